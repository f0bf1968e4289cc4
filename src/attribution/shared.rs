//! Two who say the same words, each with a cue: Holm wrote and Lund confirmed that …; Holm said, and Lund agreed, that …

use super::content::Core;
use super::cue;
use super::decide::Draft;
use super::model::label;
use super::source::{self, Candidate};
use crate::phrase::{Reading, Sentence, Tag, noun_from};

/// Verbs that take a clause, so that one without words of its own shares those behind the other. In order.
#[rustfmt::skip]
const SHARING: [&str; 41] = [
    "acknowledge", "admit", "affirm", "agree", "allege", "announce", "answer", "argue", "ask", "assert",
    "believe", "claim", "concede", "conclude", "confirm", "contend", "declare", "deny", "disclose",
    "explain", "find", "insist", "know", "maintain", "mention", "note", "predict", "promise", "repeat",
    "report", "reveal", "say", "state", "stress", "suggest", "suspect", "testify", "think", "warn",
    "wonder", "write",
];

/// The lemmas of [`SHARING`].
const LEMMAS: [u32; SHARING.len()] = {
    let mut lemmas = [0; SHARING.len()];
    let mut i = 0;
    while i < lemmas.len() {
        lemmas[i] = label(SHARING[i]);
        i += 1;
    }
    lemmas
};

/// The other cue and source that the words of `draft` belong to as well; `None` when they belong to one alone.
pub fn core(reading: &Reading, draft: &Draft) -> Option<Core> {
    let sentence = reading.sentences[draft.sentence];
    let words = draft.content.first()?.start;
    let own = draft.core.source.filter(|s| !s.right && s.end == draft.core.cue.start)?;
    if !takes_clause(reading, draft.core.cue.head) || words < draft.core.end {
        return None;
    }
    let (source, verb) =
        before(reading, sentence, own.start).or_else(|| between(reading, draft.core.end, words))?;
    Some(Core::new(reading, sentence, cue::group(reading, sentence, verb), Some(source)))
}

fn takes_clause(reading: &Reading, item: usize) -> bool {
    let lemma = reading.token(item).lemma;
    reading.tag(item) == Tag::Verb && LEMMAS.contains(&lemma)
}

/// "{Holm wrote} and Lund confirmed that": source and verb before the other source, which begins at item `at`.
fn before(reading: &Reading, sentence: Sentence, at: usize) -> Option<(Candidate, usize)> {
    let joint = at.checked_sub(1).filter(|&i| i > sentence.start as usize + 1)?;
    let comma = usize::from(reading.tag(joint - 1) == Tag::Comma);
    let verb = (joint - 1).checked_sub(comma).filter(|&i| i > sentence.start as usize)?;
    if reading.tag(joint) != Tag::Conjunction || !takes_clause(reading, verb) {
        return None;
    }
    let cue = cue::group(reading, sentence, verb);
    let touches = |c: &Candidate| {
        c.end == cue.start && matches!(reading.tag(c.head), Tag::Noun | Tag::Name | Tag::Pronoun)
    };
    source::nearest(reading, sentence, &cue).filter(touches).map(|source| (source, verb))
}

/// "Holm said, and {Lund agreed}, that": source and verb between the other core, which ends before item `at`, and its `words`.
fn between(reading: &Reading, at: usize, words: usize) -> Option<(Candidate, usize)> {
    let joint = at + usize::from(at < words && reading.tag(at) == Tag::Comma);
    if joint + 2 >= words || reading.tag(joint) != Tag::Conjunction {
        return None;
    }
    let start = joint + 1;
    let (end, head) = match reading.tag(start) {
        Tag::Pronoun => (start + 1, start),
        _ => noun_from(reading, start, words).map(|noun| (noun.end, noun.head))?,
    };
    let verb =
        (end..words).find(|&i| !matches!(reading.tag(i), Tag::Adverb | Tag::Auxiliary | Tag::Modal))?;
    let after = verb + 1 + usize::from(verb + 1 < words && reading.tag(verb + 1) == Tag::Comma);
    let source = Candidate { start, end, head, right: false, rank: 0 };
    (after == words && takes_clause(reading, verb)).then_some((source, verb))
}
