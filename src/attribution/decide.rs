//! The decisions about one sentence, each a sum of weights: is it a cue, whose, on which side, from where to where.

use smallvec::SmallVec;

use super::back;
use super::content::{self, Core, Side};
use super::cue::{self, Cue};
use super::judge::{Judge, Question, Watch};
use super::source::{self, Candidate};
use crate::lexicon::Class;
use crate::phrase::{Reading, Sentence, Tag};

/// Parts of what is reported, counted in items: most often one.
pub type Parts = SmallVec<[std::ops::Range<usize>; 1]>;

/// A cue with all that was decided about it. Ranges count items.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Cue and source.
    pub core: Core,
    /// The sentence.
    pub sentence: usize,
    /// What is reported, in order.
    pub content: Parts,
    /// How sure the cue is, as log-odds.
    pub score: f32,
}

/// Reused between decisions, so that none of them allocates.
#[derive(Default)]
pub struct Scratch {
    candidates: Vec<Candidate>,
    starts: Vec<usize>,
}

/// How many items are searched for where content begins or ends, or for its quotes: no sentence of prose is longer, and
/// text without full stops must not cost the square of its length.
pub const REACH: usize = 1000;

/// Log-odds that a cue must have to be looked at further.
const THRESHOLD: f32 = -2.0;

/// Everything reported in sentence `index`.
pub fn sentence(
    reading: &Reading,
    index: usize,
    judge: &mut Judge<impl Watch>,
    scratch: &mut Scratch,
    out: &mut Vec<Draft>,
) {
    let sentence = reading.sentences[index];
    let mut previous: Option<Candidate> = None;
    let mut earlier = false;
    let model = judge.model;
    let known = |lemma| cue::is_listed(model, lemma);
    for cue in cue::candidates(reading, sentence, known) {
        let nearest = source::nearest(reading, sentence, &cue);
        let subject = source::subject(reading, &cue, nearest);
        let score =
            judge.score(|s| cue::features(reading, sentence, &cue, subject, nearest.as_ref(), earlier, s));
        if score < THRESHOLD {
            continue;
        }
        judge.chose(Question::Cue, cue.head, |s| {
            cue::features(reading, sentence, &cue, subject, nearest.as_ref(), earlier, s)
        });
        source::candidates(reading, sentence, &cue, &mut scratch.candidates);
        let source = choose_source(reading, sentence, &cue, subject, previous, judge, &scratch.candidates);
        let core =
            Core::new(reading, sentence, cue, source.map(|c| source::whole(reading, sentence, c, &cue)));
        let back = back::points(reading, sentence, &core);
        let content = match back {
            true => Parts::new(),
            false => choose_content(reading, sentence, &core, judge, &mut scratch.starts),
        };
        if content.is_empty() && !back && !introduces(reading, sentence) {
            continue;
        }
        earlier = true;
        previous = source.or(previous);
        out.push(Draft { core, sentence: index, content, score });
    }
}

/// Whether the sentence ends with a colon, so that what it reports follows it.
pub fn introduces(reading: &Reading, sentence: Sentence) -> bool {
    reading.tag(sentence.end as usize - 1) == Tag::Colon
}

/// Whether nothing stands behind the core but whom, where and when, and a colon: "wrote on her page on Monday:"
fn leads_on(reading: &Reading, sentence: Sentence, core: &Core) -> bool {
    introduces(reading, sentence) && core.tail.at + 1 >= sentence.end as usize
}

/// Whether what follows the core is another thing its source says or asks: …, a clerk said, asking not to be named.
fn goes_on_saying(reading: &Reading, sentence: Sentence, core: &Core) -> bool {
    let comma = core.tail.at;
    comma + 1 < sentence.end as usize
        && reading.tag(comma) == Tag::Comma
        && reading.tag(comma + 1) == Tag::Ing
        && reading.class(comma + 1).has(Class::COMMUNICATION)
}

fn choose_source(
    reading: &Reading,
    sentence: Sentence,
    cue: &Cue,
    subject: u32,
    previous: Option<Candidate>,
    judge: &mut Judge<impl Watch>,
    candidates: &[Candidate],
) -> Option<Candidate> {
    let (mut best, mut best_score) =
        (None, judge.score(|s| source::none_features(reading, sentence, cue, subject, s)));
    for candidate in candidates {
        let score = judge.score(|s| source::features(reading, sentence, cue, candidate, previous, s));
        if score > best_score {
            (best, best_score) = (Some(*candidate), score);
        }
    }
    judge.chose(Question::Source, cue.head, |s| match best {
        None => source::none_features(reading, sentence, cue, subject, s),
        Some(candidate) => source::features(reading, sentence, cue, &candidate, previous, s),
    });
    best
}

fn choose_content(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    judge: &mut Judge<impl Watch>,
    starts: &mut Vec<usize>,
) -> Parts {
    let mut best = (Side::Right, f32::MIN);
    for side in Side::ALL {
        let score = judge.score(|s| content::side_features(reading, sentence, core, side, s));
        if score > best.1 {
            best = (side, score);
        }
    }
    let side = match best.0 {
        Side::Both if goes_on_saying(reading, sentence, core) => Side::Left,
        side => side,
    };
    judge.chose(Question::Side, core.cue.head, |s| {
        content::side_features(reading, sentence, core, side, s);
    });
    let left = (side != Side::Right).then(|| left_content(reading, sentence, core, judge));
    let right = (side != Side::Left && !leads_on(reading, sentence, core))
        .then(|| right_content(reading, sentence, core, judge, starts));
    [left, right].into_iter().flatten().flatten().collect()
}

fn right_content(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    judge: &mut Judge<impl Watch>,
    starts: &mut Vec<usize>,
) -> Option<std::ops::Range<usize>> {
    content::starts(reading, sentence, core, starts);
    let mut best: Option<(usize, f32)> = None;
    for &start in starts.iter() {
        let score = judge.score(|s| content::start_features(reading, sentence, core, starts, start, s));
        if best.is_none_or(|b| score > b.1) {
            best = Some((start, score));
        }
    }
    let (start, _) = best?;
    judge.chose(Question::Start, core.cue.head, |s| {
        content::start_features(reading, sentence, core, starts, start, s);
    });
    let end = right_end(reading, sentence, core, start, judge);
    (start < end).then_some(start..end)
}

/// Where content from `start` ends: the boundary at which stopping, and not before, is likeliest.
fn right_end(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    start: usize,
    judge: &mut Judge<impl Watch>,
) -> usize {
    let last = sentence_end(reading, sentence);
    let mut going = 0.0;
    let mut best = (last, f32::MIN, 0);
    let mut order = 0;
    for at in start + 1..last.min(start + REACH) {
        if !content::is_boundary(reading, core, at) {
            continue;
        }
        let odds = judge.score(|s| content::end_features(reading, sentence, core, start, at, order, s));
        if going + ln_sigmoid(odds) > best.1 {
            best = (at, going + ln_sigmoid(odds), order);
        }
        going += ln_sigmoid(-odds);
        order += 1;
        if going < best.1 {
            break;
        }
    }
    let (end, likelihood, order) = best;
    if going > likelihood {
        return last;
    }
    judge.chose(Question::End, core.cue.head, |s| {
        content::end_features(reading, sentence, core, start, end, order, s);
    });
    end
}

/// Natural logarithm of the logistic function.
fn ln_sigmoid(odds: f32) -> f32 {
    if odds > 0.0 { -(-odds).exp().ln_1p() } else { odds - odds.exp().ln_1p() }
}

/// One past the last item before the sentence's closing marks.
pub fn sentence_end(reading: &Reading, sentence: Sentence) -> usize {
    let mut end = sentence.end as usize;
    while end > sentence.start as usize && reading.tag(end - 1) == Tag::End {
        end -= 1;
    }
    end
}

/// One past the last item of content on the left: without the comma before the core.
pub fn left_end(reading: &Reading, sentence: Sentence, core: &Core) -> usize {
    let mut end = core.start;
    while end > sentence.start as usize
        && matches!(reading.tag(end - 1), Tag::Comma | Tag::Dash | Tag::Open | Tag::Conjunction | Tag::Colon)
    {
        end -= 1;
    }
    end
}

fn left_content(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    judge: &mut Judge<impl Watch>,
) -> Option<std::ops::Range<usize>> {
    let end = left_end(reading, sentence, core);
    let start = left_start(reading, sentence, core, end, judge);
    (start < end).then_some(start..end)
}

/// Where content that ends before `end` begins, found as [`right_end`] is.
fn left_start(
    reading: &Reading,
    sentence: Sentence,
    core: &Core,
    end: usize,
    judge: &mut Judge<impl Watch>,
) -> usize {
    let first = sentence.start as usize;
    let mut going = 0.0;
    let mut best = (first, f32::MIN);
    for at in ((first + 1).max(end.saturating_sub(REACH))..end).rev() {
        if !content::is_head_boundary(reading, at) {
            continue;
        }
        let odds = judge.score(|s| content::head_features(reading, sentence, core, end, at, s));
        if going + ln_sigmoid(odds) > best.1 {
            best = (at, going + ln_sigmoid(odds));
        }
        going += ln_sigmoid(-odds);
        if going < best.1 {
            break;
        }
    }
    let (start, likelihood) = best;
    if going > likelihood {
        return first;
    }
    judge.chose(Question::Head, core.cue.head, |s| {
        content::head_features(reading, sentence, core, end, start, s);
    });
    start
}
