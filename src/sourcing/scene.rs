//! Where each attribution stands: its sentence, the items of its cue and source, and which others share
//! the sentence.

use crate::attribution::Attribution;
use crate::lexicon::{Class, label};
use crate::phrase::{Item, Reading};
use crate::spare::{self, kept};
use crate::text::Span;
use crate::token::Token;

use super::words::{self, Sort};

/// Items before and after one within which its sentence matters: prose has no longer sentences, and text
/// without full stops must not cost the square of its length.
const REACH: usize = 200;

/// An attribution's place in the reading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The sentence of its cue, or of its source or content where it has no cue.
    pub(super) sentence: usize,
    /// First item of the cue; of the content where it has none.
    pub(super) cue: usize,
    /// One past the cue's last item.
    pub(super) cue_end: usize,
}

/// An article with its attributions placed.
pub(super) struct Scene<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) places: Vec<Place>,
    /// What each item may mean; nothing for quotes.
    sorts: Vec<Sort>,
    /// Whether each item is part of any reported words.
    told: Vec<bool>,
    /// Attributions ordered by sentence, then by cue.
    order: Vec<u32>,
    /// The sentence of each item.
    sentence_of: Vec<u32>,
    starts: Starts,
}

/// Where items begin: for every [`BLOCK`] bytes of the text, how many do so before. Looking one up by its byte then
/// takes as long in a long text as in a short one.
#[derive(Default)]
struct Starts(Vec<u32>);

/// Bytes of a few words.
const BLOCK: usize = 64;

impl Starts {
    /// Notes that an item begins at byte `at`, with `count` of them before it.
    fn add(&mut self, at: u32, count: u32) {
        let block = at as usize / BLOCK;
        self.0.resize(self.0.len().max(block + 1), count);
    }

    /// The item of `reading` that covers or follows byte `at`.
    fn item_at(&self, reading: &Reading, at: u32) -> usize {
        let before = self.0.get(at as usize / BLOCK).or(self.0.last()).copied().unwrap_or(0) as usize;
        let starts = |item: &&Item| reading.tokens[item.token as usize].span.start <= at;
        let found = before + reading.items.get(before..).unwrap_or(&[]).iter().take_while(starts).count();
        let before = found.saturating_sub(1);
        if before < reading.items.len() && reading.span(before).end > at { before } else { found }
    }
}

kept!(Sort);

impl Drop for Scene<'_> {
    fn drop(&mut self) {
        spare::keep(std::mem::take(&mut self.sorts));
        spare::keep(std::mem::take(&mut self.told));
        spare::keep(std::mem::take(&mut self.sentence_of));
        spare::keep(std::mem::take(&mut self.starts.0));
    }
}

impl<'r> Scene<'r> {
    pub(super) fn new(reading: &'r Reading<'r>, attributions: &[Attribution]) -> Self {
        let mut sentence_of = spare::list(reading.items.len());
        for (index, sentence) in reading.sentences.iter().enumerate() {
            sentence_of.resize(sentence.end as usize, index as u32);
        }
        let (mut starts, mut sorts) = (Starts(spare::list(0)), spare::list(reading.items.len()));
        for (count, item) in (0..).zip(&reading.items) {
            let token = &reading.tokens[item.token as usize];
            starts.add(token.span.start, count);
            sorts.push(if item.is_quote() { Sort::default() } else { words::sort(token) });
        }
        starts.0.push(reading.items.len() as u32);
        let places: Vec<Place> =
            attributions.iter().map(|a| place(reading, &starts, &sentence_of, a)).collect();
        let mut order: Vec<u32> = (0..places.len() as u32).collect();
        order.sort_by_key(|&i| {
            let p = &places[i as usize];
            (p.sentence, p.cue)
        });
        let mut told = spare::list(reading.items.len());
        told.resize(reading.items.len(), false);
        let mut scene = Self { reading, places, sorts, told, order, sentence_of, starts };
        for content in attributions.iter().flat_map(|a| &a.content) {
            let items = scene.items_of(*content);
            if let Some(told) = scene.told.get_mut(items) {
                told.fill(true);
            }
        }
        scene
    }

    /// The attributions of a sentence, by the place of their cues.
    pub(super) fn of_sentence(&self, sentence: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let from = self.order.partition_point(|&i| self.places[i as usize].sentence < sentence);
        let to = self.order.partition_point(|&i| self.places[i as usize].sentence <= sentence);
        self.order[from..to].iter().map(|&i| i as usize)
    }

    /// The attributions of item `i`'s sentence whose cues stand near it, by the place of their cues.
    pub(super) fn near(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let around = self.around(i);
        let sentence = self.sentence_of(i);
        let before = |from: usize| {
            self.order.partition_point(|&a| {
                let place = &self.places[a as usize];
                (place.sentence, place.cue) < (sentence, from)
            })
        };
        self.order[before(around.start)..before(around.end)].iter().map(|&a| a as usize)
    }

    /// All attributions, by sentence and cue.
    pub(super) fn in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().map(|&i| i as usize)
    }

    /// The items of a sentence.
    pub(super) fn items(&self, sentence: usize) -> std::ops::Range<usize> {
        self.reading.sentences.get(sentence).map_or(0..0, |s| s.range())
    }

    /// The items of item `i`'s sentence that stand near it.
    pub(super) fn around(&self, i: usize) -> std::ops::Range<usize> {
        let sentence = self.items(self.sentence_of(i));
        sentence.start.max(i.saturating_sub(REACH))..sentence.end.min(i + REACH)
    }

    /// The item that covers or follows byte `at`.
    pub(super) fn item_at(&self, at: u32) -> usize {
        self.starts.item_at(self.reading, at)
    }

    /// The token of item `i`, if it is one and no quote.
    pub(super) fn token(&self, i: usize) -> Option<&'r Token> {
        self.reading.items.get(i).filter(|item| !item.is_quote()).map(|_| self.reading.token(i))
    }

    /// What the word at item `i` may mean for sourcing.
    pub(super) fn sort(&self, i: usize) -> Sort {
        self.sorts.get(i).copied().unwrap_or_default()
    }

    /// Whether item `i` is part of any reported words.
    pub(super) fn is_told(&self, i: usize) -> bool {
        self.told.get(i).copied().unwrap_or(false)
    }

    /// The lexicon's class of item `i`; empty past the end and for quotes.
    pub(super) fn class(&self, i: usize) -> Class {
        self.token(i).map_or(Class::NONE, |t| t.class)
    }

    /// Whether item `i` is `word`, given in lower case. Inlined, so that the hash of a word in the code is a constant.
    #[inline]
    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.token(i).is_some_and(|t| t.word == label(word))
    }

    /// Whether the lemma of item `i` is `lemma`.
    #[inline]
    pub(super) fn is_lemma(&self, i: usize, lemma: &str) -> bool {
        self.token(i).is_some_and(|t| t.lemma == label(lemma))
    }

    /// The items that `span` covers.
    pub(super) fn items_of(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.item_at(span.start);
        let mut to = from;
        while to < self.reading.items.len() && self.reading.span(to).start < span.end {
            to += 1;
        }
        from..to
    }

    /// The sentence of item `i`.
    pub(super) fn sentence_of(&self, i: usize) -> usize {
        sentence_of(&self.sentence_of, self.reading, i)
    }
}

fn sentence_of(known: &[u32], reading: &Reading, item: usize) -> usize {
    known.get(item).map_or(reading.sentences.len(), |&sentence| sentence as usize)
}

fn place(reading: &Reading, starts: &Starts, known: &[u32], attribution: &Attribution) -> Place {
    let anchor = attribution.cue.or(attribution.source).or(attribution.content.first().copied());
    let span = anchor.unwrap_or(Span::new(0, 0));
    let cue = starts.item_at(reading, span.start);
    let mut cue_end = cue + 1;
    while cue_end < reading.items.len() && reading.span(cue_end).start < span.end {
        cue_end += 1;
    }
    Place { sentence: sentence_of(known, reading, cue), cue, cue_end }
}
