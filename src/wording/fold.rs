//! Words stripped of what only their dress differs in: case, accents, ligatures, invisible characters.

use std::borrow::Cow;

/// Lower case without accents, full stops and apostrophes; German umlauts as "ae", "oe", "ue".
///
/// U+FFFD, which stands for a letter that was lost, is kept.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else {
            push_folded(&mut folded, c);
        }
    }
    Cow::Owned(folded)
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
