//! Quotes that stand in no cue's content: whose they are, if they are speech at all.
//!
//! The second half of a sandwich ("…," she said. "…"), fragments far from their cue, quotes over several
//! paragraphs, names without a verb. Each candidate owner is scored; having none is a candidate too.

use super::accept::odds;
use super::cue::{quote_case, quote_kind, surface};
use super::decide::Draft;
use super::model::{Sink, label, templates};
use super::source::{self, Candidate};
use crate::phrase::{Reading, Sentence, Tag, noun_before, noun_from};
use crate::token::Gap;

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
    let next = here.end;
    if next < drafts.len() && drafts[next].sentence == sentence_after(reading, sentence) {
        out.push(Owner::Draft(next, Relation::Next));
    }
    phrases(reading, sentence, item, out);
    if out.is_empty() || !goes_on(reading, item) {
        out.insert(0, Owner::Nobody);
    }
}

/// Whether the quote at `item` has no closing mark because the next paragraph opens it again: speech for certain.
fn goes_on(reading: &Reading, item: usize) -> bool {
    let next = item + 1;
    reading.quote(item).is_some_and(|quote| !quote.closed)
        && reading.items.get(next).is_some_and(|i| i.is_quote())
        && reading.token(next).gap == Gap::Paragraph
}

fn sentence_after(reading: &Reading, sentence: Sentence) -> usize {
    reading.sentences.partition_point(|s| s.start <= sentence.start)
}

fn phrases(reading: &Reading, sentence: Sentence, item: usize, out: &mut Vec<Owner>) {
    let range = sentence.range();
    let phrase = |n: crate::phrase::Noun, right| Candidate {
        start: n.start,
        end: n.end,
        head: n.head,
        right,
        rank: 0,
    };
    let mut at = item + 1;
    while at < range.end && matches!(reading.tag(at), Tag::Dash | Tag::Comma | Tag::Mark | Tag::Open) {
        at += 1;
    }
    if at < range.end
        && let Some(noun) = noun_from(reading, at, range.end)
    {
        out.push(Owner::Phrase(phrase(noun, true), Relation::NameAfter));
    }
    let mut at = item;
    while at > range.start && matches!(reading.tag(at - 1), Tag::Dash | Tag::Comma | Tag::Mark | Tag::Colon) {
        at -= 1;
    }
    if at > range.start
        && at < item
        && let Some(noun) = noun_before(reading, range.start, at)
    {
        out.push(Owner::Phrase(phrase(noun, false), Relation::NameBefore));
    }
    for at in range.start..item.min(range.start + 4) {
        match reading.tag(at) {
            Tag::Pronoun => {
                let pronoun = Candidate { start: at, end: at + 1, head: at, right: false, rank: 0 };
                out.push(Owner::Phrase(pronoun, Relation::Subject));
                return;
            }
            tag if tag.is_nominal() => {
                if let Some(noun) = noun_from(reading, at, item) {
                    out.push(Owner::Phrase(phrase(noun, false), Relation::Subject));
                }
                return;
            }
            _ => {}
        }
    }
}

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

    fn nobody_features(&self, out: &mut impl Sink) {
        out.flag(NOBODY);
        out.two(NOBODY_KIND, self.kind, self.alone);
        out.two(NOBODY_BEFORE, self.before, self.kind);
        out.two(NOBODY_BEFORE2, self.before, self.before2);
        out.two(NOBODY_AFTER, self.after, self.kind);
        out.two(NOBODY_WORD, self.word, self.capital);
        out.two(NOBODY_ALONE, self.alone, self.opens);
        out.two(NOBODY_CAPITAL, self.capital, self.kind);
        out.two(NOBODY_CASE, self.case, self.kind);
        out.two(NOBODY_CASE_BEFORE, self.case, self.before);
        out.two(NOBODY_CASE_WORD, self.case, self.word);
    }

    fn owned_features(&self, relation: u32, out: &mut impl Sink) {
        out.one(RELATION, relation);
        out.two(KIND, relation, self.kind);
        out.two(BEFORE, relation, self.before);
        out.three(BEFORE2, relation, self.before, self.before2);
        out.two(AFTER, relation, self.after);
        out.two(ALONE, relation, self.alone + 2 * self.opens);
        out.two(CAPITAL, relation, self.capital + 2 * self.alone);
        out.two(OPEN, relation, self.open);
        out.three(OPENS, relation, self.opens, self.kind);
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
    pub fn features(&self, reading: &Reading, owner: &Owner, out: &mut impl Sink) {
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
                out.two(SORT, relation, source::sort(reading, candidate));
                out.two(LINK, relation, surface(reading, self.sentence.range(), candidate.end));
                out.two(DISTANCE, relation, distance(candidate.end, self.item));
            }
        }
    }

    fn draft_features(
        &self,
        reading: &Reading,
        place: &Place,
        index: usize,
        relation: u32,
        out: &mut impl Sink,
    ) {
        let draft = &self.drafts[index];
        let cue = draft.core.cue;
        out.two(LEMMA, relation, reading.token(cue.head).lemma);
        out.two(FORM, relation, cue.form.label());
        out.three(ODDS, relation, odds(draft.score), cue.form.label());
        if relation == label("within") {
            let first = draft.content.iter().find(|c| c.contains(&self.item)).map_or(0, |c| c.start);
            out.three(WITHIN, u32::from(first == self.item), odds(draft.score), place.kind);
            out.three(WITHIN_FORM, u32::from(first == self.item), place.case, reading.token(cue.head).lemma);
        }
        out.two(HAS_QUOTE, relation, u32::from((self.quoted)(index)) + 2 * place.alone);
        out.two(DISTANCE, relation, distance(draft.core.end, self.item));
        out.three(PARAGRAPHS, relation, self.memory.paragraphs.min(3) as u32, place.kind);
        if let Some(source) = &draft.core.source {
            out.two(SOURCE, relation, source::sort(reading, source));
        }
        let between = draft.content.last().map_or(0, |c| surface(reading, 0..reading.items.len(), c.end));
        out.two(LINK, relation, between);
    }
}
