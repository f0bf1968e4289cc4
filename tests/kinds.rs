//! Whether people, organisations, groups and documents are told apart, end to end, on sentences of our own.

use attrib::article::Article;
use attrib::{Options, extract};

const KINDS: &str = include_str!("data/kinds.txt");

/// Fails below this share, in per cent.
const LEAST: usize = 92;

/// The kind of the first source of a sentence.
fn kind(sentence: &str) -> Option<&'static str> {
    let extraction = extract(&Article::from_text("story", sentence), &Options::default());
    let speaker = extraction.attributions.first()?.speaker?.speaker?;
    Some(extraction.speakers[speaker].kind.name())
}

#[test]
fn sources_have_the_kind_that_their_words_tell() {
    let lines = KINDS.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    let wrong: Vec<String> = pairs
        .iter()
        .map(|&(wanted, sentence)| (wanted, kind(sentence), sentence))
        .filter(|(wanted, found, _)| *found != Some(wanted))
        .map(|(wanted, found, sentence)| format!("{found:?}, not {wanted}: {sentence}"))
        .collect();
    let right = pairs.len() - wrong.len();
    assert!(pairs.len() >= 100 && right * 100 >= pairs.len() * LEAST, "{}", wrong.join("\n"));
}
