//! Words added or replaced inside a quote.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Finding, Severity, Story};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "Q002",
    name: "altered-quote",
    severity: Severity::Error,
    what: "A quote whose words differ from the claim's, without a change of meaning.",
    why: "Between quotation marks stand the speaker's words, not the reporter's. Whoever repairs grammar or swaps a word puts words into somebody's mouth.",
    wrong: "“We will construct it,” where the claim says “We will build it.”",
    right: "“We will build it,” she said.",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “quotations”: never alter quotations even to correct minor grammatical errors or word usage.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        if found.comparison.wording == Wording::Altered {
            let message = format!("the words differ from claim `{}`", claim.id);
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .claim(&claim.id)
                    .help("quote the registered words, or paraphrase without quotation marks"),
            );
        }
    }
}
