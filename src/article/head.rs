//! What a document says of itself before its text begins: front matter, and the head of a page.

use jiff::civil::Date;

/// Bytes at the head of a document in which metadata stand.
const HEAD: usize = 16 * 1024;

/// The properties that a page's day of publication goes by, the most usual first.
const PUBLISHED: [&str; 3] = ["article:published_time", "datePublished", "DC.date"];

/// The part of a text in which metadata stand.
pub(crate) fn of(text: &str) -> &str {
    (HEAD - 3..=HEAD).rev().find_map(|end| text.get(..end)).unwrap_or(text)
}

/// The front matter that opens a text, from a line of dashes to the next, both included: entries in YAML, the first with its key
/// in the line below the dashes. Empty where there is none.
pub(super) fn front(text: &str) -> &str {
    let mark = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut lines = of(&text[mark..]).split_inclusive('\n');
    let is_dashes = |line: &str| line.trim_end() == "---";
    let is_entry = |line: &str| {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    let mut end = mark + lines.next().filter(|line| is_dashes(line)).map_or(0, str::len);
    for (number, line) in lines.enumerate() {
        if end == mark || number == 0 && !is_entry(line) {
            break;
        }
        end += line.len();
        if number > 0 && is_dashes(line) {
            return &text[..end];
        }
    }
    ""
}

/// The value of `key:` in the front matter that opens a text.
pub(crate) fn front_matter<'t>(head: &'t str, key: &str) -> Option<&'t str> {
    let entry = |line: &'t str| line.strip_prefix(key)?.strip_prefix(':');
    let value = front(head).lines().find_map(entry)?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then_some(value)
}

/// The content of `<meta property="og:site_name" content="The Harbor Times">`, for that property, in a page's head.
pub(crate) fn meta<'t>(head: &'t str, property: &str) -> Option<&'t str> {
    let at = memchr::memmem::find(head.as_bytes(), property.as_bytes())?;
    let (before, after) = (&head[..at], &head[at + property.len()..]);
    let tag = before.rfind('<').map(|at| &before[at..]).filter(|tag| tag.starts_with("<meta"))?;
    // The content may stand before or after the property.
    let after = after.split('>').next()?;
    let found = content(after).or_else(|| content(tag))?.trim();
    (!found.is_empty()).then_some(found)
}

/// The value of `content="…"` among a tag's attributes.
fn content(attributes: &str) -> Option<&str> {
    const NAME: &str = "content=";
    let value = &attributes[attributes.find(NAME)? + NAME.len()..];
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(mark).map(|(value, _)| value)
}

/// The day of an article: `date:` in its front matter, the day of publication in a page's head, or else a day in its
/// file's name ("harbor-post_2026-03-10_bridge.txt").
pub(super) fn day(name: &str, text: &str) -> Option<Date> {
    let head = of(text);
    let page = || PUBLISHED.iter().find_map(|property| meta(head, property)).and_then(parse_day);
    front_matter(head, "date").and_then(parse_day).or_else(page).or_else(|| in_name(name))
}

/// The day that a text begins with: "2026-03-10", "2026-03-10T18:00:00Z"; `None` where it is written otherwise.
pub(super) fn parse_day(text: &str) -> Option<Date> {
    let (day, rest) = text.trim_start().split_at_checked(10)?;
    day.parse().ok().filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first day in a file's name that no further digit adjoins.
fn in_name(name: &str) -> Option<Date> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let starts = file.match_indices("-").filter_map(|(at, _)| at.checked_sub(4));
    let alone = |start: &usize| !file[..*start].ends_with(|c: char| c.is_ascii_digit());
    starts
        .filter(|&start| file.is_char_boundary(start))
        .filter(alone)
        .find_map(|start| parse_day(&file[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, text: &str) -> Option<String> {
        day(name, text).map(|day| day.to_string())
    }

    #[test]
    fn a_document_states_its_day() {
        let front =
            |date: &str| told("a.md", &format!("---\ntitle: Pier\ndate: {date}\n---\nThe pier sank."));
        let day = Some("2026-03-10".to_owned());
        assert_eq!(front("2026-03-10"), day);
        assert_eq!(front("'2026-03-10 18:00'"), day);
        assert_eq!(front("10 March 2026"), None);
        let page =
            "<head><meta property=\"article:published_time\" content=\"2026-03-10T18:00:00+01:00\"></head>";
        assert_eq!(told("a.html", page), day);
        let turned = "<head><meta content='2026-03-10' itemprop='datePublished'/></head>";
        assert_eq!(told("a.html", turned), day);
        assert_eq!(told("a.md", "date: 2026-03-10\n"), None);
    }

    #[test]
    fn front_matter_is_closed_and_begins_with_an_entry() {
        let front_of = |text: &str| front(text).len();
        assert_eq!(front_of("---\ndate: 1\nmore:\n  - a\n---\nText"), 28);
        assert_eq!(front_of("\u{FEFF}---\r\ndate: 1\r\n---\r\nText"), 22);
        assert_eq!(front_of("---\ndate: 1\n---"), 15);
        for text in [
            "---\ndate: 1\nText",
            "---\nShe said: no.\n---\nText",
            "---\n---\nText",
            "Text\n---\na: b\n---\n",
            "---",
            "",
        ] {
            assert_eq!(front_of(text), 0, "{text}");
        }
    }

    #[test]
    fn a_files_name_may_hold_the_day() {
        let day = Some("2026-03-10".to_owned());
        assert_eq!(told("out/harbor-post_2026-03-10_the-pier.txt", ""), day);
        assert_eq!(told("2026-03-10.txt", ""), day);
        assert_eq!(told("ü-1-2026-03-10", ""), day);
        for name in
            ["2026-03-10/pier.txt", "12026-03-10.txt", "2026-03-101.txt", "2026-13-10.txt", "2026-03.txt", ""]
        {
            assert_eq!(told(name, ""), None, "{name}");
        }
    }

    #[test]
    fn what_the_text_states_comes_before_the_name() {
        assert_eq!(told("2026-03-10.md", "---\ndate: 2026-03-11\n---\n").as_deref(), Some("2026-03-11"));
    }
}
