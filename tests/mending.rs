//! `--fix`: what happens to the file.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn mend(folder: &Path, story: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attrib"));
    command.current_dir(folder).args(["check", "--fix", "--select", "T002", "-f", "concise", story]);
    command.output().expect("attrib runs")
}

const DAMAGED: &str = "The cafÃ© was closed.\n";

#[test]
fn a_file_that_may_not_be_written_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    fs::write(&path, DAMAGED).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let output = mend(folder.path(), "story.txt");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("story.txt: not mended: the file is read-only"));
    assert_eq!(fs::read_to_string(&path).unwrap(), DAMAGED);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_its_target() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.txt");
    fs::write(&path, DAMAGED).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("story.txt", folder.path().join("link.txt")).unwrap();
    assert_eq!(mend(folder.path(), "link.txt").status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), "The café was closed.\n");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(folder.path().join("link.txt").is_symlink());
}
