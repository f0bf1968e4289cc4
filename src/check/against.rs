//! Two versions of a story: what became of its quotes and of those who spoke them.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::Extraction;
use crate::article::Article;
use crate::attribution::Attribution;
use crate::quote::is_term;
use crate::sourcing::Level;
use crate::text::Span;
use crate::wording::{self, push_folded};

/// What sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A quote that the old version does not have.
    Added,
    /// A quote that the new version does not have.
    Dropped,
    /// A quote with other words.
    Reworded,
    /// A quote that is given to somebody else.
    Reattributed,
    /// A speaker who was named and is not any more.
    TurnedAnonymous,
    /// A speaker who was not named and is now.
    TurnedNamed,
}

impl ChangeKind {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Dropped => "dropped",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Reattributed => "reattributed",
            ChangeKind::TurnedAnonymous => "turned-anonymous",
            ChangeKind::TurnedNamed => "turned-named",
        }
    }
}

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What sort.
    pub kind: ChangeKind,
    /// The quote or the speaker as it was; `None` for what was added.
    pub old: Option<String>,
    /// The quote or the speaker as it is; `None` for what was dropped.
    pub new: Option<String>,
    /// The quote it is about, where `old` and `new` are speakers.
    pub quote: Option<String>,
    /// Where: bytes of the new version's text, or of the old one's for what was dropped.
    pub span: Span,
}

/// A version of a story.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// Its text.
    pub article: &'a Article,
    /// What was found in it.
    pub extraction: &'a Extraction,
}

/// From this share of words in common on, two quotes are one reworded.
const SAME: f64 = 0.6;

/// Quotes without an equal are compared with this many of the other version, the nearest in order first: what moved
/// further and was reworded as well counts as dropped and added.
const WINDOW: usize = 40;

/// One quote of a version.
struct Said<'a> {
    span: Span,
    text: &'a str,
    /// Name or description of the speaker; empty for nobody.
    who: String,
    named: bool,
}

/// What changed from the old version to the new: dropped quotes in the order of the old text, then the rest in the order of the new.
pub fn changes(old: Version, new: Version) -> Vec<Change> {
    let (before, after) = (said(old), said(new));
    let pairs = pair(&before, &after);
    let mut changes = Vec::new();
    let taken: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    for (_, said) in before.iter().enumerate().filter(|(i, _)| !taken.contains(i)) {
        changes.push(Change {
            kind: ChangeKind::Dropped,
            old: Some(said.text.to_owned()),
            new: None,
            quote: None,
            span: said.span,
        });
    }
    let mut turned = BTreeSet::new();
    for (said, was) in after.iter().zip(&pairs) {
        match was.map(|i| &before[i]) {
            None => changes.push(Change {
                kind: ChangeKind::Added,
                old: None,
                new: Some(said.text.to_owned()),
                quote: None,
                span: said.span,
            }),
            Some(was) => compare(was, said, &mut turned, &mut changes),
        }
    }
    changes
}

/// What changed about a quote that both versions have.
fn compare(was: &Said, is: &Said, turned: &mut BTreeSet<(String, String)>, out: &mut Vec<Change>) {
    let own = |text: &str| Some(text.to_owned());
    if fold(was.text) != fold(is.text) {
        let (old, new) = (own(was.text), own(is.text));
        out.push(Change { kind: ChangeKind::Reworded, old, new, quote: None, span: is.span });
    }
    if fold(&was.who) == fold(&is.who) {
        return;
    }
    let kind = match (was.named, is.named) {
        (true, false) => ChangeKind::TurnedAnonymous,
        (false, true) if !was.who.is_empty() => ChangeKind::TurnedNamed,
        _ => ChangeKind::Reattributed,
    };
    if kind != ChangeKind::Reattributed && !turned.insert((was.who.clone(), is.who.clone())) {
        return;
    }
    out.push(Change { kind, old: own(&was.who), new: own(&is.who), quote: own(is.text), span: is.span });
}

/// The quotes of a version, terms left out.
fn said(version: Version) -> Vec<Said> {
    let text = version.article.text.as_str();
    let of = |a: &Attribution| {
        let speaker = a.speaker.and_then(|r| version.extraction.speakers.get(r.speaker?));
        let known = speaker.and_then(|s| s.name.clone().or_else(|| s.description.clone()));
        let who = known.or_else(|| a.source.map(|s| s.of(text).to_owned())).unwrap_or_default();
        (who, speaker.is_some_and(|s| s.name.is_some()) || a.sourcing.level == Level::Named)
    };
    let mut said = Vec::new();
    for a in &version.extraction.attributions {
        let (who, named) = of(a);
        for &span in a.quotes.iter().filter(|&&quote| !is_term(text, quote)) {
            said.push(Said { span, text: span.of(text), who: who.clone(), named });
        }
    }
    said.sort_by_key(|said| said.span);
    said
}

/// For each new quote the index of the old one that it was.
fn pair(old: &[Said], new: &[Said]) -> Vec<Option<usize>> {
    let mut same: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (i, said) in old.iter().enumerate() {
        same.entry(fold(said.text)).or_default().push_back(i);
    }
    let mut pairs: Vec<Option<usize>> =
        new.iter().map(|said| same.get_mut(&fold(said.text)).and_then(VecDeque::pop_front)).collect();
    let mut left: Vec<usize> = same.into_values().flatten().collect();
    left.sort_unstable();
    for (said, was) in new.iter().zip(&mut pairs).filter(|(_, was)| was.is_none()) {
        let near = left.iter().take(WINDOW).enumerate();
        let likeness = |&(_, &i): &(usize, &usize)| wording::compare(said.text, old[i].text).similarity;
        let best =
            near.map(|at| (likeness(&at), at.0)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, at)) = best.filter(|(likeness, _)| *likeness >= SAME) {
            *was = Some(left.remove(at));
        }
    }
    pairs
}

/// The words alone, folded.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        word.chars().for_each(|c| push_folded(&mut folded, c));
        folded.push(' ');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, extract};

    fn changed(old: &str, new: &str) -> Vec<(&'static str, Option<String>, Option<String>)> {
        let read = |text: &str| Article::from_text("story.txt", text);
        let (old, new) = (read(old), read(new));
        let (was, is) = (extract(&old, &Options::default()), extract(&new, &Options::default()));
        let version = |article, extraction| Version { article, extraction };
        changes(version(&old, &was), version(&new, &is))
            .into_iter()
            .map(|c| (c.kind.name(), c.old, c.new))
            .collect()
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    const STORY: &str = "“The bridge will fail before the spring,” said Clara Ruiz, the mayor.\n";

    #[test]
    fn the_same_story_changed_nothing() {
        assert!(changed(STORY, STORY).is_empty());
    }

    #[test]
    fn quotes_come_and_go() {
        let more = format!("{STORY}\n“Nobody asked the pilots,” said Peter Holm, a captain.\n");
        assert_eq!(changed(STORY, &more), [("added", None, some("Nobody asked the pilots,"))]);
        assert_eq!(changed(&more, STORY), [("dropped", some("Nobody asked the pilots,"), None)]);
    }

    #[test]
    fn words_and_speakers_change() {
        let reworded = STORY.replace("will fail", "may fail");
        let (was, is) = ("The bridge will fail before the spring,", "The bridge may fail before the spring,");
        assert_eq!(changed(STORY, &reworded), [("reworded", some(was), some(is))]);
        let other = STORY.replace("Clara Ruiz, the mayor", "Peter Holm, a captain");
        assert_eq!(changed(STORY, &other), [("reattributed", some("Clara Ruiz"), some("Peter Holm"))]);
    }

    #[test]
    fn names_come_and_go() {
        let unnamed = STORY.replace("Clara Ruiz, the mayor", "a senior official");
        let away = changed(STORY, &unnamed);
        assert_eq!((away[0].0, away.len()), ("turned-anonymous", 1));
        let back = changed(&unnamed, STORY);
        assert_eq!((back[0].0, back.len()), ("turned-named", 1));
    }
}
