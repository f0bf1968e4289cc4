//! Changes to the words of a claim, by what an editor would say of them.

use super::random::Random;
use super::speech::{Role, Token};

/// A change to the tokens; `None` when they offer no place for it.
pub type Change = fn(&mut Vec<Token>, &mut Random) -> Option<()>;

pub fn place(tokens: &[Token], role: Role, random: &mut Random) -> Option<usize> {
    let places: Vec<usize> =
        (0..tokens.len()).filter(|i| tokens[*i].role == role && !tokens[*i].touched).collect();
    (!places.is_empty()).then(|| *random.pick(&places))
}

/// Puts another of the slot's words in its place.
fn swap(tokens: &mut [Token], role: Role, random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random)?;
    let same = |other: &&str| other.eq_ignore_ascii_case(&tokens[at].text);
    let others: Vec<&str> = tokens[at].others.iter().copied().filter(|other| !same(other)).collect();
    if others.is_empty() {
        return None;
    }
    tokens[at].text = (*random.pick(&others)).to_owned();
    tokens[at].touched = true;
    Some(())
}

fn remove(tokens: &mut Vec<Token>, role: Role, random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random).filter(|at| *at > 0 && at + 2 < tokens.len())?;
    // Of a word said twice, dropping one is a repair.
    let around = [tokens.get(at - 1), tokens.get(at + 1)];
    if around.into_iter().flatten().any(|token| token.text == tokens[at].text) {
        return None;
    }
    tokens.remove(at);
    tokens[at - 1].touched = true;
    Some(())
}

/// Puts a word in front of a slot, inside the claim.
fn insert(tokens: &mut Vec<Token>, role: Role, words: &[&str], random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random).filter(|at| *at > 0)?;
    tokens[at].touched = true;
    tokens.insert(at, Token::plain(random.pick::<&str>(words)));
    Some(())
}

/// Changes the text of the first token that `change` knows an answer for.
fn rewrite(tokens: &mut [Token], change: impl Fn(&str) -> Option<String>) -> Option<()> {
    let token = tokens.iter_mut().filter(|token| !token.touched).find_map(|token| {
        let text = change(&token.text)?;
        Some((token, text))
    });
    let (token, text) = token?;
    token.text = text;
    token.touched = true;
    Some(())
}

/// Puts `to` in the place of a word.
fn exchange(tokens: &mut [Token], pairs: &[(&str, &str)]) -> Option<()> {
    rewrite(tokens, |word| pairs.iter().find(|(from, _)| *from == word).map(|(_, to)| (*to).to_owned()))
}

/// Contracted, in full, and without the negation.
const NOT: &[(&str, &str, &str)] = &[
    ("can't", "cannot", "can"),
    ("don't", "do not", "do"),
    ("didn't", "did not", "did"),
    ("aren't", "are not", "are"),
    ("isn't", "is not", "is"),
    ("won't", "will not", "will"),
    ("wasn't", "was not", "was"),
    ("couldn't", "could not", "could"),
    ("hasn't", "has not", "has"),
];
const SHORT: &[(&str, &str)] =
    &[("it's", "it is"), ("I've", "I have"), ("I'm", "I am"), ("That's", "That is")];

pub const ALTERED: &[(&str, Change)] = &[
    ("synonym of a noun", |t, r| swap(t, Role::Noun, r)),
    ("synonym of an adjective", |t, r| swap(t, Role::Adjective, r)),
    ("adverb added", |t, r| insert(t, Role::Adjective, &["very", "truly", "rather", "really"], r)),
    ("adjective added", |t, r| insert(t, Role::Noun, &["shiny", "dusty", "beloved", "wooden"], r)),
    ("filler added", |t, r| insert(t, Role::Noun, &["um,", "uh,", "er,", "you know,"], r)),
    ("adverb changed", |t, r| swap(t, Role::Adverb, r)),
    ("verb changed", |t, r| swap(t, Role::Verb, r)),
    ("letter dropped", |t, r| misspell(t, r, |word| _ = word.remove(3))),
    ("letters swapped", |t, r| {
        misspell(t, r, |word| {
            let letter = word.remove(2);
            word.insert(3, letter);
        })
    }),
    ("letter doubled", |t, r| misspell(t, r, |word| word.insert(2, word.as_bytes()[2] as char))),
    ("adjective moved", |t, _| {
        let at =
            (1..t.len() - 1).find(|i| t[*i].role == Role::Adjective && t[i + 1].role == Role::Adjective)?;
        (t[at].text != t[at + 1].text).then(|| t.swap(at, at + 1))
    }),
    ("contraction undone", |t, _| {
        let full = |word: &str| {
            let not = NOT.iter().find(|(short, ..)| *short == word).map(|(_, full, _)| *full);
            not.or_else(|| SHORT.iter().find(|(short, _)| *short == word).map(|(_, full)| *full))
        };
        rewrite(t, |word| full(word).map(str::to_owned))
    }),
    ("article changed", |t, _| exchange(t, &[("the", "a"), ("a", "the")])),
    ("agreement broken", |t, _| {
        exchange(t, &[("was", "were"), ("were", "was"), ("has", "have"), ("are", "is")])
    }),
];

fn misspell(tokens: &mut [Token], random: &mut Random, slip: fn(&mut String)) -> Option<()> {
    let at = place(tokens, Role::Noun, random).filter(|at| tokens[*at].text.len() > 6)?;
    let before = tokens[at].text.clone();
    slip(&mut tokens[at].text);
    tokens[at].touched = true;
    (tokens[at].text != before).then_some(())
}

pub const OMISSION: &[(&str, Change)] = &[
    ("adjective dropped", |t, r| remove(t, Role::Adjective, r)),
    ("adverb dropped", |t, r| remove(t, Role::Adverb, r)),
    ("phrase dropped", |t, r| remove(t, Role::Phrase, r)),
];

pub const MEANING: &[(&str, Change)] = &[
    ("not dropped", |t, r| remove(t, Role::Not, r)),
    ("not added", |t, _| {
        let at =
            t.iter().position(|token| token.role == Role::Modal).filter(|at| t[at + 1].role != Role::Not)?;
        t.insert(at + 1, Token::plain("not"));
        Some(())
    }),
    ("n't dropped", |t, _| {
        rewrite(t, |word| NOT.iter().find(|(short, ..)| *short == word).map(|(.., bare)| (*bare).to_owned()))
    }),
    ("n't added", |t, _| {
        exchange(t, &[("is", "isn't"), ("was", "wasn't"), ("are", "aren't"), ("had", "hadn't")])
    }),
    ("hardly added", |t, r| insert(t, Role::Adjective, &["hardly", "barely", "never", "no longer"], r)),
    ("with for without", |t, _| exchange(t, &[("without", "with"), ("with", "without"), ("no", "a")])),
    ("somebody for nobody", |t, _| exchange(t, &[("Nobody", "Everybody"), ("nothing", "something")])),
    ("order of time turned", |t, _| {
        exchange(t, &[("before", "after"), ("After", "Before"), ("since", "until")])
    }),
    ("number changed", |t, r| swap(t, Role::Number, r)),
    ("unit changed", |t, r| swap(t, Role::Unit, r)),
    ("scale changed", |t, r| swap(t, Role::Scale, r)),
    ("date changed", |t, r| swap(t, Role::Date, r)),
    ("name changed", |t, r| swap(t, Role::Name, r)),
    ("modal changed", |t, r| swap(t, Role::Modal, r)),
    ("hedge dropped", |t, r| remove(t, Role::Hedge, r)),
    ("hedge changed", |t, r| swap(t, Role::Hedge, r)),
    ("quantifier changed", |t, r| swap(t, Role::Quantifier, r)),
    ("sense turned", |t, r| swap(t, Role::Opposite, r)),
    ("never for always", |t, r| swap(t, Role::Often, r)),
    ("degree changed", |t, r| swap(t, Role::Degree, r)),
    ("hedge added", |t, r| insert(t, Role::Verb, &["probably", "perhaps", "allegedly", "possibly"], r)),
    ("only added", |t, r| insert(t, Role::Number, &["only"], r)),
    ("cut behind not", |t, _| {
        let at = t.iter().position(|token| token.role == Role::Not)?;
        t.drain(..=at);
        (t.len() > 3).then_some(())
    }),
    ("not behind an ellipsis", |t, _| {
        let at = t.iter().position(|token| token.role == Role::Not)?;
        t[at].text = "…".to_owned();
        Some(())
    }),
    ("condition cut off", |t, _| {
        let at = t.iter().position(|token| token.text == "unless").filter(|at| *at > 3)?;
        t.truncate(at);
        Some(())
    }),
    ("condition cut from the front", |t, _| {
        let condition = t.first().filter(|token| token.role == Role::If).is_some();
        let comma = t.iter().position(|token| token.text == ",").filter(|_| condition)?;
        t.drain(..=comma);
        Some(())
    }),
];
