//! Which stories a run reads, in which order, and their bytes.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use attrib::article::{Article, Line};
use attrib::config::Settings;
use attrib::error::Error;
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use crate::arguments::InputArguments;
use crate::git;
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

/// The stories that `arguments` name: files as given, folders in the order of their file names.
/// What git, .ignore files and hidden names exclude is left out of folders, and so is the registry.
/// JSON Lines files hold a story a line; they are read where they are named, not where a folder holds them.
pub fn find<'a>(
    arguments: &'a InputArguments,
    projects: &'a Projects,
) -> impl Iterator<Item = Result<Input, Error>> + Send + 'a {
    arguments.paths.iter().flat_map(move |path| below(path, arguments, projects))
}

type Found<'a> = Box<dyn Iterator<Item = Result<Input, Error>> + Send + 'a>;

fn below<'a>(path: &'a Path, arguments: &InputArguments, projects: &Projects) -> Found<'a> {
    if path.as_os_str() == "-" {
        let name = arguments.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
        return match lines::are_in(Path::new(&name)) {
            true => Box::new(Lines::standard(name)),
            false => Box::new(std::iter::once(Ok(Input::Standard(name)))),
        };
    }
    let listed = match &arguments.changed_since {
        _ if arguments.staged => Some(git::staged(path)),
        Some(revision) => Some(git::changed_since(path, revision)),
        None => None,
    };
    let input = if arguments.staged { Input::Staged } else { Input::File };
    match listed {
        Some(Err(error)) => Box::new(std::iter::once(Err(error))),
        Some(Ok(files)) => {
            let stories = Stories::below(path, projects);
            Box::new(files.into_iter().filter(move |file| stories.has(file)).map(move |file| Ok(input(file))))
        }
        None if path.is_dir() => walk(path, Stories::below(path, projects)),
        None if lines::are_in(path) => match Lines::open(path) {
            Ok(lines) => Box::new(lines),
            Err(error) => Box::new(std::iter::once(Err(error))),
        },
        None => Box::new(std::iter::once(Ok(Input::File(path.to_owned())))),
    }
}

fn walk(path: &Path, stories: Stories) -> Found<'_> {
    let walk = WalkBuilder::new(path).sort_by_file_name(std::cmp::Ord::cmp).build();
    Box::new(walk.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
            let file = entry.path().strip_prefix("./").unwrap_or(entry.path());
            stories.has(file).then(|| Ok(Input::File(file.to_owned())))
        }
        Ok(_) => None,
        Err(error) => {
            let name = path.display().to_string();
            Some(Err(Error::new(name, error.to_string(), "check the path and its permissions")))
        }
    }))
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
        Self { globs: globs(&project.settings), registry }
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

/// The globs that the configuration names, from its folder on; a broken one matches nothing.
fn globs(settings: &Settings) -> Option<Override> {
    if settings.stories.is_empty() {
        return None;
    }
    let mut builder = OverrideBuilder::new(std::path::absolute(&settings.root).unwrap_or_default());
    for glob in &settings.stories {
        builder.add(glob).ok()?;
    }
    builder.build().ok()
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

/// The hash of an input's name, to tell whether a later run has the same inputs.
pub fn hash(input: &Result<Input, Error>) -> u64 {
    let name = input.as_ref().map_or_else(|error| error.name.clone(), Input::name);
    name.bytes().fold(0, |hash: u64, byte| hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte))
}

/// Whether `path` is one story, not many.
pub fn is_one(path: &Path) -> bool {
    !path.is_dir() && !lines::are_in(path)
}

/// The bytes of all that `arguments` name, as far as that can be told before they are read.
pub fn size(arguments: &InputArguments, projects: &Projects, stop: impl Fn() -> bool) -> Option<u64> {
    let narrowed = arguments.staged || arguments.changed_since.is_some();
    if narrowed || arguments.paths.iter().any(|path| path.as_os_str() == "-") {
        return None;
    }
    let mut size = 0;
    for path in &arguments.paths {
        if !path.is_dir() {
            size += path.metadata().map_or(0, |data| data.len());
            continue;
        }
        for input in walk(path, Stories::below(path, projects)) {
            if stop() {
                return None;
            }
            size += input.ok().and_then(|input| input.path().metadata().ok()).map_or(0, |data| data.len());
        }
    }
    Some(size)
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
