//! Which rules the great newsrooms' handbooks ask for, and how they differ.
//!
//! A profile is what its house states where a program can check it, in our reading; it is no more than a start
//! for `attrib.yaml`, whose own decisions come on top.

use super::options::RuleOptions;
use super::{Rule, Severity};

/// A named set of decisions about the rules.
#[derive(Debug)]
pub struct Profile {
    /// As `--profile` and attrib.yaml name it.
    pub name: &'static str,
    /// Whose handbook it follows, and what it asks for, in a sentence or two.
    pub summary: &'static str,
    /// How grave rules are where that differs from the rules' own; `None` turns a rule off.
    rules: &'static [(&'static str, Option<Severity>)],
    /// Sets the rules' options.
    adjust: fn(&mut RuleOptions),
}

const INFO: Option<Severity> = Some(Severity::Info);
const WARNING: Option<Severity> = Some(Severity::Warning);
const ERROR: Option<Severity> = Some(Severity::Error);

/// What may be left out of a quote unmarked where a house lets ums and ahems go.
const HESITATIONS: [&str; 10] = ["ah", "ahem", "eh", "er", "erm", "hm", "hmm", "mm", "uh", "um"];

/// What is on without a profile: few rules, all of them near certain.
pub static DEFAULT: Profile = Profile {
    name: "default",
    summary: "Few rules, whose findings are nearly always right.",
    rules: &[],
    adjust: |_| {},
};

static AP: Profile = Profile {
    name: "ap",
    summary: "The Associated Press: quotes are never altered, not even their grammar; an unnamed source gives facts, not \
              opinion, is described as closely as can be, and the story says why it is unnamed; whole quotes rather than fragments.",
    rules: &[
        ("Q010", INFO),
        ("S002", ERROR),
        ("S003", ERROR),
        ("S005", WARNING),
        ("S008", WARNING),
        ("S009", WARNING),
        ("S010", WARNING),
        ("S011", WARNING),
        ("S012", WARNING),
        ("S013", INFO),
        ("T004", WARNING),
        ("T005", WARNING),
        ("T006", INFO),
        ("T007", WARNING),
    ],
    adjust: |_| {},
};

static REUTERS: Profile = Profile {
    name: "reuters",
    summary: "Reuters: quotes are sacred, though a slip of grammar may be mended; never sources in the plural where there is one, \
              no opinion from unnamed sources, no quotes of different speakers run together.",
    rules: &[
        ("Q010", INFO),
        ("S003", ERROR),
        ("S005", INFO),
        ("S007", WARNING),
        ("S008", ERROR),
        ("S009", WARNING),
        ("S010", WARNING),
        ("S011", ERROR),
        ("S012", WARNING),
        ("S013", WARNING),
        ("T004", INFO),
        ("T005", INFO),
        ("T006", WARNING),
        ("T007", ERROR),
    ],
    adjust: |options| options.repairs_grammar = true,
};

static GUARDIAN: Profile = Profile {
    name: "guardian",
    summary: "The Guardian: hesitations may go and bad grammar may be improved, the meaning never; the speaker is introduced after the \
              first sentence at the latest; no unnamed source attacks anybody; words taken from elsewhere are credited.",
    rules: &[
        ("S004", ERROR),
        ("S005", INFO),
        ("S008", ERROR),
        ("S010", WARNING),
        ("S012", INFO),
        ("S013", INFO),
        ("T005", INFO),
        ("T006", INFO),
        ("T007", WARNING),
    ],
    adjust: |options| {
        options.repairs_grammar = true;
        options.fillers = HESITATIONS.map(str::to_owned).to_vec();
    },
};

static NPR: Profile = Profile {
    name: "npr",
    summary: "NPR: “officials say” is not enough, the audience learns how an unnamed source knows and why it is unnamed; unnamed \
              sources attack nobody; a quote is as it was said.",
    rules: &[
        ("S002", ERROR),
        ("S003", ERROR),
        ("S004", ERROR),
        ("S007", WARNING),
        ("S008", ERROR),
        ("S009", INFO),
        ("S012", INFO),
        ("S013", WARNING),
        ("T007", WARNING),
    ],
    adjust: |_| {},
};

static STRICT: Profile = Profile {
    name: "strict",
    summary: "Everything that any of the handbooks asks for, as gravely as the gravest asks for it.",
    rules: &[
        ("Q010", INFO),
        ("S002", ERROR),
        ("S003", ERROR),
        ("S004", ERROR),
        ("S005", WARNING),
        ("S007", WARNING),
        ("S008", ERROR),
        ("S009", WARNING),
        ("S010", WARNING),
        ("S011", ERROR),
        ("S012", WARNING),
        ("S013", WARNING),
        ("T004", WARNING),
        ("T005", WARNING),
        ("T006", WARNING),
        ("T007", ERROR),
    ],
    adjust: |options| options.brackets = 0,
};

/// All of them, the default first.
pub static PROFILES: [&Profile; 6] = [&DEFAULT, &AP, &REUTERS, &GUARDIAN, &NPR, &STRICT];

/// The profile of this name, whatever its case.
pub fn profile(wanted: &str) -> Option<&'static Profile> {
    PROFILES.into_iter().find(|profile| profile.name.eq_ignore_ascii_case(wanted))
}

impl Profile {
    /// How grave `rule` is in this house; `None` when it is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.rules.iter().find(|(code, _)| *code == rule.code) {
            Some((_, severity)) => *severity,
            None => rule.by_default.then_some(rule.severity),
        }
    }

    /// The options of this house's rules.
    pub fn options(&self) -> RuleOptions {
        let mut options = RuleOptions::default();
        (self.adjust)(&mut options);
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{RULES, rule};

    #[test]
    fn profiles_name_rules_that_exist_in_their_order() {
        for profile in PROFILES {
            assert!(profile.rules.is_sorted_by_key(|(code, _)| code), "{}", profile.name);
            for (code, _) in profile.rules {
                assert!(rule(code).is_some(), "{}: {code}", profile.name);
            }
        }
    }

    #[test]
    fn strict_asks_for_all_that_any_house_asks_for() {
        for rule in RULES {
            let gravest = PROFILES.iter().filter_map(|profile| profile.severity(rule)).max();
            assert_eq!(STRICT.severity(rule), gravest, "{}", rule.code);
        }
    }

    #[test]
    fn houses_differ_over_repairs() {
        let repairs = |name: &str| profile(name).unwrap().options().repairs_grammar;
        assert!(!repairs("ap") && repairs("reuters") && repairs("Guardian") && !repairs("npr"));
    }
}
