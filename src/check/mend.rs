//! Changes of the text that mend findings, and what they give.

use super::{Fix, QuoteMatch, Story};
use crate::registry::{Claim, Status};
use crate::text::Span;
use crate::wording::{self, Edit, EditKind, Op, Wording};

/// `text` with the fixes that do not overlap an earlier one, and how many those are.
pub fn apply<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, usize) {
    let mut fixes: Vec<&Fix> = fixes.into_iter().collect();
    fixes.sort_by_key(|fix| (fix.span, &fix.replacement));
    fixes.dedup();
    let (mut mended, mut at, mut applied) = (String::with_capacity(text.len()), 0, 0);
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        let Some(kept) = text.get(at..start).filter(|_| start <= end && text.is_char_boundary(end)) else {
            continue;
        };
        mended += kept;
        mended += &fix.replacement;
        (at, applied) = (end, applied + 1);
    }
    mended += text.get(at..).unwrap_or_default();
    (mended, applied)
}

/// The change that gives a quote its claim's words back; what is marked as left out or inserted stays so, and so does the
/// closing punctuation. `None` where it is not certain what the words were.
pub(super) fn restore(story: &Story, quote: Span, found: &QuoteMatch, claim: &Claim) -> Option<Fix> {
    let sure =
        found.speaker_agrees != Some(false) && found.also.is_empty() && claim.status != Status::Retracted;
    if !sure {
        return None;
    }
    let edits = &found.comparison.edits;
    let text = story.text(quote);
    if join(edits.iter().map(|edit| edit.quote.as_str())) != join([text]) {
        return None;
    }
    let mut restored = join(edits.iter().map(side));
    let closing = |text: &str| text.len() - text.trim_end_matches([',', '.', '!', '?']).len();
    if edits.last().is_some_and(|edit| !keeps(edit)) {
        restored.truncate(restored.len() - closing(&restored));
        restored += &text[text.len() - closing(text)..];
    }
    let faithful = matches!(
        wording::compare(&restored, &claim.text).wording,
        Wording::Verbatim | Wording::Normalized | Wording::Excerpt
    );
    // Other words may say another thing, whether or not a list knows it.
    let certain =
        edits.iter().all(|edit| edit.op == Op::Equal || edit.kind.is_some_and(EditKind::keeps_the_sense));
    faithful.then_some(Fix { span: quote, replacement: restored, certain })
}

/// Whether the quote's side of a difference may stay.
fn keeps(edit: &Edit) -> bool {
    edit.op == Op::Equal || edit.kind.is_some_and(EditKind::keeps_the_words)
}

fn side(edit: &Edit) -> &str {
    if keeps(edit) { &edit.quote } else { &edit.claim }
}

/// The words of all parts, a blank between any two.
fn join<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let words: Vec<&str> = parts.into_iter().flat_map(str::split_whitespace).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::against;

    const CLAIMS: &str = "speakers: {ruiz: {name: Clara Ruiz, roles: [mayor]}}\nclaims:\n  - {id: plan, speaker: ruiz, text: \
                          \"We will not build the new bridge before the winter comes, whatever the council says.\"}\n";

    fn mended(code: &str, text: &str) -> (String, bool) {
        let checked = against(code, CLAIMS, text, "");
        let fix = checked.findings[0].fix.clone().expect("the finding can be mended");
        (apply(text, [&fix]).0, fix.certain)
    }

    #[test]
    fn registered_words_come_back_and_the_punctuation_stays() {
        let altered =
            "“We will not construct the new bridge before the winter comes,” said Clara Ruiz, the mayor.";
        let right = "“We will not build the new bridge before the winter comes,” said Clara Ruiz, the mayor.";
        assert_eq!(mended("Q002", altered), (right.to_owned(), false));
        let last =
            "“We will not build the new bridge before the winter arrives,” said Clara Ruiz, the mayor.";
        assert_eq!(mended("Q002", last), (right.to_owned(), false));
    }

    #[test]
    fn what_is_marked_stays_marked() {
        let marked =
            "“We will not construct the ... bridge before the winter comes,” said Clara Ruiz, the mayor.";
        let right = "“We will not build the ... bridge before the winter comes,” said Clara Ruiz, the mayor.";
        assert_eq!(mended("Q002", marked), (right.to_owned(), false));
    }

    #[test]
    fn a_change_of_meaning_has_to_be_asked_for() {
        let dropped = "“We will build the new bridge before the winter comes,” said Clara Ruiz, the mayor.";
        assert!(!mended("Q003", dropped).1);
    }

    #[test]
    fn only_what_keeps_the_sense_is_mended_unasked() {
        let quoted = |words: &str| mended("Q002", &format!("“{words},” said Clara Ruiz, the mayor.")).1;
        assert!(quoted("We won't build the new bridge before the winter comes"));
        assert!(quoted("We will not build the new brigde before the winter comes"));
        assert!(!quoted("We will not build the new tunnel before the winter comes"));
        assert!(!quoted("We will not build the new bridge before winter the comes"));
    }

    #[test]
    fn overlapping_changes_wait() {
        let fix = |start, end, with: &str| Fix::certain(Span::new(start, end), with.to_owned());
        let fixes = [fix(4, 7, "two"), fix(0, 5, "one"), fix(8, 8, "!")];
        assert_eq!(apply("aaaaabbbc", &fixes), ("onebbb!c".to_owned(), 2));
    }
}
