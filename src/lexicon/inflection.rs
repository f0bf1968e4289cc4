//! Regular endings taken off: "denied" to "deny", "senators" to "senator".

use super::{Class, fnv, listed, short};

/// The classes and lemma of a lower-cased inflected form; `None` when no listed word lies under it.
pub(super) fn trace(word: &[u8]) -> Option<(Class, u32)> {
    match word {
        [.., b'l', b'y'] if word.len() > 4 => Some((Class::ADVERB, short(fnv(word.iter().copied())))),
        [stem @ .., b's'] if word.len() > 3 => third(stem),
        [stem @ .., b'e', b'd'] if word.len() > 3 => past(stem),
        [stem @ .., b'i', b'n', b'g'] if word.len() > 4 => ing(stem),
        _ => None,
    }
}

/// A listed verb's fields and lemma.
fn verb(base: &[u8]) -> Option<(Class, u32)> {
    listed(base)
        .filter(|(class, _)| class.has(Class::BASE))
        .map(|(class, lemma)| (class & Class::FIELDS, lemma))
}

/// "says", "denies", "senators": a verb's third person, a noun's plural, or both.
fn third(stem: &[u8]) -> Option<(Class, u32)> {
    let mut found = verb(stem).map(|(fields, lemma)| (fields | Class::THIRD, lemma));
    if found.is_none() {
        found = match stem {
            [rest @ .., b'i', b'e'] => {
                with_y(rest, verb).map(|(fields, lemma)| (fields | Class::THIRD, lemma))
            }
            // "passes", "does"; but "aides" comes of no "aid".
            [rest @ .., b's' | b'x' | b'z' | b'h' | b'o', b'e'] => {
                let base = &stem[..rest.len() + 1];
                verb(base).map(|(fields, lemma)| (fields | Class::THIRD, lemma))
            }
            _ => None,
        };
    }
    let noun = plural(stem).or_else(|| match stem {
        [rest @ .., b'i', b'e'] => with_y(rest, plural),
        _ => None,
    });
    match (found, noun) {
        (Some((class, lemma)), Some((more, _))) => Some((class | more, lemma)),
        (found, noun) => found.or(noun),
    }
}

/// The classes of several of a listed noun.
fn plural(singular: &[u8]) -> Option<(Class, u32)> {
    let (class, lemma) = listed(singular)?;
    let mut many =
        class & (Class::ORGANIZATION | Class::DOCUMENT | Class::OUTLET | Class::POLL | Class::TIME);
    if class.any(Class::PERSON) {
        many |= Class::GROUP | Class::PERSON;
    }
    (!many.is_empty()).then_some((many, lemma))
}

fn past(stem: &[u8]) -> Option<(Class, u32)> {
    let forms = Class::PAST | Class::PARTICIPLE;
    under(stem).map(|(fields, lemma)| (fields & !Class::NOUNISH & !Class::EITHER | forms, lemma))
}

fn ing(stem: &[u8]) -> Option<(Class, u32)> {
    under(stem).map(|(fields, lemma)| (fields & !Class::NOUNISH & !Class::EITHER | Class::ING, lemma))
}

/// The verb that lost its `e`, doubled its last letter, or turned `y` to `i` before -ed or -ing.
fn under(stem: &[u8]) -> Option<(Class, u32)> {
    if let [rest @ .., b'i'] = stem
        && let Some(found) = with_y(rest, verb)
    {
        return Some(found);
    }
    if let Some(found) = joined(stem, b'e', verb) {
        return Some(found);
    }
    if let Some(found) = verb(stem) {
        return Some(found);
    }
    match stem {
        [rest @ .., a, b] if a == b => verb(&stem[..rest.len() + 1]),
        _ => None,
    }
}

fn with_y(rest: &[u8], look: impl Fn(&[u8]) -> Option<(Class, u32)>) -> Option<(Class, u32)> {
    joined(rest, b'y', look)
}

/// Looks up `stem` with `last` after it.
fn joined(stem: &[u8], last: u8, look: impl Fn(&[u8]) -> Option<(Class, u32)>) -> Option<(Class, u32)> {
    let mut buffer = [0; super::WORD_BYTES];
    let word = buffer.get_mut(..=stem.len())?;
    word[..stem.len()].copy_from_slice(stem);
    word[stem.len()] = last;
    look(word)
}
