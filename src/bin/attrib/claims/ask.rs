//! Questions on standard error, answers from standard input.

use std::io::{self, BufRead, Write};

/// The answer without blanks around it; `None` when there is no more input.
pub fn ask(question: &str) -> Option<String> {
    let mut error = io::stderr().lock();
    // A closed standard error hides the question; the answer may come all the same.
    let _hidden = write!(error, "{question} ").and_then(|()| error.flush());
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim().to_owned()),
    }
}

/// The answer, unless it is empty.
pub fn ask_for(question: &str) -> Option<String> {
    ask(question).filter(|answer| !answer.is_empty())
}

/// Says something on standard error, whatever the flags say: it belongs to a question.
pub fn tell(text: &str) {
    let _hidden = writeln!(io::stderr().lock(), "{text}");
}
