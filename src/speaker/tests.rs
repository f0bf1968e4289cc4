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
    super::resolve(&Reading::new(&text), &sources)
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
fn the_subject_of_the_main_clause_is_in_focus() {
    let scene = "When Adam Frost spoke of Oslo, Boris Kurz left. ";
    assert_eq!(last_name(&format!("{scene}\"Enough,\" ⟨he⟩ said.")), "Boris Kurz");
    assert_eq!(
        last_name("Adam Frost spared his rivals, Boris Kurz and Carl Moe, who say he is old. ⟨He⟩ said no."),
        "Adam Frost"
    );
    assert_eq!(last_name("Adam Frost spoke first. As for Boris Kurz, ⟨he⟩ said no."), "Boris Kurz");
    assert_eq!(last_name("Adam Frost then asked Boris Kurz why. \"Because,\" ⟨he⟩ said."), "Boris Kurz");
}

#[test]
fn possessives_before_a_relative_tell_nothing_of_the_relative() {
    let scene = "Adam Frost came with his daughter Kaja Frost. ";
    assert_eq!(last_name(&format!("{scene}⟨She⟩ said no.")), "Kaja Frost");
    assert_eq!(last_name("Boris Kurz spoke. Ida Moe and ⟨her campaign⟩ said no."), "Moe campaign");
}

#[test]
fn both_are_the_two_named_last() {
    assert_eq!(last_name("Adam Frost and Ida Kurz came. ⟨Both⟩ want peace."), "Adam Frost and Ida Kurz");
    assert_eq!(last_name("Adam Frost came. ⟨Both sides⟩ want peace."), "-");
}

#[test]
fn names_of_many_shapes_are_read_whole() {
    for (text, name) in [
        ("Melba Arista Febo came. ⟨Ms. Arista⟩ said no.", "Melba Arista Febo"),
        ("Enrique Sosa Nieto came. ⟨Sosa Nieto⟩ said no.", "Enrique Sosa Nieto"),
        ("John A. Marlow came. ⟨Marlow⟩ said no.", "John A. Marlow"),
        ("TomÃ¡s Arista came. ⟨Mr. Arista⟩ said no.", "TomÃ¡s Arista"),
        ("⟨Lindon County Recorder Helen Moe⟩ said no.", "Helen Moe"),
        ("⟨Rush Marlow⟩, a host, said no.", "Rush Marlow"),
        ("Mayor Don Guardian came. ⟨Guardian⟩ said no.", "Don Guardian"),
        ("⟨Oversight ranking member Adam Frost⟩ said no.", "Adam Frost"),
        ("⟨USA TODAY⟩ reported it.", "USA TODAY"),
        ("⟨The Association of Dunmore Lawyers⟩ said no.", "Association of Dunmore Lawyers"),
    ] {
        assert_eq!(last_name(text), name, "{text}");
    }
    // Capitals that name nobody.
    assert_eq!(last_name("The attitudes vary. ⟨Attitudes⟩ show it."), "-");
    assert_eq!(last_name("⟨Anyone⟩ would say so."), "-");
    assert_eq!(last_name("⟨Q⟩: How did it go?"), "-");
    assert_ne!(last_name("The Ann Moe Show ran. ⟨Moe⟩ said no."), "Ann Moe Show");
}

#[test]
fn descriptions_are_tied_to_names_over_what_stands_between() {
    for (text, name) in [
        ("Ida Kurz, 60, ⟨a doctor⟩, said no.", "Ida Kurz"),
        ("Ida Kurz of Dunmore, ⟨the ranking member⟩, said no.", "Ida Kurz"),
        ("Ida Kurz, a farmer and ⟨former mayor⟩, said no.", "Ida Kurz"),
        ("Ida Kurz, ⟨a former broadcast journalist⟩, said no.", "Ida Kurz"),
        ("⟨The director of the Dunmore Centre⟩, Ida Kurz, said no.", "Ida Kurz"),
        ("⟨Another partner⟩, Adam Frost, said no.", "Adam Frost"),
        ("⟨A former mayor⟩, Kurz has said no.", "Kurz"),
        ("⟨A woman⟩ later identified as Ida Kurz said no.", "Ida Kurz"),
        ("Kurz's father, the Rev. Adam Kurz Jr., came. ⟨Adam Kurz⟩ said no.", "Adam Kurz Jr."),
        ("⟨Speaker of the House Rep. Ida Kurz⟩ said no.", "Ida Kurz"),
    ] {
        assert_eq!(last_name(text), name, "{text}");
    }
    assert_eq!(last_name("Ida Kurz met ⟨a doctor⟩ who said no."), "-");
}

#[test]
fn a_surname_is_no_common_word() {
    for (name, text) in [
        ("Adam King", "Adam King came. ⟨King⟩ said no."),
        ("Adam Black", "Adam Black came. ⟨Black⟩ said no."),
        ("Adam Cuban", "Adam Cuban met a Cuban minister. ⟨Cuban⟩ said no."),
        ("Ida May", "Prime Minister Ida May came. The vote will be in May. ⟨May⟩ said no."),
        ("Adam Will", "Adam Will came. Will he win? ⟨Mr. Will⟩ said no."),
        ("Adam Park", "Adam Park came. ⟨Park⟩ said no."),
    ] {
        assert_eq!(last_name(text), name, "{text}");
    }
    // Who is not named in full is no person.
    assert_eq!(last_name("The king came. ⟨The King⟩ said no."), "-");
    assert_eq!(last_name("⟨A registered Republican⟩ said no."), "-");
    assert_eq!(last_name("⟨Republican⟩ faults rival."), "-");
    assert_eq!(last_name("⟨The Republican National Committee⟩ said no."), "Republican National Committee");
}

#[test]
fn two_titles_and_two_groups_are_kept_apart_from_one_another() {
    assert_eq!(last_name("⟨Former prosecutor and Mayor Ida Kurz⟩ said no."), "Ida Kurz");
    assert_eq!(last_name("⟨Former prosecutor⟩ and Mayor Ida Kurz said no."), "Ida Kurz");
    assert_eq!(last_name("After ⟨he⟩ left, Adam Frost said no."), "Adam Frost");
    let ids = ids("⟨Officials⟩ familiar with the talks spoke. ⟨They⟩ said no.");
    assert_eq!(ids[0], ids[1]);
    // "star" is no woman's name.
    assert_eq!(last_name("Adam Frost, a reality star, came. ⟨He⟩ said no."), "Adam Frost");
    assert_eq!(last_name("Ida Kurz and a spokesman for the super PAC met. ⟨She⟩ said no."), "Ida Kurz");
}

#[test]
fn a_role_fits_no_stranger_to_it() {
    assert_eq!(
        last_name("President Adam Frost met Luc Morel on Monday. ⟨The French president⟩ said no."),
        "Luc Morel"
    );
    let scene = "President Adam Frost came. Former President Boris Kurz came. ";
    assert_eq!(last_name(&format!("{scene}⟨The former president⟩ said no.")), "Boris Kurz");
    assert_eq!(last_name("\"Yes,\" Ida Kurz said when ⟨the interviewer⟩ asked."), "-");
    assert_eq!(last_name("Ida Kurz spoke. ⟨The former secretary of state⟩ said no."), "Ida Kurz");
    // Nobody became known by having been called "the senator" once.
    assert_eq!(
        last_name("The Ohio senator was away. Ida Kurz spoke. ⟨The Ohio senator⟩ said no."),
        "Ida Kurz"
    );
}

#[test]
fn a_headline_looks_ahead_for_the_name() {
    assert_eq!(last_name("⟨Saudi prince⟩ mocks rival.\n\nSaudi Prince Badr Alim spoke."), "Badr Alim");
    assert_eq!(last_name("⟨Danish prince⟩ mocks rival.\n\nSaudi Prince Badr Alim spoke."), "-");
    assert_eq!(last_name("⟨The university⟩ denied it.\n\nDunmore University spoke."), "Dunmore University");
}

#[test]
fn a_company_is_no_place_and_no_ministry() {
    let text = "Valdant fell on Monday. The Treasury Department was silent. ";
    assert_eq!(last_name(&format!("{text}Valdant fell again. ⟨The company⟩ said no.")), "Valdant");
    assert_eq!(last_name("The German government fell. ⟨The government in Beijing⟩ said no."), "-");
    assert_eq!(last_name("The White House spoke. ⟨The House⟩ said no."), "House");
    assert_eq!(last_name("Finder closed the page; ⟨it⟩ did not say why."), "Finder");
    assert_eq!(last_name("Norse Atlantic cancelled ten flights. ⟨The airline⟩ said no."), "Norse Atlantic");
    assert_eq!(last("⟨The airline⟩ said no.").map(|s| s.kind), Some(Kind::Organization));
}

#[test]
fn which_takes_the_noun_beside_it() {
    let speaker = last("The Chamber of Dunmore passed an act, ⟨which⟩ says no.");
    assert_eq!(speaker.and_then(|s| s.description).as_deref(), Some("an act"));
    let text = "Ida Kurz, a professor at the University of Dunmore at Lindon ⟨who⟩ said no.";
    assert_eq!(last_name(text), "Ida Kurz");
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
    let none = super::resolve(&Reading::new("Nothing said."), &[None]);
    assert_eq!(none.resolved, [None]);
}

#[test]
fn the_first_article_resolves_throughout() {
    let marked = "Russian Foreign Minister Sergey Lavrov said Kerry called. \"We prepared our counterproposals. They \
        aim to help,\" ⟨he⟩ said. U.S. Secretary of State John Kerry spoke. ⟨Kerry⟩ said no.";
    assert_eq!(names(marked), ["Sergey Lavrov", "John Kerry"]);
}

#[test]
fn a_nickname_in_marks_stands_inside_its_name() {
    let story = "Jon “Bones” Reiter runs the ferry. “It floats,” ⟨he⟩ said. ⟨Reiter⟩ laughed. ⟨Ada “the Lamp” Holm⟩ did not.";
    assert_eq!(names(story), ["Jon “Bones” Reiter", "Jon “Bones” Reiter", "Ada “the Lamp” Holm"]);
    // What stands in marks behind a name need not be one.
    assert_eq!(names("⟨Reiter⟩ called “Silent Sea” Holm's best song."), ["Reiter"]);
}

#[test]
fn who_was_brought_in_last_is_meant_by_the_noun() {
    let story = "A senior official, Ali Darwish, said no. Then ⟨an Egyptian official⟩ said yes. ⟨The official⟩ said so twice.";
    assert_eq!(names(story), ["-", "-"]);
    let ids = ids(story);
    assert_eq!(ids[0], ids[1]);
    // As long as the one with a name was heard last, that one is.
    let story = "An Egyptian official said yes. A senior official, Ali Darwish, said no. ⟨The official⟩ said so twice.";
    assert_eq!(last_name(story), "Ali Darwish");
}

#[test]
fn a_deputy_is_not_the_one_whose_deputy_it_is() {
    let story = "The mayor, Ann Holt, opened the bridge. The deputy mayor, Tim Gray, cheered.";
    assert_eq!(last_name(&format!("{story} ⟨The mayor⟩ said she was late.")), "Ann Holt");
    assert_eq!(last_name(&format!("{story} ⟨The deputy mayor⟩ said he was late.")), "Tim Gray");
    assert_eq!(last_name("The vice president, Jo Webb, was there. ⟨The president⟩ said no."), "-");
}

#[test]
fn whom_a_description_acts_on_it_does_not_describe() {
    let story = "Dolores Vance opened her bakery. When she asked for a loan,";
    assert_eq!(last_name(&format!("{story} ⟨the manager⟩ told her to wait.")), "-");
    assert_eq!(last_name(&format!("{story} ⟨the widow⟩ told them to wait.")), "Dolores Vance");
}

#[test]
fn an_age_stands_for_whom_the_story_is_about() {
    let story = "Jess Doyle won the race on Sunday. “I don’t know how,” ⟨the 20-year-old⟩ said.";
    assert_eq!(last_name(story), "Jess Doyle");
    assert_eq!(last("⟨A 20-year-old⟩ said no.").map(|s| s.kind), Some(Kind::Person));
}

#[test]
fn a_given_name_that_is_a_modal_verb_is_one_before_a_surname() {
    assert_eq!(last_name("⟨Gov. Will Moreland⟩ said no."), "Will Moreland");
    assert_eq!(last_name("Her manager, ⟨Will Tarter⟩, said no."), "Will Tarter");
    assert_eq!(last_name("⟨Holm⟩ said no. Will Congress act?"), "Holm");
}

#[test]
fn one_of_several_is_a_person() {
    let one = last("⟨One of the aides⟩ said no.").expect("a speaker");
    assert_eq!((one.name, one.kind), (None, Kind::Person));
}
