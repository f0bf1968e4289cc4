//! Words that came through somebody, and the story does not say whom.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::lexicon::{self, Class};
use crate::sourcing::Level;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S004",
    name: "secondhand-without-outlet",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "Words marked as hearsay (reportedly, was quoted as saying), with neither an outlet nor a person named in between.",
    why: "Credit belongs to who got the words; and the reader has to know that the reporter did not hear them.",
    wrong: "“It will fail,” the minister reportedly said.",
    right: "“It will fail,” the minister said, according to the Evening Post.",
    options: SEVERITY_ONLY,
    origin: "AP statement of news values: credit other outlets; BBC Editorial Guidelines: attribute what we have not gathered ourselves.",
    check: Check::Story(check),
};

/// Signs of hearsay, in lower case.
const HEARSAY: [&str; 8] = [
    "are said to",
    "is said to",
    "purportedly",
    "quoted as saying",
    "quoted saying",
    "reportedly",
    "was said to",
    "were said to",
];

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        if a.sourcing.level != Level::Secondhand || a.sourcing.via.is_some() || a.sourcing.within.is_some() {
            continue;
        }
        let Some((content, sign)) =
            a.content.first().and_then(|&content| Some((content, hearsay(story, a)?)))
        else {
            continue;
        };
        let message = format!("“{sign}”: the words came through somebody whom the story does not name");
        let about = [story.text(content), &story.who(a)];
        out.push(
            Finding::new(&RULE, content, about, message).help("credit the outlet or the person in between"),
        );
    }
}

/// The sign of hearsay beside an attribution's source and cue.
fn hearsay(story: &Story, a: &Attribution) -> Option<&'static str> {
    let cue = a.cue?;
    let mut words = story.text(cue).split_whitespace();
    // What somebody will reportedly say has not been said yet.
    if words.clone().any(|word| word == "be") || !words.any(is_speaking) {
        return None;
    }
    let around = a.source.map_or(cue, |source| source.join(cue));
    // An adverb may stand before the source or behind the cue.
    let start =
        story.text(Span::new(0, around.start)).trim_end().rfind(char::is_whitespace).map_or(0, |i| i as u32);
    let after = story.text(Span::new(around.end, story.article.text.len() as u32));
    let next: u32 = after.split_inclusive(' ').take(2).map(|word| word.len() as u32).sum();
    let near = story.text(Span::new(start, around.end + next)).to_lowercase();
    HEARSAY.into_iter().find(|sign| near.contains(sign))
}

/// Whether a word of a cue is a verb of saying: what is reportedly done is no speech.
fn is_speaking(word: &str) -> bool {
    lexicon::look_up(word.as_bytes()).class.has(Class::COMMUNICATION)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn hearsay_without_an_outlet_is_found() {
        assert_eq!(codes("S004", "“The bridge will fail,” the mayor reportedly said."), 1);
        assert_eq!(codes("S004", "“The bridge will fail,” reportedly said Clara Ruiz, the mayor."), 1);
    }

    #[test]
    fn a_credit_or_a_talk_heard_is_not() {
        assert_eq!(codes("S004", "“The bridge will fail,” the mayor told the Evening Post."), 0);
        assert_eq!(codes("S004", "“The bridge will fail,” the mayor told her deputies."), 0);
    }
}
