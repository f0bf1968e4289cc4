//! The stages from a story's bytes to its report, each with bytes per second: `cargo bench --bench stages [-- FILE]`.
//!
//! The story is fixtures/crimea.txt unless a file is named. Each stage is given half a second; the median of its
//! rounds counts, so that what else the machine does hardly shows. (criterion and divan would each bring a second
//! version of a crate into the tree, which tests/dependencies.rs forbids.)
#![allow(clippy::print_stdout, missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use attrib::article::Article;
use attrib::phrase::Reading;
use attrib::report::wire::Document;
use attrib::report::{Format, Printer, Reported, Style};
use attrib::text::Span;
use attrib::{Options, attribution, sourcing, speaker, token};

/// How long each stage is measured.
const TIME: Duration = Duration::from_millis(500);

/// Prints how many bytes a second `stage` gets through.
fn measure<T>(name: &str, bytes: usize, mut stage: impl FnMut() -> T) {
    let mut rounds = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < TIME || rounds.len() < 10 {
        let round = Instant::now();
        black_box(stage());
        rounds.push(round.elapsed());
    }
    rounds.sort_unstable();
    let median = rounds[rounds.len() / 2];
    let rate = bytes as f64 / median.as_secs_f64() / 1e6;
    println!("{name:12} {rate:8.1} MB/s   {:8.1} µs   {} rounds", median.as_secs_f64() * 1e6, rounds.len());
}

fn main() {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let path = path.unwrap_or_else(|| "fixtures/crimea.txt".to_owned());
    let bytes = std::fs::read(&path).expect("the story can be read");
    let size = bytes.len();
    let article = Article::from_bytes(path.as_str(), bytes.clone()).expect("the story is text");
    let options = Options::default();
    let model = attribution::Model::shipped();
    let reading = Reading::new(&article.text);
    let found = attribution::find(&reading, model);
    let sources: Vec<Option<Span>> = found.iter().map(|a| a.source).collect();
    let extraction = attrib::extract(&article, &options);
    let reported = Reported {
        article: &article,
        extraction: &extraction,
        language: "en",
        checked: None,
        registry: None,
    };
    let style = Style { color: false, width: 96, checked: false };
    let printer = Printer { format: Format::Jsonl, style };
    let mut attributions = extraction.attributions.clone();
    let mut out = Vec::new();

    println!("{path}: {size} bytes, {} attributions", found.len());
    measure("decode", size, || Article::from_bytes("story", bytes.clone()));
    measure("tokenize", size, || token::tokenize(&article.text));
    measure("read", size, || Reading::new(&article.text).items.len());
    measure("attribute", size, || attribution::find(&reading, model));
    measure("resolve", size, || speaker::resolve(&reading, &sources));
    measure("assess", size, || {
        sourcing::assess(&reading, &mut attributions, &extraction.speakers, &options);
    });
    measure("report", size, || {
        out.clear();
        printer.document(&Document::from(reported), &article.text, &mut out);
    });
    measure("extract", size, || attrib::extract(&article, &options));
}
