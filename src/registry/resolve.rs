//! From what each file says to one registry: everything that has to hold between them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use rayon::prelude::*;

use super::problem::suggestion;
use super::written::At;
use super::{Claim, Details, Evidence, Names, Place, Problem, Registry, Speaker, Status, written};
use crate::sourcing::Level;

/// What one file says, the speakers of its claims not looked up yet.
#[derive(Debug, Default)]
pub(super) struct Part {
    file: u32,
    speakers: Vec<Speaker>,
    /// `speaker` points into `called`.
    claims: Vec<Claim>,
    /// The ids of speakers that claims name, and where each stands first.
    called: Vec<At<String>>,
    /// What is wrong with the file by itself.
    problems: Vec<Problem>,
}

/// What several files say, in their order, the speakers of claims not looked up yet.
#[derive(Debug, Default)]
pub(super) struct Parts {
    speakers: Vec<Speaker>,
    /// `speaker` points into `called`.
    claims: Vec<Claim>,
    /// Each file's ids of speakers, with the file.
    called: Vec<(u32, At<String>)>,
    problems: Vec<Problem>,
}

impl Parts {
    /// Adds what the next file says.
    pub fn add(&mut self, mut part: Part) {
        let first = self.called.len();
        self.called.extend(part.called.into_iter().map(|id| (part.file, id)));
        self.speakers.append(&mut part.speakers);
        self.problems.append(&mut part.problems);
        self.claims
            .extend(part.claims.into_iter().map(|claim| Claim { speaker: first + claim.speaker, ..claim }));
    }
}

impl Part {
    /// Checks all that can be checked of a file by itself.
    pub fn of(index: u32, path: &Path, file: written::File) -> Part {
        let mut reader = Reader { path, file: index, problems: Vec::new(), shared: HashSet::new() };
        let mut part = Part { file: index, ..Part::default() };
        let mut speakers: Vec<_> = file.speakers.into_iter().collect();
        speakers.sort_unstable_by_key(|(id, _)| (id.line, id.column));
        part.speakers.extend(speakers.into_iter().map(|(id, speaker)| reader.speaker(id, speaker)));
        let mut called: HashMap<String, usize> = HashMap::new();
        part.claims.reserve_exact(file.claims.len());
        for claim in file.claims {
            let At { value, line, column } = &claim.speaker;
            let speaker = match called.get(value) {
                Some(&known) => known,
                None => {
                    called.insert(value.clone(), part.called.len());
                    part.called.push(At { value: value.clone(), line: *line, column: *column });
                    part.called.len() - 1
                }
            };
            part.claims.push(reader.claim(claim, speaker));
        }
        part.problems = reader.problems;
        part
    }
}

/// Turns what is written in one file into what it means.
struct Reader<'a> {
    path: &'a Path,
    file: u32,
    problems: Vec<Problem>,
    /// Values that many claims have in common, kept once.
    shared: HashSet<Arc<str>>,
}

impl Reader<'_> {
    fn speaker(&mut self, id: At<String>, speaker: written::Speaker) -> Speaker {
        let name = speaker.name.filter(|name| !name.trim().is_empty());
        if name.is_none() && !speaker.anonymous {
            let message = format!("expected a name for speaker `{}`, found none", id.value);
            let help = "add `name:`, or `anonymous: true` with a `description:`";
            self.problem(&id, message, Some(help.into()));
        }
        let place = self.place(&id);
        Speaker {
            id: id.value,
            name,
            anonymous: speaker.anonymous,
            description: speaker.description,
            reason: speaker.reason,
            aliases: speaker.aliases,
            roles: speaker.roles,
            place,
        }
    }

    fn claim(&mut self, written: written::Claim, speaker: usize) -> Claim {
        if written.text.value.trim().is_empty() {
            let message = "expected the words of the claim, found none".to_owned();
            self.problem(&written.text, message, None);
        }
        let said = self.parsed(written.said, "a date like 2014-03-10");
        let embargo = self.parsed(written.embargo, "a time like 2014-03-10T18:00:00Z");
        let evidence: Vec<Evidence> =
            written.evidence.into_iter().filter_map(|item| self.evidence(item, &written.id)).collect();
        let details = Details {
            language: written.language.map(|value| self.share(value)),
            original: written.original.map(String::into_boxed_str),
            translated_by: written.translated_by.map(|value| self.share(value)),
            via: written.via.into_iter().map(|value| self.share(value)).collect(),
            embargo,
        };
        Claim {
            place: self.place(&written.id),
            id: written.id.value,
            speaker,
            text: trimmed(written.text.value),
            said,
            occasion: written.occasion.map(|value| self.share(value)),
            sourcing: written.sourcing.map(level),
            status: status(written.status),
            evidence: evidence.into_boxed_slice(),
            details: Some(details).filter(|details| *details != Details::default()).map(Box::new),
        }
    }

    fn evidence(&mut self, item: written::Evidence, claim: &At<String>) -> Option<Evidence> {
        match (item.file, item.url) {
            (Some(path), None) => Some(Evidence::File {
                path: self.share(path),
                sha256: item.sha256.map(|value| self.share(value)),
            }),
            (None, Some(url)) => Some(Evidence::Page {
                url: self.share(url.value),
                retrieved: self.parsed(item.retrieved, "a date like 2014-03-10"),
                archived: item.archived.map(|value| self.share(value)),
            }),
            (both, _) => {
                let found = if both.is_some() { "both" } else { "neither" };
                let message = format!("expected evidence with `file:` or with `url:`, found {found}");
                self.problem(claim, message, Some("write one item for each".into()));
                None
            }
        }
    }

    fn share(&mut self, value: String) -> Arc<str> {
        if let Some(known) = self.shared.get(value.as_str()) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = value.into();
        self.shared.insert(Arc::clone(&shared));
        shared
    }

    fn parsed<T: FromStr>(&mut self, written: Option<At<String>>, form: &str) -> Option<T> {
        let written = written?;
        let value = written.value.parse().ok();
        if value.is_none() {
            let message = format!("expected {form}, found `{}`", written.value);
            self.problem(&written, message, None);
        }
        value
    }

    fn place<T>(&self, at: &At<T>) -> Place {
        Place { file: self.file, line: at.line, column: at.column }
    }

    fn problem<T>(&mut self, at: &At<T>, message: String, help: Option<String>) {
        let (line, column) = (at.line as usize, at.column as usize);
        self.problems.push(Problem { file: self.path.to_owned(), line, column, message, help });
    }
}

/// Brings the parts together.
pub(super) struct Resolver {
    pub registry: Registry,
    pub problems: Vec<Problem>,
}

impl Resolver {
    /// A registry of what all files say; with their speakers only, unless all could be read.
    pub fn of(root: &Path, files: Vec<PathBuf>, parts: Parts, whole: bool) -> Self {
        let Parts { speakers, claims, called, problems } = parts;
        let names = Names::of(&speakers);
        let registry = Registry { root: root.to_owned(), files, speakers, claims: Vec::new(), names };
        let mut resolver = Self { registry, problems };
        for (index, speaker) in resolver.registry.speakers.iter().enumerate() {
            let first = resolver.registry.names.ids[&speaker.id];
            if first != index {
                let first = resolver.registry.speakers[first].place;
                let problem = resolver.duplicate("speaker", &speaker.id, speaker.place, first);
                resolver.problems.push(problem);
            }
        }
        if whole {
            resolver.add_claims(claims, &called);
        }
        resolver
    }

    /// Adds claims, each pointing at its speaker.
    fn add_claims(&mut self, claims: Vec<Claim>, called: &[(u32, At<String>)]) {
        let mut found = Vec::with_capacity(called.len());
        for (file, id) in called {
            let known = self.registry.names.ids.get(&id.value).copied();
            if known.is_none() {
                self.stranger(*file, id);
            }
            found.push(known.unwrap_or(0));
        }
        self.registry.claims = claims;
        self.registry.claims.par_iter_mut().for_each(|claim| claim.speaker = found[claim.speaker]);
        self.find_duplicates();
    }

    /// Ids that two claims have, by a sorted list of hashes: a table of a million ids would take as much as they do.
    fn find_duplicates(&mut self) {
        let claims = &self.registry.claims;
        let keys = RandomState::new();
        let mut hashes: Vec<(u64, u32)> = claims
            .par_iter()
            .enumerate()
            .map(|(index, claim)| (keys.hash_one(&claim.id), index as u32))
            .collect();
        hashes.par_sort_unstable();
        let mut again = Vec::new();
        for alike in hashes.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            let mut seen: HashMap<&str, usize> = HashMap::new();
            for index in alike.iter().map(|(_, index)| *index as usize) {
                let first = *seen.entry(&claims[index].id).or_insert(index);
                if first != index {
                    again.push((index, first));
                }
            }
        }
        again.sort_unstable();
        for (index, first) in again {
            let problem =
                self.duplicate("claim", &claims[index].id, claims[index].place, claims[first].place);
            self.problems.push(problem);
        }
    }

    fn stranger(&mut self, file: u32, id: &At<String>) {
        let message = format!("expected the id of a speaker, found `{}`", id.value);
        let known = self.registry.speakers.iter().map(|speaker| speaker.id.as_str());
        // Looking for the nearest among many, many times, would take too long.
        let near = if self.problems.len() < 100 { suggestion(&id.value, known) } else { None };
        let help = near.unwrap_or_else(|| format!("add `{}:` under `speakers:`", id.value));
        let place = Place { file, line: id.line, column: id.column };
        self.problems.push(self.problem(place, message, Some(help)));
    }

    fn duplicate(&self, what: &str, id: &str, at: Place, first: Place) -> Problem {
        let message = format!("expected a new {what} id, found `{id}` again");
        let file = self.registry.file_of(first).display();
        let help =
            format!("it stands first at {file}:{}:{}; give one of them another id", first.line, first.column);
        self.problem(at, message, Some(help))
    }

    fn problem(&self, at: Place, message: String, help: Option<String>) -> Problem {
        let file = self.registry.file_of(at).to_owned();
        Problem { file, line: at.line as usize, column: at.column as usize, message, help }
    }
}

/// Without the blanks around, and no larger than it has to be.
fn trimmed(text: String) -> String {
    let inner = text.trim();
    if inner.len() == text.len() {
        let mut text = text;
        text.shrink_to_fit();
        return text;
    }
    inner.to_owned()
}

fn level(written: written::Sourcing) -> Level {
    match written {
        written::Sourcing::Named => Level::Named,
        written::Sourcing::Anonymous => Level::Anonymous,
        written::Sourcing::Secondhand => Level::Secondhand,
        written::Sourcing::Unattributed => Level::Unattributed,
    }
}

fn status(written: written::Status) -> Status {
    match written {
        written::Status::Verified => Status::Verified,
        written::Status::Unverified => Status::Unverified,
        written::Status::Disputed => Status::Disputed,
        written::Status::Retracted => Status::Retracted,
    }
}
