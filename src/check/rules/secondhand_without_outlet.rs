//! Words that came through somebody, and the story does not say whom.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Form;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;

pub(super) static RULE: Rule = Rule {
    code: "S004",
    name: "secondhand-without-outlet",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Likely,
    what: "A quote that reached the article through somebody else, with neither an outlet nor a person named in between.",
    why: "Credit belongs to who got the words; and the reader has to know that the reporter did not hear them.",
    wrong: "“It will fail,” the minister reportedly said.",
    right: "“It will fail,” the minister said, according to the Evening Post.",
    options: SEVERITY_ONLY,
    origin: "AP statement of news values: credit other outlets; BBC Editorial Guidelines: attribute what we have not gathered ourselves.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        if a.sourcing.level != Level::Secondhand || a.sourcing.via.is_some() || a.form != Form::Direct {
            continue;
        }
        let Some(&quote) = a.quotes.first() else { continue };
        let message = "the words came through somebody whom the story does not name".to_owned();
        let about = [story.text(quote), &story.who(a)];
        out.push(
            Finding::new(&RULE, quote, about, message).help("credit the outlet or the person in between"),
        );
    }
}
