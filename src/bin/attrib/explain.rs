//! `attrib explain`: what a rule means.

use attrib::check::{self, RULES};
use attrib::config;

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::{message, output};

/// Prints the explanation of one rule, or of all.
pub fn run(arguments: &ExplainArguments) -> Outcome {
    let rules = match &arguments.rule {
        None => RULES.to_vec(),
        Some(wanted) => match check::rule(wanted) {
            Some(rule) => vec![rule],
            None => {
                let help = config::rule_suggestion(wanted);
                return message::failure(format_args!("expected a rule, found `{wanted}`; {help}"));
            }
        },
    };
    let explanations: Vec<String> = rules.iter().map(|rule| rule.explain()).collect();
    output::print(explanations.join("\n").as_bytes())
}
