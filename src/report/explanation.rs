//! Why each attribution was made: the construction that matched, and the way to its speaker.

use crate::Extraction;
use crate::attribution::{Decision, Names};

use super::Style;
use super::layout::{Paint, Paragraph};
use super::wire::{Attribution, Document, Stretch};

/// How far the explanations stand in.
const INDENT: usize = 9;

/// How many of the features behind a decision are shown.
const WEIGHTIEST: usize = 4;

/// For each attribution of `document`, which was made of `extraction` by `decisions`, its parts and why it was
/// recognised.
pub fn explanation(
    document: &Document,
    extraction: &Extraction,
    decisions: &[Vec<Decision>],
    style: Style,
    out: &mut Vec<u8>,
) {
    let names = Names::shipped();
    let set = |paragraph: Paragraph, indent: usize, out: &mut Vec<u8>| {
        paragraph.set(indent, style.width, usize::MAX, style.color, out);
    };
    set(Paragraph::default().with(&document.path, Paint::Bold), 0, out);
    for (i, (attribution, found)) in document.attributions.iter().zip(&extraction.attributions).enumerate() {
        out.push(b'\n');
        let place =
            attribution.content.first().map(|part| format!("{}:{}", part.span.line, part.span.column));
        let head = Paragraph::default()
            .with(&place.unwrap_or_default(), Paint::Dim)
            .with(&attribution.form, Paint::Bold)
            .with(&attribution.sourcing.level, Paint::Bold);
        set(head, 0, out);
        let why = decisions.get(i).into_iter().flatten().map(|decision| why(decision, &names));
        let rows = [
            ("source", parts(attribution.source.as_slice())),
            ("cue", parts(attribution.cue.as_slice())),
            ("content", parts(&attribution.content)),
            (
                "matched",
                Paragraph::default()
                    .with(found.rule.name, Paint::Note)
                    .with("–", Paint::Dim)
                    .with(found.rule.summary, Paint::Plain),
            ),
            ("like", Paragraph::default().with(found.rule.example, Paint::Dim)),
            ("speaker", speaker(attribution)),
        ];
        let labels = std::iter::once("because").chain(std::iter::repeat(""));
        for (label, row) in rows.into_iter().chain(labels.zip(why)).filter(|(_, row)| !row.is_empty()) {
            let mut line = Vec::new();
            set(row, INDENT, &mut line);
            out.extend_from_slice(Paint::Dim.on(&format!("{label:>7}  "), style.color).as_bytes());
            out.extend_from_slice(line.get(INDENT..).unwrap_or_default());
        }
    }
}

fn parts(parts: &[Stretch]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            paragraph.push("…", Paint::Dim);
        }
        paragraph.push(&part.text, Paint::Plain);
    }
    paragraph
}

/// A decision with the features that weigh most in it.
fn why(decision: &Decision, names: &Names) -> Paragraph {
    let sum: f32 = decision.features.iter().map(|(_, weight)| weight).sum();
    let mut paragraph = Paragraph::default()
        .with(decision.question.name(), Paint::Bold)
        .with(&format!("{sum:+.1}"), Paint::Note);
    for (i, (feature, weight)) in decision.features.iter().take(WEIGHTIEST).enumerate() {
        let lead = if i == 0 { "by" } else { "·" };
        paragraph.push(&format!("{lead} {} {weight:+.1}", names.describe(feature)), Paint::Dim);
    }
    paragraph
}

/// Whom the mention stands for, and how that was found.
fn speaker(attribution: &Attribution) -> Paragraph {
    let Some(speaker) = &attribution.speaker else { return Paragraph::default() };
    let name = speaker.name.as_deref().or(speaker.description.as_deref());
    let paragraph = Paragraph::default().with(name.unwrap_or("not decided"), Paint::Bold);
    let how = match &*speaker.resolved_by {
        "full-name" => "by the full name",
        "title-and-name" => "by title and name",
        "surname" => "by the surname of somebody named in full",
        "given-name" => "by the first name of somebody named in full",
        "role" => "by a role that the story gives to somebody named",
        "pronoun" => "by the pronoun",
        "relative" => "by the relative pronoun",
        "apposition" => "by the name in apposition",
        "acronym" => "by the short form of a name",
        "description" => "by the description: the story names nobody",
        _ => "more than one fits, or nobody",
    };
    paragraph.with(&format!("({}, {how})", speaker.kind), Paint::Dim)
}
