//! Which claims of a registry are nearly the same: found by what few claims share, never all against all.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use rayon::prelude::*;

use super::ledger::Pair;
use crate::registry::Registry;
use crate::wording::{self, Reading, Wording};

/// The rarest words of a claim, two of which a like claim shares.
const RAREST: usize = 5;

/// Claims of so few words are also looked up with one word left out.
const SHORT: usize = 8;

/// A claim is compared with so many that share the same words.
const NEIGHBOURS: usize = 8;

/// The share of words that two claims have in common before they are compared in full.
const SHARED: f64 = 0.6;

/// The similarity from which on claims are nearly the same.
const SIMILAR: f64 = 0.75;

/// The words of one claim, hashed: all of them sorted, and those that carry sense in their order.
struct Sketch {
    all: Box<[u32]>,
    telling: Box<[u32]>,
}

/// Pairs of claims in nearly the same words, of one person or of a nameless and a named one, in order.
pub(super) fn pairs(registry: &Registry) -> Vec<Pair> {
    let sketches: Vec<Sketch> = registry.claims.par_iter().map(|claim| Sketch::of(&claim.text)).collect();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in sketches.iter().flat_map(|sketch| &sketch.telling) {
        *counts.entry(*word).or_default() += 1;
    }
    let mut keyed: Vec<(u64, u32)> = sketches
        .par_iter()
        .enumerate()
        .flat_map_iter(|(claim, sketch)| sketch.keys(&counts).into_iter().map(move |key| (key, claim as u32)))
        .collect();
    keyed.par_sort_unstable();
    let people: Vec<usize> = (0..registry.speakers.len()).map(|speaker| person(registry, speaker)).collect();
    let mut candidates: Vec<(u32, u32)> = keyed
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|chunk| chunk.len() > 1)
        .flat_map(|chunk| neighbours(registry, &people, chunk))
        .collect();
    drop(keyed);
    candidates.par_sort_unstable();
    candidates.dedup();
    let close = |&(a, b): &(u32, u32)| sketches[a as usize].share(&sketches[b as usize]) >= SHARED;
    candidates.into_par_iter().filter(close).filter_map(|(a, b)| compare(registry, a, b)).collect()
}

/// The same number for all speakers that share a name.
pub(super) fn person(registry: &Registry, speaker: usize) -> usize {
    let name = registry.speakers[speaker].name.as_deref();
    name.and_then(|name| registry.resolve_name(name)).unwrap_or(speaker)
}

/// Who of a chunk is worth comparing: the next few of the same person, and the named with the nameless.
fn neighbours(registry: &Registry, people: &[usize], chunk: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let of = |claim: u32| registry.claims[claim as usize].speaker;
    let mut claims: Vec<u32> = chunk.iter().map(|(_, claim)| *claim).collect();
    claims.sort_unstable_by_key(|&claim| (people[of(claim)], claim));
    claims.dedup();
    let mut found = Vec::new();
    for (at, &claim) in claims.iter().enumerate() {
        let next = claims[at + 1..].iter().take(NEIGHBOURS);
        let same = next.take_while(|&&other| people[of(other)] == people[of(claim)]);
        found.extend(same.map(|&other| (claim.min(other), claim.max(other))));
    }
    let nameless = |claim: u32| registry.speakers[of(claim)].name.is_none();
    let named: Vec<u32> = claims.iter().copied().filter(|&claim| !nameless(claim)).take(NEIGHBOURS).collect();
    for &claim in claims.iter().filter(|&&claim| nameless(claim)) {
        found.extend(named.iter().map(|&other| (claim.min(other), claim.max(other))));
    }
    found
}

fn compare(registry: &Registry, first: u32, second: u32) -> Option<Pair> {
    let (first, second) = (first as usize, second as usize);
    let [one, other] = [first, second].map(|claim| registry.claims[claim].text.as_str());
    let comparison = wording::compare(other, one);
    let same = matches!(comparison.wording, Wording::Verbatim | Wording::Normalized);
    // A part of a claim is not the claim again.
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let whole = short as f64 >= long as f64 * SHARED;
    let near = comparison.wording != Wording::Spliced && comparison.similarity >= SIMILAR && whole;
    (same || near).then_some(Pair { first, second, comparison })
}

impl Sketch {
    fn of(text: &str) -> Self {
        let reading = Reading::of(text);
        let (mut all, mut telling) = (Vec::new(), Vec::new());
        for word in reading.words() {
            let hash = hash(word.key) as u32;
            all.push(hash);
            if word.content {
                telling.push(hash);
            }
        }
        // “Yes, we can” has nothing but little words.
        if telling.is_empty() {
            telling.clone_from(&all);
        }
        all.sort_unstable();
        Self { all: all.into(), telling: telling.into() }
    }

    /// What a like claim has one of as well.
    fn keys(&self, counts: &HashMap<u32, u32>) -> Vec<u64> {
        let mut keys = Vec::new();
        if self.telling.len() <= SHORT {
            keys.push(hash(&self.telling));
        }
        if (2..=SHORT).contains(&self.telling.len()) {
            keys.extend((0..self.telling.len()).map(|left_out| {
                let mut rest = self.telling.to_vec();
                rest.remove(left_out);
                hash(&rest)
            }));
        }
        let mut rarest = self.telling.to_vec();
        rarest.sort_unstable_by_key(|word| (counts.get(word).copied(), Reverse(*word)));
        rarest.dedup();
        rarest.truncate(RAREST);
        rarest.sort_unstable();
        for (at, one) in rarest.iter().enumerate() {
            keys.extend(rarest[at + 1..].iter().map(|other| hash((one, other))));
        }
        keys
    }

    /// Words in common as a share of the longer one's.
    fn share(&self, other: &Self) -> f64 {
        let (mut a, mut b, mut common) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.all.get(a), other.all.get(b)) {
            common += usize::from(one == two);
            a += usize::from(one <= two);
            b += usize::from(two <= one);
        }
        common as f64 / self.all.len().max(other.all.len()).max(1) as f64
    }
}

/// The same in every run.
fn hash(value: impl std::hash::Hash) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}
