//! What is said of rules: one text for `attrib explain`, docs/rules.md and the help in SARIF.

use std::fmt::Write;

use super::precision::{self, Sample};
use super::{PROFILES, RULES, Rule, Severity};

impl Rule {
    /// The explanation, in Markdown with fixed headings.
    pub fn explain(&self) -> String {
        let Rule { code, name, what, why, wrong, right, options, origin, .. } = self;
        let standing = self.standing();
        format!(
            "# {code} {name}\n\n{standing}\n\n## What\n{what}\n\n## Why\n{why}\n\n## Wrong\n{wrong}\n\n\
             ## Right\n{right}\n\n## Options\n{options}\n\n## Origin\n{origin}\n"
        )
    }

    /// How grave it is, where it is on, and how sure it is.
    fn standing(&self) -> String {
        let severity = self.severity.name();
        let on = match (self.by_default, self.houses()) {
            (true, _) => "on by default".to_owned(),
            (false, houses) if houses.is_empty() => "off unless selected".to_owned(),
            (false, houses) => format!("on in the profiles {}", houses.join(", ")),
        };
        let (name, meaning) = (self.confidence.name(), self.confidence.meaning());
        let measured = match precision::of(self.code) {
            Some(Sample { right, read, .. }) => format!(" Of {read} findings read, {right} were right."),
            None => String::new(),
        };
        format!("Severity: {severity}, {on}. Confidence: {name} ({meaning}).{measured}")
    }

    /// The names of the profiles, the default aside, in which it is on.
    fn houses(&self) -> Vec<&'static str> {
        PROFILES[1..]
            .iter()
            .filter(|profile| profile.severity(self).is_some())
            .map(|profile| profile.name)
            .collect()
    }
}

/// Everything that is said of all rules, in Markdown: docs/rules.md, and what `attrib explain --all` prints.
pub fn explain_all() -> String {
    let mut page = String::from(INTRODUCTION);
    page += "\n## At a glance\n\n| code | name |";
    for profile in PROFILES {
        page += &format!(" {} |", profile.name);
    }
    page += " confidence |\n|---|---|";
    page += &"---|".repeat(PROFILES.len() + 1);
    page.push('\n');
    for rule in RULES {
        let link = format!("{}-{}", rule.code.to_lowercase(), rule.name);
        // Writing to a string cannot fail.
        let _ = write!(page, "| [{}](#{link}) | {} |", rule.code, rule.name);
        for profile in PROFILES {
            let _ = write!(page, " {} |", profile.severity(rule).map_or("", Severity::name));
        }
        let _ = writeln!(page, " {} |", rule.confidence.name());
    }
    page += "\n## Profiles\n\n";
    for profile in PROFILES {
        let _ = writeln!(page, "- `{}`: {}", profile.name, profile.summary);
    }
    page += &precision::table();
    for rule in RULES {
        page.push('\n');
        page += &rule.explain();
    }
    page
}

const INTRODUCTION: &str = "\
# Rules

Q rules compare quotes with the registry, S rules look at sourcing, T rules at the text, R rules at the registry. An empty field in the
table means that the rule is off in that profile. `--profile NAME` chooses a profile, `rules:` in attrib.yaml decides over it, `--select`
and `--ignore` over both. This page is what `attrib explain --all` prints.

A finding is set aside by a comment before its paragraph, `<!-- attrib: ignore S002 -- why -->`, by one anywhere for the whole story,
`<!-- attrib: ignore-file S002 -- why -->`, or, for texts that cannot hold comments, in attrib.yaml:

    ignores:
      - {rule: S002, story: desk/budget.txt, quote: the money ran out, reason: agreed with the desk}

A reason is required. `quote` narrows the entry to paragraphs with these words.
";
