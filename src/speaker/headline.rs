//! Headlines, which capitalise what is no name.

use std::ops::Range;

use crate::lexicon::Class;
use crate::token::{Gap, Kind, Token};

/// Paragraphs of one sentence that capitalise all but the small words: headlines.
pub(super) fn headlines(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in 1..=tokens.len() {
        if tokens.get(end).is_none_or(|t| t.gap == Gap::Paragraph) {
            if is_headline(&tokens[start..end]) {
                found.push(start..end);
            }
            start = end;
        }
    }
    found
}

fn is_headline(tokens: &[Token]) -> bool {
    let [_, inner @ ..] = tokens else { return false };
    let small = Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR | Class::DETERMINER | Class::TO;
    let long = |t: &&Token| t.kind == Kind::Word && t.span.len() > 3;
    let low = Class::VERB | Class::ADVERB | Class::PREPOSITION | Class::SUBORDINATOR;
    tokens.len() < 30
        && tokens.iter().filter(long).count() >= 4
        && tokens.iter().filter(long).all(|t| t.capital || t.class.any(small))
        && inner.iter().any(|t| t.capital && t.class.any(low) && !t.class.has(Class::GIVEN))
        && !inner.windows(2).any(|pair| pair[0].kind == Kind::Stop && pair[1].kind.is_wordy())
}

pub(super) fn within(ranges: &[Range<usize>], i: usize) -> bool {
    let at = ranges.partition_point(|r| r.end <= i);
    ranges.get(at).is_some_and(|r| r.contains(&i))
}
