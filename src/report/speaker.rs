//! How a speaker is named in reports for people.

use super::wire::Attribution;

/// Who speaks, and what else is known of them, to be put right behind the name.
pub fn who(attribution: &Attribution) -> (String, String) {
    let source = attribution.source.as_ref().map(|source| &*source.text);
    let speaker = attribution.speaker.as_ref();
    let known = speaker.and_then(|s| s.name.as_deref());
    let description = speaker.and_then(|s| s.description.as_deref());
    let name = one_line(known.or(description).or(source).unwrap_or("nobody"));
    let mut more = String::new();
    let apart = |d: &&str| known.is_some_and(|name| !name.contains(d) && !d.contains(surname(name)));
    if let Some(description) = description.filter(apart) {
        more = format!(", {}", one_line(description));
    }
    if let Some(mention) = source.map(one_line).filter(|m| !name.contains(m) && !m.contains(&name)) {
        more += &format!(" (“{mention}”)");
    }
    (name, more)
}

/// The last word of a name.
fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
