//! Stretches of aligned words with one verdict: equal, marked as changed, or changed.

use std::ops::Range;

use super::align::Step;
use super::compare::unclosed;
use super::cut;
use super::fold::fold;
use super::judge::{Side, judge};
use super::moves::{move_words, replace_ends, turn_roles};
use super::reading::{Reading, Word};
use super::vocabulary::Class;
use super::{Edit, EditKind, Op};

/// Words from which on what is added at an end may be a clause by itself.
const BEYOND: usize = 5;

/// Neighbouring steps with one verdict.
#[derive(Debug)]
pub(super) struct Stretch {
    pub op: Op,
    pub kind: Option<EditKind>,
    pub quote: Range<usize>,
    pub claim: Range<usize>,
    /// An ellipsis or brackets stand for the difference.
    pub marked: bool,
    /// Words of the claim in front of the quote's first or behind its last.
    pub outside: bool,
}

impl Stretch {
    pub fn of(quote: &Reading<'_>, claim: &Reading<'_>, steps: &[Step]) -> Vec<Stretch> {
        let mut stretches = group(quote, claim, steps);
        replace_ends(claim, &mut stretches);
        move_words(quote, claim, &mut stretches);
        for stretch in &mut stretches {
            stretch.kind = stretch.kind.or_else(|| stretch.verdict(quote, claim));
        }
        turn_roles(quote, claim, &mut stretches);
        add_cuts(quote, claim, &mut stretches);
        stretches
    }

    fn verdict(&self, quote: &Reading<'_>, claim: &Reading<'_>) -> Option<EditKind> {
        let (ours, theirs) = (&quote.words[self.quote.clone()], &claim.words[self.claim.clone()]);
        if self.op == Op::Equal {
            return None;
        }
        if self.marked {
            return self.marked_verdict(ours, claim);
        }
        if self.is_beyond(quote, claim) {
            return None;
        }
        if self.op == Op::Delete && self.repeats(claim) {
            return Some(EditKind::Grammar);
        }
        let ours = Side { words: ours.iter().collect(), reading: quote };
        judge(&ours, &Side { words: theirs.iter().collect(), reading: claim })
    }

    /// Whether the quote goes on where the claim begins or ends: with a sentence of its own, or with words enough to be
    /// one and none that could turn the claim around. They are added; what they say bears on nothing that was claimed.
    fn is_beyond(&self, quote: &Reading<'_>, claim: &Reading<'_>) -> bool {
        let (first, last) = (self.claim.end == 0, self.claim.start == claim.words.len());
        if self.op != Op::Insert || self.quote.len() < BEYOND || !(first || last) {
            return false;
        }
        let ours = &quote.words[self.quote.clone()];
        let next = quote.words.get(self.quote.end);
        let apart = first && next.is_some_and(|word| word.gap.stop) || last && ours[0].gap.stop;
        let turning = Class::NEGATION.with(Class::CONDITION).with(Class::HEDGE);
        apart || !ours.iter().any(|word| word.class.any(turning))
    }

    /// Brackets and ellipses may stand for anything but a negation or, beside the kept words, a condition.
    fn marked_verdict(&self, ours: &[Word], claim: &Reading<'_>) -> Option<EditKind> {
        let theirs = &claim.words[self.claim.clone()];
        if self.quote.is_empty() {
            return cut::after(claim, self.claim.clone())
                .or_else(|| cut::before(claim, self.claim.clone()))
                .or_else(|| cut::doubt(claim, self.claim.clone()))
                .or(Some(EditKind::Ellipsis));
        }
        let negated = |words: &[Word]| words.iter().any(|word| word.class.any(Class::NEGATION));
        let (said, printed) = (values(theirs), values(ours));
        if negated(theirs) && !negated(ours) {
            return Some(EditKind::Negation);
        }
        let renumbered = !said.is_empty() && !printed.is_empty() && said != printed;
        Some(if renumbered { EditKind::Number } else { EditKind::Bracketed })
    }

    /// Whether the claim only says the same words twice in a row.
    fn repeats(&self, claim: &Reading<'_>) -> bool {
        let gone = &claim.words[self.claim.clone()];
        let again = |other: Option<&[Word]>| {
            other.is_some_and(|other| other.iter().zip(gone).all(|(a, b)| a.id == b.id))
        };
        again(claim.words.get(self.claim.end..self.claim.end + gone.len()))
            || again(
                self.claim.start.checked_sub(gone.len()).and_then(|s| claim.words.get(s..self.claim.start)),
            )
    }

    pub fn edit(&self, quote: &Reading<'_>, claim: &Reading<'_>) -> Edit {
        let (ours, theirs) = (surface(quote, &self.quote), surface(claim, &self.claim));
        Edit { op: self.op, quote: ours.to_owned(), claim: theirs.to_owned(), kind: self.kind }
    }

    pub fn is_unmarked(&self) -> bool {
        let dress = matches!(self.kind, Some(EditKind::SameValue | EditKind::Glyphs));
        !self.marked && !self.outside && self.op != Op::Equal && !dress
    }
}

/// The words of a range with their marks.
fn surface<'t>(reading: &Reading<'t>, range: &Range<usize>) -> &'t str {
    let words = reading.words.get(range.clone()).unwrap_or(&[]);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return "" };
    reading.text.get(first.extent.start..last.extent.end).unwrap_or("").trim()
}

/// What a single step is grouped by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    Equal,
    Form(EditKind),
    Marked,
    Changed,
}

fn nature(step: Step, quote: &Reading<'_>, claim: &Reading<'_>, partners: &[Option<usize>]) -> Nature {
    match step {
        Step::Pair { quote: q, claim: c, same: true } => {
            let (ours, theirs) = (&quote.words[q], &claim.words[c]);
            match form(ours, theirs, quote, claim) {
                Some(kind) => Nature::Form(kind),
                None if ours.bracketed && !theirs.bracketed => Nature::Marked,
                None => Nature::Equal,
            }
        }
        // The claim's own insertions need no mark where they are left out.
        Step::Drop { claim: c, .. } if claim.words[c].bracketed => Nature::Marked,
        // "[Novak]" for "Prime Minister Novak".
        Step::Drop { at, .. } if is_bracketed_beside(quote, partners, at) => Nature::Marked,
        Step::Drop { at, .. } if at > 0 && quote.words.get(at).is_some_and(|next| next.gap.ellipsis) => {
            // An ellipsis that the claim has in the same place stands for nothing of the claim.
            let own = partners[at].is_some_and(|partner| claim.words[partner].gap.ellipsis);
            if own { Nature::Changed } else { Nature::Marked }
        }
        _ => Nature::Changed,
    }
}

/// Whether brackets that hold a word of the claim, and may stand for more of it, are beside the quote's word `at`.
fn is_bracketed_beside(quote: &Reading<'_>, partners: &[Option<usize>], at: usize) -> bool {
    let bracketed = |i: usize| quote.words.get(i).is_some_and(|word| word.bracketed) && partners[i].is_some();
    bracketed(at) || at > 0 && bracketed(at - 1)
}

/// How the two forms of one word differ, when more than their dress does.
fn form(ours: &Word, theirs: &Word, quote: &Reading<'_>, claim: &Reading<'_>) -> Option<EditKind> {
    if theirs.is_ended_by(ours) || theirs.is_begun_by(ours) {
        return None;
    }
    if ours.value.is_some() != theirs.value.is_some() || ours.value.is_some() && ours.id != theirs.id {
        return Some(EditKind::SameValue);
    }
    if ours.is_plain_of(theirs, claim.text) || theirs.is_plain_of(ours, quote.text) {
        return Some(EditKind::Glyphs);
    }
    let numbered = |word: &Word| matches!(&*word.key, "no" | "number");
    if ours.id != theirs.id && numbered(ours) && numbered(theirs) {
        return Some(EditKind::Glyphs);
    }
    if ours.contracted != theirs.contracted || ours.id != theirs.id && !ours.key.contains('\u{FFFD}') {
        return Some(EditKind::Contraction);
    }
    let written = |span: &Range<usize>, text: &str| fold(text.get(span.clone()).unwrap_or("")).into_owned();
    (ours.value.is_some() && written(&ours.span, quote.text) != written(&theirs.span, claim.text))
        .then_some(EditKind::SameValue)
}

/// The keys of all values.
fn values<'w>(words: &'w [Word]) -> Vec<&'w str> {
    words.iter().filter(|word| word.value.is_some()).map(|word| &*word.key).collect()
}

/// Stretches of equal words, of marked and of unmarked differences.
fn group(quote: &Reading<'_>, claim: &Reading<'_>, steps: &[Step]) -> Vec<Stretch> {
    let mut stretches: Vec<(Nature, Stretch)> = Vec::new();
    let (mut q, mut c) = (0, first_claim_word(steps));
    let mut partners = vec![None; quote.words.len()];
    for step in steps {
        if let Step::Pair { quote, claim, .. } = *step {
            partners[quote] = Some(claim);
        }
    }
    for &step in steps {
        let nature = nature(step, quote, claim, &partners);
        let (quote_end, claim_end) = match step {
            Step::Pair { quote, claim, .. } => (quote + 1, claim + 1),
            Step::Drop { claim, .. } => (q, claim + 1),
            Step::Add { quote } => (quote + 1, c),
        };
        match stretches.last_mut() {
            Some((last, stretch)) if *last == nature => {
                stretch.quote.end = quote_end;
                stretch.claim.end = claim_end;
            }
            _ => {
                let stretch = Stretch {
                    op: Op::Equal,
                    kind: None,
                    quote: q..quote_end,
                    claim: c..claim_end,
                    marked: false,
                    outside: false,
                };
                stretches.push((nature, stretch));
            }
        }
        (q, c) = (quote_end, claim_end);
    }
    let mut grouped = Vec::with_capacity(stretches.len());
    for (nature, mut stretch) in stretches {
        stretch.op = match (nature, stretch.quote.is_empty(), stretch.claim.is_empty()) {
            (Nature::Equal, ..) => Op::Equal,
            (_, true, _) => Op::Delete,
            (_, _, true) => Op::Insert,
            _ => Op::Replace,
        };
        match nature {
            Nature::Equal => stretch.kind = dress(quote, claim, &stretch),
            Nature::Form(kind) => stretch.kind = Some(kind),
            Nature::Marked => stretch.marked = true,
            Nature::Changed => {
                grouped.extend(split_brackets(quote, claim, stretch));
                continue;
            }
        }
        grouped.push(stretch);
    }
    grouped
}

fn first_claim_word(steps: &[Step]) -> usize {
    let claim = |step: &Step| match *step {
        Step::Pair { claim, .. } | Step::Drop { claim, .. } => Some(claim),
        Step::Add { .. } => None,
    };
    steps.iter().find_map(claim).unwrap_or(0)
}

/// A change of which some words stand in brackets, as its marked and its other parts.
fn split_brackets(quote: &Reading<'_>, claim: &Reading<'_>, stretch: Stretch) -> Vec<Stretch> {
    let words = &quote.words[stretch.quote.clone()];
    let beside = stretch.claim.start.saturating_sub(1)..(stretch.claim.end + 1).min(claim.words.len());
    // Inside brackets of the claim itself, nothing is marked.
    let own = claim.words[beside].iter().any(|word| word.bracketed);
    if own || !words.iter().any(|word| word.bracketed) {
        return vec![stretch];
    }
    let start = stretch.quote.start;
    let mut parts: Vec<Stretch> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        match parts.last_mut() {
            Some(last) if last.marked == word.bracketed => last.quote.end = start + i + 1,
            _ => parts.push(Stretch {
                op: Op::Insert,
                kind: None,
                quote: start + i..start + i + 1,
                claim: stretch.claim.start..stretch.claim.start,
                marked: word.bracketed,
                outside: false,
            }),
        }
    }
    // The claim's words go to the first part in brackets.
    let mut given = false;
    for part in &mut parts {
        if given {
            part.claim = stretch.claim.end..stretch.claim.end;
        } else if part.marked {
            part.claim = stretch.claim.clone();
            part.op = if stretch.claim.is_empty() { Op::Insert } else { Op::Replace };
            given = true;
        }
    }
    parts
}

/// How equal words differ in dress; `None` when they do not.
fn dress(quote: &Reading<'_>, claim: &Reading<'_>, stretch: &Stretch) -> Option<EditKind> {
    let (ours, theirs) = (surface(quote, &stretch.quote), surface(claim, &stretch.claim));
    if unclosed(ours) == unclosed(theirs) {
        return None;
    }
    if quote.repaired || claim.repaired || ours.contains('\u{FFFD}') || theirs.contains('\u{FFFD}') {
        return Some(EditKind::Encoding);
    }
    if quote.words[stretch.quote.clone()].iter().any(|word| word.gap.remark) {
        return Some(EditKind::Bracketed);
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (ours, theirs) = (letters(ours), letters(theirs));
    if ours == theirs {
        return Some(EditKind::Glyphs);
    }
    let same_case = ours.to_lowercase() != theirs.to_lowercase();
    Some(if same_case { EditKind::Encoding } else { EditKind::Case })
}

/// The claim's words before and behind the quote.
fn add_cuts(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut Vec<Stretch>) {
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return };
    let (lead, tail) = (0..first.claim.start, last.claim.end..claim.words.len());
    let words = quote.words.len();
    let cut = |at: usize, claim: Range<usize>, kind: Option<EditKind>| Stretch {
        op: Op::Delete,
        kind: kind.or(Some(EditKind::Cut)),
        quote: at..at,
        claim,
        marked: false,
        outside: true,
    };
    if !tail.is_empty() {
        let kind = cut::after(claim, tail.clone());
        stretches.push(cut(words, tail, kind));
    }
    if !lead.is_empty() {
        let kind = cut::before(claim, lead.clone());
        stretches.insert(0, cut(0, lead, kind));
    }
}
