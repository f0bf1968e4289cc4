//! “Officials said”, and nothing about which.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};
use crate::sourcing::{Grade, Level};

pub(super) static RULE: Rule = Rule {
    code: "S013",
    name: "vague-source",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Likely,
    what: "A source of whom the story tells no more than the sort of people it belongs to: officials, aides, experts.",
    why: "The reader cannot tell whether such a source could know.",
    wrong: "Officials said the money was gone.",
    right: "Two officials who keep the port's accounts said the money was gone.",
    options: SEVERITY_ONLY,
    origin: "NPR Ethics Handbook, “Transparency”, on describing unnamed sources: “officials” alone is not enough; AP Stylebook, “anonymous sources”: the \
             closest possible description; Reuters Handbook, “The essentials of sourcing”: be as specific as can be.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for a in &story.extraction.attributions {
        let vague = a.sourcing.level == Level::Anonymous && a.sourcing.grade == Some(Grade::Group);
        let Some(source) = a.source.filter(|_| vague) else { continue };
        let words = story.text(source);
        // "The official" stands for somebody described before.
        if words.to_lowercase().starts_with("the ") {
            continue;
        }
        let message = format!("“{words}” says only what sort of people speak");
        let content = a.content.first().map_or("", |&c| story.text(c));
        out.push(
            Finding::new(&RULE, source, [content, words], message)
                .help("say which body the source belongs to, or how it knows"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::codes;

    #[test]
    fn a_bare_sort_of_people_is_found() {
        assert_eq!(codes("S013", "Officials said the money was gone."), 1);
    }

    #[test]
    fn a_body_or_a_tie_is_enough() {
        assert_eq!(codes("S013", "Treasury officials said the money was gone."), 0);
        assert_eq!(codes("S013", "An official familiar with the accounts said the money was gone."), 0);
    }
}
