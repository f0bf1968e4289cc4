//! The stated ground for keeping a source anonymous: "who asked not to be named because …", "for fear of …",
//! "was not authorized to discuss …". Finds it and gives it to the source it is about.

mod ground;
mod veil;

use std::collections::HashMap;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::text::Span;

use super::scene::Scene;
use super::words::Sort;
use veil::{Veil, is_restrictive, is_said};

/// Sentences before and after in which the source may stand that a sentence about anonymity is about.
const NEAR: usize = 4;

/// Sources that are looked at in a sentence nearby.
const MANY: usize = 20;

/// Sets the reason of each unidentified source that the article gives one for: of the attribution it stands
/// with, and of all others of the same speaker. Whoever asks not to be named is not identified by an office
/// or relation either: `nameless` tells whose speaker has no name.
pub(super) fn link(
    scene: &Scene,
    attributions: &mut [Attribution],
    nameless: &[bool],
    identified: &mut [bool],
) {
    let mut at = 0;
    let mut of_speaker: HashMap<usize, Span> = HashMap::new();
    while at < scene.reading.items.len() {
        if !veil::may_end(scene, at) {
            at += 1;
            continue;
        }
        let sentence = scene.around(at);
        let Some(veil) = veil::at(scene, at, sentence.clone()) else {
            at += 1;
            continue;
        };
        for hidden in hidden(scene, attributions, nameless, veil) {
            identified[hidden] = false;
        }
        let sources = sources(scene, attributions, identified, veil);
        let reason = sources.first().and_then(|&i| ground::of(scene, &attributions[i], veil, sentence));
        at = veil.end;
        if let Some(reason) = reason {
            at = at.max(reason.end);
            let span = scene.reading.span_of(reason.start, reason.end);
            for i in sources {
                attributions[i].sourcing.reason.get_or_insert(span);
                if let Some(speaker) = attributions[i].speaker.and_then(|r| r.speaker) {
                    of_speaker.entry(speaker).or_insert(span);
                }
            }
        }
    }
    for (attribution, _) in attributions.iter_mut().zip(&*identified).filter(|(_, identified)| !**identified)
    {
        let reason = attribution.speaker.and_then(|r| r.speaker).and_then(|s| of_speaker.get(&s));
        attribution.sourcing.reason = attribution.sourcing.reason.or(reason.copied());
    }
}

/// The attributions a veil hides whatever their source seems to be: the nearest before it whose speaker has no
/// name ("her former manager, who asked …"), and one whose source was sought in the words about its anonymity
/// ("a clerk who asked not to be named because he still holds [the stock] said"), and the part of a name that is
/// given ("gave only his first name, [Piet], …").
fn hidden(scene: &Scene, attributions: &[Attribution], nameless: &[bool], veil: Veil) -> Vec<usize> {
    let behind = is_restrictive(scene, veil);
    let at = scene.reading.span(veil.start).start;
    let start = |i: usize| attributions[i].source.map(|s| s.start);
    let end = scene.reading.span(veil.end - 1).end;
    let inside = |i: usize| start(i).is_some_and(|s| at <= s && s < end);
    let before = scene.near(veil.start).filter_map(start).filter(|&s| s < at).max();
    scene
        .near(veil.start)
        .filter(|&i| {
            let misread = behind
                && (nameless[i] || attributions[i].speaker.is_none_or(|r| r.speaker.is_none()))
                && start(i).is_some_and(|s| s >= at)
                && scene.places[i].cue > veil.end
                && is_said(scene, scene.places[i].cue);
            misread || inside(i) || before.is_some() && start(i) == before && nameless[i]
        })
        .collect()
}

/// The unidentified sources a veil is about: the nearest before it in its sentence, else the nearest after
/// it there, else those nearby.
fn sources(scene: &Scene, attributions: &[Attribution], identified: &[bool], veil: Veil) -> Vec<usize> {
    let at = scene.reading.span(veil.start).start;
    let unnamed = |&i: &usize| !identified[i] && attributions[i].source.is_some();
    let start = |i: usize| attributions[i].source.map_or(0, |s| s.start);
    // "The keeper said [the cub had not been named because …]": somebody else's name.
    let told = |i: usize| attributions[i].content.iter().any(|c| c.start <= at && at < c.end);
    let others = |i: usize| told(i) && scene.places[i].cue_end <= veil.start && !is_aside(scene, veil);
    if veil.passive && scene.near(veil.start).any(others) {
        return Vec::new();
    }
    // "[The drivers were not allowed to talk to the press], a clerk said."
    if veil.speaks && bars_others(scene, veil) && scene.near(veil.start).any(told) {
        return Vec::new();
    }
    let here = scene.near(veil.start).filter(unnamed);
    let mut before: Vec<usize> = here.clone().filter(|&i| start(i) < at).collect();
    if let Some(nearest) = before.iter().map(|&i| start(i)).max() {
        // "a juror, who asked …, said": both stand for the juror.
        let relative = scene.class(scene.item_at(nearest)).has(Class::RELATIVE);
        let noun = before.iter().map(|&i| start(i)).filter(|&s| relative && s < nearest).max();
        before.retain(|&i| start(i) == nearest || Some(start(i)) == noun);
        return before;
    }
    let told_by_others = scene.near(veil.start).any(|i| {
        let told = attributions[i].content.iter().any(|c| c.start <= at && at < c.end);
        identified[i] && told && scene.places[i].cue_end <= veil.start
    });
    if told_by_others {
        return Vec::new();
    }
    // "gave only his first name, [Piet], out of …"
    let until = scene.reading.span(veil.end - 1).end;
    let given: Vec<usize> = here.clone().filter(|&i| start(i) < until).collect();
    if !given.is_empty() {
        return given;
    }
    let end = scene.reading.span(veil.start).end;
    let after = here.min_by_key(|&i| start(i)).filter(|&i| {
        let between = veil.end..scene.item_at(start(i));
        let behind = is_restrictive(scene, veil) && is_said(scene, scene.places[i].cue);
        start(i) >= end && (behind || between.into_iter().any(|k| scene.reading.tag(k) == Tag::Comma))
    });
    if let Some(found) = after {
        return vec![found];
    }
    nearby(scene, attributions, identified, veil)
}

/// Whether somebody or something is named as barred from speaking: "it was not allowed to …", "the drivers were not
/// allowed to …", and not "he was not allowed to …".
fn bars_others(scene: &Scene, veil: Veil) -> bool {
    let floor = scene.around(veil.start).start;
    let verbal = |i: &usize| {
        scene.reading.tag(*i).is_verbal() || matches!(scene.reading.tag(*i), Tag::Not | Tag::Adverb)
    };
    let subject = (floor..veil.start).rev().find(|i| !verbal(i));
    subject.is_some_and(|i| scene.reading.tag(i).is_nominal() || scene.class(i).has(Class::NEUTER))
}

/// Whether the words about anonymity are said of the speaker in passing: "…, asking that he not be named", "who
/// asked".
fn is_aside(scene: &Scene, veil: Veil) -> bool {
    let floor = scene.around(veil.start).start;
    let before = veil.start.saturating_sub(5).max(floor)..veil.start;
    let first = before
        .clone()
        .rev()
        .find(|&i| matches!(scene.reading.tag(i), Tag::Comma | Tag::Dash))
        .map_or(before.start, |i| i + 1);
    (first..veil.start + 1).any(|i| scene.reading.tag(i) == Tag::Ing || scene.class(i).has(Class::RELATIVE))
}

/// The unidentified sources of the sentences around that the subject of a sentence about anonymity means.
fn nearby(scene: &Scene, attributions: &[Attribution], identified: &[bool], veil: Veil) -> Vec<usize> {
    let sentence = scene.sentence_of(veil.start);
    let unnamed = |&i: &usize| !identified[i] && attributions[i].source.is_some();
    let before = (sentence.saturating_sub(NEAR)..sentence).rev();
    let after = sentence + 1..(sentence + NEAR).min(scene.reading.sentences.len());
    let all: Vec<usize> = before
        .flat_map(|s| scene.of_sentence(s).rev().filter(unnamed).take(MANY).collect::<Vec<_>>())
        .chain(after.flat_map(|s| scene.of_sentence(s).filter(unnamed).take(MANY).collect::<Vec<_>>()))
        .collect();
    let subject = scene.around(veil.start).start..veil.start;
    let many = subject.clone().any(|i| scene.sort(i).any(Sort::ALL));
    if many {
        let told = |i: usize| scene.places[i].sentence;
        let earlier: Vec<usize> = all.iter().copied().filter(|&i| told(i) < sentence).collect();
        // "The officials asked not to be named. They said …"
        let later = || all.iter().copied().filter(|&i| told(i) == sentence + 1).collect();
        return if earlier.is_empty() { later() } else { earlier };
    }
    let shared = all.iter().copied().find(|&i| {
        let source = attributions[i].source.map(|s| scene.items_of(s)).unwrap_or(0..0);
        subject.clone().any(|word| {
            let lemma =
                scene.token(word).filter(|t| t.class.any(Class::PERSON | Class::GROUP)).map(|t| t.lemma);
            lemma.is_some() && source.clone().any(|k| scene.token(k).map(|t| t.lemma) == lemma)
        })
    });
    shared.or_else(|| all.first().copied()).into_iter().collect()
}
