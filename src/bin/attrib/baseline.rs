//! `--baseline` and `--update-baseline`: what is known already.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use attrib::check::{Baseline, Checked, Known, join, known};

use crate::arguments::CheckArguments;
use crate::inputs;
use crate::message::Messages;
use crate::output::Output;

/// A baseline in use.
pub struct KnownFindings {
    path: PathBuf,
    /// Whether the file was there.
    exists: bool,
    baseline: Baseline,
    /// Whether the file is to be written, and whether it may grow.
    update: Option<Growth>,
    /// What was found in the stories checked, when the file is to be written.
    found: Mutex<BTreeMap<String, Vec<Known>>>,
}

/// What may become of a baseline's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Growth {
    Shrink,
    Grow,
}

impl KnownFindings {
    /// The baseline that the arguments name; `Ok(None)` for none, `Err` after saying why it cannot be used.
    pub fn open(arguments: &CheckArguments, messages: &Messages) -> Result<Option<Self>, ()> {
        let Some(path) = &arguments.baseline else { return Ok(None) };
        let name = path.display();
        let read = match fs::read_to_string(path) {
            Ok(text) => Baseline::parse(&text).map(|baseline| (baseline, true)),
            // The first one is written as a whole.
            Err(error) if error.kind() == io::ErrorKind::NotFound && arguments.update_baseline => {
                Ok((Baseline::default(), false))
            }
            Err(error) => Err(format!("{}; --update-baseline writes one", inputs::reason(&error))),
        };
        match read {
            Ok((baseline, exists)) => {
                let grows = arguments.grow_baseline || !exists;
                let growth = if grows { Growth::Grow } else { Growth::Shrink };
                let update = arguments.update_baseline.then_some(growth);
                Ok(Some(Self { path: path.clone(), exists, baseline, update, found: Mutex::default() }))
            }
            Err(why) => {
                messages.error(format_args!("{name}: {why}"));
                Err(())
            }
        }
    }

    /// Sets aside what is known of `story`; everything, where it is about to become known.
    pub fn apply(&self, story: &str, checked: &mut Checked) {
        let key = self.key(story);
        let Some(growth) = self.update else { return self.baseline.apply(&key, checked) };
        let now = known(&checked.findings);
        match growth {
            Growth::Shrink => self.baseline.apply(&key, checked),
            Growth::Grow => {
                let mut all = Baseline::default();
                all.update(&key, now.clone(), true);
                all.apply(&key, checked);
            }
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        join(found.entry(key).or_default(), now);
    }

    /// Writes the file when it is to be updated; entries of stories that were not checked stay. False, after saying why, when
    /// it cannot be written.
    pub fn close(self, messages: &Messages) -> bool {
        let Some(growth) = self.update else { return true };
        let (before, mut baseline) = (self.baseline.count(), self.baseline);
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let refused: usize =
            found.into_iter().map(|(story, now)| baseline.update(&story, now, growth == Growth::Grow)).sum();
        let name = self.path.display();
        if refused > 0 {
            messages.warning(format_args!(
                "{name}: {refused} new findings are not added; --grow-baseline adds them"
            ));
        }
        let written = Output::open(Some(&self.path)).and_then(|mut file| {
            file.write(baseline.to_text().as_bytes())?;
            file.close()
        });
        match written {
            Ok(()) => {
                let now = baseline.count();
                let was = if self.exists { format!(", {before} before") } else { String::new() };
                messages.detail(format_args!("{name}: {now} findings are known{was}"));
                true
            }
            Err(error) => {
                messages
                    .error(format_args!("{name}: {}; the baseline stays as it was", inputs::reason(&error)));
                false
            }
        }
    }

    /// A story's path as the baseline has it: from the baseline's folder on, with slashes.
    fn key(&self, story: &str) -> String {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let story = absolute(Path::new(story));
        let root = absolute(&self.path);
        let near = root.parent().and_then(|root| story.strip_prefix(root).ok());
        near.unwrap_or(&story).to_string_lossy().replace('\\', "/")
    }
}
