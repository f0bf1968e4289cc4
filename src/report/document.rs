use std::borrow::Cow;

use crate::Extraction;
use crate::article::Article;
use crate::attribution;
use crate::speaker;
use crate::text::{self, LineIndex};

use super::wire::{Attribution, Document, Quote, Sourcing, Span, Speaker, Stretch};

/// Turns what was found in one article into what is reported of it.
struct View<'a> {
    text: &'a str,
    lines: LineIndex<'a>,
    speakers: &'a [speaker::Speaker],
}

/// What a report says of one article.
pub fn document<'a>(article: &'a Article, extraction: &'a Extraction, language: &'a str) -> Document<'a> {
    let view =
        View { text: &article.text, lines: LineIndex::new(&article.text), speakers: &extraction.speakers };
    let attributions = extraction.attributions.iter().enumerate().map(|(i, a)| view.attribution(i, a));
    Document {
        path: Cow::Borrowed(&article.name),
        sha256: hex(&article.sha256),
        language: Cow::Borrowed(language),
        attributions: attributions.collect(),
        findings: Vec::new(),
    }
}

impl<'a> View<'a> {
    fn attribution(&self, index: usize, attribution: &attribution::Attribution) -> Attribution<'a> {
        Attribution {
            id: format!("a{}", index + 1),
            form: Cow::Borrowed(attribution.form.name()),
            rule: Cow::Borrowed(attribution.rule.name),
            source: attribution.source.map(|span| self.stretch(span)),
            cue: attribution.cue.map(|span| self.stretch(span)),
            content: attribution.content.iter().map(|&span| self.stretch(span)).collect(),
            quotes: attribution.quotes.iter().map(|&span| self.quote(span)).collect(),
            speaker: attribution.speaker.map(|resolved| self.speaker(resolved)),
            sourcing: Sourcing {
                level: Cow::Borrowed(attribution.sourcing.level.name()),
                via: attribution.sourcing.via.map(|span| self.stretch(span)),
                reason: attribution.sourcing.reason.map(|span| self.stretch(span)),
            },
        }
    }

    fn quote(&self, span: text::Span) -> Quote<'a> {
        Quote { text: Cow::Borrowed(span.of(self.text)), span: self.span(span), matched: None }
    }

    fn speaker(&self, resolved: speaker::Resolved) -> Speaker<'a> {
        let speaker = resolved.speaker.and_then(|index| self.speakers.get(index));
        Speaker {
            id: speaker.map(|s| Cow::Borrowed(s.id.as_str())),
            name: speaker.and_then(|s| s.name.as_deref()).map(Cow::Borrowed),
            description: speaker.and_then(|s| s.description.as_deref()).map(Cow::Borrowed),
            kind: Cow::Borrowed(speaker.map_or(speaker::Kind::Person, |s| s.kind).name()),
            resolved_by: Cow::Borrowed(resolved.by.name()),
        }
    }

    fn stretch(&self, span: text::Span) -> Stretch<'a> {
        Stretch { text: Cow::Borrowed(span.of(self.text)), span: self.span(span) }
    }

    fn span(&self, span: text::Span) -> Span {
        let place = self.lines.place(span);
        Span {
            start: place.start,
            end: place.end,
            byte_start: span.start,
            byte_end: span.end,
            line: place.line,
            column: place.column,
        }
    }
}

/// Lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
