//! One name for two speakers.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark};
use crate::check::{Confidence, Severity};

pub(super) static RULE: Rule = Rule {
    code: "R005",
    name: "shared-name",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A name or alias that two speakers have, whatever its case and accents. An anonymous speaker with the `name:` of another is that other.",
    why: "A story's speaker is looked up by name: the words are then given to the wrong one, or a right attribution is called wrong.",
    wrong: "`ruiz: {name: Ana Ruiz, aliases: [Ruiz]}` and `juan: {name: Juan Mora, aliases: [Ruiz]}`.",
    right: "An alias that only one of them goes by.",
    options: SEVERITY_ONLY,
    origin: "The registry's own convention: one entry for one statement.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (first, second, name) in ledger.registry.shared_names() {
        let [first, second] = [first, second].map(|index| &ledger.registry.speakers[index]);
        let message = match first.anonymous || second.anonymous {
            // To say which would publish what is kept.
            true => format!("a name of speaker `{}` is also one of speaker `{}`", second.id, first.id),
            false => format!("`{name}` is also what speaker `{}` is called", first.id),
        };
        let help = "give the name to one of them, or merge the two";
        out.push(Remark::on_speaker(&RULE, second, message, help));
    }
}
