//! The stated ground for keeping a source anonymous: "who asked not to be named because …", "for fear of …",
//! "was not authorized to discuss …". Finds it and gives it to the source it is about.

use std::collections::HashMap;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::text::Span;

use super::scene::Scene;
use super::words::Sort;

/// Sentences before and after in which the source may stand that a sentence about anonymity is about.
const NEAR: usize = 4;

/// Sources that are looked at in a sentence nearby.
const MANY: usize = 20;

/// Words that keep a source anonymous: items `start` to, and without, `end`.
#[derive(Clone, Copy, Debug)]
struct Veil {
    start: usize,
    end: usize,
    /// Whether the words are a ground by themselves: "not authorized to speak".
    speaks: bool,
}

impl Veil {
    const fn asked(start: usize, end: usize) -> Self {
        Self { start, end, speaks: false }
    }
}

/// Sets the reason of each unidentified source that the article gives one for: of the attribution it stands
/// with, and of all others of the same speaker.
pub(super) fn link(scene: &Scene, attributions: &mut [Attribution], identified: &mut [bool]) {
    let mut at = 0;
    let mut of_speaker: HashMap<usize, Span> = HashMap::new();
    while at < scene.reading.items.len() {
        let items = scene.around(at);
        let Some(veil) = veil_at(scene, at, items.clone()) else {
            at += 1;
            continue;
        };
        if let Some(misread) = misread(scene, attributions, veil) {
            identified[misread] = false;
        }
        let sources = sources(scene, attributions, identified, veil);
        let reason = sources.first().and_then(|&i| ground(scene, &attributions[i], veil, items));
        at = veil.end;
        if let Some((from, to)) = reason {
            at = at.max(to);
            let span = scene.reading.span_of(from, to);
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

/// The attribution whose source was sought in the words about its anonymity: "a clerk who asked not to be named
/// because he still holds [the stock] said". Whoever that is, the clerk is not identified.
fn misread(scene: &Scene, attributions: &[Attribution], veil: Veil) -> Option<usize> {
    let behind = is_restrictive(scene, veil);
    let from = scene.reading.span(veil.start).start;
    scene.near(veil.start).find(|&i| {
        let inside = attributions[i].source.is_some_and(|s| s.start >= from);
        behind && inside && scene.places[i].cue > veil.end && is_said(scene, scene.places[i].cue)
    })
}

/// Words that keep somebody anonymous and whose last word is item `at`.
fn veil_at(scene: &Scene, at: usize, items: std::ops::Range<usize>) -> Option<Veil> {
    let sort = scene.sort(at);
    let back = |reach: usize, sort: Sort| {
        (at.saturating_sub(reach).max(items.start)..at).rev().find(|&i| scene.sort(i).any(sort))
    };
    let denied = |reach: usize| {
        (at.saturating_sub(reach).max(items.start)..at).any(|i| {
            scene.class(i).has(Class::NOT) || scene.is(i, "without") || scene.sort(i).any(Sort::REFUSE)
        })
    };
    if sort.any(Sort::MASKED) {
        let start = back(7, Sort::VEIL.or(Sort::REFUSE))?;
        return Some(Veil::asked(start, at + 1));
    }
    let unused = (at + 1..(at + 3).min(items.end)).any(|i| scene.class(i).has(Class::NOT));
    if sort.any(Sort::NAMING) && (unused || denied(7)) {
        let be = (at.saturating_sub(3).max(items.start)..at).any(|i| scene.class(i).has(Class::BE));
        let asked = back(9, Sort::VEIL.or(Sort::REFUSE));
        let used = (at + 1..at + 5).any(|i| scene.is(i, "used") || scene.is(i, "published"));
        if let Some(start) = asked.filter(|_| be || used) {
            return Some(Veil::asked(start, at + 1));
        }
        // "could not be named for …": only with its ground right after it.
        let grounded = be && opens_ground(scene, at + 1, items.end);
        return grounded.then(|| Veil::asked(at - 1, at + 1));
    }
    if sort.any(Sort::WITHHOLD) {
        let name = (at + 1..(at + 5).min(items.end)).any(|i| scene.sort(i).any(Sort::NAMING))
            || (at.saturating_sub(5).max(items.start)..at).any(|i| scene.sort(i).any(Sort::NAMING));
        return name.then_some(Veil::asked(at, at + 1));
    }
    if scene.is(at, "only") {
        return partly_named(scene, at, items);
    }
    if sort.any(Sort::FORBID) {
        let from = (at + 1..(at + 5).min(items.end)).find(|&i| scene.is(i, "from"))?;
        let speak = (from + 1..(from + 4).min(items.end)).any(|i| scene.sort(i).any(Sort::DISCLOSE));
        return speak.then_some(Veil { speaks: true, ..Veil::asked(at, at + 1) });
    }
    if sort.any(Sort::PERMIT) {
        let unable = denied(3) || scene.is(at, "unauthorized") || back(2, Sort::LACK).is_some();
        let to = (at + 1..(at + 3).min(items.end)).find(|&i| scene.reading.tag(i) == Tag::To)?;
        let speak = (to + 1..(to + 4).min(items.end)).any(|i| scene.sort(i).any(Sort::DISCLOSE));
        return (unable && speak).then_some(Veil { speaks: true, ..Veil::asked(at, at + 1) });
    }
    None
}

/// "identified only by his first name", "gave only her surname"; `at` is "only".
fn partly_named(scene: &Scene, at: usize, items: std::ops::Range<usize>) -> Option<Veil> {
    let before = at.checked_sub(1).filter(|&i| i >= items.start)?;
    let named = (at.saturating_sub(2).max(items.start)..at).any(|i| scene.sort(i).any(Sort::NAMING));
    if named && (scene.is(at + 1, "by") || scene.is(at + 1, "as")) {
        return Some(Veil::asked(before, at + 2));
    }
    let name = (at + 1..(at + 4).min(items.end)).find(|&i| scene.sort(i).any(Sort::NAMING))?;
    scene.is_lemma(before, "give").then(|| Veil::asked(before, name + 1))
}

/// The unidentified sources a veil is about: the nearest before it in its sentence, else the nearest after
/// it there, else those nearby.
fn sources(scene: &Scene, attributions: &[Attribution], identified: &[bool], veil: Veil) -> Vec<usize> {
    let at = scene.reading.span(veil.start).start;
    let unnamed = |&i: &usize| !identified[i] && attributions[i].source.is_some();
    let start = |i: usize| attributions[i].source.map_or(0, |s| s.start);
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
        return all.into_iter().filter(|&i| scene.places[i].sentence < sentence).collect();
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

/// The items of the ground given for a veil; `None` where none is given.
fn ground(
    scene: &Scene,
    attribution: &Attribution,
    veil: Veil,
    items: std::ops::Range<usize>,
) -> Option<(usize, usize)> {
    let from = after_veil(scene, veil, items.end)
        .or_else(|| veil.speaks.then(|| clause_start(scene, veil, items.start)));
    match from {
        Some(from) => Some((from, end_of(scene, attribution, veil, from, items.end))),
        None => preposed(scene, veil, items.start),
    }
}

/// Where the ground begins that follows a veil: "because", "citing", "to discuss".
fn after_veil(scene: &Scene, veil: Veil, end: usize) -> Option<usize> {
    if veil.speaks {
        return None;
    }
    (veil.end..end)
        .take_while(|&i| match scene.reading.tag(i) {
            Tag::End | Tag::Semicolon | Tag::Close | Tag::Quote => false,
            Tag::Comma | Tag::Dash => opens_ground(scene, i + 1, end),
            _ => true,
        })
        .find(|&i| opens_ground(scene, i, end))
}

/// Whether a ground begins at item `i`.
fn opens_ground(scene: &Scene, i: usize, end: usize) -> bool {
    if i >= end {
        return false;
    }
    let next = |word: &str| scene.is(i + 1, word);
    let within = |sort: Sort| (i + 1..(i + 5).min(end)).any(|k| scene.sort(k).any(sort));
    let subject =
        scene.class(i + 1).any(Class::SUBJECT | Class::DETERMINER | Class::POSSESSIVE | Class::GROUP);
    match scene.reading.tag(i) {
        Tag::To => {
            let verb = i + 1 + usize::from(scene.class(i + 1).has(Class::ADVERB));
            scene.class(verb).has(Class::BASE) && !scene.class(verb).has(Class::BE)
        }
        _ if scene.sort(i).any(Sort::GROUND) => true,
        _ if scene.is(i, "as") || scene.is(i, "so") => subject || next("that") || next("as"),
        _ if scene.is(i, "due") || scene.is(i, "owing") => next("to"),
        _ if scene.is(i, "out") => next("of"),
        _ if scene.is(i, "in") => {
            ["order", "exchange", "return", "line", "keeping", "accordance"].iter().any(|w| next(w))
                || scene.class(i + 1).has(Class::ING)
        }
        _ if scene.is(i, "for") => within(Sort::CONCERN),
        _ if scene.is(i, "under") => within(Sort::RULE),
        _ => false,
    }
}

/// Where the clause of a ground by itself begins: its conjunction, or "was not authorized".
fn clause_start(scene: &Scene, veil: Veil, floor: usize) -> usize {
    let reach = veil.start.saturating_sub(7).max(floor)..veil.start;
    let conjunction = reach.clone().rev().find(|&i| {
        let subordinate = scene.reading.tag(i) == Tag::Subordinator || scene.is(i, "as");
        scene.sort(i).any(Sort::GROUND) || scene.is(i, "as") && subordinate
    });
    if let Some(found) = conjunction {
        return found;
    }
    let verbal = |i: usize| {
        scene.class(i).any(Class::BE | Class::HAVE | Class::NOT)
            || scene.sort(i).any(Sort::LACK)
            || scene.reading.tag(i) == Tag::Adverb
    };
    let mut start = veil.start;
    while start > floor && verbal(start - 1) {
        start -= 1;
    }
    start
}

/// One past the ground's last item: before the comma that leads on to the cue, or at the clause's end.
fn end_of(scene: &Scene, attribution: &Attribution, veil: Veil, from: usize, end: usize) -> usize {
    let floor = from.max(veil.end);
    let said = is_restrictive(scene, veil).then(|| (floor..end).find(|&i| is_said(scene, i))).flatten();
    let pieces = [attribution.source, attribution.cue].into_iter().flatten();
    let piece = pieces.map(|p| scene.item_at(p.start)).filter(|&i| i > floor).min().unwrap_or(end).min(end);
    let limit = said.unwrap_or(piece);
    let mark = |i: usize| matches!(scene.reading.tag(i), Tag::Comma | Tag::Dash);
    let hard = (floor..limit)
        .find(|&i| {
            matches!(scene.reading.tag(i), Tag::End | Tag::Semicolon | Tag::Close | Tag::Colon)
                || scene.is(i, "and") && scene.sort(i + 1).any(Sort::VEIL.or(Sort::REFUSE))
        })
        .unwrap_or(limit);
    if said.is_none() && limit < end && hard == limit {
        return (floor..limit).rev().find(|&i| mark(i)).unwrap_or(limit);
    }
    (floor..hard).find(|&i| mark(i) && !joins(scene, i, hard)).unwrap_or(hard)
}

/// Whether the words stand right behind their noun, without a comma: "officials not authorized to speak said",
/// "a man who asked not to be named because … said".
fn is_restrictive(scene: &Scene, veil: Veil) -> bool {
    let floor = scene.around(veil.start).start;
    let back = (floor.max(veil.start.saturating_sub(6))..veil.start).rev();
    for i in back {
        let verbal =
            scene.reading.tag(i).is_verbal() || matches!(scene.reading.tag(i), Tag::Not | Tag::Adverb);
        let light = scene.reading.tag(i) == Tag::Preposition || scene.class(i).has(Class::RELATIVE);
        if !verbal && !light {
            return scene.reading.tag(i).is_nominal() && !scene.class(i).has(Class::TIME);
        }
    }
    false
}

/// A plain cue after a noun, or after the clause that describes it.
fn is_said(scene: &Scene, i: usize) -> bool {
    let subject = |k: usize| matches!(scene.reading.tag(k), Tag::Pronoun | Tag::Comma | Tag::Relative);
    scene.is_lemma(i, "say") && i > 0 && !subject(i - 1)
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

/// A ground that opens the sentence: "Citing the private talks, the official asked not to be named."
fn preposed(scene: &Scene, veil: Veil, floor: usize) -> Option<(usize, usize)> {
    let comma = (floor..veil.start).find(|&i| scene.reading.tag(i) == Tag::Comma)?;
    opens_ground(scene, floor, comma).then_some((floor, comma))
}
