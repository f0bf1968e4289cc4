//! The JSON report, `schema_version` 1: exactly what other programs read, apart from the domain's own types.
//!
//! Names of forms, levels, wordings and the like are the ones the domain gives them.

mod chain;

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use chain::{Evidence, Provenance, Registered};

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

/// Counts over documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Articles read.
    pub documents: usize,
    /// Attributions in them.
    pub attributions: usize,
    /// Quotes in those.
    pub quotes: usize,
    /// Attributions by sourcing level.
    pub by_sourcing: BySourcing,
    /// Attributions by form.
    pub by_form: ByForm,
    /// Matched quotes by wording; only wordings that occur.
    pub by_wording: BTreeMap<String, usize>,
    /// Findings by severity.
    pub findings: BySeverity,
    /// Sources that know independently of each other, counted story by story.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub independent_sources: usize,
    /// Who carries most over all documents, the heaviest first; no more than five.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voices: Vec<Voice>,
    /// The one unnamed person who carries most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymous_voice: Option<Voice>,
}

/// Attributions by sourcing level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySourcing {
    /// From an identified source.
    pub named: usize,
    /// From a source the article does not identify.
    pub anonymous: usize,
    /// Through somebody in between.
    pub secondhand: usize,
    /// From nobody.
    pub unattributed: usize,
}

/// Attributions by form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByForm {
    /// All content quoted.
    pub direct: usize,
    /// A clause with quoted parts.
    pub mixed: usize,
    /// Nothing quoted.
    pub indirect: usize,
}

/// Findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BySeverity {
    /// Must not be published so.
    pub error: usize,
    /// Wants a look.
    pub warning: usize,
    /// Good to know.
    pub info: usize,
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
    pub standing: Option<Standing>,
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
pub struct Standing {
    /// Everybody who speaks, the heaviest first.
    pub voices: Vec<Voice>,
    /// The id of the one unnamed person who carries most; null when there is none.
    pub anonymous_voice: Option<String>,
}

/// Somebody who speaks, and how much rests on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The document's path.
    pub path: String,
    /// The speaker's id in that document.
    pub id: String,
    /// The fullest name the article gives.
    pub name: Option<String>,
    /// Role or description as the article words it.
    pub description: Option<String>,
    /// What sort of source.
    #[schemars(extend("enum" = ["person", "organization", "group", "document"]))]
    pub kind: String,
    /// Attributions.
    pub statements: usize,
    /// Of these, by sourcing level.
    pub by_sourcing: BySourcing,
    /// Quotes in them.
    pub quotes: usize,
    /// Words of what is reported.
    pub words: usize,
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
    pub start: usize,
    /// Code points before its end.
    pub end: usize,
    /// Bytes of UTF-8 before it.
    pub byte_start: u32,
    /// Bytes of UTF-8 before its end.
    pub byte_end: u32,
    /// Line of its first character, from 1.
    pub line: usize,
    /// Column of its first character in code points, from 1.
    pub column: usize,
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
    pub matched: Option<Match<'a>>,
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

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// How many voices a summary keeps.
const VOICES: usize = 5;

impl Voice {
    /// What voices are ordered by: statements, then words.
    pub fn weight(&self) -> (usize, usize) {
        (self.statements, self.words)
    }
}

impl Summary {
    /// The counts of one document.
    pub fn of(document: &Document) -> Self {
        let mut summary = Self { documents: 1, ..Self::default() };
        for attribution in &document.attributions {
            summary.count(attribution);
        }
        summary.independent_sources = document.independent_sources.unwrap_or(0);
        if let Some(standing) = &document.standing {
            let unnamed = standing.anonymous_voice.as_ref();
            summary.anonymous_voice =
                standing.voices.iter().find(|voice| Some(&voice.id) == unnamed).cloned();
            summary.voices = standing.voices.iter().take(VOICES).cloned().collect();
        }
        for finding in &document.findings {
            match &*finding.severity {
                "error" => summary.findings.error += 1,
                "warning" => summary.findings.warning += 1,
                _ => summary.findings.info += 1,
            }
        }
        summary
    }

    fn count(&mut self, attribution: &Attribution) {
        self.attributions += 1;
        self.quotes += attribution.all_quotes().count();
        match &*attribution.sourcing.level {
            "named" => self.by_sourcing.named += 1,
            "anonymous" => self.by_sourcing.anonymous += 1,
            "secondhand" => self.by_sourcing.secondhand += 1,
            _ => self.by_sourcing.unattributed += 1,
        }
        match &*attribution.form {
            "direct" => self.by_form.direct += 1,
            "mixed" => self.by_form.mixed += 1,
            _ => self.by_form.indirect += 1,
        }
        for matched in attribution.all_quotes().filter_map(|quote| quote.matched.as_ref()) {
            match self.by_wording.get_mut(&*matched.wording) {
                Some(count) => *count += 1,
                None => drop(self.by_wording.insert(matched.wording.to_string(), 1)),
            }
        }
    }

    /// Adds another's counts.
    pub fn add(&mut self, other: &Summary) {
        self.documents += other.documents;
        self.attributions += other.attributions;
        self.quotes += other.quotes;
        self.by_sourcing.named += other.by_sourcing.named;
        self.by_sourcing.anonymous += other.by_sourcing.anonymous;
        self.by_sourcing.secondhand += other.by_sourcing.secondhand;
        self.by_sourcing.unattributed += other.by_sourcing.unattributed;
        self.by_form.direct += other.by_form.direct;
        self.by_form.mixed += other.by_form.mixed;
        self.by_form.indirect += other.by_form.indirect;
        for (wording, count) in &other.by_wording {
            *self.by_wording.entry(wording.clone()).or_default() += count;
        }
        self.findings.error += other.findings.error;
        self.findings.warning += other.findings.warning;
        self.findings.info += other.findings.info;
        self.independent_sources += other.independent_sources;
        self.voices.extend_from_slice(&other.voices);
        // The sort is stable, so that equals stay in the order of the documents.
        self.voices.sort_by_key(|voice| std::cmp::Reverse(voice.weight()));
        self.voices.truncate(VOICES);
        if let Some(voice) = &other.anonymous_voice
            && self.anonymous_voice.as_ref().is_none_or(|heaviest| voice.weight() > heaviest.weight())
        {
            self.anonymous_voice = Some(voice.clone());
        }
    }
}
