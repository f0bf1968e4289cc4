//! Which claim a quote is traced to, and what an index file is worth once it was tampered with.

mod perturb;

use attrib::matching::beside::{self, FileState};
use attrib::matching::{Index, Unusable};
use attrib::wording::Wording;
use perturb::random::Random;

const CLAIMS: &[&str] = &[
    "The harbour master told us that the ferry would not leave before the storm had passed.",
    "Our bakers use four tons of flour a week, and all of it comes from the valley.",
    "I have walked this coast for thirty years and never seen the water so high.",
    "We are ready.",
    "The council will vote on the new bridge in October, whatever the weather.",
    "A closed school is a closed village, and nobody in this room wants that.",
    "We are ready to rebuild the mill if the bank gives us another year.",
];

fn index() -> Index {
    Index::build(CLAIMS)
}

fn claim_of(quote: &str) -> Option<(usize, Wording)> {
    index().find(quote, |_| false).map(|found| (found.claim, found.comparison.wording))
}

#[test]
fn a_quote_finds_its_claim_whatever_was_done_to_it() {
    for (quote, claim, wording) in [
        (CLAIMS[2], 2, Wording::Verbatim),
        ("use four tons of flour a week", 1, Wording::Excerpt),
        ("the ferry would leave before the storm had passed", 0, Wording::MeaningChanged),
        ("The council will vote … in October, whatever the weather", 4, Wording::Excerpt),
        (
            "The council shall vote on the new bridge in November, whatever the weather",
            4,
            Wording::MeaningChanged,
        ),
        ("I have walked this shore for 30 years and never seen the water so high", 2, Wording::Altered),
    ] {
        assert_eq!(claim_of(quote), Some((claim, wording)), "{quote}");
    }
}

#[test]
fn strangers_and_scraps_have_no_claim() {
    for quote in [
        "",
        "…",
        "the",
        "ready",
        "school",
        "a week",
        "in this room",
        "The mayor of the next town sells his boat",
        "the storm will not reach the mountains this summer",
    ] {
        assert_eq!(claim_of(quote), None, "{quote}");
    }
}

#[test]
fn a_single_word_is_traced_to_the_speaker_who_used_it() {
    let found = index().find("rebuild", |claim| claim == 6).map(|found| found.claim);
    assert_eq!(found, Some(6));
    assert_eq!(index().find("rebuild", |claim| claim == 1), None);
}

#[test]
fn of_equal_claims_the_preferred_comes_first() {
    let index = Index::build(&["No comment at this time.", "The road is shut.", "No comment at this time."]);
    let claim =
        |preferred| index.find("No comment at this time", |at| at == preferred).map(|found| found.claim);
    assert_eq!(claim(0), Some(0));
    assert_eq!(claim(2), Some(2));
    assert_eq!(claim(1), Some(0));
}

#[test]
fn a_repeat_by_the_named_speaker_is_found_among_repeats_and_longer_claims() {
    let claims = ["We keep the ferry, whatever it costs us.", "We keep the ferry", "We keep the ferry."];
    let index = Index::build(&claims);
    for preferred in 0..claims.len() {
        let found = index.find("We keep the ferry", |at| at == preferred);
        let slow = index.find_by_force("We keep the ferry", |at| at == preferred);
        assert_eq!(found, slow);
        assert_eq!(found.map(|found| found.claim), Some(preferred));
    }
}

#[test]
fn parts_of_two_claims_are_spliced() {
    let quote = "I have walked this coast for thirty years and all of it comes from the valley";
    let found = index().find(quote, |_| false).expect("a match");
    assert_eq!(found.comparison.wording, Wording::Spliced);
    let mut claims = found.also.clone();
    claims.push(found.claim);
    claims.sort_unstable();
    assert_eq!(claims, [1, 2]);
}

#[test]
fn parts_of_two_claims_are_spliced_however_contracted() {
    let claims = ["The engineers’ view hasn’t reached us yet.", "He didn’t answer your letter."];
    let index = Index::build(&[CLAIMS, &claims].concat());
    for quote in [
        "The engineers’ view did not answer your letter",
        "The engineers’ view has not and he did not answer your letter",
    ] {
        let found = index.find_by_anyone(quote).map(|found| found.comparison.wording);
        assert_eq!(found, Some(Wording::Spliced), "{quote}");
    }
}

#[test]
fn distant_places_of_one_claim_are_spliced() {
    let claim = "The old lock was dug by hand over nine long winters. Later the council paid for a lamp, a bench \
                 and a flag beside it. Children fish there on Sundays, and their grandparents tell stories of the \
                 first stones. Nobody charges for anything. We intend to keep it exactly that way.";
    let index = Index::build(&[claim, "The ferry will sail again before the spring comes."]);
    let spliced = |quote| index.find(quote, |_| true).map(|found| (found.claim, found.comparison.wording));
    assert_eq!(spliced("Children fish there on Sundays exactly that way"), Some((0, Wording::Spliced)));
    assert_eq!(
        spliced("The old lock was dug by hand over nine long winters exactly that way."),
        Some((0, Wording::Spliced))
    );
    assert_eq!(spliced("Children play there on Mondays, and it was exactly so."), None);
}

#[test]
fn generated_splices_are_told_from_other_changes() {
    let mut random = Random::new(99);
    let claims: Vec<String> = (0..400).map(|_| perturb::join(&perturb::speech(&mut random))).collect();
    let index = Index::build(&claims);
    let (mut right, count) = (0, 500);
    for _ in 0..count {
        let (a, b) = (random.pick(&claims), random.pick(&claims));
        let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
        let quote = format!("{} {}", a[..a.len() / 2].join(" "), b[b.len() / 2..].join(" "));
        let found = index.find(&quote, |_| false).map(|found| found.comparison.wording);
        right += usize::from(found == Some(Wording::Spliced));
    }
    assert!(right * 100 >= count * 97, "{right} of {count} splices found");
}

#[test]
fn the_index_finds_what_comparing_with_every_claim_finds() {
    let mut random = Random::new(7);
    let claims: Vec<String> = (0..300).map(|_| perturb::join(&perturb::speech(&mut random))).collect();
    let index = Index::build(&claims);
    for _ in 0..200 {
        let words: Vec<&str> = random.pick(&claims).split(' ').collect();
        let start = random.below(words.len() - 6);
        let quote = words[start..start + 6 + random.below(words.len() - start - 5)].join(" ");
        let similarity = |found: Option<attrib::matching::Match>| {
            found.filter(|f| f.comparison.wording != Wording::Spliced).map(|f| f.comparison.similarity)
        };
        let fast = similarity(index.find(&quote, |_| false));
        let slow = similarity(index.find_by_force(&quote, |_| false));
        assert!(fast.is_none() || fast >= slow, "{quote}: {fast:?} {slow:?}");
        assert_eq!(fast.is_some(), slow.is_some(), "{quote}");
        assert_eq!(index.find_by_anyone(&quote), index.find(&quote, |_| false), "{quote}");
    }
}

#[test]
fn a_written_index_answers_as_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("claims.idx");
    index().write(&path, [1; 32]).expect("written");
    let opened = Index::open(&path, [1; 32]).expect("opened");
    assert_eq!(opened.len(), CLAIMS.len());
    assert_eq!(opened.text(3).as_deref(), Some(CLAIMS[3]));
    for quote in CLAIMS {
        assert_eq!(opened.find(quote, |_| false), index().find(quote, |_| false));
        assert_eq!(opened.find_by_anyone(quote), index().find(quote, |_| false));
    }
    assert!(!opened.is_damaged());
}

#[test]
fn an_index_of_other_claims_is_stale() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("claims.idx");
    index().write(&path, [1; 32]).expect("written");
    assert!(matches!(Index::open(&path, [2; 32]), Err(Unusable::Stale)));
    assert!(matches!(Index::open(&folder.path().join("none"), [1; 32]), Err(Unusable::Unreadable(_))));
}

#[test]
fn damage_is_never_believed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("claims.idx");
    index().write(&path, [1; 32]).expect("written");
    let sound = std::fs::read(&path).expect("read");
    for at in (0..sound.len()).step_by(97).chain(sound.len() - 60..sound.len()) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x20;
        std::fs::write(&path, &bytes).expect("written");
        let Ok(index) = Index::open(&path, [1; 32]) else { continue };
        for (claim, quote) in CLAIMS.iter().enumerate() {
            match index.find(quote, |_| false) {
                Some(found) => assert_eq!(found.claim, claim, "byte {at}"),
                None => assert!(index.is_damaged(), "byte {at}"),
            }
        }
    }
    for length in [0, 1, 59, 60, sound.len() / 2, sound.len() - 1] {
        std::fs::write(&path, &sound[..length]).expect("written");
        assert!(Index::open(&path, [1; 32]).is_err(), "{length} bytes");
    }
}

#[test]
fn no_claims_match_nothing() {
    let empty: [&str; 0] = [];
    assert_eq!(Index::build(&empty).find("We are ready.", |_| true), None);
}

#[test]
fn a_registry_without_an_index_file_is_left_without_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = beside::load(folder.path(), CLAIMS);
    assert!(matches!(kept.file, FileState::None));
    assert_eq!(kept.index.len(), CLAIMS.len());
    assert!(!beside::path_beside(folder.path()).exists());
}

#[test]
fn a_fresh_index_file_is_used_and_a_stale_or_damaged_one_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = beside::write(folder.path(), CLAIMS).expect("written");
    assert!(matches!(beside::load(folder.path(), CLAIMS).file, FileState::Used));

    let other = ["The fair is over.", "The tide comes in at four."];
    let kept = beside::load(folder.path(), &other);
    assert!(matches!(kept.file, FileState::Renewed(Unusable::Stale)), "{:?}", kept.file);
    assert_eq!(kept.index.find(other[1], |_| false).map(|found| found.claim), Some(1));
    assert!(matches!(beside::load(folder.path(), &other).file, FileState::Used));

    let sound = std::fs::read(&path).expect("read");
    for at in (0..sound.len()).step_by(211) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, &bytes).expect("written");
        let kept = beside::load(folder.path(), &other);
        assert!(matches!(kept.file, FileState::Renewed(_)), "byte {at}: {:?}", kept.file);
        assert_eq!(kept.index.find(other[1], |_| false).map(|found| found.claim), Some(1));
        assert_eq!(std::fs::read(&path).expect("read"), sound);
    }
}

#[test]
fn the_digest_tells_where_one_claim_ends() {
    assert_ne!(beside::digest(&["ab", "c"]), beside::digest(&["a", "bc"]));
    assert_eq!(beside::digest(CLAIMS), beside::digest(CLAIMS));
}

#[cfg(unix)]
#[test]
fn an_index_that_cannot_be_written_anew_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    // A folder of that name can neither be read as an index nor be replaced by one.
    std::fs::create_dir(beside::path_beside(folder.path())).expect("made");
    let kept = beside::load(folder.path(), CLAIMS);
    assert!(matches!(kept.file, FileState::Left(..)), "{:?}", kept.file);
    assert_eq!(kept.index.find(CLAIMS[4], |_| false).map(|found| found.claim), Some(4));
}
