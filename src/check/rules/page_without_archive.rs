//! A page without a copy that stays.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R016",
    name: "page-without-archive",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A web page as evidence without the address of an archived copy. Pages are never fetched.",
    why: "Pages change and vanish; a copy with a date stays.",
    wrong: "`{url: \"https://example.org/speech\"}`.",
    right: "`{url: \"https://example.org/speech\", retrieved: 2014-03-10, archived: \"https://archive.example/1\"}`.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        if *flaw == Flaw::Unarchived {
            let message = format!("{evidence} has no archived copy");
            out.push(Remark::on_claim(&RULE, claim, message, "archive the page and add `archived:`"));
        }
    }
}
