//! Where a report goes when it is not standard output.

#![cfg(unix)]

use std::os::unix::fs::FileTypeExt;
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
