//! `attrib claims fmt`: one layout for the registry's files.

use std::fs;
use std::path::{Path, PathBuf};

use attrib::registry::{self, Problem, Registry, Writer};
use clap::Args;

use super::{RegistryArguments, print, report};
use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims fmt            rewrite what differs
  attrib claims fmt --check    name what differs and end with exit code 1, for a build

Speakers come before claims, keys in the order of the handbook, an empty line between claims. Values and
comments stay as they are. What cannot be kept (anchors, tags, `---`) is refused with its place.";

/// Arguments of `fmt`.
#[derive(Debug, Args)]
pub struct FmtArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where the list goes.
    #[command(flatten)]
    output: OutputArguments,
    /// Change nothing; end with exit code 1 when something would be changed
    #[arg(long)]
    check: bool,
}

/// Formats every file of the registry.
pub fn run(arguments: &FmtArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((path, _)) = arguments.registry.find(&messages) else { return Outcome::Failed };
    // Looking changes nothing, not even the lock.
    let opened = if arguments.check {
        Registry::load(&path).map(|registry| (registry.files, None))
    } else {
        Writer::open(&path).map(|writer| (writer.registry().files.clone(), Some(writer)))
    };
    let (files, writer) = match opened {
        Ok(opened) => opened,
        Err(problems) => {
            report(&problems, &messages);
            return Outcome::Failed;
        }
    };
    let mut changed: Vec<PathBuf> = Vec::new();
    let mut failed = false;
    for file in &files {
        match format(file, writer.as_ref()) {
            Ok(true) => changed.push(file.clone()),
            Ok(false) => {}
            Err(problem) => {
                messages.error(problem);
                failed = true;
            }
        }
    }
    let written = print(&arguments.output, &messages, |_, out| {
        let what = if arguments.check { "would format" } else { "formatted" };
        for file in &changed {
            out.extend_from_slice(format!("{what} {}\n", file.display()).as_bytes());
        }
    });
    match written {
        Outcome::Clean if failed => Outcome::Failed,
        Outcome::Clean if arguments.check && !changed.is_empty() => Outcome::Findings,
        written => written,
    }
}

/// Whether the file was changed, or would be if there were a writer.
fn format(file: &Path, writer: Option<&Writer>) -> Result<bool, Problem> {
    let text = fs::read_to_string(file).map_err(|error| Problem::of_file(file, error.to_string(), None))?;
    let formatted = registry::format(file, &text)?;
    if let Some(writer) = writer.filter(|_| formatted != text) {
        writer.replace(file, &formatted)?;
    }
    Ok(formatted != text)
}
