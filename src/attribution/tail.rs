//! What follows a cue and its source once whatever only frames the words is passed: whom they were told, when, where.

use super::model::label;
use crate::lexicon::Class;
use crate::phrase::{Reading, Sentence, Tag, noun_from};

/// What follows a core.
#[derive(Clone, Copy, Debug)]
pub struct Tail {
    /// The first item that does not frame the words, or the sentence's end.
    pub at: usize,
    /// A value for what was passed on the way.
    pub passed: u32,
    /// A value for what stands there.
    pub then: u32,
    /// A value for what stands after that.
    pub next: u32,
}

/// No frame of prose has more pieces; text without full stops must not cost the square of its length.
const PIECES: usize = 6;

/// What follows items that end before `end`.
pub fn after(reading: &Reading, sentence: Sentence, end: usize) -> Tail {
    let ceiling = sentence.end as usize;
    let (mut at, mut noun, mut frame) = (end, false, false);
    for _ in 0..PIECES {
        let Some((piece, is_frame)) = piece(reading, at, ceiling) else { break };
        if !is_frame && (noun || frame) {
            break;
        }
        noun |= !is_frame;
        frame |= is_frame;
        at = piece;
    }
    let passed = match (noun, frame) {
        (false, false) => label("nothing"),
        (false, true) => label("frame"),
        (true, false) => label("noun"),
        (true, true) => label("noun and frame"),
    };
    let tag = |i: usize| if i < ceiling { reading.tag(i).label() } else { label("<edge>") };
    Tail { at, passed, then: tag(at), next: tag(at + 1) }
}

/// One past the adverb, the phrase of a preposition, the time or the noun phrase at `at`, and whether it is no mere
/// noun phrase.
fn piece(reading: &Reading, at: usize, ceiling: usize) -> Option<(usize, bool)> {
    if at >= ceiling {
        return None;
    }
    let nominal = |from: usize| {
        let pronoun = from < ceiling && reading.tag(from) == Tag::Pronoun;
        if pronoun {
            Some((from + 1, from))
        } else {
            noun_from(reading, from, ceiling).map(|n| (n.end, n.head))
        }
    };
    match reading.tag(at) {
        Tag::Adverb => Some((at + 1, true)),
        Tag::Preposition | Tag::To => nominal(at + 1).map(|(end, _)| (end, true)),
        _ => nominal(at).map(|(end, head)| (end, reading.class(head).has(Class::TIME))),
    }
}
