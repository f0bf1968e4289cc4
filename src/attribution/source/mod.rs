//! Which phrase is the source of a cue: the candidates to its left and right (here), the features that rank them
//! (`rank`), and the whole source that a chosen one stands for (`whole`). What stands in a relative clause is none (`nested`).

mod nested;
mod rank;
mod whole;

use super::cue::{Cue, Form};
use super::model::label;
use crate::lexicon::Class;
use crate::phrase::{Noun, Reading, Sentence, Tag, noun_before, noun_from};
use crate::token::Kind;

pub use rank::{features, none_features};
pub use whole::whole;

/// A phrase that may be a source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// First item.
    pub start: usize,
    /// One past its last item.
    pub end: usize,
    /// The item that tells what it is.
    pub head: usize,
    /// Whether it follows the cue.
    pub right: bool,
    /// How many candidates lie between it and the cue.
    pub rank: u32,
}

/// How many items to the left of a cue its source may end: no sentence of prose has it further off, and text
/// without full stops must not cost the square of its length.
const REACH: usize = 400;

impl Candidate {
    /// Whether it is the subject of a main clause that comes later than the cue and its words.
    pub fn is_main(&self) -> bool {
        self.right && self.rank == MAIN
    }
}

/// How many candidates on the left are looked at.
const LEFT: u32 = 8;

/// Every candidate for `cue`, the nearest on the left first, then those on the right.
pub fn candidates(reading: &Reading, sentence: Sentence, cue: &Cue, out: &mut Vec<Candidate>) {
    out.clear();
    let floor = sentence.start as usize;
    let left = left(reading, sentence, cue).take(LEFT as usize);
    out.extend(left.filter(|candidate| !nested::is_in_relative(reading, floor, candidate, cue)));
    right(reading, sentence, cue, out);
    main_subject(reading, sentence, cue, out);
}

/// The nearest candidate on the left.
pub fn nearest(reading: &Reading, sentence: Sentence, cue: &Cue) -> Option<Candidate> {
    left(reading, sentence, cue).next()
}

/// The candidates on the left, the nearest first.
fn left(reading: &Reading, sentence: Sentence, cue: &Cue) -> impl Iterator<Item = Candidate> {
    let floor = (sentence.start as usize).max(cue.start.saturating_sub(REACH));
    let mut at = cue.start;
    (0..).map_while(move |rank| {
        while at > floor {
            if let Some(Noun { start, end, head }) = phrase_before(reading, floor, at) {
                at = start;
                return Some(Candidate { start, end, head, right: false, rank });
            }
            at -= 1;
        }
        None
    })
}

/// The phrase that ends just before `end`: a noun phrase, a pronoun or a relative.
fn phrase_before(reading: &Reading, floor: usize, end: usize) -> Option<Noun> {
    let last = end - 1;
    match reading.tag(last) {
        Tag::Pronoun if last > floor && reading.tag(last - 1) == Tag::Preposition => {
            noun_before(reading, floor, end).or(Some(Noun { start: last, end, head: last }))
        }
        Tag::Pronoun | Tag::Relative => Some(Noun { start: last, end, head: last }),
        Tag::Question if reading.class(last).has(Class::RELATIVE) => {
            Some(Noun { start: last, end, head: last })
        }
        Tag::That if reading.class(last).has(Class::RELATIVE) => Some(Noun { start: last, end, head: last }),
        Tag::Noun | Tag::Name | Tag::Possessive | Tag::Determiner => {
            noun_before(reading, floor, end).or(Some(Noun { start: last, end, head: last }))
        }
        _ => None,
    }
}

/// How many items a participle that opens a sentence stands from its beginning, and the main clause from the participle.
const CLAUSE: usize = 40;

/// The subject of the main clause after a participle that opens the sentence: "Noting the delay, the mayor asked for time".
fn main_subject(reading: &Reading, sentence: Sentence, cue: &Cue, out: &mut Vec<Candidate>) {
    let (floor, ceiling) = (sentence.start as usize, sentence.end as usize);
    let opens = matches!(cue.form, Form::Ing | Form::Participle | Form::Noun)
        && cue.start < floor + CLAUSE
        && (floor..cue.start).all(|i| !reading.tag(i).is_nominal() && !reading.tag(i).is_verbal());
    if !opens {
        return;
    }
    for at in cue.end + 1..ceiling.min(cue.end + CLAUSE) {
        let set_off = match reading.tag(at - 1) {
            Tag::Comma => true,
            Tag::Quote => reading.quote_tail(at - 1).is_some_and(|t| t.kind == Kind::Comma),
            _ => false,
        };
        if !set_off {
            continue;
        }
        let pronoun = (reading.tag(at) == Tag::Pronoun).then_some(Noun { start: at, end: at + 1, head: at });
        let Some(noun) = pronoun.or_else(|| noun_from(reading, at, ceiling)) else { continue };
        if noun.end < ceiling && opens_predicate(reading, noun.end, ceiling) {
            out.push(Candidate {
                start: noun.start,
                end: noun.end,
                head: noun.head,
                right: true,
                rank: MAIN,
            });
            return;
        }
    }
}

/// The rank of a main clause's subject.
const MAIN: u32 = 5;

/// After the cue: "said Lavrov", "criticism from many", "according to him".
fn right(reading: &Reading, sentence: Sentence, cue: &Cue, out: &mut Vec<Candidate>) {
    let ceiling = sentence.end as usize;
    let mut rank = 0;
    let mut at = cue.end;
    while at < ceiling.min(cue.end + 7) && rank < 2 {
        match reading.tag(at) {
            Tag::Pronoun => {
                out.push(Candidate { start: at, end: at + 1, head: at, right: true, rank });
                rank += 1;
                at += 1;
            }
            Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive => {
                let Some(noun) = noun_from(reading, at, ceiling) else {
                    at += 1;
                    continue;
                };
                let end = attached_end(reading, noun.end, ceiling);
                out.push(Candidate { start: noun.start, end, head: noun.head, right: true, rank });
                rank += 1;
                at = end;
            }
            Tag::Adverb | Tag::Preposition | Tag::To => at += 1,
            _ => break,
        }
    }
}

/// How many phrases one with "of" or "for" may have attached to it.
const ATTACHED: usize = 16;

/// One past the "of", "for" phrases that belong to a noun phrase ending before `end`.
fn attached_end(reading: &Reading, mut end: usize, ceiling: usize) -> usize {
    let of = |end: usize| {
        end < ceiling
            && reading.tag(end) == Tag::Preposition
            && matches!(reading.span(end).of(reading.text), "of" | "for")
    };
    for _ in 0..ATTACHED {
        match noun_from(reading, end + 1, ceiling) {
            Some(noun) if of(end) => end = noun.end,
            _ => break,
        }
    }
    end
}

/// A value for what a phrase is: pronouns and relatives by themselves, nouns by their class.
pub fn sort(reading: &Reading, candidate: &Candidate) -> u32 {
    let token = reading.token(candidate.head);
    let class = token.class;
    match reading.tag(candidate.head) {
        Tag::Pronoun | Tag::Relative | Tag::Question | Tag::That | Tag::Possessive => token.word,
        Tag::Name if class.has(Class::TIME) => label("<time>"),
        Tag::Name if class.has(Class::PERSON | Class::GROUP) => label("<group>"),
        Tag::Name if class.has(Class::ORGANIZATION) => label("<organization>"),
        Tag::Name => label("<name>"),
        _ if class.has(Class::TIME) => label("<time>"),
        _ if class.has(Class::GROUP) => label("<group>"),
        _ if class.has(Class::ORGANIZATION) => label("<organization>"),
        _ if class.has(Class::DOCUMENT) => label("<document>"),
        _ if class.has(Class::PERSON) => label("<person>"),
        _ if class.has(Class::QUANTIFIER) => label("<quantity>"),
        _ => label("<noun>"),
    }
}

/// A value for the subject as the cue classifier sees it: the nearest phrase on the left, and whether it touches.
pub fn subject(reading: &Reading, cue: &Cue, nearest: Option<Candidate>) -> u32 {
    match nearest {
        Some(c) if c.end == cue.start => sort(reading, &c),
        Some(_) => match reading.tag(cue.start - 1) {
            Tag::Comma | Tag::Close | Tag::Dash => label("<set off>"),
            Tag::Conjunction => label("<conjoined>"),
            Tag::Quote => label("<quote>"),
            Tag::To => label("<to>"),
            _ => label("<apart>"),
        },
        None => label("<none>"),
    }
}

/// Whether a phrase that ends before `at` is a subject: a finite verb follows, the cue at `cue` counted too.
fn opens_predicate(reading: &Reading, mut at: usize, cue: usize) -> bool {
    while at < cue && matches!(reading.tag(at), Tag::Adverb | Tag::Not) {
        at += 1;
    }
    at >= cue || matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Modal)
}
