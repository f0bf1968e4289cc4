//! Quotes that are signed, behind a dash or on a line below: “The water was black.” – Elena Marsh

use super::source::Candidate;
use crate::phrase::{Noun, Reading, Tag, noun_from};
use crate::token::{Gap, Kind};

/// How many items a signature may have: a name, an office, a town.
const LONGEST: usize = 14;

/// The name that signs the quote at `item`; `None` unless quote and name make up whole paragraphs and no verb stands
/// between or behind them.
pub fn of(reading: &Reading, item: usize) -> Option<Candidate> {
    let opens = |i: usize| i == 0 || reading.token(i).gap == Gap::Paragraph;
    let below = item + 1;
    if !opens(item) || below >= reading.items.len() {
        return None;
    }
    let dash = reading.tag(below) == Tag::Dash;
    let start = below + usize::from(dash);
    let end = (start + 1..reading.items.len()).take(LONGEST).find(|&i| opens(i)).or_else(|| {
        let rest = reading.items.len() - start;
        (rest <= LONGEST).then_some(reading.items.len())
    })?;
    let bare = |i: usize| {
        reading.tag(i).is_nominal()
            || matches!(reading.tag(i), Tag::Comma | Tag::Preposition | Tag::Conjunction | Tag::End)
    };
    let noun = noun_from(reading, start, end).filter(|noun| reading.tag(noun.start) == Tag::Name)?;
    let signed = dash || opens(start) && is_full_name(reading, noun) && tells_who(reading, noun.end, end);
    (signed && (start..end).all(bare)).then_some(Candidate {
        start: noun.start,
        end: noun.end,
        head: noun.head,
        right: true,
        rank: 0,
    })
}

fn is_full_name(reading: &Reading, noun: Noun) -> bool {
    noun.end > noun.start + 1 && (noun.start..noun.end).all(|i| reading.tag(i) == Tag::Name)
}

/// Whether a comma and who somebody is, or on what occasion they spoke, stand from `at` to `end`; a dateline has a number.
fn tells_who(reading: &Reading, at: usize, end: usize) -> bool {
    at + 1 < end && reading.tag(at) == Tag::Comma && (at..end).all(|i| reading.token(i).kind != Kind::Number)
}
