//! Claims from transcripts, captions and tables.

mod captions;
mod table;
mod transcript;

use std::path::Path;

use super::{Draft, Problem, page};

/// After so many words a caption's claim ends with its sentence.
const ENOUGH: usize = 40;

/// How a file says who said what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// “NAME: words”, a paragraph for each claim.
    Transcript,
    /// WebVTT or SRT.
    Captions,
    /// Comma-separated values with a row of column names.
    Csv,
    /// The same with tabs.
    Tsv,
    /// One object a line, with the keys of a claim.
    JsonLines,
}

/// A claim to be, and the line it begins at, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The line.
    pub line: usize,
    /// The claim; without a speaker where the file names none.
    pub draft: Draft,
}

impl ImportFormat {
    /// By the ending of the file's name; anything else is a transcript.
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("vtt" | "srt") => Self::Captions,
            Some("csv") => Self::Csv,
            Some("tsv" | "tab") => Self::Tsv,
            Some("jsonl" | "ndjson") => Self::JsonLines,
            _ => Self::Transcript,
        }
    }
}

/// Reads a file's claims.
///
/// # Errors
///
/// Every line that is not as the format has it, with what to write instead.
pub fn import(path: &Path, text: &str, format: ImportFormat) -> Result<Vec<Imported>, Vec<Problem>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    match format {
        ImportFormat::Transcript => Ok(transcript::read(text)),
        ImportFormat::Captions => Ok(captions::read(text)),
        ImportFormat::Csv => table::read_csv(path, text, b','),
        ImportFormat::Tsv => table::read_csv(path, text, b'\t'),
        ImportFormat::JsonLines => table::read_json_lines(path, text),
    }
}

/// What is said in a file: of captions without numbers, times and tags, of a page of the web without tags, of anything else all of it.
pub(crate) fn spoken(path: &Path, text: String) -> String {
    match ImportFormat::of(path) {
        ImportFormat::Captions => {
            let cues = captions::cues(&text);
            cues.into_iter().map(|cue| cue.words).collect::<Vec<_>>().join("\n")
        }
        _ if is_page(path) => page::words(&text),
        _ => text,
    }
}

/// Whether a file is a saved page of the web.
fn is_page(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["html", "htm", "xhtml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// A speaker's name before a colon, and what follows it.
fn label(line: &str) -> Option<(String, &str)> {
    let line = line.trim_start_matches(['>', '-', '–', '—', ' ']);
    let (name, rest) = line.split_once(':')?;
    let name = name.trim();
    let bare = name.split(['(', '[']).next().unwrap_or_default().trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    let begins = |word: &&str| word.starts_with(char::is_uppercase);
    let little = |word: &&str| {
        matches!(*word, "of" | "the" | "and" | "for" | "de" | "von" | "van" | "al" | "bin" | "da" | "la")
    };
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '-' | '&');
    let is_name = (1..=8).contains(&words.len())
        && bare.chars().count() <= 60
        && words.first().is_some_and(begins)
        && words.iter().all(|word| begins(word) || little(word))
        && bare.chars().all(allowed)
        && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_name.then(|| (name_of(bare), rest.trim()))
}

/// “JOHN KERRY, SECRETARY OF STATE” is John Kerry.
fn name_of(label: &str) -> String {
    let name = label.split(',').next().unwrap_or_default().trim();
    if name.chars().any(char::is_lowercase) || name.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        let mut out = first;
        let mut raise = false;
        for c in letters {
            out.extend(if raise { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() });
            raise = matches!(c, '-' | '\'' | '’' | '.');
        }
        out
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// The words without stage directions at either end.
fn words(text: &str) -> String {
    let mut words = text.trim();
    loop {
        let inner = without_direction(words).trim();
        if inner.len() == words.len() {
            return words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        words = inner;
    }
}

fn without_direction(text: &str) -> &str {
    let is_direction = |inner: &str| {
        let inner = inner.trim_end_matches('.').to_lowercase();
        matches!(
            inner.as_str(),
            "laughter" | "applause" | "cheers" | "crosstalk" | "music" | "laughs" | "pause"
        )
    };
    for (open, close) in [('(', ')'), ('[', ']')] {
        let front = text.strip_prefix(open).and_then(|rest| rest.split_once(close));
        if let Some((_, rest)) = front.filter(|(inner, _)| is_direction(inner)) {
            return rest;
        }
        let back = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
        if let Some((rest, _)) = back.filter(|(_, inner)| is_direction(inner)) {
            return rest;
        }
    }
    text
}

fn imported(line: usize, speaker: &str, text: &str) -> Option<Imported> {
    let draft = Draft { speaker: speaker.to_owned(), text: words(text), ..Draft::default() };
    (!draft.text.is_empty()).then_some(Imported { line, draft })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Vec<(usize, String, String)> {
        let path = Path::new(name);
        let all = import(path, text, ImportFormat::of(path)).unwrap();
        all.into_iter().map(|i| (i.line, i.draft.speaker, i.draft.text)).collect()
    }

    fn said(line: usize, speaker: &str, text: &str) -> (usize, String, String) {
        (line, speaker.to_owned(), text.to_owned())
    }

    #[test]
    fn a_label_gives_a_paragraph_to_its_speaker() {
        let text = "Harbour board, 1 March\n\nELENA MARSH, HARBOUR MASTER: We will wait\nuntil spring. (Laughter.)\n\nAnd then: we dredge.\n\n>> Bo Lind: At what price?\nMARSH-LIND: None.\n";
        assert_eq!(
            read("a.txt", text),
            [
                said(3, "Elena Marsh", "We will wait until spring."),
                said(6, "Elena Marsh", "And then: we dredge."),
                said(8, "Bo Lind", "At what price?"),
                said(9, "Marsh-Lind", "None."),
            ]
        );
    }

    #[test]
    fn captions_are_joined_over_cues_of_one_speaker() {
        let text = "WEBVTT\n\nNOTE draft\nnot said: this\n\n1\n00:00.000 --> 00:02.000\n<v Elena Marsh>We will <b>wait</b>\n\n00:02.000 --> 00:04.000 align:start\n<v Elena Marsh>until spring &amp; then dredge.\n\n00:04.000 --> 00:05.000\n<v.loud Bo Lind>At what price?</v>\n";
        assert_eq!(
            read("a.vtt", text),
            [
                said(8, "Elena Marsh", "We will wait until spring & then dredge."),
                said(14, "Bo Lind", "At what price?")
            ]
        );
        let text = "1\r\n00:00:00,000 --> 00:00:02,000\r\nMARSH: We will wait\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\nWe will wait\r\nuntil spring.\r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\n- LIND: Why?\r\n";
        assert_eq!(
            read("a.srt", text),
            [said(3, "Marsh", "We will wait until spring."), said(12, "Lind", "Why?")]
        );
    }

    #[test]
    fn tables_have_the_keys_of_a_claim() {
        let text = "speaker,text,said,via\nBo Lind,\"At what price, and\nwhen?\",2024-03-01,Radio Nord; Harbour News\n";
        let path = Path::new("a.csv");
        let all = import(path, text, ImportFormat::of(path)).unwrap();
        assert_eq!(all[0].line, 2);
        assert_eq!(all[0].draft.via, ["Radio Nord", "Harbour News"]);
        assert_eq!(all[0].draft.said.as_deref(), Some("2024-03-01"));
        let lines = "{\"speaker\": \"lind\", \"text\": \"At what price?\", \"evidence\": [{\"file\": \"a.txt\"}]}\n\n";
        let path = Path::new("a.jsonl");
        let all = import(path, lines, ImportFormat::of(path)).unwrap();
        assert_eq!(all[0].draft.evidence[0].file.as_deref(), Some("a.txt"));
    }

    #[test]
    fn a_wrong_column_or_key_gets_a_suggestion() {
        let wrong = |name: &str, text: &str| {
            let path = Path::new(name);
            import(path, text, ImportFormat::of(path)).unwrap_err()[0].to_string()
        };
        assert_eq!(
            wrong("a.csv", "speaker,txt\nLind,Why?\n"),
            "a.csv:1:9: expected a column of a claim, found `txt`; did you mean `text`?"
        );
        assert_eq!(
            wrong("a.csv", "speaker,text\nLind\n"),
            "a.csv:2:1: expected 2 values, found 1; quote values that hold commas"
        );
        assert_eq!(
            wrong("a.jsonl", "\n{\"speaker\": \"a\", \"texts\": \"b\"}\n"),
            "a.jsonl:2:1: expected a key of a claim, found `texts`; did you mean `text`?"
        );
        assert!(wrong("a.jsonl", "{\"speaker\"}\n").starts_with("a.jsonl:1:11: "));
    }
}
