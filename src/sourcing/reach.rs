//! How far a conversation reaches: an interview goes on over the next words of the same speaker until a
//! new occasion begins, and a sentence that only continues the report of a private exchange belongs to it.

use std::collections::HashMap;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::speaker::Speaker;
use crate::text::Span;

use super::channel::Channels;
use super::scene::{Place, Scene};
use super::way::Way;

/// Sentences over which an interview reaches without being taken up again.
const SENTENCES: usize = 8;

/// Items of a sentence that are searched for a name.
const WORDS: usize = 200;

/// A conversation that may go on.
#[derive(Clone, Copy)]
struct Talk {
    way: Way,
    /// The sentence it was last heard in.
    sentence: usize,
}

/// The conversations an article has opened so far.
struct Talks<'a> {
    speakers: &'a [Speaker],
    /// The last one of each speaker.
    of: HashMap<Option<usize>, Talk>,
    /// One told of without any words of it.
    announced: Option<Talk>,
    /// One with somebody only described.
    described: Option<Talk>,
}

/// Extends outlets and private exchanges in `ways` over the plain attributions they reach.
pub(super) fn extend(
    scene: &Scene,
    attributions: &[Attribution],
    speakers: &[Speaker],
    channels: &Channels,
    ways: &mut [Way],
) {
    let mut talks = Talks { speakers, of: HashMap::new(), announced: None, described: None };
    let mut announced = channels.announced.iter().peekable();
    for index in scene.in_order() {
        let (attribution, place) = (&attributions[index], scene.places[index]);
        while let Some(&&(sentence, channel)) = announced.peek()
            && sentence <= place.sentence
        {
            let talk = Talk { way: Way::Outlet(channel.via), sentence };
            talks.announced = (!channel.own).then_some(talk);
            announced.next();
        }
        let Some(speaker) = attribution.speaker.map(|r| r.speaker) else { continue };
        match ways[index] {
            way @ (Way::Outlet(_) | Way::Private) => talks.hear(scene, attribution, speaker, way, place),
            Way::Open | Way::Reported(_) => {
                talks.of.remove(&speaker);
            }
            Way::Plain => {
                if let Some(talk) = talks.reaching(scene, attribution, speaker, place) {
                    ways[index] = talk.way;
                    talks.hear(scene, attribution, speaker, talk.way, place);
                }
            }
        }
    }
}

impl Talks<'_> {
    /// Takes note of words of a conversation.
    fn hear(
        &mut self,
        scene: &Scene,
        attribution: &Attribution,
        speaker: Option<usize>,
        way: Way,
        place: Place,
    ) {
        let talk = Talk { way, sentence: place.sentence };
        self.of.insert(speaker, talk);
        let unnamed = speaker.and_then(|s| self.speakers.get(s)).is_none_or(|s| s.name.is_none());
        let described = unnamed && is_definite(scene, attribution.source);
        self.described =
            described.then_some(talk).or(self.described.filter(|t| t.sentence == place.sentence));
    }

    /// The conversation that a plain attribution still belongs to.
    fn reaching(
        &self,
        scene: &Scene,
        attribution: &Attribution,
        speaker: Option<usize>,
        place: Place,
    ) -> Option<Talk> {
        let own = self.of.get(&speaker).copied();
        let announced = || self.announced.filter(|t| announces(scene, attribution.source, place, *t));
        // "The candidate told CNN …" and in the next sentence "Roe said": who else should it be?
        let described = || self.described.filter(|t| place.sentence == t.sentence + 1);
        own.or_else(announced).or_else(described).filter(|&talk| goes_on(scene, attribution, place, talk))
    }
}

/// Whether a source is one person described: "the candidate".
fn is_definite(scene: &Scene, source: Option<Span>) -> bool {
    source.is_some_and(|s| {
        let items = scene.items_of(s);
        let several = items.clone().any(|i| scene.class(i).has(Class::GROUP));
        items.len() > 1 && scene.is(items.start, "the") && !several
    })
}

/// Whether an interview told of in the sentence before is one with this source: a pronoun, or a name that
/// stood there.
fn announces(scene: &Scene, source: Option<Span>, place: Place, talk: Talk) -> bool {
    let Some(source) = source.filter(|_| place.sentence - talk.sentence <= 1) else { return false };
    let items = scene.items_of(source);
    let pronoun = items.clone().all(|i| scene.class(i).has(Class::PRONOUN));
    let said = |word: u32| {
        scene.items(talk.sentence).take(WORDS).any(|i| scene.token(i).is_some_and(|t| t.word == word))
    };
    pronoun || items.filter_map(|i| scene.token(i)).any(|t| t.capital && t.class.is_empty() && said(t.word))
}

/// Whether the plain attribution at `place` still belongs to `talk`.
fn goes_on(scene: &Scene, attribution: &Attribution, place: Place, talk: Talk) -> bool {
    let apart = place.sentence - talk.sentence;
    match talk.way {
        Way::Private => apart <= 1 && !is_plain_cue(scene, place),
        _ => apart <= SENTENCES && is_spoken(scene, attribution, place),
    }
}

/// Whether the words may have fallen in a conversation: they are quoted, or the cue is one of speech.
fn is_spoken(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    let quoted = attribution.content.iter().any(|c| {
        let items = scene.item_at(c.start)..scene.item_at(c.end).max(scene.item_at(c.start) + 1);
        items.into_iter().any(|i| scene.reading.items.get(i).is_some_and(|item| item.is_quote()))
    });
    let spoken = |i: usize| {
        let said = Class::COMMUNICATION | Class::COGNITION | Class::EMOTION;
        scene.class(i).any(said) || scene.is(i, "according")
    };
    quoted || attribution.cue.is_none() || (place.cue..place.cue_end).any(spoken)
}

/// Whether the cue itself says that the speaker spoke.
fn is_plain_cue(scene: &Scene, place: Place) -> bool {
    (place.cue..place.cue_end).any(|i| scene.class(i).has(Class::COMMUNICATION))
}
