//! The quotes of a story that have no claim yet, proposed one by one.

use std::path::Path;

use attrib::Options;
use attrib::article::Article;
use attrib::check::{self, Story};
use attrib::config::Settings;
use attrib::matching::Index;
use attrib::registry::{Draft, Registry};
use attrib::sourcing::Level;

use super::ask::{ask, tell};
use super::report;
use crate::inputs::Input;
use crate::message::Messages;

/// A quote of fewer words is not worth a claim of its own.
const SHORTEST: usize = 3;

/// The drafts that were accepted; `None`, after saying why, when the story or the registry cannot be read.
pub fn accepted(
    story: &Path,
    registry: &Path,
    settings: &Settings,
    all: bool,
    messages: &Messages,
) -> Option<Vec<Draft>> {
    let registry = Registry::load(registry).map_err(|problems| report(&problems, messages)).ok()?;
    let mut bytes = Vec::new();
    let article = Input::File(story.to_owned())
        .read(&mut bytes)
        .and_then(|()| Article::from_bytes(story.display().to_string(), bytes))
        .map_err(|error| messages.error(error))
        .ok()?;
    let drafts = proposed(&article, &registry, settings);
    if all {
        return Some(drafts);
    }
    let count = drafts.len();
    let mut accepted = Vec::new();
    for (number, mut draft) in drafts.into_iter().enumerate() {
        let known = registry.find_speaker(&draft.speaker).is_some();
        let new = if known { "" } else { " (new speaker)" };
        let level = draft.sourcing.as_deref().unwrap_or_default();
        tell(&format!("{}/{count}  {}{new}, {level}\n     “{}”", number + 1, draft.speaker, draft.text));
        match ask("Add it? [y]es, [n]o, [s]peaker is another, [q]uit").as_deref() {
            Some("y" | "yes") => accepted.push(draft),
            Some("s") => {
                if let Some(name) = super::ask::ask_for("Who said it (id or name)?") {
                    (draft.speaker, draft.nameless) = (name, false);
                    accepted.push(draft);
                }
            }
            Some("q" | "quit") | None => break,
            Some(_) => {}
        }
    }
    Some(accepted)
}

/// A draft for each quote of the story that has a source and no claim.
fn proposed(article: &Article, registry: &Registry, settings: &Settings) -> Vec<Draft> {
    let texts: Vec<&str> = registry.claims.iter().map(|claim| claim.text.as_str()).collect();
    let index = Index::build(&texts);
    let options = Options { publisher: settings.publisher.clone() };
    let extraction = attrib::extract(article, &options);
    let settings = check::Settings::default();
    let story = Story::new(article, &extraction, Some((registry, &index)), &settings);
    let mut drafts: Vec<Draft> = Vec::new();
    for (attribution, quote, found) in story.quotes() {
        let words = story.text(quote).split_whitespace().collect::<Vec<_>>().join(" ");
        let who = story.who(attribution);
        if found.is_some() || who.is_empty() || words.split(' ').count() < SHORTEST {
            continue;
        }
        let named = story.speaker(attribution).is_some_and(|speaker| speaker.name.is_some());
        let text = words.trim_end_matches([',', ' ']).to_owned();
        if drafts.iter().any(|draft| draft.text == text) {
            continue;
        }
        drafts.push(Draft {
            speaker: who,
            nameless: !named,
            text,
            sourcing: Some(attribution.sourcing.level.name().to_owned())
                .filter(|_| attribution.sourcing.level != Level::Unattributed),
            via: attribution.sourcing.via.map(|via| story.text(via).to_owned()).into_iter().collect(),
            ..Draft::default()
        });
    }
    drafts
}
