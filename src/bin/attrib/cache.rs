//! Results of earlier runs, kept in a folder: a story that has not changed costs no more than reading it.
//!
//! Keyed by the story's bytes and name, all that bears on its result, and the build of the program. Two files: the
//! results one after the other, and an index of fixed-size entries that is read when a run starts.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use attrib::lexicon::KeyMap;
use attrib::report::wire::Summary;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::inputs;
use crate::message::Messages;
use crate::run::Piece;

/// What results are kept under.
pub type Key = [u8; 32];

/// Changes with every change of the program.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("ATTRIB_BUILD"));

/// Bytes of an entry: key, offset, length and checksum.
const ENTRY: usize = 32 + 8 + 4 + 4;

/// Where a result lies.
#[derive(Clone, Copy)]
struct Place {
    key: Key,
    offset: u64,
    length: u32,
    sum: u32,
}

impl Place {
    fn to_bytes(self) -> [u8; ENTRY] {
        let mut bytes = [0; ENTRY];
        bytes[..32].copy_from_slice(&self.key);
        bytes[32..40].copy_from_slice(&self.offset.to_le_bytes());
        bytes[40..44].copy_from_slice(&self.length.to_le_bytes());
        bytes[44..].copy_from_slice(&self.sum.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; ENTRY]) -> Option<Self> {
        let (key, rest) = bytes.split_first_chunk()?;
        let (offset, rest) = rest.split_first_chunk()?;
        let (length, sum) = rest.split_first_chunk()?;
        let sum = u32::from_le_bytes(*sum.first_chunk()?);
        let (offset, length) = (u64::from_le_bytes(*offset), u32::from_le_bytes(*length));
        Some(Self { key: *key, offset, length, sum })
    }
}

/// What a result says beside its bytes.
#[derive(Serialize, Deserialize)]
struct Kept {
    summary: Summary,
    failing: usize,
    empty: Option<String>,
}

/// The results kept in a folder.
pub struct Cache {
    /// All that bears on every result of this run.
    run: Sha256,
    /// By the first bytes of their keys.
    places: KeyMap<u64, Place>,
    results: Mutex<File>,
}

/// Adds results to a folder.
struct Writer {
    results: BufWriter<File>,
    index: BufWriter<File>,
    end: u64,
}

impl Cache {
    /// Opens the results in `folder`, which is made if it is missing; `run` is all that bears on every result of this
    /// run. Results of other builds of the program are removed. Nothing is added while another run does.
    fn open(folder: &Path, run: &str) -> io::Result<(Self, Option<Writer>)> {
        fs::create_dir_all(folder)?;
        let (results, index) = (file(folder, "results"), file(folder, "index"));
        let (file, mut entries) = (appending(&results)?, appending(&index)?);
        let alone = match entries.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(error)) => return Err(error),
        };
        let (cache, end, whole) = Self::read(file, &mut entries, run)?;
        if !alone {
            return Ok((cache, None));
        }
        remove_others(folder, [&results, &index])?;
        entries.set_len(whole)?;
        let results = BufWriter::new(appending(&results)?);
        Ok((cache, Some(Writer { results, index: BufWriter::new(entries), end })))
    }

    /// Opens the results in a folder that cannot be written to.
    fn open_to_read(folder: &Path, run: &str) -> io::Result<Self> {
        let mut entries = File::open(file(folder, "index"))?;
        Self::read(File::open(file(folder, "results"))?, &mut entries, run).map(|(cache, ..)| cache)
    }

    /// The results that `entries` tells of; where they end, and where the last whole entry does.
    fn read(results: File, entries: &mut File, run: &str) -> io::Result<(Self, u64, u64)> {
        let end = results.metadata()?.len();
        let mut bytes = Vec::new();
        entries.read_to_end(&mut bytes)?;
        let (known, torn) = bytes.as_chunks::<ENTRY>();
        let places = known.iter().filter_map(Place::from_bytes);
        let places = places.filter(|place| place.offset + u64::from(place.length) <= end);
        let places = places.map(|place| (short(&place.key), place)).collect();
        let cache = Self { run: Sha256::new_with_prefix(run), places, results: Mutex::new(results) };
        Ok((cache, end, (bytes.len() - torn.len()) as u64))
    }

    /// What the result of a story is kept under; `project` is what applies to it.
    pub fn key(&self, project: &Key, name: &str, bytes: &[u8]) -> Key {
        let mut hash = self.run.clone();
        hash.update(project);
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update(bytes);
        hash.finalize().into()
    }

    /// The result kept under `key`, written into `buffer`; `None` when there is none, or when it is damaged.
    pub fn get(&self, key: &Key, buffer: &mut Vec<u8>) -> Option<Piece> {
        let place = self.places.get(&short(key)).filter(|place| place.key == *key)?;
        buffer.clear();
        buffer.resize(place.length as usize, 0);
        {
            let mut file = self.results.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(place.offset)).ok()?;
            file.read_exact(buffer).ok()?;
        }
        if crc32fast::hash(buffer) != place.sum {
            return None;
        }
        let head = memchr::memchr(b'\n', buffer)?;
        let Kept { summary, failing, empty } = serde_json::from_slice(&buffer[..head]).ok()?;
        let bytes = buffer.split_off(head + 1);
        Some(Piece { bytes, summary, failing, empty, key: None, read: 0 })
    }
}

impl Writer {
    /// Keeps a result under `key`.
    fn put(&mut self, key: Key, piece: &Piece) -> io::Result<()> {
        let kept =
            Kept { summary: piece.summary.clone(), failing: piece.failing, empty: piece.empty.clone() };
        let mut bytes = serde_json::to_vec(&kept)?;
        bytes.push(b'\n');
        bytes.extend_from_slice(&piece.bytes);
        let Ok(length) = u32::try_from(bytes.len()) else { return Ok(()) };
        let place = Place { key, offset: self.end, length, sum: crc32fast::hash(&bytes) };
        self.results.write_all(&bytes)?;
        self.end += u64::from(length);
        self.index.write_all(&place.to_bytes())
    }

    /// Writes what is still in memory: the results first, so that no entry points at what is not there.
    fn close(mut self) -> io::Result<()> {
        self.results.flush()?;
        self.index.flush()
    }
}

/// Adds the results of a run to a folder for as long as that goes well: the report does not depend on it.
pub struct Keeper<'a> {
    folder: &'a Path,
    messages: Messages,
    writer: Option<Writer>,
}

impl<'a> Keeper<'a> {
    /// Opens the results in `folder`, as far as they can be used. `run` is all that bears on every result of this run.
    pub fn open(folder: &'a Path, run: &str, messages: Messages) -> (Option<Cache>, Self) {
        let mut keeper = Self { folder, messages, writer: None };
        match Cache::open(folder, run) {
            Ok((cache, writer)) => {
                keeper.writer = writer;
                (Some(cache), keeper)
            }
            Err(error) => {
                let cache = Cache::open_to_read(folder, run).ok();
                let what = if cache.is_some() {
                    "the cache is read only"
                } else {
                    "the run goes on without a cache"
                };
                keeper.warn(what, &error);
                (cache, keeper)
            }
        }
    }

    /// Keeps a result that is to be kept.
    pub fn put(&mut self, piece: &Piece) {
        let Some((writer, key)) = self.writer.as_mut().zip(piece.key) else { return };
        if let Err(error) = writer.put(key, piece) {
            self.writer = None;
            self.warn("nothing more is kept", &error);
        }
    }

    /// Writes what is still in memory.
    pub fn close(mut self) {
        if let Some(Err(error)) = self.writer.take().map(Writer::close) {
            self.warn("not all is kept", &error);
        }
    }

    fn warn(&self, what: &str, error: &io::Error) {
        let (folder, reason) = (self.folder.display(), inputs::reason(error));
        self.messages.warning(format_args!(
            "{folder}: {what}: {reason}; name a folder with --cache that can be written to, and has room"
        ));
    }
}

fn appending(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).append(true).create(true).open(path)
}

/// A file of this build's results.
fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("attrib-{BUILD}-{name}"))
}

fn short(key: &Key) -> u64 {
    key.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

fn remove_others(folder: &Path, own: [&Path; 2]) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let ours = name.starts_with("attrib-") && (name.ends_with("-results") || name.ends_with("-index"));
        if ours && !own.contains(&path.as_path()) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece {
        let summary = Summary { documents: 1, ..Summary::default() };
        Piece { bytes: text.into(), summary, failing: 2, empty: None, key: None, read: 0 }
    }

    #[test]
    fn a_result_is_found_again_unless_anything_about_it_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, writer) = Cache::open(folder.path(), "extract").unwrap();
        let key = cache.key(&[0; 32], "a.txt", b"story");
        let mut writer = writer.unwrap();
        writer.put(key, &piece("first")).unwrap();
        writer.put(cache.key(&[0; 32], "b.txt", b"story"), &piece("second")).unwrap();
        // Another run beside this one reads only.
        assert!(Cache::open(folder.path(), "extract").unwrap().1.is_none());
        writer.close().unwrap();
        let (cache, _) = Cache::open(folder.path(), "extract").unwrap();
        let found = cache.get(&key, &mut Vec::new()).unwrap();
        assert_eq!((found.bytes.as_slice(), found.failing, found.summary.documents), (&b"first"[..], 2, 1));
        let others = [
            cache.key(&[1; 32], "a.txt", b"story"),
            cache.key(&[0; 32], "c.txt", b"story"),
            cache.key(&[0; 32], "a.txt", b"story!"),
            Cache::open(folder.path(), "check").unwrap().0.key(&[0; 32], "a.txt", b"story"),
        ];
        assert!(others.iter().all(|other| cache.get(other, &mut Vec::new()).is_none()));
    }

    #[test]
    fn damage_is_no_result() {
        let folder = tempfile::tempdir().unwrap();
        let (cache, writer) = Cache::open(folder.path(), "").unwrap();
        let key = cache.key(&[0; 32], "a.txt", b"story");
        let mut writer = writer.unwrap();
        writer.put(key, &piece("text")).unwrap();
        writer.close().unwrap();
        let path = file(folder.path(), "results");
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, bytes).unwrap();
        assert!(Cache::open(folder.path(), "").unwrap().0.get(&key, &mut Vec::new()).is_none());
    }
}
