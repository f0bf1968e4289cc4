//! The claims a newsroom has registered: who said what, when, on which evidence.
//!
//! Owns the YAML schema, loading with positions, and look-up by name. Compares no wording and sees no article.

mod load;
mod problem;
mod written;

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::sourcing::Level;

pub use problem::Problem;
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
}

/// Where in the registry something is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Index into [`Registry::files`].
    pub file: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
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
        path: String,
        /// SHA-256 in hexadecimal.
        sha256: Option<String>,
    },
    /// A page of the web.
    Page {
        /// Its address.
        url: String,
        /// When it was read.
        retrieved: Option<Date>,
        /// A copy that does not change.
        archived: Option<String>,
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
    pub occasion: Option<String>,
    /// How a story is to source them.
    pub sourcing: Option<Level>,
    /// How far they can be relied on.
    pub status: Status,
    /// Language of `text`, a BCP 47 tag.
    pub language: Option<String>,
    /// The words before they were translated.
    pub original: Option<String>,
    /// Who translated them.
    pub translated_by: Option<String>,
    /// Who stands in between, nearest first.
    pub via: Vec<String>,
    /// What they rest on.
    pub evidence: Vec<Evidence>,
    /// Not to be published before.
    pub embargo: Option<Timestamp>,
    /// Where it is written.
    pub place: Place,
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
    /// before a surname. `None` when nobody or more than one fits.
    pub fn resolve_name(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        let named = |s: &Speaker| s.name.iter().chain(&s.aliases).any(|n| key(n) == wanted);
        if let Some(index) = self.speakers.iter().position(named) {
            return Some(index);
        }
        let last = wanted.rsplit(' ').next().unwrap_or_default();
        let surname = |s: &Speaker| s.name.as_ref().is_some_and(|n| key(n).rsplit(' ').next() == Some(last));
        let mut fitting = self.speakers.iter().enumerate().filter(|(_, s)| wanted == last && surname(s));
        match (fitting.next(), fitting.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }
}

/// A name for comparing: lower case, accents off, single spaces.
fn key(name: &str) -> String {
    let plain = name.chars().flat_map(char::to_lowercase).map(|c| match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '’' => '\'',
        c => c,
    });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
