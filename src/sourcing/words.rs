//! The words and outlets that tell how something came to the article: sorted lists under `data/`, own work.

use std::sync::LazyLock;

use crate::lexicon::{KeyMap, WordMap, hash};
use crate::token::Token;

/// What a word may mean for sourcing; a word has all it may mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sort(u64);

macro_rules! sorts {
    ($($name:ident $tag:literal $bit:literal $doc:literal),* $(,)?) => {
        impl Sort {
            $(#[doc = $doc] pub(super) const $name: Sort = Sort(1 << $bit);)*

            fn named(tag: &str) -> Sort {
                match tag {
                    $($tag => Sort::$name,)*
                    _ => Sort(0),
                }
            }

            #[cfg(test)]
            const TAGS: &[&str] = &[$($tag),*];
        }
    };
}

sorts! {
    TELL "tell" 0 "Verbs whose object is the audience.",
    ANSWER "answer" 1 "What an interviewer does.",
    INTERVIEW "interview" 2 "Ways to speak on an outlet.",
    PROGRAMME "programme" 3 "Nouns for outlets and their programmes.",
    ARTICLE "article" 4 "Nouns for what an outlet reports.",
    OPINION "opinion" 5 "Nouns for what an outlet or author thinks.",
    SURVEY "survey" 6 "Nouns for what an outlet counts or asks.",
    HOST "host" 7 "Nouns for those who interview.",
    MASTHEAD "masthead" 8 "Last words of outlets' names.",
    HEARSAY "hearsay" 9 "Words that mark hearsay.",
    PUBLIC "public" 10 "Nouns for a press or public that listens.",
    PRIVATE "private" 11 "Nouns for an inner circle.",
    OCCASION "occasion" 12 "Words for public occasions and publications.",
    CALL "call" 13 "Nouns for private talk.",
    REPORT "report" 14 "to report.",
    RELATION "relation" 15 "Nouns that identify with a possessive.",
    OFFICE "office" 16 "Offices held by one.",
    MOUTHPIECE "mouthpiece" 17 "Nouns for people who are not identified by them.",
    DEFINITE "definite" 18 "Determiners and possessives that point.",
    EXAMPLE "example" 19 "Words before an example.",
    COVERAGE "coverage" 21 "Verbs with which an outlet reports.",
    RANK "rank" 22 "Words for rank.",
    TIE "tie" 23 "Words that tie a source to the matter.",
    MASKED "masked" 20 "anonymity, anonymously.",
    VEIL "veil" 24 "Words that ask for anonymity.",
    REFUSE "refuse" 25 "Words that decline.",
    NAMING "naming" 26 "Words for naming.",
    WITHHOLD "withhold" 27 "Words for keeping a name back.",
    PERMIT "permit" 28 "Words for leave to speak.",
    LACK "lack" 29 "Words for being without.",
    DISCLOSE "disclose" 30 "Verbs for speaking of a matter.",
    GROUND "ground" 31 "Words that open a ground.",
    SHIFT "shift" 33 "Words that move to another time.",
    RECORD "record" 34 "Texts and tapes that hold a speaker's own words.",
    CONCERN "concern" 35 "What anonymity protects: for … safety.",
    RULE "rule" 36 "Rules under which somebody speaks.",
    WIRE "wire" 37 "Wire agencies.",
    REQUEST "request" 38 "Requests for comment.",
    OBTAIN "obtain" 39 "What a house does with its finds.",
    FORBID "forbid" 40 "Verbs for keeping from speaking.",
    TEXT "text" 41 "Nouns for texts and their like.",
    SHOWN "shown" 42 "What is done with a name.",
    VIEW "view" 43 "in order, in view.",
    ANYBODY "anybody" 44 "Words for nobody in particular.",
    STUDIO "studio" 46 "Those who ask on the air.",
    VAGUE "vague" 48 "Words for the unnamed that say so only of what stays so.",
    THREAT "threat" 47 "What somebody who speaks may suffer.",
    BODY "body" 45 "Words for a body of unnamed people.",
    ALL "all" 32 "Subjects that stand for several sources.",
    BEHEST "behest" 49 "On whose word a name is kept back: at her request, on advice.",
    ORDERED "ordered" 50 "Verbs for telling somebody to be silent.",
}

impl Sort {
    pub(super) const fn any(self, other: Sort) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Sort) -> Sort {
        Sort(self.0 | other.0)
    }
}

static WORDS: LazyLock<WordMap<Sort>> = LazyLock::new(|| {
    let lines = include_str!("data/en/words.txt").lines().filter_map(|l| l.split_once('\t'));
    lines
        .map(|(word, tags)| {
            let sort = tags.split(' ').fold(Sort(0), |all, tag| all.or(Sort::named(tag)));
            (hash(word.as_bytes()), sort)
        })
        .collect()
});

/// What `token` may mean, by itself or by its lemma.
pub(super) fn sort(token: &Token) -> Sort {
    let own = WORDS.get(token.word);
    if token.lemma == token.word { own } else { own.or(WORDS.get(token.lemma)) }
}

/// How sure a listed name stands for the outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Always.
    Nothing,
    /// Only after "the".
    Article,
    /// Only as the audience of a verb of telling or the like.
    Telling,
}

/// A listed outlet: the hashes of its words after the first.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) rest: Vec<u32>,
    pub(super) needs: Needs,
}

/// A listed outlet to a line, in lower case, what it needs behind a tab.
pub(super) const OUTLET_LIST: &str = include_str!("data/en/outlets.txt");

static OUTLETS: LazyLock<KeyMap<u32, Vec<Listed>>> = LazyLock::new(|| {
    let mut table: KeyMap<u32, Vec<Listed>> = KeyMap::default();
    for line in OUTLET_LIST.lines() {
        let (name, needs) = line.split_once('\t').unwrap_or((line, ""));
        let needs = match needs {
            "the" => Needs::Article,
            "told" => Needs::Telling,
            _ => Needs::Nothing,
        };
        let mut words = words_of(name);
        if let Some(first) = words.next() {
            table.entry(first).or_default().push(Listed { rest: words.collect(), needs });
        }
    }
    // The longest name first: "Fox News Sunday" before "Fox News".
    for names in table.values_mut() {
        names.sort_by_key(|n| std::cmp::Reverse(n.rest.len()));
    }
    table
});

/// Hashes of a name's words, as tokens carry them: a possessive 's is a word of its own.
pub(super) fn words_of(name: &str) -> impl Iterator<Item = u32> {
    name.split(' ').flat_map(|word| {
        let (stem, clitic) = word.strip_suffix("'s").map_or((word, None), |stem| (stem, Some("s")));
        std::iter::once(stem).chain(clitic).map(|w| hash(w.as_bytes()))
    })
}

/// The listed outlets whose name begins with `word`, longest first.
pub(super) fn outlets(word: u32) -> &'static [Listed] {
    OUTLETS.get(&word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_without_repeats_and_well_tagged() {
        for list in [include_str!("data/en/words.txt"), OUTLET_LIST] {
            let keys: Vec<&str> = list.lines().map(|l| l.split('\t').next().unwrap_or(l)).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        for line in include_str!("data/en/words.txt").lines() {
            for tag in line.split('\t').nth(1).unwrap_or("").split(' ') {
                assert!(Sort::TAGS.contains(&tag), "{line}");
            }
        }
    }
}
