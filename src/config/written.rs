//! `attrib.yaml` as it is written.

use std::fmt;
use std::path::PathBuf;

use schemars::{JsonSchema, Schema, schema_for};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::Spanned;

use super::rule_setting::RuleSetting;
use crate::check::Severity;

/// The whole file; every key may be left out.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "attrib.yaml")]
pub struct File {
    /// The registry: a folder or a file, relative to this one.
    pub claims: Option<PathBuf>,
    /// The names the publisher goes by: words told to it are first hand.
    #[serde(deserialize_with = "one_or_many")]
    #[schemars(with = "OneOrMany")]
    pub publisher: Vec<String>,
    /// Language of the stories, a BCP 47 tag.
    pub language: Option<String>,
    /// The least grave finding that makes `attrib check` end with exit code 1.
    pub fail_on: Option<FailOn>,
    /// The house whose rules are the start: default, ap, reuters, guardian, npr or strict.
    #[schemars(with = "Option<String>")]
    pub profile: Option<Spanned<String>>,
    /// Only these rules: codes, beginnings of codes, or names.
    #[schemars(with = "Vec<String>")]
    pub select: Vec<Spanned<String>>,
    /// Not these rules: codes, beginnings of codes, or names.
    #[schemars(with = "Vec<String>")]
    pub ignore: Vec<Spanned<String>>,
    /// How grave single rules are.
    #[serde(deserialize_with = "pairs")]
    #[schemars(with = "std::collections::BTreeMap<String, RuleSetting>")]
    pub rules: Vec<(Spanned<String>, RuleSetting)>,
    /// Which files of a folder are stories: globs, relative to this file.
    #[schemars(with = "Vec<String>")]
    pub stories: Vec<Spanned<String>>,
    /// Findings set aside in stories that cannot hold comments.
    pub ignores: Vec<Ignore>,
}

/// A rule set aside in one story.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ignore {
    /// Code or name of the rule.
    #[schemars(with = "String")]
    pub rule: Spanned<String>,
    /// The story's path, relative to this file.
    pub story: PathBuf,
    /// Only in paragraphs that hold these words.
    pub quote: Option<String>,
    /// Why.
    #[schemars(with = "String")]
    pub reason: Spanned<String>,
}

/// The JSON Schema of `attrib.yaml`.
pub fn schema() -> Schema {
    schema_for!(File)
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Nothing.
    Never,
}

impl FailOn {
    /// The least grave finding that fails; `None` for never.
    pub fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Never => None,
        }
    }
}

#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "describes the schema only")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// One name, or a list of them.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Names;
    impl<'de> Visitor<'de> for Names {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a name or a list of names")
        }

        fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Vec<String>, E> {
            Ok(vec![name.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
            let mut names = Vec::new();
            while let Some(name) = list.next_element()? {
                names.push(name);
            }
            Ok(names)
        }
    }
    deserializer.deserialize_any(Names)
}

/// A map's entries in the order they are written.
fn pairs<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<(Spanned<String>, RuleSetting)>, D::Error> {
    struct Pairs;
    impl<'de> Visitor<'de> for Pairs {
        type Value = Vec<(Spanned<String>, RuleSetting)>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a map from rules to off, info, warning or error")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
    deserializer.deserialize_map(Pairs)
}
