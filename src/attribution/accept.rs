//! Whether a cue with the source and content found for it is an attribution after all: a second look, with all of it
//! in view.

use super::back;
use super::content::{bucket, stretch};
use super::cue::{Form, inflection, quote_case, quote_kind, surface};
use super::decide::{Draft, REACH};
use super::judge::{Judge, Question, Watch};
use super::model::{Sink, label, templates};
use super::source;
use crate::lexicon::Class;
use crate::phrase::Reading;
use crate::quote::Quote;

/// Log-odds of being right that a draft must have, by its cue. Each was chosen on articles that the weights were not
/// learned from: the surer a kind of cue is, the lower.
const SPEECH: f32 = -1.0;

/// For verbs of another field ("wants", "backs"), where annotators agree least.
const LOOSE: f32 = 0.0;

/// For nouns and infinitives.
const NOUN: f32 = -0.5;

/// For a short quote, whatever its cue.
const QUOTED: f32 = -1.6;

/// For a quote of [`SENTENCE`] words or more: few of them are no speech.
const SPOKEN: f32 = -2.2;

/// Words from which on a quote may be a sentence.
const SENTENCE: usize = 5;

/// Scores the drafts of one sentence and keeps the ones that may be right.
pub fn weigh(reading: &Reading, judge: &mut Judge<impl Watch>, drafts: &mut Vec<Draft>) {
    // The last first, as each is weighed beside the cues' own scores of those before it.
    for i in (0..drafts.len()).rev() {
        let (draft, earlier) = (&drafts[i], &drafts[..i]);
        judge.chose(Question::Whole, draft.core.cue.head, |s| features(reading, draft, earlier, s));
        drafts[i].score = judge.score(|s| features(reading, draft, earlier, s));
    }
    drafts.retain(|draft| is_enough(reading, draft) && !is_veil(reading, draft));
}

/// Verbs by which somebody is to stay unnamed.
const VEILING: [u32; 7] = [
    label("ask"),
    label("demand"),
    label("grant"),
    label("insist"),
    label("request"),
    label("seek"),
    label("speak"),
];

/// Whether the words are about how they were got, and nobody's: "spoke on condition of anonymity because …", "requested
/// anonymity to discuss it".
fn is_veil(reading: &Reading, draft: &Draft) -> bool {
    const ANONYMITY: u32 = label("anonymity");
    let veils = VEILING.contains(&reading.token(draft.core.cue.head).lemma);
    let first = draft.content.first().filter(|_| veils);
    first.is_some_and(|part| part.clone().take(4).any(|i| reading.token(i).word == ANONYMITY))
}

/// The items of a draft's content that are searched for quotes.
fn searched(draft: &Draft) -> impl Iterator<Item = usize> {
    draft.content.iter().flat_map(Clone::clone).take(REACH)
}

/// Whether a draft scored high enough, or its words stand before its sentence.
fn is_enough(reading: &Reading, draft: &Draft) -> bool {
    if draft.content.is_empty() && back::points(reading, reading.sentences[draft.sentence], &draft.core) {
        return true;
    }
    let words = |quote: &Quote| {
        let words = reading.tokens[quote.tokens()].iter().filter(|t| t.kind.is_wordy());
        words.take(SENTENCE).count()
    };
    let longest = searched(draft).filter_map(|i| reading.quote(i)).map(words).max();
    let cue = draft.core.cue;
    let communication = reading.class(cue.head).has(Class::COMMUNICATION);
    let least = match (longest, cue.form) {
        (Some(..SENTENCE), _) => QUOTED,
        (Some(SENTENCE..), _) => SPOKEN,
        (None, Form::According | Form::Colon) => SPEECH,
        (None, Form::Noun | Form::Infinitive) => NOUN,
        (None, _) if communication => SPEECH,
        (None, _) => LOOSE,
    };
    draft.score >= least
}

templates! {
    ODDS = "accept odds",
    ODDS_QUOTED = "accept odds quoted",
    LEMMA = "accept lemma",
    LEMMA_ODDS = "accept lemma odds",
    SOURCE = "accept source",
    SOURCE_LEMMA = "accept source lemma",
    SOURCE_PLACE = "accept source place",
    SOURCE_BEFORE = "accept source before",
    SIDE = "accept side",
    SIDE_LEMMA = "accept side lemma",
    OPENING = "accept opening",
    OPENING_LEMMA = "accept opening lemma",
    OPENING2 = "accept opening2",
    SKIPPED = "accept skipped",
    CLOSING = "accept closing",
    LENGTH = "accept length",
    HOLDS = "accept holds",
    CASE = "accept case",
    CASE_BEFORE = "accept case before",
    CASE_KIND = "accept case kind",
    WITHIN = "accept within",
    BESIDE = "accept beside",
}

/// How many drafts before one are asked whether it stands in their content: no sentence of prose has more, and text
/// without full stops must not cost the square of its length.
const NEAR: usize = 64;

/// A value for how sure a cue is.
pub fn odds(score: f32) -> u32 {
    match score {
        s if s < -1.2 => label("<-1.2"),
        s if s < -0.8 => label("-0.8"),
        s if s < -0.4 => label("-0.4"),
        s if s < 0.0 => label("0"),
        s if s < 0.5 => label("0.5"),
        s if s < 1.0 => label("1"),
        s if s < 1.75 => label("1.75"),
        s if s < 2.5 => label("2.5"),
        s if s < 3.5 => label("3.5"),
        s if s < 5.0 => label("5"),
        _ => label(">5"),
    }
}

/// What bears on `draft` being right; `earlier` are the drafts before it in its sentence.
pub fn features<S: Sink>(reading: &Reading, draft: &Draft, earlier: &[Draft], out: &mut S) {
    let range = reading.sentences[draft.sentence].range();
    let cue = draft.core.cue;
    let form = cue.form.label();
    let lemma = reading.token(cue.head).lemma;
    let certainty = odds(draft.score);
    out.all([
        S::two(ODDS, certainty, form),
        S::two(LEMMA, lemma, form),
        S::two(LEMMA_ODDS, lemma, certainty),
    ]);
    source_features(reading, draft, out);
    let (Some(first), Some(last)) = (draft.content.first(), draft.content.last()) else {
        return out.all([S::two(OPENING, label("<none>"), form)]);
    };
    let side = u32::from(first.start < cue.start) + 2 * u32::from(last.start > cue.start);
    let opening = surface(reading, range.clone(), first.start);
    let holds = stretch(reading, first.start, first.end);
    let length: usize = draft.content.iter().map(ExactSizeIterator::len).sum();
    out.all([
        S::two(SIDE, side, form),
        S::two(SIDE_LEMMA, side, lemma),
        S::two(OPENING, opening, form),
        S::two(OPENING_LEMMA, opening, lemma),
        S::three(OPENING2, opening, surface(reading, range.clone(), first.start + 1), side),
        S::three(SKIPPED, surface(reading, range.clone(), draft.core.end), opening, side),
        S::three(CLOSING, surface(reading, range, last.end), form, side),
        S::three(LENGTH, bucket(length), form, side),
        S::three(HOLDS, holds, form, opening),
        S::three(ODDS_QUOTED, certainty, holds, side),
    ]);
    let quote = searched(draft).find(|&i| reading.items[i].is_quote());
    if let Some(quote) = quote {
        let case = quote_case(reading, quote);
        let before = quote.checked_sub(1).filter(|&i| reading.tag(i).is_nominal());
        let noun = before.map_or(0, |i| reading.token(i).lemma);
        out.all([
            S::three(CASE, case, lemma, side),
            S::three(CASE_BEFORE, case, noun, u32::from(first.start == quote)),
            S::three(CASE_KIND, case, quote_kind(reading, quote), form),
        ]);
    }
    let mut near = earlier.iter().rev().take(NEAR);
    if let Some(outer) = near.find(|d| d.content.iter().any(|c| c.contains(&cue.head))) {
        out.all([S::two(WITHIN, odds(outer.score), form)]);
    } else if let Some(beside) = earlier.last() {
        out.all([S::two(BESIDE, odds(beside.score), form)]);
    }
}

fn source_features<S: Sink>(reading: &Reading, draft: &Draft, out: &mut S) {
    let cue = draft.core.cue;
    let form = cue.form.label();
    let range = reading.sentences[draft.sentence].range();
    let Some(source) = &draft.core.source else {
        let (none, lemma) = (label("<none>"), reading.token(cue.head).lemma);
        return out.all([S::two(SOURCE, none, form), S::two(SOURCE_LEMMA, none, lemma)]);
    };
    let sort = source::sort(reading, source);
    let place = if source.right {
        label("right")
    } else if source.end == cue.start {
        label("touches")
    } else {
        surface(reading, range.clone(), cue.start.wrapping_sub(1))
    };
    let before = surface(reading, range, source.start.wrapping_sub(1));
    out.all([
        S::two(SOURCE, sort, form),
        S::two(SOURCE_LEMMA, sort, reading.token(cue.head).lemma),
        S::three(SOURCE_PLACE, place, sort, form),
        S::three(SOURCE_BEFORE, before, place, inflection(reading.token(cue.head).class)),
    ]);
}
