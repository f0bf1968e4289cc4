//! `attrib claims add`: one claim by flags or by answers, or the quotes of a story, accepted one by one.

use std::path::PathBuf;

use attrib::registry::{Draft, DraftEvidence};
use clap::Args;

use super::ask::{ask_for, tell};
use super::search::WantedStatus;
use super::store::{Store, StoreArguments};
use super::{RegistryArguments, print, proposals};
use crate::Outcome;
use crate::arguments::{Level, OutputArguments};
use crate::message::Messages;

/// Shown below the help.
pub const EXAMPLES: &str = "\
Examples:
  attrib claims add                                     asks for everything
  attrib claims add --speaker lavrov --text \"We prepared our counterproposals.\" \\
      --said 2014-03-10 --evidence claims/evidence/sochi.txt
  attrib claims add --from story.txt                    proposes each quote that has no claim yet
  attrib claims add --from story.txt --yes --dry-run    what all of them would be

Comments and order of the file stay. Two who add at once both get their claims in.";

/// Arguments of `add`.
#[derive(Debug, Args)]
pub struct AddArguments {
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
    /// Who said it: an id or a name
    #[arg(long, value_name = "SPEAKER", conflicts_with = "from")]
    speaker: Option<String>,
    /// The words
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    text: Option<String>,
    /// Id of the claim; made of speaker and words when not given
    #[arg(long, conflicts_with = "from")]
    id: Option<String>,
    /// The words before translation
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    original: Option<String>,
    /// Who translated them
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    translated_by: Option<String>,
    /// A web page as evidence
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The day that page was read
    #[arg(long, value_name = "DATE", requires = "url")]
    retrieved: Option<String>,
    /// Address of an archived copy of that page
    #[arg(long, value_name = "URL", requires = "url")]
    archived: Option<String>,
    /// Add the speaker, too, when the registry has no such one
    #[arg(long)]
    new_speaker: bool,
    /// Propose the quotes of this story that have no claim yet
    #[arg(long, value_name = "STORY")]
    from: Option<PathBuf>,
    /// Accept every proposed quote
    #[arg(long, requires = "from")]
    yes: bool,
}

/// What is said of each claim that is added.
#[derive(Debug, Args)]
pub struct CommonArguments {
    /// The day it was said: YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    said: Option<String>,
    /// Where and to whom it was said
    #[arg(long, value_name = "WORDS")]
    occasion: Option<String>,
    /// How a story is to source it
    #[arg(long, value_enum)]
    sourcing: Option<Level>,
    /// How far it can be relied on
    #[arg(long, value_enum)]
    status: Option<WantedStatus>,
    /// Language of the words, a BCP 47 tag
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Who stands in between, nearest first
    #[arg(long, value_name = "NAME")]
    via: Vec<String>,
    /// A file that has the words
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    /// Not to be published before this time: 2014-03-10T18:00:00Z
    #[arg(long, value_name = "TIME")]
    embargo: Option<String>,
}

impl CommonArguments {
    /// Says it of a draft that does not say otherwise itself.
    pub fn fill(&self, draft: &mut Draft) {
        let fill = |slot: &mut Option<String>, value: Option<&str>| {
            if slot.is_none() {
                *slot = value.map(str::to_owned);
            }
        };
        fill(&mut draft.said, self.said.as_deref());
        fill(&mut draft.occasion, self.occasion.as_deref());
        fill(&mut draft.sourcing, self.sourcing.map(Level::name));
        fill(&mut draft.status, self.status.map(|status| status.status().name()));
        fill(&mut draft.language, self.language.as_deref());
        fill(&mut draft.embargo, self.embargo.as_deref());
        if draft.via.is_empty() {
            draft.via.clone_from(&self.via);
        }
    }
}

/// Adds what the arguments, the answers or the story say.
pub fn run(arguments: &AddArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((path, settings)) = arguments.registry.find(&messages) else { return Outcome::Failed };
    let drafts = match &arguments.from {
        Some(story) => proposals::accepted(story, &path, &settings, arguments.yes, &messages),
        None => one(arguments, &messages).map(|draft| vec![draft]),
    };
    let Some(mut drafts) = drafts else { return Outcome::Failed };
    drafts.iter_mut().for_each(|draft| {
        arguments.common.fill(draft);
        draft.evidence.extend(arguments.page());
    });
    if drafts.is_empty() {
        messages.warning("nothing is added");
        return Outcome::Clean;
    }
    let called = |index: usize| match &arguments.from {
        Some(story) => format!("{}, quote {}", story.display(), index + 1),
        None => "the claim".to_owned(),
    };
    let store = Store {
        path: &path,
        arguments: &arguments.store,
        usual: None,
        evidence: &arguments.common.evidence,
        strangers: arguments.new_speaker || arguments.from.is_some(),
        called: &called,
    };
    match store.add(drafts, &messages) {
        Some(stored) => print(&arguments.output, &messages, |_, out| stored.say(out)),
        None => Outcome::Failed,
    }
}

impl AddArguments {
    fn page(&self) -> Option<DraftEvidence> {
        let url = self.url.clone()?;
        let (retrieved, archived) = (self.retrieved.clone(), self.archived.clone());
        Some(DraftEvidence { url: Some(url), retrieved, archived, ..DraftEvidence::default() })
    }
}

/// The claim that the flags give; what they leave open is asked for when they give no words.
fn one(arguments: &AddArguments, messages: &Messages) -> Option<Draft> {
    let mut draft = Draft {
        id: arguments.id.clone().unwrap_or_default(),
        speaker: arguments.speaker.clone().unwrap_or_default(),
        text: arguments.text.clone().unwrap_or_default(),
        original: arguments.original.clone(),
        translated_by: arguments.translated_by.clone(),
        ..Draft::default()
    };
    if draft.text.is_empty() {
        tell("A new claim. An empty answer leaves out what is not needed.");
        if draft.speaker.is_empty() {
            draft.speaker = ask_for("Who said it (id or name)?").unwrap_or_default();
        }
        draft.text = ask_for("What are the words?").unwrap_or_default();
        if !draft.speaker.is_empty() && !draft.text.is_empty() {
            draft.said = arguments.common.said.clone().or_else(|| ask_for("On which day (YYYY-MM-DD)?"));
            draft.occasion = arguments.common.occasion.clone().or_else(|| ask_for("Where and to whom?"));
        }
    }
    for (flag, value) in [("--speaker", &draft.speaker), ("--text", &draft.text)] {
        if value.trim().is_empty() {
            messages.error(format_args!("expected {flag}, or an answer, found none"));
            return None;
        }
    }
    Some(draft)
}
