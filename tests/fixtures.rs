//! The damaged copies of the first story: each shows its fault and nothing else.

use std::path::Path;

use attrib::article::Article;
use attrib::check::{Settings, check};
use attrib::matching::Index;
use attrib::registry::Registry;
use attrib::{Options, extract};

/// What the story has as it was published: the damaged é, and an official quoted without a reason.
const PUBLISHED: [&str; 2] = ["T002", "S002"];

/// Codes of the findings of a fixture, in the order of the text.
fn findings(name: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let registry = Registry::load(&root.join("claims")).expect("the example registry is sound");
    let texts: Vec<&str> = registry.claims.iter().map(|c| c.text.as_str()).collect();
    let index = Index::build(&texts);
    let text = std::fs::read_to_string(root.join("fixtures").join(name)).expect("the fixture is there");
    let article = Article::from_text(name, text);
    let extraction = extract(&article, &Options::default());
    let checked = check(&article, &extraction, Some((&registry, &index)), &Settings::default());
    checked.findings.iter().map(|f| f.rule.code.to_owned()).collect()
}

/// The findings beyond those of the published story.
fn added(name: &str) -> Vec<String> {
    let mut found = findings(name);
    for code in PUBLISHED {
        let Some(at) = found.iter().position(|f| f == code) else { continue };
        found.remove(at);
    }
    found
}

#[test]
fn the_published_story_has_its_own_findings_only() {
    assert_eq!(findings("crimea.txt"), PUBLISHED);
}

#[test]
fn each_damaged_copy_shows_its_fault_and_nothing_else() {
    for (name, expected) in [
        ("dropped-not.txt", &["Q003"][..]),
        ("changed-number.txt", &["Q003"]),
        ("swapped-speaker.txt", &["Q004"]),
        ("marked-omission.txt", &[]),
        ("unmarked-omission.txt", &["Q006"]),
        ("spliced-quotes.txt", &["Q005"]),
        ("named-official.txt", &["Q009"]),
        ("retracted-claim.txt", &["Q007"]),
        ("unregistered-quote.txt", &["Q001"]),
        ("scare-quote.txt", &[]),
        ("unbalanced-marks.txt", &["T001"]),
    ] {
        assert_eq!(added(name), expected, "{name}");
    }
}

#[test]
fn every_quote_of_the_story_has_its_speaker_and_level() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/crimea.txt");
    let article =
        Article::from_text("crimea.txt", std::fs::read_to_string(path).expect("the fixture is there"));
    let extraction = extract(&article, &Options::default());
    let found: Vec<(&str, &str)> = extraction
        .attributions
        .iter()
        .flat_map(|attribution| attribution.quotes.iter().map(move |_| attribution))
        .map(|attribution| {
            let speaker = attribution.speaker.as_ref().and_then(|s| extraction.speakers.get(s.speaker?));
            (speaker.map_or("nobody", |s| s.id.as_str()), attribution.sourcing.level.name())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("john-kerry", "secondhand"),
            ("anonymous-1", "anonymous"),
            ("u-s-and-its-european-allies", "named"),
            ("sergey-lavrov", "named"),
            ("sergey-lavrov", "named"),
            ("sergey-lavrov", "named"),
            ("sergey-lavrov", "named"),
            ("jen-psaki", "named"),
            ("anonymous-2", "anonymous"),
        ]
    );
}
