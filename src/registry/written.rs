//! The registry as it is written in YAML.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_yaml::Spanned;

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// From 1.
    pub line: u32,
    /// In code points, from 1.
    pub column: u32,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let at = spanned.referenced;
        // Files are smaller than 4 GiB, so that the numbers fit.
        Ok(Self { value: spanned.value, line: at.line() as u32, column: at.column() as u32 })
    }
}

/// One file under `claims/`.
#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Everybody quoted, by id.
    #[serde(default, deserialize_with = "none_is_empty")]
    #[schemars(with = "BTreeMap<String, Speaker>")]
    pub speakers: HashMap<At<String>, Speaker>,
    /// What they said.
    #[serde(default, deserialize_with = "none_is_empty")]
    #[schemars(with = "Vec<Claim>")]
    pub claims: Vec<Claim>,
}

/// A key with nothing behind it has nothing yet.
fn none_is_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

/// The keys of a claim, in the order in which they are written.
pub const CLAIM_KEYS: &[&str] = &[
    "id",
    "speaker",
    "text",
    "said",
    "occasion",
    "sourcing",
    "status",
    "language",
    "original",
    "translated_by",
    "via",
    "evidence",
    "embargo",
];

/// Somebody quoted: with a name, or anonymous with a description.
#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// The full name.
    pub name: Option<String>,
    /// Whether the name is kept secret.
    #[serde(default)]
    pub anonymous: bool,
    /// How a story may describe an anonymous speaker.
    pub description: Option<String>,
    /// Why the name is kept secret.
    pub reason: Option<String>,
    /// Other spellings and short names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Offices.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// Who said what.
#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Unique over the registry.
    #[schemars(with = "String")]
    pub id: At<String>,
    /// The id of a speaker.
    #[schemars(with = "String")]
    pub speaker: At<String>,
    /// The words.
    #[schemars(with = "String")]
    pub text: At<String>,
    /// The day: YYYY-MM-DD.
    #[schemars(with = "Option<String>")]
    pub said: Option<At<String>>,
    /// Where and to whom.
    pub occasion: Option<String>,
    /// How a story is to source it.
    pub sourcing: Option<Sourcing>,
    /// How far it can be relied on.
    #[serde(default)]
    pub status: Status,
    /// Language of `text`.
    pub language: Option<String>,
    /// The words before translation.
    pub original: Option<String>,
    /// Who translated them.
    pub translated_by: Option<String>,
    /// Who stands in between, nearest first.
    #[serde(default)]
    pub via: Vec<String>,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Not to be published before: RFC 3339.
    #[schemars(with = "Option<String>")]
    pub embargo: Option<At<String>>,
}

/// A sourcing level.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Sourcing {
    Named,
    Anonymous,
    Secondhand,
    Unattributed,
}

/// How far a claim can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Status {
    Verified,
    #[default]
    Unverified,
    Disputed,
    Retracted,
}

/// A file or a web page.
#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// A file under the registry.
    pub file: Option<String>,
    /// Its SHA-256.
    pub sha256: Option<String>,
    /// The address of a page.
    #[schemars(with = "Option<String>")]
    pub url: Option<At<String>>,
    /// The day it was read.
    #[schemars(with = "Option<String>")]
    pub retrieved: Option<At<String>>,
    /// The address of a copy that does not change.
    pub archived: Option<String>,
}

/// The JSON Schema of a registry file.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
