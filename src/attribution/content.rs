//! Where the reported words stand: the side of the cue, where they begin and where they end.

use super::cue::{Cue, Form, inflection, quote_kind, surface};
use super::model::{Sink, label, templates};
use super::source::Candidate;
use super::tail::{self, Tail};
use crate::phrase::{Reading, Sentence, Tag};

/// On which side of the cue the content stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// "X said that …"
    Right,
    /// "…, X said"
    Left,
    /// "…, X said, …"
    Both,
}

impl Side {
    /// All of them.
    pub const ALL: [Side; 3] = [Side::Right, Side::Left, Side::Both];

    const fn label(self) -> u32 {
        match self {
            Side::Right => label("right"),
            Side::Left => label("left"),
            Side::Both => label("both"),
        }
    }
}

/// A cue with its source: the core that the content stands around, items `start` to, and without, `end`.
#[derive(Clone, Copy, Debug)]
pub struct Core {
    /// The cue.
    pub cue: Cue,
    /// Its source.
    pub source: Option<Candidate>,
    /// First item of cue and source together.
    pub start: usize,
    /// One past their last item.
    pub end: usize,
    /// What follows them.
    pub tail: Tail,
    /// Whether a noun is the cue and the subject of its clause, so that a verb follows what is reported: Holm's claim that
    /// the pier was safe surprised many.
    pub is_subject: bool,
}

impl Core {
    /// The core of `cue` and `source`.
    pub fn new(reading: &Reading, sentence: Sentence, cue: Cue, source: Option<Candidate>) -> Self {
        let beside = source.filter(|s| !s.is_main());
        let start = beside.map_or(cue.start, |s| s.start.min(cue.start));
        let end = beside.map_or(cue.end, |s| s.end.max(cue.end));
        let tail = if end == cue.end { cue.tail } else { tail::after(reading, sentence, end) };
        let is_subject = cue.form == Form::Noun && opens_clause(reading, sentence, start);
        Self { cue, source, start, end, tail, is_subject }
    }
}

/// Whether no verb stands between item `start` and the mark or the conjunction before it.
fn opens_clause(reading: &Reading, sentence: Sentence, start: usize) -> bool {
    const FAR: usize = 12;
    let mut before = (sentence.start as usize..start).rev().take(FAR).map(|i| reading.tag(i));
    let apart = |tag: &Tag| {
        tag.is_verbal()
            || matches!(tag, Tag::Comma | Tag::Semicolon | Tag::Dash | Tag::Conjunction | Tag::Preposition)
    };
    !before.find(apart).is_some_and(|tag| tag.is_verbal() || tag == Tag::Preposition)
}

templates! {
    SIDE = "side",
    SIDE_FORM = "side form",
    SIDE_LEMMA = "side lemma",
    SIDE_AFTER = "side after",
    SIDE_AFTER_FORM = "side after form",
    SIDE_BEFORE = "side before",
    SIDE_BEFORE_FORM = "side before form",
    SIDE_AROUND = "side around",
    SIDE_SOURCE = "side source",
    SIDE_REST = "side rest",
    SIDE_LEAD = "side lead",
    SIDE_TAIL = "side tail",
    SIDE_TAIL_LEMMA = "side tail lemma",
    SIDE_HEAD = "side head",
    SIDE_PASSED = "side passed",
    SIDE_THEN = "side then",
    SIDE_THEN_LEMMA = "side then lemma",
    SIDE_THEN_HEAD = "side then head",
    START_KIND = "start kind",
    START_LEMMA = "start lemma",
    START_FORM = "start form",
    START_FIRST = "start first",
    START_FIRST_LEMMA = "start first lemma",
    START_BEFORE = "start before",
    START_SKIPPED = "start skipped",
    START_FAR = "start far",
    START_LATER = "start later",
    START_PASSED = "start passed",
    START_THEN = "start then",
    START_THEN_LEMMA = "start then lemma",
    END_AT = "end at",
    END_NEXT = "end next",
    END_NEXT_FORM = "end next form",
    END_NEXT2 = "end next2",
    END_LENGTH = "end length",
    END_OPENING = "end opening",
    END_OPENING_NEXT = "end opening next",
    END_LAST = "end last",
    END_REST = "end rest",
    END_VERB = "end verb",
    END_FORM = "end form",
    END_LEMMA = "end lemma",
    END_BEFORE = "end before",
    END_ORDER = "end order",
    END_WORD = "end word",
    END_WORD_AFTER = "end word after",
    END_AROUND = "end around",
    END_BALANCE = "end balance",
    END_BALANCE_FORM = "end balance form",
    END_BALANCE_LEMMA = "end balance lemma",
    END_LEAD = "end lead",
    END_BALANCE_VERB = "end balance verb",
    END_SUBJECT = "end subject",
    END_INFLECTION = "end inflection",
    END_TAGS = "end tags",
    END_SO_FAR_OPENING = "end so far opening",
    END_SO_FAR_VERB = "end so far verb",
    END_SO_FAR = "end so far",
    END_SO_FAR_LEMMA = "end so far lemma",
    HEAD_AT = "head at",
    HEAD_NEXT = "head next",
    HEAD_NEXT2 = "head next2",
    HEAD_LENGTH = "head length",
    HEAD_CLOSING = "head closing",
    HEAD_REST = "head rest",
    HEAD_VERB = "head verb",
    HEAD_FORM = "head form",
    HEAD_FIRST = "head first",
    HEAD_PREFIX = "head prefix",
    HEAD_WORD = "head word",
}

/// A value for a number of items.
pub fn bucket(n: usize) -> u32 {
    match n {
        0 => label("0"),
        1 => label("1"),
        2 => label("2"),
        3 => label("3"),
        4..=5 => label("4-5"),
        6..=9 => label("6-9"),
        10..=15 => label("10-15"),
        16..=25 => label("16-25"),
        _ => label("26+"),
    }
}

/// What bears on the content standing on `side` of `core`.
pub fn side_features<S: Sink>(reading: &Reading, sentence: Sentence, core: &Core, side: Side, out: &mut S) {
    let range = sentence.range();
    let s = side.label();
    let form = core.cue.form.label();
    let after = surface(reading, range.clone(), core.end);
    let before = surface(reading, range.clone(), core.start.wrapping_sub(1));
    let lead = surface(reading, range.clone(), core.start.wrapping_sub(2));
    let right = core.source.is_some_and(|c| c.right);
    let tail = stretch(reading, core.end, range.end);
    let head = stretch(reading, range.start, core.start);
    let Tail { passed, then, next, .. } = core.tail;
    out.all([
        S::one(SIDE, s),
        S::two(SIDE_FORM, form, s),
        S::two(SIDE_LEMMA, reading.token(core.cue.head).lemma, s),
        S::two(SIDE_AFTER, after, s),
        S::three(SIDE_AFTER_FORM, after, form, s),
        S::two(SIDE_BEFORE, before, s),
        S::three(SIDE_BEFORE_FORM, before, form, s),
        S::three(SIDE_AROUND, before, after, s),
        S::two(SIDE_SOURCE, s, u32::from(right) + 2 * u32::from(core.source.is_some())),
        S::two(SIDE_REST, bucket(range.end - core.end), s),
        S::three(SIDE_LEAD, lead, before, s),
        S::three(SIDE_TAIL, tail, before, s),
        S::three(SIDE_TAIL_LEMMA, tail, reading.token(core.cue.head).lemma, s),
        S::three(SIDE_HEAD, head, after, s),
        S::three(SIDE_PASSED, passed, then, s),
        S::three(SIDE_THEN, then, next, s),
        S::three(SIDE_THEN_LEMMA, then, reading.token(core.cue.head).lemma, s),
        S::three(SIDE_THEN_HEAD, then, head, s),
    ]);
}

/// Where content on the right may begin, in order; never empty while items are left.
pub fn starts(reading: &Reading, sentence: Sentence, core: &Core, out: &mut Vec<usize>) {
    out.clear();
    let ceiling = sentence.end as usize;
    let mut at = core.end;
    while at < ceiling && out.len() < 6 && at < core.end + 24 {
        let here = at == core.end
            || matches!(reading.tag(at), Tag::That | Tag::Quote | Tag::Question | Tag::To)
            || matches!(reading.tag(at - 1), Tag::Comma | Tag::Colon | Tag::Dash)
            || at == core.end + 1;
        let mark = matches!(reading.tag(at), Tag::Comma | Tag::Colon | Tag::Dash | Tag::End | Tag::Semicolon);
        if here && !mark {
            out.push(at);
        }
        if matches!(reading.tag(at), Tag::That | Tag::Quote | Tag::Semicolon) && at > core.end {
            break;
        }
        at += 1;
    }
}

/// What bears on content to the right beginning at `start`, one of `starts`.
pub fn start_features<S: Sink>(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    starts: &[usize],
    start: usize,
    out: &mut S,
) {
    let range = sentence.range();
    let kind = surface(reading, range.clone(), start);
    let form = core.cue.form.label();
    let lemma = reading.token(core.cue.head).lemma;
    let before = surface(reading, range.clone(), start.wrapping_sub(1));
    let first = start == core.end;
    let skipped = surface(reading, range, core.end);
    let Tail { at, passed, then, next } = core.tail;
    let place = match start.cmp(&at) {
        std::cmp::Ordering::Less if first => label("first"),
        std::cmp::Ordering::Less => label("before"),
        std::cmp::Ordering::Equal => label("at"),
        std::cmp::Ordering::Greater => label("after"),
    };
    out.all([
        S::two(START_KIND, kind, u32::from(first)),
        S::two(START_LEMMA, kind, lemma),
        S::three(START_FORM, kind, form, u32::from(first)),
        S::two(START_FAR, bucket(start - core.end), form),
        S::two(START_BEFORE, before, u32::from(first)),
        S::three(START_PASSED, place, passed, then),
        S::three(START_THEN, place, then, next),
        S::three(START_THEN_LEMMA, place, then, lemma),
    ]);
    if first {
        out.all([S::one(START_FIRST, form), S::one(START_FIRST_LEMMA, lemma)]);
    } else {
        out.all([S::two(START_SKIPPED, skipped, kind)]);
    }
    if let Some(&last) = starts.last()
        && last > start
    {
        out.all([S::two(START_LATER, surface(reading, sentence.range(), last), kind)]);
    }
}

/// Whether content on the right of `core` may end just before item `at`.
pub fn is_boundary(reading: &Reading, core: &Core, at: usize) -> bool {
    core.is_subject && begins_predicate(reading, at) || is_mark(reading, at)
}

/// Whether a finite verb begins at item `at`, its auxiliaries counted to it.
fn begins_predicate(reading: &Reading, at: usize) -> bool {
    let finite = |tag: Tag| matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Modal);
    let before = reading.tag(at - 1);
    finite(reading.tag(at)) && !finite(before) && !matches!(before, Tag::To | Tag::Not | Tag::Adverb)
}

/// Whether something at item `at` sets off what is before it.
fn is_mark(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.tag(at),
        Tag::Comma
            | Tag::Semicolon
            | Tag::Dash
            | Tag::Colon
            | Tag::Close
            | Tag::Open
            | Tag::Conjunction
            | Tag::Subordinator
    ) || reading.tag(at - 1) == Tag::Quote
        || matches!(reading.tag(at), Tag::Relative | Tag::Ing | Tag::Preposition)
}

/// What bears on content that began at `start` ending just before `at`; `order` boundaries were passed.
pub fn end_features<S: Sink>(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    start: usize,
    at: usize,
    order: usize,
    out: &mut S,
) {
    let range = sentence.range();
    let here = surface(reading, range.clone(), at);
    let next = surface(reading, range.clone(), at + 1);
    let next2 = surface(reading, range.clone(), at + 2);
    let opening = surface(reading, range.clone(), start);
    let form = core.cue.form.label();
    let last = surface(reading, range.clone(), at - 1);
    let verb = verb_ahead(reading, &range, at + 1);
    let so_far = stretch(reading, start, at);
    let tags = [reading.tag(at - 1), reading.tag(at), reading.tag((at + 1).min(range.end - 1))];
    let balance = balance(reading, start, at);
    let lead = surface(reading, range.clone(), core.start.wrapping_sub(1));
    out.all([
        S::one(END_AT, here),
        S::two(END_NEXT, here, next),
        S::three(END_NEXT_FORM, here, next, form),
        S::three(END_NEXT2, here, next, next2),
        S::two(END_LENGTH, bucket(at - start), here),
        S::two(END_OPENING, opening, here),
        S::three(END_OPENING_NEXT, opening, here, next),
        S::two(END_LAST, last, here),
        S::two(END_REST, bucket(range.end - at), here),
        S::two(END_FORM, form, here),
        S::two(END_LEMMA, reading.token(core.cue.head).lemma, here),
        S::two(END_ORDER, bucket(order), here),
        S::two(END_VERB, verb, here),
        S::three(END_AROUND, last, here, next),
        S::three(END_TAGS, tags[0].label(), tags[1].label(), tags[2].label()),
        S::three(END_SO_FAR_OPENING, so_far, here, opening),
        S::three(END_SO_FAR_VERB, so_far, here, verb),
        S::three(END_BALANCE, balance, here, tags[2].label()),
        S::three(END_BALANCE_FORM, balance, here, form),
        S::three(END_BALANCE_LEMMA, balance, here, reading.token(core.cue.head).lemma),
        S::three(END_LEAD, lead, here, tags[2].label()),
        S::three(END_BALANCE_VERB, balance, here, verb),
    ]);
    if core.is_subject {
        out.all([S::three(END_SUBJECT, balance, u32::from(begins_predicate(reading, at)), opening)]);
    }
    let cue_form = inflection(reading.class(core.cue.head));
    out.all([
        S::three(END_INFLECTION, here, inflection_ahead(reading, &range, at + 1), cue_form),
        S::three(END_SO_FAR, so_far, here, next),
        S::three(END_SO_FAR_LEMMA, so_far, here, reading.token(core.cue.head).lemma),
        S::two(END_WORD, reading.token(at).lemma, form),
    ]);
    if at + 1 < range.end && !reading.items[at + 1].is_quote() && reading.tag(at + 1) != Tag::Name {
        out.all([S::two(END_WORD_AFTER, here, reading.token(at + 1).lemma)]);
    }
    if here == label("<frag>") || reading.tag(at - 1) == Tag::Quote {
        out.all([S::two(END_BEFORE, quote_kind(reading, at - 1), here)]);
    }
}

/// A value for the first verbal item of the stretch from `at` to the next mark.
fn verb_ahead(reading: &Reading, range: &std::ops::Range<usize>, at: usize) -> u32 {
    for i in at..range.end.min(at + 12) {
        let tag = reading.tag(i);
        if tag.is_verbal() {
            return match tag {
                Tag::Ing => label("ing"),
                Tag::Modal | Tag::Auxiliary => label("aux"),
                Tag::Participle => label("participle"),
                _ if reading.class(i).has(crate::lexicon::Class::COMMUNICATION) => label("communication"),
                _ => label("verb"),
            };
        }
        if matches!(tag, Tag::Comma | Tag::End | Tag::Semicolon | Tag::Dash) {
            return label("none");
        }
    }
    label("far")
}

/// Whether content on the left may begin at item `at`.
pub fn is_head_boundary(reading: &Reading, at: usize) -> bool {
    matches!(
        reading.tag(at - 1),
        Tag::Comma
            | Tag::Semicolon
            | Tag::Dash
            | Tag::Colon
            | Tag::Conjunction
            | Tag::Open
            | Tag::Subordinator
    ) || matches!(reading.tag(at), Tag::Quote | Tag::That | Tag::Relative)
}

/// What bears on content that ends before `end` beginning at `at`.
pub fn head_features<S: Sink>(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    end: usize,
    at: usize,
    out: &mut S,
) {
    let range = sentence.range();
    let before = surface(reading, range.clone(), at - 1);
    let here = surface(reading, range.clone(), at);
    let closing = surface(reading, range.clone(), end - 1);
    let form = core.cue.form.label();
    out.all([
        S::one(HEAD_AT, before),
        S::two(HEAD_NEXT, before, here),
        S::two(HEAD_NEXT2, here, surface(reading, range.clone(), at.wrapping_sub(2))),
        S::two(HEAD_LENGTH, bucket(end - at), before),
        S::two(HEAD_CLOSING, closing, before),
        S::two(HEAD_REST, bucket(at - range.start), before),
        S::two(HEAD_VERB, verb_ahead(reading, &range, at), before),
        S::two(HEAD_FORM, form, before),
        S::three(HEAD_FIRST, surface(reading, range.clone(), range.start), before, here),
        S::three(HEAD_PREFIX, stretch(reading, range.start, at), before, here),
    ]);
    if !reading.items[at - 1].is_quote() {
        out.all([S::two(HEAD_WORD, reading.token(at - 1).lemma, here)]);
    }
}

/// A value for whether every clause of a stretch has its verb: the stretch itself, and each that a relative or a
/// subordinator opens in it.
fn balance(reading: &Reading, from: usize, to: usize) -> u32 {
    let (mut verbs, mut clauses) = (0, 1);
    let mut group = false;
    for i in from..to.min(from + 60) {
        let tag = reading.tag(i);
        let finite = matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Modal);
        verbs += usize::from(finite && !group);
        clauses += usize::from(i > from && matches!(tag, Tag::Relative | Tag::Subordinator | Tag::That));
        group = finite || tag == Tag::To || group && matches!(tag, Tag::Adverb | Tag::Not);
    }
    match verbs.cmp(&clauses) {
        std::cmp::Ordering::Less => label("lacks"),
        std::cmp::Ordering::Equal => label("even"),
        std::cmp::Ordering::Greater => label("over"),
    }
}

/// A value for the form of the next verb within a few words, whatever stands before it.
fn inflection_ahead(reading: &Reading, range: &std::ops::Range<usize>, from: usize) -> u32 {
    let verb = (from..range.end.min(from + 4)).find(|&i| reading.tag(i).is_verbal());
    verb.map_or(0, |i| inflection(reading.class(i)))
}

/// A value for what a stretch of items holds: quotes, a finite verb, only nouns, nothing.
pub fn stretch(reading: &Reading, from: usize, to: usize) -> u32 {
    let (mut quote, mut verb, mut noun) = (false, false, false);
    for i in from..to.min(from + 40) {
        let tag = reading.tag(i);
        quote |= tag == Tag::Quote;
        verb |= matches!(tag, Tag::Verb | Tag::Auxiliary | Tag::Modal);
        noun |= tag.is_nominal();
    }
    match (quote, verb, noun) {
        (true, true, _) => label("quote and verb"),
        (true, false, true) => label("quote and noun"),
        (true, false, false) => label("quote"),
        (false, true, _) => label("verb"),
        (false, false, true) => label("noun"),
        (false, false, false) => label("nothing"),
    }
}
