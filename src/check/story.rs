use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::around::is_relayed;
use super::belief::is_believed;
use super::{Occasion, RuleOptions, Settings};
use crate::Extraction;
use crate::article::Article;
use crate::attribution::Attribution;
use crate::matching::Index;
use crate::registry::{self, Claim, Registry, Status};
use crate::sourcing::{Grade, Level};
use crate::speaker;
use crate::text::Span;
use crate::wording::Comparison;

/// People in the street, sorted; our own list.
static BYSTANDERS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("data/bystanders.txt").lines().collect());

/// Words from which on a quote that opens with a capital counts as speech.
const SENTENCE: usize = 3;

/// Words from which on any quote does.
const CLAUSE: usize = 5;

/// What introduces somebody not met before, sorted.
const INDEFINITE: [&str; 7] = ["a", "an", "another", "one", "several", "some", "two"];

/// After these a mention goes on with another one, or is a description of somebody.
const JOINED: [&str; 6] = ["and", "as", "is", "now", "or", "was"];

/// Words after a mention among which "named" belongs to it.
const NEAR: usize = 6;

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
    /// Whether the quote may be of the occasion that the claim was said on.
    pub occasion: Occasion,
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
    /// The day it is of; `None` where nothing tells.
    pub day: Option<Date>,
    /// For each attribution, for each of its quotes.
    pub matches: Vec<Vec<Option<QuoteMatch>>>,
    /// Quotes without a claim, each with the claim that it is most like: too few words are the same to call it that claim's.
    alike: BTreeMap<Span, QuoteMatch>,
    /// The moment that embargoes are held against.
    pub now: jiff::Timestamp,
    /// What the house decides about single rules.
    pub options: &'a RuleOptions,
}

/// A headline, or a line below one, is no longer than this many words.
const HEADLINE: usize = 20;

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
        let mut story = Story {
            article,
            extraction,
            registry: claims,
            day: claims.and_then(|_| article.day()),
            matches: Vec::new(),
            alike: BTreeMap::new(),
            now,
            options,
        };
        let mut alike = BTreeMap::new();
        let find = |a: &Attribution| {
            let known = LazyCell::new(|| story.known(a, claims?));
            let sure = |quote: &Span| match story.find(a, &known, *quote, registry)? {
                (found, true) => Some(found),
                (found, false) => {
                    alike.insert(*quote, found);
                    None
                }
            };
            a.quotes.iter().map(sure).collect()
        };
        story.matches = extraction.attributions.iter().map(find).collect();
        story.alike = alike;
        story
    }

    /// The registered speaker whose name the article gives an attribution's.
    fn known(&self, a: &Attribution, registry: &Registry) -> Option<usize> {
        registry.resolve_name(self.speaker(a)?.name.as_deref()?)
    }

    /// The claim that a quote is most like, and whether it is believed to be that claim's.
    fn find(
        &self,
        a: &Attribution,
        known: &Option<usize>,
        quote: Span,
        registry: Option<(&Registry, &Index)>,
    ) -> Option<(QuoteMatch, bool)> {
        let (registry, index) = registry?;
        let speaker = self.speaker(a);
        let likely = |c: usize| {
            let by = registry.claims[c].speaker;
            Some(by) == *known || is_described(&registry.speakers[by], speaker)
        };
        let unnamed = speaker.is_some_and(|s| s.name.is_none() && s.description.is_some());
        let text = quote.of(&self.article.text);
        let found = match known.is_some() || unnamed && registry.speakers.iter().any(|s| s.anonymous) {
            true => index.find(text, likely)?,
            false => index.find_by_anyone(text)?,
        };
        let claim = &registry.claims[found.claim];
        let speaker_agrees = speaker_agrees(registry, claim, speaker, *known);
        let relayed = speaker_agrees == Some(false) && is_relayed(&claim.text, &found.comparison);
        let speaker_agrees = speaker_agrees.filter(|_| !relayed);
        let occasion = self.occasion(quote, claim);
        // Where "he" may be the registered speaker, the day is no sign that somebody else was given his words.
        let unsure = speaker_agrees == Some(false)
            && occasion == Occasion::Same
            && self.may_stand_for(a, quote, claim);
        let told = if unsure { Occasion::Open } else { occasion };
        let believed = is_believed(text, &claim.text, &found.comparison, speaker_agrees, told);
        let comparison = self.within_its_sentence(quote, &claim.text, found.comparison);
        let found = QuoteMatch {
            claim: found.claim,
            also: found.also,
            comparison,
            speaker_agrees,
            sourcing_agrees: sourcing_agrees(registry, claim, a, speaker),
            occasion,
            status: claim.status,
        };
        Some((found, believed))
    }

    /// The claim that a quote without one is most like.
    pub fn like(&self, quote: Span) -> Option<(&QuoteMatch, &'a Claim)> {
        let like = self.alike.get(&quote)?;
        Some((like, self.registry?.claims.get(like.claim)?))
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

    /// How many paragraphs at the top may be the headline and a line below it: up to two that are short, if a longer one
    /// follows; else one.
    pub fn headings(&self) -> usize {
        let paragraphs = &self.extraction.paragraphs;
        let short = |p: &&Span| self.text(**p).split_whitespace().count() <= HEADLINE;
        let top = paragraphs.iter().take_while(short).count();
        if top < paragraphs.len() { top.min(2) } else { 1 }
    }

    /// Whether a quote is long enough to be what somebody said, rather than a term, a title or a word at a distance.
    pub fn is_speech(&self, quote: Span) -> bool {
        let words = || self.text(quote).split_whitespace();
        let count = words().take(SENTENCE.max(CLAUSE)).count();
        if count < SENTENCE {
            return false;
        }
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let long = || words().filter(|word| word.chars().nth(3).is_some());
        let title = long().nth(1).is_some() && long().all(capital);
        (count >= CLAUSE || words().next().is_some_and(capital)) && !title
    }

    /// Whether a mention introduces somebody whom the story does not name: "a senior official", "another aide". An
    /// apposition to a name ("Clara Ruiz, 41, a retired teacher") or one that is named right away does not.
    pub fn introduces_unnamed(&self, source: Span) -> bool {
        let mention = self.text(source);
        let first = mention.split_whitespace().next().unwrap_or_default();
        let before = self.text(Span::new(0, source.start)).trim_end();
        let apposed = before
            .strip_suffix(',')
            .is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')')));
        let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = self.text(Span::new(source.end, self.article.text.len() as u32));
        let mut near = mention.split_whitespace().chain(after.split_whitespace().take(NEAR));
        INDEFINITE.binary_search(&first.to_lowercase().as_str()).is_ok()
            && !apposed
            && !JOINED.contains(&last)
            && !after.trim_start().starts_with(['–', '—', '-'])
            && !near.any(|word| word == "named")
    }

    /// Whether somebody speaks who was not asked for what only he knows: a voter, a man in the crowd. "A woman familiar with
    /// the talks" was.
    pub fn is_bystander(&self, a: &Attribution) -> bool {
        let source = a.source.map_or("", |source| self.text(source));
        let mut words = source.split_whitespace().map(str::to_lowercase);
        a.sourcing.grade != Some(Grade::Role)
            && words.any(|word| BYSTANDERS.binary_search(&word.as_str()).is_ok())
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
    // Asked of every likely claim, nearly all of which are of somebody with a name.
    let Some(words) = nameless.filter(|_| registered.anonymous).map(str::to_lowercase) else { return false };
    let fits = |known: &String| words.contains(&known.to_lowercase());
    registered.description.iter().chain(&registered.roles).any(fits)
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
        (Some(name), false) => Some(known == Some(claim.speaker) || may_be(name, registered)),
        (None, true) => Some(true),
        (None, false) => {
            let words = speaker.description.as_deref().unwrap_or_default().to_lowercase();
            let fits = |role: &String| words.contains(&role.to_lowercase());
            registered.roles.iter().any(fits).then_some(true)
        }
    }
}

/// Whether a story's name may be the registered speaker's: the surname, perhaps beside others who have it, or the name with
/// a title before it or without a middle name ("Senators Petra Holm", for Petra Maria Holm), on either side.
fn may_be(name: &str, registered: &registry::Speaker) -> bool {
    let known = registered.name.as_deref().unwrap_or_default();
    // Whatever else they have in common, the last word is the same; nearly all differ there.
    if last_in_ascii(name)
        .zip(last_in_ascii(known))
        .is_some_and(|(ours, theirs)| !ours.eq_ignore_ascii_case(theirs))
    {
        return false;
    }
    let (name, known) = (name.to_lowercase(), known.to_lowercase());
    let (name, known): (Vec<&str>, Vec<&str>) =
        (name.split_whitespace().collect(), known.split_whitespace().collect());
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return false };
    match name.as_slice() {
        [] => false,
        [surname] => surname == last,
        names => {
            names.ends_with(&known)
                || names.ends_with(&[first, last])
                || known.ends_with(&[names[0], names[names.len() - 1]])
                || known.len() == 2 && names[0] == *first && names.last() == Some(last)
        }
    }
}

/// The last word, where it is plain ASCII.
fn last_in_ascii(name: &str) -> Option<&str> {
    name.split_whitespace().next_back().filter(|word| word.is_ascii())
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_words_for_bystanders_are_sorted() {
        assert!(super::BYSTANDERS.is_sorted());
    }
}
