//! Markdown, for comments on changes and for wikis.

use std::io::Write;

use super::changes::describe;
use super::markup::markdown;
use super::wire::{Document, Finding, Match, Summary};

/// One document.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    let mut put = |text: std::fmt::Arguments| out.write_fmt(text).unwrap_or_default();
    let Summary { attributions, quotes, by_sourcing, .. } = Summary::of(document);
    put(format_args!("## {}\n\n", markdown(&document.path)));
    put(format_args!(
        "{attributions} attributions, {quotes} quotes: {} named, {} anonymous, {} secondhand, {} unattributed.\n",
        by_sourcing.named, by_sourcing.anonymous, by_sourcing.secondhand, by_sourcing.unattributed
    ));
    if let Some(changes) = &document.changes {
        put(format_args!("\nChanges since the old version: {}.\n\n", changes.len()));
        for change in changes {
            let (line, column, kind) = (change.span.line, change.span.column, &change.kind);
            put(format_args!("- {line}:{column} {kind}: {}\n", markdown(&describe(change))));
        }
    }
    if document.findings.is_empty() {
        put(format_args!("\nNo findings.\n"));
        return;
    }
    put(format_args!("\n| place | finding | what is wrong | what to do |\n|---|---|---|---|\n"));
    for finding in &document.findings {
        let (line, column) = (finding.span.line, finding.span.column);
        let (severity, rule, name) = (&finding.severity, &finding.rule, &finding.name);
        let message = markdown(&finding.message);
        let help = markdown(finding.help.as_deref().unwrap_or_default());
        put(format_args!("| {line}:{column} | {severity} {rule} {name} | {message} | {help} |\n"));
    }
    for (finding, found) in document.findings.iter().filter_map(|f| Some((f, differing(document, f)?))) {
        put(format_args!("\n{}:{}, `{}`: ", finding.span.line, finding.span.column, found.claim));
        let words: Vec<String> = found.edits.iter().map(edit).filter(|words| !words.is_empty()).collect();
        put(format_args!("{}\n", words.join(" ")));
    }
}

/// The comparison that a finding about a wording points at.
fn differing<'d>(document: &'d Document<'d>, finding: &Finding) -> Option<&'d Match<'d>> {
    let mut quotes = document.attributions.iter().flat_map(|a| a.all_quotes());
    let found = quotes.find(|quote| quote.span == finding.span)?.matched.as_ref()?;
    (!super::is_faithful(&found.wording)).then_some(found)
}

fn edit(edit: &super::wire::Edit) -> String {
    let (quote, claim) = (markdown(&edit.quote), markdown(&edit.claim));
    match &*edit.op {
        "equal" => quote,
        _ if edit.kind.as_deref() == Some("cut") => "…".to_owned(),
        _ => {
            let deleted = if claim.is_empty() { claim } else { format!("~~{claim}~~") };
            let inserted = if quote.is_empty() { quote } else { format!("**{quote}**") };
            format!("{deleted} {inserted}").trim().to_owned()
        }
    }
}

/// The closing counts.
pub fn tail(summary: &Summary, out: &mut Vec<u8>) {
    let findings = summary.findings;
    let (documents, error, warning, info) =
        (summary.documents, findings.error, findings.warning, findings.info);
    writeln!(
        out,
        "\n---\n\nDocuments: {documents}. Errors: {error}. Warnings: {warning}. For information: {info}."
    )
    .unwrap_or_default();
}
