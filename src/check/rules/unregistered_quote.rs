//! A quote that no claim of the registry holds.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::quote::is_term;

pub(super) static RULE: Rule = Rule {
    code: "Q001",
    name: "unregistered-quote",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A quote for which the registry has no claim. A term that is so-called in marks quotes nobody and needs none.",
    why: "What is not registered cannot be checked: nobody can say where the words come from.",
    wrong: "The registry has nothing of this: “We will sue,” the mayor said.",
    right: "Register the words with their evidence (`attrib claims add`), or take the quotation marks off.",
    options: SEVERITY_ONLY,
    origin: "The project's own rule: a published quote has to rest on something that can be shown.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    if story.registry.is_none() {
        return;
    }
    for (a, quote, found) in story.quotes() {
        if found.is_none() && !is_term(&story.article.text, quote) {
            let message = "the registry has no claim with these words".to_owned();
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .help("register them with their evidence, or paraphrase without quotation marks"),
            );
        }
    }
}
