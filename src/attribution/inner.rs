//! Speech told inside reported speech: in "Lindqvist said Holm told her that …" the words are Holm's. Only where it opens
//! what is reported and somebody else speaks, in plain words: the corpora that the grammar is learned from have none of it.

use std::ops::Range;

use crate::lexicon::{Class, hash};
use crate::phrase::{Reading, Tag, noun_from};

use super::{Attribution, Construction, Form};
use crate::sourcing::Sourcing;

/// Verbs that name their listener: "told him that".
const TELLING: [&str; 4] = ["assure", "inform", "tell", "warn"];

/// Verbs that need none.
const SAYING: [&str; 3] = ["promise", "say", "warn"];

/// Adds the inner attribution of each that has one.
pub(super) fn add(reading: &Reading, attributions: &mut Vec<Attribution>) {
    let inner: Vec<Attribution> = attributions.iter().filter_map(|outer| inner_of(reading, outer)).collect();
    if inner.is_empty() {
        return;
    }
    attributions.extend(inner);
    attributions.sort_by_key(|a| (a.content.first().map(|c| c.start), a.cue.map(|c| c.start)));
}

/// "[Holm] {told} her that <the pier was safe>" at the head of what another reports.
fn inner_of(reading: &Reading, outer: &Attribution) -> Option<Attribution> {
    let reported =
        outer.content.first().filter(|_| outer.form == Form::Indirect && outer.source.is_some())?;
    let at = |byte: u32| {
        reading.items.partition_point(|item| reading.tokens[item.token as usize].span.start < byte)
    };
    let (start, end) = (at(reported.start), at(reported.end));
    let start = start + usize::from(start < end && is_that(reading, start));
    let (source, verb) = speaker(reading, start..end)?;
    let (that, told) = listener(reading, verb + 1..end, verb)?;
    let pronoun = source.len() == 1 && reading.tag(source.start) == Tag::Pronoun;
    let content = reading.span_of(that, end);
    let own = reading.span_of(source.start, source.end);
    // "She said she told him": her own words, told twice.
    let same = outer.source.is_some_and(|s| s.of(reading.text).eq_ignore_ascii_case(own.of(reading.text)));
    // Whoever tells somebody else's "him" is not he.
    if same || pronoun && !told || end < that + 2 {
        return None;
    }
    Some(Attribution {
        form: Form::Indirect,
        rule: Construction::named(if is_that(reading, that) { "that-clause" } else { "bare-clause" })?,
        source: Some(own),
        cue: Some(reading.span(verb)),
        content: vec![content],
        quotes: Vec::new(),
        speaker: None,
        sourcing: Sourcing::default(),
    })
}

/// Who speaks, and the verb: "Holm", "the harbor master", "he"; then "told", "had told".
fn speaker(reading: &Reading, items: Range<usize>) -> Option<(Range<usize>, usize)> {
    let start = items.start;
    let end = match items.is_empty() {
        true => return None,
        false if reading.tag(start) == Tag::Pronoun => start + 1,
        false => noun_from(reading, start, items.end)?.end,
    };
    let helps =
        |i: &usize| matches!(reading.tag(*i), Tag::Auxiliary | Tag::Adverb) && !is_passive(reading, *i);
    let verb = end + (end..items.end).take_while(helps).count();
    let known = verb < items.end && is_one_of(reading, verb, &TELLING) | is_one_of(reading, verb, &SAYING);
    known.then_some((start..end, verb))
}

/// Where the words begin behind the verb and whoever hears them, and whether a pronoun hears them.
fn listener(reading: &Reading, items: Range<usize>, verb: usize) -> Option<(usize, bool)> {
    let start = items.start;
    if items.is_empty() {
        return None;
    }
    let object = reading.token(start).class.has(Class::OBJECT);
    let that = match reading.tag(start) {
        Tag::Pronoun if object && is_one_of(reading, verb, &TELLING) => return Some((start + 1, true)),
        Tag::Name if is_one_of(reading, verb, &TELLING) => noun_from(reading, start, items.end)?.end,
        _ if is_one_of(reading, verb, &SAYING) => start,
        _ => return None,
    };
    // Without "that", a clause has to begin.
    let clause =
        |i: usize| matches!(reading.tag(i), Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name);
    (that < items.end && (is_that(reading, that) || clause(that))).then_some((that, false))
}

fn is_that(reading: &Reading, item: usize) -> bool {
    matches!(reading.tag(item), Tag::That | Tag::Relative) && reading.token(item).word == hash(b"that")
}

fn is_passive(reading: &Reading, item: usize) -> bool {
    reading.token(item).class.has(Class::BE)
}

fn is_one_of(reading: &Reading, item: usize, verbs: &[&str]) -> bool {
    let finite = matches!(reading.tag(item), Tag::Verb | Tag::Participle);
    finite && verbs.iter().any(|verb| reading.token(item).lemma == hash(verb.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::super::{Model, find};
    use super::*;

    /// Source, cue and content of what is told inside, by a text's attributions.
    fn told(text: &str) -> Vec<(String, String, String)> {
        let reading = Reading::new(text);
        let all = find(&reading, Model::shipped());
        let inside = |a: &&Attribution| {
            all.iter()
                .any(|b| b.cue != a.cue && b.content.iter().any(|c| a.cue.is_some_and(|cue| c.contains(cue))))
        };
        let words = |span: Option<crate::text::Span>| span.map_or("", |s| s.of(text)).to_owned();
        let inner = all.iter().filter(inside);
        inner.map(|a| (words(a.source), words(a.cue), words(a.content.first().copied()))).collect()
    }

    fn is(source: &str, cue: &str, content: &str) -> Vec<(String, String, String)> {
        vec![(source.into(), cue.into(), content.into())]
    }

    #[test]
    fn somebody_elses_words_inside_are_found() {
        let text = "Lindqvist said Holm told her that the pier was unsafe.";
        assert_eq!(told(text), is("Holm", "told", "that the pier was unsafe"));
        let text = "Lindqvist said that Petra Holm had promised she would repair the pier.";
        assert_eq!(told(text), is("Petra Holm", "promised", "she would repair the pier"));
    }

    #[test]
    fn what_a_speaker_says_of_himself_is_not() {
        assert_eq!(told("Lindqvist said she told reporters that the pier was unsafe."), []);
        assert_eq!(told("Lindqvist said the pier was unsafe."), []);
    }
}
