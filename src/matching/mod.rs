//! Finds the claim that a quote was taken from, whatever was done to its wording.
//!
//! Owns the index over claim texts; knows texts and their positions only, no registry and no speakers.
//! A quote's rarest words and pairs of neighbours name the candidates; the comparison of `wording` decides
//! among them, and `accept` whether the best is good enough.

mod accept;
pub mod beside;
mod candidates;
mod opening;
mod outlines;
mod postings;
mod short;
mod store;
mod terms;
mod weight;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::fmt;
use std::io;
use std::path::Path;

use accept::{Candidate, Quote};
use opening::Opening;
use outlines::Outlines;
use postings::Postings;
use store::Store;
use weight::Weights;

use crate::wording::{Comparison, Outline, Wording, compare_verbatim, is_verbatim};

/// Share of the most words in common with which a claim is still compared in full.
const NEARLY: f32 = 0.85;

/// Terms up to which it is asked first whether any claim could be enough for a quote: of a word or two, most are
/// nobody's where no claim is preferred.
const FEW: usize = 4;

/// Over the texts of claims, in the order given.
#[derive(Debug)]
pub struct Index {
    postings: Postings,
    outlines: Outlines,
}

/// A claim worth comparing.
struct Likely<'i> {
    claim: usize,
    preferred: bool,
    /// Weight of the words that it has in common with the quote.
    shared: f32,
    postings: &'i Postings,
}

impl<'i> Likely<'i> {
    fn text(&self) -> Option<Cow<'i, str>> {
        self.postings.text(self.claim)
    }

    fn compared(&self, quote: &Quote<'_>) -> Option<Candidate> {
        Some(quote.compare(self.claim, self.preferred, &self.text()?))
    }

    /// The claim as a candidate, where it has the quote's very characters.
    fn compared_verbatim(&self, quote: &Quote<'_>) -> Option<Candidate> {
        let may_be = quote.may_be_verbatim(&self.postings.bytes(self.claim)?);
        may_be.then(|| quote.compare_verbatim(self.claim, self.preferred, &self.text()?))?
    }
}

/// The claim that a quote was taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Its position among the texts that the index was built of.
    pub claim: usize,
    /// The quote against that claim.
    pub comparison: Comparison,
    /// Further claims whose parts were run together with it; empty unless the wording is spliced.
    pub also: Vec<usize>,
}

/// Why an index file cannot be used. Whatever it is: build the index again.
#[derive(Debug)]
pub enum Unusable {
    /// The content has changed since.
    Stale,
    /// Another version of the program wrote it.
    Version,
    /// It is not an index, or not a whole one.
    Damaged,
    /// It is missing or could not be read.
    Unreadable(io::Error),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unusable::Stale => f.write_str("the index is older than the claims"),
            Unusable::Version => f.write_str("the index is of another version"),
            Unusable::Damaged => f.write_str("the index is damaged"),
            Unusable::Unreadable(error) => write!(f, "the index could not be read: {error}"),
        }
    }
}

impl std::error::Error for Unusable {}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        Unusable::Unreadable(error)
    }
}

impl Index {
    /// Indexes the claims' texts; a claim is known by its position among them.
    ///
    /// Holds a copy of the texts and about 1.5 times their size in lists.
    pub fn build<S: AsRef<str>>(claims: &[S]) -> Self {
        Self::over(Postings::build(claims))
    }

    /// Writes the index to `path` in one step, so that readers see the old file or the new.
    ///
    /// `content` is a hash of what the index was built of; [`Index::open`] refuses another.
    ///
    /// # Errors
    /// When the file cannot be written, or the index itself was read from a damaged file.
    pub fn write(&self, path: &Path, content: [u8; 32]) -> io::Result<()> {
        self.postings.store().write(path, content)
    }

    /// Opens an index written for the same content. Reads little: claims and lists stay in the file.
    ///
    /// # Errors
    /// When the file is missing, damaged, of another version or of other content.
    pub fn open(path: &Path, content: [u8; 32]) -> Result<Self, Unusable> {
        let postings = Postings::over(Store::open(path, content)?).ok_or(Unusable::Damaged)?;
        Ok(Self::over(postings))
    }

    fn over(postings: Postings) -> Self {
        let outlines = Outlines::of(postings.claims());
        Self { postings, outlines }
    }

    /// How many claims it holds.
    pub fn len(&self) -> usize {
        self.postings.claims()
    }

    /// Whether it holds no claims.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of the claim at a position; `None` when there is none, or it lies in a damaged block.
    pub fn text(&self, claim: usize) -> Option<String> {
        self.postings.text(claim).map(Cow::into_owned)
    }

    /// Reads the whole file once and checks every part of it. An index in memory is sound.
    pub fn is_sound(&self) -> bool {
        self.postings.store().check()
    }

    /// Whether a damaged part of the file was met. What was found before stands; what was not found since may
    /// be there all the same: build the index again and repeat.
    pub fn is_damaged(&self) -> bool {
        self.postings.store().is_damaged()
    }

    /// The claim that the quote was taken from, if there is one. Of claims that fit equally well, one that
    /// `prefer` accepts comes first: those of the speaker whom the article names, say. A quote of a word or two
    /// matches such claims only.
    pub fn find(&self, quote: &str, prefer: impl Fn(usize) -> bool) -> Option<Match> {
        self.look_up(quote, Some(prefer))
    }

    /// The same where no claim is preferred, which is found sooner.
    pub fn find_by_anyone(&self, quote: &str) -> Option<Match> {
        self.look_up(quote, None::<fn(usize) -> bool>)
    }

    fn look_up(&self, text: &str, prefer: Option<impl Fn(usize) -> bool>) -> Option<Match> {
        let terms = terms::words(text);
        let weights = LazyCell::new(|| Weights::of(&terms, &self.postings));
        let read = || Quote::read(text, &weights);
        let mut quote = (terms.len() <= FEW).then(read);
        if quote.as_ref().is_some_and(|quote| !quote.may_be_found(prefer.is_some())) {
            return None;
        }
        let liked = |claim| prefer.as_ref().is_some_and(|prefer| prefer(claim));
        if let Some((claim, said)) = self.find_repeat(text, &terms, prefer.as_ref()) {
            let accepted = |quote: &Quote| {
                let candidate = quote.compare_verbatim(claim, liked(claim), &said)?;
                quote.accept(candidate)
            };
            if accept::is_long(text, &terms) {
                debug_assert!(accepted(&read()).is_some());
                return Some(Match { claim, comparison: compare_verbatim(text, &said), also: Vec::new() });
            }
            if let Some(found) = accepted(quote.get_or_insert_with(read)) {
                return Some(found);
            }
        }
        let claims = self.likely(&terms, &weights, &liked);
        if claims.is_empty() || weights.is_too_little(most(&claims)) {
            return None;
        }
        let quote = quote.unwrap_or_else(read);
        if let Some(same) = find_same(&quote, &claims) {
            return quote.accept(same);
        }
        self.find_changed(&quote, claims, &weights, &liked)
    }

    /// The claims worth comparing with a quote of these terms, the most promising first.
    fn likely(&self, terms: &[u64], weights: &Weights, liked: &impl Fn(usize) -> bool) -> Vec<Likely<'_>> {
        let postings = &self.postings;
        let likely = |claim| {
            let text = || postings.text(claim);
            let shared = self.outlines.terms(claim, text, |claim| weights.shared(claim))?;
            Some(Likely { claim, preferred: liked(claim), shared, postings })
        };
        candidates::find(weights, terms, liked).into_iter().filter_map(likely).collect()
    }

    /// The claim among likely ones from which the quote was taken with changes, or the two that it joins.
    fn find_changed(
        &self,
        quote: &Quote<'_>,
        claims: Vec<Likely<'_>>,
        weights: &Weights<'_>,
        prefer: &impl Fn(usize) -> bool,
    ) -> Option<Match> {
        let near = nearest(claims);
        let may_accept = |likely: &Likely<'_>| {
            let look = |claim: &Outline| quote.may_accept(claim, likely.preferred);
            self.outlines.outline(likely.claim, || likely.text(), look).unwrap_or(false)
        };
        let hopeful = near.iter().any(may_accept);
        debug_assert!(
            hopeful
                || near.iter().all(|likely| likely.compared(quote).and_then(|c| quote.accept(c)).is_none())
        );
        // What cannot be accepted need not be compared, unless it stands in the way of two parts.
        let parts = if hopeful { None } else { Some(self.find_parts(quote, weights, prefer)?) };
        let best = compare_best(quote, near);
        if best.as_ref().is_none_or(|best| best.fit.changed >= accept::PART)
            && let Some((claim, other)) = parts.or_else(|| self.find_parts(quote, weights, prefer))
        {
            let mut comparison = quote.compare(claim, true, &self.postings.text(claim)?).fit.comparison;
            comparison.wording = Wording::Spliced;
            return Some(Match { claim, comparison, also: vec![other] });
        }
        quote.accept(best?)
    }

    /// The first claim that the quote repeats from its first word to its last, by a hash of the words, and its text:
    /// nothing can fit better. Of preferred claims only, where some may be.
    fn find_repeat(
        &self,
        quote: &str,
        terms: &[u64],
        prefer: Option<&impl Fn(usize) -> bool>,
    ) -> Option<(usize, Cow<'_, str>)> {
        let liked = |claim: &usize| prefer.is_none_or(|prefer| prefer(*claim));
        let list = candidates::repeated(&self.postings, terms);
        let repeats = list.claims().map(|claim| claim as usize).filter(liked);
        let mut texts = repeats.filter_map(|claim| Some((claim, self.postings.text(claim)?)));
        texts.find(|(_, text)| is_verbatim(quote, text))
    }

    /// Compares the quote with every claim: slow, and what [`Index::find`] is tested against.
    pub fn find_by_force(&self, quote: &str, prefer: impl Fn(usize) -> bool) -> Option<Match> {
        let quote = Quote::read(quote, &Weights::of(&terms::words(quote), &self.postings));
        let texts = (0..self.len()).filter_map(|claim| Some((claim, self.postings.text(claim)?)));
        let compared = texts.map(|(claim, text)| quote.compare(claim, prefer(claim), &text));
        quote.accept(compared.min_by(Candidate::order)?)
    }

    /// The two claims whose parts, run together, are the quote; the one with the longer part first.
    fn find_parts(
        &self,
        quote: &Quote<'_>,
        weights: &Weights<'_>,
        prefer: &impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let (front, back) = quote.halves()?;
        let opening = quote.opening()?;
        let wanted = quote.ends();
        let shared = |claim| {
            let text = || self.postings.text(claim);
            let (first, last) = self.outlines.outline(claim, text, |claim| wanted.shared(claim))?;
            Some((claim, first, last))
        };
        let mut claims = candidates::find(weights, &terms::words(front), prefer);
        claims.extend(candidates::find(weights, &terms::words(back), prefer));
        // Most quotes are of no two claims, and most claims have not even the first words.
        let begins = |&claim: &usize| {
            self.may_have(claim, &opening)
                && shared(claim).is_some_and(|(_, first, _)| first >= opening.count)
        };
        if !claims.iter().any(begins) {
            return None;
        }
        let ends: Vec<(usize, usize, usize)> = claims.into_iter().filter_map(shared).collect();
        let front = ends.iter().rev().max_by_key(|(_, first, _)| *first)?;
        let back = ends.iter().rev().max_by_key(|(_, _, last)| *last)?;
        let parts = front.0 != back.0 && quote.is_whole_of(front.1, back.2);
        let (front, back) = if front.1 >= back.2 { (front, back) } else { (back, front) };
        parts.then_some((front.0, back.0))
    }

    /// Whether a claim may have words, without reading it.
    fn may_have(&self, claim: usize, words: &Opening) -> bool {
        let text = || self.postings.text(claim);
        let possible = self.outlines.terms(claim, text, |terms| words.may_be_in(terms));
        // Brackets part a word's letters: "pass[ed]".
        possible == Some(true)
            || self.postings.bytes(claim).is_some_and(|text| memchr::memchr(b'[', &text).is_some())
    }
}

/// The claims that share nearly as many words as any.
fn nearest(mut claims: Vec<Likely<'_>>) -> Vec<Likely<'_>> {
    let bar = most(&claims) * NEARLY;
    claims.retain(|likely| likely.shared >= bar);
    claims
}

/// What the claims share with the quote at most.
fn most(claims: &[Likely<'_>]) -> f32 {
    claims.iter().map(|likely| likely.shared).fold(0.0, f32::max)
}

/// The first claim of the quote's very characters, where no preferred one could come before it.
fn find_same(quote: &Quote<'_>, claims: &[Likely<'_>]) -> Option<Candidate> {
    if claims.iter().any(|likely| likely.preferred) {
        return None;
    }
    let same = claims.iter().filter_map(|likely| likely.compared_verbatim(quote));
    same.min_by_key(|candidate| candidate.claim).filter(Candidate::is_perfect)
}

/// The best of some claims.
fn compare_best(quote: &Quote<'_>, near: Vec<Likely<'_>>) -> Option<Candidate> {
    let most = most(&near);
    let mut best: Option<Candidate> = None;
    for likely in near {
        // Of claims that lack a word, none is better than one that has them all as they are.
        let perfect = best.as_ref().is_some_and(Candidate::is_perfect);
        if perfect && likely.shared < most {
            continue;
        }
        let Some(compared) = likely.compared(quote) else { continue };
        if best.as_ref().is_none_or(|best| compared.order(best).is_lt()) {
            best = Some(compared);
        }
    }
    best
}
