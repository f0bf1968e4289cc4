//! The words of a text by their ids alone: small enough to be kept for many claims, and enough to say what a quote
//! can have in common with one at most, before the two are laid side by side.

use super::reading::{Reading, Word};
use super::vocabulary::Class;

/// A text's words by their ids.
#[derive(Debug)]
pub(crate) struct Outline {
    /// In order.
    ids: Box<[u64]>,
    /// Other readings, of any word.
    others: Box<[u64]>,
}

impl Outline {
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let words = || reading.words.iter();
        let others = words().map(|word| word.other).filter(|other| *other != 0);
        Self { ids: words().map(|word| word.id).collect(), others: others.collect() }
    }

    /// How many ids it holds.
    pub(crate) const fn size(&self) -> usize {
        self.ids.len() + self.others.len()
    }

    fn has(&self, word: &Word) -> bool {
        let same = |id: &u64| *id == word.id || word.other != 0 && *id == word.other;
        self.ids.iter().any(same) || self.others.contains(&word.id)
    }
}

impl Reading<'_> {
    /// For each word whether a claim may have it: wherever a comparison would find one, this is true.
    pub(crate) fn possible(&self, claim: &Outline) -> Vec<bool> {
        self.words.iter().map(|word| is_restored(word) || claim.has(word)).collect()
    }

    /// How many of its first and of its last words stand together, in order, in a claim.
    pub(crate) fn shared_ends(&self, claim: &Outline) -> (usize, usize) {
        let first = longest_start(self.words.len(), |at| self.words[at].id, claim.ids.iter().copied());
        let last = self.words.len().saturating_sub(1);
        let back = claim.ids.iter().rev().copied();
        (first, longest_start(self.words.len(), |at| self.words[last - at].id, back))
    }
}

/// Whether a comparison may take the word for another: one with a lost letter, or a value that was cut through.
fn is_restored(word: &Word) -> bool {
    word.value.is_some() || word.class.any(Class::UNIT.with(Class::DATE)) || word.key.contains('\u{FFFD}')
}

/// How many of the first of `count` wanted ids stand together somewhere in a text (Knuth, Morris and Pratt 1977).
fn longest_start(count: usize, wanted: impl Fn(usize) -> u64, text: impl Iterator<Item = u64>) -> usize {
    // For each position, how many of the first end there, short of all up to it.
    let mut back = vec![0; count];
    let mut length = 0;
    for at in 1..count {
        while length > 0 && wanted(at) != wanted(length) {
            length = back[length - 1];
        }
        length += usize::from(wanted(at) == wanted(length));
        back[at] = length;
    }
    let is_next = |length: usize, id: u64| length < count && wanted(length) == id;
    let (mut length, mut longest) = (0, 0);
    for id in text {
        while length > 0 && !is_next(length, id) {
            length = back[length - 1];
        }
        length += usize::from(is_next(length, id));
        longest = longest.max(length);
    }
    longest
}
