//! `attrib claims lint` and `attrib claims verify`: the rules about a registry and about its evidence.

use std::collections::BTreeMap;

use attrib::Extraction;
use attrib::article::Article;
use attrib::check::{self, Checked, Remark};
use attrib::config::{self, Settings};
use attrib::registry::{Problem, Registry};
use attrib::report::wire::{Document, Summary};
use attrib::report::{self, Format, Printer, Reported, Style};
use clap::Args;

use super::{RegistryArguments, fails, print};
use crate::Outcome;
use crate::arguments::{CheckFormat, FailOn, OutputArguments};
use crate::message::Messages;

/// Shown below the help of `lint`.
pub const LINT_EXAMPLES: &str = "\
Examples:
  attrib claims lint                          the registry that attrib.yaml names, or ./claims
  attrib claims lint --fail-on warning        for a build that is to stay clean
  attrib claims lint --select R003 -f json    conflicting claims only, for a program
  attrib explain R003                         what a rule means";

/// Shown below the help of `verify`.
pub const VERIFY_EXAMPLES: &str = "\
Examples:
  attrib claims verify                        every piece of evidence of every claim
  attrib claims verify --ignore R016          pages need no archived copy
  attrib claims verify --claims archive/2014  one part of an archive

Only files inside the registry's folder are read. Pages of the web are never fetched.";

/// Arguments of `lint` and `verify`.
#[derive(Debug, Args)]
pub struct LintArguments {
    /// Which registry.
    #[command(flatten)]
    registry: RegistryArguments,
    /// Where the report goes.
    #[command(flatten)]
    output: OutputArguments,
    /// Format of the report
    #[arg(long, short, value_enum, default_value_t)]
    format: CheckFormat,
    /// The least grave finding that ends the run with exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Only these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,
    /// Not these rules: codes, beginnings of codes, or names
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// End with exit code 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
}

/// Applies the rules and prints what they say.
pub fn run(arguments: &LintArguments, apply: fn(&Registry, &check::Settings) -> Vec<Remark>) -> Outcome {
    let messages = Messages::new(&arguments.output);
    let Some((registry, mut settings)) = arguments.registry.load(&messages) else { return Outcome::Failed };
    let flags = [("--select", &arguments.select), ("--ignore", &arguments.ignore)];
    let mut chosen = flags.map(|(flag, rules)| known(flag, rules, &messages));
    let [Some(select), Some(ignore)] = &mut chosen else { return Outcome::Failed };
    if !select.is_empty() {
        settings.check.select = std::mem::take(select);
    }
    settings.check.ignore.append(ignore);
    let remarks = apply(&registry, &settings.check);
    let pages = match pages(&registry, &remarks) {
        Ok(pages) => pages,
        Err(problem) => {
            messages.error(problem);
            return Outcome::Failed;
        }
    };
    let written = print(&arguments.output, &messages, |style, out| {
        put(&registry, &pages, &settings, Printer { format: arguments.format.into(), style }, out);
    });
    let least = arguments.fail_on.map_or(settings.fail_on, FailOn::severity);
    let failing = remarks.iter().any(|remark| fails(remark.severity, least));
    match written {
        Outcome::Clean if failing && !arguments.exit_zero => Outcome::Findings,
        written => written,
    }
}

/// The codes of rules; `None`, after saying so, when one does not exist.
fn known(flag: &str, rules: &[String], messages: &Messages) -> Option<Vec<String>> {
    let codes: Vec<Option<String>> = rules.iter().map(|rule| config::selector(rule)).collect();
    for (rule, _) in rules.iter().zip(&codes).filter(|(_, code)| code.is_none()) {
        let help = config::rule_suggestion(rule);
        messages.error(format_args!("{flag}: expected a rule, found `{rule}`; {help}"));
    }
    codes.into_iter().collect()
}

/// The registry's files with findings, each with what was found.
fn pages<'a>(registry: &Registry, remarks: &'a [Remark]) -> Result<Vec<(Article, Vec<&'a Remark>)>, Problem> {
    let mut by_file: BTreeMap<u32, Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        by_file.entry(remark.place.file).or_default().push(remark);
    }
    let page = |(file, remarks): (u32, Vec<&'a Remark>)| {
        let path = &registry.files[file as usize];
        let unread =
            |error: String| Problem::of_file(path, error, Some("it has gone while it was read".into()));
        let bytes = std::fs::read(path).map_err(|error| unread(error.to_string()))?;
        let article = Article::from_bytes(path.display().to_string(), bytes);
        Ok((article.map_err(|error| unread(error.what))?, remarks))
    };
    by_file.into_iter().map(page).collect()
}

fn put(
    registry: &Registry,
    pages: &[(Article, Vec<&Remark>)],
    settings: &Settings,
    printer: Printer,
    out: &mut Vec<u8>,
) {
    if printer.format == Format::Text {
        return put_text(registry, pages, printer.style, out);
    }
    let (mut summary, nothing) = (Summary::default(), Extraction::default());
    printer.head(out);
    for (index, (article, remarks)) in pages.iter().enumerate() {
        if index > 0 {
            printer.between(out);
        }
        let findings = remarks.iter().map(|remark| remark.finding(&article.text)).collect();
        let checked = Checked { findings, ..Checked::default() };
        let document = Document::from(Reported {
            article,
            extraction: &nothing,
            language: &settings.language,
            checked: Some(&checked),
            registry: None,
        });
        summary.add(&Summary::of(&document));
        printer.document(&document, &article.text, out);
    }
    printer.tail(&summary, out);
}

fn put_text(registry: &Registry, pages: &[(Article, Vec<&Remark>)], style: Style, out: &mut Vec<u8>) {
    for (article, remarks) in pages {
        for remark in remarks {
            report::remark(&article.name, remark, style, out);
        }
    }
    let remarks: Vec<&Remark> = pages.iter().flat_map(|(_, remarks)| remarks.iter().copied()).collect();
    report::remarks_summary(registry, &remarks, style, out);
}
