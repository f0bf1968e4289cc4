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
const SAMPLES: &[Sample] = &[
    Sample { code: "S002", read: 55, right: 53 },
    Sample { code: "S003", read: 3, right: 3 },
    Sample { code: "S004", read: 7, right: 7 },
    Sample { code: "S005", read: 4, right: 1 },
    Sample { code: "S007", read: 15, right: 15 },
    Sample { code: "S008", read: 11, right: 5 },
    Sample { code: "S011", read: 20, right: 8 },
    Sample { code: "T001", read: 30, right: 29 },
    Sample { code: "T002", read: 13, right: 13 },
];

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

Each rule's findings in 840 English news stories of 2015 and 2016 (the training part of the PolNeAR corpus) were read one by one, all of them or
a random sample, with 160 characters on either side. A finding is right when an editor would act on it or agree with it. The findings come from
`attrib check --select S,T --format jsonl TEXTS` without a registry. S001 found nothing there; S006 and the Q rules need a registry, and
tests/matching.rs and tests/wording_generated.rs measure what they rest on. A rule that is right in less than 95 % is not on by default.

| code | name | findings read | right | share | by default |
|---|---|---|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_by_default_is_right_nineteen_times_in_twenty() {
        for sample in SAMPLES {
            let rule = rule(sample.code).expect("the rule exists");
            assert!(!rule.by_default || sample.right * 20 >= sample.read * 19, "{}", sample.code);
        }
    }
}
