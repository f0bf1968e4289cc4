//! The pre-commit hook in real repositories: what is staged decides, and foreign lines stay.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const REGISTRY: &str = "speakers:\n  marsh: {name: Elena Marsh}\nclaims:\n  - {id: spring, speaker: marsh, \
                        text: We will not dredge the channel before the spring.}\n";
const FAITHFUL: &str = "\"We will not dredge the channel before the spring,\" said Elena Marsh.\n";
const DAMAGED: &str = "\"We will dredge the channel before the spring,\" said Elena Marsh.\n";

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("the program runs")
}

fn git(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, "git", arguments)
}

fn attrib(folder: &Path, arguments: &[&str]) {
    let output = run(folder, env!("CARGO_BIN_EXE_attrib"), arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with a registry and nothing committed.
fn repository() -> TempDir {
    let folder = TempDir::new().unwrap();
    assert!(git(folder.path(), &["init", "-q"]).status.success());
    git(folder.path(), &["config", "user.name", "Desk"]);
    git(folder.path(), &["config", "user.email", "desk@example.org"]);
    fs::create_dir(folder.path().join("claims")).unwrap();
    fs::create_dir(folder.path().join("desk")).unwrap();
    fs::write(folder.path().join("claims/harbour.yaml"), REGISTRY).unwrap();
    folder
}

/// Stages `staged`, puts `left` into the working folder afterwards, and commits.
fn commit(folder: &Path, staged: &str, left: &str) -> Output {
    fs::write(folder.join("desk/story.txt"), staged).unwrap();
    git(folder, &["add", "-A"]);
    fs::write(folder.join("desk/story.txt"), left).unwrap();
    git(folder, &["commit", "-q", "-m", "story"])
}

#[test]
fn what_is_staged_decides() {
    let repository = repository();
    let folder = repository.path();
    attrib(folder, &["hook", "install"]);
    assert!(commit(folder, FAITHFUL, DAMAGED).status.success());
    let stopped = commit(folder, DAMAGED, FAITHFUL);
    assert!(!stopped.status.success());
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(said.contains("desk/story.txt:1:2: error[Q003]"), "{said}");
    assert!(said.contains("git commit --no-verify"), "{said}");
}

#[test]
fn commit_all_is_checked_as_it_will_be() {
    let repository = repository();
    let folder = repository.path();
    attrib(folder, &["hook", "install"]);
    assert!(commit(folder, FAITHFUL, DAMAGED).status.success());
    assert!(!git(folder, &["commit", "-qam", "all"]).status.success());
}

#[test]
fn a_hook_that_was_there_keeps_running_and_comes_back() {
    let repository = repository();
    let folder = repository.path();
    let hook = folder.join(".git/hooks/pre-commit");
    fs::create_dir_all(folder.join(".git/hooks")).unwrap();
    let old = "#!/bin/sh\necho the old hook\n";
    fs::write(&hook, old).unwrap();
    attrib(folder, &["hook", "install"]);
    attrib(folder, &["hook", "install"]);
    assert_eq!(fs::read_to_string(&hook).unwrap().matches("check --staged").count(), 1);
    let committed = commit(folder, FAITHFUL, FAITHFUL);
    assert!(String::from_utf8_lossy(&committed.stderr).contains("the old hook"));
    attrib(folder, &["hook", "uninstall"]);
    assert_eq!(fs::read_to_string(&hook).unwrap(), old);
}

#[test]
fn a_configured_hook_folder_is_used() {
    let repository = repository();
    let folder = repository.path();
    git(folder, &["config", "core.hooksPath", "my-hooks"]);
    attrib(folder, &["hook", "install"]);
    assert!(folder.join("my-hooks/pre-commit").exists());
    assert!(!commit(folder, DAMAGED, DAMAGED).status.success());
    attrib(folder, &["hook", "uninstall"]);
    assert!(!folder.join("my-hooks/pre-commit").exists());
}

#[test]
fn worktrees_share_the_hook() {
    let repository = repository();
    let folder = repository.path();
    assert!(commit(folder, FAITHFUL, FAITHFUL).status.success());
    let elsewhere = TempDir::new().unwrap();
    let tree = elsewhere.path().join("tree");
    assert!(git(folder, &["worktree", "add", "-q", tree.to_str().unwrap()]).status.success());
    attrib(&tree, &["hook", "install"]);
    assert!(!commit(&tree, DAMAGED, FAITHFUL).status.success());
}
