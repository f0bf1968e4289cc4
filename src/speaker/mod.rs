//! Whom a source stands for: people, organisations, groups and documents, followed from mention
//! to mention through the article.
//!
//! Owns [`Speaker`] and its resolution; which mention is a source is `attribution`'s.

mod apposition;
mod bearer;
mod called;
mod cast;
mod describe;
mod focus;
mod follow;
mod headline;
mod label;
mod mention;
mod name;
mod relative;
mod role;
mod source;
#[cfg(test)]
mod tests;
mod words;

use crate::phrase::Reading;
use crate::text::Span;

/// What sort of source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// One human being.
    Person,
    /// A body that speaks in its own name.
    Organization,
    /// Several people, unnamed or named together.
    Group,
    /// A text: a report, a poll, a lawsuit.
    Document,
}

impl Kind {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organization => "organization",
            Kind::Group => "group",
            Kind::Document => "document",
        }
    }
}

/// How a mention was followed to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResolvedBy {
    /// The mention is the full name, or the organisation's name.
    FullName,
    /// A title and a name ("Sen. Graham").
    TitleAndName,
    /// The surname alone, of a person named in full elsewhere.
    Surname,
    /// A first name alone.
    GivenName,
    /// A role or description that stands for somebody named ("the spokeswoman").
    Role,
    /// A personal or possessive pronoun.
    Pronoun,
    /// A relative pronoun ("Lavrov, who said").
    Relative,
    /// A name in apposition to the mention.
    Apposition,
    /// A short form or acronym of an organisation.
    Acronym,
    /// The mention only describes: nobody is named.
    Description,
    /// More than one candidate, or none: left undecided.
    Undecided,
}

impl ResolvedBy {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            ResolvedBy::FullName => "full-name",
            ResolvedBy::TitleAndName => "title-and-name",
            ResolvedBy::Surname => "surname",
            ResolvedBy::GivenName => "given-name",
            ResolvedBy::Role => "role",
            ResolvedBy::Pronoun => "pronoun",
            ResolvedBy::Relative => "relative",
            ResolvedBy::Apposition => "apposition",
            ResolvedBy::Acronym => "acronym",
            ResolvedBy::Description => "description",
            ResolvedBy::Undecided => "undecided",
        }
    }
}

/// Somebody or something that speaks in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Unique in the article, stable over runs: the name in kebab-case, or `anonymous-1`.
    pub id: String,
    /// The fullest name the article gives, without titles; `None` for the unnamed.
    pub name: Option<String>,
    /// Role or description as the article words it ("Russian Foreign Minister").
    pub description: Option<String>,
    /// Person, organisation, group or document.
    pub kind: Kind,
}

/// A source followed to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Index into the article's speakers; `None` while undecided.
    pub speaker: Option<usize>,
    /// How.
    pub by: ResolvedBy,
}

/// All sources of an article followed to their speakers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// Everybody who speaks, in the order of their first attribution.
    pub speakers: Vec<Speaker>,
    /// For each source, whom it stands for; `None` where there is no source.
    pub resolved: Vec<Option<Resolved>>,
}

/// Follows `sources`, byte spans in the order of their attributions, to their speakers.
pub fn resolve(reading: &Reading, sources: &[Option<Span>]) -> Resolution {
    source::resolve(reading, sources)
}
