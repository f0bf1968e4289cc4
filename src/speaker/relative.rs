//! Relative pronouns: what "who" and "which" refer to.

use std::ops::Range;

use super::follow::MEMORY;
use super::mention::{Mention, Noun, VAGUE, What};
use crate::lexicon::{Class, label};
use crate::phrase::{Reading, Tag};

/// Whether a source is "who" or "which".
pub(super) fn is_relative(reading: &Reading, range: Option<&Range<usize>>) -> bool {
    range.is_some_and(|r| r.len() == 1 && reading.tokens[r.start].class.has(Class::RELATIVE))
}

/// "Marlow spared his rivals, Frost and Kurz, who say": Marlow stays in focus.
pub(super) fn is_aside(mentions: &[Mention], head: usize) -> bool {
    let here = mentions[head].sentence();
    let before = mentions[..head].iter().rev().take(MEMORY).take_while(|m| m.sentence() == here);
    let person = |m: &Mention| match m.what {
        What::Name(run) => {
            use super::name::Bearer::{Person, Single, Unclear};
            matches!(run.bearer, Person | Single | Unclear)
        }
        What::Pronoun => true,
        What::Phrase { .. } => false,
    };
    before.into_iter().any(|m| m.subject && person(m))
}

/// The noun phrase just before "who".
pub(super) fn antecedent(
    reading: &Reading,
    item_of: &[u32],
    mentions: &[Mention],
    who: usize,
) -> Option<usize> {
    let sentence = reading.sentences.partition_point(|s| s.end <= item_of[who]);
    let floor = reading.items[reading.sentences.get(sentence)?.start as usize].token as usize;
    let to = mentions.partition_point(|m| m.head() < who);
    let from = mentions.partition_point(|m| m.head() < floor);
    let which = [const { label("which") }, const { label("that") }].contains(&reading.tokens[who].word);
    let vague = who > 0 && {
        let before = &reading.tokens[who - 1];
        before.class.any(Class::QUANTIFIER | Class::DETERMINER) || VAGUE.contains(&before.word)
    };
    if vague {
        return None;
    }
    let near = (from..to).rev().find(|&k| {
        let m = &mentions[k];
        if which {
            let thing = match m.what {
                What::Name(run) => {
                    matches!(run.bearer, super::name::Bearer::Body | super::name::Bearer::Place)
                }
                What::Phrase { noun, .. } => matches!(noun, Noun::Body | Noun::Text),
                What::Pronoun => false,
            };
            let near = item_of[who].saturating_sub(item_of[m.end() - 1]) <= 2;
            return thing && near && !m.quoted && !m.modifier;
        }
        let person = match m.what {
            What::Name(run) => {
                use super::name::Bearer::{Person, Single, Unclear};
                matches!(run.bearer, Person | Single | Unclear) && !m.modifier && !m.owner
            }
            What::Phrase { noun, .. } => matches!(noun, Noun::Person | Noun::People),
            What::Pronoun => reading.tokens[m.head()].class.any(Class::SUBJECT | Class::OBJECT),
        };
        // "Frost gave it to a local delegate, who": another noun, which was not known for a person's.
        let articles = [const { label("a") }, const { label("an") }];
        let other = || reading.tokens[m.end()..who].iter().any(|t| articles.contains(&t.word));
        person && !m.quoted && (which || !matches!(m.what, What::Name(_)) || !other())
    })?;
    Some(head_of_chain(reading, item_of, mentions, from..near))
}

/// "the chairman of the board at Dunmore, who": the head of the whole phrase is further left.
fn head_of_chain(reading: &Reading, item_of: &[u32], mentions: &[Mention], all: Range<usize>) -> usize {
    let (mut at, mut found) = (all.end, all.end);
    let chained = |at: usize| {
        let item = item_of[mentions[at].start()] as usize;
        let article = item > 0 && reading.tag(item - 1) == Tag::Determiner;
        let preposition = item.saturating_sub(1 + usize::from(article));
        item_of[mentions[at - 1].end() - 1] as usize + 1 == preposition
            && reading.tag(preposition) == Tag::Preposition
    };
    while at > all.start
        && mentions[at].oblique
        && !matches!(mentions[at].what, What::Name(run) if run.bearer == super::name::Bearer::Person)
        && chained(at)
    {
        at -= 1;
        if matches!(mentions[at].what, What::Phrase { noun: Noun::Person | Noun::People, .. }) {
            found = at;
        }
    }
    found
}
