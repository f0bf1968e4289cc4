//! Which construction of the grammar an attribution is an instance of.
//!
//! The scorer decides where source, cue and content are; the constructions say how they stand to one another, and
//! each has a name, which a report gives as `rule`. Owns the ordered list of constructions, their parsers, and how an
//! attribution is laid out for them.

mod grammar;
mod list;
mod piece;
#[cfg(test)]
mod tests;

use std::ops::Range;

use grammar::{Input, Outcome};
use piece::Piece;

use super::content::Core;
use crate::phrase::Reading;

pub use list::CONSTRUCTIONS;

/// A construction of the grammar: the pattern that recognises one way of reporting speech.
#[derive(Debug)]
pub struct Construction {
    /// Kebab-case, what `rule` says in reports.
    pub name: &'static str,
    /// What it recognises, in a sentence.
    pub summary: &'static str,
    /// A text of our own that holds it.
    pub example: &'static str,
    parser: for<'p> fn(Input<'p>) -> Outcome<'p>,
}

impl Construction {
    /// The construction with this name; `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Construction> {
        CONSTRUCTIONS.iter().find(|c| c.name == name)
    }

    /// Name, summary and example as Markdown.
    pub fn section(&self) -> String {
        let example = self.example.replace('\n', "\n> ");
        format!("## {}\n\n{}\n\n> {example}\n", self.name, self.summary)
    }

    fn matches(&self, pieces: &[Piece]) -> bool {
        matches!((self.parser)(pieces), Ok(([], ())))
    }
}

/// The construction of `core` with its `content` and the quotes that follow in later sentences, all counted in items.
pub(super) fn of(
    reading: &Reading,
    core: &Core,
    content: &[Range<usize>],
    more: &[usize],
) -> &'static Construction {
    first(&piece::lay_out(reading, core, content, more))
}

/// The construction of words given to a source without a cue.
pub(super) fn of_pair(
    reading: &Reading,
    source: Range<usize>,
    content: Range<usize>,
) -> &'static Construction {
    first(&piece::lay_out_pair(reading, source, content))
}

/// The first construction that matches; the last one matches anything.
fn first(pieces: &[Piece]) -> &'static Construction {
    let found = CONSTRUCTIONS.iter().find(|c| c.matches(pieces));
    found.unwrap_or(&CONSTRUCTIONS[CONSTRUCTIONS.len() - 1])
}

/// All constructions as a page of Markdown, which `docs/constructions.md` holds.
pub fn page() -> String {
    let mut page = String::from(
        "# Constructions\n\n\
         The ways of reporting speech that the grammar tells apart, in the order in which they are tried. The name is \
         what `rule` says in reports; `attrib extract --explain STORY` gives it for each attribution.\n\n\
         This page is written by `attrib explain --constructions > docs/constructions.md`.\n",
    );
    for construction in CONSTRUCTIONS {
        page.push('\n');
        page.push_str(&construction.section());
    }
    page
}
