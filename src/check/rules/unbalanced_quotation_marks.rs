//! A quotation mark without its partner.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Severity, Story};

pub(super) static RULE: Rule = Rule {
    code: "T001",
    name: "unbalanced-quotation-marks",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quotation mark that opens and never closes, or closes what was never opened.",
    why: "The reader cannot tell where the speaker stops and the reporter goes on.",
    wrong: "“It will fail, he said. The council met.",
    right: "“It will fail,” he said. The council met.",
    options: SEVERITY_ONLY,
    origin: "Common usage; a quote over several paragraphs reopens at each and closes once (AP Stylebook, “quotation marks”).",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for &mark in &story.extraction.unpaired {
        let rest = &story.article.text[mark.end as usize..];
        let near: String = rest.chars().take(40).take_while(|&c| c != '\n').collect();
        let message = format!("the mark {} has no partner", story.text(mark));
        out.push(
            Finding::new(&RULE, mark, [&near, ""], message)
                .help("add the missing mark, or take this one off"),
        );
    }
}
