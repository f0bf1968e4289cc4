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
    if is_hedge_alone(sentence, kept) {
        return Some(EditKind::Hedge);
    }
    if let Some(kind) = limit(sentence, kept) {
        return Some(kind);
    }
    if nearest.key == "a" && matches!(&*kept.key, "few" | "little") {
        return Some(EditKind::Quantifier);
    }
    if nearest.class.any(Class::CONDITION)
        || kept.gap.comma && opens_condition(sentence) && !kept.class.any(Class::CONDITION)
    {
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
        // "no longer believe that".
        if !word.class.any(Class::THROUGH) && word.key != "longer" || word.gap.comma {
            return false;
        }
    }
    false
}

/// What an ellipsis takes from the words behind it when it swallows that nobody knows whether they hold: "but we do not know
/// whether it is".
pub(super) fn doubt(claim: &Reading<'_>, gone: Range<usize>) -> Option<EditKind> {
    let apart = claim.words.get(gone.end).is_none_or(|kept| kept.gap.comma || kept.gap.stop);
    let words = claim.words.get(gone).filter(|_| !apart)?;
    let clause = words.iter().rposition(|word| word.gap.comma || word.gap.stop).unwrap_or(0);
    let clause = &words[clause..];
    let known =
        |word: &Word| matches!(&*word.key, "know" | "known" | "sure" | "certain" | "clear" | "convinced");
    let unknown = |word: &Word| matches!(&*word.key, "unclear" | "unsure" | "uncertain" | "unknown");
    let negated =
        |before: &[Word]| before.iter().rev().take(REACH).any(|word| word.class.any(Class::NEGATOR));
    let doubts = |at: usize| known(&clause[at]) && negated(&clause[..at]) || unknown(&clause[at]);
    let opens = |word: &Word| matches!(&*word.key, "whether" | "if" | "that");
    let doubted = (1..clause.len()).any(|at| opens(&clause[at]) && doubts(at - 1));
    doubted.then_some(EditKind::Negation)
}

/// What bounds or blurs the number or quantity that the kept words begin with: "at least 40", "almost all".
fn limit(gone: &[Word], kept: &Word) -> Option<EditKind> {
    if kept.value.is_none() && !kept.class.any(Class::QUANTIFIER.with(Class::NUMBER)) {
        return None;
    }
    let mut said = gone.iter().rev().map(|word| &*word.key);
    match (said.next()?, said.next()) {
        ("almost" | "nearly" | "roughly" | "approximately" | "about", _) => Some(EditKind::Hedge),
        ("least" | "most", Some("at")) | ("to", Some("up")) => Some(EditKind::Comparative),
        ("than", Some("more" | "fewer" | "less")) => Some(EditKind::Comparative),
        _ => None,
    }
}

/// Whether a cut takes nothing of the sentence but a hedge: "Perhaps", "I think that", "In my opinion,".
fn is_hedge_alone(gone: &[Word], kept: &Word) -> bool {
    let words = gone.iter().rev().skip_while(|word| word.key == "that");
    let said: Vec<&Word> = words.collect();
    let (Some(last), Some(first)) = (said.first(), said.last()) else { return false };
    if kept.gap.comma {
        return is_hedge_phrase(gone);
    }
    let adverb = |word: &Word| word.key.ends_with("ly") || matches!(&*word.key, "perhaps" | "maybe");
    let opinion = matches!(&*first.key, "i" | "we" | "it") && said.len() < 4 && !adverb(last);
    last.class.any(Class::HEDGE) && (said.len() == 1 && adverb(last) || opinion)
}

/// Whether words are a hedge with nothing but small words around it: "as far as I know".
fn is_hedge_phrase(words: &[Word]) -> bool {
    words.len() < 7
        && words.iter().any(|word| word.class.any(Class::HEDGE))
        && words.iter().all(|word| word.class.any(Class::HEDGE.with(Class::FUNCTION)) || word.key == "know")
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
        &*word.key,
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
    let words = claim.words.get(gone.clone())?;
    let set_off = claim.words.get(gone.end).is_none_or(|kept| kept.gap.comma || kept.gap.stop);
    let first = words.first().filter(|word| !word.gap.stop)?;
    let sentence = words.iter().skip(1).position(|word| word.gap.stop).map_or(words, |end| &words[..=end]);
    if first.gap.comma && (set_off || sentence.len() < words.len()) && is_hedge_phrase(sentence) {
        return Some(EditKind::Hedge);
    }
    let opening = if is_lead(first) { words.get(1).unwrap_or(first) } else { first };
    // Behind "and" or "but" a subject like "nobody" opens a clause of its own.
    let direct = matches!(&*opening.key, "not" | "never" | "nicht" | "nie");
    let negates = std::ptr::eq(opening, first) || direct;
    let contracted = words.get(1).is_some_and(|second| second.contracted && second.class.any(Class::NEGATOR));
    let once = first.key == "once" && sentence.len() > 2;
    if opening.class.any(Class::CONDITION) && !is_idle(sentence) || once {
        Some(EditKind::Condition)
    } else if negates && opening.class.any(Class::NEGATOR) || contracted {
        Some(EditKind::Negation)
    } else {
        None
    }
}

/// Whether a clause only looks like a condition: "in case you haven't noticed".
fn is_idle(clause: &[Word]) -> bool {
    let opens = clause.iter().map(|word| &*word.key).take(3).eq(["in", "case", "you"]);
    opens && clause.iter().take(IDLE).any(|word| matches!(&*word.key, "noticed" | "heard" | "forgotten"))
}

/// Words within which an idle clause says its verb.
const IDLE: usize = 7;
