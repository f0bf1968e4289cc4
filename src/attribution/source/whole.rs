//! The whole source that a chosen candidate stands for: all of a list, or the name that it describes.

use super::super::cue::Cue;
use super::super::model::label;
use super::{Candidate, opens_predicate};
use crate::lexicon::Class;
use crate::phrase::{Noun, Reading, Sentence, Tag, noun_before, noun_from};

/// How many phrases a list of sources may have.
const LISTED: usize = 8;

/// Both when `candidate` is the first of "A and B" right before a verb.
fn with_second(reading: &Reading, sentence: Sentence, candidate: Candidate) -> Candidate {
    let ceiling = sentence.end as usize;
    let joint = candidate.end;
    if candidate.right || joint >= ceiling || !joins_sources(reading, joint) {
        return candidate;
    }
    match noun_from(reading, joint + 1, ceiling) {
        Some(second) if second.end < ceiling && opens_predicate(reading, second.end, ceiling) => {
            Candidate { end: second.end, ..candidate }
        }
        _ => candidate,
    }
}

/// The source that a chosen candidate stands for: the whole list, or the name it is set off behind.
pub fn whole(reading: &Reading, sentence: Sentence, candidate: Candidate, cue: &Cue) -> Candidate {
    with_list(reading, sentence, with_name(reading, sentence, candidate, cue))
}

/// The whole list when `candidate` is the last of "A, B and C" that opens a clause; else the candidate itself.
fn with_list(reading: &Reading, sentence: Sentence, candidate: Candidate) -> Candidate {
    let floor = sentence.start as usize;
    let mut start = candidate.start;
    if candidate.right || start < floor + 2 || !joins_sources(reading, start - 1) {
        return with_second(reading, sentence, candidate);
    }
    for step in 0..LISTED {
        let joint = start.checked_sub(1).filter(|&j| j > floor);
        let joins = joint.is_some_and(|j| {
            if step == 0 { joins_sources(reading, j) } else { reading.tag(j) == Tag::Comma }
        });
        let Some(noun) = joint.filter(|_| joins).and_then(|j| listed(reading, floor, j)) else { break };
        start = noun.start;
    }
    let opens = start == floor
        || matches!(
            reading.tag(start - 1),
            Tag::Comma
                | Tag::That
                | Tag::Conjunction
                | Tag::Subordinator
                | Tag::Quote
                | Tag::Dash
                | Tag::Colon
        );
    if opens { Candidate { start, ..candidate } } else { candidate }
}

/// The name that `candidate` is set off behind, as in "Ted Holm, head of the port, said"; else the candidate itself.
fn with_name(reading: &Reading, sentence: Sentence, candidate: Candidate, cue: &Cue) -> Candidate {
    let floor = sentence.start as usize;
    let set_off = !candidate.right
        && candidate.end + 1 == cue.start
        && reading.tag(candidate.end) == Tag::Comma
        && candidate.start > floor + 1
        && reading.tag(candidate.start - 1) == Tag::Comma
        && reading.tag(candidate.head) == Tag::Noun
        && reading.tag(candidate.start - 2) == Tag::Name;
    if !set_off {
        return candidate;
    }
    match noun_before(reading, floor, candidate.start - 1) {
        Some(name) if reading.tag(name.head) == Tag::Name && !reading.class(name.head).has(Class::TIME) => {
            Candidate { start: name.start, end: name.end, head: name.head, ..candidate }
        }
        _ => candidate,
    }
}

/// Whether item `item` joins two who speak: A and B said, neither A nor B said.
fn joins_sources(reading: &Reading, item: usize) -> bool {
    const AND: [u32; 3] = [label("and"), label("or"), label("nor")];
    AND.contains(&reading.token(item).word)
}

/// A member of a list that ends just before `end`: a noun phrase that is no time.
fn listed(reading: &Reading, floor: usize, end: usize) -> Option<Noun> {
    let nominal = matches!(reading.tag(end - 1), Tag::Noun | Tag::Name);
    let noun = noun_before(reading, floor, end).filter(|_| nominal)?;
    (!reading.class(noun.head).has(Class::TIME)).then_some(noun)
}
