//! The bytes of an index, in memory or in a file, read block by block and never believed unchecked.
//!
//! A file holds the bytes, then a CRC-32 for each block of them, then a trailer of fixed length. Opening reads
//! and checks the last two; a block is checked when it is first read.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Unusable;
use crate::unfinished::Unfinished;

/// Bytes that share a checksum.
const BLOCK: usize = 4096;
const MAGIC: [u8; 8] = *b"attribIX";
/// Raised whenever the layout, or what the terms are, changes.
const VERSION: u32 = 3;
/// Magic, version, checksum of the block checksums, length of the bytes, hash of the content, and a checksum
/// of all these.
const TRAILER: usize = 8 + 4 + 4 + 8 + 32 + 4;

/// Where the bytes are.
#[derive(Debug)]
pub(super) enum Store {
    Memory(Vec<u8>),
    Disk(Disk),
}

/// A file whose blocks are checked on first use.
#[derive(Debug)]
pub(super) struct Disk {
    file: File,
    length: usize,
    checksums: Vec<u8>,
    /// One bit for each block that was found sound.
    sound: Vec<AtomicU64>,
    damaged: AtomicBool,
}

impl Store {
    /// The bytes of `range`; `None` when it lies outside or in a damaged block.
    pub fn read(&self, range: Range<usize>) -> Option<Cow<'_, [u8]>> {
        match self {
            Store::Memory(bytes) => bytes.get(range).map(Cow::Borrowed),
            Store::Disk(disk) => disk.read(range).map(Cow::Owned),
        }
    }

    /// Whether all blocks are sound; reads a few at a time.
    pub fn check(&self) -> bool {
        const AT_ONCE: usize = 64 * BLOCK;
        let end = self.length();
        match self {
            Store::Memory(_) => true,
            Store::Disk(disk) => {
                (0..end).step_by(AT_ONCE).all(|at| disk.read(at..end.min(at + AT_ONCE)).is_some())
            }
        }
    }

    /// Whether a read met damage.
    pub fn is_damaged(&self) -> bool {
        match self {
            Store::Memory(_) => false,
            Store::Disk(disk) => disk.damaged.load(Ordering::Relaxed),
        }
    }

    pub fn length(&self) -> usize {
        match self {
            Store::Memory(bytes) => bytes.len(),
            Store::Disk(disk) => disk.length,
        }
    }

    /// Writes the bytes to `path` at once: another process sees the old file or the new, never a part.
    pub fn write(&self, path: &Path, content: [u8; 32]) -> io::Result<()> {
        let all = self.read(0..self.length());
        let bytes = all.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the index is damaged"))?;
        let mut file = Unfinished::new(path)?;
        file.write_all(&bytes)?;
        let mut checksums = Vec::with_capacity(bytes.len() / BLOCK * 4 + 4);
        for block in bytes.chunks(BLOCK) {
            checksums.extend(crc32fast::hash(block).to_le_bytes());
        }
        file.write_all(&checksums)?;
        file.write_all(&trailer(bytes.len(), crc32fast::hash(&checksums), content))?;
        file.sync()?;
        file.keep()
    }

    /// Opens what [`Store::write`] wrote for the same content.
    pub fn open(path: &Path, content: [u8; 32]) -> Result<Self, Unusable> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut found = [0; TRAILER];
        let start = size.checked_sub(TRAILER as u64).ok_or(Unusable::Damaged)?;
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut found)?;
        let (length, table) = check_trailer(&found, content)?;
        let blocks = length.div_ceil(BLOCK);
        if (length + blocks * 4) as u64 != start {
            return Err(Unusable::Damaged);
        }
        let mut checksums = vec![0; blocks * 4];
        file.seek(SeekFrom::Start(length as u64))?;
        file.read_exact(&mut checksums)?;
        if crc32fast::hash(&checksums) != table {
            return Err(Unusable::Damaged);
        }
        let sound = (0..blocks.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Ok(Store::Disk(Disk { file, length, checksums, sound, damaged: AtomicBool::new(false) }))
    }
}

fn trailer(length: usize, table: u32, content: [u8; 32]) -> Vec<u8> {
    let mut trailer = Vec::with_capacity(TRAILER);
    trailer.extend(MAGIC);
    trailer.extend(VERSION.to_le_bytes());
    trailer.extend(table.to_le_bytes());
    trailer.extend((length as u64).to_le_bytes());
    trailer.extend(content);
    let sum = crc32fast::hash(&trailer);
    trailer.extend(sum.to_le_bytes());
    trailer
}

/// The length of the bytes and the checksum of the block checksums.
fn check_trailer(found: &[u8; TRAILER], content: [u8; 32]) -> Result<(usize, u32), Unusable> {
    let (fields, sum) = found.split_at(TRAILER - 4);
    if !fields.starts_with(&MAGIC) || sum != crc32fast::hash(fields).to_le_bytes() {
        return Err(Unusable::Damaged);
    }
    if fields[8..12] != VERSION.to_le_bytes() {
        return Err(Unusable::Version);
    }
    if fields[24..] != content {
        return Err(Unusable::Stale);
    }
    let length = u64_at(fields, 16).and_then(|length| usize::try_from(length).ok());
    Ok((length.ok_or(Unusable::Damaged)?, u32_at(fields, 12).ok_or(Unusable::Damaged)?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes)
}

impl Disk {
    fn read(&self, range: Range<usize>) -> Option<Vec<u8>> {
        if range.start > range.end || range.end > self.length {
            return None;
        }
        let first = range.start / BLOCK;
        // Of blocks that were checked, no more than what is asked for.
        let checked = (first..range.end.div_ceil(BLOCK)).all(|block| self.was_sound(block));
        let start = if checked { range.start } else { first * BLOCK };
        let whole = || range.end.div_ceil(BLOCK).saturating_mul(BLOCK).min(self.length).max(start);
        let end = if checked { range.end } else { whole() };
        let mut bytes = vec![0; end - start];
        let read = read_at(&self.file, &mut bytes, start as u64).is_ok();
        if !read || !checked && !self.is_sound(&bytes, first) {
            self.damaged.store(true, Ordering::Relaxed);
            return None;
        }
        bytes.truncate(range.end - start);
        bytes.drain(..range.start - start);
        Some(bytes)
    }

    /// Whether a block was checked before.
    fn was_sound(&self, block: usize) -> bool {
        self.sound.get(block / 64).is_some_and(|word| word.load(Ordering::Relaxed) & 1 << (block % 64) != 0)
    }

    /// Checks the blocks that were not checked before.
    fn is_sound(&self, bytes: &[u8], first: usize) -> bool {
        bytes.chunks(BLOCK).enumerate().all(|(i, block)| {
            let number = first + i;
            let known = self.was_sound(number);
            let sound = known || u32_at(&self.checksums, number * 4) == Some(crc32fast::hash(block));
            if let Some(word) = self.sound.get(number / 64).filter(|_| sound && !known) {
                word.fetch_or(1 << (number % 64), Ordering::Relaxed);
            }
            sound
        })
    }
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}

#[cfg(not(any(unix, windows)))]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
}
