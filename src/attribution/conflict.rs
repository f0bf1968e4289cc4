//! Two cues of one sentence that claim the same words: which stays, or where one gives way.
//!
//! Attributions do not overlap: what somebody says somebody said is the outer one's content.

use super::cue::surface;
use super::decide::{Draft, Parts};
use super::judge::{Judge, Question, Watch};
use super::model::{Sink, label, templates};
use crate::phrase::{Reading, Tag};

/// What to do about two drafts that claim the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The earlier one stays, the later goes.
    Earlier,
    /// The later one stays, the earlier goes.
    Later,
    /// Both stay; the earlier one's content ends where the later begins, or the reverse.
    Cut,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 3] = [Verdict::Earlier, Verdict::Later, Verdict::Cut];

    const fn label(self) -> u32 {
        match self {
            Verdict::Earlier => label("earlier"),
            Verdict::Later => label("later"),
            Verdict::Cut => label("cut"),
        }
    }
}

/// How two drafts claim the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Overlap {
    /// The later cue stands in the earlier one's content.
    CueInside,
    /// The earlier cue stands in the later one's content.
    CueOutside,
    /// Only their contents overlap.
    Content,
}

impl Overlap {
    const fn label(self) -> u32 {
        match self {
            Overlap::CueInside => label("inside"),
            Overlap::CueOutside => label("outside"),
            Overlap::Content => label("content"),
        }
    }
}

/// Whether item `item` is in the words of `draft`.
fn holds(draft: &Draft, item: usize) -> bool {
    draft.content.iter().any(|c| c.contains(&item))
}

fn overlap(earlier: &Draft, later: &Draft) -> Option<Overlap> {
    if holds(earlier, later.core.cue.head) {
        Some(Overlap::CueInside)
    } else if holds(later, earlier.core.cue.head) {
        Some(Overlap::CueOutside)
    } else {
        let share =
            |a: &std::ops::Range<usize>| later.content.iter().any(|b| a.start < b.end && b.start < a.end);
        earlier.content.iter().any(share).then_some(Overlap::Content)
    }
}

/// How many drafts before one are compared with it: no sentence of prose holds more, and text without full
/// stops must not cost the square of its length.
const NEAR: usize = 64;

/// Moves the drafts of one sentence from `found` to `drafts`, their overlaps settled; `choose` gives the index into
/// [`Verdict::ALL`] for a pair.
pub fn settle(
    reading: &Reading,
    found: &mut Vec<Draft>,
    drafts: &mut Vec<Draft>,
    mut choose: impl FnMut(&Reading, &Draft, &Draft) -> usize,
) {
    let first = drafts.len();
    for mut later in found.drain(..) {
        let mut against = drafts.len();
        let floor = first.max(against.saturating_sub(NEAR));
        let mut stays = true;
        while against > floor && stays {
            against -= 1;
            let earlier = &mut drafts[against];
            let Some(kind) = overlap(earlier, &later) else { continue };
            let mut verdict = Verdict::ALL[choose(reading, earlier, &later)];
            // "The bank plans to close, a clerk said": each holds the other's cue, until the first ends before the second.
            if verdict == Verdict::Cut
                && kind == Overlap::CueInside
                && holds(&later, earlier.core.cue.head)
                && end_before(reading, earlier, later.core.start)
            {
                verdict = Verdict::ALL[choose(reading, earlier, &later)];
            }
            match verdict {
                Verdict::Earlier => stays = false,
                Verdict::Cut => stays = cut(reading, earlier, &mut later),
                Verdict::Later => drop(drafts.remove(against)),
            }
        }
        if stays {
            drafts.push(later);
        }
    }
}

/// The likeliest verdict, as an index into [`Verdict::ALL`].
pub fn choose(reading: &Reading, earlier: &Draft, later: &Draft, judge: &mut Judge<impl Watch>) -> usize {
    let mut best = (0, f32::MIN);
    for (i, &verdict) in Verdict::ALL.iter().enumerate() {
        let score = judge.score(|s| features(reading, earlier, later, verdict, s));
        if score > best.1 {
            best = (i, score);
        }
    }
    for cue in [earlier.core.cue, later.core.cue] {
        judge.chose(Question::Overlap, cue.head, |s| {
            features(reading, earlier, later, Verdict::ALL[best.0], s);
        });
    }
    best.0
}

/// Takes from one draft what the other claims too; false when nothing would be left.
fn cut(reading: &Reading, earlier: &mut Draft, later: &mut Draft) -> bool {
    match overlap(earlier, later) {
        None => true,
        Some(Overlap::CueOutside) => {
            let from = earlier.content.iter().map(|c| c.end).max().unwrap_or(0).max(earlier.core.end);
            trim(&mut later.content, |c| {
                c.start = c.start.max(from);
                while c.start < c.end && is_joint(reading, c.start) {
                    c.start += 1;
                }
            })
        }
        Some(_) => {
            let begins = later.content.iter().map(|c| c.start).min().unwrap_or(later.core.start);
            let to = begins.min(later.core.start);
            let to = if to <= earlier.core.end { later.core.start } else { to };
            end_before(reading, earlier, to) && overlap(earlier, later).is_none()
        }
    }
}

/// Ends the words of `draft` before item `to`; false when none would be left.
fn end_before(reading: &Reading, draft: &mut Draft, to: usize) -> bool {
    trim(&mut draft.content, |c| {
        c.end = c.end.min(to);
        while c.end > c.start && is_joint(reading, c.end - 1) {
            c.end -= 1;
        }
    })
}

fn is_joint(reading: &Reading, item: usize) -> bool {
    matches!(
        reading.tag(item),
        Tag::Comma | Tag::Conjunction | Tag::Dash | Tag::Semicolon | Tag::Subordinator
    )
}

/// Changes every part and drops those left empty; false when none is left.
fn trim(content: &mut Parts, change: impl Fn(&mut std::ops::Range<usize>)) -> bool {
    let mut trimmed = content.clone();
    trimmed.iter_mut().for_each(change);
    trimmed.retain(|c| c.start < c.end);
    if trimmed.is_empty() {
        return false;
    }
    *content = trimmed;
    true
}

templates! {
    VERDICT = "conflict",
    FORMS = "conflict forms",
    EARLIER_LEMMA = "conflict earlier lemma",
    LATER_LEMMA = "conflict later lemma",
    BEFORE = "conflict before",
    BEFORE_FORM = "conflict before form",
    SHARED = "conflict shared",
    ODDS = "conflict odds",
    ODDS_EARLIER = "conflict odds earlier",
    ODDS_LATER = "conflict odds later",
    SOURCES = "conflict sources",
    QUOTE = "conflict quote",
    OPENING = "conflict opening",
    DISTANCE = "conflict distance",
    LEAD = "conflict lead",
    TAIL = "conflict tail",
    TAIL_EARLIER = "conflict tail earlier",
    TOUCH = "conflict touch",
}

fn odds(score: f32) -> u32 {
    match score {
        s if s < 0.0 => label("<0"),
        s if s < 1.0 => label("0-1"),
        s if s < 2.0 => label("1-2"),
        s if s < 3.5 => label("2-3"),
        s if s < 5.0 => label("4-5"),
        _ => label(">5"),
    }
}

/// What bears on `verdict` for two overlapping drafts.
pub fn features<S: Sink>(reading: &Reading, earlier: &Draft, later: &Draft, verdict: Verdict, out: &mut S) {
    let Some(overlap) = overlap(earlier, later) else { return };
    let (v, kind) = (verdict.label(), overlap.label());
    let range = reading.sentences[later.sentence].range();
    let (ce, cl) = (earlier.core.cue, later.core.cue);
    let before = surface(reading, range.clone(), later.core.start.wrapping_sub(1));
    let lead = surface(reading, range.clone(), later.core.start.wrapping_sub(2));
    let is_quoted = |d: &Draft| d.content.iter().any(|c| reading.holds_quote(c.clone()));
    let start = |d: &Draft| d.core.source.map(|s| s.start);
    let shared = start(earlier).is_some() && start(earlier) == start(later);
    let gap = [3, 6, 10, 16].partition_point(|&n| n <= cl.head.abs_diff(ce.head));
    let distance = label(["0-2", "3-5", "6-9", "10-15", "16+"][gap]);
    let ends = earlier.content.last().map_or(0, |c| surface(reading, range.clone(), c.end));
    let touches = earlier.content.last().is_some_and(|c| c.end + 1 == later.core.start);
    let sources = u32::from(start(earlier).is_some()) + 2 * u32::from(start(later).is_some());
    let quoted = u32::from(is_quoted(earlier)) + 2 * u32::from(is_quoted(later));
    let opening = earlier.content.first().map_or(0, |c| surface(reading, range, c.start));
    out.all([
        S::two(VERDICT, kind, v),
        S::three(FORMS, ce.form.label(), cl.form.label(), v),
        S::three(EARLIER_LEMMA, reading.token(ce.head).lemma, kind, v),
        S::three(LATER_LEMMA, reading.token(cl.head).lemma, kind, v),
        S::three(BEFORE, before, kind, v),
        S::three(BEFORE_FORM, before, cl.form.label(), v),
        S::three(LEAD, lead, before, v),
        S::three(TAIL, later.core.tail.then, kind, v),
        S::three(TAIL_EARLIER, earlier.core.tail.then, kind, v),
        S::three(TOUCH, ends, u32::from(touches), v),
        S::three(SHARED, u32::from(shared), kind, v),
        S::three(ODDS, odds(later.score - earlier.score), kind, v),
        S::three(ODDS_EARLIER, odds(earlier.score), kind, v),
        S::three(ODDS_LATER, odds(later.score), kind, v),
        S::three(SOURCES, sources, kind, v),
        S::three(QUOTE, quoted, kind, v),
        S::three(OPENING, opening, kind, v),
        S::three(DISTANCE, distance, kind, v),
    ]);
}
