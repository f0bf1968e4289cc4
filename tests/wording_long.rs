//! Any two texts compare, however odd or long, and in time that grows with their length, not with its square.

mod perturb;

use std::time::{Duration, Instant};

use attrib::wording::{Edit, Wording, compare};
use perturb::random::Random;

/// What text is made of: letters of many scripts, marks, digits, white space, controls, lost and joining
/// characters, and pieces that the comparison looks for.
const PIECES: &[&str] = &[
    "a",
    "not",
    "Ω",
    "ж",
    "ß",
    "İ",
    "ﬁ",
    "ñ",
    "n\u{303}",
    "東京",
    "あ",
    "한국",
    "שלום",
    "مرحبا",
    "नमस्ते",
    "ไทย",
    "😀",
    "👩‍👩‍👧",
    "🇺🇳",
    "1",
    "2,5",
    "1.000",
    "½",
    "$",
    "€",
    "%",
    "°C",
    "#",
    "&",
    "&amp;",
    "&#x110000;",
    "&#0;",
    "Ã©",
    "â€™",
    "Â",
    "n't",
    "'",
    "’",
    "`",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "[sic]",
    "[...]",
    "{",
    "}",
    "…",
    "...",
    ". . .",
    "-",
    "–",
    "—",
    "_",
    "*",
    "/",
    "3/3",
    "10/03/2014",
    "2014-03-10",
    "99:99",
    "p.m.",
    "o'clock",
    "half",
    "past",
    "a",
    "third",
    "of",
    "no",
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{200D}",
    "\u{202E}",
    "\u{2028}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{0}",
    "\u{85}",
    "\u{92}",
    "\u{10FFFF}",
    "million",
    "twenty",
    "-five",
    "point",
    "minus",
];

fn odd(random: &mut Random) -> String {
    (0..random.below(14)).map(|_| *random.pick(PIECES)).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn any_two_texts_compare_and_the_edits_give_the_words_back() {
    let mut random = Random::new(20_140_310);
    for _ in 0..20_000 {
        let claim = odd(&mut random);
        let quote = if random.once_in(3) { format!("{}{claim}", odd(&mut random)) } else { odd(&mut random) };
        let found = compare(&quote, &claim);
        assert!((0.0..=1.0).contains(&found.similarity), "{quote:?} {claim:?}");
        let side = |of: fn(&Edit) -> &str| squeezed(&found.edits.iter().map(of).collect::<String>());
        let (ours, theirs) = (side(|edit| &edit.quote), side(|edit| &edit.claim));
        assert!(squeezed(&quote).contains(&ours), "{quote:?} {claim:?}: {ours:?}");
        assert!(squeezed(&claim).contains(&theirs), "{quote:?} {claim:?}: {theirs:?}");
    }
}

#[test]
fn a_text_is_verbatim_to_itself() {
    let mut random = Random::new(7);
    for _ in 0..5_000 {
        let text = odd(&mut random);
        let found = compare(&text, &text);
        if !found.edits.is_empty() {
            assert_eq!(found.wording, Wording::Verbatim, "{text:?}");
        }
    }
}

/// Longer than any quote; comparing all its words with all of another's would take minutes.
const LONG: usize = 15_000;
/// What it takes in linear time is a fraction of this, even on a slow and busy machine without optimisation.
const PATIENCE: Duration = Duration::from_secs(120);

fn long(random: &mut Random, words: &[&str]) -> String {
    (0..LONG).map(|_| *random.pick(words)).collect::<Vec<_>>().join(" ")
}

#[test]
fn long_texts_take_no_more_than_their_share() {
    let mut random = Random::new(1);
    let started = Instant::now();
    let few = ["not", "the", "mill", "12", "Vane", "…"];
    let varied: Vec<String> = (0..LONG).map(|i| format!("word{i}")).collect();
    let varied: Vec<&str> = varied.iter().map(String::as_str).collect();
    let same = vec!["a"; LONG].join(" ");
    let lost = vec!["\u{FFFD}"; LONG].join(" ");
    let texts = [
        long(&mut random, &few),
        long(&mut random, &few),
        long(&mut random, &varied),
        varied.join(" "),
        varied.iter().rev().copied().collect::<Vec<_>>().join(" … "),
        same,
        lost,
        "[".repeat(LONG),
        "Ã©&amp;".repeat(LONG),
        "'".repeat(LONG),
        "1/".repeat(LONG),
        "twenty ".repeat(LONG),
    ];
    for (i, quote) in texts.iter().enumerate() {
        compare(quote, &texts[0]);
        compare(quote, &texts[(i + 5) % texts.len()]);
        compare(quote.get(3..).unwrap_or_default(), quote);
    }
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn a_change_in_a_long_text_is_found() {
    let mut random = Random::new(3);
    let sentences: Vec<String> = (0..400).map(|_| perturb::join(&perturb::speech(&mut random))).collect();
    let claim =
        format!("{} We will not sell the mill. {}", sentences[..200].join(" "), sentences[200..].join(" "));
    for (from, to, expected) in [
        ("will not sell", "will sell", Wording::MeaningChanged),
        ("not sell the mill", "not sell a mill", Wording::Altered),
        ("We will not sell the mill.", "We will … the mill.", Wording::MeaningChanged),
    ] {
        assert_eq!(compare(&claim.replace(from, to), &claim).wording, expected, "{to}");
    }
    let inner: Vec<&str> = claim.split(' ').skip(40).collect();
    assert_eq!(compare(&inner.join(" "), &claim).wording, Wording::Excerpt);
}
