//! The stretches of a repaired text that may become words, and the gaps between them.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::fold;
use super::segment::spans;
use super::vocabulary::{self, Class, Known};
use crate::lexicon::{FNV_BASIS, fnv_step};

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    pub ellipsis: bool,
    /// An editor's remark in brackets that stands for no words: "[sic]".
    pub remark: bool,
    pub comma: bool,
    /// A sentence, or a clause before a semicolon or colon, ends here.
    pub stop: bool,
    /// Nothing but spaces and hyphens.
    pub plain: bool,
}

/// A stretch of the repaired text that may become a word.
pub(super) struct Token<'r> {
    pub text: &'r str,
    pub key: Cow<'r, str>,
    /// Hash of the key.
    pub id: u64,
    /// What the lists say of the key.
    pub known: &'static Known,
    pub span: Range<usize>,
    pub gap: Gap,
    /// The marks before it.
    pub marks: &'r str,
    /// Nothing but small ASCII letters, as most words are.
    pub simple: bool,
    pub capital: bool,
    /// In a text that is all in capitals, where they tell nothing.
    pub shouted: bool,
    pub bracketed: bool,
    /// An editor's remark that stands for no words.
    pub remark: bool,
}

impl<'r> Token<'r> {
    /// What of it lies in `span`.
    pub fn part(&self, span: &Range<usize>) -> Option<&'r str> {
        self.text.get(span.start.checked_sub(self.span.start)?..span.end.checked_sub(self.span.start)?)
    }
}

/// Words from which on a text in capitals alone is no name or abbreviation.
const SHOUTED: usize = 3;

/// Cuts a repaired text into tokens, and adds them to `tokens`.
pub(super) fn tokenize<'r>(text: &'r str, tokens: &mut Vec<Token<'r>>) {
    let spans = spans(text);
    tokens.reserve(spans.len());
    let (mut at, mut depth) = (0, 0usize);
    let closes = text.contains(']');
    let shouted = spans.len() >= SHOUTED && !text.bytes().any(|b| b.is_ascii_lowercase());
    for span in spans {
        let marks = &text[at..span.start];
        depth = if closes { depth_after(marks, depth) } else { 0 };
        let word = &text[span.clone()];
        let simple = word.bytes().all(|b| b.is_ascii_lowercase());
        let opening = !simple && closes && word.contains('[');
        let letter = depth > 0 && word.contains(']');
        let key = match simple {
            true => Cow::Borrowed(word),
            _ if opening || letter => fold(&word.replace(['[', ']'], "")).into_owned().into(),
            _ => fold(word),
        };
        let bracketed = depth > 0 && !letter || opening;
        depth = if letter { depth.saturating_sub(1) } else { depth };
        let follows = &text[span.end..];
        let remark = key == "sic" && marks.ends_with(['[', '(']) && follows.starts_with([']', ')']);
        let capital = !simple && word.starts_with(char::is_uppercase);
        let gap = gap_after(tokens.last(), gap(marks, word), marks);
        at = span.end;
        let id = hash(key.as_bytes());
        let known = vocabulary::known_by(id);
        tokens.push(Token {
            text: word,
            key,
            id,
            known,
            span,
            gap,
            marks,
            simple,
            capital,
            shouted,
            bracketed,
            remark,
        });
    }
}

/// How many square brackets are open behind marks.
fn depth_after(marks: &str, depth: usize) -> usize {
    marks.chars().fold(depth, |depth, c| match c {
        '[' => depth + 1,
        ']' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// A gap with what the token before it says of it.
fn gap_after(last: Option<&Token<'_>>, gap: Gap, marks: &str) -> Gap {
    let Some(last) = last else { return gap };
    let titled = last.known.class.any(Class::TITLE) && marks.trim() == ".";
    Gap {
        ellipsis: gap.ellipsis || last.remark && last.gap.ellipsis,
        remark: last.remark,
        stop: (gap.stop || last.remark && last.gap.stop) && !titled,
        ..gap
    }
}

/// What the marks before `word` say.
pub(super) fn gap(marks: &str, word: &str) -> Gap {
    // Nearly all there is.
    match marks {
        "" | " " => return Gap { plain: true, ..Gap::default() },
        ", " => return Gap { comma: true, ..Gap::default() },
        _ => {}
    }
    let mut before = false;
    let second = |mark: u8| std::mem::replace(&mut before, mark == b'.') && mark == b'.';
    let dots = marks.bytes().filter(|mark| *mark != b' ').any(second);
    let ellipsis =
        marks.contains(['…', '⋯', '‥']) || dots || marks.contains("* * *") || marks.contains("***");
    let low = word.chars().next().is_some_and(char::is_lowercase);
    let stop = marks.contains(['!', '?', ';', ':']) || marks.contains('.') && !ellipsis && !low;
    let dash = marks.contains(['–', '—']) || marks.contains("--") || marks.contains(" - ");
    Gap {
        ellipsis,
        remark: false,
        comma: marks.contains([',', '(', ')']) || dash,
        stop,
        plain: marks.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑')),
    }
}

/// FNV-1a, 64 bits.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    hash_from(FNV_BASIS, bytes)
}

/// The hash of a text that begins with another, given that one's hash and what follows it.
pub(super) fn hash_from(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| fnv_step(hash, *byte))
}
