//! What a change of words is about, and whether that bears on the meaning.

use std::collections::HashSet;

use super::EditKind;
use super::reading::{Reading, Word};
use super::spelling::{is_inflected, strike_misspelt};
use super::value::{Measure, Value};
use super::vocabulary::{self, Class};
use crate::lexicon;

/// Pairs of words that are still held against each other when that is cheap, and when it is not. Where more were
/// replaced at once, only what each side has of numbers, negations and the like is compared.
const CHEAP: usize = 250_000;
pub(super) const DEAR: usize = 1_024;

/// Words of one text that another text lacks.
pub(super) struct Side<'a> {
    pub words: Vec<&'a Word<'a>>,
    /// The text that they stand in.
    pub reading: &'a Reading<'a>,
}

/// What the change from the claim's words to the quote's is about; `None` for plain wording.
pub(super) fn judge(quote: &Side<'_>, claim: &Side<'_>) -> Option<EditKind> {
    if let Some(kind) = same_in_other_form(quote, claim) {
        return kind.into();
    }
    let mut quote = Side { words: unfilled(&quote.words), reading: quote.reading };
    let mut claim = Side { words: unfilled(&claim.words), reading: claim.reading };
    if quote.words.is_empty() && claim.words.is_empty() {
        return Some(EditKind::Filler);
    }
    let counted = quote.words.iter().chain(&claim.words).all(|word| word.value.is_some());
    strike_equal(&mut quote.words, &mut claim.words);
    let neutral = strike_neutral(&mut quote.words, &mut claim.words) > 0;
    let misspelt = strike_misspelt(&mut quote.words, &mut claim.words) > 0;
    if let Some(kind) = meaning(&quote, &claim) {
        return Some(kind);
    }
    match (quote.words.is_empty(), claim.words.is_empty()) {
        (true, true) if misspelt => Some(EditKind::Spelling),
        (true, true) if neutral => None,
        // "2-7" for "7-2".
        (true, true) if counted => Some(EditKind::Number),
        (true, true) => Some(EditKind::Order),
        (false, true) if quote.words.iter().all(|word| word.class.any(Class::ARTICLE)) => {
            Some(EditKind::Grammar)
        }
        (false, false) if is_grammar(&quote.words, &claim.words) => Some(EditKind::Grammar),
        _ => None,
    }
}

/// What bears on the meaning, the gravest first.
fn meaning(quote: &Side<'_>, claim: &Side<'_>) -> Option<EditKind> {
    let mut ours = quote.words.clone();
    let mut theirs = claim.words.clone();
    let contraries = strike_contraries(&mut ours, &mut theirs);
    let (printed, said) = (negations(&quote.words), negations(&claim.words));
    // Where something stands on both sides, two negations may be one thought in other words.
    let alone = quote.words.is_empty() || claim.words.is_empty();
    if (printed + said + contraries) % 2 == 1 || alone && printed + said > 0 {
        return Some(EditKind::Negation);
    }
    let (ours, theirs) = (&ours, &theirs);
    if differs(ours, theirs, amounts) {
        return Some(EditKind::Number);
    }
    if differs(ours, theirs, dates) {
        return Some(EditKind::Date);
    }
    if differs(ours, theirs, units) {
        return Some(EditKind::Unit);
    }
    if names(quote, claim) {
        return Some(EditKind::Name);
    }
    for (class, kind) in [
        (Class::QUANTIFIER, EditKind::Quantifier),
        (Class::MODAL, EditKind::Modal),
        (Class::HEDGE, EditKind::Hedge),
        (Class::CONDITION, EditKind::Condition),
    ] {
        if differs(ours, theirs, |word| word.class.any(class).then(|| base(&word.key).to_owned())) {
            return Some(kind);
        }
    }
    if ours.len() * theirs.len() > DEAR {
        return None;
    }
    opposite(ours, theirs)
        .or_else(|| compared(ours, theirs).then_some(EditKind::Comparative))
        .or_else(|| (governs(ours, theirs) || governs(theirs, ours)).then_some(EditKind::Negation))
}

fn opposite(quote: &[&Word], claim: &[&Word]) -> Option<EditKind> {
    let opposed = |a: &&Word| claim.iter().find(|b| vocabulary::opposed(&a.key, &b.key)).copied();
    let other = quote.iter().find_map(opposed)?;
    Some(if other.class.any(Class::COMPARATIVE) { EditKind::Comparative } else { EditKind::Antonym })
}

/// Whether a word that denies what depends on it ("denied taking" for "took") was put in or taken out, rather
/// than another in its place.
fn governs(with: &[&Word], without: &[&Word]) -> bool {
    let governor = |word: &&Word| word.class.any(Class::GOVERNOR) && !word.class.any(Class::NEGATION);
    let kept = |word: &Word| with.iter().any(|other| is_akin(word, other));
    with.iter().any(governor)
        && !without.iter().any(|word| word.class.any(Class::GOVERNOR))
        && without.iter().all(|word| !word.is_content() || kept(word))
}

/// Whether two words are forms of one.
fn is_akin(a: &Word, b: &Word) -> bool {
    a.lemma() == b.lemma() || is_inflected(&a.key, &b.key)
}

fn negations(words: &[&Word]) -> usize {
    words.iter().filter(|word| word.class.any(Class::NEGATION)).count()
}

/// Takes out pairs of which one is the contrary of the other by a prefix or ending ("happy", "unhappy"); how
/// many of them are no negation by themselves.
fn strike_contraries(quote: &mut Vec<&Word>, claim: &mut Vec<&Word>) -> usize {
    let contrary = |a: &Word, b: &Word| is_contrary(&a.key, &b.key) || is_contrary(&b.key, &a.key);
    let negated = |a: &Word, b: &Word| a.class.any(Class::NEGATION) != b.class.any(Class::NEGATION);
    strike(quote, claim, DEAR, |a, b| contrary(a, b) && negated(a, b));
    strike(quote, claim, DEAR, contrary)
}

/// Whether `long` is `short` with a negating prefix, or "-less" for "-ful".
pub(super) fn is_contrary(long: &str, short: &str) -> bool {
    let prefixed = ["un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti"]
        .iter()
        .any(|prefix| long.strip_prefix(prefix).is_some_and(|rest| rest == short && rest.len() > 2));
    let ending = long
        .strip_suffix("less")
        .is_some_and(|stem| stem.len() > 2 && (short.strip_suffix("ful") == Some(stem) || stem == short));
    let adverb = long.strip_suffix("lessly").is_some_and(|stem| short.strip_suffix("fully") == Some(stem));
    prefixed || ending || adverb
}

/// Whether the two sides differ in what `of` finds, order aside.
fn differs(quote: &[&Word], claim: &[&Word], of: impl Fn(&Word) -> Option<String>) -> bool {
    let collect = |words: &[&Word]| {
        let mut found: Vec<String> = words.iter().filter_map(|word| of(word)).collect();
        found.sort_unstable();
        found
    };
    collect(quote) != collect(claim)
}

fn amounts(word: &Word) -> Option<String> {
    match &word.value {
        Some(value) => (value.measure == Measure::Number).then(|| value.amount.clone()),
        None => word.class.any(Class::NUMBER).then(|| word.key.to_string()),
    }
}

fn dates(word: &Word) -> Option<String> {
    match &word.value {
        Some(value) => (value.measure != Measure::Number).then(|| value.amount.clone()),
        None => word.class.any(Class::DATE).then(|| base(&word.key).to_owned()),
    }
}

fn units(word: &Word) -> Option<String> {
    match &word.value {
        Some(value) => value.unit.map(str::to_owned),
        None if word.class.any(Class::UNIT) => {
            Some(vocabulary::unit(&word.key).unwrap_or(base(&word.key)).to_owned())
        }
        None => None,
    }
}

/// The word that stands for all of its sense, or the word without the ending that only agreement changes.
fn base(key: &str) -> &str {
    let short = || key.strip_suffix('s').filter(|stem| stem.len() > 2);
    vocabulary::sense(key).or_else(short).unwrap_or(key)
}

/// Whether one side has a name that the other lacks; one that lost its capital is still there.
fn names(quote: &Side<'_>, claim: &Side<'_>) -> bool {
    let lacks = |side: &Side<'_>, other: &Side<'_>| {
        let held: HashSet<&str> = other.words.iter().map(|word| base(&word.key)).collect();
        let names = side.words.iter().filter(|word| is_name(word, side.reading));
        let mut lacking = names.filter(|word| !held.contains(base(&word.key)));
        let renamed = other.words.iter().any(|word| is_name(word, other.reading));
        lacking.any(|word| renamed || !is_fuller(word, side.reading, other.reading))
    };
    lacks(quote, claim) || lacks(claim, quote)
}

/// Whether a word is the given name before a surname that the other text has by itself ("Clara Ruiz", "Ruiz").
fn is_fuller(word: &Word, reading: &Reading<'_>, other: &Reading<'_>) -> bool {
    let given = || lexicon::look_up(word.key.as_bytes()).class.any(lexicon::Class::GIVEN);
    if other.words.len() > DEAR || !given() {
        return false;
    }
    let next = reading.words.partition_point(|before| before.span.start <= word.span.start);
    let surname = reading.words.get(next).filter(|next| next.capital && next.gap.plain);
    surname.is_some_and(|surname| other.words.iter().any(|same| same.capital && same.id == surname.id))
}

/// Whether a word with a capital letter is a name rather than the first of its sentence, a title or "I".
pub(super) fn is_name(word: &Word, reading: &Reading<'_>) -> bool {
    if word.value.is_some()
        || !word.capital
        || word.key == "i"
        || word.class.any(Class::TITLE.with(Class::DATE))
    {
        return false;
    }
    if vocabulary::is_name(&word.key) {
        return true;
    }
    if word.class != Class::NONE {
        return false;
    }
    let known = lexicon::look_up(word.key.as_bytes()).class;
    if known.any(lexicon::Class::GIVEN) {
        return true;
    }
    if !reading.telling_case {
        return false;
    }
    if !word.initial || word.acronym {
        return true;
    }
    known.is_empty() && !vocabulary::is_common(&word.key) && !has_common_ending(&word.key)
}

/// Endings that names seldom have.
fn has_common_ending(key: &str) -> bool {
    let endings = [
        "ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ous", "ful", "ive", "able", "ible",
        "ance", "ence", "ism", "ists", "ist", "ers", "ors", "ies", "ents", "ants", "ings", "ships", "ship",
        "hood", "als",
    ];
    endings.iter().any(|ending| key.len() > ending.len() + 2 && key.ends_with(ending))
}

/// Whether a comparison was made, dropped or turned: "more" for "less", "big" for "bigger".
fn compared(quote: &[&Word], claim: &[&Word]) -> bool {
    let in_degrees =
        quote.iter().any(|a| claim.iter().any(|b| is_graded(&a.key, &b.key) || is_graded(&b.key, &a.key)));
    if in_degrees && is_downward(quote) != is_downward(claim) {
        return true;
    }
    let degree = |words: &[&Word]| words.iter().filter(|word| word.class.any(Class::COMPARATIVE)).count();
    if degree(quote) != degree(claim) {
        return !(degree(quote) + degree(claim) == 1 && graded(quote) == graded(claim));
    }
    let most = |words: &[&Word]| words.iter().any(|word| is_superlative(&word.key));
    if degree(quote) > 0 && most(quote) != most(claim) {
        return true;
    }
    in_degrees && graded(quote) != graded(claim)
}

/// Whether something is said to be less: "less safe" against "safer".
fn is_downward(words: &[&Word]) -> bool {
    words.iter().any(|word| matches!(&*word.key, "less" | "least"))
}

fn is_superlative(key: &str) -> bool {
    matches!(key, "most" | "least" | "best" | "worst" | "last") || key.len() > 5 && key.ends_with("est")
}

/// Comparatives and superlatives, by list or by ending.
fn graded(words: &[&Word]) -> usize {
    words
        .iter()
        .filter(|word| {
            let ending =
                ["er", "est"].iter().any(|end| word.key.strip_suffix(end).is_some_and(|s| s.len() > 2));
            word.class.any(Class::COMPARATIVE) || ending && !vocabulary::is_common(&word.key)
        })
        .count()
}

/// Whether `long` is a degree of `short`: "bigger", "happiest".
fn is_graded(long: &str, short: &str) -> bool {
    let stems = ["er", "est", "r", "st"].iter().filter_map(|end| long.strip_suffix(end));
    stems.filter(|stem| stem.len() > 2).any(|stem| {
        let doubled = stem.len() == short.len() + 1
            && stem.starts_with(short)
            && stem.ends_with(&short[short.len() - 1..]);
        stem == short || doubled || stem.strip_suffix('i').is_some_and(|s| short.strip_suffix('y') == Some(s))
    })
}

// ---- What does not bear on the meaning ---------------------------------------------------------------

/// Words joined or parted ("any one"), or an abbreviation written out.
fn same_in_other_form(quote: &Side<'_>, claim: &Side<'_>) -> Option<EditKind> {
    let joined = |words: &[&Word]| words.iter().map(|word| &*word.key).collect::<String>();
    let spaced =
        |words: &[&Word]| words.iter().map(|word| &*word.key).collect::<Vec<_>>().join(" ").to_lowercase();
    let (ours, theirs) = (&quote.words, &claim.words);
    if ours.is_empty() || theirs.is_empty() {
        return None;
    }
    let bears = ours
        .iter()
        .chain(theirs)
        .any(|word| word.class.any(Class::MODAL.with(Class::HEDGE)) || word.value.is_some());
    if !bears && joined(ours) == joined(theirs) {
        return Some(EditKind::Glyphs);
    }
    if is_multiple(ours, theirs) || is_multiple(theirs, ours) {
        return Some(EditKind::SameValue);
    }
    let (ours, theirs) = (spaced(ours), spaced(theirs));
    let forms = vocabulary::is_form(&ours, &theirs) || vocabulary::is_form(&theirs, &ours);
    forms.then_some(EditKind::Abbreviation)
}

/// "Twice" for "two times".
fn is_multiple(adverb: &[&Word], counted: &[&Word]) -> bool {
    let ([adverb], [count, times]) = (adverb, counted) else { return false };
    let amount = match &*adverb.key {
        "twice" => "2",
        "thrice" => "3",
        _ => return false,
    };
    let same = |value: &Value| value.amount == amount && value.unit.is_none();
    times.key == "times" && count.value.as_deref().is_some_and(same)
}

fn unfilled<'a>(words: &[&'a Word<'a>]) -> Vec<&'a Word<'a>> {
    words.iter().copied().filter(|word| !word.class.any(Class::FILLER)).collect()
}

/// Takes out words that both sides have, wherever they stand.
fn strike_equal(quote: &mut Vec<&Word>, claim: &mut Vec<&Word>) {
    strike(quote, claim, CHEAP, |a, b| a.is_same(b));
}

/// Takes out pairs that mean the same though one of them may bear on the meaning elsewhere ("a little house",
/// "a small house"); how many there were.
fn strike_neutral(quote: &mut Vec<&Word>, claim: &mut Vec<&Word>) -> usize {
    strike(quote, claim, DEAR, |a, b| vocabulary::neutral(&a.key, &b.key))
}

/// Takes out pairs of words that fit, unless there are more than `most` to try; how many there were.
pub(super) fn strike(
    quote: &mut Vec<&Word>,
    claim: &mut Vec<&Word>,
    most: usize,
    fits: impl Fn(&Word, &Word) -> bool,
) -> usize {
    if quote.len() * claim.len() > most {
        return 0;
    }
    let before = quote.len();
    quote.retain(|word| match claim.iter().position(|other| fits(word, other)) {
        Some(at) => {
            claim.remove(at);
            false
        }
        None => true,
    });
    before - quote.len()
}

/// Whether only endings, articles, agreement or case differ, word by word.
fn is_grammar(quote: &[&Word], claim: &[&Word]) -> bool {
    let akin = |a: &&Word, b: &&Word| {
        is_akin(a, b)
            || vocabulary::agree(&a.key, &b.key)
            || a.class.any(Class::ARTICLE) && b.class.any(Class::ARTICLE)
    };
    let carried = |word: &&&Word| !word.class.any(Class::ARTICLE);
    let ours: Vec<&&Word> = quote.iter().filter(carried).collect();
    let theirs: Vec<&&Word> = claim.iter().filter(carried).collect();
    quote.len() == claim.len() && quote.iter().zip(claim).all(|(a, b)| akin(a, b))
        || ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(a, b)| akin(a, b))
}
