//! Marks that keep a distance to a term instead of quoting somebody.

use crate::text::Span;

/// What comes right before a term in marks that nobody in particular spoke, in lower case.
const INTRODUCTIONS: [&str; 2] = ["so called", "so-called"];

/// Whether the quote whose inner span is `quote` is introduced as a term ("so-called “self-defense” militias"):
/// its words are nobody's. "What the minister calls “self-defense”" is speech, the minister's.
pub fn is_term(text: &str, quote: Span) -> bool {
    let before = text.get(..quote.start as usize).unwrap_or_default();
    let Some(before) = before.strip_suffix("''").or_else(|| strip_mark(before)) else { return false };
    let before = before.trim_end();
    INTRODUCTIONS.iter().any(|words| ends_with_words(before, words))
}

/// `text` without the quotation mark that ends it; `None` when it ends with something else.
fn strip_mark(text: &str) -> Option<&str> {
    text.strip_suffix(['"', '“', '„', '«', '\'', '‘', '`'])
}

/// Whether `text` ends with `words`, whatever its case, and they are not the tail of a longer word.
fn ends_with_words(text: &str, words: &str) -> bool {
    let Some(start) = text.len().checked_sub(words.len()) else { return false };
    let same = text.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(words));
    same && !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::pair;
    use crate::token::tokenize;

    fn terms(text: &str) -> Vec<&str> {
        let quotes = pair(&tokenize(text)).outer;
        quotes.iter().map(|q| q.inner).filter(|&q| is_term(text, q)).map(|q| q.of(text)).collect()
    }

    #[test]
    fn what_is_so_called_is_a_term() {
        assert_eq!(terms("The so-called \"night patrols\" left."), ["night patrols"]);
        assert_eq!(terms("So-called “night patrols” left."), ["night patrols"]);
        assert_eq!(terms("The so called ''night patrols'' left."), ["night patrols"]);
    }

    #[test]
    fn what_somebody_calls_so_is_speech() {
        assert!(terms("They are what Holm called “night patrols”.").is_empty());
        assert!(terms("He is so-called, Holm said: “We call him that.”").is_empty());
        assert!(terms("The so-called patrols “will stay,” Holm said.").is_empty());
        assert!(terms("“So-called patrols,” she said.").is_empty());
        assert!(terms("The self-styled “mayor of the docks” came.").is_empty());
    }
}
