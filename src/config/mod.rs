//! What a newsroom has decided: `attrib.yaml` as written, and the settings it comes to.
//!
//! Owns the file's keys, its place and its defaults; what a rule's setting means is the rule's.

mod rule_setting;
mod written;

use std::fs;
use std::path::{Path, PathBuf};

use ignore::overrides::{Override, OverrideBuilder};
use serde_yaml::Spanned;

use crate::check::{self, PROFILES, Profile, RULES, Rule, Severity};
use crate::registry::Problem;

use rule_setting::RuleSetting;
pub use written::schema;

/// What the file is called.
pub const FILE_NAME: &str = "attrib.yaml";

/// Where the registry is unless said otherwise.
pub const CLAIMS: &str = "claims";

/// Everything decided, defaults filled in.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that relative paths and globs start from.
    pub root: PathBuf,
    /// The registry that the file names; `None` when it names none.
    pub claims: Option<PathBuf>,
    /// The names the publisher goes by.
    pub publisher: Vec<String>,
    /// Language of the stories, a BCP 47 tag.
    pub language: String,
    /// The least grave finding that fails a run; `None` for never.
    pub fail_on: Option<Severity>,
    /// Which rules apply, and how grave they are.
    pub check: check::Settings,
    /// Which files are stories: globs, which match absolute paths; `None` for the usual extensions.
    pub stories: Option<Override>,
    /// What the file says of single rules, by code.
    rules: Vec<(&'static str, RuleSetting)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            root: PathBuf::new(),
            claims: None,
            publisher: Vec::new(),
            language: "en".to_owned(),
            fail_on: Some(Severity::Error),
            check: check::Settings::default(),
            stories: None,
            rules: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Every problem in it, each with line and column: what cannot be parsed, unknown keys, unknown rules.
    pub fn load(path: &Path) -> Result<Self, Vec<Problem>> {
        let problem = |message: String| Problem {
            file: path.to_owned(),
            line: 0,
            column: 0,
            message,
            help: Some("check the path and its permissions".to_owned()),
        };
        let text = fs::read_to_string(path)
            .map_err(|error| vec![problem(format!("expected a configuration file: {error}"))])?;
        Self::parse(path, &text)
    }

    /// Reads the text of the configuration file at `path`.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn parse(path: &Path, text: &str) -> Result<Self, Vec<Problem>> {
        let root = path.parent().map(Path::to_owned).unwrap_or_default();
        // A file of comments alone decides nothing.
        let written: Option<written::File> =
            serde_yaml::from_str(text).map_err(|error| vec![Problem::of_yaml(path.to_owned(), &error)])?;
        let written = written.unwrap_or_default();
        let mut problems = Vec::new();
        let mut known = |listed: Spanned<String>| match selector(&listed.value) {
            Some(selector) => Some(selector),
            None => {
                problems.push(unknown_rule(path, &listed));
                None
            }
        };
        let select = written.select.into_iter().filter_map(&mut known).collect();
        let ignore = written.ignore.into_iter().filter_map(&mut known).collect();
        let mut check = check::Settings { select, ignore, ..check::Settings::default() };
        if let Some(named) = written.profile {
            match check::profile(&named.value) {
                Some(profile) => check.start_from(profile),
                None => problems.push(unknown_profile(path, &named)),
            }
        }
        let rules = rules(path, written.rules, &mut problems);
        decide(&rules, &mut check);
        check.ignores = ignores(path, &root, written.ignores, &mut problems);
        let stories = globs(path, &root, written.stories, &mut problems);
        if !problems.is_empty() {
            problems.sort_by_key(|problem| (problem.line, problem.column));
            return Err(problems);
        }
        let default = Self::default();
        Ok(Self {
            claims: written.claims.map(|claims| root.join(claims)),
            publisher: written.publisher,
            language: written.language.unwrap_or(default.language),
            fail_on: written.fail_on.map_or(default.fail_on, written::FailOn::severity),
            check,
            stories,
            rules,
            root,
        })
    }
}

impl Settings {
    /// Starts from another profile than the file's; what the file says of single rules still comes on top.
    pub fn use_profile(&mut self, profile: &'static Profile) {
        self.check.start_from(profile);
        self.check.severities.clear();
        decide(&self.rules, &mut self.check);
    }
}

/// The configuration file that applies in `folder`: its own, or the nearest above.
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|above| above.join(FILE_NAME)).find(|path| path.is_file())
}

/// What `select` and `ignore` take: a code, the beginning of one, or a name; `None` when no rule fits.
pub fn selector(listed: &str) -> Option<String> {
    let upper = listed.to_ascii_uppercase();
    if !upper.is_empty() && RULES.iter().any(|rule| rule.code.starts_with(&upper)) {
        return Some(upper);
    }
    check::rule(listed).map(|rule| rule.code.to_owned())
}

/// What to write instead of a rule that does not exist.
pub fn rule_suggestion(wanted: &str) -> String {
    let wanted = wanted.to_lowercase();
    let near = |rule: &&&Rule| {
        strsim::jaro_winkler(&wanted, rule.name).max(strsim::jaro_winkler(&wanted, &rule.code.to_lowercase()))
    };
    let best = RULES.iter().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|rule| near(rule) > 0.8);
    match best {
        Some(rule) => format!("did you mean `{}` ({})?", rule.code, rule.name),
        None => "`attrib explain --all` lists the rules".to_owned(),
    }
}

/// What to write instead of a profile that does not exist.
pub fn profile_suggestion(wanted: &str) -> String {
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    let wanted = wanted.to_lowercase();
    let near = |name: &&str| strsim::jaro_winkler(&wanted, name);
    match names.iter().max_by(|a, b| near(a).total_cmp(&near(b))).filter(|name| near(name) > 0.8) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}", names.join(", ")),
    }
}

/// What the file says of single rules, by code.
fn rules(
    path: &Path,
    written: Vec<(Spanned<String>, RuleSetting)>,
    problems: &mut Vec<Problem>,
) -> Vec<(&'static str, RuleSetting)> {
    let mut rules = Vec::new();
    for (listed, setting) in written {
        let Some(rule) = check::rule(&listed.value) else {
            problems.push(unknown_rule(path, &listed));
            continue;
        };
        match setting.foreign(rule.code) {
            None => rules.push((rule.code, setting)),
            Some(option) => {
                let message = format!("expected an option of {}, found `{option}`", rule.code);
                let own = check::keys(rule.code).iter().map(|key| format!(", `{key}`"));
                let help = format!("it has `severity`{}", own.collect::<String>());
                problems.push(problem(path, &listed, message, help));
            }
        }
    }
    rules
}

/// Puts what the file says of single rules over the profile's decisions.
fn decide(rules: &[(&'static str, RuleSetting)], check: &mut check::Settings) {
    for (code, setting) in rules {
        if let Some(severity) = setting.severity {
            check.severities.push((code, severity));
        }
        setting.decide(code, &mut check.options);
    }
}

/// What is set aside story by story.
fn ignores(
    path: &Path,
    root: &Path,
    written: Vec<written::Ignore>,
    problems: &mut Vec<Problem>,
) -> Vec<check::Ignore> {
    let mut ignores = Vec::new();
    for entry in written {
        let Some(rule) = check::rule(&entry.rule.value) else {
            problems.push(unknown_rule(path, &entry.rule));
            continue;
        };
        let reason = entry.reason.value.trim().to_owned();
        if reason.is_empty() {
            let help = "say why the rule is set aside here".to_owned();
            problems.push(problem(path, &entry.reason, "expected a reason, found nothing".to_owned(), help));
            continue;
        }
        let story = root.join(entry.story);
        let story = std::path::absolute(&story).unwrap_or(story);
        ignores.push(check::Ignore { rule, story, quote: entry.quote, reason });
    }
    ignores
}

/// Which files are stories, from the file's folder on.
fn globs(
    path: &Path,
    root: &Path,
    written: Vec<Spanned<String>>,
    problems: &mut Vec<Problem>,
) -> Option<Override> {
    if written.is_empty() {
        return None;
    }
    // A file named without its folder is in the working folder.
    let folder = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let mut globs = OverrideBuilder::new(std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()));
    for glob in &written {
        if let Err(error) = globs.add(&glob.value) {
            problems.push(broken_glob(path, glob, error));
        }
    }
    let last = written.last()?;
    globs.build().map_err(|error| problems.push(broken_glob(path, last, error))).ok()
}

fn broken_glob(path: &Path, glob: &Spanned<String>, error: ignore::Error) -> Problem {
    let why = match error {
        ignore::Error::Glob { err, .. } => err,
        other => other.to_string(),
    };
    let message = format!("expected a glob, found `{}` ({why})", glob.value);
    problem(path, glob, message, "write it like stories/**/*.txt".to_owned())
}

fn unknown_profile(path: &Path, named: &Spanned<String>) -> Problem {
    let message = format!("expected a profile, found `{}`", named.value);
    problem(path, named, message, profile_suggestion(&named.value))
}

fn unknown_rule(path: &Path, listed: &Spanned<String>) -> Problem {
    problem(
        path,
        listed,
        format!("expected a rule, found `{}`", listed.value),
        rule_suggestion(&listed.value),
    )
}

fn problem(path: &Path, place: &Spanned<String>, message: String, help: String) -> Problem {
    Problem {
        file: path.to_owned(),
        line: place.referenced.line() as usize,
        column: place.referenced.column() as usize,
        message,
        help: Some(help),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Settings, String> {
        Settings::parse(Path::new("news/attrib.yaml"), text)
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn every_key_is_read() {
        let settings = parse(
            "claims: register\npublisher: [The Herald, Herald Online]\nlanguage: de\nfail-on: warning\n\
             select: [Q, S]\nignore: [bare-source]\nrules:\n  S002: off\n  q001: {severity: error}\n  T002: info\n\
             stories: ['desk/**/*.txt']\n",
        )
        .unwrap();
        assert_eq!(settings.claims, Some(PathBuf::from("news/register")));
        assert_eq!(settings.publisher, ["The Herald", "Herald Online"]);
        assert_eq!(settings.language, "de");
        assert_eq!(settings.fail_on, Some(Severity::Warning));
        let severity = |code| settings.check.severity(check::rule(code).unwrap());
        assert_eq!(severity("Q001"), Some(Severity::Error));
        assert_eq!(severity("S002"), None);
        assert_eq!(severity("S003"), None);
        assert_eq!(severity("T002"), None);
        assert_eq!(severity("Q003"), Some(Severity::Error));
        let stories = settings.stories.unwrap();
        let is_story = |path: &str| stories.matched(std::path::absolute(path).unwrap(), false).is_whitelist();
        assert!(is_story("news/desk/city/a.txt") && !is_story("news/a.txt") && !is_story("desk/a.txt"));
    }

    #[test]
    fn a_publisher_may_be_one_name() {
        assert_eq!(parse("publisher: The Herald\n").unwrap().publisher, ["The Herald"]);
    }

    #[test]
    fn globs_start_from_the_working_folder_where_the_file_lies_in_it() {
        let settings = Settings::parse(Path::new("attrib.yaml"), "stories: ['desk/**/*.txt']\n").unwrap();
        let story = std::path::absolute("desk/a.txt").unwrap();
        assert!(settings.stories.unwrap().matched(story, false).is_whitelist());
    }

    #[test]
    fn a_broken_glob_is_refused_where_it_stands() {
        let told = parse("stories: ['*.txt', '[z']\n").unwrap_err();
        assert!(told.starts_with("news/attrib.yaml:1:20: expected a glob, found `[z` (unclosed"), "{told}");
    }

    #[test]
    fn an_empty_file_decides_nothing() {
        for text in ["", "# nothing yet\n"] {
            let settings = parse(text).unwrap();
            assert_eq!(settings.fail_on, Some(Severity::Error));
            assert_eq!(settings.language, "en");
        }
    }

    #[test]
    fn unknown_keys_are_refused_with_a_suggestion() {
        assert_eq!(
            parse("language: en\nclams: register\n").unwrap_err(),
            "news/attrib.yaml:2:1: expected a known key, found `clams`; did you mean `claims`?"
        );
    }

    #[test]
    fn unknown_rules_are_refused_where_they_stand() {
        assert_eq!(
            parse("select: [Q, bare-sources]\nrules:\n  X9: off\n").unwrap_err(),
            "news/attrib.yaml:1:13: expected a rule, found `bare-sources`; did you mean `S003` (bare-source)?\n\
             news/attrib.yaml:3:3: expected a rule, found `X9`; `attrib explain --all` lists the rules"
        );
    }

    #[test]
    fn a_profile_is_where_the_files_own_decisions_start() {
        let settings = parse("profile: npr\nrules:\n  S007: off\n  T005: {at-most: 3}\n").unwrap().check;
        let severity = |code| settings.severity(check::rule(code).unwrap());
        assert_eq!(severity("S002"), Some(Severity::Error));
        assert_eq!(severity("S007"), None);
        assert_eq!(severity("T005"), None);
        assert_eq!(settings.options.brackets, 3);
        assert_eq!(
            parse("profile: reuter\n").unwrap_err(),
            "news/attrib.yaml:1:10: expected a profile, found `reuter`; did you mean `reuters`?"
        );
    }

    #[test]
    fn options_of_other_rules_are_refused() {
        assert_eq!(
            parse("rules:\n  T005: {words: 3}\n").unwrap_err(),
            "news/attrib.yaml:2:3: expected an option of T005, found `words`; it has `severity`, `at-most`"
        );
        assert!(parse("rules:\n  T005: {at-mots: 3}\n").unwrap_err().contains("at-most"));
    }

    #[test]
    fn every_option_that_a_rule_has_can_be_written() {
        let value = |key: &str| match key {
            "fillers" | "cues" => "[um]",
            "grammar" => "repair",
            "style" => "character",
            _ => "5",
        };
        for rule in RULES {
            for key in check::keys(rule.code) {
                let settings =
                    parse(&format!("rules:\n  {}: {{{key}: {}}}\n", rule.code, value(key))).unwrap();
                assert_ne!(settings.check.options, check::DEFAULT.options(), "{} {key}", rule.code);
                assert!(rule.options.contains(&format!("`{key}`")), "{} {key}", rule.code);
            }
        }
    }

    #[test]
    fn what_is_set_aside_wants_a_reason() {
        let settings = parse("ignores:\n  - {rule: S002, story: a.txt, reason: the desk agreed}\n").unwrap();
        assert_eq!(settings.check.ignores[0].reason, "the desk agreed");
        assert!(settings.check.ignores[0].story.ends_with("news/a.txt"));
        assert_eq!(
            parse("ignores:\n  - {rule: S002, story: a.txt, reason: ''}\n").unwrap_err(),
            "news/attrib.yaml:2:40: expected a reason, found nothing; say why the rule is set aside here"
        );
        assert!(parse("ignores:\n  - {rule: S002, story: a.txt}\n").unwrap_err().contains("reason"));
    }

    #[test]
    fn a_severity_that_does_not_exist_is_refused() {
        let error = parse("rules:\n  S002: fatal\n").unwrap_err();
        assert_eq!(
            error,
            "news/attrib.yaml:2:3: expected off, info, warning or error, found string \"fatal\""
        );
    }
}
