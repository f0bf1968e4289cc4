//! Sentences with each quote taken as one piece, and the part of speech of every other word.
//!
//! Owns [`Item`]s, their [`Tag`]s and noun phrases. A light reading, by word lists and neighbours, just
//! deep enough to find a subject, a verb and what depends on it.

mod noun;
mod shape;
mod tag;

use crate::lexicon::Class;
use crate::quote::{Quote, Quotes};
use crate::spare::{self, kept};
use crate::text::Span;
use crate::token::{Kind, Token, ends_sentence};

pub(crate) use noun::LONGEST;
pub use noun::{Noun, noun_before, noun_from};
pub use tag::Tag;

/// A word, a mark, or a whole quote.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Index of its (first) token.
    pub token: u32,
    /// Index of the quote; [`Item::NO_QUOTE`] for a plain token.
    pub quote: u32,
    /// Part of speech.
    pub tag: Tag,
    /// What it looks like to its neighbours: a `label`, or the hash of its word.
    pub shape: u32,
}

impl Item {
    /// What `quote` holds on a plain token.
    pub const NO_QUOTE: u32 = u32::MAX;

    /// Whether it is words in quotation marks, speech or not.
    pub const fn is_marked(&self) -> bool {
        self.quote != Self::NO_QUOTE
    }

    /// Whether it is a quote that may be speech: no nickname and no title of a work.
    pub const fn is_quote(&self) -> bool {
        matches!(self.tag, Tag::Quote)
    }
}

/// A sentence: a range of items.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// First item.
    pub start: u32,
    /// One past the last item.
    pub end: u32,
    /// Whether it opens a paragraph.
    pub opens_paragraph: bool,
}

impl Sentence {
    /// Its items' indices.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A whole text, read.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its quotes and unpaired marks.
    pub quotes: Quotes,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// Its sentences, in order; they cover all items.
    pub sentences: Vec<Sentence>,
}

kept!(Item);

impl<'t> Reading<'t> {
    /// Reads `text`.
    pub fn new(text: &'t str) -> Self {
        let tokens = crate::token::tokenize(text);
        let quotes = crate::quote::pair(&tokens);
        let mut items = items(&tokens, &quotes.outer);
        let sentences = sentences(&tokens, &quotes.outer, &mut items);
        Self { text, tokens, quotes, items, sentences }
    }

    /// Its quotes, once all else is done with: the memory of tokens and items is used again.
    pub(crate) fn into_quotes(self) -> Quotes {
        spare::keep(self.tokens);
        spare::keep(self.items);
        self.quotes
    }

    /// The token of item `i` (a quote's opening mark).
    pub fn token(&self, i: usize) -> &Token {
        &self.tokens[self.items[i].token as usize]
    }

    /// Whether item `i` is the "Q" or "A" with which an interview marks its questions and answers.
    pub fn is_label(&self, i: usize) -> bool {
        let colon = self.items.get(i + 1).is_some_and(|next| next.tag == Tag::Colon);
        colon && self.tag(i) == Tag::Name && tag::is_label(self.token(i))
    }

    /// The quote that item `i` is.
    pub fn quote(&self, i: usize) -> Option<&Quote> {
        self.quotes.outer.get(self.items[i].quote as usize)
    }

    /// Whether any of `items` is a quote.
    pub fn holds_quote(&self, items: std::ops::Range<usize>) -> bool {
        let Some([first, .., last] | [first @ last]) = self.items.get(items) else { return false };
        let at = self.quotes.outer.partition_point(|quote| quote.open < first.token);
        self.quotes.outer.get(at).is_some_and(|quote| quote.open <= last.token)
    }

    /// What item `i` covers, a quote with its marks.
    pub fn span(&self, i: usize) -> Span {
        self.quote(i).map_or_else(|| self.token(i).span, |q| q.outer)
    }

    /// What items `from` to, and without, `to` cover; empty for an empty range.
    pub fn span_of(&self, from: usize, to: usize) -> Span {
        if from >= to {
            return Span::new(0, 0);
        }
        self.span(from).join(self.span(to - 1))
    }

    /// Every paragraph, from its first item to its last.
    pub fn paragraphs(&self) -> Vec<Span> {
        let mut paragraphs: Vec<Span> = Vec::new();
        for sentence in &self.sentences {
            let span = self.span_of(sentence.start as usize, sentence.end as usize);
            match paragraphs.last_mut() {
                Some(last) if !sentence.opens_paragraph => *last = last.join(span),
                _ => paragraphs.push(span),
            }
        }
        paragraphs
    }

    /// The class of item `i`; empty for a quote.
    pub fn class(&self, i: usize) -> Class {
        if self.items[i].is_quote() { Class::NONE } else { self.token(i).class }
    }

    /// The kind of item `i`'s token.
    pub fn kind(&self, i: usize) -> Kind {
        self.token(i).kind
    }

    /// The tag of item `i`.
    pub fn tag(&self, i: usize) -> Tag {
        self.items[i].tag
    }

    /// The last token inside the quote that item `i` is.
    pub fn quote_tail(&self, i: usize) -> Option<&Token> {
        self.quote(i).and_then(|q| self.tokens[q.tokens()].last())
    }
}

fn items(tokens: &[Token], quotes: &[Quote]) -> Vec<Item> {
    let mut items = spare::list(tokens.len());
    let mut at = 0;
    let plain = |token| Item { token, quote: Item::NO_QUOTE, tag: Tag::Mark, shape: 0 };
    for (index, quote) in quotes.iter().enumerate() {
        items.extend((at..quote.open).map(plain));
        items.push(Item { token: quote.open, quote: index as u32, tag: Tag::Quote, shape: 0 });
        at = quote.end;
    }
    items.extend((at..tokens.len() as u32).map(plain));
    items
}

/// The sentences, whose items are tagged as each ends, while they are at hand.
fn sentences(tokens: &[Token], quotes: &[Quote], items: &mut [Item]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut opens_paragraph = true;
    for i in 0..items.len() {
        let next = items.get(i + 1).map(|item| &tokens[item.token as usize]);
        let ends = match quotes.get(items[i].quote as usize) {
            None => ends_sentence(&tokens[items[i].token as usize], next),
            Some(quote) => quote_ends_sentence(tokens, items, i, quote),
        };
        if ends {
            let sentence = Sentence { start: start as u32, end: i as u32 + 1, opens_paragraph };
            let own = &mut items[sentence.range()];
            tag::tag(tokens, quotes, own);
            for item in own {
                item.shape = shape::shape(tokens, quotes, item);
            }
            sentences.push(sentence);
            start = i + 1;
            opens_paragraph = next.is_some_and(|t| t.gap == crate::token::Gap::Paragraph);
        }
    }
    sentences
}

/// Whether the sentence ends with a quote: its own last mark says so and no cue goes on after it.
fn quote_ends_sentence(tokens: &[Token], items: &[Item], i: usize, quote: &Quote) -> bool {
    let Some(next) = items.get(i + 1).map(|item| &tokens[item.token as usize]) else { return true };
    let Some(last) = tokens[quote.tokens()].iter().rev().find(|t| !t.kind.is_quote()) else { return false };
    if next.gap == crate::token::Gap::Paragraph {
        return true;
    }
    let low = next.kind == Kind::Word && !next.capital
        || matches!(
            next.kind,
            Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Close
        );
    match last.kind {
        _ if low => false,
        Kind::Stop => !cue_closes(tokens, &items[i + 1..]),
        Kind::Exclaim | Kind::Ellipsis => !cue_follows(tokens, &items[i + 1..]),
        _ => false,
    }
}

/// Whether all that follows up to a full stop is a name and a verb of saying: “It is over.” Grant said.
fn cue_closes(tokens: &[Token], items: &[Item]) -> bool {
    let words =
        items.iter().take(5).take_while(|i| !i.is_quote() && tokens[i.token as usize].kind == Kind::Word);
    let count = words.clone().count();
    let closed = items.get(count).is_none_or(|i| tokens[i.token as usize].kind == Kind::Stop);
    let verb = |i: &Item| {
        tokens[i.token as usize].class.has(Class::COMMUNICATION) && tokens[i.token as usize].says()
    };
    (2..=4).contains(&count) && closed && words.clone().any(verb)
}

/// Whether a verb of saying comes within a few words, before any mark but those that set off what a name is:
/// “Why?” Lund, a retired docker, said.
fn cue_follows(tokens: &[Token], items: &[Item]) -> bool {
    let token = |i: &Item| &tokens[i.token as usize];
    for (count, item) in items.iter().take(6).enumerate() {
        if item.is_quote() {
            return false;
        }
        if token(item).kind == Kind::Comma && count > 0 {
            return token(&items[count - 1]).capital && set_off_before_cue(tokens, &items[count + 1..]);
        }
        if !token(item).kind.is_wordy() {
            return false;
        }
        if token(item).says() {
            return true;
        }
    }
    false
}

/// Whether a comma ends what `items` begin with, and a verb of saying stands right after it.
fn set_off_before_cue(tokens: &[Token], items: &[Item]) -> bool {
    let token = |i: &Item| &tokens[i.token as usize];
    let words = items.iter().take(14).take_while(|i| !i.is_quote() && token(i).kind.is_wordy()).count();
    let comma = items.get(words).is_some_and(|i| token(i).kind == Kind::Comma);
    comma && items.get(words + 1).is_some_and(|i| !i.is_quote() && token(i).says())
}
