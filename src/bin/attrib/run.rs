//! One pass over all inputs: read, work, write in order, count.

use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use attrib::article::Article;
use attrib::error::Error;
use attrib::report::wire::Summary;
use attrib::report::{Format, Printer, Style};

use crate::Outcome;
use crate::arguments::{InputArguments, OutputArguments};
use crate::inputs::{self, Input};
use crate::message::Messages;
use crate::ordered;
use crate::output::{self, Output};
use crate::project::{Project, Projects};

/// Reports are laid out for this many columns where no terminal says how many there are.
const WIDTH: usize = 96;

/// What is too narrow, and too wide, to read well.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=100;

/// What a run reads, and how and where it reports.
pub struct Run<'a> {
    /// Which inputs.
    pub input: &'a InputArguments,
    /// Where the report goes.
    pub output: &'a OutputArguments,
    /// How it is written.
    pub format: Format,
    /// Whether rules are applied.
    pub checked: bool,
    /// What applies to which story.
    pub projects: &'a Projects,
}

/// One story to be worked on.
pub struct Work<'a> {
    /// The story.
    pub article: &'a Article,
    /// What applies to it.
    pub project: &'a Project,
    /// What prints it.
    pub printer: Printer,
}

/// What became of one input.
struct Piece {
    /// Its part of the report.
    bytes: Vec<u8>,
    summary: Summary,
    /// How many findings fail the run.
    failing: usize,
    /// Its name, when there are no words in it.
    empty: Option<String>,
}

/// Output buffers that were written out, to be filled again.
type Pool = Mutex<Vec<Vec<u8>>>;

impl Run<'_> {
    /// Reads every input, has `work` print it, count what was found and what of it fails the run, and writes
    /// all in the order of the inputs. An input that cannot be read is reported on standard error, and the run goes on.
    pub fn documents(
        &self,
        work: impl Fn(Work, &mut Vec<u8>) -> (Summary, usize) + Sync,
    ) -> (Outcome, usize) {
        let messages = Messages::new(self.output);
        let mut report =
            Counted { summary: Summary::default(), failing: 0, outcome: Outcome::Clean, messages };
        let written = Output::open(self.output.output.as_deref()).and_then(|mut out| {
            self.write(&mut out, &mut report, &work)?;
            out.close()
        });
        match written {
            Ok(()) => {}
            // Whoever read the report has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(error) => {
                let name = self.output.output.as_deref().unwrap_or(Path::new("standard output")).display();
                let reason = inputs::reason(&error);
                messages.error(format_args!("{name}: {reason}; check where the report goes"));
                report.outcome = Outcome::Failed;
            }
        }
        if self.projects.failed() {
            report.outcome = Outcome::Failed;
        }
        (report.outcome, report.failing)
    }

    fn write(
        &self,
        out: &mut Output,
        report: &mut Counted,
        work: &(impl Fn(Work, &mut Vec<u8>) -> (Summary, usize) + Sync),
    ) -> io::Result<()> {
        let color = output::colors(self.output.color, out.is_terminal());
        let printer =
            Printer { format: self.format, style: Style { color, width: width(out), checked: self.checked } };
        let pool = Pool::default();
        let piece = |file: &mut Vec<u8>, input: Result<Input, Error>| -> Result<Piece, Error> {
            let input = input?;
            let project = self.projects.of(input.path());
            let article = article(&input, file)?;
            let mut bytes = pool.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            let (summary, failing) = work(Work { article: &article, project: &project, printer }, &mut bytes);
            let empty = article.text.trim().is_empty().then(|| article.name.clone());
            *file = article.into_buffer();
            Ok(Piece { bytes, summary, failing, empty })
        };
        let messages = report.messages;
        let (mut frame, mut begun) = (Vec::new(), false);
        printer.head(&mut frame);
        let progress = messages.progress(out.is_terminal());
        let sink = |piece: Result<Piece, Error>| -> io::Result<()> {
            progress.inc(1);
            let Some(mut bytes) = report.count(piece) else { return Ok(()) };
            if !bytes.is_empty() && std::mem::replace(&mut begun, true) {
                printer.between(&mut frame);
            }
            out.write(&frame)?;
            out.write(&bytes)?;
            frame.clear();
            bytes.clear();
            pool.lock().unwrap_or_else(PoisonError::into_inner).push(bytes);
            Ok(())
        };
        ordered::each(inputs::find(self.input, self.projects), self.jobs(), Vec::new, piece, sink)?;
        progress.finish_and_clear();
        let narrowed = self.input.staged || self.input.changed_since.is_some();
        if report.summary.documents == 0 && report.outcome == Outcome::Clean && !narrowed {
            messages.warning("no stories found under the given paths; name files, or folders that hold them");
        }
        printer.tail(&report.summary, &mut frame);
        out.write(&frame)
    }

    /// One thread is enough for one file.
    fn jobs(&self) -> usize {
        let one = matches!(self.input.paths.as_slice(), [path] if !path.is_dir());
        let most = || thread::available_parallelism().map_or(1, usize::from);
        if one { 1 } else { self.input.jobs.unwrap_or_else(most) }
    }
}

/// How many columns the report may fill.
fn width(out: &Output) -> usize {
    let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if out.is_terminal() { columns() } else { None };
    width.unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// What was seen so far.
struct Counted {
    summary: Summary,
    failing: usize,
    outcome: Outcome,
    messages: Messages,
}

impl Counted {
    /// Adds one input's counts and gives its part of the report, or says what is wrong with it.
    fn count(&mut self, piece: Result<Piece, Error>) -> Option<Vec<u8>> {
        match piece {
            Ok(piece) => {
                if let Some(name) = piece.empty {
                    self.messages.warning(format_args!("{name}: the story is empty; was it saved?"));
                }
                self.summary.add(&piece.summary);
                self.failing += piece.failing;
                Some(piece.bytes)
            }
            Err(error) => {
                self.messages.error(error);
                self.outcome = Outcome::Failed;
                None
            }
        }
    }
}

/// The article that an input holds, in the memory of the thread's last one.
fn article(input: &Input, file: &mut Vec<u8>) -> Result<Article, Error> {
    file.clear();
    input.read(file)?;
    Article::from_bytes(input.name(), std::mem::take(file))
}
