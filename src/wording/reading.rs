//! A text as the words that a comparison sees: contractions taken apart, values put together, marks as
//! gaps between words.

use std::borrow::Cow;
use std::ops::Range;

use super::compare::{self, Fit};
use super::contraction::{clipped, is_shouted_pronoun, possessive_of_s, split};
use super::fold::{fold, is_apostrophe};
use super::repair::{Repaired, repair};
use super::spare::{self, Words};
use super::token::{Gap, Token, gap, hash, hash_from, tokenize};
use super::value::{self, Measure, Value};
use super::vocabulary::{self, Class, Known};
use crate::lexicon;

/// One word, part of a contraction, or whole value ("$5 million").
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// Folded, so that equal words have equal keys; values in canonical form.
    pub key: Cow<'t, str>,
    /// Hash of the key.
    pub id: u64,
    /// Hash of another reading ("'d": would, had); 0 when there is none.
    pub other: u64,
    pub class: Class,
    /// What the lists say of the key.
    known: &'static Known,
    pub value: Option<Box<Value>>,
    /// Folded tokens that a value is put together of; empty for other words.
    pub tokens: Vec<Cow<'t, str>>,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Stands where any word gets a capital letter.
    pub initial: bool,
    /// Two capital letters or more and no small one.
    pub acronym: bool,
    /// Part of a contraction.
    pub contracted: bool,
    /// Stands in square brackets.
    pub bracketed: bool,
    pub gap: Gap,
    /// Bytes of the word itself, in the text as given.
    pub span: Range<usize>,
    /// The word with the marks attached to it.
    pub extent: Range<usize>,
}

impl<'t> Word<'t> {
    /// Whether both are the same word in some form.
    pub fn is_same(&self, other: &Word) -> bool {
        self.id == other.id
            || (self.other != 0 && self.other == other.id)
            || (other.other != 0 && other.other == self.id)
    }

    fn tokens(&self) -> &[Cow<'t, str>] {
        if self.tokens.is_empty() { std::slice::from_ref(&self.key) } else { &self.tokens }
    }

    /// Whether it is a value of several tokens whose last ones, without a number of their own, are `part`.
    pub fn is_ended_by(&self, part: &Word) -> bool {
        let part = part.tokens();
        if part.len() >= self.tokens.len() || !self.tokens.ends_with(part) {
            return false;
        }
        part.first().is_some_and(|first| {
            let count = vocabulary::number(first).is_some_and(|(part, _)| part != vocabulary::Part::Scale);
            !count && !first.starts_with(|c: char| c.is_ascii_digit()) && !matches!(&**first, "a" | "an")
        })
    }

    /// Whether it is a value of several tokens whose first ones, for the same amount, are `part`.
    pub fn is_begun_by(&self, part: &Word) -> bool {
        let (Some(whole), Some(value)) = (&self.value, &part.value) else { return false };
        let same =
            whole.amount == value.amount || whole.measure == Measure::Date && value.measure != Measure::Time;
        let part = part.tokens();
        same && part.len() < self.tokens.len() && self.tokens.starts_with(part)
    }

    /// Whether it carries sense of its own.
    pub fn is_content(&self) -> bool {
        !self.class.any(Class::FUNCTION)
    }
}

/// One word as seen from outside.
pub(crate) struct Sketch<'a> {
    pub key: &'a str,
    /// FNV-1a of the key, 64 bits.
    pub id: u64,
    /// Carries sense of its own.
    pub content: bool,
    pub bracketed: bool,
    /// Bytes in the text as given, marks included.
    pub extent: Range<usize>,
}

impl Sketch<'_> {
    /// Whether it is on the list of everyday words.
    pub fn is_common(&self) -> bool {
        vocabulary::is_common(self.key)
    }
}

/// A text read for comparison.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) words: Words<'t>,
    /// What stands behind the last word.
    pub(super) end: Gap,
    /// Whether it was read in a wrong encoding once.
    pub(super) repaired: bool,
    /// Whether capitals tell names from other words.
    pub(super) telling_case: bool,
}

impl<'t> Reading<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let repaired = repair(text);
        let (words, end) = match &repaired.text {
            Cow::Borrowed(text) => read(text, &repaired),
            Cow::Owned(text) => {
                let (mut words, end) = read(text, &repaired);
                let mut owned = Words::with_room(words.len());
                owned.extend(words.drain(..).map(Word::into_owned));
                (owned, end)
            }
        };
        let mut reading = Self { text, words, end, repaired: repaired.is_damaged(), telling_case: true };
        reading.mark_phrases();
        reading.mark_by_neighbours();
        reading.set_extents();
        reading.telling_case = reading.has_telling_case();
        reading
    }

    /// Whether capitals are not just the way of a headline.
    fn has_telling_case(&self) -> bool {
        let free = |word: &&Word| !word.initial && word.is_content() && word.value.is_none();
        let (mut all, mut capital) = (0, 0);
        for word in self.words.iter().filter(free) {
            all += 1;
            capital += usize::from(word.capital);
        }
        all < 3 || capital * 10 < all * 9
    }

    /// Compares it, as the quote, with a claim.
    pub(crate) fn compare(&self, claim: &Reading<'_>) -> Fit {
        compare::compare(self, claim)
    }

    /// Compares it, as the quote, with a claim of the same characters.
    pub(crate) fn compare_verbatim(&self, claim: &str) -> Fit {
        compare::verbatim(self, claim)
    }

    /// Words, by what a check of their number and weight needs.
    pub(crate) fn words(&self) -> impl Iterator<Item = Sketch<'_>> {
        self.words.iter().map(|word| Sketch {
            key: &word.key,
            id: word.id,
            content: word.is_content(),
            bracketed: word.bracketed,
            extent: word.extent.clone(),
        })
    }

    fn mark_phrases(&mut self) {
        for i in 0..self.words.len() {
            for (rest, class) in &self.words[i].known.phrases {
                let range = i + 1..i + 1 + rest.len();
                let Some(tail) = self.words.get(range) else { continue };
                if !tail.iter().zip(rest).all(|(word, id)| word.id == *id && word.gap.plain) {
                    continue;
                }
                let all = i..=i + rest.len();
                if class.any(Class::NEGATION) && all.clone().any(|j| self.words[j].class.any(Class::NEGATION))
                {
                    continue;
                }
                if class.any(Class::IDIOM) {
                    all.for_each(|j| self.words[j].class = Class::FUNCTION);
                    continue;
                }
                let bearer = all.clone().find(|&j| self.words[j].is_content()).unwrap_or(i);
                for j in all {
                    if j == bearer || class.any(Class::FILLER) {
                        self.words[j].class = self.words[j].class.with(*class);
                    }
                }
            }
        }
    }

    /// "well," and "like," are fillers only where a comma follows, "about" a hedge only before a number.
    fn mark_by_neighbours(&mut self) {
        for i in 0..self.words.len() {
            let set_off = self.words.get(i + 1).is_some_and(|next| next.gap.comma);
            let counts = self.words.get(i + 1).is_some_and(|next| next.value.is_some());
            let word = &mut self.words[i];
            let opens = i == 0 || word.gap.comma || word.gap.stop;
            if word.class.any(Class::ASIDE) && set_off && opens {
                word.class = word.class.with(Class::FILLER);
            }
            if word.class.any(Class::APPROXIMATE) && counts {
                word.class = word.class.with(Class::HEDGE);
            }
        }
    }

    fn set_extents(&mut self) {
        let text = self.text;
        let mut start = 0;
        for i in 0..self.words.len() {
            let next = self.words.get(i + 1).map_or(text.len(), |next| next.span.start);
            let word = &mut self.words[i];
            let between = text.get(word.span.end..next).unwrap_or("");
            let tail = if next == text.len() { between.trim_end() } else { between };
            let attached = tail.find(char::is_whitespace).unwrap_or(tail.len());
            let attached = if next == text.len() { tail.len() } else { attached };
            let begin = start.min(word.span.start);
            let lead = text.get(begin..word.span.start).map_or(0, |s| s.len() - s.trim_start().len());
            word.extent = begin + lead..word.span.end + attached;
            start = word.extent.end;
        }
    }
}

/// The words of a repaired text and what stands behind the last.
fn read<'r>(text: &'r str, repaired: &Repaired<'_>) -> (Words<'r>, Gap) {
    spare::with_tokens(|tokens| {
        tokenize(text, tokens);
        tokens.retain(|token| !token.remark);
        let last = tokens.last().map_or(0, |token| token.span.end);
        (words(repaired, tokens), gap(text.get(last..).unwrap_or(""), ""))
    })
}

/// The values among tokens: where each begins and how many tokens it takes.
fn values(tokens: &[Token<'_>]) -> Vec<(usize, Value, usize)> {
    let mut values = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let Some((value, used)) = value::at(tokens, i) else {
            i += 1;
            continue;
        };
        values.push((i, value, used));
        i += used;
    }
    values
}

/// Words of the tokens, values put together and contractions taken apart. Keys go from the one to the other.
fn words<'r>(repaired: &Repaired<'_>, tokens: &mut [Token<'r>]) -> Words<'r> {
    let mut words = Words::with_room(tokens.len() + 4);
    let mut values = values(tokens).into_iter().peekable();
    let mut rest = tokens;
    let mut i = 0;
    while !rest.is_empty() {
        let value = values.next_if(|(at, ..)| *at == i);
        let (front, behind) = rest.split_at_mut(value.as_ref().map_or(1, |(.., used)| *used));
        i += front.len();
        match value {
            Some((_, value, _)) => words.push(value_word(value, front, repaired)),
            None => push_word(&mut words, &mut front[0], behind.first(), repaired),
        }
        rest = behind;
    }
    words
}

fn value_word<'r>(value: Value, tokens: &mut [Token<'r>], repaired: &Repaired<'_>) -> Word<'r> {
    let (first, last) = (&tokens[0], &tokens[tokens.len() - 1]);
    let span = first.span.start.saturating_sub(value.lead)..last.span.end;
    let key = value.key();
    let mut word = Word::new(key.into(), first, repaired, span);
    word.class = value.class();
    word.other = value.other_key().map_or(0, |key| hash(key.as_bytes()));
    word.capital = false;
    word.value = Some(Box::new(value));
    word.tokens = tokens.iter_mut().map(|token| std::mem::take(&mut token.key)).collect();
    word
}

fn push_word<'r>(
    words: &mut Vec<Word<'r>>,
    token: &mut Token<'r>,
    next: Option<&Token<'_>>,
    repaired: &Repaired<'_>,
) {
    let Some((front, back)) = split(token, words.last().map(|word| &*word.key)) else {
        words.push(plain_word(token, next, repaired));
        return;
    };
    let cut = token.span.start + front.length;
    let whole = front.is_word;
    let mut first = Word::new(front.key, token, repaired, token.span.start..cut);
    first.contracted = !whole && back.is_contraction;
    let mut second = Word::new(back.key.into(), token, repaired, cut..token.span.end);
    second.contracted = back.is_contraction;
    second.other = back.other.map_or(0, |other| hash(other.as_bytes()));
    second.gap = Gap { plain: true, ..Gap::default() };
    (second.capital, second.initial, second.acronym) = (false, false, false);
    words.push(first);
    words.push(second);
}

fn plain_word<'r>(token: &mut Token<'r>, next: Option<&Token<'_>>, repaired: &Repaired<'_>) -> Word<'r> {
    let clipped = if token.marks.ends_with(is_apostrophe) { clipped(&token.key) } else { None };
    let numbers = |next: &Token<'_>| next.marks.trim() == "." && has_figure(next);
    let other = match (&*token.key, clipped) {
        (_, Some(whole)) => Some(whole.into()),
        _ if !token.simple
            && let Some(stem) = possessive_of_s(token) =>
        {
            Some(fold(stem))
        }
        ("no", _) if next.is_some_and(numbers) => Some("number".into()),
        (key, _) if is_shouted_pronoun(token) => Some(key.to_ascii_uppercase().into()),
        _ => None,
    };
    let mut word = match other {
        Some(key) => Word::new(key, token, repaired, token.span.clone()),
        None => Word::with_id(std::mem::take(&mut token.key), token.id, token, repaired, token.span.clone()),
    };
    word.contracted = clipped.is_some();
    if word.key == "one" {
        word.other = hash(value::ONE.as_bytes());
    } else if word.key == "no" && word.capital && next.is_some_and(|next| next.gap.plain && has_figure(next))
    {
        // "No 10" is what others write "No. 10", unless it begins "No 10 people".
        word.other = hash(b"number");
    } else if word.key.len() > 3 && word.key.ends_with("in") {
        // "goin'"
        word.other = hash_from(word.id, b"g");
    }
    word
}

/// Whether a token begins with a digit.
fn has_figure(token: &Token<'_>) -> bool {
    token.text.starts_with(|c: char| c.is_ascii_digit())
}

/// Hash of a word with its umlauts as plain vowels, as English print has them; 0 where it has none.
fn plain_vowels(word: &str) -> u64 {
    let plain = |c| match c {
        'ä' | 'Ä' => 'a',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        c => c,
    };
    if word.is_ascii() || word.chars().all(|c| plain(c) == c) {
        return 0;
    }
    hash(fold(&word.chars().map(plain).collect::<String>()).as_bytes())
}

impl<'t> Word<'t> {
    fn new(key: Cow<'t, str>, token: &Token<'_>, repaired: &Repaired<'_>, span: Range<usize>) -> Self {
        let id = hash(key.as_bytes());
        Self::with_id(key, id, token, repaired, span)
    }

    fn with_id(
        key: Cow<'t, str>,
        id: u64,
        token: &Token<'_>,
        repaired: &Repaired<'_>,
        span: Range<usize>,
    ) -> Self {
        let known = if id == token.id { token.known } else { vocabulary::known_by(id) };
        let class = known.class;
        let digits = !token.simple && key.bytes().any(|b| b.is_ascii_digit());
        let capitals = || token.text.chars().filter(|c| c.is_uppercase()).count();
        Self {
            id,
            other: if token.simple { 0 } else { token.part(&span).map_or(0, plain_vowels) },
            class: if digits { class.with(Class::NUMBER) } else { class },
            known,
            value: None,
            tokens: Vec::new(),
            capital: token.capital,
            initial: token.span.start == 0 || token.gap.stop || is_opened(token.marks),
            acronym: !token.simple
                && !token.shouted
                && capitals() > 1
                && !token.text.chars().any(char::is_lowercase),
            contracted: false,
            bracketed: token.bracketed,
            gap: token.gap,
            span: repaired.origin(span.start)..repaired.origin(span.end),
            extent: 0..0,
            key,
        }
    }

    fn into_owned<'o>(self) -> Word<'o> {
        let owned = |key: Cow<'_, str>| Cow::Owned(key.into_owned());
        Word { key: owned(self.key), tokens: self.tokens.into_iter().map(owned).collect(), ..self }
    }

    /// Whether both differ only in that one has its umlauts as plain vowels.
    pub fn is_plain_of(&self, other: &Word, text: &str) -> bool {
        other.other == self.id
            && text.get(other.span.clone()).is_some_and(|word| plain_vowels(word) == self.id)
    }

    /// Hash of the dictionary form.
    pub fn lemma(&self) -> u32 {
        lexicon::look_up(self.key.as_bytes()).lemma
    }
}

/// Whether the marks before a word open a quotation or are all that precedes it.
fn is_opened(marks: &str) -> bool {
    marks.ends_with(['"', '“', '„', '«', '‘', '…', '['])
}
