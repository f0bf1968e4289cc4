//! The name an entity is reported by.

use super::cast::{Being, Cast};

impl Cast<'_> {
    /// The name an entity is reported by; `None` for the unnamed.
    pub(super) fn name_of(&self, id: usize) -> Option<String> {
        let entity = &self.entities[id];
        if let Some(label) = &entity.label {
            return Some(label.clone());
        }
        if !entity.members.is_empty() {
            let name = |&m: &usize| {
                let described = self.entities[m].description.map(|d| d.of(self.reading.text).to_owned());
                self.name_of(m).or(described)
            };
            self.name_of(*entity.members.first()?)?;
            let names: Option<Vec<String>> = entity.members.iter().map(name).collect();
            return names.map(|names| join(&names));
        }
        if entity.name.is_empty() {
            return None;
        }
        let span =
            self.reading.tokens[entity.name.start].span.join(self.reading.tokens[entity.name.end - 1].span);
        let mut name: String = span.of(self.reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(surname) = entity.borrowed {
            name.push(' ');
            name.push_str(self.reading.tokens[surname].span.of(self.reading.text));
        }
        if entity.being == Being::Person && name.len() > 3 && !name.contains(|c: char| c.is_lowercase()) {
            name = name.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
        }
        Some(name)
    }
}

/// "A", "A and B", "A, B and C".
pub(super) fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// "PENCE" as "Pence".
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
}
