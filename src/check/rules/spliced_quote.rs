//! Words of two occasions run together as one quote.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, QuoteMatch, Severity, Story};
use crate::registry::Claim;
use crate::text::Span;
use crate::wording::{Reading, Wording};

pub(super) static RULE: Rule = Rule {
    code: "Q005",
    name: "spliced-quote",
    severity: Severity::Error,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quote that joins parts of two or more claims, or of two distant places of one, without a mark. Where it goes on from the end of one claim to \
           the beginning of another, and no days tell that they were said apart, they may have been one statement, and it is no more than a warning.",
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
            let finding = Finding::new(&RULE, quote, about, message).claim(&claim.id);
            out.push(match found.also.as_slice() {
                &[other] if may_adjoin(story, quote, claim, other) => {
                    finding.at_most(Severity::Warning).help(
                        "if they were said in one breath, register them as one claim; else split the quote",
                    )
                }
                _ => finding.help("split the quote, or mark the gap with an ellipsis"),
            });
        }
    }
}

/// Whether the quote goes on from the end of one claim to the beginning of another of the same speaker, and neither their days
/// nor their occasions tell them apart: they may have been said one after the other.
fn may_adjoin(story: &Story, quote: Span, claim: &Claim, other: usize) -> bool {
    let Some(other) = story.registry.and_then(|registry| registry.claims.get(other)) else { return false };
    let days = claim.said.zip(other.said).and_then(|(one, other)| one.until(other).ok());
    let together = days.is_none_or(|days| days.get_days().abs() <= 1)
        && claim.speaker == other.speaker
        && claim.occasion.as_ref().zip(other.occasion.as_ref()).is_none_or(|(one, other)| one == other);
    together && is_joined_at_ends(story.text(quote), [&claim.text, &other.text])
}

/// Whether the words are the last ones of one text and the first ones of the other.
fn is_joined_at_ends(quote: &str, texts: [&str; 2]) -> bool {
    let quote = Reading::of(quote);
    let quote: Vec<&str> = quote.words().map(|word| word.key).collect();
    let readings = texts.map(Reading::of);
    let [one, other] = readings.each_ref().map(|text| text.words().map(|word| word.key).collect::<Vec<_>>());
    let joined = |first: &[&str], second: &[&str]| {
        (1..quote.len()).any(|at| first.ends_with(&quote[..at]) && second.starts_with(&quote[at..]))
    };
    joined(&one, &other) || joined(&other, &one)
}

fn claims(story: &Story, found: &QuoteMatch, first: &str) -> String {
    let others = found.also.iter().filter_map(|&i| story.registry?.claims.get(i)).map(|c| c.id.as_str());
    let all: Vec<String> = std::iter::once(first).chain(others).map(|id| format!("`{id}`")).collect();
    match all.as_slice() {
        [only] => format!("distant places of claim {only}"),
        all => format!("claims {}", all.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Severity;
    use crate::check::testing::against;

    fn severity(quote: &str, said: [&str; 2]) -> Option<Severity> {
        let [one, two] =
            said.map(|day| if day.is_empty() { String::new() } else { format!("said: {day}, ") });
        let claims = format!(
            "speakers: {{ruiz: {{name: Clara Ruiz, roles: [mayor]}}}}\nclaims:\n  \
             - {{id: one, speaker: ruiz, {one}text: The engineers measured the pontoons twice before the storm broke.}}\n  \
             - {{id: two, speaker: ruiz, {two}text: Nobody on the quay has asked the council for another crane since.}}\n"
        );
        let found = against("Q005", &claims, &format!("“{quote}” said Clara Ruiz, the mayor."), "").findings;
        found.first().map(|finding| finding.severity)
    }

    const WHOLE: &str = "The engineers measured the pontoons twice before the storm broke. Nobody on the quay has asked the council for another crane since,";
    const CUT: &str = "The engineers measured the pontoons twice. Nobody on the quay has asked the council for another crane since,";

    #[test]
    fn claims_joined_at_their_ends_may_be_one_statement_unless_their_days_differ() {
        assert_eq!(severity(WHOLE, ["2026-03-10", "2026-03-10"]), Some(Severity::Warning));
        assert_eq!(severity(WHOLE, ["2026-03-10", "2026-05-10"]), Some(Severity::Error));
        assert_eq!(severity(WHOLE, ["", "2026-05-10"]), Some(Severity::Warning));
        assert_eq!(severity(WHOLE, ["", ""]), Some(Severity::Warning));
        assert_eq!(severity(CUT, ["2026-03-10", "2026-03-10"]), Some(Severity::Error));
        assert_eq!(severity(CUT, ["", ""]), Some(Severity::Error));
    }
}
