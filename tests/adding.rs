//! Claims added by answers on standard input: one asked for, and the quotes of a story one by one.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use attrib::registry::Registry;

const START: &str = "speakers:\n  marsh:\n    name: Elena Marsh\n\nclaims:\n  - id: first\n    speaker: marsh\n    text: We begin on Monday.\n";

const STORY: &str = "“The ferry stays whatever the ministry says,” said Bo Lind, a pilot.\n\n\
                     “We will dredge the channel in the spring,” said Elena Marsh, the harbour master.\n\n\
                     “Nobody has asked the pilots about it,” Lind said.\n";

/// A registry and a story in a folder of their own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("claims")).unwrap();
    fs::write(folder.path().join("claims/board.yaml"), START).unwrap();
    fs::write(folder.path().join("story.txt"), STORY).unwrap();
    folder
}

/// `attrib claims add` in the folder, with what is typed.
fn add(folder: &Path, arguments: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["claims", "add"])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Who said what, by the registry.
fn claims(folder: &Path) -> Vec<(String, String)> {
    let registry = Registry::load(&folder.join("claims")).expect("the registry is sound");
    let said =
        registry.claims.iter().map(|claim| (registry.speaker_of(claim).id.clone(), claim.text.clone()));
    said.collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|&(who, what)| (who.to_owned(), what.to_owned())).collect()
}

const FIRST: (&str, &str) = ("marsh", "We begin on Monday.");
const FERRY: (&str, &str) = ("bo-lind", "The ferry stays whatever the ministry says");
const DREDGE: (&str, &str) = ("marsh", "We will dredge the channel in the spring");
const PILOTS: (&str, &str) = ("bo-lind", "Nobody has asked the pilots about it");

#[test]
fn a_claim_is_asked_for() {
    let folder = folder();
    let output = add(folder.path(), &[], "Elena Marsh\nWe end on Friday.\n2024-03-08\nharbour board\n");
    assert!(output.status.success());
    assert_eq!(claims(folder.path()), pairs(&[FIRST, ("marsh", "We end on Friday.")]));
    let asked = String::from_utf8(output.stderr).unwrap();
    for question in ["Who said it", "What are the words", "On which day", "Where and to whom"] {
        assert!(asked.contains(question), "{asked}");
    }
    let text = fs::read_to_string(folder.path().join("claims/board.yaml")).unwrap();
    assert!(
        text.starts_with(START)
            && text.contains("said: 2024-03-08")
            && text.contains("occasion: harbour board")
    );
}

#[test]
fn without_words_nothing_is_added() {
    let folder = folder();
    let output = add(folder.path(), &[], "Elena Marsh\n\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(claims(folder.path()), pairs(&[FIRST]));
}

#[test]
fn quotes_of_a_story_are_accepted_and_refused_one_by_one() {
    let folder = folder();
    let output = add(folder.path(), &["--from", "story.txt"], "y\nn\ny\n");
    assert!(output.status.success());
    assert_eq!(claims(folder.path()), pairs(&[FIRST, FERRY, PILOTS]));
    let asked = String::from_utf8(output.stderr).unwrap();
    assert!(asked.contains("1/3") && asked.contains("3/3") && asked.contains("(new speaker)"), "{asked}");
}

#[test]
fn another_speaker_may_be_given_and_the_rest_left() {
    let folder = folder();
    let output = add(folder.path(), &["--from", "story.txt"], "s\nmarsh\ny\nq\n");
    assert!(output.status.success());
    assert_eq!(claims(folder.path()), pairs(&[FIRST, ("marsh", FERRY.1), DREDGE]));
}

#[test]
fn where_the_answers_end_no_more_is_added() {
    let folder = folder();
    add(folder.path(), &["--from", "story.txt"], "n\n");
    assert_eq!(claims(folder.path()), pairs(&[FIRST]));
}
