//! Names in marks: nicknames and titles of works.

use super::Quote;
use crate::lexicon::{Class, label};
use crate::token::{Gap, Kind, Token};

/// Whether `quote` is a nickname inside a name: Ada “the Lamp” Holm. `tokens` are those of the whole text.
pub fn is_nickname(tokens: &[Token], quote: &Quote) -> bool {
    const WORDS: usize = 3;
    let inside = &tokens[quote.tokens()];
    let name = |t: &Token| t.kind == Kind::Word && t.capital && t.gap == Gap::Space;
    quote.closed
        && (1..=WORDS).contains(&inside.len())
        && inside.iter().all(|t| t.kind == Kind::Word)
        && inside.last().is_some_and(|t| t.capital)
        && before(tokens, quote, 1).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && tokens.get(quote.end as usize).is_some_and(name)
}

/// Whether `quote` is the title of a work: it is written like one, and stands behind "on", behind whose programme it is
/// or beside the noun for a work. `tokens` are those of the whole text.
///
/// on “Harbour Tonight” · HBN’s “Harbour Tonight” · her novel “Night Boats” · the “Night Boats” sequel
pub fn is_title(tokens: &[Token], quote: &Quote) -> bool {
    let Some(last) = before(tokens, quote, 1) else { return false };
    let owner = before(tokens, quote, 2).filter(|_| last.class.has(Class::CLITIC_S));
    let programme = owner.is_some_and(|t| t.upper || t.class.has(Class::OUTLET));
    let work = |t: &Token| t.class.has(Class::WORK) && !t.capital;
    let apart = last.kind == Kind::Comma && before(tokens, quote, 2).is_some_and(work);
    let on = last.word == const { label("on") };
    let fewest = if programme || work(last) {
        1
    } else if apart || on || tokens.get(quote.end as usize).is_some_and(work) {
        2
    } else {
        return false;
    };
    is_written_as_title(&tokens[quote.tokens()], fewest)
}

/// From `fewest` to nine words, of which the first and all longer ones have a capital, and no more than one sentence.
fn is_written_as_title(tokens: &[Token], fewest: usize) -> bool {
    const MOST: usize = 9;
    const SHORT: u32 = 3;
    let words = || tokens.iter().filter(|t| t.kind == Kind::Word);
    let inner = tokens.split_last().map_or(tokens, |(_, rest)| rest);
    (fewest..=MOST).contains(&words().count())
        && words().next().is_some_and(|t| t.capital)
        && words().all(|t| t.capital || t.span.len() <= SHORT)
        && words().filter(|t| t.capital).count() >= fewest
        && !words().all(|t| t.upper)
        && !inner.iter().any(|t| matches!(t.kind, Kind::Stop | Kind::Exclaim))
}

/// The token that stands `steps` before the quote's opening mark; `None` where the mark opens a paragraph.
fn before<'t>(tokens: &'t [Token], quote: &Quote, steps: usize) -> Option<&'t Token> {
    let open = quote.open as usize;
    open.checked_sub(steps).filter(|_| tokens[open].gap != Gap::Paragraph).map(|i| &tokens[i])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::pair;
    use crate::token::tokenize;

    fn named(text: &str, is: fn(&[Token], &Quote) -> bool) -> Vec<&str> {
        let tokens = tokenize(text);
        pair(&tokens)
            .outer
            .iter()
            .filter(|quote| is(&tokens, quote))
            .map(|quote| quote.inner.of(text))
            .collect()
    }

    #[test]
    fn a_nickname_stands_inside_a_name() {
        assert_eq!(named("Ada “the Lamp” Holm left.", is_nickname), ["the Lamp"]);
        assert!(named("Holm “the boats” left. Holm said “No” twice.", is_nickname).is_empty());
    }

    #[test]
    fn a_title_stands_where_a_work_is_named() {
        let all = "She was on “Harbour Tonight.” HBN’s “Boats at Noon” asked. The novel “Old Port” sold. “Night Boats” sequel. The film “Boats.”";
        let titles = ["Harbour Tonight.", "Boats at Noon", "Old Port", "Night Boats", "Boats."];
        assert_eq!(named(all, is_title), titles);
    }

    #[test]
    fn what_is_said_is_no_title() {
        let none = "She wrote on “boats and nets.” Holm’s “Old Port” speech. She said “Old Port” twice. The song “stop it” ended.";
        assert!(named(none, is_title).is_empty());
        assert!(named("Ferry talks go on\n\n“Old Port” is lost, Holm said.", is_title).is_empty());
    }
}
