//! Claims of our own making and quotes that differ from them in known ways.
//!
//! A claim is built from a pattern whose slots say what their words are, so that a change of a word has a known
//! answer. The word lists here are not those of the program.

#![allow(dead_code, reason = "each test uses a part of it")]

mod change;
mod cut;
mod dress;
pub mod random;
mod speech;
pub mod vocabulary;

use attrib::wording::Wording;
use random::Random;
pub use speech::{Token, join};
use vocabulary::Vocabulary;

/// A quote, what it was made of, and what an editor would say.
pub struct Case {
    pub quote: String,
    pub claim: String,
    /// What was done, for a report of failures.
    pub done: Vec<&'static str>,
    pub expected: Wording,
}

/// Something that somebody might say.
pub fn speech(random: &mut Random) -> Vec<Token> {
    speech::speech(&vocabulary::KNOWN, random)
}

/// One case of the class, or `None` when the claim offers no place for the change that was drawn.
pub fn case(class: Wording, vocabulary: &'static Vocabulary, random: &mut Random) -> Option<Case> {
    if class == Wording::Spliced {
        let (quote, claim) = cut::spliced(vocabulary, random);
        return Some(Case { quote, claim, done: vec!["distant places"], expected: class });
    }
    let tokens = speech::speech(vocabulary, random);
    let claim = join(&tokens);
    let mut done = Vec::new();
    let mut text = changed(class, tokens, &claim, &mut done, random)?;
    if class > Wording::Normalized && random.once_in(3) {
        // A lesser change on top.
        let (name, dress) = random.pick(&dress::NORMALIZED[..16]);
        if let Some(dressed) = dress(&text, random) {
            text = dressed;
            done.push(name);
        }
    }
    let case = Case { quote: text, claim, done, expected: class };
    (case.quote != case.claim || class == Wording::Verbatim).then_some(case)
}

/// The quote's text after changes of the class, some with lesser ones beside them.
fn changed(
    class: Wording,
    mut tokens: Vec<Token>,
    claim: &str,
    done: &mut Vec<&'static str>,
    random: &mut Random,
) -> Option<String> {
    let mut apply = |changes: &[(&'static str, change::Change)], random: &mut Random| {
        let (name, change) = random.pick(changes);
        let before = tokens.clone();
        if change(&mut tokens, random).is_none() {
            tokens = before;
            return false;
        }
        done.push(name);
        true
    };
    let sound = match class {
        Wording::Verbatim => {
            let closing = random.pick(&["", ".", ",", "!"]);
            return Some(format!("{}{closing}", claim.trim_end_matches('.')));
        }
        Wording::Normalized => {
            let (name, dress) = random.pick(dress::NORMALIZED);
            done.push(name);
            return dress(claim, random);
        }
        Wording::Excerpt => {
            let (text, name) = cut::excerpt(&tokens, random)?;
            done.push(name);
            return Some(text);
        }
        Wording::Omission => apply(change::OMISSION, random),
        Wording::Altered => {
            let sound = apply(change::ALTERED, random);
            if random.once_in(5) {
                apply(change::OMISSION, random);
            }
            sound
        }
        _ => {
            let sound = apply(change::MEANING, random);
            if random.once_in(4) {
                apply(change::ALTERED, random);
            }
            sound
        }
    };
    sound.then(|| join(&tokens))
}
