//! Evidence that is not what it was.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R012",
    name: "evidence-changed",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Evidence whose SHA-256 is not the one that the registry has.",
    why: "The file was changed or replaced after the claim was checked against it.",
    wrong: "A transcript that somebody corrected afterwards.",
    right: "The file as it was; or the new one, checked again, with its own hash.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        if let Flaw::Changed(now) = flaw {
            let message = format!("{evidence} has changed: its SHA-256 is {now}");
            out.push(Remark::on_claim(
                &RULE,
                claim,
                message,
                "restore the file, or check it again and record its hash",
            ));
        }
    }
}
