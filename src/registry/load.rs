//! Reading all files of a registry, and everything that has to hold between them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use rayon::prelude::*;
use serde_yaml::{Location, Spanned};

use super::problem::suggestion;
use super::{Claim, Evidence, Place, Problem, Registry, Speaker, Status, written};
use crate::sourcing::Level;

/// A file larger than this is refused.
const FILE_BYTES: u64 = 1 << 30;

impl Registry {
    /// Reads a file, or every `.yaml` and `.yml` file under a folder.
    ///
    /// # Errors
    ///
    /// Everything that is wrong in any file, with its place; nothing is half-loaded.
    pub fn load(path: &Path) -> Result<Registry, Vec<Problem>> {
        let files = files(path)?;
        let read: Vec<Result<written::File, Problem>> = files.par_iter().map(|file| read(file)).collect();
        let mut registry = Registry { root: path.to_owned(), files, ..Registry::default() };
        let mut problems = Vec::new();
        let mut parsed = Vec::new();
        for (index, result) in read.into_iter().enumerate() {
            match result {
                Ok(file) => parsed.push((index, file)),
                Err(problem) => problems.push(problem),
            }
        }
        let claims = registry.add_speakers(parsed, &mut problems);
        // Claims point at speakers; with a file unread they would seem to point nowhere.
        if problems.is_empty() {
            registry.add_claims(claims, &mut problems);
        }
        if problems.is_empty() { Ok(registry) } else { Err(problems) }
    }

    fn add_speakers(
        &mut self,
        parsed: Vec<(usize, written::File)>,
        problems: &mut Vec<Problem>,
    ) -> Vec<(usize, Vec<written::Claim>)> {
        let mut seen: HashMap<String, Place> = HashMap::new();
        let mut claims = Vec::new();
        for (file, written) in parsed {
            let mut speakers: Vec<_> = written.speakers.into_iter().collect();
            speakers.sort_unstable_by_key(|(id, _)| (id.referenced.line(), id.referenced.column()));
            for (id, speaker) in speakers {
                let place = place(file, id.referenced);
                if let Some(first) = seen.insert(id.value.clone(), place) {
                    problems.push(self.duplicate("speaker", &id.value, place, first));
                }
                if speaker.name.is_none() && !speaker.anonymous {
                    let message = format!("expected a name for speaker `{}`, found none", id.value);
                    let help = "add `name:`, or `anonymous: true` with a `description:`";
                    problems.push(self.problem(place, message, Some(help.into())));
                }
                self.speakers.push(Speaker {
                    id: id.value,
                    name: speaker.name,
                    anonymous: speaker.anonymous,
                    description: speaker.description,
                    reason: speaker.reason,
                    aliases: speaker.aliases,
                    roles: speaker.roles,
                    place,
                });
            }
            claims.push((file, written.claims));
        }
        claims
    }

    fn add_claims(&mut self, claims: Vec<(usize, Vec<written::Claim>)>, problems: &mut Vec<Problem>) {
        let speakers: HashMap<String, usize> =
            self.speakers.iter().enumerate().map(|(i, s)| (s.id.clone(), i)).collect();
        let mut seen: HashMap<String, Place> = HashMap::new();
        for (file, written) in
            claims.into_iter().flat_map(|(file, all)| all.into_iter().map(move |c| (file, c)))
        {
            let at = place(file, written.id.referenced);
            if let Some(first) = seen.insert(written.id.value.clone(), at) {
                problems.push(self.duplicate("claim", &written.id.value, at, first));
            }
            match self.claim_of(file, written, &speakers) {
                Ok(claim) => self.claims.push(claim),
                Err(found) => problems.extend(found),
            }
        }
    }

    fn claim_of(
        &self,
        file: usize,
        written: written::Claim,
        speakers: &HashMap<String, usize>,
    ) -> Result<Claim, Vec<Problem>> {
        let mut problems = Vec::new();
        let speaker = speakers.get(&written.speaker.value).copied();
        if speaker.is_none() {
            let message = format!("expected the id of a speaker, found `{}`", written.speaker.value);
            let help = suggestion(&written.speaker.value, speakers.keys().map(String::as_str))
                .unwrap_or_else(|| format!("add `{}:` under `speakers:`", written.speaker.value));
            problems.push(self.problem(place(file, written.speaker.referenced), message, Some(help)));
        }
        if written.text.value.trim().is_empty() {
            let message = "expected the words of the claim, found none".to_owned();
            problems.push(self.problem(place(file, written.text.referenced), message, None));
        }
        let said = self.parsed(file, written.said, "a date like 2014-03-10", &mut problems);
        let embargo = self.parsed(file, written.embargo, "a time like 2014-03-10T18:00:00Z", &mut problems);
        let mut evidence = Vec::new();
        for item in written.evidence {
            evidence.extend(self.evidence_of(file, item, place(file, written.id.referenced), &mut problems));
        }
        match speaker {
            Some(speaker) if problems.is_empty() => Ok(Claim {
                place: place(file, written.id.referenced),
                id: written.id.value,
                speaker,
                text: written.text.value.trim().to_owned(),
                said,
                occasion: written.occasion,
                sourcing: written.sourcing.map(level),
                status: status(written.status),
                language: written.language,
                original: written.original,
                translated_by: written.translated_by,
                via: written.via,
                evidence,
                embargo,
            }),
            _ => Err(problems),
        }
    }

    fn evidence_of(
        &self,
        file: usize,
        item: written::Evidence,
        claim: Place,
        problems: &mut Vec<Problem>,
    ) -> Option<Evidence> {
        match (item.file, item.url) {
            (Some(path), None) => Some(Evidence::File { path, sha256: item.sha256 }),
            (None, Some(url)) => {
                let retrieved = self.parsed(file, item.retrieved, "a date like 2014-03-10", problems);
                Some(Evidence::Page { url: url.value, retrieved, archived: item.archived })
            }
            (both, _) => {
                let found = if both.is_some() { "both" } else { "neither" };
                let message = format!("expected evidence with `file:` or with `url:`, found {found}");
                problems.push(self.problem(claim, message, Some("write one item for each".into())));
                None
            }
        }
    }

    fn parsed<T: FromStr>(
        &self,
        file: usize,
        written: Option<Spanned<String>>,
        form: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        let written = written?;
        let value = written.value.parse().ok();
        if value.is_none() {
            let message = format!("expected {form}, found `{}`", written.value);
            problems.push(self.problem(place(file, written.referenced), message, None));
        }
        value
    }

    fn duplicate(&self, what: &str, id: &str, at: Place, first: Place) -> Problem {
        let message = format!("expected a new {what} id, found `{id}` again");
        let file = self.files[first.file].display();
        let help =
            format!("it stands first at {file}:{}:{}; give one of them another id", first.line, first.column);
        self.problem(at, message, Some(help))
    }

    fn problem(&self, at: Place, message: String, help: Option<String>) -> Problem {
        Problem { file: self.files[at.file].clone(), line: at.line, column: at.column, message, help }
    }
}

fn place(file: usize, at: Location) -> Place {
    Place { file, line: at.line() as usize, column: at.column() as usize }
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

/// The registry's files, sorted.
fn files(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let whole = |message: String, help: &str| {
        vec![Problem { file: path.to_owned(), line: 0, column: 0, message, help: Some(help.into()) }]
    };
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Err(whole(
            "expected a registry, found nothing".into(),
            "run `attrib init`, or name one with --claims",
        ));
    }
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path).standard_filters(false).build() {
        let entry = entry.map_err(|error| whole(error.to_string(), "make the folder readable"))?;
        let yaml = entry.path().extension().is_some_and(|e| e == "yaml" || e == "yml");
        if yaml && entry.file_type().is_some_and(|t| t.is_file()) {
            files.push(entry.into_path());
        }
    }
    files.sort_unstable();
    Ok(files)
}

fn read(file: &Path) -> Result<written::File, Problem> {
    let unread = |message: String, help: Option<String>| Problem {
        file: file.to_owned(),
        line: 0,
        column: 0,
        message,
        help,
    };
    let length = std::fs::metadata(file).map_err(|e| unread(e.to_string(), None))?.len();
    if length > FILE_BYTES {
        let help = "split it into several files".to_owned();
        return Err(unread(format!("expected at most 1 GiB, found {length} bytes"), Some(help)));
    }
    let text = std::fs::read_to_string(file)
        .map_err(|e| unread(e.to_string(), Some("save it as UTF-8, readable for you".into())))?;
    if text.trim().is_empty() {
        return Ok(written::File::default());
    }
    let budget = serde_yaml::budget! {
        max_events: 64_000_000,
        max_nodes: 64_000_000,
        max_total_scalar_bytes: FILE_BYTES as usize,
        max_depth: 16,
        max_aliases: 64,
        max_anchors: 64,
    };
    let options = serde_yaml::options! { budget: budget };
    serde_yaml::from_str_with_options(&text, options).map_err(|e| Problem::of_yaml(file.to_owned(), &e))
}
