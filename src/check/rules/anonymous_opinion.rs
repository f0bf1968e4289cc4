//! Judgement from somebody who is not named.

use std::sync::LazyLock;

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;

pub(super) static RULE: Rule = Rule {
    code: "S008",
    name: "anonymous-opinion",
    severity: Severity::Warning,
    by_default: false,
    confidence: Confidence::Hint,
    what: "A quote in which an unnamed source judges: it holds a word such as “incompetent”, “liar” or “disaster”.",
    why: "Whoever attacks should stand by it. Behind anonymity a judgement costs nothing, and its target cannot answer.",
    wrong: "“He is incompetent,” a ministry official said.",
    right: "“He has missed four deadlines,” a ministry official said.",
    options: SEVERITY_ONLY,
    origin: "AP News Values and Principles, “Anonymous sources”: information, not opinion or speculation; NPR Ethics Handbook, “Transparency”: no \
             pejorative remarks from unnamed sources; Reuters Handbook, “The essentials of sourcing”: attacks are made on the record; Guardian \
             editorial code: unnamed pejorative quotes are to be avoided.",
    check: Check::Story(check),
};

/// Words that judge, sorted; our own list.
static JUDGEMENTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../data/judgements.txt").lines().collect());

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, _) in story.quotes() {
        if a.sourcing.level != Level::Anonymous {
            continue;
        }
        let Some(word) = judgement(story.text(quote)) else { continue };
        let who = story.who(a);
        let message = format!("{who} judges (“{word}”) without a name");
        let about = [story.text(quote), who.as_str()];
        out.push(
            Finding::new(&RULE, quote, about, message)
                .help("have the source stand by it with a name, or report the facts behind it"),
        );
    }
}

/// The first word that judges.
fn judgement(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.find(|word| JUDGEMENTS.binary_search(&word.to_lowercase().as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn an_unnamed_judgement_is_found() {
        assert_eq!(codes("S008", "“The minister is incompetent and a bully,” a senior official said."), 1);
    }

    #[test]
    fn named_judgements_and_unnamed_facts_are_not() {
        assert_eq!(codes("S008", "“The minister is incompetent,” said Clara Holm, a senator."), 0);
        assert_eq!(codes("S008", "“The minister has missed four meetings,” a senior official said."), 0);
    }

    #[test]
    fn the_words_are_sorted() {
        assert!(super::JUDGEMENTS.is_sorted());
    }
}
