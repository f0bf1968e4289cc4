//! Noun phrases: how far one reaches from its last or its first word.

use super::{Reading, Tag};
use crate::lexicon::{Class, label};

/// A noun phrase: items `start` to, and without, `end`; its head is the last noun of its core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// First item.
    pub start: usize,
    /// One past the last item.
    pub end: usize,
    /// The head's item.
    pub head: usize,
}

/// Items of a run of nouns at most: none of prose is longer, and text without full stops must not cost the square of its
/// length.
pub const LONGEST: usize = 100;

/// The noun phrase whose last item is just before `end`, not reaching before `floor`; attached "of" phrases
/// and co-ordinated names are part of it. `None` when no noun stands there.
pub fn noun_before(reading: &Reading, floor: usize, end: usize) -> Option<Noun> {
    let last = end - 1;
    let mut whole = match reading.tag(last) {
        Tag::Pronoun => Noun { start: last, end, head: last },
        _ => core_before(reading, floor, end)?,
    };
    // "the chairman of the committee": the head is left of the preposition.
    while whole.start > floor + 1
        && attaches(reading, whole.start - 1)
        && let Some(outer) = core_before(reading, floor, joint(reading, floor, whole.start - 1))
    {
        whole = Noun { start: outer.start, end: whole.end, head: outer.head };
    }
    Some(whole)
}

/// Adjectives and participles that stand behind their noun with a preposition: people close to the mayor, officials briefed on
/// the plan.
const BEHIND: [&str; 10] = [
    "allied",
    "briefed",
    "close",
    "connected",
    "familiar",
    "involved",
    "linked",
    "loyal",
    "privy",
    "sympathetic",
];

/// Where the noun before the preposition at `at` ends: before an adjective that goes with the preposition.
fn joint(reading: &Reading, floor: usize, at: usize) -> usize {
    let behind = at > floor + 1 && BEHIND.contains(&reading.span(at - 1).of(reading.text));
    at - usize::from(behind)
}

/// A run of nominal items that ends just before `end`.
fn core_before(reading: &Reading, floor: usize, end: usize) -> Option<Noun> {
    let mut start = end;
    let floor = floor.max(end.saturating_sub(LONGEST));
    while start > floor && reading.tag(start - 1).is_nominal() {
        start -= 1;
        if opens(reading, start) {
            break;
        }
    }
    if start > floor && start < end && precedes_determiner(reading, start - 1) {
        start -= 1;
    }
    let head = (start..end).rev().find(|&i| matches!(reading.tag(i), Tag::Noun | Tag::Name))?;
    Some(Noun { start, end, head })
}

/// Whether a noun phrase begins with the nominal item at `i` wherever it stands: with an article, "her", "their".
fn opens(reading: &Reading, i: usize) -> bool {
    match reading.tag(i) {
        Tag::Determiner => true,
        Tag::Possessive => reading.class(i).has(Class::POSSESSIVE),
        _ => false,
    }
}

/// Whether the word at `i` may stand before a determiner and what follows it: "all the girls", "the two girls".
fn precedes_determiner(reading: &Reading, i: usize) -> bool {
    let two = [i, i + 1].iter().all(|&i| reading.tag(i) == Tag::Determiner);
    two && reading.token(i).word != const { label("that") } || reading.class(i).has(Class::QUANTIFIER)
}

/// Whether a preposition stands at `i` that joins two nouns into one phrase.
fn attaches(reading: &Reading, i: usize) -> bool {
    let word = reading.span(i).of(reading.text);
    matches!(reading.tag(i), Tag::Preposition | Tag::To)
        && matches!(
            word,
            "of" | "for"
                | "from"
                | "in"
                | "at"
                | "with"
                | "on"
                | "to"
                | "by"
                | "among"
                | "behind"
                | "between"
        )
}

/// The noun phrase that begins at item `start`, not reaching to `ceiling`.
pub fn noun_from(reading: &Reading, start: usize, ceiling: usize) -> Option<Noun> {
    let mut end = start;
    let ceiling = ceiling.min(start + LONGEST);
    while end < ceiling && reading.tag(end).is_nominal() {
        let before = end == start + 1 && precedes_determiner(reading, start);
        if end > start && opens(reading, end) && !before {
            break;
        }
        end += 1;
    }
    let head = (start..end).rev().find(|&i| matches!(reading.tag(i), Tag::Noun | Tag::Name))?;
    Some(Noun { start, end, head })
}
