//! What an editor is told about two wordings, one small case each.

use attrib::wording::{EditKind, Op, Wording, compare};

/// Quote, claim, class.
fn check(cases: &[(&str, &str, Wording)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(quote, claim, expected)| {
            let comparison = compare(quote, claim);
            let found = comparison.wording;
            (found != *expected).then(|| {
                let edits: Vec<String> = comparison
                    .edits
                    .iter()
                    .map(|e| format!("{} `{}` < `{}` {:?}", e.op.name(), e.quote, e.claim, e.kind))
                    .collect();
                format!("{found:?}, not {expected:?}: `{quote}` < `{claim}`\n    {}", edits.join("\n    "))
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Quote, claim, kind of the edit that changes the meaning.
fn check_kinds(cases: &[(&str, &str, EditKind)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(quote, claim, expected)| {
            let comparison = compare(quote, claim);
            let kinds: Vec<EditKind> = comparison.edits.iter().filter_map(|edit| edit.kind).collect();
            (!kinds.contains(expected) || comparison.wording != Wording::MeaningChanged).then(|| {
                format!("{:?} {kinds:?}, not {expected:?}: `{quote}` < `{claim}`", comparison.wording)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

const FERRY: &str = "The ferry will leave the old harbour at nine, and we expect calm water all the way.";

#[test]
fn the_same_characters_are_verbatim_whatever_closes_them() {
    check(&[
        (FERRY, FERRY, Wording::Verbatim),
        (&FERRY.replace("way.", "way,"), FERRY, Wording::Verbatim),
        ("We are ready", "We are ready!", Wording::Verbatim),
        ("  We are ready. ", "We are ready.", Wording::Verbatim),
    ]);
}

#[test]
fn glyphs_spaces_and_the_first_letter_are_normalized() {
    check(&[
        ("it doesn’t suit us", "It doesn't suit us.", Wording::Normalized),
        ("We—all of us—agree", "We - all of us - agree", Wording::Normalized),
        ("a well known  baker", "a well-known baker", Wording::Normalized),
        ("ten\u{A0}boats", "ten boats", Wording::Normalized),
        ("he called it “madness”", "he called it 'madness'", Wording::Normalized),
        ("a coup d'Ã©tat was near", "a coup d'état was near", Wording::Normalized),
        ("it doesnâ€™t work", "it doesn't work", Wording::Normalized),
        ("the caf\u{FFFD} closed", "the café closed", Wording::Normalized),
        ("THE BRIDGE IS OPEN", "The bridge is open.", Wording::Normalized),
        ("We met, and we talked", "We met and we talked", Wording::Normalized),
        ("the of\u{AD}fice is open", "the office is open", Wording::Normalized),
    ]);
}

#[test]
fn equal_values_are_normalized() {
    check(&[
        ("12 boats sank", "Twelve boats sank.", Wording::Normalized),
        ("it cost $5 million to build", "it cost five million dollars to build", Wording::Normalized),
        ("it cost $1,500,000 to build", "it cost 1.5 million dollars to build", Wording::Normalized),
        ("prices rose 5% in a year", "prices rose five percent in a year", Wording::Normalized),
        ("prices rose by 5 per cent", "prices rose by 5 percent", Wording::Normalized),
        ("we met on 10 March", "we met on March 10th", Wording::Normalized),
        ("we met on March 10, 2014", "we met on 2014-03-10", Wording::Normalized),
        ("we meet at 3:30 p.m. sharp", "we meet at 3.30pm sharp", Wording::Normalized),
        ("the 21st attempt", "the twenty-first attempt", Wording::Normalized),
        ("1,000 people came", "a thousand people came", Wording::Normalized),
        ("it is 40 km away", "it is forty kilometers away", Wording::Normalized),
        ("two thirds of it is gone", "2/3 of it is gone", Wording::Normalized),
        ("half a million people came", "500,000 people came", Wording::Normalized),
        ("two and a half million came", "2.5 million came", Wording::Normalized),
        ("one hundred and five days", "105 days", Wording::Normalized),
        ("€3bn is gone", "three billion euros is gone", Wording::Normalized),
    ]);
}

#[test]
fn parts_and_marked_gaps_are_excerpts() {
    check(&[
        ("leave the old harbour at nine", FERRY, Wording::Excerpt),
        ("we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave … and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave ... and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave . . . and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave [...] and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave […] and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave (...) and we expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave.... We expect calm water", FERRY, Wording::Excerpt),
        ("The ferry will leave the old harbour…", FERRY, Wording::Excerpt),
        ("[The boat] will leave the old harbour at nine", FERRY, Wording::Excerpt),
        ("[the senator] voted yes", "he voted yes", Wording::Excerpt),
        ("They was [sic] late again", "They was late again", Wording::Excerpt),
        ("I met [her] there", "I met the baker's wife there", Wording::Excerpt),
        ("We want[ed] to stay", "We want to stay", Wording::Excerpt),
        ("calm water", FERRY, Wording::Excerpt),
    ]);
}

#[test]
fn a_letter_in_brackets_is_only_case() {
    check(&[("[t]he bridge is open", "The bridge is open.", Wording::Normalized)]);
}

#[test]
fn unmarked_gaps_are_omissions_and_distant_places_a_splice() {
    check(&[
        ("The ferry will leave at nine, and we expect calm water all the way.", FERRY, Wording::Omission),
        ("The ferry will leave the harbour at nine", FERRY, Wording::Omission),
        (
            "The ferry will leave the old harbour and we expect calm water",
            "The ferry will leave the old harbour with its cargo and we expect calm water",
            Wording::Omission,
        ),
        (
            "The ferry will leave the old harbour before anyone wakes up",
            "The ferry will leave the old harbour in the evening with a cargo of salt, grain, timber, iron and wool, and the crew hopes to be home before anyone wakes up",
            Wording::Spliced,
        ),
    ]);
}

#[test]
fn other_words_are_altered() {
    check(&[
        (
            "The boat will leave the old harbour at nine, and we expect calm water all the way.",
            FERRY,
            Wording::Altered,
        ),
        ("We really expect calm water", "We expect calm water", Wording::Altered),
        ("It is a huge house", "It is a large house", Wording::Altered),
        ("Well, we lost the map", "Well, um, we lost the map", Wording::Altered),
        (
            "We lost the map, and the crew is tired",
            "We lost, you know, the map, and the crew is tired",
            Wording::Altered,
        ),
        ("We do not agree with them", "We don't agree with them", Wording::Altered),
        ("We were late", "We was late", Wording::Altered),
        ("The goverment is late", "The government is late", Wording::Altered),
        ("We teh people came", "We the people came", Wording::Altered),
        ("a red big barn stood there", "a big red barn stood there", Wording::Altered),
        ("We signed it in the the morning".trim(), "We signed it in the morning", Wording::Altered),
        ("The United States is ready", "The U.S. is ready", Wording::Altered),
    ]);
}

#[test]
fn what_bears_on_the_meaning_has_its_kind() {
    check_kinds(&[
        ("We will sell the mill", "We will not sell the mill", EditKind::Negation),
        ("We do want it back", "We don't want it back", EditKind::Negation),
        ("It is a happy town", "It is an unhappy town", EditKind::Negation),
        ("They came with warning", "They came without warning", EditKind::Negation),
        ("They signed the paper", "They failed to sign the paper", EditKind::Negation),
        ("It is possible to cross", "It is impossible to cross", EditKind::Negation),
        ("They could hear us", "They could hardly hear us", EditKind::Negation),
        ("He has always paid", "He has never paid", EditKind::Negation),
        ("15 boats sank", "12 boats sank", EditKind::Number),
        ("It cost $5 billion to build", "It cost $5 million to build", EditKind::Number),
        ("It cost 5 euros a head", "It cost 5 dollars a head", EditKind::Unit),
        ("It lasted three months there", "It lasted three weeks there", EditKind::Unit),
        ("It is 40 miles away", "It is 40 kilometers away", EditKind::Unit),
        ("We met on April 10 there", "We met on March 10 there", EditKind::Date),
        ("We meet on Friday there", "We meet on Monday there", EditKind::Date),
        ("We spoke with Wexler today", "We spoke with Brandt today", EditKind::Name),
        ("Wexler wants to pay", "Brandt wants to pay", EditKind::Name),
        ("We may sell the mill", "We will sell the mill", EditKind::Modal),
        ("We can sell the mill", "We should sell the mill", EditKind::Modal),
        ("They were bribed", "They were allegedly bribed", EditKind::Hedge),
        ("He is certainly guilty", "He is probably guilty", EditKind::Hedge),
        ("All of the workers left", "Some of the workers left", EditKind::Quantifier),
        ("Most boats came back", "Few boats came back", EditKind::Quantifier),
        ("Prices will decrease soon", "Prices will increase soon", EditKind::Antonym),
        ("They rejected the plan", "They accepted the plan", EditKind::Antonym),
        ("It is less likely now", "It is more likely now", EditKind::Comparative),
        ("It is a bigger barn", "It is a big barn", EditKind::Comparative),
        ("Only we can fix it", "We can fix it", EditKind::Condition),
    ]);
}

#[test]
fn a_cut_beside_the_kept_words_may_twist_them() {
    check_kinds(&[
        ("sell the mill", "We will not sell the mill", EditKind::Negation),
        ("he took the money", "I don't think that he took the money", EditKind::Negation),
        ("we will send help", "If the road is open, we will send help", EditKind::Condition),
        ("we will send help", "We will send help only if the road is open", EditKind::Condition),
        ("we will send help", "We will send help unless it snows", EditKind::Condition),
        ("We will … sell the mill", "We will most certainly not sell the mill", EditKind::Negation),
    ]);
    check(&[
        (
            "the road is open and the snow is gone",
            "We shall not wait. Now the road is open and the snow is gone",
            Wording::Excerpt,
        ),
        ("and the mill stays open", "We do not sell, and the mill stays open", Wording::Excerpt),
    ]);
}

#[test]
fn negation_in_another_form_is_no_change_of_meaning() {
    check(&[
        ("We did not know him", "We didn't know him", Wording::Altered),
        ("That is not possible now", "That is impossible now", Wording::Altered),
        ("It is not lawful here", "It is unlawful here", Wording::Altered),
    ]);
}

#[test]
fn the_edits_give_both_texts_back() {
    let quote = "The boat will leave … at 9, and [they] expect rough water.";
    let comparison = compare(quote, FERRY);
    let join = |of: fn(&attrib::wording::Edit) -> &String| {
        comparison.edits.iter().map(of).filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(join(|edit| &edit.quote), quote);
    assert_eq!(join(|edit| &edit.claim), FERRY);
    assert!(
        comparison.edits.iter().any(|edit| edit.op == Op::Delete && edit.kind == Some(EditKind::Ellipsis))
    );
}

#[test]
fn any_two_texts_compare() {
    for text in [
        "",
        " ",
        "…",
        "[",
        "]",
        "[]",
        "\u{FFFD}",
        "''",
        "$",
        "$ %",
        "1",
        "--5",
        "n't",
        "'",
        "[a",
        "a]b",
        "😀 🇺🇳",
    ] {
        for other in ["", "a", "[…]", "’s", "5 %", text] {
            compare(text, other);
        }
    }
}
