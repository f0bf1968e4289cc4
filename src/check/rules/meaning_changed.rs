//! A changed word that turns the sense.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::mend::restore;
use crate::check::{Confidence, Finding, QuoteMatch, Severity, Story};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "Q003",
    name: "meaning-changed",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote in which a negation, number, date, name, modal, quantifier or a word of the opposite sense was added, changed or left out.",
    why: "A dropped “not” is one word of a hundred, and the whole story.",
    wrong: "“We will raise taxes,” where the claim says “We will not raise taxes.”",
    right: "“We will not raise taxes,” she said.",
    options: SEVERITY_ONLY,
    origin: "BBC Editorial Guidelines, accuracy: we must not knowingly distort what was said; AP Stylebook, “quotations”.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        if found.comparison.wording == Wording::MeaningChanged {
            let message = describe(found, &claim.id);
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .claim(&claim.id)
                    .help("restore the registered words")
                    .fix(restore(story, quote, found, claim)),
            );
        }
    }
}

fn describe(found: &QuoteMatch, claim: &str) -> String {
    let mut kinds: Vec<String> = found
        .comparison
        .edits
        .iter()
        .filter(|e| e.kind.is_some_and(|kind| kind.bears_on_meaning()))
        .map(|e| e.describe())
        .collect();
    kinds.dedup();
    match kinds.as_slice() {
        [] => format!("the meaning differs from claim `{claim}`"),
        kinds => format!("{}: the meaning differs from claim `{claim}`", kinds.join(", ")),
    }
}
