//! `attrib.yaml` as it is written.

use std::fmt;
use std::path::PathBuf;

use schemars::{JsonSchema, Schema, schema_for};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::Spanned;

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
    pub stories: Vec<String>,
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

/// How grave a rule is: a severity, `off`, or a map that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSetting {
    /// `None` for off.
    pub severity: Option<Severity>,
}

impl JsonSchema for RuleSetting {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleSetting".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        let severity = serde_json::json!({"enum": ["off", "info", "warning", "error"]});
        schemars::json_schema!({
            "description": "How grave the rule is.",
            "anyOf": [severity, {
                "type": "object",
                "properties": {"severity": severity},
                "required": ["severity"],
                "additionalProperties": false,
            }],
        })
    }
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingVisitor)
    }
}

struct SettingVisitor;

impl<'de> Visitor<'de> for SettingVisitor {
    type Value = RuleSetting;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("off, info, warning or error")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<RuleSetting, E> {
        if word == "off" {
            return Ok(RuleSetting { severity: None });
        }
        match Severity::ALL.into_iter().find(|severity| severity.name() == word) {
            Some(severity) => Ok(RuleSetting { severity: Some(severity) }),
            None => Err(E::invalid_value(serde::de::Unexpected::Str(word), &self)),
        }
    }

    /// `off` is a truth value to some readers of YAML.
    fn visit_bool<E: serde::de::Error>(self, on: bool) -> Result<RuleSetting, E> {
        if on {
            return Err(E::invalid_value(serde::de::Unexpected::Bool(on), &self));
        }
        Ok(RuleSetting { severity: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RuleSetting, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            severity: RuleSetting,
        }
        Written::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            .map(|written| written.severity)
    }
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
