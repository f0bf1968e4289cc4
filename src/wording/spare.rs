//! The memory for words and tokens of a reading: a check reads some dozen short texts for each story, each with both.

use std::ops::{Deref, DerefMut};

use super::reading::Word;
use super::token::Token;
use crate::spare::{self, kept};

kept!(Word<'static>, Token<'static>);

/// Has `work` fill and use a list of tokens.
pub(super) fn with_tokens<'t, T>(work: impl FnOnce(&mut Vec<Token<'t>>) -> T) -> T {
    let mut tokens = emptied(spare::list::<Token<'static>>(0));
    let result = work(&mut tokens);
    spare::keep::<Token<'static>>(emptied(tokens));
    result
}

/// The words of a reading.
#[derive(Debug)]
pub(super) struct Words<'t>(Vec<Word<'t>>);

impl Words<'_> {
    /// None yet, with room for `count`.
    pub fn with_room(count: usize) -> Self {
        Self(emptied(spare::list::<Word<'static>>(count)))
    }
}

impl<'t> Deref for Words<'t> {
    type Target = Vec<Word<'t>>;

    fn deref(&self) -> &Vec<Word<'t>> {
        &self.0
    }
}

impl DerefMut for Words<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Drop for Words<'_> {
    fn drop(&mut self) {
        spare::keep::<Word<'static>>(emptied(std::mem::take(&mut self.0)));
    }
}

/// The same memory for what differs in lifetimes alone: an emptied list that is collected into one of elements of the same
/// size keeps its place.
fn emptied<A, B>(mut list: Vec<A>) -> Vec<B> {
    list.clear();
    list.into_iter().filter_map(|_| None).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emptied_lists_keep_their_memory() {
        let list: Vec<u64> = Vec::with_capacity(100);
        let place = list.as_ptr() as usize;
        let other: Vec<i64> = emptied(list);
        assert_eq!((other.as_ptr() as usize, other.capacity()), (place, 100));
    }
}
