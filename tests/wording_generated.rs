//! Thousands of quotes that were changed in known ways: nearly all are classed right, and no change of meaning
//! ever passes for a faithful quote.

#![allow(clippy::print_stdout, reason = "the table of results")]

mod perturb;

use std::collections::BTreeMap;

use attrib::wording::{Wording, compare};
use perturb::random::Random;
use perturb::vocabulary::{HELD_OUT, KNOWN, Vocabulary};

const EACH: usize = 3000;

/// What was found in quotes of one vocabulary.
#[derive(Default)]
struct Table {
    /// For each change, how often it was made and how often called something else.
    changes: BTreeMap<String, (usize, usize)>,
    failures: Vec<String>,
}

impl Table {
    /// Cases of one class; prints how many are right and the first of those that are not.
    fn count(&mut self, class: Wording, vocabulary: &'static Vocabulary, random: &mut Random) {
        let (mut count, mut right) = (0, 0);
        while count < EACH {
            let Some(case) = perturb::case(class, vocabulary, random) else { continue };
            count += 1;
            let found = compare(&case.quote, &case.claim).wording;
            let entry =
                self.changes.entry(format!("{}: {}", class.name(), case.done.join(" + "))).or_default();
            entry.0 += 1;
            if found == case.expected {
                right += 1;
                continue;
            }
            entry.1 += 1;
            let told = format!("{} {:?}: `{}` < `{}`", found.name(), case.done, case.quote, case.claim);
            if class == Wording::MeaningChanged && found <= Wording::Excerpt {
                self.failures.push(told);
            } else if entry.1 < 3 {
                println!("not {}: {told}", class.name());
            }
        }
        println!("{:<16} {right:>5} of {count}", class.name());
        if right * 100 < count * 97 {
            self.failures.push(format!("{}: only {right} of {count} right", class.name()));
        }
    }

    fn fill(vocabulary: &'static Vocabulary, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut table = Self::default();
        for class in Wording::ALL {
            table.count(class, vocabulary, &mut random);
        }
        for (change, (count, wrong)) in &table.changes {
            if *wrong > 0 {
                println!("{change:<60} {wrong:>4} of {count:>4} wrong");
            }
        }
        table
    }
}

#[test]
fn every_class_is_told_apart() {
    let failures = Table::fill(&KNOWN, 4711).failures;
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn words_that_nobody_thought_of_make_no_difference() {
    let failures = Table::fill(&HELD_OUT, 815).failures;
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
