//! Quotes that are signed: “The water was black.” – Elena Marsh

use super::source::Candidate;
use crate::phrase::{Reading, Tag, noun_from};
use crate::token::Gap;

/// How many items a signature may have: a name, an office, a town.
const LONGEST: usize = 14;

/// The name behind a dash that signs the quote at `item`; `None` unless quote and name make up whole paragraphs and
/// no verb stands between or behind them.
pub fn of(reading: &Reading, item: usize) -> Option<Candidate> {
    let opens = |i: usize| i == 0 || reading.token(i).gap == Gap::Paragraph;
    let dash = item + 1;
    if !opens(item) || dash >= reading.items.len() || reading.tag(dash) != Tag::Dash {
        return None;
    }
    let start = dash + 1;
    let end = (start..reading.items.len()).take(LONGEST + 1).find(|&i| opens(i)).or_else(|| {
        let rest = reading.items.len() - start;
        (rest <= LONGEST).then_some(reading.items.len())
    })?;
    let bare = |i: usize| {
        reading.tag(i).is_nominal()
            || matches!(reading.tag(i), Tag::Comma | Tag::Preposition | Tag::Conjunction | Tag::End)
    };
    let noun = noun_from(reading, start, end).filter(|noun| reading.tag(noun.start) == Tag::Name)?;
    (start..end).all(bare).then_some(Candidate {
        start: noun.start,
        end: noun.end,
        head: noun.head,
        right: true,
        rank: 0,
    })
}
