//! What attrib.yaml says of one rule: a severity, or a map with the rule's options.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use crate::check::{EllipsisStyle, RuleOptions, Severity, keys};

/// How grave a rule is, and what else is decided about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSetting {
    /// `None` where only options are given, `Some(None)` for off.
    pub severity: Option<Option<Severity>>,
    options: Options,
}

/// Every rule's options, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Options {
    severity: Option<Written>,
    fillers: Option<Vec<String>>,
    grammar: Option<Grammar>,
    cues: Option<Vec<String>>,
    words: Option<usize>,
    at_least: Option<usize>,
    at_most: Option<usize>,
    style: Option<Style>,
}

/// Whether a speaker's grammar stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Grammar {
    Keep,
    Repair,
}

/// How an ellipsis is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Style {
    Dots,
    Character,
}

impl RuleSetting {
    /// The first option written that the rule with this code does not have.
    pub fn foreign(&self, code: &str) -> Option<&'static str> {
        let Options { severity: _, fillers, grammar, cues, words, at_least, at_most, style } = &self.options;
        let written = [
            ("fillers", fillers.is_some()),
            ("grammar", grammar.is_some()),
            ("cues", cues.is_some()),
            ("words", words.is_some()),
            ("at-least", at_least.is_some()),
            ("at-most", at_most.is_some()),
            ("style", style.is_some()),
        ];
        written.into_iter().find(|(key, given)| *given && !keys(code).contains(key)).map(|(key, _)| key)
    }

    /// Decides the options of the rule with this code.
    pub fn decide(&self, code: &str, options: &mut RuleOptions) {
        let written = &self.options;
        let set = |place: &mut usize, given: Option<usize>| *place = given.unwrap_or(*place);
        let lower = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        if let Some(fillers) = &written.fillers {
            options.fillers = lower(fillers);
        }
        if let Some(grammar) = written.grammar {
            options.repairs_grammar = grammar == Grammar::Repair;
        }
        if let Some(cues) = &written.cues {
            options.loaded_cues = lower(cues);
        }
        set(&mut options.single_source_statements, written.at_least);
        set(&mut options.fragment_words, written.words);
        match code {
            "T004" => set(&mut options.fragments, written.at_most),
            _ => set(&mut options.brackets, written.at_most),
        }
        options.ellipsis = match written.style {
            Some(Style::Dots) => EllipsisStyle::Dots,
            Some(Style::Character) => EllipsisStyle::Character,
            None => options.ellipsis,
        };
    }
}

impl JsonSchema for RuleSetting {
    fn schema_name() -> Cow<'static, str> {
        "RuleSetting".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        let severity = serde_json::json!({"enum": ["off", "info", "warning", "error"]});
        let words = serde_json::json!({"type": "array", "items": {"type": "string"}});
        let number = serde_json::json!({"type": "integer", "minimum": 0});
        schemars::json_schema!({
            "description": "How grave the rule is, or a map that also has its options; `attrib explain RULE` says which it has.",
            "anyOf": [severity, {
                "type": "object",
                "properties": {
                    "severity": severity,
                    "fillers": words,
                    "grammar": {"enum": ["keep", "repair"]},
                    "cues": words,
                    "words": number,
                    "at-least": number,
                    "at-most": number,
                    "style": {"enum": ["dots", "character"]},
                },
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

/// A severity as it is written; `None` for off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written(Option<Severity>);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SeverityVisitor).map(Written)
    }
}

const EXPECTED: &str = "off, info, warning or error";

fn severity<E: Error>(word: &str) -> Result<Option<Severity>, E> {
    if word == "off" {
        return Ok(None);
    }
    match Severity::ALL.into_iter().find(|severity| severity.name() == word) {
        Some(severity) => Ok(Some(severity)),
        None => Err(E::invalid_value(Unexpected::Str(word), &EXPECTED)),
    }
}

/// `off` is a truth value to some readers of YAML.
fn truth<E: Error>(on: bool) -> Result<Option<Severity>, E> {
    if on { Err(E::invalid_value(Unexpected::Bool(on), &EXPECTED)) } else { Ok(None) }
}

struct SeverityVisitor;

impl Visitor<'_> for SeverityVisitor {
    type Value = Option<Severity>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Self::Value, E> {
        severity(word)
    }

    fn visit_bool<E: Error>(self, on: bool) -> Result<Self::Value, E> {
        truth(on)
    }
}

struct SettingVisitor;

impl<'de> Visitor<'de> for SettingVisitor {
    type Value = RuleSetting;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<RuleSetting, E> {
        Ok(RuleSetting { severity: Some(severity(word)?), ..RuleSetting::default() })
    }

    fn visit_bool<E: Error>(self, on: bool) -> Result<RuleSetting, E> {
        Ok(RuleSetting { severity: Some(truth(on)?), ..RuleSetting::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RuleSetting, A::Error> {
        let options = Options::deserialize(MapAccessDeserializer::new(map))?;
        Ok(RuleSetting { severity: options.severity.map(|Written(severity)| severity), options })
    }
}
