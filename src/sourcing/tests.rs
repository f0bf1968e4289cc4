//! Each rule of the sourcing levels on sentences of our own. In them `[…]` marks a source, `{…}` a cue and
//! `<…>` content; `[he|Jane Roe]` says whom a source stands for, a lower-case key an unnamed speaker, and
//! `[they|officials:group]` of what kind it is. A cue takes the source and content that lie nearest.

use super::*;
use crate::attribution::{CONSTRUCTIONS, Form};
use crate::speaker::{Resolved, ResolvedBy};

/// A text without its marks, and what they say.
struct Marked {
    text: String,
    attributions: Vec<Attribution>,
    speakers: Vec<Speaker>,
}

fn kind_of(tag: &str) -> Kind {
    match tag {
        "group" => Kind::Group,
        "organization" => Kind::Organization,
        "document" => Kind::Document,
        _ => Kind::Person,
    }
}

/// Reads marked text; attributions are separated by `|` at the top level or by a new cue.
fn read(marked: &str) -> Marked {
    let mut found = Marked { text: String::new(), attributions: Vec::new(), speakers: Vec::new() };
    let mut sources: Vec<(Span, usize)> = Vec::new();
    let mut cues: Vec<Span> = Vec::new();
    let mut contents: Vec<Span> = Vec::new();
    let mut open: Vec<(char, u32)> = Vec::new();
    let mut rest = marked.chars().peekable();
    while let Some(c) = rest.next() {
        let at = found.text.len() as u32;
        match c {
            '[' | '{' | '<' => open.push((c, at)),
            '|' => {
                let key: String = std::iter::from_fn(|| rest.next_if(|&c| c != ']')).collect();
                let speaker = speaker(&mut found.speakers, &key);
                sources.push((Span::new(open.last().expect("a source is open").1, at), speaker));
            }
            ']' => {
                let (_, start) = open.pop().expect("a source is open");
                if sources.last().is_none_or(|(span, _)| span.start != start) {
                    let key = found.text[start as usize..].to_string();
                    let speaker = speaker(&mut found.speakers, &key);
                    sources.push((Span::new(start, at), speaker));
                }
            }
            '}' => cues.push(Span::new(open.pop().expect("a cue is open").1, at)),
            '>' => contents.push(Span::new(open.pop().expect("content is open").1, at)),
            c => found.text.push(c),
        }
    }
    found.attributions = cues.iter().map(|&cue| joined(cue, &sources, &contents)).collect();
    found.attributions.sort_by_key(|a| a.content.first().map(|c| c.start).min(a.cue.map(|c| c.start)));
    found
}

fn speaker(speakers: &mut Vec<Speaker>, key: &str) -> usize {
    let (name, kind) = key.split_once(':').unwrap_or((key, ""));
    let known = speakers.iter().position(|s| s.id == name);
    known.unwrap_or_else(|| {
        let named = name.chars().next().is_some_and(char::is_uppercase);
        let name = name.to_string();
        speakers.push(Speaker {
            name: named.then(|| name.clone()),
            id: name,
            description: None,
            kind: kind_of(kind),
        });
        speakers.len() - 1
    })
}

fn joined(cue: Span, sources: &[(Span, usize)], contents: &[Span]) -> Attribution {
    let gap = |s: Span| if s.start >= cue.end { s.start - cue.end } else { cue.start.saturating_sub(s.end) };
    let apart = |s: &Span| !s.contains(cue);
    let source = sources.iter().filter(|(s, _)| apart(s) && gap(*s) < 90).min_by_key(|(s, _)| gap(*s));
    let content = contents.iter().copied().filter(apart).min_by_key(|&s| gap(s));
    Attribution {
        form: Form::Indirect,
        rule: &CONSTRUCTIONS[0],
        source: source.map(|s| s.0),
        cue: Some(cue),
        content: content.into_iter().collect(),
        quotes: Vec::new(),
        speaker: source.map(|s| Resolved { speaker: Some(s.1), by: ResolvedBy::FullName }),
        sourcing: Sourcing::default(),
    }
}

fn assessed(marked: &str, publisher: &[&str]) -> Marked {
    let mut found = read(marked);
    let reading = Reading::new(&found.text);
    let options = Options { publisher: publisher.iter().map(|p| p.to_string()).collect() };
    assess(&reading, &mut found.attributions, &found.speakers, &options);
    found
}

/// The levels of the attributions in the order of the text, by their names' first letters.
fn levels(marked: &str) -> String {
    levels_in(marked, &[])
}

fn levels_in(marked: &str, publisher: &[&str]) -> String {
    let found = assessed(marked, publisher);
    found.attributions.iter().map(|a| &a.sourcing.level.name()[..1]).collect()
}

#[track_caller]
fn all(level: &str, cases: &[&str]) {
    for case in cases {
        assert_eq!(levels(case), level, "{case}");
    }
}

#[test]
fn identified_sources_are_named() {
    all(
        "n",
        &[
            "[Mara Lindqvist|Mara Lindqvist] {said} <the ferry would run again>.",
            "[The Port Authority|Port Authority:organization] {said} <the ferry would run again>.",
            "{According to} [the indictment|the indictment:document], <the pilot had been drinking>.",
            "[A 2014 study by the Harbor Institute|a study:document] {found} <that piers rot faster>.",
            "[his mother|his mother] {said} <he had always loved boats>.",
            "[the national chairman of his party|the chairman] {called} <the vote a farce>.",
            "[economists like Petra Holm|economists:group] {warned} <of a slump>.",
        ],
    );
}

#[test]
fn the_unidentified_are_anonymous() {
    all(
        "a",
        &[
            "[A senior harbor official|an official] {said} <the pier was unsafe>.",
            "[a spokesman|a spokesman] {said} <the pier was safe>.",
            "[Critics|critics:group] {say} <the pier is ugly>.",
            "[Polls|polls:document] {show} <most people like it>.",
            "[43 percent of voters|voters:group] {said} <they liked it>.",
            "{According to} [a report|a report:document], <the pier is sinking>.",
            "[Harbor aides|aides:group] {said} <nobody was to blame>.",
            "[you|you] {would think} <that piers float>.",
        ],
    );
}

#[test]
fn a_phrase_that_names_one_member_is_named() {
    all(
        "n",
        &[
            "[Norway and its allies|allies:group] {proposed} <a pact>.",
            "[Mara Lindqvist and Petra Holm|both:group] {agreed} <to meet>.",
            "[Oslo, Bergen and other Norwegian cities|cities:group] {wanted} <a bridge>.",
            "[She and her aides|aides:group] {wanted} <a bridge>.",
        ],
    );
    all("a", &["[the couple's friends and neighbors|friends:group] {wanted} <a bridge>."]);
}

#[test]
fn a_modifier_or_an_attached_name_identifies_nobody() {
    all(
        "a",
        &[
            "[Lindqvist|Mara Lindqvist] aides {said} <the pier was safe>.",
            "In June, people close to [the mayor|Mara Lindqvist] {said} <the pier was safe>.",
            "[a person who knows Lindqvist|Mara Lindqvist] {said} <the pier was safe>.",
            "[an anti-harbor PAC|PAC:organization] {said} <the pier was unsafe>.",
            "[so many in this Norwegian county|Norwegian:organization] {wanted} <a bridge>.",
            "[Some Norwegians|Norwegians:group] {wanted} <a bridge>.",
        ],
    );
}

#[test]
fn a_name_beside_the_description_identifies() {
    all(
        "n",
        &[
            "[Her chief policy aide|an aide], Jonas Vik, {called} <the plan sound>.",
            "Jonas Vik, [a longtime aide|an aide], {called} <the plan sound>.",
            "[a report|a report:document] released by the Harbor Institute {found} <the pier unsafe>.",
        ],
    );
}

#[test]
fn a_name_among_common_nouns_identifies() {
    all(
        "n",
        &[
            "{According to} [harbor lawyer Jonas Vik|Jonas Vik], <the pier may close>.",
            "[harbor general counsel Jonas Vik|a counsel] {said} <the pier may close>.",
            "[Another supporter in Oslo, Petra Holm|a supporter], {said} <the pier may close>.",
            "[Jonas Vik|a man] {Says} <Mayor Says The Pier May Close>.",
            "[The council|council:organization] last week {voted} <to close the pier>.",
        ],
    );
    all("a", &["[a supporter in Petra Holm's camp|a supporter] {said} <the pier may close>."]);
}

#[test]
fn a_spokesman_named_elsewhere_is_named() {
    let unnamed = "[A harbor ministry spokesman|a spokesman] {said} <the pier may close>. ";
    assert_eq!(levels(unnamed), "a");
    assert_eq!(levels(&format!("{unnamed}The ministry spokesman Jonas Vik gave no date.")), "n");
    assert_eq!(levels(&format!("{unnamed}Jonas Vik, a ministry spokesman, gave no date.")), "n");
    let other = "[A Statoil spokesman|a spokesman] {said} <the pier may close>. ";
    assert_eq!(levels(&format!("{other}The ministry spokesman Jonas Vik gave no date.")), "a");
}

#[test]
fn what_somebody_has_stands_for_him() {
    all("n", &["[her stern policy|policy:document] {warns} <that the pier may close>."]);
    all("a", &["[their policy|policy:group] {warns} <that the pier may close>."]);
    all("n", &["[His chief aide|an aide] {warned} <that the pier may close>."]);
    all("a", &["[His aide|an aide] {warned} <that the pier may close>."]);
}

#[test]
fn words_for_people_are_no_names() {
    all(
        "a",
        &[
            "[super PACs|PACs:organization] {said} <the pier may close>.",
            "[Norwegian elected officials|Norwegian:organization] {said} <the pier may close>.",
            "[The pro-pier faction|Pier:organization] {said} <the pier may close>.",
            "[those polled|those:group] {said} <the pier may close>.",
            "[Anyone who knows Lindqvist|Mara Lindqvist] {knows} <she will not yield>.",
            "[nobody|Mara Lindqvist] {thought} <the pier would close>.",
        ],
    );
}

#[test]
fn a_text_is_identified_by_whoever_made_it_or_by_pointing_to_it() {
    all(
        "n",
        &[
            "[a Harbor Institute analysis|Harbor Institute:organization] {found} <the pier unsafe>.",
            "<Most people like it>, {in} [a new Harbor Institute poll|a poll].",
            "[The ad|an ad] {claims} <the pier is unsafe>.",
        ],
    );
    all("a", &["[One influential 2009 paper|a paper:document] {found} <the pier unsafe>."]);
}

#[test]
fn nobody_is_unattributed() {
    all("u", &["It {was decided} <that the pier would close>."]);
}

#[test]
fn words_to_another_outlet_are_secondhand() {
    all(
        "s",
        &[
            "[Mara Lindqvist|Mara Lindqvist] {told} Fox News <the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {said} in an interview with the Tampa Bay Times <that the ferry would run>.",
            "In an interview on CNN, [Lindqvist|Mara Lindqvist] {said} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] {told} conservative radio host Dale Pruitt of WXYZ <it would run>.",
            "“It will run,” [she|Mara Lindqvist] {told} “Face the Nation.” <It will>.",
            "[A harbor aide|an aide] {told} Reuters <the pier was unsafe>.",
            "[The New York Post|New York Post:organization] {reported} <that the pier was sinking>.",
            "<The pier was sinking>, {according to} [CNN|CNN:organization].",
            "{According to} [a report in the Boston Globe|a report:document], <the pier was sinking>.",
            "“It will run,” [Lindqvist|Mara Lindqvist] {said}, according to Harbor Radio. <It will>.",
            "In a CNN interview, [Lindqvist|Mara Lindqvist] {said} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] {told} a television interviewer <the ferry would run>.",
            "[CNN|CNN:organization]{:} <Mayor to resign>.",
        ],
    );
}

#[test]
fn the_press_and_the_public_are_first_hand() {
    all(
        "n",
        &[
            "[Lindqvist|Mara Lindqvist] {told} reporters <the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {told} a cheering crowd <the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {told} the committee <the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {told} me <the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist], who is free to talk to the press, {said} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist], who hates CNN, {said} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] {said} <the ferry would run>, and a talk about CNN followed.",
            "[Lindqvist|Mara Lindqvist] {said} in an interview <that the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {wrote} in a Boston Globe op-ed <that the ferry would run again>.",
            "[Lindqvist|Mara Lindqvist] {told} Holm in the debate <that the ferry would run again>.",
        ],
    );
}

#[test]
fn hearsay_is_secondhand() {
    all(
        "s",
        &[
            "[Lindqvist|Mara Lindqvist] {reportedly said} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] allegedly {threatened} <to sink the ferry>.",
            "[Lindqvist|Mara Lindqvist] {was quoted as saying} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] {was quoted by the news agency as saying} <the ferry would run>.",
            "[Lindqvist|Mara Lindqvist] {is said to have} <sunk the ferry>.",
            "There are {rumors} <that the ferry sank>.",
            "{According to} [media reports|reports:document], <the ferry sank>.",
        ],
    );
    all("n", &["[Lindqvist|Mara Lindqvist] {alleged} <that the ferry was sunk>."]);
}

#[test]
fn private_exchanges_are_secondhand() {
    all(
        "s",
        &[
            "[Lindqvist|Mara Lindqvist] {told} Holm <she was not ready>.",
            "[Lindqvist|Mara Lindqvist] {told} her aides <never to mention it>.",
            "In a phone call with Holm, [Lindqvist|Mara Lindqvist] {said} <she was not ready>.",
            "<It is not about her>, [Lindqvist|Mara Lindqvist] {told} her closest aides as she worried over the speech.",
            "[Lindqvist|Mara Lindqvist] {warned} in private <that the pier would close>.",
            "At a meeting Tuesday of the harbor board, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
        ],
    );
    all(
        "n",
        &[
            "[Lindqvist|Mara Lindqvist] {told} her aides in a speech <never to mention it>.",
            "[Lindqvist|Mara Lindqvist] {will tell} you <that the pier is safe>.",
            "[Lindqvist|Mara Lindqvist] {said} <that the pier was sold> in private hands.",
            "At the annual meeting of the harbor board, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
            "At a meeting with voters, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
            "In a televised meeting with Holm, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
            "In a live video call with Holm, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
            "In Oslo, after meeting with aides, [Lindqvist|Mara Lindqvist] {said} <it would close>.",
        ],
    );
}

#[test]
fn what_continues_a_private_exchange_shares_its_level() {
    let told = "[Lindqvist|Mara Lindqvist] {told} Holm <she was not ready>. ";
    assert_eq!(levels(&format!("{told}[She|Mara Lindqvist] also {{wanted}} <to see the plans>.")), "ss");
    assert_eq!(levels(&format!("{told}[She|Mara Lindqvist] {{said}} <the plans were late>.")), "sn");
}

#[test]
fn an_interview_reaches_until_a_new_occasion() {
    let told = "[Lindqvist|Mara Lindqvist] {told} CNN <the ferry would run>. ";
    assert_eq!(levels(&format!("{told}“It is safe,” [she|Mara Lindqvist] {{said}}. <It is>.")), "ss");
    assert_eq!(levels(&format!("{told}[Petra Holm|Petra Holm] {{said}} <it would not>.")), "sn");
    let rally = "At a rally in the evening, [she|Mara Lindqvist] {said} <it would sail at noon>.";
    assert_eq!(levels(&format!("{told}{rally}")), "sn");
}

#[test]
fn an_interview_reaches_what_may_have_been_said_in_it() {
    let told = "[Lindqvist|Mara Lindqvist] {told} CNN <the ferry would run>. ";
    assert_eq!(levels(&format!("{told}[She|Mara Lindqvist] {{hopes}} <to sail herself>.")), "ss");
    assert_eq!(levels(&format!("{told}[She|Mara Lindqvist] {{is one of the owners of}} <the pier>.")), "sn");
}

#[test]
fn what_is_according_to_an_outlet_is_not_what_else_the_sentence_tells() {
    let cited = "The pier, {called} <a marvel> by [the townspeople|townspeople:group], \
        <is sinking>, {according to} [CNN|CNN:organization].";
    assert_eq!(levels(cited), "as");
}

#[test]
fn an_interview_told_of_beforehand_reaches_the_next_sentence() {
    let announced = "Lindqvist appeared on CNN on Sunday. ";
    assert_eq!(levels(&format!("{announced}[She|Mara Lindqvist] {{said}} <it was safe>.")), "s");
    assert_eq!(levels(&format!("{announced}[Petra Holm|Petra Holm] {{said}} <it was not>.")), "n");
}

#[test]
fn an_interview_with_somebody_described_reaches_the_name() {
    let told = "[the candidate|a candidate] {told} CNN <it was safe>. ";
    assert_eq!(levels(&format!("{told}“It is,” [Lindqvist|Mara Lindqvist] {{said}}. <It is>.")), "ss");
}

#[test]
fn those_who_ask_for_an_outlet_are_its_voice() {
    let met = "Lindqvist met CNN's Dale Pruitt on Sunday. ";
    assert_eq!(levels(&format!("{met}[She|Mara Lindqvist] {{told}} Pruitt <it was safe>.")), "s");
    let asked = "Asked by Pruitt about the pier, [she|Mara Lindqvist] {said} <it was safe>.";
    assert_eq!(levels(&format!("{met}{asked}")), "s");
}

#[test]
fn a_publisher_gives_itself_away() {
    let told = "[Lindqvist|Mara Lindqvist] {told} the Harbor Times <the ferry would run>. ";
    let refused = "A spokesman did not respond to a request for comment from the Harbor Times.";
    assert_eq!(levels(told), "s");
    assert_eq!(levels(&format!("{told}{refused}")), "n");
    assert_eq!(levels("[Lindqvist|Mara Lindqvist] {told} HARBORPOST TODAY <the ferry would run>."), "n");
}

#[test]
fn a_tape_or_text_of_the_words_is_no_relay() {
    all("n", &["“It will run,” [Lindqvist|Mara Lindqvist] {said}, according to a transcript. <It will>."]);
    all("s", &["“It will run,” [Lindqvist|Mara Lindqvist] {said}, according to her driver. <It will>."]);
}

#[test]
fn the_publishers_own_outlet_is_first_hand() {
    let told = "[Lindqvist|Mara Lindqvist] {told} The Harbor Times <the ferry would run>.";
    assert_eq!(levels_in(told, &["The Harbor Times"]), "n");
    assert_eq!(levels_in(told, &["The Inland Post"]), "s");
    let short = "[A harbor aide|an aide] {told} the Times <the ferry would run>.";
    assert_eq!(levels_in(short, &["The Harbor Times"]), "a");
}

#[test]
fn opinions_and_polls_of_an_outlet_are_its_own() {
    all(
        "n",
        &[
            "[The Boston Globe editorial board|Boston Globe:organization] {said} <the mayor should resign>.",
            "{According to} [a CNN poll|a poll:document], <most people like the pier>.",
        ],
    );
}

#[test]
fn speech_inside_speech_is_linked_and_secondhand() {
    let found = assessed(
        "[Lindqvist|Mara Lindqvist] {said} <[Holm|Petra Holm] had {promised} her <a new pier>>.",
        &[],
    );
    let inner = found.attributions.iter().find(|a| a.sourcing.within.is_some()).expect("an inner one");
    let outer = &found.attributions[inner.sourcing.within.expect("linked")];
    assert_eq!(inner.sourcing.level, Level::Secondhand);
    assert_eq!(inner.sourcing.via, outer.source);
    assert_eq!(outer.sourcing.level, Level::Named);
    let own =
        assessed("[Lindqvist|Mara Lindqvist] {said} <[she|Mara Lindqvist] {hoped} <for a new pier>>.", &[]);
    assert!(own.attributions.iter().all(|a| a.sourcing.level == Level::Named));
}

#[test]
fn a_description_is_graded() {
    for (source, grade) in [
        ("[Sources|sources:group]", Grade::Bare),
        ("[Officials|officials:group]", Grade::Group),
        ("[A State Department official|an official]", Grade::Organization),
        ("[A senior State Department official|an official]", Grade::Role),
        ("[People familiar with the talks|people:group]", Grade::Role),
    ] {
        let found = assessed(&format!("{source} {{said}} <the pier was unsafe>."), &[]);
        assert_eq!(found.attributions[0].sourcing.grade, Some(grade), "{source}");
    }
    let named = assessed("[Mara Lindqvist] {said} <the pier was unsafe>.", &[]);
    assert_eq!(named.attributions[0].sourcing.grade, None);
}

#[test]
fn what_came_through_one_outlet_is_one_source() {
    let found = assessed(
        "[Lindqvist|Mara Lindqvist] {told} CNN <the ferry would run>. [Holm|Petra Holm] {told} CNN <it would not>. \
         [A harbor aide|an aide] {said} <it might>.",
        &[],
    );
    assert_eq!(independent_sources(&found.text, &found.attributions), 2);
}
