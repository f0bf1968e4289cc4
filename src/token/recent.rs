//! The words met last, with all that their letters alone say of them: a few hundred words make up most of any text,
//! and need not be folded, hashed and traced to their lemmas each time.

use std::ops::Range;

use crate::lexicon::{self, Entry};

/// What a word's letters say of it.
#[derive(Clone, Copy)]
pub(super) struct Word {
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether all its letters are upper case, and there are two or more.
    pub upper: bool,
    pub entry: Entry,
}

impl Word {
    fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let capital = match bytes.first() {
            Some(b) if b.is_ascii() => b.is_ascii_uppercase(),
            _ => word.chars().next().is_some_and(char::is_uppercase),
        };
        let upper = capital
            && bytes.iter().filter(|b| b.is_ascii_uppercase()).count() > 1
            && !bytes.iter().any(u8::is_ascii_lowercase);
        Self { capital, upper, entry: lexicon::look_up(bytes) }
    }
}

/// How many words are kept, as a power of two: about 40 bytes each, for every thread.
const BITS: u32 = 12;

/// A word's bytes and their number; zeros where there is no word.
type Key = [u64; 2];

/// One place for each hash; what came last stays.
pub(super) struct Recent(Box<[(Key, Word)]>);

impl Recent {
    pub fn new() -> Self {
        Self(vec![(Key::default(), Word::of("")); 1 << BITS].into_boxed_slice())
    }

    /// What is known of the word that stands in `text` at `span`.
    pub fn look_up(&mut self, text: &str, span: Range<usize>) -> Word {
        let key = key(text.as_bytes(), &span).filter(|key| *key != Key::default());
        let Some((key, place)) = key.and_then(|key| Some((key, self.0.get_mut(place(key))?))) else {
            return Word::of(&text[span]);
        };
        if place.0 != key {
            *place = (key, Word::of(&text[span]));
        }
        place.1
    }
}

/// The bytes of a short word as numbers, taken with those behind it; `None` for a long word, and at the text's end.
fn key(text: &[u8], span: &Range<usize>) -> Option<Key> {
    let bytes = text.get(span.start..)?.first_chunk::<16>()?;
    let length = Some(span.len()).filter(|length| *length < 16)?;
    let all = u128::from_le_bytes(*bytes) & ((1 << (8 * length)) - 1) | (length as u128) << 120;
    Some([all as u64, (all >> 64) as u64])
}

const fn place([low, high]: Key) -> usize {
    ((low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_the_same_the_first_and_the_second_time() {
        let mut recent = Recent::new();
        let text = "A said SAID Said U.S. É Zoë’s mother-in-law’s-own said a";
        for _ in 0..2 {
            let mut at = 0;
            for word in text.split(' ') {
                let (found, alone) = (recent.look_up(text, at..at + word.len()), Word::of(word));
                assert_eq!((found.capital, found.upper), (alone.capital, alone.upper), "{word}");
                assert_eq!(found.entry.word, alone.entry.word, "{word}");
                assert_eq!(found.entry.lemma, alone.entry.lemma, "{word}");
                assert!(found.entry.class == alone.entry.class, "{word}");
                at += word.len() + 1;
            }
        }
    }
}
