//! Text of any shape takes time in proportion to its length: what is looked for along a sentence, a paragraph or a list of
//! people is looked for a fixed number of words or people far.

use std::time::{Duration, Instant};

use attrib::article::Article;
use attrib::{Options, extract};

/// What is repeated; `{name}` and `{other}` are another name each time. Each took the square of its length once.
const UNITS: [&str; 14] = [
    "He said “no” and she said “yes” ",
    "{name} Smith said it rains. Smith said no.\n",
    "John Quentin {name} said it rains. Mr. Quentin said no.\n",
    "President {name} Smith said it rains. The president said no.\n",
    "{name} Smith and {other} Jones said it rains. Both said no.\n",
    "from CNN ",
    "is\n",
    "according\n",
    "from she he \" they in : ; ",
    ">> her plan Senator A:\n",
    "statement CNN {name} ",
    "reported >> é ",
    "announced Committee said yes no $5 million\n",
    "statement that they $5 million {name} {other}\n",
];

/// Bytes of the short text, and how many times as long the long one is.
const SHORT: usize = 100_000;
const TIMES: usize = 8;

/// A name for each number, in letters.
fn name(number: usize) -> String {
    let syllables = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"];
    let letters: String =
        number.to_string().bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect();
    letters[..1].to_uppercase() + &letters[1..]
}

fn text(unit: &str, bytes: usize) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text += &unit.replace("{name}", &name(number)).replace("{other}", &name(7 * number + 3));
    }
    text
}

/// The shortest of some times that it takes to read a text.
fn time(text: String, runs: usize) -> Duration {
    let article = Article::from_text("story.txt", text);
    let run = |_| {
        let begun = Instant::now();
        extract(&article, &Options::default());
        begun.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}

#[test]
fn a_text_takes_time_in_proportion_to_its_length() {
    for unit in UNITS {
        let short = time(text(unit, SHORT), 3);
        let long = time(text(unit, SHORT * TIMES), 2);
        let times = long.as_secs_f64() / short.as_secs_f64();
        assert!(times < 3.0 * TIMES as f64, "{unit:?}: {TIMES} times as long takes {times:.0} times as long");
    }
}

#[test]
fn a_sentence_without_end_takes_time_in_proportion_to_its_length() {
    // Three megabytes take seconds; with every quote asking every cue of its sentence it was more than a minute.
    let text = "He said “no” and she said “yes” ".repeat(84_000);
    let article = Article::from_text("story.txt", text);
    let begun = Instant::now();
    let found = extract(&article, &Options::default()).attributions.len();
    assert!(found > 80_000, "{found} attributions");
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}
