//! Which house publishes an article, where the caller does not say: what the document's own metadata state, else
//! whose name its file begins with ("usa-today_2016-06-09.txt").

use std::sync::LazyLock;

use super::words::OUTLET_LIST;

/// Bytes at the head of a document in which metadata stand.
const HEAD: usize = 16 * 1024;

/// Letters that a shortened word of a house's name keeps at least: "wash-post".
const SHORTENED: usize = 4;

/// The names of the listed outlets.
static OUTLETS: LazyLock<Vec<&str>> =
    LazyLock::new(|| OUTLET_LIST.lines().filter_map(|line| line.split('\t').next()).collect());

/// The names of the house that publishes the article called `name`, a path as a rule; empty where nothing tells.
pub(crate) fn of(name: &str, text: &str) -> Vec<String> {
    let head = (HEAD - 3..=HEAD).rev().find_map(|end| text.get(..end)).unwrap_or(text);
    match front_matter(head).or_else(|| site_name(head)) {
        Some(stated) => vec![stated.to_string()],
        None => by_file(name),
    }
}

/// `publisher: The Harbor Times` between the lines of dashes that open a text.
fn front_matter(head: &str) -> Option<&str> {
    let head = head.strip_prefix('\u{FEFF}').unwrap_or(head);
    let mut lines = head.lines();
    if lines.next()?.trim_end() != "---" {
        return None;
    }
    let entry =
        lines.take_while(|line| line.trim_end() != "---").find_map(|line| line.strip_prefix("publisher:"))?;
    let name = entry.trim().trim_matches(['"', '\'']);
    (!name.is_empty()).then_some(name)
}

/// `<meta property="og:site_name" content="The Harbor Times">` in a page's head.
fn site_name(head: &str) -> Option<&str> {
    const NAME: &str = "og:site_name";
    let at = memchr::memmem::find(head.as_bytes(), NAME.as_bytes())?;
    let (before, after) = (&head[..at], &head[at + NAME.len()..]);
    let tag = before.rfind('<').map(|at| &before[at..]).filter(|tag| tag.starts_with("<meta"))?;
    // The content may stand before or after the property.
    let after = after.split('>').next()?;
    let value = |part: &'static str, attributes: &str| attributes.find(part).map(|at| at + part.len());
    let from = |attributes: &'_ str| value("content=", attributes);
    let content = |attributes: &str| -> Option<(usize, usize)> {
        let start = from(attributes)?;
        let mark = attributes[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let length = attributes[start + 1..].find(mark)?;
        Some((start + 1, start + 1 + length))
    };
    let found =
        content(after).map(|(a, b)| &after[a..b]).or_else(|| content(tag).map(|(a, b)| &tag[a..b]))?;
    let found = found.trim();
    (!found.is_empty()).then_some(found)
}

/// The listed outlets whose name the file's begins with, up to its first underscore.
fn by_file(name: &str) -> Vec<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let Some((house, _)) = file.split_once('_') else { return Vec::new() };
    let house = house.to_ascii_lowercase();
    // However a name is shortened, it begins as it does.
    let likely = OUTLETS.iter().filter(|outlet| outlet.bytes().next() == house.bytes().next());
    likely.filter(|outlet| stands_for(&house, outlet)).map(ToString::to_string).collect()
}

/// Whether `house`, with hyphens, stands for the outlet: its words in full or shortened, its letters run together,
/// or its initials.
fn stands_for(house: &str, outlet: &str) -> bool {
    let fits =
        |(short, word): (&str, &str)| short == word || short.len() >= SHORTENED && word.starts_with(short);
    let words = || outlet.split(' ');
    let same = house.split('-').count() == words().count();
    let shortened = same && house.split('-').zip(words()).all(fits);
    let joined = house.split('-').flat_map(str::chars).eq(outlet.chars().filter(|&c| c != ' '));
    let initials = words().count() > 2 && house.chars().eq(words().filter_map(|word| word.chars().next()));
    shortened || joined || initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_begin_with_its_house() {
        assert_eq!(of("a/usa-today_2016.txt", ""), ["usa today"]);
        assert_eq!(of("a/nyt_2016.txt", ""), ["new york times"]);
        assert_eq!(of("chic-trib_2016.txt", ""), ["chicago tribune"]);
        assert_eq!(of("dailybeast_1.txt", ""), ["daily beast"]);
        assert_eq!(of("story_2016.txt", ""), [""; 0]);
        assert_eq!(of("guardian.txt", ""), [""; 0]);
        assert_eq!(of("nyt_notes/story.txt", ""), [""; 0]);
    }

    #[test]
    fn metadata_come_before_the_files_name() {
        let front = "---\ntitle: Pier\npublisher: \"The Harbor Times\"\n---\nThe pier sank.";
        assert_eq!(of("nyt_1.md", front), ["The Harbor Times"]);
        let page = "<html><head><meta property=\"og:site_name\" content=\"Harbor Post\"></head>";
        assert_eq!(of("a.html", page), ["Harbor Post"]);
        let turned = "<head><meta content='Harbor Post' property='og:site_name'/></head>";
        assert_eq!(of("a.html", turned), ["Harbor Post"]);
        assert_eq!(of("a.md", "He typed og:site_name by hand."), [""; 0]);
        assert_eq!(of("a.md", "---\ntitle: Pier\n---\npublisher: nobody"), [""; 0]);
    }
}
