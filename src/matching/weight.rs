//! How much of a quote a claim shares by their terms alone, wherever these stand: what is known before either is read.

use smallvec::{SmallVec, smallvec};

use super::postings::{Kind, Postings};
use super::terms::short;

/// Terms from which on it is telling what share of them a claim has.
const MANY: usize = 8;

/// Share of the weight of all terms without which no claim is where so long a quote comes from: half of it stands in the
/// claim, or in each of the two that it joins, and a word or two may be written in another way.
const LEAST: f32 = 0.25;

/// No term.
const NONE: u32 = u32::MAX;

/// The terms of a quote, each with its weight.
pub(super) struct Weights {
    /// In order.
    terms: Vec<Weighed>,
    all: f32,
    /// The position of the first of equal terms, at the place that its lower bits choose or a free one behind: a power of
    /// two, and more than twice as many as terms.
    slots: SmallVec<[u32; 64]>,
}

struct Weighed {
    short: u32,
    /// The position of the next equal term.
    next: u32,
    weight: f32,
}

/// Weight in bits of a term that so many of all claims have: the rarer, the more.
pub(super) fn bits(total: f32, count: u32) -> f32 {
    (total / count.max(1) as f32).log2() + 1.0
}

impl Weights {
    pub fn of(terms: &[u64], postings: &Postings) -> Self {
        let total = postings.claims().max(1) as f32;
        let weigh = |&term: &u64| Weighed {
            short: short(term),
            next: NONE,
            weight: bits(total, postings.count(Kind::Word, term)),
        };
        let terms: Vec<Weighed> = terms.iter().map(weigh).collect();
        let all = terms.iter().map(|term| term.weight).sum();
        let slots = smallvec![NONE; (terms.len() * 2 + 1).next_power_of_two()];
        let mut weights = Self { terms, all, slots };
        for at in (0..weights.terms.len()).rev() {
            let slot = weights.slot(weights.terms[at].short);
            weights.terms[at].next = std::mem::replace(&mut weights.slots[slot], at as u32);
        }
        weights
    }

    /// Where a term's position stands, or would.
    fn slot(&self, short: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = short as usize & last;
        while self.terms.get(self.slots[slot] as usize).is_some_and(|term| term.short != short) {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// Weight of the terms that a claim, given by the short forms of its own, shares.
    pub fn shared(&self, claim: &[u32]) -> f32 {
        let mut found: SmallVec<[bool; 64]> = smallvec![false; self.terms.len()];
        for short in claim {
            let mut at = self.slots[self.slot(*short)] as usize;
            while let Some(same) = found.get_mut(at).filter(|found| !**found) {
                *same = true;
                at = self.terms[at].next as usize;
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
