//! What was found before: findings that are known, so that only new ones are reported.
//!
//! Owns the file's format and what counts as known. A finding is known by its rule, quote and speaker (its
//! fingerprint), never by its line, and as often as it was there before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Checked, Finding, Suppressed, Suppressor};

/// The version of the file's format.
const VERSION: u32 = 1;

/// The known findings of all stories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// By the story's path, relative to the baseline's folder.
    stories: BTreeMap<String, Vec<Known>>,
}

/// A finding that is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    rule: String,
    fingerprint: String,
    /// How often it stands in the story.
    count: usize,
    /// For whoever reads the file.
    message: String,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { version: VERSION, stories: BTreeMap::new() }
    }
}

impl Baseline {
    /// Reads a baseline's text.
    ///
    /// # Errors
    /// Says what was expected where it is none, or of another version.
    pub fn parse(text: &str) -> Result<Self, String> {
        let baseline: Self =
            serde_json::from_str(text).map_err(|error| format!("expected a baseline: {error}"))?;
        match baseline.version {
            VERSION => Ok(baseline),
            other => Err(format!("expected a baseline of version {VERSION}, found version {other}")),
        }
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        // Strings and numbers alone: there is nothing that could fail.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// How many findings are known.
    pub fn count(&self) -> usize {
        self.stories.values().flatten().map(|known| known.count).sum()
    }

    /// Sets aside what is known of `story`.
    pub fn apply(&self, story: &str, checked: &mut Checked) {
        let Some(known) = self.stories.get(story) else { return };
        let mut left: BTreeMap<&str, usize> =
            known.iter().map(|k| (k.fingerprint.as_str(), k.count)).collect();
        for finding in std::mem::take(&mut checked.findings) {
            match left.get_mut(finding.fingerprint.as_str()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    let by = Suppressor::Baseline;
                    checked.suppressed.push(Suppressed { finding, by, reason: String::new() });
                }
                _ => checked.findings.push(finding),
            }
        }
        checked.suppressed.sort_by_key(|s| (s.finding.span, s.finding.rule.code));
    }

    /// Knows of `story` what was found now: what is gone is forgotten, what is new is added only when `grow` says so.
    /// Gives how many findings were not added.
    pub fn update(&mut self, story: &str, now: Vec<Known>, grow: bool) -> usize {
        let before = self.stories.remove(story).unwrap_or_default();
        let mut kept = Vec::new();
        let mut refused = 0;
        for mut known in now {
            let most = before.iter().find(|k| k.fingerprint == known.fingerprint).map_or(0, |k| k.count);
            if !grow && known.count > most {
                refused += known.count - most;
                known.count = most;
            }
            if known.count > 0 {
                kept.push(known);
            }
        }
        if !kept.is_empty() {
            self.stories.insert(story.to_owned(), kept);
        }
        refused
    }
}

/// Adds what was found in another story of the same name. Each is checked for itself, so what both have counts as often as in
/// the one that has more of it.
pub fn join(known: &mut Vec<Known>, more: Vec<Known>) {
    known.extend(more);
    known.sort_by(|a, b| {
        let most_first = b.count.cmp(&a.count);
        (&a.rule, &a.fingerprint)
            .cmp(&(&b.rule, &b.fingerprint))
            .then(most_first)
            .then(a.message.cmp(&b.message))
    });
    known.dedup_by(|a, b| (&a.rule, &a.fingerprint) == (&b.rule, &b.fingerprint));
}

/// The findings as a baseline knows them, sorted.
pub fn known(findings: &[Finding]) -> Vec<Known> {
    let mut counted: BTreeMap<(&str, &str), Known> = BTreeMap::new();
    for finding in findings {
        let known = counted.entry((finding.rule.code, &finding.fingerprint)).or_insert_with(|| Known {
            rule: finding.rule.code.to_owned(),
            fingerprint: finding.fingerprint.clone(),
            count: 0,
            message: finding.message.clone(),
        });
        known.count += 1;
    }
    counted.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Settings;
    use crate::check::testing::checked;

    const STORY: &str = "“The bridge will fail,” a senior official said.";

    fn found(text: &str) -> Checked {
        checked(text, &Settings { select: vec!["S002".to_owned()], ..Settings::default() })
    }

    fn baseline(text: &str) -> Baseline {
        let mut baseline = Baseline::default();
        assert_eq!(baseline.update("a.txt", known(&found(text).findings), true), 0);
        baseline
    }

    #[test]
    fn what_is_known_is_set_aside_wherever_it_stands() {
        let baseline = Baseline::parse(&baseline(STORY).to_text()).unwrap();
        let mut moved = found(&format!("The council met.\n\nIt was late.\n\n{STORY}"));
        baseline.apply("a.txt", &mut moved);
        assert!(moved.findings.is_empty());
        assert_eq!(moved.suppressed[0].by, Suppressor::Baseline);
    }

    #[test]
    fn other_words_and_other_stories_are_new() {
        let mut other = found("“The bridge will hold,” a senior official said.");
        baseline(STORY).apply("a.txt", &mut other);
        assert_eq!(other.findings.len(), 1);
        let mut elsewhere = found(STORY);
        baseline(STORY).apply("b.txt", &mut elsewhere);
        assert_eq!(elsewhere.findings.len(), 1);
    }

    #[test]
    fn it_shrinks_by_itself_and_grows_when_told_to() {
        let mut shrinking = baseline(STORY);
        assert_eq!(shrinking.update("a.txt", Vec::new(), false), 0);
        assert_eq!(shrinking, Baseline::default());
        let mut steady = baseline(STORY);
        let more = known(&found("“The bridge will hold,” a senior official said.").findings);
        assert_eq!(steady.update("b.txt", more.clone(), false), 1);
        assert_eq!(steady.count(), 1);
        assert_eq!(steady.update("b.txt", more, true), 0);
        assert_eq!(steady.count(), 2);
    }

    #[test]
    fn stories_of_one_name_are_known_together() {
        let other = "“The bridge will hold,” a senior official said.";
        let twice = known(&found(&format!("{STORY}\n\n{STORY}\n")).findings);
        let mut all = known(&found(STORY).findings);
        join(&mut all, twice);
        join(&mut all, known(&found(other).findings));
        assert_eq!(all.iter().map(|known| known.count).sum::<usize>(), 3);
        let mut baseline = Baseline::default();
        baseline.update("a.txt", all, true);
        for story in [STORY, other] {
            let mut checked = found(story);
            baseline.apply("a.txt", &mut checked);
            assert!(checked.findings.is_empty());
        }
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        assert!(Baseline::parse("[]").unwrap_err().starts_with("expected a baseline"));
        assert!(Baseline::parse("{\"version\":2,\"stories\":{}}").unwrap_err().contains("version 2"));
    }
}
