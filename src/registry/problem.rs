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
                let (message, help) = told(other);
                (message, Some(help.to_owned()))
            }
        };
        Self { file, line, column, message, help }
    }
}

/// What is wrong with the form of a file, and what to write instead.
fn told(error: &serde_yaml::Error) -> (String, &'static str) {
    use serde_yaml::Error;
    match error {
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_ref().map_or(String::new(), |key| format!(", found `{key}` again"));
            (format!("expected each key once{key}"), "remove one of the two, or give it another name")
        }
        Error::NullIntoString { .. } => {
            ("expected a value, found none".to_owned(), "write it behind the colon, or remove the key")
        }
        Error::MultipleDocuments { .. } => (
            "expected one document, found another behind `---`".to_owned(),
            "remove the line `---`, or put what follows it into a file of its own",
        ),
        Error::Unexpected { expected: "sequence start", .. } => (
            "expected a list".to_owned(),
            "write it in brackets, as in `[mayor]`, or each item on a line behind `- `",
        ),
        Error::Unexpected { expected: "mapping start", .. } => {
            ("expected keys with values".to_owned(), "write `key: value`, each on a line of its own")
        }
        other => {
            let message = first_line(&other.to_string());
            // The parser has no other way to tell these than by its words.
            match message.as_str() {
                message if message.starts_with("mapping values are not allowed") => (
                    "expected one value, found a colon in it".to_owned(),
                    "put the whole value in quotation marks, as in `\"He said: no.\"`",
                ),
                message if message.starts_with("tabs disallowed") => {
                    ("expected blanks before a key, found a tab".to_owned(), "indent by two blanks")
                }
                _ => (message, "check brackets, quotes and indentation"),
            }
        }
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
