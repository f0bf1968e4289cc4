//! Where a report goes when it is not standard output.

#![cfg(unix)]

use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

#[test]
fn a_device_is_written_to_and_stays_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    std::fs::write(folder.path().join("story.txt"), "“We are late,” said Ruth Holt.\n").expect("written");
    let mut reader =
        Command::new("cat").arg(&pipe).stdout(std::process::Stdio::piped()).spawn().expect("cat");
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "--format", "json", "--output", "pipe", "story.txt"])
        .current_dir(folder.path())
        .output()
        .expect("the program");
    let kind = std::fs::metadata(&pipe).expect("still there").file_type();
    if !kind.is_fifo() {
        reader.kill().expect("cat ends");
    }
    assert!(run.status.success() && kind.is_fifo());
    let read = reader.wait_with_output().expect("read").stdout;
    assert!(String::from_utf8(read).expect("UTF-8").contains("We are late"));
}

/// `attrib extract` in a folder; gives how it ended and what was said.
fn extract(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "--format", "concise"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program");
    (run.status.code(), String::from_utf8(run.stderr).expect("UTF-8"))
}

/// A folder with a story.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("story.txt"), STORY).expect("written");
    folder
}

const STORY: &str = "“We are late,” said Ruth Holt.\n";

#[test]
fn a_link_stays_one_and_what_it_points_at_is_written() {
    for more in [&[][..], &["--resume"]] {
        let folder = folder();
        let (target, link) = (folder.path().join("reports/today"), folder.path().join("report"));
        std::fs::create_dir(folder.path().join("reports")).expect("made");
        std::os::unix::fs::symlink("reports/today", &link).expect("linked");
        let (code, said) = extract(folder.path(), &[&["story.txt", "-o", "report"], more].concat());
        assert_eq!(code, Some(0), "{said}");
        assert!(link.is_symlink());
        assert!(std::fs::read_to_string(target).expect("written").contains("We are late"));
        assert_eq!(std::fs::read_dir(folder.path().join("reports")).expect("there").count(), 1);
    }
}

#[test]
fn a_pipe_is_nothing_to_go_on_with() {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
        return;
    }
    let (code, said) = extract(folder.path(), &["story.txt", "-o", "pipe", "--resume"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("pipe: expected a file that can be gone on with"), "{said}");
    assert!(std::fs::metadata(&pipe).expect("still there").file_type().is_fifo());
    assert!(!folder.path().join("pipe.part").exists());
}

#[test]
fn standard_output_may_be_named() {
    let folder = folder();
    let file = std::fs::File::create(folder.path().join("all")).expect("made");
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
            .args(["extract", "story.txt", "--format", "concise", "-o", name])
            .current_dir(folder.path())
            .stdout(file.try_clone().expect("shared"))
            .status();
        assert!(run.expect("the program").success());
    }
    let all = std::fs::read_to_string(folder.path().join("all")).expect("there");
    assert_eq!(all.matches("We are late").count(), 2);
}

#[test]
fn a_report_does_not_take_the_place_of_a_story() {
    let folder = folder();
    std::fs::hard_link(folder.path().join("story.txt"), folder.path().join("link")).expect("linked");
    for name in ["story.txt", "./story.txt", "link"] {
        let (code, said) = extract(folder.path(), &["story.txt", "-o", name]);
        assert_eq!(code, Some(2));
        assert!(
            said.contains("story.txt: the report would take the place of what it is made from"),
            "{said}"
        );
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("story.txt")).expect("there"), STORY);
}

#[test]
fn a_folder_is_no_place_for_a_report_and_that_is_said_first() {
    let folder = folder();
    for more in [&[][..], &["--resume"]] {
        let (code, said) = extract(folder.path(), &[&["missing.txt", "-o", "."], more].concat());
        assert_eq!(code, Some(2));
        assert!(said.contains("found a folder") && !said.contains("missing.txt"), "{said}");
    }
}

#[test]
fn a_report_is_no_story() {
    let folder = folder();
    let report = folder.path().join("report.md");
    // The second time it is there already.
    for _ in 0..2 {
        let (code, said) = extract(folder.path(), &[".", "-o", "report.md"]);
        assert_eq!((code, said.as_str()), (Some(0), ""));
        let text = std::fs::read_to_string(&report).expect("there");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    let redirected = std::fs::File::create(folder.path().join("zz.txt")).expect("made");
    let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["extract", "story.txt", ".", "--format", "concise"])
        .current_dir(folder.path())
        .stdout(redirected)
        .output()
        .expect("the program");
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    let text = std::fs::read_to_string(folder.path().join("zz.txt")).expect("there");
    assert!(!text.contains("zz.txt"), "{text}");
}

#[test]
fn a_new_report_is_readable_as_any_new_file_and_an_old_one_keeps_its_mode() {
    for more in [&[][..], &["--resume"]] {
        let folder = folder();
        let mode = |name: &str| {
            std::fs::metadata(folder.path().join(name)).expect("there").permissions().mode() & 0o777
        };
        let run = || extract(folder.path(), &[&["story.txt", "-o", "report"], more].concat());
        assert_eq!(run(), (Some(0), String::new()));
        assert_eq!(mode("report"), mode("story.txt"));
        let narrow = std::fs::Permissions::from_mode(0o640);
        std::fs::set_permissions(folder.path().join("report"), narrow).expect("set");
        assert_eq!(run(), (Some(0), String::new()));
        assert_eq!(mode("report"), 0o640);
    }
}

#[test]
fn what_a_terminal_would_obey_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let name = "a\u{1b}[31m\nb.txt";
    std::fs::write(folder.path().join(name), "“We are \u{1b}[2J late,” said Ruth Holt.\n").expect("written");
    for format in ["text", "concise"] {
        let run = Command::new(env!("CARGO_BIN_EXE_attrib"))
            .args(["extract", "--format", format, name, "missing\u{7}.txt"])
            .current_dir(folder.path())
            .output()
            .expect("the program");
        let text = String::from_utf8([run.stdout, run.stderr].concat()).expect("UTF-8");
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text}");
        assert!(text.contains("a␛[31m␊b.txt") && text.contains("missing␇.txt"), "{text}");
        if format == "concise" {
            assert_eq!(text.lines().count(), 2, "{text}");
        }
    }
}
