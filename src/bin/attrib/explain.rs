//! `attrib explain`: what a rule means, or a construction of the grammar.

use attrib::attribution::{Construction, constructions_page};
use attrib::{check, config};

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::{message, output};

/// Prints the explanation of one rule or construction, or the page about all of either.
pub fn run(arguments: &ExplainArguments) -> Outcome {
    if arguments.constructions {
        return output::print(constructions_page().as_bytes());
    }
    let Some(wanted) = &arguments.rule else { return output::print(check::explain_all().as_bytes()) };
    if let Some(construction) = Construction::named(wanted) {
        return output::print(construction.section().as_bytes());
    }
    match check::rule(wanted) {
        Some(rule) => output::print(rule.explain().as_bytes()),
        None => {
            let help = config::rule_suggestion(wanted);
            message::failure(format_args!("expected a rule, found `{wanted}`; {help}"))
        }
    }
}
