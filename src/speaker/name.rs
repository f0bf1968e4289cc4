//! Runs of capitalised words: where a name begins and ends, and whether a person, a body or a place bears it.

use std::ops::Range;

use super::headline::{headlines, within};
use super::words::{self, Sort};
use crate::lexicon::{Class, Filter, KeySet, label, spread};
use crate::phrase::{Reading, Tag};
use crate::quote::is_nickname;
use crate::token::{Gap, Kind, Token};

/// What a name seems to name, by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Person,
    Body,
    Place,
    /// Several words that may name a person.
    Unclear,
    /// One word, which only other mentions explain.
    Single,
    /// Something that never speaks.
    Thing,
    /// Not a name but a capitalised description: "the Republican Nominee", "House Democrats".
    Description,
}

/// What title or given name tell of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    pub(super) const fn of(class: Class) -> Gender {
        match (class.has(Class::MALE), class.has(Class::FEMALE)) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// What a noun tells; "star" is no woman, though the name Star is a woman's.
    pub(super) const fn of_noun(class: Class) -> Gender {
        if class.has(Class::GIVEN) { Gender::Unknown } else { Gender::of(class) }
    }

    pub(super) fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// A run of capitalised words, cut into what describes and what names. All are token indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    start: u32,
    name: u32,
    end: u32,
    pub(super) bearer: Bearer,
    pub(super) gender: Gender,
    /// Whether a title stands before the name.
    pub(super) titled: bool,
    /// Whether the title tells the gender.
    pub(super) firm: bool,
    /// Whether the capital shows a name, not only the start of a sentence.
    pub(super) sure: bool,
}

impl Run {
    /// First token of the run.
    pub(super) const fn start(&self) -> usize {
        self.start as usize
    }

    /// First token of the name; its end where the run is all description.
    pub(super) const fn name(&self) -> usize {
        self.name as usize
    }

    /// One past the last token.
    pub(super) const fn end(&self) -> usize {
        self.end as usize
    }
}

/// What an office may be of, in one word.
const OFFICES: [u32; 6] =
    [label("state"), label("defense"), label("education"), label("energy"), label("labor"), label("staff")];

/// Words that end somebody's full name, whatever else they may mean: "Adam Black", "Adam King".
fn surnames(tokens: &[Token], headlines: &[Range<usize>]) -> KeySet<u32> {
    let plain = |t: &Token| t.capital && t.kind == Kind::Word && t.gap == Gap::Space;
    let ends = |i: usize| tokens.get(i).is_none_or(|t| !plain(t) && t.kind != Kind::Number);
    let full = |i: usize| {
        let given = tokens[i - 1].capital && tokens[i - 1].class.has(Class::GIVEN);
        let pointed = || i > 1 && tokens[i - 2].class.has(Class::DETERMINER);
        let group = tokens[i].class.has(Class::GROUP);
        given && !group && plain(&tokens[i]) && ends(i + 1) && !pointed() && !within(headlines, i)
    };
    (1..tokens.len()).filter(|&i| full(i)).map(|i| tokens[i].word).collect()
}

/// Reads names off a text's tokens.
pub(super) struct Names<'r> {
    pub(super) reading: &'r Reading<'r>,
    /// The item of each token; the quote's item for what is quoted.
    pub(super) item_of: &'r [u32],
    /// Words that stand capitalised where no sentence begins.
    known: KeySet<u32>,
    /// Words that stand capitalised anywhere but in a headline.
    written: KeySet<u32>,
    /// Words that stand in lower case, some of those left out that never stand in capitals.
    lowered: KeySet<u32>,
    /// Words that end somebody's full name.
    surnames: KeySet<u32>,
    /// Tokens of paragraphs that capitalise every word.
    headlines: Vec<Range<usize>>,
}

/// Bytes of the filter for a text's words in capitals: of a story's, few of which are others' by chance.
const CAPITALS: usize = 1 << 9;

/// Words for which there is room in each of a text's sets from the first.
const WORDS: usize = 1 << 10;

impl<'r> Names<'r> {
    pub(super) fn new(reading: &'r Reading<'r>, item_of: &'r [u32]) -> Names<'r> {
        let headlines = headlines(&reading.tokens);
        // As many different words as most stories have, so that sets seldom grow; no more, as they are to stay at hand.
        let room = (reading.tokens.len() / 16).min(WORDS);
        let set = || KeySet::with_capacity_and_hasher(room, Default::default());
        let (mut known, mut written, mut lowered) = (set(), set(), set());
        let capitals = reading.tokens.iter().filter(|token| token.capital);
        let capitals = Filter::over(CAPITALS, capitals.map(|token| spread(token.word)));
        for (i, pair) in reading.tokens.windows(2).enumerate() {
            let (before, token) = (&pair[0], &pair[1]);
            let inner = before.kind.is_wordy() || before.kind == Kind::Comma;
            let verb = token.class.any(Class::VERB | Class::PREPOSITION | Class::ADVERB);
            if !token.capital && token.kind == Kind::Word && capitals.may_hold(spread(token.word)) {
                lowered.insert(token.word);
            }
            if token.capital && !verb && !within(&headlines, i + 1) {
                written.insert(token.word);
            }
            if token.capital && inner && token.gap != Gap::Paragraph && !within(&headlines, i) {
                known.insert(token.word);
            }
        }
        let surnames = surnames(&reading.tokens, &headlines);
        Names { reading, item_of, known, written, lowered, surnames, headlines }
    }
}

impl Names<'_> {
    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.reading.tokens.get(i)
    }

    /// Whether token `i` stands in a headline.
    pub(super) fn in_headline(&self, i: usize) -> bool {
        within(&self.headlines, i)
    }

    fn quoted(&self, i: usize) -> bool {
        self.item_of.get(i).is_some_and(|&item| self.reading.items[item as usize].is_marked())
    }

    /// Whether token `i` may be part of a name.
    fn is_name_word(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if !token.capital || token.kind != Kind::Word {
            return false;
        }
        let class = token.class;
        let never = Class::OPENER
            | Class::PRONOUN
            | Class::DETERMINER
            | Class::DAY
            | Class::CONJUNCTION
            | Class::MODAL
            | Class::BE;
        if self.is_initial(i) {
            return true;
        }
        if class.has(Class::MODAL) && (self.is_surname(i) && self.is_called(i) || self.is_given(i)) {
            return true;
        }
        if super::mention::VAGUE.contains(&token.word)
            || class.any(never)
            || class.has(Class::PLACE | Class::ABBREVIATION)
        {
            return false;
        }
        // "Q:" and "A:" of an interview.
        if token.span.len() == 1 && self.token(i + 1).is_some_and(|t| t.kind == Kind::Colon) {
            return false;
        }
        let names = self.known.contains(&token.word) || self.written.contains(&token.word);
        if within(&self.headlines, i) && !names {
            return false;
        }
        if token.span.len() > 4 && words::is_adjective(token.span.of(self.reading.text)) {
            return false;
        }
        !class.has(Class::MONTH)
            || class.has(Class::GIVEN) && self.is_plain_capital(i + 1)
            || self.is_surname(i) && !self.is_date(i)
    }

    /// "A." in "John A. Reed", which no article is.
    fn is_initial(&self, i: usize) -> bool {
        let initial = |t: &Token| t.span.len() == 2 && t.span.of(self.reading.text).ends_with('.');
        self.token(i).is_some_and(initial) && i > 0 && self.token(i - 1).is_some_and(|t| t.capital)
    }

    /// "Ida May", "May said", "Mr. Will": where no modal verb can stand.
    fn is_called(&self, i: usize) -> bool {
        let before = if i > 0 { self.class(i - 1) } else { Class::NONE };
        let next = self.token(i + 1);
        let capital = i > 0 && self.is_plain_capital(i) && self.token(i - 1).is_some_and(|t| t.capital);
        capital && before.any(Class::GIVEN | Class::TITLE)
            || before.has(Class::COMMUNICATION)
            || next.is_some_and(|t| !t.capital && t.class.any(Class::PAST | Class::THIRD | Class::BE))
    }

    /// "Gov. Will Moreland", "her manager, May Holm": where a capital in mid-sentence and a name after it tell that no modal
    /// verb is meant.
    fn is_given(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|before| self.token(before));
        let joined = before.is_some_and(|t| t.kind.is_wordy() || t.kind == Kind::Comma) && !self.is_date(i);
        joined && self.is_plain_capital(i) && self.is_plain_capital(i + 1)
    }

    /// Whether the month at token `i` stands in a date.
    fn is_date(&self, i: usize) -> bool {
        let before = i > 0 && self.class(i - 1).any(Class::PREPOSITION | Class::DETERMINER | Class::TIME);
        before || self.token(i + 1).is_some_and(|t| t.kind == Kind::Number)
    }

    fn is_plain_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.kind == Kind::Word
                && t.capital
                && t.gap == Gap::Space
                && !t.class.any(Class::OPENER | Class::TIME)
        })
    }

    /// Whether a name may begin at token `i`: not where only the start of a sentence explains the capital.
    fn opens(&self, i: usize) -> bool {
        if !self.is_name_word(i) {
            return false;
        }
        let Some(token) = self.token(i) else { return false };
        let first = if self.quoted(i) {
            i == 0 || !self.token(i - 1).is_some_and(|t| t.kind.is_wordy() || t.kind == Kind::Comma)
        } else {
            self.reading.tag(self.item_of[i] as usize) != Tag::Name
        };
        let other = token.class.any(Class::VERB | Class::PREPOSITION | Class::ADVERB);
        // "Rush Kurz, a host": a verb's base form that a name and a comma follow.
        let called = token.class.has(Class::BASE)
            && !token.class.any(Class::PREPOSITION | Class::ADVERB)
            && self.is_plain_capital(i + 1)
            && !self.sort(i + 1).any(Sort::PLACE)
            && self.token(i + 2).is_some_and(|t| t.kind == Kind::Comma);
        let speaks = self.token(i + 1).is_some_and(|t| {
            t.class.has(Class::COMMUNICATION)
                && t.class.any(Class::PAST | Class::THIRD)
                && t.gap == Gap::Space
        });
        // "Attitudes have changed", and "attitudes" elsewhere.
        let opening =
            i == 0 || !self.token(i - 1).is_some_and(|t| t.kind.is_wordy() || t.kind == Kind::Comma);
        let plain = self.lowered.contains(&token.word) && !token.class.any(Class::GIVEN | Class::TITLE);
        let crowd =
            token.class.any(Class::GROUP | Class::AUDIENCE) || words::sort(token.word).any(Sort::CROWD);
        let common = opening && (plain || crowd);
        if common && !self.known.contains(&token.word) && !self.is_plain_capital(i + 1) {
            return false;
        }
        !(first && other)
            || speaks && !token.class.any(Class::ING | Class::PREPOSITION | Class::ADVERB)
            || token.class.has(Class::GIVEN) && self.is_plain_capital(i + 1)
            || called
            || self.known.contains(&token.word)
    }

    /// One past the surname behind the nickname in marks at `mark`: Ada “the Lamp” Holm.
    fn after_nickname(&self, mark: usize) -> Option<usize> {
        let quote = self.reading.quote(*self.item_of.get(mark)? as usize)?;
        let surname = quote.end as usize;
        let nickname = quote.open as usize == mark && is_nickname(&self.reading.tokens, quote);
        (nickname && self.is_name_word(surname)).then_some(surname + 1)
    }

    /// The run that begins at token `i`, if any.
    pub(super) fn run(&self, i: usize) -> Option<Run> {
        if !self.token(i).is_some_and(|t| t.capital) || !self.opens(i) {
            return None;
        }
        let mut end = i + 1;
        while let Some(next) = self.extend(i, end) {
            end = next;
        }
        Some(self.cut(i, end))
    }

    /// One past what carries the run `start..end` on.
    fn extend(&self, start: usize, end: usize) -> Option<usize> {
        let token = self.token(end)?;
        if token.kind.is_quote() && token.gap == Gap::Space {
            return self.after_nickname(end);
        }
        let same = |i: usize| self.item_of[i] == self.item_of[end - 1] || !self.quoted(i);
        if token.gap == Gap::Paragraph || !same(end) {
            return None;
        }
        // Misread bytes inside a name: "TomÃ¡s".
        let broken = |t: &Token| !t.span.of(self.reading.text).is_ascii() && !t.kind.is_quote();
        if token.gap == Gap::None
            && matches!(token.kind, Kind::Word | Kind::Other)
            && (broken(token) || self.token(end - 1).is_some_and(broken))
        {
            return Some(end + 1);
        }
        if self.is_name_word(end) {
            let apart = self.token(end - 1).is_some_and(|t| {
                t.class.has(Class::ABBREVIATION)
                    && !t.class.any(Class::TITLE | Class::SUFFIX | Class::COMPANY)
            });
            return (!apart).then_some(end + 1);
        }
        // "USA TODAY".
        let shouted = |t: &Token| t.upper && t.kind == Kind::Word && t.span.len() > 2;
        if shouted(token) && token.class.has(Class::TIME) && self.token(end - 1).is_some_and(shouted) {
            return Some(end + 1);
        }
        self.bridge(start, end)
    }

    /// One past the name word that a small word or mark at `end` ties to the run `start..end`.
    fn bridge(&self, start: usize, end: usize) -> Option<usize> {
        let (token, before) = (self.token(end)?, self.token(end - 1)?);
        let then = self.is_name_word(end + 1) && self.token(end + 1)?.gap == Gap::Space;
        let sort = words::sort(token.word);
        // "Rep. Peter T. King of New York": a surname that is a title too.
        let named = end > start + 1
            && self.token(end - 2).is_some_and(|t| t.class.has(Class::GIVEN) || t.span.len() <= 2);
        let office = !named
            && (words::sort(before.word).any(Sort::ROLE.or(Sort::BODY))
                || before.class.any(Class::TITLE | Class::ROLE | Class::ORGANIZATION));
        match token.kind {
            Kind::Word if sort.any(Sort::PARTICLE) => {
                let small = |i: usize| self.sort(i).any(Sort::PARTICLE) && !self.is_name_word(i);
                let word = (end + 1..end + 4).find(|&i| !small(i))?;
                let near = (end..=word).all(|i| self.token(i).is_some_and(|t| t.gap == Gap::Space));
                (near && self.is_name_word(word)).then_some(word + 1)
            }
            Kind::Word if token.word == const { label("of") } && then && office => Some(end + 2),
            Kind::Word
                if token.word == const { label("for") }
                    && then
                    && end == start + 1
                    && words::sort(before.word).any(Sort::BODY) =>
            {
                Some(end + 2)
            }
            Kind::Other if token.span.of(self.reading.text) == "&" && then => Some(end + 2),
            Kind::Comma
                if end > start + 1
                    && self.token(end + 1).is_some_and(|t| t.class.has(Class::SUFFIX) && t.capital) =>
            {
                Some(end + 2)
            }
            _ => None,
        }
    }

    pub(super) fn is_title(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| {
            t.class.any(Class::TITLE | Class::ROLE) && t.word != const { label("st") }
                || self.sort(i).any(Sort::ROLE) && !t.class.has(Class::GIVEN)
        })
    }

    pub(super) fn sort(&self, i: usize) -> Sort {
        self.token(i).map_or_else(Sort::default, |t| words::sort_of(t.word, t.span.of(self.reading.text)))
    }

    pub(super) fn class(&self, i: usize) -> Class {
        self.token(i).map_or(Class::NONE, |t| t.class)
    }

    /// Whether the word of token `i` is the surname of somebody named in full.
    pub(super) fn is_surname(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| self.surnames.contains(&t.word))
    }

    /// Cuts titles and other descriptions off the front of a run.
    fn cut(&self, start: usize, end: usize) -> Run {
        let last = self.last(start, end);
        let mut name = start;
        let mut gender = Gender::Unknown;
        // "Justice Department": no justice called so.
        let body = |k: usize| k + 1 == last && self.sort(last).any(Sort::PUBLIC);
        let title = |&k: &usize| self.is_title(k) && !self.is_middle(start, k) && !body(k);
        if let Some(title) = (start..last).rev().find(title) {
            gender = Gender::of(self.class(title));
            name = self.after_title(title, end);
        }
        if let Some(from) = self.after_office(start, end) {
            name = from;
        }
        if let Some(from) = self.inner_given(name, last) {
            name = from;
        }
        let titled = name > start;
        let name = self.strip(start, name, last);
        let bearer = if name >= end { Bearer::Description } else { self.bearer(name, end, titled) };
        let name = if bearer == Bearer::Description { end } else { name };
        let given =
            if end - name.min(end) > 1 || titled { Gender::of(self.given(name)) } else { Gender::Unknown };
        let word = self.token(start).map_or(0, |t| t.word);
        let body =
            self.sort(start).any(Sort::BODY.or(Sort::PLACE)) || self.token(start).is_some_and(|t| t.upper);
        let sure =
            end - start > 1 || body || self.class(start).has(Class::GIVEN) || self.known.contains(&word);
        Run {
            start: start as u32,
            name: name as u32,
            end: end as u32,
            bearer,
            gender: gender.or(given),
            firm: gender != Gender::Unknown,
            titled,
            sure,
        }
    }

    /// Where the name begins once what only describes is off: Former, Republican, Russian.
    fn strip(&self, start: usize, mut name: usize, last: usize) -> usize {
        let titled = name > start;
        let of = self.is_joined(start + 1, last) && !titled;
        let body = of
            || self.sort(last).any(Sort::BODY.or(Sort::EVENT))
            || self.class(last).any(Class::ORGANIZATION | Class::COMPANY | Class::DOCUMENT)
            || self.class(last).has(Class::GROUP);
        let the = start > 0 && self.token(start - 1).is_some_and(|t| t.word == const { label("the") });
        // "the American Legion" is no legion called American.
        let whole = the && !titled && last == start + 1 && !self.class(last).has(Class::GIVEN);
        let strips = !body && !whole && !self.sort(last).any(Sort::PLACE);
        while strips
            && name < last
            && self.sort(name).any(Sort::PREFIX)
            && !self.class(name).has(Class::GIVEN)
        {
            name += 1;
        }
        if name > start
            && name < last
            && self.sort(name).any(Sort::PLACE)
            && self.class(name + 1).has(Class::GIVEN)
        {
            name += 1;
        }
        // "Deport Ann Lee", of a headline.
        let ordered = self.class(name).has(Class::BASE) && !self.class(name).has(Class::GIVEN);
        if ordered && last > name + 1 && self.class(name + 1).has(Class::GIVEN) {
            name += 1;
        }
        name
    }

    /// Where a given name comes after two words or more that are none: "Maricopa County Recorder | Ann Lee".
    fn inner_given(&self, from: usize, last: usize) -> Option<usize> {
        let given = |i: usize| self.class(i).has(Class::GIVEN) && self.sort(i) == Sort::default();
        let first = (from..last).find(|&i| given(i))?;
        let plain = (from..=last).all(|i| self.token(i).is_some_and(|t| t.capital));
        let body = self.sort(last).any(Sort::BODY.or(Sort::EVENT).or(Sort::PLACE)) || self.is_title(last);
        (plain && !body && first > from + 1 && last <= first + 2).then_some(first)
    }

    /// Where the name begins in a run that a lower-case office opens: "secretary of State | Clinton".
    fn after_office(&self, start: usize, end: usize) -> Option<usize> {
        let of = self.token(start.checked_sub(1)?)?.word == const { label("of") };
        let office = self.token(start.checked_sub(2)?)?;
        let held = office.class.has(Class::ROLE) || words::sort(office.word).any(Sort::ROLE);
        if !of || !held || office.capital || end < start + 2 {
            return None;
        }
        let named = (start + 1..end - 1).find(|&g| self.class(g).has(Class::GIVEN));
        let short = OFFICES.contains(&self.token(start)?.word).then_some(start + 1);
        named.filter(|_| !self.class(start).has(Class::GIVEN)).or(short)
    }

    /// The class of the word at `i` as a given name.
    fn given(&self, i: usize) -> Class {
        let class = self.class(i);
        if class.has(Class::GIVEN) { class } else { Class::NONE }
    }

    /// A title's word inside a name: "Martin Luther King Jr.", or a given name that is a title too.
    fn is_middle(&self, start: usize, k: usize) -> bool {
        k > start && self.class(k - 1).has(Class::GIVEN) && !self.class(k).has(Class::ABBREVIATION)
    }

    /// The last word that is no "Jr.".
    pub(super) fn last(&self, start: usize, end: usize) -> usize {
        let suffix = |i: usize| {
            self.class(i).has(Class::SUFFIX) || self.token(i).is_some_and(|t| t.kind == Kind::Comma)
        };
        (start..end).rev().find(|&i| !suffix(i)).unwrap_or(end - 1)
    }

    /// Where the name begins after the title at `k`: "Secretary of State | John Kerry".
    fn after_title(&self, k: usize, end: usize) -> usize {
        let of = self.token(k + 1).is_some_and(|t| t.word == const { label("of") });
        if !of {
            return k + 1;
        }
        let given = (k + 2..end.saturating_sub(1)).find(|&g| self.class(g).has(Class::GIVEN) && g > k + 2);
        given.unwrap_or(if end > k + 4 { k + 3 } else { end })
    }
}
