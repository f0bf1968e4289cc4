//! What was found, written for people and for programs: one file per format.
//!
//! Owns the wire types and the layout of every report. Renderers take data and a buffer; where the bytes
//! go, and whether a terminal is there, is the program's.

mod changes;
mod claim;
mod concise;
mod diff;
mod document;
mod explanation;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod layout;
mod markdown;
mod markup;
mod prov;
mod rdjson;
mod remark;
mod sarif;
mod speaker;
mod standing;
mod text;
mod visible;
pub mod wire;

pub use changes::changes;
pub use claim::{chain, claim, hit, record};
pub use document::Reported;
pub use explanation::explanation;
pub use prov::{Quoted, prov};
pub use remark::{difference, remark, remarks_summary};
pub use visible::visible;

use speaker::who;
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
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations for GitHub Actions.
    Github,
    /// Code Quality for GitLab.
    Gitlab,
    /// Diagnostics for reviewdog.
    Rdjson,
    /// JUnit's XML.
    Junit,
    /// One page of HTML.
    Html,
    /// Markdown.
    Markdown,
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

/// How many times as long as its story a document in JSON is: so most need not be moved as they grow.
const JSON: usize = 4;

impl Printer {
    /// What comes before the first document.
    pub fn head(&self, out: &mut Vec<u8>) {
        match self.format {
            Format::Json => json::head(out),
            Format::Sarif => sarif::head(out),
            Format::Gitlab => gitlab::head(out),
            Format::Rdjson => rdjson::head(out),
            Format::Junit => junit::head(out),
            Format::Html => html::head(out),
            Format::Text | Format::Concise | Format::Jsonl | Format::Github | Format::Markdown => {}
        }
    }

    /// One document, made of `text`.
    pub fn document(&self, document: &Document, text: &str, out: &mut Vec<u8>) {
        if matches!(self.format, Format::Json | Format::Jsonl) {
            out.reserve(text.len() * JSON);
        }
        match self.format {
            Format::Text => text::document(document, self.style, out),
            Format::Concise => concise::document(document, self.style, out),
            Format::Json => json::document(document, out),
            Format::Jsonl => {
                json::document(document, out);
                out.push(b'\n');
            }
            Format::Sarif => sarif::document(document, text, out),
            Format::Github => github::document(document, out),
            Format::Gitlab => gitlab::document(document, out),
            Format::Rdjson => rdjson::document(document, text, out),
            Format::Junit => junit::document(document, out),
            Format::Html => html::document(document, out),
            Format::Markdown => markdown::document(document, out),
        }
    }

    /// What stands between two documents that say anything.
    pub fn between(&self, out: &mut Vec<u8>) {
        match self.format {
            Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson => out.push(b','),
            Format::Text | Format::Markdown => out.push(b'\n'),
            Format::Concise | Format::Jsonl | Format::Github | Format::Junit | Format::Html => {}
        }
    }

    /// What comes after the last document.
    pub fn tail(&self, summary: &Summary, out: &mut Vec<u8>) {
        match self.format {
            Format::Json => json::tail(summary, out),
            Format::Text => text::summary(summary, self.style, out),
            Format::Sarif => sarif::tail(out),
            Format::Gitlab => gitlab::tail(out),
            Format::Rdjson => rdjson::tail(out),
            Format::Junit => junit::tail(out),
            Format::Html => html::tail(summary, out),
            Format::Markdown => markdown::tail(summary, out),
            Format::Concise | Format::Jsonl | Format::Github => {}
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
        a.all_quotes().any(|quote| at(&quote.span))
            || a.source.as_ref().is_some_and(|source| at(&source.span))
    });
    exactly.or_else(|| {
        document.attributions.iter().position(|a| {
            let marked = [&a.source, &a.cue].into_iter().flatten().map(|part| &part.span);
            a.content.iter().map(|part| &part.span).chain(marked).any(touches)
        })
    })
}

/// Whether a wording is what was said, as far as it goes.
fn is_faithful(wording: &str) -> bool {
    matches!(wording, "verbatim" | "normalized" | "excerpt")
}

/// Line and column of the first character after a span, both from 1.
fn end(span: Span, text: &str) -> (u32, u32) {
    let inside = text.get(span.byte_start as usize..span.byte_end as usize).unwrap_or_default();
    match inside.rsplit_once('\n') {
        Some((lines, last)) => {
            (span.line + lines.matches('\n').count() as u32 + 1, last.chars().count() as u32 + 1)
        }
        None => (span.line, span.column + inside.chars().count() as u32),
    }
}
