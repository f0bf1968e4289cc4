//! Parts of a claim: cut, elided, with words in brackets, or run together.

use super::change::place;
use super::random::Random;
use super::speech::{Role, Token, join, statement};
use super::vocabulary::Vocabulary;

const ELLIPSES: [&str; 12] = [
    " … ",
    " ... ",
    "… ",
    "... ",
    " [...] ",
    " […] ",
    " . . . ",
    " (...) ",
    " (…) ",
    " [. . .] ",
    " .... ",
    "…",
];

/// Whether a cut beside this token takes a negation or condition from the words that are kept.
fn twists(gone: &Token) -> bool {
    matches!(gone.role, Role::Not | Role::If | Role::Negative | Role::Often)
}

/// Whether a cut between these tokens goes through a value: "8 | million".
fn splits_value(tokens: &[Token], at: usize) -> bool {
    let value = |token: &Token| matches!(token.role, Role::Number | Role::Scale);
    at > 0 && at < tokens.len() && value(&tokens[at - 1])
}

/// An excerpt, and how it was made.
pub fn excerpt(tokens: &[Token], random: &mut Random) -> Option<(String, &'static str)> {
    match random.below(10) {
        0 => cut(tokens, true),
        1 => cut(tokens, false),
        2 => fragment(tokens, random),
        3..=5 => ellipsis(tokens, random),
        6 => on_noun(tokens, random, "brackets", |text, random| {
            *text = (*random.pick(&["[it]", "[the plan]", "[their own]", "[that thing]"])).to_owned();
        }),
        7 => on_noun(tokens, random, "sic", |text, _| text.push_str(" [sic]")),
        8 => on_noun(tokens, random, "words added in brackets", |text, random| {
            text.push_str(random.pick::<&str>(&[" [next door]", " [as we knew it]", " [in those days]"]));
        }),
        _ => {
            let (text, _) = cut(tokens, random.once_in(2))?;
            let dots = *random.pick(&["…", "...", " …", " [...]"]);
            let open = random.once_in(2);
            Some((if open { format!("{}{text}", dots.trim()) } else { text + dots }, "cut and marked"))
        }
    }
}

fn cut(tokens: &[Token], front: bool) -> Option<(String, &'static str)> {
    let count = tokens.len();
    let size = 5.max(count / 2);
    let start = if front { 0 } else { count.checked_sub(size)? };
    let end = (start + size).min(count);
    // A clause of condition belongs to the main clause beside it.
    let whole = tokens.iter().any(twists) || splits_value(tokens, start) || splits_value(tokens, end);
    let kept = &tokens[start..end];
    (!whole && kept.len() < count).then(|| (join(kept), "cut"))
}

fn fragment(tokens: &[Token], random: &mut Random) -> Option<(String, &'static str)> {
    let start = 1 + random.below(tokens.len().checked_sub(7)?);
    let end = start + 5;
    let whole = tokens.iter().any(twists) || tokens[start].text.starts_with([',', ';']);
    let split = splits_value(tokens, start) || splits_value(tokens, end);
    (!whole && !split).then(|| (join(&tokens[start..end]), "fragment"))
}

fn ellipsis(tokens: &[Token], random: &mut Random) -> Option<(String, &'static str)> {
    let count = tokens.len();
    let start = 3 + random.below(count.checked_sub(8)?);
    let end = start + 2 + random.below(3.min(count - start - 3));
    let split = splits_value(tokens, start) || splits_value(tokens, end);
    if split || tokens[start..end].iter().any(twists) || end + 2 > count {
        return None;
    }
    let mark = random.pick(&ELLIPSES);
    Some((format!("{}{mark}{}", join(&tokens[..start]), join(&tokens[end..])), "ellipsis"))
}

fn on_noun(
    tokens: &[Token],
    random: &mut Random,
    name: &'static str,
    change: fn(&mut String, &mut Random),
) -> Option<(String, &'static str)> {
    let at = place(tokens, Role::Noun, random)?;
    let mut tokens = tokens.to_vec();
    change(&mut tokens[at].text, random);
    Some((join(&tokens), name))
}

/// A long claim, and two distant places of it run together.
pub fn spliced(vocabulary: &'static Vocabulary, random: &mut Random) -> (String, String) {
    let sentences: Vec<String> = (0..4).map(|_| join(&statement(vocabulary, random))).collect();
    let claim = sentences.join(" ");
    let quote = if random.once_in(3) {
        format!("{} {}", sentences[3], sentences[0])
    } else {
        format!("{} {}", sentences[0], sentences[3])
    };
    (quote, claim)
}
