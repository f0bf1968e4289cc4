//! Roles: who "the senator", "the former secretary of state" or "the tycoon" is.

use super::cast::Being;
use super::follow::{MEMORY, Walk};
use super::mention::{Mention, Noun, Point, What, has_article};
use super::name::Gender;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::Tag;
use crate::token::{Kind as Mark, Token};

/// Words before an office that make another of it.
const SECONDS: [&str; 3] = ["deputy", "shadow", "vice"];

impl Walk<'_> {
    pub(super) fn is_former(&self, mention: &Mention) -> bool {
        self.reading.tokens[mention.start()..mention.head()]
            .iter()
            .any(|t| t.word == const { label("former") })
    }

    /// Whether somebody was introduced as deputy, vice or shadow of what the mention says: "the mayor" is not the deputy mayor.
    fn is_second(&self, mention: &Mention, id: usize) -> bool {
        let text = self.reading.text;
        let words = self.cast.entities[id].description.map_or("", |d| d.of(text));
        let own = self.span(mention.start(), mention.end()).of(text);
        SECONDS.iter().any(|second| contains_words(words, second) && !contains_words(own, second))
    }

    /// Who was introduced with a role.
    pub(super) fn holder(&self, mention: &Mention, lemma: u32, gender: Gender) -> Option<usize> {
        let holders =
            self.cast.by_role.get(&lemma)?.iter().rev().take(MEMORY).map(|&id| (id, &self.cast.entities[id]));
        let found = holders.filter(|(_, e)| {
            e.being == Being::Person
                && e.is_named()
                && e.seen.is_some()
                && (gender == Gender::Unknown || e.gender == Gender::Unknown || gender == e.gender)
        });
        let modifiers = &self.reading.tokens[mention.start()..mention.head()];
        let former = self.is_former(mention);
        let found = found.map(|(id, e)| {
            let words = e.description.map_or("", |d| d.of(self.reading.text));
            let fit = modifiers.iter().filter(|t| !t.class.has(Class::DETERMINER)).map(|t| {
                let same = e.marks.contains(&t.word) || contains_words(words, t.span.of(self.reading.text));
                match (same, t.capital && t.kind == Mark::Word) {
                    (true, _) => 1,
                    // "the Vermont senator" is not the one from Arizona.
                    (false, true) if e.marks.iter().any(|&m| words::sort(m).any(Sort::PLACE)) => -3,
                    (false, _) => 0,
                }
            });
            // "the former president" is not he who is called president.
            let sitting = former && !contains_words(words, "former") && !words.is_empty();
            let unfit = sitting || self.is_second(mention, id);
            (fit.sum::<i32>() - if unfit { 3 } else { 0 }, e.seen, id)
        });
        let (fit, _, id) = found.max().filter(|&(fit, ..)| fit >= 0)?;
        let near = self.cast.entities[id]
            .seen
            .is_some_and(|m| self.mentions[m].sentence() + 2 >= mention.sentence());
        let other = |t: &Token| match words::sort(t.word) {
            sort if sort.any(Sort::PLACE) => !near,
            sort => sort.any(Sort::NATION),
        };
        let foreign = fit == 0 && modifiers.iter().any(|t| t.capital && other(t));
        foreign.then(|| self.stranger(mention, lemma, gender)).flatten().or(Some(id))
    }

    /// "the French president" right after a man whose office was not told: he, not the president named before.
    fn stranger(&self, mention: &Mention, lemma: u32, gender: Gender) -> Option<usize> {
        let i = self.mentions.partition_point(|m| m.head() < mention.head());
        let near = self.back(i).take_while(|&(k, _)| self.mentions[k].sentence() + 2 >= mention.sentence());
        let free = near.filter(|&(k, id)| {
            let (m, entity) = (&self.mentions[k], &self.cast.entities[id]);
            let placed = entity.marks.iter().any(|&w| words::sort(w).any(Sort::PLACE));
            entity.being == Being::Person
                && entity.is_named()
                && (gender == Gender::Unknown || entity.gender == gender)
                && !entity.roles.contains(&lemma)
                && !(m.quoted || m.modifier || placed)
        });
        let best = free.max_by_key(|&(k, _)| (self.mentions[k].subject || self.speaks[k], k));
        best.map(|(_, id)| id)
    }

    /// "Saudi prince mocks rival", "The university rebutted it": who is named so further down, if only one is.
    pub(super) fn named_later(&self, i: usize) -> Option<usize> {
        let mention = &self.mentions[i];
        let What::Phrase { point, noun } = mention.what else { return None };
        let unnamed = &self.cast.entities[self.followed[i].entity?];
        let bare = match point {
            Point::Definite => true,
            Point::Indefinite => !has_article(self.reading, mention) && self.leads_text(mention),
            _ => false,
        };
        if unnamed.is_named() || !bare || self.place_of(mention).is_some() {
            return None;
        }
        let head = &self.reading.tokens[mention.head()];
        let modifiers = &self.reading.tokens[mention.start()..mention.head()];
        let modifiers = || modifiers.iter().filter(|t| !t.class.has(Class::DETERMINER));
        let candidates = match noun {
            Noun::Person => self.cast.by_role.get(&head.lemma)?,
            Noun::Body => self.cast.by_end.get(&head.word)?,
            _ => return None,
        };
        let mut found = candidates.iter().copied().filter(|&id| {
            let entity = &self.cast.entities[id];
            let words = entity.description.map_or("", |d| d.of(self.reading.text));
            let fits = |t: &Token| {
                entity.marks.contains(&t.word) || contains_words(words, t.span.of(self.reading.text))
            };
            let before = || self.followed[..i].iter().any(|f| f.entity == Some(id));
            entity.is_named()
                && entity.being == unnamed.being
                && id != self.followed[i].entity.unwrap_or(id)
                && modifiers().all(fits)
                && !self.is_second(mention, id)
                && !before()
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether the mention opens its paragraph.
    fn leads_text(&self, mention: &Mention) -> bool {
        let sentence = self.reading.sentences.get(mention.sentence());
        sentence.is_some_and(|s| s.opens_paragraph && s.start == self.item_of[mention.start()])
    }

    /// "the tycoon", said of whom the story is about just now.
    pub(super) fn epithet(&self, i: usize, point: Point, noun: Noun) -> Option<usize> {
        let mention = &self.mentions[i];
        let head = &self.reading.tokens[mention.head()];
        let former = self.is_former(mention);
        let plain = mention.end() == mention.head() + 1 || former;
        if noun != Noun::Person || point != Point::Definite || !plain {
            return None;
        }
        if words::sort(head.word).any(Sort::AGENCY.or(Sort::APART)) {
            return None;
        }
        let next = self.tag(mention.end());
        let timed = self.reading.tokens.get(mention.end() + 1).is_some_and(|t| t.class.has(Class::TIME));
        // "the senator from Texas"
        let from = self.reading.tokens.get(mention.end()).is_some_and(|t| t.word == const { label("from") });
        let placed = from && self.place_of(mention).is_some();
        if next == Tag::Relative || next == Tag::Preposition && !former && !timed && !placed {
            return None;
        }
        let found = self.focus(i, Gender::of_noun(head.class), false)?;
        let office = self.cast.entities[found].roles.contains(&head.lemma) && self.is_second(mention, found);
        if office || self.acts_on(mention, found) {
            return None;
        }
        // "she said when the interviewer": not she.
        let here = mention.sentence();
        let same = |&k: &usize| self.mentions[k].subject && self.followed[k].entity == Some(found);
        let bound =
            (0..i).rev().take(MEMORY).take_while(|&k| self.mentions[k].sentence() == here).any(|k| same(&k));
        (!bound || self.opens_clause(i)).then_some(found)
    }

    /// "the manager told her": who is the object of what the mention does is not the mention.
    fn acts_on(&self, mention: &Mention, id: usize) -> bool {
        let verb = self.tag(mention.end()) == Tag::Verb;
        let object = verb && self.tag(mention.end() + 1) == Tag::Pronoun;
        let pronoun = self.reading.tokens.get(mention.end() + 1).filter(|_| object);
        pronoun.is_some_and(|t| {
            let gender = Gender::of(t.class);
            t.class.has(Class::OBJECT)
                && !t.class.has(Class::REFLEXIVE)
                && gender != Gender::Unknown
                && gender == self.cast.entities[id].gender
        })
    }

    /// Whether a comma or quote stands before mention `i`: its clause is another than that before.
    fn opens_clause(&self, i: usize) -> bool {
        let item = self.item_of[self.mentions[i].start()] as usize;
        item == 0
            || matches!(self.reading.tag(item - 1), Tag::Comma | Tag::Quote | Tag::Dash | Tag::Semicolon)
    }
}

/// Whether all words of `inner` stand in `outer`, in any case.
pub(super) fn contains_words(outer: &str, inner: &str) -> bool {
    inner.split_whitespace().all(|w| outer.split_whitespace().any(|o| o.eq_ignore_ascii_case(w)))
}
