//! Named here, anonymous in the registry, or the reverse.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "Q009",
    name: "sourcing-mismatch",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote that the article gives to a named person where the registry keeps the speaker anonymous, or the reverse.",
    why: "Naming somebody who was promised anonymity may cost a job, or a life. Hiding somebody who spoke on the record misleads.",
    wrong: "“It will fail,” Peter Holm said, where the registry has an anonymous official.",
    right: "“It will fail,” an official said.",
    options: SEVERITY_ONLY,
    origin: "AP statement of news values, anonymous sources; NPR Ethics Handbook: keep promises to sources.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let Some(registry) = story.registry else { return };
    for (a, quote, found, claim) in story.matched() {
        if found.sourcing_agrees {
            continue;
        }
        let (here, there) = match registry.speaker_of(claim).anonymous {
            true => ("named", "keeps the speaker anonymous"),
            false => (a.sourcing.level.name(), "has the speaker on the record"),
        };
        let message = format!("{here} here, but claim `{}` {there}", claim.id);
        let about = [story.text(quote), &story.who(a)];
        out.push(
            Finding::new(&RULE, quote, about, message)
                .claim(&claim.id)
                .help("source the words as the registry does, or correct the registry"),
        );
    }
}
