//! `attrib claims show`: a claim, and the chain from the stories that quote it to its evidence.

use std::path::PathBuf;

use attrib::article::Article;
use attrib::config::Settings;
use attrib::matching::Index;
use attrib::registry::{Claim, Registry};
use attrib::report::wire::Provenance;
use attrib::report::{self, Quoted};
use attrib::text::LineIndex;
use attrib::{Options, check, provenance};
use clap::{Args, ValueEnum};

use super::{RegistryArguments, print};
use crate::Outcome;
use crate::arguments::OutputArguments;
use crate::inputs::Input;
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims show lavrov-approach                                 what the registry has
  attrib claims show --provenance lavrov-approach                    is the evidence there, and sound?
  attrib claims show --provenance lavrov-approach --in story.txt     from the story's quote to the evidence
  attrib claims show --provenance lavrov-approach -f prov            the same as W3C PROV in JSON-LD";

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where the report goes.
    #[command(flatten)]
    output: OutputArguments,
    /// Ids of claims
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Show the chain: article, quote, claim, who stands in between, evidence
    #[arg(long)]
    provenance: bool,
    /// Stories to look for quotes of the claim in
    #[arg(long = "in", value_name = "STORY", requires = "provenance", num_args = 1..)]
    stories: Vec<PathBuf>,
    /// Format of the report
    #[arg(long, short, value_enum, default_value_t)]
    format: ShowFormat,
}

/// The formats of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ShowFormat {
    /// For reading
    #[default]
    Text,
    /// One JSON object per claim and line
    Json,
    /// W3C PROV as JSON-LD, one document per claim and line
    Prov,
}

/// Prints the claims.
pub fn run(arguments: &ShowArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((registry, settings)) = arguments.registry.load(&messages) else { return Outcome::Failed };
    let mut claims = Vec::new();
    for id in &arguments.ids {
        match registry.claims.iter().position(|claim| claim.id == *id) {
            Some(index) => claims.push(index),
            None => {
                let near = registry.near_ids(id);
                let help = match near.as_slice() {
                    [] => "`attrib claims search` finds claims by their words".to_owned(),
                    near => format!("did you mean `{}`?", near.join("`, `")),
                };
                messages.error(format_args!("expected the id of a claim, found `{id}`; {help}"));
            }
        }
    }
    let Some(stories) = Stories::read(&arguments.stories, &registry, &settings, &messages) else {
        return Outcome::Failed;
    };
    let written = print(&arguments.output, &messages, |style, out| {
        for (position, &index) in claims.iter().enumerate() {
            let claim = &registry.claims[index];
            let quotes = stories.quotes_of(index);
            let line = match arguments.format {
                ShowFormat::Text => {
                    if position > 0 {
                        out.push(b'\n');
                    }
                    if arguments.provenance {
                        let flaws = provenance::examine_claims(&registry, [index]);
                        report::chain(&registry, claim, &quotes, &flaws, style, out);
                    } else {
                        report::claim(&registry, claim, style, out);
                    }
                    continue;
                }
                ShowFormat::Json => report::record(&registry, claim, &quotes),
                ShowFormat::Prov => prov(&registry, claim, &quotes),
            };
            out.extend_from_slice(format!("{line}\n").as_bytes());
        }
    });
    if claims.len() < arguments.ids.len() { Outcome::Failed } else { written }
}

fn prov(registry: &Registry, claim: &Claim, quotes: &[Quoted]) -> serde_json::Value {
    report::prov(claim, &Provenance::of(registry, claim), quotes)
}

/// The quotes of stories, each with its claim.
struct Stories(Vec<(usize, Quoted)>);

impl Stories {
    /// `None`, after saying why, when one cannot be read.
    fn read(
        paths: &[PathBuf],
        registry: &Registry,
        settings: &Settings,
        messages: &Messages,
    ) -> Option<Self> {
        let mut quotes = Vec::new();
        if paths.is_empty() {
            return Some(Self(quotes));
        }
        let texts: Vec<&str> = registry.claims.iter().map(|claim| claim.text.as_str()).collect();
        let index = Index::build(&texts);
        for path in paths {
            let mut bytes = Vec::new();
            let article = Input::File(path.clone())
                .read(&mut bytes)
                .and_then(|()| Article::from_bytes(path.display().to_string(), bytes));
            match article {
                Ok(article) => quotes.extend(quotes_in(&article, registry, &index, settings)),
                Err(error) => {
                    messages.error(error);
                    return None;
                }
            }
        }
        Some(Self(quotes))
    }

    fn quotes_of(&self, claim: usize) -> Vec<Quoted> {
        self.0.iter().filter(|(of, _)| *of == claim).map(|(_, quoted)| quoted.clone()).collect()
    }
}

fn quotes_in(
    article: &Article,
    registry: &Registry,
    index: &Index,
    settings: &Settings,
) -> Vec<(usize, Quoted)> {
    let options = Options { publisher: settings.publisher.clone() };
    let extraction = attrib::extract(article, &options);
    let checked = check::check(article, &extraction, Some((registry, index)), &settings.check);
    let lines = LineIndex::new(&article.text);
    let pairs = extraction.attributions.iter().zip(&checked.matches);
    let quotes = pairs.flat_map(|(attribution, matches)| attribution.quotes.iter().zip(matches));
    quotes
        .filter_map(|(quote, found)| {
            let found = found.as_ref()?;
            let quoted = Quoted {
                article: article.name.clone(),
                sha256: article.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
                text: quote.of(&article.text).to_owned(),
                place: lines.line_column(quote.start),
                wording: found.comparison.wording.name(),
            };
            Some((found.claim, quoted))
        })
        .collect()
}
