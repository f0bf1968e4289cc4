//! A paragraph peppered with quoted words.

use super::{Check, Rule};
use crate::attribution::Form;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::quote::is_term;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "T004",
    name: "fragmentary-quotes",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A paragraph with several quotes of a few words each.",
    why: "Single words in marks look as if the reporter doubted them, and hide what was said around them.",
    wrong: "He called the plan “bold,” the money “there” and the critics “late.”",
    right: "“The plan is bold, and the money is there,” he said.",
    options: "`words`: a quote of no more words is a fragment (3). `at-most`: how many of them a paragraph may have (2). Its severity: off, info, \
              warning or error.",
    origin: "AP Stylebook, “quotations in the news”: avoid fragmentary quotes; Reuters Handbook, style guide, “quotations”: quotes that say little are \
             better paraphrased.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let mut fragments: Vec<(usize, Span)> = story
        .quotes()
        .filter(|(a, quote, _)| a.form != Form::Direct && is_fragment(story, *quote))
        .filter_map(|(_, quote, _)| Some((story.paragraph(quote)?, quote)))
        .collect();
    fragments.sort_unstable();
    for together in fragments.chunk_by(|a, b| a.0 == b.0) {
        let most = story.options.fragments;
        let Some(&(_, first)) = together.get(most) else { continue };
        let message = format!(
            "{} quotes of {} words or fewer in one paragraph",
            together.len(),
            story.options.fragment_words
        );
        let (_, opening) = together[0];
        out.push(
            Finding::new(&RULE, first, [story.text(opening), ""], message)
                .help("quote a whole sentence, or report the words without marks"),
        );
    }
}

fn is_fragment(story: &Story, quote: Span) -> bool {
    let text = story.text(quote);
    // Titles, slogans and names in marks begin with a capital.
    let name = text.starts_with(char::is_uppercase);
    let words = text.split_whitespace().count();
    words <= story.options.fragment_words && !name && !is_term(&story.article.text, quote)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_peppered_paragraph_is_found_once() {
        let text = "Clara Ruiz, the mayor, said the plan was “bold,” that the money was “there,” that critics were “late” and that she was “proud” of it.";
        assert_eq!(codes("T004", text), 1);
    }

    #[test]
    fn titles_are_not() {
        let text = "Clara Ruiz, the mayor, said she liked “Harbor Lights,” “The Pier,” “Salt” and “Northern Winter.”";
        assert_eq!(codes("T004", text), 0);
    }

    #[test]
    fn one_fragment_or_full_quotes_are_not() {
        assert_eq!(codes("T004", "Clara Ruiz, the mayor, said the plan was “bold.”"), 0);
        assert_eq!(codes("T004", "“Yes,” said Clara Ruiz, the mayor. “Now,” she said. “Go,” she said."), 0);
    }
}
