//! Every rule, in the order of its code.

mod altered_quote;
mod anonymous_contradiction;
mod anonymous_opinion;
mod anonymous_quote_leads;
mod anonymous_without_reason;
mod bare_source;
mod claim_without_evidence;
mod conflicting_claims;
mod duplicate_claim;
mod ellipsis_style;
mod embargoed_claim;
mod encoding_damage;
mod evidence_changed;
mod evidence_not_found;
mod evidence_not_searched;
mod evidence_outside;
mod evidence_without_hash;
mod fragmentary_quotes;
mod future_date;
mod headline_quote_not_in_body;
mod loaded_cue;
pub(super) mod malformed_ignore;
mod meaning_changed;
mod misattributed_quote;
mod near_duplicate_claim;
mod page_without_archive;
mod plural_sources_for_one;
mod retracted_claim;
mod secondhand_without_outlet;
mod shared_name;
mod single_source_story;
mod sourcing_mismatch;
mod speaker_introduced_late;
mod speaker_never_introduced;
mod speakers_run_together;
mod spliced_quote;
mod too_many_brackets;
mod translated_quote_without_note;
mod unattributed_quote;
mod unbalanced_quotation_marks;
mod unmarked_omission;
mod unregistered_quote;
pub(super) mod unused_ignore;
mod unused_speaker;
mod vague_source;
mod words_not_in_evidence;

use super::{Confidence, Finding, Ledger, Remark, Severity, Story};

/// One rule: what it looks for, and everything that is said of it anywhere.
#[derive(Debug)]
pub struct Rule {
    /// Never reused.
    pub code: &'static str,
    /// Kebab-case, named for the fault.
    pub name: &'static str,
    /// How grave it is unless the house decides otherwise.
    pub severity: Severity,
    /// Whether it is on without a profile.
    pub by_default: bool,
    /// How sure its findings are.
    pub confidence: Confidence,
    /// What it looks for.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// A sentence that it reports.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
    /// What a house can set.
    pub options: &'static str,
    /// The handbook or convention it comes from.
    pub origin: &'static str,
    /// What finds it.
    pub(super) check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// A story: adds a finding for every place.
    Story(fn(&Story, &mut Vec<Finding>)),
    /// What is set aside, and how: found where that is done.
    Ignores,
    /// A registry by itself.
    Registry(OnLedger),
    /// A registry with the evidence that its claims rest on.
    Evidence(OnLedger),
}

/// Adds a remark for every place.
pub(super) type OnLedger = fn(&Ledger, &mut Vec<Remark>);

/// All rules.
pub static RULES: &[&Rule] = &[
    &unregistered_quote::RULE,
    &altered_quote::RULE,
    &meaning_changed::RULE,
    &misattributed_quote::RULE,
    &spliced_quote::RULE,
    &unmarked_omission::RULE,
    &retracted_claim::RULE,
    &embargoed_claim::RULE,
    &sourcing_mismatch::RULE,
    &translated_quote_without_note::RULE,
    &unattributed_quote::RULE,
    &anonymous_without_reason::RULE,
    &bare_source::RULE,
    &secondhand_without_outlet::RULE,
    &speaker_never_introduced::RULE,
    &plural_sources_for_one::RULE,
    &anonymous_quote_leads::RULE,
    &anonymous_opinion::RULE,
    &single_source_story::RULE,
    &speaker_introduced_late::RULE,
    &speakers_run_together::RULE,
    &loaded_cue::RULE,
    &vague_source::RULE,
    &unbalanced_quotation_marks::RULE,
    &encoding_damage::RULE,
    &unused_ignore::RULE,
    &fragmentary_quotes::RULE,
    &too_many_brackets::RULE,
    &ellipsis_style::RULE,
    &headline_quote_not_in_body::RULE,
    &malformed_ignore::RULE,
    &duplicate_claim::RULE,
    &near_duplicate_claim::RULE,
    &conflicting_claims::RULE,
    &unused_speaker::RULE,
    &shared_name::RULE,
    &claim_without_evidence::RULE,
    &future_date::RULE,
    &anonymous_contradiction::RULE,
    &evidence_not_found::RULE,
    &evidence_outside::RULE,
    &evidence_changed::RULE,
    &words_not_in_evidence::RULE,
    &evidence_not_searched::RULE,
    &evidence_without_hash::RULE,
    &page_without_archive::RULE,
];

/// The rule with this code or name, whatever its case.
pub fn rule(wanted: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.code.eq_ignore_ascii_case(wanted) || r.name.eq_ignore_ascii_case(wanted))
}

/// How many speakers of a story are looked up in its text: each costs the length of the text, and no story has more.
const MOST_SPEAKERS: usize = 200;

/// What every rule that has no options of its own says of them.
const SEVERITY_ONLY: &str = "Its severity, under `rules:` in attrib.yaml: off, info, warning or error.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_unique_and_in_order() {
        let order =
            |code: &str| (["Q", "S", "T", "R"].iter().position(|p| code.starts_with(p)), code.to_owned());
        for pair in RULES.windows(2) {
            assert!(order(pair[0].code) < order(pair[1].code), "{} {}", pair[0].code, pair[1].code);
        }
        for (i, r) in RULES.iter().enumerate() {
            assert!(RULES[..i].iter().all(|other| other.name != r.name));
            assert!(r.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", r.name);
            assert!(std::ptr::eq(*r, rule(&r.code.to_lowercase()).unwrap()));
            for text in [r.what, r.why, r.wrong, r.right, r.options, r.origin] {
                assert!(text.ends_with(['.', '”', '"', ')']), "{}: {text}", r.code);
            }
        }
    }
}
