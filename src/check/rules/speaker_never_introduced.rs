//! A person quoted by surname whom the story never introduces.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::speaker::Kind;

pub(super) static RULE: Rule = Rule {
    code: "S005",
    name: "speaker-never-introduced",
    severity: Severity::Info,
    by_default: true,
    confidence: Confidence::Likely,
    what: "A speaker whom the story calls by one name only, with neither a full name nor a role anywhere.",
    why: "Not every reader knows who is meant.",
    wrong: "“It will fail,” Holm said, and Holm is not mentioned before or after.",
    right: "“It will fail,” said Peter Holm, a bridge engineer.",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “names”: full name and title on first reference.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (i, speaker) in story.extraction.speakers.iter().enumerate() {
        let Some(name) = &speaker.name else { continue };
        let alone = !name.contains(' ') && speaker.description.is_none();
        if speaker.kind != Kind::Person || !alone {
            continue;
        }
        let mut theirs = story.extraction.attributions.iter();
        let first = theirs.find(|a| a.speaker.is_some_and(|r| r.speaker == Some(i)) && !a.quotes.is_empty());
        if let Some((a, source)) = first.and_then(|a| Some((a, a.source?))) {
            let message = format!("{name} is quoted and never introduced");
            let about = [story.text(a.quotes[0]), name.as_str()];
            out.push(Finding::new(&RULE, source, about, message).help("give the full name and the role"));
        }
    }
}
