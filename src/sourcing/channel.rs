//! Words given to another outlet: "told Fox News", "in an interview with CNN", "the Post reported".

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::text::Span;

use super::outlet::{Form, Mention};
use super::scene::Scene;
use super::words::Sort;

/// What an outlet has to do with the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Channel {
    /// The outlet.
    pub(super) via: Span,
    /// Whether it is the article's own, so that the words are first hand.
    pub(super) own: bool,
}

/// The channel of each attribution, and the conversations that open in a sentence without any.
pub(super) struct Channels {
    /// By attribution.
    pub(super) of: Vec<Option<Channel>>,
    /// Sentences that tell of an interview without giving words of it, in order.
    pub(super) announced: Vec<(usize, Channel)>,
}

/// Finds the attributions whose words went through an outlet named in their sentence.
pub(super) fn channels(scene: &Scene, attributions: &[Attribution], mentions: &[Mention]) -> Channels {
    let mut channels = Channels { of: vec![None; attributions.len()], announced: Vec::new() };
    for mention in mentions {
        let sentence = scene.sentence_of(mention.start);
        let Some(governor) = governor(scene, mention, scene.around(mention.start).start) else { continue };
        let channel = Channel { via: mention.span, own: mention.own };
        match owner(scene, attributions, mention, governor) {
            Some(index) => {
                channels.of[index].get_or_insert(channel);
            }
            None if scene.sort(governor).any(Sort::TELL.or(Sort::INTERVIEW)) => {
                channels.announced.push((sentence, channel));
            }
            None => {}
        }
    }
    channels
}

/// The item that makes the outlet a channel: the verb of telling, the interview, the preposition.
fn governor(scene: &Scene, mention: &Mention, floor: usize) -> Option<usize> {
    let next = mention.end;
    let reports = scene.sort(next).any(Sort::REPORT) && scene.class(next).any(Class::VERB);
    if reports && mention.form != Form::Interviewer {
        return Some(next);
    }
    let noun =
        |i: &usize| scene.token(*i).is_some() && matches!(scene.reading.tag(*i), Tag::Noun | Tag::Name);
    // "in a CNN interview": the outlet only modifies.
    let talk =
        (next..next + 3).take_while(|i| *i == next || noun(i)).find(|&i| scene.sort(i).any(Sort::INTERVIEW));
    let from = mention.start.saturating_sub(4).max(floor);
    let held = (from..mention.start).any(|i| scene.is(i, "in") || scene.is(i, "during"));
    if let Some(talk) = talk.filter(|_| held) {
        return Some(talk);
    }
    let followed = (next..next + 3).take_while(noun);
    if followed.into_iter().any(|i| scene.sort(i).any(Sort::PUBLIC) && !scene.sort(i).any(Sort::HOST)) {
        return None;
    }
    let mut at = mention.start;
    while at > floor {
        at -= 1;
        match scene.reading.tag(at) {
            Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Quote | Tag::Mark => {}
            Tag::Preposition if of_outlet(scene, at) => {}
            Tag::Preposition | Tag::To => return preposition(scene, mention, at, floor),
            tag if tag.is_verbal() && scene.sort(at).any(Sort::TELL) => return Some(at),
            Tag::Ing | Tag::Participle if scene.sort(at).any(Sort::PROGRAMME.or(Sort::HOST)) => {}
            _ => return None,
        }
    }
    None
}

/// Whether the preposition joins a person to the outlet: "Chris Roe of Fox News", "the hosts on WEEI".
fn of_outlet(scene: &Scene, at: usize) -> bool {
    let joins = scene.is(at, "of") || scene.is(at, "from") || scene.is(at, "on") || scene.is(at, "for");
    let person = at > 0 && (scene.reading.tag(at - 1) == Tag::Name || scene.sort(at - 1).any(Sort::HOST));
    let named = at > 1 && scene.class(at - 2).has(Class::GIVEN);
    joins && person && (named || scene.sort(at - 1).any(Sort::HOST))
}

fn preposition(scene: &Scene, mention: &Mention, at: usize, floor: usize) -> Option<usize> {
    if at == floor && !scene.is(at, "on") {
        return None;
    }
    let before = at.saturating_sub(1);
    let near = |sort: Sort| (at.saturating_sub(4).max(floor)..at).rev().find(|&i| scene.sort(i).any(sort));
    if scene.is(at, "by") {
        return near(Sort::ANSWER).or_else(|| near(Sort::REPORT));
    }
    if scene.is(before, "according") {
        return Some(before);
    }
    if let Some(talk) = near(Sort::INTERVIEW) {
        return Some(talk);
    }
    if scene.is(at, "with") || scene.is(at, "from") {
        return near(Sort::CALL.or(Sort::ANSWER)).filter(|_| mention.form != Form::Noun);
    }
    if scene.is(at, "to") {
        return (at.saturating_sub(5).max(floor)..at).rev().find(|&i| {
            scene.class(i).has(Class::COMMUNICATION)
                || scene.class(i).has(Class::DOCUMENT)
                || scene.is_lemma(i, "speak")
                || scene.is_lemma(i, "talk")
        });
    }
    let article = (mention.end..mention.end + 3).any(|i| scene.sort(i).any(Sort::ARTICLE))
        && !(mention.end..mention.end + 3).any(|i| scene.sort(i).any(Sort::OPINION));
    if scene.is(at, "in") && article {
        return Some(at);
    }
    let spoken = at == floor
        || !scene.reading.tag(before).is_verbal()
        || scene.class(before).has(Class::COMMUNICATION)
        || scene.is_lemma(before, "speak");
    (scene.is(at, "on") && spoken && mention.form != Form::Noun).then_some(at)
}

/// The attribution whose words the outlet carries: that of the governing verb, else that of the nearest cue.
fn owner(scene: &Scene, attributions: &[Attribution], mention: &Mention, governor: usize) -> Option<usize> {
    // "[Asked by Roe about it], she said": the words reported may have swallowed what goes before them.
    let opens = |c: &Span| scene.sort(governor).any(Sort::ANSWER) && scene.item_at(c.start) == governor;
    let outside = |&i: &usize| {
        let (a, place) = (&attributions[i], &scene.places[i]);
        // "told [the Post she would run]": the hearer may have been taken for part of the words.
        let heard =
            |c: &Span| (place.cue..place.cue_end).contains(&governor) && c.start == mention.span.start;
        let inside = a.content.iter().any(|c| c.contains(mention.span) && !heard(c) && !opens(c));
        !inside && !a.source.is_some_and(|s| s.contains(mention.span))
    };
    let cites = |i: usize| {
        let place = &scene.places[i];
        attributions[i].cue.is_some() && (place.cue..place.cue_end).contains(&governor)
    };
    // What is according to the outlet has its own attribution.
    if scene.is(governor, "according") && scene.near(mention.start).any(cites) {
        return None;
    }
    let near = scene.near(mention.start).filter(outside);
    let sourced = near.clone().filter(|&i| attributions[i].source.is_some());
    let cued = near.clone().find(|&i| {
        let place = &scene.places[i];
        (place.cue..place.cue_end).contains(&governor)
    });
    if scene.sort(governor).any(Sort::TELL) {
        return cued;
    }
    cued.filter(|&i| attributions[i].source.is_some())
        .or_else(|| sourced.clone().rfind(|&i| scene.places[i].cue <= mention.start))
        .or_else(|| sourced.clone().find(|&i| scene.places[i].cue > mention.start))
        .or(cued)
}
