//! Which house publishes an article, where the caller does not say: what the document's own metadata state, else
//! whose name its file begins with ("usa-today_2016-06-09.txt").

use std::sync::LazyLock;

use super::words::OUTLET_LIST;
use crate::article::head;

/// Letters that a shortened word of a house's name keeps at least: "wash-post".
const SHORTENED: usize = 4;

/// The names of the listed outlets.
static OUTLETS: LazyLock<Vec<&str>> =
    LazyLock::new(|| OUTLET_LIST.lines().filter_map(|line| line.split('\t').next()).collect());

/// The names of the house that publishes the article called `name`, a path as a rule; empty where nothing tells.
pub(crate) fn of(name: &str, text: &str) -> Vec<String> {
    let head = head::of(text);
    match head::front_matter(head, "publisher").or_else(|| head::meta(head, "og:site_name")) {
        Some(stated) => vec![stated.to_string()],
        None => by_file(name),
    }
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
