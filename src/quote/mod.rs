//! Which quotation marks pair, and what stands between them.
//!
//! Owns nesting, quotes reopened at each paragraph, unclosed marks, inches, and the choice between double
//! and single outer marks, and terms in marks that quote nobody. Whether a quoted stretch is speech is `attribution`'s.

mod scare;

use crate::text::Span;
use crate::token::{Gap, Kind, Token};

pub use scare::is_term;

/// A quoted stretch inside one paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Quote {
    /// Index of the opening mark's token.
    pub open: u32,
    /// Index one past its last token: past the closing mark, or past the paragraph's last token.
    pub end: u32,
    /// Whether a closing mark stands.
    pub closed: bool,
    /// The text between the marks.
    pub inner: Span,
    /// The same with its marks.
    pub outer: Span,
}

impl Quote {
    /// Whether it opens with two apostrophes, which stand in for a double mark in old wire copy.
    pub fn is_doubled(&self) -> bool {
        self.inner.start == self.outer.start + 2
    }

    /// Token indices of what stands between the marks.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.open as usize + 1..self.end as usize - usize::from(self.closed)
    }
}

/// The quotes of a text, and the marks that pair with none.
#[derive(Debug, Default)]
pub struct Quotes {
    /// Outermost quotes only, in order.
    pub outer: Vec<Quote>,
    /// Marks without a partner.
    pub unpaired: Vec<Span>,
}

/// Pairs the marks of a whole text.
pub fn pair(tokens: &[Token]) -> Quotes {
    let style = Style::of(tokens);
    let mut quotes = Quotes::default();
    let mut start = 0;
    while start < tokens.len() {
        let end = paragraph_end(tokens, start);
        pair_paragraph(tokens, start, end, style, &mut quotes);
        start = end;
    }
    quotes
}

/// Index one past the last token of the paragraph that begins at `start`.
fn paragraph_end(tokens: &[Token], start: usize) -> usize {
    let more = tokens[start + 1..].iter().position(|t| t.gap == Gap::Paragraph);
    more.map_or(tokens.len(), |n| start + 1 + n)
}

/// Which marks stand outside.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Double,
    /// British: single marks outside, double inside.
    Single,
}

impl Style {
    /// Single only where no double mark stands before the first single pair, and pairs are there.
    fn of(tokens: &[Token]) -> Style {
        let (mut singles, mut doubles) = (0usize, 0usize);
        let mut open = false;
        for token in tokens {
            match token.kind {
                Kind::SingleOpen => open = true,
                Kind::SingleClose if open => (singles, open) = (singles + 1, false),
                Kind::QuoteOpen | Kind::QuoteEither if !open => doubles += 1,
                _ => {}
            }
            if token.gap == Gap::Paragraph {
                open = token.kind == Kind::SingleOpen;
            }
        }
        if singles > 0 && doubles == 0 { Style::Single } else { Style::Double }
    }

    fn opens(self, tokens: &[Token], i: usize) -> bool {
        match (self, tokens[i].kind) {
            (Style::Double, Kind::QuoteOpen) | (Style::Single, Kind::SingleOpen) => true,
            (Style::Double, Kind::QuoteEither) => !ends_here(tokens, i) && !is_inches(tokens, i),
            _ => false,
        }
    }

    fn closes(self, tokens: &[Token], i: usize, end: usize) -> bool {
        match (self, tokens[i].kind) {
            (Style::Double, Kind::QuoteClose) => true,
            (Style::Double, Kind::QuoteOpen) => closes_by_place(tokens, i, end),
            (Style::Double, Kind::QuoteEither) => !clearly_opens(tokens, i, end),
            (Style::Single, Kind::SingleClose) => !is_apostrophe(tokens, i, end),
            _ => false,
        }
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

/// A single closing mark with words going on: "the workers' own".
fn is_apostrophe(tokens: &[Token], i: usize, end: usize) -> bool {
    let before = i > 0 && tokens[i - 1].kind == Kind::Word && tokens[i].gap == Gap::None;
    let after = i + 1 < end && tokens[i + 1].kind == Kind::Word && !tokens[i + 1].capital;
    let later =
        tokens[i + 1..end].iter().take(80).find(|t| matches!(t.kind, Kind::SingleOpen | Kind::SingleClose));
    before && after && later.is_some_and(|t| t.kind == Kind::SingleClose)
}

/// Whether two closing marks follow before another opening one: the mark at `i` nests.
fn nests(tokens: &[Token], i: usize, end: usize) -> bool {
    let mut closes = 0;
    for token in &tokens[i + 1..end] {
        match token.kind {
            Kind::QuoteClose => closes += 1,
            Kind::QuoteOpen => return false,
            _ => {}
        }
        if closes == 2 {
            return true;
        }
    }
    false
}

fn pair_paragraph(tokens: &[Token], start: usize, end: usize, style: Style, quotes: &mut Quotes) {
    let mut open = None;
    let mut depth = 0;
    for i in start..end {
        let Some(first) = open else {
            if style.opens(tokens, i) {
                open = Some(i);
            } else if stray_close(tokens, i, style) {
                quotes.unpaired.push(tokens[i].span);
            }
            continue;
        };
        if style == Style::Double && tokens[i].kind == Kind::QuoteOpen && !closes_by_place(tokens, i, end) {
            if nests(tokens, i, end) {
                depth += 1;
            } else if depth == 0 {
                // The mark before was never closed.
                quotes.unpaired.push(tokens[first].span);
                push(tokens, first, i, false, quotes);
                open = Some(i);
            }
        } else if style.closes(tokens, i, end) {
            if depth > 0 {
                depth -= 1;
            } else {
                push(tokens, first, i + 1, true, quotes);
                open = None;
            }
        }
    }
    if let Some(first) = open {
        if !goes_on(tokens, first, end) {
            quotes.unpaired.push(tokens[first].span);
        }
        push(tokens, first, end, false, quotes);
    }
}

/// Whether the next paragraph reopens the quote, as is the custom for long quotes.
fn goes_on(tokens: &[Token], first: usize, end: usize) -> bool {
    tokens.get(end).is_some_and(|t| t.kind == tokens[first].kind)
}

fn stray_close(tokens: &[Token], i: usize, style: Style) -> bool {
    style == Style::Double
        && (tokens[i].kind == Kind::QuoteClose
            || tokens[i].kind == Kind::QuoteEither && !is_inches(tokens, i))
}

fn push(tokens: &[Token], first: usize, end: usize, closed: bool, quotes: &mut Quotes) {
    let inner = first + 1..end - usize::from(closed);
    if inner.is_empty() {
        return;
    }
    quotes.outer.push(Quote {
        open: first as u32,
        end: end as u32,
        closed,
        inner: Span::new(tokens[inner.start].span.start, tokens[inner.end - 1].span.end),
        outer: Span::new(tokens[first].span.start, tokens[end - 1].span.end),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenize;

    fn quotes(text: &str) -> Vec<&str> {
        pair(&tokenize(text)).outer.iter().map(|q| q.inner.of(text)).collect()
    }

    #[test]
    fn every_style_pairs() {
        assert_eq!(quotes("He said \"yes\" twice."), ["yes"]);
        assert_eq!(quotes("He said “yes” twice."), ["yes"]);
        assert_eq!(quotes("He said ''yes,'' twice."), ["yes,"]);
        assert_eq!(quotes("“ZoÃ« MÃ¼ller left,” he said."), ["ZoÃ« MÃ¼ller left,"]);
        assert_eq!(quotes("He said «yes» twice."), ["yes"]);
        assert_eq!(quotes("He said „yes“ twice."), ["yes"]);
        assert_eq!(quotes("He said “yes“ twice, “no“ once."), ["yes", "no"]);
        assert_eq!(quotes("He said â€œyesâ€\u{9d} twice."), ["yes"]);
        assert_eq!(quotes("‘We don’t know,’ she said."), ["We don’t know,"]);
    }

    #[test]
    fn nested_marks_stay_inside() {
        assert_eq!(quotes("“They say `no, no, no' to us.”"), ["They say `no, no, no' to us."]);
        assert_eq!(quotes("“She said “no” to us,” he said."), ["She said “no” to us,"]);
        assert_eq!(quotes("\"He said 'no' to us,\" she said."), ["He said 'no' to us,"]);
    }

    #[test]
    fn inches_and_apostrophes_are_no_quotes() {
        assert!(quotes("He is 6'2\" tall, the dogs' owner said in the '90s, 'til noon.").is_empty());
    }

    #[test]
    fn a_quote_reopened_in_the_next_paragraph_is_no_damage() {
        let text = "“One.\n\n“Two,” she said.";
        assert_eq!(quotes(text), ["One.", "Two,"]);
        assert!(pair(&tokenize(text)).unpaired.is_empty());
        assert_eq!(pair(&tokenize("He said “yes and went.\n\nThen home.")).unpaired.len(), 1);
    }
}
