//! `attrib hook`: a git pre-commit hook that checks the staged stories.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use attrib::error::Error;

use crate::Outcome;
use crate::arguments::HookCommand;
use crate::{git, message, output};

/// Our lines of a hook begin and end with these.
const BEGIN: &str = "# >>> attrib (`attrib hook uninstall` removes these lines) >>>\n";
const END: &str = "# <<< attrib <<<\n";

/// Installs or removes the hook of the repository that the working folder is in.
pub fn run(command: &HookCommand) -> Outcome {
    let done = path().and_then(|path| match command {
        HookCommand::Install => install(&path),
        HookCommand::Uninstall => uninstall(&path),
    });
    match done {
        Ok(said) => output::print(format!("{said}\n").as_bytes()),
        Err(error) => message::failure(error),
    }
}

/// Where git looks for the hook, in worktrees and with core.hooksPath too.
fn path() -> Result<PathBuf, Error> {
    let answer = git::ask(Path::new("."), ["rev-parse", "--git-path", "hooks/pre-commit"])?;
    Ok(PathBuf::from(String::from_utf8_lossy(&answer).trim_end_matches('\n')))
}

fn install(path: &Path) -> Result<String, Error> {
    let program = std::env::current_exe().map_err(|error| failed(path, &error))?;
    let lines = lines(&program);
    let script = match fs::read_to_string(path) {
        Ok(script) => with_lines(&without_lines(&script), &lines).ok_or_else(|| {
            Error::new(
                path.display().to_string(),
                "expected a shell script, found another hook",
                "have it run `attrib check --staged`",
            )
        })?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => format!("#!/bin/sh\n{lines}"),
        Err(error) => return Err(failed(path, &error)),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(path, &error))?;
    }
    fs::write(path, script).and_then(|()| make_executable(path)).map_err(|error| failed(path, &error))?;
    Ok(format!("installed {}: each commit now checks its stories", path.display()))
}

fn uninstall(path: &Path) -> Result<String, Error> {
    let script = match fs::read_to_string(path) {
        Ok(script) if script.contains(BEGIN) => script,
        _ => return Ok(format!("nothing to remove: {} has no lines of attrib", path.display())),
    };
    let rest = without_lines(&script);
    if rest.trim() == "#!/bin/sh" {
        fs::remove_file(path).map_err(|error| failed(path, &error))?;
        return Ok(format!("removed {}", path.display()));
    }
    fs::write(path, rest).map_err(|error| failed(path, &error))?;
    Ok(format!("removed the lines of attrib from {}", path.display()))
}

/// What the hook runs: the program that installed it, or the one on the path.
fn lines(program: &Path) -> String {
    let program = program.display().to_string().replace('\'', r"'\''");
    format!(
        "{BEGIN}attrib='{program}'\n\
         [ -x \"$attrib\" ] || attrib=$(command -v attrib) || {{\n\
         \x20   echo 'attrib is not installed any more; `git commit --no-verify` goes on without it' >&2\n\
         \x20   exit 1\n\
         }}\n\
         \"$attrib\" check --staged --format concise >&2 || {{\n\
         \x20   echo 'attrib stopped this commit: mend the stories and `git add` them,' >&2\n\
         \x20   echo 'or go on without the check: git commit --no-verify' >&2\n\
         \x20   exit 1\n\
         }}\n{END}"
    )
}

/// A script with `lines` behind its first line; `None` unless a shell runs it.
fn with_lines(script: &str, lines: &str) -> Option<String> {
    let (first, rest) = script.split_once('\n').unwrap_or((script, ""));
    let shell = first.starts_with("#!") && first.trim_end().ends_with("sh");
    shell.then(|| format!("{first}\n{lines}{rest}"))
}

/// A script without our lines.
fn without_lines(script: &str) -> String {
    let Some((before, rest)) = script.split_once(BEGIN) else { return script.to_owned() };
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    format!("{before}{after}")
}

fn failed(path: &Path, error: &io::Error) -> Error {
    Error::new(
        path.display().to_string(),
        error.to_string().to_lowercase(),
        "check the permissions of the folder",
    )
}

#[cfg(unix)]
fn make_executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    fs::set_permissions(path, fs::Permissions::from_mode(mode | 0o111))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_script_keeps_its_lines() {
        let old = "#!/usr/bin/env bash\nset -e\nmake lint\nexit 0\n";
        let new = with_lines(old, &lines(Path::new("/opt/attrib"))).unwrap();
        assert!(new.starts_with("#!/usr/bin/env bash\n# >>> attrib"), "{new}");
        assert!(new.ends_with("\nset -e\nmake lint\nexit 0\n"), "{new}");
        assert_eq!(without_lines(&new), old);
    }

    #[test]
    fn a_hook_in_another_language_is_left_alone() {
        assert_eq!(with_lines("#!/usr/bin/env python3\nprint()\n", "x\n"), None);
    }
}
