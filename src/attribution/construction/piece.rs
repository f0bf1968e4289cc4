//! An attribution laid out as the grammar reads it: source, cue, content and marks, in the order of the text.

use std::ops::Range;

use smallvec::SmallVec;

use crate::attribution::back;
use crate::attribution::content::Core;
use crate::attribution::cue::Form;
use crate::lexicon::Class;
use crate::phrase::{Reading, Tag, noun_from};
use crate::token::Gap;

/// One piece of a laid-out attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The mention that the words are given to; whether it is "who", "which" or "that".
    Source {
        /// "…, who said"
        relative: bool,
    },
    /// What makes it speech.
    Cue(Form),
    /// A part of what is reported.
    Content(Content),
    /// A comma or a dash.
    Comma,
    /// A colon.
    Colon,
    /// Words that belong to none of these.
    Other,
    /// The end of a sentence.
    Break,
    /// The end of a paragraph.
    Paragraph,
    /// What points at a quote before: "that is what", "so".
    Back,
}

/// What a part of the content is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Quotes only, one of them of five words or more.
    Quote,
    /// Quotes only, all of one to four words.
    Fragment,
    /// A clause with a quote of five words or more.
    MixedQuote,
    /// A clause with shorter quotes.
    MixedFragment,
    /// A phrase and what it is called: "it “half a plan”".
    Complement,
    /// "that …", unquoted.
    That,
    /// "whether …", "what …", unquoted.
    Question,
    /// "to …", unquoted.
    Infinitive,
    /// Somebody, and what is held against or for them: "the port of hiding it".
    Charge,
    /// Anything else unquoted.
    Clause,
}

/// What an attribution is laid out as.
pub type Pieces = SmallVec<[Piece; 16]>;

/// Places of pieces.
type Parts = SmallVec<[(Range<usize>, Piece); 4]>;

/// How many words make a quote more than a fragment.
const LONG: usize = 5;

/// `core` with its `content`, and the quotes that follow it in later sentences (`more`), all counted in items, in the
/// order of the text.
pub fn lay_out(reading: &Reading, core: &Core, content: &[Range<usize>], more: &[usize]) -> Pieces {
    let part = |range: &Range<usize>| (range.clone(), Piece::Content(Content::of(reading, range.clone())));
    let mut parts: Parts = content.iter().map(part).collect();
    parts.extend(more.iter().map(|&item| part(&(item..item + 1))));
    parts.push((core.cue.start..core.cue.end, Piece::Cue(core.cue.form)));
    if let Some(source) = core.source {
        let relative = matches!(reading.tag(source.head), Tag::Relative | Tag::Question | Tag::That);
        parts.push((source.start..source.end, Piece::Source { relative }));
    }
    let mut pieces = join(reading, parts);
    if content.is_empty() {
        let sentence = reading.sentences.partition_point(|s| s.end as usize <= core.start);
        pieces.extend(back::points(reading, reading.sentences[sentence], core).then_some(Piece::Back));
    }
    pieces
}

/// Words given to a source without a cue.
pub fn lay_out_pair(reading: &Reading, source: Range<usize>, content: Range<usize>) -> Pieces {
    let piece = Piece::Content(Content::of(reading, content.clone()));
    join(reading, [(source, Piece::Source { relative: false }), (content, piece)].into_iter().collect())
}

/// Puts the parts in order and says what stands between them.
fn join(reading: &Reading, mut parts: Parts) -> Pieces {
    parts.sort_unstable_by_key(|(range, _)| range.start);
    let mut pieces = Pieces::new();
    let mut at = parts.first().map_or(0, |(range, _)| range.start);
    for (range, piece) in parts {
        for item in at..=range.start {
            if !pieces.is_empty() && reading.token(item).gap == Gap::Paragraph {
                pieces.push(Piece::Paragraph);
            }
            let mark = between(reading, item);
            if item < range.start && pieces.last() != Some(&mark) {
                pieces.push(mark);
            }
        }
        pieces.push(piece);
        at = at.max(range.end);
    }
    pieces
}

/// What an item outside source, cue and content is to the grammar.
fn between(reading: &Reading, item: usize) -> Piece {
    match reading.tag(item) {
        Tag::Comma | Tag::Dash => Piece::Comma,
        Tag::Colon => Piece::Colon,
        Tag::End => Piece::Break,
        _ => Piece::Other,
    }
}

impl Content {
    fn of(reading: &Reading, part: Range<usize>) -> Self {
        let words = |i: usize| {
            reading.quote(i).map(|q| reading.tokens[q.tokens()].iter().filter(|t| t.kind.is_wordy()).count())
        };
        match part.clone().filter_map(words).max() {
            Some(longest) => Self::with_quotes(reading, part, longest >= LONG),
            None => Self::without_quotes(reading, part),
        }
    }

    fn with_quotes(reading: &Reading, part: Range<usize>, long: bool) -> Self {
        let mark =
            |i: usize| matches!(reading.tag(i), Tag::Quote | Tag::End | Tag::Mark | Tag::Dash | Tag::Comma);
        let first = part.clone().find(|&i| reading.items[i].is_quote()).unwrap_or(part.start);
        let phrase =
            |i: usize| reading.tag(i).is_nominal() || matches!(reading.tag(i), Tag::Pronoun | Tag::Adverb);
        match (part.clone().all(mark), long) {
            (true, true) => Content::Quote,
            (true, false) => Content::Fragment,
            _ if (part.start..first).all(phrase) && (first..part.end).all(mark) => Content::Complement,
            (false, true) => Content::MixedQuote,
            (false, false) => Content::MixedFragment,
        }
    }

    fn without_quotes(reading: &Reading, part: Range<usize>) -> Self {
        match reading.tag(part.start) {
            Tag::That => Content::That,
            Tag::Question | Tag::Subordinator => Content::Question,
            Tag::To => Content::Infinitive,
            _ if is_charge(reading, part) => Content::Charge,
            _ => Content::Clause,
        }
    }
}

/// "the port of hiding the report", "him for the delay".
fn is_charge(reading: &Reading, part: Range<usize>) -> bool {
    let end = match reading.tag(part.start) {
        Tag::Pronoun => Some(part.start + 1),
        _ => noun_from(reading, part.start, part.end).map(|noun| noun.end),
    };
    let Some(end) = end.filter(|&end| end + 1 < part.end) else { return false };
    let joint = matches!(reading.span(end).of(reading.text), "of" | "for");
    joint && reading.class(end + 1).has(Class::ING)
}
