//! How much of a quote a claim shares by their terms alone, wherever these stand: what is known before either is read.

use super::postings::{Kind, Postings};

/// Terms from which on it is telling what share of them a claim has.
const MANY: usize = 8;

/// Share of the weight of all terms without which no claim is where so long a quote comes from: half of it stands in the
/// claim, or in each of the two that it joins, and a word or two may be written in another way.
const LEAST: f32 = 0.25;

/// The terms of a quote, each with its weight.
pub(super) struct Weights {
    terms: Vec<(u64, f32)>,
    all: f32,
}

/// Weight in bits of a term that so many of all claims have: the rarer, the more.
pub(super) fn bits(total: f32, count: u32) -> f32 {
    (total / count.max(1) as f32).log2() + 1.0
}

impl Weights {
    pub fn of(terms: &[u64], postings: &Postings) -> Self {
        let total = postings.claims().max(1) as f32;
        let weigh = |&term: &u64| (term, bits(total, postings.count(Kind::Word, term)));
        let terms: Vec<(u64, f32)> = terms.iter().map(weigh).collect();
        let all = terms.iter().map(|(_, weight)| weight).sum();
        Self { terms, all }
    }

    /// Weight of the terms that a claim, given by its own in ascending order, shares.
    pub fn shared(&self, claim: &[u64]) -> f32 {
        self.terms
            .iter()
            .filter(|(term, _)| claim.binary_search(term).is_ok())
            .map(|(_, weight)| weight)
            .sum()
    }

    /// Whether a quote of which no claim shares more than this comes from none of them.
    pub fn is_too_little(&self, most: f32) -> bool {
        self.terms.len() >= MANY && most < self.all * LEAST
    }
}
