//! What must hold for a registry that several people write to, and that a machine may die under.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use attrib::registry::Registry;

const START: &str = "# Kept by hand.\nspeakers:\n  marsh: {name: Elena Marsh}   # harbour master\n\nclaims:\n  - id: first\n    speaker: marsh\n    text: We begin.   # the first\n\n# end\n";

fn add(folder: &Path, id: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attrib"));
    command
        .args(["claims", "add", "--speaker", "marsh", "--id", id, "--claims"])
        .arg(folder)
        // Different words each time, as the same ones are not added twice.
        .args(["--text", &format!("We go on with {id}.")])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn ids(folder: &Path) -> BTreeSet<String> {
    let registry = Registry::load(folder).expect("the registry can be read at any time");
    registry.claims.into_iter().map(|claim| claim.id).collect()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("board.yaml"), START).unwrap();
    folder
}

fn assert_comments_are_kept(folder: &Path) {
    let text = fs::read_to_string(folder.join("board.yaml")).unwrap();
    let (head, rest) = START.split_once("\n# end").unwrap();
    assert!(text.starts_with(head) && text.ends_with(&format!("# end{}", rest)), "{text}");
}

/// The next of a fixed row of numbers that look random.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *state >> 33
}

#[test]
fn a_kill_in_the_middle_of_adding_loses_nothing() {
    // Two hundred, a part on each of several threads.
    const THREADS: u64 = 4;
    let finished: usize = thread::scope(|scope| {
        let killers: Vec<_> =
            (0..THREADS).map(|seed| scope.spawn(move || kill_writers(200 / THREADS, 7 + seed))).collect();
        killers.into_iter().map(|killer| killer.join().unwrap()).sum()
    });
    assert!(finished < 200, "no add was killed before it was done");
}

/// Kills writers to one registry at random moments; gives how many were done before.
fn kill_writers(rounds: u64, seed: u64) -> usize {
    let folder = folder();
    let path = folder.path();
    let begun = Instant::now();
    assert!(add(path, "whole").status().unwrap().success());
    let usual = begun.elapsed().as_micros() as u64;
    let mut added = ids(path);
    assert!(added.contains("whole"));
    let (mut random, mut finished) = (seed, 0);
    for round in 0..rounds {
        let id = format!("round-{round}");
        let mut child = add(path, &id).spawn().unwrap();
        thread::sleep(Duration::from_micros(next(&mut random) % (usual * 5 / 4)));
        child.kill().unwrap();
        let done = child.wait().unwrap().success();
        let now = ids(path);
        assert!(added.is_subset(&now), "round {round} lost {:?}", added.difference(&now));
        assert!(now.contains(&id) || !done, "round {round} said that it was done");
        finished += usize::from(now.contains(&id));
        added = now;
    }
    assert_comments_are_kept(path);
    // The next writer is not held up, and takes away what the killed ones left.
    assert!(add(path, "last").status().unwrap().success());
    let left: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "board.yaml" || name == ".attrib.lock"), "{left:?}");
    finished
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    let folder = folder();
    let path = folder.path();
    thread::scope(|scope| {
        for writer in 0..8 {
            scope.spawn(move || {
                for number in 0..5 {
                    let id = format!("w{writer}-{number}");
                    let status = add(path, &id).status();
                    assert!(status.unwrap().success());
                }
            });
        }
    });
    let ids = ids(path);
    assert_eq!(ids.len(), 41, "{ids:?}");
    assert_comments_are_kept(path);
}

#[test]
fn the_example_is_sound_and_a_tampered_copy_is_not() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("claims");
    fs::create_dir_all(copy.join("evidence")).unwrap();
    for name in ["crimea-2014.yaml", "fixtures.yaml", "evidence/crimea.txt"] {
        fs::copy(example.join(name), copy.join(name)).unwrap();
    }
    let verify = || {
        let output = Command::new(env!("CARGO_BIN_EXE_attrib"))
            .args(["claims", "verify", "-f", "concise", "--claims"])
            .arg(&copy)
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(verify(), (Some(0), String::new()));
    let evidence = copy.join("evidence/crimea.txt");
    let text = fs::read_to_string(&evidence).unwrap();
    fs::write(&evidence, text.replace("many questions", "no questions")).unwrap();
    let (code, found) = verify();
    assert_eq!(code, Some(1));
    let claims = Registry::load(&example).unwrap().claims;
    let resting = claims.iter().filter(|claim| !claim.evidence.is_empty()).count();
    assert_eq!(found.matches("error[R012] evidence-changed").count(), resting);
    let words: Vec<&str> = found.lines().filter(|line| line.contains("words-not-in-evidence")).collect();
    assert_eq!(words.len(), 1, "{found}");
    assert!(words[0].contains("negation changed"), "{}", words[0]);
}

#[test]
fn the_examples_say_the_same_when_formatted() {
    for name in ["claims/crimea-2014.yaml", "claims/fixtures.yaml", "src/bin/attrib/init/example.yaml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = fs::read_to_string(&path).unwrap();
        let once = attrib::registry::format(&path, &text).unwrap();
        assert_eq!(attrib::registry::format(&path, &once).unwrap(), once);
        let folder = tempfile::tempdir().unwrap();
        let load = |text: &str| {
            let file = folder.path().join("a.yaml");
            let people = "speakers:\n  lavrov: {name: Sergey Lavrov}\n";
            fs::write(&file, text).unwrap();
            // A file of claims alone has its speakers elsewhere.
            if !text.contains("speakers:") {
                fs::write(folder.path().join("b.yaml"), people).unwrap();
            }
            let registry = Registry::load(folder.path()).unwrap();
            let claims: Vec<String> = registry
                .claims
                .iter()
                .map(|claim| format!("{:?}", (&claim.id, &claim.text, &claim.evidence, claim.said)))
                .collect();
            (registry.speakers.len(), claims)
        };
        assert_eq!(load(&text), load(&once), "{name}");
    }
}

#[test]
fn a_file_of_one_endless_value_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.yaml");
    fs::write(
        &path,
        "speakers:\n  marsh: {name: Elena Marsh}\nclaims:\n  - id: a\n    speaker: marsh\n    text: x",
    )
    .unwrap();
    // The rest of a gigabyte is a hole: it takes no room on the disk, and must take none in memory.
    fs::OpenOptions::new().append(true).open(&path).unwrap().set_len(1 << 30).unwrap();
    let begun = Instant::now();
    let problems = Registry::load(folder.path()).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.message, "expected at most 512 MiB, found 1024");
}

#[test]
fn a_value_of_megabytes_is_refused_with_its_place() {
    let folder = folder();
    let path = folder.path().join("long.yaml");
    let words = "and so on ".repeat(200_000);
    fs::write(&path, format!("claims:\n  - id: long\n    speaker: marsh\n    text: {}\n", words.trim()))
        .unwrap();
    let problems = Registry::load(folder.path()).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.line, problem.column), (4, 11));
    assert!(problem.message.starts_with("expected at most 1048576 bytes of text"), "{}", problem.message);
}
