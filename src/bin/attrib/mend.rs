//! `--fix` and `--diff`: what can be mended by itself.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::{fs, io};

use attrib::article::Article;
use attrib::check::{Checked, apply};
use attrib::unfinished::Unfinished;
use similar::TextDiff;

use crate::arguments::CheckArguments;
use crate::inputs;
use crate::message::Messages;

/// A change may uncover another one; after so many rounds the rest stays.
const ROUNDS: usize = 4;

/// What is to be done with what can be mended.
pub struct Mending {
    /// Whether the files are replaced, or the changes only shown.
    writes: bool,
    /// Whether changes of what the story says are wanted too.
    meaning: bool,
    messages: Messages,
    changes: AtomicUsize,
    files: AtomicUsize,
    failed: AtomicBool,
}

impl Mending {
    /// `None` when nothing is to be mended.
    pub fn of(arguments: &CheckArguments, messages: Messages) -> Option<Self> {
        (arguments.fix || arguments.diff).then(|| Self {
            writes: !arguments.diff,
            meaning: arguments.unsafe_fixes,
            messages,
            changes: AtomicUsize::new(0),
            files: AtomicUsize::new(0),
            failed: AtomicBool::new(false),
        })
    }

    /// Whether the changes are shown instead of made.
    pub fn shows(&self) -> bool {
        !self.writes
    }

    /// The story mended, as `check` finds its faults; `None` when there is nothing to mend or its file cannot be replaced.
    pub fn mend(&self, article: &Article, check: impl Fn(&Article) -> Checked) -> Option<Article> {
        let mut mended: Option<Article> = None;
        let mut changes = 0;
        for _ in 0..ROUNDS {
            let now = mended.as_ref().unwrap_or(article);
            let checked = check(now);
            let fixes = checked.findings.iter().filter_map(|finding| finding.fix.as_ref());
            let (text, applied) = apply(&now.text, fixes.filter(|fix| fix.certain || self.meaning));
            if applied == 0 || text == now.text {
                break;
            }
            changes += applied;
            let next = Article { date: article.date, ..Article::from_text(article.name.clone(), text) };
            mended = Some(next);
        }
        let mended = mended?;
        if self.writes
            && let Err(why) = replace(article, &mended.text)
        {
            self.messages.error(format_args!("{}: not mended: {why}", article.name));
            self.failed.store(true, Ordering::Relaxed);
            return None;
        }
        self.changes.fetch_add(changes, Ordering::Relaxed);
        self.files.fetch_add(1, Ordering::Relaxed);
        Some(mended)
    }

    /// Says how much was mended. Gives how many files differ, and whether one could not be replaced.
    pub fn close(self) -> (usize, bool) {
        let (changes, files) = (self.changes.into_inner(), self.files.into_inner());
        if self.writes && files > 0 {
            let plural = |n: usize| if n == 1 { "" } else { "s" };
            let (s, t) = (plural(changes), plural(files));
            self.messages.note(format_args!("{changes} change{s} made in {files} file{t}"));
        }
        (files, self.failed.into_inner())
    }
}

/// The difference as patches have it.
pub fn difference(article: &Article, mended: &Article, out: &mut Vec<u8>) {
    let name = &article.name;
    let diff = TextDiff::from_lines(&article.text, &mended.text);
    let unified = diff.unified_diff().context_radius(1).header(name, name).to_string();
    // Writing to memory cannot fail.
    let _ = out.write_all(unified.as_bytes());
}

/// Puts `text` in the place of an article's file, at once and as a whole. The file stays as it was when it has changed since it was
/// read, when it is not in UTF-8 or may not be written, and when anything fails.
fn replace(article: &Article, text: &str) -> Result<(), String> {
    let told = |error: io::Error| inputs::reason(&error);
    let path = fs::canonicalize(Path::new(&article.name)).map_err(told)?;
    let bytes = fs::read(&path).map_err(told)?;
    if bytes != article.text.as_bytes() {
        return Err(match article.encoding {
            "UTF-8" => "the file changed meanwhile, or is not sound UTF-8".to_owned(),
            other => format!("the file is in {other}; save it as UTF-8 first"),
        });
    }
    if fs::metadata(&path).map_err(told)?.permissions().readonly() {
        // Replacing it would need no leave but the folder's.
        return Err("the file is read-only".to_owned());
    }
    let write = |mut file: Unfinished| {
        file.write_all(text.as_bytes())?;
        file.sync()?;
        file.keep()
    };
    Unfinished::new(&path).and_then(write).map_err(told)
}
