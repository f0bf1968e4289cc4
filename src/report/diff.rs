//! A claim and what a story made of it, word under word: the changed words in marks that need no colour, and
//! beneath them, in words, what was changed.

use unicode_width::UnicodeWidthStr;

use super::layout::Paint;
use super::wire;
use crate::wording::{EditKind, Op, describe};

/// How many equal words before and after a change are shown.
const CONTEXT: usize = 6;
/// What stands before the lines of a claim and of a story.
pub const CLAIM_AND_STORY: [&str; 2] = ["claim", "story"];

/// Words that stand one above the other.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cell {
    claim: String,
    story: String,
    /// What was changed; empty for equal words and for what a long change goes on with.
    label: String,
    changed: bool,
}

/// Writes the lines, `indent` blanks first, at most `width` columns; before them stands what the claim's side
/// and the story's side are called.
pub fn write(
    edits: &[wire::Edit],
    names: [&str; 2],
    indent: usize,
    width: usize,
    color: bool,
    out: &mut Vec<u8>,
) {
    let margin = names[0].len().max(names[1].len()) + 2;
    let names = [names[0], names[1], ""].map(|name| format!("{name:<margin$}"));
    let room = width.saturating_sub(indent + margin).max(20);
    let mut row = Row { color, ..Row::default() };
    for cell in cells(edits, room) {
        if !row.fits(&cell, room) {
            std::mem::take(&mut row).end(&names, indent, out);
            row.color = color;
        }
        row.add(&cell);
    }
    row.end(&names, indent, out);
}

/// Lines in the making.
#[derive(Default)]
struct Row {
    claim: String,
    story: String,
    below: String,
    /// Columns used above, and where the labels end.
    column: usize,
    labelled: usize,
    color: bool,
}

impl Row {
    /// Where a cell would begin: behind the others, and clear of the label before.
    fn start(&self, cell: &Cell) -> usize {
        let behind = if self.column == 0 { 0 } else { self.column + 1 };
        let clear = if self.labelled == 0 { 0 } else { self.labelled + 2 };
        if !cell.label.is_empty() && clear > behind { clear } else { behind }
    }

    fn fits(&self, cell: &Cell, room: usize) -> bool {
        self.column == 0 || self.start(cell) + cell.width().max(cell.label.len()) <= room
    }

    fn add(&mut self, cell: &Cell) {
        let start = self.start(cell);
        let (claim, story) = match (cell.changed, cell.claim.as_str()) {
            (true, _) => (Paint::Deleted, Paint::Inserted),
            (false, "…") => (Paint::Dim, Paint::Dim),
            (false, _) => (Paint::Plain, Paint::Plain),
        };
        let (width, gap) = (cell.width(), " ".repeat(start - self.column));
        for (line, text, paint) in
            [(&mut self.claim, &cell.claim, claim), (&mut self.story, &cell.story, story)]
        {
            line.push_str(&gap);
            line.push_str(&paint.on(&isolated(text), self.color));
            line.push_str(&" ".repeat(width - text.width()));
        }
        self.column = start + width;
        if !cell.label.is_empty() {
            let gap = start - self.labelled;
            self.below.push_str(&" ".repeat(gap));
            self.below.push_str(&Paint::Note.on(&cell.label, self.color));
            self.labelled = start + cell.label.len();
        }
    }

    fn end(self, names: &[String; 3], indent: usize, out: &mut Vec<u8>) {
        if self.column == 0 {
            return;
        }
        for (name, line) in names.iter().zip([&self.claim, &self.story, &self.below]) {
            if line.is_empty() {
                continue;
            }
            let name = Paint::Dim.on(name, self.color);
            let line = format!("{:indent$}{name}{line}", "");
            out.extend_from_slice(line.trim_end().as_bytes());
            out.push(b'\n');
        }
    }
}

impl Cell {
    fn equal(claim: &str, story: &str) -> Self {
        Self { claim: claim.to_owned(), story: story.to_owned(), ..Self::default() }
    }

    fn width(&self) -> usize {
        self.claim.width().max(self.story.width())
    }
}

/// Text from right to left is shut off from what is around it, so that the columns keep their order.
fn isolated(text: &str) -> String {
    let leftward = |c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    if text.contains(leftward) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

fn cells(edits: &[wire::Edit], room: usize) -> Vec<Cell> {
    let mut cells = Vec::new();
    let last = edits.len().saturating_sub(1);
    for (i, edit) in edits.iter().enumerate() {
        match (&*edit.op, edit.kind.as_deref()) {
            ("equal", _) => equal(edit, i == 0, i == last, &mut cells),
            (_, Some("cut")) => cells.push(Cell::equal("…", "…")),
            (op, kind) => changed(edit, label(op, kind), room, &mut cells),
        }
    }
    cells
}

/// Equal words: those next to a change, an ellipsis for the rest.
fn equal(edit: &wire::Edit, first: bool, last: bool, cells: &mut Vec<Cell>) {
    let claim: Vec<&str> = edit.claim.split_whitespace().collect();
    let story: Vec<&str> = edit.quote.split_whitespace().collect();
    if claim.len() != story.len() {
        return cells.push(Cell::equal(edit.claim.trim(), edit.quote.trim()));
    }
    let after = if first { 0 } else { CONTEXT };
    let before = if last { 0 } else { CONTEXT };
    let words = claim.into_iter().zip(story).map(|(claim, story)| Cell::equal(claim, story));
    let count = words.len();
    if count <= after + before + 1 {
        return cells.extend(words);
    }
    for (i, word) in words.enumerate() {
        if i < after || i + before >= count {
            cells.push(word);
        } else if i == after {
            cells.push(Cell::equal("…", "…"));
        }
    }
}

/// Changed words in marks; what is wider than a line goes on in the next.
fn changed(edit: &wire::Edit, label: String, room: usize, cells: &mut Vec<Cell>) {
    let marked = |text: &str, open: &str, close: &str| match text.trim() {
        "" => String::new(),
        words => format!("{open}{words}{close}"),
    };
    let mut claim = lines(&marked(&edit.claim, "[-", "-]"), room).into_iter();
    let mut story = lines(&marked(&edit.quote, "{+", "+}"), room).into_iter();
    let mut label = Some(label);
    loop {
        let (claim, story) = (claim.next(), story.next());
        if claim.is_none() && story.is_none() {
            return;
        }
        let (claim, story) = (claim.unwrap_or_default(), story.unwrap_or_default());
        cells.push(Cell { claim, story, label: label.take().unwrap_or_default(), changed: true });
    }
}

/// Text broken between words into lines of at most `room` columns; a wider word stands alone.
fn lines(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn label(op: &str, kind: Option<&str>) -> String {
    let op = Op::ALL.into_iter().find(|known| known.name() == op).unwrap_or(Op::Replace);
    describe(op, EditKind::ALL.into_iter().find(|known| Some(known.name()) == kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(edits: &[(&str, &str, &str, Option<&str>)], width: usize) -> String {
        let edits: Vec<wire::Edit> = edits
            .iter()
            .map(|(op, claim, quote, kind)| wire::Edit {
                op: (*op).into(),
                quote: (*quote).into(),
                claim: (*claim).into(),
                kind: kind.map(Into::into),
            })
            .collect();
        let mut out = Vec::new();
        write(&edits, CLAIM_AND_STORY, 2, width, false, &mut out);
        format!("\n{}", String::from_utf8(out).unwrap())
    }

    #[test]
    fn changes_stand_under_each_other_with_what_they_are() {
        let edits = [
            ("equal", "We will", "We will", None),
            ("delete", "not", "", Some("negation")),
            ("equal", "sell the whole of the", "sell the whole of the", None),
            ("replace", "old mill", "mill house", None),
        ];
        let expected = "
  claim  We will [-not-] sell the whole of the [-old mill-]
  story  We will         sell the whole of the {+mill house+}
                 negation dropped              words changed
";
        assert_eq!(shown(&edits, 70), expected);
    }

    #[test]
    fn labels_never_run_into_each_other() {
        let edits = [
            ("delete", "not", "", Some("negation")),
            ("equal", "a", "a", None),
            ("insert", "", "fine", None),
        ];
        let expected = "
  claim  [-not-] a
  story          a         {+fine+}
         negation dropped  words added
";
        assert_eq!(shown(&edits, 70), expected);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let edits = [("replace", "東京", "Kyoto", Some("name")), ("equal", "で", "で", None)];
        let expected = "
  claim  [-東京-]  で
  story  {+Kyoto+} で
         name changed
";
        assert_eq!(shown(&edits, 70), expected);
    }

    #[test]
    fn text_from_right_to_left_is_isolated() {
        let edits = [("replace", "שלום", "מלחמה", Some("antonym")), ("equal", "עכשיו", "עכשיו", None)];
        let expected = "
  claim  \u{2068}[-שלום-]\u{2069}  \u{2068}עכשיו\u{2069}
  story  \u{2068}{+מלחמה+}\u{2069} \u{2068}עכשיו\u{2069}
         sense turned around
";
        assert_eq!(shown(&edits, 70), expected);
    }

    #[test]
    fn long_changes_go_on_in_the_next_lines() {
        let edits = [("insert", "", "one two three four five six", None), ("equal", "end", "end", None)];
        let expected = "
  claim
  story  {+one two three four
         words added
  claim             end
  story  five six+} end
";
        assert_eq!(shown(&edits, 30), expected);
    }
}
