//! Double marks: which open, which close, which stand inside others.

use crate::token::{Gap, Kind, Token};

/// Whether the double mark at `i` opens a quote where none is open.
pub fn opens(tokens: &[Token], i: usize) -> bool {
    match tokens[i].kind {
        Kind::QuoteOpen => true,
        Kind::QuoteEither => !ends_here(tokens, i) && !is_inches(tokens, i),
        _ => false,
    }
}

/// Whether the double mark at `i` opens another quote where one is open.
pub fn opens_inside(tokens: &[Token], i: usize, end: usize) -> bool {
    match tokens[i].kind {
        Kind::QuoteOpen => !closes_by_place(tokens, i, end),
        Kind::QuoteEither => clearly_opens(tokens, i, end),
        _ => false,
    }
}

/// Whether the double mark at `i` closes the quote that is open.
pub fn closes(tokens: &[Token], i: usize, end: usize) -> bool {
    match tokens[i].kind {
        Kind::QuoteClose => true,
        Kind::QuoteOpen => closes_by_place(tokens, i, end),
        Kind::QuoteEither => !clearly_opens(tokens, i, end),
        _ => false,
    }
}

/// Whether two closing marks follow before another opening one: the mark at `i` nests.
pub fn nests(tokens: &[Token], i: usize, end: usize) -> bool {
    let mut closed = 0;
    for j in i + 1..end {
        if opens_inside(tokens, j, end) {
            return false;
        }
        closed += usize::from(closes(tokens, j, end));
        if closed == 2 {
            return true;
        }
    }
    false
}

/// Whether the double mark at `i` closes where nothing is open.
pub fn is_stray(tokens: &[Token], i: usize) -> bool {
    match tokens[i].kind {
        Kind::QuoteClose => true,
        Kind::QuoteEither => !is_inches(tokens, i),
        _ => false,
    }
}

/// Space after and none before: a mark that can only close.
fn ends_here(tokens: &[Token], i: usize) -> bool {
    let touches_after = tokens.get(i + 1).is_some_and(|t| t.gap == Gap::None && t.kind.is_wordy());
    tokens[i].gap == Gap::None
        && !touches_after
        && i > 0
        && tokens[i - 1].kind != Kind::Open
        && tokens[i - 1].kind != Kind::Dash
}

/// An opening mark that stands where only a closing one can, as in „…“ and by mistake.
fn closes_by_place(tokens: &[Token], i: usize, end: usize) -> bool {
    let goes_on = i + 1 < end && tokens[i + 1].gap == Gap::None && tokens[i + 1].kind.is_wordy();
    tokens[i].gap == Gap::None && !goes_on && i > 0 && !matches!(tokens[i - 1].kind, Kind::Open | Kind::Dash)
}

/// Space before and none after: a mark that can only open.
fn clearly_opens(tokens: &[Token], i: usize, end: usize) -> bool {
    tokens[i].gap != Gap::None
        && i + 1 < end
        && tokens[i + 1].gap == Gap::None
        && !matches!(tokens[i + 1].kind, Kind::Comma | Kind::Stop | Kind::Close | Kind::Semicolon)
}

/// `6'2"`, `an 8" pipe`.
fn is_inches(tokens: &[Token], i: usize) -> bool {
    tokens[i].gap == Gap::None && i > 0 && tokens[i - 1].kind == Kind::Number
}
