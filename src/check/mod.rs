//! The newsroom's rules: an article, what was found in it and the registry give findings.
//!
//! Owns [`RULES`], the one ordered list, and the chain from quotes to findings; each rule has a file of its own
//! with its explanation. Compares no words itself and renders nothing.

mod finding;
mod rules;
mod story;

use crate::Extraction;
use crate::article::Article;
use crate::matching::Index;
use crate::registry::Registry;
use rules::Check;

pub use finding::{Finding, Fix, Severity};
pub use rules::{RULES, Rule, rule};
pub use story::{QuoteMatch, Story};

/// What the house has decided about the rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Only these codes or prefixes ("Q", "S00"); empty for all.
    pub select: Vec<String>,
    /// Not these codes or prefixes.
    pub ignore: Vec<String>,
    /// Severities that differ from the rules' own; `None` turns a rule off.
    pub severities: Vec<(&'static str, Option<Severity>)>,
    /// The moment that embargoes are held against; `None` for now.
    pub now: Option<jiff::Timestamp>,
}

impl Settings {
    /// How grave `rule` is in this house; `None` when it is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let listed =
            |list: &[String]| list.iter().any(|l| rule.code.starts_with(l.as_str()) || rule.name == l);
        if !self.select.is_empty() && !listed(&self.select) || listed(&self.ignore) {
            return None;
        }
        let own = self.severities.iter().rev().find(|(code, _)| *code == rule.code);
        own.map_or(Some(rule.severity), |(_, severity)| *severity)
    }
}

/// What checking an article gave.
#[derive(Debug, Default)]
pub struct Checked {
    /// For each attribution, for each of its quotes, the claim it was taken from.
    pub matches: Vec<Vec<Option<QuoteMatch>>>,
    /// In the order of the text, then of the codes.
    pub findings: Vec<Finding>,
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
        let Check::Story(look) = rule.check;
        look(&story, &mut findings);
        for finding in &mut findings[first..] {
            finding.severity = finding.severity.min(severity);
        }
    }
    findings.sort_by_key(|f| (f.span, f.rule.code));
    Checked { matches: story.matches, findings }
}
