//! Nearly the same words of the same speaker.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "R002",
    name: "near-duplicate-claim",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Likely,
    what: "Two claims of one speaker whose words are nearly the same, and mean the same.",
    why: "One of them is probably a mishearing; a quote passes with either wording.",
    wrong: "“We are going to build the bridge.” and “We are going to build this bridge.” by the mayor.",
    right: "The wording that the recording has.",
    options: SEVERITY_ONLY,
    origin: "The registry's own convention: one entry for one statement.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (pair, first, second) in ledger.pairs() {
        let near = matches!(pair.comparison.wording, Wording::Altered | Wording::Omission | Wording::Excerpt);
        if near && ledger.is_one_person(first, second) {
            let message = format!("nearly the words of claim `{}` at {}", first.id, ledger.at(first));
            let help = "compare both with the evidence, and keep one";
            out.push(
                Remark::on_claim(&RULE, second, message, help)
                    .compared(&pair.comparison, ["first", "second"]),
            );
        }
    }
}
