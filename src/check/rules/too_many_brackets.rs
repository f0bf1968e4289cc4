//! A quote that is half the reporter's.

use super::{Check, Rule};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "T005",
    name: "too-many-brackets",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Certain,
    what: "A quote with several insertions in square brackets.",
    why: "Each insertion is the reporter's. A quote that needs several of them to be understood is better told in the reporter's own words.",
    wrong: "“[The mayor] told [us] that [the bridge] holds,” he said.",
    right: "The mayor had told them that the bridge held, he said.",
    options: "`at-most`: how many insertions a quote may have (1; strict: 0). Its severity: off, info, warning or error.",
    origin: "AP Stylebook, “quotations in the news” and “parentheses”, Guardian style guide, “square brackets”: use them sparingly, or paraphrase.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, _) in story.quotes() {
        let insertions = insertions(story.text(quote));
        if insertions > story.options.brackets {
            let message = format!(
                "the quote has {insertions} insertion{} in brackets",
                if insertions == 1 { "" } else { "s" }
            );
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .help("paraphrase, or quote a part that needs none"),
            );
        }
    }
}

/// What stands in brackets without being part of the sentence.
const NOTES: [&str; 8] =
    ["applause", "crosstalk", "emphasis added", "expletive", "laughs", "laughter", "pause", "sic"];

/// How many stretches in square brackets hold words of the reporter's; notes ("[sic]", "[laughter]"), "[...]" and a changed
/// first letter are none.
fn insertions(text: &str) -> usize {
    let stretches = text.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(inside, _)| inside));
    stretches
        .filter(|inside| inside.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .filter(|inside| !NOTES.contains(&inside.to_lowercase().as_str()))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::codes;

    #[test]
    fn several_insertions_are_found() {
        assert_eq!(
            codes("T005", "“[The mayor] told us that [the bridge] holds,” said Peter Holm, an engineer."),
            1
        );
    }

    #[test]
    fn one_insertion_and_marks_of_the_trade_are_not() {
        assert_eq!(
            codes("T005", "“The mayor told us that [the bridge] holds,” said Peter Holm, an engineer."),
            0
        );
        assert_eq!(insertions("“[T]he brige [sic] holds [...] for [1] year [Laughter]"), 0);
    }
}
