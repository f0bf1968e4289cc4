//! What a terminal would obey is shown instead: a story may hold control characters, and so may its name.

use std::borrow::Cow;

/// `text` with a picture for each control character, line ends included, and U+FFFD for those that have none.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if c.is_control() { picture(c) } else { c }).collect())
}

/// The character that Unicode has for showing a control character.
fn picture(control: char) -> char {
    match u32::from(control) {
        0x7F => '\u{2421}',
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_nothing_else_is_touched() {
        assert_eq!(visible("a\u{1b}[2J\nb\u{7f}\u{9b}31m"), "a␛[2J␊b␡\u{FFFD}31m");
        assert!(matches!(visible("“Ça va,” she said – 東京"), Cow::Borrowed(_)));
    }
}
