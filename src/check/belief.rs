//! Whether a story's quote is believed to be the claim that it is most like. Two people may use the same few words; the
//! fewer they are and the more of them differ, the more must speak for the claim besides.

use std::collections::HashSet;

use crate::wording::{Comparison, Edit, EditKind, Op, Reading, Sketch, Wording};

/// Words up to which a quote has to be the claim's word for word, unless it is nearly all of the claim.
const FEW: usize = 3;

/// Words up to which a part of a claim, with changes, is known by rare words alone.
const SHORT: usize = 6;

/// Words from which on a part of a claim is known by their number.
const LONG: usize = 8;

/// What speaks for a quote being a claim's.
struct Evidence {
    /// Words of the quote.
    words: usize,
    /// Words that both have in the same place, as a share of the part of the claim that the quote covers.
    share: f64,
    /// Different words, none of them an everyday one, that both have in the same place.
    found: usize,
    /// The same with everyday words, but for those that carry no sense.
    content: usize,
    /// Such words of the quote that the claim lacks.
    lacked: usize,
    /// Whether nothing differs but that words of the claim are left out.
    only_gaps: bool,
    /// Whether both begin and end with the same words, as far as the quote goes: what differs lies between.
    inside: bool,
    /// Whether the claim says little beyond.
    whole: bool,
    faithful: bool,
}

/// Whether `quote` may be called a quote of `claim`. `agrees` tells whether the story gives it to the claim's speaker; `None`
/// where it names nobody.
///
/// People say "we are very close to a deal on" more than once; what they spoke of is in the words that are not everyday ones.
pub(super) fn is_believed(quote: &str, claim: &str, comparison: &Comparison, agrees: Option<bool>) -> bool {
    let evidence = Evidence::of(quote, claim, comparison);
    match agrees {
        Some(false) => evidence.tells_of_anybody(),
        // Of parts run together, the search itself asks that each tells where it comes from.
        _ => evidence.faithful || comparison.wording == Wording::Spliced || evidence.tells(),
    }
}

impl Evidence {
    fn of(quote: &str, claim: &str, comparison: &Comparison) -> Self {
        let words = count(quote);
        let (mut found, mut content, mut lacked) = (HashSet::new(), HashSet::new(), HashSet::new());
        let (mut same, mut all) = (0, 0);
        for (at, edit) in comparison.edits.iter().enumerate() {
            let outside = edit.op == Op::Delete && (at == 0 || at + 1 == comparison.edits.len());
            let dress = |kind: EditKind| kind.keeps_the_words() || kind == EditKind::Contraction;
            let kept = edit.op == Op::Equal || edit.kind.is_some_and(dress);
            if kept {
                same += count(&edit.quote);
                found.extend(sense(&edit.quote, false));
                content.extend(sense(&edit.quote, true));
            } else if !edit.kind.is_some_and(EditKind::bears_on_meaning) || count(&edit.quote) > 2 {
                // "All" for "most" is what was damaged, not another thing to speak of.
                lacked.extend(sense(&edit.quote, true));
            }
            all += match (outside, kept) {
                (true, _) => 0,
                (false, true) => count(&edit.quote),
                (false, false) => count(&edit.quote).max(count(&edit.claim)),
            };
        }
        let own = |edit: &&Edit| !edit.quote.is_empty();
        let same_word = |edit: Option<&Edit>| edit.is_some_and(|edit| edit.op == Op::Equal);
        let inside = same_word(comparison.edits.iter().find(own))
            && same_word(comparison.edits.iter().rev().find(own));
        lacked.retain(|word| !content.contains(word));
        Self {
            words,
            share: same as f64 / all.max(1) as f64,
            found: found.len(),
            content: content.len(),
            lacked: lacked.len(),
            only_gaps: comparison.edits.iter().all(|edit| matches!(edit.op, Op::Equal | Op::Delete)),
            inside,
            whole: words > 1 && count(claim) <= words + words / 2,
            faithful: matches!(
                comparison.wording,
                Wording::Verbatim | Wording::Normalized | Wording::Excerpt
            ),
        }
    }

    /// Enough for a quote with changes of the claim's own speaker, or of somebody unknown.
    fn tells(&self) -> bool {
        if self.words <= FEW {
            // "loser" where the claim has "not just a loser" may be another time that the word was used.
            return self.whole;
        }
        if self.inside && self.only_gaps && (self.whole && self.share >= 0.6 || self.has_places()) {
            return true;
        }
        if self.words < SHORT && !self.whole {
            return self.found > 2 - usize::from(self.share > 0.99);
        }
        let close = self.share >= if self.words < LONG { 0.75 } else { 0.8 };
        let telling = self.whole || self.words + self.found > LONG;
        if self.inside && close && telling {
            return true;
        }
        let spoken_of = self.lacked == 0 || 3 * self.lacked < self.content;
        let much = self.share >= 0.6 && self.found >= if self.inside { 2 } else { 3 };
        spoken_of && (close && (self.whole || self.words >= LONG) || much)
    }

    /// Whether what was kept on the sides of a gap is too much to be found in the claim by chance.
    fn has_places(&self) -> bool {
        self.words >= LONG && self.share >= 0.5 || self.words >= SHORT && self.found > 0 && self.share >= 0.6
    }

    /// Enough for words of somebody else than the claim's speaker: the fewer they are, the more of them have to be no everyday
    /// ones, as set phrases are short.
    fn tells_of_anybody(&self) -> bool {
        let least = match self.words {
            ..10 if !self.whole && !self.faithful => return false,
            8.. if self.whole && self.faithful => 0,
            ..=4 if !self.whole => return false,
            ..=6 => 3 - usize::from(self.whole && self.words > 4),
            7..=9 => 2,
            _ => 0,
        };
        let same = self.faithful || self.share >= 0.75 && 4 * self.lacked <= self.content;
        same && self.found >= least + usize::from(!self.faithful)
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words that carry sense, folded, everyday ones among them or not; neither values nor what stands in brackets.
fn sense(text: &str, everyday: bool) -> Vec<String> {
    let reading = Reading::of(text);
    let tells = |word: &Sketch<'_>| {
        word.content
            && !word.bracketed
            && (everyday || !word.is_common())
            && !word.key.contains(|c: char| c.is_ascii_digit())
    };
    reading.words().filter(tells).map(|word| word.key.to_owned()).collect()
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
    fn a_few_words_of_somebody_else_are_no_quote_of_a_claim() {
        assert!(!believed("the whole town", CLAIM, Some(false)));
        assert!(believed("the whole town", CLAIM, Some(true)));
        assert!(believed("for the old harbor and the whole town knows it", CLAIM, Some(false)));
    }

    #[test]
    fn set_phrases_are_anybodys() {
        for (quote, claim) in [
            (
                "We take these allegations very seriously",
                "We take these allegations very seriously and will look into them.",
            ),
            ("Nobody is above the law", "Nobody is above the law, and that goes for the port as well."),
            ("make our harbor great again", "Make our harbor great again, that is all I ask."),
        ] {
            assert!(!believed(quote, claim, Some(false)), "{quote}");
            assert!(believed(quote, claim, Some(true)), "{quote}");
        }
    }

    #[test]
    fn the_same_opening_about_another_thing_is_another_utterance() {
        for (quote, claim) in [
            ("There is no place for violence in our schools", "There is no place for violence in our town."),
            (
                "We are very close to a deal on the ferry",
                "We are very close to a deal on wages, closer than last year.",
            ),
            (
                "We can not go on like this, the nurses are exhausted",
                "We can not go on like this, the pumps are forty years old.",
            ),
            (
                "There is a lot of work to be done on safety",
                "There is a lot of work to be done before the opening.",
            ),
            (
                "We are telling the truth.",
                "We are telling our partners the truth about the bridge, even where it hurts.",
            ),
        ] {
            assert!(!believed(quote, claim, Some(true)), "{quote}");
        }
    }

    #[test]
    fn damage_between_words_that_are_kept_is_found() {
        for (quote, claim) in [
            (
                "We expect about three hundred guests from Denmark at the regatta",
                "We expect about three hundred guests from Sweden at the regatta.",
            ),
            (
                "I promised the fishermen a new quay",
                "I never promised the fishermen a new quay, I promised them a study.",
            ),
            (
                "Somebody on the board knew about the leak",
                "Nobody on the board knew about the leak until the divers came back.",
            ),
            ("I would sell the brewery", "I would sell the brewery if the heirs agreed on a price."),
            ("We will pay.", "We will not pay."),
        ] {
            assert!(believed(quote, claim, Some(true)), "{quote}");
        }
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
}
