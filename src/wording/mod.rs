//! Two wordings compared as an editor would: which words differ, and whether it matters.
//!
//! Owns the classes, the alignment and the kinds of edit; renders nothing and knows no registry.

mod align;
mod around;
mod compare;
mod contraction;
mod cut;
mod edit;
mod figure;
mod fold;
mod judge;
mod moment;
mod moves;
mod outline;
mod reading;
mod repair;
mod segment;
mod spare;
mod spelling;
mod stretch;
mod token;
mod value;
mod vocabulary;

use around::Around;
pub(crate) use compare::Fit;
pub(crate) use compare::{compare_verbatim, is_verbatim, unclosed};
pub use edit::{Edit, EditKind, Op, describe};
pub(crate) use fold::{is_apostrophe, push_folded};
pub(crate) use outline::{Ends, Outline};
pub(crate) use reading::{Reading, Sketch};
pub(crate) use repair::repair;
pub(crate) use vocabulary::value_openers;

/// A quote laid beside its claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The class, decided on the edits.
    pub wording: Wording,
    /// 0 to 1: the share of words that both have, over the part of the claim that the quote covers.
    pub similarity: f64,
    /// The quote and the claim from their first word to their last, in order; joining the quote sides (or the
    /// claim sides) gives that text back, spaces between words aside.
    pub edits: Vec<Edit>,
}

/// Compares what an article prints between quotation marks with what the registry holds.
///
/// Total: any two texts give a comparison.
pub fn compare(quote: &str, claim: &str) -> Comparison {
    Reading::of(quote).compare(&Reading::of(claim)).comparison
}

/// The same where the words around the quote, of its paragraph, are known: a negation, condition or hedge that a cut took from
/// the claim is not lost where the sentence says it outside the marks.
pub(crate) fn compare_within(quote: &str, claim: &str, before: &str, after: &str) -> Comparison {
    let around = Around::of(before, after);
    compare::compare_within(&Reading::of(quote), &Reading::of(claim), Some(&around)).comparison
}

/// A quote against its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wording {
    /// The same characters, closing punctuation aside.
    Verbatim,
    /// The same words; only glyphs, spaces or the first letter's case differ.
    Normalized,
    /// A contiguous part, or parts joined by a marked ellipsis.
    Excerpt,
    /// Words are missing inside, unmarked.
    Omission,
    /// Words were added or replaced, none of which bears on the meaning.
    Altered,
    /// A changed word bears on the meaning.
    MeaningChanged,
    /// Parts of two or more claims run together as one quote.
    Spliced,
}

impl Wording {
    /// All classes, the most faithful first.
    pub const ALL: [Wording; 7] = [
        Wording::Verbatim,
        Wording::Normalized,
        Wording::Excerpt,
        Wording::Omission,
        Wording::Altered,
        Wording::MeaningChanged,
        Wording::Spliced,
    ];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Wording::Verbatim => "verbatim",
            Wording::Normalized => "normalized",
            Wording::Excerpt => "excerpt",
            Wording::Omission => "omission",
            Wording::Altered => "altered",
            Wording::MeaningChanged => "meaning-changed",
            Wording::Spliced => "spliced",
        }
    }
}
