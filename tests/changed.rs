//! `--changed-since`: only what git knows to differ is checked.

use std::path::Path;
use std::process::Command;

fn git(folder: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"];
    let status = Command::new("git").current_dir(folder).args(who).args(arguments).status();
    assert!(status.expect("git runs").success());
}

#[test]
fn only_changed_and_unknown_stories_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, what: &str| {
        std::fs::write(
            folder.path().join(name),
            format!("“The bridge will {what},” a senior official said.\n"),
        )
        .unwrap();
    };
    write("same.txt", "fail");
    write("changed.txt", "fail");
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--no-verify", "-m", "First"]);
    write("changed.txt", "hold");
    write("new.txt", "stand");
    let output = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .current_dir(folder.path())
        .args(["check", "--changed-since", "HEAD", "--select", "S002", "-f", "concise", "--quiet"])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let names: Vec<&str> = printed.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names, ["changed.txt", "new.txt"]);
}
