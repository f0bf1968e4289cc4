//! `attrib claims import`: claims from transcripts, captions and tables.

use std::path::{Path, PathBuf};

use attrib::article::Article;
use attrib::registry::{self, Draft, ImportFormat};
use clap::{Args, ValueEnum};

use super::add::CommonArguments;
use super::store::{Store, StoreArguments};
use super::{RegistryArguments, print, report};
use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::inputs::Input;
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims import briefing.txt --dry-run         what a transcript (“NAME: words”) would give
  attrib claims import briefing.vtt --keep --said 2014-03-10 --occasion \"press briefing\"
  attrib claims import claims.csv                     columns: speaker,text,said,occasion,…
  attrib claims import claims.jsonl                   one object a line, with the keys of a claim

By the file's name: .vtt and .srt are captions, .csv and .tsv tables, .jsonl JSON Lines, others transcripts.
A transcript or a caption file inside the registry's folder, or put there by --keep, becomes the claims'
evidence. Claims that the registry has already are left out.";

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where messages go.
    #[command(flatten)]
    output: OutputArguments,
    /// Where claims go.
    #[command(flatten)]
    store: StoreArguments,
    /// What is said of each claim.
    #[command(flatten)]
    common: CommonArguments,
    /// The file to read
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Format of the file, instead of the one its name tells
    #[arg(long = "as", value_name = "FORMAT", value_enum)]
    format: Option<Format>,
    /// Who speaks where the file does not say
    #[arg(long, value_name = "SPEAKER")]
    speaker: Option<String>,
}

/// The formats that claims are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// “NAME: words”, a paragraph for each claim
    Transcript,
    /// WebVTT
    Vtt,
    /// SubRip
    Srt,
    /// Comma-separated values with a row of column names
    Csv,
    /// The same with tabs
    Tsv,
    /// One JSON object a line
    Jsonl,
}

impl From<Format> for ImportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Transcript => ImportFormat::Transcript,
            Format::Vtt | Format::Srt => ImportFormat::Captions,
            Format::Csv => ImportFormat::Csv,
            Format::Tsv => ImportFormat::Tsv,
            Format::Jsonl => ImportFormat::JsonLines,
        }
    }
}

/// Reads the file and adds its claims.
pub fn run(arguments: &ImportArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((path, _)) = arguments.registry.find(&messages) else { return Outcome::Failed };
    let format = arguments.format.map_or_else(|| ImportFormat::of(&arguments.from), ImportFormat::from);
    let Some((lines, drafts)) = read(arguments, format, &messages) else { return Outcome::Failed };
    if drafts.is_empty() {
        messages.error(format_args!("{}: expected claims, found none; see --as", arguments.from.display()));
        return Outcome::Failed;
    }
    let mut evidence = arguments.common.evidence.clone();
    let is_record = matches!(format, ImportFormat::Transcript | ImportFormat::Captions);
    if is_record && (arguments.store.keep || is_inside(&arguments.from, &path)) {
        evidence.push(arguments.from.clone());
    }
    let stem = arguments.from.file_stem().unwrap_or_default();
    let called = |index: usize| {
        let line = lines.get(index).copied().unwrap_or_default();
        format!("{}:{line}", arguments.from.display())
    };
    let store = Store {
        path: &path,
        arguments: &arguments.store,
        usual: Some(path.join(stem).with_extension("yaml")),
        evidence: &evidence,
        strangers: true,
        called: &called,
    };
    match store.add(drafts, &messages) {
        Some(stored) => print(&arguments.output, &messages, |_, out| stored.say(out)),
        None => Outcome::Failed,
    }
}

/// The drafts, and the line that each comes from.
fn read(
    arguments: &ImportArguments,
    format: ImportFormat,
    messages: &Messages,
) -> Option<(Vec<usize>, Vec<Draft>)> {
    let from = &arguments.from;
    let mut bytes = Vec::new();
    let article = Input::File(from.clone())
        .read(&mut bytes)
        .and_then(|()| Article::from_bytes(from.display().to_string(), bytes))
        .map_err(|error| messages.error(error))
        .ok()?;
    let imported =
        registry::import(from, &article.text, format).map_err(|problems| report(&problems, messages)).ok()?;
    let fill = |imported: registry::Imported| {
        let mut draft = imported.draft;
        if draft.speaker.is_empty() {
            draft.speaker = arguments.speaker.clone().unwrap_or_default();
        }
        arguments.common.fill(&mut draft);
        (imported.line, draft)
    };
    Some(imported.into_iter().map(fill).unzip())
}

/// Whether a file is below a folder, links followed.
fn is_inside(file: &Path, folder: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(file).zip(real(folder)).is_some_and(|(file, folder)| folder.is_dir() && file.starts_with(folder))
}
