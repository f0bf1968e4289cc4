//! Sentences of our own with their attributions marked, which are learned beside the articles.

use attrib::attribution::training::Gold;
use attrib::phrase::Reading;
use attrib::text::Span;

use super::Document;

/// How often a lesson is learned for each time that an article is.
const TIMES: usize = 2;

/// Every lesson as a story of its own; an error names its line.
pub fn load() -> Result<Vec<Document>, String> {
    let lines = include_str!("lessons.txt").lines().enumerate();
    let lessons = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lessons
        .map(|(number, line)| document(line).map_err(|e| format!("lessons.txt:{}: {e}", number + 1)))
        .collect()
}

fn document(line: &str) -> Result<Document, String> {
    let (text, gold) = read(&line.replace("\\n", "\n"))?;
    let reading = Reading::new(&text);
    let quotes = reading.quotes.outer.iter().map(|quote| {
        let inside = |g: &&Gold| g.content.iter().any(|part| part.overlaps(quote.inner));
        let owner = gold.iter().find(inside);
        (quote.inner, owner.is_some(), owner.map_or(Vec::new(), |g| g.source.clone()))
    });
    let quotes = quotes.collect();
    Ok(Document { name: line.to_owned(), text, gold, quotes, times: TIMES })
}

/// The text without its marks, and what they mark.
fn read(line: &str) -> Result<(String, Vec<Gold>), String> {
    let mut text = String::new();
    let mut gold: Vec<Gold> = Vec::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('[') {
        text += before;
        let (mark, after) = marked.split_once(']').ok_or("a mark without its end")?;
        let (kind, words) = mark.split_once(' ').ok_or("a mark without words")?;
        let start = text.len() as u32;
        text += words;
        let span = Span::new(start, text.len() as u32);
        let (role, number) = kind.split_at(1);
        let index = if number.is_empty() { 1 } else { number.parse().map_err(|_| "a mark of no number")? };
        if gold.len() < index {
            gold.resize_with(index, Gold::default);
        }
        let one = gold.get_mut(index - 1).ok_or("attributions count from 1")?;
        match role {
            "s" => one.source.push(span),
            "c" => one.cue.push(span),
            "t" => one.content.push(span),
            _ => return Err(format!("unknown mark {kind}")),
        }
        rest = after;
    }
    Ok((text + rest, gold))
}
