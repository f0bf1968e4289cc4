//! What rules say about a registry, for reading.

use std::io::Write;

use super::Style;
use super::document::edit;
use super::layout::{Paint, Paragraph};
use super::{diff, text};
use crate::check::{Remark, Severity};
use crate::registry::Registry;
use crate::wording::Comparison;

/// How far everything below a remark's place stands in.
const INDENT: usize = 4;

/// One remark about a place in `file`.
pub fn remark(file: &str, remark: &Remark, style: Style, out: &mut Vec<u8>) {
    let place = format!("{file}:{}:{}", remark.place.line, remark.place.column);
    let head = format!("{} {} {}", remark.severity.name(), remark.rule.code, remark.rule.name);
    let head = text::severity(remark.severity.name()).on(&head, style.color);
    put(out, format_args!("{}  {head}\n", Paint::Bold.on(&place, style.color)));
    let set = |paragraph: Paragraph, out: &mut Vec<u8>| {
        paragraph.set(INDENT, style.width, usize::MAX, style.color, out);
    };
    set(Paragraph::default().with(&remark.message, Paint::Plain), out);
    if let Some(comparison) = &remark.comparison {
        difference(comparison, remark.sides, INDENT + 2, style, out);
    }
    set(Paragraph::default().with("→", Paint::Note).with(&remark.help, Paint::Plain), out);
    out.push(b'\n');
}

/// Which words differ, one text above the other; `names` are what the second and the first of those compared are
/// called.
pub fn difference(comparison: &Comparison, names: [&str; 2], indent: usize, style: Style, out: &mut Vec<u8>) {
    let edits: Vec<_> = comparison.edits.iter().map(edit).collect();
    diff::write(&edits, names, indent, style.width, style.color, out);
}

/// The closing counts.
pub fn remarks_summary(registry: &Registry, remarks: &[&Remark], style: Style, out: &mut Vec<u8>) {
    let of = |severity| remarks.iter().filter(|remark| remark.severity == severity).count();
    let mut parts = vec![
        text::count(registry.claims.len(), "claim"),
        text::count(registry.speakers.len(), "speaker"),
        text::count(of(Severity::Error), "error"),
        text::count(of(Severity::Warning), "warning"),
    ];
    if of(Severity::Info) > 0 {
        parts.push(format!("{} info", of(Severity::Info)));
    }
    put(out, format_args!("{}\n", Paint::Bold.on(&parts.join(" · "), style.color)));
}

/// Writing to memory cannot fail.
fn put(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    out.write_fmt(text).unwrap_or_default();
}
