//! What an item looks like to those that look at its neighbours: one value, as features carry them.

use super::{Item, Tag};
use crate::lexicon::{Class, label};
use crate::quote::Quote;
use crate::token::{Kind, Token};

/// Tokens beyond which a quote is more than a few words.
const FEW: usize = 6;

/// Words of closed classes by themselves, others by their kind, quotes by their length and how they end.
pub(super) fn shape(tokens: &[Token], quotes: &[Quote], item: &Item) -> u32 {
    let token = &tokens[item.token as usize];
    match item.tag {
        Tag::Quote => quotes.get(item.quote as usize).map_or(0, |quote| quoted(&tokens[quote.tokens()])),
        Tag::Name => label("<name>"),
        Tag::Noun if token.kind == Kind::Number => label("<number>"),
        Tag::Noun if token.class.has(Class::TIME) => label("<time>"),
        Tag::Noun => label("<noun>"),
        Tag::Verb => label("<verb>"),
        Tag::Ing => label("<ing>"),
        Tag::Participle => label("<participle>"),
        Tag::Pronoun if token.class.has(Class::SUBJECT) => label("<subject>"),
        Tag::Possessive if token.kind == Kind::Word => label("<possessive>"),
        Tag::Adverb => label("<adverb>"),
        _ if token.word != 0 => token.word,
        tag => tag.label(),
    }
}

fn quoted(tokens: &[Token]) -> u32 {
    let long = tokens.len() > FEW;
    match tokens.last().map(|t| t.kind) {
        Some(Kind::Comma) if long => label("<quote-comma>"),
        Some(Kind::Comma) => label("<frag-comma>"),
        Some(Kind::Stop | Kind::Exclaim | Kind::Ellipsis) if long => label("<quote-stop>"),
        Some(Kind::Stop | Kind::Exclaim | Kind::Ellipsis) => label("<frag-stop>"),
        _ if long => label("<quote>"),
        _ => label("<frag>"),
    }
}
