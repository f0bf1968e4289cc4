//! Each piece of evidence against what the registry says of it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::passage::{Passage, Passages};
use crate::article::Article;
use crate::registry::{self, Claim, Evidence, EvidenceFile, Registry};

/// Files larger than this are hashed, and not searched.
const SEARCHED: u64 = 8 << 20;

/// What is wrong with one piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub enum Flaw {
    /// There is no such file.
    Missing,
    /// The path leads out of the registry's folder; nothing was opened.
    Outside,
    /// The file could not be read, and why.
    Unreadable(String),
    /// The registry has no hash of it; this is the file's.
    Unhashed(String),
    /// The file is not what it was; this is its hash now.
    Changed(String),
    /// Its words cannot be looked for, and why.
    Unsearched(&'static str),
    /// It does not have the claim's words; the nearest passage, if any is like them.
    Absent(Option<Passage>),
    /// A page of the web without a copy that stays.
    Unarchived,
}

/// A flaw and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// Index into the registry's claims.
    pub claim: usize,
    /// Which of the claim's pieces of evidence, from 0.
    pub evidence: usize,
    /// What is wrong.
    pub flaw: Flaw,
}

/// All flaws of all evidence, in the order of the claims. Each file is read once.
pub fn examine(registry: &Registry) -> Vec<Examined> {
    examine_claims(registry, 0..registry.claims.len())
}

/// The flaws of some claims' evidence, in the order of the claims. Each file is read once.
pub fn examine_claims(registry: &Registry, claims: impl IntoIterator<Item = usize>) -> Vec<Examined> {
    let mut flaws = Vec::new();
    let mut files: BTreeMap<PathBuf, Vec<(usize, usize)>> = BTreeMap::new();
    let mut looked: BTreeMap<(&Path, &str), EvidenceFile> = BTreeMap::new();
    for index in claims {
        let claim = &registry.claims[index];
        for (number, evidence) in claim.evidence.iter().enumerate() {
            let mut flaw = |flaw| flaws.push(Examined { claim: index, evidence: number, flaw });
            match evidence {
                Evidence::Page { archived: None, .. } => flaw(Flaw::Unarchived),
                Evidence::Page { .. } => {}
                Evidence::File { path, .. } => {
                    let place = (registry.file_of(claim.place), &**path);
                    let file = looked.entry(place).or_insert_with(|| registry.evidence_file(claim, path));
                    match file {
                        EvidenceFile::Missing => flaw(Flaw::Missing),
                        EvidenceFile::Outside => flaw(Flaw::Outside),
                        EvidenceFile::Found(file) => {
                            files.entry(file.clone()).or_default().push((index, number));
                        }
                    }
                }
            }
        }
    }
    let found: Vec<Vec<Examined>> =
        files.into_par_iter().map(|(file, claims)| examine_file(registry, &file, &claims)).collect();
    flaws.extend(found.into_iter().flatten());
    flaws.sort_by_key(|examined| (examined.claim, examined.evidence));
    flaws
}

/// One file against all claims that rest on it.
fn examine_file(registry: &Registry, file: &Path, claims: &[(usize, usize)]) -> Vec<Examined> {
    let mut flaws = Vec::new();
    let read = Read::of(file);
    let passages = match &read {
        Ok(Read { text: Some(text), .. }) => Some(Passages::new(text.clone())),
        _ => None,
    };
    for &(claim, evidence) in claims {
        let mut flaw = |flaw| flaws.push(Examined { claim, evidence, flaw });
        let Read { sha256, unsearched, .. } = match &read {
            Ok(read) => read,
            Err(error) => {
                flaw(Flaw::Unreadable(error.to_string()));
                continue;
            }
        };
        let claim = &registry.claims[claim];
        match &claim.evidence[evidence] {
            Evidence::File { sha256: None, .. } => flaw(Flaw::Unhashed(sha256.clone())),
            Evidence::File { sha256: Some(known), .. } if !known.eq_ignore_ascii_case(sha256) => {
                flaw(Flaw::Changed(sha256.clone()));
            }
            _ => {}
        }
        match &passages {
            Some(passages) => {
                if let Some(passage) = absent(passages, claim) {
                    flaw(Flaw::Absent(passage));
                }
            }
            None => flaw(Flaw::Unsearched(unsearched)),
        }
    }
    flaws
}

/// The nearest passage, when the text has neither the claim's words nor those before their translation.
fn absent(passages: &Passages, claim: &Claim) -> Option<Option<Passage>> {
    let found = passages.find(&claim.text);
    if found.as_ref().is_some_and(Passage::holds) {
        return None;
    }
    let original = claim.original().and_then(|original| passages.find(original));
    if original.is_some_and(|passage| passage.holds()) { None } else { Some(found) }
}

/// What is in a file.
struct Read {
    sha256: String,
    /// `None` when it cannot be searched.
    text: Option<String>,
    /// Why it cannot.
    unsearched: &'static str,
}

impl Read {
    fn of(file: &Path) -> io::Result<Self> {
        if fs::metadata(file)?.len() > SEARCHED {
            let sha256 = hash_of(file)?;
            return Ok(Self { sha256, text: None, unsearched: "it is larger than 8 MiB" });
        }
        let bytes = fs::read(file)?;
        let sha256 = hex(&Sha256::digest(&bytes));
        let article = Article::from_bytes(file.display().to_string(), bytes).ok();
        Ok(Self {
            sha256,
            text: article.map(|article| registry::spoken(file, article.text)),
            unsearched: "it is not a text",
        })
    }
}

/// The SHA-256 of a file in hexadecimal.
pub fn hash_of(file: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(file)?, &mut Hasher(&mut hasher))?;
    Ok(hex(&hasher.finalize()))
}

/// Bytes written to it are hashed.
struct Hasher<'a>(&'a mut Sha256);

impl io::Write for Hasher<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
