//! The sentence in which a story sets a quote: what it says outside the marks, a cut has not taken.

use super::EditKind;
use super::reading::{Reading, Word};
use super::stretch::Stretch;
use super::vocabulary::Class;

/// Words before a quote among which a negation reaches it ("does not, he said on Monday, “believe in the plan”").
const REACH: usize = 12;

/// What the words around a quote, of the same sentence, say.
pub(super) struct Around {
    /// Of the words before it.
    before: Class,
    /// Of the words on either side.
    both: Class,
}

impl Around {
    /// Of the text before a quote and behind it, marks included, as far as its paragraph goes.
    pub fn of(before: &str, after: &str) -> Self {
        let (before, after) = (Reading::of(before), Reading::of(after));
        let start = before.words.iter().rposition(|word| word.gap.stop).unwrap_or(0);
        let lead = &before.words[start..];
        let end = after.words.iter().position(|word| word.gap.stop).unwrap_or(after.words.len());
        let near = all(&lead[lead.len().saturating_sub(REACH)..]);
        Self { before: near, both: all(lead).with(all(&after.words[..end])) }
    }

    /// Takes from the cuts what the sentence says itself.
    pub fn give_back(&self, stretches: &mut [Stretch]) {
        for stretch in stretches.iter_mut().filter(|stretch| stretch.outside) {
            let said = match stretch.kind {
                Some(EditKind::Negation) => self.before.any(Class::NEGATOR.with(Class::GOVERNOR)),
                Some(EditKind::Condition) => self.both.any(Class::CONDITION),
                Some(EditKind::Hedge) => self.both.any(Class::HEDGE),
                Some(EditKind::Comparative) => self.before.any(Class::COMPARATIVE),
                Some(EditKind::Quantifier) => self.before.any(Class::QUANTIFIER),
                _ => false,
            };
            if said {
                stretch.kind = Some(EditKind::Cut);
            }
        }
    }
}

fn all(words: &[Word]) -> Class {
    words.iter().fold(Class::NONE, |all, word| all.with(word.class))
}
