//! `attrib check`: quotes compared with the registry, rules applied.

use std::path::PathBuf;

use attrib::Extraction;
use attrib::article::Article;
use attrib::check::{Checked, Profile, Severity, Version};
use attrib::config::{self, Settings};
use attrib::report::wire::{Document, Summary};
use attrib::report::{Format, Reported, changes, retain_levels};

use crate::Outcome;
use crate::arguments::{CheckArguments, FailOn};
use crate::baseline::KnownFindings;
use crate::batch::{Task, Work};
use crate::inputs::Input;
use crate::lines;
use crate::mend::{Mending, difference};
use crate::message::Messages;
use crate::project::{Project, Projects, Wanted};
use crate::run::Run;

/// Checks all stories that the arguments name.
pub fn run(arguments: &CheckArguments) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some(decided) = Decided::of(arguments, &messages) else { return Outcome::Failed };
    if let Some(path) = unmendable(arguments) {
        let what = "--fix: expected files with one story each, found";
        let remedy = "--diff shows what would be changed";
        messages.error(format_args!("{what} `{}`; {remedy}", path.display()));
        return Outcome::Failed;
    }
    let Ok(baseline) = KnownFindings::open(arguments, &messages) else { return Outcome::Failed };
    let Ok(old) = old(arguments, &messages) else { return Outcome::Failed };
    let wanted =
        Wanted { config: arguments.input.config.clone(), claims: arguments.claims.clone(), registry: true };
    let mending = Mending::of(arguments, messages);
    let shows = mending.as_ref().is_some_and(Mending::shows);
    let checking = Checking {
        fail_on: decided.fail_on,
        levels: arguments.level.iter().map(|level| level.name()).collect(),
        baseline,
        mending,
        old,
    };
    let projects = Projects::new(wanted, messages, move |settings| decided.adjust(settings));
    let run = Run {
        input: &arguments.input,
        output: &arguments.output,
        // A patch stands alone.
        format: if shows { Format::Concise } else { arguments.format.into() },
        checked: true,
        projects: &projects,
        wanted: format!("check {:?} {:?}", arguments.level, checking.fail_on),
    };
    let (outcome, failing) = run.documents(&checking);
    let Checking { baseline, mending, .. } = checking;
    let (mended, unmended) = mending.map_or((0, false), Mending::close);
    let written = baseline.is_none_or(|baseline| baseline.close(&messages));
    let found = failing > 0 || shows && mended > 0;
    match outcome {
        _ if unmended || !written => Outcome::Failed,
        Outcome::Clean if found && !arguments.exit_zero => Outcome::Findings,
        outcome => outcome,
    }
}

/// What --fix cannot write to: standard input, and stories that are lines.
fn unmendable(arguments: &CheckArguments) -> Option<&PathBuf> {
    let cannot = |path: &&PathBuf| path.as_os_str() == "-" || lines::are_in(path);
    arguments.input.paths.iter().find(cannot).filter(|_| arguments.fix && !arguments.diff)
}

/// The older version that the story is laid against; `Err` after saying why there is none.
fn old(arguments: &CheckArguments, messages: &Messages) -> Result<Option<Article>, ()> {
    let Some(path) = &arguments.against else { return Ok(None) };
    let one = matches!(arguments.input.paths.as_slice(), [story] if !story.is_dir());
    if !one {
        messages.error("--against: expected one story to lay against the old version, found several");
        return Err(());
    }
    let mut bytes = Vec::new();
    let mut input = Input::File(path.clone());
    let read = input.read(&mut bytes).and_then(|()| Article::from_bytes(input.name(), bytes));
    read.map(Some).map_err(|error| messages.error(error))
}

/// What is done with each story.
struct Checking {
    fail_on: Option<FailOn>,
    levels: Vec<&'static str>,
    baseline: Option<KnownFindings>,
    mending: Option<Mending>,
    old: Option<Article>,
}

impl Task for Checking {
    /// Of the story as it is; `None` where it may be mended first.
    type Found = Option<Extraction>;

    fn find(&self, work: &Work) -> Self::Found {
        self.mending.is_none().then(|| attrib::extract(work.article, work.options))
    }

    fn print(&self, work: &Work, found: Self::Found, out: &mut Vec<u8>) -> (Summary, usize) {
        let Some(mending) = &self.mending else {
            return self.print_checked(work, work.article, found, out);
        };
        let find = |article: &Article| checked(work, article, &attrib::extract(article, work.options));
        let mended = mending.mend(work.article, find);
        if mending.shows() {
            if let Some(mended) = mended {
                difference(work.article, &mended, out);
            }
            return (Summary { documents: 1, ..Summary::default() }, 0);
        }
        self.print_checked(work, mended.as_ref().unwrap_or(work.article), None, out)
    }
}

/// Applies the rules to an article.
fn checked(work: &Work, article: &Article, extraction: &Extraction) -> Checked {
    let project = work.project;
    let against = project.claims.as_deref().map(|(registry, index)| (registry, index));
    attrib::check::check(article, extraction, against, &project.settings.check)
}

impl Checking {
    fn print_checked(
        &self,
        work: &Work,
        article: &Article,
        found: Option<Extraction>,
        out: &mut Vec<u8>,
    ) -> (Summary, usize) {
        let extraction = found.unwrap_or_else(|| attrib::extract(article, work.options));
        let mut checked = checked(work, article, &extraction);
        if let Some(baseline) = &self.baseline {
            baseline.apply(&article.name, &mut checked);
        }
        let mut document = Document::from(Reported {
            article,
            extraction: &extraction,
            language: work.language,
            checked: Some(&checked),
            registry: work.project.claims.as_deref().map(|(registry, _)| registry),
        });
        document.changes = self.old.as_ref().map(|old| {
            let was = attrib::extract(old, work.options);
            changes(Version { article: old, extraction: &was }, Version { article, extraction: &extraction })
        });
        if !self.levels.is_empty() {
            retain_levels(&mut document, &self.levels);
        }
        work.printer.document(&document, &article.text, out);
        let summary = Summary::of(&document);
        let failing = self.failing(work.project, &summary);
        (summary, failing)
    }

    /// How many findings fail the run.
    fn failing(&self, project: &Project, summary: &Summary) -> usize {
        let findings = summary.findings;
        match self.fail_on.map_or(project.settings.fail_on, FailOn::severity) {
            Some(Severity::Error) => findings.error,
            Some(Severity::Warning) => findings.error + findings.warning,
            Some(Severity::Info) => findings.error + findings.warning + findings.info,
            None => 0,
        }
    }
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
