//! The pages under docs/ that the program itself writes.

use std::path::Path;

#[test]
fn the_page_about_the_rules_is_what_the_program_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let written = std::fs::read_to_string(page).expect("the page is there");
    assert!(
        written == attrib::check::explain_all(),
        "docs/rules.md is out of date: `cargo run -q -- explain --all > docs/rules.md`"
    );
}

mod profiles {
    include!("../examples/profiles/page.rs");
}

#[test]
fn the_page_about_the_profiles_is_what_they_find() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profiles.md");
    let written = std::fs::read_to_string(page).expect("the page is there");
    assert!(
        written == profiles::page(),
        "docs/profiles.md is out of date: `cargo run -q --example profiles > docs/profiles.md`"
    );
}
