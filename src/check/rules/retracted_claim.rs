//! A quote whose claim was withdrawn or is contested.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::registry::Status;

pub(super) static RULE: Rule = Rule {
    code: "Q007",
    name: "retracted-claim",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A quote whose claim the registry lists as retracted; as disputed, a warning.",
    why: "What was withdrawn once is not to be published again by oversight.",
    wrong: "A quote whose claim has `status: retracted`.",
    right: "Leave it out, or report the retraction with it.",
    options: SEVERITY_ONLY,
    origin: "Guardian editorial code, accuracy: a significant inaccuracy, once recognised, must be corrected.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        let severity = match found.status {
            Status::Retracted => Severity::Error,
            Status::Disputed => Severity::Warning,
            Status::Verified | Status::Unverified => continue,
        };
        let message = format!("claim `{}` is {}", claim.id, found.status.name());
        let about = [story.text(quote), &story.who(a)];
        out.push(
            Finding::new(&RULE, quote, about, message)
                .claim(&claim.id)
                .help("leave the quote out, or tell the reader what became of it")
                .at_most(severity),
        );
    }
}
