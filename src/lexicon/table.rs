//! The table of listed words as the build script lays it out and the program reads it: open addressing, so
//! that nothing is built when the program starts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Class;
use super::filter::Filter;

/// Bytes of a slot: the word's hash, its classes, its lemma, each little-endian. A hash of 0 marks a free slot.
const SLOT: usize = 20;

/// Bytes of the filter before the table.
const FILTER: usize = 1 << 15;

/// Classes and lemma by the 64-bit hash of the word.
pub struct Table {
    /// Which hashes may be listed, by their bits in another order: those of FNV-1a differ least at the top.
    pub filter: Filter,
    /// A power of two of slots.
    pub slots: Cow<'static, [[u8; SLOT]]>,
}

impl Table {
    /// What is listed under `key`.
    pub fn get(&self, key: u64) -> Option<(Class, u32)> {
        if !self.filter.may_hold(spread(key)) {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let slot = &self.slots[at];
            match number(slot, 0) {
                found if found == key => {
                    return Some((Class::from_bits(number(slot, 8)), (number(slot, 12) >> 32) as u32));
                }
                0 => return None,
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// A table of `words`, at most half of its slots taken.
    #[allow(dead_code, reason = "for the build script")]
    pub fn lay_out(words: &BTreeMap<u64, (Class, u32)>) -> Self {
        let mut slots = vec![[0u8; SLOT]; (words.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (key, (class, lemma)) in words {
            let mut at = *key as usize & mask;
            while number(&slots[at], 0) != 0 {
                at = (at + 1) & mask;
            }
            slots[at][..8].copy_from_slice(&key.to_le_bytes());
            slots[at][8..16].copy_from_slice(&class.bits().to_le_bytes());
            slots[at][16..].copy_from_slice(&lemma.to_le_bytes());
        }
        let filter = Filter::over(FILTER, words.keys().map(|&key| spread(key)));
        Self { filter, slots: Cow::Owned(slots) }
    }
}

/// The hash's bits, all of which bear on the upper ones.
const fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The eight bytes of `slot` from `from` on.
fn number(slot: &[u8; SLOT], from: usize) -> u64 {
    slot[from..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{TABLE, lists};

    #[test]
    fn the_table_holds_the_lists() {
        let words = lists::build();
        assert!(words.len() > 10_000);
        for (key, entry) in words {
            assert_eq!(TABLE.get(key), Some(entry));
        }
        assert_eq!(TABLE.get(super::super::fnv(b"no such word")), None);
    }
}
