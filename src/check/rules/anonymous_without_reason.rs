//! An unnamed person quoted, and the story never says why.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;
use crate::speaker::Kind;

pub(super) static RULE: Rule = Rule {
    code: "S002",
    name: "anonymous-without-reason",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "An anonymous person whose words stand in quotation marks, where the story gives no reason for anonymity anywhere.",
    why: "Readers can weigh an unnamed source only when they know why it is unnamed.",
    wrong: "“It will fail,” a senior official said.",
    right: "“It will fail,” said a senior official, who was not authorized to speak publicly.",
    options: SEVERITY_ONLY,
    origin: "AP statement of news values: explain in the story why the source requested anonymity; NPR and Guardian ask the same.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let mut told: Vec<Option<usize>> = Vec::new();
    for a in &story.extraction.attributions {
        let speaker = a.speaker.and_then(|r| r.speaker);
        let person = story.speaker(a).is_some_and(|s| s.kind == Kind::Person && s.name.is_none());
        let anonymous = a.sourcing.level == Level::Anonymous && person;
        if !anonymous || a.quotes.is_empty() || told.contains(&speaker) {
            continue;
        }
        told.push(speaker);
        let mut theirs = story.extraction.attributions.iter();
        let same = |b: &Attribution| b.speaker.and_then(|r| r.speaker) == speaker;
        if theirs.any(|b| same(b) && b.sourcing.reason.is_some()) {
            continue;
        }
        let Some(source) = a.source else { continue };
        let who = story.who(a);
        let message = format!("{who} is quoted without a name, and the story does not say why");
        let about = [story.text(a.quotes[0]), who.as_str()];
        out.push(
            Finding::new(&RULE, source, about, message).help("say why the source is not named, or name it"),
        );
    }
}
