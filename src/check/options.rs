//! What single rules let a house decide.

/// How the house writes an ellipsis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EllipsisStyle {
    /// Three full stops, a space on either side: "we will ... see".
    #[default]
    Dots,
    /// The character of its own, a space on either side: "we will … see".
    Character,
}

impl EllipsisStyle {
    /// As it is printed.
    pub const fn mark(self) -> &'static str {
        match self {
            EllipsisStyle::Dots => "...",
            EllipsisStyle::Character => "…",
        }
    }
}

/// Every rule's options, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOptions {
    /// Q002: words that may be left out of a quote without a mark, in lower case.
    pub fillers: Vec<String>,
    /// Q002: whether a speaker's grammar may be repaired.
    pub repairs_grammar: bool,
    /// S009: how many statements a story must have before one source is too few.
    pub single_source_statements: usize,
    /// S012: the verbs that the house keeps away from, in their base form.
    pub loaded_cues: Vec<String>,
    /// T004: a quote of no more words is a fragment.
    pub fragment_words: usize,
    /// T004: how many fragments a paragraph may have.
    pub fragments: usize,
    /// T005: how many insertions in brackets a quote may have.
    pub brackets: usize,
    /// T006: how an ellipsis is written.
    pub ellipsis: EllipsisStyle,
}

/// The verbs that S012 reports unless the house says otherwise: they doubt, accuse or colour.
pub const LOADED_CUES: [&str; 16] = [
    "admit", "bleat", "boast", "claim", "concede", "confess", "crow", "gloat", "gripe", "gush", "rant",
    "scoff", "smirk", "sneer", "thunder", "whine",
];

impl Default for RuleOptions {
    fn default() -> Self {
        Self {
            fillers: Vec::new(),
            repairs_grammar: false,
            single_source_statements: 4,
            loaded_cues: LOADED_CUES.map(str::to_owned).to_vec(),
            fragment_words: 3,
            fragments: 2,
            brackets: 1,
            ellipsis: EllipsisStyle::default(),
        }
    }
}

/// The names of the options that the rule with this code has in attrib.yaml, beside `severity`.
pub fn keys(code: &str) -> &'static [&'static str] {
    match code {
        "Q002" => &["fillers", "grammar"],
        "S009" => &["at-least"],
        "S012" => &["cues"],
        "T004" => &["words", "at-most"],
        "T005" => &["at-most"],
        "T006" => &["style"],
        _ => &[],
    }
}
