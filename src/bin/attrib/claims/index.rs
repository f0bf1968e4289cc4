//! `attrib claims index`: the compiled index beside the registry, for `check` to open instead of making its own.

use std::time::Instant;

use attrib::matching::beside;
use clap::Args;

use super::{RegistryArguments, print};
use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims index                   make the index of ./claims
  attrib claims index --claims archive  make that of another registry

The file is safe to delete and never believed: `check` uses it while it is sound and no claim has changed since,
and makes it anew otherwise. Keep it out of version control.";

/// Arguments of `index`.
#[derive(Debug, Args)]
pub struct IndexArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where the answer goes.
    #[command(flatten)]
    output: OutputArguments,
}

/// Builds the index and writes it beside the registry.
pub fn run(arguments: &IndexArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((registry, _)) = arguments.registry.load(&messages) else { return Outcome::Failed };
    let texts: Vec<&str> = registry.claims.iter().map(|claim| claim.text.as_str()).collect();
    let started = Instant::now();
    match beside::write(&registry.root, &texts) {
        Ok(path) => {
            messages.detail(format_args!("made in {:.1?}", started.elapsed()));
            let claims = texts.len();
            print(&arguments.output, &messages, |_, out| {
                out.extend_from_slice(format!("{}: {claims} claims\n", path.display()).as_bytes());
            })
        }
        Err(error) => {
            let path = beside::path_beside(&registry.root);
            messages.error(format_args!("{}: {error}; make its folder writable", path.display()));
            Outcome::Failed
        }
    }
}
