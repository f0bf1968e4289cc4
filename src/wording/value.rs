//! Numbers, amounts, dates and times as values, so that "12" and "twelve" are one.

use super::figure::{Figure, figure};
use super::moment::{date, time};
use super::token::Token;
use super::vocabulary::{self, Class};

/// What a value measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Number,
    /// A day, month, year or decade.
    Date,
    /// A time of day.
    Time,
}

/// The key of the number one.
pub(super) const ONE: &str = "=1 ";

/// A number with its unit, a date or a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub measure: Measure,
    /// Canonical: "12", "2/3", "#3" for the third, "2014-03-10", "15:30".
    pub amount: String,
    /// Another amount that the same characters may stand for: "1.000", "10/03/2014", "the '90s".
    pub other: Option<String>,
    pub unit: Option<&'static str>,
    /// Bytes of a sign that belongs to the value before its first token.
    pub lead: usize,
}

impl Value {
    /// Equal for equal values.
    pub fn key(&self) -> String {
        self.key_of(&self.amount)
    }

    /// The key of the other reading.
    pub fn other_key(&self) -> Option<String> {
        self.other.as_ref().map(|amount| self.key_of(amount))
    }

    fn key_of(&self, amount: &str) -> String {
        format!("={amount} {}", self.unit.unwrap_or(""))
    }

    pub fn class(&self) -> Class {
        match self.measure {
            Measure::Number if self.unit.is_some() => Class::NUMBER.with(Class::UNIT),
            Measure::Number => Class::NUMBER,
            Measure::Date | Measure::Time => Class::DATE,
        }
    }

    fn number(figure: Figure, unit: Option<&'static str>) -> Self {
        let Figure { amount, other, .. } = figure;
        Self { measure: Measure::Number, amount, other, unit, lead: 0 }
    }

    pub fn date(amount: String) -> Self {
        Self { measure: Measure::Date, amount, other: None, unit: None, lead: 0 }
    }

    pub fn time(hour: u8, minute: u8) -> Self {
        let amount = format!("{hour:02}:{minute:02}");
        Self { measure: Measure::Time, amount, other: None, unit: None, lead: 0 }
    }
}

/// The value that begins with token `at`, and the number of tokens it takes.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<(Value, usize)> {
    let rest = tokens.get(at..)?;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    if rest.first().is_some_and(may_open) {
        return read(rest, before);
    }
    debug_assert!(read(rest, before).is_none(), "a value begins with `{}`", rest[0].key);
    None
}

/// The value at the front, `before` being the token before it.
fn read(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    let (mut value, used) = time(rest).or_else(|| date(rest, before)).or_else(|| amount(rest, before))?;
    let lead = rest.first().map_or(0, |token| minus(token.marks, before.is_none()));
    if lead > 0 && value.measure == Measure::Number {
        value.amount.insert(0, '-');
        value.lead = lead;
    }
    Some((value, used))
}

/// Whether a value may begin with a token; nearly all are words of which none does.
fn may_open(token: &Token<'_>) -> bool {
    token.known.opens_value || !token.text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Bytes of a minus sign that ends `marks`; 0 for a hyphen or dash between words.
fn minus(marks: &str, opens: bool) -> usize {
    let Some(sign) = marks.chars().next_back().filter(|c| matches!(c, '-' | '−')) else { return 0 };
    let before = &marks[..marks.len() - sign.len_utf8()];
    let alone = before.chars().all(char::is_whitespace) && (opens || !before.is_empty());
    if alone { sign.len_utf8() } else { 0 }
}

/// Whether only a space or hyphen parts a token from the one before.
pub(super) const fn joined(token: &Token<'_>) -> bool {
    token.gap.plain
}

/// The key of the token at `at`, as long as nothing but spaces and hyphens stands before it; else empty.
pub(super) fn key_at<'a>(rest: &'a [Token<'_>], at: usize) -> &'a str {
    rest.get(at).filter(|token| joined(token)).map_or("", |token| &*token.key)
}

/// "$5 million", "12 km", "twenty-five", "third", "2/3", "5 percent", "minus five degrees".
fn amount(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    let first = rest.first()?;
    if let Some((currency, signs)) = currency(rest) {
        let figure = figure(rest.get(signs..)?)?;
        let used = signs + figure.used;
        return Some((Value::number(figure, Some(currency)), used));
    }
    if first.key == "minus" {
        let (mut value, used) =
            amount(rest.get(1..).filter(|rest| rest.first().is_some_and(joined))?, Some(first))?;
        value.amount.insert(0, '-');
        return Some((value, used + 1));
    }
    if first.key == "one" && before.is_some_and(|before| joined(first) && is_pronoun_lead(&before.key)) {
        return None;
    }
    let figure = figure(rest)?;
    let used = figure.used;
    if figure.amount.starts_with('#') {
        return Some((Value::number(figure, None), used));
    }
    let written = figure.unit.map(|unit| (unit, 0));
    let behind = |used: usize| rest.get(used..).unwrap_or_default();
    let Some((unit, more)) = written.or_else(|| unit(behind(used))) else {
        return Some((Value::number(figure, None), used));
    };
    let used = used + more;
    let (unit, more) = speed(unit, behind(used)).unwrap_or((unit, 0));
    Some((Value::number(figure, Some(unit)), used + more))
}

/// The unit of a speed, where the length before it is one of an hour: "km/h", "miles an hour".
fn speed(length: &str, rest: &[Token<'_>]) -> Option<(&'static str, usize)> {
    let speed = match length {
        "kilometre" => "kilometre per hour",
        "mile" => "mile per hour",
        _ => return None,
    };
    let over = |next: &Token<'_>| next.marks == "/" && matches!(&*next.key, "h" | "hr" | "hour");
    match (key_at(rest, 0), key_at(rest, 1)) {
        ("per" | "an", "hour") => Some((speed, 2)),
        _ => rest.first().is_some_and(over).then_some((speed, 1)),
    }
}

/// "no one", "this one": no number.
fn is_pronoun_lead(key: &str) -> bool {
    matches!(key, "no" | "any" | "every" | "some" | "this" | "that" | "which" | "each" | "the" | "another")
}

/// "$", "US$", "EUR" before a figure.
fn currency(rest: &[Token<'_>]) -> Option<(&'static str, usize)> {
    let (first, second) = (rest.first()?, rest.get(1)?);
    if matches!(first.text, "$" | "€" | "£" | "¥" | "₹" | "₽") {
        return Some((vocabulary::unit(first.text)?, 1));
    }
    if second.text == "$" && matches!(first.text, "US" | "U.S") {
        return Some(("dollar", 2));
    }
    matches!(first.text, "USD" | "EUR" | "GBP").then(|| vocabulary::unit(&first.key).map(|unit| (unit, 1)))?
}

/// The unit at the front.
fn unit(rest: &[Token<'_>]) -> Option<(&'static str, usize)> {
    let first = rest.first().filter(|token| joined(token) || token.marks.is_empty())?;
    match (&*first.key, key_at(rest, 1)) {
        ("per", "cent") => Some(("percent", 2)),
        ("percentage", "point" | "points") => Some(("percentage point", 2)),
        ("basis", "point" | "points") => Some(("basis point", 2)),
        ("us", "dollar" | "dollars") => Some(("dollar", 2)),
        ("°" | "degree" | "degrees", "c" | "celsius" | "centigrade") => Some(("degree celsius", 2)),
        ("°" | "degree" | "degrees", "f" | "fahrenheit") => Some(("degree fahrenheit", 2)),
        (key, _) => vocabulary::unit(key).map(|unit| (unit, 1)),
    }
}
