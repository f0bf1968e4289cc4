//! How often each change of wording is classed right, and how fast: `cargo bench --bench wording [-- FILE]`.
//!
//! With a file, the cases go there, one a line: the class expected, the class found, the quote, the claim. The
//! script `scripts/compare_wordings.py` holds other programs' verdicts against them.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/perturb/mod.rs"]
mod perturb;

use std::time::{Duration, Instant};

use attrib::wording::{Wording, compare};
use perturb::random::Random;
use perturb::vocabulary::{HELD_OUT, KNOWN, Vocabulary};

const EACH: usize = 10_000;

fn table(name: &str, vocabulary: &'static Vocabulary, seed: u64, lines: &mut String) {
    let mut random = Random::new(seed);
    println!("{name:<18} {:>8} {:>14}", "right", "a comparison");
    for class in Wording::ALL {
        let (mut count, mut right, mut took) = (0, 0, Duration::ZERO);
        while count < EACH {
            let Some(case) = perturb::case(class, vocabulary, &mut random) else { continue };
            let started = Instant::now();
            let found = compare(&case.quote, &case.claim).wording;
            took += started.elapsed();
            count += 1;
            right += usize::from(found == case.expected);
            let fields = [case.expected.name(), found.name(), &case.quote, &case.claim];
            lines.push_str(&fields.join("\t"));
            lines.push('\n');
        }
        let share = 100.0 * f64::from(right as u32) / f64::from(count as u32);
        println!("{:<18} {share:>6.2} % {:>14.1?}", class.name(), took / count as u32);
    }
}

fn main() {
    let mut lines = String::new();
    table("known words", &KNOWN, 1, &mut lines);
    table("held-out words", &HELD_OUT, 2, &mut lines);
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    if let Some(file) = file {
        std::fs::write(file, lines).expect("a writable file");
    }
}
