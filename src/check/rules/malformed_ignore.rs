//! An ignore comment that ignores nothing.

use super::{Check, Rule, SEVERITY_ONLY};
use crate::check::{Confidence, Severity};

pub(in crate::check) static RULE: Rule = Rule {
    code: "T008",
    name: "malformed-ignore",
    severity: Severity::Warning,
    by_default: true,
    confidence: Confidence::Certain,
    what: "An attrib comment without a reason, without a rule, or with a rule that does not exist. It has no effect.",
    why: "Whoever reads the story next has to know why a rule was set aside, and who could say so.",
    wrong: "`<!-- attrib: ignore S002 -->`, which gives no reason.",
    right: "`<!-- attrib: ignore S002 -- the source asked us not to say why; agreed with the desk -->`, which gives one.",
    options: SEVERITY_ONLY,
    origin: "The project's own rule.",
    check: Check::Ignores,
};
