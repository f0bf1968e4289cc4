//! Tables whose columns, or keys, are those of a claim.

use std::path::Path;

use super::Imported;
use crate::registry::problem::suggestion;
use crate::registry::written::CLAIM_KEYS;
use crate::registry::{Draft, DraftEvidence, Problem};

/// What a table may say of a claim's evidence, in the place of the key `evidence`.
const EVIDENCE: [&str; 5] = ["file", "sha256", "url", "retrieved", "archived"];

pub(super) fn read_csv(path: &Path, text: &str, separator: u8) -> Result<Vec<Imported>, Vec<Problem>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let mut problems = Vec::new();
    let columns = match rows.next() {
        Some(Ok(columns)) => columns,
        Some(Err(error)) => return Err(vec![at(path, 1, 1, error.to_string(), None)]),
        None => return Ok(Vec::new()),
    };
    let claim = CLAIM_KEYS.iter().filter(|key| **key != "evidence");
    let known: Vec<&str> = claim.chain(&EVIDENCE).copied().collect();
    let mut column = 1;
    for name in &columns {
        if !known.contains(&name.trim()) {
            problems.push(unknown(path, (1, column), "column", name, &known));
        }
        column += name.chars().count() + 1;
    }
    let mut all = Vec::new();
    for row in rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as usize);
                problems.push(at(path, line, 1, error.to_string(), None));
                continue;
            }
        };
        let line = row.position().map_or(1, |position| position.line() as usize);
        if row.len() != columns.len() {
            let message = format!("expected {} values, found {}", columns.len(), row.len());
            problems.push(at(path, line, 1, message, Some("quote values that hold commas".to_owned())));
            continue;
        }
        let pairs = columns.iter().map(str::trim).zip(row.iter().map(str::trim));
        all.push(Imported { line, draft: draft(pairs.filter(|(_, value)| !value.is_empty())) });
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

fn draft<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Draft {
    let (mut draft, mut evidence) = (Draft::default(), DraftEvidence::default());
    for (column, value) in pairs {
        let some = Some(value.to_owned());
        match column {
            "id" => draft.id = value.to_owned(),
            "speaker" => draft.speaker = value.to_owned(),
            "text" => draft.text = value.to_owned(),
            "via" => draft.via = value.split(';').map(|name| name.trim().to_owned()).collect(),
            "said" => draft.said = some,
            "occasion" => draft.occasion = some,
            "sourcing" => draft.sourcing = some,
            "status" => draft.status = some,
            "language" => draft.language = some,
            "original" => draft.original = some,
            "translated_by" => draft.translated_by = some,
            "embargo" => draft.embargo = some,
            "file" => evidence.file = some,
            "sha256" => evidence.sha256 = some,
            "url" => evidence.url = some,
            "retrieved" => evidence.retrieved = some,
            "archived" => evidence.archived = some,
            _ => {}
        }
    }
    if evidence != DraftEvidence::default() {
        draft.evidence.push(evidence);
    }
    draft
}

pub(super) fn read_json_lines(path: &Path, text: &str) -> Result<Vec<Imported>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut all = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match json(path, number + 1, line) {
            Ok(draft) => all.push(Imported { line: number + 1, draft }),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(all) } else { Err(problems) }
}

fn json(path: &Path, number: usize, line: &str) -> Result<Draft, Problem> {
    let wrong = |error: &serde_json::Error| {
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or_default().to_owned();
        at(path, number, error.column().max(1), message, Some("write one JSON object a line".to_owned()))
    };
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(line).map_err(|error| wrong(&error))?;
    if let Some(key) = object.keys().find(|key| !CLAIM_KEYS.contains(&key.as_str())) {
        return Err(unknown(path, (number, 1), "key", key, CLAIM_KEYS));
    }
    serde_json::from_value(object.into()).map_err(|error| wrong(&error))
}

fn unknown(path: &Path, place: (usize, usize), what: &str, found: &str, known: &[&str]) -> Problem {
    let help = suggestion(found.trim(), known.iter().copied());
    let help = help.unwrap_or_else(|| format!("use {}", known.join(", ")));
    at(path, place.0, place.1, format!("expected a {what} of a claim, found `{}`", found.trim()), Some(help))
}

fn at(path: &Path, line: usize, column: usize, message: String, help: Option<String>) -> Problem {
    Problem { line, column, ..Problem::of_file(path, message, help) }
}
