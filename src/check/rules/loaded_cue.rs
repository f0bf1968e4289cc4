//! “Claimed”, “admitted”: a verb that takes sides.

use super::{Check, Rule};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::lexicon::{self, Class};
use crate::speaker::Kind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S012",
    name: "loaded-cue",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A verb of saying that doubts, accuses or colours: claimed, admitted, confessed, boasted, whined.",
    why: "“Claimed” says that the reporter does not believe it, “admitted” that there is guilt. “Said” says neither.",
    wrong: "The mayor claimed that the accounts were sound.",
    right: "The mayor said that the accounts were sound.",
    options: "`cues`: the verbs to report, in their base form, instead of the usual list. Its severity: off, info, warning or error.",
    origin: "Reuters Handbook, style guide, “claim” and “said”: prefer the neutral verb; AP Stylebook, “claim” and “said”; BBC News style guide, “claim”, \
             “admit”; Guardian style guide, “claim”.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        // What a lawsuit claims is its nature.
        let document = story.speaker(a).is_some_and(|s| s.kind == Kind::Document);
        let (Some(cue), Some(source)) = (a.cue.filter(|_| !document), a.source) else { continue };
        // Nobody takes sides against himself.
        if ["I", "we", "We"].contains(&story.text(source)) {
            continue;
        }
        let Some((word, verb)) = loaded(story, cue) else { continue };
        if !a.content.iter().any(|&c| is_statement(story, a, c)) {
            continue;
        }
        let message = format!("“{word}” colours what is reported");
        let content = a.content.first().map_or("", |&c| story.text(c));
        out.push(
            Finding::new(&RULE, cue, [content, &story.who(a)], message)
                .help(format!("write “said”, unless “{verb}” itself is the news")),
        );
    }
}

/// The word of a cue that the house keeps away from, with its base form.
fn loaded<'s>(story: &'s Story, cue: Span) -> Option<(&'s str, &'s str)> {
    story.text(cue).split_whitespace().find_map(|word| {
        let lemma = lexicon::look_up(word.as_bytes()).lemma;
        let verb = story.options.loaded_cues.iter().find(|verb| lexicon::hash(verb.as_bytes()) == lemma)?;
        Some((word, verb.as_str()))
    })
}

/// How many words of a clause are looked at for its verb.
const CLAUSE: usize = 14;

/// Whether what is reported is a statement: a clause or somebody's words, and not "claimed victory" or "admitted to the club".
fn is_statement(story: &Story, a: &Attribution, content: Span) -> bool {
    let quoted = |q: &Span| content.start <= q.start && q.end <= content.end;
    if a.quotes.iter().any(quoted) {
        return true;
    }
    let class = |word: &str| {
        lexicon::look_up(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_bytes()).class
    };
    let mut words = story.text(content).split_whitespace();
    let Some(first) = words.next().map(class) else { return false };
    let second = words.clone().next().map(class).unwrap_or_default();
    if first.has(Class::TO) {
        return second.has(Class::BASE);
    }
    let opens = first.any(Class::COMPLEMENTIZER | Class::SUBJECT);
    let finite = Class::FINITE | Class::MODAL;
    opens
        || words
            .take(CLAUSE)
            .map(class)
            .any(|c| c.any(finite) || c.has(Class::PAST) && !c.has(Class::PARTICIPLE))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn verbs_that_take_sides_are_found() {
        assert_eq!(codes("S012", "Mayor Clara Ruiz claimed that the accounts were sound."), 1);
        assert_eq!(codes("S012", "“We lost the file,” admitted Clara Ruiz, the mayor."), 1);
    }

    #[test]
    fn what_is_claimed_without_a_statement_is_not() {
        assert_eq!(codes("S012", "Mayor Clara Ruiz claimed victory on Monday night."), 0);
        assert_eq!(codes("S012", "A group claimed responsibility for the fire at the pier."), 0);
    }

    #[test]
    fn neutral_verbs_are_not() {
        assert_eq!(codes("S012", "Mayor Clara Ruiz said that the accounts were sound."), 0);
        assert_eq!(codes("S012", "Mayor Clara Ruiz said that her claims were sound."), 0);
    }
}
