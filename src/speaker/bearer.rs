//! Whether a person, a body or a place bears a name, by the name's own words.

use super::name::{Bearer, Gender, Names};
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::token::{Gap, Kind, Token};

impl Names<'_> {
    pub(super) fn bearer(&self, name: usize, end: usize, titled: bool) -> Bearer {
        let last = self.last(name, end);
        let (class, sort) = (self.class(last), self.sort(last));
        let the = self.has_the(name);
        let given = self.class(name).has(Class::GIVEN);
        let several = last > name;
        let joined = self.is_joined(name, end);
        if (name..end).any(|i| self.token(i).is_some_and(|t| t.kind.is_quote())) {
            // Only people have nicknames.
            return Bearer::Person;
        }
        if self.is_body_of(name, last) {
            return Bearer::Body;
        }
        // "the Coast Guard": no guard.
        if several && !given && the && sort.any(Sort::BODY) && self.is_title(last) {
            return Bearer::Body;
        }
        // "King said", where an Adam King is known.
        if !several && !titled && self.is_surname(last) && !self.is_pointed(name) {
            return Bearer::Single;
        }
        if class.has(Class::GROUP) && !(given && several) {
            return Bearer::Description;
        }
        let title = self.class(name.saturating_sub(1));
        let addressed = title.has(Class::TITLE | Class::ABBREVIATION) && Gender::of(title) != Gender::Unknown;
        if titled && !joined && (!sort.any(Sort::BODY) || addressed) {
            return Bearer::Person;
        }
        if self.is_title(last) && !(given && several) {
            return Bearer::Description;
        }
        if self.is_pointed(name)
            && class.has(Class::PERSON)
            && !class.has(Class::GIVEN)
            && !(given && several)
        {
            return Bearer::Description;
        }
        if given && last == name + 1 && sort.any(Sort::SURNAME) {
            return Bearer::Person;
        }
        // "the super PAC", "a registered Republican"
        let surname = given || sort.any(Sort::SURNAME.or(Sort::PUBLIC)) || self.is_surname(last);
        let common = sort.any(Sort::GENERAL) || sort.any(Sort::PREFIX) && !surname;
        if !several && common && !self.is_title(last) {
            return Bearer::Description;
        }
        let bodily = sort.any(Sort::BODY) || class.any(Class::ORGANIZATION | Class::COMPANY | Class::OUTLET);
        if bodily || joined {
            return Bearer::Body;
        }
        if given && sort.any(Sort::SHOW) && last > name + 1 {
            return Bearer::Thing;
        }
        let thing = sort.any(Sort::EVENT) || class.any(Class::DOCUMENT | Class::TIME);
        if thing && !given {
            return Bearer::Thing;
        }
        if !several {
            return self.single(name, the);
        }
        self.several(name, last, the)
    }

    /// What bears a name of several words none of which tells.
    fn several(&self, name: usize, last: usize, the: bool) -> Bearer {
        let given = self.class(name).has(Class::GIVEN);
        let sort = self.sort(last);
        if self.sort(name).any(Sort::DIRECTION) || sort.any(Sort::PLACE) && !given {
            return Bearer::Place;
        }
        let initial = (name + 1..last).any(|i| self.token(i).is_some_and(|t| t.span.len() <= 2));
        match () {
            () if given || initial => Bearer::Person,
            () if the => Bearer::Body,
            // "Kurz National Bank"
            () if (name + 1..last).any(|i| self.sort(i).any(Sort::PREFIX)) => Bearer::Thing,
            // "a Kurz T-shirt"
            () if self.is_pointed(name) => Bearer::Thing,
            () if self.sort(name).any(Sort::PLACE.or(Sort::BODY)) => Bearer::Thing,
            () => Bearer::Unclear,
        }
    }

    /// Whether "the" stands before the name that begins at token `i`, adjectives that are no part of it aside: "the Norwegian
    /// Red Cross".
    fn has_the(&self, i: usize) -> bool {
        let adjective = |k: &usize| {
            self.sort(*k).any(Sort::PREFIX.or(Sort::NATION)) && self.token(*k).is_some_and(|t| t.capital)
        };
        let before = (0..i).rev().find(|k| !adjective(k));
        before.and_then(|k| self.token(k)).is_some_and(|t| t.word == const { label("the") })
    }

    /// Whether "the", "a" or "this" stands before token `i`.
    fn is_pointed(&self, i: usize) -> bool {
        i > 0 && self.class(i - 1).has(Class::DETERMINER)
    }

    fn single(&self, i: usize, the: bool) -> Bearer {
        let Some(token) = self.token(i) else { return Bearer::Thing };
        let sort = words::sort(token.word);
        let text = token.span.of(self.reading.text);
        if sort.any(Sort::PLACE) || text.contains('.') && token.upper {
            Bearer::Place
        } else if sort.any(Sort::PREFIX) && !token.class.has(Class::GIVEN) && !self.is_surname(i) {
            Bearer::Thing
        } else if token.upper && token.span.len() <= 5 && the {
            Bearer::Body
        } else {
            Bearer::Single
        }
    }

    /// Whether "of", "for" or "&" stands in `from..to`; misread bytes inside a word do not count.
    pub(super) fn is_joined(&self, from: usize, to: usize) -> bool {
        let joins = |t: &Token| !t.capital && t.gap != Gap::None && t.kind != Kind::Comma;
        (from..to).any(|i| self.token(i).is_some_and(joins) && !self.sort(i).any(Sort::PARTICLE))
    }

    /// "National Association of Criminal Defense Lawyers": the head comes before "of".
    fn is_body_of(&self, name: usize, last: usize) -> bool {
        let of = |i: usize| self.token(i).is_some_and(|t| t.word == const { label("of") });
        let body = |i: usize| self.sort(i).any(Sort::BODY) || self.class(i).has(Class::ORGANIZATION);
        (name..last).any(|i| body(i) && of(i + 1))
    }
}
