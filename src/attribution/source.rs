//! Which phrase is the source of a cue: candidates to its left and right, and the features that rank them.

use super::cue::{Cue, Form, inflection, surface};
use super::model::{Sink, label, templates};
use crate::lexicon::Class;
use crate::phrase::{Noun, Reading, Sentence, Tag, noun_before, noun_from};
use crate::token::Kind;

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
    out.extend(left(reading, sentence, cue).take(LEFT as usize));
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

/// The subject of the main clause after a participle that opens the sentence: "Noting the delay, the mayor asked for time".
fn main_subject(reading: &Reading, sentence: Sentence, cue: &Cue, out: &mut Vec<Candidate>) {
    let ceiling = sentence.end as usize;
    let opens = (sentence.start as usize..cue.start)
        .all(|i| !reading.tag(i).is_nominal() && !reading.tag(i).is_verbal());
    if !opens || !matches!(cue.form, Form::Ing | Form::Participle | Form::Noun) {
        return;
    }
    for at in cue.end + 1..ceiling.min(cue.end + 40) {
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

/// One past the "of", "for" phrases that belong to a noun phrase ending before `end`.
fn attached_end(reading: &Reading, end: usize, ceiling: usize) -> usize {
    let of = end < ceiling
        && reading.tag(end) == Tag::Preposition
        && matches!(reading.span(end).of(reading.text), "of" | "for");
    match noun_from(reading, end + 1, ceiling) {
        Some(noun) if of => attached_end(reading, noun.end, ceiling),
        _ => end,
    }
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

templates! {
    NONE = "source none",
    NONE_FORM = "source none form",
    NONE_LEMMA = "source none lemma",
    NONE_SUBJECT = "source none subject",
    SORT = "source sort",
    SORT_FORM = "source sort form",
    SORT_LEMMA = "source sort lemma",
    SORT_RANK = "source sort rank",
    RANK_FORM = "source rank form",
    BETWEEN = "source between",
    BETWEEN_FORM = "source between form",
    BETWEEN_SORT = "source between sort",
    LINKS = "source links",
    VERBS = "source verbs",
    COMMAS = "source commas",
    BEFORE = "source before",
    BEFORE_SORT = "source before sort",
    FIRST = "source first",
    SHARED = "source shared",
    LENGTH = "source length",
    AROUND = "source around",
    AROUND_FORM = "source around form",
    SET_OFF = "source set off",
    AFTER = "source after",
    PATH = "source path",
    PATH_SORT = "source path sort",
    PATH_FORM = "source path form",
    LEAD = "source lead",
    LEMMA_LAST = "source lemma last",
    RIGHT = "source right",
    RIGHT_LEMMA = "source right lemma",
    RIGHT_SORT = "source right sort",
    RIGHT_AFTER = "source right after",
    RIGHT_LEAD = "source right lead",
    RIGHT_QUOTE = "source right quote",
    INFLECTION = "source inflection",
    SUBJECTS = "source subjects",
    AGREES = "source agrees",
    ROLE = "source role",
    ROLE_SUBJECTS = "source role subjects",
    ROLE_LEMMA = "source role lemma",
    PREVIOUS = "source previous",
}

/// Values for how many candidates lie between one and the cue.
const RANKS: [u32; 6] = [label("0"), label("1"), label("2"), label("3"), label("4"), label("5")];

/// Values for numbers of items.
const COUNTS: [u32; 4] = [label("0"), label("1"), label("2"), label("3+")];

/// What bears on there being no source.
pub fn none_features(reading: &Reading, cue: &Cue, subject: u32, out: &mut impl Sink) {
    let form = cue.form.label();
    out.flag(NONE);
    out.one(NONE_FORM, form);
    out.two(NONE_LEMMA, reading.token(cue.head).lemma, form);
    out.two(NONE_SUBJECT, subject, form);
}

/// What bears on `candidate` being the source of `cue`; `previous` is the source of the cue before in the sentence.
pub fn features(
    reading: &Reading,
    sentence: Sentence,
    cue: &Cue,
    candidate: &Candidate,
    previous: Option<Candidate>,
    out: &mut impl Sink,
) {
    let range = sentence.range();
    let form = cue.form.label();
    let sort = sort(reading, candidate);
    let rank = RANKS[candidate.rank.min(5) as usize];
    out.two(SORT, sort, u32::from(candidate.right));
    out.two(SORT_FORM, sort, form);
    out.two(SORT_RANK, sort, rank);
    if reading.tag(candidate.head) == Tag::Noun {
        out.one(SORT_LEMMA, reading.token(candidate.head).lemma);
    }
    out.two(INFLECTION, inflection(reading.token(cue.head).class), rank);
    let shared = match previous {
        None => label("none"),
        Some(p) if p.start == candidate.start => label("same"),
        Some(p) if p.start > candidate.start => label("before"),
        Some(_) => label("after"),
    };
    out.two(SHARED, shared, form);
    let before = surface(reading, range.clone(), candidate.start.wrapping_sub(1));
    if candidate.right {
        let lemma = reading.token(cue.head).lemma;
        out.two(RIGHT, rank, form);
        out.two(RIGHT_LEMMA, rank, lemma);
        out.two(RIGHT_SORT, sort, form);
        out.two(RIGHT_AFTER, surface(reading, range.clone(), candidate.end), form);
        out.two(RIGHT_LEAD, before, form);
        out.two(RIGHT_QUOTE, surface(reading, range, cue.start.wrapping_sub(1)), sort);
        return;
    }
    let (mut verbs, mut commas, mut first, mut last) = (0, 0, 0, 0);
    for i in candidate.end..cue.start {
        let tag = reading.tag(i);
        verbs += usize::from(tag.is_verbal());
        commas += usize::from(matches!(tag, Tag::Comma | Tag::Dash | Tag::Open | Tag::Close));
        if i == candidate.end {
            first = surface(reading, range.clone(), i);
        }
        last = surface(reading, range.clone(), i);
    }
    let count = |n: usize| COUNTS[n.min(3)];
    let subjects = count(subjects(reading, candidate.end, cue.start));
    let own = u32::from(opens_predicate(reading, candidate.end, cue.start));
    out.three(SUBJECTS, subjects, own, form);
    let role = role(reading, range.start, candidate, cue.start);
    let joint = joint(reading, candidate.end, cue.start);
    out.three(ROLE, role, joint, form);
    out.three(ROLE_SUBJECTS, role, joint, subjects);
    out.three(ROLE_LEMMA, role, joint, reading.token(cue.head).lemma);
    out.three(AGREES, sort, inflection(reading.token(cue.head).class), u32::from(candidate.end == cue.start));
    out.three(PREVIOUS, shared, last, form);
    out.two(RANK_FORM, rank, form);
    out.two(BETWEEN, first, last);
    out.two(BETWEEN_FORM, last, form);
    out.two(BETWEEN_SORT, first, sort);
    out.two(LINKS, count(verbs), count(commas));
    out.two(VERBS, count(verbs), form);
    out.two(COMMAS, count(commas), form);
    out.two(BEFORE, before, form);
    out.two(BEFORE_SORT, before, sort);
    let length = count(cue.start - candidate.end);
    out.two(LENGTH, length, last);
    out.three(AROUND, before, first, last);
    out.three(AROUND_FORM, first, last, form);
    out.three(SET_OFF, sort, last, length);
    out.two(AFTER, first, surface(reading, range.clone(), candidate.end + 1));
    out.three(LEMMA_LAST, reading.token(cue.head).lemma, last, length);
    let path = path(reading, candidate.end, cue.start);
    out.three(PATH, path[0], path[1], path[2]);
    out.three(PATH_SORT, sort, path[0], path[2]);
    out.three(PATH_FORM, form, path[1], path[2]);
    out.three(LEAD, surface(reading, range.clone(), candidate.start.wrapping_sub(2)), before, last);
    if candidate.start == range.start {
        out.two(FIRST, form, count(commas));
    }
}

/// A value for what a phrase is in its clause: its subject, an object, hung to a preposition.
fn role(reading: &Reading, floor: usize, candidate: &Candidate, cue: usize) -> u32 {
    let subject = opens_predicate(reading, candidate.end, cue);
    let before = (candidate.start > floor).then(|| reading.tag(candidate.start - 1));
    match before {
        Some(Tag::Preposition | Tag::To) => label("attached"),
        Some(tag) if tag.is_verbal() && subject => label("object and subject"),
        Some(tag) if tag.is_verbal() => label("object"),
        Some(Tag::Comma | Tag::Open | Tag::Dash) if subject => label("subject set off"),
        Some(Tag::Comma | Tag::Open | Tag::Dash) => label("set off"),
        _ if subject => label("subject"),
        None => label("first"),
        _ => label("other"),
    }
}

/// A value for what joins the cue to what stands between it and a phrase.
fn joint(reading: &Reading, from: usize, cue: usize) -> u32 {
    let mut at = cue;
    while at > from && matches!(reading.tag(at - 1), Tag::Adverb | Tag::Not) {
        at -= 1;
    }
    if at <= from {
        return label("<none>");
    }
    match (reading.tag(at - 1), at - 1 > from) {
        (Tag::Conjunction, true) if reading.tag(at - 2) == Tag::Comma => label("<comma and>"),
        (tag, _) => tag.label(),
    }
}

/// Whether a phrase that ends before `at` is a subject: a finite verb follows, the cue at `cue` counted too.
fn opens_predicate(reading: &Reading, mut at: usize, cue: usize) -> bool {
    while at < cue && matches!(reading.tag(at), Tag::Adverb | Tag::Not) {
        at += 1;
    }
    at >= cue || matches!(reading.tag(at), Tag::Verb | Tag::Auxiliary | Tag::Modal)
}

/// How many subjects stand between items `from` and `to`: phrases with a verb right after them.
fn subjects(reading: &Reading, from: usize, to: usize) -> usize {
    let subject = |i: usize| {
        matches!(reading.tag(i), Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative)
            && opens_predicate(reading, i + 1, to)
    };
    (from..to).filter(|&i| subject(i)).count()
}

/// Values for what lies between items `from` and `to`, runs of one sort taken together: the first, the second, the last.
fn path(reading: &Reading, from: usize, to: usize) -> [u32; 3] {
    let mut path = [label("<none>"); 3];
    let mut steps = 0;
    let mut last = None;
    for i in from..to {
        let tag = match reading.tag(i) {
            tag if tag.is_nominal() => Tag::Noun,
            Tag::Auxiliary | Tag::Modal => Tag::Verb,
            tag => tag,
        };
        if last == Some(tag) {
            continue;
        }
        last = Some(tag);
        path[steps.min(2)] = tag.label();
        steps += 1;
    }
    path
}

/// How many phrases a list of sources may have.
const LISTED: usize = 8;

/// Both when `candidate` is the first of "A and B" right before a verb.
fn with_second(reading: &Reading, sentence: Sentence, candidate: Candidate) -> Candidate {
    let ceiling = sentence.end as usize;
    let joint = candidate.end;
    if candidate.right || joint >= ceiling || !is_and(reading, joint) {
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
    if candidate.right || start < floor + 2 || !is_and(reading, start - 1) {
        return with_second(reading, sentence, candidate);
    }
    for step in 0..LISTED {
        let joint = start.checked_sub(1).filter(|&j| j > floor);
        let joins =
            joint.is_some_and(|j| if step == 0 { is_and(reading, j) } else { reading.tag(j) == Tag::Comma });
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

fn is_and(reading: &Reading, item: usize) -> bool {
    reading.token(item).word == label("and")
}

/// A member of a list that ends just before `end`: a noun phrase that is no time.
fn listed(reading: &Reading, floor: usize, end: usize) -> Option<Noun> {
    let nominal = matches!(reading.tag(end - 1), Tag::Noun | Tag::Name);
    let noun = noun_before(reading, floor, end).filter(|_| nominal)?;
    (!reading.class(noun.head).has(Class::TIME)).then_some(noun)
}
