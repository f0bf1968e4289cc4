//! A linear scorer over named features: the weights, and how a decision adds them up.
//!
//! The weights stand in `weights.tsv`, one feature a line, written by `examples/train.rs` from articles with
//! hand-made attributions. A decision is the sum of the weights of the features that hold; nothing else is learned.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

pub use crate::lexicon::label;

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
        mix(self.template.key, self.a, self.b, self.c)
    }
}

const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

const fn mix(template: u64, a: u32, b: u32, c: u32) -> u64 {
    let values = ((a as u64) << 32 | b as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let values = (values ^ values >> 31 ^ c as u64).wrapping_mul(0x94D0_49BB_1331_11EB);
    (template ^ values ^ values >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// The features of one candidate, gathered.
#[derive(Debug, Default)]
pub struct Features(pub Vec<Feature>);

impl Features {
    /// Notes that `template` holds with value `a`.
    pub fn one(&mut self, template: Template, a: u32) {
        self.two(template, a, 0);
    }

    /// Notes that `template` holds with values `a` and `b`.
    pub fn two(&mut self, template: Template, a: u32, b: u32) {
        self.three(template, a, b, 0);
    }

    /// Notes that `template` holds with values `a`, `b` and `c`.
    pub fn three(&mut self, template: Template, a: u32, b: u32, c: u32) {
        self.0.push(Feature { template, a, b, c });
    }

    /// Notes that `template` holds.
    pub fn flag(&mut self, template: Template) {
        self.two(template, 0, 0);
    }
}

/// Keys are mixed already.
#[derive(Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = fnv(bytes);
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The weights.
#[derive(Default)]
pub struct Model {
    weights: HashMap<u64, f32, BuildHasherDefault<Identity>>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("weights.tsv")));

impl Model {
    /// The weights that come with the program.
    pub fn shipped() -> &'static Model {
        &MODEL
    }

    /// Reads lines of weight, template and values, split by tabs; other lines are passed over.
    pub fn parse(text: &str) -> Model {
        let mut model = Model::default();
        model.weights.reserve(text.len() / 24);
        for line in text.lines() {
            let mut columns = line.split('\t');
            let Some(weight) = columns.next().and_then(|w| w.parse().ok()) else { continue };
            let Some(template) = columns.next() else { continue };
            let mut values = columns.map(value).chain([0; 3]);
            let mut next = || values.next().unwrap_or(0);
            model.weights.insert(mix(fnv(template.as_bytes()), next(), next(), next()), weight);
        }
        model
    }

    /// The weight of `feature`; 0 where it has none.
    pub fn weight(&self, feature: &Feature) -> f32 {
        self.weights.get(&feature.key()).copied().unwrap_or(0.0)
    }

    /// The sum of the weights of `features`.
    pub fn score(&self, features: &Features) -> f32 {
        features.0.iter().map(|f| self.weight(f)).sum()
    }
}

/// A value as the weights file writes it: empty for none, `#` and hexadecimal for one without a word.
fn value(text: &str) -> u32 {
    match text.strip_prefix('#') {
        Some(hex) if hex.len() == 8 => u32::from_str_radix(hex, 16).unwrap_or_else(|_| label(text)),
        _ if text.is_empty() => 0,
        _ => label(text),
    }
}
