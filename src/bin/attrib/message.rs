//! What goes to standard error.

use std::io::{IsTerminal, Write};

use crate::Outcome;
use crate::arguments::Color;

/// How much to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    /// Errors only.
    Quiet,
    /// Errors and warnings.
    Normal,
    /// Also what is being done.
    Verbose,
}

/// Says things on standard error; a closed one is no reason to stop.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    loudness: Loudness,
    color: bool,
}

impl Messages {
    /// For a run with these flags.
    pub fn new(arguments: &crate::arguments::OutputArguments) -> Self {
        let loudness = match (arguments.quiet, arguments.verbose) {
            (true, _) => Loudness::Quiet,
            (_, true) => Loudness::Verbose,
            _ => Loudness::Normal,
        };
        Self { loudness, color: crate::output::colors(arguments.color, std::io::stderr().is_terminal()) }
    }

    /// Something could not be done.
    pub fn error(&self, text: impl std::fmt::Display) {
        self.say("\x1b[1;31m", "error", text);
    }

    /// Something may not be as meant.
    pub fn warning(&self, text: impl std::fmt::Display) {
        if self.loudness > Loudness::Quiet {
            self.say("\x1b[1;33m", "warning", text);
        }
    }

    /// Something was done that is worth knowing.
    pub fn note(&self, text: impl std::fmt::Display) {
        if self.loudness > Loudness::Quiet {
            self.say("\x1b[1;34m", "note", text);
        }
    }

    /// What is being done.
    pub fn detail(&self, text: impl std::fmt::Display) {
        if self.loudness == Loudness::Verbose {
            self.say("\x1b[1;34m", "note", text);
        }
    }

    /// Whether it is shown how far a run is: on a terminal, unless the report itself goes there.
    pub fn shows_progress(&self, report_on_terminal: bool) -> bool {
        !report_on_terminal && self.loudness > Loudness::Quiet && std::io::stderr().is_terminal()
    }

    fn say(&self, color: &str, kind: &str, text: impl std::fmt::Display) {
        let (on, off) = if self.color { (color, "\x1b[0m") } else { ("", "") };
        let text = text.to_string();
        // Names may hold what a terminal would obey; what is said may have several lines.
        let lines: Vec<_> = text.split('\n').map(attrib::report::visible).collect();
        let _closed = writeln!(std::io::stderr().lock(), "{on}{kind}{off}: {}", lines.join("\n"));
    }
}

/// Says why a command that has no flags for messages could not be done.
pub fn failure(text: impl std::fmt::Display) -> Outcome {
    let color = crate::output::colors(Color::Auto, std::io::stderr().is_terminal());
    Messages { loudness: Loudness::Normal, color }.error(text);
    Outcome::Failed
}
