//! One line per finding, as compilers write them; without rules, one line per attribution.

use std::io::Write;

use super::changes::describe;
use super::wire::{Attribution, Document};
use super::{Style, visible};

/// One document.
pub fn document(document: &Document, style: Style, out: &mut Vec<u8>) {
    let path = visible(&document.path);
    if style.checked {
        for finding in &document.findings {
            let (line, column) = (finding.span.line, finding.span.column);
            let (severity, rule, name) = (&finding.severity, &finding.rule, &finding.name);
            let message = visible(&finding.message);
            put(out, format_args!("{path}:{line}:{column}: {severity}[{rule}] {name}: {message}\n"));
        }
        for change in document.changes.iter().flatten() {
            let (line, column, kind) = (change.span.line, change.span.column, &change.kind);
            let what = describe(change);
            let what = visible(&what);
            put(out, format_args!("{path}:{line}:{column}: change[{kind}]: {what}\n"));
        }
        return;
    }
    for attribution in &document.attributions {
        let Some(first) = attribution.content.first() else { continue };
        let (line, column) = (first.span.line, first.span.column);
        let (level, form) = (&attribution.sourcing.level, &attribution.form);
        let who = visible(speaker(attribution));
        put(out, format_args!("{path}:{line}:{column}: {level} {form}: {who}: "));
        for (i, part) in attribution.content.iter().enumerate() {
            put(out, format_args!("{}", if i == 0 { "" } else { " … " }));
            for (j, word) in part.text.split_whitespace().enumerate() {
                put(out, format_args!("{}{}", if j == 0 { "" } else { " " }, visible(word)));
            }
        }
        out.push(b'\n');
    }
}

/// The name, else the description, else the mention.
fn speaker<'a>(attribution: &'a Attribution) -> &'a str {
    let speaker = attribution.speaker.as_ref();
    let known = speaker.and_then(|s| s.name.as_deref().or(s.description.as_deref()));
    known.or(attribution.source.as_ref().map(|s| &*s.text)).unwrap_or("nobody")
}

/// Writing to memory cannot fail.
fn put(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    out.write_fmt(text).unwrap_or_default();
}
