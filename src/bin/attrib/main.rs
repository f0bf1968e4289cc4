//! The program: arguments, inputs, threads, exit codes. The only place that prints.

mod arguments;
mod extract;
mod inputs;
mod message;
mod ordered;
mod output;
mod run;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything was read, nothing was found that should fail the run.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// Usage, configuration or an input that could not be read.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Findings => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Extract(arguments) => extract::run(&arguments),
    }
    .into()
}
