//! Everybody an article mentions, each once, and which of them a name means.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::follow::MEMORY;
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

/// A few words, most often one or two.
pub(super) type Words = SmallVec<[u32; 4]>;

/// A few entities, most often one.
type Ids = SmallVec<[usize; 2]>;

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
    pub(super) roles: Words,
    /// The capitalised words of the article's descriptions: Vermont, Republican.
    pub(super) marks: Words,
    pub(super) description: Option<Span>,
    /// Described as if known ("the Florida senator") where nobody was found.
    pub(super) assumed: bool,
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
            roles: Words::new(),
            marks: Words::new(),
            description: None,
            assumed: false,
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

    /// One word of which nothing tells that it names a person: "Valeant".
    pub(super) fn may_be_body(&self) -> bool {
        let untold = self.gender == Gender::Unknown && self.roles.is_empty() && self.description.is_none();
        let open = matches!(self.being, Being::Person | Being::Thing);
        open && self.name.len() == 1 && self.borrowed.is_none() && untold
    }

    pub(super) fn is_named(&self) -> bool {
        !self.name.is_empty() || !self.members.is_empty() || self.label.is_some()
    }
}

/// All entities, and the words that lead to them.
pub(super) struct Cast<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) entities: Vec<Entity>,
    pub(super) by_last: KeyMap<u32, Ids>,
    /// People by given name and surname, each as first written.
    by_both: KeyMap<(u32, u32), usize>,
    pub(super) by_first: KeyMap<u32, Ids>,
    /// By the words between: Ms. Acosta for Melba Acosta Febo.
    pub(super) by_inner: KeyMap<u32, Ids>,
    /// Other names by all their words: bodies, places.
    pub(super) by_whole: KeyMap<u64, usize>,
    pub(super) acronyms: KeyMap<u32, usize>,
    /// Bodies by the last word of their names.
    pub(super) by_end: KeyMap<u32, Ids>,
    /// Bodies and texts by whose they are and what: Clinton's campaign.
    pub(super) owned: KeyMap<(usize, u32), usize>,
    /// Those who hold a role, by its lemma.
    pub(super) by_role: KeyMap<u32, Ids>,
    /// Those only described, by the description's head.
    pub(super) described: KeyMap<u32, Ids>,
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
            by_both: KeyMap::default(),
            by_first: KeyMap::default(),
            by_inner: KeyMap::default(),
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
                if !cast.is_surname(run) && !cast.is_double_surname(run) {
                    cast.introduce(run);
                }
                if let Some(next) = mentions.get(i + 1) {
                    cast.couple(run, next);
                }
            }
        }
        cast
    }

    pub(super) fn word(&self, i: usize) -> u32 {
        self.reading.tokens.get(i).map_or(0, |t| t.word)
    }

    /// First and last token of a name, "Jr." left out; the same for a single word.
    pub(super) fn ends(&self, run: Run) -> (usize, usize) {
        let suffix = |i: usize| {
            self.reading.tokens[i].class.has(Class::SUFFIX) || !self.reading.tokens[i].kind.is_wordy()
        };
        let last = (run.name()..run.end()).rev().find(|&i| !suffix(i)).unwrap_or(run.name());
        (run.name(), last)
    }

    /// Whether the name begins with a small word: "Le Pen" may be a surname alone.
    pub(super) fn is_surname(&self, run: Run) -> bool {
        words::sort(self.word(run.name())).any(Sort::PARTICLE)
            && !self.reading.tokens[run.name()].class.has(Class::GIVEN)
    }

    /// Whether the name is all but the given name of a person introduced before.
    fn is_double_surname(&self, run: Run) -> bool {
        let (first, last) = self.ends(run);
        last > first && self.double_surname(self.word(first), self.word(last)).is_some()
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
        let joined = next.start() == run.end() + 1 && self.word(run.end()) == const { label("and") };
        if run.end() - run.name() == 1
            && joined
            && last > first
            && given(run.name())
            && given(first)
            && run.start() == run.name()
        {
            let key = (self.word(run.name()), self.word(last));
            if self.find_person(key.0, key.1).is_none() {
                let mut entity = Entity::new(Being::Person);
                entity.gender = Gender::of(self.reading.tokens[run.name()].class);
                entity.name = run.name()..run.end();
                entity.borrowed = Some(last);
                self.add(entity, key);
            }
        }
    }

    pub(super) fn add(&mut self, mut entity: Entity, (first, last): (u32, u32)) -> usize {
        let id = self.entities.len();
        (entity.first, entity.last) = (first, last);
        self.by_last.entry(last).or_default().push(id);
        self.by_both.entry((first, last)).or_insert(id);
        if first != last {
            self.by_first.entry(first).or_default().push(id);
        }
        self.entities.push(entity);
        id
    }

    /// Who has the surname and this given name or another form of it, among those introduced first; however many have the
    /// surname, who has this very name.
    pub(super) fn find_person(&self, first: u32, last: u32) -> Option<usize> {
        let mut same = self.by_last.get(&last)?.iter().take(MEMORY).copied();
        let found = same.find(|&e| words::same_given(self.entities[e].first, first));
        found.or_else(|| self.by_both.get(&(first, last)).copied())
    }

    /// "Suarez Nieto", of Enrique Suarez Nieto.
    pub(super) fn double_surname(&self, first: u32, last: u32) -> Option<usize> {
        let bearers = self.by_inner.get(&first)?.iter().take(MEMORY).copied();
        bearers.into_iter().find(|&id| self.entities[id].last == last)
    }

    pub(super) fn person(&mut self, run: Run, first: usize, last: usize) -> usize {
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
        let fuller = run.end() - run.name() > entity.name.len() || upper(entity.name.clone());
        if entity.name.is_empty() || entity.borrowed.is_some() || fuller && !upper(run.name()..run.end()) {
            entity.name = run.name()..run.end();
            entity.borrowed = None;
        }
        for token in &self.reading.tokens[first + 1..last.max(first + 1)] {
            let bearers = self.by_inner.entry(token.word).or_default();
            let initial = token.span.of(self.reading.text).ends_with('.');
            let known = bearers.iter().rev().take(MEMORY).any(|&bearer| bearer == id);
            if token.capital && !initial && !known {
                bearers.push(id);
            }
        }
        id
    }

    /// All words of a name in one key.
    fn whole(&self, run: Run) -> u64 {
        (run.name()..run.end())
            .fold(17, |key, i| (key ^ u64::from(self.word(i))).wrapping_mul(0x0100_0000_01b3))
    }

    pub(super) fn body(&mut self, run: Run) -> usize {
        let key = self.whole(run);
        if let Some(&id) = self.by_whole.get(&key) {
            return id;
        }
        let id = self.entities.len();
        let mut entity = Entity::new(Being::Body);
        entity.name = run.name()..run.end();
        entity.last = self.word(run.end() - 1);
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
        for i in run.name()..run.end() {
            let token = &self.reading.tokens[i];
            if token.capital {
                letters.push(*token.span.of(self.reading.text).as_bytes().first()?);
            }
        }
        (letters.len() > 1).then(|| crate::lexicon::hash(&letters))
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

    pub(super) fn other(&mut self, run: Run, being: Being) -> usize {
        let key = self.whole(run);
        if let Some(&id) = self.by_whole.get(&key) {
            return id;
        }
        let mut entity = Entity::new(being);
        entity.name = run.name()..run.end();
        entity.last = self.word(run.end() - 1);
        self.entities.push(entity);
        self.by_whole.insert(key, self.entities.len() - 1);
        self.entities.len() - 1
    }
}
