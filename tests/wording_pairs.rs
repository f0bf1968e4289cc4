//! Hundreds of quotes beside their claims, written by hand, each with what an editor would say of it.

use attrib::wording::{Edit, EditKind, Wording, compare};

/// One line of `tests/data/wordings.txt` with the heading it stands under.
struct Pair {
    line: usize,
    quote: String,
    claim: String,
    expected: String,
}

fn pairs() -> Vec<Pair> {
    let mut expected = "";
    let mut pairs = Vec::new();
    for (i, line) in include_str!("data/wordings.txt").lines().enumerate() {
        if let Some(heading) = line.strip_prefix("## ") {
            expected = heading;
        } else if let Some((quote, claim)) = line.split_once(" <- ") {
            let (quote, claim) = (unescape(quote), unescape(claim));
            pairs.push(Pair { line: i + 1, quote, claim, expected: expected.to_owned() });
        }
    }
    pairs
}

/// `\u{A0}` as the character it stands for.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closing brace");
        let code = u32::from_str_radix(code, 16).expect("a code point in hexadecimal");
        plain.push(char::from_u32(code).expect("a character"));
        plain.push_str(rest);
    }
    plain
}

fn told(edits: &[Edit]) -> String {
    let one = |edit: &Edit| {
        let kind = edit.kind.map_or("-", EditKind::name);
        format!("\n      {} `{}` <- `{}` {kind}", edit.op.name(), edit.quote, edit.claim)
    };
    edits.iter().map(one).collect()
}

#[test]
fn every_pair_has_the_class_and_kind_of_its_heading() {
    let pairs = pairs();
    assert!(pairs.len() > 500, "{} pairs", pairs.len());
    let mut wrong = Vec::new();
    for Pair { line, quote, claim, expected } in &pairs {
        let (class, kind) = expected.split_once(": ").unwrap_or((expected, ""));
        let found = compare(quote, claim);
        let has_kind = |edit: &Edit| edit.kind.is_some_and(|found| found.name() == kind);
        if found.wording.name() != class || !kind.is_empty() && !found.edits.iter().any(has_kind) {
            let (edits, name) = (told(&found.edits), found.wording.name());
            wrong.push(format!("line {line}: {name}, not {expected}\n  `{quote}`\n  `{claim}`{edits}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}

#[test]
fn each_class_is_pinned_by_pairs() {
    let pairs = pairs();
    for wording in Wording::ALL {
        assert!(pairs.iter().any(|pair| pair.expected.starts_with(wording.name())), "{}", wording.name());
    }
}
