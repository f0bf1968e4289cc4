//! Runs over an archive: interrupted and gone on with, and repeated with results kept from before.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

/// Enough that a run takes longer than until it notes how far it came.
const STORIES: usize = 4000;

fn attrib(folder: &Path, arguments: &[&str]) -> Command {
    extract(folder, &[&["stories", "--jobs", "2"], arguments].concat())
}

fn extract(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attrib"));
    command.current_dir(folder).args(["extract", "--format", "jsonl", "--quiet"]).args(arguments);
    command
}

/// Goes on with a report; gives how that ended and what was said.
fn go_on(folder: &Path, inputs: &[&str]) -> (Option<i32>, String) {
    let again =
        extract(folder, &[inputs, &["--output", "report.jsonl", "--resume"]].concat()).output().unwrap();
    (again.status.code(), String::from_utf8(again.stderr).unwrap())
}

fn story(number: usize) -> String {
    format!("“We counted {number} boats,” the harbour master said. Ada Brook told him it rained. ").repeat(20)
}

fn write_stories(folder: &Path, count: usize) {
    fs::create_dir(folder.join("stories")).unwrap();
    for number in 0..count {
        fs::write(folder.join(format!("stories/{number:05}.txt")), story(number)).unwrap();
    }
}

/// Begins a report over new stories and kills the run as soon as it noted how far it came; gives how many
/// inputs it did by then.
fn interrupt(folder: &Path) -> u64 {
    write_stories(folder, STORIES);
    interrupt_over(folder, &["stories"])
}

fn interrupt_over(folder: &Path, inputs: &[&str]) -> u64 {
    let mut run =
        extract(folder, &[inputs, &["--output", "report.jsonl", "--resume"]].concat()).spawn().unwrap();
    let note = folder.join("report.jsonl.part.json");
    let begun = Instant::now();
    while !note.exists() && begun.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(5));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    let noted: serde_json::Value = serde_json::from_slice(&fs::read(&note).unwrap()).unwrap();
    noted["inputs"].as_u64().unwrap()
}

#[test]
fn a_killed_run_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let done = interrupt(folder);
    assert!((1..STORIES as u64).contains(&done), "stopped on the way, not at {done}");
    assert!(attrib(folder, &["--output", "report.jsonl", "--resume"]).status().unwrap().success());
    assert!(attrib(folder, &["--output", "whole.jsonl"]).status().unwrap().success());
    assert!(fs::read(folder.join("report.jsonl")).unwrap() == fs::read(folder.join("whole.jsonl")).unwrap());
    assert!(!folder.join("report.jsonl.part").exists());
}

#[test]
fn a_report_of_other_stories_is_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    interrupt(folder);
    fs::remove_file(folder.join("stories/00000.txt")).unwrap();
    let again = attrib(folder, &["--output", "report.jsonl", "--resume"]).output().unwrap();
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("the inputs are no longer those of the run"));
}

#[test]
fn a_part_that_lacks_what_is_noted_is_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    interrupt(folder);
    let part = folder.join("report.jsonl.part");
    fs::OpenOptions::new().write(true).open(&part).unwrap().set_len(100).unwrap();
    let remedy = "delete report.jsonl.part and report.jsonl.part.json to begin anew";
    let (code, said) = go_on(folder, &["stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("report.jsonl.part: shorter than is noted") && said.contains(remedy), "{said}");
    assert_eq!(fs::metadata(&part).unwrap().len(), 100);
    // What is left when a run ends between the last two steps of a report.
    fs::remove_file(&part).unwrap();
    fs::write(folder.join("report.jsonl"), "a whole report").unwrap();
    let (code, said) = go_on(folder, &["stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("the report begun is missing") && said.contains(remedy), "{said}");
    assert_eq!(fs::read_to_string(folder.join("report.jsonl")).unwrap(), "a whole report");
    assert!(!part.exists());
}

#[test]
fn a_story_that_changed_is_not_gone_on_from() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    interrupt(folder);
    fs::write(folder.join("stories/00000.txt"), "It rained.").unwrap();
    let (code, said) = go_on(folder, &["stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("stories that are done have changed since; delete report.jsonl.part"), "{said}");
}

#[test]
fn lines_in_another_order_are_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let line = |number| serde_json::json!({"id": number, "text": story(number)}).to_string() + "\n";
    let archive = folder.join("archive.jsonl");
    fs::write(&archive, (0..STORIES).map(line).collect::<String>()).unwrap();
    interrupt_over(folder, &["archive.jsonl"]);
    fs::write(&archive, (0..STORIES).rev().map(line).collect::<String>()).unwrap();
    let (code, said) = go_on(folder, &["archive.jsonl"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("stories that are done have changed since"), "{said}");
    fs::write(&archive, (0..STORIES).map(line).collect::<String>()).unwrap();
    assert_eq!(go_on(folder, &["archive.jsonl"]), (Some(0), String::new()));
    let report = fs::read_to_string(folder.join("report.jsonl")).unwrap();
    assert_eq!(report.lines().count(), STORIES);
}

#[test]
fn another_configuration_of_any_story_is_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    interrupt(folder);
    fs::write(folder.join("stories/attrib.yaml"), "publisher: The Harbour Post\n").unwrap();
    let (code, said) = go_on(folder, &["stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("the configuration or the registry has changed since"), "{said}");
    fs::remove_file(folder.join("stories/attrib.yaml")).unwrap();
    // Neither another spelling nor another number of threads changes the report.
    assert_eq!(go_on(folder, &["./stories/", "--jobs", "1"]), (Some(0), String::new()));
}

#[test]
fn a_broken_configuration_is_not_forgotten_by_going_on() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for name in ["first", "before"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    fs::write(folder.join("first/story.txt"), story(1)).unwrap();
    fs::write(folder.join("before/story.txt"), story(0)).unwrap();
    fs::write(folder.join("before/attrib.yaml"), "clams: here\n").unwrap();
    write_stories(folder, STORIES);
    interrupt_over(folder, &["first", "before", "stories"]);
    let (code, said) = go_on(folder, &["first", "before", "stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("before/attrib.yaml:1:1: expected a known key"), "{said}");
    assert!(folder.join("report.jsonl").exists());
}

#[test]
fn a_cache_that_cannot_be_used_costs_no_report() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_stories(folder, 3);
    fs::write(folder.join("kept"), "no folder").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "stories", "--format", "jsonl", "--cache", "kept"])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(run.status.success(), "{said}");
    assert_eq!(run.stdout.iter().filter(|&&byte| byte == b'\n').count(), 3);
    assert!(said.starts_with("warning: kept: the run goes on without a cache: "), "{said}");
    assert_eq!(said.lines().count(), 1);
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.jsonl"), "\u{feff}{\"text\": \"“We are late,” said Ruth Holt.\"}\n").unwrap();
    let run = extract(folder, &["a.jsonl"]).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(String::from_utf8(run.stdout).unwrap().contains("We are late"));
}

#[test]
fn a_second_run_takes_its_results_from_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write_stories(folder, 50);
    let run = || attrib(folder, &["--cache", "kept"]).output().unwrap().stdout;
    let kept = || {
        let sizes =
            fs::read_dir(folder.join("kept")).unwrap().map(|file| file.unwrap().metadata().unwrap().len());
        sizes.sum::<u64>()
    };
    let first = run();
    let size = kept();
    assert!(size > first.len() as u64);
    assert!(run() == first);
    assert_eq!(kept(), size);
    fs::write(folder.join("stories/00007.txt"), "“It snowed,” Ada Brook said.").unwrap();
    let changed = run();
    assert!(changed != first && kept() > size);
    assert_eq!(changed.iter().filter(|&&byte| byte == b'\n').count(), 50);
}

#[test]
fn stories_that_come_one_by_one_are_answered_one_by_one() {
    for jobs in ["1", "2"] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_attrib"))
            .args(["extract", "--format", "jsonl", "--jobs", jobs, "--stdin-filename", "wire.jsonl", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (mut stories, answers) = (run.stdin.take().unwrap(), BufReader::new(run.stdout.take().unwrap()));
        let (send, answered) = channel();
        let reader = spawn(move || answers.lines().try_for_each(|line| send.send(line.unwrap())));
        for number in 0..40 {
            writeln!(stories, r#"{{"id": "{number}", "text": "“We counted boats,” Ada Brook said."}}"#)
                .unwrap();
            let answer =
                answered.recv_timeout(Duration::from_secs(60)).expect("an answer before the next story");
            assert!(answer.contains("Ada Brook"), "{answer}");
        }
        drop(stories);
        reader.join().unwrap().unwrap();
        assert!(run.wait().unwrap().success());
    }
}
