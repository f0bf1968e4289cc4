//! Finds all quoted and reported speech in news prose, who said it and how well it is sourced, and
//! compares every quote with a registry of claims.

pub mod article;
pub mod attribution;
pub mod check;
pub mod config;
pub mod error;
pub mod lexicon;
pub mod matching;
pub mod phrase;
pub mod provenance;
pub mod quote;
pub mod registry;
pub mod report;
pub mod sourcing;
mod spare;
pub mod speaker;
pub mod text;
pub mod token;
pub mod unfinished;
pub mod wording;

use article::Article;
use attribution::{Attribution, Decision};
use quote::Quotes;
use speaker::Speaker;
use text::Span;

/// What the caller knows of an article beyond its text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The names its publisher goes by ("The Times"): words told to it are first hand. Where there are none,
    /// the article's metadata, its file's name and its text are asked.
    pub publisher: Vec<String>,
}

/// All that was found in one article.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// In the order of the text.
    pub attributions: Vec<Attribution>,
    /// Those who speak; an attribution's `speaker` points into it.
    pub speakers: Vec<Speaker>,
    /// Everything between paired quotation marks, marks excluded, speech or not, in order.
    pub quotes: Vec<Span>,
    /// Quotation marks without a partner, each with its own span.
    pub unpaired: Vec<Span>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Span>,
    /// How many independent sources stand behind the article: the speakers heard first hand, and each outlet or
    /// person through whom the rest came, all that came through one counting once.
    pub independent_sources: usize,
}

/// Runs the chain of stages over one article. Total: odd prose gives odd attributions, never an error.
pub fn extract(article: &Article, options: &Options) -> Extraction {
    extract_by(article, options, |reading| attribution::find(reading, attribution::Model::shipped()))
}

/// The same, and for each attribution the decisions that made it.
pub fn explain(article: &Article, options: &Options) -> (Extraction, Vec<Vec<Decision>>) {
    let mut behind = Vec::new();
    let extraction = extract_by(article, options, |reading| {
        let (attributions, decisions) = attribution::explain(reading, attribution::Model::shipped());
        behind = decisions;
        attributions
    });
    (extraction, behind)
}

fn extract_by(
    article: &Article,
    options: &Options,
    find: impl FnOnce(&phrase::Reading) -> Vec<Attribution>,
) -> Extraction {
    let story = article.story();
    if story.trim().is_empty() {
        // Not worth loading the word lists.
        return Extraction::default();
    }
    let reading = phrase::Reading::new(&story);
    let mut attributions = find(&reading);
    // Where nobody is said to have said anything, nobody needs to be followed.
    let speakers = match attributions.is_empty() {
        true => Vec::new(),
        false => follow(&reading, &mut attributions, article, options),
    };
    let paragraphs = reading.paragraphs();
    let independent_sources = sourcing::independent_sources(&story, &attributions);
    let Quotes { outer, unpaired } = reading.into_quotes();
    let quotes = outer.iter().filter(|quote| quote.closed).map(|quote| quote.inner).collect();
    Extraction { attributions, speakers, quotes, unpaired, paragraphs, independent_sources }
}

/// Follows the attributions' sources to their speakers, and says how each is sourced.
fn follow(
    reading: &phrase::Reading,
    attributions: &mut [Attribution],
    article: &Article,
    options: &Options,
) -> Vec<Speaker> {
    let sources: Vec<Option<Span>> = attributions.iter().map(|a| a.source).collect();
    let resolution = speaker::resolve(reading, &sources);
    for (attribution, resolved) in attributions.iter_mut().zip(resolution.resolved) {
        attribution.speaker = resolved;
    }
    let known = match options.publisher.is_empty() {
        true => &Options { publisher: sourcing::publisher_of(article) },
        false => options,
    };
    sourcing::assess(reading, attributions, &resolution.speakers, known);
    resolution.speakers
}
