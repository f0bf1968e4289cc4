//! `attrib extract`: attributions only, no registry.

use attrib::Extraction;
use attrib::attribution::Decision;
use attrib::report::wire::{Document, Summary};
use attrib::report::{Format, Reported, explanation};

use crate::Outcome;
use crate::arguments::ExtractArguments;
use crate::batch::{Task, Work};
use crate::message::Messages;
use crate::project::{Projects, Wanted};
use crate::run::Run;

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
    run.documents(&Extracting { explain: arguments.explain }).0
}

struct Extracting {
    explain: bool,
}

impl Task for Extracting {
    type Found = (Extraction, Vec<Vec<Decision>>);

    fn find(&self, work: &Work) -> Self::Found {
        match self.explain {
            true => attrib::explain(work.article, work.options),
            false => (attrib::extract(work.article, work.options), Vec::new()),
        }
    }

    fn print(
        &self,
        work: &Work,
        (extraction, decisions): Self::Found,
        out: &mut Vec<u8>,
    ) -> (Summary, usize) {
        let reported = Reported {
            article: work.article,
            extraction: &extraction,
            language: work.language,
            checked: None,
            registry: None,
        };
        let document = Document::from(reported);
        if self.explain {
            explanation(&document, &extraction, &decisions, work.printer.style, out);
        } else {
            work.printer.document(&document, &work.article.text, out);
        }
        (Summary::of(&document), 0)
    }
}
