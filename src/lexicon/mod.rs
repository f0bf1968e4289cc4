//! What is known of English words before any of them is read: sorted lists under `data/`, and a
//! look-up that takes inflected forms back to them.
//!
//! `words.txt` (closed classes, titles, newsroom nouns) and `irregular.txt` are our own. `verbs.txt`
//! (verbs with their field of meaning) and `persons.txt` (nouns for people) are drawn from WordNet 3.0,
//! © 2006 Princeton University, and widened by hand. The given names are those of the 1990 census of the
//! United States, a public-domain list, widened by hand.

mod class;
mod inflection;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub use class::Class;

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

/// Keys are hashes already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = fnv(bytes.iter().copied());
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

type Table = HashMap<u64, (Class, u32), BuildHasherDefault<Identity>>;

static TABLE: LazyLock<Table> = LazyLock::new(build);

/// FNV-1a, 64 bits (Fowler, Noll and Vo, draft-eastlake-fnv).
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The short form of a hash that tokens carry.
const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ hash as u32
}

/// The hash that tokens carry of a word already lower-cased; for use in constants.
pub const fn label(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    short(hash)
}

/// Hash of a word as tokens carry it: lower-cased in ASCII, `’` as `'`, without a closing full stop.
pub fn hash(word: &[u8]) -> u32 {
    let mut buffer = [0; WORD_BYTES];
    short(fold(word, &mut buffer).1)
}

/// Words longer than this are not in the lexicon.
const WORD_BYTES: usize = 48;

/// Lower-cases `word` into `buffer` and hashes it; the slice is empty when it does not fit.
fn fold<'b>(word: &[u8], buffer: &'b mut [u8; WORD_BYTES]) -> (&'b [u8], u64) {
    let word = match word {
        [rest @ .., b'.'] if !rest.contains(&b'.') => rest,
        _ => word,
    };
    let mut len = 0;
    let mut rest = word;
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    while let [first, tail @ ..] = rest {
        let (byte, after) = match rest {
            [0xE2, 0x80, 0x99, after @ ..] => (b'\'', after),
            _ => (first.to_ascii_lowercase(), tail),
        };
        if len < WORD_BYTES {
            buffer[len] = byte;
        }
        len += 1;
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        rest = after;
    }
    (if len <= WORD_BYTES { &buffer[..len] } else { &[] }, hash)
}

/// What is known of a word in any case; inflected verbs and plural nouns are traced to their lemma.
pub fn look_up(word: &[u8]) -> Entry {
    let mut buffer = [0; WORD_BYTES];
    let (folded, key) = fold(word, &mut buffer);
    let own = short(key);
    let known = TABLE.get(&key).copied();
    let inflected = inflection::trace(folded);
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
    let mut buffer = [0; WORD_BYTES];
    let (_, key) = fold(word, &mut buffer);
    TABLE.get(&key).is_some_and(|(class, _)| class.has(Class::ABBREVIATION))
}

/// The entry of a word exactly as listed, with the short hash of its lemma.
fn listed(word: &[u8]) -> Option<(Class, u32)> {
    TABLE.get(&fnv(word.iter().copied())).copied()
}

fn add(table: &mut Table, word: &str, class: Class, lemma: Option<&str>) {
    let key = fnv(word.bytes());
    let lemma = short(lemma.map_or(key, |l| fnv(l.bytes())));
    let entry = table.entry(key).or_insert((Class::NONE, lemma));
    entry.0 |= class;
    if class.any(Class::VERB) {
        entry.1 = lemma;
    }
}

fn build() -> Table {
    let mut table = Table::with_capacity_and_hasher(16_384, BuildHasherDefault::default());
    for line in include_str!("data/en/verbs.txt").lines() {
        let mut columns = line.split('\t');
        let (Some(word), Some(field), Some(share)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let class = Class::BASE | Class::named(field) | Class::named(share);
        add(&mut table, word, class, None);
    }
    for line in include_str!("data/en/irregular.txt").lines() {
        let mut columns = line.split('\t');
        let (Some(base), Some(past), Some(participle)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let field = table.get(&fnv(base.bytes())).map_or(Class::NONE, |(class, _)| *class & Class::FIELDS);
        add(&mut table, past, Class::PAST | field, Some(base));
        add(&mut table, participle, Class::PARTICIPLE | field, Some(base));
    }
    for word in include_str!("data/en/persons.txt").lines() {
        add(&mut table, word, Class::PERSON, None);
    }
    for line in include_str!("data/en/words.txt").lines() {
        if let Some((word, classes)) = line.split_once('\t') {
            let class = classes.split(' ').fold(Class::NONE, |all, name| all | Class::named(name));
            add(&mut table, word, class, None);
        }
    }
    for (list, gender) in [
        (include_str!("data/en/given_names_male.txt"), Class::MALE),
        (include_str!("data/en/given_names_female.txt"), Class::FEMALE),
    ] {
        for name in list.lines() {
            let key = name.to_lowercase();
            let known = table.get(&fnv(key.bytes())).map_or(Class::NONE, |(class, _)| *class);
            if !known.any(Class::PRONOUN | Class::DETERMINER | Class::TITLE | Class::MODAL) {
                add(&mut table, &key, Class::GIVEN | gender, None);
            }
        }
    }
    table
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
