//! Words that changed places: moved, swapped between two roles, or taken from elsewhere in the claim.

use std::collections::HashSet;

use super::compare::PLACE;
use super::reading::{Reading, Word};
use super::stretch::Stretch;
use super::vocabulary::{Class, agree};
use super::{EditKind, Op};

/// Stretches beyond which texts have so little in common that no word is looked for elsewhere.
const MANY: usize = 400;

/// What changes the sense of the words that it stands by.
const TURNING: Class = Class::NEGATION.with(Class::CONDITION).with(Class::NUMBER);

/// Finds words that only changed places: dropped here, added there.
pub(super) fn move_words(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut [Stretch]) {
    if stretches.len() > MANY {
        return;
    }
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
        let between = &stretches[i.min(j) + 1..i.max(j)];
        let mut passed = between.iter().flat_map(|stretch| &quote.words[stretch.quote.clone()]);
        // One word passed is a matter of style, unless both are numbers: "2-7" for "7-2".
        let counts = |word: &Word| word.value.is_some() && gone.iter().any(|gone| gone.value.is_some());
        let far = passed.next().is_some_and(counts) || passed.next().is_some();
        let turned = gone.iter().find(|word| word.class.any(TURNING)).filter(|_| far);
        let kind = match turned {
            Some(word) if word.class.any(Class::NEGATION) => EditKind::Negation,
            Some(word) if word.class.any(Class::NUMBER) => EditKind::Number,
            Some(_) => EditKind::Condition,
            None => EditKind::Order,
        };
        stretches[i].kind = Some(kind);
        stretches[j].kind = Some(kind);
    }
    move_ends(quote, claim, stretches);
}

/// Finds words that were added and are all that the claim has before its first shared word, or behind the last.
fn move_ends(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut [Stretch]) {
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return };
    let ends = [&claim.words[..first.claim.start], &claim.words[last.claim.end..]];
    for stretch in stretches.iter_mut().filter(|s| s.op == Op::Insert && !s.marked && s.kind.is_none()) {
        let came = &quote.words[stretch.quote.clone()];
        let moved =
            |gone: &[Word]| came.len() == gone.len() && came.iter().zip(gone).all(|(a, b)| a.is_same(b));
        if ends.into_iter().any(moved) && !came.iter().any(|word| word.class.any(TURNING)) {
            stretch.kind = Some(EditKind::Order);
        }
    }
}

/// Words added where a few of the claim's first or last are missing stand for these.
pub(super) fn replace_ends(claim: &Reading<'_>, stretches: &mut [Stretch]) {
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
pub(super) fn turn_roles(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &mut [Stretch]) {
    if stretches.len() > MANY {
        return;
    }
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
            let alike = |a: &Word, b: &Word| a.is_same(b) || agree(&a.key, &b.key);
            alike(&ours[a.0], &theirs[b.1])
                && alike(&ours[b.0], &theirs[a.1])
                && ours[a.0 + 1..b.0].iter().any(Word::is_content)
        })
        .collect();
    for (i, j) in crossed {
        let between = &quote.words[stretches[i].quote.end..stretches[j].quote.start];
        let kind = if is_pair(between) { EditKind::Order } else { EditKind::Antonym };
        stretches[i].kind = Some(kind);
        stretches[j].kind = Some(kind);
    }
}

/// Whether the words between two stand between members of a pair, which have no roles: "miners [and coal] companies".
fn is_pair(between: &[Word]) -> bool {
    between.len() <= 2
        && between.first().is_some_and(|word| matches!(&*word.key, "and" | "or" | "und" | "oder"))
}

/// Words in a row that are no accident.
const RUN: usize = PLACE + 1;

/// Whether a run of the quote's words stands somewhere else in the claim, of which other words are missing.
pub(super) fn is_transplanted(quote: &Reading<'_>, claim: &Reading<'_>, stretches: &[Stretch]) -> bool {
    let mut runs = stretches
        .iter()
        .filter(|stretch| matches!(stretch.op, Op::Insert | Op::Replace) && stretch.is_unmarked())
        .flat_map(|stretch| quote.words[stretch.quote.clone()].windows(RUN))
        .peekable();
    let covered: usize = stretches.iter().filter(|s| s.op == Op::Equal).map(|s| s.claim.len()).sum();
    if runs.peek().is_none() || claim.words.len() < covered + RUN + PLACE {
        return false;
    }
    let ids = |run: &[Word]| -> [u64; RUN] { std::array::from_fn(|i| run[i].id) };
    let places: HashSet<[u64; RUN]> = claim.words.windows(RUN).map(ids).collect();
    runs.any(|run| places.contains(&ids(run)))
}
