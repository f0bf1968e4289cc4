//! The walk through an article's mentions in order, which follows each to its entity: names, roles,
//! pronouns by who is in focus.

use super::ResolvedBy;
use super::cast::{Being, Cast, Entity};
use super::mention::{Mention, Noun, Point, What};
use super::name::Gender;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::{Reading, Tag};
use crate::text::Span;

/// Mentions looked back at for a pronoun.
const MEMORY: usize = 60;

/// A mention's entity, and how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed {
    pub(super) entity: Option<usize>,
    pub(super) by: ResolvedBy,
}

const NOBODY: Followed = Followed { entity: None, by: ResolvedBy::Undecided };

pub(super) struct Walk<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) item_of: &'r [u32],
    pub(super) cast: Cast<'r>,
    pub(super) mentions: &'r [Mention],
    /// Whether each mention is (in) a source.
    pub(super) speaks: Vec<bool>,
    pub(super) followed: Vec<Followed>,
    /// The last mention that spoke.
    last_speaker: Option<usize>,
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
                let here = mention.paragraph;
                let mentions = self.mentions;
                let recency = |e: &Entity| match e.seen {
                    Some(m) if mentions[m].paragraph == here => 12,
                    Some(m) if mentions[m].paragraph + 1 == here => 6,
                    _ => 0,
                };
                let id = self.cast.follow(run, &mention, recency);
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
        let single = run.end == run.name + 1;
        let word = self.reading.tokens[run.name].word;
        if entity.being == Being::Person
            && single
            && entity.name.len() + usize::from(entity.borrowed.is_some()) > 1
        {
            if mention.start < run.name {
                ResolvedBy::TitleAndName
            } else if word == entity.last {
                ResolvedBy::Surname
            } else {
                ResolvedBy::GivenName
            }
        } else if run.start < run.name && single {
            ResolvedBy::TitleAndName
        } else if entity.being == Being::Body && run.end - run.name < entity.name.len() {
            ResolvedBy::Acronym
        } else {
            ResolvedBy::FullName
        }
    }

    /// Keeps title and description of a name.
    fn describe_name(&mut self, mention: &Mention, run: super::name::Run, id: usize) {
        if mention.start >= run.name || self.cast.entities[id].being != Being::Person {
            return;
        }
        let mut roles = self.cast.title_roles(run);
        for t in mention.start..run.start {
            let token = &self.reading.tokens[t];
            if token.class.any(Class::PERSON | Class::ROLE) || words::sort(token.word).any(Sort::ROLE) {
                roles.push(token.lemma);
            }
        }
        let gender =
            (mention.start..run.name).map(|t| self.reading.tokens[t].class).filter(|c| !c.has(Class::GIVEN));
        let gender = gender.map(Gender::of).fold(Gender::Unknown, Gender::or);
        let mut from = mention.start;
        while from < run.name && self.reading.tokens[from].class.has(Class::DETERMINER) {
            from += 1;
        }
        let only_address = run.name - from == 1
            && self.reading.tokens[from].class.has(Class::ABBREVIATION)
            && Gender::of(self.reading.tokens[from].class) != Gender::Unknown;
        let entity = &mut self.cast.entities[id];
        entity.gender = entity.gender.or(gender);
        entity.roles.append(&mut roles);
        if from < run.name && entity.description.is_none() && !only_address {
            entity.description =
                Some(self.reading.tokens[from].span.join(self.reading.tokens[run.name - 1].span));
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        match (self.reading.tokens.get(start), end.checked_sub(1).and_then(|e| self.reading.tokens.get(e))) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::new(0, 0),
        }
    }

    /// The description without its article.
    fn bare(&self, mention: &Mention) -> Span {
        let mut from = mention.start;
        while from < mention.head && self.reading.tokens[from].class.has(Class::DETERMINER) {
            from += 1;
        }
        self.span(from, mention.end)
    }

    fn phrase(&mut self, i: usize, point: Point, noun: Noun) -> Followed {
        let mention = self.mentions[i];
        let head = &self.reading.tokens[mention.head];
        if let Some(other) = mention.same_as {
            return self.apposed(i, other);
        }
        let lemma = head.lemma;
        let single = noun == Noun::Person;
        if single
            && (point == Point::Definite || head.capital)
            && let Some(id) = self.holder(&mention, lemma, Gender::of(head.class))
        {
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        if let Some(id) = self.unnamed(&mention, point, noun, lemma) {
            return Followed { entity: Some(id), by: ResolvedBy::Description };
        }
        let named = match (noun, point) {
            (Noun::Body, Point::Definite) if !self.has_name(&mention) => self.recent_body(i, head.word),
            (Noun::Person, Point::Definite) if mention.end == mention.head + 1 => self.epithet(i, head),
            _ => None,
        };
        if let Some(id) = named {
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        let by = ResolvedBy::Description;
        Followed { entity: Some(self.introduce(&mention, noun, lemma)), by }
    }

    /// A new entity that is only described, or named after somebody: "the Trump campaign".
    fn introduce(&mut self, mention: &Mention, noun: Noun, lemma: u32) -> usize {
        let being = match noun {
            Noun::Person => Being::Person,
            Noun::People => Being::People,
            Noun::Body => Being::Body,
            Noun::Text => Being::Text,
        };
        let mut entity = Entity::new(being);
        entity.gender = Gender::of(self.reading.tokens[mention.head].class);
        entity.last = lemma;
        entity.roles.push(lemma);
        entity.description = Some(self.bare(mention));
        let named = match noun {
            Noun::Body | Noun::Text => self.has_name(mention),
            Noun::People => self.is_proper(mention),
            Noun::Person => false,
        };
        if named {
            let mut from = mention.start;
            while from < mention.head && self.reading.tokens[from].class.any(Class::DETERMINER) {
                from += 1;
            }
            entity.name = from..mention.end;
        }
        self.cast.entities.push(entity);
        self.cast.entities.len() - 1
    }

    /// Whether a capitalised word stands in the description.
    fn has_name(&self, mention: &Mention) -> bool {
        (mention.start..mention.end).any(|t| {
            let token = &self.reading.tokens[t];
            token.capital
                && !token.class.any(Class::OPENER | Class::TIME)
                && self.tag(t) == Tag::Name
                && !(t == mention.head && t == mention.start)
        })
    }

    /// "Republicans", "House Democrats": a capital in mid-sentence, no number of them.
    fn is_proper(&self, mention: &Mention) -> bool {
        let head = &self.reading.tokens[mention.head];
        let opens = mention.head == 0 || !self.reading.tokens[mention.head - 1].kind.is_wordy();
        let first = &self.reading.tokens[mention.start];
        let party = [const { label("democrats") }, const { label("republicans") }].contains(&head.word);
        head.capital && (!opens || party) && !first.class.any(Class::QUANTIFIER | Class::NUMBER)
    }

    fn tag(&self, token: usize) -> Tag {
        self.item_of.get(token).and_then(|&i| self.reading.items.get(i as usize)).map_or(Tag::End, |i| i.tag)
    }

    /// "Robby Mook, the campaign manager": the description joins the name's entity.
    fn apposed(&mut self, i: usize, other: usize) -> Followed {
        let mention = self.mentions[i];
        let id = if other < i {
            self.followed[other].entity
        } else if let What::Name(run) = self.mentions[other].what {
            Some(self.cast.follow(run, &self.mentions[other], |_| 0))
        } else {
            None
        };
        let Some(id) = id else { return NOBODY };
        let head = &self.reading.tokens[mention.head];
        let span = self.complemented(&mention);
        let entity = &mut self.cast.entities[id];
        entity.roles.push(head.lemma);
        if entity.being == Being::Person {
            entity.gender = entity.gender.or(Gender::of(head.class));
        }
        if entity.description.is_none() {
            entity.description = Some(span);
        }
        Followed { entity: Some(id), by: ResolvedBy::Apposition }
    }

    /// The description with what is attached to it: "pastor of Solid Rock Christian Church".
    fn complemented(&self, mention: &Mention) -> Span {
        let mut item = self.item_of[mention.end - 1] as usize + 1;
        let floor = item;
        let mut end = item;
        while item < self.reading.items.len() && item < floor + 12 {
            match self.reading.tag(item) {
                Tag::Preposition if !(item == floor && self.reading.class(item).has(Class::SUBORDINATOR)) => {
                }
                Tag::Noun | Tag::Name => end = item + 1,
                Tag::Determiner | Tag::Possessive => {}
                _ => break,
            }
            item += 1;
        }
        let bare = self.bare(mention);
        if end > floor { bare.join(self.reading.span(end - 1)) } else { bare }
    }

    /// Who was introduced with a role.
    fn holder(&self, mention: &Mention, lemma: u32, gender: Gender) -> Option<usize> {
        let modifiers = || {
            (mention.start..mention.head)
                .map(|t| &self.reading.tokens[t])
                .filter(|t| !t.class.has(Class::DETERMINER))
        };
        let found = self.cast.entities.iter().enumerate().filter(|(_, e)| {
            e.being == Being::Person
                && e.is_named()
                && e.seen.is_some()
                && e.roles.contains(&lemma)
                && (gender == Gender::Unknown || e.gender == Gender::Unknown || gender == e.gender)
        });
        let described = |e: &Entity| {
            let words = e.description.map_or("", |d| d.of(self.reading.text)).to_ascii_lowercase();
            modifiers().filter(|t| words.contains(&t.span.of(self.reading.text).to_ascii_lowercase())).count()
        };
        found.max_by_key(|(_, e)| (described(e), e.seen)).map(|(id, _)| id)
    }

    /// Somebody described with the same noun before.
    fn unnamed(&self, mention: &Mention, point: Point, noun: Noun, lemma: u32) -> Option<usize> {
        if point == Point::Other {
            return None;
        }
        let text = self.reading.text;
        let this = self.bare(mention).of(text);
        let plural = noun == Noun::People;
        let found = self
            .cast
            .entities
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, e)| e.last == lemma && e.description.is_some());
        let mut found = found.filter(|(_, e)| e.being != Being::Person || !e.is_named());
        found
            .find(|(_, e)| {
                let that = e.description.map_or("", |d| d.of(text));
                let equal = that.eq_ignore_ascii_case(this);
                match point {
                    Point::Definite => equal || !plural && contains_words(that, this),
                    Point::Owned => equal,
                    _ => equal && (plural || noun != Noun::Person),
                }
            })
            .map(|(id, _)| id)
    }

    fn recent_body(&self, i: usize, word: u32) -> Option<usize> {
        let from = i.saturating_sub(MEMORY);
        let back = || (from..i).rev().filter_map(|k| self.followed[k].entity.map(|e| (k, e)));
        let body = |e: usize| self.cast.entities[e].being == Being::Body && self.cast.entities[e].is_named();
        back().find(|&(_, e)| body(e) && self.cast.entities[e].last == word).map(|(_, e)| e).or_else(|| {
            let general = [
                const { label("company") },
                const { label("group") },
                const { label("organization") },
                const { label("newspaper") },
                const { label("agency") },
                const { label("network") },
            ];
            general
                .contains(&word)
                .then(|| {
                    let here = self.mentions[i].paragraph;
                    back()
                        .filter(|&(k, e)| {
                            body(e) && !self.mentions[k].modifier && self.mentions[k].paragraph + 3 > here
                        })
                        .max_by_key(|&(k, _)| (self.mentions[k].subject, k))
                        .map(|(_, e)| e)
                })
                .flatten()
        })
    }

    /// "the tycoon", said of whom the story is about just now.
    fn epithet(&self, i: usize, head: &crate::token::Token) -> Option<usize> {
        let mouthpiece = words::sort(head.word).any(Sort::AGENCY);
        let official = [
            const { label("official") },
            const { label("source") },
            const { label("person") },
            const { label("man") },
            const { label("woman") },
            const { label("aide") },
        ];
        if mouthpiece || official.contains(&head.lemma) {
            return None;
        }
        let next = self.tag(self.mentions[i].end);
        if matches!(next, Tag::Preposition | Tag::Relative) {
            return None;
        }
        self.focus(i, Gender::of(head.class), false)
    }

    fn pronoun(&mut self, i: usize) -> Followed {
        let mention = self.mentions[i];
        let class = self.reading.tokens[mention.head].class;
        if mention.quoted || class.any(Class::FIRST | Class::SECOND) {
            return NOBODY;
        }
        let by = ResolvedBy::Pronoun;
        let entity = if class.has(Class::PLURAL) {
            self.plural(i)
        } else if class.any(Class::MALE | Class::FEMALE) {
            let gender = Gender::of(class);
            let found = self.focus(i, gender, true);
            if let Some(id) = found {
                let entity = &mut self.cast.entities[id];
                entity.gender = entity.gender.or(gender);
            }
            found
        } else if class.has(Class::NEUTER) {
            self.neuter(i)
        } else {
            return NOBODY;
        };
        entity.map_or(NOBODY, |id| Followed { entity: Some(id), by })
    }

    /// Mentions before `i` that may be referred to, nearest first.
    fn back(&self, i: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let from = i.saturating_sub(MEMORY);
        (from..i).rev().filter_map(|k| Some((k, self.followed[k].entity?)))
    }

    /// They: people, several together, else a body.
    fn plural(&self, i: usize) -> Option<usize> {
        let here = &self.mentions[i];
        let score = |&(k, e): &(usize, usize)| {
            let (m, being) = (&self.mentions[k], self.cast.entities[e].being);
            let base = match being {
                Being::People => 30,
                Being::Body => 8,
                _ => return None,
            };
            Some(
                base - 25 * (here.sentence - m.sentence) as i32 + if m.subject { 15 } else { 0 }
                    - if m.modifier || m.quoted { 30 } else { 0 }
                    - if m.oblique { 8 } else { 0 },
            )
        };
        self.best(self.back(i).filter_map(|c| score(&c).map(|s| (s, c.1))))
    }

    fn neuter(&self, i: usize) -> Option<usize> {
        let here = &self.mentions[i];
        let score = |&(k, e): &(usize, usize)| {
            let (m, being) = (&self.mentions[k], self.cast.entities[e].being);
            let base = match being {
                Being::Body | Being::Place => 20,
                Being::Text => 16,
                _ => return None,
            };
            let near = 20 * (here.sentence - m.sentence) as i32;
            Some(base - near + if m.subject { 15 } else { 0 } - if m.modifier || m.quoted { 30 } else { 0 })
        };
        self.best(self.back(i).filter_map(|c| score(&c).map(|s| (s, c.1))))
    }

    /// The candidate with the highest score; the nearest of equals.
    fn best(&self, candidates: impl Iterator<Item = (i32, usize)>) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        for (score, id) in candidates {
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, id));
            }
        }
        best.map(|(_, id)| id)
    }

    /// The person of `gender` most in focus at mention `i`.
    fn focus(&self, i: usize, gender: Gender, pronoun: bool) -> Option<usize> {
        let mut scores: Vec<(usize, i32)> = Vec::new();
        for (k, e) in self.back(i) {
            let entity = &self.cast.entities[e];
            let clash =
                gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
            if entity.being != Being::Person || clash {
                continue;
            }
            let mut score = self.salience(i, k, pronoun);
            if gender != Gender::Unknown && entity.gender == Gender::Unknown {
                score -= 15;
            }
            if !entity.is_named() {
                score -= 12;
            }
            match scores.iter_mut().find(|(id, _)| *id == e) {
                // Further mentions add a little.
                Some((_, best)) => *best = (*best).max(score) + 4.min(score.max(0) / 8),
                None => scores.push((e, score + (entity.count.min(8)) as i32)),
            }
        }
        self.best(scores.into_iter().map(|(id, score)| (score, id)))
    }

    /// How much mention `k` offers itself to a pronoun at `i`.
    fn salience(&self, i: usize, k: usize, pronoun: bool) -> i32 {
        let (here, there) = (&self.mentions[i], &self.mentions[k]);
        let distance = (here.sentence - there.sentence) as i32;
        let mut score = 60 - 14 * distance.min(8);
        score += if there.subject { 14 } else { 0 };
        score += if self.speaks[k] { 10 } else { 0 };
        score -= if there.oblique { 5 } else { 0 };
        score -= if there.owner { 4 } else { 0 };
        score -= if there.modifier { 25 } else { 0 };
        score -= if there.quoted { 45 } else { 0 };
        score += if there.paragraph == here.paragraph { 8 } else { 0 };
        if self.speaks[i] && self.last_speaker == Some(k) {
            score += 12;
        }
        if distance == 0 && pronoun && self.trails(i) && !self.speaks[k] {
            score -= 30;
        }
        score
    }

    /// "Trump would lose, he said": what stands before belongs to his words.
    fn trails(&self, i: usize) -> bool {
        let item = self.item_of[self.mentions[i].start] as usize;
        self.speaks[i]
            && item > 0
            && matches!(self.reading.tag(item - 1), Tag::Comma | Tag::Quote | Tag::Dash)
    }
}

/// Whether all words of `inner` stand in `outer`, in any case.
fn contains_words(outer: &str, inner: &str) -> bool {
    inner.split_whitespace().all(|w| outer.split_whitespace().any(|o| o.eq_ignore_ascii_case(w)))
}
