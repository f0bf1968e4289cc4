//! What a saved page of the web says, without its tags.

/// The text of a page, each line where it was: without tags, comments, scripts and styles. Tags that may stand within a sentence
/// leave nothing, others a blank.
pub(super) fn words(page: &str) -> String {
    let low = page.to_ascii_lowercase();
    let mut words = String::with_capacity(page.len());
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &page.as_bytes()[at..]).map(|open| at + open) {
        words += &page[at..open];
        let end = tag_end(&low, open);
        if end == open {
            words.push('<');
            at = open + 1;
            continue;
        }
        let lines = page[open..end].matches('\n').count();
        words.extend(std::iter::repeat_n('\n', lines));
        if lines == 0 && !is_inline(name(&low[open..end])) {
            words.push(' ');
        }
        at = end;
    }
    words + &page[at..]
}

/// Where the tag or comment at `open` ends, with what a script or style holds; `open` where none begins.
fn tag_end(page: &str, open: usize) -> usize {
    let rest = &page[open..];
    let behind =
        |mark: &str, from: usize| rest[from..].find(mark).map_or(rest.len(), |at| from + at + mark.len());
    if rest.starts_with("<!--") {
        return open + behind("-->", 4);
    }
    let named = rest[1..].trim_start_matches('/');
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return open;
    }
    let end = behind(">", 1);
    open + match named {
        _ if rest.starts_with("<script") => behind(">", behind("</script", end)),
        _ if rest.starts_with("<style") => behind(">", behind("</style", end)),
        _ => end,
    }
}

/// The name in a tag in small letters, also of one that closes.
fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// Whether an element may be a part of a sentence, even of a word.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "mark"
            | "q"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_lines_stay() {
        for (page, said) in [
            ("We will <em>not</em> <a href=\"x\">dredge</a> it.", "We will not dredge it."),
            ("<p>One<br>two</p><P>three", " One two  three"),
            ("a <b\nclass=x>b</b> c", "a \nb c"),
            ("<SCRIPT>if (a < b) { say(\"no\") }\n</SCRIPT >yes<style>p {}</style>", "\nyes "),
            ("one <!-- <p>not\nthis --> two", "one \n two"),
            ("3 < 4 and <3", "3 < 4 and <3"),
            ("<!doctype html>é<p", " é "),
        ] {
            assert_eq!(words(page), said, "{page}");
        }
    }
}
