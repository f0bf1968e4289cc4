//! On whom a story rests: how many sources there are, who carries most.

use std::borrow::Cow;

use crate::Extraction;
use crate::attribution::Attribution;
use crate::sourcing::Level;
use crate::speaker::Kind;

use super::wire::{Standing, Voice};

/// The standing of a story with this path and text; `None` where nobody speaks.
pub fn of<'a>(path: &'a str, text: &str, extraction: &'a Extraction) -> Option<Standing<'a>> {
    if extraction.attributions.is_empty() {
        return None;
    }
    let mut voices: Vec<Voice> = extraction
        .speakers
        .iter()
        .map(|speaker| Voice {
            path: Cow::Borrowed(path),
            id: Cow::Borrowed(&speaker.id),
            name: speaker.name.as_deref().map(Cow::Borrowed),
            description: speaker.description.as_deref().map(Cow::Borrowed),
            kind: Cow::Borrowed(speaker.kind.name()),
            statements: 0,
            by_sourcing: Default::default(),
            quotes: 0,
            words: 0,
        })
        .collect();
    for a in &extraction.attributions {
        if let Some(voice) = a.speaker.and_then(|r| r.speaker).and_then(|s| voices.get_mut(s)) {
            count(voice, a, text);
        }
    }
    voices.retain(|voice| voice.statements > 0);
    voices.sort_by_key(|voice| std::cmp::Reverse(voice.weight()));
    let person = |voice: &&Voice| voice.kind == Kind::Person.name() && voice.name.is_none();
    let unnamed = voices.iter().filter(person).filter(|voice| voice.by_sourcing.named == 0);
    // The first of the heaviest, as the voices are in order.
    let anonymous_voice = unnamed.map(|voice| voice.id.clone()).next();
    Some(Standing { voices, anonymous_voice })
}

/// How many words, parted by white space, a text has.
fn words(text: &str) -> usize {
    let (mut words, mut apart) = (0, true);
    for c in text.chars() {
        let space = c.is_whitespace();
        words += usize::from(apart && !space);
        apart = space;
    }
    words
}

fn count(voice: &mut Voice, a: &Attribution, text: &str) {
    voice.statements += 1;
    voice.quotes += a.quotes.len();
    voice.words += a.content.iter().map(|span| words(span.of(text))).sum::<usize>();
    match a.sourcing.level {
        Level::Named => voice.by_sourcing.named += 1,
        Level::Anonymous => voice.by_sourcing.anonymous += 1,
        Level::Secondhand => voice.by_sourcing.secondhand += 1,
        Level::Unattributed => voice.by_sourcing.unattributed += 1,
    }
}
