//! Whether the article identifies a source: by name, by what points to a name, or by what only one can be.

use std::ops::Range;

use crate::lexicon::{Class, look_up};
use crate::phrase::Tag;
use crate::speaker::{Kind, Speaker};

use super::extent::{Phrase, core, head};
use super::scene::Scene;
use super::words::Sort;

/// Items before a preposition that are searched for the people something is attached to.
const ATTACHED: usize = 12;

/// Words after which examples of a group may stand.
const EXAMPLES: usize = 9;

/// How words for the people of a place end.
const PEOPLES: [&str; 7] = ["cans", "eans", "exans", "ians", "mans", "owans", "sraelis"];

/// Whether the source is a pronoun or points to somebody told of before, so that other mentions of its speaker
/// tell who it is.
pub(super) fn refers(scene: &Scene, phrase: &Phrase) -> bool {
    let first = phrase.items.start;
    let pronoun = scene.class(first).any(Class::PRONOUN | Class::RELATIVE | Class::POSSESSIVE);
    (pronoun || scene.sort(first).any(Sort::DEFINITE)) && !attached_to_people(scene, phrase)
}

/// Whether the source is identified, given the speaker it stands for.
pub(super) fn is_identified(scene: &Scene, phrase: &Phrase, speaker: Option<&Speaker>) -> bool {
    if phrase.items.is_empty() || attached_to_people(scene, phrase) {
        return false;
    }
    let nameless = speaker.is_none_or(|s| s.name.is_none());
    let antecedent = phrase.antecedent(scene).filter(|_| nameless);
    let phrase = antecedent.as_ref().unwrap_or(phrase);
    let speaker = speaker.filter(|_| !phrase.is_cut(scene));
    let source = phrase.whole(scene);
    if is_author(scene, source.clone()) {
        return true;
    }
    let head = head(scene, source.clone());
    if source.len() == 1 && scene.reading.is_label(head) {
        // Whoever is asked in an interview is told at its head.
        return true;
    }
    if scene.sort(head).any(Sort::ANYBODY) {
        return false;
    }
    if names_person(scene, core(scene, source.clone()))
        || nameless && antecedent.is_none() && phrase.is_possession(scene)
    {
        return true;
    }
    let named = speaker.is_some_and(|s| s.name.as_deref().is_some_and(is_proper));
    match kind(scene, source.clone(), speaker) {
        Kind::Group => names_member(scene, source) || named && is_named_group(speaker),
        Kind::Document => named || identifies_text(scene, source),
        Kind::Organization => identifies_body(scene, source, named),
        Kind::Person => named && !is_one_of_many(scene, &source) || identifies_person(scene, source, speaker),
    }
}

/// Whether a speaker's name is one, and no word for a sort of people or bodies that a capital made look so.
fn is_proper(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let class = look_up(last.as_bytes()).class;
    let bodies = !name.contains(' ') && last.ends_with('s') && class.has(Class::ORGANIZATION);
    !class.has(Class::GROUP) && !bodies && !is_plural_acronym(last)
}

/// A given name and a surname, on their own, among these items: "election lawyer [Jane Roe]".
fn names_person(scene: &Scene, core: Range<usize>) -> bool {
    let name = |i: usize| scene.reading.tag(i) == Tag::Name;
    (core.start..core.end.saturating_sub(1)).any(|i| {
        let person = scene.class(i).has(Class::GIVEN) && !scene.class(i).has(Class::PLACE);
        person && name(i) && name(i + 1) && names_somebody(scene, i, core.clone())
    })
}

/// "a neighbor", "one aide": whoever else the article names, this phrase names nobody.
fn is_one_of_many(scene: &Scene, source: &Range<usize>) -> bool {
    let head = head(scene, source.clone());
    is_vague(scene, source.start) && scene.token(head).is_some_and(|t| !t.capital)
}

/// Whether what was taken for the source only belongs to unnamed people: "people close to [the minister] say".
fn attached_to_people(scene: &Scene, phrase: &Phrase) -> bool {
    let (start, floor) = (phrase.items.start, phrase.free.start);
    let attached = start > floor && matches!(scene.reading.tag(start - 1), Tag::Preposition | Tag::To);
    if !attached || scene.sort(start - 1).any(Sort::EXAMPLE) || scene.is(start - 2.min(start), "according") {
        return false;
    }
    let before = (floor..start - 1).rev().take(ATTACHED).take_while(|&i| {
        let class = scene.class(i);
        let participle = class.has(Class::PARTICIPLE) && !class.has(Class::COMMUNICATION);
        let noun = matches!(scene.reading.tag(i), Tag::Noun | Tag::Name | Tag::Adverb);
        noun || participle || scene.sort(i).any(Sort::TIE)
    });
    before.into_iter().any(|i| scene.class(i).has(Class::GROUP) && scene.class(i).has(Class::PERSON))
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
    if scene.is(source.start, "those") && !class.has(Class::DOCUMENT) {
        return Kind::Group;
    }
    let written = low && scene.sort(head).any(text) && !class.has(Class::PERSON);
    if source.clone().any(polled) || written || low && class.has(Class::DOCUMENT) && !class.has(Class::PERSON)
    {
        return Kind::Document;
    }
    if low && is_several(scene, head) {
        return Kind::Group;
    }
    let name = source.len() == 1 && is_name(scene, source.start);
    let person = class.has(Class::PERSON) || scene.sort(head).any(Sort::MOUTHPIECE);
    // A nameless group may be but what nothing else was known of.
    let group = speaker.is_some_and(|s| s.kind == Kind::Group && s.name.is_none());
    match speaker {
        Some(_) if group && name => Kind::Person,
        Some(speaker) if low && person && speaker.kind == Kind::Document => Kind::Person,
        Some(speaker) if speaker.kind != Kind::Person || speaker.name.is_some() => speaker.kind,
        _ if class.has(Class::GROUP) => Kind::Group,
        _ if class.any(Class::ORGANIZATION | Class::OUTLET | Class::COMPANY) => Kind::Organization,
        _ => Kind::Person,
    }
}

/// Whether the head of a phrase stands for several people: "officials", "the faction", "NGOs".
fn is_several(scene: &Scene, head: usize) -> bool {
    let class = scene.class(head);
    let several = scene
        .token(head)
        .map(|t| t.span.of(scene.reading.text))
        .is_some_and(|word| is_plural_acronym(word) || is_people(word));
    class.has(Class::GROUP) || several || scene.sort(head).any(Sort::BODY)
}

/// "Norwegians", "Texans": the people of a place, by how such words end.
fn is_people(word: &str) -> bool {
    PEOPLES.iter().any(|end| word.ends_with(end))
}

/// "PACs", "NGOs".
fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|stem| stem.len() > 1 && stem.bytes().all(|b| b.is_ascii_uppercase()))
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
    scene.token(i).is_some_and(|t| {
        let word = t.span.of(scene.reading.text);
        let own = t.capital && t.kind.is_wordy() && !t.class.any(common);
        own && !is_plural_acronym(word) && !is_people(word)
    })
}

/// Whether names stand at `i` on their own: no noun after them that they modify, no preposition before them.
fn names_somebody(scene: &Scene, i: usize, source: Range<usize>) -> bool {
    if !is_name(scene, i) {
        return false;
    }
    let capital = |k: &usize| scene.token(*k).is_some_and(|t| t.capital);
    let first = (source.start..i).rev().take_while(capital).last().unwrap_or(i);
    let last = (i..source.end).take_while(capital).last().unwrap_or(i);
    let modifies =
        last + 1 < source.end && matches!(scene.reading.tag(last + 1), Tag::Noun | Tag::Possessive);
    let place = first > source.start && scene.reading.tag(first - 1) == Tag::Preposition;
    // "[Virginia Democrats]".
    let people = last > i && scene.class(last).has(Class::GROUP);
    !modifies && !place && !people
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
    // Names in what is attached, or in a clause, are somebody else's.
    let end = core(scene, source.clone()).end;
    is_unique(scene, source.clone())
        || (from..end).any(|i| names_somebody(scene, i, from..end))
        || named_beside(scene, end..source.end)
}

/// Whether a name stands in apposition behind the description: "another supporter in Oslo, [Jane Roe], had".
fn named_beside(scene: &Scene, rest: Range<usize>) -> bool {
    rest.clone().any(|i| {
        let opens = matches!(scene.reading.tag(i), Tag::Comma | Tag::Dash) || scene.is(i, "named");
        let name = i + 1..rest.end;
        let names = name.clone().take_while(|&k| scene.reading.tag(k) == Tag::Name).count();
        opens
            && names > 0
            && (scene.class(i + 1).any(Class::GIVEN | Class::TITLE) || names > 1)
            && names_somebody(scene, i + names, name)
    })
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
    // "[She] and her aides".
    let one = scene.class(floor);
    let with_one =
        one.has(Class::SUBJECT) && !one.any(Class::PLURAL | Class::SECOND) && scene.is(floor + 1, "and");
    let joined = source.clone().any(|i| {
        let and = scene.is(i, "and") || scene.reading.tag(i) == Tag::Comma;
        and && i > floor
            && i + 1 < source.end
            && names_somebody(scene, i - 1, floor..i)
            && (is_name(scene, i + 1) || scene.is(i + 1, "other") || owned(i + 1))
    });
    example || joined || with_one && source.len() > 2
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
    let several = scene.token(head).is_some_and(|t| {
        // "Companies say": a capital that only opens the sentence.
        let opens = source.len() == 1 && t.class.any(Class::ORGANIZATION | Class::COMPANY);
        let plural = t.span.of(scene.reading.text).ends_with('s');
        if t.capital { opens && plural } else { t.lemma != t.word }
    });
    let capital = source.len() == 1 && !several && scene.token(head).is_some_and(|t| t.capital);
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

/// "his mother", "the national chairman of his party", "her chief aide": only one person can be meant.
fn is_unique(scene: &Scene, source: Range<usize>) -> bool {
    let head = head(scene, source.clone());
    let sort = scene.sort(head);
    let owned = (source.start..head)
        .any(|i| scene.reading.tag(i) == Tag::Possessive || scene.class(i).has(Class::POSSESSIVE));
    if sort.any(Sort::MOUTHPIECE) || scene.class(head).has(Class::GROUP) {
        let first = (source.start..head).any(|i| scene.is(i, "chief"));
        return owned && first && !scene.class(head).has(Class::GROUP);
    }
    let of = scene.is(head + 1, "of") || scene.is(head + 1, "for");
    owned && sort.any(Sort::RELATION.or(Sort::OFFICE))
        || sort.any(Sort::OFFICE) && scene.is(source.start, "the") && of
}
