//! Which stories a run reads, in which order, and their bytes.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use attrib::error::Error;
use ignore::WalkBuilder;

use crate::arguments::InputArguments;

/// What a folder is searched for. Files named on the command line are read whatever they are called.
const EXTENSIONS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// One story.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input, by the name that reports give it.
    Standard(String),
}

/// The stories that `arguments` name: files as given, folders in the order of their file names.
/// What git, .ignore files and hidden names exclude is left out of folders.
pub fn find(arguments: &InputArguments) -> impl Iterator<Item = Result<Input, Error>> + Send {
    let name = arguments.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
    arguments.paths.clone().into_iter().flat_map(move |path| below(path, &name))
}

fn below(path: PathBuf, stdin: &str) -> Box<dyn Iterator<Item = Result<Input, Error>> + Send> {
    if path.as_os_str() == "-" {
        return Box::new(std::iter::once(Ok(Input::Standard(stdin.to_owned()))));
    }
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(Input::File(path))));
    }
    let walk = WalkBuilder::new(&path).sort_by_file_name(std::cmp::Ord::cmp).build();
    let stories = walk.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) && is_story(entry.path()) => {
            Some(Ok(Input::File(entry.path().strip_prefix("./").unwrap_or(entry.path()).to_owned())))
        }
        Ok(_) => None,
        Err(error) => Some(Err(Error::new("walk", error.to_string(), "check the path and its permissions"))),
    });
    Box::new(stories)
}

/// Whether a folder's file is taken for a story, by the end of its name.
fn is_story(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    extension.is_some_and(|e| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(e)))
}

impl Input {
    /// The name that reports show.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Standard(name) => name.clone(),
        }
    }

    /// Where it stands, or would stand, which decides what configuration applies.
    pub fn path(&self) -> &Path {
        match self {
            Input::File(path) => path,
            Input::Standard(name) => Path::new(name),
        }
    }

    /// Reads all bytes into `buffer`, which is empty.
    pub fn read(&self, buffer: &mut Vec<u8>) -> Result<(), Error> {
        let read = match self {
            Input::File(path) => File::open(path).and_then(|mut file| file.read_to_end(buffer)),
            Input::Standard(_) => io::stdin().lock().read_to_end(buffer),
        };
        read.map(drop).map_err(|error| Error::new(self.name(), reason(&error), remedy(&error)))
    }
}

/// Why, without the number that systems add.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string().to_lowercase(),
    }
}

fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "allow reading it, or leave it out",
        _ => "check that the file can be read",
    }
}
