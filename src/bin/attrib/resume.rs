//! A report that an interrupted run has begun, and how far it came, so that the next run goes on from there.
//!
//! The report grows in `FILE.part`; `FILE.part.json` says up to which input and which byte it is whole. Both are
//! gone when the report is complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use attrib::report::wire::Summary;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// How often it is noted how far the report came.
const EVERY: Duration = Duration::from_millis(250);

/// How far a run came.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// All that bears on the report, hashed.
    pub run: String,
    /// How many inputs are done.
    pub inputs: usize,
    /// Their names, hashed one after the other.
    pub names: u64,
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
    /// Counts an input, given the hash of its name.
    pub fn count(&mut self, name: u64) {
        self.inputs += 1;
        self.names = (self.names.rotate_left(5) ^ name).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A report in the making.
pub struct Partial {
    file: File,
    target: PathBuf,
    noted: Instant,
}

impl Partial {
    /// Opens the report for `target` that a run began; gives how far it came, from the start when there is none.
    ///
    /// # Errors
    /// When the files cannot be used, and when the report begun is that of another run than `run`.
    pub fn open(target: &Path, run: &str) -> io::Result<(Self, State)> {
        let mut state = State { run: run.to_owned(), ..State::default() };
        match fs::read(note(target)) {
            Ok(bytes) => {
                let known: State = serde_json::from_slice(&bytes)?;
                if known.run != run {
                    return Err(io::Error::other(format!(
                        "{} was begun with other arguments, files or another version",
                        part(target).display()
                    )));
                }
                state = known;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(part(target))?;
        file.set_len(state.bytes)?;
        file.seek(SeekFrom::Start(state.bytes))?;
        Ok((Self { file, target: target.to_owned(), noted: Instant::now() }, state))
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
        let folder = self.target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut file, state)?;
        file.persist(note(&self.target))?;
        Ok(())
    }

    /// Puts the complete report in its place.
    pub fn close(self) -> io::Result<()> {
        fs::rename(part(&self.target), &self.target)?;
        match fs::remove_file(note(&self.target)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Where the report grows.
fn part(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Where it is noted how far it came.
fn note(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part.json");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_after_the_last_note_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("report.txt");
        let (mut partial, mut state) = Partial::open(&target, "run").unwrap();
        partial.write(b"one ").unwrap();
        state.bytes = 4;
        std::thread::sleep(EVERY);
        partial.note(&state).unwrap();
        partial.write(b"two, cut of").unwrap();
        drop(partial);
        assert!(Partial::open(&target, "another run").is_err());
        let (mut partial, state) = Partial::open(&target, "run").unwrap();
        assert_eq!(state.bytes, 4);
        partial.write(b"two").unwrap();
        partial.close().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "one two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
