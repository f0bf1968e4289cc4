//! What `add` and `import` share: where claims go, and with which evidence.

use std::io;
use std::path::{Path, PathBuf};

use attrib::provenance;
use attrib::registry::{Addition, Draft, DraftEvidence, Problem, Registry, Writer};
use clap::Args;

use super::report;
use crate::inputs;
use crate::message::Messages;

/// Where claims go.
#[derive(Debug, Args)]
pub struct StoreArguments {
    /// File of the registry that they are added to; made when it is not there
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Copy files that are evidence into the registry's folder
    #[arg(long)]
    pub keep: bool,
    /// Print what would be added, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Claims to be added to a registry.
pub struct Store<'a> {
    /// The registry.
    pub path: &'a Path,
    /// Where they go.
    pub arguments: &'a StoreArguments,
    /// The file they go to when none is named.
    pub usual: Option<PathBuf>,
    /// Evidence of every claim.
    pub evidence: &'a [PathBuf],
    /// Whether speakers may be new.
    pub strangers: bool,
    /// What each draft is called in messages.
    pub called: &'a dyn Fn(usize) -> String,
}

/// What became of claims.
pub struct Stored {
    /// What was added, or would be.
    pub addition: Addition,
    /// The file; `None` when nothing was changed.
    pub file: Option<PathBuf>,
    /// How many were there already, in the same words of the same speaker.
    pub known: usize,
}

impl Store<'_> {
    /// Adds the drafts; `None`, after saying why, when that cannot be done.
    pub fn add(&self, drafts: Vec<Draft>, messages: &Messages) -> Option<Stored> {
        let said = |problems: Vec<Problem>| report(&problems, messages);
        if self.arguments.dry_run {
            let registry = Registry::load(self.path).map_err(said).ok()?;
            let (addition, known) = self.settle(&registry, drafts, None, messages)?;
            return Some(Stored { addition, file: None, known });
        }
        // Read again under the lock: whatever was added meanwhile counts.
        let writer = Writer::open(self.path).map_err(said).ok()?;
        let (addition, known) = self.settle(writer.registry(), drafts, Some(&writer), messages)?;
        if addition.claims.is_empty() {
            return Some(Stored { addition, file: None, known });
        }
        let usual = || self.usual.clone().filter(|_| self.path.is_dir());
        let speaker = addition.claims.first().map(|draft| draft.speaker.as_str());
        let file = self.arguments.file.clone().or_else(usual).unwrap_or_else(|| writer.file_for(speaker));
        match writer.add(&file, &addition) {
            Ok(()) => Some(Stored { addition, file: Some(file), known }),
            Err(problem) => {
                messages.error(problem);
                None
            }
        }
    }

    /// With evidence and ids; those that are there already left out.
    fn settle(
        &self,
        registry: &Registry,
        mut drafts: Vec<Draft>,
        writer: Option<&Writer>,
        messages: &Messages,
    ) -> Option<(Addition, usize)> {
        let evidence = self.evidence(registry, writer, messages)?;
        drafts.iter_mut().for_each(|draft| draft.evidence.extend(evidence.iter().cloned()));
        let mut addition = match Addition::settle(registry, drafts) {
            Ok(addition) => addition,
            Err(faults) => {
                for (index, fault) in faults {
                    messages.error(format_args!("{}: {fault}", (self.called)(index)));
                }
                return None;
            }
        };
        let known = addition.leave_out_known(registry);
        for speaker in addition.speakers.iter().filter(|_| !self.strangers) {
            let wanted = speaker.name.as_deref().unwrap_or(&speaker.id);
            let help = super::speaker_help(registry, wanted);
            messages.error(format_args!(
                "expected a speaker of the registry, found `{wanted}`; {help} (--new-speaker adds one)"
            ));
        }
        (self.strangers || addition.speakers.is_empty()).then_some((addition, known))
    }

    fn evidence(
        &self,
        registry: &Registry,
        writer: Option<&Writer>,
        messages: &Messages,
    ) -> Option<Vec<DraftEvidence>> {
        let one = |file: &PathBuf| -> Result<DraftEvidence, Problem> {
            let unread = |error: io::Error| {
                let help = inputs::remedy(&error).to_owned();
                Problem::of_file(file, inputs::reason(&error), Some(help))
            };
            let sha256 = provenance::hash_of(file).map_err(unread)?;
            let path = match (registry.evidence_path(file), writer) {
                (Some(path), _) => path,
                (None, Some(writer)) if self.arguments.keep => writer.keep(file)?,
                (None, None) if self.arguments.keep => registry.kept_path(file),
                (None, _) => {
                    let help = "copy it there, or let --keep do so".to_owned();
                    let message = "expected evidence inside the registry's folder";
                    return Err(Problem::of_file(file, message, Some(help)));
                }
            };
            Ok(DraftEvidence { file: Some(path), sha256: Some(sha256), ..DraftEvidence::default() })
        };
        let found: Result<Vec<DraftEvidence>, Problem> = self.evidence.iter().map(one).collect();
        found.map_err(|problem| messages.error(problem)).ok()
    }
}

impl Stored {
    /// What was done, a line for each claim.
    pub fn say(&self, out: &mut Vec<u8>) {
        let Self { addition, file, known } = self;
        if let Some(file) = file {
            let at = file.display();
            for speaker in &addition.speakers {
                out.extend_from_slice(format!("added speaker {} to {at}\n", speaker.id).as_bytes());
            }
            for claim in &addition.claims {
                out.extend_from_slice(format!("added {} to {at}\n", claim.id).as_bytes());
            }
        } else {
            out.extend_from_slice(addition.yaml().as_bytes());
        }
        if *known > 0 {
            out.extend_from_slice(format!("left out {known} that the registry has already\n").as_bytes());
        }
    }
}
