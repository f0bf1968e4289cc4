//! What stops a run, or an input of it: always with the place and the remedy.

use std::fmt;

/// An input that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The file, or the name it goes by.
    pub name: String,
    /// Line and column, both from 1; `None` when the whole input is at fault.
    pub at: Option<(usize, usize)>,
    /// What is wrong: lower case, no full stop.
    pub what: String,
    /// What to do about it: lower case, no full stop.
    pub remedy: String,
}

impl Error {
    /// An error about a whole input.
    pub fn new(name: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { name: name.into(), at: None, what: what.into(), remedy: remedy.into() }
    }

    /// The same error, at a line and column, both from 1.
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.at = Some((line, column));
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.name)?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}; {}", self.what, self.remedy)
    }
}

impl std::error::Error for Error {}
