//! The features that rank the candidates for a source, having none among them.

use super::super::cue::{Cue, inflection, surface};
use super::super::model::{Sink, label, templates};
use super::{Candidate, opens_predicate, sort};
use crate::phrase::{Reading, Sentence, Tag};

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
    NONE_TAIL = "source none tail",
    NONE_LEAD = "source none lead",
    NONE_LEAD_LEMMA = "source none lead lemma",
    INVERTED = "source inverted",
    RIGHT_INVERTED = "source right inverted",
    TAIL = "source tail",
    TAIL_FORM = "source tail form",
    RIGHT_TAIL = "source right tail",
    RIGHT_AROUND = "source right around",
    RIGHT_AROUND_LEMMA = "source right around lemma",
}

/// Values for how many candidates lie between one and the cue.
const RANKS: [u32; 6] = [label("0"), label("1"), label("2"), label("3"), label("4"), label("5")];

/// Values for numbers of items.
const COUNTS: [u32; 4] = [label("0"), label("1"), label("2"), label("3+")];

/// What bears on there being no source.
pub fn none_features<S: Sink>(reading: &Reading, sentence: Sentence, cue: &Cue, subject: u32, out: &mut S) {
    let form = cue.form.label();
    let lead = surface(reading, sentence.range(), cue.start.wrapping_sub(1));
    out.all([
        S::flag(NONE),
        S::one(NONE_FORM, form),
        S::two(NONE_LEMMA, reading.token(cue.head).lemma, form),
        S::two(NONE_SUBJECT, subject, form),
        S::three(NONE_TAIL, cue.tail.passed, cue.tail.then, form),
        S::two(NONE_LEAD, lead, form),
        S::three(NONE_LEAD_LEMMA, lead, reading.token(cue.head).lemma, form),
    ]);
}

/// What bears on `candidate` being the source of `cue`; `previous` is the source of the cue before in the sentence.
pub fn features<S: Sink>(
    reading: &Reading,
    sentence: Sentence,
    cue: &Cue,
    candidate: &Candidate,
    previous: Option<Candidate>,
    out: &mut S,
) {
    let range = sentence.range();
    let form = cue.form.label();
    let sort = sort(reading, candidate);
    let rank = RANKS[candidate.rank.min(5) as usize];
    out.all([
        S::two(SORT, sort, u32::from(candidate.right)),
        S::two(SORT_FORM, sort, form),
        S::two(SORT_RANK, sort, rank),
    ]);
    if reading.tag(candidate.head) == Tag::Noun {
        out.all([S::one(SORT_LEMMA, reading.token(candidate.head).lemma)]);
    }
    let shared = match previous {
        None => label("none"),
        Some(p) if p.start == candidate.start => label("same"),
        Some(p) if p.start > candidate.start => label("before"),
        Some(_) => label("after"),
    };
    out.all([
        S::two(INFLECTION, inflection(reading.token(cue.head).class), rank),
        S::two(SHARED, shared, form),
    ]);
    let before = surface(reading, range.clone(), candidate.start.wrapping_sub(1));
    if candidate.right {
        let lemma = reading.token(cue.head).lemma;
        let lead = surface(reading, range.clone(), cue.start.wrapping_sub(1));
        let after = surface(reading, range, candidate.end);
        out.all([
            S::two(RIGHT, rank, form),
            S::two(RIGHT_LEMMA, rank, lemma),
            S::two(RIGHT_SORT, sort, form),
            S::two(RIGHT_LEAD, before, form),
            S::two(RIGHT_AFTER, after, form),
            S::two(RIGHT_QUOTE, lead, sort),
            S::three(RIGHT_INVERTED, inverts(cue), lead, rank),
            S::three(RIGHT_TAIL, lead, cue.tail.passed, cue.tail.then),
            S::three(RIGHT_AROUND, lead, after, rank),
            S::three(RIGHT_AROUND_LEMMA, lead, after, lemma),
        ]);
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
    let role = role(reading, range.start, candidate, cue.start);
    let joint = joint(reading, candidate.end, cue.start);
    let length = count(cue.start - candidate.end);
    let path = path(reading, candidate.end, cue.start);
    out.all([
        S::three(SUBJECTS, subjects, own, form),
        S::three(ROLE, role, joint, form),
        S::three(ROLE_SUBJECTS, role, joint, subjects),
        S::three(ROLE_LEMMA, role, joint, reading.token(cue.head).lemma),
        S::three(
            AGREES,
            sort,
            inflection(reading.token(cue.head).class),
            u32::from(candidate.end == cue.start),
        ),
        S::three(PREVIOUS, shared, last, form),
        S::three(INVERTED, inverts(cue), own, last),
        S::three(TAIL, last, cue.tail.passed, cue.tail.then),
        S::three(TAIL_FORM, cue.tail.passed, cue.tail.then, form),
        S::two(RANK_FORM, rank, form),
        S::two(BETWEEN, first, last),
        S::two(BETWEEN_FORM, last, form),
        S::two(BETWEEN_SORT, first, sort),
        S::two(LINKS, count(verbs), count(commas)),
        S::two(VERBS, count(verbs), form),
        S::two(COMMAS, count(commas), form),
        S::two(BEFORE, before, form),
        S::two(BEFORE_SORT, before, sort),
        S::two(LENGTH, length, last),
        S::three(AROUND, before, first, last),
        S::three(AROUND_FORM, first, last, form),
        S::three(SET_OFF, sort, last, length),
        S::two(AFTER, first, surface(reading, range.clone(), candidate.end + 1)),
        S::three(LEMMA_LAST, reading.token(cue.head).lemma, last, length),
        S::three(PATH, path[0], path[1], path[2]),
        S::three(PATH_SORT, sort, path[0], path[2]),
        S::three(PATH_FORM, form, path[1], path[2]),
        S::three(LEAD, surface(reading, range.clone(), candidate.start.wrapping_sub(2)), before, last),
    ]);
    if candidate.start == range.start {
        out.all([S::two(FIRST, form, count(commas))]);
    }
}

/// Whether nothing but a noun phrase, with what describes it, follows the cue: "said a clerk who had seen it".
fn inverts(cue: &Cue) -> u32 {
    let described = [Tag::End, Tag::Comma, Tag::Relative, Tag::Ing].map(Tag::label);
    let ends = cue.tail.then == label("<edge>") || described.contains(&cue.tail.then);
    u32::from(ends && cue.tail.passed == label("noun"))
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
