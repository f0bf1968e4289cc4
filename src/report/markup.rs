//! Text made safe inside mark-up.

/// For XML and HTML, in text and in quoted attributes; characters that XML 1.0 knows none of become U+FFFD.
pub fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\'' => safe += "&#39;",
            '\t' | '\n' | '\r' => safe.push(c),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

/// For Markdown, on one line and in a table's cell.
pub fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~' | '&') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_up_in_a_story_stays_text() {
        assert_eq!(xml("<b a='1'>&\u{1}"), "&lt;b a=&#39;1&#39;&gt;&amp;\u{FFFD}");
        assert_eq!(markdown("a | b\n**c** <script>"), "a \\| b \\*\\*c\\*\\* \\<script\\>");
    }
}
