//! A claim that rests on nothing.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R006",
    name: "claim-without-evidence",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A claim that names no evidence.",
    why: "Nobody can check it again, and a dispute is one word against another.",
    wrong: "A claim with `status: verified` and no `evidence:`.",
    right: "`evidence: [{file: evidence/council.txt, sha256: …}]`, or the page with its archived copy.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for claim in ledger.registry.claims.iter().filter(|claim| claim.evidence.is_empty()) {
        let message = format!("claim `{}` rests on nothing", claim.id);
        out.push(Remark::on_claim(
            &RULE,
            claim,
            message,
            "name a file or an archived page under `evidence:`",
        ));
    }
}
