//! What changed between two versions of a story, for reports.

use crate::check::{self, ChangeKind, Version};
use crate::text::LineIndex;

use super::document::place;
use super::wire::Change;

/// What changed from the old version to the new.
pub fn changes(old: Version, new: Version) -> Vec<Change> {
    let lines = [old, new].map(|version| LineIndex::new(&version.article.text));
    let of = |change: check::Change| {
        let lines = &lines[usize::from(change.kind != ChangeKind::Dropped)];
        Change {
            kind: change.kind.name().to_owned(),
            span: place(lines, change.span),
            old: change.old,
            new: change.new,
            quote: change.quote,
        }
    };
    check::changes(old, new).into_iter().map(of).collect()
}

/// What happened, in words for people, after the kind of change.
pub fn describe(change: &Change) -> String {
    let one = |text: &Option<String>| {
        text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (old, new) = (one(&change.old), one(&change.new));
    match (&change.quote, old.is_empty(), new.is_empty()) {
        (Some(_), _, _) => {
            let nobody = |who: String| if who.is_empty() { "nobody".to_owned() } else { who };
            format!("{} → {}: “{}”", nobody(old), nobody(new), one(&change.quote))
        }
        (None, false, false) => format!("“{old}” → “{new}”"),
        (None, true, _) => format!("“{new}”"),
        (None, false, true) => format!("“{old}”"),
    }
}
