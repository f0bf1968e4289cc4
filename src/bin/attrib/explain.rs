//! `attrib explain`: what a rule means, or a construction of the grammar.

use attrib::attribution::{Construction, constructions_page};
use attrib::check::{self, RULES};
use attrib::config;

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::{message, output};

/// Prints the explanation of one rule or construction, or of all.
pub fn run(arguments: &ExplainArguments) -> Outcome {
    if arguments.constructions {
        return output::print(constructions_page().as_bytes());
    }
    if let Some(construction) = arguments.rule.as_deref().and_then(Construction::named) {
        return output::print(construction.section().as_bytes());
    }
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
