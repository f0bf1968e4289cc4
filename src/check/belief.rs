//! Whether a story's quote is believed to be the claim that it is most like. Two people may use the same few words; the
//! fewer they are and the more of them differ, the more must speak for the claim besides.

use crate::wording::{Comparison, Op, Wording};

/// Words from which on a quote is known by its words, whoever is said to have spoken them.
const KNOWN: usize = 5;

/// Words up to which a quote has to be the claim's word for word.
const FEW: usize = 3;

/// Words up to which a quote with changes has to be nearly all of the claim, or nearly the same.
const SHORT: usize = 10;

/// Words from which on a quote may have more changes.
const LONG: usize = 15;

/// Whether `quote` may be called a quote of `claim`. `agrees` tells whether the story gives it to the claim's speaker; `None`
/// where it names nobody.
pub(super) fn is_believed(quote: &str, claim: &str, comparison: &Comparison, agrees: Option<bool>) -> bool {
    let words = quote.split_whitespace().count();
    let whole = || words > 1 && claim.split_whitespace().count() <= words + words / 2;
    let same = || same_words(comparison) as f64 / words.max(1) as f64;
    let faithful = matches!(comparison.wording, Wording::Verbatim | Wording::Normalized | Wording::Excerpt);
    match (agrees, faithful) {
        (Some(false), true) => words >= KNOWN || whole(),
        (Some(false), false) => {
            words > FEW && same() >= if words >= LONG { 0.75 } else { 0.8 } && (words > SHORT || whole())
        }
        (_, true) => true,
        // "loser" where the claim has "not just a loser" may be another time that the word was used.
        (_, false) if words <= FEW => whole(),
        (_, false) => words > SHORT || whole() || same() > 0.8,
    }
}

/// How many of the quote's words the claim has in their place.
fn same_words(comparison: &Comparison) -> usize {
    let equal = comparison.edits.iter().filter(|edit| edit.op == Op::Equal);
    equal.map(|edit| edit.quote.split_whitespace().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::compare;

    fn believed(quote: &str, claim: &str, agrees: Option<bool>) -> bool {
        is_believed(quote, claim, &compare(quote, claim), agrees)
    }

    const CLAIM: &str = "We will not pay a single crown for the old harbor and the whole town knows it.";

    #[test]
    fn a_few_common_words_of_somebody_else_are_no_quote_of_a_claim() {
        assert!(!believed("the whole town", CLAIM, Some(false)));
        assert!(believed("the whole town", CLAIM, Some(true)));
        assert!(believed("and the whole town knows it", CLAIM, Some(false)));
    }

    #[test]
    fn changed_words_of_somebody_else_need_more_that_is_the_same() {
        let changed = "We will not spend a single crown on the old harbor and the whole town knows it.";
        assert!(believed(changed, CLAIM, Some(false)));
        assert!(!believed("We will never talk about the old harbor before the vote.", CLAIM, Some(false)));
    }

    #[test]
    fn single_words_are_compared_with_no_negation_around_them() {
        assert!(!believed("loser", "You are not just a loser, you are a coward.", Some(true)));
        assert!(!believed(
            "a new harbor plan",
            "Nobody in this town ever wanted the new harbor or its tower.",
            Some(true)
        ));
    }

    #[test]
    fn a_short_claim_is_known_in_a_short_quote() {
        assert!(believed("We will pay.", "We will not pay.", Some(true)));
    }
}
