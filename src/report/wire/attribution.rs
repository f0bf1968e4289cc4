//! Who said what by a story, and what the registry has of it.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Provenance;

/// Who is said to have said what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribution<'a> {
    /// Unique in its document.
    pub id: String,
    /// How much of the content is quoted.
    #[schemars(extend("enum" = ["direct", "mixed", "indirect"]))]
    pub form: Cow<'a, str>,
    /// The construction that recognised it.
    pub rule: Cow<'a, str>,
    /// The mention the words are given to.
    pub source: Option<Stretch<'a>>,
    /// What makes it speech.
    pub cue: Option<Stretch<'a>>,
    /// What is reported, quotation marks outside.
    pub content: Vec<Stretch<'a>>,
    /// The verbatim stretches inside the content that stand in double quotation marks, or in single ones as a story's
    /// outer marks.
    pub quotes: Vec<Quote<'a>>,
    /// Those between two apostrophes each (`''so''`), by which old wire copy and archives stand in for double marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubled: Vec<Quote<'a>>,
    /// Whom the source stands for.
    pub speaker: Option<Speaker<'a>>,
    /// How the words came to the article.
    pub sourcing: Sourcing<'a>,
}

impl<'a> Attribution<'a> {
    /// Its quotes, whichever marks they stand in.
    pub fn all_quotes(&self) -> impl Iterator<Item = &Quote<'a>> {
        self.quotes.iter().chain(&self.doubled)
    }
}

/// A stretch of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stretch<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
}

/// Where a stretch stands in the file, decoded to UTF-8 and otherwise as it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Code points before it.
    pub start: u32,
    /// Code points before its end.
    pub end: u32,
    /// Bytes of UTF-8 before it.
    pub byte_start: u32,
    /// Bytes of UTF-8 before its end.
    pub byte_end: u32,
    /// Line of its first character, from 1.
    pub line: u32,
    /// Column of its first character in code points, from 1.
    pub column: u32,
}

/// A verbatim stretch in quotation marks, marks excluded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
    /// The claim it was taken from; null without one, and when no registry was asked.
    #[serde(rename = "match")]
    pub matched: Option<Box<Match<'a>>>,
}

/// A quote laid beside its claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Match<'a> {
    /// The claim's id.
    pub claim: Cow<'a, str>,
    /// How the wordings compare.
    #[schemars(extend("enum" = ["verbatim", "normalized", "excerpt", "omission", "altered", "meaning-changed", "spliced"]))]
    pub wording: Cow<'a, str>,
    /// 0 to 1: the share of words in common.
    pub similarity: f64,
    /// Whether the article gives the quote to the claim's speaker; null when it leaves open who speaks.
    pub speaker_agrees: Option<bool>,
    /// Whether article and registry agree on naming the source.
    pub sourcing_agrees: bool,
    /// The claim's status.
    #[schemars(extend("enum" = ["verified", "unverified", "disputed", "retracted"]))]
    pub status: Cow<'a, str>,
    /// From the claim to the quote, in order.
    pub edits: Vec<Edit<'a>>,
    /// What the claim rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance<'a>>,
}

/// One step from a claim to its quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edit<'a> {
    /// What was done to the claim's words.
    #[schemars(extend("enum" = ["equal", "delete", "insert", "replace"]))]
    pub op: Cow<'a, str>,
    /// The quote's side; empty when words were deleted.
    pub quote: Cow<'a, str>,
    /// The claim's side; empty when words were inserted.
    pub claim: Cow<'a, str>,
    /// What sort of change; null for equal words.
    pub kind: Option<Cow<'a, str>>,
}

/// Whom a source stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker<'a> {
    /// Unique in the document; null while undecided.
    pub id: Option<Cow<'a, str>>,
    /// The fullest name the article gives.
    pub name: Option<Cow<'a, str>>,
    /// Role or description as the article words it.
    pub description: Option<Cow<'a, str>>,
    /// What sort of source.
    #[schemars(extend("enum" = ["person", "organization", "group", "document"]))]
    pub kind: Cow<'a, str>,
    /// How the mention was followed.
    pub resolved_by: Cow<'a, str>,
}

/// How the words came to the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sourcing<'a> {
    /// From whom the article has the words.
    #[schemars(extend("enum" = ["named", "anonymous", "secondhand", "unattributed"]))]
    pub level: Cow<'a, str>,
    /// The outlet or person in between.
    pub via: Option<Stretch<'a>>,
    /// The stated ground for anonymity.
    pub reason: Option<Stretch<'a>>,
    /// What the article tells of a source it does not identify.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = ["bare", "group", "organization", "role"]))]
    pub grade: Option<Cow<'a, str>>,
    /// The `id` of the attribution in whose content this one is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}
