//! Evidence that is not there.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R010",
    name: "evidence-not-found",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Evidence whose file is not there or cannot be read.",
    why: "What cannot be opened proves nothing.",
    wrong: "`{file: evidence/council.txt}` where there is no such file.",
    right: "The path of a file under the registry's folder.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        let message = match flaw {
            Flaw::Missing => format!("{evidence} is not there"),
            Flaw::Unreadable(why) => format!("{evidence} cannot be read: {why}"),
            _ => continue,
        };
        out.push(Remark::on_claim(&RULE, claim, message, "put the file back, or correct its path"));
    }
}
