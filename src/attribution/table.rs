//! The weights as the build script lays them out and the program reads them: a hash table of small buckets, so
//! that nothing is parsed when the program starts and a look-up takes no branch that
//! depends on what is found.

use std::borrow::Cow;

use crate::lexicon::filter::Filter;
use crate::lexicon::{fnv, label};

/// How many weights a bucket holds.
const LANES: usize = 4;

/// Tags, then weights, each four bytes, little-endian. A tag is the upper half of the feature's key without
/// its last bit; that bit of the first tag says that the bucket was full and the next one holds more.
pub type Bucket = [u8; 2 * 4 * LANES];

/// Bytes of the filter before the table.
const FILTER: usize = 1 << 17;

/// Weights by the keys of their features.
pub struct Table {
    /// Which keys may be there.
    pub filter: Filter,
    /// A power of two of buckets.
    pub buckets: Cow<'static, [Bucket]>,
}

impl Table {
    /// The weight under `key`; 0 where there is none.
    pub fn get(&self, key: u64) -> f32 {
        if self.filter.may_hold(key) { self.find(key) } else { 0.0 }
    }

    /// `sum` and the weights under `keys`, in their order. The keys are shuffled.
    pub fn add(&self, sum: f32, keys: &mut [u64]) -> f32 {
        let mut count = 0;
        for i in 0..keys.len() {
            // No branch, as what passes cannot be foreseen.
            let key = keys[i];
            keys[count] = key;
            count += usize::from(self.filter.may_hold(key));
        }
        keys[..count].iter().fold(sum, |sum, &key| sum + self.find(key))
    }

    /// The weight under a key that passed the filter.
    fn find(&self, key: u64) -> f32 {
        let mask = self.buckets.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(bucket) = self.buckets.get(at) {
            let lanes = bucket.as_chunks::<4>().0;
            let mut found = 0;
            for lane in 0..LANES {
                let tag = u32::from_le_bytes(lanes[lane]) | 1;
                let weight = u32::from_le_bytes(lanes[LANES + lane]);
                found |= if tag == tag_of(key) | 1 { weight } else { 0 };
            }
            // One test for both, as whether a weight is found cannot be foreseen.
            if (found == 0) & (lanes[0][0] & 1 == 1) {
                at = (at + 1) & mask;
                continue;
            }
            return f32::from_bits(found);
        }
        0.0
    }

    /// Reads lines of weight, template and values, split by tabs; other lines are passed over.
    #[allow(dead_code, reason = "for the build script and for training")]
    pub fn parse(text: &str) -> Table {
        let count = text.lines().count();
        let mut table = vec![[0; 2 * 4 * LANES]; (count * 10 / 7 / LANES + 1).next_power_of_two()];
        let weights: Vec<(u64, f32)> = text.lines().filter_map(line).filter(|w| w.1 != 0.0).collect();
        for &(key, weight) in &weights {
            put(&mut table, key, weight);
        }
        let filter = Filter::over(FILTER, weights.iter().map(|w| w.0));
        Table { filter, buckets: Cow::Owned(table) }
    }
}

const fn tag_of(key: u64) -> u32 {
    (key >> 32) as u32 & !1
}

/// Sets the weight of `key`. There are more lanes than weights.
fn put(table: &mut [Bucket], key: u64, weight: f32) {
    let mask = table.len() - 1;
    let mut at = key as usize & mask;
    loop {
        let lanes = table[at].as_chunks_mut::<4>().0;
        for lane in 0..LANES {
            let free = lanes[LANES + lane] == [0; 4];
            let overflow = lanes[lane][0] & 1;
            if free || u32::from_le_bytes(lanes[lane]) & !1 == tag_of(key) {
                lanes[lane] = (tag_of(key) | u32::from(overflow)).to_le_bytes();
                lanes[LANES + lane] = weight.to_le_bytes();
                return;
            }
        }
        lanes[0][0] |= 1;
        at = (at + 1) & mask;
    }
}

fn line(line: &str) -> Option<(u64, f32)> {
    let mut columns = line.split('\t');
    let weight = columns.next()?.parse().ok()?;
    let template = columns.next()?;
    let mut values = columns.map(value).chain([0; 3]);
    let mut next = || values.next().unwrap_or(0);
    Some((key(fnv(template.as_bytes()), next(), next(), next()), weight))
}

/// A value as the weights file writes it: empty for none, `#` and hexadecimal for one without a word.
fn value(text: &str) -> u32 {
    match text.strip_prefix('#') {
        Some(hex) if hex.len() == 8 => u32::from_str_radix(hex, 16).unwrap_or_else(|_| label(text)),
        _ if text.is_empty() => 0,
        _ => label(text),
    }
}

/// The key of a feature: its template's hash and its values. The products do not wait for each other.
pub const fn key(template: u64, a: u32, b: u32, c: u32) -> u64 {
    let a = (a as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let b = (b as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let c = (c as u64).wrapping_mul(0x94D0_49BB_1331_11EB);
    let all = template.wrapping_add(a).wrapping_add(b.rotate_left(21)).wrapping_add(c.rotate_left(42));
    (all ^ all >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9).swap_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_table_holds_the_weights_file() {
        let shipped = crate::attribution::Model::shipped();
        let mut seen = std::collections::HashMap::new();
        seen.extend(include_str!("weights.tsv").lines().filter_map(line));
        assert!(seen.len() > 1000);
        for (key, weight) in seen {
            assert_eq!(shipped.at(key), weight);
        }
    }

    #[test]
    fn full_buckets_spill_into_the_next() {
        let mut buckets = vec![[0; 2 * 4 * LANES]; 8];
        let key = |n: u64| (n << 40) | 6;
        (1..=20).for_each(|n| put(&mut buckets, key(n), n as f32));
        let filter = Filter::over(FILTER, (1..=21).map(key));
        let table = Table { filter, buckets: Cow::Owned(buckets) };
        (1..=20).for_each(|n| assert_eq!(table.get(key(n)), n as f32));
        assert_eq!(table.get(key(21)), 0.0);
    }
}
