//! The chain behind a claim: its speaker, those in between, its evidence.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::registry;

/// What a claim rests on: who said it, through whom it came, where it can be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance<'a> {
    /// Who said it.
    pub speaker: Registered<'a>,
    /// The day, YYYY-MM-DD.
    pub said: Option<String>,
    /// Where and to whom.
    pub occasion: Option<Cow<'a, str>>,
    /// Who translated it.
    pub translated_by: Option<Cow<'a, str>>,
    /// Who stands in between, nearest first.
    pub via: Vec<Cow<'a, str>>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence<'a>>,
}

/// A speaker of the registry. An anonymous one has no name here, whatever the registry knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registered<'a> {
    /// The id in the registry.
    pub id: Cow<'a, str>,
    /// The full name; null for the anonymous.
    pub name: Option<Cow<'a, str>>,
    /// How an anonymous speaker is described.
    pub description: Option<Cow<'a, str>>,
}

/// A file of the registry, or a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence<'a> {
    /// The path as the registry has it.
    pub file: Option<Cow<'a, str>>,
    /// Its SHA-256 as the registry has it.
    pub sha256: Option<Cow<'a, str>>,
    /// The address of a page.
    pub url: Option<Cow<'a, str>>,
    /// The day it was read, YYYY-MM-DD.
    pub retrieved: Option<String>,
    /// The address of a copy that does not change.
    pub archived: Option<Cow<'a, str>>,
}

impl<'a> Provenance<'a> {
    /// That of a claim.
    pub fn of(registry: &'a registry::Registry, claim: &'a registry::Claim) -> Self {
        let speaker = registry.speaker_of(claim);
        let name = speaker.name.as_deref().filter(|_| !speaker.anonymous);
        Self {
            speaker: Registered {
                id: Cow::Borrowed(&speaker.id),
                name: name.map(Cow::Borrowed),
                description: speaker.description.as_deref().map(Cow::Borrowed),
            },
            said: claim.said.map(|date| date.to_string()),
            occasion: claim.occasion.as_deref().map(Cow::Borrowed),
            translated_by: claim.translated_by().map(Cow::Borrowed),
            via: claim.via().iter().map(|name| Cow::Borrowed(&**name)).collect(),
            evidence: claim.evidence.iter().map(Evidence::of).collect(),
        }
    }
}

impl<'a> Evidence<'a> {
    fn of(evidence: &'a registry::Evidence) -> Self {
        let none = Self { file: None, sha256: None, url: None, retrieved: None, archived: None };
        match evidence {
            registry::Evidence::File { path, sha256 } => {
                Self { file: Some(Cow::Borrowed(path)), sha256: sha256.as_deref().map(Cow::Borrowed), ..none }
            }
            registry::Evidence::Page { url, retrieved, archived } => Self {
                url: Some(Cow::Borrowed(url)),
                retrieved: retrieved.map(|date| date.to_string()),
                archived: archived.as_deref().map(Cow::Borrowed),
                ..none
            },
        }
    }
}
