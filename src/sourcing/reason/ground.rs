//! How far the ground reaches that is given for anonymity.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::Tag;

use super::veil::{Veil, is_restrictive, is_said};
use crate::sourcing::scene::Scene;
use crate::sourcing::words::Sort;

/// The items of the ground given for a veil in a sentence; `None` where none is given.
pub(super) fn of(
    scene: &Scene,
    attribution: &Attribution,
    veil: Veil,
    sentence: Range<usize>,
) -> Option<Range<usize>> {
    let from = match veil.speaks {
        true => Some(clause_start(scene, veil, sentence.start)),
        false => after(scene, veil, sentence.end),
    };
    match from {
        Some(from) => Some(from..end_of(scene, attribution, veil, from, sentence.end)),
        None => inserted(scene, veil, sentence.start)
            .or_else(|| preposed(scene, veil, sentence.start))
            .or_else(|| ruled(scene, veil, sentence.start))
            .or_else(|| joined(scene, veil, sentence.start)),
    }
}

/// Where the ground begins that follows a veil: "because", "citing", "to discuss".
fn after(scene: &Scene, veil: Veil, end: usize) -> Option<usize> {
    (veil.end..end)
        .take_while(|&i| match scene.reading.tag(i) {
            Tag::End | Tag::Semicolon | Tag::Close | Tag::Quote => false,
            Tag::Comma | Tag::Dash => opens_ground(scene, i + 1, end),
            _ => true,
        })
        .find(|&i| opens_ground(scene, i, end))
}

/// Whether a ground begins at item `i`.
pub(super) fn opens_ground(scene: &Scene, i: usize, end: usize) -> bool {
    if i >= end {
        return false;
    }
    let next = |word: &str| scene.is(i + 1, word);
    let within = |sort: Sort| (i + 1..(i + 5).min(end)).any(|k| scene.sort(k).any(sort));
    let class = scene.class(i + 1);
    let subject = class.any(Class::SUBJECT | Class::DETERMINER | Class::POSSESSIVE | Class::GROUP);
    match scene.reading.tag(i) {
        Tag::To => {
            let verb = scene.class(i + 1 + usize::from(class.has(Class::ADVERB)));
            verb.has(Class::BASE) && !verb.has(Class::BE)
        }
        _ if scene.sort(i).any(Sort::GROUND) => true,
        Tag::Not => scene.sort(i + 1).any(Sort::GROUND) || scene.is(i + 1, "being"),
        // "saying she feared for her job", and not "saying the pier was unsafe".
        Tag::Ing if scene.class(i).has(Class::COMMUNICATION) => (i + 1..(i + 8).min(end))
            .any(|k| scene.sort(k).any(Sort::CONCERN.or(Sort::GROUND).or(Sort::THREAT))),
        _ if scene.is(i, "as") || scene.is(i, "so") => {
            subject || ["that", "as", "is"].iter().any(|word| next(word))
        }
        _ if scene.is(i, "due") || scene.is(i, "owing") => next("to"),
        _ if scene.is(i, "out") || scene.is(i, "ahead") => next("of"),
        _ if scene.is(i, "in") => scene.sort(i + 1).any(Sort::VIEW) || class.has(Class::ING),
        _ if scene.is(i, "for") => within(Sort::CONCERN),
        _ if scene.is(i, "under") => within(Sort::RULE),
        _ => false,
    }
}

/// Where the clause of a ground by itself begins: its conjunction, or "was not authorized".
fn clause_start(scene: &Scene, veil: Veil, floor: usize) -> usize {
    let reach = veil.start.saturating_sub(7).max(floor)..veil.start;
    let conjunction = |&i: &usize| scene.sort(i).any(Sort::GROUND) || scene.is(i, "as");
    if let Some(found) = reach.clone().rev().find(conjunction) {
        return found;
    }
    if let Some(rules) = ruled(scene, veil, floor) {
        return rules.start;
    }
    // "[whose contract] forbids talking".
    if let Some(owner) = reach.rev().find(|&i| scene.is(i, "whose")) {
        return owner;
    }
    let verbal = |i: usize| {
        scene.class(i).any(Class::BE | Class::HAVE | Class::NOT)
            || scene.sort(i).any(Sort::LACK)
            || scene.class(i).has(Class::RELATIVE)
            || scene.reading.tag(i) == Tag::Adverb
            || ["at", "neither", "none", "of", "told", "ordered", "instructed", "warned", "advised"]
                .iter()
                .any(|word| scene.is(i, word))
    };
    let mut start = veil.start;
    while start > floor && verbal(start - 1) {
        start -= 1;
    }
    let opens = scene.class(start).has(Class::RELATIVE) && start < veil.start;
    start + usize::from(opens)
}

/// One past the ground's last item: before the comma that leads on to the cue, or at the clause's end.
fn end_of(scene: &Scene, attribution: &Attribution, veil: Veil, from: usize, end: usize) -> usize {
    let floor = from.max(veil.end);
    let mark = |i: usize| matches!(scene.reading.tag(i), Tag::Comma | Tag::Dash);
    let said = is_restrictive(scene, veil).then(|| (floor..end).find(|&i| is_said(scene, i))).flatten();
    // The attribution goes on where its cue or source follows a mark.
    let pieces = [attribution.source, attribution.cue].into_iter().flatten();
    let goes_on = pieces.map(|p| scene.item_at(p.start)).filter(|&i| i > floor && i < end && mark(i - 1));
    let goes_on = goes_on.min();
    let limit = said.or(goes_on).unwrap_or(end);
    let hard = |&i: &usize| {
        // "and asked", "and who asked".
        let verb = i + 1 + usize::from(scene.class(i + 1).has(Class::RELATIVE));
        let asks_too = scene.is(i, "and") && scene.sort(verb).any(Sort::VEIL.or(Sort::REFUSE));
        asks_too || matches!(scene.reading.tag(i), Tag::End | Tag::Semicolon | Tag::Close | Tag::Colon)
    };
    match (floor..limit).find(hard) {
        None if said.is_none() && goes_on.is_some() => limit - 1,
        hard => {
            let hard = hard.unwrap_or(limit);
            // "because, even though he has retired, he …": the clause inside is no end.
            let inner = (from + 1..(from + 3).min(hard)).any(|i| scene.reading.tag(i) == Tag::Subordinator);
            let ends = |&i: &usize| mark(i) && !joins(scene, i, hard);
            (floor..hard).filter(ends).nth(usize::from(inner)).unwrap_or(hard)
        }
    }
}

/// Whether the comma at `i` stands between the members of a list: "sensitive, private talks", "x, y and z".
fn joins(scene: &Scene, i: usize, end: usize) -> bool {
    let nominal = |k: usize| k < end && scene.reading.tag(k) == Tag::Noun;
    scene.reading.tag(i) == Tag::Comma
        && i > 0
        && nominal(i - 1)
        && nominal(i + 1)
        && (nominal(i + 2) || scene.is(i + 2, "and"))
}

/// A ground between commas before the words about anonymity: "a juror, [worried about threats], asked that …".
fn inserted(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let comma = |i: &usize| scene.reading.tag(*i) == Tag::Comma;
    let closes = (floor..veil.start).rev().take(4).find(comma)?;
    let opens = (floor..closes).rev().find(comma)?;
    opens_ground(scene, opens + 1, closes).then_some(opens + 1..closes)
}

/// A ground that opens the sentence: "Citing the private talks, the official asked not to be named."
fn preposed(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let comma = (floor..veil.start).find(|&i| scene.reading.tag(i) == Tag::Comma)?;
    opens_ground(scene, floor, comma).then_some(floor..comma)
}

/// Rules that themselves say that nobody is named: "under ground rules that did not allow him to be named".
fn ruled(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let from = (veil.start.saturating_sub(8).max(floor)..veil.start).rev().find(|&i| scene.is(i, "under"))?;
    let rules = (from..veil.start).any(|i| scene.sort(i).any(Sort::RULE));
    rules.then_some(from..veil.end)
}

/// A fear told beside the words about anonymity: "he [feared for his job] and asked not to be named".
fn joined(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let and = veil.start.checked_sub(1).filter(|&i| i > floor && scene.is(i, "and"))?;
    let clause = (floor..and).rev().take_while(|&i| scene.reading.tag(i) != Tag::Comma);
    let feared =
        clause.filter(|&i| scene.sort(i).any(Sort::CONCERN) && scene.reading.tag(i).is_verbal()).last()?;
    Some(feared..and)
}
