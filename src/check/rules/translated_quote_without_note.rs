//! A translation that reads like the speaker's own words.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "Q010",
    name: "translated-quote-without-note",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::NearCertain,
    what: "A quote that the registry holds as a translation, where the paragraph does not say so.",
    why: "These are not the words that were spoken. A reader who compares them with a recording finds others.",
    wrong: "“We will never yield,” he said, where he said it in Russian.",
    right: "“We will never yield,” he said in Russian.",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “quotations in the news”, and Reuters Handbook, “Accuracy”, on translating quotes: the reader is told which \
             language was spoken where it matters, and a translation keeps the tone.",
    check: Check::Story(check),
};

/// What tells that words were translated, in lower case, beside "in Russian" and the like.
const NOTES: [&str; 3] = ["interpreter", "translat", "a language other than"];

fn check(story: &Story, out: &mut Vec<Finding>) {
    let Some(registry) = story.registry else { return };
    for (a, quote, _, claim) in story.matched() {
        let translated = claim.original().is_some() || claim.translated_by().is_some();
        if !translated || is_noted(story, quote) {
            continue;
        }
        let who = registry.speaker_of(claim).name.clone().unwrap_or_else(|| story.who(a));
        let message = format!(
            "claim `{}` is a translation of what {who} said, and the story does not say so",
            claim.id
        );
        let about = [story.text(quote), &story.who(a)];
        out.push(
            Finding::new(&RULE, quote, about, message)
                .claim(&claim.id)
                .help("say in which language it was said, or who translated it"),
        );
    }
}

/// Whether the quote's paragraph says that words were translated or names a language.
fn is_noted(story: &Story, quote: Span) -> bool {
    let Some(paragraph) = story.paragraph(quote).and_then(|i| story.extraction.paragraphs.get(i)) else {
        return false;
    };
    let text = story.text(*paragraph);
    let lower = text.to_lowercase();
    NOTES.iter().any(|note| lower.contains(note)) || names_language(text)
}

/// Whether "in", "from" or "into" stands before the name of a language ("in Russian.", "from the Arabic").
fn names_language(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let is_before = |word: &str| matches!(word, "in" | "from" | "into");
    words.windows(2).enumerate().any(|(i, pair)| {
        let before = if pair[0] == "the" { i.checked_sub(1).map_or("", |i| words[i]) } else { pair[0] };
        is_before(before) && is_language(pair[1])
    })
}

/// Whether a word looks like the name of a language. A people's name after "in" names one as well.
fn is_language(word: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "Arabic", "Bengali", "Czech", "Dutch", "French", "German", "Greek", "Hebrew", "Hindi", "Thai",
        "Tamil", "Urdu",
    ];
    let capital = word.starts_with(char::is_uppercase);
    let ending = ["ish", "ian", "ese", "ic"].iter().any(|ending| word.len() > 5 && word.ends_with(ending));
    capital && (ending || OTHERS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::against;

    const CLAIMS: &str = "speakers: {ruiz: {name: Clara Ruiz, roles: [mayor]}}\nclaims:\n  - {id: plan, speaker: ruiz, \
                          text: We will build the bridge before winter., original: Construiremos el puente antes del invierno.}\n  - {id: \
                          school, speaker: ruiz, text: The school can wait for another year.}\n";

    fn found(text: &str) -> usize {
        against("Q010", CLAIMS, text, "").findings.len()
    }

    #[test]
    fn a_translation_without_a_word_about_it_is_found() {
        assert_eq!(found("“We will build the bridge before winter,” said Clara Ruiz, the mayor."), 1);
    }

    #[test]
    fn a_note_or_an_original_is_enough() {
        assert_eq!(
            found("“We will build the bridge before winter,” Clara Ruiz, the mayor, said in Spanish."),
            0
        );
        assert_eq!(
            found("“We will build the bridge before winter,” Clara Ruiz said through an interpreter."),
            0
        );
        assert_eq!(found("“The school can wait for another year,” said Clara Ruiz, the mayor."), 0);
    }

    #[test]
    fn languages_are_told_from_places() {
        assert!(names_language("he said in Russian"));
        assert!(names_language("translated from the Arabic"));
        assert!(!names_language("he said in Paris"));
        assert!(!names_language("he said in the public square"));
    }
}
