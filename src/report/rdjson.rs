//! Diagnostics for reviewdog.

use serde_json::{Value, json};

use super::json;
use super::wire::{Document, Span};

/// Opens the report.
pub fn head(out: &mut Vec<u8>) {
    out.extend_from_slice(br#"{"source":{"name":"attrib"},"diagnostics":["#);
}

/// One document, whose text is given; nothing when it has no findings.
pub fn document(document: &Document, text: &str, out: &mut Vec<u8>) {
    json::list(&document.findings, out, |finding| {
        let mut diagnostic = json!({
            "message": message(&finding.message, finding.help.as_deref()),
            "location": {"path": document.path, "range": range(finding.span, text)},
            "severity": finding.severity.to_uppercase(),
            "code": {"value": format!("{} {}", finding.rule, finding.name)},
        });
        if let Some(fix) = &finding.fix {
            diagnostic["suggestions"] = json!([{"range": range(fix.span, text), "text": fix.replacement}]);
        }
        diagnostic
    });
}

/// Closes the report.
pub fn tail(out: &mut Vec<u8>) {
    out.extend_from_slice(b"]}\n");
}

fn message(message: &str, help: Option<&str>) -> String {
    help.map_or_else(|| message.to_owned(), |help| format!("{message}; {help}"))
}

/// Lines, and columns in bytes of UTF-8, as reviewdog counts.
fn range(span: Span, text: &str) -> Value {
    let position = |offset: u32, line: u32| {
        let before = text.get(..offset as usize).unwrap_or_default();
        json!({"line": line, "column": before.len() - before.rfind('\n').map_or(0, |i| i + 1) + 1})
    };
    let (end_line, _) = super::end(span, text);
    json!({"start": position(span.byte_start, span.line), "end": position(span.byte_end, end_line)})
}
