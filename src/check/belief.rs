//! Whether a story's quote is believed to be the claim that it is most like. Two people may use the same few words; the
//! fewer they are and the more of them differ, the more must speak for the claim besides.

use std::cell::OnceCell;

use super::Occasion;
use crate::wording::{Comparison, Edit, EditKind, Op, Reading, Sketch, Wording};

/// Words up to which a quote has to be the claim's word for word, unless it is nearly all of the claim.
const FEW: usize = 3;

/// Words up to which a part of a claim, with changes, is known by rare words alone.
const SHORT: usize = 6;

/// Words from which on a part of a claim is known by their number.
const LONG: usize = 8;

/// Words from which on no set phrase is as long.
const SURE: usize = 10;

/// Words that a slip of the pen leaves out at most.
const GAP: usize = 3;

/// Whether `quote` may be called a quote of `claim`. `agrees` tells whether the story gives it to the claim's speaker; `None`
/// where it names nobody.
///
/// People say "we are very close to a deal on" more than once; what they spoke of is in the words that are not everyday ones.
pub(super) fn is_believed(
    quote: &str,
    claim: &str,
    comparison: &Comparison,
    agrees: Option<bool>,
    occasion: Occasion,
) -> bool {
    let faithful = matches!(comparison.wording, Wording::Verbatim | Wording::Normalized | Wording::Excerpt);
    // Of parts run together, the search itself asks that each tells where it comes from.
    let settled = faithful || comparison.wording == Wording::Spliced;
    let now = occasion == Occasion::Same;
    match agrees {
        // Whoever says nearly the same again says it on another day.
        _ if occasion == Occasion::Other && !faithful => false,
        Some(false) if faithful && is_sure(quote) => true,
        Some(false) if occasion == Occasion::Other && !is_sure(quote) => false,
        Some(false) => Evidence::of(quote, claim, comparison).tells_of_anybody(faithful, now),
        _ => settled || is_marked(&comparison.edits) || Evidence::of(quote, claim, comparison).tells(now),
    }
}

/// What speaks for a quote being a claim's.
struct Evidence<'c> {
    /// Words of the quote.
    words: usize,
    /// Words that both have in the same place, as a share of the part of the claim that the quote covers.
    share: f64,
    edits: &'c [Edit],
    /// Read only where the numbers of words leave it open.
    senses: OnceCell<Senses>,
    /// Whether nothing differs but that words of the claim are left out.
    only_gaps: bool,
    /// Whether both begin and end with the same words, as far as the quote goes: what differs lies between.
    inside: bool,
    /// Whether the claim says little beyond.
    whole: bool,
}

/// How many different words that carry sense a quote has of a claim, in the same place.
struct Senses {
    /// Of those that are no everyday ones.
    rare: usize,
    /// Of all.
    found: usize,
    /// Words of the quote that the claim lacks.
    lacked: usize,
}

impl Senses {
    fn of(edits: &[Edit]) -> Self {
        // "All" for "most" is what was damaged, not another thing to speak of.
        let is_lacked = |edit: &&Edit| {
            !is_kept(edit) && (!edit.kind.is_some_and(EditKind::bears_on_meaning) || changed(edit).0 > 2)
        };
        let kept = read(edits.iter().filter(|edit| is_kept(edit)));
        let lacked = read(edits.iter().filter(is_lacked));
        let (found, mut lacked) = (senses(&kept), senses(&lacked));
        lacked.retain(|word| found.binary_search_by_key(&word.key, |found| found.key).is_err());
        let rare = found.iter().filter(|word| !word.is_common());
        Self { rare: rare.count(), found: found.len(), lacked: lacked.len() }
    }

    /// Whether both speak of the same: of what the quote speaks of, `times` as much is the claim's as is not.
    const fn agree(&self, times: usize) -> bool {
        self.lacked == 0 || times * self.lacked < self.found
    }
}

impl<'c> Evidence<'c> {
    fn of(quote: &str, claim: &str, comparison: &'c Comparison) -> Self {
        let edits = &comparison.edits;
        let words = count(quote);
        let (mut same, mut all) = (0, 0);
        for edit in edits {
            let kept = if is_kept(edit) { count(&edit.quote) } else { 0 };
            same += kept;
            all += match (is_outside(edit, edits), is_kept(edit)) {
                (true, _) => 0,
                (false, true) => kept,
                (false, false) => {
                    let (ours, theirs) = changed(edit);
                    ours.max(theirs)
                }
            };
        }
        let mut own = edits.iter().filter(|edit| !edit.quote.is_empty());
        let first = own.next();
        let last = own.next_back().or(first);
        Self {
            words,
            share: same as f64 / all.max(1) as f64,
            edits,
            senses: OnceCell::new(),
            only_gaps: edits.iter().all(|edit| matches!(edit.op, Op::Equal | Op::Delete)),
            inside: [first, last].iter().all(|edit| edit.is_some_and(|edit| edit.op == Op::Equal)),
            whole: words > 1 && count(claim) <= words + words / 2,
        }
    }

    fn senses(&self) -> &Senses {
        self.senses.get_or_init(|| Senses::of(self.edits))
    }

    /// Enough for a quote with changes of the claim's own speaker, or of somebody unknown. `now` tells that both are of one
    /// occasion, where nobody says much twice.
    fn tells(&self, now: bool) -> bool {
        if self.words <= FEW {
            // "loser" where the claim has "not just a loser" may be another time that the word was used.
            return self.whole;
        }
        if self.inside && self.only_gaps && (self.whole && self.share >= 0.6 || self.has_places()) {
            return true;
        }
        if now && self.is_slip() {
            return true;
        }
        if self.words < SHORT && !self.whole {
            let unchanged = self.share > 0.99;
            return self.senses().rare >= if unchanged { 2 } else { 3 };
        }
        if self.share < 0.6 {
            return false;
        }
        let rare = self.senses().rare;
        let close = self.share >= if self.words < LONG { 0.75 } else { 0.8 };
        if self.inside && close && (self.whole || self.words + rare > LONG) {
            return true;
        }
        let much = rare >= if self.inside { 2 } else { 3 };
        self.senses().agree(3) && (close && (self.whole || self.words >= LONG) || much)
    }

    /// Whether a slip of the pen parts them: one word changed or added, or a few left out, between words that are the claim's.
    fn is_slip(&self) -> bool {
        let mut slips = self.edits.iter().filter(|edit| !is_kept(edit) && !is_outside(edit, self.edits));
        let most = |edit: &Edit| if edit.kind == Some(EditKind::Number) { GAP } else { 1 };
        let is_small = |edit: &Edit| {
            let (ours, theirs) = changed(edit);
            ours <= most(edit) && theirs <= GAP
        };
        let slip = slips.next().is_none_or(is_small);
        slip && slips.next().is_none() && self.inside && self.share >= 0.6 && self.senses().rare > 0
    }

    /// Whether what was kept on the sides of a gap is too much to be found in the claim by chance.
    fn has_places(&self) -> bool {
        let known = || self.words >= SHORT && self.senses().rare > 0;
        self.words >= LONG && self.share >= 0.5 || self.share >= 0.6 && known()
    }

    /// Enough for words of somebody else than the claim's speaker: the fewer they are, the more of them have to be rare, as set
    /// phrases are short.
    fn tells_of_anybody(&self, faithful: bool, now: bool) -> bool {
        let rare = || self.senses().rare;
        if now && faithful && self.words >= 5 && rare() > 0 {
            return true;
        }
        match (faithful, self.whole) {
            (true, true) if self.words >= LONG => true,
            (true, true) => rare() >= if self.words < 5 { 3 } else { 2 },
            (true, false) if self.words < 5 => false,
            (true, false) => rare() >= if self.words <= SHORT { 3 } else { 2 },
            (false, _) => {
                let least = if self.words >= SURE { 1 } else { 3 };
                let long = self.whole || self.words >= SURE;
                long && self.share >= 0.75 && self.senses().agree(4) && rare() >= least
            }
        }
    }
}

/// Whether the claim has the quote's words of this edit, perhaps in other dress.
fn is_kept(edit: &Edit) -> bool {
    let dress = |kind: EditKind| kind.keeps_the_words() || kind == EditKind::Contraction;
    edit.op == Op::Equal || edit.kind.is_some_and(dress)
}

/// Whether an edit is what the claim says before or behind the quote.
fn is_outside(edit: &Edit, edits: &[Edit]) -> bool {
    let is = |other: Option<&Edit>| other.is_some_and(|other| std::ptr::eq(other, edit));
    edit.op == Op::Delete && (is(edits.first()) || is(edits.last()))
}

/// Whether it would be an excerpt, but for what the words that an ellipsis stands for take from the rest.
fn is_marked(edits: &[Edit]) -> bool {
    let marks = |at: usize| edits.get(at + 1).is_some_and(|next| next.quote.starts_with(['…', '.']));
    let mut changed = edits.iter().enumerate().filter(|(_, edit)| !is_kept(edit)).peekable();
    changed.peek().is_some() && changed.all(|(at, edit)| edit.op == Op::Delete && marks(at))
}

/// Whether a text has as many words as no set phrase has.
fn is_sure(text: &str) -> bool {
    text.split_whitespace().take(SURE).count() == SURE
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Words of a change in the quote and in the claim. A value is one, however many it is written with: "350 million euros" for "250
/// million euros" is one slip of the pen, and so is "2-7" for "7-2".
fn changed(edit: &Edit) -> (usize, usize) {
    let words: fn(&str) -> usize = match edit.kind {
        Some(EditKind::Number | EditKind::Date | EditKind::Unit) => {
            |text| Reading::of(text).words().count().min(count(text))
        }
        _ => count,
    };
    (words(&edit.quote), words(&edit.claim))
}

/// The quote's words of some edits.
fn read<'e>(edits: impl Iterator<Item = &'e Edit>) -> Vec<Reading<'e>> {
    edits.map(|edit| Reading::of(&edit.quote)).collect()
}

/// The words that carry sense, folded, each once and in order; neither values nor what stands in brackets.
fn senses<'r>(readings: &'r [Reading<'_>]) -> Vec<Sketch<'r>> {
    let digits = |key: &str| key.contains(|c: char| c.is_ascii_digit());
    let tells = |word: &Sketch<'_>| word.content && !word.bracketed && !digits(word.key);
    let mut words: Vec<Sketch<'_>> = readings.iter().flat_map(Reading::words).filter(tells).collect();
    words.sort_unstable_by_key(|word| word.key);
    words.dedup_by_key(|word| word.key);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Severity;
    use crate::check::testing::against;
    use crate::wording::compare;

    fn believed(quote: &str, claim: &str, agrees: Option<bool>) -> bool {
        is_believed(quote, claim, &compare(quote, claim), agrees, Occasion::Open)
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
    fn a_value_is_one_word_however_many_it_is_written_with() {
        for (quote, claim) in [
            (
                "The bridge will cost the city 350 million euros in total",
                "The bridge will cost the city 250 million euros in total.",
            ),
            (
                "We sold the house on Friday for sixty thousand pounds",
                "We sold the house on Friday for one hundred and fifty thousand pounds.",
            ),
            (
                "The ferry starts again on the second of November, and not before",
                "The ferry starts again on the first of November, and not before.",
            ),
            ("The council voted 2-7 to close the canal", "The council voted 7-2 to close the canal."),
        ] {
            assert!(believed(quote, claim, Some(true)), "{quote}");
        }
    }

    #[test]
    fn what_an_ellipsis_takes_from_the_rest_is_a_claims() {
        let claim = "The vaccine is safe for adults, but we do not know whether it is safe for children.";
        assert!(believed("The vaccine is safe … for children", claim, Some(true)));
    }

    #[test]
    fn what_is_of_the_same_day_needs_less_to_be_a_claims() {
        let seen =
            |quote, agrees, occasion| is_believed(quote, CLAIM, &compare(quote, CLAIM), agrees, occasion);
        let slip = "a single crown for the ancient harbor";
        assert!(!seen(slip, Some(true), Occasion::Open));
        assert!(seen(slip, Some(true), Occasion::Same));
        assert!(!seen("for the ancient and ruined harbor", Some(true), Occasion::Same));
        let taken = "not pay a single crown";
        assert!(!seen(taken, Some(false), Occasion::Open));
        assert!(seen(taken, Some(false), Occasion::Same));
    }

    #[test]
    fn changed_words_of_another_day_are_another_utterance() {
        let seen = |quote, agrees| is_believed(quote, CLAIM, &compare(quote, CLAIM), agrees, Occasion::Other);
        assert!(!seen(
            "We will not pay a single crown for the new harbor and the whole town knows it.",
            Some(true)
        ));
        assert!(seen("We will not pay a single crown for the old harbor", Some(true)));
        assert!(seen("We will not pay a single crown for the old harbor", Some(false)));
        assert!(!seen("not pay a single crown for the old harbor", Some(false)));
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

    /// Whether any rule but Q001 finds an error in a quote.
    fn is_called_the_claims(line: &str) -> bool {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[of, claim, by, quote] = fields.as_slice() else { panic!("four fields: {line}") };
        let id = |name: &str| if name == "Clara Ruiz" { "ruiz" } else { "holm" };
        let claims = format!(
            "speakers: {{ruiz: {{name: Clara Ruiz}}, holm: {{name: Peter Holm}}}}\nclaims:\n  \
             - {{id: one, speaker: {}, text: '{}'}}\n  \
             - {{id: mill, speaker: holm, text: Whoever buys the mill buys its debts as well.}}\n",
            id(of),
            claim.replace('\'', "''")
        );
        let quote = quote.trim_end_matches('.');
        let story = format!(
            "The mayor, Clara Ruiz, and Peter Holm spoke.\n\n“{quote},” {by} said in the town hall.\n"
        );
        let found = against("Q", &claims, &story, "").findings;
        found.iter().any(|finding| finding.rule.code != "Q001" && finding.severity == Severity::Error)
    }

    #[test]
    fn other_utterances_are_left_alone_and_damaged_ones_found() {
        let (other, damaged) = include_str!("../../tests/data/taken.tsv").split_once("# Damaged\n").unwrap();
        let called = |list: &str| {
            let lines: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            (lines.iter().filter(|line| is_called_the_claims(line)).count(), lines.len())
        };
        assert_eq!((called(other), called(damaged)), ((2, 40), (13, 15)));
    }
}
