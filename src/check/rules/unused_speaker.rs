//! A speaker without a claim.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R004",
    name: "unused-speaker",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A speaker to whom no claim is given.",
    why: "The entry is left over, or the claims stand under a misspelt twin.",
    wrong: "`mayor:` under `speakers:`, and no claim with `speaker: mayor`.",
    right: "Every speaker has a claim.",
    options: SEVERITY_ONLY,
    origin: "The registry's own convention: one entry for one statement.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    let heard = ledger.heard();
    for (index, speaker) in ledger.registry.speakers.iter().enumerate() {
        if !heard.contains(&index) {
            let message = format!("no claim is given to `{}`", speaker.id);
            out.push(Remark::on_speaker(&RULE, speaker, message, "remove the speaker, or register a claim"));
        }
    }
}
