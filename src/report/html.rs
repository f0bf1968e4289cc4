//! One page of HTML that needs nothing else: no script, no font, no network.

use std::io::Write;

use super::markup::xml;
use super::wire::{Attribution, Document, Edit, Finding, Quote, Summary};

/// The levels in the order of the report.
const LEVELS: [&str; 4] = ["named", "anonymous", "secondhand", "unattributed"];

/// Opens the page.
pub fn head(out: &mut Vec<u8>) {
    out.extend_from_slice(
        b"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
          <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
          <title>attrib report</title>\n<style>\n",
    );
    out.extend_from_slice(include_bytes!("html.css"));
    out.extend_from_slice(b"</style>\n<h1>attrib report</h1>\n");
}

/// One document.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    let mut page = Page { out };
    page.put(format_args!("<h2>{}</h2>\n", xml(&document.path)));
    let about: Vec<Option<usize>> = document.findings.iter().map(|f| super::about(document, f)).collect();
    let of = |index: Option<usize>| {
        document.findings.iter().zip(&about).filter(move |(_, about)| **about == index).map(|(f, _)| f)
    };
    for level in LEVELS {
        let of_level = || document.attributions.iter().enumerate().filter(|(_, a)| a.sourcing.level == level);
        match of_level().count() {
            0 => continue,
            count => page.put(format_args!("<h3 class=\"{level}\">{level} {count}</h3>\n")),
        }
        for (index, attribution) in of_level() {
            page.attribution(attribution, of(Some(index)));
        }
    }
    let mut loose = of(None).peekable();
    if loose.peek().is_some() {
        page.put(format_args!("<h3>The story as a whole</h3>\n"));
    }
    for finding in loose {
        page.finding(finding, true);
    }
}

/// Closes the page with the counts.
pub fn tail(summary: &Summary, out: &mut Vec<u8>) {
    let Summary { documents, attributions, quotes, findings, .. } = summary;
    writeln!(
        out,
        "<hr>\n<p>Documents: {documents}. Attributions: {attributions}. Quotes: {quotes}. Errors: {}. Warnings: {}.</p>\n</html>",
        findings.error, findings.warning
    )
    .unwrap_or_default();
}

struct Page<'a> {
    out: &'a mut Vec<u8>,
}

impl Page<'_> {
    fn attribution<'d>(
        &mut self,
        attribution: &Attribution,
        findings: impl Iterator<Item = &'d Finding<'d>>,
    ) {
        let Some(first) = attribution.content.first() else { return };
        let (who, role) = super::who(attribution);
        let (line, column) = (first.span.line, first.span.column);
        self.put(format_args!(
            "<article><header><span class=\"place\">{line}:{column}</span><strong>{}</strong>\
             <span class=\"role\">{}</span><span class=\"form\">{}</span></header>\n",
            xml(&who),
            xml(role.trim_start_matches(", ")),
            xml(&attribution.form)
        ));
        if attribution.form != "direct" {
            let parts: Vec<String> = attribution.content.iter().map(|part| xml(&part.text)).collect();
            self.put(format_args!("<p>{}</p>\n", parts.join(" … ")));
        }
        for quote in attribution.all_quotes() {
            self.quote(quote);
        }
        for finding in findings {
            self.finding(finding, false);
        }
        self.put(format_args!("</article>\n"));
    }

    fn quote(&mut self, quote: &Quote) {
        self.put(format_args!("<blockquote>“{}”</blockquote>\n", xml(&quote.text)));
        let Some(found) = &quote.matched else { return };
        let (class, sign) =
            if super::is_faithful(&found.wording) { ("faithful", "✓") } else { ("unfaithful", "✗") };
        let (wording, claim) = (xml(&found.wording), xml(&found.claim));
        self.put(format_args!(
            "<p><span class=\"{class}\">{sign} {wording}</span> <code>{claim}</code></p>\n"
        ));
        if class == "unfaithful" {
            let words: Vec<String> = found.edits.iter().map(edit).collect();
            self.put(format_args!("<p>{}</p>\n", words.join(" ")));
        }
    }

    fn finding(&mut self, finding: &Finding, placed: bool) {
        let place =
            if placed { format!("{}:{} ", finding.span.line, finding.span.column) } else { String::new() };
        let (severity, rule, name) = (xml(&finding.severity), xml(&finding.rule), xml(&finding.name));
        let message = xml(&finding.message);
        let help = finding.help.as_deref().map(|help| format!("<br>→ {}", xml(help))).unwrap_or_default();
        self.put(format_args!(
            "<p class=\"finding {severity}\">{place}{severity} {rule} {name}<br><span>{message}{help}</span></p>\n"
        ));
    }

    /// Writing to memory cannot fail.
    fn put(&mut self, text: std::fmt::Arguments) {
        self.out.write_fmt(text).unwrap_or_default();
    }
}

fn edit(edit: &Edit) -> String {
    let (quote, claim) = (xml(&edit.quote), xml(&edit.claim));
    match &*edit.op {
        "equal" => quote,
        _ if edit.kind.as_deref() == Some("cut") => "…".to_owned(),
        _ => {
            let deleted = if claim.is_empty() { claim } else { format!("<del>{claim}</del>") };
            let inserted = if quote.is_empty() { quote } else { format!("<ins>{quote}</ins>") };
            deleted + &inserted
        }
    }
}
