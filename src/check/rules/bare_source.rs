//! “Sources said”, and nothing more.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S003",
    name: "bare-source",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "A source described by the bare word “source” or “sources”.",
    why: "It tells the reader nothing: not who could know, nor why to believe it.",
    wrong: "“It will fail,” sources said.",
    right: "“It will fail,” said two officials at the ministry.",
    options: SEVERITY_ONLY,
    origin: "Reuters Handbook: “sources” alone is too vague; AP: describe the source as fully as can be.",
    check: Check::Story(check),
};

/// "The source" is left out: it stands for one that the story describes elsewhere.
const BARE: [&str; 8] = [
    "a source",
    "multiple sources",
    "one source",
    "several sources",
    "some sources",
    "source",
    "sources",
    "two sources",
];

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        let Some(source) = a.source.filter(|_| a.sourcing.level != Level::Named) else { continue };
        let words = story.text(source);
        let lower = words.to_lowercase();
        if !lower.split_whitespace().any(|word| word.starts_with("source")) {
            continue;
        }
        if !BARE.contains(&lower.as_str()) || !is_undescribed(story, a, source) {
            // What is told of sources once holds for "sources" further on.
            return;
        }
        let message = format!("“{words}” tells the reader nothing about who speaks");
        let content = a.content.first().map_or("", |&c| story.text(c));
        out.push(
            Finding::new(&RULE, source, [content, words], message)
                .help("say what the source is and how it knows"),
        );
    }
}

/// Whether nothing around the mention says more of it ("an inside source", "a source close to the campaign").
fn is_undescribed(story: &Story, a: &Attribution, source: Span) -> bool {
    let before = story.text(Span::new(0, source.start)).trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let opens = last.is_empty()
        || !last.ends_with(char::is_alphanumeric)
        || ["according", "and", "as", "but", "said", "say", "says", "that", "to", "while"]
            .contains(&last.to_lowercase().as_str());
    let after = story.text(Span::new(source.end, story.article.text.len() as u32));
    let verb = a.cue.is_some_and(|cue| {
        cue.start >= source.end
            && story.text(Span::new(source.end, cue.start)).split_whitespace().count() <= 2
    });
    opens && (verb || !after.trim_start_matches(' ').starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn bare_sources_are_found() {
        assert_eq!(codes("S003", "Sources said the bridge will fail."), 1);
        assert_eq!(codes("S003", "The bridge will fail, sources said."), 1);
        assert_eq!(codes("S003", "“The bridge will fail,” a source said."), 1);
    }

    #[test]
    fn described_sources_are_not() {
        assert_eq!(codes("S003", "“The bridge will fail,” said a source close to the mayor."), 0);
        assert_eq!(codes("S003", "An industry source said the bridge will fail."), 0);
        assert_eq!(
            codes("S003", "“The bridge will fail,” said a source at the works. The source said it was old."),
            0
        );
    }
}
