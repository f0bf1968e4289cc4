//! How many of the stated grounds for anonymity are found, end to end, on sentences of our own.

use attrib::article::Article;
use attrib::{Options, extract};

/// A story and the grounds it states.
struct Story {
    text: String,
    grounds: Vec<(usize, usize)>,
}

fn stories() -> Vec<Story> {
    let lines = include_str!("data/reasons.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .map(|line| {
            let mut story = Story { text: String::new(), grounds: Vec::new() };
            for (i, part) in line.split(['«', '»']).enumerate() {
                let start = story.text.len();
                story.text.push_str(part);
                if i % 2 == 1 {
                    story.grounds.push((start, story.text.len()));
                }
            }
            story
        })
        .collect()
}

/// The grounds found in a story, without repeats.
fn found(text: &str) -> Vec<(usize, usize)> {
    let article = Article::from_text("story", text);
    let extraction = extract(&article, &Options::default());
    let mut spans: Vec<(usize, usize)> = extraction
        .attributions
        .iter()
        .filter_map(|a| a.sourcing.reason)
        .map(|span| (span.start as usize, span.end as usize))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Whether two spans share four fifths of what they cover together.
fn agrees(a: (usize, usize), b: (usize, usize)) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let whole = a.1.max(b.1) - a.0.min(b.0);
    shared * 5 >= whole * 4
}

#[test]
fn stated_grounds_are_found() {
    let stories = stories();
    let (mut stated, mut right, mut missed) = (0, 0, Vec::new());
    for story in &stories {
        let found = found(&story.text);
        for &ground in &story.grounds {
            stated += 1;
            if found.iter().any(|&f| agrees(f, ground)) {
                right += 1;
            } else {
                missed.push(format!(
                    "{}\n    found {:?}",
                    story.text,
                    found.iter().map(|f| &story.text[f.0..f.1]).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(stated >= 60, "{stated} grounds");
    assert!(right * 100 >= stated * 98, "{right} of {stated}:\n{}", missed.join("\n"));
}

#[test]
fn where_no_ground_is_stated_none_is_found() {
    for story in stories().iter().filter(|s| s.grounds.is_empty()) {
        let found = found(&story.text);
        assert!(
            found.is_empty(),
            "{}: {:?}",
            story.text,
            found.iter().map(|f| &story.text[f.0..f.1]).collect::<Vec<_>>()
        );
    }
}
