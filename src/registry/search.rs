//! Claims that have given words, the best first.

use rayon::prelude::*;

use super::{Registry, Status};

/// More words of a query than these are not looked for.
const WORDS: usize = 64;

/// From so many letters on, the beginning of a word counts as well.
const STEM: usize = 4;

/// What a search is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Index of the speaker.
    pub speaker: Option<usize>,
    /// The status.
    pub status: Option<Status>,
}

/// A claim that has words of the query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Index into the registry's claims.
    pub claim: usize,
    /// 0 to 1: the weight of the words that it has, the rarer the heavier.
    pub score: f64,
}

impl Registry {
    /// The claims that have any word of `query`, whatever its case, the best `most` of them in order. Of claims
    /// with the same words the shorter comes first.
    pub fn search(&self, query: &str, filter: &Filter, most: usize) -> Vec<Hit> {
        let mut words: Vec<String> = split(query).map(str::to_lowercase).collect();
        words.sort_unstable();
        words.dedup();
        words.truncate(WORDS);
        let masks: Vec<u64> = self.claims.par_iter().map(|claim| mask(&words, &claim.text)).collect();
        let weights: Vec<f64> = (0..words.len())
            .map(|bit| {
                let having = masks.iter().filter(|mask| **mask & (1 << bit) != 0).count();
                (self.claims.len() as f64 / having.max(1) as f64).log2() + 1.0
            })
            .collect();
        let all: f64 = weights.iter().sum();
        let weight = |mask: u64| -> f64 {
            weights
                .iter()
                .enumerate()
                .filter(|(bit, _)| mask & (1 << bit) != 0)
                .map(|(_, weight)| weight)
                .sum()
        };
        let mut hits: Vec<Hit> = masks
            .into_iter()
            .enumerate()
            .filter(|(claim, mask)| *mask != 0 && self.fits(*claim, filter))
            .map(|(claim, mask)| Hit { claim, score: weight(mask) / all })
            .collect();
        hits.sort_by(|a, b| {
            let length = |hit: &Hit| (self.claims[hit.claim].text.len(), hit.claim);
            b.score.total_cmp(&a.score).then_with(|| length(a).cmp(&length(b)))
        });
        hits.truncate(most);
        hits
    }

    fn fits(&self, claim: usize, filter: &Filter) -> bool {
        let claim = &self.claims[claim];
        filter.speaker.is_none_or(|speaker| claim.speaker == speaker)
            && filter.status.is_none_or(|status| claim.status == status)
    }

    /// Ids of claims that are like a wrong one, the nearest first.
    pub fn near_ids(&self, wrong: &str) -> Vec<&str> {
        let near = |id: &str| strsim::jaro_winkler(wrong, id);
        let mut ids: Vec<(f64, &str)> = self
            .claims
            .iter()
            .map(|claim| (near(&claim.id), claim.id.as_str()))
            .filter(|(near, _)| *near > 0.8)
            .collect();
        ids.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        ids.into_iter().map(|(_, id)| id).take(3).collect()
    }
}

/// One bit for each of the words that the text has.
fn mask(words: &[String], text: &str) -> u64 {
    let mut mask = 0;
    for word in split(text) {
        for (bit, wanted) in words.iter().enumerate() {
            if begins(word, wanted) {
                mask |= 1 << bit;
            }
        }
    }
    mask
}

/// Whether a word is the one wanted, which is in lower case, or begins with it.
fn begins(word: &str, wanted: &str) -> bool {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    wanted.chars().all(|c| letters.next() == Some(c))
        && (letters.next().is_none() || wanted.chars().count() >= STEM)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claim_with_the_rarer_words_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.yaml");
        let text = "speakers:\n  m: {name: M}\nclaims:\n  - {id: a, speaker: m, text: We dredge the channel in spring.}\n  - {id: b, speaker: m, text: We pay., status: disputed}\n  - {id: c, speaker: m, text: We paint the Channel lamps.}\n";
        std::fs::write(&file, text).unwrap();
        let registry = Registry::load(&file).unwrap();
        let found = |query: &str, filter: &Filter| -> Vec<&str> {
            registry
                .search(query, filter, 9)
                .into_iter()
                .map(|hit| registry.claims[hit.claim].id.as_str())
                .collect()
        };
        let all = Filter::default();
        assert_eq!(found("channel LAMP", &all), ["c", "a"]);
        assert_eq!(found("we", &all), ["b", "c", "a"]);
        assert_eq!(found("we", &Filter { status: Some(Status::Disputed), ..all.clone() }), ["b"]);
        assert_eq!(found("ferry", &all), [""; 0]);
        assert_eq!(registry.near_ids("aa"), ["a"]);
    }
}
