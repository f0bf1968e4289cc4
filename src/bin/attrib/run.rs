//! One pass over all inputs: read, work, write in order, count.

use std::io;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use attrib::error::Error;
use attrib::report::wire::Summary;
use attrib::report::{Format, Printer, Style};

use crate::Outcome;
use crate::arguments::{InputArguments, OutputArguments};
use crate::batch::{Desk, TOGETHER, Task};
use crate::cache::{self, Keeper, Key};
use crate::identity;
use crate::inputs::{self, Inputs};
use crate::message::Messages;
use crate::ordered;
use crate::output::{self, Output};
use crate::progress::Progress;
use crate::project::Projects;
use crate::resume::{self, Mark, State};

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
    /// All else on the command line that bears on what is printed of a story.
    pub wanted: String,
}

/// What became of one story.
pub struct Piece {
    /// Its part of the report.
    pub bytes: Vec<u8>,
    /// What was found in it.
    pub summary: Summary,
    /// How many findings fail the run.
    pub failing: usize,
    /// Its name, when there are no words in it.
    pub empty: Option<String>,
    /// What it is to be kept under; `None` when it is not to be kept.
    pub key: Option<Key>,
    /// How many bytes were read for it.
    pub read: usize,
}

/// What became of one input.
pub struct Done {
    /// What of it bears on its part, where that is noted.
    pub mark: Mark,
    /// Its part of the report.
    pub piece: Result<Piece, Error>,
}

impl Run<'_> {
    /// Reads every input, has `task` print it, and writes all in the order of the inputs. An input that cannot be
    /// read is reported on standard error, and the run goes on. Gives how many findings fail the run, too.
    pub fn documents(&self, task: &impl Task) -> (Outcome, usize) {
        let messages = Messages::new(self.output);
        let mut report = Counted { state: State::default(), messages };
        match self.report(&mut report, task) {
            Ok(()) | Err(Stop::SeenEnough) => {}
            Err(Stop::Failed(error)) => {
                messages.error(error);
                report.state.failed = true;
            }
        }
        let failed = report.state.failed || self.projects.failed();
        (if failed { Outcome::Failed } else { Outcome::Clean }, report.state.failing)
    }

    fn report(&self, report: &mut Counted, task: &impl Task) -> Result<(), Stop> {
        self.refuse_input()?;
        let mut out = self.open(&mut report.state)?;
        self.write(&mut out, report, task)?;
        out.close().map_err(|error| self.stopped(&error))
    }

    /// Refuses to write over what is read.
    fn refuse_input(&self) -> Result<(), Error> {
        let own = Output::files(self.output.output.as_deref());
        let is_own = |path: &Path| match path.as_os_str() == "-" {
            true => identity::standard(io::stdin()).is_some_and(|found| own.is(&found)),
            false => own.has(path),
        };
        let Some(path) = self.input.paths.iter().find(|path| is_own(path)) else { return Ok(()) };
        let what = "the report would take the place of what it is made from";
        Err(Error::new(path.display().to_string(), what, "write it to another file"))
    }

    /// Opens the place the report goes to, and takes up what an interrupted run has done.
    fn open(&self, state: &mut State) -> Result<Output, Stop> {
        match &self.output.output {
            Some(path) if self.output.resume => {
                let run = resume::hash(&(cache::BUILD, self.bearing(false)));
                let (out, known) = Output::resume(path, run)?;
                *state = known;
                Ok(out)
            }
            path => Output::open(path.as_deref()).map_err(|error| self.stopped(&error)),
        }
    }

    /// What an error of the report's place means for the run.
    fn stopped(&self, error: &io::Error) -> Stop {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Stop::SeenEnough;
        }
        let name = self.output.output.as_deref().unwrap_or(Path::new("standard output")).display();
        let remedy = "check where the report goes";
        Stop::Failed(Error::new(name.to_string(), inputs::reason(error), remedy))
    }

    /// All that bears on what is printed of any story, the story and its project aside.
    fn bearing(&self, terminal: bool) -> String {
        format!("{:?} {}", self.printer(terminal), self.wanted)
    }

    fn printer(&self, terminal: bool) -> Printer {
        let color = output::colors(self.output.color, terminal);
        let style = Style { color, width: width(terminal), checked: self.checked };
        Printer { format: self.format, style }
    }

    fn write(&self, out: &mut Output, report: &mut Counted, task: &impl Task) -> Result<(), Stop> {
        let terminal = out.is_terminal();
        let printer = self.printer(terminal);
        let keeper = |folder| Keeper::open(folder, &self.bearing(terminal), report.messages);
        let (cache, mut keeper) = self.output.cache.as_deref().map(keeper).unzip();
        let desk = Desk {
            task,
            projects: self.projects,
            printer,
            noted: self.output.resume,
            cache: cache.flatten(),
            pool: Mutex::default(),
        };
        let some = |files: &mut Vec<Vec<u8>>, inputs| desk.pieces(inputs, files);
        let own = Output::files(self.output.output.as_deref());
        let inputs = Inputs { arguments: self.input, projects: self.projects, own: &own };
        let progress = Progress::new(inputs, report.messages.shows_progress(terminal));
        let mut inputs = inputs.find();
        if let Some(target) = &self.output.output {
            resume::skip(&mut inputs, &report.state, self.projects, target)?;
            progress.go_on(report.state.summary.documents as u64, report.state.source);
        }
        let mut frame = Vec::new();
        if report.state.bytes == 0 {
            printer.head(&mut frame);
        }
        let sink = |done: Done| -> io::Result<()> {
            report.state.count(done.mark);
            let Some(piece) = report.count(done.piece) else { return Ok(()) };
            progress.advance(piece.read);
            report.state.source += piece.read as u64;
            if !piece.bytes.is_empty() && std::mem::replace(&mut report.state.begun, true) {
                printer.between(&mut frame);
            }
            out.write(&frame)?;
            out.write(&piece.bytes)?;
            report.state.bytes += (frame.len() + piece.bytes.len()) as u64;
            if let Some(keeper) = &mut keeper {
                keeper.put(&piece);
            }
            frame.clear();
            desk.give_back(piece.bytes);
            out.note(&report.state)
        };
        let done =
            progress.during(|| ordered::each(inputs, self.jobs(), self.together(), Vec::new, some, sink));
        if let Some(keeper) = keeper {
            keeper.close();
        }
        done.map_err(|error| self.stopped(&error))?;
        self.say_none(report);
        printer.tail(&report.state.summary, &mut frame);
        out.write(&frame).map_err(|error| self.stopped(&error))
    }

    /// Says that there were no stories, where some were to be expected.
    fn say_none(&self, report: &Counted) {
        let narrowed = self.input.staged || self.input.changed_since.is_some();
        if report.state.summary.documents == 0 && !report.state.failed && !narrowed {
            let text = "no stories found under the given paths; name files, or folders that hold them";
            report.messages.warning(text);
        }
    }

    /// How many stories are worked on together: one where the next may come only once the last is answered, from a pipe.
    fn together(&self) -> usize {
        let waits = |path: &Path| !path.is_file() && !path.is_dir();
        if self.input.paths.iter().any(|path| waits(path)) { 1 } else { TOGETHER }
    }

    /// One thread is enough for one story.
    fn jobs(&self) -> usize {
        let one = matches!(self.input.paths.as_slice(), [path] if inputs::is_one(path));
        let most = || thread::available_parallelism().map_or(1, usize::from);
        if one { 1 } else { self.input.jobs.unwrap_or_else(most) }
    }
}

/// Why a report is not complete.
enum Stop {
    /// Whoever read it has seen enough.
    SeenEnough,
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Failed(error)
    }
}

/// How many columns the report may fill.
pub fn width(terminal: bool) -> usize {
    let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if terminal { columns() } else { None };
    width.unwrap_or(WIDTH).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// What was seen so far.
struct Counted {
    state: State,
    messages: Messages,
}

impl Counted {
    /// Adds one input's counts and gives its part of the report, or says what is wrong with it.
    fn count(&mut self, piece: Result<Piece, Error>) -> Option<Piece> {
        match piece {
            Ok(piece) => {
                if let Some(name) = &piece.empty {
                    self.messages.warning(format_args!("{name}: the story is empty; was it saved?"));
                }
                self.state.summary.add(&piece.summary);
                self.state.failing += piece.failing;
                Some(piece)
            }
            Err(error) => {
                self.messages.error(error);
                self.state.failed = true;
                None
            }
        }
    }
}
