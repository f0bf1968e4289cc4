//! WebVTT and SRT: cues with times, joined to what one speaker says.

use super::{ENOUGH, Imported, imported, label};

/// One line of a caption.
pub(super) struct Cue {
    line: usize,
    /// Who begins to speak here, when the caption says so.
    speaker: Option<String>,
    /// Without tags.
    pub words: String,
}

pub(super) fn read(text: &str) -> Vec<Imported> {
    let mut all: Vec<Imported> = Vec::new();
    let (mut speaker, mut begun, mut words) = (String::new(), 0, String::new());
    for cue in cues(text) {
        let next = cue.speaker.unwrap_or_else(|| speaker.clone());
        let long =
            words.split_whitespace().count() >= ENOUGH && words.ends_with(['.', '?', '!', '…', '"', '”']);
        if next != speaker || long {
            all.extend(imported(begun, &speaker, &words));
            words.clear();
        }
        speaker = next;
        if words.is_empty() {
            begun = cue.line;
        } else {
            words.push(' ');
        }
        words += &cue.words;
    }
    all.extend(imported(begun, &speaker, &words));
    all
}

/// The lines of all captions, repeated ones left out.
pub(super) fn cues(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.contains("-->") {
            inside = !line.is_empty();
            continue;
        }
        if !inside {
            continue;
        }
        let (voice, line) = voice(line);
        let plain = plain(line);
        let (speaker, words) = match (voice, label(&plain)) {
            (Some(voice), _) => (Some(voice), plain.as_str()),
            (None, Some((name, words))) => (Some(name), words),
            (None, None) => (None, plain.trim_start_matches(['>', '-', '–', ' '])),
        };
        // Rolling captions show a line again while the next one comes.
        if !words.is_empty() && cues.last().is_none_or(|last| last.words != words || speaker.is_some()) {
            cues.push(Cue { line: number + 1, speaker, words: words.to_owned() });
        }
    }
    cues
}

/// The name in WebVTT's `<v Name>`, and the rest of the line.
fn voice(line: &str) -> (Option<String>, &str) {
    let tag = line.strip_prefix("<v").and_then(|rest| rest.split_once('>'));
    let named = tag.and_then(|(tag, rest)| Some((tag.split_once(' ')?.1.trim(), rest)));
    match named {
        Some((name, rest)) if !name.is_empty() => (Some(plain(name)), rest),
        _ => (None, line),
    }
}

/// Without tags, and with characters for their names.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out += &rest[..open];
        rest = &rest[open..];
        match rest.find('>') {
            Some(close) => rest = &rest[close + 1..],
            None => break,
        }
    }
    out += rest;
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")];
    for (name, character) in names {
        out = out.replace(name, character);
    }
    out.trim().to_owned()
}
