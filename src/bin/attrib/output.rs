//! Where a report goes, and whether it is coloured.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use attrib::error::Error;
use attrib::unfinished::Unfinished;

use crate::arguments::Color;
use crate::identity::{self, Identity, Own};
use crate::resume::{self, Partial, State};
use crate::{Outcome, message};

/// Standard output, or a file that appears only when it is complete.
pub enum Output {
    /// Standard output.
    Standard(io::Stdout),
    /// A file in the making.
    File(Unfinished),
    /// A device or a pipe, which is written to and never replaced.
    Device(fs::File),
    /// A file that a later run can go on with when this one is interrupted.
    Partial(Partial),
}

impl Output {
    /// Opens the place a report goes to.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::Standard(io::stdout())) };
        match fs::metadata(path) {
            Ok(found) if is_standard(&found) => Ok(Self::Standard(io::stdout())),
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => fs::File::options().write(true).open(path).map(Self::Device),
            _ => Unfinished::new(path).map(Self::File),
        }
    }

    /// Opens the report for `path` that an interrupted run has begun; gives how far it came. `run` is the hash of all that
    /// bears on the whole report.
    pub fn resume(path: &Path, run: u64) -> Result<(Self, State), Error> {
        Partial::open(path, run).map(|(partial, state)| (Self::Partial(partial), state))
    }

    /// The files that a report for `path` grows in or takes the place of.
    pub fn files(path: Option<&Path>) -> Own {
        match path {
            Some(path) => Own::of([path, &resume::part(path)].into_iter().flat_map(fs::metadata)),
            None => Own::of(identity::standard(io::stdout())),
        }
    }

    /// Notes how far the report came, where that is wanted.
    pub fn note(&mut self, state: &State) -> io::Result<()> {
        match self {
            Self::Partial(partial) => partial.note(state),
            _ => Ok(()),
        }
    }

    /// Whether a person looks at it.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Standard(out) if out.is_terminal())
    }

    /// Writes one piece and passes it on at once.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Standard(out) => {
                let mut out = out.lock();
                out.write_all(bytes)?;
                out.flush()
            }
            Self::File(file) => file.write_all(bytes),
            Self::Device(file) => file.write_all(bytes),
            Self::Partial(partial) => partial.write(bytes),
        }
    }

    /// Puts a complete file in its place.
    pub fn close(self) -> io::Result<()> {
        match self {
            Self::Standard(_) | Self::Device(_) => Ok(()),
            Self::File(file) => file.keep(),
            Self::Partial(partial) => partial.close(),
        }
    }
}

/// Whether this is standard output by another name, as /dev/stdout is.
fn is_standard(found: &fs::Metadata) -> bool {
    let standard = identity::standard(io::stdout()).and_then(|standard| Identity::of(&standard));
    standard.is_some() && standard == Identity::of(found)
}

/// Prints something complete to standard output.
pub fn print(bytes: &[u8]) -> Outcome {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            message::failure(format_args!("standard output: {error}"))
        }
        _ => Outcome::Clean,
    }
}

/// Whether to colour what goes to a place that is a terminal or not: the flag first, then NO_COLOR, then
/// CLICOLOR_FORCE.
pub fn colors(flag: Color, terminal: bool) -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match flag {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| !v.is_empty() && v != "0") => true,
        Color::Auto => terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}
