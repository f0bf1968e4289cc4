//! Whether a claim is really where a quote comes from. A false match is worse than none.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::opening::Opening;
use super::weight::Weights;
use super::{Match, terms};
use crate::lexicon::KeySet;
use crate::wording::{self, Ends, Fit, Outline, Reading, Wording, is_verbatim, unclosed};

/// Changed words from which on a quote may be parts of two claims.
pub(super) const PART: usize = 4;

/// Words that a part of two has at least.
const SHORTEST: usize = 3;

/// Words that may be missing where only one was changed: others may be joined or parted ("any one").
const JOINED: usize = 4;

/// Words from which on a claim of the same characters is where a quote comes from, whatever the words are.
const LONG: usize = 8;

/// Terms with which a value may begin. Only values are words of several terms.
static VALUES: LazyLock<KeySet<u64>> =
    LazyLock::new(|| wording::value_openers().filter_map(terms::first).collect());

/// Words at most that a value takes for each of its figures and numerals, beside these: "minus", units, "and a half".
const SWALLOWED: usize = 5;

/// Whether a quote surely has as many words, without reading it: none in brackets, and enough that are no part of values.
pub(super) fn is_long(quote: &str, terms: &[u64]) -> bool {
    let (mut words, mut figures) = (0, 0);
    let (mut letter, mut figure) = (false, false);
    for c in quote.chars().chain([' ']) {
        match c {
            _ if c.is_whitespace() => {
                words += usize::from(letter && !figure);
                figures += usize::from(figure);
                (letter, figure) = (false, false);
            }
            '(' | ')' | '[' | ']' | '&' | '！'..='～' => return false,
            _ => {
                letter |= c.is_ascii_alphabetic();
                figure |= c.is_numeric();
            }
        }
    }
    let numerals = || terms.iter().filter(|term| VALUES.contains(term)).count();
    words >= LONG && words - LONG >= figures * SWALLOWED + numerals() * (SWALLOWED + 1)
}

/// A quote with the weight of its words.
pub(super) struct Quote<'t> {
    text: &'t str,
    reading: Reading<'t>,
    words: Vec<Weighed>,
    /// How many claims there are.
    claims: f32,
}

struct Weighed {
    /// Bits: the rarer among the claims, the more; 0 for words in brackets.
    weight: f32,
    content: bool,
}

/// What is known of a quote and a claim when it is decided whether the one was taken from the other.
struct Evidence<'f> {
    /// For each of the quote's words whether the claim has it in the same place.
    found: &'f [bool],
    similarity: f32,
    /// Whether one word was changed, and no more.
    one_changed: bool,
    /// Whether the claim says nothing beyond.
    all: bool,
    preferred: bool,
}

/// A claim that was compared.
pub(super) struct Candidate {
    pub claim: usize,
    pub preferred: bool,
    pub fit: Fit,
    /// 0 to 1: weight of the quote's words that it has.
    cover: f32,
}

impl Candidate {
    /// Whether the quote is a part of it, or all, word for word.
    pub fn is_perfect(&self) -> bool {
        self.cover > 0.999 && self.fit.comparison.similarity > 0.999
    }

    /// The better first: what it covers and how closely, then the wish, then the more faithful wording.
    pub fn order(&self, other: &Self) -> Ordering {
        let score = |candidate: &Self| candidate.cover + candidate.fit.comparison.similarity as f32;
        let rounded = |candidate: &Self| (score(candidate) * 1e4) as i32;
        let wording = |candidate: &Self| candidate.fit.comparison.wording;
        rounded(other)
            .cmp(&rounded(self))
            .then(other.preferred.cmp(&self.preferred))
            .then(wording(self).cmp(&wording(other)))
            .then(self.claim.cmp(&other.claim))
    }
}

impl<'t> Quote<'t> {
    /// Reads a quote of which the words are weighed.
    pub fn read(text: &'t str, weights: &Weights<'_>) -> Self {
        let reading = Reading::of(text);
        let words = reading.words().map(|word| Weighed {
            weight: if word.bracketed { 0.0 } else { weights.weight(terms::of_word(word.key, word.id)) },
            content: word.content,
        });
        let words = words.collect();
        Self { text, reading, words, claims: weights.claims }
    }

    pub fn compare(&self, claim: usize, preferred: bool, text: &str) -> Candidate {
        self.candidate(claim, preferred, self.reading.compare(&Reading::of(text)))
    }

    /// The claim as a candidate, where it has the same characters.
    pub fn compare_verbatim(&self, claim: usize, preferred: bool, text: &str) -> Option<Candidate> {
        (is_verbatim(self.text, text) && !self.words.is_empty())
            .then(|| self.candidate(claim, preferred, self.reading.compare_verbatim(text)))
    }

    fn candidate(&self, claim: usize, preferred: bool, fit: Fit) -> Candidate {
        let cover = self.cover(&fit.found);
        Candidate { claim, preferred, fit, cover }
    }

    /// Whether a claim whose bytes are these may have the same characters.
    pub fn may_be_verbatim(&self, claim: &[u8]) -> bool {
        // Any other space may stand before the first word.
        let begin = claim.trim_ascii_start();
        begin.starts_with(unclosed(self.text).as_bytes()) || !begin.first().is_some_and(u8::is_ascii_graphic)
    }

    fn cover(&self, found: &[bool]) -> f32 {
        let all: f32 = self.words.iter().map(|word| word.weight).sum();
        let had: f32 = self.words.iter().zip(found).filter(|(_, f)| **f).map(|(word, _)| word.weight).sum();
        if all > 0.0 { had / all } else { 0.0 }
    }

    /// The match, when the quote was taken from the claim.
    pub fn accept(&self, best: Candidate) -> Option<Match> {
        let (claim, accepted) = (best.claim, self.accepts(&best.fit, best.preferred));
        accepted.then(|| Match { claim, comparison: best.fit.comparison, also: Vec::new() })
    }

    fn accepts(&self, fit: &Fit, preferred: bool) -> bool {
        // Two places of one claim, run together: what lies between them says nothing against it.
        let joined = fit.comparison.wording == Wording::Spliced && self.is_joined(&fit.found);
        self.is_enough(&Evidence {
            found: &fit.found,
            similarity: if joined { 1.0 } else { fit.comparison.similarity as f32 },
            one_changed: fit.changed == 1,
            all: fit.outside == 0,
            preferred,
        })
    }

    /// Whether all words were found, and enough of them for two places.
    fn is_joined(&self, found: &[bool]) -> bool {
        let bits: f32 = self.words.iter().map(|word| word.weight).sum();
        found.iter().all(|found| *found) && self.words.len() >= 2 * SHORTEST && bits > 2.0 * self.least()
    }

    /// Whether the quote says enough to be found in any claim, one of its very words.
    pub fn may_be_found(&self, preferred: bool) -> bool {
        let found = &vec![true; self.words.len()];
        self.is_enough(&Evidence { found, similarity: 1.0, one_changed: true, all: true, preferred })
    }

    /// Whether a claim may be accepted, by its words alone: never false for one that is.
    pub fn may_accept(&self, claim: &Outline, preferred: bool) -> bool {
        let found = &self.reading.possible(claim);
        self.is_enough(&Evidence { found, similarity: 1.0, one_changed: true, all: true, preferred })
    }

    fn is_enough(&self, evidence: &Evidence<'_>) -> bool {
        let &Evidence { found: flags, similarity, preferred, .. } = evidence;
        let cover = self.cover(flags);
        let whole = cover > 0.999 && similarity > 0.999;
        let found = || self.words.iter().zip(flags).filter(|(_, found)| **found).map(|(word, _)| word);
        let content = found().filter(|word| word.content).count();
        if self.is_slip(evidence, found().count(), content) {
            return true;
        }
        match self.words.iter().filter(|word| word.weight > 0.0).count() {
            0 => false,
            1 => whole && preferred && content > 0,
            2 => whole && (preferred && content > 0 || self.telling(flags) > 1),
            3 | 4 => {
                (whole || cover > 0.7 && similarity > 0.7 && preferred) && content > usize::from(!preferred)
            }
            5..=7 => {
                whole && content > 0
                    || cover > 0.7 && similarity > 0.7 && content > 2 - usize::from(preferred)
            }
            8..=11 => cover > 0.65 && similarity > 0.62,
            _ => cover > 0.58 && similarity > 0.58,
        }
    }

    /// Whether one word was changed in a short quote: enough to say so where it is all that the claim says, or
    /// the speaker is the same.
    fn is_slip(&self, evidence: &Evidence<'_>, found: usize, content: usize) -> bool {
        let missing =
            self.words.iter().zip(evidence.found).filter(|(word, found)| word.weight > 0.0 && !**found);
        evidence.one_changed
            && missing.count() <= JOINED
            && match (evidence.preferred, evidence.all) {
                (true, true) => found > 1 && content > 0,
                (true, false) => found > 2 && content > 1,
                (false, true) => found > 3 && content > 1,
                (false, false) => false,
            }
    }

    /// How many of the words found carry sense and are rare enough to tell claims apart.
    fn telling(&self, found: &[bool]) -> usize {
        let tells = |word: &wording::Sketch<'_>| word.content && !word.is_common();
        self.reading.words().zip(found).filter(|(word, found)| **found && tells(word)).count()
    }

    /// The quote cut in the middle; `None` when it is too short for two parts, or says too little.
    pub fn halves(&self) -> Option<(&'t str, &'t str)> {
        let middle = self.reading.words().nth(self.words.len() / 2)?.extent.start;
        // Each part has to tell by itself; a little less, as sums differ with their order.
        let bits: f32 = self.words.iter().map(|word| word.weight).sum();
        let enough = self.words.len() >= 2 * SHORTEST && bits > 1.99 * self.least();
        enough.then(|| self.text.split_at_checked(middle))?
    }

    /// As many of its first words as say enough to be a part of two, and no more; `None` where not even all do.
    pub fn opening(&self) -> Option<Opening> {
        let (mut bits, mut content) = (0.0, 0);
        let last = self.words.iter().enumerate().position(|(before, word)| {
            bits += word.weight;
            content += usize::from(word.content);
            self.are_telling(before + 1, content, bits)
        })?;
        Some(Opening::of(last + 1, self.reading.spellings()))
    }

    /// What its first and last words are looked for with.
    pub fn ends(&self) -> Ends {
        self.reading.ends()
    }

    /// Whether the first words and the last ones make the whole quote, but for a joining word or two, and both
    /// say enough to be known by.
    pub fn is_whole_of(&self, first: usize, last: usize) -> bool {
        let count = self.words.len();
        // Words that both claims have count for the longer part.
        let (first, last) = if first >= last {
            (first, last.min(count.saturating_sub(first)))
        } else {
            (first.min(count.saturating_sub(last)), last)
        };
        let (Some(front), Some(back)) = (self.words.get(..first), self.words.get(count - last..)) else {
            return false;
        };
        let joint = &self.words[first..count - last];
        joint.len() <= 2 && joint.iter().all(|word| !word.content) && self.tells(front) && self.tells(back)
    }

    /// Whether words are rare enough, together, not to be found somewhere by chance.
    fn tells(&self, words: &[Weighed]) -> bool {
        let bits: f32 = words.iter().map(|word| word.weight).sum();
        let content = words.iter().filter(|word| word.content).count();
        self.are_telling(words.len(), content, bits)
    }

    fn are_telling(&self, count: usize, content: usize, bits: f32) -> bool {
        count >= SHORTEST && content > 0 && bits > self.least()
    }

    /// Bits that words must have together not to be found somewhere by chance.
    fn least(&self) -> f32 {
        1.4 * self.claims.log2()
    }
}
