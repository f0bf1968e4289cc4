//! Who is said to have said what: the relation source – cue – content, found by a grammar.
//!
//! Owns the grammar and [`Attribution`]; who a source stands for is `speaker`'s, how the words
//! came to the article is `sourcing`'s.

mod accept;
mod back;
mod block;
mod claim;
mod conflict;
mod construction;
mod content;
mod cue;
mod decide;
mod inner;
mod join;
mod judge;
mod model;
mod shared;
mod signature;
mod source;
mod table;
mod tail;
#[cfg(feature = "training")]
pub mod training;

use crate::phrase::Reading;
use crate::sourcing::Sourcing;
use crate::speaker::Resolved;
use crate::text::Span;

use judge::{Judge, Watch};

pub use construction::{CONSTRUCTIONS, Construction, page as constructions_page};
pub use judge::{Decision, Question};
pub use model::{Feature, Features, Model, Names, Sink};

/// How much of the content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// All content is quoted.
    Direct,
    /// A clause with quoted parts.
    Mixed,
    /// Nothing is quoted.
    Indirect,
}

impl Form {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Mixed => "mixed",
            Form::Indirect => "indirect",
        }
    }
}

/// One relation source – cue – content.
///
/// All spans are bytes of the article's text. They are ordered by the first byte of all they hold.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// Direct, mixed or indirect.
    pub form: Form,
    /// The construction that recognised it.
    pub rule: &'static Construction,
    /// The mention the words are given to; `None` when the text names nobody.
    pub source: Option<Span>,
    /// What makes it speech; `None` for a quote that stands alone.
    pub cue: Option<Span>,
    /// What is reported, in the order of the text, quotation marks outside; never empty.
    pub content: Vec<Span>,
    /// The verbatim stretches inside `content`, marks excluded.
    pub quotes: Vec<Span>,
    /// Whom the source stands for; `None` without a source.
    pub speaker: Option<Resolved>,
    /// How the words came to the article.
    pub sourcing: Sourcing,
}

/// Every attribution of a text, in its order; `speaker` and `sourcing` are still to be filled in.
pub fn find(reading: &Reading, model: &Model) -> Vec<Attribution> {
    found(reading, &mut Judge { model, watch: () })
}

/// The same, and for each attribution the decisions behind it, in the order in which they were made.
pub fn explain(reading: &Reading, model: &Model) -> (Vec<Attribution>, Vec<Vec<Decision>>) {
    let mut judge = Judge { model, watch: Vec::new() };
    let attributions = found(reading, &mut judge);
    let mut decisions = judge.watch;
    decisions.sort_by_key(|decision| decision.item);
    let within = |span: &Span| {
        let from = decisions.partition_point(|d| reading.span(d.item).start < span.start);
        let to = decisions.partition_point(|d| reading.span(d.item).start < span.end);
        decisions[from..to].to_vec()
    };
    let behind = attributions.iter().map(|attribution| match &attribution.cue {
        Some(cue) => within(cue),
        None => attribution.content.iter().flat_map(within).collect(),
    });
    let behind = behind.collect();
    (attributions, behind)
}

fn found(reading: &Reading, judge: &mut Judge<impl Watch>) -> Vec<Attribution> {
    let drafts = settled(reading, judge, conflict::choose);
    let mut attributions = join::join(reading, drafts, judge);
    inner::add(reading, &mut attributions);
    attributions
}

/// Every cue with its source and content, in the order of the text, overlaps settled by `choose`.
fn settled<W: Watch>(
    reading: &Reading,
    judge: &mut Judge<W>,
    mut choose: impl FnMut(&Reading, &decide::Draft, &decide::Draft, &mut Judge<W>) -> usize,
) -> Vec<decide::Draft> {
    let (mut found, mut drafts) = (Vec::new(), Vec::new());
    let mut scratch = decide::Scratch::default();
    for index in 0..reading.sentences.len() {
        decide::sentence(reading, index, judge, &mut scratch, &mut found);
        accept::weigh(reading, judge, &mut found);
        conflict::settle(reading, &mut found, &mut drafts, |reading, earlier, later| {
            choose(reading, earlier, later, judge)
        });
    }
    drafts
}
