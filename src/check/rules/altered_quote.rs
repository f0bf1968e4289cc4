//! Words added or replaced inside a quote.

use super::{Check, Rule};
use crate::check::mend::restore;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::check::{QuoteMatch, RuleOptions};
use crate::wording::{Edit, EditKind, Op, Wording};

pub(super) static RULE: Rule = Rule {
    code: "Q002",
    name: "altered-quote",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote whose words differ from the claim's, without a change of meaning. Words of another day than the claim's, to which the story does not point, are Q001.",
    why: "Between quotation marks stand the speaker's words, not the reporter's. Whoever repairs grammar or swaps a word puts words into somebody's mouth.",
    wrong: "“We will construct it,” where the claim says “We will build it.”",
    right: "“We will build it,” she said.",
    options: "`fillers`: words that may be left out unmarked (none; guardian: um, er and the like). `grammar`: keep or repair, whether a \
              speaker's grammar may be mended (keep; reuters and guardian: repair). Its severity: off, info, warning or error.",
    origin: "AP Stylebook, “quotations in the news”: a quote is never altered, not for its grammar either. Others differ: Reuters Handbook, “Accuracy”, \
             lets a slip of grammar be mended, Guardian style guide, “quotes”, also lets ums and ahems go.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        if found.comparison.wording == Wording::Altered && !is_allowed(story.options, found) {
            let message = format!("the words differ from claim `{}`", claim.id);
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .claim(&claim.id)
                    .help(story.help_dated(
                        "quote the registered words, or paraphrase without quotation marks",
                        claim,
                    ))
                    .fix(restore(story, quote, found, claim)),
            );
        }
    }
}

/// Whether every difference is one that the house lets pass.
fn is_allowed(options: &RuleOptions, found: &QuoteMatch) -> bool {
    let passes = |edit: &Edit| match (edit.op, edit.kind) {
        (Op::Equal, _) => true,
        (Op::Delete, Some(EditKind::Filler)) => {
            let mut words = edit.claim.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.all(|word| options.fillers.iter().any(|filler| filler.eq_ignore_ascii_case(word)))
        }
        (_, Some(EditKind::Grammar | EditKind::Contraction)) => options.repairs_grammar,
        (_, Some(kind)) => kind.keeps_the_words(),
        (_, None) => false,
    };
    found.comparison.edits.iter().all(passes)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::against;

    const CLAIMS: &str = "speakers: {ruiz: {name: Clara Ruiz, roles: [mayor]}}\nclaims:\n  - {id: plan, speaker: ruiz, \
                          text: \"We was, um, going to build the bridge before the winter came.\"}\n";

    fn found(quote: &str, yaml: &str) -> usize {
        against("Q002", CLAIMS, &format!("“{quote}” said Clara Ruiz, the mayor."), yaml).findings.len()
    }

    #[test]
    fn repairs_are_found_where_the_house_forbids_them() {
        let repaired = "We were, um, going to build the bridge before the winter came,";
        assert_eq!(found(repaired, ""), 1);
        assert_eq!(found(repaired, "profile: ap\n"), 1);
        assert_eq!(found(repaired, "profile: reuters\n"), 0);
        assert_eq!(found(repaired, "rules: {Q002: {grammar: repair}}\n"), 0);
        assert_eq!(found(repaired, "profile: reuters\nrules: {Q002: {grammar: keep}}\n"), 1);
    }

    #[test]
    fn fillers_may_go_where_the_house_lets_them() {
        let cleaned = "We was going to build the bridge before the winter came,";
        assert_eq!(found(cleaned, ""), 1);
        assert_eq!(found(cleaned, "profile: guardian\n"), 0);
        assert_eq!(found(cleaned, "rules: {Q002: {fillers: [um]}}\n"), 0);
        assert_eq!(found(cleaned, "rules: {Q002: {fillers: [er]}}\n"), 1);
    }

    #[test]
    fn another_word_is_found_in_every_house() {
        let other = "We was, um, going to construct the bridge before the winter came,";
        assert_eq!(found(other, "profile: guardian\n"), 1);
    }
}
