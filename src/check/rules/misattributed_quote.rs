//! A quote given to somebody else than the claim's speaker.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "Q004",
    name: "misattributed-quote",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote that the article gives to another speaker than the registry. Where “he” or “the minister” may stand for the registered \
           speaker, whom the story names close by, it is no more than an info. Words that the claim itself has in quotation marks are not its speaker's.",
    why: "The words may be right to the letter and the story wrong all the same.",
    wrong: "“We will build it,” Mr. Olsen said, where the registry has Ms. Ruiz.",
    right: "“We will build it,” Ms. Ruiz said.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook of Journalism: quotes are sacrosanct and belong to who said them.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let Some(registry) = story.registry else { return };
    for (a, quote, found, claim) in story.matched() {
        if found.speaker_agrees == Some(false) {
            let registered = registry.speaker_of(claim);
            let theirs = registered.name.as_deref().unwrap_or(&registered.id);
            let who = story.who(a);
            let message = format!("given to {who}; claim `{}` is by {theirs}", claim.id);
            let about = [story.text(quote), &who];
            let mut finding = Finding::new(&RULE, quote, about, message).claim(&claim.id);
            finding = if story.may_stand_for(a, quote, claim) {
                finding.severity = Severity::Info;
                finding.help(format!("make plain who speaks: it may be {theirs}"))
            } else {
                finding.help(format!("attribute the words to {theirs}, or correct the registry"))
            };
            out.push(finding);
        }
    }
}
