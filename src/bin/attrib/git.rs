//! What git knows: which stories changed or are staged, and the staged words. git itself is asked.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

use attrib::error::Error;

/// What git prints when it is run in `folder`.
pub fn ask<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> Result<Vec<u8>, Error> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = folder.display().to_string();
    match run(folder, arguments) {
        Ok(output) if output.status.success() => Ok(output.stdout),
        // What git says of that differs from question to question.
        Ok(_) if !run(folder, ["rev-parse", "--git-dir"]).is_ok_and(|output| output.status.success()) => {
            let remedy = "run this in one; `git init` makes one";
            Err(Error::new(name, "expected a git repository, found none", remedy))
        }
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said =
                said.lines().next().unwrap_or("it did not say why").trim_start_matches("fatal: ").to_owned();
            Err(Error::new(name, format!("git failed: {said}"), "run this in a git repository"))
        }
        Err(error) => Err(Error::new(name, format!("git cannot be run: {error}"), "install git")),
    }
}

fn run<S: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = S>) -> io::Result<Output> {
    Command::new("git").current_dir(folder).arg("--literal-pathspecs").args(arguments).output()
}

/// The files below `path` that differ from `revision`, or that git does not know, sorted.
pub fn changed_since(path: &Path, revision: &str) -> Result<Vec<PathBuf>, Error> {
    let (folder, inside) = split(path);
    let commit = format!("{revision}^{{commit}}");
    ask(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|error| {
        let found = format!("expected a git revision, found `{revision}`");
        if error.what.starts_with("git failed") {
            Error::new("--changed-since", found, "`git log` shows some")
        } else {
            error
        }
    })?;
    let diff = ["diff", "--name-only", "--relative", "--diff-filter=d", "-z", revision, "--"];
    let unknown = ["ls-files", "--others", "--exclude-standard", "-z", "--"];
    let mut found = files(folder, &diff, inside)?;
    found.extend(files(folder, &unknown, inside)?);
    found.sort();
    found.dedup();
    Ok(found)
}

/// The files below `path` that the next commit changes or adds, sorted.
pub fn staged(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let (folder, inside) = split(path);
    let mut found = files(
        folder,
        &["diff", "--cached", "--name-only", "--relative", "--diff-filter=ACMRT", "-z", "--"],
        inside,
    )?;
    found.sort();
    Ok(found)
}

/// The bytes of a file as the next commit would have them.
pub fn staged_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let (folder, inside) = split(path);
    ask(folder, ["show".to_owned(), format!(":./{}", inside.display())])
}

/// A folder to ask in, and what to ask about there. The working folder wherever that does: a hook's
/// environment holds for no other.
fn split(path: &Path) -> (&Path, &Path) {
    if path.is_relative() && !path.components().any(|part| part == Component::ParentDir) {
        return (Path::new("."), path);
    }
    match (path.is_dir(), path.parent(), path.file_name()) {
        (false, Some(folder), Some(name)) => (folder, Path::new(name)),
        _ => (path, Path::new(".")),
    }
}

fn files(folder: &Path, question: &[&str], inside: &Path) -> Result<Vec<PathBuf>, Error> {
    let arguments = question.iter().map(OsStr::new).chain([inside.as_os_str()]);
    let listed = ask(folder, arguments)?;
    let names = listed.split(|&b| b == 0).filter(|name| !name.is_empty());
    let folder = folder.strip_prefix(".").unwrap_or(folder);
    Ok(names.map(|name| folder.join(String::from_utf8_lossy(name).as_ref())).collect())
}
