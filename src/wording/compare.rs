//! From aligned words to edits, and from edits to the class.

use std::ops::Range;

use super::align::{Step, align};
use super::cut;
use super::fold::fold;
use super::judge::{Side, judge};
use super::reading::{Reading, Word};
use super::vocabulary::Class;
use super::{Comparison, Edit, EditKind, Op, Wording};

/// Claim words left out without a mark from which on the kept parts are two distant places.
const DISTANT: usize = 12;
/// Words that a part must have to be a place of its own.
const PLACE: usize = 3;

/// A comparison, and which words of the quote the claim has in the same place.
pub(crate) struct Fit {
    pub comparison: Comparison,
    /// One for each word of the quote's reading.
    pub found: Vec<bool>,
    /// Words added, replaced, or left out without a mark.
    pub changed: usize,
}

/// Compares two texts read before.
pub(super) fn compare(quote: &Reading<'_>, claim: &Reading<'_>) -> Fit {
    if unclosed(quote.text) == unclosed(claim.text) && !quote.words.is_empty() {
        let edit = Edit {
            op: Op::Equal,
            quote: quote.text.trim().to_owned(),
            claim: claim.text.trim().to_owned(),
            kind: None,
        };
        let comparison = Comparison { wording: Wording::Verbatim, similarity: 1.0, edits: vec![edit] };
        return Fit { comparison, found: vec![true; quote.words.len()], changed: 0 };
    }
    let steps = align(&quote.words, &claim.words);
    let stretches = Stretch::of(quote, claim, &steps);
    let wording = class(quote, claim, &stretches);
    let edits = stretches.iter().map(|stretch| stretch.edit(quote, claim)).collect();
    let mut found = vec![false; quote.words.len()];
    for step in &steps {
        if let Step::Pair { quote, same: true, .. } = *step {
            found[quote] = true;
        }
    }
    let unmarked = stretches.iter().filter(|stretch| stretch.is_unmarked());
    let changed = unmarked.map(|stretch| stretch.quote.len().max(stretch.claim.len())).sum();
    Fit { comparison: Comparison { wording, similarity: similarity(&stretches), edits }, found, changed }
}

/// The text without the punctuation that closes it.
fn unclosed(text: &str) -> &str {
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '–' | '—' | '-');
    text.trim_start().trim_end_matches(closing)
}

/// Neighbouring steps with one verdict.
#[derive(Debug)]
struct Stretch {
    op: Op,
    kind: Option<EditKind>,
    quote: Range<usize>,
    claim: Range<usize>,
    /// An ellipsis or brackets stand for the difference.
    marked: bool,
    /// Words of the claim in front of the quote's first or behind its last.
    outside: bool,
}

impl Stretch {
    fn of(quote: &Reading<'_>, claim: &Reading<'_>, steps: &[Step]) -> Vec<Stretch> {
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
        if self.op == Op::Delete && self.repeats(claim) {
            return Some(EditKind::Grammar);
        }
        let ours = Side { words: ours.iter().collect(), reading: quote };
        judge(&ours, &Side { words: theirs.iter().collect(), reading: claim })
    }

    /// Brackets and ellipses may stand for anything but a negation or, beside the kept words, a condition.
    fn marked_verdict(&self, ours: &[Word], claim: &Reading<'_>) -> Option<EditKind> {
        let theirs = &claim.words[self.claim.clone()];
        if self.quote.is_empty() {
            return cut::after(claim, self.claim.clone())
                .or_else(|| cut::before(claim, self.claim.clone()))
                .or(Some(EditKind::Ellipsis));
        }
        let negated = |words: &[Word]| words.iter().any(|word| word.class.any(Class::NEGATION));
        let amounts = |words: &[Word]| -> Vec<String> {
            words.iter().filter(|w| w.value.is_some()).map(|w| w.key.clone()).collect()
        };
        let (said, printed) = (amounts(theirs), amounts(ours));
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

    fn edit(&self, quote: &Reading<'_>, claim: &Reading<'_>) -> Edit {
        let (ours, theirs) = (surface(quote, &self.quote), surface(claim, &self.claim));
        Edit { op: self.op, quote: ours.to_owned(), claim: theirs.to_owned(), kind: self.kind }
    }

    fn is_unmarked(&self) -> bool {
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
        Step::Drop { at, .. } if at > 0 && quote.words.get(at).is_some_and(|next| next.gap.ellipsis) => {
            // An ellipsis that the claim has in the same place stands for nothing of the claim.
            let own = partners[at].is_some_and(|partner| claim.words[partner].gap.ellipsis);
            if own { Nature::Changed } else { Nature::Marked }
        }
        _ => Nature::Changed,
    }
}

/// How the two forms of one word differ, when more than their dress does.
fn form(ours: &Word, theirs: &Word, quote: &Reading<'_>, claim: &Reading<'_>) -> Option<EditKind> {
    if theirs.is_ended_by(ours) || theirs.is_begun_by(ours) {
        return None;
    }
    if ours.contracted != theirs.contracted || ours.id != theirs.id && !ours.key.contains('\u{FFFD}') {
        return Some(EditKind::Contraction);
    }
    let written =
        |word: &Word, reading: &Reading<'_>| fold(reading.text.get(word.span.clone()).unwrap_or(""));
    (ours.value.is_some() && written(ours, quote) != written(theirs, claim)).then_some(EditKind::SameValue)
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

/// Finds words that only changed places: dropped here, added there.
fn move_words(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut [Stretch]) {
    let open = |stretch: &Stretch, op: Op| stretch.op == op && stretch.kind.is_none() && !stretch.marked;
    for i in 0..stretches.len() {
        if !open(&stretches[i], Op::Delete) {
            continue;
        }
        let gone = &claim.words[stretches[i].claim.clone()];
        let twin = (0..stretches.len()).find(|&j| {
            let came = &quote.words[stretches[j].quote.clone()];
            open(&stretches[j], Op::Insert)
                && came.len() == gone.len()
                && came.iter().zip(gone).all(|(a, b)| a.is_same(b))
        });
        let Some(j) = twin else { continue };
        let passed: usize = stretches[i.min(j) + 1..i.max(j)].iter().map(|between| between.quote.len()).sum();
        let turning = Class::NEGATION.with(Class::CONDITION).with(Class::NUMBER);
        let turned = gone.iter().find(|word| word.class.any(turning)).filter(|_| passed > 1);
        let kind = match turned {
            Some(word) if word.class.any(Class::NEGATION) => EditKind::Negation,
            Some(word) if word.class.any(Class::NUMBER) => EditKind::Number,
            Some(_) => EditKind::Condition,
            None => EditKind::Order,
        };
        stretches[i].kind = Some(kind);
        stretches[j].kind = Some(kind);
    }
}

/// Words added where a few of the claim's first or last are missing stand for these.
fn replace_ends(claim: &Reading<'_>, stretches: &mut [Stretch]) {
    let few = |words: usize, stretch: &Stretch| {
        stretch.op == Op::Insert && !stretch.marked && (1..=stretch.quote.len() + 1).contains(&words)
    };
    if let Some(first) = stretches.first_mut()
        && few(first.claim.start, first)
    {
        first.claim.start = 0;
        first.op = Op::Replace;
    }
    if let Some(last) = stretches.last_mut()
        && few(claim.words.len() - last.claim.end, last)
    {
        last.claim.end = claim.words.len();
        last.op = Op::Replace;
    }
}

/// Two words that took each other's place across a verb changed roles: who did it, and to whom.
fn turn_roles(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut [Stretch]) {
    let single = |stretch: &Stretch| {
        let one = stretch.quote.len() == 1 && stretch.claim.len() == 1 && stretch.op == Op::Replace;
        (one && !stretch.marked && stretch.kind.is_none())
            .then_some((stretch.quote.start, stretch.claim.start))
    };
    let crossed: Vec<(usize, usize)> = (0..stretches.len())
        .flat_map(|i| (i + 1..stretches.len()).map(move |j| (i, j)))
        .filter(|&(i, j)| {
            let (Some(a), Some(b)) = (single(&stretches[i]), single(&stretches[j])) else { return false };
            let (ours, theirs) = (&quote.words, &claim.words);
            ours[a.0].is_same(&theirs[b.1])
                && ours[b.0].is_same(&theirs[a.1])
                && ours[a.0 + 1..b.0].iter().any(Word::is_content)
        })
        .collect();
    for (i, j) in crossed {
        stretches[i].kind = Some(EditKind::Antonym);
        stretches[j].kind = Some(EditKind::Antonym);
    }
}

/// Whether a run of the quote's words stands somewhere else in the claim, of which other words are missing.
fn is_transplanted(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &[Stretch]) -> bool {
    let covered = |at: usize| stretches.iter().any(|s| s.op == Op::Equal && s.claim.contains(&at));
    stretches.iter().filter(|s| matches!(s.op, Op::Insert | Op::Replace) && s.is_unmarked()).any(|stretch| {
        let run = &quote.words[stretch.quote.clone()];
        let missing = (0..claim.words.len()).filter(|at| !covered(*at)).count();
        run.len() > PLACE
            && missing >= run.len() + PLACE
            && claim.words.windows(run.len()).any(|place| place.iter().zip(run).all(|(a, b)| a.is_same(b)))
    })
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

fn class(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &[Stretch]) -> Wording {
    let mut worst = Wording::Normalized;
    let mut raise = |wording| worst = worst.max(wording);
    for (i, stretch) in stretches.iter().enumerate() {
        if stretch.kind.is_some_and(EditKind::bears_on_meaning) {
            raise(Wording::MeaningChanged);
        }
        match stretch.op {
            Op::Equal => {}
            _ if !stretch.is_unmarked() => {
                let same = matches!(stretch.kind, Some(EditKind::SameValue | EditKind::Glyphs));
                raise(if same { Wording::Normalized } else { Wording::Excerpt });
            }
            Op::Delete
                if matches!(stretch.kind, Some(EditKind::Filler | EditKind::Grammar | EditKind::Order)) =>
            {
                raise(Wording::Altered);
            }
            Op::Delete if is_splice(stretches, i) => raise(Wording::Spliced),
            Op::Delete => raise(Wording::Omission),
            _ => raise(Wording::Altered),
        }
    }
    if quote.words.iter().any(|word| word.gap.remark) || quote.end.remark {
        raise(Wording::Excerpt);
    }
    if is_transplanted(quote, claim, stretches) {
        raise(Wording::Spliced);
    }
    worst
}

/// Whether so much is left out before `at` that what is kept are two distant places.
fn is_splice(stretches: &[Stretch], at: usize) -> bool {
    let kept = |stretches: &[Stretch]| -> usize {
        stretches.iter().filter(|s| s.op == Op::Equal).map(|s| s.quote.len()).sum()
    };
    stretches[at].claim.len() >= DISTANT
        && kept(&stretches[..at]) >= PLACE
        && kept(&stretches[at + 1..]) >= PLACE
}

/// Words that both have, twice, over all words of the part that the quote covers.
fn similarity(stretches: &[Stretch]) -> f64 {
    let (mut same, mut all) = (0, 0);
    for stretch in stretches {
        if stretch.outside || stretch.marked {
            continue;
        }
        let words = stretch.quote.len() + stretch.claim.len();
        all += words;
        if stretch.op == Op::Equal
            || matches!(stretch.kind, Some(EditKind::SameValue | EditKind::Contraction | EditKind::Glyphs))
        {
            same += words;
        }
    }
    if all == 0 { 0.0 } else { f64::from(same as u32) / f64::from(all as u32) }
}
