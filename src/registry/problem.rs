use std::fmt;
use std::path::{Path, PathBuf};

/// Something in a registry, or a configuration, that cannot be read as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1; 0 when it concerns the whole file.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What was expected and what was found.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// A problem with a whole file.
    pub fn of_file(file: &Path, message: impl Into<String>, help: Option<String>) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, message: message.into(), help }
    }

    /// The problem that the YAML reader reports, with a suggestion for a misspelt key or value.
    pub fn of_yaml(file: PathBuf, error: &serde_yaml::Error) -> Self {
        let error = error.without_snippet();
        let (line, column) = error.location().map_or((0, 0), |at| (at.line() as usize, at.column() as usize));
        let (message, help) = match error {
            serde_yaml::Error::SerdeUnknownField { field, expected, .. } => (
                format!("expected a known key, found `{field}`"),
                suggestion(field, expected.iter().copied())
                    .or_else(|| Some(format!("known here: {}", expected.join(", ")))),
            ),
            serde_yaml::Error::SerdeUnknownVariant { variant, expected, .. } => (
                format!("expected one of {}, found `{variant}`", expected.join(", ")),
                suggestion(variant, expected.iter().copied()),
            ),
            serde_yaml::Error::SerdeMissingField { field, .. } => {
                (format!("expected the key `{field}`, found none"), Some(format!("add `{field}:`")))
            }
            serde_yaml::Error::SerdeInvalidType { unexpected, expected, .. }
            | serde_yaml::Error::SerdeInvalidValue { unexpected, expected, .. } => {
                (format!("expected {expected}, found {unexpected}"), None)
            }
            other => {
                (first_line(&other.to_string()), Some("check brackets, quotes and indentation".to_owned()))
            }
        };
        Self { file, line, column, message, help }
    }
}

/// A message without the place, which is said otherwise.
fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or(text);
    line.rsplit_once(" at line ").map_or(line, |(message, _)| message).to_owned()
}

/// "did you mean" for a word among those known.
pub fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let near = known.map(|k| (strsim::damerau_levenshtein(word, k), k)).min()?;
    (near.0 <= 1 + near.1.len() / 4).then(|| format!("did you mean `{}`?", near.1))
}
