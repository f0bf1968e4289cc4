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
        false => after(scene, attribution, veil, sentence.end),
    };
    let floor = sentence.start;
    match from {
        Some(from) => Some(from..end_of(scene, attribution, veil, from, sentence.end)),
        None => inserted(scene, veil, floor)
            .or_else(|| preposed(scene, veil, floor))
            .or_else(|| cited(scene, veil, floor))
            .or_else(|| ruled(scene, veil, floor))
            .or_else(|| joined(scene, veil, floor))
            .or_else(|| dreaded(scene, veil, floor)),
    }
}

/// Where the ground begins that follows a veil: "because", "citing", "to discuss". What the source says is none:
/// "an aide who asked not to be named said [he quit for fear of arrest]".
fn after(scene: &Scene, attribution: &Attribution, veil: Veil, end: usize) -> Option<usize> {
    let cue = attribution.cue.map(|c| scene.item_at(c.start));
    let says =
        |i: usize| cue == Some(i) && !matches!(scene.reading.tag(i), Tag::Ing | Tag::To) || is_said(scene, i);
    let told = attribution.content.iter().map(|c| scene.item_at(c.start)).find(|&i| i >= veil.end);
    let told = told.filter(|&i| !opens_ground(scene, i, end)).unwrap_or(end);
    (veil.end..end.min(told))
        .take_while(|&i| match scene.reading.tag(i) {
            Tag::End | Tag::Semicolon | Tag::Close | Tag::Quote => false,
            Tag::Comma | Tag::Dash => opens_ground(scene, i + 1, end),
            _ => !says(i) && !confirms(scene, i),
        })
        .find(|&i| opens_ground(scene, i, end) || i == veil.end && is_plain_ing(scene, i))
}

/// Whether a second verb of saying begins at item `i`: "declined to be named [but confirmed] that".
fn confirms(scene: &Scene, i: usize) -> bool {
    scene.class(i).has(Class::CONJUNCTION) && scene.class(i + 1).has(Class::COMMUNICATION | Class::PAST)
}

/// Whether item `i` tells what somebody is doing, and not what he says: "asked not to be named [discussing pay]".
fn is_plain_ing(scene: &Scene, i: usize) -> bool {
    let telling = ["say", "tell", "add"].iter().any(|verb| scene.is_lemma(i, verb));
    scene.reading.tag(i) == Tag::Ing && (scene.sort(i).any(Sort::DISCLOSE) || !telling)
}

/// Whether a ground begins at item `i`.
pub(super) fn opens_ground(scene: &Scene, i: usize, end: usize) -> bool {
    if i + 1 >= end || matches!(scene.reading.tag(i + 1), Tag::End | Tag::Comma) {
        return false;
    }
    let next = |word: &str| scene.is(i + 1, word);
    let within = |sort: Sort| (i + 1..(i + 5).min(end)).any(|k| scene.sort(k).any(sort));
    let either = |words: &[&str]| words.iter().any(|word| scene.is(i, word));
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
        Tag::Ing if scene.class(i).has(Class::COMMUNICATION) => {
            const TOLD: Sort =
                Sort::CONCERN.or(Sort::GROUND).or(Sort::THREAT).or(Sort::PERMIT).or(Sort::FORBID);
            (i + 1..(i + 8).min(end)).any(|k| scene.sort(k).any(TOLD))
        }
        _ if scene.is(i, "as") => {
            next("is") || next("required") || next("that") || next("as") || is_clause(scene, i + 1, end)
        }
        _ if scene.is(i, "so") => subject || next("that") || next("as"),
        _ if either(&["due", "owing", "pursuant", "thanks"]) => next("to"),
        _ if either(&["out", "ahead"]) => next("of"),
        _ if scene.is(i, "on") && next("account") => true,
        _ if scene.is(i, "in") => {
            scene.sort(i + 1).any(Sort::VIEW) || scene.sort(i + 2).any(Sort::VIEW) || class.has(Class::ING)
        }
        _ if scene.is(i, "when") => class.has(Class::ING),
        _ if scene.is(i, "cited") => scene.is(i - 1, "and"),
        _ if either(&["for", "over", "from"]) => within(Sort::CONCERN),
        _ if either(&["under", "per"]) => within(Sort::RULE),
        _ if either(&["at", "on", "upon", "by"]) => {
            within(Sort::BEHEST)
                || scene.is(i, "by") && (i + 1..(i + 3).min(end)).any(|k| scene.sort(k).any(Sort::RULE))
        }
        _ if scene.is(i, "before") => within(Sort::OCCASION),
        _ if scene.is(i, "without") => class.has(Class::ING),
        _ => false,
    }
}

/// Whether a clause begins at item `i`: "the matter is sensitive", "talks continue", and not "a friend".
fn is_clause(scene: &Scene, i: usize, end: usize) -> bool {
    let finite = |k: usize| matches!(scene.reading.tag(k), Tag::Verb | Tag::Auxiliary | Tag::Modal);
    scene.class(i).has(Class::SUBJECT)
        || (i..(i + 7).min(end))
            .take_while(|&k| !matches!(scene.reading.tag(k), Tag::Comma | Tag::Dash | Tag::Relative | Tag::End))
            .skip(1)
            .any(finite)
        // "as a matter of policy".
        || (i..(i + 4).min(end)).any(|k| scene.sort(k).any(Sort::RULE))
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
        // "and asked", "and who asked", "and so asked".
        let between = scene.class(i + 1).any(Class::RELATIVE | Class::ADVERB) || scene.is(i + 1, "so");
        let verb = i + 1 + usize::from(between);
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

/// A ground before the words about anonymity: "a juror, [worried about threats], asked that …", "who [given the
/// threats] asked that …".
fn inserted(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let comma = |i: &usize| scene.reading.tag(*i) == Tag::Comma;
    if let Some(closes) = (floor..veil.start).rev().take(4).find(comma) {
        let opened = |i: usize| opens_ground(scene, i + 1, closes).then_some(i + 1..closes);
        let opens = (floor..closes).rev().find(comma);
        let who = (floor..closes).rev().find(|&i| scene.class(i).has(Class::RELATIVE));
        return opens.and_then(opened).or_else(|| who.and_then(opened));
    }
    let who = (floor..veil.start).rev().find(|&i| scene.class(i).has(Class::RELATIVE))?;
    (veil.start > who + 2 && opens_ground(scene, who + 1, veil.start)).then_some(who + 1..veil.start)
}

/// A ground that opens the sentence: "Citing the private talks, the official asked not to be named."
fn preposed(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let comma = (floor..veil.start).find(|&i| scene.reading.tag(i) == Tag::Comma)?;
    opens_ground(scene, floor, comma).then_some(floor..comma)
}

/// A ground named first: "he [cited fears for his safety] in asking not to be named".
fn cited(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let asking = veil.start.checked_sub(1).filter(|&i| i > floor && scene.is(i, "in"))?;
    let cites = (floor..asking).rev().find(|&i| scene.is_lemma(i, "cite"))?;
    Some(cites..asking)
}

/// Rules that themselves say that nobody is named: "under ground rules that did not allow him to be named".
fn ruled(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let from = (veil.start.saturating_sub(8).max(floor)..veil.start).rev().find(|&i| scene.is(i, "under"))?;
    let rules = (from..veil.start).any(|i| scene.sort(i).any(Sort::RULE));
    rules.then_some(from..veil.end)
}

/// A fear or a duty told beside the words about anonymity: "he [feared for his job] and asked not to be named",
/// "who [is bound by a contract] and so asked …".
fn joined(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    let near = veil.start.saturating_sub(2).max(floor)..veil.start;
    let and = near.rev().find(|&i| scene.is(i, "and"))?;
    let opens = |i: &usize| {
        scene.reading.tag(*i) == Tag::Comma || scene.class(*i).any(Class::RELATIVE | Class::SUBJECT)
    };
    let start = (floor..and).rev().find(opens).map_or(floor, |i| i + 1);
    let feared = (start..and).find(|&i| scene.sort(i).any(Sort::CONCERN) && scene.reading.tag(i).is_verbal());
    let bound = || (start..and).any(|i| scene.sort(i).any(Sort::CONCERN.or(Sort::RULE).or(Sort::THREAT)));
    let from = feared.or_else(|| {
        (scene.class(start - 1).any(Class::RELATIVE | Class::SUBJECT) && bound()).then_some(start)
    })?;
    Some(from..and)
}

/// What would happen to whoever is named: "who [feared for her job if named]".
fn dreaded(scene: &Scene, veil: Veil, floor: usize) -> Option<Range<usize>> {
    if !scene.is(veil.start, "if") {
        return None;
    }
    let opens = |i: &usize| scene.reading.tag(*i) == Tag::Comma || scene.class(*i).has(Class::RELATIVE);
    let start = (floor..veil.start).rev().find(opens).map_or(floor, |i| i + 1);
    let dreads = (start..veil.start).any(|i| scene.sort(i).any(Sort::CONCERN.or(Sort::THREAT)));
    dreads.then_some(start..veil.end)
}
