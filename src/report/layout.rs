//! Words set in lines of a given width, in colour or without.

use colored::{ColoredString, Colorize};
use unicode_width::UnicodeWidthStr;

use super::visible;

/// How a word looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// As it is.
    Plain,
    /// Stands back.
    Dim,
    /// Stands out.
    Bold,
    /// Well sourced, faithful.
    Good,
    /// Wants a look.
    Doubtful,
    /// Came a long way.
    Distant,
    /// Wrong.
    Bad,
    /// For information.
    Note,
    /// Words that should be there.
    Deleted,
    /// Words that should not be there.
    Inserted,
}

impl Paint {
    /// `text` in this look, its control characters made visible.
    pub fn on(self, text: &str, color: bool) -> String {
        let text = visible(text);
        if !color {
            return text.into_owned();
        }
        let painted: ColoredString = match self {
            Paint::Plain => return text.into_owned(),
            Paint::Dim => text.dimmed(),
            Paint::Bold => text.bold(),
            Paint::Good => text.green(),
            Paint::Doubtful => text.yellow(),
            Paint::Distant => text.magenta(),
            Paint::Bad => text.red().bold(),
            Paint::Note => text.cyan(),
            Paint::Deleted => text.red().strikethrough(),
            Paint::Inserted => text.green().bold(),
        };
        painted.to_string()
    }
}

/// A paragraph: words with their looks, set when it is complete.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    words: Vec<(String, Paint)>,
}

impl Paragraph {
    /// Adds the words of `text`.
    pub fn push(&mut self, text: &str, paint: Paint) {
        self.words.extend(text.split_whitespace().map(|word| (word.to_owned(), paint)));
    }

    /// Adds `text` as one word, its blanks included.
    pub fn push_whole(&mut self, text: String, paint: Paint) {
        self.words.push((text, paint));
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The same, with the words of `text` added.
    #[must_use]
    pub fn with(mut self, text: &str, paint: Paint) -> Self {
        self.push(text, paint);
        self
    }

    /// Writes lines of at most `width` columns, `indent` blanks first; a word that is wider stands alone.
    /// After `most` lines an ellipsis stands for the rest.
    pub fn set(&self, indent: usize, width: usize, most: usize, color: bool, out: &mut Vec<u8>) {
        let mut words = self.words.iter().peekable();
        for line in 1..=most {
            if words.peek().is_none() {
                return;
            }
            out.extend(std::iter::repeat_n(b' ', indent));
            let mut column = indent;
            let room = if line == most { width.saturating_sub(2) } else { width };
            while let Some((word, paint)) = words.peek() {
                let gap = usize::from(column > indent);
                if gap == 1 && column + gap + word.width() > room {
                    break;
                }
                out.extend(std::iter::repeat_n(b' ', gap));
                out.extend_from_slice(paint.on(word, color).as_bytes());
                column += gap + word.width();
                words.next();
            }
            if line == most && words.peek().is_some() {
                out.extend_from_slice(" …".as_bytes());
            }
            out.push(b'\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, indent: usize, width: usize, most: usize) -> String {
        let mut out = Vec::new();
        Paragraph::default().with(text, Paint::Bad).set(indent, width, most, false, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_filled_up_to_the_width() {
        assert_eq!(set("one two  three\nfour", 2, 9, 9), "  one two\n  three\n  four\n");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(set("東京 で 言う", 0, 7, 9), "東京 で\n言う\n");
    }

    #[test]
    fn a_word_that_is_too_wide_stands_alone() {
        assert_eq!(set("a interminable b", 1, 6, 9), " a\n interminable\n b\n");
    }

    #[test]
    fn an_ellipsis_stands_for_what_is_left_out() {
        assert_eq!(set("one two three four", 0, 7, 2), "one two\nthree …\n");
    }
}
