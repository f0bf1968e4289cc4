//! The claims a newsroom has registered: who said what, when, on which evidence.
//!
//! Owns the YAML schema, loading with positions, and look-up by name. Compares no wording and sees no article.

mod draft;
mod edit;
mod evidence;
mod format;
mod import;
mod load;
mod outline;
mod page;
mod plain;
mod problem;
mod resolve;
mod search;
mod writer;
mod written;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::sourcing::Level;

pub use draft::{Draft, DraftEvidence, NewSpeaker};
pub use evidence::EvidenceFile;
pub use format::format;
pub(crate) use import::spoken;
pub use import::{ImportFormat, Imported, import};
pub use problem::{Problem, suggestion};
pub use search::{Filter, Hit};
pub use writer::{Addition, LOCK, Writer};
pub use written::schema;

/// All claims of one folder or file, checked.
#[derive(Debug, Default)]
pub struct Registry {
    /// Where it was loaded from.
    pub root: PathBuf,
    /// The files it was read from, sorted.
    pub files: Vec<PathBuf>,
    /// Everybody who is quoted, in the order of the files.
    pub speakers: Vec<Speaker>,
    /// Every claim, in the order of the files.
    pub claims: Vec<Claim>,
    names: Names,
}

/// Speakers by what they are called.
#[derive(Debug, Default)]
struct Names {
    ids: HashMap<String, usize>,
    /// By name and alias, in the form of [`key`]; the first of several.
    full: HashMap<String, usize>,
    /// By the first and last word of the name; `None` when more than one fits.
    ends: HashMap<String, Option<usize>>,
    /// By the last word of the name; `None` when more than one fits.
    last: HashMap<String, Option<usize>>,
}

/// Where in the registry something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Registry::files`].
    pub file: u32,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Unique over the registry.
    pub id: String,
    /// `None` for the anonymous.
    pub name: Option<String>,
    /// Whether the newsroom keeps the name to itself.
    pub anonymous: bool,
    /// How an anonymous speaker is to be described.
    pub description: Option<String>,
    /// Why the name is kept.
    pub reason: Option<String>,
    /// Other spellings and short names.
    pub aliases: Vec<String>,
    /// Offices held, as a story would word them.
    pub roles: Vec<String>,
    /// Where it is written.
    pub place: Place,
}

/// How far a claim can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Checked against its evidence.
    Verified,
    /// Not yet checked.
    #[default]
    Unverified,
    /// Somebody contests it.
    Disputed,
    /// Withdrawn: not to be published.
    Retracted,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 4] = [Status::Verified, Status::Unverified, Status::Disputed, Status::Retracted];

    /// The name in files and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Verified => "verified",
            Status::Unverified => "unverified",
            Status::Disputed => "disputed",
            Status::Retracted => "retracted",
        }
    }
}

/// Where a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A file of the registry that holds the words.
    File {
        /// Relative to the file that names it, or to the registry's root.
        path: Arc<str>,
        /// SHA-256 in hexadecimal.
        sha256: Option<Arc<str>>,
    },
    /// A page of the web.
    Page {
        /// Its address.
        url: Arc<str>,
        /// When it was read.
        retrieved: Option<Date>,
        /// A copy that does not change.
        archived: Option<Arc<str>>,
    },
}

/// Who said what.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Unique over the registry.
    pub id: String,
    /// Index into [`Registry::speakers`].
    pub speaker: usize,
    /// The words.
    pub text: String,
    /// When they were said.
    pub said: Option<Date>,
    /// Where and to whom.
    pub occasion: Option<Arc<str>>,
    /// How a story is to source them.
    pub sourcing: Option<Level>,
    /// How far they can be relied on.
    pub status: Status,
    /// What they rest on.
    pub evidence: Box<[Evidence]>,
    /// Where it is written.
    pub place: Place,
    /// What few claims say, apart, so that a million of those that say nothing of it take less memory.
    details: Option<Box<Details>>,
}

/// What few claims say.
#[derive(Clone, Debug, Default, PartialEq)]
struct Details {
    language: Option<Arc<str>>,
    original: Option<Box<str>>,
    translated_by: Option<Arc<str>>,
    via: Box<[Arc<str>]>,
    embargo: Option<Timestamp>,
}

impl Claim {
    /// Language of `text`, a BCP 47 tag; `None` where the claim does not say.
    pub fn language(&self) -> Option<&str> {
        self.details.as_ref()?.language.as_deref()
    }

    /// The words before they were translated; `None` for words that are no translation.
    pub fn original(&self) -> Option<&str> {
        self.details.as_ref()?.original.as_deref()
    }

    /// Who translated the words; `None` where the claim does not say.
    pub fn translated_by(&self) -> Option<&str> {
        self.details.as_ref()?.translated_by.as_deref()
    }

    /// Who stands in between, nearest first; empty where nobody does.
    pub fn via(&self) -> &[Arc<str>] {
        self.details.as_ref().map_or(&[], |details| &*details.via)
    }

    /// The moment before which it is not to be published; `None` where there is none.
    pub fn embargo(&self) -> Option<Timestamp> {
        self.details.as_ref()?.embargo
    }
}

impl Registry {
    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The speaker of a claim.
    pub fn speaker_of(&self, claim: &Claim) -> &Speaker {
        &self.speakers[claim.speaker]
    }

    /// The speaker whom a name stands for: by name or alias, whatever the case and accents; a full name counts
    /// before one that has middle names or has none of them, and that before a surname. `None` when nobody or more than one fits.
    pub fn resolve_name(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        let words = |name: &str| name.split_whitespace().count();
        let short = |&speaker: &usize| {
            words(name) == 2 || self.speakers[speaker].name.as_deref().is_some_and(|name| words(name) == 2)
        };
        let ends = || self.names.ends.get(&ends(&wanted)?).copied().flatten().filter(short);
        let surname = || self.names.last.get(&wanted).copied().flatten();
        self.names.full.get(&wanted).copied().or_else(ends).or_else(surname)
    }

    /// The speaker with this id, else with this name.
    pub fn find_speaker(&self, wanted: &str) -> Option<usize> {
        self.names.ids.get(wanted).copied().or_else(|| self.resolve_name(wanted))
    }

    /// Names and aliases that more than one speaker has: the first speaker, the other, and the name as the other
    /// writes it. An anonymous speaker with the `name:` of another is that other, and shares with nobody but themselves.
    pub fn shared_names(&self) -> Vec<(usize, usize, &str)> {
        let mut shared = Vec::new();
        for (index, speaker) in self.speakers.iter().enumerate() {
            let mut seen = Vec::new();
            for name in speaker.name.iter().chain(&speaker.aliases) {
                let key = key(name);
                let first = self.names.full.get(&key).copied().filter(|first| *first != index);
                if let Some(first) =
                    first.filter(|first| !seen.contains(&key) && !self.are_one(*first, index))
                {
                    shared.push((first, index, name.as_str()));
                }
                seen.push(key);
            }
        }
        shared
    }

    /// Whether two entries are of one person, by name and anonymously.
    fn are_one(&self, first: usize, second: usize) -> bool {
        let [first, second] = [first, second].map(|index| &self.speakers[index]);
        let name = |speaker: &Speaker| speaker.name.as_deref().map(key);
        (first.anonymous || second.anonymous) && name(first).is_some() && name(first) == name(second)
    }

    /// The file of a place.
    pub fn file_of(&self, place: Place) -> &Path {
        &self.files[place.file as usize]
    }
}

impl Names {
    fn of(speakers: &[Speaker]) -> Self {
        let mut names = Self::default();
        for (index, speaker) in speakers.iter().enumerate() {
            names.ids.entry(speaker.id.clone()).or_insert(index);
        }
        // A name stands for the entry by name before it stands for that of the same person unnamed.
        let of = |anonymous: bool| speakers.iter().enumerate().filter(move |(_, s)| s.anonymous == anonymous);
        for (index, speaker) in of(false).chain(of(true)) {
            for name in speaker.name.iter().chain(&speaker.aliases) {
                names.full.entry(key(name)).or_insert(index);
            }
            let name = speaker.name.as_deref().map(key).unwrap_or_default();
            if speaker.anonymous && names.full.get(&name).is_some_and(|first| *first != index) {
                continue;
            }
            if let Some(ends) = ends(&name) {
                let known = names.ends.entry(ends).or_insert(Some(index));
                *known = known.filter(|first| *first == index);
            }
            if let Some(last) = name.rsplit(' ').next().filter(|last| !last.is_empty()) {
                let known = names.last.entry(last.to_owned()).or_insert(Some(index));
                *known = known.filter(|first| *first == index);
            }
        }
        names
    }
}

/// First and last word of a key: "petra m. holm" and "petra holm" are one. `None` for a single word.
fn ends(key: &str) -> Option<String> {
    let (first, rest) = key.split_once(' ')?;
    let last = rest.rsplit(' ').next()?;
    Some([first, last].join(" "))
}

/// A name for comparing: lower case, accents off, single spaces.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase).map(plain));
    }
    key
}

/// A letter without its accent.
const fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        letter => letter,
    }
}

#[cfg(test)]
mod tests;
