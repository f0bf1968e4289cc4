//! The way into a registry's files: one writer at a time, each file replaced in one step or not at all.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::draft::{Draft, NewSpeaker};
use super::outline::Obstacle;
use super::{Problem, Registry, edit, load};

/// Held locked by whoever writes; stays in the registry's folder, as taking it away would let two in.
pub const LOCK: &str = ".attrib.lock";

/// What the names of files in the making begin with.
const UNFINISHED: &str = ".attrib-";

/// A registry that nobody else writes to.
#[derive(Debug)]
pub struct Writer {
    registry: Registry,
    /// Released when it is closed, also by a killed program.
    lock: File,
}

/// What is to be added, its ids settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addition {
    /// Who is not in the registry yet.
    pub speakers: Vec<NewSpeaker>,
    /// With ids of speakers, and ids of their own.
    pub claims: Vec<Draft>,
}

impl Writer {
    /// Waits until nobody else writes, then loads what is there.
    ///
    /// # Errors
    ///
    /// When the lock cannot be had, or the registry cannot be loaded.
    pub fn open(path: &Path) -> Result<Writer, Vec<Problem>> {
        let lock = lock(path).map_err(|error| {
            let help = "make the registry's folder writable for you".to_owned();
            vec![Problem::of_file(path, error.to_string(), Some(help))]
        })?;
        Ok(Writer { registry: Registry::load(path)?, lock })
    }

    /// What was there when the lock was had.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Adds to one file, which is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, changed without a change of the rest, or written.
    pub fn add(&self, file: &Path, addition: &Addition) -> Result<(), Problem> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Problem::of_file(file, error.to_string(), None)),
        };
        let obstacle = |obstacle: Obstacle| Problem {
            file: file.to_owned(),
            line: obstacle.line,
            column: obstacle.column,
            message: obstacle.message,
            help: Some("add to another file with --file".to_owned()),
        };
        let text = edit::with_speakers(&text, &addition.speakers).map_err(obstacle)?;
        let text = edit::with_claims(&text, &addition.claims).map_err(obstacle)?;
        load::parse(file, &text)?;
        self.replace(file, &text)
    }

    /// Puts a file's new text in its place.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then the old text is still there.
    pub fn replace(&self, file: &Path, text: &str) -> Result<(), Problem> {
        replace(file, text.as_bytes(), &self.lock).map_err(|error| {
            Problem::of_file(file, error.to_string(), Some("nothing was changed".to_owned()))
        })
    }

    /// Copies a file into the registry's folder, to be evidence, and gives the path by which claims name it.
    ///
    /// # Errors
    ///
    /// When it cannot be copied, or another file has its name there.
    pub fn keep(&self, file: &Path) -> Result<String, Problem> {
        let unkept = |message: String, help: &str| Problem::of_file(file, message, Some(help.to_owned()));
        let kept = self.registry.kept_path(file);
        let target = self.registry.folder().join(&kept);
        let bytes = fs::read(file).map_err(|error| unkept(error.to_string(), "check the path"))?;
        match fs::read(&target) {
            Ok(there) if there == bytes => Ok(kept),
            Ok(_) => {
                Err(unkept(format!("expected no other `{kept}` in the registry"), "give it another name"))
            }
            Err(_) => replace(&target, &bytes, &self.lock)
                .map(|()| kept)
                .map_err(|error| unkept(error.to_string(), "make the registry's folder writable for you")),
        }
    }

    /// The file that a claim of this speaker goes to: where the speaker's last claim is, else where the speaker
    /// is, else the registry's last file, else a new one.
    pub fn file_for(&self, speaker: Option<&str>) -> PathBuf {
        let Registry { speakers, claims, files, root, .. } = &self.registry;
        let known = speaker.and_then(|id| speakers.iter().position(|s| s.id == id));
        let last = known.and_then(|index| claims.iter().rev().find(|c| c.speaker == index));
        let place = last.map(|claim| claim.place).or(known.map(|index| speakers[index].place));
        let file = place.map(|place| place.file as usize).or(files.len().checked_sub(1));
        file.map_or_else(|| root.join("claims.yaml"), |file| files[file].clone())
    }
}

impl Addition {
    /// Settles the drafts' speakers and ids against a registry. A speaker whom it does not know is new.
    ///
    /// # Errors
    ///
    /// For each draft with a fault its position and what is wrong.
    pub fn settle(registry: &Registry, drafts: Vec<Draft>) -> Result<Addition, Vec<(usize, String)>> {
        let mut ids: HashSet<String> = registry.claims.iter().map(|claim| claim.id.clone()).collect();
        let mut addition = Addition::default();
        let mut faults = Vec::new();
        for (index, mut draft) in drafts.into_iter().enumerate() {
            faults.extend(draft.faults().into_iter().map(|fault| (index, fault)));
            draft.text = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
            draft.speaker = addition.speaker(registry, &draft.speaker, draft.nameless);
            if draft.speaker.is_empty() {
                faults.push((index, "expected a speaker, found none".to_owned()));
            }
            if draft.id.is_empty() {
                draft.id = fresh(&format!("{} {}", draft.speaker, draft.text), &ids);
            } else if ids.contains(&draft.id) {
                faults.push((index, format!("expected a new claim id, found `{}` again", draft.id)));
            }
            ids.insert(draft.id.clone());
            addition.claims.push(draft);
        }
        if faults.is_empty() { Ok(addition) } else { Err(faults) }
    }

    /// The id of a speaker by id, name or description, also of one who is not in the registry yet.
    fn speaker(&mut self, registry: &Registry, wanted: &str, nameless: bool) -> String {
        if wanted.trim().is_empty() {
            return String::new();
        }
        let described = |description: &Option<String>| {
            nameless && description.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(wanted))
        };
        let known = registry.speakers.iter().find(|s| s.anonymous && described(&s.description));
        let known = known.or_else(|| Some(&registry.speakers[registry.find_speaker(wanted)?]));
        if let Some(known) = known {
            return known.id.clone();
        }
        let named = |s: &&NewSpeaker| {
            s.name.as_deref() == Some(wanted) || s.id == wanted || described(&s.description)
        };
        if let Some(known) = self.speakers.iter().find(named) {
            return known.id.clone();
        }
        let taken =
            |id: &String| registry.names.ids.contains_key(id) || self.speakers.iter().any(|s| s.id == *id);
        let id = numbered(&slug(wanted, usize::MAX), taken);
        let wanted = Some(wanted.to_owned());
        let (name, description) = if nameless { (None, wanted) } else { (wanted, None) };
        self.speakers.push(NewSpeaker { id: id.clone(), name, description });
        id
    }

    /// Leaves out claims that the registry has already, in the same words of the same speaker, and speakers that
    /// no claim is left of; gives the number of claims left out.
    pub fn leave_out_known(&mut self, registry: &Registry) -> usize {
        let said = |claim: &'_ super::Claim| (registry.speaker_of(claim).id.clone(), claim.text.clone());
        let mut known: HashSet<(String, String)> = registry.claims.iter().map(said).collect();
        let before = self.claims.len();
        self.claims.retain(|draft| known.insert((draft.speaker.clone(), draft.text.clone())));
        self.speakers.retain(|speaker| self.claims.iter().any(|draft| draft.speaker == speaker.id));
        before - self.claims.len()
    }

    /// The addition as it would be written into an empty file.
    pub fn yaml(&self) -> String {
        let text =
            edit::with_speakers("", &self.speakers).and_then(|text| edit::with_claims(&text, &self.claims));
        // Only what is there already can stand in the way.
        text.unwrap_or_default()
    }
}

/// An id that is not taken, of the first words.
fn fresh(words: &str, taken: &HashSet<String>) -> String {
    numbered(&slug(words, 6), |id| taken.contains(id))
}

fn numbered(base: &str, taken: impl Fn(&String) -> bool) -> String {
    let base = if base.is_empty() { "x" } else { base };
    let tries = (1..).map(|n| if n == 1 { base.to_owned() } else { format!("{base}-{n}") });
    tries.into_iter().find(|id| !taken(id)).unwrap_or_default()
}

/// The first words in lower case with hyphens between them.
fn slug(text: &str, words: usize) -> String {
    let plain = super::key(text).replace('\'', "");
    let parts = plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.take(words).collect::<Vec<_>>().join("-")
}

fn lock(path: &Path) -> io::Result<File> {
    let folder = if path.is_dir() { path } else { folder_of(path) };
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    file.lock()?;
    Ok(file)
}

/// Writes beside the file, and gives the result its name only when all of it is on the disk.
fn replace(file: &Path, bytes: &[u8], lock: &File) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let folder = folder_of(&file);
    fs::create_dir_all(folder)?;
    remove_unfinished(folder);
    let mut new = tempfile::Builder::new().prefix(UNFINISHED).suffix(".tmp").tempfile_in(folder)?;
    new.write_all(bytes)?;
    // Temporary files are for their owner alone; a new file gets what the lock was made with.
    let permissions = fs::metadata(&file).or_else(|_| lock.metadata())?.permissions();
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(&file)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Takes away what a killed writer left. Whoever holds the lock is alone.
fn remove_unfinished(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(UNFINISHED) && name.ends_with(".tmp") {
            // One that stays does no harm.
            let _left = fs::remove_file(entry.path());
        }
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
