//! A headline that quotes what nobody says below it.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::quote;
use crate::text::Span;
use crate::token::tokenize;
use crate::wording::push_folded;

pub(super) static RULE: Rule = Rule {
    code: "T007",
    name: "headline-quote-not-in-body",
    severity: Severity::Warning,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A quote in the headline or in a caption whose words the story below does not have.",
    why: "Words in marks were said by somebody. The reader looks for them in the story, and finds that nobody says them.",
    wrong: "Mayor: bridge is ‘a death trap’ ¶ The mayor said the bridge was dangerous.",
    right: "Mayor: bridge is ‘dangerous’ ¶ The mayor said the bridge was “dangerous.”",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook, “Headlines”: what a headline says is in the story; BBC News style guide, “headlines”: quotation marks there are for \
             words that the story attributes; Guardian style guide, “headlines”.",
    check: Check::Story(check),
};

/// A headline is no longer than this many words.
const HEADLINE: usize = 20;

/// What a caption begins with.
const CAPTIONS: [&str; 6] = ["Caption:", "FILE -", "Image:", "PHOTO:", "Photo:", "Picture:"];

fn check(story: &Story, out: &mut Vec<Finding>) {
    let paragraphs = &story.extraction.paragraphs;
    let heads: Vec<usize> = (0..paragraphs.len()).filter(|&i| stands_apart(story, i)).collect();
    if heads.is_empty() || heads.len() == paragraphs.len() {
        return;
    }
    let mut body = String::from(" ");
    for (_, paragraph) in paragraphs.iter().enumerate().filter(|(i, _)| !heads.contains(i)) {
        fold(story.text(*paragraph), &mut body);
    }
    for head in heads {
        let span = paragraphs[head];
        for quoted in quotes(story.text(span)) {
            let mut wanted = String::from(" ");
            fold(quoted.of(story.text(span)), &mut wanted);
            if wanted.trim().is_empty() || body.contains(&wanted) {
                continue;
            }
            let place = Span::new(span.start + quoted.start, span.start + quoted.end);
            let words = story.text(place);
            let message = format!("the story below does not have the quoted words “{words}”");
            out.push(
                Finding::new(&RULE, place, [words, ""], message)
                    .help("quote words that the story gives to somebody"),
            );
        }
    }
}

/// Whether paragraph `i` is the headline or a caption.
fn stands_apart(story: &Story, i: usize) -> bool {
    let Some(&paragraph) = story.extraction.paragraphs.get(i) else { return false };
    let text = story.text(paragraph);
    let before = story.article.text[..paragraph.start as usize].trim_end_matches([' ', '\u{FEFF}']);
    let line = before.rsplit('\n').next().unwrap_or_default();
    if CAPTIONS.iter().any(|opening| text.starts_with(opening)) || line.starts_with('#') {
        return true;
    }
    let ends = text.trim_end_matches(['"', '”', '’', '\'', ' ']).ends_with(['.', '!', '?', ':', ',', ';']);
    i == 0 && !ends && text.split_whitespace().count() <= HEADLINE
}

/// What stands between marks of a headline, which are single ones in most houses.
fn quotes(text: &str) -> Vec<Span> {
    quote::pair(&tokenize(text)).outer.into_iter().filter(|q| q.closed).map(|q| q.inner).collect()
}

/// The words of `text`, folded, a space after each.
fn fold(text: &str, out: &mut String) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        word.chars().for_each(|c| push_folded(out, c));
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    const BODY: &str =
        "The mayor, Clara Ruiz, said the bridge was “dangerous.”\n\n“I would not walk on it,” Ruiz said.\n";

    #[test]
    fn words_that_nobody_says_are_found() {
        assert_eq!(codes("T007", &format!("Mayor calls bridge ‘a death trap’\n\n{BODY}")), 1);
        assert_eq!(codes("T007", &format!("# Mayor calls bridge \"a death trap\"\n\n{BODY}")), 1);
        assert_eq!(codes("T007", &format!("{BODY}\nPhoto: The bridge, “a death trap” to the mayor.")), 1);
    }

    #[test]
    fn words_that_the_story_has_are_not() {
        assert_eq!(codes("T007", &format!("Mayor calls bridge ‘dangerous’\n\n{BODY}")), 0);
        assert_eq!(codes("T007", &format!("Mayor “would not walk on it”\n\n{BODY}")), 0);
        assert_eq!(codes("T007", &format!("Mayor: ‘I would not walk’\n\n{BODY}")), 0);
        assert_eq!(codes("T007", BODY), 0);
    }
}
