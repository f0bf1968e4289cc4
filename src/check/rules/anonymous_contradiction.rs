//! Opposite words of one person by name and without.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::ledger::{Ledger, Remark, changes};
use crate::check::{Confidence, Severity};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "R008",
    name: "anonymous-contradiction",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Likely,
    what: "A claim by name and one by an anonymous source in nearly the same words with the opposite meaning: of the same person for certain, or, as a warning, of a nameless speaker who may be that person.",
    why: "Somebody who says one thing in public and the opposite in the dark uses the newsroom; readers must not be given both as two voices.",
    wrong: "“We will build the bridge.” by the mayor, and “We will not build the bridge.” by the mayor with `sourcing: anonymous`.",
    right: "The editor decides which of the two is published, and tells readers why.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook, sources: anonymous sources must not be used to contradict their own words on the record.",
    check: Check::Registry(check),
};

fn check(ledger: &Ledger, out: &mut Vec<Remark>) {
    for (pair, first, second) in ledger.pairs() {
        let differ = ledger.is_anonymous(first) != ledger.is_anonymous(second);
        if pair.comparison.wording != Wording::MeaningChanged || !differ {
            continue;
        }
        let certain = ledger.is_one_person(first, second);
        let who = if certain { "the same person" } else { "perhaps the same person" };
        let what = changes(&pair.comparison);
        let place = ledger.at(first);
        let message = format!(
            "{what}: {who} says the opposite by name and anonymously, see claim `{}` at {place}",
            first.id
        );
        let help = "have an editor decide which of the two is used";
        let remark =
            Remark::on_claim(&RULE, second, message, help).compared(&pair.comparison, ["first", "second"]);
        out.push(if certain { remark } else { remark.at_most(Severity::Warning) });
    }
}
