//! From drafts to attributions: which quote belongs to which, and quotes that go on without a cue of their own.

use smallvec::SmallVec;

use super::claim::{self, Memory, Open, Owner, Relation};
use super::content::Core;
use super::decide::{self, Draft};
use super::judge::{Judge, Question, Watch};
use super::source::Candidate;
use super::{Attribution, Form, block, construction, shared, signature};
use crate::phrase::{Reading, Sentence, Tag};
use crate::sourcing::Sourcing;
use crate::text::Span;
use crate::token::Gap;

/// What each draft holds beyond its own content.
#[derive(Default)]
struct Held {
    /// Items of all its quotes.
    quotes: SmallVec<[usize; 2]>,
    /// Those that lie outside its own content.
    more: SmallVec<[usize; 2]>,
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

/// Gives every quote to a draft; `choose` picks among those that may own it.
pub(super) fn hand_out(
    reading: &Reading,
    drafts: Vec<Draft>,
    mut choose: impl FnMut(&Open) -> usize,
) -> Vec<Attribution> {
    let mut hand = Hand {
        reading,
        held: drafts.iter().map(|_| Held::default()).collect(),
        drafts,
        bare: Vec::new(),
        bare_at: None,
        free: Vec::new(),
        memory: Memory::default(),
        owners: Vec::new(),
    };
    let mut at = 0;
    for (index, &sentence) in reading.sentences.iter().enumerate() {
        let end = at + hand.drafts[at..].iter().take_while(|d| d.sentence == index).count();
        hand.sentence(sentence, at..end, &mut choose);
        at = end;
    }
    hand.attributions()
}

/// Quotes on their way to their owners.
struct Hand<'r, 't> {
    reading: &'r Reading<'t>,
    drafts: Vec<Draft>,
    held: Vec<Held>,
    /// Quotes of a name without a cue.
    bare: Vec<Attribution>,
    /// The item of the last of those quotes.
    bare_at: Option<usize>,
    /// Quotes of this sentence that nobody owns.
    free: Vec<usize>,
    memory: Memory,
    owners: Vec<Owner>,
}

impl Hand<'_, '_> {
    /// Hands out the quotes of a sentence whose drafts are those of `here`.
    fn sentence(
        &mut self,
        sentence: Sentence,
        here: std::ops::Range<usize>,
        choose: &mut impl FnMut(&Open) -> usize,
    ) {
        let memory = &mut self.memory;
        if sentence.opens_paragraph {
            *memory = Memory { quoted_here: false, last: None, paragraphs: memory.paragraphs + 1, ..*memory };
        }
        self.free.clear();
        let alone = claim::is_all_quotes(self.reading, sentence);
        for item in sentence.range().filter(|&i| self.reading.items[i].is_quote()) {
            let holder = smallest(&self.drafts, here.clone(), item);
            match holder.map_or_else(|| signature::of(self.reading, item), |_| None) {
                Some(source) => self.name(source, item),
                None if holder.is_none() && self.goes_on(item) => self.go_on(item),
                None => self.quote(sentence, item, holder, here.clone(), alone, choose),
            }
        }
        let last = here.end.checked_sub(1).filter(|_| !here.is_empty());
        if last.is_some() {
            self.memory.last = last;
            self.memory.latest = last;
        }
        self.memory.introducing = last.filter(|_| decide::introduces(self.reading, sentence));
    }

    /// Gives the quote at `item`, which lies in the words of draft `holder`, if of any, to its owner.
    fn quote(
        &mut self,
        sentence: Sentence,
        item: usize,
        holder: Option<usize>,
        here: std::ops::Range<usize>,
        alone: bool,
        choose: &mut impl FnMut(&Open) -> usize,
    ) {
        let Self { reading, drafts, held, memory, owners, .. } = self;
        match holder {
            Some(holder) => claim::rivals(item, holder, drafts, here.clone(), memory, owners),
            None => claim::owners(reading, sentence, item, drafts, here.clone(), memory, owners),
        }
        let quoted = |i: usize| !held[i].quotes.is_empty();
        let open = Open { item, sentence, alone, owners, drafts, memory: *memory, quoted: &quoted };
        match owners[choose(&open)] {
            Owner::Nobody => self.free.push(item),
            Owner::Draft(owner, Relation::Within) => self.keep(owner, item),
            Owner::Draft(owner, relation) => {
                if let Some(holder) = holder {
                    give_up(reading, &mut drafts[holder], item);
                }
                if relation == Relation::Before && reaches(drafts, here, owner, item) {
                    self.sweep(owner);
                } else {
                    held[owner].more.push(item);
                }
                self.keep(owner, item);
            }
            Owner::Phrase(source, _) => self.name(source, item),
        }
    }

    /// Gives the quote at `item` to a name without a cue.
    fn name(&mut self, source: Candidate, item: usize) {
        self.bare.push(without_cue(self.reading, source, item..item + 1));
        self.bare_at = Some(item);
    }

    /// Whether the quote at `item` goes on with one that a name without a cue owns: right behind it in its paragraph, or
    /// reopened in the next.
    fn goes_on(&self, item: usize) -> bool {
        let Some(last) = self.bare_at.filter(|last| last + 1 == item) else { return false };
        let apart = self.reading.token(item).gap == Gap::Paragraph;
        self.reading.quote(last).is_some_and(|quote| quote.closed != apart)
    }

    fn go_on(&mut self, item: usize) {
        if let Some(attribution) = self.bare.last_mut() {
            attribution.content.push(self.reading.span(item));
            attribution.quotes.extend(self.reading.quote(item).map(|q| q.inner));
            self.bare_at = Some(item);
        }
    }

    /// Gives the quotes that nobody owned to the draft whose words have come to hold them.
    fn sweep(&mut self, owner: usize) {
        let from = self.drafts[owner].content.last().map_or(0, |part| part.start);
        // They stand in order, and all of them before what the words were stretched to.
        let covered = self.free.partition_point(|&i| i < from);
        self.held[owner].quotes.extend(self.free.drain(covered..));
    }

    fn keep(&mut self, owner: usize, item: usize) {
        self.held[owner].quotes.push(item);
        let name = |i: usize| self.drafts[i].core.source.map(|s| self.reading.token(s.head).word);
        if let Some(last) = self.memory.quoted
            && name(last) != name(owner)
        {
            self.memory.other = Some(last);
        }
        self.memory.quoted = Some(owner);
        self.memory.quoted_here = true;
        self.memory.paragraphs = 0;
    }

    /// All that was found, in the order of the text.
    fn attributions(self) -> Vec<Attribution> {
        let Self { reading, mut drafts, held, bare: mut all, .. } = self;
        block::stretch_turns(reading, &mut drafts);
        for (draft, held) in drafts.iter_mut().zip(&held) {
            if draft.content.is_empty() && held.more.is_empty() && draft.core.source.is_some() {
                draft.content.extend(block::below(reading, draft.sentence));
            }
        }
        all.extend(announced(reading, &drafts));
        let found = drafts.into_iter().zip(held);
        let found = found.filter(|(draft, held)| !draft.content.is_empty() || !held.more.is_empty());
        for (draft, held) in found {
            all.extend(shared::core(reading, &draft).map(|core| finish(reading, &core, &draft, &held)));
            all.push(finish(reading, &draft.core, &draft, &held));
        }
        all.sort_by_key(|a| (first_byte(a), a.cue.map(|c| c.start)));
        all
    }
}

/// Block quotes and letters that a sentence without a cue announces: The company issued a statement on Tuesday:
fn announced(reading: &Reading, drafts: &[Draft]) -> Vec<Attribution> {
    let mut all = Vec::new();
    let mut at = 0;
    for (index, &sentence) in reading.sentences.iter().enumerate() {
        at += drafts[at..].iter().take_while(|draft| draft.sentence < index).count();
        let told = drafts[at..].iter().take_while(|d| d.sentence == index).any(|d| !d.content.is_empty());
        let words = if told { None } else { block::marked_below(reading, index) };
        let source = words.as_ref().and_then(|_| claim::announcer(reading, sentence));
        all.extend(source.zip(words).map(|(source, words)| without_cue(reading, source, words)));
    }
    all
}

/// Takes the quote at `item`, which is somebody else's, out of a draft's words, with what follows it.
fn give_up(reading: &Reading, draft: &mut Draft, item: usize) {
    draft.content.retain(|part| !(part.contains(&item) && quotes_only(reading, part.clone())));
    for part in draft.content.iter_mut().filter(|part| part.contains(&item)) {
        if part.start == item {
            part.start = item + 1;
        } else {
            part.end = item;
        }
    }
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
    if end > item || claim::near(drafts, here, item).any(|i| i != owner && between(&drafts[i])) {
        return false;
    }
    if let Some(part) = drafts[owner].content.last_mut() {
        part.end = item + 1;
    }
    true
}

/// The first byte of all that an attribution holds.
fn first_byte(a: &Attribution) -> u32 {
    let starts = a.content.iter().chain(&a.source).chain(&a.cue).map(|s| s.start);
    starts.min().unwrap_or(0)
}

/// The draft with the shortest content that holds `item`.
fn smallest(drafts: &[Draft], here: std::ops::Range<usize>, item: usize) -> Option<usize> {
    let lengths = claim::near(drafts, here, item).filter_map(|i| {
        let part = drafts[i].content.iter().find(|part| part.contains(&item))?;
        Some((part.len(), i))
    });
    lengths.min().map(|(_, i)| i)
}

fn quotes_only(reading: &Reading, mut range: std::ops::Range<usize>) -> bool {
    range.all(|i| matches!(reading.tag(i), Tag::Quote | Tag::End | Tag::Mark | Tag::Dash))
}

/// Words with a source and no cue.
fn without_cue(reading: &Reading, source: Candidate, content: std::ops::Range<usize>) -> Attribution {
    let quote = reading.quote(content.start);
    Attribution {
        form: if quote.is_some() { Form::Direct } else { Form::Indirect },
        rule: construction::of_pair(reading, source.start..source.end, content.clone()),
        source: Some(reading.span_of(source.start, source.end)),
        cue: None,
        content: vec![reading.span_of(content.start, content.end)],
        quotes: quote.map(|q| q.inner).into_iter().collect(),
        speaker: None,
        sourcing: Sourcing::default(),
    }
}

/// The attribution of a draft's words to `core`, its own or another's.
fn finish(reading: &Reading, core: &Core, draft: &Draft, held: &Held) -> Attribution {
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
    let Core { cue, source, .. } = *core;
    Attribution {
        form,
        rule: construction::of(reading, core, &draft.content, &held.more),
        source: source.map(|s| reading.span_of(s.start, s.end)),
        cue: Some(reading.span_of(cue.start, cue.end)),
        content,
        quotes: spoken,
        speaker: None,
        sourcing: Sourcing::default(),
    }
}
