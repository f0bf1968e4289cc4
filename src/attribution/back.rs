//! Cues whose words are a quote that stands before their sentence: “…” That is what Holm told the council. Holm said so.

use super::content::Core;
use super::model::label;
use crate::lexicon::Class;
use crate::phrase::{Reading, Sentence, Tag};

/// Whether the words of `core` are those of the quote before its sentence.
pub fn points(reading: &Reading, sentence: Sentence, core: &Core) -> bool {
    core.source.is_some() && (says_so(reading, sentence, core) || is_what(reading, sentence, core))
}

/// "Holm said so on Monday", "So said Holm".
fn says_so(reading: &Reading, sentence: Sentence, core: &Core) -> bool {
    let (first, end) = (sentence.start as usize, sentence.end as usize);
    let is_so = |i: usize| i < end && reading.token(i).word == const { label("so") };
    let so = core.cue.head + 1;
    let closes = |i: usize| {
        i >= end
            || matches!(reading.tag(i), Tag::End | Tag::Comma | Tag::Preposition | Tag::Conjunction)
            || reading.class(i).has(Class::TIME)
    };
    let inverted = is_so(first) && core.start == first + 1 && core.source.is_some_and(|s| s.right);
    inverted || is_so(so) && closes(so + 1)
}

/// "That is what Holm told the council".
fn is_what(reading: &Reading, sentence: Sentence, core: &Core) -> bool {
    const THIS: [u32; 4] = [label("that"), label("this"), label("those"), label("these")];
    const WHAT: [u32; 2] = [label("what"), label("how")];
    let first = sentence.start as usize;
    core.start == first + 3
        && THIS.contains(&reading.token(first).word)
        && reading.class(first + 1).has(Class::BE)
        && WHAT.contains(&reading.token(first + 2).word)
}
