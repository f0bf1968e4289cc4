//! Whether a claim is really where a quote comes from. A false match is worse than none.

use std::cmp::Ordering;

use super::postings::{Kind, Postings};
use super::terms;
use crate::wording::{Fit, Reading};

/// Words from which on the rest of a quote is looked for in another claim.
const PART: usize = 4;

/// A quote with the weight of its words.
pub(super) struct Quote<'t> {
    pub text: &'t str,
    reading: Reading<'t>,
    words: Vec<Weighed>,
}

struct Weighed {
    /// Bits: the rarer among the claims, the more; 0 for words in brackets.
    weight: f32,
    content: bool,
    common: bool,
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
    pub fn read(text: &'t str, postings: &Postings) -> Self {
        let reading = Reading::of(text);
        let total = postings.claims().max(1) as f32;
        let words = reading.words().map(|word| {
            let known = terms::words(word.key).first().map_or(0, |term| postings.count(Kind::Word, *term));
            let weight = if word.bracketed { 0.0 } else { (total / known.max(1) as f32).log2() + 1.0 };
            Weighed { weight, content: word.content, common: word.common }
        });
        let words = words.collect();
        Self { text, reading, words }
    }

    pub fn compare(&self, claim: usize, preferred: bool, text: &str) -> Candidate {
        let fit = self.reading.compare(&Reading::of(text));
        let cover = self.cover(&fit.found);
        Candidate { claim, preferred, fit, cover }
    }

    fn cover(&self, found: &[bool]) -> f32 {
        let all: f32 = self.words.iter().map(|word| word.weight).sum();
        let had: f32 = self.words.iter().zip(found).filter(|(_, f)| **f).map(|(word, _)| word.weight).sum();
        if all > 0.0 { had / all } else { 0.0 }
    }

    /// Whether the quote was taken from the claim.
    pub fn accepts(&self, fit: &Fit, preferred: bool) -> bool {
        let cover = self.cover(&fit.found);
        let similarity = fit.comparison.similarity as f32;
        let whole = cover > 0.999 && similarity > 0.999;
        let found = || self.words.iter().zip(&fit.found).filter(|(_, f)| **f).map(|(word, _)| word);
        let content = found().filter(|word| word.content).count();
        let telling = found().filter(|word| word.content && !word.common).count();
        match self.words.iter().filter(|word| word.weight > 0.0).count() {
            0 => false,
            1 => whole && preferred && content > 0,
            2 => whole && (preferred && content > 0 || telling > 1),
            3 | 4 => {
                (whole || cover > 0.7 && similarity > 0.7 && preferred) && content > usize::from(!preferred)
            }
            5..=7 => whole && content > 0 || cover > 0.7 && similarity > 0.7 && content > 2,
            8..=11 => cover > 0.65 && similarity > 0.62,
            _ => cover > 0.58 && similarity > 0.58,
        }
    }

    /// Whether the part of the quote that the claim has would be a quote by itself.
    pub fn accepts_part(&self, fit: &Fit) -> bool {
        let had: Vec<&Weighed> =
            self.words.iter().zip(&fit.found).filter(|(_, f)| **f).map(|(w, _)| w).collect();
        had.len() >= PART && had.iter().filter(|word| word.content).count() > 1
    }

    /// Whether this, the rest of a quote, was taken from the claim: closely, as little is known of it.
    pub fn is_part(&self, fit: &Fit) -> bool {
        self.cover(&fit.found) > 0.8 && fit.comparison.similarity > 0.75 && self.accepts_part(fit)
    }

    /// The longest run of words that were not found, a found word in between aside; `None` when it is too
    /// short to come from somewhere else.
    pub fn unfound(&self, found: &[bool]) -> Option<&'t str> {
        let (mut best, mut start, mut strange) = (0..0, 0, 0usize);
        let mut most = 0;
        for (i, hit) in found.iter().enumerate() {
            if *hit && found.get(i + 1).is_none_or(|next| *next) {
                (start, strange) = (i + 1, 0);
                continue;
            }
            strange += usize::from(!*hit);
            if strange > most {
                most = strange;
                best = start..i + 1;
            }
        }
        if most < PART {
            return None;
        }
        let mut extents = self.reading.words().map(|word| word.extent).skip(best.start).take(best.len());
        let first = extents.next()?;
        let end = extents.last().map_or(first.end, |last| last.end);
        self.text.get(first.start..end)
    }
}
