//! What the rules' own tests share.

use std::path::Path;

use super::{Checked, Settings, check};
use crate::article::Article;
use crate::config;
use crate::matching::Index;
use crate::registry::Registry;
use crate::{Options, extract};

/// What the rules say of a text, the registry aside.
pub fn checked(text: &str, settings: &Settings) -> Checked {
    let article = Article::from_text("story.txt", text);
    let extraction = extract(&article, &Options::default());
    check(&article, &extraction, None, settings)
}

/// How many findings the rule with this code has in a text.
pub fn codes(code: &str, text: &str) -> usize {
    let settings = Settings { select: vec![code.to_owned()], ..Settings::default() };
    checked(text, &settings).findings.len()
}

/// The findings of the selected rule against a registry, under what attrib.yaml says.
pub fn against(code: &str, claims: &str, text: &str, yaml: &str) -> Checked {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("claims.yaml");
    std::fs::write(&path, claims).expect("a file can be written");
    let registry = Registry::load(&path).expect("the test's registry is sound");
    let texts: Vec<&str> = registry.claims.iter().map(|claim| claim.text.as_str()).collect();
    let index = Index::build(&texts);
    let mut settings =
        config::Settings::parse(Path::new("attrib.yaml"), yaml).expect("the test's settings are sound").check;
    settings.select = vec![code.to_owned()];
    let article = Article::from_text("story.txt", text);
    let extraction = extract(&article, &Options::default());
    check(&article, &extraction, Some((&registry, &index)), &settings)
}
