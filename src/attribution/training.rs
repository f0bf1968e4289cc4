//! What the trainer needs: gold attributions turned into examples for each decision.

use super::content::{self, Core, Side};
use super::cue::{self, Cue};
use super::decide;
use super::judge::Judge;
use super::model::Features;
use super::source::{self, Candidate};
use crate::phrase::{Reading, Sentence, Tag};
use crate::text::Span;

/// A gold attribution, in byte spans.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Mentions of the source.
    pub source: Vec<Span>,
    /// The cue's parts.
    pub cue: Vec<Span>,
    /// What is reported.
    pub content: Vec<Span>,
}

/// One decision with the right answer: the features of every choice, and which is right. A yes-or-no decision
/// has one choice; `answer` is then 0 for yes and 1 for no.
#[derive(Debug)]
pub struct Example {
    /// The features of each choice.
    pub choices: Vec<Features>,
    /// Index of the right one.
    pub answer: usize,
}

/// How often each lemma was a candidate, and how often inside a gold cue.
pub type Counts = std::collections::HashMap<u32, (u32, u32)>;

/// Counts the verbal and nominal words outside quotes.
pub fn count(reading: &Reading, gold: &[Gold], counts: &mut Counts) {
    for i in 0..reading.items.len() {
        let word = reading.token(i).kind == crate::token::Kind::Word;
        if reading.items[i].is_quote() || !word {
            continue;
        }
        if matches!(
            reading.tag(i),
            Tag::Verb | Tag::Ing | Tag::Participle | Tag::Noun | Tag::Preposition | Tag::Auxiliary
        ) {
            let entry = counts.entry(reading.token(i).lemma).or_default();
            entry.0 += 1;
            entry.1 += u32::from(gold.iter().any(|g| inside(reading.span(i), &g.cue)));
        }
    }
}

fn inside(span: Span, parts: &[Span]) -> bool {
    parts.iter().any(|p| p.contains(span))
}

/// Examples for every decision in one article; `counts` tell the lemmas apart.
pub fn examples(reading: &Reading, gold: &[Gold], counts: &Counts, out: &mut Vec<Example>) {
    let listed = |lemma: u32| is_listed(counts, lemma);
    let heads: Vec<Option<usize>> = gold.iter().map(|g| head(reading, g, counts)).collect();
    for &sentence in &reading.sentences {
        let mut candidates = Vec::new();
        let mut previous = None;
        let mut earlier = false;
        for cue in cue::candidates(reading, sentence, listed) {
            let nearest = source::nearest(reading, sentence, &cue);
            let subject = source::subject(reading, &cue, nearest);
            let found = heads.iter().position(|&h| h == Some(cue.head));
            let mut features = Features::default();
            cue::features(reading, sentence, &cue, subject, nearest.as_ref(), earlier, &mut features);
            out.push(Example { choices: vec![features], answer: usize::from(found.is_none()) });
            let Some(found) = found else { continue };
            earlier = true;
            source::candidates(reading, sentence, &cue, &mut candidates);
            let gold = &gold[found];
            let Some(source) =
                source_example(reading, sentence, &cue, subject, &candidates, previous, gold, out)
            else {
                continue;
            };
            previous = source.or(previous);
            let listed = source.map(|c| source::whole(reading, sentence, c, &cue));
            content_examples(reading, sentence, &Core::new(reading, sentence, cue, listed), gold, out);
        }
    }
}

/// Whether a lemma is worth a look wherever it stands.
pub fn is_listed(counts: &Counts, lemma: u32) -> bool {
    counts.get(&lemma).is_some_and(|&(all, cues)| cues >= 2 && cues * 25 >= all)
}

/// The item of the gold cue that is its head: the word that most often is inside cues.
fn head(reading: &Reading, gold: &Gold, counts: &Counts) -> Option<usize> {
    let cue = gold.cue.first()?;
    let first =
        reading.items.partition_point(|item| reading.tokens[item.token as usize].span.start < cue.start);
    let mut best: Option<(usize, f32)> = None;
    for i in first..reading.items.len() {
        let span = reading.span(i);
        if span.start >= gold.cue.last()?.end {
            break;
        }
        if reading.items[i].is_quote() || !inside(span, &gold.cue) {
            continue;
        }
        let score = match reading.tag(i) {
            Tag::Colon => 0.01,
            Tag::Verb | Tag::Ing | Tag::Participle | Tag::Noun | Tag::Auxiliary | Tag::Preposition => {
                let (all, cues) = counts.get(&reading.token(i).lemma).copied().unwrap_or((1, 0));
                let verbal = match reading.tag(i) {
                    Tag::Verb => 1.2,
                    Tag::Preposition => 0.2,
                    _ => 1.0,
                };
                verbal * cues as f32 / (all as f32 + 3.0)
            }
            _ => continue,
        };
        if best.is_none_or(|b| score > b.1) {
            best = Some((i, score));
        }
    }
    best.map(|b| b.0)
}

/// The choice among the source candidates; `None` when gold's source is none of them.
#[allow(clippy::too_many_arguments)]
fn source_example(
    reading: &Reading,
    sentence: Sentence,
    cue: &Cue,
    subject: u32,
    candidates: &[Candidate],
    previous: Option<Candidate>,
    gold: &Gold,
    out: &mut Vec<Example>,
) -> Option<Option<Candidate>> {
    let answer = if gold.source.is_empty() { 0 } else { 1 + best_source(reading, candidates, &gold.source)? };
    let mut none = Features::default();
    source::none_features(reading, sentence, cue, subject, &mut none);
    let mut choices = vec![none];
    for candidate in candidates {
        let mut features = Features::default();
        source::features(reading, sentence, cue, candidate, previous, &mut features);
        choices.push(features);
    }
    out.push(Example { choices, answer });
    Some(answer.checked_sub(1).map(|i| candidates[i]))
}

fn best_source(reading: &Reading, candidates: &[Candidate], gold: &[Span]) -> Option<usize> {
    let mut best = None;
    let mut best_score = 0.0;
    let whole: u32 = gold.iter().map(|g| g.len()).sum();
    for (i, c) in candidates.iter().enumerate() {
        let span = reading.span_of(c.start, c.end);
        let shared: u32 = gold
            .iter()
            .filter(|g| g.overlaps(span))
            .map(|g| g.end.min(span.end) - g.start.max(span.start))
            .sum();
        // The head of a long phrase comes first in it.
        let lead = if gold.first().is_some_and(|g| span.start <= g.start + 1) { 1.5 } else { 1.0 };
        let score = lead * shared as f32 / (span.len() + whole - shared) as f32;
        if shared > 0 && score > best_score && span.len() <= 2 * whole + 40 {
            (best, best_score) = (Some(i), score);
        }
    }
    best
}

fn content_examples(reading: &Reading, sentence: Sentence, core: &Core, gold: &Gold, out: &mut Vec<Example>) {
    let range = sentence.range();
    let middle = reading.span_of(core.start, core.end);
    let within: Vec<Span> = gold
        .content
        .iter()
        .filter(|c| c.overlaps(reading.span_of(range.start, range.end)))
        .copied()
        .collect();
    let left: Vec<&Span> = within.iter().filter(|c| c.end <= middle.start + 1).collect();
    let right: Vec<&Span> = within.iter().filter(|c| c.start + 1 >= middle.end).collect();
    let side = match (left.is_empty(), right.is_empty()) {
        (false, false) => Side::Both,
        (false, true) => Side::Left,
        (true, false) => Side::Right,
        // What follows the colon is in the next sentence.
        (true, true) if decide::introduces(reading, sentence) => Side::Right,
        (true, true) => return,
    };
    let choices = Side::ALL.map(|s| {
        let mut features = Features::default();
        content::side_features(reading, sentence, core, s, &mut features);
        features
    });
    let answer = Side::ALL.iter().position(|&s| s == side).unwrap_or(0);
    out.push(Example { choices: choices.into(), answer });
    if let (Some(first), Some(last)) = (right.first(), right.last()) {
        right_examples(reading, sentence, core, Span::new(first.start, last.end), out);
    }
    if let Some(first) = left.first() {
        left_examples(reading, sentence, core, first.start, out);
    }
}

fn right_examples(reading: &Reading, sentence: Sentence, core: &Core, gold: Span, out: &mut Vec<Example>) {
    let mut starts = Vec::new();
    content::starts(reading, sentence, core, &mut starts);
    let Some(answer) = starts.iter().position(|&s| reading.span(s).end > gold.start) else { return };
    let start = starts[answer];
    let choices = starts
        .iter()
        .map(|&s| {
            let mut features = Features::default();
            content::start_features(reading, sentence, core, &starts, s, &mut features);
            features
        })
        .collect();
    out.push(Example { choices, answer });
    let mut order = 0;
    for at in start + 1..decide::sentence_end(reading, sentence) {
        if !content::is_boundary(reading, core, at) {
            continue;
        }
        let stop = reading.span(at).start + 1 >= gold.end || reading.span(at - 1).end >= gold.end;
        let mut features = Features::default();
        content::end_features(reading, sentence, core, start, at, order, &mut features);
        out.push(Example { choices: vec![features], answer: usize::from(!stop) });
        order += 1;
        if stop {
            return;
        }
    }
}

fn left_examples(reading: &Reading, sentence: Sentence, core: &Core, gold: u32, out: &mut Vec<Example>) {
    let end = decide::left_end(reading, sentence, core);
    for at in (sentence.start as usize + 1..end).rev() {
        if !content::is_head_boundary(reading, at) {
            continue;
        }
        let stop = reading.span(at).start <= gold + 1;
        let mut features = Features::default();
        content::head_features(reading, sentence, core, end, at, &mut features);
        out.push(Example { choices: vec![features], answer: usize::from(!stop) });
        if stop {
            return;
        }
    }
}

/// Examples for whether a draft is right as a whole, given what `model` finds.
pub fn accept_examples(reading: &Reading, model: &super::Model, gold: &[Gold], out: &mut Vec<Example>) {
    let mut scratch = decide::Scratch::default();
    for index in 0..reading.sentences.len() {
        let mut drafts = Vec::new();
        decide::sentence(reading, index, &mut Judge { model, watch: () }, &mut scratch, &mut drafts);
        for (i, draft) in drafts.iter().enumerate() {
            let mut features = Features::default();
            super::accept::features(reading, draft, &drafts[..i], &mut features);
            let right = gold.iter().any(|g| is_right(reading, draft, g));
            out.push(Example { choices: vec![features], answer: usize::from(!right) });
        }
    }
}

/// Whether source and content are mostly those of `gold`, the content counted in the draft's sentence alone.
fn is_right(reading: &Reading, draft: &decide::Draft, gold: &Gold) -> bool {
    if !inside(reading.span(draft.core.cue.head), &gold.cue) {
        return false;
    }
    let source = match draft.core.source {
        None => gold.source.is_empty(),
        Some(s) => gold.source.iter().any(|g| g.overlaps(reading.span_of(s.start, s.end))),
    };
    let range = reading.sentences[draft.sentence].range();
    let sentence = reading.span_of(range.start, range.end);
    let size = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<u32>();
    let wanted: Vec<Span> = gold.content.iter().copied().filter(|g| g.overlaps(sentence)).collect();
    let found: Vec<Span> = draft.content.iter().map(|c| reading.span_of(c.start, c.end)).collect();
    let shared: u32 = wanted
        .iter()
        .flat_map(|w| found.iter().map(|f| f.end.min(w.end).saturating_sub(f.start.max(w.start))))
        .sum();
    source && (shared * 2 >= size(&wanted) + size(&found) - shared)
}

/// Examples for what is decided about drafts, given what `model` finds: overlaps, and the owners of quotes that lie in
/// no cue's content. `quotes` are the gold
/// quotes: their text without marks, whether they are speech, and the mentions of their source.
pub fn draft_examples(
    reading: &Reading,
    model: &super::Model,
    gold: &[Gold],
    quotes: &[(Span, bool, Vec<Span>)],
    out: &mut Vec<Example>,
) {
    use super::claim::Owner;
    let drafts = super::settled(reading, &mut Judge { model, watch: () }, |reading, earlier, later, _| {
        let choices = super::conflict::Verdict::ALL.map(|verdict| {
            let mut features = Features::default();
            super::conflict::features(reading, earlier, later, verdict, &mut features);
            features
        });
        let is_gold = |draft: &decide::Draft| {
            let span = reading.span(draft.core.cue.head);
            gold.iter().any(|g| inside(span, &g.cue))
        };
        let answer = match (is_gold(earlier), is_gold(later)) {
            (true, true) => 2,
            (false, true) => 1,
            (true, false) => 0,
            (false, false) => return usize::from(later.score > earlier.score),
        };
        out.push(Example { choices: choices.into(), answer });
        answer
    });
    super::join::hand_out(reading, drafts, |open| {
        let inner = reading.quote(open.item).map_or(Span::new(0, 0), |q| q.inner);
        let Some((_, speech, source)) = quotes.iter().find(|(span, ..)| span.overlaps(inner)) else {
            return 0;
        };
        let owns = |owner: &Owner| {
            let candidate = match owner {
                Owner::Nobody => return !speech,
                Owner::Draft(i, _) => open.drafts[*i].core.source,
                Owner::Phrase(candidate, _) => Some(*candidate),
            };
            let span = candidate.map(|c| reading.span_of(c.start, c.end));
            *speech && span.is_some_and(|span| source.iter().any(|s| s.overlaps(span)))
        };
        let Some(answer) = open.owners.iter().position(owns) else { return 0 };
        if open.owners.len() == 1 {
            return 0;
        }
        let choices = open.owners.iter().map(|owner| {
            let mut features = Features::default();
            open.features(reading, owner, &mut features);
            features
        });
        out.push(Example { choices: choices.collect(), answer });
        answer
    });
}
