//! An ellipsis that is not written as the house writes it.

use super::{Check, Rule};
use crate::check::{Confidence, Finding, Fix, Severity, Story};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "T006",
    name: "ellipsis-style",
    severity: Severity::Info,
    by_default: false,
    confidence: Confidence::Certain,
    what: "An ellipsis inside a quote that is not written in the house's way: three full stops, a space on either side.",
    why: "An ellipsis says that words are missing. Written in three ways, it says so in none for certain.",
    wrong: "“We will win…whatever it takes,” she said.",
    right: "“We will win ... whatever it takes,” she said.",
    options: "`style`: dots (three full stops) or character (…). Its severity: off, info, warning or error.",
    origin: "AP Stylebook, “ellipsis”: three periods and a space on either side, like a word of three letters; Reuters Handbook, style guide, “quotations”: \
             three full stops with a space before and after; Guardian style guide, “ellipsis”: the same.",
    check: Check::Story(check),
};

fn check(story: &Story, out: &mut Vec<Finding>) {
    let mark = story.options.ellipsis.mark();
    for (a, quote, _) in story.quotes() {
        for (found, replacement) in marks(story.text(quote), mark) {
            let span = Span::new(quote.start + found.start as u32, quote.start + found.end as u32);
            let message = format!("the ellipsis is not written as “{mark}” with a space on either side");
            let about = [story.text(quote), &story.who(a)];
            out.push(
                Finding::new(&RULE, span, about, message)
                    .help(format!("write “{}”", replacement.trim()))
                    .fix(Fix::certain(span, replacement)),
            );
        }
    }
}

/// Every ellipsis of a quote that differs from `mark` between spaces, with the blanks around it, and what to
/// write instead. No blank is wanted at the edge of the quote or of brackets; a fourth stop ends a sentence.
fn marks(text: &str, mark: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut wrong = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['.', '…']).map(|i| at + i) {
        let end = found + text[found..].find(|c| c != '.' && c != '…').unwrap_or(text.len() - found);
        at = end;
        let written = &text[found..end];
        let dots: usize = written.chars().map(|c| if c == '…' { 3 } else { 1 }).sum();
        if !(3..=4).contains(&dots) {
            continue;
        }
        let (before, after) = (&text[..found], &text[end..]);
        let stop = if dots == 4 { "." } else { "" };
        let edge = |text: &str| text.is_empty() || text.ends_with(['[', '(']);
        let closes = |text: &str| text.starts_with([']', ')', ',', ';', ':', '?', '!']);
        let left = if edge(before.trim_end()) { "" } else { " " };
        let right = if after.trim_start().is_empty() || closes(after) { "" } else { " " };
        let right_written = format!("{stop}{left}{mark}{right}");
        let from = before.trim_end().len();
        let to = text.len() - after.trim_start().len();
        if text[from..to] != right_written {
            wrong.push((from..to, right_written));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::codes;

    fn mended(text: &str) -> String {
        let mut out = text.to_owned();
        for (range, right) in marks(text, "...").into_iter().rev() {
            out.replace_range(range, &right);
        }
        out
    }

    #[test]
    fn other_ways_are_found_and_mended() {
        assert_eq!(codes("T006", "“We will win…whatever it takes,” said Clara Ruiz, the mayor."), 1);
        assert_eq!(mended("We will win…whatever"), "We will win ... whatever");
        assert_eq!(mended("We will win... whatever"), "We will win ... whatever");
        assert_eq!(mended("We will win.... Whatever"), "We will win. ... Whatever");
        assert_eq!(mended("… and then we win […] again…"), "... and then we win [...] again ...");
    }

    #[test]
    fn the_houses_own_way_and_full_stops_are_not() {
        assert_eq!(codes("T006", "“We will win ... whatever it takes,” said Clara Ruiz, the mayor."), 0);
        assert_eq!(mended("We will win [...] again. Yes. No"), "We will win [...] again. Yes. No");
        assert_eq!(mended("We will win. ... Whatever"), "We will win. ... Whatever");
    }
}
