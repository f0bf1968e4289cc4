//! From aligned words to edits, and from edits to the class.

use super::align::{Step, align};
use super::around::Around;
use super::moves::is_transplanted;
use super::reading::Reading;
use super::stretch::Stretch;
use super::{Comparison, Edit, EditKind, Op, Wording};

/// Claim words left out without a mark from which on the kept parts are two distant places.
const DISTANT: usize = 12;
/// Words that a part must have to be a place of its own.
pub(super) const PLACE: usize = 3;

/// A comparison, and which words of the quote the claim has in the same place.
pub(crate) struct Fit {
    pub comparison: Comparison,
    /// One for each word of the quote's reading.
    pub found: Vec<bool>,
    /// Words added, replaced, or left out without a mark.
    pub changed: usize,
    /// Words of the claim before the quote's first or behind its last.
    pub outside: usize,
}

/// Compares two texts read before.
pub(super) fn compare(quote: &Reading<'_>, claim: &Reading<'_>) -> Fit {
    compare_within(quote, claim, None)
}

/// The same, where the words around the quote may be known.
pub(super) fn compare_within(quote: &Reading<'_>, claim: &Reading<'_>, around: Option<&Around>) -> Fit {
    if is_verbatim(quote.text, claim.text) && !quote.words.is_empty() {
        return verbatim(quote, claim.text);
    }
    let steps = align(&quote.words, &claim.words);
    let mut stretches = Stretch::of(quote, claim, &steps);
    if let Some(around) = around {
        around.give_back(&mut stretches);
    }
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
    let outside = stretches.iter().filter(|stretch| stretch.outside).map(|stretch| stretch.claim.len()).sum();
    Fit {
        comparison: Comparison { wording, similarity: similarity(&stretches), edits },
        found,
        changed,
        outside,
    }
}

/// Whether two texts are the same characters, closing punctuation aside.
pub(crate) fn is_verbatim(quote: &str, claim: &str) -> bool {
    unclosed(quote) == unclosed(claim)
}

/// The comparison of a quote with a claim of the same characters.
pub(crate) fn compare_verbatim(quote: &str, claim: &str) -> Comparison {
    let (ours, theirs) = (quote.trim().to_owned(), claim.trim().to_owned());
    let edit = Edit { op: Op::Equal, quote: ours, claim: theirs, kind: None };
    Comparison { wording: Wording::Verbatim, similarity: 1.0, edits: vec![edit] }
}

/// The fit of a quote to a claim of the same characters.
pub(super) fn verbatim(quote: &Reading<'_>, claim: &str) -> Fit {
    let comparison = compare_verbatim(quote.text, claim);
    Fit { comparison, found: vec![true; quote.words.len()], changed: 0, outside: 0 }
}

/// The text without the punctuation that closes it.
pub(crate) fn unclosed(text: &str) -> &str {
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '–' | '—' | '-');
    text.trim_start().trim_end_matches(closing)
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
