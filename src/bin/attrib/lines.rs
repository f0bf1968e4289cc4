//! JSON Lines files, read as a stream: one line at a time is in memory, however long the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use attrib::error::Error;

use crate::git;
use crate::inputs::{self, Input, LONGEST};

/// How much is read at once.
const BUFFER: usize = 1 << 18;

/// A byte order mark, which the first line may begin with.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Whether a file of this name holds one story a line.
pub fn are_in(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str());
    extension.is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

/// The stories of a file or of standard input.
pub struct Lines {
    name: String,
    reader: Option<BufReader<Box<dyn Read + Send>>>,
    number: usize,
}

impl Lines {
    /// Those of standard input, under the name that reports give it.
    pub fn standard(name: String) -> Self {
        Self::of(name, Box::new(io::stdin()))
    }

    /// Those of a file.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => Ok(Self::of(name, Box::new(file))),
            Err(error) => Err(inputs::unread(name, &error)),
        }
    }

    /// Those of a file as the next commit would have it.
    pub fn staged(path: &Path) -> Result<Self, Error> {
        let bytes = git::staged_bytes(path)?;
        Ok(Self::of(path.display().to_string(), Box::new(io::Cursor::new(bytes))))
    }

    fn of(name: String, reader: Box<dyn Read + Send>) -> Self {
        Self { name, reader: Some(BufReader::with_capacity(BUFFER, reader)), number: 0 }
    }

    /// The next line that is not blank, with its end; `None` after the last. Of a line that is too long for an
    /// article, as much as shows that.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let Some(reader) = &mut self.reader else { return Ok(None) };
        let mut line = Vec::new();
        while reader.take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? > 0 {
            self.number += 1;
            if self.number == 1 && line.starts_with(MARK) {
                line.drain(..MARK.len());
            }
            if line.len() > LONGEST && !line.ends_with(b"\n") {
                reader.skip_until(b'\n')?;
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
            line.clear();
        }
        Ok(None)
    }
}

impl Iterator for Lines {
    type Item = Result<Input, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.line() {
            Ok(line) => {
                let line = line?;
                Some(Ok(Input::Line { file: self.name.clone(), number: self.number, line }))
            }
            Err(error) => {
                self.reader = None;
                Some(Err(inputs::unread(self.name.clone(), &error)))
            }
        }
    }
}
