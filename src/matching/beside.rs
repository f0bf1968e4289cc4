//! The index file beside a registry: where it lies, what it is keyed by, when it is believed and when made anew.
//!
//! The file is only ever a copy of what [`Index::build`] would give for the same texts: deleting it, damaging it or
//! changing a claim costs time, never an answer.

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Index, Unusable};

/// An index for the claims of a registry, and what became of the file beside it.
#[derive(Debug)]
pub struct Kept {
    /// Over the claims as they are now.
    pub index: Index,
    /// What became of the file.
    pub file: FileState,
}

/// What became of an index file.
#[derive(Debug)]
pub enum FileState {
    /// There is none, so the index was built in memory.
    None,
    /// It was sound and fresh, and is used.
    Used,
    /// It could not be used, and was written anew.
    Renewed(Unusable),
    /// It could not be used, nor written anew; the index was built in memory.
    Left(Unusable, io::Error),
}

/// Where the index of a registry lies: in its folder, or beside its only file, under a hidden name.
pub fn path_beside(registry: &Path) -> PathBuf {
    if registry.is_dir() {
        return registry.join(".attrib-index");
    }
    let name = registry.file_name().unwrap_or_default().to_string_lossy();
    registry.with_file_name(format!(".{name}.attrib-index"))
}

/// SHA-256 over the claims' texts in order; no two lists of texts share one.
pub fn digest<S: AsRef<str>>(claims: &[S]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for claim in claims {
        let text = claim.as_ref();
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().into()
}

/// The index for these claims, out of the file beside the registry where that is sound and fresh. A file that
/// is there but cannot be used is written anew.
pub fn load<S: AsRef<str>>(registry: &Path, claims: &[S]) -> Kept {
    let path = path_beside(registry);
    if path.try_exists().is_ok_and(|exists| !exists) {
        return Kept { index: Index::build(claims), file: FileState::None };
    }
    let content = digest(claims);
    match Index::open(&path, content).and_then(checked) {
        Ok(index) => Kept { index, file: FileState::Used },
        Err(reason) => {
            let index = Index::build(claims);
            let file = match index.write(&path, content) {
                Ok(()) => FileState::Renewed(reason),
                Err(error) => FileState::Left(reason, error),
            };
            Kept { index, file }
        }
    }
}

/// Builds the index of a registry and writes it beside it; gives where.
///
/// # Errors
/// When the file cannot be written.
pub fn write<S: AsRef<str>>(registry: &Path, claims: &[S]) -> io::Result<PathBuf> {
    let path = path_beside(registry);
    Index::build(claims).write(&path, digest(claims))?;
    Ok(path)
}

/// An index of which every block was found sound.
fn checked(index: Index) -> Result<Index, Unusable> {
    if index.is_sound() { Ok(index) } else { Err(Unusable::Damaged) }
}
