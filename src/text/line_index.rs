use super::Span;

/// Where a span begins for a person, and its bounds in code points for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Code points before the span.
    pub start: u32,
    /// Code points before the span's end.
    pub end: u32,
    /// Line of the first character, from 1.
    pub line: u32,
    /// Code points from the line's beginning, from 1.
    pub column: u32,
}

/// How many bytes apart the remembered positions lie.
const STRIDE: usize = 64;

/// Maps byte offsets of one text to code points, lines and columns in constant time.
///
/// A line ends at `\n`; `\r\n` counts as one line end, as the `\r` stays on its line.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    ascii: bool,
    /// Byte offset of each line's first character, and the code points before it.
    lines: Vec<(u32, u32)>,
    /// Code points before each multiple of [`STRIDE`] bytes; empty for ASCII.
    marks: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ascii = text.is_ascii();
        let mut marks = Vec::new();
        if !ascii {
            marks.reserve(bytes.len() / STRIDE + 2);
            let mut points = 0;
            let (chunks, rest) = bytes.as_chunks::<STRIDE>();
            for chunk in chunks {
                marks.push(points);
                points += chunk.iter().map(|&b| u8::from(begins(b))).sum::<u8>() as u32;
            }
            marks.push(points);
            if !rest.is_empty() {
                marks.push(points + count_points(rest) as u32);
            }
        }
        let mut index = Self { text, ascii, lines: Vec::new(), marks };
        let starts = memchr::memchr_iter(b'\n', bytes).map(|i| i as u32 + 1);
        index.lines = std::iter::once(0).chain(starts).map(|at| (at, index.code_point(at) as u32)).collect();
        index
    }

    /// Code points before byte `offset` (clamped to the text).
    pub fn code_point(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        if self.ascii {
            return offset;
        }
        let mark = offset / STRIDE;
        self.marks[mark] as usize + count_points(&self.text.as_bytes()[mark * STRIDE..offset])
    }

    /// The byte before which `point` code points lie; the text's length when there are fewer.
    pub fn byte_of(&self, point: usize) -> u32 {
        if self.ascii {
            return point.min(self.text.len()) as u32;
        }
        let mark = self.marks.partition_point(|&m| m as usize <= point).saturating_sub(1);
        let from = (mark * STRIDE).min(self.text.len());
        let mut left = point - self.marks[mark] as usize;
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() && (left > 0 || !self.text.is_char_boundary(at)) {
            left -= usize::from(self.text.is_char_boundary(at));
            at += 1;
        }
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at as u32
    }

    /// Line and column, both from 1, of byte `offset`.
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        self.position(offset, self.code_point(offset))
    }

    /// The same, given the code points before `offset`.
    fn position(&self, offset: u32, points: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&(start, _)| start <= offset);
        (line, points - self.lines[line - 1].1 as usize + 1)
    }

    /// Everything an outsider needs to find `span`.
    pub fn place(&self, span: Span) -> Place {
        let start = self.code_point(span.start);
        let (line, column) = self.position(span.start, start);
        let end = self.code_point(span.end);
        Place { start: start as u32, end: end as u32, line: line as u32, column: column as u32 }
    }
}

/// Whether a code point begins with this byte of UTF-8.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// UTF-8 code points that begin in `bytes`.
fn count_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| begins(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_round_trip() {
        let text = "a – b\nÃ© “x”\n".repeat(200);
        let index = LineIndex::new(&text);
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.code_point(byte as u32), point);
            assert_eq!(index.byte_of(point), byte as u32);
        }
        assert_eq!(index.byte_of(1 << 20), text.len() as u32);
    }

    #[test]
    fn columns_count_code_points() {
        let index = LineIndex::new("é “x”\ny");
        assert_eq!(index.line_column("é “".len() as u32), (1, 4));
        assert_eq!(index.line_column("é “x”\n".len() as u32), (2, 1));
    }
}
