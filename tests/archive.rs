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
    let mut command = Command::new(env!("CARGO_BIN_EXE_attrib"));
    command.current_dir(folder).args(["extract", "stories", "--format", "jsonl", "--quiet", "--jobs", "2"]);
    command.args(arguments);
    command
}

fn write_stories(folder: &Path, count: usize) {
    fs::create_dir(folder.join("stories")).unwrap();
    for number in 0..count {
        let sentence =
            format!("“We counted {number} boats,” the harbour master said. Ada Brook told him it rained. ");
        fs::write(folder.join(format!("stories/{number:05}.txt")), sentence.repeat(20)).unwrap();
    }
}

/// Begins a report over new stories and kills the run as soon as it noted how far it came; gives how many
/// inputs it did by then.
fn interrupt(folder: &Path) -> u64 {
    write_stories(folder, STORIES);
    let mut run = attrib(folder, &["--output", "report.jsonl", "--resume"]).spawn().unwrap();
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
