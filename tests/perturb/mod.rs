//! Claims of our own making and quotes that differ from them in known ways.
//!
//! A claim is built from a pattern whose slots say what their words are, so that a change of a word has a known
//! answer. The word lists here are not those of the program.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod random;
mod speech;

use attrib::wording::Wording;
use random::Random;
pub use speech::{Role, Token, speech};

/// A quote, what it was made of, and what an editor would say.
pub struct Case {
    pub quote: String,
    pub claim: String,
    /// What was done, for a report of failures.
    pub done: Vec<&'static str>,
    pub expected: Wording,
}

pub fn join(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        let tight = token.text.starts_with([',', '.', ';']) || text.is_empty();
        if !tight {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

/// A change to the tokens; `None` when they offer no place for it.
type Change = fn(&mut Vec<Token>, &mut Random) -> Option<()>;
/// A change to the text.
type Dress = fn(&str, &mut Random) -> Option<String>;

fn place(tokens: &[Token], role: Role, random: &mut Random) -> Option<usize> {
    let places: Vec<usize> =
        (0..tokens.len()).filter(|i| tokens[*i].role == role && !tokens[*i].touched).collect();
    (!places.is_empty()).then(|| *random.pick(&places))
}

/// Puts another of the slot's words in its place.
fn swap(tokens: &mut [Token], role: Role, random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random)?;
    let others: Vec<&str> = tokens[at].others.iter().copied().filter(|o| *o != tokens[at].text).collect();
    if others.is_empty() {
        return None;
    }
    tokens[at].text = (*random.pick(&others)).to_owned();
    tokens[at].touched = true;
    Some(())
}

fn remove(tokens: &mut Vec<Token>, role: Role, random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random).filter(|at| *at > 0 && at + 2 < tokens.len())?;
    tokens.remove(at);
    tokens[at - 1].touched = true;
    Some(())
}

/// Puts a word in front of a slot, inside the claim.
fn insert(tokens: &mut Vec<Token>, role: Role, words: &[&str], random: &mut Random) -> Option<()> {
    let at = place(tokens, role, random).filter(|at| *at > 0)?;
    tokens[at].touched = true;
    tokens.insert(
        at,
        Token { text: (*random.pick(words)).to_owned(), role: Role::Plain, others: &[], touched: true },
    );
    Some(())
}

const ALTERED: [(&str, Change); 9] = [
    ("synonym of a noun", |t, r| swap(t, Role::Noun, r)),
    ("synonym of an adjective", |t, r| swap(t, Role::Adjective, r)),
    ("adverb added", |t, r| insert(t, Role::Adjective, &["very", "truly", "rather", "really"], r)),
    ("adjective added", |t, r| insert(t, Role::Noun, &["shiny", "dusty", "beloved", "wooden"], r)),
    ("filler added", |t, r| insert(t, Role::Noun, &["um,", "uh,", "er,", "you know,"], r)),
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
        t.swap(at, at + 1);
        Some(())
    }),
];

fn misspell(tokens: &mut [Token], random: &mut Random, slip: fn(&mut String)) -> Option<()> {
    let at = place(tokens, Role::Noun, random).filter(|at| tokens[*at].text.len() > 6)?;
    let before = tokens[at].text.clone();
    slip(&mut tokens[at].text);
    tokens[at].touched = true;
    (tokens[at].text != before).then_some(())
}

const OMISSION: [(&str, Change); 3] = [
    ("adjective dropped", |t, r| remove(t, Role::Adjective, r)),
    ("adverb dropped", |t, r| remove(t, Role::Adverb, r)),
    ("phrase dropped", |t, r| remove(t, Role::Phrase, r)),
];

const MEANING: [(&str, Change); 17] = [
    ("not dropped", |t, r| remove(t, Role::Not, r)),
    ("not added", |t, _| {
        let at =
            t.iter().position(|token| token.role == Role::Modal).filter(|at| t[at + 1].role != Role::Not)?;
        let word = Token { text: "not".into(), role: Role::Plain, others: &[], touched: true };
        t.insert(at + 1, word);
        Some(())
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
];

const NORMALIZED: [(&str, Dress); 9] = [
    ("first letter", |text, _| {
        let low = text.starts_with(char::is_lowercase);
        let mut chars = text.chars();
        let first = chars.next()?;
        let first = if low { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        Some(format!("{first}{}", chars.as_str()))
    }),
    ("curly apostrophe", |text, _| text.contains('\'').then(|| text.replace('\'', "’"))),
    ("double space", |text, r| space(text, "  ", r)),
    ("no-break space", |text, r| space(text, "\u{A0}", r)),
    ("dash", |text, _| text.contains(" – ").then(|| text.replace(" – ", "—"))),
    ("typed dash", |text, _| text.contains(" – ").then(|| text.replace(" – ", " -- "))),
    ("misread apostrophe", |text, _| text.contains('\'').then(|| text.replace('\'', "â€™"))),
    ("digits", |text, _| spelled(text)),
    ("percent sign", |text, _| text.contains(" percent").then(|| text.replace(" percent", "%"))),
];

fn space(text: &str, by: &str, random: &mut Random) -> Option<String> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let at = *random.pick(&spaces);
    Some(format!("{}{by}{}", &text[..at], &text[at + 1..]))
}

fn spelled(text: &str) -> Option<String> {
    for (word, digits) in [
        ("three", "3"),
        ("seven", "7"),
        ("twelve", "12"),
        ("eight", "8"),
        ("fourteen", "14"),
        ("forty", "40"),
        ("ninety", "90"),
    ] {
        for (a, b) in [(word, digits), (digits, word)] {
            let (a, b) = (format!(" {a} "), format!(" {b} "));
            if text.contains(&a) {
                return Some(text.replacen(&a, &b, 1));
            }
        }
    }
    None
}

const ELLIPSES: [&str; 7] = [" … ", " ... ", "… ", "... ", " [...] ", " […] ", " . . . "];

/// Whether a cut between these tokens takes a negation or condition from the words beside it.
fn twists(gone: &Token) -> bool {
    matches!(gone.role, Role::Not | Role::If | Role::Negative | Role::Often)
}

fn excerpt(tokens: &[Token], random: &mut Random) -> Option<(String, &'static str)> {
    let count = tokens.len();
    let way = random.below(7);
    let free = |at: usize| !twists(&tokens[at]) && !tokens[at].text.starts_with(',');
    match way {
        0 | 1 => {
            let size = 5.max(count / 2);
            let start = if way == 0 { 0 } else { count.checked_sub(size)? };
            let end = (start + size).min(count);
            // A clause of condition belongs to the main clause beside it.
            let conditions = tokens.iter().any(twists);
            let kept = &tokens[start..end];
            (!conditions && kept.len() < count).then(|| (join(kept), "cut"))
        }
        2 => {
            let start = 1 + random.below(count.checked_sub(7)?);
            let conditions = tokens.iter().any(twists);
            (!conditions && free(start)).then(|| (join(&tokens[start..start + 5]), "fragment"))
        }
        3 | 4 => {
            let start = 3 + random.below(count.checked_sub(8)?);
            let end = start + 2 + random.below(3.min(count - start - 3));
            if !tokens[start..end].iter().all(|token| !twists(token)) || end + 2 > count {
                return None;
            }
            let mark = random.pick(&ELLIPSES);
            Some((format!("{}{mark}{}", join(&tokens[..start]), join(&tokens[end..])), "ellipsis"))
        }
        5 => {
            let at = place(tokens, Role::Noun, random)?;
            let mut tokens = tokens.to_vec();
            tokens[at].text =
                (*random.pick(&["[it]", "[the plan]", "[their own]", "[that thing]"])).to_owned();
            Some((join(&tokens), "brackets"))
        }
        _ => {
            let at = place(tokens, Role::Noun, random)?;
            let mut tokens = tokens.to_vec();
            tokens[at].text.push_str(" [sic]");
            Some((join(&tokens), "sic"))
        }
    }
}

/// One case of the class, or `None` when the claim offers no place for the change that was drawn.
pub fn case(class: Wording, random: &mut Random) -> Option<Case> {
    let tokens = speech(random);
    let claim = join(&tokens);
    let mut quote = tokens.clone();
    let mut done = Vec::new();
    let mut change = |quote: &mut Vec<Token>, changes: &[(&'static str, Change)], random: &mut Random| {
        let (name, change) = random.pick(changes);
        change(quote, random)?;
        done.push(*name);
        Some(())
    };
    let text = match class {
        Wording::Verbatim => {
            let closing = random.pick(&["", ".", ",", "!"]);
            format!("{}{closing}", claim.trim_end_matches('.'))
        }
        Wording::Normalized => {
            let (name, dress) = random.pick(&NORMALIZED);
            done.push(*name);
            dress(&claim, random)?
        }
        Wording::Excerpt => {
            let (text, name) = excerpt(&quote, random)?;
            done.push(name);
            text
        }
        Wording::Omission => {
            change(&mut quote, &OMISSION, random)?;
            join(&quote)
        }
        Wording::Altered => {
            change(&mut quote, &ALTERED, random)?;
            join(&quote)
        }
        _ => {
            change(&mut quote, &MEANING, random)?;
            join(&quote)
        }
    };
    let mut text = text;
    // Mixtures: a lesser change on top.
    if class > Wording::Excerpt && random.once_in(3) {
        let (name, dress) = random.pick(&NORMALIZED[..6]);
        if let Some(dressed) = dress(&text, random) {
            text = dressed;
            done.push(name);
        }
    }
    if class == Wording::MeaningChanged && random.once_in(4) {
        let mut more = quote.clone();
        let (name, change) = random.pick(&ALTERED);
        if change(&mut more, random).is_some() {
            text = join(&more);
            done.push(name);
        }
    }
    let expected = if class == Wording::Spliced { Wording::MeaningChanged } else { class };
    (text != claim || class == Wording::Verbatim).then_some(Case { quote: text, claim, done, expected })
}
