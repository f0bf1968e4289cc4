use super::{RuleOptions, Settings};
use crate::Extraction;
use crate::article::Article;
use crate::attribution::Attribution;
use crate::matching::Index;
use crate::registry::{self, Claim, Registry, Status};
use crate::sourcing::Level;
use crate::speaker;
use crate::text::Span;
use crate::wording::Comparison;

/// The claim that a quote was taken from, and what agrees.
#[derive(Clone, Debug)]
pub struct QuoteMatch {
    /// Index into the registry's claims.
    pub claim: usize,
    /// Further claims that were run together with it.
    pub also: Vec<usize>,
    /// The words against the claim's.
    pub comparison: Comparison,
    /// Whether the article gives them to the claim's speaker; `None` when it names nobody.
    pub speaker_agrees: Option<bool>,
    /// Whether named and anonymous agree with the registry.
    pub sourcing_agrees: bool,
    /// The claim's status.
    pub status: Status,
}

/// All that a rule may look at.
pub struct Story<'a> {
    /// The text.
    pub article: &'a Article,
    /// What was found in it.
    pub extraction: &'a Extraction,
    /// The claims, when there are any to compare with.
    pub registry: Option<&'a Registry>,
    /// For each attribution, for each of its quotes.
    pub matches: Vec<Vec<Option<QuoteMatch>>>,
    /// The moment that embargoes are held against.
    pub now: jiff::Timestamp,
    /// What the house decides about single rules.
    pub options: &'a RuleOptions,
}

impl<'a> Story<'a> {
    /// Finds the claim of every quote.
    pub fn new(
        article: &'a Article,
        extraction: &'a Extraction,
        registry: Option<(&'a Registry, &Index)>,
        settings: &'a Settings,
    ) -> Self {
        let now = settings.now.unwrap_or_else(jiff::Timestamp::now);
        let (options, claims) = (&settings.options, registry.map(|r| r.0));
        let mut story = Story { article, extraction, registry: claims, matches: Vec::new(), now, options };
        story.matches = extraction
            .attributions
            .iter()
            .map(|a| {
                let one = |quote: &Span| story.find(a, *quote, registry);
                a.quotes.iter().map(one).collect()
            })
            .collect();
        story
    }

    fn find(
        &self,
        a: &Attribution,
        quote: Span,
        registry: Option<(&Registry, &Index)>,
    ) -> Option<QuoteMatch> {
        let (registry, index) = registry?;
        let speaker = self.speaker(a);
        let known = speaker.and_then(|s| s.name.as_deref()).and_then(|name| registry.resolve_name(name));
        let likely = |c: usize| {
            let by = registry.claims[c].speaker;
            Some(by) == known || is_described(&registry.speakers[by], speaker)
        };
        let found = index.find(quote.of(&self.article.text), likely)?;
        let claim = &registry.claims[found.claim];
        Some(QuoteMatch {
            claim: found.claim,
            also: found.also,
            comparison: found.comparison,
            speaker_agrees: speaker_agrees(registry, claim, speaker, known),
            sourcing_agrees: sourcing_agrees(registry, claim, a, speaker),
            status: claim.status,
        })
    }

    /// Whom an attribution's words are given to.
    pub fn speaker(&self, a: &Attribution) -> Option<&'a speaker::Speaker> {
        self.extraction.speakers.get(a.speaker?.speaker?)
    }

    /// The name or description of whom the words are given to; empty for nobody.
    pub fn who(&self, a: &Attribution) -> String {
        let speaker = self.speaker(a);
        let known = speaker.and_then(|s| s.name.clone().or_else(|| s.description.clone()));
        known.or_else(|| a.source.map(|s| self.text(s).to_owned())).unwrap_or_default()
    }

    /// Index of the paragraph in which a span begins; `None` outside of all.
    pub fn paragraph(&self, span: Span) -> Option<usize> {
        let paragraphs = &self.extraction.paragraphs;
        let after = paragraphs.partition_point(|paragraph| paragraph.start <= span.start);
        let at = after.checked_sub(1)?;
        (span.start < paragraphs[at].end).then_some(at)
    }

    /// The words of a span.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    /// Every quote with its attribution and its claim.
    pub fn quotes(&self) -> impl Iterator<Item = (&'a Attribution, Span, Option<&QuoteMatch>)> {
        let pairs = self.extraction.attributions.iter().zip(&self.matches);
        pairs.flat_map(|(a, matches)| {
            a.quotes.iter().zip(matches).map(move |(&quote, found)| (a, quote, found.as_ref()))
        })
    }

    /// Every quote that has a claim, with it.
    pub fn matched(&self) -> impl Iterator<Item = (&'a Attribution, Span, &QuoteMatch, &'a Claim)> {
        let registry = self.registry;
        self.quotes().filter_map(move |(a, quote, found)| {
            let found = found?;
            Some((a, quote, found, registry?.claims.get(found.claim)?))
        })
    }
}

/// Whether the article words somebody nameless as the registry describes an anonymous speaker.
fn is_described(registered: &registry::Speaker, speaker: Option<&speaker::Speaker>) -> bool {
    let nameless = speaker.filter(|s| s.name.is_none()).and_then(|s| s.description.as_deref());
    let words = nameless.unwrap_or_default().to_lowercase();
    let fits = |known: &String| words.contains(&known.to_lowercase());
    registered.anonymous && registered.description.iter().chain(&registered.roles).any(fits)
}

/// `None` when the article leaves open who speaks.
fn speaker_agrees(
    registry: &Registry,
    claim: &Claim,
    speaker: Option<&speaker::Speaker>,
    known: Option<usize>,
) -> Option<bool> {
    let registered = registry.speaker_of(claim);
    let speaker = speaker?;
    match (&speaker.name, registered.anonymous) {
        (Some(_), true) => Some(true),
        (Some(_), false) => Some(known == Some(claim.speaker)),
        (None, true) => Some(true),
        (None, false) => {
            let words = speaker.description.as_deref().unwrap_or_default().to_lowercase();
            let fits = |role: &String| words.contains(&role.to_lowercase());
            registered.roles.iter().any(fits).then_some(true)
        }
    }
}

fn sourcing_agrees(
    registry: &Registry,
    claim: &Claim,
    a: &Attribution,
    speaker: Option<&speaker::Speaker>,
) -> bool {
    let anonymous = registry.speaker_of(claim).anonymous || claim.sourcing == Some(Level::Anonymous);
    let person = speaker.is_some_and(|s| s.name.is_some() && s.kind == speaker::Kind::Person);
    match a.sourcing.level {
        Level::Named => !(anonymous && person),
        Level::Anonymous => anonymous || claim.sourcing.is_none_or(|level| level != Level::Named),
        Level::Secondhand | Level::Unattributed => !(anonymous && person),
    }
}
