//! Lays the words of two texts side by side.

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation;

use super::{Comparison, Edit, EditKind, Op, Wording};

pub(super) fn compare(quote: &str, claim: &str) -> Comparison {
    let ours: Vec<&str> =
        quote.split_word_bounds().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let theirs: Vec<&str> =
        claim.split_word_bounds().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let diff = TextDiff::from_slices(&theirs, &ours);
    let mut edits: Vec<Edit> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        let (op, quote, claim) = match change.tag() {
            ChangeTag::Equal => (Op::Equal, word, word),
            ChangeTag::Delete => (Op::Delete, "", word),
            ChangeTag::Insert => (Op::Insert, word, ""),
        };
        match edits.last_mut() {
            Some(last) if last.op == op => {
                push_word(&mut last.quote, quote);
                push_word(&mut last.claim, claim);
            }
            _ => edits.push(Edit { op, quote: quote.to_owned(), claim: claim.to_owned(), kind: None }),
        }
    }
    let last = edits.len().saturating_sub(1);
    for (i, edit) in edits.iter_mut().enumerate() {
        if edit.op == Op::Delete && (i == 0 || i == last) {
            edit.kind = Some(EditKind::Cut);
        }
    }
    let same = edits.iter().filter(|e| e.op == Op::Equal).map(|e| e.quote.split(' ').count()).sum::<usize>();
    let wording = class(quote, claim, &edits);
    Comparison { wording, similarity: same as f64 / ours.len().max(1) as f64, edits }
}

fn push_word(to: &mut String, word: &str) {
    if !to.is_empty() && !word.is_empty() {
        to.push(' ');
    }
    to.push_str(word);
}

fn class(quote: &str, claim: &str, edits: &[Edit]) -> Wording {
    if quote == claim {
        Wording::Verbatim
    } else if edits.iter().all(|e| e.op == Op::Equal) {
        Wording::Normalized
    } else if edits.iter().all(|e| e.op == Op::Equal || e.kind == Some(EditKind::Cut)) {
        Wording::Excerpt
    } else if edits.iter().all(|e| matches!(e.op, Op::Equal | Op::Delete)) {
        Wording::Omission
    } else {
        Wording::Altered
    }
}
