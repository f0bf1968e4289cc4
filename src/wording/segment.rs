//! Where the words of a text are: segments by Unicode's rules, put together where apostrophes, brackets and lost
//! letters cut them apart.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::is_apostrophe;

const SIGNS: [char; 10] = ['$', '€', '£', '¥', '%', '°', '₹', '₽', '‰', '\u{FFFD}'];

fn is_wordy(segment: &str) -> bool {
    segment.chars().any(|c| c.is_alphanumeric() || SIGNS.contains(&c))
}

/// The segments by Unicode's rules for words that may be one. No rule looks over a space that an ASCII character
/// follows, so what stands between two of them is cut by itself, and nearly all of that by the quick rules for ASCII.
fn segments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let mut parts = memchr::memchr_iter(b' ', text.as_bytes())
        .filter(|space| text.as_bytes().get(space + 1).is_none_or(u8::is_ascii))
        .map(|space| space + 1)
        .chain([text.len()]);
    std::iter::from_fn(move || {
        let end = parts.next()?;
        let part = (start, &text[start..end]);
        start = end;
        Some(part)
    })
    .flat_map(|(start, part)| {
        let quick = part.is_ascii() && memchr::memchr2(b'$', b'%', part.as_bytes()).is_none();
        let (ascii, other) = if quick { (part, "") } else { ("", part) };
        let other = other.split_word_bound_indices().filter(|(_, segment)| is_wordy(segment));
        ascii.unicode_word_indices().chain(other).map(move |(at, segment)| (start + at, segment))
    })
}

/// Word segments with what belongs to them: apostrophes of all kinds, bracketed letters, lost letters.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(text.len() / 5);
    for (start, segment) in segments(text) {
        let end = start + segment.len();
        match spans.last_mut() {
            Some(last) if belongs(text, last.clone(), start..end) => {
                let closing = text[end..].starts_with(']') && text[last.end..start].contains('[');
                last.end = end + usize::from(closing);
            }
            _ => spans.push(start..end),
        }
    }
    spans
}

/// Whether a segment goes on with the word before it.
fn belongs(text: &str, last: Range<usize>, next: Range<usize>) -> bool {
    let (between, before, segment) = (&text[last.end..next.start], &text[last.clone()], &text[next.clone()]);
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    match between {
        "" => before.ends_with('\u{FFFD}') && letters(segment) || segment == "\u{FFFD}" && !digits(before),
        "]" => text[..last.start].ends_with('[') && before.chars().count() == 1 && letters(segment),
        "[" => segment.len() < 4 && letters(segment) && letters(before) && text[next.end..].starts_with(']'),
        "\u{A0}" | "\u{202F}" | "\u{2009}" => digits(before) && digits(segment) && segment.len() == 3,
        _ => {
            let mut chars = between.chars();
            let apostrophe = chars.next().is_some_and(is_apostrophe) && chars.next().is_none();
            apostrophe && matches!(segment, "t" | "s" | "re" | "ve" | "ll" | "d" | "m")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_as_the_whole_is() {
        for text in [
            "",
            " ",
            "Costs  rose 3.5%, to $1,200.50 (or so).",
            "“It’s a mother-in-law’s café,” she said… at 3:15 p.m.",
            "a \u{301}b c\u{301} d \u{200D}e f\u{A0}g h\r\n i\tj _k_ l_m n. o.p q:r 's' t'u",
            "Straße 一二 三 ภาษาไทย हिन्दी नमस्ते 👩‍👩‍👧 🇩🇪🇫🇷 x",
        ] {
            let whole = text.split_word_bound_indices().filter(|(_, segment)| is_wordy(segment));
            assert!(segments(text).eq(whole), "{text}");
        }
    }
}
