//! Finds the claim that a quote was taken from, whatever was done to its wording.
//!
//! Owns the index over claim texts; knows texts and their positions only, no registry and no speakers.

use crate::wording::{Comparison, Reading};

/// Over the texts of claims, in the order given.
#[derive(Debug)]
pub struct Index {
    texts: Vec<String>,
}

/// The claim that a quote was taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its position among the texts that the index was built of.
    pub claim: usize,
    /// The quote against that claim.
    pub comparison: Comparison,
    /// Further claims whose parts were run together with it; empty unless the wording is spliced.
    pub also: Vec<usize>,
}

impl Index {
    /// Indexes the claims' texts; a claim is known by its position among them.
    pub fn build<S: AsRef<str>>(claims: &[S]) -> Self {
        Self { texts: claims.iter().map(|text| text.as_ref().to_owned()).collect() }
    }

    /// The claim that the quote was taken from, if there is one. Of claims that fit equally well, one that
    /// `prefer` accepts comes first: those of the speaker whom the article names, say.
    pub fn find(&self, quote: &str, prefer: impl Fn(usize) -> bool) -> Option<Match> {
        let quote = Reading::of(quote);
        let compared = self.texts.iter().map(|text| quote.compare(&Reading::of(text))).enumerate();
        compared
            .filter(|(_, comparison)| comparison.similarity >= 0.6)
            .max_by(|(a, left), (b, right)| {
                let order = left.similarity.total_cmp(&right.similarity);
                order.then_with(|| prefer(*a).cmp(&prefer(*b))).then(b.cmp(a))
            })
            .map(|(claim, comparison)| Match { claim, comparison, also: Vec::new() })
    }
}
