//! The sourcing levels row by row, end to end, on sentences of our own: `tests/data/levels.txt`.

use attrib::article::Article;
use attrib::{Options, extract};

/// What is judged: the words between the marks and what must be said of them.
struct Case {
    line: &'static str,
    level: &'static str,
    kind: Option<&'static str>,
    text: String,
    at: u32,
}

fn cases(rows: &'static str) -> impl Iterator<Item = Case> {
    let lines = rows.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.map(|line| {
        let (labels, story) = line.split_once('\t').expect("labels, tab, story");
        let (level, kind) =
            labels.split_once(' ').map_or((labels, None), |(level, kind)| (level, Some(kind)));
        let at = story.find('«').expect("a mark") as u32;
        Case { line, level, kind, text: story.replace(['«', '»'], ""), at }
    })
}

/// What is wrong with the attribution that reports the words, if anything.
fn fault(case: &Case) -> Option<String> {
    let article = Article::from_text("story", &case.text);
    let extraction = extract(&article, &Options::default());
    let reports = |a: &&attrib::attribution::Attribution| {
        a.content.iter().any(|c| c.start <= case.at + 3 && case.at < c.end)
    };
    // The innermost, where one is told inside another.
    let Some(found) = extraction
        .attributions
        .iter()
        .filter(reports)
        .min_by_key(|a| a.content.iter().map(|c| c.end - c.start).sum::<u32>())
    else {
        return Some("not found".into());
    };
    let level = found.sourcing.level.name();
    let speaker = found.speaker.and_then(|r| r.speaker);
    let kind = speaker.map(|s| extraction.speakers[s].kind.name());
    if level != case.level {
        let source = found.source.map(|s| &case.text[s.start as usize..s.end as usize]);
        return Some(format!("{level}, source {source:?}"));
    }
    (case.kind.is_some() && kind != case.kind).then(|| format!("{kind:?}"))
}

#[test]
fn every_row_of_the_levels_holds() {
    let wrong: Vec<String> = cases(include_str!("data/levels.txt"))
        .filter_map(|case| fault(&case).map(|fault| format!("{}\n    {fault}", case.line)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
