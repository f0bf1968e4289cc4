//! Annotations for GitHub Actions, as workflow commands.

use std::io::Write;

use super::wire::Document;

/// One document.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    for finding in &document.findings {
        let kind = match &*finding.severity {
            "info" => "notice",
            severity => severity,
        };
        let (path, line, column) = (property(&document.path), finding.span.line, finding.span.column);
        let title = property(&format!("{} {}", finding.rule, finding.name));
        let help = finding.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", finding.message));
        writeln!(out, "::{kind} file={path},line={line},col={column},title={title}::{message}")
            .unwrap_or_default();
    }
}

/// Escaped as the runner reads messages.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escaped as the runner reads properties.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
