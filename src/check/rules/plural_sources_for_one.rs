//! “Officials said” where the registry knows one.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::speaker::Kind;

pub(super) static RULE: Rule = Rule {
    code: "S006",
    name: "plural-sources-for-one",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A plural source for a quote that the registry gives to one person.",
    why: "It makes one voice sound like many.",
    wrong: "“It will fail,” officials said, where the registry has one official.",
    right: "“It will fail,” an official said.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook, “The essentials of sourcing”: sources are never cited in the plural where there is only one.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, _, claim) in story.matched() {
        let group = story.speaker(a).is_some_and(|s| s.kind == Kind::Group && s.name.is_none());
        if group && let Some(source) = a.source {
            let words = story.text(source);
            let message = format!("“{words}” is plural; claim `{}` is by one person", claim.id);
            let about = [story.text(quote), words];
            out.push(Finding::new(&RULE, source, about, message).claim(&claim.id).help("use the singular"));
        }
    }
}
