//! For reading: grouped by sourcing level, findings beside what they are about, counts at the end.

use std::io::Write;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Style;
use super::changes::describe;
use super::layout::{Paint, Paragraph};
use super::wire::{Attribution, Change, Document, Finding, Quote, Stretch, Summary, Voice};
use super::{diff, is_faithful, who};

/// The columns that a place takes before what stands there.
const PLACE: usize = 9;

/// How many lines of reported, unquoted words are shown.
const INDIRECT_LINES: usize = 2;

/// The levels in the order of the report, with what each means.
const LEVELS: [(&str, &str, Paint); 4] = [
    ("named", "an identified source", Paint::Good),
    ("anonymous", "a source the story does not identify", Paint::Doubtful),
    ("secondhand", "through somebody in between", Paint::Distant),
    ("unattributed", "no source is stated", Paint::Bad),
];

/// Writes one document.
struct Page<'a> {
    style: Style,
    out: &'a mut Vec<u8>,
}

/// One document.
pub fn document(document: &Document, style: Style, out: &mut Vec<u8>) {
    let mut page = Page { style, out };
    let summary = Summary::of(document);
    page.line(0, &[(&document.path, Paint::Bold)]);
    let mut counts = overview(&summary, style);
    if !document.suppressed.is_empty() {
        counts += &format!(" · {} set aside", document.suppressed.len());
    }
    page.line(0, &[(&counts, Paint::Dim)]);
    if let Some(standing) = &document.standing {
        page.out.push(b'\n');
        let unnamed =
            standing.voices.iter().find(|voice| Some(&voice.id) == standing.anonymous_voice.as_ref());
        page.standing(document.independent_sources.unwrap_or(0), &standing.voices, unnamed);
    }
    if let Some(changes) = &document.changes {
        page.changes(changes);
    }
    let (beside, loose) = assign(document);
    for (level, meaning, paint) in LEVELS {
        let of_level = document.attributions.iter().zip(&beside).filter(|(a, _)| a.sourcing.level == level);
        let count = of_level.clone().count();
        if count == 0 {
            continue;
        }
        page.out.push(b'\n');
        page.line(0, &[(&format!("{} {count}", level.to_uppercase()), paint), (meaning, Paint::Dim)]);
        for (attribution, findings) in of_level {
            page.attribution(attribution, findings);
        }
    }
    if !loose.is_empty() {
        page.out.push(b'\n');
        page.line(
            0,
            &[(&format!("TEXT {}", loose.len()), Paint::Note), ("the story as a whole", Paint::Dim)],
        );
        for finding in loose {
            page.out.push(b'\n');
            page.place(finding.span.line, finding.span.column);
            page.line(0, &[(&severity_head(finding), severity(&finding.severity))]);
            page.advice(finding);
        }
    }
}

/// For each attribution the findings about it, then those about none.
fn assign<'d>(document: &'d Document<'d>) -> (Vec<Vec<&'d Finding<'d>>>, Vec<&'d Finding<'d>>) {
    let mut beside = vec![Vec::new(); document.attributions.len()];
    let mut loose = Vec::new();
    for finding in &document.findings {
        match super::about(document, finding) {
            Some(index) => beside[index].push(finding),
            None => loose.push(finding),
        }
    }
    (beside, loose)
}

impl Page<'_> {
    fn attribution(&mut self, attribution: &Attribution, findings: &[&Finding]) {
        let Some(first) = attribution.content.first() else { return };
        self.out.push(b'\n');
        self.place(first.span.line, first.span.column);
        self.head(attribution);
        for (label, stretch) in
            [("via", &attribution.sourcing.via), ("reason:", &attribution.sourcing.reason)]
        {
            if let Some(stretch) = stretch {
                let line = Paragraph::default().with(label, Paint::Dim).with(&stretch.text, Paint::Plain);
                self.paragraph(PLACE, &line, usize::MAX);
            }
        }
        if attribution.form != "direct" {
            self.reported(&attribution.content);
        }
        for quote in attribution.all_quotes() {
            if attribution.form == "direct" {
                let words = Paragraph::default().with(&marked(quote), Paint::Plain);
                self.paragraph(PLACE, &words, usize::MAX);
                self.matched(quote, Paragraph::default());
            } else {
                self.matched(quote, Paragraph::default().with(&marked(quote), Paint::Plain));
            }
        }
        for finding in findings {
            self.line(PLACE, &[(&severity_head(finding), severity(&finding.severity))]);
            self.advice(finding);
        }
    }

    /// Speaker with role on the left, the form on the right.
    fn head(&mut self, attribution: &Attribution) {
        let (who, role) = who(attribution);
        let form = &*attribution.form;
        let room = self.style.width.saturating_sub(PLACE + form.len() + 2);
        let who = shorten(who, room);
        let role = shorten(role, room.saturating_sub(who.width()));
        let gap = (room + 2).saturating_sub(who.width() + role.width());
        let color = self.style.color;
        let (who, role, form) =
            (Paint::Bold.on(&who, color), Paint::Plain.on(&role, color), Paint::Dim.on(form, color));
        self.put(format_args!("{who}{role}{:gap$}{form}\n", ""));
    }

    fn reported(&mut self, content: &[Stretch]) {
        let mut words = Paragraph::default();
        for (i, part) in content.iter().enumerate() {
            if i > 0 {
                words.push("…", Paint::Dim);
            }
            words.push(&part.text, Paint::Dim);
        }
        self.paragraph(PLACE, &words, INDIRECT_LINES);
    }

    /// The claim of a quote and how the wordings compare, behind the words of `line`.
    fn matched(&mut self, quote: &Quote, mut line: Paragraph) {
        let Some(found) = quote.matched.as_ref().filter(|_| self.style.checked) else {
            if self.style.checked {
                line.push("– no claim", Paint::Dim);
            }
            return self.paragraph(PLACE, &line, usize::MAX);
        };
        let faithful = is_faithful(&found.wording);
        let (sign, paint) = if faithful { ("✓", Paint::Good) } else { ("✗", Paint::Bad) };
        line.push_whole(format!("{sign} {}", found.wording), paint);
        line.push(&found.claim, Paint::Note);
        if !faithful {
            line.push_whole(format!("{:.0} % the same", found.similarity * 100.0), Paint::Dim);
        }
        if found.status != "verified" {
            line.push(&format!("({})", found.status), Paint::Doubtful);
        }
        if found.speaker_agrees == Some(false) {
            line.push_whole("another speaker".to_owned(), Paint::Bad);
        }
        self.paragraph(PLACE, &line, usize::MAX);
        if !faithful {
            let Style { width, color, .. } = self.style;
            diff::write(&found.edits, diff::CLAIM_AND_STORY, PLACE + 2, width, color, self.out);
        }
    }

    /// What is wrong and what to do.
    fn advice(&mut self, finding: &Finding) {
        self.paragraph(PLACE + 2, &Paragraph::default().with(&finding.message, Paint::Plain), usize::MAX);
        if let Some(help) = &finding.help {
            let help = Paragraph::default().with("→", Paint::Note).with(help, Paint::Plain);
            self.paragraph(PLACE + 2, &help, usize::MAX);
        }
    }

    /// `line:column`, to the right of its columns.
    fn place(&mut self, line: u32, column: u32) {
        let place = format!("{:>width$}  ", format!("{line}:{column}"), width = PLACE - 2);
        let place = Paint::Dim.on(&place, self.style.color);
        self.put(format_args!("{place}"));
    }

    fn paragraph(&mut self, indent: usize, paragraph: &Paragraph, most: usize) {
        paragraph.set(indent, self.style.width, most, self.style.color, self.out);
    }

    /// Parts on one line, two blanks between them.
    fn line(&mut self, indent: usize, parts: &[(&str, Paint)]) {
        let parts: Vec<String> = parts.iter().map(|(text, paint)| paint.on(text, self.style.color)).collect();
        self.put(format_args!("{:indent$}{}\n", "", parts.join("  ")));
    }

    /// Writing to memory cannot fail.
    fn put(&mut self, text: std::fmt::Arguments) {
        self.out.write_fmt(text).unwrap_or_default();
    }
}

impl Page<'_> {
    /// On whom it rests: the number of sources, the heaviest voices, the heaviest of the unnamed.
    fn standing(&mut self, sources: usize, voices: &[Voice], unnamed: Option<&Voice>) {
        let mut row = Paragraph::default();
        row.push_whole(
            format!("{sources} independent"),
            if sources > 1 { Paint::Good } else { Paint::Doubtful },
        );
        self.row("sources", &row);
        let mut row = Paragraph::default();
        for (i, voice) in voices.iter().take(CARRIERS).enumerate() {
            let comma = if i + 1 < voices.len().min(CARRIERS) { "," } else { "" };
            row.push_whole(format!("{} {}{comma}", voice_name(voice), voice.statements), Paint::Plain);
        }
        if voices.len() > CARRIERS {
            row.push(&format!("and {} more", voices.len() - CARRIERS), Paint::Dim);
        }
        if !voices.is_empty() {
            self.row("carried by", &row);
        }
        if let Some(voice) = unnamed {
            let text = format!("{} {}", voice_name(voice), voice.statements);
            let mut row = Paragraph::default();
            row.push_whole(text, Paint::Doubtful);
            self.row("unnamed", &row.with("the heaviest of those without a name", Paint::Dim));
        }
    }

    /// What changed since the old version.
    fn changes(&mut self, changes: &[Change]) {
        self.out.push(b'\n');
        self.line(
            0,
            &[(&format!("CHANGES {}", changes.len()), Paint::Note), ("since the old version", Paint::Dim)],
        );
        for change in changes {
            self.out.push(b'\n');
            self.place(change.span.line, change.span.column);
            self.line(0, &[(&change.kind, Paint::Bold)]);
            self.paragraph(PLACE, &Paragraph::default().with(&describe(change), Paint::Plain), usize::MAX);
        }
    }

    /// A label and what belongs to it.
    fn row(&mut self, label: &str, row: &Paragraph) {
        let mut line = Vec::new();
        row.set(LABEL, self.style.width, usize::MAX, self.style.color, &mut line);
        let label = Paint::Dim.on(&format!("{label:<LABEL$}"), self.style.color);
        self.put(format_args!("{label}"));
        self.out.extend_from_slice(line.get(LABEL..).unwrap_or_default());
    }
}

/// The columns that a label takes before what belongs to it.
const LABEL: usize = 12;

/// How many voices are named as those who carry a story.
const CARRIERS: usize = 3;

/// The name, else the description, else the id.
fn voice_name<'a>(voice: &'a Voice) -> &'a str {
    voice.name.as_deref().or(voice.description.as_deref()).unwrap_or(&voice.id)
}

/// A quote in its marks.
fn marked(quote: &Quote) -> String {
    format!("“{}”", quote.text)
}

/// `text` in at most `width` columns.
fn shorten(text: String, width: usize) -> String {
    if text.width() <= width {
        return text;
    }
    let mut short = String::new();
    for c in text.chars() {
        if short.width() + c.width().unwrap_or(0) + 1 > width {
            break;
        }
        short.push(c);
    }
    short + "…"
}

pub(super) fn severity(name: &str) -> Paint {
    match name {
        "error" => Paint::Bad,
        "warning" => Paint::Doubtful,
        _ => Paint::Note,
    }
}

fn severity_head(finding: &Finding) -> String {
    format!("{} {} {}", finding.severity, finding.rule, finding.name)
}

/// One document's counts in a line.
fn overview(summary: &Summary, style: Style) -> String {
    let mut parts = vec![count(summary.attributions, "attribution"), count(summary.quotes, "quote")];
    if style.checked {
        parts.push(count(summary.findings.error, "error"));
        parts.push(count(summary.findings.warning, "warning"));
    }
    parts.join(" · ")
}

pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The closing counts.
pub fn summary(summary: &Summary, style: Style, out: &mut Vec<u8>) {
    let Summary { by_sourcing, by_form, findings, .. } = summary;
    let sourcing =
        [by_sourcing.named, by_sourcing.anonymous, by_sourcing.secondhand, by_sourcing.unattributed];
    let sourcing = LEVELS.iter().zip(sourcing).map(|((level, _, paint), n)| (*level, n, *paint)).collect();
    let form = vec![
        ("direct", by_form.direct, Paint::Plain),
        ("mixed", by_form.mixed, Paint::Plain),
        ("indirect", by_form.indirect, Paint::Plain),
    ];
    let wording = |name: &'static str| {
        let faithful = is_faithful(name);
        let count = summary.by_wording.get(name).copied().unwrap_or(0);
        (name, count, if faithful { Paint::Good } else { Paint::Bad })
    };
    let wording = crate::wording::Wording::ALL.iter().map(|w| wording(w.name())).collect();
    if summary.documents == 0 {
        return;
    }
    let mut page = Page { style, out };
    page.out.push(b'\n');
    let total = [count(summary.documents, "document"), overview(summary, Style { checked: false, ..style })];
    page.line(0, &[(&total.join(" · "), Paint::Bold)]);
    page.counts("sourcing", sourcing);
    page.counts("form", form);
    if style.checked {
        page.counts("wording", wording);
        let found = vec![
            ("error", findings.error, Paint::Bad),
            ("warning", findings.warning, Paint::Doubtful),
            ("info", findings.info, Paint::Note),
        ];
        page.counts("findings", found);
    }
    if summary.documents > 1 {
        page.standing(summary.independent_sources, &summary.voices, summary.anonymous_voice.as_ref());
    }
}

impl Page<'_> {
    /// A row of counts, those that are zero left out.
    fn counts(&mut self, label: &str, counts: Vec<(&str, usize, Paint)>) {
        let mut row = Paragraph::default();
        for (name, number, paint) in counts.into_iter().filter(|(_, number, _)| *number > 0) {
            row.push_whole(format!("{name} {number}"), paint);
        }
        if row.is_empty() {
            row.push("none", Paint::Dim);
        }
        self.row(label, &row);
    }
}
