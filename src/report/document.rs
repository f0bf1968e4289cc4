use std::borrow::Cow;

use crate::Extraction;
use crate::article::Article;
use crate::check::{self, Checked, QuoteMatch};
use crate::registry::Registry;
use crate::text::{self, LineIndex};
use crate::{attribution, speaker, wording};

use super::standing;
use super::wire::{
    Attribution, Document, Edit, Finding, Fix, Match, Provenance, Quote, Sourcing, Span, Speaker, Stretch,
    Suppressed,
};

/// What is reported of one article.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub extraction: &'a Extraction,
    /// Its language, a BCP 47 tag.
    pub language: &'a str,
    /// What the rules say; `None` when they were not applied.
    pub checked: Option<&'a Checked>,
    /// The registry the quotes were compared with, if there was one.
    pub registry: Option<&'a Registry>,
}

/// Turns what was found in one article into what is reported of it.
struct View<'a> {
    lines: LineIndex<'a>,
    reported: Reported<'a>,
}

impl<'a> From<Reported<'a>> for Document<'a> {
    fn from(reported: Reported<'a>) -> Self {
        let view = View { lines: LineIndex::new(&reported.article.text), reported };
        let attributions = reported.extraction.attributions.iter().enumerate();
        let findings = reported.checked.map_or(&[][..], |checked| &checked.findings);
        Document {
            path: Cow::Borrowed(&reported.article.name),
            sha256: hex(&reported.article.sha256),
            language: Cow::Borrowed(reported.language),
            independent_sources: Some(reported.extraction.independent_sources).filter(|&n| n > 0),
            attributions: attributions.map(|(i, a)| view.attribution(i, a)).collect(),
            findings: findings.iter().map(|finding| view.finding(finding)).collect(),
            standing: standing::of(&reported.article.name, &reported.article.text, reported.extraction),
            suppressed: reported
                .checked
                .map_or(&[][..], |checked| &checked.suppressed)
                .iter()
                .map(|s| view.suppressed(s))
                .collect(),
            changes: None,
        }
    }
}

/// What the report calls the attribution at `index`.
fn id(index: usize) -> String {
    format!("a{}", index + 1)
}

impl<'a> View<'a> {
    fn attribution(&self, index: usize, attribution: &attribution::Attribution) -> Attribution<'a> {
        let before = |quote: &Quote| &self.reported.article.text[..quote.span.byte_start as usize];
        let mut quotes = self.quotes(index, &attribution.quotes);
        let doubled = quotes.extract_if(.., |quote| before(quote).ends_with("''")).collect();
        Attribution {
            id: id(index),
            form: Cow::Borrowed(attribution.form.name()),
            rule: Cow::Borrowed(attribution.rule.name),
            source: attribution.source.map(|span| self.stretch(span)),
            cue: attribution.cue.map(|span| self.stretch(span)),
            content: attribution.content.iter().map(|&span| self.stretch(span)).collect(),
            quotes,
            doubled,
            speaker: attribution.speaker.map(|resolved| self.speaker(resolved)),
            sourcing: Sourcing {
                level: Cow::Borrowed(attribution.sourcing.level.name()),
                via: attribution.sourcing.via.map(|span| self.stretch(span)),
                reason: attribution.sourcing.reason.map(|span| self.stretch(span)),
                grade: attribution.sourcing.grade.map(|grade| Cow::Borrowed(grade.name())),
                within: attribution.sourcing.within.map(id),
            },
        }
    }

    fn quotes(&self, attribution: usize, spans: &[text::Span]) -> Vec<Quote<'a>> {
        let matches = self.reported.checked.and_then(|checked| checked.matches.get(attribution));
        let quote = |(i, &span): (usize, &text::Span)| Quote {
            text: Cow::Borrowed(span.of(&self.reported.article.text)),
            span: self.span(span),
            matched: matches
                .and_then(|m| m.get(i)?.as_ref())
                .and_then(|found| self.matched(found))
                .map(Box::new),
        };
        spans.iter().enumerate().map(quote).collect()
    }

    fn matched(&self, found: &'a QuoteMatch) -> Option<Match<'a>> {
        let registry = self.reported.registry?;
        let claim = registry.claims.get(found.claim)?;
        Some(Match {
            claim: Cow::Borrowed(&claim.id),
            wording: Cow::Borrowed(found.comparison.wording.name()),
            similarity: found.comparison.similarity,
            speaker_agrees: found.speaker_agrees,
            sourcing_agrees: found.sourcing_agrees,
            status: Cow::Borrowed(found.status.name()),
            edits: found.comparison.edits.iter().map(edit).collect(),
            provenance: Some(Provenance::of(registry, claim)),
        })
    }

    fn finding(&self, finding: &'a check::Finding) -> Finding<'a> {
        Finding {
            rule: Cow::Borrowed(finding.rule.code),
            name: Cow::Borrowed(finding.rule.name),
            severity: Cow::Borrowed(finding.severity.name()),
            message: Cow::Borrowed(&finding.message),
            span: self.span(finding.span),
            claim: finding.claim.as_deref().map(Cow::Borrowed),
            help: finding.help.as_deref().map(Cow::Borrowed),
            fix: finding.fix.as_ref().map(|fix| Fix {
                span: self.span(fix.span),
                replacement: Cow::Borrowed(&fix.replacement),
                changes_meaning: !fix.certain,
            }),
            fingerprint: Cow::Borrowed(&finding.fingerprint),
        }
    }

    fn suppressed(&self, suppressed: &'a check::Suppressed) -> Suppressed<'a> {
        Suppressed {
            finding: self.finding(&suppressed.finding),
            by: Cow::Borrowed(suppressed.by.name()),
            reason: Cow::Borrowed(&suppressed.reason),
        }
    }

    fn speaker(&self, resolved: speaker::Resolved) -> Speaker<'a> {
        let speaker = resolved.speaker.and_then(|index| self.reported.extraction.speakers.get(index));
        Speaker {
            id: speaker.map(|s| Cow::Borrowed(s.id.as_str())),
            name: speaker.and_then(|s| s.name.as_deref()).map(Cow::Borrowed),
            description: speaker.and_then(|s| s.description.as_deref()).map(Cow::Borrowed),
            kind: Cow::Borrowed(speaker.map_or(speaker::Kind::Person, |s| s.kind).name()),
            resolved_by: Cow::Borrowed(resolved.by.name()),
        }
    }

    fn stretch(&self, span: text::Span) -> Stretch<'a> {
        Stretch { text: Cow::Borrowed(span.of(&self.reported.article.text)), span: self.span(span) }
    }

    fn span(&self, span: text::Span) -> Span {
        place(&self.lines, span)
    }
}

/// A span as it is reported.
pub(super) fn place(lines: &LineIndex, span: text::Span) -> Span {
    let place = lines.place(span);
    Span {
        start: place.start,
        end: place.end,
        byte_start: span.start,
        byte_end: span.end,
        line: place.line,
        column: place.column,
    }
}

pub(super) fn edit(edit: &wording::Edit) -> Edit<'_> {
    Edit {
        op: Cow::Borrowed(edit.op.name()),
        quote: Cow::Borrowed(&edit.quote),
        claim: Cow::Borrowed(&edit.claim),
        kind: edit.kind.map(|kind| Cow::Borrowed(kind.name())),
    }
}

/// Lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
