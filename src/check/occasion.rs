//! Whether a story's quote may be of the occasion that its claim was said on: by the story's day, and by the time and place that
//! its own words around the quote give.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};

use super::Story;
use super::around::NEAR;
use crate::registry::Claim;
use crate::text::Span;
use crate::wording::Reading;

/// Phrases for a time that has passed, sorted; our own list.
static EARLIER: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("data/earlier.txt").lines().collect());

/// Days before the story in which words count as of its own news.
const RECENT: i32 = 3;

/// Days after the story that time zones, and registering what was published, account for.
const AHEAD: i32 = 1;

/// Days of a week.
const WEEK: i32 = 7;

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

const NUMBERS: [&str; 11] =
    ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What dates and places tell of a quote and the claim that it is most like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The claim was said just before the story, or when the story says that the quote was.
    Same,
    /// Nothing tells, or no more than that the quote is an old one.
    Open,
    /// The claim was said long before the story, or after it, and the story does not point there.
    Other,
}

impl Story<'_> {
    /// Whether a quote may be of the occasion that a claim was said on.
    pub(super) fn occasion(&self, quote: Span, claim: &Claim) -> Occasion {
        let Some((said, day)) = claim.said.zip(self.day) else { return Occasion::Open };
        let time = Time { said, day };
        if (-AHEAD..=RECENT).contains(&time.days()) {
            return Occasion::Same;
        }
        if time.days() < 0 {
            return Occasion::Other;
        }
        let told = self.told_around(quote);
        let words: Vec<&str> = told.split_whitespace().map(bare).collect();
        if time.is_named(&words) {
            Occasion::Same
        } else if is_earlier(&words) || self.names_occasion(claim, &told) {
            Occasion::Open
        } else {
            Occasion::Other
        }
    }

    /// `help`, and where a day is missing that would tell the claim's occasion from another, the remedy for that.
    pub(super) fn help_dated(&self, help: &str, claim: &Claim) -> String {
        let remedy = match (claim.said, self.day) {
            (Some(_), Some(_)) => return help.to_owned(),
            (None, None) => "date claim and story",
            (None, Some(_)) => "date the claim",
            (Some(_), None) => "date the story",
        };
        format!("{help}; if said on another day, {remedy}")
    }

    /// What the story says in its own words around a quote: in its paragraph and the one above, outside all marks.
    fn told_around(&self, quote: Span) -> String {
        let Some(here) = self.paragraph(quote) else { return String::new() };
        let paragraphs = &self.extraction.paragraphs;
        let (first, last) = (paragraphs[here.saturating_sub(1)].start, paragraphs[here].end);
        let near = |at: u32| (at as usize..).find(|&at| self.article.text.is_char_boundary(at));
        let start = near(first.max(quote.start.saturating_sub(NEAR as u32))).unwrap_or_default() as u32;
        let end = near(last.min(quote.end.saturating_add(NEAR as u32))).unwrap_or_default() as u32;
        let quotes = &self.extraction.quotes;
        let inside = &quotes[quotes.partition_point(|quote| quote.end <= start)..];
        let (mut told, mut at) = (String::new(), start);
        for quote in inside.iter().take_while(|quote| quote.start < end) {
            told += self.text(Span::new(at, quote.start.max(at)));
            told.push(' ');
            at = quote.end.max(at);
        }
        told + self.text(Span::new(at.min(end), end))
    }

    /// Whether the words have one of those that tell the claim's occasion from others ("Sochi"), or who stands in between.
    fn names_occasion(&self, claim: &Claim, told: &str) -> bool {
        let known = claim.occasion.iter().chain(claim.via());
        let occasion = known.map(|words| &**words).collect::<Vec<_>>().join(" ");
        if occasion.is_empty() {
            return false;
        }
        let (occasion, told) = (Reading::of(&occasion), Reading::of(told));
        let speaker = self.registry.and_then(|registry| registry.speaker_of(claim).name.as_deref());
        let speaker = Reading::of(speaker.unwrap_or_default());
        let has = |reading: &Reading, key: &str| reading.words().any(|word| word.key == key);
        let is_date = |key: &str| key.bytes().any(|byte| byte.is_ascii_digit());
        let mut telling =
            occasion.words().filter(|word| word.content && !word.is_common() && !is_date(word.key));
        telling.any(|word| has(&told, word.key) && !has(&speaker, word.key))
    }
}

/// The day that a claim was said and the day of the story.
struct Time {
    said: Date,
    day: Date,
}

impl Time {
    /// Days from the one to the other.
    fn days(&self) -> i32 {
        self.said.until(self.day).map_or(i32::MAX, |span| span.get_days())
    }

    /// Whole months from the one's month to the other's.
    fn months(&self) -> i32 {
        let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        months(self.day) - months(self.said)
    }

    fn years(&self) -> i32 {
        i32::from(self.day.year() - self.said.year())
    }

    /// Whether the words name the time of the claim: "on Tuesday", "in March", "in 2014", "last month", "two years ago".
    fn is_named(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| {
            let before = |count: usize| at.checked_sub(count).map_or("", |at| words[at]);
            let after = |count: usize| words.get(at + count).copied().unwrap_or_default();
            match words[at] {
                "ago" | "before" => self.is_ago(before(2), before(1)),
                "earlier" | "Earlier" if after(1) != "this" => self.is_ago(before(2), before(1)),
                "weekend" => {
                    self.days() <= WEEK && matches!(self.said.weekday(), Weekday::Saturday | Weekday::Sunday)
                }
                "week" if before(1).eq_ignore_ascii_case("this") => self.days() < WEEK,
                "last" | "Last" => self.is_last(after(1)),
                "earlier" | "Earlier" => self.is_earlier_this(after(2)),
                word => {
                    self.is_weekday(word)
                        || self.is_month(word, [before(1), after(1), after(2)])
                        || self.years() > 0 && before(1).eq_ignore_ascii_case("in") && self.is_year(word)
                }
            }
        })
    }

    /// "Tuesday" is the last one that the story has seen.
    fn is_weekday(&self, word: &str) -> bool {
        let named = WEEKDAYS.iter().find(|(name, _)| *name == word);
        self.days() <= WEEK && named.is_some_and(|(_, weekday)| *weekday == self.said.weekday())
    }

    /// "March" is the last one before the story, unless a year stands behind it: "March 10", "March 2014", "10 March 2014".
    fn is_month(&self, word: &str, [before, after, second]: [&str; 3]) -> bool {
        let month = MONTHS.iter().position(|(name, short)| *name == word || *short == word);
        if month.is_none_or(|month| month + 1 != self.said.month() as usize) {
            return false;
        }
        let day = [before, after].iter().find_map(|word| day_of_month(word));
        let year = [after, second].into_iter().find(|word| year(word).is_some());
        day.is_none_or(|day| day == self.said.day())
            && year.map_or(self.months() <= 12, |word| self.is_year(word))
    }

    fn is_year(&self, word: &str) -> bool {
        year(word) == Some(self.said.year())
    }

    /// "Last week", "last month", "last year".
    fn is_last(&self, unit: &str) -> bool {
        match unit {
            "week" => (2..=13).contains(&self.days()),
            "month" => self.months() == 1,
            "year" => self.years() == 1,
            _ => false,
        }
    }

    fn is_earlier_this(&self, unit: &str) -> bool {
        match unit {
            "week" => self.days() < WEEK,
            "month" => self.months() == 0,
            "year" => self.years() == 0,
            _ => false,
        }
    }

    /// "Two years ago", "a week earlier", give or take half of one.
    fn is_ago(&self, count: &str, unit: &str) -> bool {
        let Some(count) = number(count) else { return false };
        let length = match unit {
            "day" | "days" => 1,
            "week" | "weeks" => 7,
            "month" | "months" => 30,
            "year" | "years" => 365,
            _ => return false,
        };
        (self.days() - count.saturating_mul(length)).abs() <= (length / 2).max(1)
    }
}

/// A word without the marks around it and without its possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn number(word: &str) -> Option<i32> {
    let spelled = NUMBERS.iter().position(|number| word.eq_ignore_ascii_case(number));
    spelled.map(|at| at.max(1) as i32).or_else(|| word.parse().ok().filter(|count| *count < 1000))
}

/// "10", "10th".
fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1000..=2999).contains(year))
}

/// Whether the words say that what is told is past: "he famously said".
fn is_earlier(words: &[&str]) -> bool {
    let begins = |words: &[&str], phrase: &str| {
        let mut words = words.iter();
        phrase.split(' ').all(|part| words.next().is_some_and(|word| word.eq_ignore_ascii_case(part)))
    };
    (0..words.len()).any(|at| EARLIER.iter().any(|phrase| begins(&words[at..], phrase)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Finding;
    use crate::check::testing::against;

    #[test]
    fn the_phrases_are_sorted() {
        assert!(EARLIER.is_sorted());
    }

    /// The findings in a story of this day with one word of a claim changed.
    fn found(day: &str, sentence: &str) -> Vec<Finding> {
        let claims = "speakers: {ruiz: {name: Clara Ruiz, roles: [mayor]}}\nclaims:\n  - {id: wall, speaker: ruiz, said: 2026-03-10, \
                      occasion: 'council meeting, Lindhaven', via: [Fjord Radio], text: The wall will be finished before the herring come back.}\n";
        let quote = "“The wall will be repaired before the herring come back,”";
        let text = format!("---\ndate: {day}\n---\n{}\n", sentence.replace("QUOTE", quote));
        against("Q", claims, &text, "").findings
    }

    fn rule(day: &str, sentence: &str) -> &'static str {
        found(day, sentence)[0].rule.code
    }

    const SAID: &str = "QUOTE the mayor, Clara Ruiz, said.";

    #[test]
    fn words_changed_long_after_a_claim_are_another_utterance() {
        for day in ["2026-03-09", "2026-03-10", "2026-03-13"] {
            assert_eq!(rule(day, SAID), "Q002", "{day}");
        }
        for day in ["2026-03-01", "2026-03-14", "2026-07-01"] {
            assert_eq!(rule(day, SAID), "Q001", "{day}");
        }
        assert_eq!(rule("unknown", SAID), "Q002");
    }

    #[test]
    fn the_help_tells_which_day_is_missing() {
        let help = |day| found(day, SAID)[0].help.clone().unwrap_or_default();
        assert!(help("unknown").ends_with("if said on another day, date the story"));
        assert!(!help("2026-03-10").contains("another day"));
    }

    #[test]
    fn both_days_are_named() {
        let finding = &found("2026-07-01", SAID)[0];
        assert_eq!(
            finding.message,
            "the registry has no claim with these words; claim `wall` has some of them, but was said on 2026-03-10, and this story of \
             2026-07-01 does not point there"
        );
        assert_eq!(finding.claim.as_deref(), Some("wall"));
    }

    #[test]
    fn a_story_may_point_to_the_day() {
        for (day, told) in [
            ("2026-03-16", "On Tuesday"),
            ("2026-04-20", "Last month"),
            ("2026-03-15", "Earlier this week"),
            ("2026-03-15", "This week"),
            ("2026-03-24", "Two weeks earlier"),
            ("2026-07-01", "In March"),
            ("2026-07-01", "On March 10"),
            ("2026-07-01", "Earlier this year"),
            ("2027-02-01", "Last year"),
            ("2028-03-09", "Two years ago"),
            ("2028-06-01", "In March 2026"),
            ("2028-06-01", "In 2026"),
        ] {
            assert_eq!(
                rule(day, &format!("{told}, the mayor, Clara Ruiz, said: QUOTE")),
                "Q002",
                "{day} {told}"
            );
        }
    }

    #[test]
    fn another_day_or_a_day_inside_marks_does_not_point_there() {
        for (day, told) in [
            ("2026-03-18", "On Tuesday"),
            ("2026-03-15", "At the weekend"),
            ("2026-03-31", "A week before"),
            ("2026-05-20", "Last month"),
            ("2026-07-01", "In May"),
            ("2026-07-01", "On March 20"),
            ("2028-06-01", "In March"),
            ("2028-06-01", "In 2027"),
            ("2028-06-01", "Two months ago"),
            ("2026-07-01", "Of “the plan of March 10”"),
        ] {
            assert_eq!(
                rule(day, &format!("{told}, the mayor, Clara Ruiz, said: QUOTE")),
                "Q001",
                "{day} {told}"
            );
        }
    }

    #[test]
    fn a_story_may_point_to_the_place_or_to_the_past() {
        for told in ["In Lindhaven", "On Fjord Radio", "As she famously put it"] {
            assert_eq!(
                rule("2028-06-01", &format!("{told}, the mayor, Clara Ruiz, said: QUOTE")),
                "Q002",
                "{told}"
            );
        }
        let above = "The mayor spoke in Lindhaven.\n\nQUOTE Clara Ruiz said.";
        assert_eq!(rule("2028-06-01", above), "Q002");
    }
}
