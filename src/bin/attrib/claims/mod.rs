//! `attrib claims`: look after a registry.

mod add;
mod ask;
mod fmt;
mod import;
mod index;
mod lint;
mod proposals;
mod search;
mod show;
mod store;

use std::io;
use std::path::{Path, PathBuf};

use attrib::check::Severity;
use attrib::config::Settings;
use attrib::registry::{self, Problem, Registry};
use attrib::report::Style;
use clap::{Args, Subcommand};

use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::message::Messages;
use crate::output::{self, Output};
use crate::project::{Projects, Wanted};
use crate::{inputs, run};

/// What to do with a registry.
#[derive(Debug, Subcommand)]
pub enum ClaimsCommand {
    /// Find duplicates, conflicts, unused speakers, shared names, missing evidence, future dates
    #[command(after_help = lint::LINT_EXAMPLES)]
    Lint(lint::LintArguments),
    /// Check that evidence is there, is what it was, and has the words
    #[command(after_help = lint::VERIFY_EXAMPLES)]
    Verify(lint::LintArguments),
    /// Bring the registry's files into one layout; comments stay
    #[command(after_help = fmt::EXAMPLES)]
    Fmt(fmt::FmtArguments),
    /// Add a claim, by flags or by answers, or the quotes of a story
    #[command(after_help = add::EXAMPLES)]
    Add(Box<add::AddArguments>),
    /// Add the claims of a transcript, of captions or of a table
    #[command(after_help = import::EXAMPLES)]
    Import(Box<import::ImportArguments>),
    /// Make the index that `check` opens instead of building its own
    #[command(after_help = index::EXAMPLES)]
    Index(index::IndexArguments),
    /// Show claims; with --provenance, the chain from a story's quote to the evidence
    #[command(after_help = show::EXAMPLES)]
    Show(show::ShowArguments),
    /// Find claims by their words
    #[command(after_help = search::EXAMPLES)]
    Search(search::SearchArguments),
}

/// Does it.
pub fn run(command: &ClaimsCommand) -> Outcome {
    match command {
        ClaimsCommand::Lint(arguments) => lint::run(arguments, attrib::check::lint),
        ClaimsCommand::Verify(arguments) => lint::run(arguments, attrib::check::verify),
        ClaimsCommand::Fmt(arguments) => fmt::run(arguments),
        ClaimsCommand::Add(arguments) => add::run(arguments),
        ClaimsCommand::Import(arguments) => import::run(arguments),
        ClaimsCommand::Index(arguments) => index::run(arguments),
        ClaimsCommand::Show(arguments) => show::run(arguments),
        ClaimsCommand::Search(arguments) => search::run(arguments),
    }
}

/// Which registry.
#[derive(Debug, Args)]
pub struct RegistryArguments {
    /// Registry: a folder or a file, instead of the configured one or ./claims
    #[arg(long, value_name = "DIR|FILE")]
    pub claims: Option<PathBuf>,
    /// Configuration file, instead of the attrib.yaml found by walking up from here
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl RegistryArguments {
    /// Where the registry is, and the house's settings; `None`, after saying why, when they cannot be read.
    fn find(&self, messages: &Messages) -> Option<(PathBuf, Settings)> {
        let wanted = Wanted { config: self.config.clone(), claims: self.claims.clone(), registry: false };
        let projects = Projects::new(wanted, *messages, |_| {});
        let settings = projects.of(Path::new("")).settings.clone();
        if projects.failed() {
            return None;
        }
        let path = projects.registry_path(&settings);
        if path.is_none() {
            messages.error("expected a registry, found none; `attrib init` makes one, --claims names one");
        }
        path.map(|path| (path, settings))
    }

    /// The registry and the house's settings; `None`, after saying why, when they cannot be read.
    fn load(&self, messages: &Messages) -> Option<(Registry, Settings)> {
        let (path, settings) = self.find(messages)?;
        match Registry::load(&path) {
            Ok(registry) => {
                messages.detail(format_args!("{}: {} claims", path.display(), registry.claims.len()));
                Some((registry, settings))
            }
            Err(problems) => {
                report(&problems, messages);
                None
            }
        }
    }
}

fn report(problems: &[Problem], messages: &Messages) {
    problems.iter().for_each(|problem| messages.error(problem));
}

/// Writes something complete to where the arguments say.
fn print(
    arguments: &OutputArguments,
    messages: &Messages,
    make: impl FnOnce(Style, &mut Vec<u8>),
) -> Outcome {
    let written = Output::open(arguments.output.as_deref()).and_then(|mut out| {
        let color = output::colors(arguments.color, out.is_terminal());
        let mut bytes = Vec::new();
        make(Style { color, width: run::width(out.is_terminal()), checked: true }, &mut bytes);
        out.write(&bytes)?;
        out.close()
    });
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let name = arguments.output.as_deref().unwrap_or(Path::new("standard output")).display();
            let reason = inputs::reason(&error);
            messages.error(format_args!("{name}: {reason}; check where the report goes"));
            Outcome::Failed
        }
        _ => Outcome::Clean,
    }
}

/// What to write instead of a speaker who is not there; never the name of an anonymous one.
fn speaker_help(registry: &Registry, wanted: &str) -> String {
    let ids = registry.speakers.iter().map(|speaker| speaker.id.as_str());
    let named = registry.speakers.iter().filter(|speaker| !speaker.anonymous);
    let names = named.filter_map(|speaker| speaker.name.as_deref());
    registry::suggestion(wanted, ids.chain(names))
        .unwrap_or_else(|| "`attrib claims search` finds claims by their words".to_owned())
}

/// Whether a finding of this severity fails the run.
fn fails(severity: Severity, least: Option<Severity>) -> bool {
    least.is_some_and(|least| severity >= least)
}
