//! Spokesmen whom the article names elsewhere: "a ministry spokesman" is Jonas Vik where it also writes of
//! "ministry spokesman Jonas Vik".

use std::ops::Range;

use crate::lexicon::{Class, label};
use crate::phrase::Tag;

use super::extent::{core, head};
use super::scene::Scene;

/// Named spokesmen that are kept in mind; no story has more.
const MANY: usize = 40;

/// Items beside a spokesman's name in which the house he speaks for may stand.
const BESIDE: usize = 6;

/// Where spokesmen are named.
pub(super) struct Spokesmen {
    named: Vec<usize>,
}

impl Spokesmen {
    /// Those of a text.
    pub(super) fn of(scene: &Scene) -> Self {
        let all = 0..scene.reading.items.len();
        let named = all.filter(|&i| is_spokesman(scene, i) && is_named(scene, i));
        Self { named: named.take(MANY).collect() }
    }

    /// Whether the source at these items is a spokesman that is named elsewhere, of the same house or of none.
    pub(super) fn knows(&self, scene: &Scene, source: Range<usize>) -> bool {
        let head = head(scene, source.clone());
        if self.named.is_empty() || !is_spokesman(scene, head) {
            return false;
        }
        let word = |i: usize| scene.token(i).map(|t| t.word);
        let house: Vec<u32> = core(scene, source.clone())
            .chain(head..source.end)
            .filter(|&i| i != head && scene.reading.tag(i) == Tag::Name)
            .filter_map(word)
            .collect();
        self.named.iter().any(|&i| {
            let around = i.saturating_sub(BESIDE)..(i + BESIDE).min(scene.reading.items.len());
            word(i) == word(head) && house.iter().all(|&name| around.clone().any(|k| word(k) == Some(name)))
        })
    }
}

fn is_spokesman(scene: &Scene, i: usize) -> bool {
    scene.token(i).is_some_and(|t| SPOKESMEN.contains(&t.word))
}

const SPOKESMEN: [u32; 3] = [label("spokesman"), label("spokesperson"), label("spokeswoman")];

/// "spokesman Jonas Vik", "Jonas Vik, a spokesman".
fn is_named(scene: &Scene, i: usize) -> bool {
    let name = |k: usize| scene.reading.items.get(k).is_some_and(|item| item.tag == Tag::Name);
    let person = |k: usize| scene.class(k).has(Class::GIVEN) && name(k) && name(k + 1);
    let comma = (i.saturating_sub(BESIDE)..i).rev().find(|&k| scene.reading.tag(k) == Tag::Comma);
    let before =
        comma.is_some_and(|comma| comma > 1 && (person(comma - 2) || comma > 2 && person(comma - 3)));
    person(i + 1) || before
}
