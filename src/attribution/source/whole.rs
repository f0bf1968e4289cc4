//! The whole source that a chosen candidate stands for: all of a list, or the name that it describes.

use super::super::cue::{Cue, Form};
use super::super::model::label;
use super::{Candidate, opens_predicate};
use crate::lexicon::Class;
use crate::phrase::{Noun, Reading, Sentence, Tag, noun_before, noun_from};
use crate::token::Kind;

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
    let whole = with_list(reading, sentence, with_name(reading, sentence, candidate, cue));
    if cue.form == Form::Noun { whole } else { with_part(reading, sentence, whole) }
}

/// All of "one of the aides", where `candidate` is what stands behind "of".
fn with_part(reading: &Reading, sentence: Sentence, candidate: Candidate) -> Candidate {
    let part = candidate.start.checked_sub(2).filter(|&part| part >= sentence.start as usize);
    let of = |&part: &usize| {
        let counts = reading.class(part).any(Class::QUANTIFIER | Class::NUMBER);
        counts && reading.token(part + 1).word == const { label("of") }
    };
    let several = reading.tag(candidate.head) == Tag::Noun && candidate.end > candidate.start + 1;
    match part.filter(of) {
        Some(start) if several && !candidate.right => Candidate { start, ..candidate },
        _ => candidate,
    }
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
    let set_off =
        !candidate.right && candidate.end + 1 == cue.start && reading.tag(candidate.end) == Tag::Comma;
    match name_before(reading, sentence.start as usize, &candidate).filter(|_| set_off) {
        Some(name) => Candidate { start: name.start, end: name.end, head: name.head, ..candidate },
        None => candidate,
    }
}

/// The name, and perhaps an age, that a common noun follows between commas: "Ted Holm, {head of the port}", "Ted Holm, 31, {a
/// clerk}".
pub(super) fn name_before(reading: &Reading, floor: usize, candidate: &Candidate) -> Option<Noun> {
    let comma = |i: usize| i > floor && reading.tag(i) == Tag::Comma;
    let mut end = candidate.start.checked_sub(1).filter(|&i| comma(i))?;
    let age = reading.kind(end - 1) == Kind::Number;
    end = end.checked_sub(2).filter(|&i| age && comma(i)).unwrap_or(end);
    let named = reading.tag(candidate.head) == Tag::Noun && reading.tag(end - 1) == Tag::Name;
    let name = named.then(|| noun_before(reading, floor, end)).flatten()?;
    (reading.tag(name.head) == Tag::Name && !reading.class(name.head).has(Class::TIME)).then_some(name)
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
