//! A quote that nobody is said to have spoken.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::lexicon::{self, Class};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S001",
    name: "unattributed-quote",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quoted sentence that stands by itself, where neither its paragraph nor the one before or after says who spoke it.",
    why: "A reader has to know whose words these are.",
    wrong: "The plan was simple. “We will build it and they will pay.”",
    right: "The plan was simple. “We will build it and they will pay,” Ms. Ruiz said.",
    options: SEVERITY_ONLY,
    origin: "NPR Ethics Handbook, accuracy; Reuters Handbook: source every statement that is not common knowledge.",
    check: Check::Story(check),
};

/// Words on either side that may tell of somebody speaking: a paragraph without end must not cost its square.
const AROUND: usize = 100;

/// Paragraphs over which a speech may go on in quotes that fill theirs.
const SPEECH: usize = 6;

/// Words of the shortest statement.
const STATEMENT: usize = 4;

fn check(story: &Story, out: &mut Vec<Finding>) {
    let held = held(story);
    let voices = voices(story);
    for &quote in &story.extraction.quotes {
        if held.binary_search(&quote).is_err()
            && stands_alone(story, quote)
            && !is_answered(story, &voices, quote)
        {
            let message = "nobody is said to have spoken these words".to_owned();
            let about = [story.text(quote), ""];
            out.push(Finding::new(&RULE, quote, about, message).help("say who spoke them"));
        }
    }
}

/// The quotes that are given to somebody, in order.
fn held(story: &Story) -> Vec<Span> {
    let attributions = story.extraction.attributions.iter().filter(|a| a.source.is_some());
    let mut held: Vec<Span> = attributions.flat_map(|a| a.quotes.iter().copied()).collect();
    held.sort_unstable();
    held
}

/// The paragraphs in which somebody speaks, in order.
fn voices(story: &Story) -> Vec<usize> {
    let attributions = story.extraction.attributions.iter().filter(|a| a.source.is_some());
    let mut voices: Vec<usize> = attributions.filter_map(|a| story.paragraph(*a.content.first()?)).collect();
    voices.sort_unstable();
    voices
}

/// Whether a quote is a sentence of its own among sentences that tell of nobody speaking.
fn stands_alone(story: &Story, quote: Span) -> bool {
    let Some(paragraph) = story.paragraph(quote).and_then(|i| story.extraction.paragraphs.get(i)) else {
        return false;
    };
    let before = story.text(Span::new(paragraph.start, quote.start)).trim_end_matches(is_mark).trim_end();
    let after = story.text(Span::new(quote.end, paragraph.end)).trim_start_matches(is_mark);
    let text = story.text(quote);
    // Fewer words may be a slogan.
    let long = text.split_whitespace().count() >= STATEMENT;
    let sentence = long && text.starts_with(char::is_uppercase) && text.trim_end().ends_with(['.', '!', '?']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?']);
    let ends = after.chars().find(|c| c.is_alphanumeric()).is_none_or(char::is_uppercase);
    let words = before.rsplit(char::is_whitespace).take(AROUND).chain(after.split_whitespace().take(AROUND));
    let silent = !words.into_iter().any(is_speaking);
    story.is_speech(quote) && sentence && begins && ends && silent
}

/// Whether a word may be a verb of saying.
fn is_speaking(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    lexicon::look_up(word.as_bytes()).class.has(Class::COMMUNICATION)
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '`' | ' ')
}

/// Whether somebody speaks in the paragraph of a quote, in those before, which may lead up to it, or in the one after,
/// which may go on with it. A quote that fills its paragraph may belong to a speech that began further up.
fn is_answered(story: &Story, voices: &[usize], quote: Span) -> bool {
    let Some(here) = story.paragraph(quote) else { return true };
    let paragraph = story.text(story.extraction.paragraphs[here]).trim();
    let fills = paragraph.trim_matches(is_mark).len() <= story.text(quote).trim().len() + 1;
    let back = if fills { SPEECH } else { 1 };
    let first = voices.partition_point(|&voice| voice + back < here);
    voices.get(first).is_some_and(|&voice| voice <= here + 1)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_quoted_sentence_without_a_speaker_is_found() {
        assert_eq!(codes("S001", "The plan was simple. “We will build it and they will pay.”"), 1);
    }

    #[test]
    fn what_leads_up_or_goes_on_names_the_speaker() {
        assert_eq!(
            codes(
                "S001",
                "The plan was simple, said Clara Ruiz, the mayor. “We will build it and they will pay.”"
            ),
            0
        );
        assert_eq!(
            codes("S001", "Mayor Clara Ruiz spoke next:\n\n“We will build it and they will pay,” she said."),
            0
        );
    }

    #[test]
    fn a_quote_in_the_middle_or_in_a_paragraph_of_its_own_is_found() {
        assert_eq!(
            codes("S001", "The plan was simple. “We will build it and they will pay.” Work began in May."),
            1
        );
        let alone =
            "The square was empty by nine.\n\n“We have waited thirty years for this.”\n\nThe ferry left.";
        assert_eq!(codes("S001", alone), 1);
    }

    #[test]
    fn a_speech_that_goes_on_is_not() {
        let speech = "“We will hold the pier,” Clara Ruiz, the mayor, said.\n\n“It was built by our fathers.”\n\n\
                      “Nobody will take it from us.”";
        assert_eq!(codes("S001", speech), 0);
    }

    #[test]
    fn titles_and_single_words_are_no_speech() {
        assert_eq!(codes("S001", "She had just read “The Bridge Over the River.” It was called “short.”"), 0);
    }

    #[test]
    fn stories_in_which_nobody_is_said_to_have_spoken_have_their_quotes_found() {
        let stories = include_str!("../../../tests/data/nobody_said.txt").split("----\n");
        let found: Vec<usize> = stories.map(|story| codes("S001", story)).collect();
        assert_eq!(found, [1, 1, 1, 2, 0, 2, 1, 1, 0, 0]);
    }
}
