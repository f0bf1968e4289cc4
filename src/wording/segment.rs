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
fn segments<'t>(text: &'t str, mut take: impl FnMut(usize, &'t str)) {
    let parted = |space: &usize| text.as_bytes().get(space + 1).is_none_or(u8::is_ascii);
    let spaces = memchr::memchr_iter(b' ', text.as_bytes()).filter(parted);
    let mut start = 0;
    for end in spaces.map(|space| space + 1).chain([text.len()]) {
        let part = &text[start..end];
        if let Some(word) = lone_word(part.as_bytes()) {
            take(start + word.start, &part[word]);
        } else if part.is_ascii() && memchr::memchr2(b'$', b'%', part.as_bytes()).is_none() {
            part.unicode_word_indices().for_each(|(at, segment)| take(start + at, segment));
        } else {
            let wordy = part.split_word_bound_indices().filter(|(_, segment)| is_wordy(segment));
            wordy.for_each(|(at, segment)| take(start + at, segment));
        }
        start = end;
    }
}

/// The one run of ASCII letters and digits among marks that all stand by themselves, as most parts are; `None` where
/// Unicode's rules have to be asked.
fn lone_word(part: &[u8]) -> Option<Range<usize>> {
    let mark = |b: &u8| b.is_ascii() && !matches!(b, b'_' | b'$' | b'%');
    let start = part.iter().position(u8::is_ascii_alphanumeric)?;
    let rest = &part[start..];
    let end = start + rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let lone = |b: &u8| mark(b) && !b.is_ascii_alphanumeric();
    (part[..start].iter().all(mark) && part[end..].iter().all(lone)).then_some(start..end)
}

/// Word segments with what belongs to them: apostrophes of all kinds, bracketed letters, lost letters.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(text.len() / 5);
    segments(text, |start, segment| {
        let end = start + segment.len();
        match spans.last_mut() {
            Some(last) if belongs(text, last.clone(), start..end) => {
                let closing = text[end..].starts_with(']') && text[last.end..start].contains('[');
                last.end = end + usize::from(closing);
            }
            _ => spans.push(start..end),
        }
    });
    spans
}

/// Whether a segment goes on with the word before it.
fn belongs(text: &str, last: Range<usize>, next: Range<usize>) -> bool {
    let (between, before, segment) = (&text[last.end..next.start], &text[last.clone()], &text[next.clone()]);
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    match between {
        // Nearly all there is.
        " " | ", " | ". " => false,
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
            "(word) 'word' word_ _word wo_rd word's word. 3rd, $3 50% ''!? Word\nword word\r\n (a)b",
            "a \u{301}b c\u{301} d \u{200D}e f\u{A0}g h\r\n i\tj _k_ l_m n. o.p q:r 's' t'u",
            "Straße 一二 三 ภาษาไทย हिन्दी नमस्ते 👩‍👩‍👧 🇩🇪🇫🇷 x",
        ] {
            let whole = text.split_word_bound_indices().filter(|(_, segment)| is_wordy(segment));
            let mut found = Vec::new();
            segments(text, |at, segment| found.push((at, segment)));
            assert!(found.into_iter().eq(whole), "{text}");
        }
    }
}
