//! Words that are written as one or in part: contractions, possessives, words with their front cut off, and what
//! capitals make of small words.

use std::borrow::Cow;

use super::fold::{fold, is_apostrophe};
use super::token::Token;

/// The name or plural in "James's", which is also written "James'".
pub(super) fn possessive_of_s<'r>(token: &Token<'r>) -> Option<&'r str> {
    let stem = token.text.strip_suffix(['s', 'S'])?.strip_suffix(is_apostrophe)?;
    let whose = stem.ends_with(['s', 'S']) && !matches!(&*fold(stem), "his" | "this" | "whos");
    whose.then_some(stem)
}

/// The word of which the front was cut off: "'cause", "'em".
pub(super) fn clipped(key: &str) -> Option<&'static str> {
    match key {
        "cause" => Some("because"),
        "em" => Some("them"),
        "til" => Some("until"),
        "bout" => Some("about"),
        _ => None,
    }
}

/// "US", "IT", "WHO": in capitals they are not the small words, unless all words are in capitals.
pub(super) fn is_shouted_pronoun(token: &Token<'_>) -> bool {
    let upper = || token.text.chars().all(|c| c.is_uppercase() || c == '.');
    let small = !token.simple && !token.shouted && matches!(&*token.key, "us" | "it" | "who" | "aids" | "he");
    small && (upper() || token.text.contains('.'))
}

/// The first of two words.
pub(super) struct Front<'r> {
    pub key: Cow<'r, str>,
    /// Bytes of the token.
    pub length: usize,
    /// Whether it is written as when it stands alone.
    pub is_word: bool,
}

/// The second of two words.
pub(super) struct Back {
    pub key: &'static str,
    pub other: Option<&'static str>,
    pub is_contraction: bool,
}

/// What may stand behind an apostrophe as a word of its own.
pub(super) const ENDINGS: [&str; 7] = ["s", "t", "re", "ve", "ll", "d", "m"];

/// Whether a word may be written otherwise than by its letters, or these and what stands behind an apostrophe: as the end of
/// another, or as the front of a colloquial form, or clipped.
pub(super) fn is_hidden(key: &str) -> bool {
    matches!(
        key,
        "not"
            | "to"
            | "of"
            | "us"
            | "is"
            | "are"
            | "have"
            | "will"
            | "would"
            | "am"
            | "can"
            | "shall"
            | "going"
            | "got"
            | "want"
            | "know"
            | "kind"
            | "sort"
            | "because"
            | "them"
            | "until"
            | "about"
            | "number"
    )
}

/// Words behind which "wont" is a habit, "cant" a slope or empty talk: "as is his wont", "he was wont to".
const BEFORE_NOUNS: [&str; 16] = [
    "a", "am", "are", "be", "her", "his", "is", "its", "my", "of", "our", "the", "their", "was", "were",
    "your",
];

/// Where a contraction lost its apostrophe: "isnt", "theyre", and "cant" unless the word before makes it a noun.
fn lost_apostrophe(key: &str, before: Option<&str>) -> Option<usize> {
    let stem = key.strip_suffix("nt").unwrap_or_default();
    match (stem, key) {
        (
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "do" | "does" | "did" | "could"
            | "should" | "would",
            _,
        ) => Some(key.len() - 1),
        ("ca" | "wo", _) => {
            let noun = before.is_some_and(|word| BEFORE_NOUNS.contains(&word));
            (!noun).then_some(key.len() - 1)
        }
        (_, "youre" | "theyre" | "youve" | "weve" | "theyve") => Some(key.len() - 2),
        (_, "thats" | "theres" | "whats") => Some(key.len() - 1),
        _ => None,
    }
}

/// A contraction or possessive as two words, `before` being the word before it.
pub(super) fn split<'r>(token: &Token<'r>, before: Option<&str>) -> Option<(Front<'r>, Back)> {
    let text = token.text;
    let front = |key: Cow<'r, str>, length: usize, is_word: bool| Front { key, length, is_word };
    let back = |key, other, is_contraction| Back { key, other, is_contraction };
    let colloquial = match &*token.key {
        "cannot" => Some(("can", 3, back("not", None, false))),
        "gonna" => Some(("going", 3, back("to", None, true))),
        "gotta" => Some(("got", 3, back("to", None, true))),
        "wanna" => Some(("want", 3, back("to", None, true))),
        "dunno" => Some(("know", 3, back("not", None, true))),
        "kinda" => Some(("kind", 4, back("of", None, true))),
        "sorta" => Some(("sort", 4, back("of", None, true))),
        _ => None,
    };
    if let Some((key, length, back)) = colloquial {
        return Some((front(key.into(), length, !back.is_contraction), back));
    }
    let lost = lost_apostrophe(&token.key, before).filter(|_| text.len() == token.key.len());
    if token.simple && lost.is_none() {
        return None;
    }
    let written =
        || text.char_indices().rfind(|(_, c)| is_apostrophe(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let (mark, behind) = lost.map(|at| (at, at)).or_else(written)?;
    let stem = &text[..mark];
    let ending = ENDINGS.into_iter().find(|e| e.eq_ignore_ascii_case(&text[behind..]))?;
    if possessive_of_s(token).is_some() {
        return None;
    }
    if ending == "t" && stem.ends_with(['n', 'N']) {
        let base = fold(&stem[..stem.len() - 1]);
        let (key, whole) = match &*base {
            "ca" => ("can".into(), false),
            "wo" => ("will".into(), false),
            "sha" => ("shall".into(), false),
            "ai" => ("is".into(), false),
            "" => return None,
            _ => (base, true),
        };
        return Some((front(key, stem.len() - 1, whole), back("not", None, true)));
    }
    let base = fold(stem);
    let subject = matches!(
        &*base,
        "it" | "he" | "she" | "that" | "there" | "here" | "what" | "who" | "where" | "how" | "this" | "when"
    );
    let back = match ending {
        "s" if base == "let" => back("us", None, true),
        "s" if subject => back("is", Some("has"), true),
        "s" => back("'s", Some("is"), false),
        "re" => back("are", None, true),
        "ve" => back("have", None, true),
        "ll" => back("will", Some("shall"), true),
        "d" => back("would", Some("had"), true),
        "m" => back("am", None, true),
        _ => return None,
    };
    (!base.is_empty()).then(|| (front(base, mark, true), back))
}
