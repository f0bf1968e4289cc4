//! The newsroom's rules: an article, what was found in it and the registry give findings.
//!
//! Owns [`RULES`], the one ordered list, and the chain from quotes to findings; each rule has a file of its own
//! with its explanation. Compares no words itself and renders nothing.

mod against;
mod alike;
mod around;
mod baseline;
mod belief;
mod confidence;
mod explain;
mod finding;
mod ignore;
mod ledger;
mod mend;
mod occasion;
mod options;
mod precision;
mod profile;
mod rules;
mod story;
#[cfg(test)]
mod testing;

use crate::Extraction;
use crate::article::Article;
use crate::matching::Index;
use crate::registry::Registry;
use rules::{Check, OnLedger};

pub use against::{Change, ChangeKind, Version, changes};
pub use baseline::{Baseline, Known, join, known};
pub use confidence::Confidence;
pub use explain::explain_all;
pub use finding::{Finding, Fix, Severity};
pub use ignore::Ignore;
pub use ledger::{Ledger, Pair, Remark};
pub use mend::apply;
pub use occasion::Occasion;
pub use options::{EllipsisStyle, RuleOptions, keys};
pub use profile::{DEFAULT, PROFILES, Profile, profile};
pub use rules::{RULES, Rule, rule};
pub use story::{QuoteMatch, Story};

/// What the house has decided about the rules.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What the decisions start from.
    pub profile: &'static Profile,
    /// Only these codes or prefixes ("Q", "S00"), which are on whatever the profile says; empty for the profile's.
    pub select: Vec<String>,
    /// Not these codes or prefixes.
    pub ignore: Vec<String>,
    /// Severities that differ from the profile's; `None` turns a rule off.
    pub severities: Vec<(&'static str, Option<Severity>)>,
    /// What single rules let a house decide.
    pub options: RuleOptions,
    /// What is set aside story by story.
    pub ignores: Vec<Ignore>,
    /// The moment that embargoes are held against; `None` for now.
    pub now: Option<jiff::Timestamp>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: &DEFAULT,
            select: Vec::new(),
            ignore: Vec::new(),
            severities: Vec::new(),
            options: DEFAULT.options(),
            ignores: Vec::new(),
            now: None,
        }
    }
}

impl Settings {
    /// Takes the profile as what the decisions start from, its rules' options as well.
    pub fn start_from(&mut self, profile: &'static Profile) {
        self.profile = profile;
        self.options = profile.options();
    }

    /// The day, in UTC, that is not the future yet.
    fn today(&self) -> jiff::civil::Date {
        let now = self.now.unwrap_or_else(jiff::Timestamp::now);
        jiff::tz::Offset::UTC.to_datetime(now).date()
    }

    /// How grave `rule` is in this house; `None` when it is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let listed =
            |list: &[String]| list.iter().any(|l| rule.code.starts_with(l.as_str()) || rule.name == l);
        let selected = listed(&self.select);
        if !self.select.is_empty() && !selected || listed(&self.ignore) {
            return None;
        }
        if let Some((_, own)) = self.severities.iter().rev().find(|(code, _)| *code == rule.code) {
            return *own;
        }
        self.profile.severity(rule).or(selected.then_some(rule.severity))
    }
}

/// Who set a finding aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suppressor {
    /// A comment in the story.
    Comment,
    /// An entry in attrib.yaml.
    Settings,
    /// The baseline: it was there before.
    Baseline,
}

impl Suppressor {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Suppressor::Comment => "comment",
            Suppressor::Settings => "settings",
            Suppressor::Baseline => "baseline",
        }
    }
}

/// A finding that was set aside.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// By whom.
    pub by: Suppressor,
    /// Why; empty where nobody was asked.
    pub reason: String,
}

/// What checking an article gave.
#[derive(Debug, Default)]
pub struct Checked {
    /// For each attribution, for each of its quotes, the claim it was taken from.
    pub matches: Vec<Vec<Option<QuoteMatch>>>,
    /// In the order of the text, then of the codes.
    pub findings: Vec<Finding>,
    /// What was found and set aside, in the same order.
    pub suppressed: Vec<Suppressed>,
}

/// Compares every quote with the registry and applies every rule that is on. Without a registry the rules that
/// need one are silent.
pub fn check(
    article: &Article,
    extraction: &Extraction,
    registry: Option<(&Registry, &Index)>,
    settings: &Settings,
) -> Checked {
    let story = Story::new(article, extraction, registry, settings);
    let mut findings = Vec::new();
    for rule in RULES {
        let Some(severity) = settings.severity(rule) else { continue };
        let first = findings.len();
        let Check::Story(look) = rule.check else { continue };
        look(&story, &mut findings);
        for finding in &mut findings[first..] {
            finding.severity = finding.severity.min(severity);
        }
    }
    let mut suppressed = Vec::new();
    ignore::apply(&story, settings, &mut findings, &mut suppressed);
    findings.sort_by_key(|f| (f.span, f.rule.code));
    suppressed.sort_by_key(|s| (s.finding.span, s.finding.rule.code));
    Checked { matches: story.matches, findings, suppressed }
}

/// Applies the rules about a registry by itself.
pub fn lint(registry: &Registry, settings: &Settings) -> Vec<Remark> {
    remarks(&Ledger::compared(registry, settings.today()), settings, |check| match check {
        Check::Registry(look) => Some(look),
        Check::Story(_) | Check::Ignores | Check::Evidence(_) => None,
    })
}

/// Applies the rules about the evidence that a registry's claims rest on. Reads files inside the registry's
/// folder only.
pub fn verify(registry: &Registry, settings: &Settings) -> Vec<Remark> {
    remarks(&Ledger::examined(registry, settings.today()), settings, |check| match check {
        Check::Evidence(look) => Some(look),
        Check::Story(_) | Check::Ignores | Check::Registry(_) => None,
    })
}

/// What the rules say that `choose` picks, in the order of the registry's files.
fn remarks(ledger: &Ledger, settings: &Settings, choose: fn(Check) -> Option<OnLedger>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for rule in RULES {
        let Some((severity, look)) = settings.severity(rule).zip(choose(rule.check)) else { continue };
        let first = remarks.len();
        look(ledger, &mut remarks);
        for remark in &mut remarks[first..] {
            remark.severity = remark.severity.min(severity);
        }
    }
    remarks.sort_by_key(|remark| (remark.place, remark.rule.code));
    remarks
}
