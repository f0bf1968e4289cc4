use sha2::{Digest, Sha256};

use super::rules::Rule;
use crate::text::Span;

/// How grave a finding is; the least grave first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// To be looked at.
    Warning,
    /// Not to be published so.
    Error,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A rule that fired.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which.
    pub rule: &'static Rule,
    /// How grave it is here.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where, in bytes of the article's text.
    pub span: Span,
    /// The claim it is about.
    pub claim: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// The same for the same fault wherever it stands: by rule, quote and speaker.
    pub fingerprint: String,
}

/// A change of the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace, in bytes.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// Whether it mends without changing what the story says.
    pub certain: bool,
}

impl Fix {
    /// A change that mends without changing what the story says.
    pub fn certain(span: Span, replacement: String) -> Self {
        Self { span, replacement, certain: true }
    }

    /// A change that also changes what the story says, so that somebody has to ask for it.
    pub fn of_meaning(span: Span, replacement: String) -> Self {
        Self { span, replacement, certain: false }
    }
}

impl Finding {
    /// A finding of `rule` at `span`; `about` is the quote and the speaker, for the fingerprint.
    pub fn new(rule: &'static Rule, span: Span, about: [&str; 2], message: String) -> Self {
        let key = [rule.code, about[0], about[1]].join("\0");
        let digest = Sha256::digest(key.as_bytes());
        let first = digest.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
        Self {
            rule,
            severity: Severity::Error,
            message,
            span,
            claim: None,
            help: None,
            fix: None,
            fingerprint: format!("{first:016x}"),
        }
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, about the claim with this id.
    #[must_use]
    pub fn claim(mut self, id: &str) -> Self {
        self.claim = Some(id.to_owned());
        self
    }

    /// The same, with a change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The same, never graver than `severity`.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
