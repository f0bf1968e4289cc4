//! Two speakers' quotes in one paragraph.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::{Attribution, Form};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "S011",
    name: "speakers-run-together",
    severity: Severity::Warning,
    by_default: false,
    confidence: Confidence::Hint,
    what: "A paragraph that quotes two different people in full.",
    why: "A reader who skims gives the second quote to the first speaker.",
    wrong: "“It will fail,” Ms. Ruiz said. “It will hold for years,” Mr. Olsen said.",
    right: "“It will fail,” Ms. Ruiz said. ¶ Mr. Olsen said: “It will hold for years.”",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook, “The essentials of sourcing”: do not run quotes from different speakers together; AP Stylebook, “quotation marks”: each \
             speaker's words begin a paragraph.",
    check: Check::Story(check),
};

/// Shorter quotes are parts of the reporter's own sentence.
const FULL: usize = 4;

fn check(story: &Story, out: &mut Vec<Finding>) {
    let mut last: Option<(&Attribution, usize)> = None;
    for a in &story.extraction.attributions {
        let Some((quote, paragraph)) = full_quote(story, a) else { continue };
        let Some(speaker) = a.speaker.and_then(|r| r.speaker) else {
            last = None;
            continue;
        };
        let before = last.replace((a, paragraph));
        let Some((other, _)) = before.filter(|(_, where_)| *where_ == paragraph) else { continue };
        let theirs = other.speaker.and_then(|r| r.speaker);
        if theirs != Some(speaker) {
            let (who, first) = (story.who(a), story.who(other));
            let message = format!("{who} is quoted in the same paragraph as {first}");
            let about = [story.text(quote), who.as_str()];
            out.push(
                Finding::new(&RULE, quote, about, message).help("begin a paragraph with the new speaker"),
            );
        }
    }
}

/// The first quote of a statement that is all quoted and no part of another's words, with its paragraph.
fn full_quote(story: &Story, a: &Attribution) -> Option<(crate::text::Span, usize)> {
    if a.form != Form::Direct || a.sourcing.within.is_some() {
        return None;
    }
    let quote = *a.quotes.first()?;
    let full = story.text(quote).split_whitespace().count() >= FULL;
    full.then_some((quote, story.paragraph(quote)?))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn two_speakers_in_a_paragraph_are_found() {
        let together = "“The bridge will fail next year,” said Clara Ruiz, an engineer. “It will hold for many years,” said Peter Olsen, the builder.";
        assert_eq!(codes("S011", together), 1);
    }

    #[test]
    fn one_speaker_twice_or_a_new_paragraph_is_not() {
        let twice = "“The bridge will fail next year,” said Clara Ruiz, an engineer. “It will not hold for long,” Ruiz said.";
        assert_eq!(codes("S011", twice), 0);
        let apart = "“The bridge will fail next year,” said Clara Ruiz, an engineer.\n\n“It will hold for many years,” said Peter Olsen, the builder.";
        assert_eq!(codes("S011", apart), 0);
    }
}
