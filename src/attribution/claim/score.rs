//! What bears on an owner having a quote.

use super::{Memory, Owner};
use crate::attribution::accept::odds;
use crate::attribution::cue::{quote_case, quote_kind, surface};
use crate::attribution::decide::Draft;
use crate::attribution::model::{Sink, label, templates};
use crate::attribution::source;
use crate::phrase::{Reading, Sentence, Tag};
use crate::token::Gap;

templates! {
    NOBODY = "owner nobody",
    NOBODY_KIND = "owner nobody kind",
    NOBODY_BEFORE = "owner nobody before",
    NOBODY_BEFORE2 = "owner nobody before2",
    NOBODY_AFTER = "owner nobody after",
    NOBODY_WORD = "owner nobody word",
    NOBODY_ALONE = "owner nobody alone",
    NOBODY_CAPITAL = "owner nobody capital",
    NOBODY_CASE = "owner nobody case",
    NOBODY_CASE_BEFORE = "owner nobody case before",
    NOBODY_CASE_WORD = "owner nobody case word",
    RELATION = "owner relation",
    KIND = "owner kind",
    BEFORE = "owner before",
    BEFORE2 = "owner before2",
    AFTER = "owner after",
    ALONE = "owner alone",
    CAPITAL = "owner capital",
    LEMMA = "owner lemma",
    FORM = "owner form",
    HAS_QUOTE = "owner has quote",
    DISTANCE = "owner distance",
    PARAGRAPHS = "owner paragraphs",
    OPEN = "owner open",
    OPENS = "owner opens",
    SORT = "owner sort",
    SOURCE = "owner source",
    LINK = "owner link",
    ODDS = "owner odds",
    WITHIN = "owner within",
    WITHIN_FORM = "owner within form",
}

/// A value for how far two items are apart.
fn distance(a: usize, b: usize) -> u32 {
    match a.abs_diff(b) {
        0..=2 => label("0-2"),
        3..=5 => label("3-5"),
        6..=10 => label("6-10"),
        11..=20 => label("11-20"),
        _ => label("21+"),
    }
}

/// Whether a sentence is all quotes.
pub fn is_all_quotes(reading: &Reading, sentence: Sentence) -> bool {
    sentence.range().all(|i| matches!(reading.tag(i), Tag::Quote | Tag::End | Tag::Mark | Tag::Dash))
}

/// What the place of a quote tells, whoever owns it.
struct Place {
    kind: u32,
    before: u32,
    before2: u32,
    after: u32,
    word: u32,
    alone: u32,
    capital: u32,
    case: u32,
    opens: u32,
    open: u32,
}

impl Place {
    fn of(reading: &Reading, sentence: Sentence, item: usize, alone: bool) -> Self {
        let range = sentence.range();
        let first = reading.quote(item).and_then(|q| reading.tokens[q.tokens()].first());
        let index = reading.items[item].quote as usize;
        let open = index > 0 && !reading.quotes.outer[index - 1].closed;
        Place {
            kind: quote_kind(reading, item),
            before: surface(reading, range.clone(), item.wrapping_sub(1)),
            before2: surface(reading, range.clone(), item.wrapping_sub(2)),
            after: surface(reading, range.clone(), item + 1),
            word: item.checked_sub(1).filter(|i| range.contains(i)).map_or(0, |i| reading.token(i).lemma),
            alone: u32::from(alone),
            capital: u32::from(first.is_some_and(|t| t.capital)),
            case: quote_case(reading, item),
            opens: u32::from(sentence.opens_paragraph && item == range.start),
            open: u32::from(open && reading.token(item).gap == Gap::Paragraph),
        }
    }

    fn nobody_features<S: Sink>(&self, out: &mut S) {
        out.all([
            S::flag(NOBODY),
            S::two(NOBODY_KIND, self.kind, self.alone),
            S::two(NOBODY_BEFORE, self.before, self.kind),
            S::two(NOBODY_BEFORE2, self.before, self.before2),
            S::two(NOBODY_AFTER, self.after, self.kind),
            S::two(NOBODY_WORD, self.word, self.capital),
            S::two(NOBODY_ALONE, self.alone, self.opens),
            S::two(NOBODY_CAPITAL, self.capital, self.kind),
            S::two(NOBODY_CASE, self.case, self.kind),
            S::two(NOBODY_CASE_BEFORE, self.case, self.before),
            S::two(NOBODY_CASE_WORD, self.case, self.word),
        ]);
    }

    fn owned_features<S: Sink>(&self, relation: u32, out: &mut S) {
        out.all([
            S::one(RELATION, relation),
            S::two(KIND, relation, self.kind),
            S::two(BEFORE, relation, self.before),
            S::three(BEFORE2, relation, self.before, self.before2),
            S::two(AFTER, relation, self.after),
            S::two(ALONE, relation, self.alone + 2 * self.opens),
            S::two(CAPITAL, relation, self.capital + 2 * self.alone),
            S::two(OPEN, relation, self.open),
            S::three(OPENS, relation, self.opens, self.kind),
        ]);
    }
}

/// A quote whose owner is to be chosen.
pub struct Open<'a> {
    /// Its item.
    pub item: usize,
    /// Its sentence.
    pub sentence: Sentence,
    /// Whether its sentence is all quotes.
    pub alone: bool,
    /// Who may own it.
    pub owners: &'a [Owner],
    /// All attributions so far known.
    pub drafts: &'a [Draft],
    /// What came before it.
    pub memory: Memory,
    /// Whether a draft holds a quote already.
    pub quoted: &'a dyn Fn(usize) -> bool,
}

impl Open<'_> {
    /// What bears on `owner` owning the quote.
    pub fn features<S: Sink>(&self, reading: &Reading, owner: &Owner, out: &mut S) {
        let place = Place::of(reading, self.sentence, self.item, self.alone);
        match owner {
            Owner::Nobody => place.nobody_features(out),
            Owner::Draft(index, relation) => {
                place.owned_features(relation.label(), out);
                self.draft_features(reading, &place, *index, relation.label(), out);
            }
            Owner::Phrase(candidate, relation) => {
                let relation = relation.label();
                place.owned_features(relation, out);
                out.all([
                    S::two(SORT, relation, source::sort(reading, candidate)),
                    S::two(LINK, relation, surface(reading, self.sentence.range(), candidate.end)),
                    S::two(DISTANCE, relation, distance(candidate.end, self.item)),
                ]);
            }
        }
    }

    fn draft_features<S: Sink>(
        &self,
        reading: &Reading,
        place: &Place,
        index: usize,
        relation: u32,
        out: &mut S,
    ) {
        let draft = &self.drafts[index];
        let cue = draft.core.cue;
        out.all([
            S::two(LEMMA, relation, reading.token(cue.head).lemma),
            S::two(FORM, relation, cue.form.label()),
            S::three(ODDS, relation, odds(draft.score), cue.form.label()),
        ]);
        if relation == label("within") {
            let first = draft.content.iter().find(|c| c.contains(&self.item)).map_or(0, |c| c.start);
            out.all([
                S::three(WITHIN, u32::from(first == self.item), odds(draft.score), place.kind),
                S::three(
                    WITHIN_FORM,
                    u32::from(first == self.item),
                    place.case,
                    reading.token(cue.head).lemma,
                ),
            ]);
        }
        out.all([
            S::two(HAS_QUOTE, relation, u32::from((self.quoted)(index)) + 2 * place.alone),
            S::two(DISTANCE, relation, distance(draft.core.end, self.item)),
            S::three(PARAGRAPHS, relation, self.memory.paragraphs.min(3) as u32, place.kind),
        ]);
        if let Some(source) = &draft.core.source {
            out.all([S::two(SOURCE, relation, source::sort(reading, source))]);
        }
        let between = draft.content.last().map_or(0, |c| surface(reading, 0..reading.items.len(), c.end));
        out.all([S::two(LINK, relation, between)]);
    }
}
