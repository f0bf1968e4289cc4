//! Findings that somebody has set aside, with a reason: by a comment in the story, or in attrib.yaml.
//!
//! `<!-- attrib: ignore S002, S003 -- reason -->` holds for the next paragraph, `ignore-file` for the story.

use std::collections::HashMap;
use std::path::PathBuf;

use super::rules::{malformed_ignore, rule, unused_ignore};
use super::{Finding, Fix, Rule, Settings, Story, Suppressed, Suppressor};
use crate::text::Span;

/// What opens a comment that is meant for this program.
const OPENING: &str = "<!--";

/// An entry under `ignores:` in attrib.yaml, for texts that cannot hold comments.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// The rule.
    pub rule: &'static Rule,
    /// The story, an absolute path.
    pub story: PathBuf,
    /// Only in paragraphs that hold these words; everywhere in the story when `None`.
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
}

/// A comment in the story that sets rules aside, or tries to.
#[derive(Debug)]
struct Comment {
    span: Span,
    /// The paragraph it holds for; `None` for the whole story. Empty when none follows.
    paragraph: Option<Span>,
    rules: Vec<&'static Rule>,
    reason: String,
    /// Why it has no effect.
    fault: Option<String>,
}

/// Moves what is set aside from the findings to `suppressed`, and adds what is wrong with the ignores.
pub(super) fn apply(
    story: &Story,
    settings: &Settings,
    findings: &mut Vec<Finding>,
    suppressed: &mut Vec<Suppressed>,
) {
    let comments = comments(story);
    let entries = entries(story, settings);
    if comments.is_empty() && entries.is_empty() {
        return;
    }
    let reach = reach(&comments);
    let mut used = vec![Vec::new(); comments.len()];
    let mut needed = vec![false; entries.len()];
    for finding in std::mem::take(findings) {
        let around = story.paragraph(finding.span).map(|i| story.extraction.paragraphs[i].start);
        let code = finding.rule.code;
        let near = around.and_then(|start| reach.get(&(Some(start), code)));
        if let Some(&at) = near.or_else(|| reach.get(&(None, code))) {
            used[at].push(finding.rule.code);
            suppressed.push(Suppressed {
                finding,
                by: Suppressor::Comment,
                reason: comments[at].reason.clone(),
            });
        } else if let Some(at) = entries.iter().position(|entry| applies(story, entry, &finding)) {
            needed[at] = true;
            suppressed.push(Suppressed {
                finding,
                by: Suppressor::Settings,
                reason: entries[at].reason.clone(),
            });
        } else {
            findings.push(finding);
        }
    }
    let ran = |rule: &Rule| {
        settings.severity(rule).is_some() && (story.registry.is_some() || !rule.code.starts_with('Q'))
    };
    if let Some(severity) = settings.severity(&unused_ignore::RULE) {
        let unused = |(comment, used): (&Comment, &Vec<&str>)| {
            let idle: Vec<&Rule> =
                comment.rules.iter().copied().filter(|r| ran(r) && !used.contains(&r.code)).collect();
            (comment.fault.is_none() && !idle.is_empty()).then(|| unused_comment(story, comment, &idle))
        };
        findings
            .extend(comments.iter().zip(&used).filter_map(unused).map(|finding| finding.at_most(severity)));
        let idle = entries.iter().zip(&needed).filter(|(entry, needed)| !**needed && ran(entry.rule));
        findings.extend(idle.map(|(entry, _)| unused_entry(entry).at_most(severity)));
    }
    if let Some(severity) = settings.severity(&malformed_ignore::RULE) {
        findings.extend(
            comments.iter().filter_map(|c| Some(malformed(story, c, c.fault.as_ref()?).at_most(severity))),
        );
    }
}

/// For each paragraph (by its first byte; `None` for the whole story) and rule the comment that sets it aside there.
fn reach(comments: &[Comment]) -> HashMap<(Option<u32>, &'static str), usize> {
    let mut reach = HashMap::new();
    for (i, comment) in comments.iter().enumerate().filter(|(_, comment)| comment.fault.is_none()) {
        for rule in &comment.rules {
            reach.entry((comment.paragraph.map(|p| p.start), rule.code)).or_insert(i);
        }
    }
    reach
}

/// The entries of attrib.yaml that are about this story.
fn entries<'s>(story: &Story, settings: &'s Settings) -> Vec<&'s Ignore> {
    if settings.ignores.is_empty() {
        return Vec::new();
    }
    let here = std::path::absolute(&story.article.name).ok();
    settings.ignores.iter().filter(|entry| here.as_ref() == Some(&entry.story)).collect()
}

fn applies(story: &Story, entry: &Ignore, finding: &Finding) -> bool {
    let around = || story.paragraph(finding.span).and_then(|i| story.extraction.paragraphs.get(i)).copied();
    let holds = |words: &String| story.text(around().unwrap_or(finding.span)).contains(words.as_str());
    entry.rule.code == finding.rule.code && entry.quote.as_ref().is_none_or(holds)
}

fn unused_comment(story: &Story, comment: &Comment, idle: &[&Rule]) -> Finding {
    let codes: Vec<&str> = idle.iter().map(|rule| rule.code).collect();
    let codes = codes.join(", ");
    let near = comment.paragraph.map_or("", |paragraph| story.text(paragraph));
    let message = format!("{codes} finds nothing here any more");
    let mut finding = Finding::new(&unused_ignore::RULE, comment.span, [&codes, near], message)
        .help("take the comment out");
    if idle.len() == comment.rules.len() {
        let text = &story.article.text;
        let end = comment.span.end as usize;
        let alone = comment.span.start == 0 || text[..comment.span.start as usize].ends_with('\n');
        let line_end = text[end..].strip_prefix("\r\n").or_else(|| text[end..].strip_prefix('\n'));
        let to = line_end.filter(|_| alone).map_or(end, |rest| text.len() - rest.len());
        finding.fix = Some(Fix::certain(Span::new(comment.span.start, to as u32), String::new()));
    }
    finding
}

fn unused_entry(entry: &Ignore) -> Finding {
    let code = entry.rule.code;
    let about = [code, entry.quote.as_deref().unwrap_or_default()];
    let message = format!("{code} is ignored for this story in attrib.yaml, and finds nothing any more");
    Finding::new(&unused_ignore::RULE, Span::new(0, 0), about, message)
        .help("take the entry out of `ignores:`")
}

fn malformed(story: &Story, comment: &Comment, fault: &str) -> Finding {
    let about = [story.text(comment.span), ""];
    Finding::new(&malformed_ignore::RULE, comment.span, about, fault.to_owned())
        .help("write `<!-- attrib: ignore S002 -- why -->`")
}

/// Every comment in the story that is meant for this program.
fn comments(story: &Story) -> Vec<Comment> {
    let text = story.article.text.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(OPENING).map(|i| at + i) {
        let inside = start + OPENING.len();
        // `<!-->` and `<!--->` are empty comments, as browsers read them.
        if let Some(empty) = [">", "->"].into_iter().find(|end| text[inside..].starts_with(end)) {
            at = inside + empty.len();
            continue;
        }
        let Some(length) = text[inside..].find("-->") else { break };
        at = inside + length + 3;
        if let Some(told) = text[inside..inside + length].trim().strip_prefix("attrib:") {
            found.push(read(story, Span::new(start as u32, at as u32), told.trim()));
        }
    }
    found
}

/// What a comment says, after "attrib:".
fn read(story: &Story, span: Span, told: &str) -> Comment {
    let (what, reason) = match told.split_once("--").or_else(|| told.split_once(['–', '—'])) {
        Some((what, reason)) => (what.trim(), reason.trim()),
        None => (told, ""),
    };
    let (verb, list) = what.split_once(char::is_whitespace).unwrap_or((what, ""));
    let listed: Vec<&str> = list.split([',', ' ']).map(str::trim).filter(|code| !code.is_empty()).collect();
    let unknown = listed.iter().find(|code| rule(code).is_none());
    let fault = match (verb, unknown) {
        ("ignore" | "ignore-file", None) if listed.is_empty() => {
            Some("expected a rule to ignore, found none".to_owned())
        }
        ("ignore" | "ignore-file", None) if reason.is_empty() => {
            Some("expected a reason after `--`, found none, so nothing is ignored".to_owned())
        }
        ("ignore" | "ignore-file", None) => None,
        ("ignore" | "ignore-file", Some(code)) => {
            Some(format!("expected a rule, found `{code}`, so nothing is ignored"))
        }
        (other, _) => Some(format!("expected `ignore` or `ignore-file`, found `{other}`")),
    };
    let paragraph = (verb != "ignore-file").then(|| {
        let paragraphs = &story.extraction.paragraphs;
        let next = paragraphs.partition_point(|paragraph| paragraph.start < span.end);
        paragraphs.get(next).copied().unwrap_or(Span::new(span.end, span.end))
    });
    Comment {
        span,
        paragraph,
        rules: listed.iter().filter_map(|code| rule(code)).collect(),
        reason: reason.to_owned(),
        fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::checked;

    const STORY: &str = "“It will fail,” a senior official said.";

    fn found(text: &str) -> (Vec<&'static str>, Vec<String>) {
        let settings =
            Settings { select: ["S002", "T003", "T008"].map(str::to_owned).to_vec(), ..Settings::default() };
        let checked = checked(text, &settings);
        let reasons =
            checked.suppressed.iter().map(|s| format!("{} {}", s.finding.rule.code, s.reason)).collect();
        (checked.findings.iter().map(|f| f.rule.code).collect(), reasons)
    }

    #[test]
    fn a_comment_holds_for_the_next_paragraph_only() {
        let ignored = format!("<!-- attrib: ignore S002 -- the desk agreed -->\n{STORY}\n");
        assert_eq!(found(&ignored), (vec![], vec!["S002 the desk agreed".to_owned()]));
        let elsewhere =
            format!("<!-- attrib: ignore S002 -- the desk agreed -->\nThe council met.\n\n{STORY}\n");
        assert_eq!(found(&elsewhere).0, ["T003", "S002"]);
        let after = format!("{STORY}\n\n<!-- attrib: ignore S002 -- the desk agreed -->\n");
        assert_eq!(found(&after).0, ["S002", "T003"]);
    }

    #[test]
    fn an_empty_comment_says_nothing() {
        for empty in ["<!-->", "<!--->", "<!---->"] {
            let story = format!("{empty}\n<!-- attrib: ignore S002 -- the desk agreed -->\n{STORY}\n");
            assert_eq!(found(&story), (vec![], vec!["S002 the desk agreed".to_owned()]), "{empty}");
        }
    }

    #[test]
    fn a_comment_may_hold_for_the_whole_story() {
        let ignored = format!(
            "The council met.\n\n{STORY}\n\n<!-- attrib: ignore-file anonymous-without-reason — the desk agreed -->\n"
        );
        assert_eq!(found(&ignored), (vec![], vec!["S002 the desk agreed".to_owned()]));
    }

    #[test]
    fn without_a_reason_or_a_rule_nothing_is_ignored() {
        for comment in
            ["ignore S002", "ignore S002 --", "ignore -- why", "ignore S2 -- why", "silence S002 -- why"]
        {
            let (codes, reasons) = found(&format!("<!-- attrib: {comment} -->\n{STORY}\n"));
            assert_eq!(codes, ["T008", "S002"], "{comment}");
            assert!(reasons.is_empty());
        }
    }

    #[test]
    fn other_comments_are_nobodys_business() {
        assert_eq!(found(&format!("<!-- attribution: ignore S002 -->\n{STORY}\n")).0, ["S002"]);
    }

    #[test]
    fn a_rule_that_does_not_run_leaves_its_ignores_alone() {
        let text = "<!-- attrib: ignore S003, Q001 -- the desk agreed -->\nThe council met.\n";
        assert!(found(text).0.is_empty());
    }

    #[test]
    fn an_unused_comment_can_be_taken_out() {
        let text = "The council met.\n<!-- attrib: ignore S002 -- the desk agreed -->\nIt was late.\n";
        let settings = Settings { select: vec!["S002".to_owned(), "T003".to_owned()], ..Settings::default() };
        let checked = checked(text, &settings);
        let fix = checked.findings[0].fix.as_ref().unwrap();
        assert_eq!(fix.span.of(text), "<!-- attrib: ignore S002 -- the desk agreed -->\n");
    }
}
