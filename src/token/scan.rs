//! The cut itself: one pass over the bytes, with no allocation per token.

use std::cell::RefCell;

use super::recent::Recent;
use super::{Gap, Kind, Token};
use crate::lexicon::{self, Class, Entry};
use crate::spare::{self, kept};
use crate::text::Span;

/// Cuts `text` into tokens, in order, without overlap.
pub fn tokenize(text: &str) -> Vec<Token> {
    RECENT.with_borrow_mut(|recent| {
        let mut scanner = Scanner::new(text, recent);
        while scanner.step() {}
        scanner.tokens
    })
}

kept!(Token);

thread_local! {
    /// Kept from text to text.
    static RECENT: RefCell<Recent> = RefCell::new(Recent::new());
}

/// A mark-up tag is not longer than this.
const TAG_BYTES: usize = 400;

/// Words that are shortened before a figure: "the No. 2 official".
const NUMBERED: [&[u8]; 4] = [b"No", b"Nos", b"Art", b"Vol"];

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Single line ends inside a paragraph, as in mail and wire copy.
    wrapped: bool,
    gap: Gap,
    /// Whether a paragraph began with "Q.", so that one with "A." answers.
    asked: bool,
    tokens: Vec<Token>,
    recent: &'t mut Recent,
}

/// Whether each byte is always part of a word: ASCII letters and digits, and `_`.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    plain
};

/// A character that is part of a word: letters, marks and digits of any script.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{AD}' | '_')
}

/// Whether single line ends are soft in `text`: short lines, some of which go on in lower case.
fn is_wrapped(bytes: &[u8]) -> bool {
    let (mut soft, mut last) = (0, 0);
    for end in memchr::memchr_iter(b'\n', bytes) {
        if end - last > 110 {
            return false;
        }
        let before = end > last;
        soft += usize::from(before && bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase));
        last = end + 1;
    }
    soft >= 2
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, recent: &'t mut Recent) -> Self {
        let bytes = text.as_bytes();
        Self {
            text,
            bytes,
            at: 0,
            wrapped: is_wrapped(bytes),
            gap: Gap::Paragraph,
            asked: false,
            tokens: spare::list(text.len() / 4),
            recent,
        }
    }

    /// The byte `n` places ahead; 0 past the end.
    fn ahead(&self, n: usize) -> u8 {
        self.bytes.get(self.at + n).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at)? {
            b if b.is_ascii() => Some(*b as char),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    fn push(&mut self, len: usize, kind: Kind) {
        let span = Span::new(self.at as u32, (self.at + len) as u32);
        self.at += len;
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        self.tokens.push(Token {
            span,
            kind,
            gap,
            capital: false,
            upper: false,
            class: Class::NONE,
            word: 0,
            lemma: 0,
        });
    }

    /// Takes one token or one stretch of space; false at the end.
    fn step(&mut self) -> bool {
        let Some(&byte) = self.bytes.get(self.at) else { return false };
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C => self.space(),
            b'0'..=b'9' => self.number(),
            b'$' | b'#' | b'@' if self.ahead(1).is_ascii_alphanumeric() => self.prefixed(),
            0x80.. => self.beyond_ascii(),
            b'<' if self.mark_up() => {}
            _ => self.mark(byte),
        }
        true
    }

    /// Takes a comment or tag of mark-up as space; false when there is none.
    fn mark_up(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let end = if rest.starts_with(b"<!--") {
            memchr::memmem::find(rest, b"-->").map(|i| i + 3)
        } else if matches!(rest.get(1), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/')) {
            let near = &rest[..rest.len().min(TAG_BYTES)];
            memchr::memchr2(b'>', b'\n', near).filter(|&i| near[i] == b'>').map(|i| i + 1)
        } else {
            None
        };
        let Some(end) = end else { return false };
        self.at += end;
        self.gap = self.gap.max(Gap::Space);
        true
    }

    fn space(&mut self) {
        let mut lines = 0;
        while let b' ' | b'\t' | b'\r' | b'\n' | 0x0B | 0x0C = self.ahead(0) {
            lines += usize::from(self.ahead(0) == b'\n');
            self.at += 1;
        }
        let soft = lines == 0 || lines == 1 && (self.wrapped || self.ahead(0).is_ascii_lowercase());
        self.gap = self.gap.max(if soft { Gap::Space } else { Gap::Paragraph });
    }

    /// `$12`, `#tag`, `@name`.
    fn prefixed(&mut self) {
        if self.ahead(0) == b'$' && self.ahead(1).is_ascii_digit() {
            let len = self.number_len(1);
            return self.push(len, Kind::Number);
        }
        let mut len = 1;
        while matches!(self.ahead(len), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_') {
            len += 1;
        }
        let name = self.ahead(0) == b'@';
        self.push(len, Kind::Word);
        if let Some(token) = self.tokens.last_mut() {
            token.capital = name;
            token.word = lexicon::hash(&self.bytes[token.span.range()]);
            token.lemma = token.word;
        }
    }

    /// Bytes of the number that begins at the cursor; its first `len` bytes are known.
    fn number_len(&self, mut len: usize) -> usize {
        loop {
            match self.ahead(len) {
                b'0'..=b'9' | b'%' => len += 1,
                b',' | b'.' | b':' | b'/' if self.ahead(len + 1).is_ascii_digit() => len += 2,
                b'a'..=b'z' | b'A'..=b'Z' => len += 1,
                b'-' if self.ahead(len + 1).is_ascii_alphanumeric() => len += 2,
                _ => return len,
            }
        }
    }

    fn number(&mut self) {
        let len = self.number_len(0);
        let letters = self.bytes[self.at..self.at + len].iter().any(u8::is_ascii_alphabetic);
        self.push(len, Kind::Number);
        if letters {
            let number = self.tokens.len() - 1;
            self.look_up(number);
            // "the 20-year-old said"
            if self.bytes[..self.at].ends_with(b"-year-old") {
                self.tokens[number].class |= Class::PERSON;
            }
        }
    }

    /// Bytes of the word that begins at `from`, without the clitic or full stop after it.
    fn word_len(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let plain = self.bytes[end..].iter().position(|&b| !PLAIN[usize::from(b)]);
            end = plain.map_or(self.bytes.len(), |n| end + n);
            match self.bytes.get(end) {
                Some(b'-') if self.bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => end += 1,
                // fivethirtyeight.com
                Some(b'.')
                    if end > from + 1 && self.bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase) =>
                {
                    end += 1
                }
                Some(b'\'') if self.joins(end, 1) => end += 1,
                Some(0x80..) => match self.char_at(end) {
                    Some('’') if self.joins(end, 3) => end += 3,
                    Some(c) if is_word_char(c) && mojibake_mark(&self.bytes[end..]).is_none() => {
                        end += c.len_utf8();
                    }
                    Some(c) if is_second_half(c) && self.bytes[from..end].ends_with("Ã".as_bytes()) => {
                        end += c.len_utf8();
                    }
                    _ => return end - from,
                },
                _ => return end - from,
            }
        }
    }

    /// Whether the apostrophe at `at` belongs inside a word: letters on both sides, no clitic after it.
    fn joins(&self, at: usize, len: usize) -> bool {
        let after = &self.bytes[at + len..];
        let letter = after.first().is_some_and(|b| b.is_ascii_alphabetic());
        letter && clitic_len(after) == 0
    }

    fn word(&mut self) {
        let mut len = self.word_len(self.at);
        if len == 1 && self.is_label() {
            self.push(1, Kind::Word);
            self.look_up(self.tokens.len() - 1);
            // As good as a colon.
            return self.push(1, Kind::Colon);
        }
        let dotted = if len == 1 { self.dotted_len() } else { None };
        len = dotted.unwrap_or(len);
        if self.ahead(len) == b'.' && len > 0 && self.ahead(len - 1) != b'.' {
            let word = &self.bytes[self.at..self.at + len];
            let initial = len == 1 && word[0].is_ascii_uppercase() && word[0] != b'I';
            let last = word.rsplit(|&b| b == b'-').next().unwrap_or(word);
            let numbered = NUMBERED.contains(&word) && self.counts(len + 1);
            len += usize::from(initial || numbered || lexicon::is_abbreviation(last));
        }
        self.push(len, Kind::Word);
        let word = self.tokens.len() - 1;
        self.look_up(word);
        if dotted.is_some() {
            self.tokens[word].class |= Class::ABBREVIATION;
        }
        self.clitic();
    }

    /// Whether the letter at the cursor is the label of a question or an answer: a paragraph that begins with "Q." or, after
    /// one of those, "A."
    fn is_label(&mut self) -> bool {
        if self.gap != Gap::Paragraph || self.ahead(1) != b'.' || self.ahead(2) != b' ' {
            return false;
        }
        self.asked |= self.ahead(0) == b'Q';
        self.asked && matches!(self.ahead(0), b'Q' | b'A')
    }

    /// Whether a space and a figure stand `at` bytes ahead.
    fn counts(&self, at: usize) -> bool {
        self.ahead(at) == b' ' && self.ahead(at + 1).is_ascii_digit()
    }

    /// Bytes of single letters each with a full stop: "U.S.", "a.m."; `None` for fewer than two.
    fn dotted_len(&self) -> Option<usize> {
        let mut end = 0;
        while self.ahead(end).is_ascii_alphabetic() && self.ahead(end + 1) == b'.' {
            end += 2;
        }
        (end >= 4 && !self.ahead(end).is_ascii_alphabetic()).then_some(end)
    }

    /// `'s`, `’re` after a word.
    fn clitic(&mut self) {
        let mark = match self.ahead(0) {
            b'\'' => 1,
            0xE2 if self.ahead(1) == 0x80 && self.ahead(2) == 0x99 => 3,
            _ => return,
        };
        let after = &self.bytes[self.at + mark..];
        let letters = clitic_len(after);
        if letters > 0 {
            let entry = lexicon::clitic(&after[..letters]);
            self.push(mark + letters, Kind::Clitic);
            self.describe(self.tokens.len() - 1, entry);
        }
    }

    fn look_up(&mut self, i: usize) {
        let word = self.recent.look_up(self.text, self.tokens[i].span.range());
        (self.tokens[i].capital, self.tokens[i].upper) = (word.capital, word.upper);
        self.describe(i, word.entry);
    }

    fn describe(&mut self, i: usize, entry: Entry) {
        let token = &mut self.tokens[i];
        token.class = entry.class;
        token.word = entry.word;
        token.lemma = entry.lemma;
    }

    fn mark(&mut self, byte: u8) {
        match byte {
            b'.' => self.stops(),
            b'?' | b'!' => self.push(1, Kind::Exclaim),
            b',' => self.push(1, Kind::Comma),
            b';' => self.push(1, Kind::Semicolon),
            b':' => self.push(1, Kind::Colon),
            b'(' | b'[' | b'{' => self.push(1, Kind::Open),
            b')' | b']' | b'}' => self.push(1, Kind::Close),
            b'"' => self.push(1, Kind::QuoteEither),
            b'`' if self.ahead(1) == b'`' => self.push(2, Kind::QuoteOpen),
            b'`' => self.push(1, Kind::SingleOpen),
            b'\'' if self.ahead(1) == b'\'' => self.push(2, Kind::QuoteEither),
            b'\'' => self.apostrophe(1),
            b'-' => self.hyphens(),
            _ => self.push(1, Kind::Other),
        }
    }

    /// One full stop, or an ellipsis: two or more, apart or together.
    fn stops(&mut self) {
        let (mut len, mut count) = (1, 1);
        loop {
            match (self.ahead(len), self.ahead(len + 1)) {
                (b'.', _) => len += 1,
                (b' ', b'.') => len += 2,
                _ => break,
            }
            count += 1;
        }
        self.push(len, if count > 1 { Kind::Ellipsis } else { Kind::Stop });
    }

    fn hyphens(&mut self) {
        let mut len = 1;
        while self.ahead(len) == b'-' {
            len += 1;
        }
        let spaced = self.gap != Gap::None && matches!(self.ahead(len), b' ' | b'\n' | b'\r');
        self.push(len, if len > 1 || spaced { Kind::Dash } else { Kind::Other });
    }

    /// A single mark that is in no word: opens when a word follows and nothing touches it before.
    fn apostrophe(&mut self, len: usize) {
        let touches = self.gap == Gap::None
            && self.tokens.last().is_some_and(|t| {
                !matches!(
                    t.kind,
                    Kind::Open | Kind::Dash | Kind::QuoteOpen | Kind::QuoteEither | Kind::SingleOpen
                )
            });
        let opens = !touches
            && self
                .char_at(self.at + len)
                .is_some_and(|c| is_word_char(c) || matches!(c, '"' | '“' | '[' | '$' | '…' | '.'));
        self.push(len, if opens && !self.elides(len) { Kind::SingleOpen } else { Kind::SingleClose });
    }

    /// Whether the single mark of `len` bytes stands for letters left out: 'til, rock 'n' roll, the '90s.
    fn elides(&self, len: usize) -> bool {
        let rest = &self.bytes[self.at + len..];
        let word = rest.iter().take(5).take_while(|b| b.is_ascii_alphanumeric()).count();
        let shortened = [&b"til"[..], b"tis", b"twas", b"em", b"n"];
        match &rest[..word] {
            [tens, b'0', b's'] => tens.is_ascii_digit(),
            letters => shortened.iter().any(|s| s.eq_ignore_ascii_case(letters)),
        }
    }

    fn beyond_ascii(&mut self) {
        let Some(c) = self.char_at(self.at) else {
            self.at += 1;
            return;
        };
        if let Some((len, kind)) = mojibake_mark(&self.bytes[self.at..]) {
            return match kind {
                Kind::SingleClose => self.apostrophe(len),
                _ => self.push(len, kind),
            };
        }
        let len = c.len_utf8();
        match c {
            '“' | '„' | '‟' | '«' | '〝' => self.push(len, Kind::QuoteOpen),
            '”' | '»' | '〞' => self.push(len, Kind::QuoteClose),
            '＂' => self.push(len, Kind::QuoteEither),
            '‘' if self.elides(len) => self.push(len, Kind::SingleClose),
            '‘' | '‚' | '‹' => self.push(len, Kind::SingleOpen),
            '’' => self.apostrophe(len),
            '›' => self.push(len, Kind::SingleClose),
            '—' | '–' | '―' | '‒' => self.push(len, Kind::Dash),
            '…' => self.push(len, Kind::Ellipsis),
            c if is_space(c) => {
                self.at += len;
                self.gap = self.gap.max(Gap::Space);
            }
            c if is_word_char(c) => self.word(),
            _ => self.push(len, Kind::Other),
        }
    }
}

/// White space beyond ASCII, and characters of no width that only steer the layout.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}')
}

/// Letters of the clitic that `after` (what follows an apostrophe) begins with; 0 for none.
fn clitic_len(after: &[u8]) -> usize {
    let letters = after.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    let lower = |i: usize| after[i].to_ascii_lowercase();
    let beyond = after.get(letters).is_some_and(|b| b.is_ascii_alphanumeric());
    match letters {
        1 if matches!(lower(0), b's' | b'd' | b'm') && !beyond => 1,
        2 if matches!(&[lower(0), lower(1)], b"ve" | b"re" | b"ll") && !beyond => 2,
        _ => 0,
    }
}

/// Whether `c`, after "Ã", is the rest of a letter that was read as Windows-1252: "ZoÃ«", "MÃ¼ller". Not "»", which
/// may close a quote after the letter itself.
const fn is_second_half(c: char) -> bool {
    matches!(c, '¡'..='º' | '¼'..='¿')
}

/// UTF-8 punctuation that was read as Windows-1252 and encoded again: "â€œ".
fn mojibake_mark(rest: &[u8]) -> Option<(usize, Kind)> {
    const TABLE: [(&str, Kind); 8] = [
        ("œ", Kind::QuoteOpen),
        ("\u{9d}", Kind::QuoteClose),
        ("\u{9c}", Kind::QuoteOpen),
        ("˜", Kind::SingleOpen),
        ("™", Kind::SingleClose),
        ("“", Kind::Dash),
        ("”", Kind::Dash),
        ("¦", Kind::Ellipsis),
    ];
    let third = rest.strip_prefix("â€".as_bytes())?;
    let base = "â€".len();
    let known = TABLE.iter().find(|(s, _)| third.starts_with(s.as_bytes()));
    Some(known.map_or((base, Kind::QuoteClose), |(s, kind)| (base + s.len(), *kind)))
}
