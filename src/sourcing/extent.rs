//! How far the phrase reaches that names a source: what was taken for the source, and what is attached to it.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::{Tag, noun_before};
use crate::text::Span;

use super::scene::{Place, Scene};
use super::words::Sort;

/// Items that may be attached behind a source.
const ATTACHED: usize = 12;

/// A source's items, and those around it that belong neither to the cue nor to the words reported.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// What was taken for the source.
    pub(super) items: Range<usize>,
    /// Where the rest of its phrase may stand.
    pub(super) free: Range<usize>,
    /// The first item that a name before it may stand at.
    floor: usize,
}

impl Phrase {
    /// The phrase of an attribution's source.
    pub(super) fn new(scene: &Scene, attribution: &Attribution, place: Place, source: Span) -> Self {
        let items = scene.items_of(source);
        let mut free = scene.around(items.start);
        let behind = attribution.cue.is_some() && place.cue_end <= items.start;
        let floor = if behind { place.cue_end.max(free.start) } else { free.start };
        let cue = attribution.cue.map(|_| place.cue..place.cue_end);
        let contents = attribution.content.iter().map(|c| scene.item_at(c.start)..scene.item_at(c.end));
        for taken in cue.into_iter().chain(contents) {
            if taken.end <= items.start {
                free.start = free.start.max(taken.end);
            }
            if taken.start >= items.end {
                free.end = free.end.min(taken.start);
            }
        }
        Self { items, free, floor }
    }

    /// Whether the source breaks off before the noun it only modifies: "[Roe] aides".
    pub(super) fn is_cut(&self, scene: &Scene) -> bool {
        let next = self.items.end;
        let noun = next < self.free.end && is_noun(scene, next);
        noun && !is_when(scene, next) && matches!(scene.reading.tag(next - 1), Tag::Noun | Tag::Name)
    }

    /// With what is attached behind ("a report [by the institute]"), and with a name in apposition behind or
    /// before ("her aide[, Jane Roe]", "[Roe, ]a longtime aide").
    pub(super) fn whole(&self, scene: &Scene) -> Range<usize> {
        let ceiling = (self.items.end + ATTACHED).min(self.free.end);
        let capital = |i: usize| scene.token(i).is_some_and(|t| t.capital && t.kind.is_wordy());
        let mut end = self.items.end;
        if end < ceiling && scene.reading.tag(end) == Tag::Comma {
            let names = (end + 1..ceiling).take_while(|&i| capital(i)).count();
            let closed = end + 1 + names == ceiling || !scene.reading.tag(end + 1 + names).is_nominal();
            if names > 1 && closed {
                end += 1 + names;
            }
        } else {
            let attached = |i: &usize| {
                let tag = scene.reading.tag(*i);
                let noun = *i == self.items.end && is_noun(scene, *i);
                let joined = tag.is_nominal() || noun || matches!(tag, Tag::Preposition | Tag::Participle);
                joined && !is_when(scene, *i)
            };
            end += (end..ceiling).take_while(attached).count();
        }
        self.named_before(scene).unwrap_or(self.items.start)..end
    }

    /// Where the name begins that a description after a comma stands beside: "[Roe], a longtime aide", "[Roe], an
    /// adviser to the mayor and past president of the club". The words reported may have swallowed the name.
    fn named_before(&self, scene: &Scene) -> Option<usize> {
        let start = self.items.start;
        let described = head(scene, self.items.clone());
        if scene.class(described).has(Class::GROUP) {
            return None;
        }
        let comma = self.apposition(scene)?;
        let describes = scene.reading.tag(start) == Tag::Determiner
            || self.items.clone().any(|i| scene.reading.tag(i) == Tag::Possessive)
            || scene.class(described).any(Class::PERSON | Class::ROLE);
        let capital = |i: &usize| scene.token(*i).is_some_and(|t| t.capital && t.kind.is_wordy());
        let name = (self.floor..comma).rev().take_while(capital).last()?;
        let before = name.checked_sub(1).filter(|&i| i >= self.floor);
        let place = before
            .is_some_and(|i| scene.reading.tag(i) == Tag::Preposition && !scene.sort(i).any(Sort::EXAMPLE));
        (describes && !place).then_some(name)
    }

    /// The comma behind which the description begins that the source is, or is the end of.
    fn apposition(&self, scene: &Scene) -> Option<usize> {
        let comma = |i: usize| scene.reading.tag(i) == Tag::Comma;
        let before = self.items.start.checked_sub(1).filter(|&i| i > self.floor)?;
        if comma(before) {
            return Some(before);
        }
        let joins = |i: &usize| {
            let tag = scene.reading.tag(*i);
            tag.is_nominal() || matches!(tag, Tag::Preposition | Tag::To | Tag::Conjunction)
        };
        let from = (self.floor + 1..self.items.start).rev().take(ATTACHED).take_while(joins).last()?;
        let coordinated = (from..self.items.start).any(|i| scene.reading.tag(i) == Tag::Conjunction);
        // "[Roe], the No. [2 Republican]".
        let broken = (from..self.items.start).all(|i| scene.reading.tag(i).is_nominal());
        ((coordinated || broken) && comma(from - 1)).then_some(from - 1)
    }

    /// Whether the phrase is about something of its speaker's, and no description of the speaker: "[his policy] …".
    pub(super) fn is_possession(&self, scene: &Scene) -> bool {
        let class = scene.class(head(scene, self.whole(scene)));
        let who =
            Class::PERSON | Class::GROUP | Class::ORGANIZATION | Class::ROLE | Class::DOCUMENT | Class::POLL;
        let sort = scene.sort(head(scene, self.items.clone()));
        let of =
            Sort::RELATION.or(Sort::OFFICE).or(Sort::PRIVATE).or(Sort::TEXT).or(Sort::RECORD).or(Sort::BODY);
        let owner = scene.class(self.items.start);
        owner.has(Class::POSSESSIVE)
            && !owner.any(Class::PLURAL | Class::NEUTER | Class::RELATIVE)
            && !class.any(who)
            && !sort.any(of)
    }

    /// The noun phrase that a relative pronoun refers to; `None` for any other source.
    pub(super) fn antecedent(&self, scene: &Scene) -> Option<Self> {
        let start = self.items.start;
        if self.items.len() != 1 || !scene.class(start).has(Class::RELATIVE) {
            return None;
        }
        let floor = scene.around(start).start;
        let comma = start > floor && scene.reading.tag(start - 1) == Tag::Comma;
        let end = start - usize::from(comma);
        let noun = (end > floor).then(|| noun_before(scene.reading, floor, end)).flatten()?;
        Some(Self { items: noun.start..noun.end, free: floor..start, floor })
    }
}

/// Whether item `i` is a noun, or a word for people or texts that was taken for a verb: "Roe [associates] have said".
fn is_noun(scene: &Scene, i: usize) -> bool {
    let common = Class::POLL | Class::DOCUMENT | Class::PERSON | Class::GROUP;
    scene.reading.tag(i) == Tag::Noun || scene.class(i).any(common)
}

/// Whether item `i` tells a time: "last week", "Tuesday".
fn is_when(scene: &Scene, i: usize) -> bool {
    let time = |i: usize| scene.class(i).has(Class::TIME);
    let points = scene.is(i, "last") || scene.is(i, "next") || scene.is(i, "this");
    time(i) || points && time(i + 1) || scene.sort(i).any(Sort::SHIFT)
}

/// The items of a phrase before anything attached to it by a preposition, a comma or a clause.
pub(super) fn core(scene: &Scene, source: Range<usize>) -> Range<usize> {
    let nominal = |i: &usize| {
        let tag = scene.reading.tag(*i);
        // A noun at the end that may be a verb: "some party figures".
        let last = *i > source.start && i + 1 == source.end && tag == Tag::Verb;
        // "Republican [elected] officials", "general [counsel] Jane Roe".
        let before_noun = i + 1 < source.end
            && scene.class(*i).any(Class::PARTICIPLE | Class::ING | Class::BASE)
            && matches!(scene.reading.tag(i + 1), Tag::Noun | Tag::Name)
            && !is_when(scene, i + 1);
        tag.is_nominal() || last || before_noun || *i == source.start
    };
    source.start..source.start + source.clone().take_while(nominal).count()
}

/// The last noun before anything attached to the phrase.
pub(super) fn head(scene: &Scene, source: Range<usize>) -> usize {
    core(scene, source.clone())
        .rev()
        .find(|&i| matches!(scene.reading.tag(i), Tag::Noun | Tag::Name | Tag::Verb))
        .unwrap_or(source.start)
}
