//! Words said in private, to a person or an inner circle, whose way into the article stays unstated:
//! "Kerry told Lavrov he wasn't ready". Words to the press or a public are none.

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::phrase::{Tag, noun_from};
use crate::text::Span;

use super::scene::{Place, Scene};
use super::words::Sort;

/// Who listened, as far as the sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// A person or inner circle.
    Private,
    /// The press, a public, a court.
    Public,
    /// The article's author: "told me".
    Author,
    /// Somebody on the air: "told a radio host".
    Studio(Span),
    /// Not told.
    Unknown,
}

/// To whom the words of an attribution were said.
pub(super) fn audience(scene: &Scene, attribution: &Attribution, place: Place) -> Audience {
    let author = attribution.source.is_some_and(|s| scene.class(scene.item_at(s.start)).has(Class::FIRST));
    if author {
        return Audience::Author;
    }
    let hearer = told(scene, place).map_or(Audience::Unknown, |object| hearer(scene, object));
    match hearer {
        Audience::Private if is_public_occasion(scene, attribution, place) => Audience::Public,
        Audience::Unknown if is_call(scene, attribution, place) || is_confided(scene, attribution, place) => {
            Audience::Private
        }
        hearer => hearer,
    }
}

/// The item after the cue's verb of telling; `None` in the passive or without such a verb.
fn told(scene: &Scene, place: Place) -> Option<usize> {
    let verb = (place.cue..place.cue_end).rev().find(|&i| scene.sort(i).any(Sort::TELL))?;
    let passive = verb > 0 && scene.class(verb - 1).has(Class::BE);
    let mut object = verb + 1;
    while scene.reading.items.get(object).is_some_and(|item| item.tag == Tag::Adverb) {
        object += 1;
    }
    (!passive && object < scene.reading.items.len()).then_some(object)
}

/// What the object of a verb of telling stands for.
fn hearer(scene: &Scene, object: usize) -> Audience {
    let class = scene.class(object);
    if class.has(Class::REFLEXIVE) {
        return Audience::Unknown;
    }
    if class.has(Class::OBJECT) && !is_possessive(scene, object) {
        return match class {
            _ if class.has(Class::FIRST) => Audience::Author,
            _ if class.has(Class::SECOND) => Audience::Unknown,
            _ if class.has(Class::PLURAL) => antecedent(scene, object),
            _ => Audience::Private,
        };
    }
    let ceiling = (object + 10).min(scene.reading.items.len());
    let Some(noun) = noun_from(scene.reading, object, ceiling) else { return Audience::Unknown };
    let has = |sort: Sort| (noun.start..noun.end).any(|i| scene.sort(i).any(sort));
    let head = scene.class(noun.head);
    let upper = scene.token(noun.head).is_some_and(|t| t.upper);
    if scene.sort(noun.head).any(Sort::STUDIO) {
        Audience::Studio(scene.reading.span_of(noun.start, noun.end))
    } else if has(Sort::PUBLIC) {
        Audience::Public
    } else if scene.sort(noun.head).any(Sort::PRIVATE) {
        Audience::Private
    } else if scene.reading.tag(noun.head) == Tag::Name {
        let body = upper || head.any(Class::GROUP | Class::ORGANIZATION | Class::COMPANY);
        if body { Audience::Unknown } else { Audience::Private }
    } else if head.any(Class::PERSON | Class::ROLE) && !head.any(Class::GROUP) {
        let known = scene.sort(noun.start).any(Sort::DEFINITE);
        if known { Audience::Private } else { Audience::Unknown }
    } else {
        Audience::Unknown
    }
}

fn is_possessive(scene: &Scene, at: usize) -> bool {
    scene.reading.tag(at) == Tag::Possessive
}

/// Whom "them" stands for: the nearest crowd or circle before it.
fn antecedent(scene: &Scene, at: usize) -> Audience {
    let sorts = (at.saturating_sub(40)..at).rev().map(|i| scene.sort(i));
    let nearest = sorts.into_iter().find(|s| s.any(Sort::PUBLIC.or(Sort::PRIVATE).or(Sort::OCCASION)));
    match nearest {
        Some(sort) if !sort.any(Sort::PRIVATE) => Audience::Public,
        _ => Audience::Private,
    }
}

/// Whether the sentence, outside the words themselves, says that they fell in a speech, a debate or on another
/// public occasion. A speech that is only spoken of ("as she worked on the speech") is none.
fn is_public_occasion(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    frame(scene, attribution, place).any(|i| {
        let sort = scene.sort(i);
        sort.any(Sort::PUBLIC)
            || sort.any(Sort::OCCASION) && (scene.reading.tag(i).is_verbal() || is_held(scene, i))
    })
}

/// Whether the noun at `i` is where something happens: "at the rally", "before a crowd", "in a long speech".
fn is_held(scene: &Scene, i: usize) -> bool {
    let floor = scene.around(i).start;
    let before = (floor..i)
        .rev()
        .take(6)
        .find(|&k| !scene.reading.tag(k).is_nominal() && scene.reading.tag(k) != Tag::Adverb);
    before.is_none_or(|k| match scene.reading.tag(k) {
        Tag::Preposition => {
            !["of", "about", "over", "for", "from", "than"].iter().any(|word| scene.is(k, word))
        }
        Tag::To => true,
        _ => false,
    })
}

/// Whether the sentence says that the words fell in a call or a private talk.
fn is_call(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    if !(place.cue..place.cue_end).any(|i| scene.class(i).any(Class::COMMUNICATION | Class::COGNITION)) {
        return false;
    }
    let call = frame(scene, attribution, place).find(|&i| {
        if !scene.sort(i).any(Sort::CALL) {
            return false;
        }
        let before = i.saturating_sub(1);
        let joined = |k: usize| ["with", "between", "among", "of"].iter().any(|word| scene.is(k, word));
        // "a meeting Tuesday morning of the leadership".
        let when = (i + 1..i + 4).take_while(|&k| scene.class(k).has(Class::TIME)).count();
        let with = joined(i + 1 + when);
        let closed =
            scene.is(before, "private") || scene.is(before, "phone") || scene.is(before, "telephone");
        (with || closed)
            && !is_open(scene, i)
            && !scene.sort(i + 1).any(Sort::INTERVIEW.or(Sort::CALL))
            && is_placed(scene, i)
    });
    let heard = |i: usize| scene.sort(i).any(Sort::OCCASION.or(Sort::PUBLIC)) && is_held(scene, i);
    call.is_some() && !frame(scene, attribution, place).any(heard)
}

/// Words before a meeting that let the public in.
const OPEN: [&str; 9] =
    ["annual", "broadcast", "conference", "filmed", "live", "public", "streamed", "televised", "webcast"];

/// Whether the public sees or hears the meeting at `i`: "in a televised cabinet meeting with".
fn is_open(scene: &Scene, i: usize) -> bool {
    let before = (i.saturating_sub(4)..i).rev().take_while(|&k| scene.reading.tag(k) != Tag::Determiner);
    before.into_iter().any(|k| OPEN.iter().any(|word| scene.is(k, word)))
}

/// Whether the noun at `i` is where something happens: "at a private meeting", "over lunch".
fn is_placed(scene: &Scene, i: usize) -> bool {
    let floor = scene.around(i).start;
    let governor = (floor..i).rev().take(6).find(|&k| !scene.reading.tag(k).is_nominal());
    governor.is_some_and(|k| ["at", "during", "in", "on", "over"].iter().any(|word| scene.is(k, word)))
}

/// "in private", "behind closed doors", "took a private moment to".
fn is_confided(scene: &Scene, attribution: &Attribution, place: Place) -> bool {
    let spoken = (place.cue..place.cue_end).any(|i| scene.class(i).has(Class::COMMUNICATION));
    spoken
        && frame(scene, attribution, place).any(|i| {
            let alone = scene.is(i.wrapping_sub(1), "in")
                && !scene.reading.items.get(i + 1).is_some_and(|n| n.tag.is_nominal());
            let aside = scene.is(i, "private") && (alone || scene.is(i + 1, "moment"));
            let shut = scene.is(i, "closed") && scene.is(i + 1, "doors");
            (aside || shut) && !is_public_occasion(scene, attribution, place)
        })
}

/// The items of the cue's sentence that are nobody's reported words; where the cue itself is told inside
/// another's words, those that are not its own.
pub(super) fn frame<'s>(
    scene: &'s Scene,
    attribution: &'s Attribution,
    place: Place,
) -> impl Iterator<Item = usize> + 's {
    let nested = scene.is_told(place.cue);
    scene.around(place.cue).filter(move |&i| {
        let own = || attribution.content.iter().any(|c| c.overlaps(scene.reading.span(i)));
        !scene.is_told(i) || nested && !own()
    })
}
