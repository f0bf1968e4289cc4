//! Whether the article identifies a source: by a name, or by what only one can be.

use std::ops::Range;

use crate::lexicon::Class;
use crate::phrase::{Tag, noun_before};
use crate::speaker::{Kind, Speaker};

use super::scene::Scene;
use super::words::Sort;

/// Items that may be attached behind a source.
const ATTACHED: usize = 12;

/// Words after which examples of a group may stand.
const EXAMPLES: usize = 9;

/// Whether the source is a pronoun or points to somebody told of before, so that other mentions of its speaker
/// tell who it is.
pub(super) fn refers(scene: &Scene, source: Range<usize>) -> bool {
    let pronoun = scene.class(source.start).any(Class::PRONOUN | Class::RELATIVE | Class::POSSESSIVE);
    (pronoun || scene.sort(source.start).any(Sort::DEFINITE)) && !attached_to_people(scene, &source)
}

/// Whether the source at these items is identified, given the speaker it stands for.
pub(super) fn is_identified(scene: &Scene, source: Range<usize>, speaker: Option<&Speaker>) -> bool {
    if source.is_empty() {
        return false;
    }
    if attached_to_people(scene, &source) {
        return false;
    }
    // "[Roe] aides": the rest of the phrase says who speaks.
    let text = scene.class(source.end).any(Class::POLL | Class::DOCUMENT);
    let cut = scene.reading.items.get(source.end).is_some_and(|next| next.tag == Tag::Noun || text)
        && matches!(scene.reading.tag(source.end - 1), Tag::Noun | Tag::Name);
    let speaker = speaker.filter(|_| !cut);
    let source = extent(scene, antecedent(scene, source, speaker));
    if is_author(scene, source.clone()) {
        return true;
    }
    let named = speaker.is_some_and(|s| s.name.is_some());
    match kind(scene, source.clone(), speaker) {
        Kind::Group => names_member(scene, source) || named && is_named_group(speaker),
        Kind::Document => named || identifies_text(scene, source),
        Kind::Organization => identifies_body(scene, source, named),
        Kind::Person => named && !is_one_of_many(scene, &source) || identifies_person(scene, source, speaker),
    }
}

/// "a neighbor", "one aide": whoever else the article names, this phrase names nobody.
fn is_one_of_many(scene: &Scene, source: &Range<usize>) -> bool {
    let head = head(scene, source.clone());
    is_vague(scene, source.start) && scene.token(head).is_some_and(|t| !t.capital)
}

/// Whether what was taken for the source only belongs to unnamed people: "people close to [the minister] say".
fn attached_to_people(scene: &Scene, source: &Range<usize>) -> bool {
    let floor = scene.around(source.start).start;
    let attached =
        source.start > floor && matches!(scene.reading.tag(source.start - 1), Tag::Preposition | Tag::To);
    if !attached || scene.is(source.start - 2.min(source.start), "according") {
        return false;
    }
    let phrase = (floor..source.start - 1).rev().take(ATTACHED).take_while(|&i| {
        let class = scene.class(i);
        let participle = class.has(Class::PARTICIPLE) && !class.has(Class::COMMUNICATION);
        let noun = matches!(scene.reading.tag(i), Tag::Noun | Tag::Adverb);
        noun || participle || scene.sort(i).any(Sort::TIE)
    });
    phrase.into_iter().any(|i| scene.class(i).has(Class::GROUP) && scene.class(i).has(Class::PERSON))
}

/// The noun phrase that a relative pronoun nobody resolved refers to; else the source itself.
fn antecedent(scene: &Scene, source: Range<usize>, speaker: Option<&Speaker>) -> Range<usize> {
    if speaker.is_some() || source.len() != 1 || !scene.class(source.start).has(Class::RELATIVE) {
        return source;
    }
    let floor = scene.around(source.start).start;
    let comma = source.start > floor && scene.reading.tag(source.start - 1) == Tag::Comma;
    let end = source.start - usize::from(comma);
    let noun = (end > floor).then(|| noun_before(scene.reading, floor, end)).flatten();
    noun.map_or(source, |n| n.start..n.end)
}

/// The whole phrase: with what is attached behind ("a report [by the institute]"), and with a name in
/// apposition behind or before ("her aide[, Jane Roe]", "[Roe, ]a longtime aide").
pub(super) fn extent(scene: &Scene, source: Range<usize>) -> Range<usize> {
    let ceiling = (source.end + ATTACHED).min(scene.around(source.start).end);
    let capital = |i: usize| scene.token(i).is_some_and(|t| t.capital && t.kind.is_wordy());
    let mut end = source.end;
    if end < ceiling && scene.reading.tag(end) == Tag::Comma {
        let names = (end + 1..ceiling).take_while(|&i| capital(i)).count();
        let closed = end + 1 + names < ceiling && !scene.reading.tag(end + 1 + names).is_nominal();
        if names > 1 && closed {
            end += 1 + names;
        }
    } else {
        let attached = |i: &usize| {
            let tag = scene.reading.tag(*i);
            let text = *i == source.end && scene.class(*i).any(Class::POLL | Class::DOCUMENT);
            tag.is_nominal() || text || matches!(tag, Tag::Preposition | Tag::Participle)
        };
        end += (end..ceiling).take_while(attached).count();
    }
    named_before(scene, source.clone()).unwrap_or(source.start)..end
}

/// Where the name begins that a description after a comma stands beside: "[Roe], a longtime aide".
fn named_before(scene: &Scene, source: Range<usize>) -> Option<usize> {
    let floor = scene.around(source.start).start;
    let comma = source.start.checked_sub(1).filter(|&i| i > floor && scene.reading.tag(i) == Tag::Comma)?;
    let describes = scene.reading.tag(source.start) == Tag::Determiner
        || source.clone().any(|i| scene.reading.tag(i) == Tag::Possessive);
    let capital = |i: &usize| scene.token(*i).is_some_and(|t| t.capital && t.kind.is_wordy());
    let start = (floor..comma).rev().take_while(capital).last()?;
    let place = start > floor && scene.reading.tag(start - 1) == Tag::Preposition;
    (describes && !place).then_some(start)
}

/// What sort of source it is: by its head where that is a common noun, else by its speaker.
fn kind(scene: &Scene, source: Range<usize>, speaker: Option<&Speaker>) -> Kind {
    let head = head(scene, source.clone());
    let class = scene.class(head);
    let text = Sort::RECORD.or(Sort::SURVEY).or(Sort::ARTICLE).or(Sort::OPINION).or(Sort::TEXT);
    let low = !is_name(scene, head) && !class.has(Class::PRONOUN);
    let polled = |i: usize| scene.class(i).has(Class::POLL | Class::DOCUMENT);
    if is_counted(scene, source.clone()) && (low || speaker.is_none_or(|s| s.kind == Kind::Group)) {
        return Kind::Group;
    }
    if source.clone().any(polled) || low && class.has(Class::DOCUMENT) && !class.has(Class::PERSON) {
        return Kind::Document;
    }
    if low && class.has(Class::GROUP) {
        return Kind::Group;
    }
    let name = source.len() == 1 && is_name(scene, source.start);
    let written = low && scene.sort(head).any(text) && !class.has(Class::PERSON);
    // A nameless group may be but what nothing else was known of.
    let group = speaker.is_some_and(|s| s.kind == Kind::Group && s.name.is_none());
    match speaker {
        Some(_) if group && written => Kind::Document,
        Some(_) if group && name => Kind::Person,
        Some(speaker) if speaker.kind != Kind::Person || speaker.name.is_some() => speaker.kind,
        _ if class.has(Class::GROUP) => Kind::Group,
        _ if written => Kind::Document,
        _ if class.any(Class::ORGANIZATION | Class::OUTLET | Class::COMPANY) => Kind::Organization,
        _ => Kind::Person,
    }
}

/// "some", "so many", "about 40 percent of voters".
fn is_counted(scene: &Scene, source: Range<usize>) -> bool {
    let counts = |i: usize| {
        let class = scene.class(i);
        class.any(Class::QUANTIFIER | Class::NUMBER) || scene.reading.kind(i) == crate::token::Kind::Number
    };
    let before = source.clone().take_while(|&i| {
        matches!(scene.reading.tag(i), Tag::Adverb | Tag::Preposition | Tag::Subordinator | Tag::Conjunction)
            || scene.class(i).has(Class::QUANTIFIER)
            || counts(i)
    });
    before.clone().any(counts)
        || (source.start..source.end.min(source.start + 4)).any(|i| scene.is(i, "percent"))
}

/// Whether a group is known by the names of its members ("Obama and Putin"), not by a word for a people.
fn is_named_group(speaker: Option<&Speaker>) -> bool {
    let group = speaker.filter(|s| s.kind == Kind::Group).and_then(|s| s.name.as_deref());
    group.is_some_and(|name| {
        let people = |word: &str| crate::lexicon::look_up(word.as_bytes()).class.has(Class::GROUP);
        (name.contains(" and ") || name.contains(", ")) && !name.split(' ').any(people)
    })
}

/// Whether item `i` is a name: capitalised, and no word for people, times or texts.
fn is_name(scene: &Scene, i: usize) -> bool {
    let common = Class::GROUP | Class::PERSON | Class::TIME | Class::DOCUMENT | Class::OPENER | Class::TITLE;
    scene.token(i).is_some_and(|t| t.capital && t.kind.is_wordy() && !t.class.any(common))
}

/// Whether names stand at `i` on their own: no noun after them that they modify, no preposition before them.
fn names_somebody(scene: &Scene, i: usize, source: Range<usize>) -> bool {
    if !is_name(scene, i) {
        return false;
    }
    let capital = |k: &usize| scene.token(*k).is_some_and(|t| t.capital);
    let first = (source.start..i).rev().take_while(capital).last().unwrap_or(i);
    let after = (i + 1..source.end).find(|k| !capital(k));
    let modifies = after.is_some_and(|k| matches!(scene.reading.tag(k), Tag::Noun | Tag::Possessive));
    let place = first > source.start && scene.reading.tag(first - 1) == Tag::Preposition;
    !modifies && !place
}

/// A person: named in the phrase, unique, or a pronoun for one that the article surely named.
fn identifies_person(scene: &Scene, source: Range<usize>, speaker: Option<&Speaker>) -> bool {
    let first = scene.class(source.start);
    if source.len() == 1 && first.any(Class::PRONOUN | Class::POSSESSIVE) {
        let third = !first.any(Class::SECOND | Class::PLURAL);
        return first.has(Class::FIRST) || speaker.is_none() && third && !first.has(Class::GROUP);
    }
    // "a reporter Jane Roe", "one aide, Jane Roe": but not "a Roe aide".
    let noun = source.clone().find(|&i| matches!(scene.reading.tag(i), Tag::Noun | Tag::Comma));
    let from = if is_vague(scene, source.start) { noun.unwrap_or(source.end) } else { source.start };
    let clause = source.clone().find(|&i| scene.class(i).has(Class::RELATIVE) && i > source.start);
    let source = source.start..clause.unwrap_or(source.end);
    is_unique(scene, source.clone()) || (from..source.end).any(|i| names_somebody(scene, i, from..source.end))
}

/// Whether the phrase names a member of the group: "economists like Lawrence Summers", "Clinton and Sanders",
/// "Washington and its allies".
fn names_member(scene: &Scene, source: Range<usize>) -> bool {
    let floor = source.start;
    let end = (source.end + EXAMPLES).min(scene.reading.items.len());
    // The examples may stand just behind what was taken for the source.
    let example = (source.start..(source.end + 2).min(end)).any(|i| {
        let such = scene.is(i, "as") && i > floor && scene.is(i - 1, "such");
        let opens = scene.sort(i).any(Sort::EXAMPLE) || such;
        opens && (i + 1..(i + 6).min(end)).any(|k| names_somebody(scene, k, k..k + 1))
    });
    let owned = |i: usize| scene.class(i).has(Class::POSSESSIVE);
    let joined = source.clone().any(|i| {
        let and = scene.is(i, "and") || scene.reading.tag(i) == Tag::Comma;
        and && i > floor
            && i + 1 < source.end
            && names_somebody(scene, i - 1, floor..i)
            && (is_name(scene, i + 1) || scene.is(i + 1, "other") || owned(i + 1))
    });
    example || joined
}

/// "the report", "his diary", "a study by the Brookings Institution".
fn identifies_text(scene: &Scene, source: Range<usize>) -> bool {
    // "Article 33", "Section 2".
    let number = |i: usize| scene.reading.kind(i) == crate::token::Kind::Number;
    let numbered = source.clone().skip(1).any(|i| number(i) && scene.token(i - 1).is_some_and(|t| t.capital));
    points(scene, source.clone()) || numbered || source.into_iter().any(|i| is_name(scene, i))
}

/// "the company", "Verizon", "Campaign" at the head of a headline; not "an outside group".
fn identifies_body(scene: &Scene, source: Range<usize>, known: bool) -> bool {
    let head = head(scene, source.clone());
    let capital = source.len() == 1 && scene.token(head).is_some_and(|t| t.capital);
    let several = scene.token(head).is_some_and(|t| t.lemma != t.word && !t.capital);
    let named = |i: usize| names_somebody(scene, i, source.clone());
    if points(scene, source.clone()) {
        return true;
    }
    let introduced = (head + 1..source.end).any(named);
    introduced
        || !is_vague(scene, source.start) && (known && !several || capital || source.clone().any(named))
}

/// Whether a phrase opens with "a", "some", "one": its noun is one of several.
fn is_vague(scene: &Scene, start: usize) -> bool {
    scene.class(start).any(Class::DETERMINER | Class::QUANTIFIER) && !scene.sort(start).any(Sort::DEFINITE)
}

/// Whether the phrase points to one that is known: it begins with a definite determiner or holds a possessive.
fn points(scene: &Scene, source: Range<usize>) -> bool {
    scene.sort(source.start).any(Sort::DEFINITE)
        || source.clone().any(|i| scene.reading.tag(i) == Tag::Possessive)
        || source.clone().all(|i| scene.class(i).has(Class::PRONOUN))
}

/// "I", "we": the article's own author is known.
fn is_author(scene: &Scene, source: Range<usize>) -> bool {
    source.into_iter().any(|i| scene.class(i).has(Class::FIRST) && scene.class(i).has(Class::SUBJECT))
}

/// "his mother", "the national chairman of his party": only one person can be meant.
fn is_unique(scene: &Scene, source: Range<usize>) -> bool {
    let head = head(scene, source.clone());
    let sort = scene.sort(head);
    if sort.any(Sort::MOUTHPIECE) || scene.class(head).has(Class::GROUP) {
        return false;
    }
    let owned = (source.start..head)
        .any(|i| scene.reading.tag(i) == Tag::Possessive || scene.class(i).has(Class::POSSESSIVE));
    let of = scene.is(head + 1, "of") || scene.is(head + 1, "for");
    owned && sort.any(Sort::RELATION.or(Sort::OFFICE))
        || sort.any(Sort::OFFICE) && scene.is(source.start, "the") && of
}

/// The last noun before anything attached to the phrase.
pub(super) fn head(scene: &Scene, source: Range<usize>) -> usize {
    let nominal = |i: &usize| {
        let tag = scene.reading.tag(*i);
        // A noun at the end that may be a verb: "some party figures".
        let last = *i > source.start && i + 1 == source.end && tag == Tag::Verb;
        tag.is_nominal() || last || *i == source.start
    };
    let core = source.clone().take_while(nominal);
    core.filter(|&i| matches!(scene.reading.tag(i), Tag::Noun | Tag::Name | Tag::Verb))
        .last()
        .unwrap_or(source.start)
}
