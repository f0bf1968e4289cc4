//! How the words came to the article: from an identified source, an unnamed one, through somebody
//! in between, or from nobody.
//!
//! Owns the levels, `via` and the reasons given for anonymity.

use crate::text::Span;

/// From whom the article has the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// An identified person, organisation, office or document.
    Named,
    /// A source the article does not identify.
    Anonymous,
    /// Through somebody between the speaker and this article.
    Secondhand,
    /// No source is stated.
    #[default]
    Unattributed,
}

impl Level {
    /// All levels, best sourced first.
    pub const ALL: [Level; 4] = [Level::Named, Level::Anonymous, Level::Secondhand, Level::Unattributed];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Named => "named",
            Level::Anonymous => "anonymous",
            Level::Secondhand => "secondhand",
            Level::Unattributed => "unattributed",
        }
    }
}

/// The level, and what the text says about the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sourcing {
    /// Which of the four.
    pub level: Level,
    /// The outlet or person in between.
    pub via: Option<Span>,
    /// The stated ground for anonymity ("because he was not authorized to speak publicly").
    pub reason: Option<Span>,
}
