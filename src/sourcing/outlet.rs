//! Where the text names a news outlet, a programme or one of their interviewers, and which outlet is the
//! article's own.

use std::collections::HashSet;

use smallvec::SmallVec;

use crate::lexicon::Class;
use crate::phrase::Tag;
use crate::text::Span;

use super::scene::Scene;
use super::words::{self, Needs, Sort};

/// Tokens that a programme's name in quotation marks is shorter than.
const QUOTED: usize = 7;

/// How an outlet is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By its name: "the New York Post", "CNN".
    Name,
    /// By a noun: "the newspaper", "the show".
    Noun,
    /// Through somebody who interviews for it: "host Jane Roe".
    Interviewer,
}

/// A mention of an outlet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// First item.
    pub(super) start: usize,
    /// One past the last item.
    pub(super) end: usize,
    /// What reports show: the name with its article.
    pub(super) span: Span,
    /// How.
    pub(super) form: Form,
    /// Whether it is the article's own publisher.
    pub(super) own: bool,
}

/// All mentions of a text, in order, none overlapping.
pub(super) fn mentions(scene: &Scene, publisher: &[String]) -> Vec<Mention> {
    let own: Vec<Vec<u32>> = publisher.iter().map(|name| bare(words::words_of(name).collect())).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.reading.items.len() {
        match outlet_at(scene, at, &own) {
            Some(mention) => {
                at = mention.end;
                found.push(mention);
            }
            None => at += 1,
        }
    }
    let journalists = journalists(scene, &found);
    if !journalists.is_empty() {
        add_interviewers(scene, &journalists, &mut found);
    }
    found
}

/// A name without its leading article.
fn bare(mut words: Vec<u32>) -> Vec<u32> {
    if words.first() == Some(&crate::lexicon::hash(b"the")) {
        words.remove(0);
    }
    words
}

fn outlet_at(scene: &Scene, at: usize, own: &[Vec<u32>]) -> Option<Mention> {
    if scene.reading.quote(at).is_some() {
        return quoted(scene, at);
    }
    let token = scene.token(at)?;
    if let Some(end) = own.iter().find_map(|name| own_name(scene, at, name)) {
        return Some(named(scene, at, end, true));
    }
    if token.capital && !token.class.has(Class::DETERMINER) {
        let end = listed(scene, at).or_else(|| masthead(scene, at)).or_else(|| call_sign(scene, at))?;
        return Some(named(scene, at, end, false));
    }
    let noun = scene.sort(at).any(Sort::PROGRAMME) && !scene.sort(at).any(Sort::PUBLIC) && points(scene, at);
    // "an influential 2009 paper" is a text.
    let noun = noun && (!scene.sort(at).any(Sort::TEXT) || scene.is(at - 1, "the"));
    noun.then(|| Mention { start: at, end: at + 1, span: token.span, form: Form::Noun, own: false })
}

/// A programme's name in quotation marks: “Face the Nation”.
fn quoted(scene: &Scene, at: usize) -> Option<Mention> {
    let quote = scene.reading.quote(at)?;
    let tokens = scene.reading.tokens.get(quote.tokens())?;
    let words: SmallVec<[u32; QUOTED]> =
        tokens.iter().take(QUOTED).filter(|t| t.kind.is_wordy()).map(|t| t.word).collect();
    let whole = tokens.len() < QUOTED;
    let fits = |listed: &words::Listed| {
        words.get(1..).is_some_and(|rest| match listed.needs {
            Needs::Nothing => rest.starts_with(&listed.rest),
            Needs::Article | Needs::Telling => rest == listed.rest,
        })
    };
    let found = whole && words::outlets(*words.first()?).iter().any(fits);
    found.then_some(Mention { start: at, end: at + 1, span: quote.inner, form: Form::Name, own: false })
}

fn named(scene: &Scene, start: usize, end: usize, own: bool) -> Mention {
    let from = if start > 0 && scene.is(start - 1, "the") { start - 1 } else { start };
    Mention { start, end, span: scene.reading.span_of(from, end), form: Form::Name, own }
}

/// One past the publisher's name at `at`: all of it, or "the Post" for "The Washington Post".
fn own_name(scene: &Scene, at: usize, name: &[u32]) -> Option<usize> {
    let is = |i: usize, word: u32| scene.token(i).is_some_and(|t| t.word == word && t.capital);
    let whole = !name.is_empty() && name.iter().enumerate().all(|(k, &word)| is(at + k, word));
    if whole {
        return Some(at + name.len());
    }
    let last = *name.last()?;
    let short = name.len() > 1 && at > 0 && scene.is(at - 1, "the") && is(at, last);
    (short && scene.sort(at).any(Sort::MASTHEAD)).then_some(at + 1)
}

/// One past a listed name at `at`.
fn listed(scene: &Scene, at: usize) -> Option<usize> {
    let token = scene.token(at)?;
    let name = words::outlets(token.word).iter().find(|listed| {
        let rest = listed.rest.iter().enumerate();
        let whole = rest.clone().all(|(k, &word)| scene.token(at + 1 + k).is_some_and(|t| t.word == word));
        let fits = match listed.needs {
            Needs::Nothing => true,
            Needs::Article => at > 0 && scene.is(at - 1, "the"),
            Needs::Telling => told_to(scene, at),
        };
        whole && fits
    })?;
    let end = at + 1 + name.rest.len();
    // "Fox News Channel", "NBC News": the longer name of a pattern wins.
    Some(masthead(scene, at).map_or(end, |longer| longer.max(end)))
}

/// Whether what begins at `at` is the audience of a verb, or the place of an interview.
fn told_to(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let before = match before.checked_sub(1) {
        Some(outer) if scene.is(before, "the") || scene.class(before).has(Class::POSSESSIVE) => outer,
        _ => before,
    };
    scene.sort(before).any(Sort::TELL)
        || matches!(scene.reading.tag(before), Tag::Preposition | Tag::To)
            && before > 0
            && (scene.sort(before - 1).any(Sort::INTERVIEW) || scene.is(before - 1, "according"))
}

/// One past a name that ends as those of newspapers and broadcasters do: "the Palo Alto Weekly".
fn masthead(scene: &Scene, at: usize) -> Option<usize> {
    let is_name = |i: usize| scene.token(i).is_some_and(|t| t.capital && t.kind.is_wordy());
    let mut last = None;
    let mut end = at;
    while end < at + 6 && is_name(end) {
        if end > at && scene.sort(end).any(Sort::MASTHEAD) {
            last = Some(end + 1);
        }
        end += 1;
    }
    if let Some(last) = last {
        let person = last == at + 2 && scene.class(at).has(Class::GIVEN);
        return (!person).then_some(last);
    }
    // "the Times": alone, with its article.
    let alone = end == at + 1 && at > 0 && scene.is(at - 1, "the") && scene.sort(at).any(Sort::MASTHEAD);
    alone.then_some(at + 1)
}

/// One past a broadcaster's call sign: "WKOW", "BFMTV".
fn call_sign(scene: &Scene, at: usize) -> Option<usize> {
    let token = scene.token(at)?;
    let text = token.span.of(scene.reading.text);
    let text =
        ["-TV", "-FM", "-AM"].iter().find_map(|band| text.strip_suffix(band)).unwrap_or(text).as_bytes();
    let letters = text.iter().all(u8::is_ascii_uppercase);
    let sign = matches!(text, [b'W' | b'K', _, _, _]) || text.len() > 3 && text.ends_with(b"TV");
    let quiet = at == 0 || scene.token(at - 1).is_some_and(|t| !t.upper);
    (letters && sign && quiet && token.class.is_empty()).then_some(at + 1)
}

/// Whether the noun at `at` stands for one outlet: "the newspaper", "a local station".
fn points(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(4)..at).rev().find_map(|i| match scene.reading.tag(i) {
        Tag::Determiner => Some(true),
        Tag::Noun | Tag::Name => None,
        _ => Some(false),
    }) == Some(true)
        && !scene.reading.items.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::Noun | Tag::Name))
}

/// Surnames of those who are said to work for another outlet: "CNN's Jane Roe", "Jane Roe of CNN".
fn journalists(scene: &Scene, mentions: &[Mention]) -> HashSet<u32> {
    let mut found = HashSet::new();
    for mention in mentions.iter().filter(|m| m.form == Form::Name && !m.own) {
        let after = mention.end;
        if scene.class(after).has(Class::CLITIC_S) {
            found.extend(surname_from(scene, after + 1));
        }
        let mut next = after;
        while next < after + 3 && scene.sort(next).any(Sort::HOST) {
            next += 1;
        }
        if next > after {
            found.extend(surname_from(scene, next));
        }
        if mention.start > 2 {
            let before = mention.start - 1 - usize::from(scene.is(mention.start - 1, "the"));
            let of = ["of", "from"].iter().any(|word| scene.is(before, word));
            if of && scene.reading.tag(before - 1) == Tag::Name && scene.class(before - 2).has(Class::GIVEN) {
                found.extend(scene.token(before - 1).map(|t| t.word));
            }
        }
    }
    for i in 0..scene.reading.items.len() {
        if scene.sort(i).any(Sort::HOST) && scene.token(i).is_some_and(|t| !t.capital) {
            found.extend(surname_from(scene, i + 1));
        }
    }
    found
}

/// The last of the names that begin at `at`, when there are two or three and the first is a given name.
fn surname_from(scene: &Scene, at: usize) -> Option<u32> {
    let name = |i: usize| scene.token(i).is_some_and(|t| t.capital) && scene.reading.tag(i) == Tag::Name;
    let count = (at..at + 4).take_while(|&i| name(i)).count();
    let person = (2..=3).contains(&count) && scene.class(at).has(Class::GIVEN);
    person.then(|| scene.token(at + count - 1).map(|t| t.word)).flatten()
}

/// Adds each mention of a journalist.
fn add_interviewers(scene: &Scene, surnames: &HashSet<u32>, found: &mut Vec<Mention>) {
    let outlets = std::mem::take(found);
    let mut rest = outlets.into_iter().peekable();
    for i in 0..scene.reading.items.len() {
        while rest.peek().is_some_and(|m| m.start <= i) {
            found.extend(rest.next());
        }
        let taken = found.last().is_some_and(|m| m.end > i);
        let Some(token) = scene.token(i).filter(|t| t.capital && !taken && surnames.contains(&t.word)) else {
            continue;
        };
        let given = i > 0 && scene.class(i - 1).has(Class::GIVEN) && scene.reading.tag(i - 1) == Tag::Name;
        let start = i - usize::from(given);
        let span = scene.reading.span(start).join(token.span);
        found.push(Mention { start, end: i + 1, span, form: Form::Interviewer, own: false });
    }
    found.extend(rest);
}
