//! Reading the files of a registry, each by itself, several at once.

use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use rayon::prelude::*;

use super::resolve::{Part, Parts, Resolver};
use super::{Problem, Registry, plain, written};

/// A file larger than this is refused.
const FILE_BYTES: u64 = 1 << 29;

/// A single value larger than this is refused.
const SCALAR_BYTES: usize = 1 << 20;

/// Files a thread reads before what they say is brought together.
const AHEAD: usize = 2;

/// Of more problems than these only the number is said.
const PROBLEMS: usize = 100;

impl Registry {
    /// Reads a file, or every `.yaml` and `.yml` file under a folder.
    ///
    /// # Errors
    ///
    /// What is wrong in any file, with its place, in the order of the files; nothing is half-loaded. Of more
    /// than a hundred problems the last one says how many more there are.
    pub fn load(path: &Path) -> Result<Registry, Vec<Problem>> {
        let files = files(path)?;
        let (mut parts, mut problems) = (Parts::default(), Vec::new());
        // A few at a time, so that no more than these are held twice.
        let at_once = rayon::current_num_threads() * AHEAD;
        for (turn, some) in files.chunks(at_once).enumerate() {
            let numbered = some.par_iter().enumerate();
            let read: Vec<Result<Part, Problem>> =
                numbered.map(|(index, file)| part(turn * at_once + index, file)).collect();
            for result in read {
                match result {
                    Ok(part) => parts.add(part),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        // Claims point at speakers; with a file unread they would seem to point nowhere.
        let whole = problems.is_empty();
        let mut resolver = Resolver::of(path, files, parts, whole);
        problems.append(&mut resolver.problems);
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        if problems.is_empty() { Ok(resolver.registry) } else { Err(at_most(problems)) }
    }
}

fn at_most(mut problems: Vec<Problem>) -> Vec<Problem> {
    let more = problems.len().saturating_sub(PROBLEMS);
    problems.truncate(PROBLEMS);
    if let Some(last) = problems.last().filter(|_| more > 0) {
        let message = format!("{more} more problems in this file and the next");
        let problem = Problem::of_file(&last.file, message, Some("mend those above first".into()));
        problems.push(problem);
    }
    problems
}

/// The registry's files, sorted.
fn files(path: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        let help = "run `attrib init`, or name one with --claims".to_owned();
        return Err(vec![Problem::of_file(path, "expected a registry, found nothing", Some(help))]);
    }
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path).standard_filters(false).follow_links(true).build() {
        let entry = entry.map_err(|error| {
            let help = "make the folder readable, without links in a circle".to_owned();
            vec![Problem::of_file(path, error.to_string(), Some(help))]
        })?;
        let yaml = entry.path().extension().is_some_and(|e| e == "yaml" || e == "yml");
        if yaml && entry.file_type().is_some_and(|t| t.is_file()) {
            files.push(entry.into_path());
        }
    }
    files.sort_unstable();
    Ok(files)
}

fn part(index: usize, file: &Path) -> Result<Part, Problem> {
    let written = parse(file, &read(file)?)?;
    Ok(Part::of(index as u32, file, written))
}

/// The text of a registry file.
pub(super) fn read(file: &Path) -> Result<String, Problem> {
    let unread = |message: String, help: &str| Problem::of_file(file, message, Some(help.into()));
    let length =
        std::fs::metadata(file).map_err(|e| unread(e.to_string(), "make the file readable for you"))?.len();
    if length > FILE_BYTES {
        let message = format!("expected at most {} MiB, found {}", FILE_BYTES >> 20, length >> 20);
        return Err(unread(message, "split it into several files"));
    }
    let bytes = std::fs::read(file).map_err(|e| unread(e.to_string(), "make the file readable for you"))?;
    String::from_utf8(bytes).map_err(|error| not_utf8(file, &error))
}

/// Where a file is not UTF-8.
fn not_utf8(file: &Path, error: &FromUtf8Error) -> Problem {
    let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let before = String::from_utf8_lossy(sound);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let message = "expected UTF-8, found a character in another encoding";
    Problem {
        line: 1 + before.matches('\n').count(),
        column: 1 + line.chars().count(),
        ..Problem::of_file(file, message, Some("save the file as UTF-8".into()))
    }
}

/// What a registry file says.
pub(super) fn parse(file: &Path, text: &str) -> Result<written::File, Problem> {
    if text.trim().is_empty() {
        return Ok(written::File::default());
    }
    let written = match plain::read(text) {
        Some(written) => written,
        None => parse_yaml(text).map_err(|e| Problem::of_yaml(file.to_owned(), &e))?,
    };
    match written.claims.iter().find(|claim| claim.text.value.len() > SCALAR_BYTES) {
        None => Ok(written),
        Some(claim) => Err(Problem {
            line: claim.text.line as usize,
            column: claim.text.column as usize,
            help: Some("register what was said in several claims".into()),
            ..Problem::of_file(
                file,
                format!("expected at most {SCALAR_BYTES} bytes of text, found {}", claim.text.value.len()),
                None,
            )
        }),
    }
}

fn parse_yaml(text: &str) -> Result<written::File, serde_yaml::Error> {
    let budget = serde_yaml::budget! {
        max_events: 64_000_000,
        max_nodes: 64_000_000,
        max_total_scalar_bytes: FILE_BYTES as usize,
        max_depth: 16,
        max_aliases: 4096,
        max_anchors: 4096,
    };
    let options = serde_yaml::options! { budget: budget };
    serde_yaml::from_str_with_options(text, options)
}
