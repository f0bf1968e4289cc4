//! A story in one line of JSON, as archives keep them by the million.

use std::borrow::Cow;

use serde::Deserialize;

use super::{Article, head};
use crate::error::Error;

/// A story from a JSON Lines file, and what the line says of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The story. Spans count in the text of the line's `text`, its escapes undone.
    pub article: Article,
    /// The names its publisher goes by; empty when the line does not say.
    pub publisher: Vec<String>,
    /// Its language, a BCP 47 tag; `None` when the line does not say.
    pub language: Option<String>,
}

/// A line as it is written; other keys are passed over.
#[derive(Deserialize)]
struct Written<'l> {
    doc: Option<Name>,
    id: Option<Name>,
    path: Option<Name>,
    #[serde(borrow)]
    text: Cow<'l, str>,
    publisher: Option<Publisher>,
    date: Option<Day>,
    language: Option<String>,
}

/// What goes by the name of the story, or whatever else an archive calls so.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(serde_json::Number),
    Other(serde::de::IgnoredAny),
}

impl Name {
    fn told(self) -> Option<String> {
        match self {
            Name::Text(name) => Some(name),
            Name::Number(number) => Some(number.to_string()),
            Name::Other(_) => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Publisher {
    One(String),
    Several(Vec<String>),
    Other(serde::de::IgnoredAny),
}

/// A day, or whatever else an archive calls so.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Text(String),
    Other(serde::de::IgnoredAny),
}

impl Line {
    /// Reads line `number`, from 1, of the file `file`: an object with `text` and, if it has them, `doc`, `id` or
    /// `path` (the name in reports, the first of these that is a text or a number; else file and line), `publisher`, `date` (its
    /// day, as 2026-03-10, perhaps with a time; anything else is passed over) and `language`.
    ///
    /// # Errors
    /// When the line is no such object, or when its text is none, as for [`Article::from_bytes`].
    pub fn parse(file: &str, number: usize, line: &[u8]) -> Result<Self, Error> {
        let written: Written = serde_json::from_slice(line).map_err(|error| broken(file, number, &error))?;
        let names = [written.doc, written.id, written.path];
        let name = names.into_iter().flatten().find_map(Name::told);
        let name = name.unwrap_or_else(|| format!("{file}:{number}"));
        let article = Article::from_bytes(name, written.text.into_owned().into_bytes());
        let mut article =
            article.map_err(|error| Error::new(file, error.what, error.remedy).at(number, 1))?;
        article.date = match written.date {
            Some(Day::Text(day)) => head::parse_day(&day),
            Some(Day::Other(_)) | None => None,
        };
        let publisher = match written.publisher {
            None | Some(Publisher::Other(_)) => Vec::new(),
            Some(Publisher::One(name)) => vec![name],
            Some(Publisher::Several(names)) => names,
        };
        Ok(Self { article, publisher, language: written.language })
    }
}

/// What is wrong with a line that is no such object.
fn broken(file: &str, number: usize, error: &serde_json::Error) -> Error {
    // serde_json appends the place in a text of its own.
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let (what, remedy) = if what.contains("hex escape") {
        (
            "expected a character, found half of one (\\uD800 to \\uDFFF)",
            "write both halves, or the character itself",
        )
    } else {
        (what, "expected one JSON object a line, with the story in its \"text\"")
    };
    Error::new(file, what, remedy).at(number, error.column().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_its_story_publisher_and_language() {
        let line = r#"{"id": 7, "text": "“Yes,” she said.\n", "publisher": "The Times", "language": "en", "more": []}"#;
        let line = Line::parse("a.jsonl", 3, line.as_bytes()).unwrap();
        assert_eq!(line.article.name, "7");
        assert_eq!(line.article.text, "“Yes,” she said.\n");
        assert_eq!(line.publisher, ["The Times"]);
        assert_eq!(line.language.as_deref(), Some("en"));
        let named = |line: &str| Line::parse("a.jsonl", 3, line.as_bytes()).unwrap().article.name;
        assert_eq!(named(r#"{"path": "b.txt", "doc": "c", "text": ""}"#), "c");
        assert_eq!(named(r#"{"text": ""}"#), "a.jsonl:3");
    }

    #[test]
    fn a_name_of_an_odd_kind_costs_no_story() {
        let named = |id: &str| {
            let line = format!(r#"{{"id": {id}, "text": "", "publisher": {id}}}"#);
            Line::parse("a.jsonl", 3, line.as_bytes()).unwrap().article.name
        };
        assert_eq!(["-1", "1.5", "1.0"].map(named), ["-1", "1.5", "1.0"]);
        assert_eq!(["true", "{}", "[1]", "null"].map(named), ["a.jsonl:3"; 4]);
    }

    #[test]
    fn a_line_may_state_the_day() {
        let day = |date: &str| {
            let line = format!(r#"{{"id": "2026-01-01", "text": "", "date": {date}}}"#);
            Line::parse("a.jsonl", 3, line.as_bytes()).unwrap().article.day().map(|day| day.to_string())
        };
        assert_eq!(day(r#""2026-03-10T18:00:00Z""#).as_deref(), Some("2026-03-10"));
        assert_eq!(day("1773165600").as_deref(), Some("2026-01-01"));
        assert_eq!(day(r#""March""#).as_deref(), Some("2026-01-01"));
    }

    #[test]
    fn a_broken_line_is_refused_with_its_place() {
        let error = |line: &str| Line::parse("a.jsonl", 9, line.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            error(r#"{"doc": "b"}"#),
            "a.jsonl:9:12: missing field `text`; expected one JSON object a line, with the story in its \"text\""
        );
        assert!(error("{").starts_with("a.jsonl:9:1: EOF while parsing an object; expected one JSON object"));
        for half in [r#"{"text": "a\ud83d b"}"#, r#"{"text": "a\ud83d\u0041 b"}"#, r#"{"text": "a\ude00 b"}"#]
        {
            let told = error(half);
            assert!(told.contains("expected a character, found half of one"), "{told}");
        }
        assert!(error(r#"{"text": "a\u0000b"}"#).starts_with("a.jsonl:9:1: expected text, found a NUL"));
    }
}
