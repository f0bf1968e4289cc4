//! The one layout of registry files: order of sections and keys, indentation, empty lines. Comments stay with
//! what they stand above, beside or in; values are written as they were.

use std::path::Path;

use super::outline::{Node, Obstacle, Outline};
use super::written::CLAIM_KEYS;
use super::{Problem, load};

const SECTIONS: &[&str] = &["speakers", "claims"];
const SPEAKER: &[&str] = &["name", "anonymous", "description", "reason", "aliases", "roles"];

/// The text of a registry file in the one layout.
///
/// # Errors
///
/// When the file cannot be read as a registry, or holds what cannot be kept: anchors, tags, several documents.
pub fn format(file: &Path, text: &str) -> Result<String, Problem> {
    load::parse(file, text)?;
    let refused = |obstacle: Obstacle| Problem {
        line: obstacle.line,
        column: obstacle.column,
        help: Some("write it out, or leave this file unformatted".to_owned()),
        ..Problem::of_file(file, obstacle.message, None)
    };
    let before = Outline::of(text).map_err(refused)?;
    let Some(root) = &before.root else { return Ok(text.to_owned()) };
    let layout = Layout { text, lines: text.lines().collect(), starts: starts(text) };
    let mut out = Vec::new();
    layout.file(root, &mut out).map_err(refused)?;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let after = out.join(newline) + newline;
    check(text, &before, &after).map_err(refused)?;
    Ok(after)
}

/// Whether both texts say the same, comments included.
fn check(text: &str, before: &Outline, after: &str) -> Result<(), Obstacle> {
    let lost = |what: &str| Obstacle { line: 1, column: 1, message: format!("expected to keep {what}") };
    let now = Outline::of(after)?;
    let same = match (&before.root, &now.root) {
        (Some(before), Some(now)) => before.says_the_same(now),
        (None, None) => true,
        _ => false,
    };
    if !same {
        return Err(lost("every value"));
    }
    let comments = |text: &str, outline: &Outline| {
        let mut all: Vec<String> =
            outline.comments.iter().map(|at| text[at.at.clone()].trim_end().to_owned()).collect();
        all.sort_unstable();
        all
    };
    if comments(text, before) == comments(after, &now) { Ok(()) } else { Err(lost("every comment")) }
}

/// A file's lines.
struct Layout<'t> {
    text: &'t str,
    lines: Vec<&'t str>,
    /// The byte that each line begins at.
    starts: Vec<usize>,
}

/// Lines that belong together: an entry with what stands above it.
struct Piece<'t> {
    /// Comments above, empty lines between them.
    lead: Vec<&'t str>,
    /// Whether an empty line sets it off from what is before.
    apart: bool,
    /// The line after its last, from 0.
    end: usize,
}

fn starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect()
}

impl<'t> Layout<'t> {
    fn file(&self, root: &Node, out: &mut Vec<String>) -> Result<(), Obstacle> {
        if root.is_flow() {
            return Err(refusal(root, "expected keys on lines of their own, found braces"));
        }
        let entries = root.entries();
        let (mut pieces, tail) =
            self.pieces(entries.iter().map(|(key, value)| (key, value)), 0, self.lines.len());
        if let Some(first) = pieces.first_mut() {
            // What an empty line sets off from the first key is about the file.
            if let Some(gap) = first.lead.iter().rposition(|line| line.is_empty()) {
                let rest = first.lead.split_off(gap + 1);
                put(&first.lead[..gap], 0, out);
                out.push(String::new());
                first.lead = rest;
            } else if first.apart && !first.lead.is_empty() && self.is_apart(entries[0].0.line - 1) {
                put(&std::mem::take(&mut first.lead), 0, out);
                out.push(String::new());
            }
        }
        for (position, index) in ordered(entries, SECTIONS).into_iter().enumerate() {
            let (key, value) = &entries[index];
            if position > 0 {
                out.push(String::new());
            }
            put(&pieces[index].lead, 0, out);
            self.section(key, value, pieces[index].end, out)?;
        }
        if !tail.is_empty() {
            out.push(String::new());
            put(&tail, 0, out);
        }
        Ok(())
    }

    fn section(&self, key: &Node, value: &Node, end: usize, out: &mut Vec<String>) -> Result<(), Obstacle> {
        if value.is_flow() || value.scalar().is_some() {
            self.chunk(key, value, end, 0, "", out);
            return Ok(());
        }
        out.push(self.first_line(key).to_owned());
        let items = value.items().iter().map(|item| (item, item));
        let entries = value.entries().iter().map(|(key, value)| (key, value));
        let (pieces, tail) = self.pieces(entries.chain(items), key.line, end);
        let heads = value.entries().iter().map(|(key, value)| (Some(key), value));
        let heads = heads.chain(value.items().iter().map(|item| (None, item)));
        for (index, ((id, inner), piece)) in heads.zip(&pieces).enumerate() {
            // Empty lines at the end of a `|+` block are there already, and part of its text.
            let apart = out.last().is_some_and(String::is_empty);
            if index > 0 && (piece.apart || id.is_none()) && !apart {
                out.push(String::new());
            }
            put(&piece.lead, 2, out);
            match id {
                Some(id) => self.speaker(id, inner, piece.end, out),
                None => self.claim(inner, piece.end, out)?,
            }
        }
        put(&tail, 2, out);
        Ok(())
    }

    fn speaker(&self, id: &Node, value: &Node, end: usize, out: &mut Vec<String>) {
        if value.is_flow() || value.entries().is_empty() {
            return self.chunk(id, value, end, 2, "", out);
        }
        out.push(format!("  {}", self.first_line(id)));
        self.keys(value, id.line, end, SPEAKER, out);
    }

    fn claim(&self, item: &Node, end: usize, out: &mut Vec<String>) -> Result<(), Obstacle> {
        let before = &self.text[self.starts[item.line - 1]..item.at.start];
        if before.trim() != "-" {
            return Err(refusal(item, "expected the first key beside its dash"));
        }
        if item.is_flow() {
            self.chunk(item, item, end, 4, "  - ", out);
            return Ok(());
        }
        let first = out.len();
        self.keys(item, item.line - 1, end, CLAIM_KEYS, out);
        // The dash stands before the first key, below its comments.
        let mut lines = out[first..].iter();
        let comments = lines.position(|line| !line.trim_start().starts_with('#')).unwrap_or(0);
        for comment in &mut out[first..first + comments] {
            comment.replace_range(..2, "");
        }
        if let Some(line) = out.get_mut(first + comments) {
            line.replace_range(..4, "  - ");
        }
        Ok(())
    }

    /// The keys of a speaker or a claim, in order.
    fn keys(&self, mapping: &Node, begin: usize, end: usize, order: &[&str], out: &mut Vec<String>) {
        let entries = mapping.entries();
        let (pieces, tail) = self.pieces(entries.iter().map(|(key, value)| (key, value)), begin, end);
        for index in ordered(entries, order) {
            let (key, value) = &entries[index];
            let comments: Vec<&str> =
                pieces[index].lead.iter().copied().filter(|line| !line.is_empty()).collect();
            put(&comments, 4, out);
            self.chunk(key, value, pieces[index].end, 4, "", out);
        }
        put(&tail, 4, out);
    }

    /// The lines of one entry, moved so that it begins at `indent`; `mark` takes the place of the blanks.
    fn chunk(&self, key: &Node, value: &Node, end: usize, indent: usize, mark: &str, out: &mut Vec<String>) {
        let margin = if mark.is_empty() { " ".repeat(indent) } else { mark.to_owned() };
        out.push(margin + self.first_line(key));
        let is_prose = value.scalar().is_some() || holds_block(value);
        let last = self.line_of(value.at.end.saturating_sub(1));
        for (number, line) in self.lines.iter().enumerate().take(end).skip(key.line) {
            let blank = line.trim().is_empty();
            if is_prose && number <= last {
                out.push(if blank && line.len() <= key.column {
                    String::new()
                } else {
                    moved(line, key.column, indent)
                });
            } else if !blank {
                out.push(moved(line.trim_end(), key.column, indent));
            }
        }
    }

    /// Divides the lines from `begin` up to `end` among entries. Comments between two entries belong to the first
    /// as long as they stand in further than it.
    fn pieces<'n>(
        &self,
        heads: impl Iterator<Item = (&'n Node, &'n Node)>,
        begin: usize,
        end: usize,
    ) -> (Vec<Piece<'t>>, Vec<&'t str>) {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut from, mut column) = (begin, usize::MAX);
        for (key, value) in heads {
            let first = key.line - 1;
            let inside = self.inside(from, first, column);
            if let Some(last) = pieces.last_mut() {
                last.end = inside;
            }
            let apart = (inside..first).any(|number| self.lines[number].trim().is_empty());
            pieces.push(Piece { lead: self.comments(inside, first), apart, end: first + 1 });
            from = self.line_of(value.at.end.max(key.at.end).saturating_sub(1)) + 1;
            column = key.column.min(self.dash(key));
        }
        let inside = self.inside(from, end, column);
        if let Some(last) = pieces.last_mut() {
            last.end = inside;
        }
        let tail = self.comments(inside, end);
        (pieces, tail)
    }

    /// Where the comments end that stand in further than `column`.
    fn inside(&self, from: usize, to: usize, column: usize) -> usize {
        let mut end = from;
        for number in from..to {
            let line = self.lines[number];
            let indent = line.len() - line.trim_start().len();
            match line.trim().is_empty() {
                true => {}
                false if indent > column => end = number + 1,
                false => break,
            }
        }
        end
    }

    /// Comments, with one empty line where there were any between them.
    fn comments(&self, from: usize, to: usize) -> Vec<&'t str> {
        let mut comments: Vec<&str> = Vec::new();
        let mut gap = false;
        for line in self.lines.get(from..to).unwrap_or_default().iter().map(|line| line.trim()) {
            if line.is_empty() {
                gap = !comments.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                comments.push("");
            }
            comments.push(line);
        }
        comments
    }

    /// Whether the line before is empty.
    fn is_apart(&self, line: usize) -> bool {
        line > 0 && self.lines[line - 1].trim().is_empty()
    }

    /// The column of the dash on a node's line, when only that and blanks stand before it; else the node's.
    fn dash(&self, node: &Node) -> usize {
        let before = &self.text[self.starts[node.line - 1]..node.at.start];
        if before.trim() == "-" { before.find('-').unwrap_or(node.column) } else { node.column }
    }

    /// From a node to the end of its line.
    fn first_line(&self, node: &Node) -> &'t str {
        self.text[node.at.start..].lines().next().unwrap_or_default().trim_end()
    }

    /// The line that a byte is on, from 0.
    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }
}

/// Positions of entries in the order of `keys`; the order among others stays.
fn ordered(entries: &[(Node, Node)], keys: &[&str]) -> Vec<usize> {
    let rank = |index: &usize| {
        let key = entries[*index].0.scalar();
        keys.iter().position(|known| Some(*known) == key).unwrap_or(keys.len())
    };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(rank);
    order
}

fn put(comments: &[&str], indent: usize, out: &mut Vec<String>) {
    for comment in comments {
        out.push(if comment.is_empty() { String::new() } else { format!("{:indent$}{comment}", "") });
    }
}

/// A line that stood in by `old` and now stands in by `new`.
fn moved(line: &str, old: usize, new: usize) -> String {
    let blanks = line.len() - line.trim_start_matches(' ').len();
    format!("{:width$}{}", "", &line[blanks..], width = (blanks + new).saturating_sub(old))
}

/// Whether a `|` or `>` block is in it, whose empty lines count.
fn holds_block(node: &Node) -> bool {
    node.is_block_scalar()
        || node.items().iter().any(holds_block)
        || node.entries().iter().any(|(_, value)| holds_block(value))
}

fn refusal(node: &Node, message: &str) -> Obstacle {
    Obstacle { line: node.line, column: node.column + 1, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        let path = Path::new("claims.yaml");
        let once = format(path, text).unwrap();
        assert_eq!(format(path, &once).unwrap(), once, "not the same when formatted again");
        once
    }

    #[test]
    fn keys_get_their_order_and_comments_go_with_them() {
        let text = "\
# About this file.

# All that was said.
claims:
- text: We will pay.   # twice
  # the day
  said: 2024-05-06

  id: bridge
    # inside
  speaker: mayor
# About the second.
- {id: b, speaker: mayor, text: c}
  # after it
# The people.
speakers:
    # the first
    mayor:
        roles: [mayor]
        name: Ana Ruiz
    clerk: {name: Bo Lind}
# end
";
        let after = "\
# About this file.

# The people.
speakers:
  # the first
  mayor:
    name: Ana Ruiz
    roles: [mayor]
  clerk: {name: Bo Lind}

# All that was said.
claims:
  - id: bridge
      # inside
    speaker: mayor
    text: We will pay.   # twice
    # the day
    said: 2024-05-06

  # About the second.
  - {id: b, speaker: mayor, text: c}
    # after it

# end
";
        assert_eq!(formatted(text), after);
    }

    #[test]
    fn values_over_several_lines_stay_as_they_are() {
        let text = "\
claims:
    - speaker: m
      id: a
      text: |2+
          One # no comment

         two


    - id: b
      speaker: m
      text: \"one
        two\\
        \\  three\"
      evidence:
          - file: a.txt

          # why
          - {file: b.txt,
             sha256: ab}
";
        let after = formatted(text);
        assert!(
            after.contains("    text: |2+\n        One # no comment\n\n       two\n\n\n  - id: b\n"),
            "{after}"
        );
        assert!(after.contains("    evidence:\n        - file: a.txt\n        # why\n        - {file: b.txt,\n           sha256: ab}\n"));
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_its_place() {
        let refused = |text: &str| format(Path::new("a.yaml"), text).unwrap_err().to_string();
        assert!(refused("claims:\n  - {id: &i a, speaker: *i, text: c}\n").starts_with("a.yaml:2:"));
        assert!(refused("---\nclaims:\n  - {id: a, speaker: b, text: c}\n").starts_with("a.yaml:1:1: "));
        assert!(
            refused("claims:\n  -\n    id: a\n    speaker: b\n    text: c\n").starts_with("a.yaml:3:5: ")
        );
        assert!(refused("{claims: []}\n").starts_with("a.yaml:1:1: "));
    }
}
