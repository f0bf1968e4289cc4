//! Nearly the same words of the same speaker, with another meaning.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark, changes};
use crate::check::{Confidence, Severity};
use crate::registry::Claim;
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "R003",
    name: "conflicting-claims",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Likely,
    what: "Two claims of one speaker in nearly the same words that do not mean the same: a negation, number, name or the like differs. Only a warning when both have a date and the dates differ.",
    why: "Whichever wording a story prints, it is found faithful.",
    wrong: "“We will build the bridge.” and “We will not build the bridge.” by the mayor, on one day.",
    right: "The one that was said; or both, each with its day.",
    options: SEVERITY_ONLY,
    origin: "BBC Editorial Guidelines, accuracy: corroborate, and keep records of what was said.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (pair, first, second) in ledger.pairs() {
        let is_open = |claim: &Claim| ledger.is_anonymous(claim);
        let conflict = pair.comparison.wording == Wording::MeaningChanged
            && ledger.is_one_person(first, second)
            && is_open(first) == is_open(second);
        if !conflict {
            continue;
        }
        let dated = first.said.is_some() && second.said.is_some() && first.said != second.said;
        let what = changes(&pair.comparison);
        let message = format!("{what}: conflicts with claim `{}` at {}", first.id, ledger.at(first));
        let help = "compare both with the evidence; if both were said, give each its date";
        let remark =
            Remark::on_claim(&RULE, second, message, help).compared(&pair.comparison, ["first", "second"]);
        out.push(if dated { remark.at_most(Severity::Warning) } else { remark });
    }
}
