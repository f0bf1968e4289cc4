//! “Officials said”, and nothing about which.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::lexicon::{self, Class};
use crate::sourcing::{Grade, Level};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S013",
    name: "vague-source",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A source of whom the story tells no more than the sort of people it belongs to: officials, aides, experts.",
    why: "The reader cannot tell whether such a source could know.",
    wrong: "Officials said the money was gone.",
    right: "Two officials who keep the port's accounts said the money was gone.",
    options: SEVERITY_ONLY,
    origin: "NPR Ethics Handbook, “Transparency”, on describing unnamed sources: “officials” alone is not enough; AP Stylebook, “anonymous sources”: the \
             closest possible description; Reuters Handbook, “The essentials of sourcing”: be as specific as can be.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        let vague = a.sourcing.level == Level::Anonymous && a.sourcing.grade == Some(Grade::Group);
        let Some(source) = a.source.filter(|_| vague && !story.is_bystander(a)) else { continue };
        let headline = story.paragraph(source) == Some(0) && story.extraction.paragraphs.len() > 1;
        if headline || is_described(story, source) {
            continue;
        }
        let words = story.text(source);
        if !is_sort_of_people(words) || !a.cue.is_some_and(|cue| speaks(story, cue)) {
            continue;
        }
        let message = format!("“{words}” says only what sort of people speak");
        let content = a.content.first().map_or("", |&c| story.text(c));
        out.push(
            Finding::new(&RULE, source, [content, words], message)
                .help("say which body the source belongs to, or how it knows"),
        );
    }
}

/// Whether a mention is no more than a word for people, with a quantity or an adjective before it. "The official" and "those
/// aides" stand for somebody described before, "her lawyers" are tied to her, "43 percent" were counted.
fn is_sort_of_people(mention: &str) -> bool {
    let class = |word: &str| lexicon::look_up(word.to_lowercase().as_bytes()).class;
    let words: Vec<&str> = mention.split_whitespace().collect();
    let [first @ .., last] = words.as_slice() else { return false };
    let points = |word: &&str| {
        let class = class(word);
        let article = ["a", "an"].contains(&word.to_lowercase().as_str());
        class.any(Class::POSSESSIVE | Class::NOT | Class::PREPOSITION)
            || class.has(Class::DETERMINER) && !class.has(Class::QUANTIFIER) && !article
            || word.eq_ignore_ascii_case("both")
            || word.contains(char::is_numeric)
    };
    class(last).any(Class::PERSON | Class::GROUP) && first.len() < MOST_WORDS && !first.iter().any(points)
}

/// Whether the words beside a mention tell more of it: "officials [in Oslo]", "a man [who saw it]", "[the] two aides", an
/// apposition to a name.
fn is_described(story: &Story, source: Span) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let class = |word: &str| lexicon::look_up(bare(word).as_bytes()).class;
    let after = story.text(Span::new(source.end, story.article.text.len() as u32));
    let word = after.split_whitespace().next().unwrap_or_default();
    let next = class(word);
    let tied = ["briefed", "close", "familiar"].contains(&word);
    let told = tied
        || next.any(Class::PREPOSITION | Class::RELATIVE | Class::TO)
        || next.has(Class::PARTICIPLE) && !next.any(Class::COMMUNICATION | Class::AUXILIARY);
    let before = story.text(Span::new(0, source.start)).trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let points =
        class(last).any(Class::POSSESSIVE) || ["the", "those", "these"].contains(&bare(last).as_str());
    let apposed = before.ends_with(',') && story.text(source).to_lowercase().starts_with("a ");
    told && !after.starts_with(',') || points || apposed
}

/// Whether a cue is a verb of saying or "according to", and not one of thinking or doing.
fn speaks(story: &Story, cue: Span) -> bool {
    let said = |word: &str| {
        let entry = lexicon::look_up(word.to_lowercase().as_bytes());
        SAID.iter().any(|verb| lexicon::hash(verb.as_bytes()) == entry.lemma)
            || word.eq_ignore_ascii_case("according")
    };
    story.text(cue).split_whitespace().any(said)
}

/// Plain verbs of telling.
const SAID: [&str; 12] = [
    "acknowledge",
    "add",
    "argue",
    "confirm",
    "contend",
    "describe",
    "explain",
    "note",
    "predict",
    "say",
    "tell",
    "warn",
];

/// Words before the noun that still tell nothing.
const MOST_WORDS: usize = 3;

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_bare_sort_of_people_is_found() {
        assert_eq!(codes("S013", "Officials said the money was gone."), 1);
    }

    #[test]
    fn those_who_were_counted_or_described_are_not() {
        assert_eq!(codes("S013", "Forty-six percent of voters said the money was gone."), 0);
        assert_eq!(codes("S013", "Her lawyers said the money was gone."), 0);
        assert_eq!(codes("S013", "Officials in Oslo said the money was gone."), 0);
        assert_eq!(codes("S013", "According to three people briefed on the matter, the money was gone."), 0);
    }

    #[test]
    fn a_body_or_a_tie_is_enough() {
        assert_eq!(codes("S013", "Treasury officials said the money was gone."), 0);
        assert_eq!(codes("S013", "An official familiar with the accounts said the money was gone."), 0);
    }
}
