//! `attrib claims search`: claims by their words.

use attrib::registry::{Filter, Status};
use attrib::{report, wording};
use clap::{Args, ValueEnum};

use super::{RegistryArguments, print};
use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims search dredge channel               claims with these words, the rarer the heavier
  attrib claims search \"we will dredge the channel\" the same, with what differs word for word
  attrib claims search toll --speaker \"Elena Marsh\" --status disputed";

/// A query of so many words is laid beside what was found.
const COMPARED: usize = 3;

/// Words less alike than this are not laid beside each other.
const ALIKE: f64 = 0.5;

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where the report goes.
    #[command(flatten)]
    output: OutputArguments,
    /// Words, or the beginnings of words
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// Only claims of this speaker: an id or a name
    #[arg(long, value_name = "SPEAKER")]
    speaker: Option<String>,
    /// Only claims of this status
    #[arg(long, value_name = "STATUS", value_enum)]
    status: Option<WantedStatus>,
    /// At most so many claims
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Format of the report
    #[arg(long, short, value_enum, default_value_t)]
    format: SearchFormat,
}

/// The formats of what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum SearchFormat {
    /// For reading
    #[default]
    Text,
    /// One JSON object per claim and line
    Json,
}

/// A status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WantedStatus {
    /// Checked against its evidence
    Verified,
    /// Not yet checked
    Unverified,
    /// Somebody contests it
    Disputed,
    /// Not to be published
    Retracted,
}

impl WantedStatus {
    /// The registry's own.
    pub fn status(self) -> Status {
        match self {
            WantedStatus::Verified => Status::Verified,
            WantedStatus::Unverified => Status::Unverified,
            WantedStatus::Disputed => Status::Disputed,
            WantedStatus::Retracted => Status::Retracted,
        }
    }
}

/// Prints what is found; exit code 1 when nothing is.
pub fn run(arguments: &SearchArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((registry, _)) = arguments.registry.load(&messages) else { return Outcome::Failed };
    let speaker = arguments.speaker.as_ref().map(|wanted| (wanted, registry.find_speaker(wanted)));
    if let Some((wanted, None)) = speaker {
        let help = super::speaker_help(&registry, wanted);
        messages.error(format_args!("--speaker: expected a speaker, found `{wanted}`; {help}"));
        return Outcome::Failed;
    }
    let filter = Filter {
        speaker: speaker.and_then(|(_, index)| index),
        status: arguments.status.map(WantedStatus::status),
    };
    let query = arguments.words.join(" ");
    let hits = registry.search(&query, &filter, arguments.limit);
    let many = query.split_whitespace().count() >= COMPARED;
    let written = print(&arguments.output, &messages, |style, out| {
        for (position, hit) in hits.iter().enumerate() {
            let claim = &registry.claims[hit.claim];
            if arguments.format == SearchFormat::Json {
                let mut record = report::record(&registry, claim, &[]);
                record["score"] = hit.score.into();
                out.extend_from_slice(format!("{record}\n").as_bytes());
                continue;
            }
            if position > 0 {
                out.push(b'\n');
            }
            let comparison = many.then(|| wording::compare(&query, &claim.text));
            let near = comparison.filter(|comparison| comparison.similarity >= ALIKE);
            report::hit(&registry, claim, near.as_ref(), style, out);
        }
    });
    match written {
        Outcome::Clean if hits.is_empty() => {
            messages.warning("no claim has any of these words");
            Outcome::Findings
        }
        written => written,
    }
}
