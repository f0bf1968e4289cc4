//! A story that rests on one source.

use super::{Check, Rule};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "S009",
    name: "single-source-story",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A story with several statements, all of which come from one source.",
    why: "One source may be wrong, or want something. A second one that knows it independently shows either.",
    wrong: "Four statements on the closure, all by the harbour master.",
    right: "Two by the harbour master, one by the pilots' union, one from the port's accounts.",
    options: "`at-least`: from how many statements on one source is too few (4). Its severity: off, info, warning or error.",
    origin: "BBC Editorial Guidelines, “Accuracy”, gathering material: be reluctant to rely on one source; Reuters Handbook, “The essentials of \
             sourcing”: two or more sources are better than one; AP Stylebook, “anonymous sources”: seek more than one.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let attributions = &story.extraction.attributions;
    if attributions.len() < story.options.single_source_statements
        || story.extraction.independent_sources != 1
    {
        return;
    }
    // Somebody whose words are left open may be a second source.
    if attributions.iter().any(|a| a.source.is_some() && story.speaker(a).is_none()) {
        return;
    }
    let Some((a, source)) = attributions.iter().find_map(|a| Some((a, a.source?))) else { return };
    let who = story.who(a);
    let message = format!("all {} statements of the story rest on one source, {who}", attributions.len());
    out.push(
        Finding::new(&RULE, source, ["", &who], message)
            .help("find a second source that knows it independently"),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    const ONE: &str = "Harbour master Elena Marsh said the port will close. “We have no choice,” Marsh said. \
                       She said the pilots know. Marsh said the port will open again in May.";

    #[test]
    fn one_voice_throughout_is_found() {
        assert_eq!(codes("S009", ONE), 1);
    }

    #[test]
    fn a_second_voice_or_few_statements_are_not() {
        assert_eq!(codes("S009", &format!("{ONE} “They never asked us,” said Peter Holm, a pilot.")), 0);
        assert_eq!(codes("S009", "“We have no choice,” said Elena Marsh, the harbour master."), 0);
    }
}
