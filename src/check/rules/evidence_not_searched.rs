//! Evidence that cannot be searched.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R014",
    name: "evidence-not-searched",
    severity: Severity::Info,
    by_default: true,
    confidence: Confidence::Certain,
    what: "Evidence that is no text, or too large to be searched: only its hash is checked.",
    why: "The words in a recording or a scan are only as sure as the person who heard or read them.",
    wrong: "`{file: evidence/interview.mp3}` alone.",
    right: "The recording, and a transcript of it as a second item.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        if let Flaw::Unsearched(why) = flaw {
            let message = format!("the words cannot be looked for in {evidence}: {why}");
            out.push(Remark::on_claim(&RULE, claim, message, "add a transcript as further evidence"));
        }
    }
}
