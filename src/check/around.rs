//! What stands around the words that a quote and its claim have in common: in the story outside the marks, in the claim
//! inside marks of its own.

use super::Story;
use crate::attribution::Attribution;
use crate::quote;
use crate::registry::Claim;
use crate::speaker::ResolvedBy;
use crate::text::Span;
use crate::token;
use crate::wording::{Comparison, Edit, Op, Wording, compare_within};

/// Bytes on either side of a quote that are near.
pub(super) const NEAR: usize = 1000;

impl Story<'_> {
    /// The comparison as the story's sentence has it: what the cut took and the story says in its own words ("the goal was not
    /// to “close the port”") is not lost.
    pub(super) fn within_its_sentence(&self, quote: Span, claim: &str, found: Comparison) -> Comparison {
        let at_an_end = |edit: Option<&Edit>| {
            edit.is_some_and(|edit| {
                edit.op == Op::Delete && edit.kind.is_some_and(|kind| kind.bears_on_meaning())
            })
        };
        let twisted = at_an_end(found.edits.first()) || at_an_end(found.edits.last());
        if found.wording != Wording::MeaningChanged || !twisted {
            return found;
        }
        let (before, after) = self.around(quote);
        compare_within(self.text(quote), claim, before, after)
    }

    /// Whether the story leaves it to a pronoun or description whom the words are given to, and names the claim's speaker close
    /// by: then that may be whom it stands for.
    pub(super) fn may_stand_for(&self, a: &Attribution, quote: Span, claim: &Claim) -> bool {
        let follows = [ResolvedBy::Pronoun, ResolvedBy::Role, ResolvedBy::Undecided];
        let name = self.registry.and_then(|registry| registry.speaker_of(claim).name.as_deref());
        let surname = name.and_then(|name| name.split_whitespace().next_back());
        let (here, above) = (self.around(quote), self.above(quote));
        let named = |surname| [above, here.0, here.1].iter().any(|text| text.contains(surname));
        a.speaker.is_some_and(|speaker| follows.contains(&speaker.by)) && surname.is_some_and(named)
    }

    /// What stands before a quote and behind it in its paragraph, no more than is near: a paragraph without end must not cost
    /// its square.
    fn around(&self, quote: Span) -> (&str, &str) {
        let Some(here) = self.paragraph(quote) else { return ("", "") };
        let paragraph = self.extraction.paragraphs[here];
        let before = self.text(Span::new(paragraph.start, quote.start));
        let after = self.text(Span::new(quote.end, paragraph.end.max(quote.end)));
        let end = (NEAR..after.len()).find(|&at| after.is_char_boundary(at));
        (tail(before), &after[..end.unwrap_or(after.len())])
    }

    /// The end of the paragraph above a quote's.
    fn above(&self, quote: Span) -> &str {
        let above = self.paragraph(quote).and_then(|here| here.checked_sub(1));
        above.map_or("", |above| tail(self.text(self.extraction.paragraphs[above])))
    }
}

/// The end of a text.
fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(NEAR);
    let from = (from..text.len()).find(|&at| text.is_char_boundary(at));
    from.map_or("", |from| &text[from..])
}

/// Whether all that a quote has of a claim stands there between marks: the claim's speaker only repeats it from somebody.
pub(super) fn is_relayed(claim: &str, comparison: &Comparison) -> bool {
    let cut =
        |edit: Option<&Edit>| edit.filter(|edit| edit.op == Op::Delete).map_or(0, |edit| edit.claim.len());
    let (before, after) = (cut(comparison.edits.first()), cut(comparison.edits.last()));
    if before + after == 0 {
        return false;
    }
    let first = claim.len() - claim.trim_start().len() + before;
    let last = claim.trim_end().len().saturating_sub(after);
    let quotes = quote::pair(&token::tokenize(claim)).outer;
    // A space, and a full stop beside the mark, may stand between.
    quotes.iter().any(|quote| {
        quote.closed && quote.outer.start as usize <= first + 1 && last <= quote.outer.end as usize + 1
    })
}

#[cfg(test)]
mod tests {
    use crate::check::testing::against;
    use crate::check::{Finding, Severity};

    const CLAIMS: &str = "
speakers: {ruiz: {name: Clara Ruiz, roles: [mayor]}, holm: {name: Peter Holm, roles: [head of the port]}}
claims:
  - {id: close, speaker: ruiz, text: Our aim is not to close the fishing port before the summer.}
  - {id: pay, speaker: ruiz, text: The county will pay for the new breakwater if the parliament votes for it.}
  - {id: books, speaker: ruiz, text: 'The auditors “found no sign of fraud in the books of the harbor board” and I believe them.'}
  - {id: tide, speaker: holm, text: The spring tide tore the pontoons from their moorings last night.}
";

    fn found(code: &str, story: &str) -> Vec<Finding> {
        against(code, CLAIMS, story, "").findings
    }

    #[test]
    fn what_the_sentence_says_outside_the_marks_is_not_dropped() {
        let cut = "The mayor, Clara Ruiz, said she wanted to “close the fishing port before the summer.”";
        let told =
            "The mayor, Clara Ruiz, said the aim was not to “close the fishing port before the summer.”";
        assert_eq!((found("Q003", cut).len(), found("Q003", told).len()), (1, 0));
        let cut = "“The county will pay for the new breakwater,” said the mayor, Clara Ruiz.";
        let told =
            "If the vote is won, “the county will pay for the new breakwater,” said the mayor, Clara Ruiz.";
        assert_eq!((found("Q003", cut).len(), found("Q003", told).len()), (1, 0));
    }

    #[test]
    fn words_that_the_claim_itself_quotes_are_not_its_speakers() {
        let story =
            "“We found no sign of fraud in the books of the harbor board,” said the auditor, Nora Lind.";
        assert_eq!(found("Q004", &story.replace("We found", "found")).len(), 0);
        let story = "“The spring tide tore the pontoons from their moorings,” said the mayor, Clara Ruiz.";
        assert_eq!(found("Q004", story).len(), 1);
    }

    #[test]
    fn a_pronoun_close_to_the_registered_speaker_is_no_error() {
        let quote = "“The spring tide tore the pontoons from their moorings last night,”";
        let severity = |story: &str| found("Q004", story).first().map(|finding| finding.severity);
        let named = format!("Nora Lind, the auditor, spoke after Peter Holm. {quote} Lind said.");
        assert_eq!(severity(&named), Some(Severity::Error));
        let pronoun = format!("Nora Lind, the auditor, spoke after Peter Holm. {quote} she said.");
        assert_eq!(severity(&pronoun), Some(Severity::Info));
        let alone = format!("Nora Lind, the auditor, spoke on Monday. {quote} she said.");
        assert_eq!(severity(&alone), Some(Severity::Error));
    }

    #[test]
    fn a_quote_that_is_only_like_a_claim_has_it_named() {
        let story = "“The spring tide is late,” said the mayor, Clara Ruiz.";
        let finding = &found("Q001", story)[0];
        assert!(finding.claim.is_none(), "{}", finding.message);
        let story = "“The spring tide tore away our new breakwater,” said the mayor, Clara Ruiz.";
        let finding = &found("Q001", story)[0];
        assert_eq!(finding.severity, Severity::Warning);
    }
}
