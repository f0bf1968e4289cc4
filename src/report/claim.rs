//! A claim of the registry, for reading and for programs.

use serde_json::{Value, json};

use super::layout::{Paint, Paragraph};
use super::prov::Quoted;
use super::wire::Provenance;
use super::{Style, difference, is_faithful};
use crate::provenance::{Examined, Flaw};
use crate::registry::{Claim, Evidence, Registry, Status};
use crate::wording::{Comparison, Wording};

/// How far values stand in.
const INDENT: usize = 13;

/// The first digits of a hash that are shown.
const HASH: usize = 12;

/// One claim with all that the registry says of it.
pub fn claim(registry: &Registry, claim: &Claim, style: Style, out: &mut Vec<u8>) {
    let mut page = Page { style, out };
    page.head(registry, claim);
    page.row("", Paragraph::default().with(&format!("“{}”", claim.text), Paint::Plain));
    page.said(claim);
    page.list("via", &claim.via().join(" ← "));
    for evidence in &claim.evidence {
        page.row("evidence", named(evidence));
    }
    page.origin(registry, claim);
}

/// The chain from the articles that quote a claim to the evidence, each link with how well it holds.
pub fn chain(
    registry: &Registry,
    claim: &Claim,
    quotes: &[Quoted],
    flaws: &[Examined],
    style: Style,
    out: &mut Vec<u8>,
) {
    let mut page = Page { style, out };
    page.head(registry, claim);
    for quote in quotes {
        let article = Paragraph::default().with(&quote.article, Paint::Plain);
        page.row("article", article.with(&format!("sha256 {}…", &quote.sha256[..HASH]), Paint::Dim));
        let (sign, paint) =
            if is_faithful(quote.wording) { ("✓", Paint::Good) } else { ("✗", Paint::Bad) };
        let mut words = Paragraph::default()
            .with(&format!("{}:{}", quote.place.0, quote.place.1), Paint::Dim)
            .with(&format!("“{}”", quote.text), Paint::Plain);
        words.push_whole(format!("{sign} {}", quote.wording), paint);
        page.row("↳ quote", words);
    }
    let arrow = if quotes.is_empty() { "claim" } else { "↳ claim" };
    page.row(arrow, Paragraph::default().with(&format!("“{}”", claim.text), Paint::Plain));
    page.said(claim);
    for name in claim.via() {
        page.row("↳ via", Paragraph::default().with(name, Paint::Plain));
    }
    for (number, evidence) in claim.evidence.iter().enumerate() {
        let mut line = named(evidence);
        let found: Vec<&Flaw> =
            flaws.iter().filter(|f| f.evidence == number).map(|examined| &examined.flaw).collect();
        verdict(evidence, &found, &mut line);
        page.row("↳ evidence", line);
        for flaw in found {
            if let Flaw::Absent(Some(passage)) = flaw {
                difference(&passage.comparison, ["evidence", "claim"], INDENT + 2, style, page.out);
            }
        }
    }
    if claim.evidence.is_empty() {
        page.row("↳ evidence", Paragraph::default().with("none", Paint::Doubtful));
    }
    page.origin(registry, claim);
}

/// A claim that a search found; the words are compared where the query is more than a word or two of it.
pub fn hit(
    registry: &Registry,
    claim: &Claim,
    compared: Option<&Comparison>,
    style: Style,
    out: &mut Vec<u8>,
) {
    let mut page = Page { style, out };
    page.head(registry, claim);
    page.row("", Paragraph::default().with(&format!("“{}”", claim.text), Paint::Plain));
    if let Some(comparison) = compared {
        let (sign, paint) =
            if is_faithful(comparison.wording.name()) { ("✓", Paint::Good) } else { ("✗", Paint::Bad) };
        let mut line = Paragraph::default();
        line.push_whole(format!("{sign} {}", comparison.wording.name()), paint);
        page.row("", line);
        if !matches!(comparison.wording, Wording::Verbatim | Wording::Normalized) {
            difference(comparison, ["claim", "query"], INDENT + 2, style, page.out);
        }
    }
}

/// A claim for programs: what it says, what it rests on, who quotes it.
pub fn record(registry: &Registry, claim: &Claim, quotes: &[Quoted]) -> Value {
    let quotes: Vec<Value> = quotes
        .iter()
        .map(|quote| {
            json!({
                "article": quote.article, "sha256": quote.sha256, "text": quote.text,
                "line": quote.place.0, "column": quote.place.1, "wording": quote.wording,
            })
        })
        .collect();
    json!({
        "id": claim.id,
        "text": claim.text,
        "original": claim.original(),
        "status": claim.status.name(),
        "sourcing": claim.sourcing.map(|level| level.name()),
        "language": claim.language(),
        "embargo": claim.embargo().map(|time| time.to_string()),
        "file": registry.file_of(claim.place).display().to_string(),
        "line": claim.place.line,
        "column": claim.place.column,
        "provenance": Provenance::of(registry, claim),
        "quotes": quotes,
    })
}

struct Page<'a> {
    style: Style,
    out: &'a mut Vec<u8>,
}

impl Page<'_> {
    /// Id, speaker and status.
    fn head(&mut self, registry: &Registry, claim: &Claim) {
        let speaker = registry.speaker_of(claim);
        let name = speaker.name.as_deref().filter(|_| !speaker.anonymous);
        let who = name.or(speaker.description.as_deref()).unwrap_or(&speaker.id);
        let paint = if claim.status == Status::Verified { Paint::Good } else { Paint::Doubtful };
        let mut line = Paragraph::default().with(&claim.id, Paint::Bold);
        line.push_whole(format!(" {who}"), Paint::Note);
        line.push_whole(format!(" {}", claim.status.name()), paint);
        line.set(0, self.style.width, usize::MAX, self.style.color, self.out);
    }

    /// When, where, how sourced and translated.
    fn said(&mut self, claim: &Claim) {
        let said = claim.said.map(|date| date.to_string()).unwrap_or_default();
        self.list("said", &said);
        self.list("occasion", claim.occasion.as_deref().unwrap_or_default());
        self.list("sourcing", claim.sourcing.map_or("", |level| level.name()));
        self.list("language", claim.language().unwrap_or_default());
        self.list("original", claim.original().unwrap_or_default());
        self.list("translated", claim.translated_by().unwrap_or_default());
        let embargo = claim.embargo().map(|time| time.to_string()).unwrap_or_default();
        self.list("embargo", &embargo);
    }

    fn origin(&mut self, registry: &Registry, claim: &Claim) {
        let file = registry.file_of(claim.place).display();
        self.list("written", &format!("{file}:{}:{}", claim.place.line, claim.place.column));
    }

    /// A value with its name, unless there is none.
    fn list(&mut self, label: &str, value: &str) {
        if !value.is_empty() {
            self.row(label, Paragraph::default().with(value, Paint::Plain));
        }
    }

    fn row(&mut self, label: &str, value: Paragraph) {
        let mut line = Vec::new();
        value.set(INDENT, self.style.width, usize::MAX, self.style.color, &mut line);
        let head = Paint::Dim.on(&format!("  {label:<width$}", width = INDENT - 2), self.style.color);
        self.out.extend_from_slice(head.as_bytes());
        self.out.extend_from_slice(line.get(INDENT..).unwrap_or_default());
    }
}

fn named(evidence: &Evidence) -> Paragraph {
    let mut line = Paragraph::default();
    match evidence {
        Evidence::File { path, sha256 } => {
            line.push(path, Paint::Plain);
            if let Some(hash) = sha256 {
                let short: String = hash.chars().take(HASH).collect();
                line.push(&format!("sha256 {short}…"), Paint::Dim);
            }
        }
        Evidence::Page { url, retrieved, archived } => {
            line.push(url, Paint::Plain);
            if let Some(date) = retrieved {
                line.push(&format!("read {date}"), Paint::Dim);
            }
            if let Some(copy) = archived {
                line.push(&format!("archived {copy}"), Paint::Dim);
            }
        }
    }
    line
}

fn verdict(evidence: &Evidence, flaws: &[&Flaw], line: &mut Paragraph) {
    if flaws.is_empty() {
        let sound = match evidence {
            Evidence::File { .. } => "✓ has the words",
            Evidence::Page { .. } => "✓ has a copy",
        };
        line.push_whole(sound.to_owned(), Paint::Good);
    }
    for flaw in flaws {
        let (text, paint) = match flaw {
            Flaw::Missing => ("✗ is not there", Paint::Bad),
            Flaw::Outside => ("✗ is outside the registry's folder", Paint::Bad),
            Flaw::Unreadable(_) => ("✗ cannot be read", Paint::Bad),
            Flaw::Changed(_) => ("✗ has changed", Paint::Bad),
            Flaw::Absent(_) => ("✗ does not have the words", Paint::Bad),
            Flaw::Unhashed(_) => ("? has no hash", Paint::Doubtful),
            Flaw::Unsearched(_) => ("? cannot be searched", Paint::Doubtful),
            Flaw::Unarchived => ("? has no archived copy", Paint::Doubtful),
        };
        line.push_whole(text.to_owned(), paint);
    }
}
