//! Which stories a run reads, in which order, and their bytes.

use std::fs::File;
use std::io::{self, Read};
use std::iter;
use std::path::{Path, PathBuf};

use attrib::article::{Article, Line};
use attrib::error::Error;
use ignore::WalkBuilder;
use ignore::overrides::Override;

use crate::arguments::InputArguments;
use crate::git;
use crate::identity::Own;
use crate::lines::{self, Lines};
use crate::project::Projects;

/// How many bytes one story may have, five times a long novel. What is longer is an archive or no story at all, and
/// the report on it might not fit into memory.
pub const LONGEST: usize = 16 << 20;

/// What a folder is searched for. Files named on the command line are read whatever they are called.
const EXTENSIONS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// One story.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// A file as the next commit would have it.
    Staged(PathBuf),
    /// Standard input, by the name that reports give it.
    Standard(String),
    /// A line of a JSON Lines file.
    Line {
        /// The file's name.
        file: String,
        /// Which line of it, from 1.
        number: usize,
        /// The line's bytes.
        line: Vec<u8>,
    },
}

/// A story as it is read, and what its input says of it that goes over the configuration.
pub struct Story {
    /// The story.
    pub article: Article,
    /// The names its publisher goes by; empty when the input does not say.
    pub publisher: Vec<String>,
    /// Its language; `None` when the input does not say.
    pub language: Option<String>,
}

/// What a run reads.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// What was named.
    pub arguments: &'a InputArguments,
    /// What applies to which story.
    pub projects: &'a Projects,
    /// The run's own files, which no folder holds for it.
    pub own: &'a Own,
}

type Found<'a> = Box<dyn Iterator<Item = Result<Input, Error>> + Send + 'a>;

impl<'a> Inputs<'a> {
    /// The stories: files as given, folders in the order of their file names.
    /// What git, .ignore files and hidden names exclude is left out of folders, and so are the registry and the report.
    /// JSON Lines files hold a story a line; they are read where they are named, not where a folder holds them.
    pub fn find(self) -> impl Iterator<Item = Result<Input, Error>> + Send + 'a {
        self.arguments.paths.iter().flat_map(move |path| self.below(path))
    }

    fn below(self, path: &'a Path) -> Found<'a> {
        if path.as_os_str() == "-" {
            let name = self.arguments.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
            return match lines::are_in(Path::new(&name)) {
                true => Box::new(Lines::standard(name)),
                false => Box::new(iter::once(Ok(Input::Standard(name)))),
            };
        }
        let listed = match &self.arguments.changed_since {
            _ if self.arguments.staged => Some(git::staged(path)),
            Some(revision) => Some(git::changed_since(path, revision)),
            None => None,
        };
        match listed {
            Some(Err(error)) => Box::new(iter::once(Err(error))),
            Some(Ok(files)) => self.listed(path, files),
            None if path.is_dir() => self.walk(path),
            None => named(path.to_owned(), false),
        }
    }

    /// Those of the files that git lists below `path` which are stories, or which `path` itself names.
    fn listed(self, path: &'a Path, files: Vec<PathBuf>) -> Found<'a> {
        let stories = Stories::below(path, self.projects);
        let itself = path.strip_prefix(".").unwrap_or(path);
        let wanted = move |file: &PathBuf| file == itself || stories.has(file) && !self.own.has(file);
        let staged = self.arguments.staged;
        Box::new(files.into_iter().filter(wanted).flat_map(move |file| named(file, staged)))
    }

    fn walk(self, path: &'a Path) -> Found<'a> {
        let stories = Stories::below(path, self.projects);
        let walk = WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).build();
        Box::new(walk.filter_map(move |entry| match entry {
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                let file = entry.path().strip_prefix("./").unwrap_or(entry.path());
                let wanted = stories.has(file) && !self.own.has_entry(&entry);
                wanted.then(|| Ok(Input::File(file.to_owned())))
            }
            Ok(_) => None,
            Err(error) => {
                let name = path.display().to_string();
                Some(Err(Error::new(name, error.to_string(), "check the path and its permissions")))
            }
        }))
    }

    /// The bytes of all, as far as that can be told before they are read.
    pub fn size(self, stop: impl Fn() -> bool) -> Option<u64> {
        let InputArguments { paths, staged, changed_since, .. } = self.arguments;
        if *staged || changed_since.is_some() || paths.iter().any(|path| path.as_os_str() == "-") {
            return None;
        }
        let mut size = 0;
        for path in paths {
            if !path.is_dir() {
                size += path.metadata().map_or(0, |data| data.len());
                continue;
            }
            for input in self.walk(path) {
                if stop() {
                    return None;
                }
                size +=
                    input.ok().and_then(|input| input.path().metadata().ok()).map_or(0, |data| data.len());
            }
        }
        Some(size)
    }
}

/// The story or stories of one file, as it is or as the next commit would have it.
fn named<'a>(path: PathBuf, staged: bool) -> Found<'a> {
    let lines = match (lines::are_in(&path), staged) {
        (false, true) => return Box::new(iter::once(Ok(Input::Staged(path)))),
        (false, false) => return Box::new(iter::once(Ok(Input::File(path)))),
        (true, true) => Lines::staged(&path),
        (true, false) => Lines::open(&path),
    };
    match lines {
        Ok(lines) => Box::new(lines),
        Err(error) => Box::new(iter::once(Err(error))),
    }
}

/// What is a story below a folder.
struct Stories {
    /// The configured globs, which match absolute paths; `None` for the usual extensions.
    globs: Option<Override>,
    /// The registry, whose evidence is no story, as the paths below the folder are written.
    registry: Option<PathBuf>,
}

impl Stories {
    fn below(path: &Path, projects: &Projects) -> Self {
        let project = projects.of(&path.join("story"));
        let registry = projects.registry_path(&project.settings).and_then(|registry| {
            let (registry, root) = (std::path::absolute(registry).ok()?, std::path::absolute(path).ok()?);
            let inside = registry.strip_prefix(root).ok().filter(|inside| !inside.as_os_str().is_empty())?;
            Some(path.strip_prefix(".").unwrap_or(path).join(inside))
        });
        Self { globs: project.settings.stories.clone(), registry }
    }

    fn has(&self, file: &Path) -> bool {
        if self.registry.as_ref().is_some_and(|registry| file.starts_with(registry)) {
            return false;
        }
        match &self.globs {
            Some(globs) => {
                std::path::absolute(file).is_ok_and(|file| globs.matched(file, false).is_whitelist())
            }
            None => {
                let extension = file.extension().and_then(|e| e.to_str());
                extension.is_some_and(|e| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(e)))
            }
        }
    }
}

impl Input {
    /// The name that reports show.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) | Input::Staged(path) => path.display().to_string(),
            Input::Standard(name) => name.clone(),
            Input::Line { file, number, .. } => format!("{file}:{number}"),
        }
    }

    /// Where it stands, or would stand, which decides what configuration applies.
    pub fn path(&self) -> &Path {
        match self {
            Input::File(path) | Input::Staged(path) => path,
            Input::Standard(name) => Path::new(name),
            Input::Line { file, .. } => Path::new(file),
        }
    }

    /// Reads its bytes into `buffer`, in place of what is there.
    pub fn read(&mut self, buffer: &mut Vec<u8>) -> Result<(), Error> {
        buffer.clear();
        let read = match self {
            Input::Staged(path) => {
                buffer.extend(git::staged_bytes(path)?);
                return Ok(());
            }
            Input::Line { line, .. } => {
                *buffer = std::mem::take(line);
                return Ok(());
            }
            Input::File(path) => File::open(path).and_then(|file| article(file, buffer)),
            Input::Standard(_) => article(io::stdin().lock(), buffer),
        };
        read.map(drop).map_err(|error| unread(self.name(), &error))
    }

    /// The story that its bytes hold; `buffer` is taken for its text.
    pub fn story(&self, buffer: &mut Vec<u8>) -> Result<Story, Error> {
        if buffer.len() > LONGEST {
            return Err(self.too_long());
        }
        if let Input::Line { file, number, .. } = self {
            let Line { article, publisher, language } = Line::parse(file, *number, buffer)?;
            return Ok(Story { article, publisher, language });
        }
        let article = Article::from_bytes(self.name(), std::mem::take(buffer))?;
        Ok(Story { article, publisher: Vec::new(), language: None })
    }

    fn too_long(&self) -> Error {
        let what = format!("longer than a story may be, {} MiB", LONGEST >> 20);
        let remedy =
            "split it; an archive is a folder of stories, or a JSON Lines file with one story a line";
        match self {
            Input::Line { file, number, .. } => Error::new(file, what, remedy).at(*number, 1),
            _ => Error::new(self.name(), what, remedy),
        }
    }
}

/// Whether `path` is one story, not many.
pub fn is_one(path: &Path) -> bool {
    !path.is_dir() && !lines::are_in(path)
}

/// Reads into `buffer` what an article can have, and a byte more to tell that there is more.
fn article(reader: impl Read, buffer: &mut Vec<u8>) -> io::Result<usize> {
    reader.take(LONGEST as u64 + 1).read_to_end(buffer)
}

/// Says why what goes by `name` could not be read.
pub fn unread(name: String, error: &io::Error) -> Error {
    Error::new(name, reason(error), remedy(error))
}

/// Why, without the number that systems add.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "expected a file, found a folder".to_owned(),
        _ => {
            let text = error.to_string().to_lowercase();
            text.split(" (os error ").next().unwrap_or(&text).to_owned()
        }
    }
}

/// What to do about it.
pub fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the spelling of the path",
        io::ErrorKind::PermissionDenied => "allow reading it, or leave it out",
        _ => "check that the file can be read",
    }
}
