//! How many attributions are read as a careful reader would, on texts by somebody who had not seen the grammar.

use std::collections::HashSet;
use std::io::Write;
use std::ops::Range;

use attrib::article::Article;
use attrib::attribution::Attribution;
use attrib::text::Span;
use attrib::{Options, extract};
use serde::Deserialize;

#[derive(Deserialize)]
struct Probe {
    text: String,
    said: Vec<Said>,
}

/// What a reader marks.
#[derive(Deserialize)]
struct Said {
    source: Option<String>,
    cue: String,
    content: Vec<String>,
}

impl Said {
    /// Whether source and cue name the same as those of `found`.
    fn agrees(&self, text: &str, found: &Attribution) -> bool {
        let source = found.source.map_or("", |span| span.of(text));
        let cue = found.cue.map_or("", |span| span.of(text));
        let same_source = match &self.source {
            Some(own) => !source.is_empty() && (own.contains(source) || source.contains(own.as_str())),
            None => source.is_empty(),
        };
        let own: HashSet<&str> = self.cue.split(' ').collect();
        same_source && (self.cue.is_empty() || cue.split(' ').any(|word| own.contains(word)))
    }

    /// Bytes in common over bytes of either content, per cent.
    fn overlap(&self, text: &str, found: &Attribution) -> usize {
        let place = |part: &String| text.find(part.as_str()).map(|at| at..at + part.len());
        let own: Vec<Range<usize>> = self.content.iter().filter_map(place).collect();
        assert_eq!(own.len(), self.content.len(), "{:?} is not in {text}", self.content);
        let range = |span: &Span| span.start as usize..span.end as usize;
        let both = |byte: usize, ranges: &[Range<usize>]| ranges.iter().any(|r| r.contains(&byte));
        let found: Vec<Range<usize>> = found.content.iter().map(range).collect();
        let held = |byte: &usize| (both(*byte, &own), both(*byte, &found));
        let either = (0..text.len()).filter(|byte| held(byte) != (false, false)).count();
        (0..text.len()).filter(|byte| held(byte) == (true, true)).count() * 100 / either.max(1)
    }
}

/// Per cent of the bytes of two contents that must be common.
const SAME: usize = 60;

/// How many attributions of a probe are right, and how many have no counterpart at all.
fn read(probe: &Probe) -> (usize, usize) {
    let article = Article::from_text("probe.txt", probe.text.clone());
    let found = extract(&article, &Options::default()).attributions;
    let text = &article.text;
    let right = |said: &&Said| found.iter().any(|a| said.agrees(text, a) && said.overlap(text, a) >= SAME);
    let met = |a: &&Attribution| probe.said.iter().any(|said| said.overlap(text, a) > 0);
    (probe.said.iter().filter(right).count(), found.len() - found.iter().filter(met).count())
}

#[test]
fn most_attributions_are_read_as_a_reader_would() {
    let probes: Vec<Probe> =
        serde_yaml::from_str(include_str!("data/probes.yaml")).expect("a list of probes");
    let marked: usize = probes.iter().map(|probe| probe.said.len()).sum();
    let (mut right, mut extra) = (0, 0);
    for probe in &probes {
        let (is_right, is_extra) = read(probe);
        right += is_right;
        extra += is_extra;
        if is_right < probe.said.len() || is_extra > 0 {
            // Printed is what `cargo test` captures unless it is told not to.
            let _ = writeln!(
                std::io::stdout(),
                "{is_right} of {}, {is_extra} extra: {}",
                probe.said.len(),
                probe.text
            );
        }
    }
    let _ = writeln!(std::io::stdout(), "{right} of {marked} right, {extra} extra");
    assert!(right * 100 >= marked * 84, "{right} of {marked} right");
    assert!(extra <= 8, "{extra} attributions where a reader marks none");
}
