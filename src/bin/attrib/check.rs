//! `attrib check`: quotes compared with the registry, rules applied.

use attrib::check::{Profile, Severity};
use attrib::config::{self, Settings};
use attrib::report::wire::{Document, Summary};
use attrib::report::{Reported, retain_levels};

use crate::Outcome;
use crate::arguments::{CheckArguments, FailOn};
use crate::message::Messages;
use crate::project::{Project, Projects, Wanted};
use crate::run::{Run, Work};

/// Checks all stories that the arguments name.
pub fn run(arguments: &CheckArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some(decided) = Decided::of(arguments, &messages) else { return Outcome::Failed };
    let wanted =
        Wanted { config: arguments.input.config.clone(), claims: arguments.claims.clone(), registry: true };
    let fail_on = decided.fail_on;
    let projects = Projects::new(wanted, messages, move |settings| decided.adjust(settings));
    let run = Run {
        input: &arguments.input,
        output: &arguments.output,
        format: arguments.format.into(),
        checked: true,
        projects: &projects,
        wanted: format!("check {:?} {fail_on:?}", arguments.level),
    };
    let levels: Vec<&str> = arguments.level.iter().map(|level| level.name()).collect();
    let (outcome, failing) = run.documents(|work, out| check(work, &levels, fail_on, out));
    match outcome {
        Outcome::Clean if failing > 0 && !arguments.exit_zero => Outcome::Findings,
        outcome => outcome,
    }
}

/// Checks one story; counts what was found and what of it fails the run.
fn check(work: Work, levels: &[&str], fail_on: Option<FailOn>, out: &mut Vec<u8>) -> (Summary, usize) {
    let Project { settings, claims, .. } = work.project;
    let extraction = attrib::extract(work.article, work.options);
    let claims = claims.as_deref();
    let against = claims.map(|(registry, index)| (registry, index));
    let checked = attrib::check::check(work.article, &extraction, against, &settings.check);
    let mut document = Document::from(Reported {
        article: work.article,
        extraction: &extraction,
        language: work.language,
        checked: Some(&checked),
        registry: claims.map(|(registry, _)| registry),
    });
    if !levels.is_empty() {
        retain_levels(&mut document, levels);
    }
    work.printer.document(&document, &work.article.text, out);
    let summary = Summary::of(&document);
    let least = fail_on.map_or(settings.fail_on, FailOn::severity);
    let failing = match least {
        Some(Severity::Error) => summary.findings.error,
        Some(Severity::Warning) => summary.findings.error + summary.findings.warning,
        Some(Severity::Info) => document.findings.len(),
        None => 0,
    };
    (summary, failing)
}

/// What the command line decides over the configuration.
struct Decided {
    fail_on: Option<FailOn>,
    profile: Option<&'static Profile>,
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Decided {
    /// `None`, after saying so, when a rule or a profile does not exist.
    fn of(arguments: &CheckArguments, messages: &Messages) -> Option<Self> {
        let mut sound = true;
        let mut known = |flag: &str, listed: &[String]| -> Vec<String> {
            let one = |wanted: &String| {
                let found = config::selector(wanted);
                if found.is_none() {
                    sound = false;
                    let help = config::rule_suggestion(wanted);
                    messages.error(format_args!("{flag}: expected a rule, found `{wanted}`; {help}"));
                }
                found
            };
            listed.iter().filter_map(one).collect()
        };
        let select = known("--select", &arguments.select);
        let ignore = known("--ignore", &arguments.ignore);
        let wanted = arguments.profile.as_deref();
        let profile = wanted.and_then(attrib::check::profile);
        if let Some(wanted) = wanted.filter(|_| profile.is_none()) {
            sound = false;
            let help = config::profile_suggestion(wanted);
            messages.error(format_args!("--profile: expected a profile, found `{wanted}`; {help}"));
        }
        sound.then_some(Self { fail_on: arguments.fail_on, profile, select, ignore })
    }

    fn adjust(&self, settings: &mut Settings) {
        if let Some(profile) = self.profile {
            settings.use_profile(profile);
        }
        if !self.select.is_empty() {
            settings.check.select.clone_from(&self.select);
            // Asked for by name, a rule runs even where the configuration turns it off.
            settings.check.severities.retain(|(_, severity)| severity.is_some());
        }
        settings.check.ignore.extend_from_slice(&self.ignore);
    }
}
