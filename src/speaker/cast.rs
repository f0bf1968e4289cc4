//! Everybody an article mentions, each once, and which of them a name means.

use std::collections::HashMap;

use super::mention::{Mention, What};
use super::name::{Bearer, Gender, Run};
use super::words::{self, Sort};
use crate::lexicon::{Class, KeyMap, label};
use crate::phrase::Reading;
use crate::text::Span;

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Being {
    Person,
    Body,
    Place,
    /// Several people.
    People,
    Text,
    /// Never speaks, or unknown.
    Thing,
}

/// Somebody or something an article mentions.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) being: Being,
    pub(super) gender: Gender,
    /// Whether a title or role tells the gender, not the given name alone.
    pub(super) firm: bool,
    /// Tokens of the fullest name; empty for the unnamed.
    pub(super) name: std::ops::Range<usize>,
    /// The token of a surname that stands with a relative's name: "Bill and Hillary Clinton".
    pub(super) borrowed: Option<usize>,
    pub(super) first: u32,
    pub(super) last: u32,
    /// Lemmas of the roles the article gives.
    pub(super) roles: Vec<u32>,
    /// The capitalised words of the article's descriptions: Vermont, Republican.
    pub(super) marks: Vec<u32>,
    pub(super) description: Option<Span>,
    /// How often it was mentioned so far, or in all for full names.
    pub(super) count: u32,
    /// The last mention that was followed to it.
    pub(super) seen: Option<usize>,
    /// The members, for those named together.
    pub(super) members: Vec<usize>,
    /// A name that stands nowhere in the text as such: "Clinton campaign" for "her campaign".
    pub(super) label: Option<String>,
}

impl Entity {
    pub(super) fn new(being: Being) -> Entity {
        Entity {
            being,
            gender: Gender::Unknown,
            firm: false,
            name: 0..0,
            borrowed: None,
            first: 0,
            last: 0,
            roles: Vec::new(),
            marks: Vec::new(),
            description: None,
            count: 0,
            seen: None,
            members: Vec::new(),
            label: None,
        }
    }

    /// Takes the gender of a title or role, or, where nothing else is known, of a given name.
    pub(super) fn learn(&mut self, gender: Gender, firm: bool) {
        if gender != Gender::Unknown && !self.firm && (firm || self.gender == Gender::Unknown) {
            self.gender = gender;
            self.firm = firm;
        }
    }

    pub(super) fn is_named(&self) -> bool {
        !self.name.is_empty() || !self.members.is_empty() || self.label.is_some()
    }
}

/// All entities, and the words that lead to them.
pub(super) struct Cast<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) entities: Vec<Entity>,
    by_last: KeyMap<u32, Vec<usize>>,
    by_first: KeyMap<u32, Vec<usize>>,
    /// Other names by all their words: bodies, places.
    by_whole: KeyMap<u64, usize>,
    acronyms: KeyMap<u32, usize>,
    /// Bodies by the last word of their names.
    by_end: KeyMap<u32, Vec<usize>>,
    /// Bodies and texts by whose they are and what: Clinton's campaign.
    pub(super) owned: KeyMap<(usize, u32), usize>,
    /// Those who hold a role, by its lemma.
    pub(super) by_role: KeyMap<u32, Vec<usize>>,
    /// Those only described, by the description's head.
    pub(super) described: KeyMap<u32, Vec<usize>>,
    /// Those named together, by who they are.
    groups: HashMap<Vec<usize>, usize>,
}

impl<'r> Cast<'r> {
    /// Everybody named in full.
    pub(super) fn new(reading: &'r Reading<'r>, mentions: &[Mention]) -> Cast<'r> {
        let mut cast = Cast {
            reading,
            entities: Vec::new(),
            by_last: KeyMap::default(),
            by_first: KeyMap::default(),
            by_whole: KeyMap::default(),
            acronyms: KeyMap::default(),
            by_end: KeyMap::default(),
            owned: KeyMap::default(),
            by_role: KeyMap::default(),
            described: KeyMap::default(),
            groups: HashMap::new(),
        };
        for (i, mention) in mentions.iter().enumerate() {
            if let What::Name(run) = mention.what {
                if !cast.is_surname(run) {
                    cast.introduce(run);
                }
                if let Some(next) = mentions.get(i + 1) {
                    cast.couple(run, next);
                }
            }
        }
        cast
    }

    fn word(&self, i: usize) -> u32 {
        self.reading.tokens.get(i).map_or(0, |t| t.word)
    }

    /// First and last token of a name, "Jr." left out; the same for a single word.
    pub(super) fn ends(&self, run: Run) -> (usize, usize) {
        let suffix = |i: usize| {
            self.reading.tokens[i].class.has(Class::SUFFIX) || !self.reading.tokens[i].kind.is_wordy()
        };
        let last = (run.name..run.end).rev().find(|&i| !suffix(i)).unwrap_or(run.name);
        (run.name, last)
    }

    /// Whether the name begins with a small word: "Le Pen" may be a surname alone.
    fn is_surname(&self, run: Run) -> bool {
        words::sort(self.word(run.name)).any(Sort::PARTICLE)
            && !self.reading.tokens[run.name].class.has(Class::GIVEN)
    }

    /// Registers a full name.
    fn introduce(&mut self, run: Run) {
        let (first, last) = self.ends(run);
        match run.bearer {
            Bearer::Person | Bearer::Unclear if last > first => {
                self.person(run, first, last);
            }
            Bearer::Body => {
                self.body(run);
            }
            _ => {}
        }
    }

    /// "Bill and Hillary Clinton": the given name before "and" shares the surname after it.
    fn couple(&mut self, run: Run, next: &Mention) {
        let What::Name(other) = next.what else { return };
        let (first, last) = self.ends(other);
        let given = |i: usize| self.reading.tokens[i].class.has(Class::GIVEN);
        let joined = next.start == run.end + 1 && self.word(run.end) == const { label("and") };
        if run.end - run.name == 1
            && joined
            && last > first
            && given(run.name)
            && given(first)
            && run.start == run.name
        {
            let key = (self.word(run.name), self.word(last));
            if self.find_person(key.0, key.1).is_none() {
                let mut entity = Entity::new(Being::Person);
                entity.gender = Gender::of(self.reading.tokens[run.name].class);
                entity.name = run.name..run.end;
                entity.borrowed = Some(last);
                self.add(entity, key);
            }
        }
    }

    fn add(&mut self, mut entity: Entity, (first, last): (u32, u32)) -> usize {
        let id = self.entities.len();
        (entity.first, entity.last) = (first, last);
        self.by_last.entry(last).or_default().push(id);
        if first != last {
            self.by_first.entry(first).or_default().push(id);
        }
        self.entities.push(entity);
        id
    }

    fn find_person(&self, first: u32, last: u32) -> Option<usize> {
        let same = self.by_last.get(&last)?;
        same.iter().copied().find(|&e| words::same_given(self.entities[e].first, first))
    }

    fn person(&mut self, run: Run, first: usize, last: usize) -> usize {
        let key = (self.word(first), self.word(last));
        let id = match self.find_person(key.0, key.1) {
            Some(id) => id,
            None => self.add(Entity::new(Being::Person), key),
        };
        let upper = |range: std::ops::Range<usize>| {
            self.reading.tokens.get(range.start).is_some_and(|t| t.upper && t.span.len() > 2)
        };
        let entity = &mut self.entities[id];
        entity.learn(run.gender, run.firm);
        entity.count += 1;
        let fuller = run.end - run.name > entity.name.len() || upper(entity.name.clone());
        if entity.name.is_empty() || entity.borrowed.is_some() || fuller && !upper(run.name..run.end) {
            entity.name = run.name..run.end;
            entity.borrowed = None;
        }
        id
    }

    /// All words of a name in one key.
    fn whole(&self, run: Run) -> u64 {
        (run.name..run.end).fold(17, |key, i| (key ^ u64::from(self.word(i))).wrapping_mul(0x0100_0000_01b3))
    }

    fn body(&mut self, run: Run) -> usize {
        let key = self.whole(run);
        if let Some(&id) = self.by_whole.get(&key) {
            return id;
        }
        let id = self.entities.len();
        let mut entity = Entity::new(Being::Body);
        entity.name = run.name..run.end;
        entity.last = self.word(run.end - 1);
        self.by_end.entry(entity.last).or_default().push(id);
        self.entities.push(entity);
        self.by_whole.insert(key, id);
        if let Some(short) = self.initials(run) {
            self.acronyms.entry(short).or_insert(id);
        }
        id
    }

    /// The acronym of a name of several words.
    fn initials(&self, run: Run) -> Option<u32> {
        let mut letters = Vec::new();
        for i in run.name..run.end {
            let token = &self.reading.tokens[i];
            if token.capital {
                letters.push(*token.span.of(self.reading.text).as_bytes().first()?);
            }
        }
        (letters.len() > 1).then(|| crate::lexicon::hash(&letters))
    }

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
                found.or_else(surname).unwrap_or_else(|| self.person(run, first, last))
            }
            Bearer::Body => self.short_body(run).unwrap_or_else(|| self.body(run)),
            Bearer::Person | Bearer::Unclear | Bearer::Single | Bearer::Place => {
                self.single(run, mention, speaks, recency)
            }
            _ => self.other(run, Being::Thing),
        }
    }

    /// The body that an acronym or, after "the", the last word of its name stands for.
    fn short_body(&self, run: Run) -> Option<usize> {
        if run.end != run.name + 1 {
            return None;
        }
        let word = self.word(run.name);
        let the = run.start > 0 && self.word(run.start - 1) == const { label("the") };
        let upper = self.reading.tokens[run.name].upper;
        let acronym = self.acronyms.get(&word).copied().filter(|_| the || upper);
        let longer = |&id: &usize| self.entities[id].name.len() > 1;
        acronym.or_else(|| self.by_end.get(&word)?.iter().copied().find(longer).filter(|_| the))
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
        let role = self.title_roles(run);
        let differs = |e: &Entity| {
            run.gender != Gender::Unknown && e.gender != Gender::Unknown && run.gender != e.gender
        };
        let fits = |e: &Entity| !(differs(e) && e.firm && run.firm);
        for table in [&self.by_last, &self.by_first] {
            let found =
                table.get(&word).into_iter().flatten().copied().filter(|&id| fits(&self.entities[id]));
            let rank = |&id: &usize| {
                let e = &self.entities[id];
                let held = role.iter().any(|r| e.roles.contains(r));
                let other = !held && !role.is_empty() && !e.roles.is_empty();
                let rank = if differs(e) { 0 } else { 60 };
                let rank = rank + 10 + u32::from(held) * 20 + 2 * e.count.min(12) + recency(e);
                (rank.saturating_sub(if other { 10 } else { 0 }), std::cmp::Reverse(id))
            };
            if let Some(id) = found.max_by_key(rank) {
                self.entities[id].learn(run.gender, run.firm);
                return id;
            }
        }
        let being = match () {
            () if titled => Being::Person,
            () if mention.modifier => Being::Body,
            () if run.sure || speaks => self.unknown(run),
            () => Being::Thing,
        };
        if being == Being::Person {
            let mut entity = Entity::new(being);
            entity.name = run.name..run.end;
            let given = Gender::of(self.reading.tokens[run.name].class);
            entity.learn(run.gender, run.firm);
            entity.learn(if titled { Gender::Unknown } else { given }, false);
            return self.add(entity, (word, word));
        }
        self.other(run, being)
    }

    /// "the Clintons": those of one surname.
    fn family(&mut self, run: Run) -> Option<usize> {
        let token = &self.reading.tokens[run.name];
        let surname = token.span.of(self.reading.text).strip_suffix('s')?;
        let the = run.start > 0 && self.word(run.start - 1) == const { label("the") };
        let known = self.by_last.contains_key(&crate::lexicon::hash(surname.as_bytes()));
        (the && known && !self.by_last.contains_key(&token.word)).then(|| self.other(run, Being::People))
    }

    /// Those named together.
    pub(super) fn together(&mut self, members: Vec<usize>, description: Span) -> usize {
        if let Some(&id) = self.groups.get(&members) {
            return id;
        }
        let mut entity = Entity::new(Being::People);
        entity.description = Some(description);
        entity.members = members.clone();
        self.entities.push(entity);
        self.groups.insert(members, self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// Gives an entity a role.
    pub(super) fn give_role(&mut self, id: usize, role: u32) {
        if !self.entities[id].roles.contains(&role) {
            self.entities[id].roles.push(role);
            self.by_role.entry(role).or_default().push(id);
        }
    }

    /// What a single word names that nothing explains: a body by its look, else a person.
    fn unknown(&self, run: Run) -> Being {
        let token = &self.reading.tokens[run.name];
        let the = run.start > 0 && self.word(run.start - 1) == const { label("the") };
        let inner = token.span.of(self.reading.text).bytes().skip(1).filter(u8::is_ascii_uppercase).count();
        let camel = inner > 1 && !token.upper;
        let labelled = self.reading.tokens.get(run.end).is_some_and(|t| t.kind == crate::token::Kind::Colon);
        if words::sort(token.word).any(Sort::BODY) || token.upper && !labelled || camel || the {
            Being::Body
        } else {
            Being::Person
        }
    }

    pub(super) fn title_roles(&self, run: Run) -> Vec<u32> {
        let mut roles = Vec::new();
        for i in run.start..run.name {
            let token = &self.reading.tokens[i];
            let sort = words::sort(token.word);
            if token.class.any(Class::TITLE | Class::ROLE | Class::PERSON) || sort.any(Sort::ROLE) {
                roles.push(token.lemma);
                roles.extend_from_slice(words::roles_of(token.word));
            }
        }
        roles
    }

    fn other(&mut self, run: Run, being: Being) -> usize {
        let key = self.whole(run);
        if let Some(&id) = self.by_whole.get(&key) {
            return id;
        }
        let mut entity = Entity::new(being);
        entity.name = run.name..run.end;
        entity.last = self.word(run.end - 1);
        self.entities.push(entity);
        self.by_whole.insert(key, self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// The name an entity is reported by; `None` for the unnamed.
    pub(super) fn name_of(&self, id: usize) -> Option<String> {
        let entity = &self.entities[id];
        if let Some(label) = &entity.label {
            return Some(label.clone());
        }
        if !entity.members.is_empty() {
            let name = |&m: &usize| {
                let described = self.entities[m].description.map(|d| d.of(self.reading.text).to_owned());
                self.name_of(m).or(described)
            };
            self.name_of(*entity.members.first()?)?;
            let names: Option<Vec<String>> = entity.members.iter().map(name).collect();
            return names.map(|names| join(&names));
        }
        if entity.name.is_empty() {
            return None;
        }
        let span =
            self.reading.tokens[entity.name.start].span.join(self.reading.tokens[entity.name.end - 1].span);
        let mut name: String = span.of(self.reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(surname) = entity.borrowed {
            name.push(' ');
            name.push_str(self.reading.tokens[surname].span.of(self.reading.text));
        }
        if entity.being == Being::Person && name.len() > 3 && !name.contains(|c: char| c.is_lowercase()) {
            name = name.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
        }
        Some(name)
    }
}

/// "A", "A and B", "A, B and C".
pub(super) fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// "PENCE" as "Pence".
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
}
