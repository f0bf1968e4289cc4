//! Which quotation marks pair, and what stands between them.
//!
//! Owns nesting, quotes reopened at each paragraph, unclosed marks, inches, the choice between double
//! and single outer marks, and what in marks quotes nobody: nicknames, titles of works, terms. Whether a quoted stretch is speech is `attribution`'s.

mod mark;
mod name;
mod scare;
mod single;
mod unclosed;

use crate::text::Span;
use crate::token::{Gap, Kind, Token};

use single::Style;

pub use name::{is_nickname, is_title};
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

/// An outermost mark that waits for its partner.
#[derive(Clone, Copy)]
struct Waiting {
    /// Index of its token.
    at: usize,
    /// How many marks inside it wait too.
    depth: usize,
}

fn pair_paragraph(tokens: &[Token], start: usize, end: usize, style: Style, quotes: &mut Quotes) {
    let mut waiting: Option<Waiting> = None;
    let mut style = style;
    for i in start..end {
        let Some(open) = &mut waiting else {
            if mark::opens(tokens, i) || style.opens(tokens, i, end) {
                waiting = Some(Waiting { at: i, depth: 0 });
            } else if mark::is_stray(tokens, i) {
                quotes.unpaired.push(tokens[i].span);
            }
            continue;
        };
        if tokens[open.at].kind == Kind::SingleOpen {
            if single::closes(tokens, i, end) {
                push(tokens, open.at, i + 1, true, quotes);
                (waiting, style) = (None, Style::Single);
            }
        } else if mark::opens_inside(tokens, i, end) {
            if open.at + 1 == i {
                // Two marks for one.
                quotes.unpaired.push(tokens[open.at].span);
                open.at = i;
            } else if mark::nests(tokens, i, end) {
                open.depth += 1;
            } else if open.depth == 0 {
                leave_open(tokens, open.at, i, quotes);
                open.at = i;
            }
        } else if mark::closes(tokens, i, end) {
            if open.depth > 0 {
                open.depth -= 1;
            } else {
                push(tokens, open.at, i + 1, true, quotes);
                waiting = None;
            }
        }
    }
    if let Some(open) = waiting {
        if goes_on(tokens, open.at, end) {
            push(tokens, open.at, end, false, quotes);
        } else {
            leave_open(tokens, open.at, end, quotes);
        }
    }
}

/// Takes note of a quote whose mark at `first` is never closed, the next mark or the paragraph's end being at `end`.
fn leave_open(tokens: &[Token], first: usize, end: usize, quotes: &mut Quotes) {
    quotes.unpaired.push(tokens[first].span);
    push(tokens, first, unclosed::end(tokens, first, end), false, quotes);
}

/// Whether the next paragraph reopens the quote, as is the custom for long quotes.
fn goes_on(tokens: &[Token], first: usize, end: usize) -> bool {
    tokens.get(end).is_some_and(|t| t.kind == tokens[first].kind)
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
    fn straight_marks_nest_where_two_close() {
        assert_eq!(quotes("\"He said \"no\" to us,\" she said."), ["He said \"no\" to us,"]);
        assert_eq!(quotes("\"One, he said. \"Two,\" she said."), ["One,", "Two,"]);
    }

    #[test]
    fn single_marks_beside_double_ones_are_quotes_where_a_verb_of_saying_stands() {
        let mixed = "The “old port” closed. ‘We have no boats,’ she said. ‘None at all.’";
        assert_eq!(quotes(mixed), ["old port", "We have no boats,", "None at all."]);
        assert_eq!(
            quotes("“It shut,” he said.\n\nShe said: ‘We have no boats.’"),
            ["It shut,", "We have no boats."]
        );
        assert_eq!(quotes("Holm: ‘We Have No Boats.’\n\n“It shut,” he said."), ["It shut,"]);
        assert_eq!(quotes("She sang ‘Old Port,’ and left. “It shut,” he said."), ["It shut,"]);
    }

    #[test]
    fn a_quote_without_its_closing_mark_ends_before_its_cue() {
        assert_eq!(quotes("“It is over, Brandt said. The boats stayed."), ["It is over,"]);
        assert_eq!(quotes("“Why? the mayor asked. Nobody knew."), ["Why?"]);
        assert_eq!(quotes("“We wait, said Ada Holm, the mayor. Nobody came."), ["We wait,"]);
        assert_eq!(quotes("“We wait, she said. “It is late.”"), ["We wait,", "It is late."]);
        assert_eq!(
            quotes("“When he left, she said nothing of it."),
            ["When he left, she said nothing of it."]
        );
        assert_eq!(quotes("“We wait, he said.\n\n“It is late.”"), ["We wait, he said.", "It is late."]);
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
