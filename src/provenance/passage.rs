//! The passage of a text that holds the words of a claim, or comes nearest to it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::wording::{self, Comparison, Op, Reading, Wording};

/// Words around a passage that are compared with it, so that a cut beside it is seen.
const AROUND: usize = 40;

/// Of a claim's rarest word so many places are tried.
const PLACES: usize = 256;

/// A passage less like the claim than this is not worth showing.
const LIKE: f64 = 0.5;

/// A text, prepared for finding claims in it.
#[derive(Debug)]
pub struct Passages {
    text: String,
    /// Each word's bytes.
    words: Vec<Range<usize>>,
    keys: Vec<Box<str>>,
    places: HashMap<Box<str>, Vec<u32>>,
}

/// Where the words of a claim are in a text, or nearly are.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Line of its first word, from 1.
    pub line: usize,
    /// The claim's words against those of the text around it.
    pub comparison: Comparison,
}

impl Passage {
    /// Whether the text has the claim's words.
    pub fn holds(&self) -> bool {
        matches!(self.comparison.wording, Wording::Verbatim | Wording::Normalized | Wording::Excerpt)
    }
}

impl Passages {
    /// Prepares a text.
    pub fn new(text: String) -> Self {
        let (words, keys): (Vec<_>, Vec<Box<str>>) =
            Reading::of(&text).words().map(|word| (word.extent, Box::from(word.key))).unzip();
        let mut places: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            places.entry(key.clone()).or_default().push(at as u32);
        }
        Self { text, words, keys, places }
    }

    /// The passage that fits the claim's words best; `None` when nothing is like them.
    pub fn find(&self, claim: &str) -> Option<Passage> {
        let reading = Reading::of(claim);
        let keys: Vec<&str> = reading.words().map(|word| word.key).collect();
        let best = self.whole(claim, &keys);
        if best.as_ref().is_some_and(Passage::holds) {
            return best;
        }
        let near = self.near(claim, &keys);
        let score = |passage: &Passage| (passage.holds(), passage.comparison.similarity);
        match (best, near) {
            (Some(best), Some(near)) if score(&near) > score(&best) => Some(near),
            (best, near) => best.or(near),
        }
    }

    /// The best place where all words stand one after the other.
    fn whole(&self, claim: &str, keys: &[&str]) -> Option<Passage> {
        let places = |key: &&str| self.places.get(*key).map_or(&[][..], Vec::as_slice);
        let (offset, rarest) = keys.iter().map(places).enumerate().min_by_key(|(_, places)| places.len())?;
        let starts = rarest.iter().filter_map(|&at| (at as usize).checked_sub(offset)).take(PLACES);
        let hits = starts.filter(|&start| {
            let here = self.keys.get(start..start + keys.len());
            here.is_some_and(|here| here.iter().zip(keys).all(|(a, b)| **a == **b))
        });
        let passages = hits.map(|start| self.passage(claim, start..start + keys.len()));
        passages.min_by_key(|passage| passage.comparison.wording)
    }

    /// The stretch with most of the claim's words, the rarer the more; `None` when too little of it is like the
    /// claim.
    fn near(&self, claim: &str, keys: &[&str]) -> Option<Passage> {
        let distinct: BTreeSet<&str> = keys.iter().copied().collect();
        let mut hits: Vec<(usize, f64)> = distinct
            .into_iter()
            .filter_map(|key| self.places.get(key))
            .flat_map(|places| places.iter().map(|&at| (at as usize, 1.0 / places.len() as f64)))
            .collect();
        hits.sort_unstable_by_key(|(at, _)| *at);
        let room = keys.len() + keys.len() / 2;
        let (mut first, mut weight, mut best) = (0, 0.0, (0.0, 0));
        for (at, gained) in &hits {
            weight += gained;
            while hits[first].0 + room < *at {
                weight -= hits[first].1;
                first += 1;
            }
            if weight > best.0 {
                best = (weight, hits[first].0);
            }
        }
        let end = (best.1 + room).min(self.words.len());
        let passage = (best.0 > 0.0).then(|| self.passage(claim, best.1..end));
        passage.filter(|passage| passage.comparison.similarity >= LIKE)
    }

    /// The claim against the text at these words and around them.
    fn passage(&self, claim: &str, words: Range<usize>) -> Passage {
        let first = words.start.saturating_sub(AROUND);
        let last = (words.end + AROUND).min(self.words.len());
        let start = self.words[first].start;
        let text = &self.text[start..self.words[last - 1].end];
        let comparison = wording::compare(claim, text);
        // The first words that both have tell where in the text the passage begins.
        let shared = comparison.edits.iter().find(|edit| edit.op == Op::Equal);
        let offset = shared.and_then(|edit| text.find(edit.claim.trim())).unwrap_or(0);
        let line = 1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..start + offset]).count();
        Passage { line, comparison }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Minutes of the harbour board.\n\nThe master said that the board will not dredge the \
        channel before the spring. Asked about the price, she put it at 12 million crowns.\n\n“The ferry stays,” \
        she added, “whatever the ministry says about it.”\n";

    fn found(claim: &str) -> Option<Passage> {
        Passages::new(TEXT.to_owned()).find(claim)
    }

    #[test]
    fn a_passage_holds_the_words_with_other_glyphs_and_over_line_ends() {
        let passage = found("The ferry stays").unwrap();
        assert!(passage.holds());
        assert_eq!(passage.line, 5);
        assert!(found("the board will not dredge the channel before the spring").unwrap().holds());
        assert!(found("the board will not dredge the channel … before the spring").unwrap().holds());
    }

    #[test]
    fn a_changed_word_is_shown_against_the_nearest_passage() {
        let passage = found("The board will not dredge the channel before the autumn.").unwrap();
        assert!(!passage.holds());
        assert_eq!(passage.line, 3);
        let passage = found("the board will dredge the channel before the spring").unwrap();
        assert_eq!(passage.comparison.wording, Wording::MeaningChanged);
    }

    #[test]
    fn words_after_a_dropped_negation_are_not_held() {
        assert!(!found("dredge the channel before the spring").unwrap().holds());
    }

    #[test]
    fn nothing_is_like_other_words() {
        assert_eq!(found("Every school in the valley gets a new roof this summer."), None);
        assert_eq!(Passages::new(String::new()).find("anything"), None);
    }
}
