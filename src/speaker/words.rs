//! Words that tell a person's name from a body's, a place's or an office: sorted lists under `data/`, own work.

use std::sync::LazyLock;

use crate::lexicon::{KeyMap, WordMap, hash};

/// What a word may do in or before a name; a word has all it may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sort(u32);

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
    PREFIX "prefix" 0 "Capitalised words before a name that are no part of it: Former, Republican, Russian.",
    ROLE "role" 1 "Offices and trades.",
    AGENCY "agency" 2 "Those who speak for others.",
    BODY "body" 3 "Words that names of bodies end in.",
    EVENT "event" 4 "Words that names of things other than people and bodies end in.",
    PLACE "place" 5 "Countries, states and cities.",
    CROWD "crowd" 6 "Nouns for many that point back at nobody.",
    DIRECTION "direction" 7 "First words of places: New, South.",
    PARTICLE "particle" 8 "Small words inside names: van, bin.",
    GENERAL "general" 9 "Nouns by which a body of any name may be called again.",
    SUFFIX "suffix" 10 "What makes an adjective of a name: -led, -based.",
    SHOW "show" 12 "Things that are called after people: the Ann Lee Show.",
    BUSINESS "business" 13 "Nouns for companies.",
    NATION "nation" 15 "Adjectives of nations: French.",
    APART "apart" 16 "Nouns for somebody who deals with whom a story is about: an employer, a judge.",
    SURNAME "surname" 17 "Names of bodies that are surnames too: Bloomberg.",
    PUBLIC "public" 14 "Last words of bodies that are no companies.",
    OURS "ours" 11 "Nouns for bodies that are called after their head: the Clinton campaign.",
}

impl Sort {
    pub(super) const fn any(self, other: Sort) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Sort) -> Sort {
        Sort(self.0 | other.0)
    }
}

const WORD_LIST: &str = include_str!("data/en/words.txt");
const NICKNAME_LIST: &str = include_str!("data/en/nicknames.txt");
const ROLE_LIST: &str = include_str!("data/en/roles.txt");

static WORDS: LazyLock<WordMap<Sort>> = LazyLock::new(|| {
    let lines = WORD_LIST.lines().filter_map(|l| l.split_once('\t'));
    lines
        .map(|(word, tags)| {
            let sort = tags.split(' ').fold(Sort(0), |all, tag| all.or(Sort::named(tag)));
            (hash(word.as_bytes()), sort)
        })
        .collect()
});

static NICKNAMES: LazyLock<KeyMap<u32, Vec<u32>>> = LazyLock::new(|| {
    let mut table: KeyMap<u32, Vec<u32>> = KeyMap::default();
    for (short, long) in NICKNAME_LIST.lines().filter_map(|l| l.split_once('\t')) {
        table.entry(hash(short.as_bytes())).or_default().push(hash(long.as_bytes()));
    }
    table
});

static ROLES: LazyLock<KeyMap<u32, Vec<u32>>> = LazyLock::new(|| {
    let lines = ROLE_LIST.lines().filter_map(|l| l.split_once('\t'));
    lines
        .map(|(title, roles)| {
            (hash(title.as_bytes()), roles.split(' ').map(|r| hash(r.as_bytes())).collect())
        })
        .collect()
});

/// What a word may do, by its hash as tokens carry it.
pub(super) fn sort(word: u32) -> Sort {
    WORDS.get(word)
}

/// What a word may do, or the last part of a hyphened word: "Secretary-Treasurer".
pub(super) fn sort_of(word: u32, text: &str) -> Sort {
    let own = sort(word);
    if own != Sort::default() {
        return own;
    }
    hyphen(text).map_or(own, |at| sort(hash(&text.as_bytes()[at + 1..])))
}

/// Whether a noun's ending alone tells a person: "speechwriter", "committeewoman", "urologist".
pub(super) fn is_agent(word: &str) -> bool {
    word.len() > 6
        && word.is_ascii()
        && !word.ends_with("list")
        && AGENTS.iter().any(|ending| word.ends_with(ending))
}

const AGENTS: [&str; 11] =
    ["eer", "goer", "holder", "ician", "ist", "keeper", "maker", "man", "owner", "worker", "writer"];

/// Where the last hyphen of a word stands.
fn hyphen(word: &str) -> Option<usize> {
    word.bytes().rposition(|byte| byte == b'-')
}

/// Whether a hyphened word ends in what makes an adjective of a name: "U.S.-led".
pub(super) fn is_adjective(word: &str) -> bool {
    hyphen(word).is_some_and(|at| sort(hash(&word.as_bytes()[at..])).any(Sort::SUFFIX))
}

/// Whether one given name may stand for the other: "Bill" and "William".
pub(super) fn same_given(a: u32, b: u32) -> bool {
    let long = |w: u32| NICKNAMES.get(&w).map_or(&[][..], Vec::as_slice);
    a == b || long(a).contains(&b) || long(b).contains(&a) || long(a).iter().any(|l| long(b).contains(l))
}

/// The words by which the bearer of a title may be called later: "Sen." is "the senator".
pub(super) fn roles_of(title: u32) -> &'static [u32] {
    ROLES.get(&title).map_or(&[][..], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_their_tags_known() {
        for list in [WORD_LIST, NICKNAME_LIST, ROLE_LIST] {
            let lines: Vec<&str> = list.lines().collect();
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        for line in WORD_LIST.lines() {
            let (word, tags) = line.split_once('\t').unwrap_or((line, ""));
            assert!(tags.split(' ').all(|t| Sort::TAGS.contains(&t)), "{word}");
        }
    }

    #[test]
    fn short_given_names_stand_for_the_long() {
        let same = |a: &str, b: &str| same_given(hash(a.as_bytes()), hash(b.as_bytes()));
        assert!(same("Joe", "Joseph") && same("William", "Bill") && same("Rich", "Rick"));
        assert!(!same("Bill", "Hillary"));
    }
}
