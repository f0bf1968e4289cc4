//! The walk through an article's mentions in order, which follows each to its entity; names here,
//! descriptions and pronouns in modules of their own.

use super::ResolvedBy;
use super::cast::{Being, Cast, Entity};
use super::mention::{Mention, What};
use super::name::Gender;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::{Reading, Tag};
use crate::text::Span;

/// How many mentions are looked back at, and how many people of one name or role: no story has more, and a text must not cost
/// the square of its length.
pub(super) const MEMORY: usize = 60;

/// The last paragraph that may look ahead: a headline, a summary.
const HEAD: usize = 2;

/// A mention's entity, and how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed {
    pub(super) entity: Option<usize>,
    pub(super) by: ResolvedBy,
}

pub(super) const NOBODY: Followed = Followed { entity: None, by: ResolvedBy::Undecided };

pub(super) struct Walk<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) item_of: &'r [u32],
    pub(super) cast: Cast<'r>,
    pub(super) mentions: &'r [Mention],
    /// Whether each mention is (in) a source.
    pub(super) speaks: Vec<bool>,
    pub(super) followed: Vec<Followed>,
    /// The last mention that spoke.
    pub(super) last_speaker: Option<usize>,
}

impl<'r> Walk<'r> {
    pub(super) fn new(
        reading: &'r Reading<'r>,
        item_of: &'r [u32],
        mentions: &'r [Mention],
        speaks: Vec<bool>,
    ) -> Walk<'r> {
        Walk {
            reading,
            item_of,
            cast: Cast::new(reading, mentions),
            mentions,
            speaks,
            followed: vec![NOBODY; mentions.len()],
            last_speaker: None,
        }
    }

    /// Follows every mention.
    pub(super) fn run(&mut self) {
        self.walk();
        for i in 0..self.mentions.len().min(MEMORY) {
            if self.mentions[i].paragraph() > HEAD {
                break;
            }
            if let Some(id) = self.named_later(i) {
                self.followed[i] = Followed { entity: Some(id), by: ResolvedBy::Role };
            }
        }
    }

    fn walk(&mut self) {
        for i in 0..self.mentions.len() {
            let followed = self.one(i);
            self.followed[i] = followed;
            if let Some(id) = followed.entity {
                let entity = &mut self.cast.entities[id];
                entity.seen = Some(i);
                entity.count += u32::from(!matches!(self.mentions[i].what, What::Pronoun));
            }
            if self.speaks[i] && !self.mentions[i].quoted {
                self.last_speaker = Some(i);
            }
        }
    }

    fn one(&mut self, i: usize) -> Followed {
        let mention = self.mentions[i];
        match mention.what {
            What::Name(run) => {
                let here = mention.paragraph();
                let mentions = self.mentions;
                let recency = |e: &Entity| match e.seen {
                    Some(m) if mentions[m].paragraph() == here => 12,
                    Some(m) if mentions[m].paragraph() + 1 == here => 6,
                    _ => 0,
                };
                let id = self.cast.follow(run, &mention, self.speaks[i], recency);
                let by = self.by_name(&mention, run, id);
                self.describe_name(&mention, run, id);
                Followed { entity: Some(id), by }
            }
            What::Pronoun => self.pronoun(i),
            What::Phrase { point, noun } => self.phrase(i, point, noun),
        }
    }

    fn by_name(&self, mention: &Mention, run: super::name::Run, id: usize) -> ResolvedBy {
        let entity = &self.cast.entities[id];
        let (first, last) = self.cast.ends(run);
        let single = first == last;
        let word = self.reading.tokens[last].word;
        if entity.being == Being::Person
            && single
            && entity.name.len() + usize::from(entity.borrowed.is_some()) > 1
        {
            if mention.start() < run.name() {
                ResolvedBy::TitleAndName
            } else if word == entity.last {
                ResolvedBy::Surname
            } else {
                ResolvedBy::GivenName
            }
        } else if run.start() < run.name() && single {
            ResolvedBy::TitleAndName
        } else if entity.being == Being::Body && run.end() - run.name() < entity.name.len() {
            ResolvedBy::Acronym
        } else {
            ResolvedBy::FullName
        }
    }

    /// Keeps title and description of a name.
    fn describe_name(&mut self, mention: &Mention, run: super::name::Run, id: usize) {
        if mention.start() >= run.name() || self.cast.entities[id].being != Being::Person {
            return;
        }
        let mut roles = self.cast.title_roles(run);
        for t in mention.start()..run.start() {
            let token = &self.reading.tokens[t];
            if token.class.any(Class::PERSON | Class::ROLE) || words::sort(token.word).any(Sort::ROLE) {
                roles.push(token.lemma);
            }
        }
        let gender = (mention.start()..run.name()).map(|t| self.reading.tokens[t].class);
        // "his daughter Ann"
        let gender = gender.filter(|c| !c.any(Class::GIVEN | Class::PRONOUN | Class::POSSESSIVE));
        let gender = gender.map(Gender::of).fold(Gender::Unknown, Gender::or);
        let mut from = mention.start();
        while from < run.name() && self.reading.tokens[from].class.has(Class::DETERMINER) {
            from += 1;
        }
        let only_address = run.name() - from == 1
            && self.reading.tokens[from].class.has(Class::ABBREVIATION)
            && Gender::of(self.reading.tokens[from].class) != Gender::Unknown;
        let entity = &mut self.cast.entities[id];
        entity.learn(gender, true);
        if from < run.name() && entity.description.is_none() && !only_address {
            entity.description =
                Some(self.reading.tokens[from].span.join(self.reading.tokens[run.name() - 1].span));
        }
        self.mark(id, mention.start(), run.name());
        for role in roles {
            self.cast.give_role(id, role);
        }
    }

    /// Remembers the capitalised words that describe an entity.
    pub(super) fn mark(&mut self, id: usize, from: usize, to: usize) {
        let marks = &mut self.cast.entities[id].marks;
        let words = self.reading.tokens.get(from..to).unwrap_or(&[]);
        for token in words.iter().filter(|t| t.capital) {
            if !marks.contains(&token.word) && marks.len() < MEMORY {
                marks.push(token.word);
            }
        }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        match (self.reading.tokens.get(start), end.checked_sub(1).and_then(|e| self.reading.tokens.get(e))) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::new(0, 0),
        }
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.item_of.get(token).and_then(|&i| self.reading.items.get(i as usize)).map_or(Tag::End, |i| i.tag)
    }

    /// Mentions before `i` that may be referred to with their entities, nearest first.
    pub(super) fn back(&self, i: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let from = i.saturating_sub(MEMORY);
        (from..i).rev().filter_map(|k| Some((k, self.followed[k].entity?)))
    }

    /// Whether "and" or "and the" is all that stands in tokens `from..to`.
    fn are_joined(&self, from: usize, to: usize) -> bool {
        let words = [const { label("and") }, const { label("the") }];
        let between = &self.reading.tokens[from..to.max(from)];
        (1..=2).contains(&between.len()) && between.iter().zip(words).all(|(t, word)| t.word == word)
    }

    /// Whether mention `k` is the second of two names joined by "and".
    pub(super) fn pairs(&self, k: usize) -> bool {
        let Some(before) = k.checked_sub(1).map(|b| &self.mentions[b]) else { return false };
        let m = &self.mentions[k];
        let named = |m: &Mention| matches!(m.what, What::Name(_)) && !m.quoted && !m.modifier && !m.owner;
        named(before) && named(m) && self.are_joined(before.end(), m.start())
    }

    /// The two who are named together at mention `k`.
    pub(super) fn pair(&mut self, k: usize) -> Option<usize> {
        if !self.pairs(k) {
            return None;
        }
        let (first, second) = (self.followed[k - 1].entity?, self.followed[k].entity?);
        let person = |id: usize| self.cast.entities[id].being == Being::Person;
        if person(first) != person(second) {
            return None;
        }
        let span = self.span(self.mentions[k - 1].start(), self.mentions[k].end());
        (first != second).then(|| self.cast.together(vec![first, second], span))
    }
}
