//! Stories longer than one can be: refused with the remedy, the rest reported.

use std::fs;
use std::process::Command;

/// A line without an end, longer than a story may be.
fn endless() -> String {
    "He said \"no\" and left. ".repeat((17 << 20) / 23)
}

#[test]
fn a_file_without_end_is_refused_and_the_rest_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("endless.txt"), endless()).unwrap();
    fs::write(folder.path().join("story.txt"), "“We are late,” said Ruth Holt.\n").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "endless.txt", "story.txt", "--format", "concise"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(
        String::from_utf8(run.stderr).unwrap(),
        "error: endless.txt: longer than a story may be, 16 MiB; \
         split it; an archive is a folder of stories, or a JSON Lines file with one story a line\n"
    );
    assert!(String::from_utf8(run.stdout).unwrap().starts_with("story.txt:1:1: named direct: Ruth Holt"));
}

#[test]
fn a_line_without_end_is_refused_and_the_next_reported() {
    let folder = tempfile::tempdir().unwrap();
    let lines = format!(
        "{}\n{}\n",
        serde_json::json!({ "doc": "endless", "text": endless() }),
        serde_json::json!({ "doc": "story", "text": "“We are late,” said Ruth Holt." })
    );
    fs::write(folder.path().join("archive.jsonl"), lines).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "archive.jsonl", "--format", "concise"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let errors = String::from_utf8(run.stderr).unwrap();
    assert!(errors.starts_with("error: archive.jsonl:1:1: longer than a story may be, 16 MiB;"), "{errors}");
    assert!(String::from_utf8(run.stdout).unwrap().starts_with("story:1:1: named direct: Ruth Holt"));
}
