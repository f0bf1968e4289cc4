//! Decides by weights and, when somebody asks, keeps what made each decision.

use super::model::{Feature, Features, Model, Score};

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether a word is a cue.
    Cue,
    /// Whose words they are, among the phrases near the cue.
    Source,
    /// On which side of the cue the words stand.
    Side,
    /// Where words after the cue begin.
    Start,
    /// Where words after the cue end.
    End,
    /// Where words before the cue begin.
    Head,
    /// Whether cue, source and words make an attribution.
    Whole,
    /// Which of two cues has the words that both claim.
    Overlap,
    /// Whose a quote is that stands apart from its cue.
    Owner,
}

impl Question {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Question::Cue => "a cue",
            Question::Source => "its source",
            Question::Side => "side",
            Question::Start => "begins",
            Question::End => "ends",
            Question::Head => "begins",
            Question::Whole => "speech",
            Question::Overlap => "overlap",
            Question::Owner => "quote's owner",
        }
    }
}

/// A decision and what made it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The item of the cue it is about; of the quote, where nobody's cue gives it to anybody.
    pub item: usize,
    /// What was decided.
    pub question: Question,
    /// What held for the choice that was made, and its weight, the weightiest first.
    pub features: Vec<(Feature, f32)>,
}

/// Takes note of decisions.
pub trait Watch {
    /// The choice about item `item` was the one whose features `tell` names.
    fn chose(&mut self, model: &Model, question: Question, item: usize, tell: impl FnOnce(&mut Features));
}

/// Nobody asks.
impl Watch for () {
    fn chose(&mut self, _: &Model, _: Question, _: usize, _: impl FnOnce(&mut Features)) {}
}

/// Keeps every decision, in the order in which they are made.
impl Watch for Vec<Decision> {
    fn chose(&mut self, model: &Model, question: Question, item: usize, tell: impl FnOnce(&mut Features)) {
        let mut features = Features::default();
        tell(&mut features);
        let mut features: Vec<_> = features.0.into_iter().map(|f| (f, model.weight(&f))).collect();
        features.retain(|(_, weight)| *weight != 0.0);
        features.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        self.push(Decision { item, question, features });
    }
}

/// The weights, and who watches them being used.
pub struct Judge<'m, W> {
    /// The weights.
    pub model: &'m Model,
    /// Who watches.
    pub watch: W,
}

impl<W: Watch> Judge<'_, W> {
    /// The score of the choice whose features `tell` names.
    pub fn score(&self, tell: impl FnOnce(&mut Score)) -> f32 {
        self.model.score(tell)
    }

    /// Takes note of the choice that was made about item `item`.
    pub fn chose(&mut self, question: Question, item: usize, tell: impl FnOnce(&mut Features)) {
        self.watch.chose(self.model, question, item, tell);
    }
}
