//! Dates and times of day as values: "March 10, 2014", "the 1990s", "half past three".

use super::token::Token;
use super::value::{Value, joined, key_at};
use super::vocabulary::{self, Part};

/// "March 10, 2014", "the 10th of March", "2014-03-10", "10.03.2014", "March", "the 1990s", "in 2014".
pub(super) fn date(rest: &[Token<'_>], before: Option<&Token<'_>>) -> Option<(Value, usize)> {
    let led = before.filter(|_| rest.first().is_some_and(joined)).map_or("", |before| &*before.key);
    in_figures(rest, led)
        .or_else(|| month_first(rest, led))
        .or_else(|| day_first(rest))
        .or_else(|| decade(rest).or_else(|| year_alone(rest, led)).map(|value| (value, 1)))
}

fn in_figures(rest: &[Token<'_>], led: &str) -> Option<(Value, usize)> {
    let first = rest.first()?;
    let marks = |at: usize| rest.get(at).map_or("", |token| token.marks);
    let text = |at: usize| rest.get(at).map_or("", |token| token.text);
    match (marks(1), marks(2)) {
        ("-", "-") | ("/", "/") if first.text.len() == 4 => {
            written(first.text, text(1), text(2)).map(|date| (Value::date(date), 3))
        }
        ("/", "/") => either(text(2), first.text, text(1)).map(|date| (date, 3)),
        ("/", _) if leads_day(led) => either("", first.text, text(1)).map(|date| (date, 2)),
        _ => {
            let mut parts = first.text.split('.');
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            written(year, month, day).map(|date| (Value::date(date), 1))
        }
    }
}

/// The date of these figures; without a year where that is empty.
fn written(year: &str, month: &str, day: &str) -> Option<String> {
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = match (year.len(), year.parse::<u16>()) {
        (0, _) => return Some(format!("{month:02}-{day:02}")),
        (4, Ok(year)) => year,
        (2, Ok(year)) => year + if year < 50 { 2000 } else { 1900 },
        _ => return None,
    };
    Some(format!("{year}-{month:02}-{day:02}"))
}

/// Figures parted by a stroke: the month comes first in some countries, the day in others.
fn either(year: &str, first: &str, second: &str) -> Option<Value> {
    let (american, european) = (written(year, first, second), written(year, second, first));
    let other = european.clone().filter(|_| american.is_some());
    american.or(european).map(|amount| Value { other, ..Value::date(amount) })
}

/// The month of a name with a capital, or of one that is no other word.
fn month_of(token: &Token<'_>) -> Option<u8> {
    let alone = || token.key.len() > 3 && !matches!(&*token.key, "march" | "august");
    if token.capital || token.simple && alone() { vocabulary::month(&token.key) } else { None }
}

fn day_of(token: &Token<'_>) -> Option<u8> {
    let figure = token.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &token.text[figure.len()..];
    let day = match (figure.parse(), suffix) {
        (Ok(day), "" | "st" | "nd" | "rd" | "th") => day,
        _ => match vocabulary::number(&token.key)? {
            (Part::Rank, day) => u8::try_from(day).ok()?,
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

fn month_first(rest: &[Token<'_>], led: &str) -> Option<(Value, usize)> {
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
    let doubtful = matches!(&*rest[0].key, "may" | "march" | "august" | "mar" | "dec" | "sep" | "jan");
    (!doubtful || leads_month(led)).then(|| (Value::date(format!("{month:02}")), 1))
}

/// Words before which a capitalised "May" or "March" is the month, and four digits a year.
fn leads_month(key: &str) -> bool {
    matches!(
        key,
        "in" | "of" | "last" | "next" | "this" | "since" | "until" | "till" | "by" | "early" | "late" | "mid"
    )
}

/// Words before which "3/3" is a day.
fn leads_day(key: &str) -> bool {
    matches!(key, "on" | "since" | "until" | "till" | "by" | "before" | "after")
}

/// "10 March", "10th of March, 2014", "the third of March".
fn day_first(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    let article = usize::from(rest.first()?.key == "the");
    let day = rest.get(article).filter(|token| article == 0 || joined(token)).and_then(day_of)?;
    let of = article + 1 + usize::from(key_at(rest, article + 1) == "of");
    let month = rest.get(of).filter(|token| matches!(token.marks.trim(), "" | "."))?;
    let month = month_of(month)?;
    Some(match year_of(rest.get(of + 1)) {
        Some(year) => (Value::date(format!("{year}-{month:02}-{day:02}")), of + 2),
        None => (Value::date(format!("{month:02}-{day:02}")), of + 1),
    })
}

/// "1990s", "1990's", "'90s", "nineties".
fn decade(rest: &[Token<'_>]) -> Option<Value> {
    let first = rest.first()?;
    if let Some((Part::Decade, years)) = vocabulary::number(&first.key) {
        return Some(Value::date(format!("{years}s")));
    }
    let end = first.text.find(|c: char| !c.is_ascii_digit())?;
    let (figure, suffix) = first.text.split_at(end);
    let plural = matches!(suffix, "s" | "'s" | "’s") && figure.ends_with('0');
    match figure.len() {
        2 if plural => Some(Value::date(format!("{figure}s"))),
        4 if plural => {
            Some(Value { other: Some(format!("{}s", &figure[2..])), ..Value::date(format!("{figure}s")) })
        }
        _ => None,
    }
}

/// "2014" where a year stands.
fn year_alone(rest: &[Token<'_>], led: &str) -> Option<Value> {
    let year = rest.first()?.text;
    let fits = year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1500..=2100).contains(&year));
    (fits && (leads_month(led) || led == "year")).then(|| Value::date(year.to_owned()))
}

/// "3:30 p.m.", "15:30", "3pm", "three o'clock", "noon", "half past three".
pub(super) fn time(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    match &*rest.first()?.key {
        "noon" | "midday" => return Some((Value::time(12, 0), 1)),
        "midnight" => return Some((Value::time(0, 0), 1)),
        _ => {}
    }
    in_digits(rest).or_else(|| on_the_clock(rest))
}

fn in_digits(rest: &[Token<'_>]) -> Option<(Value, usize)> {
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
        let next = key_at(rest, used);
        used += usize::from(matches!(next, "am" | "pm" | "oclock"));
        next.to_owned()
    } else {
        glued.replace('.', "").to_lowercase()
    };
    let hour = match half.as_str() {
        "am" | "pm" | "oclock" => of_day(hour, &half),
        _ if used == 2 || half == "in" && figure.contains('.') && is_part_of_day(rest) => hour,
        _ => return None,
    };
    (hour < 25 && minute < 60).then(|| (Value::time(hour, minute), used))
}

/// Whether a figure is followed by the part of the day that it is a time of: "6.30 in the morning".
fn is_part_of_day(rest: &[Token<'_>]) -> bool {
    key_at(rest, 2) == "the" && matches!(key_at(rest, 3), "morning" | "afternoon" | "evening")
}

/// The hour of 24 of an hour of 12.
fn of_day(hour: u8, half: &str) -> u8 {
    match half {
        "am" if hour == 12 => 0,
        "pm" if hour < 12 => hour + 12,
        _ => hour,
    }
}

/// "Three o'clock", "three p.m.", "half past three", "quarter to four".
fn on_the_clock(rest: &[Token<'_>]) -> Option<(Value, usize)> {
    let hour = |at: usize| match vocabulary::number(key_at(rest, at)) {
        Some((Part::Count, hour @ 1..13)) => u8::try_from(hour).ok(),
        _ => key_at(rest, at).parse().ok().filter(|hour| (1..13).contains(hour)),
    };
    match (&*rest.first()?.key, key_at(rest, 1)) {
        ("half", "past") => hour(2).map(|hour| (Value::time(hour, 30), 3)),
        ("quarter", "past") => hour(2).map(|hour| (Value::time(hour, 15), 3)),
        ("quarter", "to") => hour(2).map(|hour| (Value::time(if hour == 1 { 12 } else { hour - 1 }, 45), 3)),
        (first, half @ ("oclock" | "pm" | "am")) => {
            let Some((Part::Count, hour @ 1..13)) = vocabulary::number(first) else { return None };
            // "Which one am I" is no time.
            let told = half != "am" || rest[1].text.contains('.');
            told.then(|| Some((Value::time(of_day(u8::try_from(hour).ok()?, half), 0), 2)))?
        }
        _ => None,
    }
}
