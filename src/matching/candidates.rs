//! The few claims worth comparing: those that share the quote's rarest terms.

use std::cell::RefCell;

use super::postings::{Bucket, Kind, List, Postings};
use super::terms;
use super::weight::{Weights, bits};

/// Claims that are compared word by word.
const COMPARED: usize = 12;
/// List entries after which only lists of the first few terms are still read.
const BUDGET: usize = 2_000;
/// Share of the weight of all terms looked up that a claim must have to be worth reading.
const LEAST: f32 = 0.2;
/// Entries of a list that are as soon read as a claim is found among them.
const SEARCHED: usize = 8;
/// Terms whose lists are read whatever their length.
const ALWAYS: usize = 3;

/// A term and where it stands.
#[derive(Clone, Copy)]
struct Wanted {
    term: u64,
    bucket: Bucket,
}

/// What claims score, one place for each: four bytes a claim for each thread, kept from quote to quote.
#[derive(Default)]
struct Scores {
    /// 0 for claims that were not met.
    of: Vec<f32>,
    met: Vec<u32>,
    /// Those of them that may still reach the bar.
    likely: Vec<u32>,
    wanted: Vec<Wanted>,
}

thread_local! {
    static SCORES: RefCell<Scores> = RefCell::default();
}

impl Scores {
    /// Adds a weight to the scores of claims, each less than the number of places.
    fn add(&mut self, list: &List<'_>, weight: f32) {
        let mut count = self.met.len();
        self.met.resize(count + list.len(), 0);
        for claim in list.claims() {
            let Some(score) = self.of.get_mut(claim as usize) else { continue };
            // No branch, as it cannot be foreseen whether a claim was met.
            self.met[count] = claim;
            count += usize::from(*score == 0.0);
            *score += weight;
        }
        self.met.truncate(count);
    }

    /// Keeps as likely those claims that were met and score at least `least`; false where there are none.
    fn keep_likely(&mut self, least: f32) -> bool {
        let reaches = |claim: &u32| self.of.get(*claim as usize).is_some_and(|score| *score >= least);
        if self.likely.is_empty() {
            self.likely.extend(self.met.iter().filter(|claim| reaches(claim)));
        } else {
            self.likely.retain(reaches);
        }
        !self.likely.is_empty()
    }

    /// Adds a weight to the scores of likely claims; others may be left out.
    fn add_to_likely(&mut self, list: &List<'_>, weight: f32) {
        if self.likely.len() * SEARCHED < list.len() {
            for claim in self.likely.iter().filter(|claim| list.has(**claim)) {
                self.of[*claim as usize] += weight;
            }
            return;
        }
        for claim in list.claims() {
            let Some(score) = self.of.get_mut(claim as usize) else { continue };
            *score += if *score == 0.0 { 0.0 } else { weight };
        }
    }

    /// Hands out the claims that score at least `bar`, and forgets all.
    fn take(&mut self, bar: f32) -> Vec<(u32, f32)> {
        self.likely.clear();
        let mut scored = Vec::with_capacity(COMPARED * 2);
        for claim in self.met.drain(..) {
            let score = self.of.get_mut(claim as usize).map_or(0.0, std::mem::take);
            if score >= bar {
                scored.push((claim, score));
            }
        }
        scored
    }
}

/// Claims whose words, in order, hash as the quote's do, ascending.
pub(super) fn repeated<'p>(postings: &'p Postings, words: &[u64]) -> List<'p> {
    postings.list(postings.bucket(Kind::Pair, terms::whole(words)))
}

/// Claims by how much they seem to have of a weighed quote or a part of it, given the terms of its words; the most promising
/// first.
pub(super) fn find(weights: &Weights<'_>, words: &[u64], prefer: &impl Fn(usize) -> bool) -> Vec<usize> {
    let scored = SCORES.with_borrow_mut(|scores| {
        let mut wanted = std::mem::take(&mut scores.wanted);
        want(weights, words, &mut wanted);
        let scored = score(weights.postings, &wanted, scores);
        scores.wanted = wanted;
        scored
    });
    best(scored, prefer)
}

/// Lists the terms of a quote's words that any claim has, the rarest first.
fn want(weights: &Weights<'_>, words: &[u64], wanted: &mut Vec<Wanted>) {
    wanted.clear();
    let pair = |term| Wanted { term, bucket: weights.postings.bucket(Kind::Pair, term) };
    wanted.push(pair(terms::whole(words)));
    wanted.extend(words.windows(2).map(|two| pair(terms::pair(two[0], two[1]))));
    wanted.extend(words.iter().map(|&term| Wanted { term, bucket: weights.bucket(term) }));
    wanted.retain(|wanted| wanted.bucket.count > 0);
    wanted.sort_unstable_by_key(|wanted| (wanted.bucket.count, wanted.term));
    wanted.dedup_by_key(|wanted| (wanted.term, wanted.bucket.kind));
}

/// What claims score by the terms, which come rarest first.
fn score(postings: &Postings, wanted: &[Wanted], scores: &mut Scores) -> Vec<(u32, f32)> {
    let total = postings.claims().max(1);
    if scores.of.len() < total {
        scores.of.resize(total, 0.0);
    }
    let weigh = |count| bits(total as f32, count);
    let (mut read, mut all, mut lists) = (0, 0.0, 0);
    for Wanted { bucket, .. } in wanted {
        let length = bucket.listed();
        if lists >= ALWAYS && read + length > BUDGET {
            break;
        }
        read += length;
        all += weigh(bucket.count);
        lists += 1;
    }
    let (bar, mut before) = (all * LEAST, 0.0);
    for &Wanted { bucket, .. } in &wanted[..lists] {
        let (list, weight) = (postings.list(bucket), weigh(bucket.count));
        // With nothing but the commonest terms, surely less than the bar, no claim is worth reading.
        let missing = bar * 0.99 - (all - before);
        if missing > 0.0 {
            if !scores.keep_likely(missing) {
                break;
            }
            scores.add_to_likely(&list, weight);
        } else {
            scores.add(&list, weight);
        }
        before += weight;
    }
    scores.take(bar)
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
