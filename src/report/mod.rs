//! What was found, written for people and for programs: one file per format.
//!
//! Owns the wire types and the layout of every report. Renderers take data and a buffer; where the bytes
//! go, and whether a terminal is there, is the program's.

mod concise;
mod document;
mod json;
mod text;
pub mod wire;

pub use document::document;

use wire::{Document, Summary};

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
