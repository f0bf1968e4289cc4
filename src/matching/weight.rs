//! How much of a quote a claim shares by their terms alone, wherever these stand: what is known before either is read.

use smallvec::{SmallVec, smallvec};

use super::postings::{Bucket, Kind, Postings};
use super::short::ShortMap;
use super::terms::short;

/// Terms from which on it is telling what share of them a claim has.
const MANY: usize = 8;

/// Share of the weight of all terms without which no claim is where so long a quote comes from: half of it stands in the
/// claim, or in each of the two that it joins, and a word or two may be written in another way.
const LEAST: f32 = 0.25;

/// The terms of a quote, each with its weight, over what the index says of them.
pub(super) struct Weights<'p> {
    pub postings: &'p Postings,
    /// How many claims there are.
    pub claims: f32,
    /// In order.
    terms: Vec<Weighed>,
    all: f32,
    /// Where the first of equal terms stands.
    first: ShortMap<usize>,
}

struct Weighed {
    term: u64,
    bucket: Bucket,
    weight: f32,
    /// Where the next equal term stands.
    next: Option<usize>,
}

/// Weight in bits of a term that so many of all claims have: the rarer, the more.
pub(super) fn bits(claims: f32, count: u32) -> f32 {
    (claims / count.max(1) as f32).log2() + 1.0
}

impl<'p> Weights<'p> {
    pub fn of(terms: &[u64], postings: &'p Postings) -> Self {
        let claims = postings.claims().max(1) as f32;
        let mut first = ShortMap::with_room(terms.len());
        let weigh = |(at, &term): (usize, &u64)| {
            let next = first.get(short(term));
            first.set(short(term), at);
            let bucket = postings.bucket(Kind::Word, term);
            Weighed { term, bucket, weight: bits(claims, bucket.count), next }
        };
        // From the last to the first, so that each knows the next.
        let mut terms: Vec<Weighed> = terms.iter().enumerate().rev().map(weigh).collect();
        terms.reverse();
        let all = terms.iter().map(|term| term.weight).sum();
        Self { postings, claims, terms, all, first }
    }

    /// Where a word stands in the index, which is asked only for words that are not among the terms.
    pub fn bucket(&self, word: u64) -> Bucket {
        self.own(word).map_or_else(|| self.postings.bucket(Kind::Word, word), |own| own.bucket)
    }

    /// The weight of a word, or of one that no claim has.
    pub fn weight(&self, word: Option<u64>) -> f32 {
        match word.and_then(|word| self.own(word)) {
            Some(own) => own.weight,
            None => bits(self.claims, word.map_or(0, |word| self.bucket(word).count)),
        }
    }

    fn own(&self, word: u64) -> Option<&Weighed> {
        self.first.get(short(word)).map(|at| &self.terms[at]).filter(|own| own.term == word)
    }

    /// Weight of the terms that a claim, given by the short forms of its own, shares.
    pub fn shared(&self, claim: &[u32]) -> f32 {
        let mut found: SmallVec<[bool; 64]> = smallvec![false; self.terms.len()];
        for short in claim {
            let mut next = self.first.get(*short);
            while let Some(at) = next.filter(|at| !found[*at]) {
                found[at] = true;
                next = self.terms[at].next;
            }
        }
        // In the order of the quote, as sums differ with it.
        self.terms.iter().zip(found).filter(|(_, found)| *found).map(|(term, _)| term.weight).sum()
    }

    /// Whether a quote of which no claim shares more than this comes from none of them.
    pub fn is_too_little(&self, most: f32) -> bool {
        self.terms.len() >= MANY && most < self.all * LEAST
    }
}
