//! An ignore that holds nothing back any more.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Severity};

pub(in crate::check) static RULE: Rule = Rule {
    code: "T003",
    name: "unused-ignore",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "An ignore comment, or an entry under `ignores:` in attrib.yaml, whose rule finds nothing there any more.",
    why: "It was written for a fault that is gone. Left standing, it hides the next one.",
    wrong: "`<!-- attrib: ignore S002 -- the lawyer agreed -->` before a paragraph without an unnamed source.",
    right: "The same paragraph without the comment.",
    options: SEVERITY_ONLY,
    origin: "The project's own rule.",
    check: Check::Ignores,
};
