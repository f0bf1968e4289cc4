//! From drafts to attributions: which quote belongs to which, and quotes that go on without a cue of their own.

use super::claim::{self, Memory, Open, Owner, Relation};
use super::content::Core;
use super::decide::{self, Draft};
use super::judge::{Judge, Question, Watch};
use super::{Attribution, Form, construction, signature};
use crate::phrase::{Reading, Tag};
use crate::sourcing::Sourcing;
use crate::text::Span;

/// What each draft holds beyond its own content.
#[derive(Default)]
struct Held {
    /// Items of all its quotes.
    quotes: Vec<usize>,
    /// Those that lie outside its own content.
    more: Vec<usize>,
}

/// Turns drafts, in the order of the text, into attributions.
pub(super) fn join(reading: &Reading, drafts: Vec<Draft>, judge: &mut Judge<impl Watch>) -> Vec<Attribution> {
    let choose = |open: &Open| {
        let mut best = (0, f32::MIN);
        for (i, owner) in open.owners.iter().enumerate() {
            let score = judge.score(|s| open.features(reading, owner, s));
            if score > best.1 {
                best = (i, score);
            }
        }
        let owner = &open.owners[best.0];
        let about = match owner {
            Owner::Draft(index, _) => open.drafts[*index].core.cue.head,
            Owner::Nobody | Owner::Phrase(..) => open.item,
        };
        judge.chose(Question::Owner, about, |s| open.features(reading, owner, s));
        best.0
    };
    hand_out(reading, drafts, choose)
}

/// Gives every quote to its draft; `choose` picks an owner for those that lie in no draft's content.
pub(super) fn hand_out(
    reading: &Reading,
    mut drafts: Vec<Draft>,
    mut choose: impl FnMut(&Open) -> usize,
) -> Vec<Attribution> {
    let mut held: Vec<Held> = drafts.iter().map(|_| Held::default()).collect();
    let mut bare: Vec<Attribution> = Vec::new();
    let mut owners = Vec::new();
    let mut memory = Memory::default();
    let mut at = 0;
    for (index, &sentence) in reading.sentences.iter().enumerate() {
        let end = at + drafts[at..].iter().take_while(|d| d.sentence == index).count();
        if sentence.opens_paragraph {
            memory = Memory { quoted_here: false, last: None, paragraphs: memory.paragraphs + 1, ..memory };
        }
        let alone = claim::is_all_quotes(reading, sentence);
        for item in sentence.range().filter(|&i| reading.items[i].is_quote()) {
            if let Some(owner) = smallest(&drafts, at..end, item) {
                held[owner].quotes.push(item);
                remember(reading, &drafts, &mut memory, owner);
                continue;
            }
            if let Some(source) = signature::of(reading, item) {
                bare.push(name_alone(reading, source, item));
                continue;
            }
            claim::owners(reading, sentence, item, &drafts, at..end, &memory, &mut owners);
            let quoted = |i: usize| !held[i].quotes.is_empty();
            let open =
                Open { item, sentence, alone, owners: &owners, drafts: &drafts, memory, quoted: &quoted };
            match owners[choose(&open)] {
                Owner::Nobody => {}
                Owner::Draft(owner, relation) => {
                    held[owner].quotes.push(item);
                    if !(relation == Relation::Before && reaches(&mut drafts, at..end, owner, item)) {
                        held[owner].more.push(item);
                    }
                    remember(reading, &drafts, &mut memory, owner);
                }
                Owner::Phrase(source, _) => bare.push(name_alone(reading, source, item)),
            }
        }
        if end > at {
            memory.last = Some(end - 1);
            memory.latest = memory.last;
        }
        if sentence.end > sentence.start {
            let introduces = end > at && decide::introduces(reading, sentence);
            memory.introducing = introduces.then(|| end - 1);
        }
        at = end;
    }
    let mut all: Vec<Attribution> = drafts
        .drain(..)
        .zip(held)
        .filter(|(draft, held)| !draft.content.is_empty() || !held.more.is_empty())
        .map(|(draft, held)| finish(reading, draft, held))
        .collect();
    all.append(&mut bare);
    all.sort_by_key(|a| (first_byte(a), a.cue.map(|c| c.start)));
    all
}

/// Stretches the draft's words to the quote at `item` of the same sentence, unless another draft stands between.
fn reaches(drafts: &mut [Draft], here: std::ops::Range<usize>, owner: usize, item: usize) -> bool {
    let Some(end) = drafts[owner].content.last().map(|c| c.end).filter(|&e| e >= drafts[owner].core.end)
    else {
        return false;
    };
    let between = |d: &Draft| {
        d.core.start < item && d.core.end > end || d.content.iter().any(|c| c.end > end && c.start < item)
    };
    if end > item || here.clone().any(|i| i != owner && between(&drafts[i])) {
        return false;
    }
    if let Some(part) = drafts[owner].content.last_mut() {
        part.end = item + 1;
    }
    true
}

fn remember(reading: &Reading, drafts: &[Draft], memory: &mut Memory, owner: usize) {
    let name = |i: usize| drafts[i].core.source.map(|s| reading.token(s.head).word);
    if let Some(last) = memory.quoted
        && name(last) != name(owner)
    {
        memory.other = Some(last);
    }
    memory.quoted = Some(owner);
    memory.quoted_here = true;
    memory.paragraphs = 0;
}

/// The first byte of all that an attribution holds.
fn first_byte(a: &Attribution) -> u32 {
    let starts = a.content.iter().chain(&a.source).chain(&a.cue).map(|s| s.start);
    starts.min().unwrap_or(0)
}

/// How many drafts before a quote, and after it, may hold it: no sentence of prose has more of them.
const NEAR: usize = 64;

/// The draft with the shortest content that holds `item`.
fn smallest(drafts: &[Draft], among: std::ops::Range<usize>, item: usize) -> Option<usize> {
    let here = among.start + drafts[among.clone()].partition_point(|d| d.core.cue.head < item);
    let among = among.start.max(here.saturating_sub(NEAR))..among.end.min(here + NEAR);
    let lengths = among.filter_map(|i| {
        let part = drafts[i].content.iter().find(|part| part.contains(&item))?;
        Some((part.len(), i))
    });
    lengths.min().map(|(_, i)| i)
}

fn quotes_only(reading: &Reading, mut range: std::ops::Range<usize>) -> bool {
    range.all(|i| matches!(reading.tag(i), Tag::Quote | Tag::End | Tag::Mark | Tag::Dash))
}

/// A quote with a name and no cue.
fn name_alone(reading: &Reading, source: super::source::Candidate, item: usize) -> Attribution {
    Attribution {
        form: Form::Direct,
        rule: construction::of_pair(reading, source.start..source.end, item),
        source: Some(reading.span_of(source.start, source.end)),
        cue: None,
        content: vec![reading.span(item)],
        quotes: reading.quote(item).map(|q| q.inner).into_iter().collect(),
        speaker: None,
        sourcing: Sourcing::default(),
    }
}

fn finish(reading: &Reading, draft: Draft, held: Held) -> Attribution {
    let mut content: Vec<Span> = draft.content.iter().map(|p| reading.span_of(p.start, p.end)).collect();
    content.extend(held.more.iter().map(|&i| reading.span(i)));
    content.sort_unstable();
    let spoken: Vec<Span> = held.quotes.iter().filter_map(|&i| reading.quote(i)).map(|q| q.inner).collect();
    let all = draft.content.iter().all(|p| quotes_only(reading, p.clone()));
    let form = match (spoken.is_empty(), all) {
        (true, _) => Form::Indirect,
        (false, true) => Form::Direct,
        (false, false) => Form::Mixed,
    };
    let Core { cue, source, .. } = draft.core;
    Attribution {
        form,
        rule: construction::of(reading, &draft.core, &draft.content, &held.more),
        source: source.map(|s| reading.span_of(s.start, s.end)),
        cue: Some(reading.span_of(cue.start, cue.end)),
        content,
        quotes: spoken,
        speaker: None,
        sourcing: Sourcing::default(),
    }
}
