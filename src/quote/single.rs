//! Single marks that stand outside, as British papers have them.

use super::mark;
use crate::token::{Gap, Kind, Token};

/// Which single marks open quotes of their own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// American: those that can be nothing but speech, and more that follow them in their paragraph.
    Double,
    /// British: all that stand in no other quote.
    Single,
}

/// How many tokens a single mark's partner is looked for: marks without one must not cost the square of the text.
const REACH: usize = 400;

impl Style {
    /// Single where no double mark stands outside the single ones, or fewer of them than of speech in single marks.
    pub fn of(tokens: &[Token]) -> Style {
        let (mut singles, mut speech, mut doubles) = (0usize, 0usize, 0usize);
        let mut open: Option<usize> = None;
        for (i, token) in tokens.iter().enumerate() {
            if token.gap == Gap::Paragraph {
                open = None;
            }
            match (open.map(|at| tokens[at].kind), token.kind) {
                (None, Kind::SingleOpen) => open = Some(i),
                (None, _) if mark::opens(tokens, i) => (open, doubles) = (Some(i), doubles + 1),
                (Some(Kind::SingleOpen), Kind::SingleClose) => {
                    speech += usize::from(open.is_some_and(|at| is_speech(tokens, at, i)));
                    (open, singles) = (None, singles + 1);
                }
                (Some(Kind::QuoteOpen | Kind::QuoteEither), Kind::QuoteClose | Kind::QuoteEither) => {
                    open = None
                }
                _ => {}
            }
        }
        if singles > 0 && doubles == 0 || speech > doubles { Style::Single } else { Style::Double }
    }

    /// Whether the single mark at `i` of a paragraph that ends at `end` opens a quote where none is open.
    pub fn opens(self, tokens: &[Token], i: usize, end: usize) -> bool {
        tokens[i].kind == Kind::SingleOpen
            && match self {
                Style::Single => true,
                Style::Double => {
                    let mut later = i + 1..end.min(i + REACH);
                    later.find(|&j| closes(tokens, j, end)).is_some_and(|close| is_speech(tokens, i, close))
                }
            }
    }
}

/// Whether the single mark at `i` closes the quote in single marks that is open.
pub fn closes(tokens: &[Token], i: usize, end: usize) -> bool {
    tokens[i].kind == Kind::SingleClose && !is_apostrophe(tokens, i, end)
}

/// How far from the marks a verb of saying may stand: said the old harbour master.
const BESIDE: usize = 4;

/// Whether what the single marks at `open` and `close` hold can be nothing but speech: it begins where a sentence
/// or what a comma or colon introduces begins, ends with a mark of its own, and a verb of saying stands beside it. Titles
/// and the quotes of headlines have none.
fn is_speech(tokens: &[Token], open: usize, close: usize) -> bool {
    let begins = open == 0
        || tokens[open].gap == Gap::Paragraph
        || tokens[open].gap == Gap::Space
            && matches!(
                tokens[open - 1].kind,
                Kind::Comma | Kind::Colon | Kind::Stop | Kind::Exclaim | Kind::QuoteClose | Kind::SingleClose
            );
    let ends = matches!(tokens[close - 1].kind, Kind::Comma | Kind::Stop | Kind::Exclaim | Kind::Ellipsis);
    let word = |t: &&Token| t.kind == Kind::Word;
    let says = |t: &Token| t.says() && !t.capital;
    let mut after = tokens[close + 1..].iter().take(BESIDE).take_while(|t| t.gap == Gap::Space && word(t));
    let introduced = tokens[..open].last().is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon));
    let mut before = tokens[..open.saturating_sub(1)].iter().rev().take(BESIDE).take_while(word);
    begins && ends && (after.any(says) || introduced && before.any(says))
}

/// A single closing mark with words going on: "the workers' own".
fn is_apostrophe(tokens: &[Token], i: usize, end: usize) -> bool {
    let before = i > 0 && tokens[i - 1].kind == Kind::Word && tokens[i].gap == Gap::None;
    let after = i + 1 < end && tokens[i + 1].kind == Kind::Word && !tokens[i + 1].capital;
    let later =
        tokens[i + 1..end].iter().take(80).find(|t| matches!(t.kind, Kind::SingleOpen | Kind::SingleClose));
    before && after && later.is_some_and(|t| t.kind == Kind::SingleClose)
}
