//! Evidence without a hash.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R015",
    name: "evidence-without-hash",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "An evidence file without its SHA-256.",
    why: "Nobody would notice if it were changed.",
    wrong: "`{file: evidence/council.txt}`.",
    right: "`{file: evidence/council.txt, sha256: …}`.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        if let Flaw::Unhashed(hash) = flaw {
            let message = format!("{evidence} has no hash");
            out.push(Remark::on_claim(&RULE, claim, message, format!("add `sha256: {hash}`")));
        }
    }
}
