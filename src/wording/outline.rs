//! The words of a text by their ids alone: small enough to be kept for many claims, and enough to say what a quote
//! can have in common with one at most, before the two are laid side by side.

use smallvec::SmallVec;

use super::contraction::{ENDINGS, is_hidden};
use super::reading::{Reading, Word};
use super::token::{hash, hash_from};
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

    /// For each word the hashes (FNV-1a, 64 bits) of which a text without brackets has one, where it has the
    /// word: of its own words, folded and cut at all marks but apostrophes. None where that cannot be told.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = SmallVec<[u64; 10]>> {
        self.words.iter().map(|word| {
            // Of fewer letters than characters where marks stand between them.
            let plain = word.span.len() == word.key.len()
                && word.value.is_none()
                && word.key.bytes().all(|byte| byte.is_ascii_lowercase());
            if !plain || is_hidden(&word.key) {
                return SmallVec::new();
            }
            // The first letter stands by itself in "U.N."
            let letter = hash(&word.key.as_bytes()[..1.min(word.key.len())]);
            // "They're", "doesn't".
            let added = ENDINGS.iter().chain(&["nt"]).map(|added| hash_from(word.id, added.as_bytes()));
            [word.id, letter].into_iter().chain(added).collect()
        })
    }

    /// What its first and its last words are looked for with.
    pub(crate) fn ends(&self) -> Ends {
        let ids = || self.words.iter().map(|word| word.id);
        Ends { first: Row::of(ids().collect()), last: Row::of(ids().rev().collect()) }
    }
}

/// The words of a text from both ends.
pub(crate) struct Ends {
    first: Row,
    last: Row,
}

impl Ends {
    /// How many of the first and of the last words stand together, in order, in a claim.
    pub(crate) fn shared(&self, claim: &Outline) -> (usize, usize) {
        let ids = claim.ids.iter().copied();
        (self.first.longest_start(ids.clone()), self.last.longest_start(ids.rev()))
    }
}

/// Whether a comparison may take the word for another: one with a lost letter, or a value that was cut through.
fn is_restored(word: &Word) -> bool {
    word.value.is_some() || word.class.any(Class::UNIT.with(Class::DATE)) || word.key.contains('\u{FFFD}')
}

/// Ids that are looked for in a row (Knuth, Morris and Pratt 1977).
struct Row {
    ids: Vec<u64>,
    /// For each position, how many of the first ids end there, short of all up to it.
    back: Vec<usize>,
}

impl Row {
    fn of(ids: Vec<u64>) -> Self {
        let mut back = vec![0; ids.len()];
        let mut length = 0;
        for at in 1..ids.len() {
            while length > 0 && ids[at] != ids[length] {
                length = back[length - 1];
            }
            length += usize::from(ids[at] == ids[length]);
            back[at] = length;
        }
        Self { ids, back }
    }

    /// How many of the first ids stand together somewhere in a text.
    fn longest_start(&self, text: impl Iterator<Item = u64>) -> usize {
        let (mut length, mut longest) = (0, 0);
        for id in text {
            while length > 0 && self.ids.get(length) != Some(&id) {
                length = self.back[length - 1];
            }
            length += usize::from(self.ids.get(length) == Some(&id));
            longest = longest.max(length);
        }
        longest
    }
}
