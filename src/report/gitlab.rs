//! Code Quality reports for GitLab.

use serde_json::json;

use super::json;
use super::wire::Document;

/// Opens the report.
pub fn head(out: &mut Vec<u8>) {
    out.push(b'[');
}

/// One document; nothing when it has no findings.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    json::list(&document.findings, out, |finding| {
        let severity = match &*finding.severity {
            "error" => "critical",
            "warning" => "minor",
            _ => "info",
        };
        json!({
            "description": finding.message,
            "check_name": format!("{} {}", finding.rule, finding.name),
            "fingerprint": format!("{}:{}", document.path, finding.fingerprint),
            "severity": severity,
            "location": {"path": document.path, "lines": {"begin": finding.span.line}},
        })
    });
}

/// Closes the report.
pub fn tail(out: &mut Vec<u8>) {
    out.extend_from_slice(b"]\n");
}
