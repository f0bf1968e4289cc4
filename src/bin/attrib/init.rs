//! `attrib init`: a configuration and a registry to begin with.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::Outcome;
use crate::arguments::InitArguments;
use crate::{message, output};

/// What is written, and where; `tests/cli.rs` has the program read it again.
const FILES: [(&str, &str); 2] = [
    ("attrib.yaml", include_str!("init/attrib.yaml")),
    ("claims/example.yaml", include_str!("init/example.yaml")),
];

/// Writes what is not there yet; never overwrites.
pub fn run(arguments: &InitArguments) -> Outcome {
    let mut said = String::new();
    for (name, text) in FILES {
        let path = arguments.folder.join(name);
        let path = path.strip_prefix(".").unwrap_or(&path);
        match write_new(path, text) {
            Ok(()) => said += &format!("wrote {}\n", path.display()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                said += &format!("kept {}, which is there already\n", path.display());
            }
            Err(error) => {
                return message::failure(format_args!("{}: {error}; choose another folder", path.display()));
            }
        }
    }
    said += "next: put your stories here and run `attrib check`\n";
    output::print(said.as_bytes())
}

/// Fails when there is something at `path`.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
