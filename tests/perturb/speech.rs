//! What people might say: patterns with slots.

use super::random::Random;

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

const NAMES: &[&str] = &[
    "Halvorsen",
    "Okonkwo",
    "Tremblay",
    "Castellano",
    "Whitcombe",
    "Lindqvist",
    "Papadakis",
    "Moreau",
    "Kowalczyk",
    "Abernathy",
    "Vasquez",
    "Brandvold",
    "Eastmere",
    "Ravensford",
    "Kirkholm",
    "Dunmore",
    "Oldenfeld",
    "Marchetti",
];
const NUMBERS: &[&str] = &[
    "three", "seven", "twelve", "forty", "ninety", "4", "8", "14", "46", "92", "150", "1,200", "2,500", "18",
];
const SCALES: &[&str] = &["million", "billion", "thousand", "trillion"];
const UNITS: &[&str] = &["dollars", "euros", "miles", "kilometers", "tons", "percent", "hectares", "pounds"];
const SPANS: &[&str] = &["days", "weeks", "months", "years", "hours"];
const MONTHS: &[&str] = &["January", "February", "April", "June", "July", "August", "October", "December"];
const WEEKDAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"];
const MODALS: &[&str] = &["will", "may", "might", "must", "could", "should", "can", "would"];
const HEDGES: &[&str] = &["probably", "possibly", "apparently", "reportedly", "perhaps", "allegedly"];
const QUANTIFIERS: &[&str] = &["all", "some", "most", "many", "few", "several"];
const OFTEN: &[&str] = &["always", "never", "sometimes", "rarely", "often"];
const DEGREES: &[&str] = &["more", "less"];
const ADVERBS: &[&str] = &["quietly", "openly", "simply", "gladly", "firmly", "really", "clearly", "truly"];
const PHRASES: &[&str] = &[
    "in the end",
    "along the shore",
    "at the old mill",
    "on the way home",
    "behind the station",
    "for the record",
    "down by the water",
    "over a cup of tea",
];
const VERBS: &[&str] =
    &["defend", "visit", "carry", "paint", "study", "measure", "water", "follow", "discuss", "photograph"];

const NOUNS: &[&[&str]] = &[
    &["building", "structure"],
    &["physician", "doctor"],
    &["automobile", "car"],
    &["children", "youngsters"],
    &["settlement", "agreement"],
    &["harvest", "crop"],
    &["employees", "workers"],
    &["residence", "dwelling"],
    &["journey", "voyage"],
    &["meeting", "gathering"],
    &["merchants", "traders"],
    &["forest", "woodland"],
    &["attorney", "lawyer"],
    &["present", "gift"],
    &["village", "hamlet"],
    &["pathway", "trail"],
    &["document", "paper"],
    &["painting", "picture"],
    &["machine", "device"],
    &["garments", "clothes"],
];
const ADJECTIVES: &[&[&str]] = &[
    &["large", "sizable"],
    &["beautiful", "lovely"],
    &["ancient", "age-old"],
    &["fast", "speedy"],
    &["damp", "moist"],
    &["silent", "noiseless"],
    &["clever", "smart"],
    &["strange", "odd"],
    &["angry", "furious"],
    &["tired", "weary"],
    &["famous", "renowned"],
    &["filthy", "grimy"],
    &["costly", "pricey"],
];
const OPPOSITES: &[&[&str]] = &[
    &["raise", "lower"],
    &["accept", "reject"],
    &["increase", "decrease"],
    &["open", "close"],
    &["buy", "sell"],
    &["support", "oppose"],
    &["win", "lose"],
    &["begin", "end"],
    &["strengthen", "weaken"],
    &["allow", "forbid"],
    &["praise", "condemn"],
    &["remember", "forget"],
    &["hire", "fire"],
    &["expand", "shrink"],
];

/// Slots: N name, # number, S scale, u unit, s span of time, M month, W weekday, m modal, h hedge, q quantifier,
/// o always or never, d more or less, a adjective, n noun, v verb, p phrase, r adverb, x opposite. Words in
/// angle brackets are conditions, `not` is a negation; the rest is as it stands.
const PATTERNS: &[&str] = &[
    "The %a %n of our town %m %r %x the %n before %M",
    "We %m not %x the %a %n until the people of %N agree",
    "I told %N that %q of the %n had seen the %a %n on %W",
    "We spent %# %S %u on the %a %a %n and on the %n beside it",
    "They %m %v the %n %p and then walk %# %u to the %n",
    "It was %h the %a %n that made %N leave the %n",
    "<If> the %n stays %a , we %m %x the %n in %M",
    "My family %o thought that %N was a %a friend of the %n",
    "The people here are %d afraid of the %n than of the %a %n",
    "Our %n %m %r %v the %a %n , and we %m %x it %p",
    "There were %# %n in the %a %n when %N came %p",
    "I've seen the %n , and it's %h a %a %n – nothing else matters",
    "The %a %n took %# %s and cost us %# %S %u",
    "Nobody asked %N whether the %n %m %v the %a %n",
    "You can't %v a %a %n %p and then call it a %n",
    "Since %M the %n has lost %# percent of its %a %n",
    "We don't think the %n is %a , but %N %m %r %x it",
    "%N gave the %a %n to %q of us %p , and we %r thanked the %n",
    "What we want is a %a %n , a %n for the %n and %# %s to finish it",
    "He didn't %v the %n , he %r left it %p for the %a %n",
    "That's why %q of the %a %n %m %x the %n on %W",
    "When I was young , the %n was %a and the %n stood %p",
    "Let us %v the %n as %N did , with a %a %n and %d pride",
    "She %r said the %n of %N had a %a %n and %# %n",
];

/// Something that somebody might say.
pub fn speech(random: &mut Random) -> Vec<Token> {
    let mut tokens = sentence(random);
    if random.once_in(3) {
        let last = tokens.len();
        tokens.truncate(last);
        tokens.push(Token { text: ", and".into(), role: Role::Plain, others: &[], touched: false });
        let mut more = sentence(random);
        if more[0].role != Role::Name && more[0].text != "I" && !more[0].text.starts_with("I'") {
            more[0].text = more[0].text.to_lowercase();
        }
        tokens.append(&mut more);
    }
    if let Some(last) = tokens.last_mut() {
        last.text.push('.');
        last.touched = true;
    }
    tokens
}

fn sentence(random: &mut Random) -> Vec<Token> {
    let pattern = random.pick(PATTERNS);
    pattern.split(' ').map(|part| token(part, random)).collect()
}

fn token(part: &str, random: &mut Random) -> Token {
    let (role, others): (Role, &'static [&'static str]) = match part {
        "%N" => (Role::Name, NAMES),
        "%#" => (Role::Number, NUMBERS),
        "%S" => (Role::Scale, SCALES),
        "%u" => (Role::Unit, UNITS),
        "%s" => (Role::Unit, SPANS),
        "%M" => (Role::Date, MONTHS),
        "%W" => (Role::Date, WEEKDAYS),
        "%m" => (Role::Modal, MODALS),
        "%h" => (Role::Hedge, HEDGES),
        "%q" => (Role::Quantifier, QUANTIFIERS),
        "%o" => (Role::Often, OFTEN),
        "%d" => (Role::Degree, DEGREES),
        "%r" => (Role::Adverb, ADVERBS),
        "%v" => (Role::Verb, VERBS),
        "%p" => (Role::Phrase, PHRASES),
        "%n" => (Role::Noun, *random.pick(NOUNS)),
        "%a" => (Role::Adjective, *random.pick(ADJECTIVES)),
        "%x" => (Role::Opposite, *random.pick(OPPOSITES)),
        "not" => (Role::Not, &[]),
        "<If>" | "until" | "whether" => (Role::If, &[]),
        "Nobody" | "nothing" | "can't" | "don't" | "didn't" => (Role::Negative, &[]),
        _ => (Role::Plain, &[]),
    };
    let text = if others.is_empty() { part.trim_matches(['<', '>']) } else { *random.pick(others) };
    Token { text: text.to_owned(), role, others, touched: false }
}
