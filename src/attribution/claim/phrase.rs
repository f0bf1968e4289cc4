//! Phrases that may own a quote without any cue: a name beside it, and whoever the sentence before is about.

use super::{Owner, Relation, index_of};
use crate::attribution::decide::{self, Draft};
use crate::attribution::model::label;
use crate::attribution::source::Candidate;
use crate::lexicon::Class;
use crate::phrase::{Noun, Reading, Sentence, Tag, noun_before, noun_from};

/// The phrases of the quote's own sentence: right after it, right before it, and the first.
pub fn beside(reading: &Reading, sentence: Sentence, item: usize, out: &mut Vec<Owner>) {
    let range = sentence.range();
    let mut at = item + 1;
    while at < range.end && matches!(reading.tag(at), Tag::Dash | Tag::Comma | Tag::Mark | Tag::Open) {
        at += 1;
    }
    if at < range.end
        && let Some(noun) = noun_from(reading, at, range.end)
    {
        out.push(Owner::Phrase(as_candidate(noun, true), Relation::NameAfter));
    }
    let mut at = item;
    while at > range.start && matches!(reading.tag(at - 1), Tag::Dash | Tag::Comma | Tag::Mark | Tag::Colon) {
        at -= 1;
    }
    if at > range.start
        && at < item
        && let Some(noun) = noun_before(reading, range.start, at)
    {
        out.push(Owner::Phrase(as_candidate(noun, false), Relation::NameBefore));
    }
    let subject = opening(reading, range.start..item);
    out.extend(subject.map(|subject| Owner::Phrase(subject, Relation::Subject)));
}

/// A phrase of the sentence before, which has no cue, when the quote at `item` opens its own; `drafts` are those up to
/// there. In another paragraph, only a colon or somebody who speaks up leads up to the quote.
pub fn before(reading: &Reading, sentence: Sentence, item: usize, drafts: &[Draft]) -> Option<Owner> {
    let index = index_of(reading, sentence).checked_sub(1).filter(|_| item == sentence.start as usize)?;
    let told = drafts.last().is_some_and(|draft| draft.sentence == index);
    let leading = reading.sentences[index];
    if told {
        return None;
    }
    if decide::introduces(reading, leading) {
        return announcer(reading, leading).map(|phrase| Owner::Phrase(phrase, Relation::Announced));
    }
    if sentence.opens_paragraph && !speaks_up(reading, leading) {
        return None;
    }
    let phrase = opening(reading, leading.range()).and_then(|phrase| speaker(reading, phrase, false))?;
    Some(Owner::Phrase(phrase, Relation::Led))
}

/// Whoever `sentence`, which ends with a colon and has no cue, gives the words below to.
pub fn announcer(reading: &Reading, sentence: Sentence) -> Option<Candidate> {
    let opening = || opening(reading, sentence.range()).and_then(|phrase| speaker(reading, phrase, true));
    sender(reading, sentence).or_else(opening)
}

/// Whether a sentence ends with somebody's turn to speak: Lund spoke next. Then the widow rose to speak.
fn speaks_up(reading: &Reading, sentence: Sentence) -> bool {
    const FAR: usize = 4;
    let verb = |&i: &usize| reading.tag(i) == Tag::Verb && reading.token(i).lemma == const { label("speak") };
    let about = |i: usize| reading.tag(i) == Tag::Preposition || reading.tag(i) == Tag::Conjunction;
    let end = decide::sentence_end(reading, sentence);
    let last = sentence.range().rev().find(verb);
    last.is_some_and(|verb| end <= verb + FAR && !(verb..end).any(about))
}

/// Whoever a text is said to be from: a letter from the pilots, an email signed by Holm.
fn sender(reading: &Reading, sentence: Sentence) -> Option<Candidate> {
    const FAR: usize = 6;
    let text = sentence.range().rev().find(|&i| reading.class(i).has(Class::DOCUMENT))?;
    let end = sentence.end as usize;
    let from = (text + 1..end.min(text + FAR)).find(|&i| FROM.contains(&reading.token(i).word))?;
    noun_from(reading, from + 1, end).map(|noun| as_candidate(noun, false))
}

/// Whoever `phrase` is, or has what it is: Lund shrugged; Lund’s answer was short. `None` for mere things; a body or a text may
/// speak for itself where it is `announced`.
fn speaker(reading: &Reading, phrase: Candidate, announced: bool) -> Option<Candidate> {
    let body = Class::GROUP | Class::ORGANIZATION | Class::DOCUMENT;
    let class = reading.class(phrase.head);
    let speaks = class.any(Class::PERSON | Class::ROLE) || announced && class.any(body);
    if reading.tag(phrase.head) != Tag::Noun || speaks {
        return Some(phrase);
    }
    let clitic = (phrase.start + 1..phrase.end).find(|&i| reading.tag(i) == Tag::Possessive);
    let end = clitic.filter(|_| reading.tag(phrase.start) == Tag::Name)?;
    Some(Candidate { end, head: end - 1, ..phrase })
}

/// Prepositions before whoever wrote a text.
const FROM: [u32; 2] = [label("from"), label("by")];

/// The phrase that `items` open with, a few words in at most.
fn opening(reading: &Reading, items: std::ops::Range<usize>) -> Option<Candidate> {
    for at in items.start..items.end.min(items.start + 4) {
        match reading.tag(at) {
            Tag::Pronoun => {
                return Some(Candidate { start: at, end: at + 1, head: at, right: false, rank: 0 });
            }
            tag if tag.is_nominal() => {
                return noun_from(reading, at, items.end).map(|noun| as_candidate(noun, false));
            }
            _ => {}
        }
    }
    None
}

fn as_candidate(noun: Noun, right: bool) -> Candidate {
    Candidate { start: noun.start, end: noun.end, head: noun.head, right, rank: 0 }
}
