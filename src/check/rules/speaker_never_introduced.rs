//! A person quoted by surname whom the story never introduces.

use super::{Check, MOST_SPEAKERS, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::speaker::Kind;

pub(super) static RULE: Rule = Rule {
    code: "S005",
    name: "speaker-never-introduced",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A speaker whom the story calls by one name only, with neither a full name nor a role anywhere.",
    why: "Not every reader knows who is meant.",
    wrong: "“It will fail,” Holm said, and Holm is not mentioned before or after.",
    right: "“It will fail,” said Peter Holm, a bridge engineer.",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “names”: full name and title on first reference.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (i, speaker) in story.extraction.speakers.iter().enumerate().take(MOST_SPEAKERS) {
        let Some(name) = &speaker.name else { continue };
        let alone = !name.contains(' ') && speaker.description.is_none();
        if speaker.kind != Kind::Person || !alone || !is_bare(&story.article.text, name) {
            continue;
        }
        let mut theirs = story.extraction.attributions.iter();
        let first = theirs.find(|a| {
            a.speaker.is_some_and(|r| r.speaker == Some(i))
                && a.quotes.iter().any(|&quote| story.is_speech(quote))
        });
        if let Some((a, source)) =
            first.and_then(|a| Some((a, a.source.filter(|&s| is_surname(story.text(s), name))?)))
        {
            let message = format!("{name} is quoted and never introduced");
            let about = [story.text(a.quotes[0]), name.as_str()];
            out.push(Finding::new(&RULE, source, about, message).help("give the full name and the role"));
        }
    }
}

/// Whether a mention is the name alone, an honorific aside.
fn is_surname(mention: &str, name: &str) -> bool {
    let bare =
        ["Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms "].iter().find_map(|title| mention.strip_prefix(title));
    bare.unwrap_or(mention) == name
}

/// Whether a name stands in the text without anything that introduces it: no capital, bracket or comma right beside it,
/// and at least once where a capital tells a name.
fn is_bare(text: &str, name: &str) -> bool {
    let mut told = false;
    for (at, _) in text.match_indices(name) {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        let word = before.trim_end_matches(' ').rsplit(char::is_whitespace).next().unwrap_or_default();
        let honorific = matches!(word, "Mr." | "Mrs." | "Ms." | "Mr" | "Mrs" | "Ms");
        let joined = before.ends_with(' ')
            && word.starts_with(char::is_uppercase)
            && !word.ends_with(['.', '!', '?', ',', ':', '”', '"']);
        let next = after.trim_start_matches(' ');
        let goes_on =
            next.starts_with(char::is_uppercase) && after.starts_with(' ') || next.starts_with([',', '(']);
        if !whole || joined && !honorific || goes_on {
            return false;
        }
        told |= word.ends_with(|c: char| c.is_lowercase() || c == ',') || honorific;
    }
    told
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_surname_alone_is_found() {
        assert_eq!(
            codes("S005", "The bridge is old. “It will fail before spring,” said Holm. Nobody asked Holm."),
            1
        );
    }

    #[test]
    fn a_full_name_or_a_role_anywhere_is_enough() {
        assert_eq!(
            codes(
                "S005",
                "“It will fail before spring,” said Holm. Peter Holm is an engineer. Nobody asked Holm."
            ),
            0
        );
        assert_eq!(
            codes("S005", "“It will fail before spring,” said Holm, a bridge engineer. Nobody asked Holm."),
            0
        );
    }
}
