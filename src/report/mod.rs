//! What was found, written for people and for programs: one file per format.
//!
//! Owns the wire types and the layout of every report. Renderers take data and a buffer; where the bytes
//! go, and whether a terminal is there, is the program's.

mod concise;
mod document;
mod explanation;
mod json;
mod layout;
mod text;
pub mod wire;

pub use document::Reported;
pub use explanation::explanation;

use wire::{Document, Finding, Span, Summary};

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Grouped by sourcing level, for reading.
    Text,
    /// One line per finding, or per attribution when nothing was checked.
    Concise,
    /// One JSON object for the whole run.
    Json,
    /// One JSON object per article and line.
    Jsonl,
}

/// How a report looks, whatever its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour.
    pub color: bool,
    /// Columns to fill.
    pub width: usize,
    /// Whether rules were applied: without them, findings are not worth a word.
    pub checked: bool,
}

/// Writes a run piece by piece: head, documents with separators between them, tail.
///
/// Pieces may be made on any thread; only their order counts.
#[derive(Clone, Copy, Debug)]
pub struct Printer {
    /// How it is written.
    pub format: Format,
    /// How it looks.
    pub style: Style,
}

impl Printer {
    /// What comes before the first document.
    pub fn head(&self, out: &mut Vec<u8>) {
        if self.format == Format::Json {
            json::head(out);
        }
    }

    /// One document.
    pub fn document(&self, document: &Document, out: &mut Vec<u8>) {
        match self.format {
            Format::Text => text::document(document, self.style, out),
            Format::Concise => concise::document(document, self.style, out),
            Format::Json => json::document(document, out),
            Format::Jsonl => {
                json::document(document, out);
                out.push(b'\n');
            }
        }
    }

    /// What stands between two documents.
    pub fn between(&self, out: &mut Vec<u8>) {
        match self.format {
            Format::Json => out.push(b','),
            Format::Text => out.push(b'\n'),
            Format::Concise | Format::Jsonl => {}
        }
    }

    /// What comes after the last document.
    pub fn tail(&self, summary: &Summary, out: &mut Vec<u8>) {
        match self.format {
            Format::Json => json::tail(summary, out),
            Format::Text => text::summary(summary, self.style, out),
            Format::Concise | Format::Jsonl => {}
        }
    }
}

/// The JSON Schema of the JSON report.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(wire::Report)
}

/// Leaves out the attributions of other sourcing levels, and the findings about them.
pub fn retain_levels(document: &mut Document, levels: &[&str]) {
    let shown: Vec<bool> =
        document.attributions.iter().map(|a| levels.contains(&&*a.sourcing.level)).collect();
    let about: Vec<bool> =
        document.findings.iter().map(|f| about(document, f).is_none_or(|index| shown[index])).collect();
    let mut about = about.into_iter();
    document.findings.retain(|_| about.next().unwrap_or(true));
    document.attributions.retain(|a| levels.contains(&&*a.sourcing.level));
}

/// Which of a document's attributions a finding is about: the one whose quote or source it points at, else
/// the first that it touches; `None` when it is about the story.
fn about(document: &Document, finding: &Finding) -> Option<usize> {
    let at =
        |span: &Span| span.byte_start == finding.span.byte_start && span.byte_end == finding.span.byte_end;
    let touches =
        |span: &Span| span.byte_start < finding.span.byte_end && finding.span.byte_start < span.byte_end;
    let exactly = document.attributions.iter().position(|a| {
        a.quotes.iter().any(|quote| at(&quote.span))
            || a.source.as_ref().is_some_and(|source| at(&source.span))
    });
    exactly.or_else(|| {
        document.attributions.iter().position(|a| {
            let marked = [&a.source, &a.cue].into_iter().flatten().map(|part| &part.span);
            a.content.iter().map(|part| &part.span).chain(marked).any(touches)
        })
    })
}
