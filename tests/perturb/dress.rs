//! Changes of a text that leave its words the same.

use super::random::Random;

/// A change to the text; `None` when it offers no place for it.
pub type Dress = fn(&str, &mut Random) -> Option<String>;

/// Those that can be laid over any other change come first.
pub const NORMALIZED: &[(&str, Dress)] = &[
    ("first letter", |text, _| {
        let low = text.starts_with(char::is_lowercase);
        let mut chars = text.chars();
        let first = chars.next()?;
        let first = if low { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        Some(format!("{first}{}", chars.as_str()))
    }),
    ("curly apostrophe", |text, _| replaced(text, "'", "’")),
    ("double space", |text, r| space(text, "  ", r)),
    ("no-break space", |text, r| space(text, "\u{A0}", r)),
    ("narrow no-break space", |text, r| space(text, "\u{202F}", r)),
    ("no-break space as an entity", |text, r| space(text, "&nbsp;", r)),
    ("dash", |text, _| replaced(text, " – ", "—")),
    ("typed dash", |text, _| replaced(text, " – ", " -- ")),
    ("misread apostrophe", |text, _| replaced(text, "'", "â€™")),
    ("lost apostrophe", |text, _| replaced(text, "n't", "n\u{FFFD}t")),
    ("apostrophe as an entity", |text, _| replaced(text, "'", "&#8217;")),
    ("zero width space", |text, r| space(text, " \u{200B}", r)),
    ("soft hyphen", |text, r| inside(text, "\u{AD}", r)),
    ("ligature", |text, _| text.contains("fi").then(|| text.replacen("fi", "ﬁ", 1))),
    ("full width", |text, r| {
        let at = text.char_indices().filter(|(_, c)| c.is_ascii_lowercase()).map(|(at, _)| at);
        let at = *random_of(&at.collect::<Vec<_>>(), r)?;
        let wide = char::from_u32(u32::from(text.as_bytes()[at]) + 0xFEE0)?;
        Some(format!("{}{wide}{}", &text[..at], &text[at + 1..]))
    }),
    ("comma dropped", |text, _| replaced(text, ", and", " and")),
    ("digits", |text, _| spelled(text)),
    ("percent sign", |text, _| replaced(text, " percent", "%")),
    ("per cent", |text, _| replaced(text, " percent", " per cent")),
    ("currency sign", |text, _| currency(text)),
    ("scale in digits", |text, _| {
        let at = text.find(" thousand ")?;
        let from = text[..at].rfind(' ')? + 1;
        let number: u32 = text[from..at].parse().ok()?;
        Some(format!("{}{number},000 {}", &text[..from], &text[at + 10..]))
    }),
];

fn replaced(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replace(from, to))
}

fn random_of<'a, T>(from: &'a [T], random: &mut Random) -> Option<&'a T> {
    (!from.is_empty()).then(|| random.pick(from))
}

fn space(text: &str, by: &str, random: &mut Random) -> Option<String> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let at = *random_of(&spaces, random)?;
    Some(format!("{}{by}{}", &text[..at], &text[at + 1..]))
}

/// Puts an invisible character between two letters.
fn inside(text: &str, hidden: &str, random: &mut Random) -> Option<String> {
    let bytes = text.as_bytes();
    let between = |at: &usize| bytes[at - 1].is_ascii_alphabetic() && bytes[*at].is_ascii_alphabetic();
    let places: Vec<usize> = (1..bytes.len()).filter(between).collect();
    let at = *random_of(&places, random)?;
    Some(format!("{}{hidden}{}", &text[..at], &text[at..]))
}

fn spelled(text: &str) -> Option<String> {
    for (word, digits) in [
        ("three", "3"),
        ("seven", "7"),
        ("twelve", "12"),
        ("eight", "8"),
        ("fourteen", "14"),
        ("forty", "40"),
        ("ninety", "90"),
        ("forty-six", "46"),
        ("ninety-two", "92"),
        ("one hundred and fifty", "150"),
        ("eighteen", "18"),
        ("a dozen", "12"),
    ] {
        for (a, b) in [(word, digits), (digits, word)] {
            let (a, b) = (format!(" {a} "), format!(" {b} "));
            if text.contains(&a) {
                return Some(text.replacen(&a, &b, 1));
            }
        }
    }
    None
}

/// "$5 million" for "5 million dollars".
fn currency(text: &str) -> Option<String> {
    let (end, sign, length) = [(" dollars", "$"), (" euros", "€")]
        .iter()
        .find_map(|(name, sign)| text.find(name).map(|end| (end, sign, name.len())))?;
    let from = text[..end].rfind(|c: char| c.is_ascii_digit())?;
    let from = text[..from].rfind(' ')? + 1;
    let near = text[from..end].split(' ').count() < 3;
    near.then(|| format!("{}{sign}{}{}", &text[..from], &text[from..end], &text[end + length..]))
}
