//! Undoes what happened to a text on its way: UTF-8 read as Windows-1252, characters written as HTML entities,
//! full-width letters, apostrophes that were lost. Keeps the way back to the text as given.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::Encoding;

/// A text read as it was meant, with the way back to the text as given.
pub(crate) struct Repaired<'t> {
    pub text: Cow<'t, str>,
    /// Where each byte of `text` begins in the text as given; empty when nothing was repaired.
    map: Vec<usize>,
    damaged: bool,
}

impl Repaired<'_> {
    /// The byte of the text as given that byte `at` of the repaired text stands for.
    pub fn origin(&self, at: usize) -> usize {
        if self.map.is_empty() { at } else { self.map.get(at).copied().unwrap_or(0) }
    }

    /// Whether an encoding accident was undone.
    pub const fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Goes over the text once more: at each place, the character that `read` makes of those there, and how
    /// many it takes.
    fn pass(&mut self, read: impl Fn(&[(usize, char)], usize) -> Option<(char, usize)>) -> bool {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        let (mut better, mut changed) = (String::with_capacity(self.text.len()), false);
        let mut map = Vec::with_capacity(self.text.len() + 1);
        let mut i = 0;
        while let Some(&(at, c)) = chars.get(i) {
            let (letter, used) = read(&chars, i).unwrap_or((c, 1));
            changed |= letter != c || used > 1;
            better.push(letter);
            map.resize(better.len(), self.origin(at));
            i += used;
        }
        if changed {
            map.push(self.origin(self.text.len()));
            (self.text, self.map) = (Cow::Owned(better), map);
        }
        changed
    }
}

/// The text as it was meant. UTF-8 read in a wrong encoding may have been so twice ("Ã©", "â€™").
pub(crate) fn repair(text: &str) -> Repaired<'_> {
    let mut repaired = Repaired { text: Cow::Borrowed(text), map: Vec::new(), damaged: false };
    if !may_want_repair(text) {
        return repaired;
    }
    if text.contains('&') {
        repaired.damaged = repaired.pass(entity);
    }
    for _ in 0..2 {
        if !repaired.text.contains(LEADS) || !repaired.pass(misread) {
            break;
        }
        repaired.damaged = true;
    }
    if repaired.text.contains(is_odd) {
        repaired.pass(plain);
    }
    repaired
}

/// Whether any character is one that a repair begins with; nearly no text has any.
fn may_want_repair(text: &str) -> bool {
    let begins = |c: char| is_odd(c) || LEADS.contains(&c);
    // A question mark stands for an apostrophe only before a letter.
    let wants = |at: usize| text.as_bytes()[at] != b'?' || text[at + 1..].starts_with(char::is_alphabetic);
    if memchr::memchr3_iter(b'&', b'_', b'?', text.as_bytes()).any(wants) {
        return true;
    }
    let mut rest = text;
    loop {
        let mut chars = rest[Encoding::ascii_valid_up_to(rest.as_bytes())..].chars();
        match chars.next() {
            None => return false,
            Some(c) if begins(c) => return true,
            Some(_) => rest = chars.as_str(),
        }
    }
}

/// What the first byte of a longer UTF-8 sequence looks like in Windows-1252, for the scripts of Europe.
const LEADS: [char; 11] = ['Ã', 'â', 'Â', 'Å', 'Ä', 'Ð', 'Ñ', 'Î', 'Ï', 'ð', 'ï'];

/// Whether a character may want to be read as another.
const fn is_odd(c: char) -> bool {
    is_invisible(c) || matches!(c, '_' | '?' | '\u{80}'..='\u{9F}' | '\u{202F}' | '\u{FFFD}' | '！'..='～')
}

/// Characters that show nothing and part nothing.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// What stands for plain characters: full-width forms, bytes of Windows-1252 taken for code points, spaces and
/// lines that join words, lost apostrophes.
fn plain(chars: &[(usize, char)], at: usize) -> Option<(char, usize)> {
    let c = chars.get(at)?.1;
    let hidden = chars[at + 1..].iter().take_while(|(_, c)| is_invisible(*c)).count();
    let letter = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0)?,
        '\u{202F}' => '\u{A0}',
        '_' | '\u{85}' => ' ',
        '\u{80}'..='\u{9F}' => {
            let byte = [u8::try_from(u32::from(c)).ok()?];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next()?
        }
        '\u{FFFD}' | '?' if stands_for_apostrophe(chars, at) => '’',
        _ => c,
    };
    Some((letter, 1 + hidden))
}

/// Whether an apostrophe was lost: "isn?t", "we\u{FFFD}re".
fn stands_for_apostrophe(chars: &[(usize, char)], at: usize) -> bool {
    let Some((_, before)) = at.checked_sub(1).and_then(|before| chars.get(before)) else { return false };
    let behind = chars[at + 1..].iter().map(|(_, c)| *c);
    let ending: String = behind.take(3).take_while(|c| c.is_alphabetic()).collect();
    let before = before.to_ascii_lowercase();
    match ending.as_str() {
        "t" => before == 'n',
        "s" => before.is_alphabetic(),
        "m" => before == 'i',
        "re" => matches!(before, 'e' | 'o' | 'u' | 'y'),
        "ve" | "ll" | "d" => matches!(before, 'e' | 'i' | 'o' | 'u' | 'y'),
        _ => false,
    }
}

static ENTITIES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let lines = include_str!("data/entities.tsv").lines();
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, c)| Some((name, c.chars().next()?)))
        .collect()
});

/// Longer than the name of any entity.
const LONGEST: usize = 10;

/// The character that "&rsquo;" or "&#8217;" at the front stands for.
fn entity(chars: &[(usize, char)], at: usize) -> Option<(char, usize)> {
    if chars.get(at)?.1 != '&' {
        return None;
    }
    let name = chars[at + 1..].iter().map(|(_, c)| *c);
    let name: String = name.take(LONGEST).take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
    let used = name.len() + 2;
    if chars.get(at + used - 1)?.1 != ';' {
        return None;
    }
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => return ENTITIES.get(name.as_str()).map(|c| (*c, used)),
    };
    char::from_u32(code).map(|c| (c, used))
}

/// The character whose UTF-8 bytes stand at the front as Windows-1252 letters, and how many of them.
fn misread(chars: &[(usize, char)], at: usize) -> Option<(char, usize)> {
    // A no-break space of which the second half became a plain one.
    if let Some([(_, before), (_, 'Â'), (_, ' '), ..]) = at.checked_sub(1).and_then(|from| chars.get(from..))
        && !before.is_whitespace()
    {
        return Some((' ', 2));
    }
    let lead = windows_1252(chars.get(at)?.1)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    for (byte, (_, c)) in bytes.iter_mut().zip(chars.get(at..at + length)?) {
        *byte = windows_1252(*c)?;
    }
    let letter = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    Some((letter, length))
}

/// The byte above 0x7F that Windows-1252 has for `c`; undefined bytes pass as their control characters.
fn windows_1252(c: char) -> Option<u8> {
    if let '\u{80}'..='\u{FF}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (lost, bytes.as_ref()) {
        (false, [byte]) if *byte >= 0x80 => Some(*byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_utf8_is_read_again() {
        assert_eq!(repair("coup d'Ã©tat").text, "coup d'état");
        assert_eq!(repair("it doesnâ€™t").text, "it doesn’t");
        assert_eq!(repair("cafÃƒÂ©").text, "café");
        assert_eq!(repair("São Tomé, Ângela").text, "São Tomé, Ângela");
    }

    #[test]
    fn entities_are_characters() {
        assert_eq!(repair("salt &amp; caf&eacute; &#8217;&#x2019;").text, "salt & café ’’");
        assert_eq!(
            repair("salt & grain; AT&T; &nosuch; &#99999999;").text,
            "salt & grain; AT&T; &nosuch; &#99999999;"
        );
    }

    #[test]
    fn lost_apostrophes_are_put_back() {
        assert_eq!(repair("isn?t it? we\u{FFFD}re caf\u{FFFD}").text, "isn’t it? we’re caf\u{FFFD}");
        assert_eq!(repair("premi\u{FFFD}re, na\u{FFFD}ve").text, "premi\u{FFFD}re, na\u{FFFD}ve");
    }

    #[test]
    fn a_repaired_text_knows_where_it_came_from() {
        let repaired = repair("xÃ©y");
        assert_eq!(repaired.text, "xéy");
        assert_eq!([0, 1, 3, 4].map(|at| repaired.origin(at)), [0, 1, 5, 6]);
        let twice = repair("x&Atilde;©y");
        assert_eq!(twice.text, "xéy");
        assert_eq!([0, 1, 3, 4].map(|at| twice.origin(at)), [0, 1, 11, 12]);
    }
}
