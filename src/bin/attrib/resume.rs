//! A report that an interrupted run has begun, and how far it came, so that the next run goes on from there.
//!
//! The report grows in `FILE.part`; `FILE.part.json` says up to which input and which byte it is whole. Both are
//! gone when the report is complete.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use attrib::error::Error;
use attrib::report::wire::Summary;
use attrib::unfinished::{Unfinished, followed, pass_on};
use serde::{Deserialize, Serialize};

use crate::identity::Identity;
use crate::inputs::{self, Input};
use crate::project::Projects;

/// How often it is noted how far the report came.
const EVERY: Duration = Duration::from_millis(250);

/// How far a run came.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// All that bears on the whole report, hashed.
    pub run: u64,
    /// How many inputs are done.
    pub inputs: usize,
    /// What was read.
    pub read: Mark,
    /// How many bytes of stories were read.
    pub source: u64,
    /// How many bytes of the report they made.
    pub bytes: u64,
    /// Whether the report holds a document.
    pub begun: bool,
    /// What was counted.
    pub summary: Summary,
    /// Findings that fail the run.
    pub failing: usize,
    /// Whether an input could not be read.
    pub failed: bool,
}

impl State {
    /// Counts an input.
    pub fn count(&mut self, mark: Mark) {
        self.inputs += 1;
        self.read.add(mark);
    }
}

/// What of an input bears on its part of the report, hashed; of several, one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    name: u64,
    contents: u64,
    settings: u64,
}

impl Mark {
    /// Of one input: a line is known by its bytes, a file by its length and the time of its last change.
    pub fn of(input: &Result<Input, Error>, projects: &Projects) -> Self {
        match input {
            Ok(input) => Self {
                name: hash(&input.name()),
                contents: contents(input),
                settings: hash(&projects.of(input.path()).fingerprint()),
            },
            Err(error) => Self { name: hash(&error.name), ..Self::default() },
        }
    }

    fn add(&mut self, next: Mark) {
        let Mark { name, contents, settings } = next;
        let all = [(&mut self.name, name), (&mut self.contents, contents), (&mut self.settings, settings)];
        for (all, next) in all {
            *all = (all.rotate_left(5) ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    /// What is no longer as it was; `None` when all is.
    fn change(self, now: Mark) -> Option<&'static str> {
        if self.name != now.name {
            return Some("the inputs are no longer those of the run to go on with");
        }
        if self.contents != now.contents {
            return Some("stories that are done have changed since");
        }
        (self.settings != now.settings).then_some("the configuration or the registry has changed since")
    }
}

fn contents(input: &Input) -> u64 {
    match input {
        Input::Line { line, .. } => hash(line),
        Input::File(path) => {
            fs::metadata(path).map_or(0, |found| hash(&(found.len(), found.modified().ok())))
        }
        Input::Staged(_) | Input::Standard(_) => 0,
    }
}

/// The same in every run of one build of the program.
pub fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Passes over what an interrupted run has done, and makes sure that it is what it was.
///
/// # Errors
/// Says what of the inputs is no longer the same.
pub fn skip(
    inputs: &mut impl Iterator<Item = Result<Input, Error>>,
    state: &State,
    projects: &Projects,
    target: &Path,
) -> Result<(), Error> {
    let mut passed = State::default();
    for input in inputs.take(state.inputs) {
        passed.count(Mark::of(&input, projects));
    }
    match state.read.change(passed.read) {
        Some(what) => Err(refused(&followed(target), what)),
        None => Ok(()),
    }
}

/// A report in the making.
#[derive(Debug)]
pub struct Partial {
    file: File,
    target: PathBuf,
    noted: Instant,
}

impl Partial {
    /// Opens the report for `target` that a run began; gives how far it came, from the start when there is none. `run` is the
    /// hash of all that bears on the whole report.
    ///
    /// # Errors
    /// When the files cannot be used, when another run writes them, and when they are not of such a run.
    pub fn open(target: &Path, run: u64) -> Result<(Self, State), Error> {
        let target = followed(target);
        if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
            let what = "expected a file that can be gone on with, found a folder, a device or a pipe";
            return Err(Error::new(target.display().to_string(), what, "name a file, or leave out --resume"));
        }
        let mut file = begun(&target)?;
        let state = read_note(&target)?.unwrap_or(State { run, ..State::default() });
        if state.run != run {
            return Err(refused(&target, "begun with other arguments, or by another version of attrib"));
        }
        let length = file.metadata().map_err(|error| unusable(&part(&target), &error))?.len();
        if length < state.bytes {
            return Err(refused(&target, "shorter than is noted"));
        }
        let cut = file.set_len(state.bytes).and_then(|()| file.seek(SeekFrom::Start(state.bytes)));
        cut.map_err(|error| unusable(&part(&target), &error))?;
        Ok((Self { file, target, noted: Instant::now() }, state))
    }

    /// Writes on.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Notes how far the report came, unless that was done a moment ago.
    pub fn note(&mut self, state: &State) -> io::Result<()> {
        if self.noted.elapsed() < EVERY {
            return Ok(());
        }
        self.noted = Instant::now();
        self.file.sync_data()?;
        let mut file = Unfinished::new(&note(&self.target))?;
        serde_json::to_writer(&mut file, state)?;
        file.keep()
    }

    /// Puts the complete report in its place. A run that ends in between leaves the report and a note that nothing is
    /// gone on with.
    pub fn close(self) -> io::Result<()> {
        pass_on(&self.target, &self.file)?;
        fs::rename(part(&self.target), &self.target)?;
        match fs::remove_file(note(&self.target)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// The part of the report that is there, or a new one, for this run alone.
fn begun(target: &Path) -> Result<File, Error> {
    let path = part(target);
    let noted = note(target).exists();
    let file = OpenOptions::new().write(true).create(!noted).truncate(false).open(&path);
    let file = file.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if noted => refused(target, "the report begun is missing"),
        _ => unusable(&path, &error),
    })?;
    let busy = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    // Another run may have put it in its place before it was locked here.
    let identity = |found: io::Result<fs::Metadata>| found.ok().and_then(|found| Identity::of(&found));
    if busy || identity(file.metadata()) != identity(fs::metadata(&path)) {
        let remedy = "wait for it, or name another file with --output";
        return Err(Error::new(path.display().to_string(), "another run is writing it", remedy));
    }
    Ok(file)
}

fn read_note(target: &Path) -> Result<Option<State>, Error> {
    match fs::read(note(target)) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(state) => Ok(Some(state)),
            Err(_) => Err(refused(target, "what is noted of it is damaged, or of another version of attrib")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(&note(target), &error)),
    }
}

/// What was begun is not gone on with.
fn refused(target: &Path, what: &str) -> Error {
    let (part, note) = (part(target), note(target));
    let remedy = format!("delete {} and {} to begin anew", part.display(), note.display());
    Error::new(part.display().to_string(), what, remedy)
}

fn unusable(path: &Path, error: &io::Error) -> Error {
    Error::new(path.display().to_string(), inputs::reason(error), "check where the report goes")
}

/// Where the report grows.
pub fn part(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Where it is noted how far it came.
fn note(target: &Path) -> PathBuf {
    let mut name = part(target).into_os_string();
    name.push(".json");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_after_the_last_note_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("report.txt");
        let (mut partial, mut state) = Partial::open(&target, 1).unwrap();
        partial.write(b"one ").unwrap();
        state.bytes = 4;
        std::thread::sleep(EVERY);
        partial.note(&state).unwrap();
        partial.write(b"two, cut of").unwrap();
        assert!(Partial::open(&target, 1).unwrap_err().to_string().contains("another run is writing it"));
        drop(partial);
        assert!(Partial::open(&target, 2).is_err());
        let (mut partial, state) = Partial::open(&target, 1).unwrap();
        assert_eq!(state.bytes, 4);
        partial.write(b"two").unwrap();
        partial.close().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "one two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
