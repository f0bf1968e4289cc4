//! Numbers in digits and in words: "1,000", "5.5 million", "2½", "twenty-first", "three quarters".

use super::token::Token;
use super::value::{joined, key_at};
use super::vocabulary::{self, Part};

/// A number, and the number of tokens it takes.
pub(super) struct Figure {
    /// Canonical: "12", "2/3", "#3" for the third.
    pub amount: String,
    /// The amount when a point that parts decimals here parts thousands.
    pub other: Option<String>,
    /// Written in one with the number ("40km"), or percent where a share comes to whole ones.
    pub unit: Option<&'static str>,
    pub used: usize,
}

impl Figure {
    fn new(number: f64, used: usize) -> Self {
        Self { amount: canonical(number), other: None, unit: None, used }
    }

    fn rank(number: f64, used: usize) -> Self {
        Self { amount: format!("#{}", canonical(number)), ..Self::new(number, used) }
    }

    /// "Half" and "50 percent" are one; a third is no number of percent.
    fn share(part: f64, of: f64, used: usize) -> Self {
        let percent = part * 100.0 / of;
        if percent.fract() == 0.0 {
            return Self { unit: Some("percent"), ..Self::new(percent, used) };
        }
        Self { amount: format!("{}/{}", canonical(part), canonical(of)), ..Self::new(percent, used) }
    }
}

/// The number at the front, in digits or words.
pub(super) fn figure(rest: &[Token<'_>]) -> Option<Figure> {
    let first = rest.first()?;
    if first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(rest);
    }
    if let Some((part, of)) = fraction(first.text) {
        return Some(sized(part / of, rest, 1).unwrap_or_else(|| Figure::share(part, of, 1)));
    }
    match &*first.key {
        "half" => half(rest),
        "a" | "an" if is_part_of(rest, 1) => share_of_one(rest),
        "a" | "an" => {
            scale(key_at(rest, 1))?;
            in_words(rest.get(1..)?).map(|figure| Figure { used: figure.used + 1, ..figure })
        }
        _ => in_words(rest),
    }
}

/// "Half a million", "half an hour", "half of the", "half my".
fn half(rest: &[Token<'_>]) -> Option<Figure> {
    let next = key_at(rest, 1);
    if let Some(scale) = scale(next) {
        return Some(Figure::new(scale / 2.0, 2));
    }
    match next {
        "a" | "an" => match scale(key_at(rest, 2)) {
            Some(scale) => Some(Figure::new(scale / 2.0, 3)),
            None => vocabulary::unit(key_at(rest, 2))
                .map(|unit| Figure { unit: Some(unit), ..Figure::new(0.5, 3) }),
        },
        "of" | "the" | "my" | "our" | "your" | "his" | "her" | "its" | "their" | "all" => {
            Some(Figure::share(1.0, 2.0, 1))
        }
        _ => None,
    }
}

/// Whether the token at `at` is a part of a whole: "third of", "quarter of".
fn is_part_of(rest: &[Token<'_>], at: usize) -> bool {
    let key = key_at(rest, at);
    let hyphened = at > 0 && rest.get(at).is_some_and(|token| token.marks == "-");
    (key == "quarter" || matches!(vocabulary::number(key), Some((Part::Rank, 3..))))
        && (hyphened || key_at(rest, at + 1) == "of")
}

/// "A third of", "one quarter of".
fn share_of_one(rest: &[Token<'_>]) -> Option<Figure> {
    match vocabulary::number(key_at(rest, 1)) {
        Some((Part::Rank, of)) => Some(Figure::share(1.0, of as f64, 2)),
        _ => Some(Figure::share(1.0, 4.0, 2)),
    }
}

fn scale(word: &str) -> Option<f64> {
    match vocabulary::number(word) {
        Some((Part::Scale, value)) => Some(value as f64),
        _ => None,
    }
}

/// What "½" and its like divide, and by what.
fn fraction(text: &str) -> Option<(f64, f64)> {
    let mut chars = text.chars();
    let (Some(sign), None) = (chars.next(), chars.next()) else { return None };
    Some(match sign {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        _ => return None,
    })
}

/// A number with the scales behind it: "5.5 million"; `None` where there are none.
fn sized(number: f64, rest: &[Token<'_>], used: usize) -> Option<Figure> {
    let scale = scale(key_at(rest, used))?;
    let more = sized(number * scale, rest, used + 1);
    Some(more.unwrap_or_else(|| Figure::new(number * scale, used + 1)))
}

/// "1,000", "5.5 million", "20th", "2/3", "5bn", "40km", "2½", "2 and a half".
fn digits(rest: &[Token<'_>]) -> Option<Figure> {
    let first = rest.first()?;
    let end = first.text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (written, suffix) = first.text.split_at(end);
    let number = parse(written)?;
    if !suffix.is_empty() {
        return suffixed(number, &suffix.to_ascii_lowercase());
    }
    if let Some((part, of)) = quotient(rest, 0) {
        return Some(Figure::share(part, of, 2));
    }
    let (more, used) = broken_part(rest);
    let figure = sized(number + more, rest, used).unwrap_or_else(|| Figure::new(number + more, used));
    let other = (used == 1).then(|| in_thousands(written)).flatten();
    Some(Figure { other: other.map(canonical), ..figure })
}

/// A number with letters attached.
fn suffixed(number: f64, suffix: &str) -> Option<Figure> {
    match suffix {
        "st" | "nd" | "rd" | "th" => Some(Figure::rank(number, 1)),
        "k" => Some(Figure::new(number * 1e3, 1)),
        "m" => Some(Figure::new(number * 1e6, 1)),
        "b" => Some(Figure::new(number * 1e9, 1)),
        // By itself nearly always another word.
        "in" => Some(Figure { unit: Some("inch"), ..Figure::new(number, 1) }),
        letters => match (scale(letters), vocabulary::unit(letters)) {
            (Some(scale), _) => Some(Figure::new(number * scale, 1)),
            (None, unit) => unit.map(|unit| Figure { unit: Some(unit), ..Figure::new(number, 1) }),
        },
    }
}

/// "2/3" at `at`.
fn quotient(rest: &[Token<'_>], at: usize) -> Option<(f64, f64)> {
    let (part, of) = (rest.get(at)?, rest.get(at + 1).filter(|next| next.marks == "/")?);
    let (part, of) = (parse(part.text)?, parse(of.text)?);
    (part < 100.0 && of < 100.0 && of > 0.0).then_some((part, of))
}

/// What follows a whole number in digits as a fraction, and the number of tokens of both.
fn broken_part(rest: &[Token<'_>]) -> (f64, usize) {
    let next = rest.get(1).filter(|token| joined(token) && !token.marks.contains('-'));
    if let Some((part, of)) = next.and_then(|token| fraction(token.text)) {
        return (part / of, 2);
    }
    if let Some((part, of)) = next.and_then(|_| quotient(rest, 1)).filter(|(part, of)| part < of) {
        return (part / of, 3);
    }
    if is_and_a_half(&rest[1..]) { (0.5, 4) } else { (0.0, 1) }
}

/// The number when its only point parts thousands: "1.000".
fn in_thousands(written: &str) -> Option<f64> {
    let (front, back) = written.split_once('.')?;
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..4).contains(&front.len()) && !front.starts_with('0') && back.len() == 3;
    (fits && digits(front) && digits(back)).then(|| format!("{front}{back}").parse().ok())?
}

/// Digits with their thousands and decimals in either fashion.
fn parse(figure: &str) -> Option<f64> {
    let plain: String = figure.chars().filter(|c| !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')).collect();
    if !plain.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') {
        return None;
    }
    let grouped = |mark: char| plain.split(mark).skip(1).all(|group| group.len() == 3);
    let (commas, dots) = (plain.matches(',').count(), plain.matches('.').count());
    let cleaned = match (commas, dots) {
        (0, 0 | 1) => plain,
        (_, 0) if grouped(',') => plain.replace(',', ""),
        (1, 0) => plain.replace(',', "."),
        (0, _) if grouped('.') => plain.replace('.', ""),
        (_, 1) if plain.rfind(',') < plain.find('.') => plain.replace(',', ""),
        (1, _) => plain.replace('.', "").replace(',', "."),
        _ => return None,
    };
    cleaned.parse().ok()
}

/// A number in words as far as it has been read.
#[derive(Default)]
struct Spoken {
    total: f64,
    current: f64,
    used: usize,
}

impl Spoken {
    fn number(&self) -> f64 {
        self.total + self.current
    }

    /// Whether something may still be added below the hundreds.
    fn is_open(&self) -> bool {
        self.used > 0 && (self.current >= 100.0 || self.total > 0.0) || self.current == 0.0 && self.used == 0
    }

    fn multiply(&mut self, value: u64) {
        let factor = if self.current == 0.0 && self.total == 0.0 { 1.0 } else { self.current };
        if value == 100 || value == 12 {
            self.current = factor * value as f64;
        } else {
            self.total += factor * value as f64;
            self.current = 0.0;
        }
    }
}

/// "One hundred and five", "twenty-first", "two thirds", "one point five", "two and a half million".
fn in_words(rest: &[Token<'_>]) -> Option<Figure> {
    let mut spoken = Spoken::default();
    let mut pending = 0;
    while let Some(token) = rest.get(spoken.used + pending) {
        if spoken.used + pending > 0 && !joined(token) {
            break;
        }
        match vocabulary::number(&token.key) {
            Some((Part::Count, value)) if spoken.is_open() || tens_open(spoken.current, value) => {
                spoken.current += value as f64;
            }
            Some((Part::Tens, value)) if spoken.is_open() && spoken.current % 100.0 == 0.0 => {
                spoken.current += value as f64;
            }
            Some((Part::Scale, value)) if pending == 0 => spoken.multiply(value),
            None if pending == 0 && token.key == "and" && (spoken.current >= 100.0 || spoken.total > 0.0) => {
                pending = 1;
                continue;
            }
            _ => match ended(&spoken, rest, pending) {
                Some(figure) => return Some(figure),
                None => break,
            },
        }
        spoken.used += pending + 1;
        pending = 0;
    }
    (spoken.used > 0).then(|| Figure::new(spoken.number(), spoken.used))
}

/// What a last word makes of a number: a rank, a share, a broken number.
fn ended(spoken: &Spoken, rest: &[Token<'_>], pending: usize) -> Option<Figure> {
    let at = spoken.used + pending;
    match vocabulary::number(&rest.get(at)?.key) {
        Some((Part::Rank, _)) if spoken.used == 1 && spoken.current == 1.0 => {
            is_part_of(rest, at).then(|| share_of_one(rest))?
        }
        Some((Part::Rank, value)) if spoken.used == 0 || spoken.current >= 20.0 => {
            Some(Figure::rank(spoken.number() + value as f64, at + 1))
        }
        Some((Part::Share, value)) if spoken.used > 0 && pending == 0 => {
            Some(Figure::share(spoken.number(), value as f64, at + 1))
        }
        None if pending == 0 && spoken.used == 1 && spoken.current == 1.0 && is_part_of(rest, at) => {
            share_of_one(rest)
        }
        None if pending == 0 && spoken.used > 0 && is_and_a_half(&rest[at..]) => {
            let number = spoken.number() + 0.5;
            Some(sized(number, rest, at + 3).unwrap_or_else(|| Figure::new(number, at + 3)))
        }
        None if pending == 0 && spoken.used > 0 && rest[at].key == "point" => {
            let (decimals, used) = decimals(rest, at + 1)?;
            let number = spoken.number() + decimals;
            Some(sized(number, rest, used).unwrap_or_else(|| Figure::new(number, used)))
        }
        _ => None,
    }
}

/// The digits in words behind "point", and where they end.
fn decimals(rest: &[Token<'_>], from: usize) -> Option<(f64, usize)> {
    let (mut value, mut place, mut at) = (0.0, 0.1, from);
    while let Some((Part::Count, digit @ 0..10)) = vocabulary::number(key_at(rest, at)) {
        value += digit as f64 * place;
        place /= 10.0;
        at += 1;
    }
    (at > from).then_some((value, at))
}

/// Whether `value` may follow tens: "twenty-five".
fn tens_open(current: f64, value: u64) -> bool {
    current % 100.0 >= 20.0 && current % 10.0 == 0.0 && (1..10).contains(&value)
}

fn is_and_a_half(rest: &[Token<'_>]) -> bool {
    let mut keys = rest.iter().map(|token| &*token.key);
    (keys.next(), keys.next(), keys.next()) == (Some("and"), Some("a"), Some("half"))
}

/// The shortest decimal form, to a millionth.
pub(super) fn canonical(number: f64) -> String {
    let rounded = format!("{number:.6}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}
