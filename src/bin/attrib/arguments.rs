//! What can be said on the command line.

use std::path::PathBuf;

use attrib::check::Severity;
use attrib::{report, sourcing};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::claims::ClaimsCommand;

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
    /// Compare the quotes of stories with the registry and apply the rules
    Check(CheckArguments),
    /// List who is said to have said what, without a registry
    Extract(ExtractArguments),
    /// Look after the registry: find faults, verify evidence, format, add, import, search, show
    #[command(subcommand)]
    Claims(ClaimsCommand),
    /// Say what a rule means and why, with a good and a bad example
    Explain(ExplainArguments),
    /// Write attrib.yaml and a registry with an example into this folder
    Init(InitArguments),
    /// Have git check the stories of each commit
    #[command(subcommand)]
    Hook(HookCommand),
    /// Print the JSON Schema of a file or report
    Schema(SchemaArguments),
    /// Print a script that completes commands in a shell
    Completions(CompletionsArguments),
    /// Print the manual page
    Man,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// How inputs are found and read.
    #[command(flatten)]
    pub input: InputArguments,
    /// Registry: a folder or a file, instead of the configured one or ./claims
    #[arg(long, value_name = "DIR|FILE")]
    pub claims: Option<PathBuf>,
    /// How the report looks and where it goes.
    #[command(flatten)]
    pub output: OutputArguments,
    /// Format of the report
    #[arg(long, short, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// The least grave finding that ends the run with exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// The house whose rules are the start: default, ap, reuters, guardian, npr or strict
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Only these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Not these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Only what has these sourcing levels
    #[arg(long, value_enum, value_name = "LEVELS", value_delimiter = ',')]
    pub level: Vec<Level>,
    /// Report only what this file does not know
    #[arg(long, value_name = "FILE", conflicts_with_all = ["cache", "resume"])]
    pub baseline: Option<PathBuf>,
    /// Write the baseline anew for the stories checked: what is gone is forgotten, what is new is not added
    #[arg(long, requires = "baseline")]
    pub update_baseline: bool,
    /// Let the baseline grow by what is new
    #[arg(long, requires = "update_baseline")]
    pub grow_baseline: bool,
    /// Mend what can be mended without changing what a story says
    #[arg(long, conflicts_with_all = ["cache", "resume", "staged"])]
    pub fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, conflicts_with_all = ["cache", "resume"])]
    pub diff: bool,
    /// With --fix or --diff: also what changes what a story says
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Also say what changed since this older version of the story
    #[arg(long, value_name = "OLD", conflicts_with_all = ["cache", "resume"])]
    pub against: Option<PathBuf>,
    /// End with exit code 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
}

/// What fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing
    Never,
}

impl FailOn {
    /// The least grave finding that fails; `None` for never.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}

/// A sourcing level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// From an identified source
    Named,
    /// From a source that the story does not identify
    Anonymous,
    /// Through somebody in between
    Secondhand,
    /// From nobody
    Unattributed,
}

impl Level {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Level::Named => sourcing::Level::Named,
            Level::Anonymous => sourcing::Level::Anonymous,
            Level::Secondhand => sourcing::Level::Secondhand,
            Level::Unattributed => sourcing::Level::Unattributed,
        }
        .name()
    }
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Code or name of a rule, or the name of a construction
    #[arg(value_name = "RULE", required_unless_present_any = ["all", "constructions"])]
    pub rule: Option<String>,
    /// All rules
    #[arg(long, conflicts_with = "rule")]
    pub all: bool,
    /// All constructions of the grammar, as Markdown
    #[arg(long, conflicts_with_all = ["rule", "all"])]
    pub constructions: bool,
}

/// What to do with the hook.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum HookCommand {
    /// Put the check into the pre-commit hook, whose other lines stay
    Install,
    /// Take the check out of the pre-commit hook, whose other lines stay
    Uninstall,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder to write into
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Of what
    #[arg(value_enum)]
    pub of: SchemaOf,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The JSON report
    Report,
    /// Files of the registry
    Claims,
    /// attrib.yaml
    Config,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// For which shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
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
    /// Say of each attribution which construction matched and how its speaker was found
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
}

/// Arguments about inputs.
#[derive(Debug, Args)]
pub struct InputArguments {
    /// Stories, folders of stories, JSON Lines files (*.jsonl), or `-` for standard input
    ///
    /// A JSON Lines file holds one story a line: an object with "text" and, if it has them, "doc", "id" or "path"
    /// (a text or a number) for its name in reports, "publisher", "date" (2026-03-10) and "language". Such files are read as a stream,
    /// where they are named; folders are searched for *.txt, *.text, *.md and *.markdown.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Configuration file, instead of the attrib.yaml found by walking up from each story
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Name that reports give to standard input
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Only stories that differ from this git revision, or that git does not know
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// Only stories that the next git commit changes, as it would have them
    #[arg(long, conflicts_with_all = ["changed_since", "resume"])]
    pub staged: bool,
    /// Threads; as many as the machine has when not given
    #[arg(long, short, value_name = "N")]
    pub jobs: Option<usize>,
}

/// Arguments about outputs.
#[derive(Debug, Args)]
pub struct OutputArguments {
    /// Write the report to this file instead of standard output
    ///
    /// The file appears when the report is complete; it grows as .FILE.partial-… beside it, which a run that is killed
    /// leaves behind. Links are followed; devices and pipes are written to.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Go on with the report that an interrupted run has begun; begin one that can be gone on with
    ///
    /// It grows in FILE.part; FILE.part.json notes how far it came. What is done must be as it was: the stories' names and
    /// order, their contents (of lines the bytes, of files the length and the time of the last change), their configuration
    /// and registry, and the arguments that bear on the report. To begin anew, delete both.
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Keep results in this folder, and take from it those of stories that have not changed
    ///
    /// A folder that cannot be written to is read only, with a warning.
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
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

/// The formats of a checked run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// Grouped by sourcing level, for reading
    #[default]
    Text,
    /// One line per finding
    Concise,
    /// One JSON object for the whole run
    Json,
    /// One JSON object per story and line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations for GitHub Actions
    Github,
    /// Code Quality for GitLab
    Gitlab,
    /// Diagnostics for reviewdog
    Rdjson,
    /// JUnit's XML
    Junit,
    /// One page of HTML
    Html,
    /// Markdown, for comments
    Markdown,
}

impl From<CheckFormat> for report::Format {
    fn from(format: CheckFormat) -> Self {
        match format {
            CheckFormat::Text => report::Format::Text,
            CheckFormat::Concise => report::Format::Concise,
            CheckFormat::Json => report::Format::Json,
            CheckFormat::Jsonl => report::Format::Jsonl,
            CheckFormat::Sarif => report::Format::Sarif,
            CheckFormat::Github => report::Format::Github,
            CheckFormat::Gitlab => report::Format::Gitlab,
            CheckFormat::Rdjson => report::Format::Rdjson,
            CheckFormat::Junit => report::Format::Junit,
            CheckFormat::Html => report::Format::Html,
            CheckFormat::Markdown => report::Format::Markdown,
        }
    }
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
