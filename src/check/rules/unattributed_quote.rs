//! A quote that nobody is said to have spoken.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;

pub(super) static RULE: Rule = Rule {
    code: "S001",
    name: "unattributed-quote",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Likely,
    what: "A quote without any source, nor a sign that it is hearsay.",
    why: "A reader has to know whose words these are.",
    wrong: "The plan was simple. “We will build it and they will pay.”",
    right: "The plan was simple. “We will build it and they will pay,” Ms. Ruiz said.",
    options: SEVERITY_ONLY,
    origin: "NPR Ethics Handbook, accuracy; Reuters Handbook: source every statement that is not common knowledge.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, _) in story.quotes() {
        if a.sourcing.level == Level::Unattributed {
            let message = "nobody is said to have spoken these words".to_owned();
            let about = [story.text(quote), ""];
            out.push(Finding::new(&RULE, quote, about, message).help("say who spoke them"));
        }
    }
}
