//! The JSON report, `schema_version` 1: exactly what other programs read, apart from the domain's own types.
//!
//! Names of forms, levels, wordings and the like are the ones the domain gives them.

mod attribution;
mod chain;
mod summary;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use attribution::{Attribution, Edit, Match, Quote, Sourcing, Span, Speaker, Stretch};
pub use chain::{Evidence, Provenance, Registered};
pub use summary::{ByForm, BySeverity, BySourcing, Summary, Voice};

/// The version of all types here.
pub const SCHEMA_VERSION: u32 = 1;

/// A whole run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report<'a> {
    /// Always 1; a change that breaks readers raises it.
    pub schema_version: u32,
    /// What wrote the report.
    pub tool: Tool<'a>,
    /// Counts over all documents.
    pub summary: Summary,
    /// In the order of the inputs.
    pub documents: Vec<Document<'a>>,
}

/// The program that wrote a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool<'a> {
    /// `attrib`.
    pub name: Cow<'a, str>,
    /// Its version.
    pub version: Cow<'a, str>,
}

impl Tool<'static> {
    /// This program.
    pub const THIS: Self =
        Self { name: Cow::Borrowed("attrib"), version: Cow::Borrowed(env!("CARGO_PKG_VERSION")) };
}

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// The path as it was given or found.
    pub path: Cow<'a, str>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Of the article, as in BCP 47.
    pub language: Cow<'a, str>,
    /// How many independent sources stand behind it: all that came through one outlet counts once;
    /// `None` when there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub independent_sources: Option<usize>,
    /// In the order of the text.
    pub attributions: Vec<Attribution<'a>>,
    /// In the order of the text.
    pub findings: Vec<Finding<'a>>,
    /// On whom the story rests; left out where nobody speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing<'a>>,
    /// What was found and set aside, in the order of the text; left out when nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<Suppressed<'a>>,
    /// What changed since the version that the story was laid against; left out when it was laid against none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<Change>>,
}

/// On whom a story rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing<'a> {
    /// Everybody who speaks, the heaviest first.
    pub voices: Vec<Voice<'a>>,
    /// The id of the one unnamed person who carries most; null when there is none.
    pub anonymous_voice: Option<Cow<'a, str>>,
}

/// A finding that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppressed<'a> {
    /// What was found.
    pub finding: Finding<'a>,
    /// By whom: a comment in the story, the settings, or the baseline.
    #[schemars(extend("enum" = ["comment", "settings", "baseline"]))]
    pub by: Cow<'a, str>,
    /// Why; empty for the baseline.
    pub reason: Cow<'a, str>,
}

/// One thing that changed between two versions of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What sort of change.
    #[schemars(extend("enum" = ["added", "dropped", "reworded", "reattributed", "turned-anonymous", "turned-named"]))]
    pub kind: String,
    /// The quote or the speaker as it was; null for what was added.
    pub old: Option<String>,
    /// The quote or the speaker as it is; null for what was dropped.
    pub new: Option<String>,
    /// The quote that it is about; null where it is about a speaker.
    pub quote: Option<String>,
    /// Where in the new version; in the old one for what was dropped.
    pub span: Span,
}

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding<'a> {
    /// The rule's code.
    pub rule: Cow<'a, str>,
    /// The rule's name.
    pub name: Cow<'a, str>,
    /// How bad it is.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    pub severity: Cow<'a, str>,
    /// What is wrong here.
    pub message: Cow<'a, str>,
    /// Where.
    pub span: Span,
    /// The claim concerned.
    pub claim: Option<Cow<'a, str>>,
    /// What to do.
    pub help: Option<Cow<'a, str>>,
    /// A change that mends it.
    pub fix: Option<Fix<'a>>,
    /// Depends on rule, quote and speaker, never on the line.
    pub fingerprint: Cow<'a, str>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix<'a> {
    /// What to replace.
    pub span: Span,
    /// By what.
    pub replacement: Cow<'a, str>,
    /// Whether it changes what the story says; left out when it does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changes_meaning: bool,
}
