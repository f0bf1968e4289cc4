//! `attrib extract`: attributions only, no registry.

use attrib::Options;
use attrib::report::document;
use attrib::report::wire::Summary;

use crate::Outcome;
use crate::arguments::ExtractArguments;
use crate::run::Run;

/// Prints who is said to have said what.
pub fn run(arguments: &ExtractArguments) -> Outcome {
    let options = Options::default();
    let format = arguments.format.into();
    let run = Run { input: &arguments.input, output: &arguments.output, format, checked: false };
    let (outcome, _) = run.documents(|article, printer, out| {
        let extraction = attrib::extract(article, &options);
        let document = document(article, &extraction, "en");
        printer.document(&document, out);
        Summary::of(&document)
    });
    outcome
}
