//! The few claims worth comparing: those that share the quote's rarest terms.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::postings::{Kind, Postings};
use super::terms;

/// Claims that are compared word by word.
const COMPARED: usize = 12;
/// List entries after which only lists of the first few terms are still read.
const BUDGET: usize = 2_000;
/// Share of the weight of all terms looked up that a claim must have to be worth reading.
const LEAST: f32 = 0.2;
/// Terms whose lists are read whatever their length.
const ALWAYS: usize = 3;

/// Claim positions are spread well enough by one multiplication.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }
    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

/// Claims whose words, in order, hash as the quote's do, ascending.
pub(super) fn repeated(postings: &Postings, quote: &str) -> Vec<usize> {
    let list = postings.list(Kind::Pair, terms::whole(&terms::words(quote)));
    list.into_iter().map(|claim| claim as usize).collect()
}

/// Claims by how much of the quote they seem to have, the most promising first.
pub(super) fn find(postings: &Postings, quote: &str, prefer: &impl Fn(usize) -> bool) -> Vec<usize> {
    let words = terms::words(quote);
    let mut wanted: Vec<(u32, Kind, u64)> = Vec::with_capacity(words.len() * 2);
    let mut want = |kind, term| {
        let count = postings.count(kind, term);
        if count > 0 {
            wanted.push((count, kind, term));
        }
    };
    want(Kind::Pair, terms::whole(&words));
    words.windows(2).for_each(|two| want(Kind::Pair, terms::pair(two[0], two[1])));
    words.iter().for_each(|word| want(Kind::Word, *word));
    wanted.sort_unstable_by_key(|(count, _, term)| (*count, *term));
    wanted.dedup();
    let total = postings.claims().max(1) as f32;
    let mut scores: HashMap<u32, f32, BuildHasherDefault<Spread>> = HashMap::default();
    let (mut read, mut all) = (0, 0.0);
    for (i, (count, kind, term)) in wanted.into_iter().enumerate() {
        let list = postings.list(kind, term);
        if i >= ALWAYS && read + list.len() > BUDGET {
            break;
        }
        read += list.len();
        let weight = (total / count as f32).log2() + 1.0;
        all += weight;
        for claim in list {
            *scores.entry(claim).or_default() += weight;
        }
    }
    best(scores.into_iter().filter(|(_, score)| *score >= all * LEAST).collect(), prefer)
}

fn best(mut scored: Vec<(u32, f32)>, prefer: &impl Fn(usize) -> bool) -> Vec<usize> {
    let ahead = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0));
    if scored.len() > COMPARED {
        let (_, last, _) = scored.select_nth_unstable_by(COMPARED - 1, ahead);
        let bar = last.1;
        scored.retain(|(_, score)| *score >= bar);
    }
    scored.sort_unstable_by(|a, b| {
        let liked = |claim: u32| prefer(claim as usize);
        b.1.total_cmp(&a.1).then_with(|| liked(b.0).cmp(&liked(a.0))).then_with(|| a.0.cmp(&b.0))
    });
    scored.truncate(COMPARED);
    scored.into_iter().map(|(claim, _)| claim as usize).collect()
}
