//! What claims are looked up by: their words, their pairs of neighbouring words, and the whole.

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

fn each(text: &str, mut add: impl FnMut(u64)) {
    let repaired = repair(text);
    let mut hash = SEED;
    let mut letters = String::new();
    let mut at = 0;
    while let Some(&byte) = repaired.text.as_bytes().get(at) {
        if byte.is_ascii_alphanumeric() {
            hash = step(hash, byte.to_ascii_lowercase());
            at += 1;
            continue;
        }
        let c = if byte.is_ascii() { Some(char::from(byte)) } else { repaired.text[at..].chars().next() };
        let Some(c) = c else { break };
        at += c.len_utf8();
        if !c.is_ascii() && (c.is_alphanumeric() || is_combining(c)) {
            letters.clear();
            push_folded(&mut letters, c);
            hash = letters.bytes().fold(hash, step);
        } else if !is_apostrophe(c) && hash != SEED {
            add(finish(hash));
            hash = SEED;
        }
    }
    if hash != SEED {
        add(finish(hash));
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}')
}

/// The term of two words side by side.
pub(super) const fn pair(first: u64, second: u64) -> u64 {
    finish(first.rotate_left(21) ^ second)
}

/// The term of a whole text: its words in order.
pub(super) fn whole(words: &[u64]) -> u64 {
    words.iter().fold(SEED, |hash, word| pair(hash, *word))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, 64 bits.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Spreads a hash over all its bits, so that the upper ones may choose a bucket (the mixer of SplitMix64).
const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn dress_does_not_change_a_word() {
        assert_eq!(words("It doesn’t suit the CAFÉ"), words("it doesn't suit - the “cafe\u{301}”"));
        assert_ne!(words("a b"), words("b a"));
    }
}
