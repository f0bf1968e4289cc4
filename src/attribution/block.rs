//! Speech in whole paragraphs without marks: a turn of a transcript or an interview, and what is set apart after a colon.

use super::decide::{self, Draft};
use crate::phrase::{Reading, Tag};
use crate::token::Kind;

/// How many paragraphs without a label a turn may have before the next one begins.
const UNLABELLED: usize = 5;

/// How many paragraphs a letter or a block quote may have.
const PARAGRAPHS: usize = 40;

/// How many sentences such a turn may have.
const FAR: usize = 40;

/// Stretches the words of every label over its turn: HOLM: It closed in May. Nobody told us why.
pub fn stretch_turns(reading: &Reading, drafts: &mut [Draft]) {
    let mut next = None;
    for draft in drafts.iter_mut().rev().filter(|draft| is_turn(reading, draft)) {
        let end = end_of_turn(reading, draft, next);
        if let Some(part) = draft.content.last_mut() {
            part.end = part.end.max(end);
        }
        next = Some(draft.sentence);
    }
}

/// Whether a draft is a label at the head of its paragraph, with all of its sentence for its words.
fn is_turn(reading: &Reading, draft: &Draft) -> bool {
    let sentence = reading.sentences[draft.sentence];
    let first = sentence.start as usize;
    let cue = draft.core.cue;
    let label = draft.core.source.is_some_and(|source| source.start == first && source.end == cue.start);
    let whole = |part: &std::ops::Range<usize>| {
        part.start == cue.end
            && part.end >= decide::sentence_end(reading, sentence)
            && !reading.items[part.start].is_quote()
    };
    sentence.opens_paragraph
        && reading.tag(cue.start) == Tag::Colon
        && label
        && draft.content.last().is_some_and(whole)
}

/// One past the last item of the turn: to the next label, in sentence `next`, where speakers are marked as in transcripts
/// and it is near, else to the end of the paragraph.
fn end_of_turn(reading: &Reading, draft: &Draft, next: Option<usize>) -> usize {
    let first = reading.sentences[draft.sentence].start as usize;
    let marked = reading.is_label(first) || reading.token(first).upper;
    let near = |next: &usize| {
        let between = reading.sentences.get(draft.sentence + 1..*next).unwrap_or_default();
        between.len() < FAR && between.iter().filter(|s| s.opens_paragraph).count() <= UNLABELLED
    };
    let next = next.filter(|&next| marked && next > draft.sentence).filter(near);
    let last = next.unwrap_or_else(|| end_of_paragraph(reading, draft.sentence)) - 1;
    decide::sentence_end(reading, reading.sentences[last])
}

/// One past the last sentence of the paragraph that `sentence` is in.
fn end_of_paragraph(reading: &Reading, sentence: usize) -> usize {
    let later =
        reading.sentences.get(sentence + 1..).unwrap_or_default().iter().position(|s| s.opens_paragraph);
    later.map_or(reading.sentences.len(), |n| sentence + 1 + n)
}

/// The items of what is set apart below `sentence`, which ends its paragraph with a colon: what [`marked_below`] finds, or the
/// one paragraph that follows. `None` when what follows is a quote, a list or a heading.
pub fn below(reading: &Reading, sentence: usize) -> Option<std::ops::Range<usize>> {
    marked_below(reading, sentence)
        .or_else(|| announces(reading, sentence).then(|| paragraph(reading, sentence + 1))?)
}

/// The items of the letter, or of every paragraph marked as a block quote, below `sentence`, which ends its paragraph with a
/// colon; `None` when neither follows.
pub fn marked_below(reading: &Reading, sentence: usize) -> Option<std::ops::Range<usize>> {
    if !announces(reading, sentence) {
        return None;
    }
    set_off(reading, sentence + 1).or_else(|| letter(reading, sentence + 1))
}

/// Whether `sentence` ends with a colon and another paragraph follows.
fn announces(reading: &Reading, sentence: usize) -> bool {
    let apart = reading.sentences.get(sentence + 1).is_some_and(|s| s.opens_paragraph);
    apart && decide::introduces(reading, reading.sentences[sentence])
}

/// What block quotes from `sentence` on hold.
fn set_off(reading: &Reading, sentence: usize) -> Option<std::ops::Range<usize>> {
    let (mut end, mut left) = (sentence, PARAGRAPHS);
    while left > 0 && reading.sentences.get(end).is_some_and(|s| is_set_off(reading, s.start as usize)) {
        (end, left) = (end_of_paragraph(reading, end), left - 1);
    }
    let last = end.checked_sub(1).filter(|_| end > sentence)?;
    let start = reading.sentences[sentence].start as usize + 1;
    Some(start..decide::sentence_end(reading, reading.sentences[last]))
}

/// What stands between the salutation, at `sentence`, and the close of a letter: Dear colleagues, … Yours,
fn letter(reading: &Reading, sentence: usize) -> Option<std::ops::Range<usize>> {
    let line =
        |from: usize| reading.sentences.get(from).filter(|_| end_of_paragraph(reading, from) == from + 1);
    let first = line(sentence)?;
    let greets = reading.span(first.start as usize).of(reading.text) == "Dear";
    if !greets || reading.tag(first.end as usize - 1) == Tag::End {
        return None;
    }
    let (mut end, mut left) = (sentence + 1, PARAGRAPHS);
    let closes = |from: usize| line(from).is_some_and(|s| reading.tag(s.end as usize - 1) == Tag::Comma);
    while left > 0 && end < reading.sentences.len() && !closes(end) {
        (end, left) = (end_of_paragraph(reading, end), left - 1);
    }
    // Without a close nobody knows where the letter ends.
    let end =
        if end < reading.sentences.len() && left > 0 { end } else { end_of_paragraph(reading, sentence + 1) };
    let last = *reading.sentences.get(end - 1).filter(|_| end > sentence + 1)?;
    Some(first.end as usize..decide::sentence_end(reading, last))
}

/// The paragraph of prose at `sentence`.
fn paragraph(reading: &Reading, sentence: usize) -> Option<std::ops::Range<usize>> {
    let start = reading.sentences.get(sentence)?.start as usize;
    let last = reading.sentences[end_of_paragraph(reading, sentence) - 1];
    let prose = reading.token(start).kind == Kind::Word && reading.tag(last.end as usize - 1) == Tag::End;
    let quotes = reading.holds_quote(start..last.end as usize);
    (prose && !quotes).then(|| start..decide::sentence_end(reading, last))
}

/// Whether a line at item `start` begins with the mark of a block quote.
fn is_set_off(reading: &Reading, start: usize) -> bool {
    reading.span(start).of(reading.text) == ">"
}
