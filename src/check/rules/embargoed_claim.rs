//! A quote that may not be published yet.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "Q008",
    name: "embargoed-claim",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A quote whose claim carries an embargo that has not passed.",
    why: "Breaking an embargo breaks a promise to the source and to other newsrooms.",
    wrong: "A quote whose claim has an `embargo:` of tomorrow.",
    right: "Hold the story until the embargo has passed.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook of Journalism, embargoes; AP, statement of news values.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, _, claim) in story.matched() {
        if let Some(embargo) = claim.embargo().filter(|&until| until > story.now) {
            let message = format!("claim `{}` is embargoed until {embargo}", claim.id);
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message).claim(&claim.id).help("hold the quote until then"),
            );
        }
    }
}
