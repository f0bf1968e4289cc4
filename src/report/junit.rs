//! JUnit's XML: a suite per story, a failed case per error or warning.

use std::io::Write;

use super::markup::xml;
use super::wire::Document;

/// Opens the report.
pub fn head(out: &mut Vec<u8>) {
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"attrib\">\n");
}

/// One document.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    let path = xml(&document.path);
    let failures: Vec<_> = document.findings.iter().filter(|finding| finding.severity != "info").collect();
    let (tests, failed) = (failures.len().max(1), failures.len());
    let mut put = |text: std::fmt::Arguments| out.write_fmt(text).unwrap_or_default();
    put(format_args!("  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failed}\">\n"));
    if failures.is_empty() {
        put(format_args!("    <testcase name=\"no errors or warnings\" classname=\"{path}\"/>\n"));
    }
    for finding in failures {
        let (line, column) = (finding.span.line, finding.span.column);
        let name = xml(&format!("{} {} {line}:{column}", finding.rule, finding.name));
        let (severity, message) = (xml(&finding.severity), xml(&finding.message));
        let help = xml(finding.help.as_deref().unwrap_or_default());
        put(format_args!("    <testcase name=\"{name}\" classname=\"{path}\">\n"));
        put(format_args!("      <failure type=\"{severity}\" message=\"{message}\">"));
        put(format_args!("{path}:{line}:{column}: {message}\n{help}</failure>\n    </testcase>\n"));
    }
    put(format_args!("  </testsuite>\n"));
}

/// Closes the report.
pub fn tail(out: &mut Vec<u8>) {
    out.extend_from_slice(b"</testsuites>\n");
}
