//! The program: arguments, inputs, threads, exit codes. The only place that prints.

mod arguments;
mod baseline;
mod batch;
mod cache;
mod check;
mod claims;
mod explain;
mod extract;
mod git;
mod hook;
mod identity;
mod init;
mod inputs;
mod lines;
mod mend;
mod message;
mod ordered;
mod output;
mod progress;
mod project;
mod resume;
mod run;
mod schema;
mod shell;

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
        Command::Check(arguments) => check::run(&arguments),
        Command::Claims(command) => claims::run(&command),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Hook(command) => hook::run(&command),
        Command::Init(arguments) => init::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => shell::completions(&arguments),
        Command::Man => shell::man(),
    }
    .into()
}
