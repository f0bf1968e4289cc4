//! A quote that no claim of the registry holds.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Occasion, QuoteMatch, Severity, Story};
use crate::quote::is_term;
use crate::registry::Claim;

pub(super) static RULE: Rule = Rule {
    code: "Q001",
    name: "unregistered-quote",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A quote for which the registry has no claim. A term that is so-called in marks quotes nobody and needs none. Where a claim has some of the words, but too few to be sure that it \
           is the same utterance, the finding names it. So it does where the words differ and the claim was said more than three days before the story, or after it, \
           and nothing near the quote points to that day or place (“in March”, “two years ago”, a word of its `occasion`): speakers repeat themselves.",
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
            let about = [story.text(quote), &story.who(a)];
            let like = story.like(quote);
            let message = match like {
                Some((like, claim)) => {
                    format!("the registry has no claim with these words; {}", resembles(story, like, claim))
                }
                None => "the registry has no claim with these words".to_owned(),
            };
            let mut finding = Finding::new(&RULE, quote, about, message)
                .help("register them with their evidence, or paraphrase without quotation marks");
            finding.claim = like.map(|(_, claim)| claim.id.clone());
            out.push(finding);
        }
    }
}

/// What the nearest claim has of them.
fn resembles(story: &Story, like: &QuoteMatch, claim: &Claim) -> String {
    let speaker = story.registry.map(|registry| registry.speaker_of(claim));
    let by =
        speaker.and_then(|speaker| speaker.name.as_deref()).filter(|_| like.speaker_agrees == Some(false));
    let whose = by.map_or(String::new(), |name| format!(" by {name}"));
    let days = claim.said.zip(story.day).filter(|_| like.occasion == Occasion::Other);
    match days {
        Some((said, day)) => format!(
            "claim `{}`{whose} has some of them, but was said on {said}, and this story of {day} does not point there",
            claim.id
        ),
        None => format!("claim `{}`{whose} has some of them", claim.id),
    }
}
