//! How words become the hashes that tokens, features and tables carry. The build script uses this file too.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a, 64 bits (Fowler, Noll and Vo, draft-eastlake-fnv).
pub const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = FNV_BASIS;
    let mut i = 0;
    while i < bytes.len() {
        hash = fnv_step(hash, bytes[i]);
        i += 1;
    }
    hash
}

/// What FNV-1a begins with.
pub const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a of one more byte.
pub const fn fnv_step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The short form of a hash that tokens carry.
pub const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32 ^ hash as u32
}

/// The hash that tokens carry of a word already lower-cased; for use in constants.
pub const fn label(word: &str) -> u32 {
    short(fnv(word.as_bytes()))
}

/// A map keyed by hashes or small numbers, which need but little mixing.
pub type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<KeyHasher>>;

/// A set of hashes or small numbers.
pub type KeySet<K> = HashSet<K, BuildHasherDefault<KeyHasher>>;

/// Spreads a key's bits over the whole hash by one multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }
    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }
    fn write_usize(&mut self, key: usize) {
        self.write_u64(key as u64);
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0.rotate_left(5) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
