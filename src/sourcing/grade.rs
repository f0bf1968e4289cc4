//! How much the article tells of a source it does not identify.

use std::ops::Range;

use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::speaker::Kind;

use super::Grade;
use super::extent::head;
use super::scene::Scene;
use super::words::Sort;

/// The grade of the unidentified source at these items; `None` for texts and pronouns.
pub(super) fn of(scene: &Scene, source: Range<usize>, kind: Option<Kind>) -> Option<Grade> {
    let pronoun = source.clone().all(|i| scene.class(i).has(Class::PRONOUN));
    if pronoun || kind == Some(Kind::Document) {
        return None;
    }
    let any = |sort: Sort| source.clone().any(|i| scene.sort(i).any(sort));
    let head = head(scene, source.clone());
    Some(if any(Sort::RANK) || tells_tie(scene, source.start + 1..source.end) {
        Grade::Role
    } else if source.clone().any(|i| {
        scene.reading.tag(i) == Tag::Name && !scene.class(i).any(Class::TIME | Class::GROUP | Class::PERSON)
    }) {
        Grade::Organization
    } else if scene.class(head).has(Class::BARE) {
        Grade::Bare
    } else {
        Grade::Group
    })
}

/// Whether what follows the first word says what the source has to do with the matter: "familiar with the talks".
fn tells_tie(scene: &Scene, mut after: Range<usize>) -> bool {
    after.any(|i| scene.sort(i).any(Sort::TIE) && (!scene.is(i, "close") || scene.is(i + 1, "to")))
}
