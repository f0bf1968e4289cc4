//! Which words are cues: candidates, their verb groups, and the features that decide.

use super::model::{Sink, Template, label, templates};
use super::source::Candidate;
use super::tail::{self, Tail};
use crate::lexicon::Class;
use crate::phrase::{Reading, Sentence, Tag};
use crate::token::Kind;

/// A word that may make its sentence reported speech.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The word itself, an item.
    pub head: usize,
    /// First item of its verb group: auxiliaries, negations and adverbs before it.
    pub start: usize,
    /// One past its last item: particles and adverbs after it.
    pub end: usize,
    /// How it is used.
    pub form: Form,
    /// What follows it.
    pub tail: Tail,
}

impl Cue {
    fn new(
        reading: &Reading,
        sentence: Sentence,
        group: std::ops::Range<usize>,
        head: usize,
        form: Form,
    ) -> Self {
        Self {
            head,
            start: group.start,
            end: group.end,
            form,
            tail: tail::after(reading, sentence, group.end),
        }
    }
}

/// How a cue is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A finite verb: "said", "has said".
    Finite,
    /// "is expected", "was asked".
    Passive,
    /// "to say".
    Infinitive,
    /// "saying" without an auxiliary.
    Ing,
    /// A participle that describes: "known as".
    Participle,
    /// "plan", "criticism".
    Noun,
    /// "according to".
    According,
    /// A colon.
    Colon,
}

impl Form {
    /// Its value in features.
    pub const fn label(self) -> u32 {
        match self {
            Form::Finite => label("finite"),
            Form::Passive => label("passive"),
            Form::Infinitive => label("infinitive"),
            Form::Ing => label("ing"),
            Form::Participle => label("participle"),
            Form::Noun => label("noun"),
            Form::According => label("according"),
            Form::Colon => label("colon"),
        }
    }
}

const CANDIDATE: Template = Template::new("candidate");

/// Whether item `i` may be a cue at all, as a word by itself or the last of several verbs.
fn may_be_cue(reading: &Reading, sentence: Sentence, i: usize, known: impl Fn(u32) -> bool) -> bool {
    may_be_head(reading, sentence, i, known) && next_verb(reading, i, sentence.end as usize).is_none()
}

/// Whether item `i` is a listed word, a verb of saying, or a verb right beside a quote.
fn may_be_head(reading: &Reading, sentence: Sentence, i: usize, known: impl Fn(u32) -> bool) -> bool {
    if reading.items[i].is_quote() {
        return false;
    }
    let token = reading.token(i);
    match token.kind {
        Kind::Word => {}
        Kind::Colon => return true,
        _ => return false,
    }
    let tag = reading.tag(i);
    if matches!(tag, Tag::Name | Tag::Pronoun | Tag::Determiner | Tag::Conjunction | Tag::Modal) {
        return false;
    }
    if token.class.has(Class::HAVE) && helps(reading, sentence, i) {
        return false;
    }
    if is_as_saying(reading, i) && is_quoted(reading, sentence, i) {
        return false;
    }
    if known(token.lemma) {
        return true;
    }
    if closes_quote(reading, sentence, i) {
        return true;
    }
    if !tag.is_verbal() || tag == Tag::Auxiliary {
        return false;
    }
    let near = i.saturating_sub(3).max(sentence.start as usize)..(i + 4).min(sentence.end as usize);
    token.class.has(Class::COMMUNICATION) || near.into_iter().any(|j| reading.items[j].is_quote())
}

/// How many verbs one cue may have.
const VERBS: usize = 4;

/// The verb that shares source and words with the verb of saying at `i`: "said and later {repeated} that", "said, {wrote} and
/// tweeted that". They are one cue, and the last is its head.
fn next_verb(reading: &Reading, i: usize, ceiling: usize) -> Option<usize> {
    let by = |i: usize, joint: Tag| {
        if i + 1 >= ceiling || reading.tag(i + 1) != joint {
            return None;
        }
        let verb = (i + 2..ceiling).find(|&j| reading.tag(j) != Tag::Adverb)?;
        are_alike(reading, i, verb).then_some(verb)
    };
    let listed = || by(i, Tag::Comma).filter(|&verb| by(verb, Tag::Conjunction).is_some());
    by(i, Tag::Conjunction).or_else(listed)
}

/// The verb whose [`next_verb`] is the one at `i`.
fn previous_verb(reading: &Reading, sentence: Sentence, i: usize) -> Option<usize> {
    let joint = (sentence.start as usize..i).rev().find(|&j| reading.tag(j) != Tag::Adverb)?;
    let verb = joint.checked_sub(1).filter(|&verb| verb >= sentence.start as usize)?;
    (next_verb(reading, verb, sentence.end as usize) == Some(i)).then_some(verb)
}

/// Whether two finite verbs of saying have the same form.
fn are_alike(reading: &Reading, a: usize, b: usize) -> bool {
    let says = |i: usize| reading.tag(i) == Tag::Verb && reading.class(i).has(Class::COMMUNICATION);
    says(a) && says(b) && inflection(reading.class(a)) == inflection(reading.class(b))
}

/// Whether the auxiliary at `i` only helps the verb behind it: "has long said".
fn helps(reading: &Reading, sentence: Sentence, i: usize) -> bool {
    let mut after = (i + 1..sentence.end as usize).map(|j| reading.tag(j));
    after.find(|tag| !matches!(tag, Tag::Adverb | Tag::Not)).is_some_and(Tag::is_verbal)
}

/// Whether a word that could be a finite verb ends what follows a quote: “…,” a narrator in the clip states.
fn closes_quote(reading: &Reading, sentence: Sentence, i: usize) -> bool {
    let range = sentence.range();
    reading.class(i).any(Class::PAST | Class::THIRD)
        && (i + 1 >= range.end || matches!(reading.tag(i + 1), Tag::End | Tag::Comma | Tag::Quote))
        && (i.saturating_sub(9).max(range.start)..i)
            .any(|j| reading.quote_tail(j).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Exclaim)))
}

/// Every candidate of a sentence, in order; `known` tells the listed lemmas.
pub fn candidates(
    reading: &Reading,
    sentence: Sentence,
    known: impl Fn(u32) -> bool + Copy,
) -> impl Iterator<Item = Cue> {
    sentence
        .range()
        .filter(move |&i| may_be_cue(reading, sentence, i, known))
        .map(move |i| group(reading, sentence, i))
}

/// Whether the lemma is listed as a cue in `model`.
pub fn is_listed(model: &super::model::Model, lemma: u32) -> bool {
    model.weight(&super::model::Feature { template: CANDIDATE, a: lemma, b: 0, c: 0 }) != 0.0
}

/// The cue that `head` is the last word of, with the verbs before it that share its words.
pub fn group(reading: &Reading, sentence: Sentence, head: usize) -> Cue {
    let own = verb_group(reading, sentence, head);
    let earlier = std::iter::successors(Some(head), |&verb| previous_verb(reading, sentence, verb));
    match earlier.take(VERBS).last().filter(|&verb| verb != head) {
        None => own,
        Some(verb) => {
            let first = verb_group(reading, sentence, verb);
            Cue { start: first.start, form: first.form, ..own }
        }
    }
}

/// How many auxiliaries, negations and adverbs before a verb are part of its group at most.
const HELPERS: usize = 16;

/// The verb group around `head`.
fn verb_group(reading: &Reading, sentence: Sentence, head: usize) -> Cue {
    let token = reading.token(head);
    if token.kind == Kind::Colon {
        return Cue::new(reading, sentence, head..head + 1, head, Form::Colon);
    }
    let next = head + 1 < sentence.end as usize && reading.tag(head + 1) == Tag::To;
    if token.word == label("according") && next {
        return Cue::new(reading, sentence, head..head + 2, head, Form::According);
    }
    let mut start = head;
    let (mut passive, mut infinitive, mut auxiliary) = (false, false, false);
    let floor = (sentence.start as usize).max(head.saturating_sub(HELPERS));
    while start > floor {
        match reading.tag(start - 1) {
            Tag::Auxiliary => {
                passive |= !auxiliary && reading.class(start - 1).has(Class::BE);
                auxiliary = true;
            }
            Tag::Modal => auxiliary = true,
            Tag::To => infinitive = !auxiliary,
            Tag::Not | Tag::Adverb => {}
            _ => break,
        }
        start -= 1;
    }
    while start < head && reading.tag(start) == Tag::Adverb {
        start += 1;
    }
    if passive && let Some(saying) = saying(reading, sentence, head) {
        return Cue::new(reading, sentence, start..saying + 1, head, Form::Finite);
    }
    let form = match reading.tag(head) {
        Tag::Verb if passive && token.class.has(Class::PARTICIPLE) => Form::Passive,
        Tag::Verb | Tag::Auxiliary if infinitive => Form::Infinitive,
        Tag::Verb | Tag::Auxiliary => Form::Finite,
        Tag::Ing if passive => Form::Finite,
        Tag::Ing => Form::Ing,
        Tag::Participle => Form::Participle,
        _ if closes_quote(reading, sentence, head) => Form::Finite,
        _ => Form::Noun,
    };
    if form == Form::Noun {
        start = head;
    }
    Cue::new(reading, sentence, start..particle_end(reading, sentence, head), head, form)
}

/// How many items may name who quotes, between "was quoted by" and "as saying".
const QUOTER: usize = 8;

/// Whether item `i` is a verb of saying behind "as".
fn is_as_saying(reading: &Reading, i: usize) -> bool {
    let verb = reading.tag(i) == Tag::Ing && reading.class(i).has(Class::COMMUNICATION);
    verb && i > 1 && reading.token(i - 1).word == label("as")
}

/// The verb of saying of "was {quoted} as saying", "was {quoted} by the agency as saying".
fn saying(reading: &Reading, sentence: Sentence, head: usize) -> Option<usize> {
    let ceiling = sentence.end as usize;
    let by = head + 1 < ceiling && reading.token(head + 1).word == const { label("by") };
    let last = if by { head + 3 + QUOTER } else { head + 2 };
    let found = (head + 2..ceiling.min(last + 1)).find(|&i| is_as_saying(reading, i));
    found.filter(|_| reading.class(head).has(Class::PARTICIPLE))
}

/// Whether the verb at `i` goes with a passive before it: "was quoted as {saying}".
fn is_quoted(reading: &Reading, sentence: Sentence, i: usize) -> bool {
    let floor = (sentence.start as usize + 1).max(i.saturating_sub(3 + QUOTER));
    let passive = |&head: &usize| reading.class(head - 1).has(Class::BE);
    (floor..i - 1).filter(passive).any(|head| saying(reading, sentence, head) == Some(i))
}

/// One past "out", "off", "up" right after a verb, unless a noun phrase shows it to be a preposition.
fn particle_end(reading: &Reading, sentence: Sentence, head: usize) -> usize {
    let next = head + 1;
    let particle = next < sentence.end as usize
        && reading.class(next).has(Class::ADVERB | Class::PREPOSITION)
        && matches!(reading.tag(next), Tag::Adverb | Tag::Preposition);
    if particle { next + 1 } else { next }
}

/// A value for what stands at item `i`, or for the edge of `range`.
pub fn surface(reading: &Reading, range: std::ops::Range<usize>, i: usize) -> u32 {
    if range.contains(&i) { reading.items[i].shape } else { label("<edge>") }
}

/// A value for a quote by its length and how it ends; 0 for other items.
pub fn quote_kind(reading: &Reading, i: usize) -> u32 {
    if reading.items[i].is_quote() { reading.items[i].shape } else { 0 }
}

/// A value for the letters of a quote: a capital on every longer word, as titles have it, on the first, or on none;
/// and, with a capital, whether a film, a book or another work stands before it.
pub fn quote_case(reading: &Reading, i: usize) -> u32 {
    let Some(quote) = reading.quote(i) else { return 0 };
    let words = || reading.tokens[quote.tokens()].iter().filter(|t| t.kind == Kind::Word);
    let titled = words().filter(|t| t.span.len() > 3 || t.upper).all(|t| t.capital);
    let capital = words().next().is_some_and(|t| t.capital);
    if capital && follows_work(reading, i) {
        return if titled { label("title of a work") } else { label("work") };
    }
    match (capital, titled, words().count()) {
        (true, true, 1) => label("one capital"),
        (true, true, 2..) => label("title"),
        (true, false, _) => label("capital"),
        _ => label("low"),
    }
}

/// Whether item `i` follows the noun of a work, with or without a comma: her first film, “Harbour Lights”.
fn follows_work(reading: &Reading, i: usize) -> bool {
    let comma = i > 0 && reading.tag(i - 1) == Tag::Comma;
    i.checked_sub(1 + usize::from(comma)).is_some_and(|noun| reading.class(noun).has(Class::WORK))
}

/// A value for how near the next or last quote is: 0 beside, up to 3, else far.
fn quote_distance(reading: &Reading, mut items: impl Iterator<Item = usize>) -> u32 {
    let found = items.by_ref().take(8).position(|i| reading.items[i].is_quote());
    match found {
        Some(0) => label("0"),
        Some(1) => label("1"),
        Some(2..=3) => label("2-3"),
        Some(_) => label("4-7"),
        None => label("far"),
    }
}

/// A value for the field of meaning of a word.
fn field(class: Class) -> u32 {
    if class.has(Class::COMMUNICATION) {
        label("communication")
    } else if class.has(Class::COGNITION) {
        label("cognition")
    } else if class.has(Class::EMOTION) {
        label("emotion")
    } else if class.has(Class::PERCEPTION) {
        label("perception")
    } else if class.has(Class::SOCIAL) {
        label("social")
    } else {
        label("other")
    }
}

/// A value for a verb's own form.
pub fn inflection(class: Class) -> u32 {
    if class.has(Class::ING) {
        label("ing")
    } else if class.has(Class::PAST) {
        label("past")
    } else if class.has(Class::PARTICIPLE) {
        label("participle")
    } else if class.has(Class::THIRD) {
        label("third")
    } else if class.has(Class::BASE) {
        label("base")
    } else {
        label("none")
    }
}

templates! {
    BIAS = "cue",
    LEMMA = "cue lemma",
    WORD = "cue word",
    LEMMA_FORM = "cue lemma form",
    FORM = "cue form",
    FIELD_FORM = "cue field form",
    LEMMA_NEXT = "cue lemma next",
    LEMMA_BEFORE = "cue lemma before",
    NEXT_FORM = "cue next form",
    BEFORE_FORM = "cue before form",
    NEXT = "cue next",
    NEXT2 = "cue next2",
    BEFORE = "cue before",
    BEFORE2 = "cue before2",
    FIELD_NEXT = "cue field next",
    FIELD_BEFORE = "cue field before",
    SUBJECT_FORM = "cue subject form",
    SUBJECT_FIELD = "cue subject field",
    SUBJECT_LEMMA = "cue subject lemma",
    QUOTE_LEFT = "cue quote left",
    QUOTE_RIGHT = "cue quote right",
    LEMMA_QUOTE = "cue lemma quote",
    INFLECTION = "cue inflection",
    NEGATED = "cue negated",
    MODAL = "cue modal",
    EARLIER = "cue earlier",
    EARLIER_FORM = "cue earlier form",
    THAT = "cue that",
    POSITION = "cue position",
    HEADLINE = "cue headline",
    SUBJECT_HEAD = "cue subject head",
    NEXT_LEMMA = "cue next lemma",
    AROUND = "cue around",
    LABEL = "cue label",
    LABEL_CASE = "cue label case",
    PASSED = "cue passed",
    THEN = "cue then",
    THEN_LEMMA = "cue then lemma",
    AHEAD = "cue ahead",
    AHEAD_NEXT = "cue ahead next",
}

/// All that bears on whether `cue` is one. `earlier` tells whether the sentence has one already.
pub fn features<S: Sink>(
    reading: &Reading,
    sentence: Sentence,
    cue: &Cue,
    subject: u32,
    nearest: Option<&Candidate>,
    earlier: bool,
    out: &mut S,
) {
    let range = sentence.range();
    let token = reading.token(cue.head);
    let form = cue.form.label();
    let next = surface(reading, range.clone(), cue.head + 1);
    let next2 = surface(reading, range.clone(), cue.head + 2);
    let before = surface(reading, range.clone(), cue.start.wrapping_sub(1));
    let before2 = surface(reading, range.clone(), cue.start.wrapping_sub(2));
    let field = field(token.class);
    let lemma = if cue.form == Form::Colon { label(":") } else { token.lemma };
    let left = quote_distance(reading, (range.start..cue.start).rev());
    let right = quote_distance(reading, cue.end..range.end);
    out.all([
        S::flag(BIAS),
        S::one(LEMMA, lemma),
        S::one(WORD, token.word),
        S::two(LEMMA_FORM, lemma, form),
        S::one(FORM, form),
        S::two(FIELD_FORM, field, form),
        S::two(LEMMA_NEXT, lemma, next),
        S::two(LEMMA_BEFORE, lemma, before),
        S::two(NEXT_FORM, next, form),
        S::two(BEFORE_FORM, before, form),
        S::one(NEXT, next),
        S::two(NEXT2, next, next2),
        S::one(BEFORE, before),
        S::two(BEFORE2, before, before2),
        S::two(FIELD_NEXT, field, next),
        S::two(FIELD_BEFORE, field, before),
        S::two(SUBJECT_FORM, subject, form),
        S::two(SUBJECT_FIELD, subject, field),
        S::two(SUBJECT_LEMMA, subject, lemma),
        S::two(QUOTE_LEFT, left, form),
        S::two(QUOTE_RIGHT, right, form),
        S::two(LEMMA_QUOTE, lemma, right),
        S::two(INFLECTION, inflection(token.class), form),
        S::three(AROUND, before, form, next),
    ]);
    if range.contains(&(cue.head + 1)) && reading.tag(cue.head + 1) == Tag::Noun {
        out.all([S::two(NEXT_LEMMA, reading.token(cue.head + 1).lemma, form)]);
    }
    if let Some(nearest) = nearest {
        if reading.tag(nearest.head) == Tag::Noun {
            out.all([S::two(SUBJECT_HEAD, reading.token(nearest.head).lemma, form)]);
        }
        if cue.form == Form::Colon {
            let (head, opens) = (reading.token(nearest.head), u32::from(nearest.start == range.start));
            out.all([
                S::two(LABEL, head.lemma, opens),
                S::three(LABEL_CASE, u32::from(head.upper), opens, u32::from(sentence.opens_paragraph)),
            ]);
        }
        let ahead = surface(reading, range.clone(), nearest.start.wrapping_sub(1));
        out.all([
            S::three(AHEAD, ahead, subject, form),
            S::three(AHEAD_NEXT, ahead, u32::from(nearest.end == cue.start), next),
        ]);
    }
    out.all([
        S::three(PASSED, cue.tail.passed, cue.tail.then, form),
        S::three(THEN, cue.tail.then, cue.tail.next, form),
        S::two(THEN_LEMMA, cue.tail.then, lemma),
    ]);
    for i in cue.start..cue.head {
        match reading.tag(i) {
            Tag::Not => out.all([S::two(NEGATED, form, lemma)]),
            Tag::Modal => out.all([S::two(MODAL, token_word(reading, i), form)]),
            _ => {}
        }
    }
    if earlier {
        out.all([S::one(EARLIER, form), S::two(EARLIER_FORM, lemma, form)]);
    }
    if (cue.end..range.end.min(cue.end + 8)).any(|i| reading.tag(i) == Tag::That) {
        out.all([S::one(THAT, form)]);
    }
    if cue.start == range.start {
        out.all([S::one(POSITION, form)]);
    }
    if sentence.start == 0 {
        out.all([S::one(HEADLINE, form)]);
    }
}

fn token_word(reading: &Reading, i: usize) -> u32 {
    reading.token(i).word
}
