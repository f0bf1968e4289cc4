//! SARIF 2.1.0, with every rule's explanation.

use serde_json::{Value, json};

use crate::check::{RULES, Rule, Severity};

use super::json;
use super::wire::{Document, Finding, Fix, Span, Suppressed, Tool};

/// Opens the report.
pub fn head(out: &mut Vec<u8>) {
    let rules: Vec<Value> = RULES.iter().map(|rule| described(rule)).collect();
    let driver = json!({"name": Tool::THIS.name, "version": Tool::THIS.version, "rules": rules});
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    out.extend_from_slice(
        format!(r#"{{"$schema":"{schema}","version":"2.1.0","runs":[{{"tool":"#).as_bytes(),
    );
    json::write(&json!({"driver": driver}), out);
    out.extend_from_slice(br#","columnKind":"unicodeCodePoints","results":["#);
}

/// One document, whose text is given; nothing when it has no findings. What was set aside is marked, not left out.
pub fn document(document: &Document, text: &str, out: &mut Vec<u8>) {
    let artifact = json!({"uri": uri(&document.path)});
    let found = document.findings.iter().map(|finding| (finding, None));
    let aside = document.suppressed.iter().map(|suppressed| (&suppressed.finding, Some(suppressed)));
    let results: Vec<(&Finding, Option<&Suppressed>)> = found.chain(aside).collect();
    json::list(&results, out, |(finding, suppressed)| {
        let message = match &finding.help {
            Some(help) => format!("{}; {help}", finding.message),
            None => finding.message.to_string(),
        };
        let mut result = json!({
            "ruleId": finding.rule,
            "level": level(&finding.severity),
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region(finding.span, text)}}],
            "partialFingerprints": {"attrib/v1": finding.fingerprint},
        });
        if let Some(index) = RULES.iter().position(|rule| rule.code == finding.rule) {
            result["ruleIndex"] = json!(index);
        }
        if let Some(suppressed) = suppressed {
            let kind = if suppressed.by == "comment" { "inSource" } else { "external" };
            let mut mark = json!({"kind": kind, "status": "accepted"});
            if !suppressed.reason.is_empty() {
                mark["justification"] = json!(suppressed.reason);
            }
            result["suppressions"] = json!([mark]);
        }
        if let Some(Fix { span, replacement, .. }) = &finding.fix {
            let change =
                json!({"deletedRegion": region(*span, text), "insertedContent": {"text": replacement}});
            result["fixes"] =
                json!([{"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}]);
        }
        result
    });
}

/// Closes the report.
pub fn tail(out: &mut Vec<u8>) {
    out.extend_from_slice(b"]}]}\n");
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.explain(), "markdown": rule.explain()},
        "defaultConfiguration": {"level": level(rule.severity.name()), "enabled": rule.by_default},
        "properties": {"precision": rule.confidence.precision()},
    })
}

fn level(severity: &str) -> &str {
    if severity == Severity::Info.name() { "note" } else { severity }
}

fn region(span: Span, text: &str) -> Value {
    let (end_line, end_column) = super::end(span, text);
    json!({
        "startLine": span.line, "startColumn": span.column, "endLine": end_line, "endColumn": end_column,
        "charOffset": span.start, "charLength": span.end - span.start,
    })
}

/// A path as a URI reference (RFC 3986): what is no unreserved character or slash in per cent.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("desk/né w.txt"), "desk/n%C3%A9%20w.txt");
        assert_eq!(uri("/tmp/a.txt"), "file:///tmp/a.txt");
    }
}
