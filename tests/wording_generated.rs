//! Thousands of quotes that were changed in known ways: nearly all are classed right, and no change of meaning
//! ever passes for a faithful quote.

#![allow(clippy::print_stdout, reason = "the table of results")]

mod perturb;

use std::collections::BTreeMap;

use attrib::wording::{Wording, compare};
use perturb::random::Random;

const EACH: usize = 3000;

#[test]
fn every_class_is_told_apart() {
    let classes = [
        Wording::Verbatim,
        Wording::Normalized,
        Wording::Excerpt,
        Wording::Omission,
        Wording::Altered,
        Wording::MeaningChanged,
    ];
    let mut random = Random::new(4711);
    let mut failures = Vec::new();
    let mut by_change: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for class in classes {
        let (mut count, mut right) = (0, 0);
        while count < EACH {
            let Some(case) = perturb::case(class, &mut random) else { continue };
            count += 1;
            let found = compare(&case.quote, &case.claim).wording;
            right += usize::from(found == case.expected);
            let entry = by_change.entry(format!("{class:?}: {}", case.done.join(" + "))).or_default();
            entry.0 += 1;
            if found != case.expected {
                entry.1 += 1;
                if entry.1 < 4 {
                    println!(
                        "{found:?}, not {class:?} ({:?})\n  `{}`\n  `{}`",
                        case.done, case.quote, case.claim
                    );
                }
            }
            if class == Wording::MeaningChanged && found <= Wording::Excerpt {
                failures.push(format!("{found:?} ({:?}): `{}` < `{}`", case.done, case.quote, case.claim));
            }
        }
        println!("{:<16} {right:>5} of {count}", class.name());
        if right * 100 < count * 97 {
            failures.push(format!("{}: only {right} of {count} right", class.name()));
        }
    }
    for (change, (count, wrong)) in by_change {
        if wrong > 0 {
            println!("{change:<60} {wrong:>4} of {count:>4} wrong");
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
