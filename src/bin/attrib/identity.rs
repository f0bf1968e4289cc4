//! Which file something is, whatever it is called: links and other spellings are seen through.

use std::fs::{self, Metadata};
use std::path::Path;

use ignore::DirEntry;

/// A file by its device and its number there. Where systems have no such numbers, nothing is known to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    device: u64,
    number: u64,
}

impl Identity {
    /// Of what was looked up.
    #[cfg(unix)]
    pub fn of(found: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self { device: found.dev(), number: found.ino() })
    }

    /// Of what was looked up.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<Self> {
        None
    }
}

/// What standard input or output is, where that can be told.
#[cfg(unix)]
pub fn standard(stream: impl std::os::fd::AsFd) -> Option<Metadata> {
    let stream = stream.as_fd().try_clone_to_owned().ok()?;
    fs::File::from(stream).metadata().ok()
}

/// What standard input or output is, where that can be told.
#[cfg(not(unix))]
pub fn standard<T>(_: T) -> Option<Metadata> {
    None
}

/// Files that are the run's own and no stories.
#[derive(Clone, Debug, Default)]
pub struct Own(Vec<Identity>);

impl Own {
    /// Those among `found` that are files, not devices, pipes or folders.
    pub fn of(found: impl IntoIterator<Item = Metadata>) -> Self {
        Self(found.into_iter().filter(Metadata::is_file).filter_map(|found| Identity::of(&found)).collect())
    }

    /// Whether what was looked up is one of them.
    pub fn is(&self, found: &Metadata) -> bool {
        Identity::of(found).is_some_and(|identity| self.0.contains(&identity))
    }

    /// Whether the file at `path` is one of them.
    pub fn has(&self, path: &Path) -> bool {
        !self.0.is_empty() && fs::metadata(path).is_ok_and(|found| self.is(&found))
    }

    /// The same for an entry of a folder, which is looked up only where its number is that of one of them.
    pub fn has_entry(&self, entry: &DirEntry) -> bool {
        self.0.iter().any(|own| number(entry) == Some(own.number)) && self.has(entry.path())
    }
}

#[cfg(unix)]
fn number(entry: &DirEntry) -> Option<u64> {
    entry.ino()
}

#[cfg(not(unix))]
fn number(_: &DirEntry) -> Option<u64> {
    None
}
