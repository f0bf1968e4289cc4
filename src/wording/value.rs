//! Numbers, amounts, dates and times as values, so that "12" and "twelve" are one.

use super::reading::Token;
use super::vocabulary::{self, Class, Part};

/// What a value measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Number,
    /// A day, month or year.
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
    pub unit: Option<&'static str>,
    /// Bytes of a sign that belongs to the value before its first token.
    pub lead: usize,
}

impl Value {
    /// Equal for equal values.
    pub fn key(&self) -> String {
        format!("={} {}", self.amount, self.unit.unwrap_or(""))
    }

    pub fn class(&self) -> Class {
        match self.measure {
            Measure::Number if self.unit.is_some() => Class::NUMBER.with(Class::UNIT),
            Measure::Number => Class::NUMBER,
            Measure::Date | Measure::Time => Class::DATE,
        }
    }

    fn number(amount: String, unit: Option<&'static str>) -> Self {
        Self { measure: Measure::Number, amount, unit, lead: 0 }
    }

    fn date(amount: String) -> Self {
        Self { measure: Measure::Date, amount, unit: None, lead: 0 }
    }
}

/// The value that begins with token `at`, and the number of tokens it takes.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<(Value, usize)> {
    let rest = tokens.get(at..)?;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let (mut value, used) = date(rest, before).or_else(|| time(rest)).or_else(|| amount(rest, before))?;
    let lead = rest.first().map_or(0, |token| minus(token.marks, before.is_none()));
    if lead > 0 && value.measure == Measure::Number {
        value.amount.insert(0, '-');
        value.lead = lead;
    }
    Some((value, used))
}

/// Bytes of a minus sign that ends `marks`; 0 for a hyphen or dash between words.
fn minus(marks: &str, opens: bool) -> usize {
    let Some(sign) = marks.chars().next_back().filter(|c| matches!(c, '-' | '−')) else { return 0 };
    let before = &marks[..marks.len() - sign.len_utf8()];
    let alone = before.chars().all(char::is_whitespace) && (opens || !before.is_empty());
    if alone { sign.len_utf8() } else { 0 }
}

/// Whether only a space or hyphen parts a token from the one before.
fn joined(token: &Token<'_>) -> bool {
    token.gap.plain
}

// ---- Amounts -----------------------------------------------------------------------------------------

/// "$5 million", "12 km", "twenty-five", "third", "2/3", "5 percent".
fn amount(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    let first = rest.first()?;
    if let Some((currency, signs)) = currency(rest) {
        let (amount, used) = figure(rest.get(signs..)?)?;
        return Some((Value::number(amount, Some(currency)), signs + used));
    }
    if first.key == "one" && before.is_some_and(|before| joined(first) && is_pronoun_lead(&before.key)) {
        return None;
    }
    let (amount, used) = figure(rest)?;
    if amount.starts_with('#') {
        return Some((Value::number(amount, None), used));
    }
    match unit(rest.get(used..)?) {
        Some((unit, more)) => Some((Value::number(amount, Some(unit)), used + more)),
        None => Some((Value::number(amount, None), used)),
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
    let second = rest.get(1).filter(|token| joined(token)).map_or("", |token| token.key.as_str());
    match (first.key.as_str(), second) {
        ("per", "cent") => Some(("percent", 2)),
        ("percentage", "point" | "points") => Some(("percentage point", 2)),
        ("us", "dollar" | "dollars") => Some(("dollar", 2)),
        (key, _) => vocabulary::unit(key).map(|unit| (unit, 1)),
    }
}

/// A number in digits or words.
fn figure(rest: &[Token<'_>]) -> Option<(String, usize)> {
    let first = rest.first()?;
    if first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(rest);
    }
    let key = |i: usize| rest.get(i).filter(|token| joined(token)).map_or("", |token| token.key.as_str());
    match first.key.as_str() {
        "half" if matches!(key(1), "a" | "of") || scale(key(1)).is_some() => {
            let skip = if scale(key(1)).is_some() { 1 } else { 2 };
            scale(key(skip)).map(|scale| (canonical(scale / 2.0), skip + 1))
        }
        "a" | "an" => {
            scale(key(1))?;
            in_words(rest.get(1..)?).map(|(amount, used)| (amount, used + 1))
        }
        _ => in_words(rest),
    }
}

fn scale(word: &str) -> Option<f64> {
    match vocabulary::number(word) {
        Some((Part::Scale, value)) => Some(value as f64),
        _ => None,
    }
}

/// "1,000", "5.5 million", "20th", "1990s", "2/3", "5bn".
fn digits(rest: &[Token<'_>]) -> Option<(String, usize)> {
    let first = rest.first()?;
    let end = first.text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (figure, suffix) = first.text.split_at(end);
    let number = parse(figure)?;
    let next = rest.get(1);
    match suffix.to_ascii_lowercase().as_str() {
        "" => {}
        "st" | "nd" | "rd" | "th" => return Some((format!("#{}", canonical(number)), 1)),
        "s" => return Some((format!("{}s", canonical(number)), 1)),
        "k" => return Some((canonical(number * 1e3), 1)),
        "m" => return Some((canonical(number * 1e6), 1)),
        "b" => return Some((canonical(number * 1e9), 1)),
        letters => return scale(letters).map(|scale| (canonical(number * scale), 1)),
    }
    if let Some(next) = next.filter(|next| next.marks == "/" && number < 100.0)
        && let Some(part) = parse(next.text).filter(|part| *part < 100.0)
    {
        return Some((format!("{}/{}", canonical(number), canonical(part)), 2));
    }
    let mut value = number;
    let mut used = 1;
    while let Some(scale) = rest.get(used).filter(|token| joined(token)).and_then(|token| scale(&token.key)) {
        value *= scale;
        used += 1;
    }
    Some((canonical(value), used))
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

/// "one hundred and five", "twenty-first", "two thirds", "two and a half million".
fn in_words(rest: &[Token<'_>]) -> Option<(String, usize)> {
    let (mut total, mut current, mut used) = (0.0, 0.0, 0);
    let mut pending = 0;
    while let Some(token) = rest.get(used + pending) {
        if used + pending > 0 && !joined(token) {
            break;
        }
        let open = used > 0 && (current >= 100.0 || total > 0.0) || current == 0.0 && used == 0;
        match vocabulary::number(&token.key) {
            Some((Part::Count, value)) if open || tens_open(current, value) => current += value as f64,
            Some((Part::Tens, value)) if open && current % 100.0 == 0.0 => current += value as f64,
            Some((Part::Scale, value)) if pending == 0 => {
                let factor = if current == 0.0 && total == 0.0 { 1.0 } else { current };
                if value == 100 || value == 12 {
                    current = factor * value as f64;
                } else {
                    total += factor * value as f64;
                    current = 0.0;
                }
            }
            Some((Part::Rank, value)) if used == 0 || current >= 20.0 => {
                return Some((format!("#{}", canonical(total + current + value as f64)), used + pending + 1));
            }
            Some((Part::Share, value)) if used > 0 && pending == 0 => {
                return Some((format!("{}/{value}", canonical(total + current)), used + 1));
            }
            None if pending == 0 && token.key == "and" && (current >= 100.0 || total > 0.0) => {
                pending = 1;
                continue;
            }
            None if pending == 0 && used > 0 && is_and_a_half(&rest[used..]) => {
                let scale = rest.get(used + 3).and_then(|token| scale(&token.key));
                let amount = (total + current + 0.5) * scale.unwrap_or(1.0);
                return Some((canonical(amount), used + 3 + usize::from(scale.is_some())));
            }
            _ => break,
        }
        used += pending + 1;
        pending = 0;
    }
    (used > 0).then(|| (canonical(total + current), used))
}

/// Whether `value` may follow tens: "twenty-five".
fn tens_open(current: f64, value: u64) -> bool {
    current % 100.0 >= 20.0 && current % 10.0 == 0.0 && (1..10).contains(&value)
}

fn is_and_a_half(rest: &[Token<'_>]) -> bool {
    let mut keys = rest.iter().map(|token| token.key.as_str());
    (keys.next(), keys.next(), keys.next()) == (Some("and"), Some("a"), Some("half"))
}

/// The shortest decimal form, to a millionth.
fn canonical(number: f64) -> String {
    let rounded = format!("{number:.6}");
    rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
}

// ---- Dates and times ---------------------------------------------------------------------------------

/// "March 10, 2014", "the 10th of March", "2014-03-10", "10.03.2014", "March".
fn date(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    numeric_date(rest).or_else(|| month_first(rest, before)).or_else(|| day_first(rest))
}

fn numeric_date(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    let first = rest.first()?;
    let written = |year: &str, month: &str, day: &str| {
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        let fits = year.len() == 4 && year.parse::<u16>().is_ok() && (1..=12).contains(&month) && day <= 31;
        fits.then(|| Value::date(format!("{year}-{month:02}-{day:02}")))
    };
    if let [year, month, day, ..] = rest
        && month.marks == "-"
        && day.marks == "-"
    {
        return written(year.text, month.text, day.text).map(|date| (date, 3));
    }
    let mut parts = first.text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    written(year, month, day).map(|date| (date, 1))
}

fn month_of(token: &Token<'_>) -> Option<u8> {
    if token.capital { vocabulary::month(&token.key) } else { None }
}

fn day_of(token: &Token<'_>) -> Option<u8> {
    let figure = token.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &token.text[figure.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    let day = match figure.parse() {
        Ok(day) => day,
        Err(_) => match vocabulary::number(&token.key)? {
            (Part::Rank, day) if !suffix.is_empty() || figure.is_empty() => u8::try_from(day).ok()?,
            _ => return None,
        },
    };
    (1..=31).contains(&day).then_some(day)
}

/// A year of four digits, parted by a space or comma.
fn year_of<'r>(token: Option<&Token<'r>>) -> Option<&'r str> {
    let token = token.filter(|token| matches!(token.marks.trim(), "" | "," | "."))?;
    let fits = token.text.len() == 4 && token.text.parse::<u16>().is_ok_and(|year| year >= 1000);
    fits.then_some(token.text)
}

fn month_first(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    let month = month_of(rest.first()?)?;
    let near = |token: &&Token<'_>| matches!(token.marks.trim(), "" | ".");
    let (day, article) = match rest.get(1).filter(near) {
        Some(token) if token.key == "the" => (rest.get(2).filter(|token| joined(token)).and_then(day_of), 1),
        Some(token) => (day_of(token), 0),
        None => (None, 0),
    };
    if let Some(day) = day {
        return Some(match year_of(rest.get(2 + article)) {
            Some(year) => (Value::date(format!("{year}-{month:02}-{day:02}")), 3 + article),
            None => (Value::date(format!("{month:02}-{day:02}")), 2 + article),
        });
    }
    if let Some(year) = year_of(rest.get(1)) {
        return Some((Value::date(format!("{year}-{month:02}")), 2));
    }
    let doubtful = matches!(rest[0].key.as_str(), "may" | "march" | "august" | "mar" | "dec" | "sep" | "jan");
    let led = before.is_some_and(|before| joined(&rest[0]) && leads_month(&before.key));
    (!doubtful || led).then(|| (Value::date(format!("{month:02}")), 1))
}

/// Words before which a capitalised "May" or "March" is the month.
fn leads_month(key: &str) -> bool {
    matches!(
        key,
        "in" | "of" | "last" | "next" | "this" | "since" | "until" | "by" | "early" | "late" | "mid"
    )
}

fn day_first(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    let day = day_of(rest.first()?)?;
    let of = usize::from(rest.get(1).is_some_and(|token| token.key == "of"));
    let month = rest.get(1 + of).filter(|token| matches!(token.marks.trim(), "" | "."))?;
    let month = month_of(month)?;
    Some(match year_of(rest.get(2 + of)) {
        Some(year) => (Value::date(format!("{year}-{month:02}-{day:02}")), 3 + of),
        None => (Value::date(format!("{month:02}-{day:02}")), 2 + of),
    })
}

/// "3:30 p.m.", "15:30", "3pm", "3 o'clock".
fn time(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    let first = rest.first()?;
    let end = first.text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(first.text.len());
    let (figure, suffix) = first.text.split_at(end);
    let mut used = 1;
    let (hour, minute) = match rest.get(1).filter(|next| next.marks == ":" && suffix.is_empty()) {
        Some(next) => {
            used = 2;
            let end = next.text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(next.text.len());
            (figure.parse::<u8>().ok()?, next.text[..end].parse::<u8>().ok().filter(|_| end == 2)?)
        }
        None => match figure.split_once('.') {
            Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
            _ => (figure.parse().ok()?, 0),
        },
    };
    let glued = if used == 2 { rest[1].text.get(2..).unwrap_or("") } else { suffix };
    let half = if glued.is_empty() {
        let next = rest.get(used).filter(|token| joined(token)).map_or("", |token| token.key.as_str());
        used += usize::from(matches!(next, "am" | "pm" | "oclock"));
        next.to_owned()
    } else {
        glued.replace('.', "").to_lowercase()
    };
    let hour = match half.as_str() {
        "am" if hour == 12 => 0,
        "pm" if hour < 12 => hour + 12,
        "am" | "pm" | "oclock" => hour,
        _ if used == 2 => hour,
        _ => return None,
    };
    let fits = hour < 25 && minute < 60;
    let amount = format!("{hour:02}:{minute:02}");
    fits.then_some((Value { measure: Measure::Time, amount, unit: None, lead: 0 }, used))
}
