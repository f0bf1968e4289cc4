//! Reads the word lists under `data/` into one table. Done by the build script, not by the program.

use super::Class;
use super::key::{KeyMap, fnv, short};

/// Classes and lemma by the 64-bit hash of the word.
pub type Words = KeyMap<u64, (Class, u32)>;

fn add(table: &mut Words, word: &str, class: Class, lemma: Option<&str>) {
    let key = fnv(word.as_bytes());
    let lemma = short(lemma.map_or(key, |l| fnv(l.as_bytes())));
    let entry = table.entry(key).or_insert((Class::NONE, lemma));
    entry.0 |= class;
    if class.any(Class::VERB) {
        entry.1 = lemma;
    }
}

pub fn build() -> Words {
    let mut table = Words::default();
    for line in include_str!("data/en/verbs.txt").lines() {
        let mut columns = line.split('\t');
        let (Some(word), Some(field), Some(share)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let class = Class::BASE | Class::named(field) | Class::named(share);
        add(&mut table, word, class, None);
    }
    for line in include_str!("data/en/irregular.txt").lines() {
        let mut columns = line.split('\t');
        let (Some(base), Some(past), Some(participle)) = (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let field = table.get(&fnv(base.as_bytes())).map_or(Class::NONE, |(class, _)| *class & Class::FIELDS);
        add(&mut table, past, Class::PAST | field, Some(base));
        add(&mut table, participle, Class::PARTICIPLE | field, Some(base));
    }
    for word in include_str!("data/en/persons.txt").lines() {
        add(&mut table, word, Class::PERSON, None);
    }
    for line in include_str!("data/en/words.txt").lines() {
        if let Some((word, classes)) = line.split_once('\t') {
            let class = classes.split(' ').fold(Class::NONE, |all, name| all | Class::named(name));
            add(&mut table, word, class, None);
        }
    }
    for (list, gender) in [
        (include_str!("data/en/given_names_male.txt"), Class::MALE),
        (include_str!("data/en/given_names_female.txt"), Class::FEMALE),
    ] {
        for name in list.lines() {
            let key = name.to_lowercase();
            let known = table.get(&fnv(key.as_bytes())).map_or(Class::NONE, |(class, _)| *class);
            if !known.any(Class::PRONOUN | Class::DETERMINER | Class::TITLE | Class::MODAL) {
                add(&mut table, &key, Class::GIVEN | gender, None);
            }
        }
    }
    table
}
