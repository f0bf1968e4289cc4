//! Quotes that stand in no cue's content: whose they are, if they are speech at all.
//!
//! The second half of a sandwich ("…," she said. "…"), fragments far from their cue, quotes over several
//! paragraphs, names without a verb. Each candidate owner is scored; having none is a candidate too.

mod phrase;
mod score;

use super::back;
use super::decide::Draft;
use super::model::label;
use super::source::Candidate;
use crate::phrase::{Reading, Sentence};
use crate::token::Gap;

pub use phrase::announcer;
pub use score::{Open, is_all_quotes};

/// Who may own a quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Owner {
    /// Nobody: it is no speech, or nobody is named.
    Nobody,
    /// The attribution with this index, and how it lies to the quote.
    Draft(usize, Relation),
    /// A phrase without a cue, and how it lies to the quote.
    Phrase(Candidate, Relation),
}

/// How an owner lies to its quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Its words hold the quote.
    Within,
    /// Before it in its sentence.
    Before,
    /// After it in its sentence.
    After,
    /// The last attribution of the paragraph that holds a quote.
    Sandwich,
    /// The last attribution of the paragraph.
    Paragraph,
    /// The last attribution that holds a quote, in an earlier paragraph.
    Earlier,
    /// The last attribution of the sentence before, which ends with a colon.
    Introduced,
    /// The last attribution of an earlier paragraph.
    Last,
    /// The last attribution with a quote whose source differs from that of the last one.
    Other,
    /// The first attribution of the next sentence.
    Next,
    /// A name right after the quote.
    NameAfter,
    /// The phrase right before the quote, with a mark between.
    NameBefore,
    /// The first phrase of its sentence.
    Subject,
    /// The first phrase of the sentence before, which has no cue: Lund shrugged. “…”
    Led,
    /// Whoever the paragraph before announces with a colon and no cue: a letter from the pilots:
    Announced,
}

impl Relation {
    const fn label(self) -> u32 {
        match self {
            Relation::Within => label("within"),
            Relation::Before => label("before"),
            Relation::After => label("after"),
            Relation::Sandwich => label("sandwich"),
            Relation::Paragraph => label("paragraph"),
            Relation::Earlier => label("earlier"),
            Relation::Introduced => label("introduced"),
            Relation::Last => label("last"),
            Relation::Other => label("other"),
            Relation::Next => label("next"),
            Relation::NameAfter => label("name-after"),
            Relation::NameBefore => label("name-before"),
            Relation::Subject => label("subject"),
            Relation::Led => label("led"),
            Relation::Announced => label("announced"),
        }
    }
}

/// What is known of the paragraph so far when a quote looks for its owner.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// The last attribution with a quote.
    pub quoted: Option<usize>,
    /// Whether that was in this paragraph.
    pub quoted_here: bool,
    /// The last attribution of this paragraph.
    pub last: Option<usize>,
    /// The last attribution of all.
    pub latest: Option<usize>,
    /// The last attribution of the sentence before, if that ends with a colon.
    pub introducing: Option<usize>,
    /// The last attribution with a quote by another source than `quoted` has.
    pub other: Option<usize>,
    /// Paragraphs since the last attribution with a quote.
    pub paragraphs: usize,
}

/// How many drafts before a quote, and after it, may have to do with it: no sentence of prose has more, and text
/// without full stops must not cost the square of its length.
const NEAR: usize = 64;

/// Those of the drafts `here`, of one sentence, whose cues are the nearest to `item`.
pub fn near(drafts: &[Draft], here: std::ops::Range<usize>, item: usize) -> std::ops::Range<usize> {
    let at = here.start + drafts[here.clone()].partition_point(|d| d.core.cue.head < item);
    here.start.max(at.saturating_sub(NEAR))..here.end.min(at + NEAR)
}

/// The last of the drafts `here` that ends before `item`, and the first that begins after it, except `holder`.
fn beside(
    drafts: &[Draft],
    here: std::ops::Range<usize>,
    item: usize,
    holder: Option<usize>,
) -> impl Iterator<Item = Owner> {
    let mut others = near(drafts, here, item).filter(move |&i| Some(i) != holder);
    let before = others.clone().rev().find(|&i| drafts[i].core.end <= item);
    let after = others.find(|&i| drafts[i].core.start > item);
    let before = before.map(|i| Owner::Draft(i, Relation::Before));
    before.into_iter().chain(after.map(|i| Owner::Draft(i, Relation::After)))
}

/// The possible owners of the quote at `item` that lies in the words of draft `holder`; `here` are the drafts of its
/// sentence.
pub fn rivals(
    item: usize,
    holder: usize,
    drafts: &[Draft],
    here: std::ops::Range<usize>,
    memory: &Memory,
    out: &mut Vec<Owner>,
) {
    out.clear();
    out.push(Owner::Draft(holder, Relation::Within));
    out.extend(beside(drafts, here, item, Some(holder)));
    out.extend(
        memory
            .quoted
            .filter(|&i| i != holder && memory.quoted_here)
            .map(|i| Owner::Draft(i, Relation::Sandwich)),
    );
}

/// The possible owners of the quote at `item`; `here` are the drafts of its sentence, `next` the first of the one after.
pub fn owners(
    reading: &Reading,
    sentence: Sentence,
    item: usize,
    drafts: &[Draft],
    here: std::ops::Range<usize>,
    memory: &Memory,
    out: &mut Vec<Owner>,
) {
    out.clear();
    let next = here.end;
    let follows = next < drafts.len() && drafts[next].sentence == index_of(reading, sentence) + 1;
    if follows && here.is_empty() && !memory.quoted_here && points_back(reading, &drafts[next]) {
        return out.push(Owner::Draft(next, Relation::Next));
    }
    out.extend(beside(drafts, here.clone(), item, None));
    if let Some(i) = memory.quoted {
        let relation = if memory.quoted_here { Relation::Sandwich } else { Relation::Earlier };
        out.push(Owner::Draft(i, relation));
    }
    if let Some(i) = memory.last
        && memory.quoted.filter(|_| memory.quoted_here) != Some(i)
    {
        out.push(Owner::Draft(i, Relation::Paragraph));
    }
    out.extend(memory.introducing.map(|i| Owner::Draft(i, Relation::Introduced)));
    if let Some(i) = memory.latest
        && memory.last.is_none()
        && memory.quoted != Some(i)
        && memory.introducing.is_none()
    {
        out.push(Owner::Draft(i, Relation::Last));
    }
    out.extend(memory.other.map(|i| Owner::Draft(i, Relation::Other)));
    if follows {
        out.push(Owner::Draft(next, Relation::Next));
    }
    phrase::beside(reading, sentence, item, out);
    out.extend(phrase::before(reading, sentence, item, &drafts[..here.start]));
    if out.is_empty() || !goes_on(reading, item) {
        out.insert(0, Owner::Nobody);
    }
}

/// Whether the words of `draft` are the quote before its sentence.
fn points_back(reading: &Reading, draft: &Draft) -> bool {
    back::points(reading, reading.sentences[draft.sentence], &draft.core)
}

/// Whether the quote at `item` has no closing mark because the next paragraph opens it again: speech for certain.
fn goes_on(reading: &Reading, item: usize) -> bool {
    let next = item + 1;
    reading.quote(item).is_some_and(|quote| !quote.closed)
        && reading.items.get(next).is_some_and(|i| i.is_quote())
        && reading.token(next).gap == Gap::Paragraph
}

/// The index of a sentence.
fn index_of(reading: &Reading, sentence: Sentence) -> usize {
    reading.sentences.partition_point(|s| s.start < sentence.start)
}
