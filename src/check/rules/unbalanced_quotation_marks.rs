//! A quotation mark without its partner.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Finding, Fix, Severity, Story};
use crate::quote;
use crate::text::Span;
use crate::token::tokenize;

pub(super) static RULE: Rule = Rule {
    code: "T001",
    name: "unbalanced-quotation-marks",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::NearCertain,
    what: "A quotation mark that opens and never closes, closes what was never opened, or closes a quote and is shaped to open one.",
    why: "The reader cannot tell where the speaker stops and the reporter goes on.",
    wrong: "“It will fail, he said. The council met.",
    right: "“It will fail,” he said. The council met.",
    options: SEVERITY_ONLY,
    origin: "Common usage; a quote over several paragraphs reopens at each and closes once (AP Stylebook, “quotation marks”).",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    for &mark in &story.extraction.unpaired {
        let rest = &story.article.text[mark.end as usize..];
        let near: String = rest.chars().take(40).take_while(|&c| c != '\n').collect();
        let message = format!("the mark {} has no partner", story.text(mark));
        out.push(
            Finding::new(&RULE, mark, [&near, ""], message)
                .help("add the missing mark, or take this one off")
                .fix(mended(story, mark)),
        );
    }
    for quote in &story.extraction.quotes {
        let closing = Span::new(quote.end, quote.end + "“".len() as u32);
        if story.article.text[..quote.start as usize].ends_with('“')
            && story.article.text[quote.end as usize..].starts_with('“')
        {
            let message = "the mark “ closes a quote that the same mark opens".to_owned();
            out.push(
                Finding::new(&RULE, closing, [story.text(*quote), ""], message)
                    .help("turn the closing mark: ”")
                    .fix(Fix::certain(closing, "”".to_owned())),
            );
        }
    }
}

/// Longer paragraphs are not tried: each try reads the paragraph again.
const PARAGRAPH: u32 = 4000;

/// Turns a mark that looks the wrong way round ("”Not yet,” she said"), or takes away one that stands twice, where that leaves
/// fewer marks of its paragraph alone.
fn mended(story: &Story, mark: Span) -> Option<Fix> {
    let paragraph = *story.extraction.paragraphs.get(story.paragraph(mark)?)?;
    if paragraph.len() > PARAGRAPH {
        return None;
    }
    let text = story.text(paragraph);
    let (start, end) = ((mark.start - paragraph.start) as usize, (mark.end - paragraph.start) as usize);
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    let opens = before.chars().next_back().is_none_or(char::is_whitespace)
        && after.starts_with(char::is_alphanumeric);
    let closes = before.ends_with(|c: char| !c.is_whitespace()) && !after.starts_with(char::is_alphanumeric);
    let replacement = match &text[start..end] {
        "“" if closes => "”",
        "”" if opens => "“",
        _ if is_mark(before.chars().next_back()) || is_mark(after.chars().next()) => "",
        _ => return None,
    };
    let alone = |text: &str| quote::pair(&tokenize(text)).unpaired.len();
    let tried = format!("{before}{replacement}{after}");
    (alone(&tried) < alone(text)).then(|| Fix::certain(mark, replacement.to_owned()))
}

fn is_mark(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '“' | '”' | '"'))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::checked;
    use crate::check::{Settings, apply};

    fn mended(text: &str) -> String {
        let settings = Settings { select: vec!["T001".to_owned()], ..Settings::default() };
        let findings = checked(text, &settings).findings;
        assert!(!findings.is_empty(), "{text}");
        apply(text, findings.iter().filter_map(|finding| finding.fix.as_ref())).0
    }

    #[test]
    fn a_mark_the_wrong_way_round_is_turned() {
        let right = "“Apparently not,” she said. “The bridge is old.”";
        assert_eq!(mended("”Apparently not,” she said. “The bridge is old.”"), right);
    }

    #[test]
    fn a_closing_mark_shaped_to_open_is_turned() {
        assert_eq!(mended("“Apparently not,“ she said. “No.”"), "“Apparently not,” she said. “No.”");
    }

    #[test]
    fn a_mark_that_stands_twice_goes() {
        assert_eq!(mended("\"“Apparently not,” she said."), "“Apparently not,” she said.");
    }

    #[test]
    fn where_a_quote_ends_is_not_guessed() {
        let open = "“The bridge is old, she said. The council met.";
        assert_eq!(mended(open), open);
    }

    #[test]
    fn paired_marks_are_not_found() {
        let settings = Settings { select: vec!["T001".to_owned()], ..Settings::default() };
        assert!(checked("“One,” she said.\n\n“Two.\n\n“Three,” he said.", &settings).findings.is_empty());
    }
}
