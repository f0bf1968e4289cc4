//! Judgement from somebody who is not named.

use std::sync::LazyLock;

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::{Grade, Level};

pub(super) static RULE: Rule = Rule {
    code: "S008",
    name: "anonymous-opinion",
    severity: Severity::Warning,
    by_default: false,
    confidence: Confidence::Hint,
    what: "Words of an unnamed source that judge: a quote of an aide, an official or the like with a word such as “incompetent”, “liar” or “disaster”, or a \
           report of such words in which somebody is said to be so. Voters, critics and whole parties are passed over.",
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

/// Whom a newsroom asks and leaves unnamed, in the singular, sorted; our own list.
static INFORMANTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../data/informants.txt").lines().collect());

/// What ties a judgement to somebody: "the mayor is too lazy", "painted him as a liar"; sorted.
const TIES: [&str; 15] = [
    "are", "as", "be", "became", "become", "been", "being", "call", "called", "calling", "is", "seemed",
    "seems", "was", "were",
];

/// Before these a judgement is complete, sorted.
const GOES_ON: [&str; 16] = [
    "about", "and", "as", "at", "because", "but", "for", "in", "of", "on", "or", "to", "toward", "when",
    "who", "with",
];

/// Words between a tie and its judgement: "was by all accounts an incompetent".
const BETWEEN: usize = 4;

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in story.extraction.attributions.iter().filter(|a| is_informant(story, a)) {
        let quoted = a.quotes.iter().find_map(|&quote| Some((quote, judgement(story.text(quote))?)));
        let reported = || a.content.iter().find_map(|&part| Some((part, verdict(story.text(part))?)));
        let Some((place, word)) = quoted.or_else(reported) else { continue };
        let who = story.who(a);
        let message = format!("{who}: a judgement (“{word}”) without a name");
        let about = [story.text(place), who.as_str()];
        out.push(
            Finding::new(&RULE, place, about, message)
                .help("have the source stand by it with a name, or report the facts behind it"),
        );
    }
}

/// Whether the words are those of an unnamed source, not of a crowd.
fn is_informant(story: &Story, a: &Attribution) -> bool {
    let source = a.source.map_or("", |source| story.text(source)).to_lowercase();
    let known = |word: &str| INFORMANTS.binary_search(&word).is_ok();
    let plural = |word: &str| ["s", "es"].iter().any(|end| word.strip_suffix(end).is_some_and(known));
    let people = |word: &str| matches!(word, "people" | "person") && a.sourcing.grade == Some(Grade::Role);
    let mut words = source.split(|c: char| !c.is_alphabetic());
    a.sourcing.level == Level::Anonymous && words.any(|word| known(word) || plural(word) || people(word))
}

/// The first word that judges.
fn judgement(text: &str) -> Option<&str> {
    words(text).find(|word| judges(word))
}

/// The first word that judges somebody in the reporter's own words: "the mayor was incompetent", not "the mayor was in a nasty
/// divorce", nor "the mayor was not incompetent".
fn verdict(text: &str) -> Option<&str> {
    let words: Vec<&str> = words(text).collect();
    let is_tied = |at: usize| {
        let before = &words[at.saturating_sub(BETWEEN)..at];
        let tied = before.iter().any(|word| TIES.binary_search(&word.to_lowercase().as_str()).is_ok());
        tied && !before.iter().any(|word| matches!(*word, "never" | "no" | "not" | "t"))
    };
    // An adjective before its noun judges that.
    let ends = |at: usize| words.get(at + 1).is_none_or(|next| GOES_ON.binary_search(next).is_ok());
    (0..words.len()).find(|&at| judges(words[at]) && is_tied(at) && ends(at)).map(|at| words[at])
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

fn judges(word: &str) -> bool {
    JUDGEMENTS.binary_search(&word.to_lowercase().as_str()).is_ok()
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
    fn a_reported_judgement_is_found() {
        assert_eq!(codes("S008", "A senior official said the minister was incompetent and lazy."), 1);
        assert_eq!(codes("S008", "Two aides described the minister as a bully."), 1);
        assert_eq!(codes("S008", "A senior official said the minister was not incompetent."), 0);
        assert_eq!(codes("S008", "A senior official said a terrible storm had sunk the ferry."), 0);
        assert_eq!(codes("S008", "A senior official said the minister was in a nasty divorce case."), 0);
        assert_eq!(codes("S008", "Clara Holm, a senator, said the minister was incompetent."), 0);
    }

    #[test]
    fn crowds_are_no_unnamed_source() {
        assert_eq!(codes("S008", "“He is a liar,” the protesters shouted."), 0);
        assert_eq!(codes("S008", "Critics said the minister was incompetent."), 0);
    }

    #[test]
    fn the_words_are_sorted() {
        assert!(super::JUDGEMENTS.is_sorted() && super::INFORMANTS.is_sorted() && super::TIES.is_sorted());
        assert!(super::GOES_ON.is_sorted());
    }
}
