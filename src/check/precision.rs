//! How often the rules were right, as read by hand.

use std::fmt::Write;

use super::rule;

/// What reading a sample of a rule's findings gave.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The rule.
    pub code: &'static str,
    /// How many findings were read.
    pub read: u32,
    /// How many of them an editor would act on, or at least agree with.
    pub right: u32,
}

/// The samples, in the order of the codes.
const SAMPLES: &[Sample] = &[];

/// The sample of the rule with this code; `None` where none was read.
pub fn of(code: &str) -> Option<Sample> {
    SAMPLES.iter().copied().find(|sample| sample.code == code)
}

/// The samples as a section in Markdown.
pub(super) fn table() -> String {
    let mut table = String::from(HEADING);
    for sample in SAMPLES {
        let Some(rule) = rule(sample.code) else { continue };
        let Sample { code, read, right } = sample;
        let share = f64::from(*right) * 100.0 / f64::from(*read);
        let default = if rule.by_default { "on" } else { "off" };
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {code} | {} | {read} | {right} | {share:.0} % | {default} |", rule.name);
    }
    table
}

const HEADING: &str = "
## Precision
";
