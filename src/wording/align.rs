//! Lays the words of a quote beside those of its claim.
//!
//! A plain difference (as [`similar`] finds it) keeps the most words but scatters a short quote over a long
//! claim: the "the" of one clause, the verb of another. Here gaps cost by their number, a rare word weighs more
//! than "the", claim words before and behind the quote are free, and so are those that an ellipsis or a
//! bracket stands for. Texts too long for the table of all pairs are cut at runs of words that each has once, and
//! what lies between two such runs is compared by `similar`, or taken for replaced where that is too long as well.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::reading::Word;
use super::vocabulary::Class;

/// One step through both texts, in order. Words are given by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A word of each stands in the same place.
    Pair { quote: usize, claim: usize, same: bool },
    /// The claim's word is missing before the quote's word `at`.
    Drop { claim: usize, at: usize },
    /// The quote's word is not in the claim.
    Add { quote: usize },
}

/// Pairs of words beyond which the table would take too much time and memory (4 bytes a pair).
const LARGEST_TABLE: usize = 1_000_000;
/// Words in a row by which long texts are anchored.
const RUN: usize = 4;
/// Pairs of words between two anchors beyond which they are not compared.
const LARGEST_GAP: usize = 100_000;
/// Words with lost letters, or at cuts, that are looked for in the claim.
const RESTORED: usize = 100;

const CONTENT: i32 = 12;
const FUNCTION: i32 = 6;
const AKIN: i32 = -2;
const OTHER: i32 = -6;
const OPEN: i32 = -8;
const EXTEND: i32 = -1;
const MARKED: i32 = -1;
/// What it costs at most to pass over claim words: the words of two places run together are taken for what they are.
const FAR: i32 = -30;
const NEVER: i32 = i32::MIN / 2;

/// The best way through both; claim words before the first and after the last step are cut off.
pub(super) fn align(quote: &[Word], claim: &[Word]) -> Vec<Step> {
    let mut ids = restore_lost(quote, claim);
    restore_cut(&mut ids, quote, claim);
    if quote.len().saturating_mul(claim.len()) > LARGEST_TABLE {
        return align_long(&ids, claim);
    }
    Table::fill(quote, claim, &ids).walk()
}

/// The quote's words by id; one with a lost letter (U+FFFD) is the claim's word that fits.
fn restore_lost(quote: &[Word], claim: &[Word]) -> Vec<u64> {
    let fits = |lost: &str, whole: &str| {
        lost.chars().count() == whole.chars().count()
            && lost.chars().zip(whole.chars()).all(|(a, b)| a == '\u{FFFD}' || a == b)
    };
    let restored = |word: &Word| {
        let found = claim.iter().find(|other| fits(&word.key, &other.key));
        found.map_or(word.id, |other| other.id)
    };
    let mut left = RESTORED;
    let id = |word: &Word| {
        if left == 0 || !word.key.contains('\u{FFFD}') {
            return word.id;
        }
        left -= 1;
        restored(word)
    };
    quote.iter().map(id).collect()
}

/// A value that the quote's edge, or an ellipsis, cut through ("million people" of "five million people") is
/// the claim's, as long as no other value comes of it.
fn restore_cut(ids: &mut [u64], quote: &[Word], claim: &[Word]) {
    let last = quote.len().saturating_sub(1);
    let mut left = RESTORED;
    for (i, word) in quote.iter().enumerate() {
        let opens = i == 0 || word.gap.ellipsis;
        let closes = i == last || quote.get(i + 1).is_some_and(|next| next.gap.ellipsis);
        let measured = word.value.is_some() || word.class.any(Class::UNIT.with(Class::DATE));
        if left == 0 || !measured || !opens && !closes {
            continue;
        }
        left -= 1;
        let whole =
            claim.iter().find(|other| opens && other.is_ended_by(word) || closes && other.is_begun_by(word));
        if let Some(whole) = whole {
            ids[i] = whole.id;
        }
    }
}

/// Anchors first, then what lies between them: linear, but for a sort.
fn align_long(ids: &[u64], claim: &[Word]) -> Vec<Step> {
    let claim: Vec<u64> = claim.iter().map(|word| word.id).collect();
    let mut steps = Vec::new();
    let (mut q, mut c) = (0, 0);
    for (quote_at, claim_at) in anchors(ids, &claim) {
        align_gap(ids, &claim, q..quote_at, c..claim_at, &mut steps);
        steps.push(Step::Pair { quote: quote_at, claim: claim_at, same: true });
        (q, c) = (quote_at + 1, claim_at + 1);
    }
    align_gap(ids, &claim, q..ids.len(), c..claim.len(), &mut steps);
    let is_cut = |step: &Step| matches!(step, Step::Drop { .. });
    let kept = steps.iter().rposition(|step| !is_cut(step)).map_or(0, |last| last + 1);
    steps.truncate(kept);
    let lead = steps.iter().take_while(|step| is_cut(step)).count();
    steps.split_off(lead)
}

/// Where runs begin that each text has once, as many as stand in the same order in both.
fn anchors(quote: &[u64], claim: &[u64]) -> Vec<(usize, usize)> {
    let ours = single_places(quote);
    let theirs = single_places(claim);
    let mut places: Vec<(usize, usize)> =
        ours.iter().filter_map(|(run, at)| Some((*at, *theirs.get(run)?))).collect();
    places.sort_unstable();
    // The longest ascending row of claim places: each length's best last, and for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; places.len()];
    for (i, (_, at)) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end].1 < *at);
        before[i] = length.checked_sub(1).map(|last| ends[last]);
        if length == ends.len() { ends.push(i) } else { ends[length] = i }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(i) = at {
        row.push(places[i]);
        at = before[i];
    }
    row.reverse();
    row
}

/// Where the runs begin that occur once.
fn single_places(ids: &[u64]) -> HashMap<&[u64], usize> {
    let mut counts: HashMap<&[u64], (usize, usize)> = HashMap::with_capacity(ids.len());
    for (at, run) in ids.windows(RUN).enumerate() {
        counts.entry(run).or_insert((at, 0)).1 += 1;
    }
    counts.into_iter().filter(|(_, (_, count))| *count == 1).map(|(run, (at, _))| (run, at)).collect()
}

fn align_gap(ids: &[u64], claim: &[u64], quote: Range<usize>, gap: Range<usize>, steps: &mut Vec<Step>) {
    if quote.len().saturating_mul(gap.len()) > LARGEST_GAP {
        steps.extend(gap.map(|claim| Step::Drop { claim, at: quote.start }));
        return steps.extend(quote.map(|quote| Step::Add { quote }));
    }
    for op in capture_diff_slices(Algorithm::Myers, &claim[gap.clone()], &ids[quote.clone()]) {
        let old = op.old_range().map(|at| gap.start + at);
        let at = quote.start + op.new_range().start;
        let new = op.new_range().map(|at| quote.start + at);
        match op {
            DiffOp::Equal { .. } => {
                steps.extend(old.zip(new).map(|(claim, quote)| Step::Pair { quote, claim, same: true }));
            }
            _ => {
                steps.extend(old.map(|claim| Step::Drop { claim, at }));
                steps.extend(new.map(|quote| Step::Add { quote }));
            }
        }
    }
}

/// How the best way into a cell ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Pair,
    Drop,
    Add,
    /// Drops one of many claim words, so many that one more costs nothing.
    Pass,
    Start,
}

const WAYS: [Way; 4] = [Way::Pair, Way::Drop, Way::Add, Way::Pass];

/// For each number of quote words and of claim words used, the best ways to get there.
struct Table {
    width: usize,
    /// Per cell and last step, what came before.
    back: Vec<[Way; 4]>,
    same: Vec<bool>,
    end: (usize, usize, Way),
}

impl Table {
    fn fill(quote: &[Word], claim: &[Word], ids: &[u64]) -> Self {
        let width = claim.len() + 1;
        let cells = width * (quote.len() + 1);
        let mut table = Self {
            width,
            back: vec![[Way::Start; 4]; cells],
            same: vec![false; cells],
            end: (0, 0, Way::Start),
        };
        // Pair, Drop, Add, Pass; before the first quote word any claim word may be where the quote starts.
        let mut above = vec![[NEVER, 0, NEVER, NEVER]; width];
        let mut row = vec![[NEVER; 4]; width];
        for (i, word) in quote.iter().enumerate() {
            row.fill([NEVER; 4]);
            let marked = quote.get(i + 1).is_some_and(|next| next.gap.ellipsis || next.bracketed);
            let drop = if marked || word.bracketed { (MARKED, 0) } else { (OPEN + EXTEND, EXTEND) };
            let add = if word.bracketed { (MARKED, 0) } else { (OPEN + EXTEND, EXTEND) };
            for j in 0..width {
                let at = (i + 1) * width + j;
                if let Some(before) = j.checked_sub(1) {
                    let other = &claim[before];
                    let same = ids[i] == other.id || word.is_same(other);
                    table.same[at] = same;
                    let gain = if same { weight(word) } else { mismatch(word, other) };
                    let (way, score) = best(&above[before], [0; 4]);
                    table.back[at][0] = if i == 0 { Way::Start } else { way };
                    row[j][0] = score + gain;
                    let (way, score) = best(&row[before], [drop.0, drop.1, drop.0, NEVER]);
                    table.back[at][1] = way;
                    row[j][1] = score;
                    let (way, score) = best(&row[before], [FAR, NEVER, FAR, 0]);
                    table.back[at][3] = way;
                    row[j][3] = score;
                }
                let (way, score) = best(&above[j], [add.0, add.0, add.1, add.0]);
                table.back[at][2] = if i == 0 { Way::Start } else { way };
                row[j][2] = score;
            }
            std::mem::swap(&mut above, &mut row);
        }
        table.end = finish(&above, quote.len());
        table
    }

    fn walk(&self) -> Vec<Step> {
        let (mut i, mut j, mut way) = self.end;
        let mut steps = Vec::new();
        while i > 0 && way != Way::Start {
            let at = i * self.width + j;
            let before = self.back[at];
            match way {
                Way::Pair => {
                    steps.push(Step::Pair { quote: i - 1, claim: j - 1, same: self.same[at] });
                    (i, j, way) = (i - 1, j - 1, before[0]);
                }
                Way::Drop | Way::Pass => {
                    steps.push(Step::Drop { claim: j - 1, at: i });
                    (j, way) = (j - 1, before[way as usize]);
                }
                Way::Add => {
                    steps.push(Step::Add { quote: i - 1 });
                    (i, way) = (i - 1, before[2]);
                }
                Way::Start => {}
            }
        }
        steps.reverse();
        steps
    }
}

/// The best of the scores after their costs; the earlier wins a tie.
fn best(scores: &[i32; 4], costs: [i32; 4]) -> (Way, i32) {
    let mut found = (Way::Pair, NEVER);
    for ((way, score), cost) in WAYS.into_iter().zip(scores).zip(costs) {
        if score + cost > found.1 {
            found = (way, score + cost);
        }
    }
    found
}

/// Where the quote ends best: claim words behind are free, so a way never ends by dropping one.
fn finish(last: &[[i32; 4]], rows: usize) -> (usize, usize, Way) {
    let mut found = (rows, 0, Way::Start);
    let mut score = NEVER;
    for (j, cell) in last.iter().enumerate() {
        for (way, value) in [(Way::Pair, cell[0]), (Way::Add, cell[2])] {
            if value > score {
                score = value;
                found = (rows, j, way);
            }
        }
    }
    found
}

fn weight(word: &Word) -> i32 {
    if word.is_content() { CONTENT } else { FUNCTION }
}

/// What it costs that two different words stand in one place: less when they look like forms of one word.
fn mismatch(a: &Word, b: &Word) -> i32 {
    if a.bracketed && !b.bracketed {
        return MARKED;
    }
    let akin = || a.key.len() > 3 && a.key.as_bytes().get(..3) == b.key.as_bytes().get(..3);
    let values = a.value.is_some() && b.value.is_some();
    if values || a.is_content() && b.is_content() && akin() {
        return AKIN;
    }
    OTHER
}
