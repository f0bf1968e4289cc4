//! “Sources said”, and nothing more.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;

pub(super) static RULE: Rule = Rule {
    code: "S003",
    name: "bare-source",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A source described by the bare word “source” or “sources”.",
    why: "It tells the reader nothing: not who could know, nor why to believe it.",
    wrong: "“It will fail,” sources said.",
    right: "“It will fail,” said two officials at the ministry.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook: “sources” alone is too vague; AP: describe the source as fully as can be.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        let Some(source) = a.source else { continue };
        let words = story.text(source);
        let bare = ["source", "sources", "a source", "the source", "the sources", "some sources"];
        if bare.iter().any(|b| words.eq_ignore_ascii_case(b)) && a.sourcing.level != Level::Named {
            let message = format!("“{words}” tells the reader nothing about who speaks");
            let content = a.content.first().map_or("", |&c| story.text(c));
            out.push(
                Finding::new(&RULE, source, [content, words], message)
                    .help("say what the source is and how it knows"),
            );
        }
    }
}
