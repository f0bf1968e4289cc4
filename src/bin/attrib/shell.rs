//! `attrib completions` and `attrib man`: made from the arguments themselves.

use clap::CommandFactory;
use clap_mangen::Man;

use crate::Outcome;
use crate::arguments::{Arguments, CompletionsArguments};
use crate::{message, output};

/// Prints a completion script.
pub fn completions(arguments: &CompletionsArguments) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "attrib", &mut script);
    output::print(&script)
}

/// Prints the manual page: the program's, then a section for each command.
pub fn man() -> Outcome {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let rendered = Man::new(command.clone()).render(&mut page).and_then(|()| {
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).try_for_each(|sub| {
            page.extend_from_slice(format!(".SH ATTRIB {}\n", sub.get_name().to_uppercase()).as_bytes());
            let sub = Man::new(sub.clone());
            sub.render_synopsis_section(&mut page)?;
            sub.render_description_section(&mut page)?;
            sub.render_options_section(&mut page)
        })
    });
    match rendered {
        Ok(()) => output::print(&page),
        Err(error) => message::failure(error),
    }
}
