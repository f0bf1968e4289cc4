//! The index file beside a registry, as the program uses it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CLAIMS: &str = "\
speakers:
  holt: {name: Ruth Holt, roles: [harbour master]}
claims:
  - id: holt-ferry
    speaker: holt
    text: The ferry will not sail before the storm has passed.
  - id: holt-pier
    speaker: holt
    text: We need four more years to rebuild the pier.
    original: Wir brauchen noch vier Jahre für den Wiederaufbau der Mole.
    translated_by: the desk
";
const STORY: &str = "“The ferry will sail before the storm has passed,” said Ruth Holt, harbour master.\n";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        std::fs::create_dir(desk.path("claims")).expect("made");
        desk.write("claims/all.yaml", CLAIMS);
        desk.write("story.txt", STORY);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("written");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attrib"));
        command.args(arguments).current_dir(self.0.path()).output().expect("the program")
    }

    /// The report on the story, and what `--verbose` says of the index.
    fn check(&self) -> (String, String) {
        let output = self.run(&["check", "--verbose", "--format", "json", "story.txt"]);
        let log = String::from_utf8(output.stderr).expect("UTF-8");
        let said = log.lines().find(|line| line.contains(".attrib-index")).unwrap_or_default().to_owned();
        (String::from_utf8(output.stdout).expect("UTF-8"), said)
    }
}

fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).expect("read");
    bytes[100] ^= 0x40;
    std::fs::write(path, bytes).expect("written");
}

#[test]
fn check_uses_the_index_while_it_is_fresh_and_sound_and_answers_the_same_without() {
    let desk = Desk::new();
    let (report, said) = desk.check();
    assert!(report.contains("meaning-changed"), "{report}");
    assert_eq!(said, "", "no index was asked for");

    let made = desk.run(&["claims", "index"]);
    let printed = String::from_utf8(made.stdout).expect("UTF-8");
    assert!(made.status.success() && printed.contains(".attrib-index: 2 claims"), "{printed}");
    let file = desk.path("claims/.attrib-index");
    let (again, said) = desk.check();
    assert_eq!(again, report);
    assert!(said.contains("used"), "{said}");

    damage(&file);
    let (again, said) = desk.check();
    assert_eq!(again, report);
    assert!(said.contains("damaged; made anew"), "{said}");
    assert!(desk.check().1.contains("used"));

    desk.write("claims/all.yaml", &CLAIMS.replace("will not sail", "will sail"));
    let (changed, said) = desk.check();
    assert!(changed.contains("\"wording\":\"verbatim\""), "{changed}");
    assert!(said.contains("older than the claims; made anew"), "{said}");

    std::fs::remove_file(&file).expect("safe to delete");
    assert_eq!(desk.check(), (changed, String::new()));
}

#[test]
fn a_translated_quote_is_held_against_the_translation_not_the_original() {
    let desk = Desk::new();
    desk.write(
        "story.txt",
        "“We need four more years to rebuild the pier,” said Ruth Holt, harbour master.\n",
    );
    assert!(desk.check().0.contains("\"wording\":\"verbatim\""));
    desk.write(
        "story.txt",
        "“Wir brauchen noch vier Jahre für den Wiederaufbau der Mole,” said Ruth Holt, harbour master.\n",
    );
    assert!(desk.check().0.contains("\"match\":null"));
}
