// The page about the profiles, which examples/profiles.rs prints and tests/docs.rs compares.

use std::collections::BTreeMap;
use std::fmt::Write;

use attrib::article::Article;
use attrib::check::{PROFILES, RULES, Settings, check};
use attrib::text::LineIndex;
use attrib::{Options, extract};

const STORY: &str = include_str!("story.txt");

const HEAD: &str = "\
# One story in every profile

What the houses ask for differs most over anonymity, loaded verbs and the look of quotes. Here one story, invented for this page, is checked by
each profile, without a registry. Written by `cargo run -q --example profiles > docs/profiles.md`; docs/rules.md says what each rule means
and which handbook it comes from.
";

/// The whole page, in Markdown.
pub fn page() -> String {
    let article = Article::from_text("story.txt", STORY);
    let extraction = extract(&article, &Options::default());
    let lines = LineIndex::new(STORY);
    // By place and rule: the words found, and each profile's severity.
    let mut found: BTreeMap<(u32, u32, &str), (String, Vec<&str>)> = BTreeMap::new();
    for (column, profile) in PROFILES.into_iter().enumerate() {
        let mut settings = Settings::default();
        settings.start_from(profile);
        for finding in check(&article, &extraction, None, &settings).findings {
            let place = lines.place(finding.span);
            let row = found.entry((place.line, place.column, finding.rule.code)).or_insert_with(|| {
                (finding.message.replace('|', "\\|"), vec![""; PROFILES.len()])
            });
            row.1[column] = finding.severity.name();
        }
    }
    let mut page = String::from(HEAD);
    page.push_str("\n## The story\n\n");
    for (number, line) in STORY.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
        let _ = writeln!(page, "> {}: {line}\n>", number + 1);
    }
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    let _ = write!(page, "\n## What they find\n\n| place | finding | {} |\n|---|---|", names.join(" | "));
    page.push_str(&"---|".repeat(names.len()));
    page.push('\n');
    for ((line, column, code), (message, severities)) in &found {
        let name = RULES.iter().find(|rule| rule.code == *code).map_or("", |rule| rule.name);
        let _ = writeln!(page, "| {line}:{column} | {code} {name}: {message} | {} |", severities.join(" | "));
    }
    let counts = (0..PROFILES.len()).map(|i| found.values().filter(|(_, row)| !row[i].is_empty()).count().to_string());
    let _ = writeln!(page, "| | **findings** | {} |", counts.collect::<Vec<_>>().join(" | "));
    page.push_str("\n## What the profiles ask for\n\n");
    for profile in PROFILES {
        let _ = writeln!(page, "- `{}`: {}", profile.name, profile.summary);
    }
    page
}
