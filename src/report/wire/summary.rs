//! What a report counts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Attribution, Document};

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
    pub voices: Vec<Voice<'static>>,
    /// The one unnamed person who carries most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anonymous_voice: Option<Voice<'static>>,
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

/// Somebody who speaks, and how much rests on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voice<'a> {
    /// The document's path.
    pub path: Cow<'a, str>,
    /// The speaker's id in that document.
    pub id: Cow<'a, str>,
    /// The fullest name the article gives.
    pub name: Option<Cow<'a, str>>,
    /// Role or description as the article words it.
    pub description: Option<Cow<'a, str>>,
    /// What sort of source.
    #[schemars(extend("enum" = ["person", "organization", "group", "document"]))]
    pub kind: Cow<'a, str>,
    /// Attributions.
    pub statements: usize,
    /// Of these, by sourcing level.
    pub by_sourcing: BySourcing,
    /// Quotes in them.
    pub quotes: usize,
    /// Words of what is reported.
    pub words: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// How many voices a summary keeps.
const VOICES: usize = 5;

impl Voice<'_> {
    /// What voices are ordered by: statements, then words.
    pub fn weight(&self) -> (usize, usize) {
        (self.statements, self.words)
    }

    fn into_owned(self) -> Voice<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let (path, id, kind) = (owned(self.path), owned(self.id), owned(self.kind));
        let (name, description) = (self.name.map(owned), self.description.map(owned));
        Voice { path, id, name, description, kind, ..self }
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
            let owned = |voice: &Voice| voice.clone().into_owned();
            summary.anonymous_voice =
                standing.voices.iter().find(|voice| Some(&voice.id) == unnamed).map(owned);
            summary.voices = standing.voices.iter().take(VOICES).map(owned).collect();
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
        for voice in &other.voices {
            // Behind its equals, so that these stay in the order of the documents.
            let at = self.voices.partition_point(|known| known.weight() >= voice.weight());
            if at < VOICES {
                self.voices.insert(at, voice.clone());
                self.voices.truncate(VOICES);
            }
        }
        if let Some(voice) = &other.anonymous_voice
            && self.anonymous_voice.as_ref().is_none_or(|heaviest| voice.weight() > heaviest.weight())
        {
            self.anonymous_voice = Some(voice.clone());
        }
    }
}
