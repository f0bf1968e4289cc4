//! Who is said to have said what: the relation source – cue – content, found by a grammar.
//!
//! Owns the grammar and [`Attribution`]; who a source stands for is `speaker`'s, how the words
//! came to the article is `sourcing`'s.

mod accept;
mod claim;
mod conflict;
mod construction;
mod content;
mod cue;
mod decide;
mod join;
mod model;
mod signature;
mod source;
mod table;
#[cfg(feature = "training")]
pub mod training;

use crate::phrase::Reading;
use crate::sourcing::Sourcing;
use crate::speaker::Resolved;
use crate::text::Span;

pub use construction::{CONSTRUCTIONS, Construction, page as constructions_page};
pub use model::{Feature, Features, Model, Sink};

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
    join::join(reading, drafts(reading, model), model)
}

/// Every cue with its source and content, in the order of the text, without overlaps.
fn drafts(reading: &Reading, model: &Model) -> Vec<decide::Draft> {
    settled(reading, model, |reading, earlier, later| {
        let mut best = (0, f32::MIN);
        for (i, &verdict) in conflict::Verdict::ALL.iter().enumerate() {
            let score = model.score(|s| conflict::features(reading, earlier, later, verdict, s));
            if score > best.1 {
                best = (i, score);
            }
        }
        best.0
    })
}

/// The same, with overlaps settled by `choose`.
fn settled(
    reading: &Reading,
    model: &Model,
    mut choose: impl FnMut(&Reading, &decide::Draft, &decide::Draft) -> usize,
) -> Vec<decide::Draft> {
    let (mut found, mut drafts) = (Vec::new(), Vec::new());
    let mut scratch = decide::Scratch::default();
    for index in 0..reading.sentences.len() {
        decide::sentence(reading, index, model, &mut scratch, &mut found);
        accept::weigh(reading, model, &mut found);
        conflict::settle(reading, &mut found, &mut drafts, &mut choose);
    }
    drafts
}
