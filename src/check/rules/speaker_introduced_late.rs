//! A speaker quoted before the story says who that is.

use super::{Check, MOST_SPEAKERS, Rule, SEVERITY_ONLY};
use crate::attribution::Attribution;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::speaker::Kind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S010",
    name: "speaker-introduced-late",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A person whose words are given under a bare surname before the story gives the full name.",
    why: "The reader has to know whose words these are when reading them, not three paragraphs on.",
    wrong: "“It will fail,” Holm said. … Peter Holm is a bridge engineer.",
    right: "“It will fail,” said Peter Holm, a bridge engineer. … Holm had warned before.",
    options: SEVERITY_ONLY,
    origin: "Guardian style guide, “quotes”: introduce the speaker at once, or after the first sentence; Reuters Handbook, “The essentials of sourcing”: \
             say early who speaks; AP Stylebook, “names”: the full name on first reference.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let text = story.article.text.as_str();
    let headings = story.headings();
    for (i, speaker) in story.extraction.speakers.iter().enumerate().take(MOST_SPEAKERS) {
        let Some(name) = speaker.name.as_deref().filter(|name| name.contains(' ')) else { continue };
        if speaker.kind != Kind::Person {
            continue;
        }
        let body = story.extraction.attributions.iter().filter(|a| !is_heading(story, headings, a));
        let mut theirs = body.filter(|a| a.speaker.is_some_and(|r| r.speaker == Some(i)));
        let Some(first) = theirs.next() else { continue };
        let Some(source) = first.source.filter(|&source| is_surname(story, source, name)) else { continue };
        // The full name may stand in the middle of titles, never before the quote's own sentence ends.
        let Some(full) = text.find(name) else { continue };
        if full as u32 <= source.end || text[..source.start as usize].contains(story.text(source)) {
            continue;
        }
        let message = format!("{} speaks before the story says that this is {name}", story.text(source));
        let content = first.content.first().map_or("", |&c| story.text(c));
        out.push(
            Finding::new(&RULE, source, [content, name], message)
                .help("give the full name and the role where the person first speaks"),
        );
    }
}

/// Whether an attribution stands in a headline or is a label ("Holm: the engineer"), where a surname is enough.
fn is_heading(story: &Story, headings: usize, a: &Attribution) -> bool {
    let paragraphs = &story.extraction.paragraphs;
    let Some((source, at)) = a.source.and_then(|source| Some((source, story.paragraph(source)?))) else {
        return false;
    };
    let label = a.cue.is_some_and(|cue| story.text(cue) == ":") && source.start == paragraphs[at].start;
    label || at < headings && paragraphs.len() > 1
}

/// Whether a mention is no more than the last word of a name.
fn is_surname(story: &Story, mention: Span, name: &str) -> bool {
    name.rsplit(' ').next() == Some(story.text(mention))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_name_that_comes_after_the_words_is_found() {
        let late = "The bridge is closed.\n\n“It will fail,” Holm said.\n\nPeter Holm is an engineer. “Nobody asked,” Holm said.";
        assert_eq!(codes("S010", late), 1);
    }

    #[test]
    fn a_name_that_comes_first_or_never_is_not() {
        let headline = "Bridge will fail, Holm says\n\n“It will fail,” said Peter Holm, an engineer.";
        assert_eq!(codes("S010", headline), 0);
        let early = "“The bridge will fail,” said Peter Holm, an engineer.\n\n“Nobody asked,” Holm said.";
        assert_eq!(codes("S010", early), 0);
        assert_eq!(codes("S010", "“The bridge will fail,” Holm said. “Nobody asked,” Holm said."), 0);
    }
}
