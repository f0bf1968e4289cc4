//! Stories of our own, each line of text over its speech, cue, source and level.
//!
//! `SNAPSHOTS=overwrite cargo test --test snapshots` writes the snapshots anew; read the difference before you commit it.

use std::fmt::Write as _;
use std::path::Path;

use attrib::article::Article;
use attrib::attribution::Attribution;
use attrib::text::Span;
use attrib::{Extraction, Options, extract};
use unicode_width::UnicodeWidthStr;

/// Lines are broken so that they fit a reader's window.
const WIDTH: usize = 100;

/// Under each line of the story, a row for each attribution that has something on it: `S` the source, `C` the cue, `=`
/// what is reported, `"` where it is quoted; then form, level, rule and speaker.
fn picture(text: &str) -> String {
    let article = Article::from_text("story.txt", text.to_owned());
    let extraction = extract(&article, &Options::default());
    let mut out = String::new();
    for line in lines(text) {
        let _ = writeln!(out, "{}", line.of(text).trim_end());
        for attribution in &extraction.attributions {
            if let Some(row) = row(text, line, attribution) {
                let _ = writeln!(out, "{row}  {}", label(&extraction, attribution));
            }
        }
    }
    out
}

/// The lines of the story, broken at spaces.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut start = at;
        let mut width = 0;
        for word in line.split_inclusive(' ') {
            if width > 0 && width + word.width() > WIDTH {
                lines.push(Span::new(start as u32, at as u32));
                (start, width) = (at, 0);
            }
            width += word.width();
            at += word.len();
        }
        lines.push(Span::new(start as u32, at as u32));
    }
    lines
}

/// The marks under a line; `None` when nothing of the attribution stands on it.
fn row(text: &str, line: Span, attribution: &Attribution) -> Option<String> {
    let marks = attribution.content.iter().map(|span| (*span, '='));
    let marks = marks.chain(attribution.quotes.iter().map(|span| (*span, '"')));
    let marks = marks.chain(attribution.source.map(|span| (span, 'S')));
    let marks: Vec<(Span, char)> = marks.chain(attribution.cue.map(|span| (span, 'C'))).collect();
    let mut row = String::new();
    for (at, letter) in line.of(text).char_indices() {
        let at = line.start + at as u32;
        let mark = marks.iter().rev().find(|(span, _)| span.start <= at && at < span.end);
        let mark = mark.map_or(' ', |(_, mark)| *mark);
        row.extend(std::iter::repeat_n(mark, letter.to_string().width()));
    }
    let row = row.trim_end();
    (!row.is_empty()).then(|| row.to_owned())
}

fn label(extraction: &Extraction, attribution: &Attribution) -> String {
    let speaker = attribution.speaker.and_then(|resolved| extraction.speakers.get(resolved.speaker?));
    let name = speaker.and_then(|s| s.name.as_deref().or(s.description.as_deref()));
    let (form, level) = (attribution.form.name(), attribution.sourcing.level.name());
    format!("[{form} {level} {} – {}]", attribution.rule.name, name.unwrap_or("nobody"))
}

#[test]
fn each_story_is_read_as_its_snapshot_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    for name in ["harbour", "marks", "officials", "transcript"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).expect("the story is there");
        snapbox::assert_data_eq!(
            picture(&text),
            snapbox::Data::read_from(&folder.join(format!("{name}.snap")), None)
        );
    }
}
