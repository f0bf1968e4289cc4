//! The first quote of the story is anonymous.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;

pub(super) static RULE: Rule = Rule {
    code: "S007",
    name: "anonymous-quote-leads",
    severity: Severity::Info,
    by_default: true,
    confidence: Confidence::Likely,
    what: "A story whose first quote is given to an unnamed source.",
    why: "What leads the story carries it; an unnamed voice should not.",
    wrong: "A story that opens with “It will fail,” an official said.",
    right: "Lead with what is on the record.",
    options: SEVERITY_ONLY,
    origin: "Common newsroom practice: unnamed voices support a story, they do not open it.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let Some((a, quote, _)) = story.quotes().min_by_key(|(_, quote, _)| quote.start) else { return };
    if a.sourcing.level == Level::Anonymous {
        let message = "the first quote of the story is anonymous".to_owned();
        let about = [story.text(quote), &story.who(a)];
        out.push(Finding::new(&RULE, quote, about, message).help("lead with a quote on the record"));
    }
}
