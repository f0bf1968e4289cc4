//! Whether the article identifies a source: by a name, or by what only one can be.

use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::speaker::{Kind, Speaker};

use super::scene::Scene;
use super::words::Sort;

/// Whether the source at these items is identified, given the speaker it stands for.
pub(super) fn is_identified(
    scene: &Scene,
    source: std::ops::Range<usize>,
    speaker: Option<&Speaker>,
) -> bool {
    let named = speaker.is_some_and(|s| s.name.is_some());
    match speaker.map(|s| s.kind) {
        Some(Kind::Group) => names_member(scene, source) || named && !is_plural(scene, speaker),
        Some(Kind::Document) => named || identifies_text(scene, source),
        Some(Kind::Organization) => named || points(scene, source),
        Some(Kind::Person) => named || is_unique(scene, source),
        None => by_phrase(scene, source),
    }
}

/// Without a speaker the phrase alone decides.
fn by_phrase(scene: &Scene, source: std::ops::Range<usize>) -> bool {
    let first = scene.class(source.start);
    if source.len() == 1 && first.has(Class::PRONOUN) {
        return !first.any(Class::SECOND | Class::PLURAL) || first.has(Class::FIRST);
    }
    let names = source.clone().any(|i| is_person_name(scene, i, source.end));
    let plural = source.clone().any(|i| scene.class(i).has(Class::GROUP));
    names && !plural || names_member(scene, source.clone()) || is_unique(scene, source)
}

/// Whether a group is called by a word for people ("Republicans"), not by names.
fn is_plural(scene: &Scene, speaker: Option<&Speaker>) -> bool {
    let name = speaker.and_then(|s| s.name.as_deref()).unwrap_or("");
    let _ = scene;
    name.split(' ').any(|word| crate::lexicon::look_up(word.as_bytes()).class.has(Class::GROUP))
}

/// A capitalised word that names somebody: no word for people, and no modifier of the noun after it.
fn is_person_name(scene: &Scene, i: usize, end: usize) -> bool {
    let after = (i + 1..end).find(|&k| scene.reading.tag(k) != Tag::Name);
    let modifies = after.is_some_and(|k| scene.reading.tag(k) == Tag::Noun);
    let place = i > 0 && scene.reading.tag(i - 1) == Tag::Preposition;
    scene.reading.tag(i) == Tag::Name
        && !scene.class(i).any(Class::GROUP | Class::TIME | Class::DOCUMENT)
        && !modifies
        && !place
}

/// Whether the phrase names a member of the group: "economists like Lawrence Summers", "Clinton and Sanders".
fn names_member(scene: &Scene, source: std::ops::Range<usize>) -> bool {
    let name =
        |i: usize| i < source.end && scene.reading.tag(i) == Tag::Name && !scene.class(i).has(Class::GROUP);
    let example = source.clone().any(|i| {
        let such = scene.is(i, "as") && i > 0 && scene.is(i - 1, "such");
        (scene.sort(i).any(Sort::EXAMPLE) || such)
            && (i + 1..(i + 6).min(source.end)).any(|k| name(k) && is_person_name(scene, k, source.end))
    });
    let joined = source.clone().any(|i| {
        let and = scene.is(i, "and") || scene.reading.tag(i) == Tag::Comma;
        and && i > source.start
            && name(i - 1)
            && i + 1 < source.end
            && is_person_name(scene, i - 1, source.end)
            && (name(i + 1) || scene.is(i + 1, "other"))
    });
    example || joined
}

/// "the report", "his diary", "a study by the Brookings Institution".
fn identifies_text(scene: &Scene, source: std::ops::Range<usize>) -> bool {
    points(scene, source.clone()) || source.into_iter().any(|i| scene.reading.tag(i) == Tag::Name)
}

/// Whether the phrase points to one that is known: it begins with a definite determiner or holds a possessive.
fn points(scene: &Scene, source: std::ops::Range<usize>) -> bool {
    scene.sort(source.start).any(Sort::DEFINITE)
        || source.clone().any(|i| scene.reading.tag(i) == Tag::Possessive)
        || source.clone().all(|i| scene.class(i).has(Class::PRONOUN))
}

/// "his mother", "the national chairman of his party": only one person can be meant. The author is known too.
fn is_unique(scene: &Scene, source: std::ops::Range<usize>) -> bool {
    if source.clone().any(|i| scene.class(i).has(Class::FIRST) && scene.class(i).has(Class::SUBJECT)) {
        return true;
    }
    let head = head(scene, source.clone());
    let sort = scene.sort(head);
    if sort.any(Sort::MOUTHPIECE) || scene.class(head).has(Class::GROUP) {
        return false;
    }
    let owned = (source.start..head)
        .any(|i| scene.reading.tag(i) == Tag::Possessive || scene.class(i).has(Class::POSSESSIVE));
    let of = scene.is(head + 1, "of") || scene.is(head + 1, "for");
    owned && sort.any(Sort::RELATION.or(Sort::OFFICE))
        || sort.any(Sort::OFFICE) && scene.is(source.start, "the") && of
}

/// The last noun before anything attached to the phrase.
pub(super) fn head(scene: &Scene, source: std::ops::Range<usize>) -> usize {
    let core = source.clone().take_while(|&i| scene.reading.tag(i).is_nominal() || i == source.start);
    core.filter(|&i| matches!(scene.reading.tag(i), Tag::Noun | Tag::Name)).last().unwrap_or(source.start)
}
