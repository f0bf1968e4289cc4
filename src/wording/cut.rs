//! Cuts that twist: a negation or condition dropped right beside the words that are kept.

use std::ops::Range;

use super::EditKind;
use super::reading::{Reading, Word};
use super::vocabulary::Class;

/// How many words a negation reaches over to those that it negates.
const REACH: usize = 4;

/// What the words `gone` in front of kept ones take from them; `None` when nothing that matters.
pub(super) fn before(claim: &Reading<'_>, gone: Range<usize>) -> Option<EditKind> {
    let kept = claim.words.get(gone.end)?;
    let words = claim.words.get(gone)?;
    if words.is_empty() || kept.gap.stop {
        return None;
    }
    let sentence = words.iter().rposition(|word| word.gap.stop).unwrap_or(0);
    let sentence = &words[sentence..];
    let nearest = sentence.last()?;
    if nearest.class.any(Class::CONDITION) || kept.gap.comma && opens_condition(sentence) {
        return Some(EditKind::Condition);
    }
    negates_on(sentence, kept).then_some(EditKind::Negation)
}

/// Whether a negation among the last words, in the clause of the kept ones, reaches them.
fn negates_on(sentence: &[Word], kept: &Word) -> bool {
    if kept.gap.comma {
        return false;
    }
    for word in sentence.iter().rev().take(REACH) {
        if word.class.any(Class::NEGATOR.with(Class::GOVERNOR)) {
            return true;
        }
        if !word.class.any(Class::THROUGH) || word.gap.comma {
            return false;
        }
    }
    false
}

/// Whether a clause begins with a condition, a conjunction before it aside.
fn opens_condition(sentence: &[Word]) -> bool {
    let clause = sentence.iter().rposition(|word| word.gap.comma).unwrap_or(0);
    let mut opening = sentence.iter().skip(clause).chain(sentence.iter()).filter(|word| !is_lead(word));
    opening.next().is_some_and(|word| word.class.any(Class::CONDITION))
        || sentence.iter().find(|word| !is_lead(word)).is_some_and(|word| word.class.any(Class::CONDITION))
}

/// Words that may stand before "if" or "not".
fn is_lead(word: &Word) -> bool {
    matches!(
        word.key.as_str(),
        "but"
            | "and"
            | "or"
            | "even"
            | "though"
            | "yet"
            | "just"
            | "so"
            | "as"
            | "on"
            | "in"
            | "aber"
            | "und"
            | "oder"
    )
}

/// What the words `gone` behind kept ones take from them; `None` when nothing that matters.
pub(super) fn after(claim: &Reading<'_>, gone: Range<usize>) -> Option<EditKind> {
    let words = claim.words.get(gone)?;
    let first = words.first().filter(|word| !word.gap.stop)?;
    let opening = if is_lead(first) { words.get(1).unwrap_or(first) } else { first };
    // Behind "and" or "but" a subject like "nobody" opens a clause of its own.
    let direct = matches!(opening.key.as_str(), "not" | "never" | "nicht" | "nie");
    let negates = std::ptr::eq(opening, first) || direct;
    let contracted = words.get(1).is_some_and(|second| second.contracted && second.class.any(Class::NEGATOR));
    if opening.class.any(Class::CONDITION) {
        Some(EditKind::Condition)
    } else if negates && opening.class.any(Class::NEGATOR) || contracted {
        Some(EditKind::Negation)
    } else {
        None
    }
}
