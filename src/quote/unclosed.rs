//! Where a quote ends whose closing mark was forgotten.

use crate::lexicon::Class;
use crate::token::{Gap, Kind, Token};

/// How many tokens are searched for a cue: marks that nothing closes must not cost the square of the text.
const REACH: usize = 400;

/// One past the last token of the quote that the mark at `first` opens: before its cue, where a comma or a question mark
/// and a whole "she said" come, else at `end`.
///
/// “It is over, Holm said. Nobody moved.
pub fn end(tokens: &[Token], first: usize, end: usize) -> usize {
    let mut later = first + 2..end.min(first + REACH);
    later.find(|&i| ends_words(&tokens[i - 1]) && is_cue(&tokens[i..end])).unwrap_or(end)
}

fn ends_words(token: &Token) -> bool {
    matches!(token.kind, Kind::Comma | Kind::Exclaim | Kind::Dash)
}

/// Whether `tokens` begin with nothing but a speaker and a verb of saying, in either order.
fn is_cue(tokens: &[Token]) -> bool {
    let says = |at: usize| tokens.get(at).is_some_and(Token::says);
    let speaker =
        if says(0) { speaker(&tokens[1..]) } else { speaker(tokens).filter(|&length| says(length)) };
    let Some(next) = speaker.map(|length| tokens.get(length + 1)) else { return false };
    next.is_none_or(|t| {
        t.gap == Gap::Paragraph
            || matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Colon)
            || t.class.any(Class::DAY | Class::PREPOSITION)
    })
}

/// How many tokens the speaker takes that `tokens` begin with: a pronoun of the third person, a name, or "the" and an
/// office.
fn speaker(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.class.has(Class::SUBJECT) && !first.class.any(Class::FIRST | Class::SECOND | Class::NEUTER) {
        return Some(1);
    }
    let article = usize::from(first.class.has(Class::DETERMINER));
    let named = |t: &&Token| {
        let apart = t.says() || t.class.any(Class::PREPOSITION | Class::PRONOUN);
        t.kind == Kind::Word && !apart && (article > 0 || t.capital)
    };
    let words = tokens[article..].iter().take(4).take_while(named).count();
    (words > 0).then_some(article + words)
}
