//! What words mean for a comparison: sorted lists under `data/`, English and German, our own work.
//!
//! `words.tsv` gives classes to words and phrases, `numbers.tsv`, `months.tsv` and `units.tsv` values,
//! `antonyms.tsv` pairs of opposites, `agreement.txt` what agreement or
//! case changes into one another, `forms.tsv` abbreviations and spellings of one thing, `senses.tsv`
//! modals, quantifiers and the like of one sense, `names.txt` names
//! and `common.txt` words that are none, for where a capital letter decides nothing.

use std::borrow::Cow;
use std::cmp::{max, min};
use std::sync::LazyLock;

use super::fold::fold;
use super::token::hash;
use crate::lexicon::{KeyMap, KeySet};

/// A set of properties of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub const NONE: Class = Class(0);
    pub const NEGATION: Class = Class(1);
    pub const CONDITION: Class = Class(1 << 1);
    pub const MODAL: Class = Class(1 << 2);
    pub const HEDGE: Class = Class(1 << 3);
    pub const QUANTIFIER: Class = Class(1 << 4);
    pub const COMPARATIVE: Class = Class(1 << 5);
    pub const UNIT: Class = Class(1 << 6);
    pub const DATE: Class = Class(1 << 7);
    pub const NUMBER: Class = Class(1 << 8);
    /// A filler wherever it stands.
    pub const FILLER: Class = Class(1 << 9);
    /// A filler where a comma sets it off.
    pub const ASIDE: Class = Class(1 << 10);
    pub const FUNCTION: Class = Class(1 << 11);
    pub const ARTICLE: Class = Class(1 << 12);
    /// A negation reaches over it to the words behind.
    pub const THROUGH: Class = Class(1 << 14);
    pub const TITLE: Class = Class(1 << 15);
    /// A negation by itself: "not", "never", "nobody".
    pub const NEGATOR: Class = Class(1 << 16);
    /// Negates what depends on it: "fail", "deny".
    pub const GOVERNOR: Class = Class(1 << 17);
    /// A phrase whose words mean nothing of what they mean elsewhere: "once and for all".
    pub const IDIOM: Class = Class(1 << 18);
    /// A hedge where a number follows: "about 200".
    pub const APPROXIMATE: Class = Class(1 << 13);

    /// Whether the two share a property.
    pub const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The properties of both.
    pub const fn with(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    fn named(name: &str) -> Class {
        match name {
            "negation" => Class::NEGATION,
            "condition" => Class::CONDITION,
            "modal" => Class::MODAL,
            "hedge" => Class::HEDGE,
            "quantifier" => Class::QUANTIFIER,
            "comparative" => Class::COMPARATIVE,
            "unit" => Class::UNIT,
            "date" => Class::DATE,
            "number" => Class::NUMBER,
            "filler" => Class::FILLER,
            "aside" => Class::ASIDE,
            "function" => Class::FUNCTION,
            "article" => Class::ARTICLE,
            "through" => Class::THROUGH,
            "title" => Class::TITLE,
            "negator" => Class::NEGATOR,
            "governor" => Class::GOVERNOR,
            "idiom" => Class::IDIOM,
            "approximate" => Class::APPROXIMATE,
            _ => Class::NONE,
        }
    }
}

/// How a number word joins its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One to nineteen.
    Count,
    /// Twenty to ninety.
    Tens,
    /// Hundred, million, dozen: multiplies.
    Scale,
    /// First, second.
    Rank,
    /// Thirds, quarters: divides.
    Share,
    /// The nineties.
    Decade,
}

/// What the lists say of one word: all that a reading asks of each, found in one look-up.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub class: Class,
    /// Phrases that begin with it: the hashes of the words that follow, and the class of the whole.
    pub phrases: Vec<(Vec<u64>, Class)>,
    /// A number, date or time may begin with it.
    pub opens_value: bool,
    /// Has a class of its own, not as part of phrases.
    classed: bool,
}

/// Words that are no number and no month, and with which a value may begin all the same.
const VALUE_LEADS: [&str; 13] =
    ["a", "an", "eur", "gbp", "half", "midday", "midnight", "minus", "noon", "quarter", "the", "us", "usd"];

static UNKNOWN: Known = Known { class: Class::NONE, phrases: Vec::new(), opens_value: false, classed: false };

/// A folded word of a list.
type Folded = Cow<'static, str>;

struct Vocabulary {
    /// By the words' hashes.
    words: KeyMap<u64, Known>,
    numbers: KeyMap<Folded, (Part, u64)>,
    months: KeyMap<Folded, u8>,
    units: KeyMap<Folded, &'static str>,
    antonyms: KeySet<(Folded, Folded)>,
    forms: KeySet<(Folded, Folded)>,
    senses: KeyMap<Folded, &'static str>,
    neutral: KeySet<(Folded, Folded)>,
    names: KeySet<Folded>,
    common: KeySet<Folded>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(load);

fn load() -> Vocabulary {
    let numbers: KeyMap<Folded, (Part, u64)> =
        columns(include_str!("data/numbers.tsv")).filter_map(number_line).collect();
    let months: KeyMap<Folded, u8> = columns(include_str!("data/months.tsv"))
        .filter_map(|(word, month)| Some((fold(word), month.parse().ok()?)))
        .collect();
    let mut words = classes();
    for lead in numbers.keys().chain(months.keys()).map(|word| &**word).chain(VALUE_LEADS) {
        words.entry(hash(lead.as_bytes())).or_default().opens_value = true;
    }
    Vocabulary {
        words,
        numbers,
        months,
        units: columns(include_str!("data/units.tsv")).map(|(word, unit)| (fold(word), unit)).collect(),
        antonyms: columns(include_str!("data/antonyms.tsv")).map(|(a, b)| (fold(a), fold(b))).collect(),
        forms: columns(include_str!("data/forms.tsv")).map(|(a, b)| (fold(a), fold(b))).collect(),
        senses: columns(include_str!("data/senses.tsv")).map(|(a, b)| (fold(a), b)).collect(),
        neutral: columns(include_str!("data/neutral.tsv")).map(|(a, b)| (fold(a), fold(b))).collect(),
        names: include_str!("data/names.txt").lines().map(fold).collect(),
        common: include_str!("data/common.txt").lines().map(fold).collect(),
    }
}

/// Words and phrases with their classes.
fn classes() -> KeyMap<u64, Known> {
    let mut words: KeyMap<u64, Known> = KeyMap::default();
    for (entry, classes) in columns(include_str!("data/words.tsv")) {
        let class = classes.split(' ').fold(Class::NONE, |all, name| all.with(Class::named(name)));
        let mut parts = entry.split(' ').map(|word| hash(fold(word).as_bytes()));
        let known = words.entry(parts.next().unwrap_or_default()).or_default();
        let rest: Vec<u64> = parts.collect();
        if rest.is_empty() {
            known.class = known.class.with(class);
            known.classed = true;
        } else {
            known.phrases.push((rest, class));
        }
    }
    words
}

fn columns(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter_map(|line| line.split_once('\t'))
}

fn number_line((word, rest): (&'static str, &'static str)) -> Option<(Folded, (Part, u64))> {
    let (part, value) = rest.split_once('\t')?;
    let part = match part {
        "count" => Part::Count,
        "tens" => Part::Tens,
        "scale" => Part::Scale,
        "rank" => Part::Rank,
        "decade" => Part::Decade,
        _ => Part::Share,
    };
    Some((fold(word), (part, value.parse().ok()?)))
}

/// What is known of a folded word.
pub(super) fn known(word: &str) -> &'static Known {
    known_by(hash(word.as_bytes()))
}

/// What is known of the folded word with a hash.
pub(super) fn known_by(hash: u64) -> &'static Known {
    VOCABULARY.words.get(&hash).unwrap_or(&UNKNOWN)
}

/// The folded words with which a value in words begins, articles aside: these open one only before others.
pub(crate) fn value_openers() -> impl Iterator<Item = &'static str> {
    let listed = VOCABULARY.numbers.keys().chain(VOCABULARY.months.keys()).map(|word| &**word);
    listed.chain(VALUE_LEADS).filter(|word| !matches!(*word, "a" | "an" | "the"))
}

/// Whether a list has two words, in this order.
fn has_pair(list: &KeySet<(Folded, Folded)>, a: &str, b: &str) -> bool {
    list.contains(&(Cow::Owned(a.to_owned()), Cow::Owned(b.to_owned())))
}

/// The value of a number word.
pub(super) fn number(word: &str) -> Option<(Part, u64)> {
    VOCABULARY.numbers.get(word).copied()
}

/// Whether agreement or case turns one folded function word into the other ("is", "are").
pub(super) fn agree(a: &str, b: &str) -> bool {
    include_str!("data/agreement.txt").lines().any(|line| {
        let has = |word: &str| line.split(' ').any(|form| form == word);
        has(a) && has(b)
    })
}

/// 1 to 12 for a month's folded name or abbreviation.
pub(super) fn month(word: &str) -> Option<u8> {
    VOCABULARY.months.get(word).copied()
}

/// The one name of a unit or currency, whatever its abbreviation, sign or plural.
pub(super) fn unit(word: &str) -> Option<&'static str> {
    VOCABULARY.units.get(word).copied()
}

/// Whether `long` is a longer or other form of the same thing ("united states" of "us").
pub(super) fn is_form(short: &str, long: &str) -> bool {
    has_pair(&VOCABULARY.forms, short, long)
}

/// The word by which those of its sense are known, among modals, hedges, quantifiers and the like.
pub(super) fn sense(word: &str) -> Option<&'static str> {
    VOCABULARY.senses.get(word).copied()
}

/// Whether two folded words mean the same where they stand in one place, though one of them may be a
/// quantifier or hedge elsewhere.
pub(super) fn neutral(a: &str, b: &str) -> bool {
    has_pair(&VOCABULARY.neutral, a, b) || has_pair(&VOCABULARY.neutral, b, a)
}

/// Whether a folded word is a name, when written with a capital.
pub(super) fn is_name(word: &str) -> bool {
    VOCABULARY.names.contains(word)
}

/// Whether a folded word, in some inflection, is known not to be a name.
pub(super) fn is_common(word: &str) -> bool {
    let known = |word: &str| VOCABULARY.common.contains(word) || known(word).classed;
    known(word) || stems(word).iter().any(|stem| known(stem))
}

/// Whether two folded words, in any inflection, are opposites.
pub(super) fn opposed(a: &str, b: &str) -> bool {
    let listed = |a: &str, b: &str| has_pair(&VOCABULARY.antonyms, min(a, b), max(a, b));
    if listed(a, b) {
        return true;
    }
    let (left, right) = (stems(a), stems(b));
    let with = |word: &str, stems: &[String]| stems.iter().any(|stem| listed(word, stem));
    with(a, &right) || with(b, &left) || left.iter().any(|stem| with(stem, &right))
}

/// Words that a regular ending may have been added to.
pub(super) fn stems(word: &str) -> Vec<String> {
    let mut stems = Vec::new();
    for ending in ["s", "es", "ed", "d", "ing", "er", "ers", "est", "ly", "ion", "ions", "ment"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        stems.push(stem.to_owned());
        if matches!(ending, "ed" | "ing" | "er" | "ers" | "est" | "ion" | "ions") {
            stems.push(format!("{stem}e"));
            let bytes = stem.as_bytes();
            if let [.., a, b] = bytes
                && a == b
                && stem.is_ascii()
            {
                stems.push(stem[..stem.len() - 1].to_owned());
            }
        }
        if let Some(front) = stem.strip_suffix('i') {
            stems.push(format!("{front}y"));
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_hold_no_word_twice() {
        for list in [
            include_str!("data/words.tsv"),
            include_str!("data/numbers.tsv"),
            include_str!("data/months.tsv"),
            include_str!("data/units.tsv"),
            include_str!("data/antonyms.tsv"),
            include_str!("data/agreement.txt"),
            include_str!("data/forms.tsv"),
            include_str!("data/senses.tsv"),
            include_str!("data/entities.tsv"),
            include_str!("data/names.txt"),
            include_str!("data/neutral.tsv"),
            include_str!("data/common.txt"),
        ] {
            let lines: Vec<&str> = list.lines().collect();
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "`{}` stands before `{}`", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn opposites_are_found_in_any_inflection() {
        for (a, b) in [("rising", "falling"), ("supporters", "opponents"), ("denied", "confirmed")] {
            assert!(opposed(a, b) && opposed(b, a), "{a} {b}");
        }
        assert!(!opposed("house", "home"));
    }
}
