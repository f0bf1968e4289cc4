//! Which outlet the text itself gives away as its own publisher, where the caller does not say.

use super::outlet::{Form, Mention};
use super::scene::Scene;
use super::words::Sort;

/// Letters that a name in capitals needs to be no acronym: only a house writes itself so.
const CAPITALS: usize = 7;

/// Marks the mentions of outlets that the text shows to be its own publisher.
pub(super) fn recognise(scene: &Scene, mentions: &mut [Mention]) {
    let own: Vec<Vec<u32>> = mentions.iter().filter(|m| is_own(scene, m)).map(|m| words(scene, m)).collect();
    if own.is_empty() {
        return;
    }
    for mention in mentions.iter_mut().filter(|m| m.form == Form::Name) {
        mention.own |= own.contains(&words(scene, mention));
    }
}

fn words(scene: &Scene, mention: &Mention) -> Vec<u32> {
    (mention.start..mention.end).filter_map(|i| scene.token(i)).map(|t| t.word).collect()
}

/// Whether this mention speaks as the house: its name in its own capitals, or who refused to answer it and
/// what it obtained. A wire agency's stories run in other houses, so it never counts.
fn is_own(scene: &Scene, mention: &Mention) -> bool {
    let wire = (mention.start..mention.end).any(|i| scene.sort(i).any(Sort::WIRE));
    mention.form == Form::Name && !wire && (in_capitals(scene, mention) || asked(scene, mention))
}

fn in_capitals(scene: &Scene, mention: &Mention) -> bool {
    let name = scene.reading.span_of(mention.start, mention.end).of(scene.reading.text);
    let loud = |i: usize| scene.token(i).is_some_and(|t| t.upper);
    let quiet = mention.start > 0 && !loud(mention.start - 1) && !loud(mention.end);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    quiet && letters >= CAPITALS && !name.chars().any(char::is_lowercase)
}

/// "did not respond to the Post's request", "declined a request from the Post", "obtained by the Post".
fn asked(scene: &Scene, mention: &Mention) -> bool {
    let request = |mut range: std::ops::Range<usize>| range.any(|i| scene.sort(i).any(Sort::REQUEST));
    let before = mention.start.saturating_sub(1);
    let by = before.saturating_sub(usize::from(scene.is(before, "the")));
    let from = scene.is(by, "from") || scene.is(by, "by");
    let owned = scene.is(mention.end, "s") && request(mention.end + 1..mention.end + 4);
    owned || from && (request(by.saturating_sub(4)..by) || scene.sort(by.saturating_sub(1)).any(Sort::OBTAIN))
}
