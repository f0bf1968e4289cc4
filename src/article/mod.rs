//! An article as it is read: decoded text, its name, and which encoding its bytes were in.
//!
//! Owns decoding and what a document states of itself before its text; what the text says is everybody else's, and so is
//! damage that the bytes hide.

mod decode;
pub(crate) mod head;
mod line;

use std::borrow::Cow;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::error::Error;

pub use line::Line;

/// One article, decoded to UTF-8 and otherwise as it is on disk: nothing is repaired or stripped,
/// a byte order mark included (one code point, U+FEFF), so every span is a position in the file.
#[derive(Clone, Debug)]
pub struct Article {
    /// The path or name that reports show.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// The encoding the bytes were read as, by its WHATWG name.
    pub encoding: &'static str,
    /// SHA-256 of the bytes as they were before decoding.
    pub sha256: [u8; 32],
    /// The day it is of, where the caller knows; else [`Article::day`] asks the document.
    pub date: Option<Date>,
}

impl Article {
    /// An article from text that is already decoded.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let sha256 = Sha256::digest(text.as_bytes()).into();
        Self { name: name.into(), text, encoding: "UTF-8", sha256, date: None }
    }

    /// An article from the bytes of a file: UTF-8, UTF-16 with a byte order mark, or else the legacy
    /// encoding that fits best.
    ///
    /// # Errors
    /// When the text holds a NUL character (it is no text then, or UTF-16 without its mark), and when
    /// bytes or text exceed 4 GiB, which spans cannot address.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        let name = name.into();
        let too_large = |name: &str| Error::new(name, "expected less than 4 GiB of text", "split the file");
        if bytes.len() >= u32::MAX as usize {
            return Err(too_large(&name));
        }
        let sha256 = Sha256::digest(&bytes).into();
        let (text, encoding) = decode::decode(bytes);
        if text.len() >= u32::MAX as usize {
            return Err(too_large(&name));
        }
        if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
            let (line, column) = decode::line_column(&text, offset);
            return Err(Error::new(
                name,
                "expected text, found a NUL character",
                "save the story as plain UTF-8 text, or leave the file out",
            )
            .at(line, column));
        }
        Ok(Self { name, text, encoding, sha256, date: None })
    }

    /// The day the article is of: `date`, else `date:` in front matter, the day of publication in a page's head, or a day in
    /// the file's name ("harbor-post_2026-03-10.txt"); `None` where nothing tells.
    pub fn day(&self) -> Option<Date> {
        self.date.or_else(|| head::day(&self.name, &self.text))
    }

    /// The text with blanks in the place of its front matter, which is no part of the story: as many bytes as the text has, so that every
    /// span fits both.
    pub fn story(&self) -> Cow<'_, str> {
        let front = head::front(&self.text).len();
        if front == 0 {
            return Cow::Borrowed(&self.text);
        }
        let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        let mut story: String = self.text.bytes().take(front).map(blank).collect();
        story += &self.text[front..];
        Cow::Owned(story)
    }

    /// The buffer the text is in, emptied, to read the next article into.
    pub fn into_buffer(self) -> Vec<u8> {
        let mut buffer = self.text.into_bytes();
        buffer.clear();
        buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_utf8_as_it_is() {
        let bytes = "\u{FEFF}“Nein”, said Zoë.\r\n".as_bytes().to_vec();
        let article = Article::from_bytes("a.txt", bytes.clone()).unwrap();
        assert_eq!(article.text.as_bytes(), bytes);
        assert_eq!(article.encoding, "UTF-8");
    }

    #[test]
    fn reads_utf16_by_its_mark() {
        for big in [false, true] {
            let bytes: Vec<u8> = "\u{FEFF}“Yes,” he said."
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            let article = Article::from_bytes("a.txt", bytes).unwrap();
            assert_eq!(article.text, "\u{FEFF}“Yes,” he said.");
        }
    }

    #[test]
    fn detects_a_legacy_encoding() {
        let bytes = b"The caf\xE9 owner said: \x93We are closed,\x94 and locked the door.".to_vec();
        let article = Article::from_bytes("a.txt", bytes).unwrap();
        assert_eq!(article.encoding, "windows-1252");
        assert_eq!(article.text, "The café owner said: “We are closed,” and locked the door.");
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_latin() {
        let bytes = ["Zoë Müller said: “Nein”".as_bytes(), b"\xFF"].concat();
        let article = Article::from_bytes("a.txt", bytes).unwrap();
        assert_eq!(article.text, "Zoë Müller said: “Nein”\u{FFFD}");
        assert_eq!(article.encoding, "UTF-8");
    }

    #[test]
    fn says_where_a_nul_is() {
        let error = Article::from_bytes("a.txt", b"One.\nZo\xC3\xAB\0.".to_vec()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.txt:2:4: expected text, found a NUL character; save the story as plain UTF-8 text, or leave the file out"
        );
    }

    #[test]
    fn front_matter_is_no_part_of_the_story() {
        let article = Article::from_text("a.md", "---\ntitle: “Zoë”\n---\n“No,” she said.");
        let story = article.story();
        assert_eq!(story.len(), article.text.len());
        assert_eq!(story.trim_start(), "“No,” she said.");
        assert_eq!(story.matches('\n').count(), 3);
        assert!(matches!(Article::from_text("a.md", "“No,” she said.").story(), Cow::Borrowed(_)));
    }

    #[test]
    fn hashes_the_bytes_before_decoding() {
        let article = Article::from_bytes("a.txt", b"caf\xE9".to_vec()).unwrap();
        assert_eq!(article.sha256, <[u8; 32]>::from(Sha256::digest(b"caf\xE9")));
        assert_ne!(article.sha256, Article::from_text("a.txt", "café").sha256);
    }
}
