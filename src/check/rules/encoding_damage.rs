//! Text that was read in a wrong encoding.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::Fix;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "T002",
    name: "encoding-damage",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Letters such as “Ã©” that come of UTF-8 read as Windows-1252, and replacement characters.",
    why: "It looks careless, and inside a quote it changes the words.",
    wrong: "The coup d'Ã©tat failed.",
    right: "The coup d'état failed.",
    options: SEVERITY_ONLY,
    origin: "The WHATWG Encoding Standard defines the two encodings whose mix-up leaves these traces.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (span, repaired) in damage(&story.article.text) {
        let found = story.text(span);
        let message = match &repaired {
            Some(right) => format!("“{found}” is “{right}” read in a wrong encoding"),
            None => "a character was lost to a wrong encoding".to_owned(),
        };
        let help = match &repaired {
            Some(right) => format!("write “{right}”"),
            None => "look the character up in the original".to_owned(),
        };
        // A letter beyond ASCII right behind is damaged too, and the damage was done in pieces.
        let whole = story.article.text[span.end as usize..]
            .chars()
            .next()
            .is_none_or(|c| c.is_ascii() || !is_trace(c));
        let fix = repaired.filter(|_| whole).map(|right| Fix::certain(span, right));
        out.push(Finding::new(&RULE, span, [found, ""], message).help(help).fix(fix));
    }
}

/// Every stretch of damaged characters, with what they were; `None` where that is lost.
fn damage(text: &str) -> impl Iterator<Item = (Span, Option<String>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // The first bytes of "Ã", "Â", "â", "Ð" and "Ñ", and of U+FFFD.
        while let Some(found) = memchr::memchr2(0xC3, 0xEF, text.as_bytes().get(at..)?) {
            let start = at + found;
            let first = text[start..].chars().next()?;
            if !matches!(first, 'Ã' | 'Â' | 'â' | 'Ð' | 'Ñ' | '\u{FFFD}') {
                at = start + first.len_utf8();
                continue;
            }
            if first == '\u{FFFD}' {
                at = start + first.len_utf8();
                return Some((Span::new(start as u32, at as u32), None));
            }
            if let Some((length, right)) = repair(&text[start..]) {
                at = start + length;
                return Some((Span::new(start as u32, at as u32), Some(right)));
            }
            at = start + first.len_utf8();
        }
        None
    })
}

/// Whether a character is what bytes of a longer sequence look like in Windows-1252.
fn is_trace(c: char) -> bool {
    !matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…') && (c as u32 >= 0x80) && !c.is_alphabetic()
}

/// The character that the beginning of `text` is when its letters are taken as bytes of Windows-1252.
fn repair(text: &str) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut length = 0;
    for c in text.chars().take(4) {
        let mut one = [0; 4];
        let (encoded, _, lossy) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut one));
        if lossy || c.is_ascii() {
            break;
        }
        bytes.extend_from_slice(&encoded);
        length += c.len_utf8();
        if let Ok(right) = std::str::from_utf8(&bytes) {
            return (bytes.len() > 1).then(|| (length, right.to_owned()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> Vec<Option<String>> {
        damage(text).map(|(_, right)| right).collect()
    }

    #[test]
    fn damage_is_traced_to_its_character() {
        assert_eq!(repaired("d'Ã©tat â€œsoâ€\u{9d}"), ["é", "“", "”"].map(|s| Some(s.to_owned())));
        assert_eq!(repaired("caf\u{FFFD}"), [None]);
    }

    #[test]
    fn real_letters_are_no_damage() {
        assert!(repaired("Âge, Ângela, château, ÃO, Ñandú, “naïve”").is_empty());
    }
}
