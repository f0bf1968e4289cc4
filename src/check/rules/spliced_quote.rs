//! Words of two occasions run together as one quote.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, QuoteMatch, Severity, Story};
use crate::wording::Wording;

pub(super) static RULE: Rule = Rule {
    code: "Q005",
    name: "spliced-quote",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote that joins parts of two or more claims, or of two distant places of one, without a mark.",
    why: "The reader takes it for one utterance; the speaker never said it in one breath.",
    wrong: "“We will build the bridge, and the school can wait,” joined from two answers.",
    right: "“We will build the bridge,” she said. Of the school she said it “can wait.”",
    options: SEVERITY_ONLY,
    origin: "AP Stylebook, “ellipsis” and “quotations”: condensation has to be marked.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for (a, quote, found, claim) in story.matched() {
        if found.comparison.wording == Wording::Spliced {
            let message =
                format!("words of {} are run together as one quote", claims(story, found, &claim.id));
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, quote, about, message)
                    .claim(&claim.id)
                    .help("split the quote, or mark the gap with an ellipsis"),
            );
        }
    }
}

fn claims(story: &Story, found: &QuoteMatch, first: &str) -> String {
    let others = found.also.iter().filter_map(|&i| story.registry?.claims.get(i)).map(|c| c.id.as_str());
    let all: Vec<String> = std::iter::once(first).chain(others).map(|id| format!("`{id}`")).collect();
    match all.as_slice() {
        [only] => format!("distant places of claim {only}"),
        all => format!("claims {}", all.join(" and ")),
    }
}
