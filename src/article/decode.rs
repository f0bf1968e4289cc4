use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How many bytes from the first one that is not UTF-8 decide the legacy encoding.
const SAMPLE: usize = 1 << 20;

/// The text and the WHATWG name of the encoding it was in; a byte order mark stays in the text.
/// Bytes that the encoding does not know become U+FFFD.
pub fn decode(bytes: Vec<u8>) -> (String, &'static str) {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return (encoding.decode_without_bom_handling(&bytes).0.into_owned(), encoding.name());
    }
    let (bytes, valid) = match String::from_utf8(bytes) {
        Ok(text) => return (text, UTF_8.name()),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            (error.into_bytes(), valid)
        }
    };
    if mostly_utf8(&bytes) {
        return (String::from_utf8_lossy(&bytes).into_owned(), UTF_8.name());
    }
    let encoding = detect(&bytes[valid..]);
    (encoding.decode_without_bom_handling(&bytes).0.into_owned(), encoding.name())
}

/// Whether more characters beyond ASCII are sound UTF-8 than are not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let starts = |b: &&u8| **b >= 0xC0;
        sound += chunk.valid().as_bytes().iter().filter(starts).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    detector.guess(None, Utf8Detection::Deny)
}

/// Line and column in code points, both from 1, of a byte offset on a character boundary.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, before[start..].chars().count() + 1)
}
