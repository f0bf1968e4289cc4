//! From drafts to attributions: which quote belongs to which, and quotes that go on without a cue of their own.

use super::decide::Draft;
use super::{Attribution, Construction, Form};
use crate::phrase::{Reading, Tag};
use crate::sourcing::Sourcing;
use crate::text::Span;

static CLAUSE: Construction =
    Construction { name: "clause", summary: "A cue with its clause.", example: "She said it would rain." };

/// An attribution that grows while quotes are handed out.
struct Grown {
    draft: Draft,
    /// Items of quotes that go on in other sentences.
    more: Vec<usize>,
    quotes: Vec<usize>,
}

/// Turns drafts, in the order of the text, into attributions.
pub(super) fn join(reading: &Reading, drafts: Vec<Draft>) -> Vec<Attribution> {
    let mut grown: Vec<Grown> =
        drafts.into_iter().map(|draft| Grown { draft, more: Vec::new(), quotes: Vec::new() }).collect();
    let mut at = 0;
    let mut carried: Option<usize> = None;
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let end = at + grown[at..].iter().take_while(|g| g.draft.sentence == index).count();
        if sentence.opens_paragraph && !reopens(reading, sentence.start as usize) {
            carried = None;
        }
        for item in sentence.range() {
            if !reading.items[item].is_quote() {
                continue;
            }
            let owner = smallest(&grown[at..end], item).map(|i| at + i);
            if let Some(owner) = owner {
                grown[owner].quotes.push(item);
                carried = Some(owner);
            } else if at == end
                && let Some(owner) = carried
                && quotes_only(reading, sentence.range())
            {
                grown[owner].quotes.push(item);
                grown[owner].more.push(item);
            }
        }
        at = end;
    }
    grown.into_iter().map(|g| finish(reading, g)).collect()
}

/// Whether the paragraph that begins at `item` opens with a mark while the quote before was left open.
fn reopens(reading: &Reading, item: usize) -> bool {
    let before = reading.quotes.outer.partition_point(|q| q.open < reading.items[item].token);
    reading.items[item].is_quote()
        && before > 0
        && !reading.quotes.outer[before - 1].closed
        && reading.quotes.outer[before - 1].end == reading.items[item].token
}

/// The draft with the shortest content that holds `item`.
fn smallest(drafts: &[Grown], item: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (i, g) in drafts.iter().enumerate() {
        for part in &g.draft.content {
            if part.contains(&item) && best.is_none_or(|b| part.len() < b.1) {
                best = Some((i, part.len()));
            }
        }
    }
    best.map(|b| b.0)
}

fn quotes_only(reading: &Reading, range: std::ops::Range<usize>) -> bool {
    range.into_iter().all(|i| matches!(reading.tag(i), Tag::Quote | Tag::End | Tag::Mark | Tag::Dash))
}

fn finish(reading: &Reading, grown: Grown) -> Attribution {
    let Grown { draft, more, quotes } = grown;
    let mut content: Vec<Span> = draft.content.iter().map(|p| reading.span_of(p.start, p.end)).collect();
    content.extend(more.iter().map(|&i| reading.span(i)));
    let spoken: Vec<Span> = quotes.iter().filter_map(|&i| reading.quote(i)).map(|q| q.inner).collect();
    let all = draft.content.iter().all(|p| quotes_only(reading, p.clone()));
    let form = match (spoken.is_empty(), all) {
        (true, _) => Form::Indirect,
        (false, true) => Form::Direct,
        (false, false) => Form::Mixed,
    };
    let cue = draft.core.cue;
    Attribution {
        form,
        rule: &CLAUSE,
        source: draft.core.source.map(|s| reading.span_of(s.start, s.end)),
        cue: Some(reading.span_of(cue.start, cue.end)),
        content,
        quotes: spoken,
        speaker: None,
        sourcing: Sourcing::default(),
    }
}
