//! A date that has not come yet.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::registry::Evidence;

pub(super) static RULE: Rule = Rule {
    code: "R007",
    name: "future-date",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A date of saying, or of reading a page, that has not come yet.",
    why: "It is a slip of the keyboard, and the claim sorts and compares wrongly.",
    wrong: "`said: 2104-03-10`.",
    right: "`said: 2014-03-10`.",
    options: SEVERITY_ONLY,
    origin: "The registry's own convention: one entry for one statement.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for claim in &ledger.registry.claims {
        let read = claim.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::Page { retrieved, .. } => *retrieved,
            Evidence::File { .. } => None,
        });
        for date in claim.said.into_iter().chain(read).filter(|date| *date > ledger.today) {
            let message = format!("{date} of claim `{}` has not come yet", claim.id);
            out.push(Remark::on_claim(&RULE, claim, message, "correct the date"));
        }
    }
}
