//! Evidence outside the registry.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R011",
    name: "evidence-outside",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Evidence whose path leads out of the registry's folder, also by way of a link. The file is not opened.",
    why: "The registry then depends on one machine, and a path could point at anything on it.",
    wrong: "`{file: ../../home/notes.txt}`.",
    right: "A copy under the registry's folder.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        if *flaw == Flaw::Outside {
            let message = format!("{evidence} is outside the registry's folder");
            out.push(Remark::on_claim(&RULE, claim, message, "copy the file into the registry's folder"));
        }
    }
}
