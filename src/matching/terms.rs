//! What claims are looked up by: their words, their pairs of neighbouring words, and the whole.

use crate::lexicon::{FNV_BASIS, fnv_step};
use crate::wording::{is_apostrophe, push_folded, repair};

/// A hash for each word of a text, in order: case, accents and apostrophes aside.
pub(super) fn words(text: &str) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(text.len() / 4 + 1);
    each(text, |hash| hashes.push(hash));
    hashes
}

/// The hash of a text's first word; `None` when it has none.
pub(super) fn first(text: &str) -> Option<u64> {
    let mut first = None;
    each(text, |hash| first = first.or(Some(hash)));
    first
}

/// The hash of the first word of a folded one, whose FNV-1a is `id`: itself, unless it has marks in it.
pub(super) fn of_word(key: &str, id: u64) -> Option<u64> {
    let plain = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if plain && !key.is_empty() { Some(finish(id)) } else { first(key) }
}

/// Hands out the hashes of a text's words, in order.
pub(super) fn each(text: &str, mut add: impl FnMut(u64)) {
    let repaired = repair(text);
    let bytes = repaired.text.as_bytes();
    let mut hash = FNV_BASIS;
    let mut letters = String::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let part = PARTS[byte as usize];
        if part > LONG {
            hash = fnv_step(hash, part);
            continue;
        }
        let joins = if part == LONG {
            let c = repaired.text[at - 1..].chars().next().unwrap_or_default();
            at += c.len_utf8() - 1;
            letters.clear();
            if c.is_alphanumeric() || is_combining(c) {
                push_folded(&mut letters, c);
                hash = letters.bytes().fold(hash, fnv_step);
                continue;
            }
            is_apostrophe(c)
        } else {
            part == APOSTROPHE
        };
        if !joins && hash != FNV_BASIS {
            add(finish(hash));
            hash = FNV_BASIS;
        }
    }
    if hash != FNV_BASIS {
        add(finish(hash));
    }
}

/// What a byte is to words: one that parts them ...
const MARK: u8 = 0;
/// ... an apostrophe in one ...
const APOSTROPHE: u8 = 1;
/// ... the begin of a longer character ...
const LONG: u8 = 2;
/// ... or else a letter or digit, here as a small one.
const PARTS: [u8; 256] = {
    let mut parts = [LONG; 256];
    let mut byte = 0u8;
    while byte.is_ascii() {
        parts[byte as usize] = match byte {
            _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
            _ if is_apostrophe(byte as char) => APOSTROPHE,
            _ => MARK,
        };
        byte += 1;
    }
    parts
};

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}')
}

/// The term of two words side by side.
pub(super) const fn pair(first: u64, second: u64) -> u64 {
    finish(first.rotate_left(21) ^ second)
}

/// The term of a whole text: its words in order.
pub(super) fn whole(words: &[u64]) -> u64 {
    words.iter().fold(FNV_BASIS, |hash, word| pair(hash, *word))
}

/// Half of a term: enough to tell those of one quote and one claim apart.
pub(super) const fn short(term: u64) -> u32 {
    term as u32
}

/// The term of a word whose folded letters have this FNV-1a: spreads it over all its bits, so that the upper ones may choose a
/// bucket (the mixer of SplitMix64).
pub(super) const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::{first, of_word, words};
    use crate::wording::Reading;

    #[test]
    fn dress_does_not_change_a_word() {
        assert_eq!(words("It doesn’t suit the CAFÉ"), words("it doesn't suit - the “cafe\u{301}”"));
        assert_ne!(words("a b"), words("b a"));
    }
    #[test]
    fn a_word_that_was_read_is_known_by_its_id() {
        let reading = Reading::of("The 3rd café isn’t Müller’s, on March 10, for $5 million");
        for word in reading.words() {
            assert_eq!(of_word(word.key, word.id), first(word.key), "{}", word.key);
        }
    }
}
