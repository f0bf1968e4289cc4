//! What is known of English words before any of them is read: sorted lists under `data/`, and a
//! look-up that takes inflected forms back to them.
//!
//! `words.txt` (closed classes, titles, newsroom nouns) and `irregular.txt` are our own. `verbs.txt`
//! (verbs with their field of meaning) and `persons.txt` (nouns for people) are drawn from WordNet 3.0,
//! © 2006 Princeton University, and widened by hand. The given names are those of the 1990 census of the
//! United States, a public-domain list, widened by hand.

mod class;
pub(crate) mod filter;
mod inflection;
mod key;
#[cfg(test)]
mod lists;
mod table;
mod word_map;

use std::borrow::Cow;

use key::short;
use table::Table;

pub use class::Class;
pub(crate) use filter::Filter;
pub(crate) use key::{FNV_BASIS, fnv, fnv_step};
pub use key::{KeyMap, KeySet, label};
pub(crate) use word_map::{WordMap, spread};

/// What the lexicon says of one word.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// All classes it may belong to.
    pub class: Class,
    /// Hash of the lower-cased word.
    pub word: u32,
    /// Hash of the lemma; `word` where none is known.
    pub lemma: u32,
}

static TABLE: Table = Table {
    filter: Filter::of(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon-filter.bin"))),
    slots: Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")).as_chunks().0),
};

/// Hash of a word as tokens carry it: lower-cased in ASCII, `’` as `'`, without a closing full stop.
pub fn hash(word: &[u8]) -> u32 {
    short(Folded::new(word).key)
}

/// Words longer than this are not in the lexicon.
const WORD_BYTES: usize = 48;

/// A word lower-cased and hashed.
struct Folded {
    bytes: [u8; WORD_BYTES],
    len: usize,
    key: u64,
}

impl Folded {
    fn new(word: &[u8]) -> Self {
        let word = match word {
            [rest @ .., b'.'] if !rest.contains(&b'.') => rest,
            _ => word,
        };
        let mut folded = Self { bytes: [0; WORD_BYTES], len: 0, key: FNV_BASIS };
        if word.len() > WORD_BYTES || !word.is_ascii() {
            folded.take_any(word);
            return folded;
        }
        for (place, byte) in folded.bytes.iter_mut().zip(word) {
            *place = byte.to_ascii_lowercase();
            folded.key = fnv_step(folded.key, *place);
        }
        folded.len = word.len();
        folded
    }

    /// Takes a word that is long or holds more than ASCII.
    #[cold]
    fn take_any(&mut self, word: &[u8]) {
        let mut rest = word;
        while let [first, tail @ ..] = rest {
            let (byte, after) = match first {
                0xE2 if tail.starts_with(&[0x80, 0x99]) => (b'\'', &tail[2..]),
                _ => (first.to_ascii_lowercase(), tail),
            };
            if let Some(place) = self.bytes.get_mut(self.len) {
                *place = byte;
            }
            self.len += 1;
            self.key = fnv_step(self.key, byte);
            rest = after;
        }
    }

    /// Its letters; empty when there are too many.
    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// What is known of a word in any case; inflected verbs and plural nouns are traced to their lemma.
pub fn look_up(word: &[u8]) -> Entry {
    let folded = Folded::new(word);
    let own = short(folded.key);
    let known = TABLE.get(folded.key);
    let inflected = inflection::trace(&folded);
    match (known, inflected) {
        (None, None) => Entry { class: Class::NONE, word: own, lemma: own },
        (Some((class, lemma)), None) => Entry { class, word: own, lemma },
        (None, Some((class, lemma))) => Entry { class, word: own, lemma },
        (Some((class, lemma)), Some((more, base))) => {
            let lemma = if class.any(Class::VERB) || !more.any(Class::VERB) { lemma } else { base };
            Entry { class: class | more, word: own, lemma }
        }
    }
}

/// What is known of the clitic with these letters (without the apostrophe).
pub fn clitic(letters: &[u8]) -> Entry {
    let word = hash(letters);
    let class = match letters.to_ascii_lowercase().as_slice() {
        b"s" => Class::CLITIC_S,
        b"ve" => Class::HAVE,
        b"d" => Class::MODAL | Class::HAVE,
        b"ll" => Class::MODAL,
        b"m" | b"re" => Class::BE | Class::FINITE,
        _ => Class::NONE,
    };
    Entry { class, word, lemma: word }
}

/// Whether the word is written with a full stop ("Sen.", "Inc.").
pub fn is_abbreviation(word: &[u8]) -> bool {
    TABLE.get(Folded::new(word).key).is_some_and(|(class, _)| class.has(Class::ABBREVIATION))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(word: &str) -> Class {
        look_up(word.as_bytes()).class
    }

    #[test]
    fn inflected_verbs_know_their_lemma() {
        for (form, lemma) in [
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("hoping", "hope"),
            ("admitted", "admit"),
            ("telling", "tell"),
            ("Tweeted", "tweet"),
            ("accuses", "accuse"),
        ] {
            assert_eq!(look_up(form.as_bytes()).lemma, hash(lemma.as_bytes()), "{form}");
        }
    }

    #[test]
    fn forms_are_told_apart() {
        assert!(class("saying").has(Class::ING));
        assert!(class("says").has(Class::THIRD));
        assert!(class("asked").has(Class::PAST) && class("asked").has(Class::PARTICIPLE));
        assert!(class("told").has(Class::COMMUNICATION));
        assert!(class("spokeswoman").has(Class::FEMALE));
        assert!(class("senators").has(Class::GROUP));
        assert!(!class("Thing").has(Class::ING));
    }

    #[test]
    fn lists_are_sorted_and_without_repeats() {
        for list in [
            include_str!("data/en/verbs.txt"),
            include_str!("data/en/words.txt"),
            include_str!("data/en/irregular.txt"),
            include_str!("data/en/persons.txt"),
        ] {
            let keys: Vec<&str> = list.lines().map(|l| l.split('\t').next().unwrap_or(l)).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }
}
