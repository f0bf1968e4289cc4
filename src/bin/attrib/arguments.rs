//! What can be said on the command line.

use std::path::PathBuf;

use attrib::report;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Finds who said what in news stories, how well it is sourced, and whether the quotes are right.
#[derive(Debug, Parser)]
#[command(name = "attrib", version, about, max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List who is said to have said what, without a registry
    Extract(ExtractArguments),
}

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// How inputs are found and read.
    #[command(flatten)]
    pub input: InputArguments,
    /// How the report looks and where it goes.
    #[command(flatten)]
    pub output: OutputArguments,
    /// Format of the report
    #[arg(long, short, value_enum, default_value_t)]
    pub format: ExtractFormat,
}

/// Arguments about inputs.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// Stories, folders of stories, or `-` for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Name that reports give to standard input
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Threads; as many as the machine has when not given
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<usize>,
}

/// Arguments about outputs.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write the report to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// When to colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
    /// No notes and no progress on standard error, errors only
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say on standard error what is read and which configuration applies
    #[arg(long, short)]
    pub verbose: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, as NO_COLOR and CLICOLOR_FORCE allow
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The formats that say something without rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// Grouped by sourcing level, for reading
    #[default]
    Text,
    /// One line per attribution
    Concise,
    /// One JSON object for the whole run
    Json,
    /// One JSON object per story and line
    Jsonl,
}

impl From<ExtractFormat> for report::Format {
    fn from(format: ExtractFormat) -> Self {
        match format {
            ExtractFormat::Text => report::Format::Text,
            ExtractFormat::Concise => report::Format::Concise,
            ExtractFormat::Json => report::Format::Json,
            ExtractFormat::Jsonl => report::Format::Jsonl,
        }
    }
}
