//! Positions: byte spans in an article's text, and how they map to code points, lines and columns.
//!
//! Everything inside the library speaks [`Span`], a byte range. [`LineIndex`] turns a span into
//! what a person or another program reads, once, at the edge.

mod line_index;
mod span;

pub use line_index::{LineIndex, Place};
pub use span::Span;
