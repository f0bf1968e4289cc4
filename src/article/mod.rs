//! An article as it is read: decoded text, its name, and what was found wrong with its bytes.
//!
//! Owns decoding; what the text says is everybody else's.

/// One article, decoded to UTF-8 and otherwise as it is on disk: nothing is repaired or stripped,
/// so every span is a position in the file.
#[derive(Clone, Debug)]
pub struct Article {
    /// The path or name that reports show.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// The encoding the bytes were read as, by its WHATWG name.
    pub encoding: &'static str,
}

impl Article {
    /// An article from text that is already decoded.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), encoding: "UTF-8" }
    }
}
