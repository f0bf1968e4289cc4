//! Who is said to have said what: one sentence of our own for each way news prose has of reporting speech, and what
//! looks like speech and is none.

use attrib::article::Article;
use attrib::attribution::{Names, Question};
use attrib::speaker::Kind;
use attrib::{Options, extract};

/// The source and the verbatim stretches of every attribution that holds a quote or, without quotes, has a source.
fn said(text: &str) -> Vec<(String, Vec<String>)> {
    let article = Article::from_text("story.txt", text.to_owned());
    let found = extract(&article, &Options::default()).attributions;
    let of = |span: attrib::text::Span| span.of(&article.text).to_owned();
    found
        .iter()
        .map(|a| (a.source.map(of).unwrap_or_default(), a.quotes.iter().copied().map(of).collect()))
        .collect()
}

/// Asserts that `text` holds one attribution: `source` says `quotes`.
#[track_caller]
fn one(text: &str, source: &str, quotes: &[&str]) {
    let quotes: Vec<String> = quotes.iter().map(|q| (*q).to_owned()).collect();
    assert_eq!(said(text), [(source.to_owned(), quotes)], "{text}");
}

#[test]
fn a_quote_before_and_after_its_cue() {
    one("“The ferry will sail in May,” Paula Reyes said.", "Paula Reyes", &["The ferry will sail in May,"]);
    one(
        "“The ferry will sail in May,” said Paula Reyes, who runs the port.",
        "Paula Reyes",
        &["The ferry will sail in May,"],
    );
    one("Paula Reyes said, “The ferry will sail in May.”", "Paula Reyes", &["The ferry will sail in May."]);
    one("Paula Reyes said: “The ferry will sail in May.”", "Paula Reyes", &["The ferry will sail in May."]);
    one("“The ferry will sail in May.” Reyes said.", "Reyes", &["The ferry will sail in May."]);
}

#[test]
fn an_attributive_participle_after_the_cue_is_no_verb() {
    one(
        "“I will not sign it,” said retired captain Tom Weller.",
        "retired captain Tom Weller",
        &["I will not sign it,"],
    );
}

#[test]
fn any_verb_that_closes_a_quote_is_a_cue() {
    one(
        "“I’ve had worse days,” deadpanned Weller, whose boat had sunk.",
        "Weller",
        &["I’ve had worse days,"],
    );
    one(
        "“The ferry is ours,” a narrator in the clip states.",
        "a narrator in the clip",
        &["The ferry is ours,"],
    );
}

#[test]
fn sandwiches_and_interrupted_quotes() {
    let both = ["The ferry will sail in May,", "Nobody will be left behind."];
    one(
        "“The ferry will sail in May,” Paula Reyes said. “Nobody will be left behind.”",
        "Paula Reyes",
        &both,
    );
    one(
        "“The ferry,” Paula Reyes said, “will sail in May.”",
        "Paula Reyes",
        &["The ferry,", "will sail in May."],
    );
}

#[test]
fn fragments_and_mixed_clauses() {
    one(
        "Paula Reyes said the new ferry was “a floating disaster.”",
        "Paula Reyes",
        &["a floating disaster."],
    );
    one(
        "Paula Reyes called the ferry “slow,” “ugly” and “a waste of money.”",
        "Paula Reyes",
        &["slow,", "ugly", "a waste of money."],
    );
    one(
        "Paula Reyes said that the harbour “has never been in better shape than it is today.”",
        "Paula Reyes",
        &["has never been in better shape than it is today."],
    );
    one("The “floating disaster” will sail in May, Paula Reyes said.", "Paula Reyes", &["floating disaster"]);
    one("Protesters chanted “No new ferry” outside the town hall.", "Protesters", &["No new ferry"]);
}

#[test]
fn participles_take_the_subject_of_their_clause() {
    let found = said("He praised the crew, saying the ferry “would never have left the dock” without them.");
    assert!(
        found.contains(&("He".to_owned(), vec!["would never have left the dock".to_owned()])),
        "{found:?}"
    );
    one(
        "Noting that the ferry was “years behind schedule,” the auditor closed his folder.",
        "the auditor",
        &["years behind schedule,"],
    );
}

#[test]
fn a_quote_follows_a_colon_into_the_next_paragraph() {
    one(
        "In a statement on Monday, Paula Reyes declared:\n\n“The ferry will sail in May, whatever the weather.”",
        "Paula Reyes",
        &["The ferry will sail in May, whatever the weather."],
    );
    one("“The ferry will sail in May.”\n— Paula Reyes", "Paula Reyes", &["The ferry will sail in May."]);
    one(
        "“The ferry is late.\n\n“It will stay late,” Reyes said.",
        "Reyes",
        &["The ferry is late.", "It will stay late,"],
    );
}

#[test]
fn speech_without_quotation_marks() {
    one("According to Paula Reyes, the ferry will sail in May.", "Paula Reyes", &[]);
    one("Paula Reyes wrote on Twitter that the ferry was late again.", "Paula Reyes", &[]);
    one("Clara Holt and Ben Ames agreed that the ferry should sail.", "Clara Holt and Ben Ames", &[]);
    one("REYES: The ferry is late today.", "REYES", &[]);
}

#[test]
fn a_sentence_ends_after_a_dotted_abbreviation() {
    let found = said("Reyes said the crew met at 6 p.m. She added that “nobody complained.”");
    assert_eq!(found[1], ("She".to_owned(), vec!["nobody complained.".to_owned()]));
}

#[test]
fn what_is_no_speech_is_left_alone() {
    for text in [
        "Jon “Tiny” Becker runs the ferry.",
        "The ferry’s restaurant, “The Blue Anchor,” opens in June.",
        "The old ferry is 80 feet long and 6'2\" at the rail.",
        "The so-called “ghost ferry” sails at night.",
        "Her novel “A Winter at the Quay” is out in May.",
    ] {
        assert!(said(text).is_empty(), "{text}: {:?}", said(text));
    }
}

#[test]
fn every_kind_of_mark() {
    for text in [
        "\"The ferry is late today,\" Reyes said.",
        "“The ferry is late today,” Reyes said.",
        "''The ferry is late today,'' Reyes said.",
        "„The ferry is late today,“ Reyes said.",
        "«The ferry is late today,» Reyes said.",
        "‘The ferry is late today,’ Reyes said.",
        "â€œThe ferry is late today,â€\u{9d} Reyes said.",
    ] {
        one(text, "Reyes", &["The ferry is late today,"]);
    }
    one("“They shout `no, no, no' at us,” Reyes said.", "Reyes", &["They shout `no, no, no' at us,"]);
}

#[test]
fn every_attribution_shows_the_decisions_that_made_it() {
    let text = "Elena Marsh said the channel was safe. “We will dredge it,” she added. “In the spring.”";
    let article = Article::from_text("story", text);
    let (extraction, decisions) = attrib::explain(&article, &Options::default());
    let found = |e: &attrib::Extraction| format!("{:?}", e.attributions);
    assert_eq!(found(&extraction), found(&extract(&article, &Options::default())));
    assert_eq!(decisions.len(), extraction.attributions.len());
    let names = Names::shipped();
    for (attribution, behind) in extraction.attributions.iter().zip(&decisions) {
        let questions: Vec<_> = behind.iter().map(|decision| decision.question).collect();
        assert!(questions.starts_with(&[Question::Cue, Question::Source, Question::Side]), "{questions:?}");
        assert!(questions.contains(&Question::Whole), "{questions:?}");
        let cue = attribution.cue.unwrap().of(text);
        let lemma = if cue == "said" { "(say" } else { "(add" };
        let of_cue = behind[0].features.iter().map(|(feature, _)| names.describe(feature));
        assert!(
            of_cue.into_iter().any(|feature| feature.starts_with("cue lemma ") && feature.contains(lemma))
        );
    }
    let last = decisions.last().unwrap();
    assert_eq!(
        last.last().map(|decision| decision.question),
        Some(Question::Owner),
        "the sandwich's second half"
    );
}

#[test]
fn a_source_set_off_behind_its_name_is_the_name() {
    one(
        "Ted Holm, head of the Marsh Institute, said “the plan is bold.”",
        "Ted Holm",
        &["the plan is bold."],
    );
    one("In Harwick, harbour workers said “the plan is bold.”", "harbour workers", &["the plan is bold."]);
}

#[test]
fn a_relative_clause_does_not_hold_the_source() {
    for text in [
        "Ann Holm, who chairs the committee, said it was late.",
        "Ann Holm, who was an investigator in the trial, said it was late.",
        "Ann Holm, a lawyer who represents the officer, said it was late.",
        "Ann Holm, who lives in Dunmore, Ohio, said it was late.",
    ] {
        let found = parts(text);
        assert!(found.iter().all(|[source, ..]| source == "Ann Holm" || source == "a lawyer"), "{text}");
        assert_eq!(found.len(), 1, "{text}");
    }
    // The clause may end before the sentence's own subject.
    let text =
        "Three keys that belong to sailors who left the ferry were found, Ann Holm, the harbour clerk, said.";
    assert_eq!(parts(text)[0][0], "Ann Holm");
}

#[test]
fn an_age_between_a_name_and_what_it_is_set_off_by() {
    let text = "Ann Holm, 31, a night porter, said it was late.";
    assert_eq!(parts(text)[0][0], "Ann Holm");
}

#[test]
fn one_of_several_is_a_whole_source() {
    one("“It was close,” one of the aides said.", "one of the aides", &["It was close,"]);
    for (text, source) in [
        ("Many of her supporters say the ferry is late.", "Many of her supporters"),
        ("The parents of the two girls said the ferry was late.", "The parents of the two girls"),
        ("The family of the victim said the ferry was late.", "The family of the victim"),
        ("“We lost all,” an elderly man said.", "an elderly man"),
        ("The Dunmore Times first reported that the ferry was late.", "The Dunmore Times"),
    ] {
        assert_eq!(parts(text)[0][0], source, "{text}");
    }
    // What belongs to one of them is not theirs.
    assert_eq!(parts("One of Holm’s promises to reopen the port was kept.")[0][0], "Holm’s");
}

#[test]
fn who_is_quoted_by_another_is_the_source() {
    let found = parts("Kamal was quoted by the state news agency as saying the talks were over.");
    assert_eq!(found, [["Kamal", "was quoted by the state news agency as saying", "the talks were over"]]);
}

#[test]
fn how_somebody_stays_unnamed_is_no_speech() {
    let text = "A clerk said the port was closed. The person spoke on condition of anonymity because the talks are private.";
    assert_eq!(parts(text).len(), 1);
    assert_eq!(parts("Holm said anonymity protects the weak.").len(), 1);
}

#[test]
fn a_question_and_the_cue_after_it_are_one_sentence() {
    let quote = ["How much longer do we wait?"];
    one("“How much longer do we wait?” Lund, a retired docker, said.", "Lund", &quote);
    one("“How much longer do we wait?” Lund continued.", "Lund", &quote);
    assert_eq!(said("“How much longer do we wait?” The harbour, a grey place, closed.").len(), 0);
}

#[test]
fn a_sentence_about_the_speaker_leads_to_a_quote() {
    one("Paula Reyes shrugged. “Nobody told us about it.”", "Paula Reyes", &["Nobody told us about it."]);
    one("The mayor was blunt. “We have no ferries left.”", "The mayor", &["We have no ferries left."]);
    one(
        "Paula Reyes shrugged. “We have no ferries left.” “None at all.”",
        "Paula Reyes",
        &["We have no ferries left.", "None at all."],
    );
    assert_eq!(said("The plan was simple. “We will build it and they will pay.”").len(), 0);
}

#[test]
fn a_letter_over_several_paragraphs_is_its_senders() {
    one(
        "Paula Reyes shared a letter from the pilots:\n\n“Dear council,\n\n“We have waited for nine years.\n\n“We will \
         not wait any longer.”\n\nThe council met on Monday.",
        "the pilots",
        &["Dear council,", "We have waited for nine years.", "We will not wait any longer."],
    );
}

#[test]
fn nicknames_and_titles_are_no_quotes() {
    one("“We are done,” said Jon “Bones” Weller.", "Jon “Bones” Weller", &["We are done,"]);
    one("The port would close, Jon “Bones” Weller said.", "Jon “Bones” Weller", &[]);
    one("She told HBN’s “Harbour Tonight” that the ferry would sail.", "She", &[]);
    one("“We are done,” Reyes said on “Harbour Tonight.”", "Reyes", &["We are done,"]);
}

/// The source, cue and content of every attribution.
fn parts(text: &str) -> Vec<[String; 3]> {
    let article = Article::from_text("story.txt", text.to_owned());
    let of = |span: &attrib::text::Span| span.of(&article.text).to_owned();
    let all = |spans: &[attrib::text::Span]| spans.iter().map(of).collect::<Vec<_>>().join(" … ");
    let found = extract(&article, &Options::default()).attributions;
    found.iter().map(|a| [all(a.source.as_slice()), all(a.cue.as_slice()), all(&a.content)]).collect()
}

#[test]
fn a_shortened_number_ends_no_sentence() {
    let found = parts("Lund said that the No. 2 officer of the port had left.");
    assert_eq!(found, [["Lund", "said", "that the No. 2 officer of the port had left"]]);
    let found = parts("Lund said that the answer was No. Two boats had left.");
    assert_eq!(found, [["Lund", "said", "that the answer was No"]]);
}

#[test]
fn an_interview_is_read_by_its_labels() {
    let interview =
        "Ida Holm runs the port.\n\nQ: Why are the ferries late?\n\nA: The channel is too shallow.";
    let found = parts(interview);
    assert_eq!(found, [["Q", ":", "Why are the ferries late"], ["A", ":", "The channel is too shallow"]]);
    let article = Article::from_text("story.txt", interview.to_owned());
    let found = extract(&article, &Options::default()).attributions;
    let undecided = found.iter().all(|a| a.speaker.is_some_and(|of| of.speaker.is_none()));
    assert!(undecided, "the labels name nobody");
    assert_eq!(parts("A harbour: a place for ships.").len(), 0);
}

#[test]
fn a_turn_is_read_to_its_end() {
    let turns = "Q: When did the port close?\n\nA: It closed in May. We had no ferries left.\n\nNobody told us why.\n\n\
                 Q: What will you do?\n\nA: We wait. It is late.\n\nThe ferry left at noon.";
    let answers: Vec<String> =
        parts(turns).into_iter().filter(|a| a[0] == "A").map(|a| a[2].clone()).collect();
    let whole = "It closed in May. We had no ferries left.\n\nNobody told us why";
    assert_eq!(answers, [whole, "We wait. It is late"]);
    let named =
        parts("REYES: We have no ferries. The port is shut.\n\nWELLER: That is not true. We have two.");
    assert_eq!(named[0], ["REYES", ":", "We have no ferries. The port is shut"]);
    assert_eq!(named[1], ["WELLER", ":", "That is not true. We have two"]);
}

#[test]
fn letters_with_a_full_stop_label_an_interview_too() {
    let found = parts("Q. When did the port close?\n\nA. It closed in May. Nobody came.");
    assert_eq!(found, [["Q", ".", "When did the port close"], ["A", ".", "It closed in May. Nobody came"]]);
}

#[test]
fn sources_and_cues_are_whole() {
    let found = parts("People close to the mayor said the plan was dead.");
    assert_eq!(found, [["People close to the mayor", "said", "the plan was dead"]]);
    let found = parts("The pilots’ union said the plan was dead.");
    assert_eq!(found, [["The pilots’ union", "said", "the plan was dead"]]);
    let found = parts("She has said for years that “the port is dead.”");
    assert_eq!(found[0][1], "has said");
    let found = parts(
        "The plan is dead, two officials told Reuters on condition of anonymity because they feared a fine.",
    );
    assert_eq!(found[0], ["two officials", "told", "The plan is dead"]);
}

#[test]
fn a_bare_noun_after_a_quote_is_who_says_it() {
    one("“The port is full,” sources said.", "sources", &["The port is full,"]);
    one("“The port is full,” sources at the quay said.", "sources at the quay", &["The port is full,"]);
    let found = parts("Both crews have both said the port is full.");
    assert_eq!(found, [["Both crews", "have both said", "the port is full"]]);
    let found = parts("A clerk involved in the sale said the port was sold.");
    assert_eq!(found, [["A clerk involved in the sale", "said", "the port was sold"]]);
}

#[test]
fn a_plan_that_somebody_tells_of_is_what_they_say() {
    let plan = "The port plans to cut forty jobs, most of them in its offices";
    let told = format!("{plan}, people familiar with the matter said, asking not to be named.");
    assert_eq!(parts(&told), [["people familiar with the matter", "said", plan]]);
}

#[test]
fn an_it_that_stands_for_nothing_makes_nobody_a_body() {
    let kind = |text: &str| {
        let article = Article::from_text("story.txt", text.to_owned());
        let found = extract(&article, &Options::default());
        let speaker = found.attributions[0].speaker.and_then(|of| of.speaker);
        speaker.map(|speaker| found.speakers[speaker].kind)
    };
    assert_eq!(kind("Weller said it was late."), Some(Kind::Person));
    assert_eq!(kind("Weller’s claim that the port was safe surprised many."), Some(Kind::Person));
    assert_eq!(kind("Weller said it would sell its cranes."), Some(Kind::Organization));
}

#[test]
fn verbs_that_share_their_words_are_one_cue() {
    let found = parts("Reyes said and later repeated that the port was closed.");
    assert_eq!(found, [["Reyes", "said and later repeated", "that the port was closed"]]);
    let found = parts("Reyes said, wrote and tweeted that the port was closed.");
    assert_eq!(found, [["Reyes", "said, wrote and tweeted", "that the port was closed"]]);
    let found = parts("Reyes denied the report and said that the port was closed.");
    assert_eq!(found.last(), Some(&["Reyes", "said", "that the port was closed"].map(str::to_owned)));
}

#[test]
fn two_who_share_their_words_both_have_them() {
    let closed = "that the port was closed";
    let both = [["Reyes", "wrote", closed], ["Weller", "confirmed", closed]];
    assert_eq!(parts("Reyes wrote and Weller confirmed that the port was closed."), both);
    assert_eq!(parts("Reyes wrote, and Weller confirmed, that the port was closed."), both);
    let found = parts("The board spoke, and Weller confirmed that the port was closed.");
    assert_eq!(found, [["Weller", "confirmed", closed]], "a verb that takes no clause shares none");
    let found = parts("Neither Reyes nor Weller said the port was closed.");
    assert_eq!(found, [["Neither Reyes nor Weller", "said", "the port was closed"]]);
}

#[test]
fn a_sentence_may_point_back_at_a_quote() {
    let quote = "The port will close in June. There is no money left.";
    for tag in ["That is what Reyes told the council.", "Reyes said so on Monday.", "So said Reyes."] {
        one(&format!("“{quote}”\n\n{tag}"), "Reyes", &[quote]);
        one(&format!("“{quote}” {tag}"), "Reyes", &[quote]);
    }
    assert_eq!(parts("The port is full. Reyes said so on Monday.").len(), 0, "no words to give");
}

#[test]
fn whoever_speaks_up_has_the_quote_below() {
    one(
        "Mayor Reyes spoke next.\n\n“The port is full.”\n\nThe crowd left.",
        "Mayor Reyes",
        &["The port is full."],
    );
    one(
        "Then the widow rose to speak.\n\n“I forgive him. I will not forget.”",
        "the widow",
        &["I forgive him. I will not forget."],
    );
}

#[test]
fn a_quote_is_signed_on_the_line_below() {
    one(
        "“Nobody builds a wall for fun.”\n\nTom Weller, architect",
        "Tom Weller",
        &["Nobody builds a wall for fun."],
    );
    let dateline = "“Nobody builds a wall for fun.”\n\nPort Reyes, May 3";
    assert!(said(dateline).iter().all(|(source, _)| source.is_empty()), "a place and a date sign nothing");
}

#[test]
fn letters_and_block_quotes_belong_to_whom_the_line_above_names() {
    let letter = "Captain Weller sent the following letter to the crews:\n\nDear colleagues,\n\nThe ferry will sail in May.\n\n\
                  The pay will rise.\n\nYours,\n\nTom Weller";
    let first = |text: &str| {
        let [source, _, words] = parts(text).swap_remove(0);
        [source, words]
    };
    assert_eq!(first(letter), ["Captain Weller", "The ferry will sail in May.\n\nThe pay will rise"]);
    let statement = "The company issued a statement late on Tuesday:\n\n> The channel is closed.\n\nIts cranes stood still.";
    assert_eq!(first(statement), ["The company", "The channel is closed"]);
}

#[test]
fn left_out_letters_open_no_quote() {
    let text = "The sailors' market stays open 'til nine, and rock 'n' roll from the '90s plays. The pilots' stall is shut.";
    assert_eq!(said(text), []);
    one("She grew up in the ‘90s on rock ‘n’ roll. ‘It was loud,’ said Reyes.", "Reyes", &["It was loud,"]);
}

#[test]
fn what_a_noun_reports_ends_before_the_verb_of_its_clause() {
    let found = parts("Marsh’s claim that the bridge was safe surprised the inspectors.");
    assert_eq!(found, [["Marsh’s", "claim", "that the bridge was safe"]]);
}

#[test]
fn what_is_set_apart_below_a_colon_is_reported() {
    let words = "The ferry is late. It will sail at noon";
    for post in [
        "Paula Reyes wrote:\n\n> The ferry is late. It will sail at noon.\n\nNobody answered.",
        "Paula Reyes posted on her page:\n\nThe ferry is late. It will sail at noon.\n\nNobody answered.",
        "Paula Reyes said in a statement on Monday:\n\nThe ferry is late. It will sail at noon.\n\nNobody answered.",
    ] {
        let found = parts(post);
        assert_eq!(found.len(), 1, "{post}: {found:?}");
        assert_eq!((&*found[0][0], &*found[0][2]), ("Paula Reyes", words), "{post}");
    }
    assert_eq!(parts("The shop sells these:\n\nThe oldest ferry of all. The port.").len(), 0);
}
