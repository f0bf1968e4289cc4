//! A few stories at a time: what is found in each, then what each is printed as.

use std::sync::{Arc, Mutex, PoisonError};

use attrib::Options;
use attrib::article::Article;
use attrib::error::Error;
use attrib::report::Printer;
use attrib::report::wire::Summary;

use crate::cache::{Cache, Key};
use crate::inputs::{Input, Story};
use crate::project::{Project, Projects};
use crate::resume::Mark;
use crate::run::{Done, Piece};

/// Stories that are worked on together at most.
pub const TOGETHER: usize = 8;

/// Bytes of stories from which on no further one is begun before these are printed.
const BYTES: usize = 1 << 18;

/// One story to be worked on.
pub struct Work<'a> {
    /// The story.
    pub article: &'a Article,
    /// What applies to it.
    pub project: &'a Project,
    /// What the extraction is to know of it.
    pub options: &'a Options,
    /// Its language, a BCP 47 tag.
    pub language: &'a str,
    /// What prints it.
    pub printer: Printer,
}

/// What a command does with its stories, in two halves: each fills the processor's caches with what the other has no use
/// for, so one is done for some stories before the other is for any.
pub trait Task: Sync {
    /// What is found in a story.
    type Found;

    /// The first half.
    fn find(&self, work: &Work) -> Self::Found;

    /// The second half: prints the story; counts what was found and what of it fails the run.
    fn print(&self, work: &Work, found: Self::Found, out: &mut Vec<u8>) -> (Summary, usize);
}

/// Where stories are worked on.
pub struct Desk<'a, T> {
    /// What is done with them.
    pub task: &'a T,
    /// What applies to which story.
    pub projects: &'a Projects,
    /// What prints them.
    pub printer: Printer,
    /// Whether a later run may go on with the report, and is to know what was read.
    pub noted: bool,
    /// What is kept from earlier runs, where anything is.
    pub cache: Option<Cache>,
    /// Output buffers that were written out, to be filled again.
    pub pool: Mutex<Vec<Vec<u8>>>,
}

/// A story that was read, with all that bears on it.
struct Open {
    article: Article,
    project: Arc<Project>,
    /// What its input says over the project's.
    options: Option<Options>,
    language: Option<String>,
    key: Option<Key>,
    /// How many bytes were read.
    read: usize,
}

impl Open {
    fn work(&self, printer: Printer) -> Work<'_> {
        let Project { options, settings, .. } = &*self.project;
        Work {
            article: &self.article,
            project: &self.project,
            options: self.options.as_ref().unwrap_or(options),
            language: self.language.as_deref().unwrap_or(&settings.language),
            printer,
        }
    }
}

/// How far one input has come.
enum Stage<F> {
    Found(Box<Open>, F),
    /// It was kept from an earlier run.
    Known(Box<Piece>),
}

impl<T: Task> Desk<'_, T> {
    /// Prints some stories, or takes what is kept of them. `files` are buffers for what is read.
    pub fn pieces(&self, inputs: Vec<Result<Input, Error>>, files: &mut Vec<Vec<u8>>) -> Vec<Done> {
        let mut done = Vec::with_capacity(inputs.len());
        let mut begun = Vec::with_capacity(inputs.len());
        let mut bytes = 0;
        for input in inputs {
            let mark = if self.noted { Mark::of(&input, self.projects) } else { Mark::default() };
            let stage = input.and_then(|input| self.begin(input, files));
            if let Ok(Stage::Found(story, _)) = &stage {
                bytes += story.read;
            }
            begun.push((mark, stage));
            if bytes >= BYTES {
                bytes = 0;
                done.extend(begun.drain(..).map(|(mark, stage)| self.finish(mark, stage, files)));
            }
        }
        done.extend(begun.into_iter().map(|(mark, stage)| self.finish(mark, stage, files)));
        done
    }

    fn begin(&self, mut input: Input, files: &mut Vec<Vec<u8>>) -> Result<Stage<T::Found>, Error> {
        let mut file = files.pop().unwrap_or_default();
        input.read(&mut file)?;
        let read = file.len();
        let project = self.projects.for_story(input.path());
        let key = self.cache.as_ref().map(|cache| cache.key(&project.fingerprint(), &input.name(), &file));
        if let Some((cache, key)) = self.cache.as_ref().zip(key) {
            let mut bytes = self.buffer();
            if let Some(known) = cache.get(&key, &mut bytes) {
                files.push(file);
                return Ok(Stage::Known(Box::new(Piece { read, ..known })));
            }
            self.give_back(bytes);
        }
        let Story { article, publisher, language } = input.story(&mut file)?;
        let options = (!publisher.is_empty()).then_some(Options { publisher });
        let story = Box::new(Open { article, project, options, language, key, read });
        let found = self.task.find(&story.work(self.printer));
        Ok(Stage::Found(story, found))
    }

    fn finish(&self, mark: Mark, stage: Result<Stage<T::Found>, Error>, files: &mut Vec<Vec<u8>>) -> Done {
        let piece = stage.map(|stage| match stage {
            Stage::Known(piece) => *piece,
            Stage::Found(story, found) => self.print(*story, found, files),
        });
        Done { mark, piece }
    }

    fn print(&self, story: Open, found: T::Found, files: &mut Vec<Vec<u8>>) -> Piece {
        let mut bytes = self.buffer();
        let (summary, failing) = self.task.print(&story.work(self.printer), found, &mut bytes);
        let Open { article, key, read, .. } = story;
        let empty = article.text.trim().is_empty().then(|| article.name.clone());
        files.push(article.into_buffer());
        Piece { bytes, summary, failing, empty, key, read }
    }

    /// Takes back the buffer of a piece that was written out.
    pub fn give_back(&self, mut bytes: Vec<u8>) {
        bytes.clear();
        self.pool.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
    }

    /// An empty buffer for a piece of the report.
    fn buffer(&self) -> Vec<u8> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }
}
