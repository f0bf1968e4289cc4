//! An unnamed person quoted, and the story never says why.

use std::collections::HashSet;

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;
use crate::speaker::Kind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S002",
    name: "anonymous-without-reason",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "An anonymous person whose words stand in quotation marks, where the story gives no reason for anonymity anywhere. Voices from a \
           crowd (a voter, a young woman) are passed over.",
    why: "Readers can weigh an unnamed source only when they know why it is unnamed.",
    wrong: "“It will fail,” a senior official said.",
    right: "“It will fail,” said a senior official, who was not authorized to speak publicly.",
    options: SEVERITY_ONLY,
    origin: "AP statement of news values: explain in the story why the source requested anonymity; NPR and Guardian ask the same.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let attributions = &story.extraction.attributions;
    let speaker = |a: &Attribution| a.speaker.and_then(|r| r.speaker);
    let reasoned: HashSet<usize> =
        attributions.iter().filter(|a| a.sourcing.reason.is_some()).filter_map(speaker).collect();
    let mut told = HashSet::new();
    for a in attributions {
        let person = story.speaker(a).is_some_and(|s| s.kind == Kind::Person && s.name.is_none());
        let anonymous = a.sourcing.level == Level::Anonymous && person;
        let Some(source) = a.source.filter(|&source| {
            anonymous
                && story.introduces_unnamed(source)
                && !story.is_bystander(a)
                && !hints_at_reason(story, source)
        }) else {
            continue;
        };
        let Some(&quote) = a.quotes.iter().find(|&&quote| story.is_speech(quote)) else { continue };
        if speaker(a).is_none_or(|who| reasoned.contains(&who) || !told.insert(who)) {
            continue;
        }
        let who = story.who(a);
        let message = format!("{who} is quoted without a name, and the story does not say why");
        let about = [story.text(quote), who.as_str()];
        out.push(
            Finding::new(&RULE, source, about, message).help("say why the source is not named, or name it"),
        );
    }
}

/// Words that hint at a ground, sorted.
const FEARS: [&str; 8] =
    ["afraid", "fear", "feared", "fearing", "intimidated", "retaliation", "retribution", "worried"];

/// Whether what follows a mention in its sentence tells why the source might hide.
fn hints_at_reason(story: &Story, source: Span) -> bool {
    let after = story.text(Span::new(source.end, story.article.text.len() as u32));
    let sentence = after.split(['.', '!', '?', '\n']).next().unwrap_or_default();
    sentence.split_whitespace().any(|word| FEARS.contains(&word.trim_end_matches([',', ';'])))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn an_unnamed_speaker_without_a_reason_is_found_once() {
        let twice =
            "“The bridge will fail,” a senior official said.\n\n“Nobody asked us,” the official added.";
        assert_eq!(codes("S002", twice), 1);
    }

    #[test]
    fn a_reason_anywhere_is_enough() {
        let reason = "“The bridge will fail,” a senior official said.\n\nThe official spoke on condition of anonymity because he was not \
                      authorized to discuss the matter.";
        assert_eq!(codes("S002", reason), 0);
    }

    #[test]
    fn people_in_the_street_need_no_reason() {
        assert_eq!(codes("S002", "“The bridge will fail,” a young woman shouted."), 0);
        assert_eq!(codes("S002", "“The bridge will fail,” said a woman familiar with the talks."), 1);
    }

    #[test]
    fn the_named_are_no_unnamed_source() {
        assert_eq!(codes("S002", "“The bridge will fail,” Clara Ruiz, 41, a retired teacher, said."), 0);
    }
}
