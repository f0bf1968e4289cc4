use std::collections::BTreeSet;

use jiff::civil::Date;

use super::rules::Rule;
use super::{Finding, Severity, alike};
use crate::provenance::{self, Examined, Flaw};
use crate::registry::{Claim, Evidence, Place, Registry, Speaker};
use crate::sourcing::Level;
use crate::text::Span;
use crate::wording::Comparison;

/// All that a rule about the registry may look at.
pub struct Ledger<'a> {
    /// What is checked.
    pub registry: &'a Registry,
    /// The day that is not the future yet.
    pub today: Date,
    /// Claims of one person, or of a nameless and a named one, in nearly the same words.
    pub pairs: Vec<Pair>,
    /// What is wrong with the evidence; empty unless it was looked at.
    pub flaws: Vec<Examined>,
}

/// Two claims that are nearly the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one that comes first in the registry.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// The second against the first.
    pub comparison: Comparison,
}

/// A rule about the registry that fired.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Which.
    pub rule: &'static Rule,
    /// How grave it is here.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The claim or speaker it is about, by id.
    pub about: String,
    /// What to do.
    pub help: String,
    /// The words that are there against those that were expected.
    pub comparison: Option<Comparison>,
    /// What the second and the first of the texts compared are called.
    pub sides: [&'static str; 2],
}

impl Remark {
    /// A remark about a claim.
    pub fn on_claim(rule: &'static Rule, claim: &Claim, message: String, help: impl Into<String>) -> Self {
        Self::new(rule, claim.place, &claim.id, message, help.into())
    }

    /// A remark about a speaker.
    pub fn on_speaker(
        rule: &'static Rule,
        speaker: &Speaker,
        message: String,
        help: impl Into<String>,
    ) -> Self {
        Self::new(rule, speaker.place, &speaker.id, message, help.into())
    }

    fn new(rule: &'static Rule, place: Place, about: &str, message: String, help: String) -> Self {
        let about = about.to_owned();
        Self {
            rule,
            severity: Severity::Error,
            message,
            place,
            about,
            help,
            comparison: None,
            sides: [""; 2],
        }
    }

    /// The same as a finding in the text of the file it is about.
    pub fn finding(&self, text: &str) -> Finding {
        let line = text.split_inclusive('\n').nth(self.place.line.saturating_sub(1) as usize);
        let line = line.unwrap_or_default();
        let start: usize =
            text.split_inclusive('\n').take(self.place.line.saturating_sub(1) as usize).map(str::len).sum();
        let before: usize =
            line.chars().take(self.place.column.saturating_sub(1) as usize).map(char::len_utf8).sum();
        let rest = line.get(before..).unwrap_or_default();
        let length = if rest.starts_with(&self.about) { self.about.len() } else { rest.trim_end().len() };
        let start = (start + before) as u32;
        let span = Span { start, end: start + length as u32 };
        let mut finding = Finding::new(self.rule, span, [&self.about, &self.message], self.message.clone())
            .claim(&self.about)
            .help(&self.help);
        finding.severity = self.severity;
        finding
    }

    /// The same, with the words compared, and what the second and the first text are called.
    #[must_use]
    pub fn compared(mut self, comparison: &Comparison, sides: [&'static str; 2]) -> Self {
        self.comparison = Some(comparison.clone());
        self.sides = sides;
        self
    }

    /// The same, never graver than `severity`.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

impl<'a> Ledger<'a> {
    /// The registry with its claims compared among themselves.
    pub fn compared(registry: &'a Registry, today: Date) -> Self {
        Self { registry, today, pairs: alike::pairs(registry), flaws: Vec::new() }
    }

    /// The registry with its evidence looked at.
    pub fn examined(registry: &'a Registry, today: Date) -> Self {
        Self { registry, today, pairs: Vec::new(), flaws: provenance::examine(registry) }
    }

    /// Each pair with its claims.
    pub fn pairs(&self) -> impl Iterator<Item = (&Pair, &'a Claim, &'a Claim)> {
        let claims = &self.registry.claims;
        self.pairs.iter().map(move |pair| (pair, &claims[pair.first], &claims[pair.second]))
    }

    /// Whether two claims are of one person for certain.
    pub fn is_one_person(&self, first: &Claim, second: &Claim) -> bool {
        alike::person(self.registry, first.speaker) == alike::person(self.registry, second.speaker)
    }

    /// Whether a claim is given to somebody who is not to be named.
    pub fn is_anonymous(&self, claim: &Claim) -> bool {
        self.registry.speaker_of(claim).anonymous || claim.sourcing == Some(Level::Anonymous)
    }

    /// Each flaw of the evidence, with the claim and what the evidence is called.
    pub fn flaws(&self) -> impl Iterator<Item = (&'a Claim, String, &Flaw)> {
        self.flaws.iter().map(|examined| {
            let claim = &self.registry.claims[examined.claim];
            let called = match &claim.evidence[examined.evidence] {
                Evidence::File { path, .. } => format!("`{path}`"),
                Evidence::Page { url, .. } => format!("`{url}`"),
            };
            (claim, called, &examined.flaw)
        })
    }

    /// Where a claim is written, for a message.
    pub fn at(&self, claim: &Claim) -> String {
        let file = self.registry.file_of(claim.place).display();
        format!("{file}:{}:{}", claim.place.line, claim.place.column)
    }

    /// The speakers that claims are given to.
    pub fn heard(&self) -> BTreeSet<usize> {
        self.registry.claims.iter().map(|claim| claim.speaker).collect()
    }
}

/// What changed between two wordings, in words: "negation dropped, number changed".
pub fn changes(comparison: &Comparison) -> String {
    let bearing = comparison.edits.iter().filter(|e| e.kind.is_some_and(|kind| kind.bears_on_meaning()));
    let mut kinds: Vec<String> = bearing.map(|edit| edit.describe()).collect();
    kinds.dedup();
    kinds.join(", ")
}
