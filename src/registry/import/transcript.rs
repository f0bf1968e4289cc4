//! Paragraphs that begin with a speaker's name and a colon, or go on with the last one's words.

use super::{Imported, imported, label};

/// What comes before the first name is nobody's and left out.
pub(super) fn read(text: &str) -> Vec<Imported> {
    let mut all = Vec::new();
    let mut speaker: Option<String> = None;
    let (mut begun, mut paragraph) = (0, String::new());
    for (number, line) in text.lines().enumerate() {
        let line = untimed(line.trim());
        let named = label(line);
        if line.is_empty() || named.is_some() {
            all.extend(
                speaker.as_ref().and_then(|name| imported(begun, name, &std::mem::take(&mut paragraph))),
            );
            paragraph.clear();
        }
        let words = match named {
            Some((name, words)) => {
                speaker = Some(name);
                words
            }
            None => line,
        };
        if paragraph.is_empty() {
            begun = number + 1;
        } else {
            paragraph.push(' ');
        }
        paragraph += words;
    }
    all.extend(speaker.and_then(|name| imported(begun, &name, &paragraph)));
    all
}

/// A line without the time in brackets before it.
fn untimed(line: &str) -> &str {
    let rest = line.strip_prefix(['[', '(']).and_then(|rest| rest.split_once([']', ')']));
    let is_time = |inner: &str| {
        !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
    };
    match rest {
        Some((inner, rest)) if is_time(inner) => rest.trim_start(),
        _ => line,
    }
}
