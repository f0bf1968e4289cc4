//! Whom a name means: full names, surnames, acronyms, the last words of bodies' names.

use super::cast::{Being, Cast, Entity, Words};
use super::follow::MEMORY;
use super::mention::Mention;
use super::name::{Bearer, Gender, Run};
use super::words::{self, Sort};
use crate::lexicon::{Class, label};

impl Cast<'_> {
    /// Whom the name of mention `at` means.
    pub(super) fn follow(
        &mut self,
        run: Run,
        mention: &Mention,
        speaks: bool,
        recency: impl Fn(&Entity) -> u32,
    ) -> usize {
        let (first, last) = self.ends(run);
        match run.bearer {
            Bearer::Person | Bearer::Unclear if last > first => {
                let found = self.find_person(self.word(first), self.word(last));
                let surname = || {
                    let bearers = self.by_last.get(&self.word(last))?;
                    let full = |&id: &usize| self.entities[id].first != self.entities[id].last;
                    bearers.iter().copied().find(full).filter(|_| self.is_surname(run))
                };
                let double = || self.double_surname(self.word(first), self.word(last));
                let found = found.or_else(surname).or_else(double);
                found.unwrap_or_else(|| self.person(run, first, last))
            }
            // "Guardian said", of Mayor Don Guardian.
            Bearer::Body if self.is_bare_surname(run) => self.single(run, mention, speaks, recency),
            Bearer::Body => self.short_body(run).unwrap_or_else(|| self.body(run)),
            Bearer::Person | Bearer::Unclear | Bearer::Single | Bearer::Place => {
                self.single(run, mention, speaks, recency)
            }
            _ => self.other(run, Being::Thing),
        }
    }

    /// Whether a person goes by this one word, before which no "the" stands.
    fn is_bare_surname(&self, run: Run) -> bool {
        let the = run.start() > 0 && self.word(run.start() - 1) == const { label("the") };
        run.end() == run.name() + 1 && !the && self.by_last.contains_key(&self.word(run.name()))
    }

    /// The body that an acronym or, after "the", the last word of its name stands for.
    fn short_body(&self, run: Run) -> Option<usize> {
        if run.end() != run.name() + 1 {
            return None;
        }
        let word = self.word(run.name());
        let the = run.start() > 0 && self.word(run.start() - 1) == const { label("the") };
        let upper = self.reading.tokens[run.name()].upper;
        let acronym = self.acronyms.get(&word).copied().filter(|_| the || upper);
        let longer = |&id: &usize| self.entities[id].name.len() > 1;
        // "the House" is not the White House.
        let short = the && word != const { label("house") };
        acronym.or_else(|| self.by_end.get(&word)?.iter().copied().find(longer).filter(|_| short))
    }

    /// One word: a surname, a given name, an acronym, a body's short name, or somebody never named in full.
    fn single(
        &mut self,
        run: Run,
        mention: &Mention,
        speaks: bool,
        recency: impl Fn(&Entity) -> u32,
    ) -> usize {
        let (first, last) = self.ends(run);
        let word = self.word(last);
        let titled = run.titled;
        if last > first {
            return self.other(run, if run.bearer == Bearer::Place { Being::Place } else { Being::Thing });
        }
        if run.bearer == Bearer::Place && !titled && (mention.oblique || !self.by_last.contains_key(&word)) {
            return self.other(run, Being::Place);
        }
        if let Some(id) = self.short_body(run) {
            return id;
        }
        if let Some(id) = self.family(run) {
            return id;
        }
        if let Some(id) = self.bearer_of(run, word, recency) {
            self.entities[id].learn(run.gender, run.firm);
            return id;
        }
        let being = match () {
            () if titled => Being::Person,
            () if mention.modifier => Being::Body,
            () if run.sure || speaks && (mention.subject || mention.owner) => self.unknown(run),
            () => Being::Thing,
        };
        if being == Being::Person { self.newcomer(run, word) } else { self.other(run, being) }
    }

    /// A person of whom only one word is told.
    fn newcomer(&mut self, run: Run, word: u32) -> usize {
        let mut entity = Entity::new(Being::Person);
        entity.name = run.name()..run.end();
        let given = Gender::of(self.reading.tokens[run.name()].class);
        entity.learn(run.gender, run.firm);
        entity.learn(if run.titled { Gender::Unknown } else { given }, false);
        self.add(entity, (word, word))
    }

    /// Who of those named in full goes by `word`: as a surname, a given name, or one between.
    fn bearer_of(&self, run: Run, word: u32, recency: impl Fn(&Entity) -> u32) -> Option<usize> {
        let role = self.title_roles(run);
        let differs = |e: &Entity| {
            run.gender != Gender::Unknown && e.gender != Gender::Unknown && run.gender != e.gender
        };
        let fits = |e: &Entity| !(differs(e) && e.firm && run.firm);
        let rank = |&id: &usize| {
            let e = &self.entities[id];
            let held = role.iter().any(|r| e.roles.contains(r));
            let other = !held && !role.is_empty() && !e.roles.is_empty();
            let rank = if differs(e) { 0 } else { 60 };
            let rank = rank + 10 + u32::from(held) * 20 + 2 * e.count.min(12) + recency(e);
            (rank.saturating_sub(if other { 10 } else { 0 }), std::cmp::Reverse(id))
        };
        [&self.by_last, &self.by_first, &self.by_inner].into_iter().find_map(|table| {
            let bearers = table.get(&word)?.iter().rev().take(MEMORY).copied();
            bearers.filter(|&id| fits(&self.entities[id])).max_by_key(rank)
        })
    }

    /// "the Clintons": those of one surname.
    fn family(&mut self, run: Run) -> Option<usize> {
        let token = &self.reading.tokens[run.name()];
        let surname = token.span.of(self.reading.text).strip_suffix('s')?;
        let the = run.start() > 0 && self.word(run.start() - 1) == const { label("the") };
        let known = self.by_last.contains_key(&crate::lexicon::hash(surname.as_bytes()));
        (the && known && !self.by_last.contains_key(&token.word)).then(|| self.other(run, Being::People))
    }

    /// What a single word names that nothing explains: a body by its look, else a person.
    fn unknown(&self, run: Run) -> Being {
        let token = &self.reading.tokens[run.name()];
        let the = run.start() > 0 && self.word(run.start() - 1) == const { label("the") };
        let inner = token.span.of(self.reading.text).bytes().skip(1).filter(u8::is_ascii_uppercase).count();
        let camel = inner > 1 && !token.upper;
        let labelled =
            self.reading.tokens.get(run.end()).is_some_and(|t| t.kind == crate::token::Kind::Colon);
        if words::sort(token.word).any(Sort::BODY) || token.upper && !labelled || camel || the {
            Being::Body
        } else {
            Being::Person
        }
    }

    pub(super) fn title_roles(&self, run: Run) -> Words {
        let mut roles = Words::new();
        for i in run.start()..run.name() {
            let token = &self.reading.tokens[i];
            let sort = words::sort(token.word);
            if token.class.any(Class::TITLE | Class::ROLE | Class::PERSON) || sort.any(Sort::ROLE) {
                roles.push(token.lemma);
                roles.extend_from_slice(words::roles_of(token.word));
            }
        }
        roles
    }
}
