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

fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .current_dir(folder)
        .args(["check", "--select", "S002", "-f", "concise", "--fail-on", "warning"])
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const STORY: &str = "“The bridge will fail,” a senior official said.\n";

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--no-verify", "-m", "First"]);
    std::fs::write(folder.join("wire.xyz"), STORY).unwrap();
    let line = serde_json::json!({"id": "late", "text": STORY}).to_string();
    std::fs::write(folder.join("wire.jsonl"), line).unwrap();
    let names = |arguments: &[&str]| {
        let (_, printed, said) = check(folder, &[arguments, &["--quiet"]].concat());
        assert_eq!(said, "");
        printed.lines().filter_map(|line| line.split(':').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let named = ["./wire.xyz", "wire.jsonl"];
    assert_eq!(names(&[&named[..], &["--changed-since", "HEAD"]].concat()), ["wire.xyz", "late"]);
    assert_eq!(names(&["--changed-since", "HEAD"]), [""; 0]);
    git(folder, &["add", "."]);
    assert_eq!(names(&[&named[..], &["--staged"]].concat()), ["wire.xyz", "late"]);
}

#[test]
fn outside_git_nothing_is_staged_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for how in [&["--staged"][..], &["--changed-since", "HEAD"]] {
        let (code, _, said) = check(folder.path(), how);
        assert_eq!(code, Some(2));
        assert!(said.contains("expected a git repository, found none"), "{said}");
    }
}

#[test]
fn globs_of_the_working_folders_configuration_hold() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir_all(folder.join("stories/city")).unwrap();
    std::fs::write(folder.join("attrib.yaml"), "stories: [\"stories/**/*.txt\"]\n").unwrap();
    std::fs::write(folder.join("stories/city/a.txt"), STORY).unwrap();
    std::fs::write(folder.join("notes.txt"), STORY).unwrap();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    for how in [&[][..], &["."], &["stories"], &["--staged"]] {
        let (code, printed, said) = check(folder, how);
        assert_eq!((code, printed.lines().count()), (Some(1), 1), "{how:?}: {printed}{said}");
        assert!(printed.starts_with("stories/city/a.txt:"), "{printed}");
    }
    std::fs::write(folder.join("attrib.yaml"), "stories: [\"[z\"]\n").unwrap();
    let (code, _, said) = check(folder, &["stories"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("attrib.yaml:1:11: expected a glob, found `[z`"), "{said}");
}

#[test]
fn a_registry_below_is_not_missed_above() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir_all(folder.join("desk/claims")).unwrap();
    std::fs::write(folder.join("desk/claims/a.yaml"), "speakers:\n  holt: {name: Ruth Holt}\n").unwrap();
    std::fs::write(folder.join("desk/attrib.yaml"), "claims: claims\n").unwrap();
    std::fs::write(folder.join("desk/a.txt"), STORY).unwrap();
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "."]);
    for how in [&["--staged"][..], &[]] {
        assert_eq!(check(folder, how).2, "", "{how:?}");
    }
    std::fs::write(folder.join("b.txt"), STORY).unwrap();
    assert!(check(folder, &[]).2.contains("no registry, so no quote is compared"));
}
