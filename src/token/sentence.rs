//! Where a sentence ends.

use super::{Gap, Kind, Token};
use crate::lexicon::Class;

/// Whether a sentence ends with `token` when `after` follows it: a full stop, question or exclamation mark,
/// or an abbreviation's full stop before a word that only opens sentences. `after` is `None` at the end.
pub fn ends_sentence(token: &Token, after: Option<&Token>) -> bool {
    let Some(after) = after else { return true };
    if after.gap == Gap::Paragraph {
        return true;
    }
    match token.kind {
        Kind::Stop => after.gap != Gap::None || after.kind.is_quote(),
        Kind::Exclaim => (after.gap != Gap::None || after.kind.is_quote()) && !starts_low(after),
        Kind::Ellipsis => after.gap != Gap::None && after.capital && after.class.has(Class::OPENER),
        Kind::Word if token.class.has(Class::ABBREVIATION) && !token.class.has(Class::TITLE) => {
            after.gap == Gap::Space && after.capital && after.class.has(Class::OPENER)
        }
        _ => false,
    }
}

/// Whether `token` goes on with the sentence.
fn starts_low(token: &Token) -> bool {
    token.kind == Kind::Word && !token.capital
        || matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Exclaim)
}
