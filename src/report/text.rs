//! For reading: grouped by sourcing level, findings beside what they are about.

use std::io::Write;

use super::Style;
use super::wire::{Document, Summary};

/// One document.
pub fn document(document: &Document, _style: Style, out: &mut Vec<u8>) {
    writeln!(out, "{}: {} attributions", document.path, document.attributions.len()).unwrap_or_default();
}

/// The closing counts.
pub fn summary(summary: &Summary, _style: Style, out: &mut Vec<u8>) {
    writeln!(out, "{} documents, {} attributions", summary.documents, summary.attributions)
        .unwrap_or_default();
}
