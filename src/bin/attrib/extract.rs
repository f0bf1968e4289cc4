//! `attrib extract`: attributions only, no registry.

use attrib::report::wire::{Document, Summary};
use attrib::report::{Format, Reported, explanation};

use crate::Outcome;
use crate::arguments::ExtractArguments;
use crate::message::Messages;
use crate::project::{Projects, Wanted};
use crate::run::{Run, Work};

/// Prints who is said to have said what.
pub fn run(arguments: &ExtractArguments) -> Outcome {
    let wanted = Wanted { config: arguments.input.config.clone(), ..Wanted::default() };
    let projects = Projects::new(wanted, Messages::new(&arguments.output), |_| {});
    let format = if arguments.explain { Format::Text } else { arguments.format.into() };
    let run = Run {
        input: &arguments.input,
        output: &arguments.output,
        format,
        checked: false,
        projects: &projects,
        wanted: format!("extract {}", arguments.explain),
    };
    let (outcome, _) = run.documents(|work, out| (extract(work, arguments.explain, out), 0));
    outcome
}

fn extract(work: Work, explain: bool, out: &mut Vec<u8>) -> Summary {
    let (extraction, decisions) = match explain {
        true => attrib::explain(work.article, work.options),
        false => (attrib::extract(work.article, work.options), Vec::new()),
    };
    let reported = Reported {
        article: work.article,
        extraction: &extraction,
        language: work.language,
        checked: None,
        registry: None,
    };
    let document = Document::from(reported);
    if explain {
        explanation(&document, &extraction, &decisions, work.printer.style, out);
    } else {
        work.printer.document(&document, &work.article.text, out);
    }
    Summary::of(&document)
}
