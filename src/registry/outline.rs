//! Where the keys, entries and comments of a registry file stand in its text, so that it can be changed in
//! place. Knows YAML's structure only, and refuses what a change could break: anchors, tags, several documents.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StructureStyle};

/// A file's structure; `None` when it holds nothing but comments.
#[derive(Debug)]
pub(super) struct Outline {
    pub root: Option<Node>,
    pub comments: Vec<Comment>,
}

/// A comment, from its `#` to the end of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// In bytes.
    pub at: Range<usize>,
    /// Code points before it on its line.
    pub column: usize,
    /// Whether nothing else stands on its line.
    pub alone: bool,
}

/// One value, with all that is in it.
#[derive(Debug)]
pub(super) struct Node {
    /// In bytes; the end is that of its last character, not of what separates it from the next.
    pub at: Range<usize>,
    /// From 1.
    pub line: usize,
    /// Code points before it on its line.
    pub column: usize,
    pub kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Scalar { value: String, style: ScalarStyle },
    Sequence { flow: bool, items: Vec<Node> },
    Mapping { flow: bool, entries: Vec<(Node, Node)> },
}

/// What stands in the way of changing a file in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Obstacle {
    /// From 1.
    pub line: usize,
    /// In code points, from 1.
    pub column: usize,
    /// What was expected and what was found.
    pub message: String,
}

impl Outline {
    pub fn of(text: &str) -> Result<Outline, Obstacle> {
        let mut reader = Reader { text, parser: Parser::new_from_str(text), comments: Vec::new(), end: 0 };
        let mut root = None;
        while let Some((event, span)) = reader.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(explicit, _) => {
                    if explicit || root.is_some() {
                        return Err(obstacle(span, "expected one document without `---`"));
                    }
                }
                event => root = Some(reader.node(event, span)?),
            }
        }
        let empty = |node: &Node| matches!(&node.kind, Kind::Scalar { .. }) && node.at.is_empty();
        Ok(Outline { root: root.filter(|node| !empty(node)), comments: reader.comments })
    }
}

impl Node {
    /// The value under a key of a mapping, and the key.
    pub fn get(&self, key: &str) -> Option<&(Node, Node)> {
        self.entries().iter().find(|(k, _)| k.scalar() == Some(key))
    }

    /// A mapping's keys with their values; none for anything else.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.kind {
            Kind::Mapping { entries, .. } => entries,
            _ => &[],
        }
    }

    /// A sequence's items; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            Kind::Sequence { items, .. } => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether it is written with brackets or braces.
    pub fn is_flow(&self) -> bool {
        matches!(self.kind, Kind::Sequence { flow: true, .. } | Kind::Mapping { flow: true, .. })
    }

    /// Whether it is a `|` or `>` block.
    pub fn is_block_scalar(&self) -> bool {
        matches!(self.kind, Kind::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. })
    }

    /// Whether both say the same; the order of a mapping's keys and the places do not count.
    pub fn says_the_same(&self, other: &Node) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Scalar { value, style }, Kind::Scalar { value: v, style: s }) => {
                value == v && (*style == ScalarStyle::Plain) == (*s == ScalarStyle::Plain)
            }
            (Kind::Sequence { items, .. }, Kind::Sequence { items: others, .. }) => {
                items.len() == others.len() && items.iter().zip(others).all(|(a, b)| a.says_the_same(b))
            }
            (Kind::Mapping { entries, .. }, Kind::Mapping { entries: others, .. }) => {
                let mut sorted: [Vec<&(Node, Node)>; 2] = [entries.iter().collect(), others.iter().collect()];
                sorted.iter_mut().for_each(|list| list.sort_by_key(|(key, _)| key.scalar()));
                let [ours, theirs] = sorted;
                ours.len() == theirs.len()
                    && ours
                        .iter()
                        .zip(theirs)
                        .all(|(a, b)| a.0.says_the_same(&b.0) && a.1.says_the_same(&b.1))
            }
            _ => false,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    comments: Vec<Comment>,
    /// Where the last value ended.
    end: usize,
}

impl<'t> Reader<'t> {
    /// The next event that is no comment.
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Obstacle> {
        loop {
            match self.parser.next_event() {
                None => return Ok(None),
                Some(Err(error)) => return Err(unreadable(&error)),
                Some(Ok((Event::Comment(..), span))) => {
                    let at = span.byte_range().unwrap_or_default();
                    let before = line_before(self.text, at.start);
                    let comment =
                        Comment { column: before.chars().count(), alone: before.trim().is_empty(), at };
                    self.comments.push(comment);
                }
                Some(Ok(event)) => return Ok(Some(event)),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> Result<Node, Obstacle> {
        let first = match event {
            Event::Scalar(_, _, 0, None)
            | Event::SequenceStart(_, 0, None)
            | Event::MappingStart(_, 0, None) => event,
            Event::Alias(_) => return Err(obstacle(span, "expected a value, found an alias")),
            _ => return Err(obstacle(span, "expected a value without anchor or tag")),
        };
        let at = span.byte_range().unwrap_or_default();
        let (line, column) = (span.start.line(), span.start.col());
        let kind = match first {
            Event::Scalar(value, style, ..) => {
                self.scalar_end(&at, style);
                Kind::Scalar { value: value.into_owned(), style }
            }
            Event::SequenceStart(style, ..) => {
                let items = self.items()?;
                Kind::Sequence { flow: style == StructureStyle::Flow, items }
            }
            Event::MappingStart(style, ..) => {
                let entries = self.entries()?;
                Kind::Mapping { flow: style == StructureStyle::Flow, entries }
            }
            _ => return Err(obstacle(span, "expected a value")),
        };
        // An absent value stands nowhere: the parser puts it where the next one begins.
        let start = if at.is_empty() && matches!(kind, Kind::Scalar { .. }) { self.end } else { at.start };
        Ok(Node { at: start..self.end.max(start), line, column, kind })
    }

    fn scalar_end(&mut self, at: &Range<usize>, style: ScalarStyle) {
        if at.is_empty() {
            return;
        }
        let written = &self.text[at.clone()];
        let length = match style {
            ScalarStyle::Literal | ScalarStyle::Folded if self.keeps_empty_lines(at.start) => {
                written.trim_end_matches(' ').len()
            }
            ScalarStyle::Literal | ScalarStyle::Folded => written.trim_end().len(),
            _ => written.len(),
        };
        self.end = at.start + length;
    }

    /// Whether the head of a block, on the line before its text, has a `+`.
    fn keeps_empty_lines(&self, block: usize) -> bool {
        let head = self.text[..block].trim_end().lines().last().unwrap_or_default();
        head.split_whitespace().any(|word| word.starts_with(['|', '>']) && word.contains('+'))
    }

    fn items(&mut self) -> Result<Vec<Node>, Obstacle> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                None => return Ok(items),
                Some((Event::SequenceEnd, span)) => {
                    self.closed(span);
                    return Ok(items);
                }
                Some((event, span)) => items.push(self.node(event, span)?),
            }
        }
    }

    fn entries(&mut self) -> Result<Vec<(Node, Node)>, Obstacle> {
        let mut entries = Vec::new();
        loop {
            let key = match self.next()? {
                None => return Ok(entries),
                Some((Event::MappingEnd, span)) => {
                    self.closed(span);
                    return Ok(entries);
                }
                Some((event, span)) => self.node(event, span)?,
            };
            if let Some((event, span)) = self.next()? {
                entries.push((key, self.node(event, span)?));
            }
        }
    }

    /// A closing bracket or brace ends its value; a block ends where its last value does.
    fn closed(&mut self, span: Span) {
        let at = span.byte_range().unwrap_or_default();
        if self.text.get(at.clone()).is_some_and(|mark| mark == "]" || mark == "}") {
            self.end = at.end;
        }
    }
}

/// What stands before a place on its line.
fn line_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}

fn obstacle(span: Span, message: &str) -> Obstacle {
    Obstacle { line: span.start.line(), column: span.start.col() + 1, message: message.to_owned() }
}

fn unreadable(error: &ScanError) -> Obstacle {
    let at = error.marker();
    Obstacle { line: at.line(), column: at.col() + 1, message: error.to_string() }
}
