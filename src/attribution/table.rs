//! The weights as the build script lays them out and the program reads them: a perfect hash table, so that nothing
//! is parsed when the program starts and a look-up reads two places whatever it finds.
//!
//! Keys fall into small groups. Each group has a number, its pilot, with which its keys are sent to places that no
//! other key has (hash and displace; Belazzougui, Botelho and Dietzfelbinger 2009).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::lexicon::{fnv, label};

/// The upper bits of a key, then the index of its weight among the values, little-endian; zeros where no key is. A key
/// without a weight may pass for one that has some, once in four million times: as one place takes no more room, more of
/// them are at hand, and they are what a decision waits for.
pub type Place = [u8; 4];

/// Bits of a place for the index: no more different weights than these can count.
const INDEX_BITS: u32 = 10;

/// All bits of an index.
const INDEX: u32 = (1 << INDEX_BITS) - 1;

/// Weights by the keys of their features.
pub struct Table {
    /// For each group of keys, a power of two of them.
    pub pilots: Cow<'static, [u8]>,
    /// What the keys are sent to.
    pub places: Cow<'static, [Place]>,
    /// 0, then the different weights, ascending, little-endian.
    pub values: Cow<'static, [[u8; 4]]>,
}

impl Table {
    /// The weight under `key`; 0 where there is none.
    pub fn get(&self, key: u64) -> f32 {
        let Some(&pilot) = self.pilots.get(group(key, self.pilots.len())) else { return 0.0 };
        let Some(place) = self.places.get(place_of(key, pilot, self.places.len())) else { return 0.0 };
        let place = u32::from_le_bytes(*place);
        // No branch, as what is found cannot be foreseen: all bits are set where the tags do not differ, else none.
        let differ = (place ^ tag_of(key)) >> INDEX_BITS;
        let same = (u64::from(differ).wrapping_sub(1) >> 32) as u32;
        let index = place & same & INDEX;
        self.values.get(index as usize).map_or(0.0, |value| f32::from_le_bytes(*value))
    }

    /// `sum` and the weights of `features`, in their order.
    pub fn add(&self, sum: f32, features: &[Unmixed]) -> f32 {
        features.iter().fold(sum, |sum, feature| sum + self.get(feature.key()))
    }

    /// Reads lines of weight, template and values, split by tabs; other lines are passed over.
    #[allow(dead_code, reason = "for the build script and for training")]
    pub fn parse(text: &str) -> Table {
        Self::lay_out(&text.lines().filter_map(line).filter(|weight| weight.1 != 0.0).collect())
    }

    /// The table of some weights.
    fn lay_out(weights: &BTreeMap<u64, f32>) -> Table {
        let mut values: Vec<f32> = weights.values().copied().collect();
        values.sort_by(f32::total_cmp);
        values.dedup();
        values.insert(0, 0.0);
        assert!(values.len() <= 1 << INDEX_BITS, "{} different weights: too many, round them", values.len());
        // Some more places than keys, and again more until every group finds a pilot.
        let mut size = weights.len() + weights.len() / 6 + 1;
        let (pilots, places) = loop {
            match lead(weights, &values, size) {
                Some(found) => break found,
                None => size += size / 8 + 1,
            }
        };
        let values = values.into_iter().map(f32::to_le_bytes).collect();
        Table { pilots: Cow::Owned(pilots), places: Cow::Owned(places), values: Cow::Owned(values) }
    }
}

/// Pilots with which all keys have places of their own among `size`, and these; `None` when none were found.
fn lead(weights: &BTreeMap<u64, f32>, values: &[f32], size: usize) -> Option<(Vec<u8>, Vec<Place>)> {
    let mut groups: Vec<Vec<(u64, u32)>> = vec![Vec::new(); (weights.len() / 4 + 1).next_power_of_two()];
    for (&key, &weight) in weights {
        let index = values[1..].binary_search_by(|value| value.total_cmp(&weight)).ok()? + 1;
        let at = group(key, groups.len());
        groups[at].push((key, index as u32));
    }
    let mut order: Vec<usize> = (0..groups.len()).filter(|&at| !groups[at].is_empty()).collect();
    // The largest first, while there is room.
    order.sort_by_key(|&at| std::cmp::Reverse(groups[at].len()));
    let mut pilots = vec![0; groups.len()];
    let mut places = vec![[0; 4]; size];
    for at in order {
        pilots[at] = (0..=u8::MAX).find(|&pilot| fits(&groups[at], pilot, &places))?;
        for &(key, index) in &groups[at] {
            places[place_of(key, pilots[at], size)] = written(key, index);
        }
    }
    Some((pilots, places))
}

/// Whether a pilot sends the keys of a group to free places, each to its own.
fn fits(group: &[(u64, u32)], pilot: u8, places: &[Place]) -> bool {
    let mut taken: Vec<usize> = group.iter().map(|&(key, _)| place_of(key, pilot, places.len())).collect();
    let free = taken.iter().all(|&at| places[at] == [0; 4]);
    taken.sort_unstable();
    free && taken.windows(2).all(|pair| pair[0] != pair[1])
}

fn written(key: u64, index: u32) -> Place {
    (tag_of(key) & !INDEX | index).to_le_bytes()
}

/// The group of a key, of a power of two of them.
const fn group(key: u64, groups: usize) -> usize {
    key as usize & groups.wrapping_sub(1)
}

/// Where a pilot sends a key among `places`.
const fn place_of(key: u64, pilot: u8, places: usize) -> usize {
    let mixed =
        (key ^ (pilot as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (((mixed >> 32) * places as u64) >> 32) as usize
}

const fn tag_of(key: u64) -> u32 {
    (key >> 32) as u32
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

/// What the key of a feature is made of.
#[derive(Clone, Copy, Default)]
pub struct Unmixed(u64);

impl Unmixed {
    /// The key.
    pub const fn key(self) -> u64 {
        (self.0 ^ self.0 >> 32).wrapping_mul(0xBF58_476D_1CE4_E5B9).swap_bytes()
    }
}

/// The key of a feature: its template's hash and its values.
pub const fn key(template: u64, a: u32, b: u32, c: u32) -> u64 {
    unmixed(template, a, b, c).key()
}

/// The same, not mixed yet. The products do not wait for each other.
pub const fn unmixed(template: u64, a: u32, b: u32, c: u32) -> Unmixed {
    let a = (a as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let b = (b as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let c = (c as u64).wrapping_mul(0x94D0_49BB_1331_11EB);
    Unmixed(template.wrapping_add(a).wrapping_add(b.rotate_left(21)).wrapping_add(c.rotate_left(42)))
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
    fn every_weight_has_a_place_and_nothing_else_has() {
        let key = |n: u64| key(7, n as u32, 0, 0);
        for count in [0, 1, 20, 3000] {
            let table = Table::lay_out(&(0..count).map(|n| (key(n), (n % 50) as f32 - 60.5)).collect());
            assert!((0..count).all(|n| table.get(key(n)) == (n % 50) as f32 - 60.5), "{count}");
            assert!((count..count + 3000).all(|n| table.get(key(n)) == 0.0), "{count}");
        }
    }

    #[test]
    fn the_last_of_two_weights_of_one_feature_counts() {
        let table = Table::parse("0.5\tcue\tsaid\n-0.25\tcue\tsaid\n0\tcue\tsaid\n");
        assert_eq!(table.get(key(fnv(b"cue"), label("said"), 0, 0)), -0.25);
    }
}
