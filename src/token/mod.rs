//! Words, numbers, marks, sentences and paragraphs of a text.
//!
//! Owns the cut into [`Token`]s and where sentences and paragraphs end. Total: any text has tokens.
//! Which quotation marks pair is `quote`'s; what words mean for speech is the grammar's.

mod recent;
mod scan;
mod sentence;

use crate::lexicon::{Class, label};
use crate::text::Span;

pub use scan::tokenize;
pub use sentence::ends_sentence;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Letters, with inner apostrophes, hyphens and the full stops of abbreviations.
    Word,
    /// A clitic: `'s`, `’ve`.
    Clitic,
    /// Digits with their inner commas, points and suffixes.
    Number,
    /// `.`
    Stop,
    /// `?` or `!`
    Exclaim,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// A dash between words: `–`, `—`, `--`, ` - `
    Dash,
    /// `…`, `...`, `. . .`
    Ellipsis,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// A double quotation mark that only opens: `“`, `«`, `„`, two back-ticks.
    QuoteOpen,
    /// A double quotation mark that only closes: `”`, `»`.
    QuoteClose,
    /// A double quotation mark that may do either: `"`, `''`.
    QuoteEither,
    /// A single mark that opens: `‘`, a back-tick, or `'` before a word.
    SingleOpen,
    /// A single mark that closes or is an apostrophe: `’` or `'` after a word.
    SingleClose,
    /// Anything else.
    Other,
}

impl Kind {
    /// Whether it is a word, number or clitic.
    pub const fn is_wordy(self) -> bool {
        matches!(self, Kind::Word | Kind::Number | Kind::Clitic)
    }

    /// Whether it may open or close a quote, single or double.
    pub const fn is_quote(self) -> bool {
        matches!(
            self,
            Kind::QuoteOpen | Kind::QuoteClose | Kind::QuoteEither | Kind::SingleOpen | Kind::SingleClose
        )
    }
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// A new paragraph begins here.
    Paragraph,
}

/// One token. Spans are bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether all its letters are upper case, and there are two or more.
    pub upper: bool,
    /// What the lexicon knows of the word; empty for others.
    pub class: Class,
    /// Hash of the lower-cased word, straight apostrophes.
    pub word: u32,
    /// Hash of the word's lemma where the lexicon knows one, else `word`.
    pub lemma: u32,
}

impl Token {
    /// Whether it is a finite verb of saying, or one that says that somebody goes on.
    pub fn says(&self) -> bool {
        const ON: [u32; 3] = [label("continue"), label("begin"), label("conclude")];
        self.class.any(Class::PAST | Class::THIRD)
            && (self.class.has(Class::COMMUNICATION) || ON.contains(&self.lemma))
    }
}
