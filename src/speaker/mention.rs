//! All mentions of people, bodies and texts, in the order of the text: names, pronouns, descriptions.

use super::name::{Bearer, Names, Run};
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::{LONGEST, Reading, Tag};
use crate::spare::{self, kept};
use crate::token::{Gap, Kind};

/// What a description points with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// the, this, that.
    Definite,
    /// another, a second, other.
    Other,
    /// a, an, one, some, or nothing.
    Indefinite,
    /// his, Clinton's.
    Owned,
}

/// What sort of thing a description describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    Person,
    People,
    Body,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Name(Run),
    Pronoun,
    Phrase { point: Point, noun: Noun },
}

/// A mention. Indices are of tokens unless said otherwise, and in half a word each: there may be millions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) what: What,
    start: u32,
    head: u32,
    end: u32,
    sentence: u32,
    paragraph: u32,
    same_as: Option<u32>,
    /// Inside quotation marks.
    pub(super) quoted: bool,
    /// In a headline.
    pub(super) headline: bool,
    /// 's follows.
    pub(super) owner: bool,
    /// Part of a noun phrase whose head comes later: "the Clinton campaign".
    pub(super) modifier: bool,
    /// A verb follows, or a verb of saying stands before.
    pub(super) subject: bool,
    /// A preposition stands before.
    pub(super) oblique: bool,
}

impl Mention {
    /// First token, determiner and description included.
    pub(super) const fn start(&self) -> usize {
        self.start as usize
    }

    /// The name's or description's last token: for a description its head.
    pub(super) const fn head(&self) -> usize {
        self.head as usize
    }

    /// One past the last token.
    pub(super) const fn end(&self) -> usize {
        self.end as usize
    }

    /// Index of the sentence.
    pub(super) const fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// Index of the paragraph.
    pub(super) const fn paragraph(&self) -> usize {
        self.paragraph as usize
    }

    /// The mention that this one is an apposition to or says what it is.
    pub(super) fn same_as(&self) -> Option<usize> {
        self.same_as.map(|other| other as usize)
    }

    /// Makes it one with the mention `other`, or with none.
    pub(super) fn tie(&mut self, other: Option<usize>) {
        self.same_as = other.map(|other| other as u32);
    }

    /// Has it begin with the token `start`.
    pub(super) fn begin(&mut self, start: usize) {
        self.start = start as u32;
    }
}

/// Adjectives that come after a noun with what they are about.
const TRAILING: [u32; 6] = [
    label("close"),
    label("critical"),
    label("familiar"),
    label("loyal"),
    label("opposed"),
    label("sympathetic"),
];

/// Words that point at somebody else.
const OTHER: [u32; 4] = [label("another"), label("other"), label("second"), label("third")];

/// Words that point at somebody known.
const DEFINITE: [u32; 6] =
    [label("the"), label("this"), label("that"), label("both"), label("these"), label("those")];

/// Pronouns for people nobody can name.
pub(super) const VAGUE: [u32; 7] = [
    label("those"),
    label("anyone"),
    label("everyone"),
    label("someone"),
    label("others"),
    label("one"),
    label("half"),
];

kept!(Mention);

/// Scans a text for mentions.
pub(super) struct Scan<'r> {
    names: Names<'r>,
    ends: &'r [usize],
    pub(super) mentions: Vec<Mention>,
    pub(super) sentence: usize,
    paragraph: usize,
    /// Mentions of the current sentence start here.
    pub(super) floor: usize,
}

/// All mentions of a reading.
///
/// `ends` are the tokens that sources end before, in order: no noun phrase goes on over them.
pub(super) fn scan(reading: &Reading, item_of: &[u32], ends: &[usize]) -> Vec<Mention> {
    let mut scan = Scan {
        names: Names::new(reading, item_of),
        ends,
        mentions: spare::list(reading.tokens.len() / 8),
        sentence: 0,
        paragraph: 0,
        floor: 0,
    };
    let mut i = 0;
    while i < reading.tokens.len() {
        i = scan.step(i);
    }
    scan.mentions
}

/// The item of each token.
pub(super) fn items_of_tokens(reading: &Reading) -> Vec<u32> {
    let mut item_of = spare::list(reading.tokens.len());
    for (index, _) in reading.items.iter().enumerate() {
        let next = reading.items.get(index + 1).map_or(reading.tokens.len(), |n| n.token as usize);
        item_of.resize(next, index as u32);
    }
    item_of
}

impl Scan<'_> {
    pub(super) fn reading(&self) -> &Reading<'_> {
        self.names.reading
    }

    pub(super) fn item(&self, token: usize) -> usize {
        self.names.item_of.get(token).map_or(self.reading().items.len(), |&i| i as usize)
    }

    pub(super) fn tag(&self, item: usize) -> Tag {
        self.reading().items.get(item).map_or(Tag::End, |i| i.tag)
    }

    pub(super) fn class(&self, token: usize) -> Class {
        self.reading().tokens.get(token).map_or(Class::NONE, |t| t.class)
    }

    pub(super) fn quoted(&self, token: usize) -> bool {
        self.reading().items.get(self.item(token)).is_some_and(|i| i.is_marked())
    }

    /// Takes what begins at token `i`; returns where to go on.
    fn step(&mut self, i: usize) -> usize {
        let item = self.item(i);
        while self.reading().sentences.get(self.sentence).is_some_and(|s| item >= s.end as usize) {
            self.sentence += 1;
            self.floor = self.mentions.len();
            let opens = self.reading().sentences.get(self.sentence).is_some_and(|s| s.opens_paragraph);
            self.paragraph += usize::from(opens);
        }
        if let Some(run) = self.names.run(i) {
            self.name(run);
            return run.end();
        }
        if self.quoted(i) {
            return i + 1;
        }
        let class = self.class(i);
        let both = self.reading().tokens[i].word == const { label("both") };
        let alone = || self.ends.binary_search(&(i + 1)).is_ok();
        if both && (self.tag(item + 1).is_verbal() || alone()) {
            self.push(What::Pronoun, i, i, i + 1);
        } else if class.has(Class::PRONOUN) || class.has(Class::POSSESSIVE) {
            if !class.has(Class::RELATIVE) {
                self.push(What::Pronoun, i, i, i + 1);
            }
        } else if self.is_head(i) {
            self.phrase(i, i + 1);
        }
        i + 1
    }

    /// Whether a phrase before token `end` may go on there.
    fn goes_on(&self, end: usize) -> bool {
        let near = self.reading().tokens.get(end).is_some_and(|t| t.gap != Gap::Paragraph);
        near && self.ends.binary_search(&end).is_err()
    }

    /// Whether token `i` is the last noun of a description of somebody.
    fn is_head(&self, i: usize) -> bool {
        let Some(token) = self.reading().tokens.get(i) else { return false };
        let tag = self.tag(self.item(i));
        let noun = matches!(tag, Tag::Noun | Tag::Name) || tag == Tag::Verb && self.is_plural_noun(i);
        let aged = token.kind == Kind::Number && token.class.has(Class::PERSON);
        let word = token.kind == Kind::Word || aged;
        if !word || !noun || token.class.has(Class::NOT) || VAGUE.contains(&token.word) {
            return false;
        }
        let noun = Class::PERSON | Class::ROLE | Class::GROUP | Class::ORGANIZATION | Class::DOCUMENT;
        let sort = words::sort(token.word);
        let bodily = sort.any(Sort::BODY.or(Sort::BUSINESS)) && self.is_pointed(i);
        if !(token.class.any(noun) || sort.any(Sort::ROLE.or(Sort::CROWD)) || bodily || self.is_agent(i)) {
            return false;
        }
        let next = self.tag(self.item(i) + 1);
        let touching = self.goes_on(i + 1) && !self.is_trailing(i + 1);
        !(touching && matches!(next, Tag::Noun | Tag::Name))
    }

    /// "officials familiar with it": an adjective that comes after its noun.
    fn is_trailing(&self, i: usize) -> bool {
        let word = self.reading().tokens.get(i).map_or(0, |t| t.word);
        TRAILING.contains(&word) && matches!(self.tag(self.item(i) + 1), Tag::Preposition | Tag::To)
    }

    /// "Several associates have said": a noun for people that looks like a verb, before the real one.
    fn is_plural_noun(&self, i: usize) -> bool {
        let next = self.tag(self.item(i) + 1);
        self.class(i).has(Class::GROUP) && matches!(next, Tag::Auxiliary | Tag::Modal)
    }

    /// Whether the lower-case word's ending tells a person.
    fn is_agent(&self, i: usize) -> bool {
        let token = &self.reading().tokens[i];
        !token.capital && words::is_agent(token.span.of(self.reading().text))
    }

    /// Whether "the" or a possessive stands before the noun at `i`.
    fn is_pointed(&self, i: usize) -> bool {
        let item = self.item(i);
        item > 0 && matches!(self.tag(item - 1), Tag::Determiner | Tag::Possessive | Tag::Name)
    }

    /// First item of the nominal run that ends with item `item`, determiner included.
    fn core_start(&self, item: usize) -> usize {
        let sentence = self.reading().sentences.get(self.sentence).map_or(0, |s| s.start as usize);
        let floor = sentence.max(item.saturating_sub(LONGEST));
        let mut start = item;
        while start > floor {
            let before = start - 1;
            let class = self.reading().class(before);
            let tag = self.tag(before);
            let joins = matches!(tag, Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive)
                || tag == Tag::Adverb && class.has(Class::ADJECTIVE)
                || tag == Tag::Participle
                    && start < item + 1
                    && before > floor
                    && self.tag(before - 1) == Tag::Determiner;
            if !joins || self.reading().token(start).gap == Gap::Paragraph {
                break;
            }
            start = before;
            if tag == Tag::Determiner || tag == Tag::Possessive && class.has(Class::POSSESSIVE) {
                break;
            }
        }
        start
    }

    fn name(&mut self, run: Run) {
        if run.bearer == Bearer::Description {
            // "the Korean government" is no Korean.
            if self.goes_on(run.end()) && self.tag(self.item(run.end())) == Tag::Noun {
                return;
            }
            // "CEO of Dunmore Mills": the office is the head.
            let of = (run.start() + 1..run.end())
                .find(|&t| self.reading().tokens[t].word == const { label("of") });
            return self.phrase(of.unwrap_or(run.end()) - 1, run.end());
        }
        let mut start = run.start();
        if !self.quoted(run.start()) && (run.start() == run.name() || self.is_person_like(run)) {
            let item = self.item(run.start());
            let core = self.core_start(item);
            let before = item.saturating_sub(1);
            let person = self.reading().class(before).any(Class::PERSON | Class::ROLE)
                || self.is_agent(self.reading().items[before].token as usize)
                || words::sort(self.reading().token(before).word).any(Sort::ROLE);
            let general = words::sort(self.reading().token(before).word).any(Sort::GENERAL);
            if core < item && (person || general) && self.tag(before) == Tag::Noun {
                start = self.reading().items[core].token as usize;
            } else if let Some(office) = self.office_before(item, run.titled) {
                start = office;
            } else if run.titled && self.tag(before) == Tag::Determiner && before < item {
                start = self.reading().items[before].token as usize;
            }
        }
        self.push(What::Name(run), start, run.end() - 1, run.end());
    }

    /// First token of an office in lower case before a name: "former secretary of state | Irene Foss",
    /// "Speaker of the House | Rep. Ida Kurz".
    fn office_before(&mut self, item: usize, titled: bool) -> Option<usize> {
        let role = *self.mentions.last()?;
        let of = self.item(role.end());
        let text =
            self.reading().items.get(of).map_or("", |_| self.reading().span(of).of(self.reading().text));
        let between = match item.checked_sub(of)? {
            1 => titled,
            2 => titled && self.tag(of + 1) == Tag::Determiner || self.tag(of + 1) == Tag::Noun,
            _ => false,
        };
        if !matches!(role.what, What::Phrase { noun: Noun::Person, .. }) || text != "of" || !between {
            return None;
        }
        let next = self.mentions.len();
        self.mentions.last_mut()?.tie(Some(next));
        Some(role.start())
    }

    fn is_person_like(&self, run: Run) -> bool {
        !self.quoted(run.start()) && matches!(run.bearer, Bearer::Person | Bearer::Unclear)
    }

    /// A description whose head is token `head`.
    fn phrase(&mut self, head: usize, end: usize) {
        let headline = self.names.in_headline(head) && self.ends.binary_search(&end).is_err();
        if self.quoted(head) || headline {
            return;
        }
        let item = self.item(head);
        let start_item = self.core_start(item);
        let start = self.reading().items[start_item].token as usize;
        let owned = (start_item..item).any(|k| self.tag(k) == Tag::Possessive);
        let what = What::Phrase { point: self.point(start, head, owned), noun: self.noun(start, head, end) };
        self.push(what, start, head, end);
    }

    /// What the description `start..=head` points with.
    fn point(&self, start: usize, head: usize, owned: bool) -> Point {
        let word = |t: usize| self.reading().tokens[t].word;
        if OTHER.contains(&word(start)) || start < head && OTHER.contains(&word(start + 1)) {
            Point::Other
        } else if owned {
            Point::Owned
        } else if DEFINITE.contains(&word(start)) {
            Point::Definite
        } else {
            Point::Indefinite
        }
    }

    /// What sort of thing the noun `head` of a description means.
    fn noun(&self, start: usize, head: usize, end: usize) -> Noun {
        let token = &self.reading().tokens[head];
        let (class, sort) = (token.class, words::sort(token.word));
        let of_people = token.word == const { label("group") }
            && self.reading().tokens.get(end).is_some_and(|t| t.word == const { label("of") });
        if self.is_in_body(head, end) {
            return Noun::Body;
        }
        if of_people || class.has(Class::GROUP) || sort.any(Sort::CROWD) {
            Noun::People
        } else if class.any(Class::PERSON | Class::ROLE) || sort.any(Sort::ROLE) || self.is_agent(head) {
            Noun::Person
        } else if class.has(Class::DOCUMENT) {
            Noun::Text
        } else if class.has(Class::ORGANIZATION)
            && token.lemma != token.word
            && start < head
            && !token.capital
        {
            Noun::People
        } else {
            Noun::Body
        }
    }

    /// Whether the noun `head` is part of a body's name: "the Coast Guard", "Nurses Without Frontiers", "the Farmers' Union".
    fn is_in_body(&self, head: usize, end: usize) -> bool {
        let tokens = &self.reading().tokens;
        let capital = |i: usize| tokens.get(i).is_some_and(|t| t.capital && t.kind == Kind::Word);
        let body = |i: usize| capital(i) && words::sort(tokens[i].word).any(Sort::BODY);
        let described = |i: usize| capital(i) && !tokens[i].class.has(Class::DETERMINER | Class::GIVEN);
        let called = body(head) && head > 0 && described(head - 1);
        let next = tokens.get(end);
        let goes_on =
            next.is_some_and(|t| t.class.has(Class::PREPOSITION)) && capital(end) && capital(end + 1);
        let owns = next.is_some_and(|t| t.kind == Kind::SingleClose && t.gap == Gap::None) && body(end + 1);
        capital(head) && (called || goes_on || owns)
    }

    fn push(&mut self, what: What, start: usize, head: usize, end: usize) {
        let (item, next) = (self.item(start), self.item(end - 1) + 1);
        let quoted = self.quoted(head);
        let tokens = &self.reading().tokens;
        let plural_owner = tokens.get(end).is_some_and(|t| t.kind == Kind::SingleClose && t.gap == Gap::None)
            && tokens[end - 1].span.of(self.reading().text).ends_with('s')
            && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Word && t.gap == Gap::Space);
        let owner = plural_owner || self.class(end).has(Class::CLITIC_S) && self.tag(next) == Tag::Possessive;
        let touching = self.goes_on(end);
        // "at a Trump rally", where the noun looks like a verb.
        let one = start > 0
            && [const { label("a") }, const { label("an") }].contains(&tokens[start - 1].word)
            && matches!(what, What::Name(run) if matches!(run.bearer, Bearer::Person | Bearer::Single));
        let modifier = !quoted
            && matches!(what, What::Name(_))
            && touching
            && (matches!(self.tag(next), Tag::Noun | Tag::Name) || one && self.tag(next).is_verbal());
        // "at the Pentagon"
        let outside =
            item.checked_sub(1).map(|k| if self.tag(k) == Tag::Determiner { k.max(1) - 1 } else { k });
        let before = outside.map_or(Tag::End, |k| self.tag(k));
        let joined = before == Tag::Conjunction
            && self.mentions.last().is_some_and(|m| m.oblique && self.item(m.end()) + 1 == item);
        let oblique = joined || matches!(before, Tag::Preposition | Tag::To);
        let mention = Mention {
            what,
            start: start as u32,
            head: head as u32,
            end: end as u32,
            sentence: self.sentence as u32,
            paragraph: self.paragraph as u32,
            same_as: None,
            quoted,
            headline: self.names.in_headline(head),
            owner,
            modifier,
            subject: !quoted && !owner && !modifier && !oblique && self.is_subject(item, next),
            oblique,
        };
        self.link(mention, item);
    }

    /// Whether what covers items `from..to` has its verb next, or a verb of saying before it.
    fn is_subject(&self, from: usize, to: usize) -> bool {
        let said = from > 0
            && self.tag(from - 1) == Tag::Verb
            && self.reading().class(from - 1).has(Class::COMMUNICATION)
            && matches!(self.tag(to), Tag::End | Tag::Comma | Tag::Preposition);
        said || self.verb_follows(to)
    }

    /// Whether a verb comes at item `at`, or after what belongs to the noun before: ", the senator from Iowa, said".
    fn verb_follows(&self, at: usize) -> bool {
        let mut comma = false;
        for item in at..at + 18 {
            match self.tag(item) {
                Tag::Verb | Tag::Auxiliary | Tag::Modal => {
                    let before = self.tag(item - 1);
                    return !comma || matches!(before, Tag::Comma | Tag::Close | Tag::Dash | Tag::Adverb);
                }
                Tag::Comma | Tag::Open | Tag::Dash => comma = true,
                Tag::Adverb
                | Tag::Preposition
                | Tag::Noun
                | Tag::Name
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Close => {}
                _ => return false,
            }
        }
        false
    }
}

/// Whether the mention begins with an article or what stands in its place.
pub(super) fn has_article(reading: &Reading, mention: &Mention) -> bool {
    reading.tokens[mention.start()].class.has(Class::DETERMINER)
}
