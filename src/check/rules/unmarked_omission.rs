//! Words left out inside a quote and nothing that says so.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::mend::restore;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "Q006",
    name: "unmarked-omission",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote that lacks words of its claim between its first and its last, without an ellipsis.",
    why: "The reader takes the words on both sides of the gap as spoken together.",
    wrong: "“We will build the bridge next year,” where the claim says “We will build, if the council agrees, the bridge next year.”",
    right: "“We will build … the bridge next year,” she said.",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “ellipsis”: use an ellipsis to indicate the deletion of one or more words.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        if found.comparison.wording == Wording::Omission {
            let message = format!("words of claim `{}` are left out and nothing marks it", claim.id);
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .claim(&claim.id)
                    .help(story.help_dated("restore the words, or mark the gap with an ellipsis", claim))
                    .fix(restore(story, quote, found, claim)),
            );
        }
    }
}
