//! How the words came to the article: from an identified source, an unnamed one, through somebody
//! in between, or from nobody.
//!
//! Owns the levels, `via` and the reasons given for anonymity. Who a source stands for is `speaker`'s.

mod channel;
mod exchange;
mod extent;
mod grade;
mod hearsay;
mod house;
mod identity;
mod nest;
mod outlet;
mod publisher;
mod reach;
mod reason;
mod scene;
mod spokesman;
#[cfg(test)]
mod tests;
mod way;
mod words;

use std::collections::HashSet;

use crate::Options;
use crate::article::Article;
use crate::attribution::Attribution;
use crate::lexicon::{Class, hash};
use crate::phrase::Reading;
use crate::speaker::{Kind, Speaker};
use crate::text::Span;

use extent::Phrase;
use scene::Scene;
use spokesman::Spokesmen;
use way::Way;

/// From whom the article has the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// An identified person, organisation, office or document.
    Named,
    /// A source the article does not identify.
    Anonymous,
    /// Through somebody between the speaker and this article.
    Secondhand,
    /// No source is stated.
    #[default]
    Unattributed,
}

impl Level {
    /// All levels, best sourced first.
    pub const ALL: [Level; 4] = [Level::Named, Level::Anonymous, Level::Secondhand, Level::Unattributed];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Named => "named",
            Level::Anonymous => "anonymous",
            Level::Secondhand => "secondhand",
            Level::Unattributed => "unattributed",
        }
    }
}

/// How much the article tells of a source it does not identify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Nothing: "sources".
    Bare,
    /// To what sort of people it belongs: "officials".
    Group,
    /// To which body: "a State Department official".
    Organization,
    /// Rank, or what it has to do with the matter: "a senior official with knowledge of the talks".
    Role,
}

impl Grade {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Grade::Bare => "bare",
            Grade::Group => "group",
            Grade::Organization => "organization",
            Grade::Role => "role",
        }
    }
}

/// The level, and what the text says about the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sourcing {
    /// Which of the four.
    pub level: Level,
    /// The outlet or person in between; `None` also where the text does not say who.
    pub via: Option<Span>,
    /// The stated ground for anonymity ("because he was not authorized to speak publicly").
    pub reason: Option<Span>,
    /// What the article tells of an unidentified source; `None` for identified ones and without a source.
    pub grade: Option<Grade>,
    /// Index of the attribution in whose content this one is told: "Lavrov said *Kerry told him…*".
    pub within: Option<usize>,
}

/// The names of the house that publishes an article, by its metadata or its file's name; empty where neither tells.
pub(crate) fn publisher_of(article: &Article) -> Vec<String> {
    house::of(&article.name, &article.text)
}

/// Sets the sourcing of all attributions of an article, which stand in the order of the text with source,
/// cue, content and speaker in place.
pub fn assess(reading: &Reading, attributions: &mut [Attribution], speakers: &[Speaker], options: &Options) {
    let scene = Scene::new(reading, attributions);
    let mut mentions = outlet::mentions(&scene, &options.publisher);
    publisher::recognise(&scene, &mut mentions);
    let channels = channel::channels(&scene, attributions, &mentions);
    let mut ways: Vec<Way> =
        attributions.iter().enumerate().map(|(i, a)| way::of(&scene, a, i, &channels, &mentions)).collect();
    reach::extend(&scene, attributions, speakers, &channels, &mut ways);
    let mut identified = identified(&scene, attributions, speakers);
    let nameless: Vec<bool> = attributions.iter().map(|a| is_nameless(a, speakers)).collect();
    reason::link(&scene, attributions, &nameless, &mut identified);
    let outer = nest::outer(&scene, attributions);
    let nested: Vec<Option<Span>> =
        (0..attributions.len()).map(|i| relayed_by(&scene, attributions, speakers, &outer, i)).collect();
    for (i, attribution) in attributions.iter_mut().enumerate() {
        let within = outer[i];
        // What a speaker says of himself inside his own words took the way of those words.
        let way = match (ways[i], within) {
            (Way::Plain, Some(outer)) if nested[i].is_none() => ways[outer],
            (way, _) => way,
        };
        let secondhand = way.is_secondhand() || nested[i].is_some();
        let level = match (secondhand, attribution.source) {
            (true, _) => Level::Secondhand,
            (false, None) => Level::Unattributed,
            (false, Some(_)) if identified[i] => Level::Named,
            (false, Some(_)) => Level::Anonymous,
        };
        let via = way.via().or(nested[i]);
        attribution.sourcing = Sourcing { level, via, within, ..attribution.sourcing };
    }
    for (i, attribution) in attributions.iter_mut().enumerate() {
        if let Some(source) = attribution.source.filter(|_| !identified[i]) {
            let kind =
                attribution.speaker.and_then(|r| r.speaker).and_then(|s| speakers.get(s)).map(|s| s.kind);
            attribution.sourcing.grade = grade::of(
                &scene,
                Phrase::new(&scene, attribution, scene.places[i], source).whole(&scene),
                kind,
            );
        }
    }
}

/// Whether the article gives an attribution's speaker no name.
fn is_nameless(attribution: &Attribution, speakers: &[Speaker]) -> bool {
    let speaker = attribution.speaker.and_then(|r| r.speaker).and_then(|s| speakers.get(s));
    speaker.is_some_and(|s| s.name.is_none())
}

/// Whether each attribution's source is identified: by its own phrase or another mention of its speaker.
fn identified(scene: &Scene, attributions: &[Attribution], speakers: &[Speaker]) -> Vec<bool> {
    let speaker_of = |a: &Attribution| a.speaker.and_then(|r| r.speaker);
    let mut known = vec![false; speakers.len()];
    let phrases: Vec<Option<Phrase>> = attributions
        .iter()
        .zip(&scene.places)
        .map(|(a, place)| a.source.map(|source| Phrase::new(scene, a, *place, source)))
        .collect();
    let spokesmen = Spokesmen::of(scene);
    let own: Vec<bool> = attributions
        .iter()
        .zip(&phrases)
        .map(|(a, phrase)| {
            let speaker = speaker_of(a).and_then(|s| speakers.get(s));
            phrase.as_ref().is_some_and(|phrase| {
                identity::is_identified(scene, phrase, speaker) || spokesmen.knows(scene, phrase.whole(scene))
            })
        })
        .collect();
    for (a, _) in attributions.iter().zip(&own).filter(|(_, own)| **own) {
        let speaker = speaker_of(a).filter(|&s| speakers.get(s).is_some_and(|s| s.kind != Kind::Group));
        if let Some(known) = speaker.and_then(|s| known.get_mut(s)) {
            *known = true;
        }
    }
    let of = |a: &Attribution, phrase: &Option<Phrase>| {
        let refers = phrase.as_ref().is_some_and(|phrase| identity::refers(scene, phrase));
        speaker_of(a).filter(|_| refers).and_then(|s| known.get(s).copied()).unwrap_or(false)
    };
    attributions.iter().zip(&phrases).zip(own).map(|((a, phrase), own)| own || of(a, phrase)).collect()
}

/// The source of the outer attribution when it relays the words of somebody else.
fn relayed_by(
    scene: &Scene,
    attributions: &[Attribution],
    speakers: &[Speaker],
    outer: &[Option<usize>],
    index: usize,
) -> Option<Span> {
    let (inner, outer) = (&attributions[index], &attributions[outer[index]?]);
    let (source, relay) = (inner.source?, outer.source?);
    let of = |a: &Attribution| a.speaker.and_then(|r| r.speaker);
    let same = source == relay || of(inner).is_some() && of(inner) == of(outer);
    let items = scene.items_of(source);
    let first = scene.class(items.start);
    let himself =
        items.len() == 1 && first.has(Class::PRONOUN) && (of(inner).is_none() || first.has(Class::FIRST));
    let kind = |a: &Attribution| of(a).and_then(|s| speakers.get(s)).map(|s| s.kind);
    // The respondents of a poll answered the poll.
    let polled = kind(outer) == Some(Kind::Document)
        && kind(inner) == Some(Kind::Group)
        && scene.items_of(relay).any(|i| scene.class(i).has(Class::POLL));
    (!same && !himself && !polled).then_some(relay)
}

/// How many independent sources stand behind an article: the speakers heard first hand, and each outlet or
/// person through whom the rest came. All that came through one outlet counts once; words of unknown
/// origin, and those told inside another's words, count nothing.
pub fn independent_sources(text: &str, attributions: &[Attribution]) -> usize {
    let mut speakers = HashSet::new();
    let mut between = HashSet::new();
    for attribution in attributions.iter().filter(|a| a.sourcing.within.is_none()) {
        match (attribution.sourcing.level, attribution.sourcing.via) {
            (Level::Secondhand, Some(via)) => {
                let name = via.of(text);
                let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
                between.insert(hash(bare.as_bytes()));
            }
            (Level::Named | Level::Anonymous, _) => {
                speakers.extend(attribution.speaker.and_then(|r| r.speaker));
            }
            _ => {}
        }
    }
    speakers.len() + between.len()
}
