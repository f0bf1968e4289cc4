//! The same words of the same speaker, registered twice.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "R001",
    name: "duplicate-claim",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Two claims of one speaker in the same words.",
    why: "A quote then belongs to either, and a correction of one leaves the other wrong.",
    wrong: "Two entries for “We will build the bridge.” by the mayor.",
    right: "One entry; what was said twice names both occasions.",
    options: SEVERITY_ONLY,
    origin: "The registry's own convention: one entry for one statement.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (pair, first, second) in ledger.pairs() {
        let same = matches!(pair.comparison.wording, Wording::Verbatim | Wording::Normalized);
        if same && ledger.is_one_person(first, second) {
            let message = format!("the same words as claim `{}` at {}", first.id, ledger.at(first));
            out.push(Remark::on_claim(&RULE, second, message, "keep one of the two"));
        }
    }
}
