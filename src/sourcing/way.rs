//! The way of the words: straight from the source, or through somebody in between.

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::{Tag, noun_from};
use crate::text::Span;

use super::channel::Channels;
use super::exchange::{self, Audience};
use super::hearsay::is_hearsay;
use super::outlet::{Form, Mention};
use super::scene::{Place, Scene};
use super::words::Sort;

/// How the words came, as far as their own sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Nothing is said of it.
    Plain,
    /// To the press, a public, the author: a new occasion.
    Open,
    /// Given to another outlet, in a conversation that may go on.
    Outlet(Span),
    /// Somebody unnamed, or an outlet's report, stands in between.
    Reported(Option<Span>),
    /// In private: the channel is not stated.
    Private,
}

impl Way {
    /// Whether somebody stands in between.
    pub(super) const fn is_secondhand(self) -> bool {
        matches!(self, Way::Outlet(_) | Way::Reported(_) | Way::Private)
    }

    /// The outlet in between.
    pub(super) const fn via(self) -> Option<Span> {
        match self {
            Way::Outlet(via) => Some(via),
            Way::Reported(via) => via,
            Way::Plain | Way::Open | Way::Private => None,
        }
    }
}

/// The way of attribution `index` by its own sentence.
pub(super) fn of(
    scene: &Scene,
    attribution: &Attribution,
    index: usize,
    channels: &Channels,
    mentions: &[Mention],
) -> Way {
    let place = scene.places[index];
    if is_hearsay(scene, attribution, place) {
        return Way::Reported(None);
    }
    let via = quoter(scene, place, mentions);
    if let Some(via) = via.or_else(|| reporting_outlet(scene, attribution, place, mentions)) {
        return Way::Reported(Some(via));
    }
    if let Some(relay) = second_source(scene, attribution, place) {
        return Way::Reported(Some(relay));
    }
    match channels.of[index] {
        Some(channel) if channel.own => return Way::Open,
        Some(channel) => return Way::Outlet(channel.via),
        None => {}
    }
    match exchange::audience(scene, attribution, place) {
        Audience::Private => Way::Private,
        Audience::Studio(host) => Way::Outlet(host),
        Audience::Public | Audience::Author => Way::Open,
        Audience::Unknown
            if is_published(scene, attribution, place) || is_moved(scene, attribution, place) =>
        {
            Way::Open
        }
        Audience::Unknown => Way::Plain,
    }
}

/// Who quoted the source, if not the publisher itself: "was quoted by {the agency} as saying".
fn quoter(scene: &Scene, place: Place, mentions: &[Mention]) -> Option<Span> {
    let by = (place.cue..place.cue_end).find(|&i| scene.is(i, "by") && i > 0 && scene.is(i - 1, "quoted"))?;
    let noun = noun_from(scene.reading, by + 1, place.cue_end)?;
    let own = mentions.iter().any(|m| m.own && (noun.start..noun.end).contains(&m.start));
    (!own).then(|| scene.reading.span_of(noun.start, noun.end))
}

/// Whether the sentence tells of a new public occasion: a speech, a post, a statement.
fn is_published(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    exchange::frame(scene, attribution, place).any(|i| scene.sort(i).any(Sort::OCCASION))
}

/// Whether the sentence moves to another time, and not to later in the same interview.
fn is_moved(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    let mut moved = false;
    for i in exchange::frame(scene, attribution, place) {
        let sort = scene.sort(i);
        if sort.any(Sort::INTERVIEW) {
            return false;
        }
        moved |= sort.any(Sort::SHIFT);
    }
    moved
}

/// Who relays the words by a second "according to": "Roe said, according to a friend". A text or tape of the
/// speaker's own words relays nothing.
fn second_source(scene: &Scene, attribution: &Attribution, place: Place) -> Option<Span> {
    attribution.source?;
    let own = place.cue..place.cue_end;
    let at = exchange::frame(scene, attribution, place).find(|i| {
        !own.contains(i) && *i > place.cue && scene.is(*i, "according") && scene.is(*i + 1, "to")
    })?;
    let noun = noun_from(scene.reading, at + 2, scene.around(at).end)?;
    let record = (noun.start..noun.end).any(|i| scene.sort(i).any(Sort::RECORD.or(Sort::SURVEY)));
    let cited = scene.near(at).any(|other| scene.places[other].cue == at);
    (!record && !cited).then(|| scene.reading.span_of(noun.start, noun.end))
}

/// Whether the sentence gives an opinion of its source's own: "in an editorial", "endorsed Roe, saying".
fn is_opinion(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    exchange::frame(scene, attribution, place).any(|i| {
        let within = (i.saturating_sub(3)..i).any(|k| scene.is(k, "in"));
        let article = scene.sort(i).any(Sort::OPINION) && !scene.sort(i).any(Sort::RECORD);
        scene.is_lemma(i, "endorse") || article && within
    })
}

/// The outlet whose report the words come from; `None` where it speaks for itself, counts, or gives an opinion.
fn reporting_outlet(
    scene: &Scene,
    attribution: &Attribution,
    place: Place,
    mentions: &[Mention],
) -> Option<Span> {
    let source = scene.items_of(attribution.source?);
    let has = |sort: Sort| source.clone().any(|i| scene.sort(i).any(sort));
    // "CNN: Mayor to resign".
    let heads = attribution.cue.is_some() && scene.reading.tag(place.cue) == Tag::Colon;
    let reports = heads || (place.cue..place.cue_end).any(|i| scene.sort(i).any(Sort::COVERAGE));
    if !reports || has(Sort::OPINION.or(Sort::SURVEY)) || is_opinion(scene, attribution, place) {
        return None;
    }
    let from = mentions.partition_point(|m| m.end <= source.start);
    let named =
        mentions.iter().skip(from).take_while(|m| m.start < source.end).find(|m| m.form != Form::Interviewer);
    if let Some(mention) = named {
        let after = (mention.end..source.end).find(|&i| !scene.class(i).has(Class::CLITIC_S));
        let itself =
            after.is_none_or(|i| scene.reading.tag(i) == Tag::Comma || scene.reading.tag(i) == Tag::Open);
        let report = has(Sort::ARTICLE) && !has(Sort::HOST);
        let reporter = scene.class(mention.end).has(Class::CLITIC_S)
            && (place.cue..place.cue_end).any(|i| scene.sort(i).any(Sort::REPORT));
        let about_itself = attribution
            .content
            .first()
            .is_some_and(|c| scene.class(scene.item_at(c.start)).has(Class::NEUTER));
        let outlet = (itself && !about_itself || report || reporter) && !mention.own;
        return outlet.then_some(mention.span);
    }
    let small = |i: usize| scene.sort(i).any(Sort::PROGRAMME) && scene.token(i).is_some_and(|t| !t.upper);
    let media = source.clone().any(small) && !has(Sort::HOST);
    let told = (place.cue..place.cue_end).any(|i| scene.sort(i).any(Sort::REPORT));
    (media && (told || has(Sort::ARTICLE))).then_some(attribution.source).flatten()
}
