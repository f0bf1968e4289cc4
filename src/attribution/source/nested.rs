//! Phrases that are no source because they stand in a relative clause, set off, that only says who the source is.

use super::super::cue::Cue;
use super::{Candidate, opens_predicate, whole};
use crate::phrase::{Reading, Tag};

/// How far before a phrase the clause that it stands in may begin, in items.
const CLAUSE: usize = 40;

/// What no relative clause goes on over.
const APART: [Tag; 7] =
    [Tag::That, Tag::Question, Tag::Quote, Tag::Mark, Tag::Dash, Tag::Semicolon, Tag::Colon];

/// "Ann Holm, who chairs {the board}, said": whether the clause of a relative pronoun has its verb before `candidate`, and a
/// comma parts it from `cue`, which is the verb of whom the clause is about.
pub(super) fn is_in_relative(reading: &Reading, floor: usize, candidate: &Candidate, cue: &Cue) -> bool {
    let parted = candidate.end < cue.start && reading.tag(cue.start - 1) == Tag::Comma;
    if !parted || opens_predicate(reading, candidate.end, cue.start) || is_apposed(reading, floor, candidate)
    {
        return false;
    }
    let from = floor.max(candidate.start.saturating_sub(CLAUSE));
    let before = (from..candidate.start).rev().map(|i| reading.tag(i));
    let mut finite = false;
    for tag in before.take_while(|tag| !APART.contains(tag)) {
        match tag {
            Tag::Relative => return finite,
            Tag::Verb | Tag::Auxiliary | Tag::Modal => finite = true,
            _ => {}
        }
    }
    false
}

/// "…, Ann Holm, {a clerk}, said": whether the candidate says who a name is that opens a clause of its own.
fn is_apposed(reading: &Reading, floor: usize, candidate: &Candidate) -> bool {
    let name = whole::name_before(reading, floor, candidate);
    name.is_some_and(|name| {
        name.start > floor && matches!(reading.tag(name.start - 1), Tag::Comma | Tag::Quote | Tag::Mark)
    })
}
