//! Words stripped of what only their dress differs in: case, accents, ligatures, invisible characters.

use std::borrow::Cow;

/// Lower case without accents, full stops and apostrophes; German umlauts as "ae", "oe", "ue".
///
/// U+FFFD, which stands for a letter that was lost, is kept.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else {
            push_folded(&mut folded, c);
        }
    }
    folded
}

/// Adds what is left of one character.
pub(crate) fn push_folded(folded: &mut String, c: char) {
    match c {
        '.' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        '\u{308}' if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
        '\u{300}'..='\u{36F}' => {}
        _ if is_apostrophe(c) => {}
        _ => {
            for low in c.to_lowercase() {
                match plain(low) {
                    "" => folded.push(low),
                    letters => folded.push_str(letters),
                }
            }
        }
    }
}

/// The plain Latin letters of a letter with an accent or a ligature; empty when it has none.
fn plain(c: char) -> &'static str {
    match c {
        'à'..='ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ė' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='õ' | 'ø' | 'ō' => "o",
        'ö' | 'œ' | 'ő' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='û' | 'ū' | 'ů' => "u",
        'ü' | 'ű' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => "",
    }
}

/// Every glyph that is set as an apostrophe.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '‛' | '´' | '`' | 'ʼ' | '′' | '＇')
}

/// A text read in the right encoding after all, with the way back to the text as given.
pub(crate) struct Repaired<'t> {
    pub text: Cow<'t, str>,
    /// Where each byte of `text` begins in the text as given; empty when nothing was repaired.
    map: Vec<usize>,
}

impl Repaired<'_> {
    /// The byte of the text as given that byte `at` of the repaired text stands for.
    pub fn origin(&self, at: usize) -> usize {
        if self.map.is_empty() { at } else { self.map.get(at).copied().unwrap_or(0) }
    }

    /// Whether anything was repaired.
    pub fn is_changed(&self) -> bool {
        !self.map.is_empty()
    }
}

/// Undoes UTF-8 that was read as Windows-1252, even twice ("Ã©", "â€™").
pub(crate) fn repair(text: &str) -> Repaired<'_> {
    let mut repaired = Repaired { text: Cow::Borrowed(text), map: Vec::new() };
    for _ in 0..2 {
        let Some((better, map)) = repair_once(&repaired.text) else { break };
        let map = map.into_iter().map(|at| repaired.origin(at)).collect();
        repaired = Repaired { text: Cow::Owned(better), map };
    }
    repaired
}

fn repair_once(text: &str) -> Option<(String, Vec<usize>)> {
    if !text.contains(['Ã', 'â', 'Â', 'Å', 'Ä', 'Ð', 'Ñ', 'Î', 'Ï', 'ð']) {
        return None;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut better, mut map, mut changed) = (String::with_capacity(text.len()), Vec::new(), false);
    let mut i = 0;
    while let Some(&(at, c)) = chars.get(i) {
        let (letter, used) = misread(&chars[i..]).unwrap_or((c, 1));
        changed |= used > 1;
        better.push(letter);
        map.resize(better.len(), at);
        i += used;
    }
    map.push(text.len());
    changed.then_some((better, map))
}

/// The character whose UTF-8 bytes stand at the front as Windows-1252 letters, and how many of them.
fn misread(chars: &[(usize, char)]) -> Option<(char, usize)> {
    let lead = windows_1252(chars.first()?.1)?;
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [0; 4];
    for (byte, (_, c)) in bytes.iter_mut().zip(chars.get(..length)?) {
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
    fn a_repaired_text_knows_where_it_came_from() {
        let repaired = repair("xÃ©y");
        assert_eq!(repaired.text, "xéy");
        assert_eq!([0, 1, 3, 4].map(|at| repaired.origin(at)), [0, 1, 5, 6]);
    }
}
