//! A claim or a speaker about to be written, and its YAML.

use serde::Deserialize;

use super::Status;
use crate::sourcing::Level;

/// Columns that a line of text is filled up to.
const WIDTH: usize = 96;

/// A claim that is not in the registry yet. Nothing of it is checked before it is added.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Draft {
    /// Empty: one is made of speaker and text.
    pub id: String,
    /// Id or name of a speaker.
    pub speaker: String,
    /// Whether `speaker` describes somebody who is not to be named.
    #[serde(skip)]
    pub nameless: bool,
    /// The words.
    pub text: String,
    /// The day: YYYY-MM-DD.
    pub said: Option<String>,
    /// Where and to whom.
    pub occasion: Option<String>,
    /// A sourcing level.
    pub sourcing: Option<String>,
    /// How far it can be relied on.
    pub status: Option<String>,
    /// Language of `text`.
    pub language: Option<String>,
    /// The words before translation.
    pub original: Option<String>,
    /// Who translated them.
    pub translated_by: Option<String>,
    /// Who stands in between, nearest first.
    pub via: Vec<String>,
    /// What it rests on.
    pub evidence: Vec<DraftEvidence>,
    /// Not to be published before: RFC 3339.
    pub embargo: Option<String>,
}

/// Evidence of a claim that is not in the registry yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DraftEvidence {
    /// A file of the registry.
    pub file: Option<String>,
    /// Its SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// The address of a page.
    pub url: Option<String>,
    /// The day it was read.
    pub retrieved: Option<String>,
    /// The address of a copy that does not change.
    pub archived: Option<String>,
}

/// A speaker who is not in the registry yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSpeaker {
    /// Unique over the registry.
    pub id: String,
    /// The full name; `None` for the anonymous.
    pub name: Option<String>,
    /// How an anonymous speaker is to be described.
    pub description: Option<String>,
}

impl Draft {
    /// What is wrong with its values, each with what was expected.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let known = |what: &str, value: &Option<String>, known: &[&str], faults: &mut Vec<String>| {
            if let Some(value) = value.as_ref().filter(|value| !known.contains(&value.as_str())) {
                let near = super::problem::suggestion(value, known.iter().copied());
                let help = near.map_or(String::new(), |near| format!("; {near}"));
                faults.push(format!("expected a {what}: {}; found `{value}`{help}", known.join(", ")));
            }
        };
        known("status", &self.status, &Status::ALL.map(Status::name), &mut faults);
        known("sourcing level", &self.sourcing, &Level::ALL.map(Level::name), &mut faults);
        let days = self.evidence.iter().filter_map(|evidence| evidence.retrieved.as_ref());
        for day in self.said.iter().chain(days) {
            if day.parse::<jiff::civil::Date>().is_err() {
                faults.push(format!("expected a date like 2014-03-10, found `{day}`"));
            }
        }
        if let Some(time) = self.embargo.as_ref().filter(|time| time.parse::<jiff::Timestamp>().is_err()) {
            faults.push(format!("expected a time like 2014-03-10T18:00:00Z, found `{time}`"));
        }
        if self.text.trim().is_empty() {
            faults.push("expected the words of the claim, found none".to_owned());
        }
        faults
    }

    /// As an item of `claims:`, `indent` blanks before the dash.
    pub(super) fn yaml(&self, indent: usize) -> String {
        let mut out = Yaml { text: String::new(), indent: indent + 2 };
        out.pair("id", Some(&self.id));
        out.pair("speaker", Some(&self.speaker));
        out.prose("text", Some(&self.text));
        out.pair("said", self.said.as_ref());
        out.pair("occasion", self.occasion.as_ref());
        out.pair("sourcing", self.sourcing.as_ref());
        out.pair("status", self.status.as_ref());
        out.pair("language", self.language.as_ref());
        out.prose("original", self.original.as_ref());
        out.pair("translated_by", self.translated_by.as_ref());
        if !self.via.is_empty() {
            let names: Vec<String> = self.via.iter().map(|name| scalar(name, true)).collect();
            out.line(&format!("via: [{}]", names.join(", ")));
        }
        if !self.evidence.is_empty() {
            out.line("evidence:");
        }
        for evidence in &self.evidence {
            out.line(&format!("  - {}", evidence.yaml()));
        }
        out.pair("embargo", self.embargo.as_ref());
        // The dash takes the place of two blanks before the first key.
        out.text.replace_range(indent..indent + 1, "-");
        out.text
    }
}

impl DraftEvidence {
    fn yaml(&self) -> String {
        let pairs = [
            ("file", &self.file),
            ("sha256", &self.sha256),
            ("url", &self.url),
            ("retrieved", &self.retrieved),
            ("archived", &self.archived),
        ];
        let pair = |(key, value): (&str, &Option<String>)| {
            value.as_ref().map(|value| format!("{key}: {}", scalar(value, true)))
        };
        format!("{{{}}}", pairs.into_iter().filter_map(pair).collect::<Vec<_>>().join(", "))
    }
}

impl NewSpeaker {
    /// As an entry of `speakers:`, `indent` blanks before its id.
    pub(super) fn yaml(&self, indent: usize) -> String {
        let mut out = Yaml { text: String::new(), indent };
        out.line(&format!("{}:", scalar(&self.id, false)));
        out.indent += 2;
        match &self.name {
            Some(name) => out.pair("name", Some(name)),
            None => out.line("anonymous: true"),
        }
        out.pair("description", self.description.as_ref());
        out.text
    }
}

/// YAML in the making.
struct Yaml {
    text: String,
    indent: usize,
}

impl Yaml {
    fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', self.indent));
        self.text += line;
        self.text.push('\n');
    }

    fn pair(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.line(&format!("{key}: {}", scalar(value, false)));
        }
    }

    /// Running text: on one line, or folded over several.
    fn prose(&mut self, key: &str, value: Option<&String>) {
        let Some(value) = value else { return };
        let words: Vec<&str> = value.split_whitespace().collect();
        let text = words.join(" ");
        if text.chars().count() + key.len() + self.indent < WIDTH || text.chars().any(needs_escape) {
            return self.pair(key, Some(&text));
        }
        self.line(&format!("{key}: >-"));
        self.indent += 2;
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && self.indent + line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.line(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line += word;
        }
        self.line(&line);
        self.indent -= 2;
    }
}

/// A scalar on one line: plain where that is safe, else in double quotes.
fn scalar(value: &str, in_flow: bool) -> String {
    if is_plain(value, in_flow) { value.to_owned() } else { quoted(value) }
}

/// Whether YAML reads the plain characters as this very text.
fn is_plain(value: &str, in_flow: bool) -> bool {
    let marks = |c: char| {
        let flow = matches!(c, ',' | '[' | ']' | '{' | '}');
        c.is_alphanumeric() && !needs_escape(c)
            || matches!(c, ' ' | '.' | '-' | '_' | '/' | '\'' | '’' | '(' | ')' | ';' | '+')
            || flow && !in_flow
    };
    let date = value.parse::<jiff::civil::Date>().is_ok();
    let word = !matches!(
        value.to_ascii_lowercase().as_str(),
        "" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null"
    );
    date || word
        && value.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_hexdigit() && value.len() == 64)
        && !value.ends_with(' ')
        && value.chars().all(marks)
}

/// In double quotes, with what is not printable escaped.
fn quoted(value: &str) -> String {
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            '\t' => out += "\\t",
            '\r' => out += "\\r",
            c if needs_escape(c) => out += &format!("\\U{:08X}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that YAML does not allow as they are, or that nobody sees.
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}
