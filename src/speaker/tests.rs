use super::{Kind, Resolution, ResolvedBy, Speaker};
use crate::phrase::Reading;
use crate::text::Span;

/// Resolves a text whose sources stand in ⟨ ⟩.
fn resolve(marked: &str) -> Resolution {
    let (mut text, mut sources, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '⟨' => open = text.len() as u32,
            '⟩' => sources.push(Some(Span::new(open, text.len() as u32))),
            c => text.push(c),
        }
    }
    super::resolve(&Reading::new(&text), &sources, &vec![None; sources.len()])
}

/// The speaker of each source; `None` for the undecided.
fn speakers(marked: &str) -> Vec<Option<Speaker>> {
    let resolution = resolve(marked);
    let of = |r: &Option<super::Resolved>| {
        r.and_then(|r| r.speaker).map(|speaker| resolution.speakers[speaker].clone())
    };
    resolution.resolved.iter().map(of).collect()
}

/// The names of all sources; "-" for the unnamed and the undecided.
fn names(marked: &str) -> Vec<String> {
    let name = |s: Option<Speaker>| s.and_then(|s| s.name).unwrap_or_else(|| "-".to_owned());
    speakers(marked).into_iter().map(name).collect()
}

fn ids(marked: &str) -> Vec<String> {
    speakers(marked).into_iter().map(|s| s.map_or_else(String::new, |s| s.id)).collect()
}

fn last_name(marked: &str) -> String {
    names(marked).pop().unwrap_or_default()
}

fn last(marked: &str) -> Option<Speaker> {
    speakers(marked).pop().flatten()
}

fn how(marked: &str) -> Option<ResolvedBy> {
    resolve(marked).resolved.pop().flatten().map(|r| r.by)
}

#[test]
fn a_surname_is_followed_to_the_fullest_name_in_whatever_order() {
    assert_eq!(
        names("⟨Marlow⟩ said it rained. ⟨Henry J. Marlow⟩ said it again, and ⟨Henry Marlow⟩ once more."),
        ["Henry J. Marlow"; 3]
    );
    assert_eq!(last_name("Ludwig van der Berg spoke. \"No,\" ⟨van der Berg⟩ said."), "Ludwig van der Berg");
    assert_eq!(last_name("Robert T. Hale Jr. arrived. ⟨Mr. Hale⟩ said he was late."), "Robert T. Hale Jr.");
    assert_eq!(how("Henry Marlow came. ⟨Marlow⟩ said no."), Some(ResolvedBy::Surname));
    assert_eq!(how("Henry Marlow came. ⟨Henry⟩ said no."), Some(ResolvedBy::GivenName));
    assert_eq!(how("Henry Marlow came. ⟨Mr. Marlow⟩ said no."), Some(ResolvedBy::TitleAndName));
}

#[test]
fn short_given_names_are_the_same_person() {
    assert_eq!(
        names("⟨Joseph P. Tate⟩ said yes. Later ⟨Joe Tate⟩ said no."),
        ["Joseph P. Tate", "Joseph P. Tate"]
    );
    assert_eq!(names("⟨Ann Tate⟩ said yes. Later ⟨Joe Tate⟩ said no."), ["Ann Tate", "Joe Tate"]);
}

#[test]
fn titles_stay_outside_the_name() {
    for (text, name, description) in [
        ("⟨Sen. Walter Pike⟩ said so.", "Walter Pike", "Sen."),
        ("⟨Secretary of State Irene Foss⟩ said so.", "Irene Foss", "Secretary of State"),
        ("⟨Norwegian Foreign Minister Jens Holm⟩ said so.", "Jens Holm", "Norwegian Foreign Minister"),
        ("⟨Treasury spokeswoman Dana Reed⟩ said so.", "Dana Reed", "Treasury spokeswoman"),
        ("⟨former speechwriter Carl Boone⟩ said so.", "Carl Boone", "former speechwriter"),
        ("⟨Carl Boone, a retired plumber,⟩ said so.", "Carl Boone", "retired plumber"),
        ("⟨Carl Boone, the mayor of Dunmore,⟩ said so.", "Carl Boone", "mayor of Dunmore"),
    ] {
        let speaker = last(text).unwrap_or_else(|| panic!("no speaker: {text}"));
        assert_eq!(speaker.name.as_deref(), Some(name), "{text}");
        assert_eq!(speaker.description.as_deref(), Some(description), "{text}");
        assert_eq!(speaker.kind, Kind::Person, "{text}");
    }
    assert_eq!(last_name("⟨President Abbott⟩ spoke."), "Abbott");
}

#[test]
fn parties_in_brackets_and_labels_in_capitals_are_no_obstacle() {
    assert_eq!(last_name("Rep. Paul Dorsey (R-Ohio) came. ⟨Dorsey⟩ said no."), "Paul Dorsey");
    assert_eq!(last_name("Gov. Mary Quill spoke.\n\n⟨QUILL⟩: We will not."), "Mary Quill");
}

#[test]
fn two_of_one_surname_are_told_apart() {
    let both = "Peter Vance was mayor. His wife, Laura Vance, was a judge. ";
    assert_eq!(last_name(&format!("{both}⟨Mrs. Vance⟩ said no.")), "Laura Vance");
    assert_eq!(last_name(&format!("{both}⟨Mr. Vance⟩ said no.")), "Peter Vance");
    assert_eq!(last_name(&format!("{both}⟨Laura⟩ said no.")), "Laura Vance");
    assert_eq!(last_name("Peter and Laura Vance came. ⟨Peter⟩ said no."), "Peter Vance");
}

#[test]
fn people_named_together_are_a_group() {
    let group = last("Adam Frost met Boris Kurz. ⟨Frost and Kurz⟩ agreed.");
    let group = group.unwrap_or_else(|| panic!("no group"));
    assert_eq!((group.name.as_deref(), group.kind), (Some("Adam Frost and Boris Kurz"), Kind::Group));
    assert_eq!(last_name("Adam Frost and Ida Kurz came. ⟨They⟩ said no."), "Adam Frost and Ida Kurz");
    let one = "⟨Adam Frost, a farmer and local politician,⟩ said no.";
    assert_eq!(last_name(one), "Adam Frost");
}

#[test]
fn pronouns_follow_gender_and_the_last_subject() {
    let scene = "Karen Wells met Thomas Ross on Monday. ";
    assert_eq!(last_name(&format!("{scene}⟨She⟩ said it went well.")), "Karen Wells");
    assert_eq!(last_name(&format!("{scene}⟨He⟩ said it went well.")), "Thomas Ross");
    assert_eq!(last_name("Adam Frost called Boris Kurz. ⟨He⟩ said it was urgent."), "Adam Frost");
    assert_eq!(how(&format!("{scene}⟨He⟩ said so.")), Some(ResolvedBy::Pronoun));
    assert_eq!(
        names("⟨Frost⟩ told Boris Kurz that he was tired. ⟨He⟩ also said that he was ill."),
        ["Frost", "Frost"]
    );
}

#[test]
fn a_quote_goes_on_with_its_speaker_and_hides_the_names_inside() {
    let text = "\"I met Boris Kurz,\" ⟨Adam Frost⟩ said. \"Kurz was kind,\" ⟨he⟩ said.";
    assert_eq!(names(text), ["Adam Frost", "Adam Frost"]);
    assert_eq!(last_name("Adam Frost was upset. Boris Kurz would lose, ⟨he⟩ said."), "Adam Frost");
}

#[test]
fn an_opening_phrase_looks_ahead() {
    let text = "Boris Kurz won. Despite ⟨his⟩ doubts, Adam Frost said nothing.";
    assert_eq!(last_name(text), "Adam Frost");
}

#[test]
fn the_undecidable_stays_undecided() {
    let resolution = resolve("It rained all day. ⟨He⟩ said it was cold.");
    let resolved = resolution.resolved[0];
    assert_eq!(resolved.and_then(|r| r.speaker), None);
    assert_eq!(resolved.map(|r| r.by), Some(ResolvedBy::Undecided));
    assert_eq!(last_name("Karen Wells left. ⟨He⟩ said it was cold."), "-");
}

#[test]
fn roles_lead_to_their_holder() {
    assert_eq!(last_name("Sen. Walter Pike rose. ⟨The senator⟩ said no."), "Walter Pike");
    assert_eq!(last_name("Dana Reed, a spokeswoman, came. ⟨The spokeswoman⟩ said no."), "Dana Reed");
    assert_eq!(last_name("Walter Pike is the Republican nominee. ⟨The nominee⟩ said no."), "Walter Pike");
    assert_eq!(
        last_name("Vermont Sen. Ida Kurz and Ohio Sen. Walter Pike met. ⟨The Vermont senator⟩ said no."),
        "Ida Kurz"
    );
    assert_eq!(last_name("Walter Pike built hotels. ⟨The tycoon⟩ said no."), "Walter Pike");
    assert_eq!(last_name("Walter Pike came. ⟨A spokesman for Pike⟩ said no."), "-");
    assert_eq!(how("Sen. Walter Pike rose. ⟨The senator⟩ said no."), Some(ResolvedBy::Role));
}

#[test]
fn a_description_and_the_name_beside_it_are_one() {
    let text = "⟨Pike's campaign manager, Ida Kurz,⟩ said no. Walter Pike agreed. \"Well,\" ⟨Kurz⟩ said.";
    assert_eq!(names(text), ["Ida Kurz", "Ida Kurz"]);
    // A new clause is no apposition.
    let text = "In a talk with Adam Frost, ⟨the senator⟩ said no. Sen. Walter Pike spoke first.";
    assert_ne!(last(text).and_then(|s| s.name).as_deref(), Some("Adam Frost"));
}

#[test]
fn unnamed_sources_keep_their_identity() {
    let ids = ids("⟨A senior navy official⟩ said so. ⟨The official⟩ said more. \
         ⟨Another senior navy official⟩ denied it. ⟨The senior navy official⟩ would not.");
    assert_eq!(ids[0], "anonymous-1");
    assert_eq!(ids[1], "anonymous-1");
    assert_eq!(ids[2], "anonymous-2");
    let speaker = last("⟨A senior navy official⟩ said so.");
    let speaker = speaker.unwrap_or_else(|| panic!("no speaker"));
    assert_eq!((speaker.name, speaker.description.as_deref()), (None, Some("senior navy official")));
    let two = self::ids("⟨A second official⟩ said so. ⟨Officials⟩ agreed. ⟨officials⟩ agreed again.");
    assert_ne!(two[0], two[1]);
    assert_eq!(two[1], two[2]);
}

#[test]
fn bodies_go_by_short_names_and_acronyms() {
    let text = "The Dunmore Water Authority met. ⟨The authority⟩ said no. ⟨The DWA⟩ said it again.";
    assert_eq!(names(text), ["Dunmore Water Authority"; 2]);
    assert_eq!(last_name("The Dunmore Gazette wrote on it. ⟨The Gazette⟩ said no."), "Dunmore Gazette");
    let house = last("⟨The White House⟩ said no.").unwrap_or_else(|| panic!("no speaker"));
    assert_eq!((house.name.as_deref(), house.kind), (Some("White House"), Kind::Organization));
    let capital = last("⟨Moscow⟩ insisted on it.").unwrap_or_else(|| panic!("no speaker"));
    assert_eq!((capital.name.as_deref(), capital.kind), (Some("Moscow"), Kind::Organization));
}

#[test]
fn a_campaign_is_called_after_its_candidate() {
    let text =
        "Ida Kurz spoke. ⟨Her campaign⟩ said no. ⟨Kurz's campaign⟩ and then ⟨the Kurz campaign⟩ said more.";
    assert_eq!(names(text), ["Kurz campaign"; 3]);
}

#[test]
fn relative_pronouns_take_the_noun_before() {
    assert_eq!(last_name("Dana Reed met Walter Pike of Ohio, ⟨who⟩ said no."), "Walter Pike");
    assert_eq!(
        last_name("It pleased Adam Frost and Ida Kurz, ⟨who⟩ both said so."),
        "Adam Frost and Ida Kurz"
    );
    assert_eq!(last_name("Walter Pike won among those ⟨who⟩ said no."), "-");
    assert_eq!(last_name("The talks, ⟨which⟩ France said were over, went on."), "-");
    assert_eq!(how("Dana Reed met Walter Pike, ⟨who⟩ said no."), Some(ResolvedBy::Relative));
}

#[test]
fn kinds_tell_people_bodies_groups_and_texts() {
    for (text, kind) in [
        ("⟨Several voters⟩ said no.", Kind::Group),
        ("⟨A new report⟩ said no.", Kind::Document),
        ("⟨The Justice Department⟩ said no.", Kind::Organization),
        ("⟨A neighbor⟩ said no.", Kind::Person),
        ("⟨43 percent of voters⟩ said no.", Kind::Group),
    ] {
        assert_eq!(last(text).map(|s| s.kind), Some(kind), "{text}");
    }
}

#[test]
fn odd_text_is_no_trouble() {
    for text in ["", "⟨⟩", "⟨?⟩", "⟨who⟩", "⟨The⟩", "⟨\"⟩", "of ⟨of⟩ of", "⟨Secretary of⟩", "⟨St.⟩ and"]
    {
        let resolution = resolve(text);
        assert!(resolution.resolved.iter().all(Option::is_some), "{text}");
    }
    let none = super::resolve(&Reading::new("Nothing said."), &[None], &[None]);
    assert_eq!(none.resolved, [None]);
}

#[test]
fn the_first_article_resolves_throughout() {
    let marked = "Russian Foreign Minister Sergey Lavrov said Kerry called. \"We prepared our counterproposals. They \
        aim to help,\" ⟨he⟩ said. U.S. Secretary of State John Kerry spoke. ⟨Kerry⟩ said no.";
    assert_eq!(names(marked), ["Sergey Lavrov", "John Kerry"]);
}
