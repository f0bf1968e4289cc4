//! From what each file says to one registry: everything that has to hold between them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use rayon::prelude::*;

use super::problem::suggestion;
use super::written::At;
use super::{Claim, Evidence, Names, Place, Problem, Registry, Speaker, Status, written};
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
    pub problems: Vec<Problem>,
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
        if speaker.name.is_none() && !speaker.anonymous {
            let message = format!("expected a name for speaker `{}`, found none", id.value);
            let help = "add `name:`, or `anonymous: true` with a `description:`";
            self.problem(&id, message, Some(help.into()));
        }
        let place = self.place(&id);
        Speaker {
            id: id.value,
            name: speaker.name,
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
        Claim {
            place: self.place(&written.id),
            id: written.id.value,
            speaker,
            text: trimmed(written.text.value),
            said,
            occasion: written.occasion.map(|value| self.share(value)),
            sourcing: written.sourcing.map(level),
            status: status(written.status),
            language: written.language.map(|value| self.share(value)),
            original: written.original.map(String::into_boxed_str),
            translated_by: written.translated_by.map(|value| self.share(value)),
            via: written.via.into_iter().map(|value| self.share(value)).collect(),
            evidence: evidence.into_boxed_slice(),
            embargo,
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
    /// A registry with the parts' speakers, and without their claims.
    pub fn new(root: &Path, files: Vec<PathBuf>, parts: &mut [Part]) -> Self {
        let speakers: Vec<Speaker> = parts.iter_mut().flat_map(|part| part.speakers.drain(..)).collect();
        let names = Names::of(&speakers);
        let registry = Registry { root: root.to_owned(), files, speakers, claims: Vec::new(), names };
        let mut resolver = Self { registry, problems: Vec::new() };
        for (index, speaker) in resolver.registry.speakers.iter().enumerate() {
            let first = resolver.registry.names.ids[&speaker.id];
            if first != index {
                let first = resolver.registry.speakers[first].place;
                let problem = resolver.duplicate("speaker", &speaker.id, speaker.place, first);
                resolver.problems.push(problem);
            }
        }
        resolver
    }

    /// Adds the parts' claims, each pointing at its speaker.
    pub fn add_claims(&mut self, mut parts: Vec<Part>) {
        let names = &self.registry.names;
        parts.par_iter_mut().for_each(|part| {
            let found: Vec<Option<usize>> =
                part.called.iter().map(|id| names.ids.get(&id.value).copied()).collect();
            part.claims.iter_mut().for_each(|claim| claim.speaker = found[claim.speaker].unwrap_or(0));
            let mut found = found.into_iter();
            part.called.retain(|_| found.next().flatten().is_none());
        });
        for part in &parts {
            part.called.iter().for_each(|id| self.stranger(part.file, id));
        }
        self.registry.claims.reserve_exact(parts.iter().map(|part| part.claims.len()).sum());
        parts.into_iter().for_each(|part| self.registry.claims.extend(part.claims));
        self.find_duplicates();
    }

    fn find_duplicates(&mut self) {
        let claims = &self.registry.claims;
        let mut seen: HashMap<&str, usize> = HashMap::with_capacity(claims.len());
        let mut problems = Vec::new();
        for (index, claim) in claims.iter().enumerate() {
            let first = *seen.entry(&claim.id).or_insert(index);
            if first != index {
                problems.push(self.duplicate("claim", &claim.id, claim.place, claims[first].place));
            }
        }
        self.problems.append(&mut problems);
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
