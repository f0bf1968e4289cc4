//! What people might say: patterns with slots.

use super::random::Random;
use super::vocabulary::{
    DEGREES, MODALS, MONTHS, NUMBERS, OFTEN, QUANTIFIERS, SCALES, SPANS, UNITS, Vocabulary, WEEKDAYS,
};

/// What a slot's word is, and so what its change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    Name,
    Number,
    Scale,
    Unit,
    Date,
    Modal,
    Hedge,
    Quantifier,
    Not,
    If,
    /// Another word that negates.
    Negative,
    /// A verb or adjective whose other word is its opposite.
    Opposite,
    /// Always or never.
    Often,
    /// More or less.
    Degree,
    /// Its other words mean the same.
    Adjective,
    Adverb,
    /// Its other words mean the same.
    Noun,
    Verb,
    /// Several words that may be missing.
    Phrase,
}

/// A word, or words that belong together.
#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    pub role: Role,
    /// What else could stand in its slot; for nouns and adjectives, words of the same meaning.
    pub others: &'static [&'static str],
    /// Changed already.
    pub touched: bool,
}

impl Token {
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), role: Role::Plain, others: &[], touched: true }
    }
}

pub fn join(tokens: &[Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        let tight = token.text.starts_with([',', '.', ';']) || text.is_empty();
        if !tight {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

/// Something that somebody might say.
pub fn speech(vocabulary: &'static Vocabulary, random: &mut Random) -> Vec<Token> {
    let mut tokens = sentence(vocabulary, random);
    if random.once_in(3) {
        tokens.push(Token { touched: false, ..Token::plain(", and") });
        let mut more = sentence(vocabulary, random);
        if more[0].role != Role::Name && more[0].text != "I" && !more[0].text.starts_with("I'") {
            more[0].text = more[0].text.to_lowercase();
        }
        tokens.append(&mut more);
    }
    end(&mut tokens);
    tokens
}

/// One sentence with its full stop.
pub fn statement(vocabulary: &'static Vocabulary, random: &mut Random) -> Vec<Token> {
    let mut tokens = sentence(vocabulary, random);
    end(&mut tokens);
    tokens
}

fn end(tokens: &mut [Token]) {
    if let Some(last) = tokens.last_mut() {
        last.text.push('.');
        last.touched = true;
    }
}

fn sentence(vocabulary: &'static Vocabulary, random: &mut Random) -> Vec<Token> {
    let pattern = random.pick(vocabulary.patterns);
    let mut tokens: Vec<Token> = pattern.split(' ').map(|part| token(part, vocabulary, random)).collect();
    let opening = &mut tokens[0];
    if let Some(first) = opening.text.get(..1).map(str::to_uppercase) {
        opening.text.replace_range(..1, &first);
    }
    tokens
}

fn token(part: &str, vocabulary: &'static Vocabulary, random: &mut Random) -> Token {
    let (role, others): (Role, &'static [&'static str]) = match part {
        "%N" => (Role::Name, vocabulary.names),
        "%#" => (Role::Number, NUMBERS),
        "%S" => (Role::Scale, SCALES),
        "%u" => (Role::Unit, UNITS),
        "%s" => (Role::Unit, SPANS),
        "%M" => (Role::Date, MONTHS),
        "%W" => (Role::Date, WEEKDAYS),
        "%m" => (Role::Modal, MODALS),
        "%h" => (Role::Hedge, vocabulary.hedges),
        "%q" => (Role::Quantifier, QUANTIFIERS),
        "%o" => (Role::Often, OFTEN),
        "%d" => (Role::Degree, DEGREES),
        "%r" => (Role::Adverb, vocabulary.adverbs),
        "%v" => (Role::Verb, vocabulary.verbs),
        "%p" => (Role::Phrase, vocabulary.phrases),
        "%n" => (Role::Noun, *random.pick(vocabulary.nouns)),
        "%a" => (Role::Adjective, *random.pick(vocabulary.adjectives)),
        "%x" => (Role::Opposite, *random.pick(vocabulary.opposites)),
        "not" => (Role::Not, &[]),
        "<If>" | "<unless>" | "until" | "whether" => (Role::If, &[]),
        "Nobody" | "nothing" | "no" | "without" | "only" => (Role::Negative, &[]),
        _ if part.ends_with("n't") => (Role::Negative, &[]),
        _ => (Role::Plain, &[]),
    };
    let text = if others.is_empty() { part.trim_matches(['<', '>']) } else { *random.pick(others) };
    Token { text: text.to_owned(), role, others, touched: false }
}
