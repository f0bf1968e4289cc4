//! One page of HTML that needs nothing else: no script, no font, no network.

use std::io::Write;

use super::changes::describe;
use super::markup::xml;
use super::wire::{Attribution, Change, Document, Edit, Finding, Quote, Standing, Summary, Voice};

/// The levels in the order of the report, with what each means.
const LEVELS: [(&str, &str); 4] = [
    ("named", "an identified source"),
    ("anonymous", "a source the story does not identify"),
    ("secondhand", "through somebody in between"),
    ("unattributed", "no source is stated"),
];

/// How many voices are named as those who carry a story.
const CARRIERS: usize = 5;

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
    page.put(format_args!("<section class=\"story\">\n<h2>{}</h2>\n", xml(&document.path)));
    page.overview(document);
    page.changes(document.changes.as_deref());
    let about: Vec<Option<usize>> = document.findings.iter().map(|f| super::about(document, f)).collect();
    let of = |index: Option<usize>| {
        document.findings.iter().zip(&about).filter(move |(_, about)| **about == index).map(|(f, _)| f)
    };
    for (level, meaning) in LEVELS {
        let of_level = || document.attributions.iter().enumerate().filter(|(_, a)| a.sourcing.level == level);
        match of_level().count() {
            0 => continue,
            count => {
                page.put(format_args!("<h3 class=\"{level}\">{level} {count}<small>{meaning}</small></h3>\n"))
            }
        }
        for (index, attribution) in of_level() {
            page.attribution(attribution, of(Some(index)));
        }
    }
    let mut loose = of(None).peekable();
    if loose.peek().is_some() {
        page.put(format_args!("<h3>the story as a whole</h3>\n"));
    }
    for finding in loose {
        page.put(format_args!("<article>"));
        page.finding(finding, true);
        page.put(format_args!("</article>\n"));
    }
    page.put(format_args!("</section>\n"));
}

/// Closes the page with the counts.
pub fn tail(summary: &Summary, out: &mut Vec<u8>) {
    let Summary { documents, attributions, quotes, findings, independent_sources, .. } = summary;
    writeln!(
        out,
        "<footer>Stories: {documents}. Statements: {attributions}. Quotes: {quotes}. Independent sources: {independent_sources}. \
         Errors: {}. Warnings: {}. For information: {}.</footer>\n</html>",
        findings.error, findings.warning, findings.info
    )
    .unwrap_or_default();
}

struct Page<'a> {
    out: &'a mut Vec<u8>,
}

impl Page<'_> {
    /// How well the story is sourced, at a glance.
    fn overview(&mut self, document: &Document) {
        let Summary { by_sourcing, attributions, quotes, findings, .. } = Summary::of(document);
        let counts =
            [by_sourcing.named, by_sourcing.anonymous, by_sourcing.secondhand, by_sourcing.unattributed];
        self.put(format_args!("<div class=\"overview\">\n"));
        if attributions > 0 {
            let shown = || LEVELS.iter().zip(counts).filter(|(_, count)| *count > 0);
            self.put(format_args!("<div class=\"bar\">"));
            for ((level, _), count) in shown() {
                self.put(format_args!(
                    "<i class=\"{level}\" style=\"flex:{count}\" title=\"{level} {count}\"></i>"
                ));
            }
            self.put(format_args!("</div>\n<p class=\"key\">"));
            for ((level, _), count) in shown() {
                self.put(format_args!("<span class=\"{level}\"><b>{count}</b>{level}</span>"));
            }
            self.put(format_args!("</p>\n"));
        }
        self.put(format_args!("<dl>\n"));
        self.row("statements", format_args!("{attributions}, with {quotes} quotes"));
        self.row("independent sources", format_args!("{}", document.independent_sources.unwrap_or(0)));
        if let Some(standing) = &document.standing {
            self.standing(standing);
        }
        let aside = match document.suppressed.len() {
            0 => String::new(),
            count => format!(", {count} set aside"),
        };
        let (error, warning, info) = (findings.error, findings.warning, findings.info);
        self.row(
            "findings",
            format_args!("{error} errors, {warning} warnings, {info} for information{aside}"),
        );
        self.put(format_args!("</dl>\n</div>\n"));
    }

    fn standing(&mut self, standing: &Standing) {
        let name = |voice: &Voice| {
            let known = voice.name.as_deref().or(voice.description.as_deref()).unwrap_or(&voice.id);
            format!("{} <b>{}</b>", xml(known), voice.statements)
        };
        let carriers: Vec<String> = standing.voices.iter().take(CARRIERS).map(name).collect();
        if !carriers.is_empty() {
            let more = match standing.voices.len().saturating_sub(CARRIERS) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            self.row("carried by", format_args!("{}{more}", carriers.join(", ")));
        }
        if let Some(voice) =
            standing.voices.iter().find(|voice| Some(&voice.id) == standing.anonymous_voice.as_ref())
        {
            self.row(
                "heaviest unnamed voice",
                format_args!("<span class=\"anonymous\">{}</span>", name(voice)),
            );
        }
    }

    fn changes(&mut self, changes: Option<&[Change]>) {
        let Some(changes) = changes else { return };
        self.put(format_args!(
            "<h3 class=\"info\">changes {}<small>since the old version</small></h3>\n",
            changes.len()
        ));
        self.put(format_args!("<article><ul class=\"changes\">\n"));
        for change in changes {
            let (line, column) = (change.span.line, change.span.column);
            let (kind, what) = (xml(&change.kind), xml(&describe(change)));
            self.put(format_args!(
                "<li><span class=\"place\">{line}:{column}</span> <b>{kind}</b>{what}</li>\n"
            ));
        }
        self.put(format_args!("</ul></article>\n"));
    }

    fn row(&mut self, label: &str, value: std::fmt::Arguments) {
        self.put(format_args!("<dt>{label}</dt><dd>{value}</dd>\n"));
    }

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
            self.put(format_args!("<p class=\"reported\">{}</p>\n", parts.join(" … ")));
        }
        for (label, part) in [("via", &attribution.sourcing.via), ("reason", &attribution.sourcing.reason)] {
            if let Some(part) = part {
                self.put(format_args!("<p class=\"role\">{label}: {}</p>\n", xml(&part.text)));
            }
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
