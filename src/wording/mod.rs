//! Two wordings compared as an editor would: which words differ, and whether it matters.
//!
//! Owns the classes, the alignment and the kinds of edit; renders nothing and knows no registry.

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
