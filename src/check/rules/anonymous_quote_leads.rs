//! The first quote of the story is anonymous.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::attribution::Form;
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::Level;
use crate::speaker::Kind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "S007",
    name: "anonymous-quote-leads",
    severity: Severity::Info,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A story whose first quoted sentence is given to an unnamed source.",
    why: "What leads the story carries it; an unnamed voice should not.",
    wrong: "A story that opens with “It will fail,” an official said.",
    right: "Lead with what is on the record.",
    options: SEVERITY_ONLY,
    origin: "Deborah Howell, rules on anonymous sources (Committee of Concerned Journalists): an unnamed source is never the first quote of a story.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let full = |quote: Span| {
        let after = &story.article.text[quote.end as usize..];
        let closed = after.trim_start_matches(['"', '”', '\'', '’', '»']).starts_with([',', '.', '!', '?']);
        story.is_speech(quote) && (closed || story.text(quote).trim_end().ends_with([',', '.', '!', '?']))
    };
    let speech = story.quotes().filter(|(a, quote, _)| a.form == Form::Direct && full(*quote));
    let Some((a, quote, _)) = speech.min_by_key(|(_, quote, _)| quote.start) else { return };
    let people = story.speaker(a).is_some_and(|s| matches!(s.kind, Kind::Person | Kind::Group));
    let unnamed = people && a.source.is_some_and(|source| story.introduces_unnamed(source));
    if a.sourcing.level == Level::Anonymous && unnamed && !story.is_bystander(a) {
        let message = "the first quote of the story is anonymous".to_owned();
        let about = [story.text(quote), &story.who(a)];
        out.push(Finding::new(&RULE, quote, about, message).help("lead with a quote on the record"));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    const NAMED: &str = "“The bridge will hold for years,” said Clara Ruiz, the mayor.";

    #[test]
    fn an_unnamed_voice_that_opens_is_found() {
        assert_eq!(
            codes("S007", &format!("“The bridge will fail next year,” an official said.\n\n{NAMED}")),
            1
        );
    }

    #[test]
    fn a_named_voice_or_a_term_that_opens_is_not() {
        assert_eq!(
            codes("S007", &format!("{NAMED}\n\n“The bridge will fail next year,” an official said.")),
            0
        );
        assert_eq!(codes("S007", &format!("An official called the bridge “a wreck.”\n\n{NAMED}")), 0);
    }
}
