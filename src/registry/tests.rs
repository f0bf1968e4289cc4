use super::*;

fn load(files: &[(&str, &str)]) -> Result<Registry, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    Registry::load(folder.path()).map_err(|problems| {
        let root = format!("{}/", folder.path().display());
        problems.iter().map(|p| p.to_string().replace(&root, "")).collect()
    })
}

const SPEAKERS: &str = "speakers:\n  mayor: {name: Ana Ruiz, aliases: [A. Ruiz], roles: [mayor]}\n";

#[test]
fn a_claim_may_stand_in_another_file_than_its_speaker() {
    let registry = load(&[
        ("a.yaml", "claims:\n  - {id: bridge, speaker: mayor, text: We will build it., said: 2024-05-06}\n"),
        ("b.yaml", SPEAKERS),
    ])
    .unwrap();
    assert_eq!(registry.claims[0].said.unwrap().to_string(), "2024-05-06");
    assert_eq!(registry.speaker_of(&registry.claims[0]).name.as_deref(), Some("Ana Ruiz"));
    assert_eq!(registry.resolve_name("ana  RUIZ"), Some(0));
    assert_eq!(registry.resolve_name("Ruiz"), Some(0));
    assert_eq!(registry.resolve_name("Juan Ruiz"), None);
}

#[test]
fn every_mistake_is_reported_with_its_place_and_remedy() {
    let wrong = load(&[(
        "a.yaml",
        &format!(
            "{SPEAKERS}claims:\n  - {{id: a, speaker: mayr, text: One}}\n  - {{id: a, speaker: mayor, text: Two, said: 2024-02-30}}\n"
        ),
    )])
    .unwrap_err();
    assert_eq!(
        wrong,
        [
            "a.yaml:4:22: expected the id of a speaker, found `mayr`; did you mean `mayor`?",
            "a.yaml:5:10: expected a new claim id, found `a` again; it stands first at a.yaml:4:10; give one of them another id",
            "a.yaml:5:46: expected a date like 2014-03-10, found `2024-02-30`",
        ]
    );
}

#[test]
fn a_misspelt_key_gets_a_suggestion() {
    let wrong = load(&[("a.yaml", "speakers:\n  mayor: {name: Ana Ruiz, alias: [A]}\n")]).unwrap_err();
    assert_eq!(wrong, ["a.yaml:2:27: expected a known key, found `alias`; did you mean `aliases`?"]);
}

#[test]
fn a_key_like_no_other_gets_the_list_of_keys() {
    let wrong = load(&[("a.yaml", "speakers:\n  mayor: {name: Ana Ruiz, birthday: today}\n")]).unwrap_err();
    assert_eq!(
        wrong,
        ["a.yaml:2:27: expected a known key, found `birthday`; \
          known here: name, anonymous, description, reason, aliases, roles"]
    );
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x]\n");
    for (next, last) in ('b'..='k').zip('a'..='j') {
        bomb += &format!(
            "{next}: &{next} [*{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}]\n"
        );
    }
    assert!(load(&[("a.yaml", &bomb)]).is_err());
}

#[test]
fn a_missing_registry_says_how_to_make_one() {
    let problem = &Registry::load(std::path::Path::new("no/such/folder")).unwrap_err()[0];
    assert!(problem.to_string().contains("attrib init"));
}

#[test]
fn a_name_stands_for_the_entry_by_name_wherever_the_same_person_is_unnamed() {
    let registry = load(&[(
        "a.yaml",
        "speakers:\n  source: {name: Ana Ruiz, anonymous: true}\n  mayor: {name: Ana Ruiz}\n  clerk: {name: Bo Lind, anonymous: true}\n",
    )])
    .unwrap();
    assert_eq!(registry.shared_names(), []);
    assert_eq!(
        ["Ana Ruiz", "Ruiz", "Bo Lind"].map(|name| registry.resolve_name(name)),
        [Some(1), Some(1), Some(2)]
    );
}

#[test]
fn mistakes_of_form_are_told_in_words_of_their_own() {
    for (text, told) in [
        (
            "speakers:\n  a: {name: A}\n  a: {name: B}\n",
            "3:3: expected each key once, found `a` again; remove one of the two, or give it another name",
        ),
        (
            "speakers:\n  a: {name: A}\nclaims:\n  - {id: x, speaker: a, text: }\n",
            "4:29: expected a value, found none; write it behind the colon, or remove the key",
        ),
        (
            "speakers:\n  a: {name: A}\n---\nclaims: []\n",
            "4:1: expected one document, found another behind `---`; remove the line `---`, or put what follows it into a file of its own",
        ),
        (
            "speakers:\n  a: {name: A, roles: mayor}\n",
            "2:23: expected a list; write it in brackets, as in `[mayor]`, or each item on a line behind `- `",
        ),
        ("- a\n", "1:1: expected keys with values; write `key: value`, each on a line of its own"),
        (
            "claims:\n  - id: x\n    text: He said: no.\n",
            "3:18: expected one value, found a colon in it; put the whole value in quotation marks, as in `\"He said: no.\"`",
        ),
        (
            "speakers:\n\ta: {name: A}\n",
            "2:2: expected blanks before a key, found a tab; indent by two blanks",
        ),
        (
            "speakers:\n  a: {name: \" \"}\n",
            "2:3: expected a name for speaker `a`, found none; add `name:`, or `anonymous: true` with a `description:`",
        ),
    ] {
        assert_eq!(load(&[("a.yaml", text)]).unwrap_err(), [format!("a.yaml:{told}")], "{text}");
    }
}

#[test]
fn a_key_with_nothing_behind_it_has_nothing() {
    assert!(load(&[("a.yaml", "speakers:\nclaims:\n")]).unwrap().claims.is_empty());
    assert!(load(&[("a.yaml", "speakers:\n  a: {name: A}\nclaims:\n")]).unwrap().claims.is_empty());
}

#[test]
fn another_encoding_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.yaml");
    std::fs::write(&file, b"speakers:\n  a: {name: Jos\xE9 Lee}\n").unwrap();
    let told = Registry::load(&file).unwrap_err()[0].to_string();
    assert!(
        told.ends_with(
            "a.yaml:2:16: expected UTF-8, found a character in another encoding; save the file as UTF-8"
        ),
        "{told}"
    );
}
