//! Finds the claim that a quote was taken from, whatever was done to its wording.
//!
//! Owns the index over claim texts; knows texts and their positions only, no registry and no speakers.
//! A quote's rarest words and pairs of neighbours name the candidates; the comparison of `wording` decides
//! among them, and [`accept`] whether the best is good enough.

mod accept;
mod candidates;
mod postings;
mod store;
mod terms;

use std::fmt;
use std::io;
use std::path::Path;

use accept::Quote;
use postings::Postings;
use store::Store;

use crate::wording::{Comparison, Wording};

/// Over the texts of claims, in the order given.
#[derive(Debug)]
pub struct Index {
    postings: Postings,
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
        Self { postings: Postings::build(claims) }
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
        Ok(Self { postings })
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
        self.postings.text(claim)
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
        let quote = Quote::read(quote, &self.postings);
        let ranked =
            self.compare_best(&quote, &prefer, candidates::find(&self.postings, quote.text, &prefer));
        let best = ranked.into_iter().next()?;
        if let Some(rest) = quote.unfound(&best.fit.found)
            && let Some(other) = self.find_rest(rest, best.claim, &prefer)
            && quote.accepts_part(&best.fit)
        {
            let mut comparison = best.fit.comparison;
            comparison.wording = Wording::Spliced;
            return Some(Match { claim: best.claim, comparison, also: vec![other] });
        }
        quote.accepts(&best.fit, best.preferred).then(|| Match {
            claim: best.claim,
            comparison: best.fit.comparison,
            also: Vec::new(),
        })
    }

    /// Compares the quote with every claim: slow, and what [`Index::find`] is tested against.
    pub fn find_by_force(&self, quote: &str, prefer: impl Fn(usize) -> bool) -> Option<Match> {
        let quote = Quote::read(quote, &self.postings);
        let best = self.compare_best(&quote, &prefer, (0..self.len()).collect()).into_iter().next()?;
        quote.accepts(&best.fit, best.preferred).then(|| Match {
            claim: best.claim,
            comparison: best.fit.comparison,
            also: Vec::new(),
        })
    }

    /// The claim, other than the first found, that has the rest of a quote.
    fn find_rest(&self, rest: &str, but: usize, prefer: &impl Fn(usize) -> bool) -> Option<usize> {
        let rest = Quote::read(rest, &self.postings);
        let mut claims = candidates::find(&self.postings, rest.text, prefer);
        claims.retain(|claim| *claim != but);
        let best = self.compare_best(&rest, prefer, claims).into_iter().next()?;
        rest.is_part(&best.fit).then_some(best.claim)
    }

    /// The claims compared with the quote, the best first.
    fn compare_best(
        &self,
        quote: &Quote<'_>,
        prefer: &impl Fn(usize) -> bool,
        claims: Vec<usize>,
    ) -> Vec<accept::Candidate> {
        let mut ranked: Vec<accept::Candidate> = claims
            .into_iter()
            .filter_map(|claim| Some(quote.compare(claim, prefer(claim), &self.postings.text(claim)?)))
            .collect();
        ranked.sort_by(|a, b| a.order(b));
        ranked
    }
}
