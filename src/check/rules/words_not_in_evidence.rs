//! Evidence that says something else.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark, changes};
use crate::check::{Confidence, Severity};
use crate::provenance::Flaw;

pub(super) static RULE: Rule = Rule {
    code: "R013",
    name: "words-not-in-evidence",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A claim whose words the evidence does not have, neither word for word nor as an excerpt. Of a translated claim the words before translation count as well.",
    why: "Then it is not evidence of these words; the nearest passage shows what it does say.",
    wrong: "“We will build the bridge.” where the transcript has “We will not build the bridge.”",
    right: "The words as the transcript has them.",
    options: SEVERITY_ONLY,
    origin: "Verification Handbook, European Journalism Centre: keep the evidence and its provenance.",
    check: Check::Evidence(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (claim, evidence, flaw) in ledger.flaws() {
        let Flaw::Absent(nearest) = flaw else { continue };
        let Some(passage) = nearest else {
            let message = format!("{evidence} has nothing like these words");
            out.push(Remark::on_claim(&RULE, claim, message, "name the evidence that has them"));
            continue;
        };
        let what = match changes(&passage.comparison) {
            what if what.is_empty() => passage.comparison.wording.name().to_owned(),
            what => what,
        };
        let message = format!("{evidence} says otherwise in line {}: {what}", passage.line);
        let help = "register the words that the evidence has";
        out.push(
            Remark::on_claim(&RULE, claim, message, help)
                .compared(&passage.comparison, ["evidence", "claim"]),
        );
    }
}
