//! Words that are one but for a letter or two: slips, British and American spelling, endings.

use strsim::osa_distance;

use super::judge::{DEAR, is_contrary, strike};
use super::reading::Word;
use super::vocabulary::{self, Class};
use crate::lexicon;

/// Takes out pairs of which one is the other misspelt; how many there were.
pub(super) fn strike_misspelt(quote: &mut Vec<&Word>, claim: &mut Vec<&Word>) -> usize {
    strike(quote, claim, DEAR, is_misspelt)
}

/// Whether one word is a slip of the other: a letter or two, and not a word of its own that means another.
fn is_misspelt(quote: &Word, claim: &Word) -> bool {
    let (a, b) = (written(quote), written(claim));
    let lengths = (a.chars().count(), b.chars().count());
    let letters = a.chars().chain(b.chars()).all(char::is_alphabetic);
    let shortest = lengths.0.min(lengths.1);
    if !letters || shortest < 3 || lengths.0.abs_diff(lengths.1) > 2 || is_inflected(a, b) {
        return false;
    }
    if is_variant(a, b) {
        return true;
    }
    let distance = osa_distance(a, b);
    let near = distance == 1 && lengths.0.max(lengths.1) > 3
        || distance == 2 && shortest > 7
        || is_shuffled(a, b, distance);
    if !near || is_known(a) && is_known(b) {
        return false;
    }
    let grave = Class::NEGATION
        .with(Class::QUANTIFIER)
        .with(Class::MODAL)
        .with(Class::HEDGE)
        .with(Class::NUMBER)
        .with(Class::DATE)
        .with(Class::UNIT)
        .with(Class::CONDITION)
        .with(Class::COMPARATIVE);
    let bears =
        quote.class.any(grave) || claim.class.any(grave) || quote.value.is_some() || claim.value.is_some();
    if bears && is_known(a) || is_contrary(a, b) || is_contrary(b, a) {
        return false;
    }
    let capital = claim.capital && !claim.initial || quote.capital && !quote.initial;
    !capital || is_shuffled(a, b, distance)
}

/// The word, or the only token of a value.
fn written<'w>(word: &'w Word) -> &'w str {
    match word.tokens.as_slice() {
        [token] => token,
        _ => &word.key,
    }
}

/// Whether two letters changed places: no other word, and no other name, comes of that by design.
fn is_shuffled(a: &str, b: &str, distance: usize) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    distance == 1 && a.len() == b.len() && sorted(a) == sorted(b)
}

fn is_known(word: &str) -> bool {
    // The lexicon takes whatever ends in "-ly" for an adverb.
    let adverb = word.ends_with("ly") && !vocabulary::known(word).class.any(Class::FUNCTION);
    vocabulary::is_common(word)
        || vocabulary::is_name(word)
        || vocabulary::number(word).is_some()
        || !adverb && !lexicon::look_up(word.as_bytes()).class.is_empty()
}

/// Whether one is the British and the other the American spelling of a word.
fn is_variant(a: &str, b: &str) -> bool {
    american(a) == american(b)
}

/// The American spelling, by the rules that hold for most words; only good for comparing.
fn american(word: &str) -> String {
    let mut spelt = word.to_owned();
    for (british, american) in [("aeo", "eo"), ("oeu", "eu"), ("oe", "e"), ("ae", "e")] {
        if spelt.len() > 5 {
            spelt = spelt.replace(british, american);
        }
    }
    for ending in [
        "", "s", "ed", "d", "ing", "er", "ers", "r", "rs", "ation", "ations", "able", "ite", "ites", "less",
        "ful", "hood", "hoods", "al", "ly",
    ] {
        let Some(stem) = spelt.strip_suffix(ending) else { continue };
        if let Some(stem) = american_stem(stem, ending) {
            return stem + ending;
        }
    }
    spelt
}

/// The American spelling of a stem, where the British one is known by its end.
fn american_stem(stem: &str, ending: &str) -> Option<String> {
    const ENDS: [(&str, &str, usize); 10] = [
        ("isation", "ization", 2),
        ("ise", "ize", 3),
        ("yse", "yze", 3),
        ("our", "or", 3),
        ("ogue", "og", 3),
        ("ence", "ense", 3),
        ("tre", "ter", 3),
        ("bre", "ber", 2),
        ("amme", "am", 4),
        ("lment", "llment", 4),
    ];
    for (british, american, least) in ENDS {
        if let Some(front) = stem.strip_suffix(british).filter(|front| front.len() >= least) {
            return Some(format!("{front}{american}"));
        }
    }
    let verbal = matches!(ending, "ed" | "ing" | "er" | "ers" | "ation" | "able");
    // "realis" + "ed"; "travell" + "ed".
    match stem.strip_suffix("is").or_else(|| stem.strip_suffix("ys")) {
        Some(front) if verbal && front.len() > 2 => Some(format!("{}z", &stem[..stem.len() - 1])),
        _ if verbal && stem.ends_with("ll") && vowel_groups(stem) > 1 => {
            Some(stem[..stem.len() - 1].to_owned())
        }
        _ => None,
    }
}

fn vowel_groups(word: &str) -> usize {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    word.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count()
}

/// Whether two words are one stem with regular endings.
pub(super) fn is_inflected(a: &str, b: &str) -> bool {
    let endings = ["", "s", "es", "ed", "d", "ing", "n", "en", "e"];
    let stems = |word: &str| -> Vec<String> {
        endings
            .iter()
            .filter_map(|end| word.strip_suffix(end))
            .filter(|s| s.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let (left, right) = (stems(a), stems(b));
    left.iter().any(|stem| right.contains(stem)) || {
        let y =
            |word: &str| word.strip_suffix("ies").or(word.strip_suffix("ied")).map(|stem| format!("{stem}y"));
        y(a).as_deref() == Some(b) || y(b).as_deref() == Some(a)
    }
}
