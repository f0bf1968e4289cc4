//! Regular endings taken off: "denied" to "deny", "senators" to "senator".
//!
//! Stems are looked up by their hashes, one of which goes on from another.

use super::key::{fnv, fnv_step};
use super::{Class, Folded, TABLE, short};

/// How many last bytes endings are told by.
const LAST: usize = 4;

/// A word and the hashes of what it is without its last bytes.
struct Word<'w> {
    bytes: &'w [u8],
    /// Without the last four bytes (or all, where it has fewer), three, two and one.
    without: [u64; LAST],
}

impl<'w> Word<'w> {
    fn new(bytes: &'w [u8]) -> Self {
        let (stem, last) = bytes.split_at(bytes.len().saturating_sub(LAST));
        let mut without = [fnv(stem); LAST];
        for (i, &byte) in last.iter().take(LAST - 1).enumerate() {
            without[i + 1] = fnv_step(without[i], byte);
        }
        Self { bytes, without }
    }

    /// The hash of what it is without its last `n` bytes, one to four of them, and not more than it has.
    fn without(&self, n: usize) -> u64 {
        self.without[LAST.min(self.bytes.len()) - n]
    }
}

/// The classes and lemma of an inflected form; `None` when no listed word lies under it.
pub(super) fn trace(word: &Folded) -> Option<(Class, u32)> {
    let bytes = word.bytes();
    let traced = || Word::new(bytes);
    match bytes {
        [.., b'l', b'y'] if bytes.len() > 4 && !is_no_adverb(bytes) => Some((Class::ADVERB, short(word.key))),
        [.., b's'] if bytes.len() > 3 => third(&traced()),
        [.., b'e', b'd'] if bytes.len() > 3 => past(&traced()),
        [.., b'i', b'n', b'g'] if bytes.len() > 4 => ing(&traced()),
        _ => None,
    }
}

/// Words that end as adverbs do and are none: the family of the victim, an elderly man.
#[rustfmt::skip]
const NO_ADVERBS: [&str; 56] = [
    "anomaly", "assembly", "beastly", "belly", "bodily", "brotherly", "bully", "burly", "butterfly", "chilly",
    "costly", "cowardly", "cuddly", "curly", "deadly", "disorderly", "elderly", "family", "fatherly",
    "friendly", "ghastly", "ghostly", "grisly", "heavenly", "homely", "homily", "jelly", "jolly", "lively",
    "lonely", "lovely", "lowly", "melancholy", "monopoly", "motherly", "neighborly", "neighbourly", "orderly",
    "prickly", "rally", "reply", "saintly", "scholarly", "sickly", "silly", "sisterly", "stately", "supply",
    "tally", "ugly", "unfriendly", "unruly", "unsightly", "untimely", "wily", "worldly",
];

/// Whether a word is one of [`NO_ADVERBS`].
fn is_no_adverb(word: &[u8]) -> bool {
    NO_ADVERBS.binary_search_by(|listed| listed.as_bytes().cmp(word)).is_ok()
}

/// A listed verb's fields and lemma.
fn verb(base: u64) -> Option<(Class, u32)> {
    TABLE
        .get(base)
        .filter(|(class, _)| class.has(Class::BASE))
        .map(|(class, lemma)| (class & Class::FIELDS, lemma))
}

/// "says", "denies", "senators": a verb's third person, a noun's plural, or both.
fn third(word: &Word) -> Option<(Class, u32)> {
    let stem = word.without(1);
    // "denies": "deny".
    let with_y = || fnv_step(word.without(3), b'y');
    let found = verb(stem).or_else(|| match word.bytes {
        [.., b'i', b'e', _] => verb(with_y()),
        // "passes", "does"; but "aides" comes of no "aid".
        [.., b's' | b'x' | b'z' | b'h' | b'o', b'e', _] => verb(word.without(2)),
        _ => None,
    });
    let found = found.map(|(fields, lemma)| (fields | Class::THIRD, lemma));
    let noun = plural(stem).or_else(|| match word.bytes {
        [.., b'i', b'e', _] => plural(with_y()),
        _ => None,
    });
    match (found, noun) {
        (Some((class, lemma)), Some((more, _))) => Some((class | more, lemma)),
        (found, noun) => found.or(noun),
    }
}

/// The classes of several of a listed noun.
fn plural(singular: u64) -> Option<(Class, u32)> {
    let (class, lemma) = TABLE.get(singular)?;
    let mut many =
        class & (Class::ORGANIZATION | Class::DOCUMENT | Class::OUTLET | Class::POLL | Class::TIME);
    if class.any(Class::PERSON) {
        many |= Class::GROUP | Class::PERSON;
    }
    (!many.is_empty()).then_some((many, lemma))
}

fn past(word: &Word) -> Option<(Class, u32)> {
    let forms = Class::PAST | Class::PARTICIPLE;
    under(word, 2).map(|(fields, lemma)| (fields & !Class::NOUNISH & !Class::EITHER | forms, lemma))
}

fn ing(word: &Word) -> Option<(Class, u32)> {
    under(word, 3).map(|(fields, lemma)| (fields & !Class::NOUNISH & !Class::EITHER | Class::ING, lemma))
}

/// The verb that lost its `e`, doubled its last letter, or turned `y` to `i` before an ending of `n` bytes.
fn under(word: &Word, n: usize) -> Option<(Class, u32)> {
    let stem = &word.bytes[..word.bytes.len() - n];
    let with_y = || verb(fnv_step(word.without(n + 1), b'y'));
    let doubled = || match stem {
        [.., a, b] if a == b => verb(word.without(n + 1)),
        _ => None,
    };
    if stem.last() == Some(&b'i')
        && let Some(found) = with_y()
    {
        return Some(found);
    }
    verb(fnv_step(word.without(n), b'e')).or_else(|| verb(word.without(n))).or_else(doubled)
}
