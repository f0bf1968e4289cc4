//! Whether a claim may have the first words of a quote, by its terms alone.

use super::short::ShortMap;
use super::terms::{finish, short};

/// Words that are asked for at most.
const MOST: usize = 32;

/// The first words of a quote.
pub(super) struct Opening {
    /// How many.
    pub count: usize,
    /// Of every spelling of a word, a bit for each word that is spelt so.
    spellings: ShortMap<u32>,
    /// The bits of all words.
    all: u32,
}

impl Opening {
    /// Of words, each given by the hashes of its spellings, one of which a claim has if it has the word; none where that
    /// cannot be told.
    pub fn of<S: AsRef<[u64]>>(count: usize, words: impl Iterator<Item = S>) -> Self {
        let words: Vec<S> = words.take(count.min(MOST)).collect();
        let mut spellings = ShortMap::with_room(words.iter().map(|word| word.as_ref().len()).sum());
        let mut all = 0;
        for (at, word) in words.iter().enumerate() {
            for &hash in word.as_ref() {
                let spelling = short(finish(hash));
                all |= 1 << at;
                spellings.set(spelling, spellings.get(spelling).unwrap_or(0) | 1 << at);
            }
        }
        Self { count, spellings, all }
    }

    /// Whether a claim, given by the short forms of its terms, may have all words.
    pub fn may_be_in(&self, claim: &[u32]) -> bool {
        self.all == claim.iter().fold(0, |found, term| found | self.spellings.get(*term).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::words;
    use super::*;
    use crate::wording::Reading;

    fn may_have(claim: &str, quote: &str) -> bool {
        let terms: Vec<u32> = words(claim).into_iter().map(short).collect();
        Opening::of(MOST, Reading::of(quote).spellings()).may_be_in(&terms)
    }

    #[test]
    fn a_text_may_have_all_that_is_read_in_it() {
        for text in [
            "It’s what we can't and won't do, and they aren't; ain't it so? I shan’t.",
            "You cannot, I’m gonna, she gotta, we wanna, I dunno: kinda, sorta.",
            "Let's say that he'd come, we'll see, you've seen, they're here, I'm late, who's who",
            "The boss's car, James' car, the Joneses’ cars, 'cause I told 'em, 'til then, 'bout noon",
            "U.S. and U.N. troops, No. 5, no. 7, the E.U.’s plan at 5 p.m. on March 10, 2014",
            "[H]e said cafe\u{301}s, Cafés, naïve, Müller’s, re-elected, 3rd, mid-1990s, $5 million",
            "DON’T GO; IT’S OVER for the US & us, goin' on, word.Word, a\u{AD}b, isn?t",
        ] {
            assert!(may_have(text, text), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_word_does_not_have_it() {
        assert!(may_have("the harbour wall's new", "the wall"));
        assert!(may_have("we did it, it's done", "it is"));
        assert!(!may_have("the harbour wall", "the harbour walls"));
        assert!(!may_have("the harbour", "the wall"));
    }
}
