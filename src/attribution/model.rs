//! A linear scorer over named features: the weights, and how a decision adds them up.
//!
//! The weights stand in `weights.tsv`, one feature a line, written by `examples/train` from articles with
//! hand-made attributions. A decision is the sum of the weights of the features that hold; nothing else is learned.

use std::borrow::Cow;

use super::table::{Table, Unmixed, key, unmixed};
pub use crate::lexicon::label;
use crate::lexicon::{KeyMap, fnv};

/// A family of features; with one or two values it names one weight.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// What the weights file calls it.
    pub name: &'static str,
    key: u64,
}

impl Template {
    /// A family called `name`.
    pub const fn new(name: &'static str) -> Self {
        Self { name, key: fnv(name.as_bytes()) }
    }
}

/// Gives each family a constant of its own.
macro_rules! templates {
    ($($name:ident = $text:literal),* $(,)?) => {
        $(const $name: $crate::attribution::model::Template = $crate::attribution::model::Template::new($text);)*
    };
}

pub(super) use templates;

/// One feature that holds for a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its family.
    pub template: Template,
    /// First value, a [`label`].
    pub a: u32,
    /// Second value; 0 where there is none.
    pub b: u32,
    /// Third value; 0 where there is none.
    pub c: u32,
}

impl Feature {
    /// The key of its weight.
    pub const fn key(&self) -> u64 {
        key(self.template.key, self.a, self.b, self.c)
    }
}

/// What the values of features stand for.
pub struct Names(KeyMap<u32, &'static str>);

impl Names {
    /// Those of the weights that come with the program.
    pub fn shipped() -> Self {
        let names = include_str!(concat!(env!("OUT_DIR"), "/names.txt"));
        Self(names.lines().map(|name| (label(name), name)).collect())
    }

    /// `feature` in words: its family, then its values, if it has any, in parentheses.
    pub fn describe(&self, feature: &Feature) -> String {
        let values = [feature.a, feature.b, feature.c];
        let mut values = values.as_slice();
        while let [rest @ .., 0] = values {
            values = rest;
        }
        let family = feature.template.name;
        match values.iter().map(|&value| self.value(value)).collect::<Vec<_>>().join(", ") {
            values if values.is_empty() => family.to_owned(),
            values => format!("{family} ({values})"),
        }
    }

    fn value(&self, value: u32) -> Cow<'static, str> {
        match self.0.get(&value) {
            Some(name) => Cow::Borrowed(name),
            None if value < COUNTED => Cow::Owned(value.to_string()),
            None => Cow::Owned(format!("#{value:08x}")),
        }
    }
}

/// Values below this one are numbers; no label is as small.
const COUNTED: u32 = 1 << 10;

/// Takes the features of a choice, some after the other.
pub trait Sink {
    /// A feature, as far as it is of use here.
    type Feature;

    /// `template` with values `a`, `b` and `c`.
    fn three(template: Template, a: u32, b: u32, c: u32) -> Self::Feature;

    /// `template` with values `a` and `b`.
    fn two(template: Template, a: u32, b: u32) -> Self::Feature {
        Self::three(template, a, b, 0)
    }

    /// `template` with value `a`.
    fn one(template: Template, a: u32) -> Self::Feature {
        Self::three(template, a, 0, 0)
    }

    /// `template` itself.
    fn flag(template: Template) -> Self::Feature {
        Self::three(template, 0, 0, 0)
    }

    /// Notes that features hold.
    fn all<const N: usize>(&mut self, features: [Self::Feature; N]);
}

/// The features of one choice, gathered to learn from.
#[derive(Debug, Default)]
pub struct Features(pub Vec<Feature>);

impl Sink for Features {
    type Feature = Feature;

    fn three(template: Template, a: u32, b: u32, c: u32) -> Feature {
        Feature { template, a, b, c }
    }

    fn all<const N: usize>(&mut self, features: [Feature; N]) {
        self.0.extend(features);
    }
}

/// The score of one choice: the sum of its features' weights, in their order.
///
/// Features are gathered, to be looked up together: then the look-ups wait for memory together, too. What makes a key of each
/// is left to the loop that looks them up, as code that is written out for every feature is to be short.
pub struct Score<'m> {
    model: &'m Model,
    features: [Unmixed; TOGETHER],
    count: usize,
    sum: f32,
}

/// How many features are looked up together; as many as most choices have, and more than are ever noted at once.
const TOGETHER: usize = 48;

impl Score<'_> {
    /// Apart from what gathers the features, which is to be small enough to be inlined.
    #[inline(never)]
    fn add(&mut self) {
        self.sum = self.model.0.add(self.sum, &self.features[..self.count]);
        self.count = 0;
    }
}

impl Sink for Score<'_> {
    type Feature = Unmixed;

    #[inline]
    fn three(template: Template, a: u32, b: u32, c: u32) -> Unmixed {
        unmixed(template.key, a, b, c)
    }

    #[inline]
    fn all<const N: usize>(&mut self, features: [Unmixed; N]) {
        const { assert!(N <= TOGETHER) };
        if self.count + N > TOGETHER {
            self.add();
        }
        self.features[self.count..self.count + N].copy_from_slice(&features);
        self.count += N;
    }
}

/// The weights.
pub struct Model(Table);

static MODEL: Model = Model(Table {
    pilots: Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/weights-pilots.bin"))),
    places: Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/weights-places.bin")).as_chunks().0),
    values: Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/weights-values.bin")).as_chunks().0),
});

impl Model {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Model {
        &MODEL
    }

    /// Reads lines of weight, template and values, split by tabs; other lines are passed over.
    pub fn parse(text: &str) -> Model {
        Model(Table::parse(text))
    }

    /// The weight of `feature`; 0 where it has none.
    pub fn weight(&self, feature: &Feature) -> f32 {
        self.at(feature.key())
    }

    /// The weight of the feature with this key; 0 where it has none.
    pub(super) fn at(&self, key: u64) -> f32 {
        self.0.get(key)
    }

    /// The sum of the weights of the features that `tell` names.
    pub fn score(&self, tell: impl FnOnce(&mut Score)) -> f32 {
        let mut score = Score { model: self, features: [Unmixed::default(); TOGETHER], count: 0, sum: 0.0 };
        tell(&mut score);
        score.add();
        score.sum
    }
}
