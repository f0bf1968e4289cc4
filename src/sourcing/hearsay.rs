//! Words that mark hearsay: "reportedly", "is said to", "was quoted as saying", "according to reports".

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::Tag;

use super::scene::{Place, Scene};
use super::words::Sort;

/// Whether the cue, or an adverb beside it, marks hearsay, or the source is but reports and rumours.
pub(super) fn is_hearsay(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    is_marked(scene, attribution, place)
        || is_quoted(scene, place)
        || is_passive(scene, attribution, place)
        || attribution.source.is_some_and(|source| is_reports(scene, scene.items_of(source), place))
}

fn is_marked(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    if attribution.cue.is_none() {
        return false;
    }
    let marked = |i: usize| scene.sort(i).any(Sort::HEARSAY);
    let adverb = |i: usize| marked(i) && scene.reading.tag(i) == Tag::Adverb;
    let before = place
        .cue
        .checked_sub(1)
        .is_some_and(|i| adverb(i) || scene.class(i).any(Class::AUXILIARY) && i > 0 && adverb(i - 1));
    (place.cue..place.cue_end).any(marked) || before || adverb(place.cue_end)
}

/// "was quoted as saying": somebody else quoted.
fn is_quoted(scene: &Scene, place: Place) -> bool {
    (place.cue.saturating_sub(2)..place.cue_end).any(|i| scene.is(i, "quoted") && scene.is(i + 1, "as"))
}

/// "is said to have", and "was reported" where nobody is named who did.
fn is_passive(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    let be = |i: usize| {
        i > 0 && scene.class(i - 1).has(Class::BE)
            || i > 1 && scene.class(i - 2).has(Class::BE) && scene.reading.tag(i - 1) == Tag::Adverb
    };
    (place.cue..place.cue_end).any(|i| {
        let to = scene.reading.items.get(i + 1).is_some_and(|next| next.tag == Tag::To);
        scene.is(i, "said") && to && be(i)
            || attribution.source.is_none() && scene.is(i, "reported") && be(i) && !is_habit(scene, i)
    })
}

/// "is reported", as a rule: no report of one event.
fn is_habit(scene: &Scene, participle: usize) -> bool {
    (participle.saturating_sub(2)..participle)
        .any(|i| scene.is(i, "are") || scene.is(i, "is") || scene.is(i, "be"))
}

/// "reports", "media accounts", "rumors": nobody in particular.
fn is_reports(scene: &Scene, source: std::ops::Range<usize>, place: Place) -> bool {
    let Some(last) = source.clone().last() else { return false };
    let unnamed = source.clone().all(|i| scene.reading.tag(i) != Tag::Name);
    let many = scene.is(last, "reports") || scene.is(last, "accounts");
    let definite = source.clone().any(|i| scene.sort(i).any(Sort::DEFINITE));
    let according = scene.is(place.cue, "according");
    scene.sort(last).any(Sort::HEARSAY) || many && unnamed && !definite && (according || source.len() > 1)
}
