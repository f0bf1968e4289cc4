//! New entries put into the text of a registry file, every other byte left as it is.

use std::ops::Range;

use super::draft::{Draft, NewSpeaker};
use super::outline::{Kind, Node, Obstacle, Outline};

/// How far the entries of a new section stand in.
const INDENT: usize = 2;

/// The text with the claims after its last one.
pub(super) fn with_claims(text: &str, drafts: &[Draft]) -> Result<String, Obstacle> {
    let entries: Vec<_> = drafts.iter().map(|draft| |indent| format!("\n{}", draft.yaml(indent))).collect();
    with_entries(text, "claims", &entries)
}

/// The text with the speakers after its last one.
pub(super) fn with_speakers(text: &str, speakers: &[NewSpeaker]) -> Result<String, Obstacle> {
    let entries: Vec<_> = speakers.iter().map(|speaker| |indent| speaker.yaml(indent)).collect();
    with_entries(text, "speakers", &entries)
}

fn with_entries(text: &str, section: &str, entries: &[impl Fn(usize) -> String]) -> Result<String, Obstacle> {
    if entries.is_empty() {
        return Ok(text.to_owned());
    }
    let before = Outline::of(text)?;
    let place = Place::of(text, section, before.root.as_ref())?;
    let mut added = String::new();
    if place.is_new {
        added += &format!("{section}:\n");
    }
    let first = added.len();
    entries.iter().for_each(|entry| added += &entry(place.indent));
    let apart = place.is_first || text[..place.at.start].ends_with("\n\n");
    if apart && added[first..].starts_with('\n') {
        added.remove(first);
    }
    if place.precedes {
        added.push('\n');
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let head = &text[..place.at.start];
    let joint = if head.is_empty() || head.ends_with('\n') { "" } else { newline };
    let gap = if place.is_new && !place.precedes && !head.trim().is_empty() { newline } else { "" };
    let after = [head, joint, gap, &added.replace('\n', newline), &text[place.at.end..]].concat();
    if is_kept(before.root.as_ref(), Outline::of(&after)?.root.as_ref(), section, entries.len()) {
        Ok(after)
    } else {
        Err(at_start(place.line, 0, format!("expected to add to `{section}:` without a change of the rest")))
    }
}

/// Where new entries of a section go.
struct Place {
    /// What they replace, in bytes: nothing, or a value that says there are none.
    at: Range<usize>,
    line: usize,
    indent: usize,
    /// Whether the section has to be begun.
    is_new: bool,
    /// Whether there is no entry before them.
    is_first: bool,
    /// Whether the file's first section comes after them.
    precedes: bool,
}

impl Place {
    fn of(text: &str, section: &str, root: Option<&Node>) -> Result<Place, Obstacle> {
        let new = |at: usize, precedes: bool| Place {
            at: at..at,
            line: 1,
            indent: INDENT,
            is_new: true,
            is_first: true,
            precedes,
        };
        let Some(root) = root else { return Ok(new(text.len(), false)) };
        if root.is_flow() || root.entries().is_empty() {
            let message = "expected keys, each on a line of its own".to_owned();
            return Err(at_start(root.line, root.column, message));
        }
        let Some((key, value)) = root.get(section) else {
            let precedes = section == "speakers";
            return Ok(new(if precedes { root.at.start } else { text.len() }, precedes));
        };
        if value.is_flow() && !is_empty(value) {
            let message =
                format!("expected the entries of `{section}:` on lines of their own, found brackets");
            return Err(at_start(value.line, value.column, message));
        }
        if is_empty(value) {
            let end = if value.at.is_empty() { key.at.end + 1 } else { value.at.end };
            let start = key.at.end + 1;
            let rest = after_line(text, end);
            // A comment behind the key stays there.
            let comment = text[end..rest].trim();
            if !comment.is_empty() && end > start {
                let message = format!("expected nothing behind the empty `{section}:`");
                return Err(at_start(value.line, value.column, message));
            }
            let at = if comment.is_empty() { start..rest } else { rest..rest };
            return Ok(Place {
                at,
                line: key.line,
                indent: INDENT,
                is_new: false,
                is_first: true,
                precedes: false,
            });
        }
        let end = after_line(text, value.at.end);
        let indent = indent(text, value);
        Ok(Place { at: end..end, line: key.line, indent, is_new: false, is_first: false, precedes: false })
    }
}

/// Whether a section says that it has no entries.
fn is_empty(value: &Node) -> bool {
    match &value.kind {
        Kind::Scalar { .. } => true,
        Kind::Sequence { items, .. } => items.is_empty(),
        Kind::Mapping { entries, .. } => entries.is_empty(),
    }
}

/// The column of a section's entries: of their keys, or of the dashes before them.
pub(super) fn indent(text: &str, section: &Node) -> usize {
    match &section.kind {
        Kind::Sequence { items, .. } => items.first().map_or(INDENT, |item| dash(text, item)),
        _ => section.entries().first().map_or(INDENT, |(key, _)| key.column),
    }
}

/// The column of the dash before an item.
fn dash(text: &str, item: &Node) -> usize {
    let before = text[..item.at.start].rsplit('\n').next().unwrap_or_default();
    before.find('-').unwrap_or(INDENT)
}

/// The byte after the line break that ends the line of a place; the place itself when it begins a line.
fn after_line(text: &str, at: usize) -> usize {
    if text[..at].ends_with('\n') {
        return at;
    }
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Whether all that was there is there, with so many entries more at the end of the section.
fn is_kept(before: Option<&Node>, after: Option<&Node>, section: &str, more: usize) -> bool {
    let Some(after) = after else { return false };
    let old = before.map_or(&[][..], Node::entries);
    let others =
        |entries: &[(Node, Node)]| entries.iter().filter(|(k, _)| k.scalar() != Some(section)).count();
    let rest = others(old) == others(after.entries())
        && old.iter().filter(|(key, _)| key.scalar() != Some(section)).all(|(key, value)| {
            key.scalar().and_then(|key| after.get(key)).is_some_and(|(_, now)| value.says_the_same(now))
        });
    let Some((_, now)) = after.get(section) else { return false };
    let then = before.and_then(|root| root.get(section)).map(|(_, value)| value);
    let (items, entries) = then.map_or((&[][..], &[][..]), |value| (value.items(), value.entries()));
    rest && now.items().len() + now.entries().len() == items.len() + entries.len() + more
        && items.iter().zip(now.items()).all(|(a, b)| a.says_the_same(b))
        && entries.iter().zip(now.entries()).all(|(a, b)| a.0.says_the_same(&b.0) && a.1.says_the_same(&b.1))
}

fn at_start(line: usize, column: usize, message: String) -> Obstacle {
    Obstacle { line, column: column + 1, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft { id: "new".into(), speaker: "mayor".into(), text: "We will pay.".into(), ..Draft::default() }
    }

    fn added(text: &str) -> String {
        with_claims(text, &[draft()]).unwrap()
    }

    #[test]
    fn comments_order_and_line_ends_stay() {
        let text =
            "# head\r\nclaims: # all\r\n- id: a # first\r\n  text: >-\r\n    One\r\n\r\n    two\r\n# end\r\n";
        let after = added(text);
        assert_eq!(
            after,
            "# head\r\nclaims: # all\r\n- id: a # first\r\n  text: >-\r\n    One\r\n\r\n    two\r\n\r\n- id: new\r\n  speaker: mayor\r\n  text: We will pay.\r\n# end\r\n"
        );
    }

    #[test]
    fn a_section_is_begun_where_there_is_none() {
        let new = "claims:\n  - id: new\n    speaker: mayor\n    text: We will pay.\n";
        assert_eq!(added(""), new);
        assert_eq!(added("claims:\n"), new);
        assert_eq!(added("claims: []\n"), new);
        assert_eq!(added("# only a word"), format!("# only a word\n\n{new}"));
        let speakers = [NewSpeaker { id: "mayor".into(), name: Some("Ana: Ruiz".into()), description: None }];
        let after = with_speakers("# head\nclaims: []\n", &speakers).unwrap();
        assert_eq!(after, "# head\nspeakers:\n  mayor:\n    name: \"Ana: Ruiz\"\n\nclaims: []\n");
    }

    #[test]
    fn trailing_lines_of_a_kept_block_stay_content() {
        let text = "claims:\n  - id: a\n    speaker: mayor\n    text: |+\n      One\n\n\n";
        let after = added(text);
        let outline = Outline::of(&after).unwrap().root.unwrap();
        let first = &outline.get("claims").unwrap().1.items()[0];
        assert_eq!(first.get("text").unwrap().1.scalar(), Some("One\n\n\n"));
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_its_place() {
        let refused = |text: &str| {
            let obstacle = with_claims(text, &[draft()]).unwrap_err();
            (obstacle.line, obstacle.column)
        };
        assert_eq!(refused("claims: [{id: a, speaker: b, text: c}]\n"), (1, 9));
        assert_eq!(refused("speakers: {}\nclaims:\n  - &a {id: a}\n"), (3, 8));
        assert_eq!(refused("{claims: []}"), (1, 1));
    }
}
