use super::*;
use crate::article::Article;
use crate::{Options, extract};

/// The rule of every attribution of a text.
fn rules(text: &str) -> Vec<&'static str> {
    let article = Article::from_text("story.txt", text.to_owned());
    extract(&article, &Options::default()).attributions.iter().map(|a| a.rule.name).collect()
}

#[test]
fn every_construction_is_found_in_its_own_example() {
    let missed: Vec<String> = CONSTRUCTIONS
        .iter()
        .filter(|c| !rules(c.example).contains(&c.name))
        .map(|c| format!("{}: {:?}", c.name, rules(c.example)))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn names_are_kebab_case_and_unique() {
    for (i, construction) in CONSTRUCTIONS.iter().enumerate() {
        assert!(construction.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        assert!(CONSTRUCTIONS[..i].iter().all(|c| c.name != construction.name));
    }
}

#[test]
fn the_page_in_docs_is_the_one_written_here() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/constructions.md");
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page());
}
