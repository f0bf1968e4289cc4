//! Reads the layouts that `claims add` and `claims fmt` write, line by line, many times faster than a YAML parser can.
//!
//! Gives up at anything it does not know for certain, errors included: then the parser reads the whole file.

use super::written::{At, Claim, Evidence, File, Sourcing, Speaker, Status};

/// What a file says; `None` when only a YAML parser can tell.
pub(super) fn read(text: &str) -> Option<File> {
    let mut lines = Lines { rest: text, number: 0, peeked: None };
    let mut file = File::default();
    let mut seen = Seen::default();
    while let Some(line) = lines.next()? {
        if line.indent != 0 {
            return None;
        }
        match line.text {
            "speakers:" if seen.first("speakers") => lines.speakers(&mut file)?,
            "claims:" if seen.first("claims") => lines.claims(&mut file)?,
            _ => return None,
        }
    }
    Some(file)
}

/// A line that is neither empty nor a comment.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: u32,
    indent: usize,
    /// Without indentation.
    text: &'t str,
}

/// A key with its value as written.
struct Pair<'t> {
    key: &'t str,
    value: &'t str,
    /// Where the value begins.
    column: u32,
}

struct Lines<'t> {
    rest: &'t str,
    number: u32,
    peeked: Option<Line<'t>>,
}

/// The keys of a mapping that were met.
#[derive(Default)]
struct Seen(Vec<&'static str>);

impl Seen {
    /// Whether all keys are there that a claim must have.
    fn is_claim(&self) -> bool {
        ["id", "speaker", "text"].iter().all(|key| self.0.contains(key))
    }

    fn first(&mut self, key: &'static str) -> bool {
        let new = !self.0.contains(&key);
        self.0.push(key);
        new
    }
}

impl<'t> Lines<'t> {
    /// The next line, with nothing left out.
    fn raw(&mut self) -> Option<&'t str> {
        let end = memchr::memchr(b'\n', self.rest.as_bytes());
        let line = &self.rest[..end.unwrap_or(self.rest.len())];
        (end.is_some() || !line.is_empty()).then(|| {
            self.rest = end.map_or("", |end| &self.rest[end + 1..]);
            self.number += 1;
            line
        })
    }

    /// `None` gives up; `Some(None)` is the end.
    fn next(&mut self) -> Option<Option<Line<'t>>> {
        if let Some(line) = self.peeked.take() {
            return Some(Some(line));
        }
        while let Some(line) = self.raw() {
            let text = line.trim_start_matches(' ');
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let sound = !text.starts_with('\t') && !text.ends_with([' ', '\r', '\t']);
            let indent = line.len() - text.len();
            return sound.then_some(Some(Line { number: self.number, indent, text }));
        }
        Some(None)
    }

    /// The next line if it stands in as far as `indent`.
    fn at(&mut self, indent: usize) -> Option<Option<Line<'t>>> {
        let line = self.next()?;
        match line {
            Some(line) if line.indent == indent => Some(Some(line)),
            Some(line) if line.indent > indent => None,
            other => {
                self.peeked = other;
                Some(None)
            }
        }
    }

    fn speakers(&mut self, file: &mut File) -> Option<()> {
        while let Some(line) = self.at(2)? {
            let (id, rest) = line.text.split_once(':')?;
            let id = At { value: plain(id)?.to_owned(), line: line.number, column: 3 };
            if file.speakers.keys().any(|known| known.value == id.value) {
                return None;
            }
            let speaker = match rest.strip_prefix(' ') {
                None if rest.is_empty() => self.speaker()?,
                braces => speaker_of(&pairs(braces?, 0)?)?,
            };
            file.speakers.insert(id, speaker);
        }
        (!file.speakers.is_empty()).then_some(())
    }

    fn speaker(&mut self) -> Option<Speaker> {
        let mut pairs = Vec::new();
        while let Some(line) = self.at(4)? {
            let (key, value) = line.text.split_once(": ")?;
            pairs.push(Pair { key, value, column: 0 });
        }
        (!pairs.is_empty()).then(|| speaker_of(&pairs))?
    }

    fn claims(&mut self, file: &mut File) -> Option<()> {
        while let Some(line) = self.at(2)? {
            let first = Line { text: line.text.strip_prefix("- ")?, indent: 4, ..line };
            file.claims.push(self.claim(first)?);
        }
        (!file.claims.is_empty()).then_some(())
    }

    fn claim(&mut self, first: Line<'t>) -> Option<Claim> {
        let (mut claim, mut seen) = (Claim::default(), Seen::default());
        if first.text.starts_with('{') {
            for pair in pairs(first.text, first.indent as u32 + 1)? {
                let block = matches!(pair.value, "" | ">-" | "|-");
                (!block && self.pair(&mut claim, &mut seen, pair, first.number)?).then_some(())?;
            }
            self.at(4)?.is_none().then_some(())?;
            return seen.is_claim().then_some(claim);
        }
        let mut line = Some(first);
        while let Some(Line { number, indent, text }) = line {
            let (key, value) = text.split_once(':')?;
            let known = if key == "evidence" {
                value.is_empty() && seen.first("evidence") && self.evidence(&mut claim)?
            } else {
                let column = (indent + key.len() + 3) as u32;
                let pair = Pair { key, value: value.strip_prefix(' ')?, column };
                self.pair(&mut claim, &mut seen, pair, number)?
            };
            known.then_some(())?;
            line = self.at(4)?;
        }
        seen.is_claim().then_some(claim)
    }

    /// One key of a claim with its value; false for one that is not known, or known already.
    fn pair(&mut self, claim: &mut Claim, seen: &mut Seen, pair: Pair<'t>, line: u32) -> Option<bool> {
        let Pair { key, value, column } = pair;
        let at = |value: String| At { value, line, column };
        Some(match key {
            "id" => seen.first("id") && put(&mut claim.id, at(scalar(value)?)),
            "speaker" => seen.first("speaker") && put(&mut claim.speaker, at(scalar(value)?)),
            "text" => {
                let text = at(self.prose(value)?);
                // Of a block, the place is that of its first word.
                let block = matches!(value, ">-" | "|-");
                let text = if block { At { line: line + 1, column: 7, ..text } } else { text };
                seen.first("text") && put(&mut claim.text, text)
            }
            "said" => seen.first("said") && set(&mut claim.said, at(scalar(value)?)),
            "occasion" => seen.first("occasion") && set(&mut claim.occasion, self.prose(value)?),
            "sourcing" => seen.first("sourcing") && set(&mut claim.sourcing, sourcing(value)?),
            "status" => seen.first("status") && put(&mut claim.status, status(value)?),
            "language" => seen.first("language") && set(&mut claim.language, scalar(value)?),
            "original" => seen.first("original") && set(&mut claim.original, self.prose(value)?),
            "translated_by" => seen.first("translated_by") && set(&mut claim.translated_by, scalar(value)?),
            "via" => seen.first("via") && fill(&mut claim.via, value),
            "embargo" => seen.first("embargo") && set(&mut claim.embargo, at(scalar(value)?)),
            _ => false,
        })
    }

    /// Running text, on one line or in a block below.
    fn prose(&mut self, value: &str) -> Option<String> {
        let joint = match value {
            ">-" => ' ',
            "|-" => '\n',
            value => return scalar(value),
        };
        let mut text = String::new();
        loop {
            let before = (self.rest, self.number);
            let Some(line) = self.raw() else { break };
            let words = line.trim_start_matches(' ');
            if words.is_empty() || line.len() - words.len() < 6 {
                (self.rest, self.number) = before;
                // After an empty line the block may go on.
                if words.is_empty() && self.goes_on() {
                    return None;
                }
                break;
            }
            if line.len() - words.len() > 6 || words.ends_with([' ', '\r']) || !is_printable(words) {
                return None;
            }
            if !text.is_empty() {
                text.push(joint);
            }
            text += words;
        }
        (!text.is_empty()).then_some(text)
    }

    /// Whether the first line that is not empty belongs to a block of a claim's key.
    fn goes_on(&self) -> bool {
        let next = self.rest.lines().find(|line| !line.trim().is_empty());
        next.is_some_and(|line| line.starts_with("     "))
    }

    fn evidence(&mut self, claim: &mut Claim) -> Option<bool> {
        while let Some(line) = self.at(6)? {
            let (mut evidence, mut seen) = (Evidence::default(), Seen::default());
            for Pair { key, value, column } in pairs(line.text.strip_prefix("- ")?, line.indent as u32 + 3)? {
                let at = |value| At { value, line: line.number, column };
                let value = flow_scalar(value)?;
                let known = match key {
                    "file" => seen.first("file") && set(&mut evidence.file, value),
                    "sha256" => seen.first("sha256") && set(&mut evidence.sha256, value),
                    "url" => seen.first("url") && set(&mut evidence.url, at(value)),
                    "retrieved" => seen.first("retrieved") && set(&mut evidence.retrieved, at(value)),
                    "archived" => seen.first("archived") && set(&mut evidence.archived, value),
                    _ => false,
                };
                known.then_some(())?;
            }
            claim.evidence.push(evidence);
        }
        Some(!claim.evidence.is_empty())
    }
}

fn set<T>(slot: &mut Option<T>, value: T) -> bool {
    *slot = Some(value);
    true
}

fn put<T>(slot: &mut T, value: T) -> bool {
    *slot = value;
    true
}

fn flag(slot: &mut bool, value: &str) -> bool {
    *slot = value == "true";
    matches!(value, "true" | "false")
}

fn speaker_of(pairs: &[Pair<'_>]) -> Option<Speaker> {
    let (mut speaker, mut seen) = (Speaker::default(), Seen::default());
    for &Pair { key, value, .. } in pairs {
        let known = match key {
            "name" => seen.first("name") && set(&mut speaker.name, scalar(value)?),
            "anonymous" => seen.first("anonymous") && flag(&mut speaker.anonymous, value),
            "description" => seen.first("description") && set(&mut speaker.description, scalar(value)?),
            "reason" => seen.first("reason") && set(&mut speaker.reason, scalar(value)?),
            "aliases" => seen.first("aliases") && fill(&mut speaker.aliases, value),
            "roles" => seen.first("roles") && fill(&mut speaker.roles, value),
            _ => false,
        };
        known.then_some(())?;
    }
    Some(speaker)
}

/// A list in brackets.
fn fill(slot: &mut Vec<String>, value: &str) -> bool {
    let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let items = inner.and_then(split).and_then(|items| {
        items
            .into_iter()
            .map(|item| flow_scalar(item.strip_prefix(' ').unwrap_or(item)))
            .collect::<Option<_>>()
    });
    items.is_some_and(|items| put(slot, items))
}

/// What a mapping in braces holds, which begins at a column.
fn pairs(braced: &str, column: u32) -> Option<Vec<Pair<'_>>> {
    let mut begins = column + 1;
    let pair = |part| {
        let (key, value) = str::trim_start(part).split_once(": ")?;
        let column = begins + (part.len() - value.len()) as u32;
        begins += part.chars().count() as u32 + 1;
        Some(Pair { key, value, column })
    };
    split(braced.strip_prefix('{')?.strip_suffix('}')?)?.into_iter().map(pair).collect()
}

/// The parts of a list between its commas; none may hold brackets, unless in quotes.
fn split(inner: &str) -> Option<Vec<&str>> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(byte) = inner.as_bytes().get(at) {
        match byte {
            b'"' if inner[start..at].ends_with(": ") || inner[start..at].trim_start().is_empty() => {
                at += quoted_length(&inner[at + 1..])? + 1;
            }
            b'[' | b']' | b'{' | b'}' | b'#' => return None,
            b',' => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(&inner[start..]);
    Some(parts)
}

/// Bytes up to the quotation mark that closes what an opening one before `rest` began.
fn quoted_length(rest: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', &rest.as_bytes()[at..])?;
        if rest.as_bytes()[at] == b'"' {
            return Some(at);
        }
        at = (at + 2).min(rest.len());
    }
}

/// A scalar inside brackets or braces.
fn flow_scalar(value: &str) -> Option<String> {
    scalar(value).filter(|value| !value.is_empty())
}

/// A scalar on one line.
fn scalar(value: &str) -> Option<String> {
    if let Some(inner) = value.strip_prefix('"') {
        return unescaped(inner.strip_suffix('"').filter(|inner| is_printable(inner))?);
    }
    plain(value).map(str::to_owned)
}

/// What stands between double quotation marks; of escapes only those for marks and for code points in four digits.
fn unescaped(mut inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    while let Some(at) = memchr::memchr2(b'"', b'\\', inner.as_bytes()) {
        text += &inner[..at];
        inner = inner[at..].strip_prefix('\\')?;
        let (c, length) = match inner.as_bytes().first()? {
            b'"' => ('"', 1),
            b'\\' => ('\\', 1),
            b'u' => (code_point(inner.get(1..5)?)?, 5),
            _ => return None,
        };
        text.push(c);
        inner = &inner[length..];
    }
    text += inner;
    Some(text)
}

fn code_point(digits: &str) -> Option<char> {
    let sound = digits.bytes().all(|b| b.is_ascii_hexdigit());
    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| sound)?)
}

/// A scalar without quotes that cannot be anything but text or a date.
fn plain(value: &str) -> Option<&str> {
    let word = value.starts_with(|c: char| c.is_alphabetic())
        && !matches!(
            value,
            "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
        )
        && !matches!(
            value,
            "y" | "Y" | "n" | "N" | "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON"
        )
        && !matches!(value, "off" | "Off" | "OFF");
    let hash = value.len() == 64
        && value.bytes().all(|b| b.is_ascii_hexdigit())
        && value.contains(['a', 'b', 'c', 'd', 'f']);
    let marks = |two: &[u8]| matches!(two, b": " | b" #");
    let sound = !value.ends_with([':', ' ']) && !value.as_bytes().windows(2).any(marks);
    ((word || hash || is_date(value)) && sound && is_printable(value)).then_some(value)
}

/// Whether it looks like 2014-03-10, or like 2014-03-10T18:00:00Z.
fn is_date(value: &str) -> bool {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let mut parts = day.split('-');
    let day = [4, 2, 2].iter().all(|&count| parts.next().is_some_and(|part| digits(part, count)));
    day && parts.next().is_none()
        && time.is_none_or(|t| t.bytes().all(|b| b.is_ascii_digit() || b":Z.+-".contains(&b)))
}

/// Whether a text may stand in a file as it is.
fn is_printable(text: &str) -> bool {
    let printable = |c: char| {
        !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
    };
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(printable)
}

fn sourcing(value: &str) -> Option<Sourcing> {
    Some(match value {
        "named" => Sourcing::Named,
        "anonymous" => Sourcing::Anonymous,
        "secondhand" => Sourcing::Secondhand,
        "unattributed" => Sourcing::Unattributed,
        _ => return None,
    })
}

fn status(value: &str) -> Option<Status> {
    Some(match value {
        "verified" => Status::Verified,
        "unverified" => Status::Unverified,
        "disputed" => Status::Disputed,
        "retracted" => Status::Retracted,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> File {
        serde_yaml::from_str(text).unwrap()
    }

    #[test]
    fn the_usual_layout_reads_as_a_parser_reads_it() {
        let text = include_str!("../../claims/crimea-2014.yaml");
        assert_eq!(read(text).unwrap(), parsed(text));
        let text = "# one\nspeakers:\n  mayor:\n    name: \"Ana: Ruiz\"\n    aliases: [A. Ruiz, \"Ruiz\"]\n    anonymous: false\n\nclaims:\n  # two\n  - text: |-\n      We will,\n      we will.\n    id: bridge\n    speaker: mayor\n    said: 2024-05-06\n    occasion: >-\n      opening of\n      the bridge\n\n    language: é\n    via: [Radio Nord]\n    embargo: 2024-05-07T06:00:00Z\n    evidence:\n      - {url: \"https://example.org/ü\", retrieved: 2024-05-07, archived: https://example.org/b}\n      - {file: a.txt}\n";
        assert_eq!(read(text).unwrap(), parsed(text));
    }

    #[test]
    fn braces_and_escapes_read_as_a_parser_reads_them() {
        let text = "speakers:\n  ana: {name: Ana Ruiz, roles: }\n";
        assert!(read(text).is_none());
        let text = "speakers:\n  ana: {name: Ana Ruiz, anonymous: false}\n\nclaims:\n  - {id: a, speaker: ana, text: \"We, \\\"all\\\" of [us]: {yes} # \\u2019\\u0083\\u0000 \\\\\", said: 2024-05-06}\n\n  - {id: é, text: b c, speaker: ana}\n  - id: d\n    speaker: ana\n    text: \"He said \\\"no\\\".\"\n    via: [\"A, b\", C]\n";
        assert_eq!(read(text).unwrap(), parsed(text));
        for claim in [
            "{id: a, speaker: b}",
            "{id: a, speaker: b, text: >-}",
            "{id: a, speaker: b, text: c}\n    said: d",
        ] {
            assert!(read(&format!("claims:\n  - {claim}\n")).is_none(), "{claim}");
        }
    }

    #[test]
    fn whatever_is_not_plain_is_left_to_the_parser() {
        let claim = |line: &str| format!("claims:\n  - id: a\n    speaker: b\n    text: c\n    {line}\n");
        assert!(read(&claim("language: en")).is_some());
        for line in [
            "language: null",
            "language: ~",
            "language: no",
            "language: 12",
            "language: *a",
            "language: en # x",
            "language: en: x",
            "language: en\n      us",
            "language: \"a\\n\"",
            "language: en ",
            "language: |",
            "languag: en",
            "text: again",
            "said: {}",
            "via: a",
            "via: [a, [b]]",
            "via: [\"a, b]",
            "via: [\"a\" b]",
            "language: \"a\" b\"",
            "language: \"a\\\"",
            "language: \"\\u+0e9\"",
            "language: \"\\ud83d\\ude00\"",
            "via: [a, ]",
            "evidence: []",
            "evidence:",
            "occasion: >-\n      a\n\n      b",
            "occasion: >-\n      a\n       b",
            "occasion: >-\n       a",
            "status: Verified",
        ] {
            assert!(read(&claim(line)).is_none(), "{line}");
        }
        for text in
            ["claims: []", "---\nclaims:", " claims:", "claim:", "claims:\nclaims:", "speakers:\n  a:\n"]
        {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
