//! Sources to speakers: the head of each source's phrase, and the speakers' names and ids.

use std::collections::HashMap;
use std::ops::Range;

use super::cast::{Being, Cast};
use super::follow::{Followed, Walk};
use super::mention::{self, Mention, Noun, Point, What, has_article};
use super::relative::{antecedent, is_aside, is_relative};
use super::words::{self, Sort};
use super::{Kind, Resolution, Resolved, ResolvedBy, Speaker};
use crate::lexicon::{Class, KeyMap, label};
use crate::phrase::{Reading, Tag, noun_before};
use crate::spare;
use crate::text::Span;
use crate::token::Kind as Mark;

/// What picks one of several: one of the aides, another of them.
const SINGLE: [u32; 2] = [label("another"), label("one")];

/// What joins those named together: A and B said, neither A nor B said.
const JOINTS: [u32; 3] = [label("and"), label("or"), label("nor")];

pub(super) fn resolve(reading: &Reading, sources: &[Option<Span>]) -> Resolution {
    let item_of = mention::items_of_tokens(reading);
    let ranges: Vec<Option<Range<usize>>> =
        sources.iter().map(|s| s.map(|s| tokens_of(reading, s))).collect();
    let mut ends: Vec<usize> = ranges.iter().flatten().map(|r| r.end).collect();
    ends.sort_unstable();
    let mentions = mention::scan(reading, &item_of, &ends);
    let mut speaks = vec![false; mentions.len()];
    let heads: Vec<Option<usize>> = ranges
        .iter()
        .map(|range| {
            let head = head(reading, &item_of, &mentions, range.clone()?);
            if let Some(head) = head {
                let aside = is_relative(reading, range.as_ref()) && is_aside(&mentions, head);
                speaks[head] |= !aside;
            }
            head
        })
        .collect();
    let mut walk = Walk::new(reading, &item_of, &mentions, speaks);
    walk.run();
    let mut book = Book {
        walk,
        ids: KeyMap::default(),
        taken: HashMap::new(),
        speakers: Vec::new(),
        anonymous: 0,
        phrases: HashMap::new(),
    };
    let resolved =
        ranges.iter().zip(heads).map(|(range, head)| Some(book.source(range.clone()?, head))).collect();
    let speakers = book.speakers;
    spare::keep(item_of);
    spare::keep(mentions);
    Resolution { speakers, resolved }
}

/// The tokens a byte span covers.
fn tokens_of(reading: &Reading, span: Span) -> Range<usize> {
    let from = reading.tokens.partition_point(|t| t.span.end <= span.start);
    let covered = reading.tokens[from..].iter().take_while(|t| t.span.start < span.end);
    from..from + covered.count()
}

/// Mentions whose head lies in `range`.
fn inside(mentions: &[Mention], range: &Range<usize>) -> Range<usize> {
    let from = mentions.partition_point(|m| m.head() < range.start);
    let within = mentions[from..].iter().take_while(|m| m.head() < range.end);
    from..from + within.count()
}

/// The mention that the phrase is about.
fn head(reading: &Reading, item_of: &[u32], mentions: &[Mention], range: Range<usize>) -> Option<usize> {
    let all = inside(mentions, &range);
    let relative = range.len() == 1 && reading.tokens[range.start].class.has(Class::RELATIVE);
    if relative {
        return antecedent(reading, item_of, mentions, range.start);
    }
    let Some(last) = all.clone().last() else {
        // "USA", where the whole name is "USA TODAY".
        let around = mentions.get(all.start).filter(|m| m.start() <= range.start && !m.modifier)?;
        return matches!(around.what, What::Name(_)).then_some(all.start);
    };
    let mut at = all.start;
    // The head comes after what only modifies or owns it: "Clinton's campaign", "the Trump campaign".
    while at < last {
        let (m, next) = (&mentions[at], &mentions[at + 1]);
        let within = next.start() <= m.start() || next.start() <= m.end() && matches!(m.what, What::Pronoun);
        let owned =
            m.owner && (m.end() + 1..next.start()).all(|t| reading.tag(item_of[t] as usize).is_nominal());
        let apart = [Tag::Comma, Tag::Preposition, Tag::Conjunction, Tag::Relative, Tag::Open];
        let modifies =
            m.modifier && !(m.end()..next.head()).any(|t| apart.contains(&reading.tag(item_of[t] as usize)));
        if !(within && next.head() > m.head() || owned || modifies || is_attribute(reading, item_of, m, next))
        {
            break;
        }
        at += 1;
    }
    let m = &mentions[at];
    let open = [Tag::Preposition, Tag::Verb, Tag::Ing, Tag::Relative, Tag::To, Tag::Participle];
    let inner = (range.start..m.start()).any(|t| open.contains(&reading.tag(item_of[t] as usize)));
    let first = range.start;
    // "her plan", "Clinton's lead": what they own, and no mention is that.
    let possesses = m.owner && range.end > m.end() + 1
        || matches!(m.what, What::Pronoun)
            && range.end > m.end()
            && reading.tag(item_of[m.start()] as usize) == Tag::Possessive;
    // "Forty percent", "the Oregon native": the noun that the name modifies is no mention.
    let modifies = match m.what {
        What::Name(run) if m.modifier && range.end > m.end() => {
            let inner = reading.tokens[m.head()].span.of(reading.text).get(1..).unwrap_or("");
            run.bearer != super::name::Bearer::Body && !inner.contains(|c: char| c.is_uppercase())
        }
        _ => false,
    };
    let quoted = m.quoted && !reading.items[item_of[first] as usize].is_marked();
    let opens = reading.tokens[first].class.any(Class::DETERMINER | Class::QUANTIFIER | Class::NUMBER)
        || reading.tag(item_of[first] as usize) == Tag::Noun;
    // "a mix of Sanders supporters", "those around him": no mention is the head.
    (!(inner && opens || possesses || modifies || quoted)).then_some(at)
}

/// "Oversight ranking Democrat Elijah Cummings": a name that only opens the description of the next.
fn is_attribute(reading: &Reading, item_of: &[u32], m: &Mention, next: &Mention) -> bool {
    let names = matches!((m.what, next.what), (What::Name(_), What::Name(_)));
    let between = &item_of[m.end()..next.start().max(m.end())];
    let nominal = |&item: &u32| matches!(reading.tag(item as usize), Tag::Noun | Tag::Name | Tag::Ing);
    names && !between.is_empty() && between.iter().all(nominal)
}

/// The speakers met so far.
struct Book<'r> {
    walk: Walk<'r>,
    /// Entity to speaker.
    ids: KeyMap<usize, usize>,
    /// How often an id was wanted.
    taken: HashMap<String, usize>,
    speakers: Vec<Speaker>,
    anonymous: usize,
    /// Sources without any mention, by their words.
    phrases: HashMap<String, usize>,
}

impl Book<'_> {
    fn cast(&self) -> &Cast<'_> {
        &self.walk.cast
    }

    fn source(&mut self, range: Range<usize>, head: Option<usize>) -> Resolved {
        let tokens = &self.walk.reading.tokens;
        let relative = range.len() == 1 && tokens[range.start].class.has(Class::RELATIVE);
        let item = self.walk.item_of.get(range.start).map_or(0, |&item| item as usize);
        if range.len() == 1 && self.walk.reading.is_label(item) {
            // An interview's "Q" and "A" name nobody.
            return Resolved { speaker: None, by: ResolvedBy::Undecided };
        }
        let Some(head) = head else {
            let range = if relative { self.before_relative(range.start) } else { range };
            return self.wordless(range);
        };
        if let Some(group) = self.several(&range, head).filter(|_| !relative) {
            return Resolved { speaker: Some(self.speaker(group)), by: ResolvedBy::FullName };
        }
        let Followed { mut entity, by } = self.walk.followed[head];
        if relative {
            entity = self.joined(head, range.start).or(entity);
        }
        let by = if relative { ResolvedBy::Relative } else { by };
        match entity {
            Some(id) => Resolved { speaker: Some(self.speaker(id)), by },
            None if by == ResolvedBy::Undecided => self.unresolved(range),
            None => Resolved { speaker: None, by },
        }
    }

    /// "Ann Lee and Bob Roe, who": both.
    fn joined(&mut self, head: usize, who: usize) -> Option<usize> {
        let named = matches!(self.walk.mentions[head].what, What::Name(_));
        let before = self.walk.reading.tokens.get(who.checked_sub(1)?)?;
        (named && before.kind == Mark::Comma).then(|| self.walk.pair(head)).flatten()
    }

    /// Pronouns nobody was found for, and the first and second person.
    fn unresolved(&mut self, range: Range<usize>) -> Resolved {
        let class = self.walk.reading.tokens[range.start].class;
        if range.len() > 1 || class.any(Class::SECOND | Class::FIRST) {
            return self.wordless(range);
        }
        Resolved { speaker: None, by: ResolvedBy::Undecided }
    }

    /// The tokens of what "who" or "which" at token `who` refers to: "those", "the act".
    fn before_relative(&self, who: usize) -> Range<usize> {
        let (reading, item) = (self.walk.reading, self.walk.item_of[who] as usize);
        let skips =
            |k: &usize| matches!(reading.tag(*k), Tag::Comma | Tag::Close | Tag::Dash | Tag::Preposition);
        let floor = item.saturating_sub(12);
        let end = (floor..item).rev().find(|k| !skips(k)).map_or(item, |k| k + 1);
        let noun = (end > floor).then(|| noun_before(reading, floor, end)).flatten();
        let vague = Class::PRONOUN | Class::DETERMINER | Class::QUANTIFIER | Class::PERSON;
        let near = end == item && end > floor && reading.class(end - 1).any(vague);
        match noun {
            Some(noun) => {
                reading.items[noun.start].token as usize..reading.items[noun.end - 1].token as usize + 1
            }
            None if near => who - 1..who,
            None => who..who + 1,
        }
    }

    /// A source in which no mention was found: known by its words alone.
    fn wordless(&mut self, range: Range<usize>) -> Resolved {
        let reading = self.walk.reading;
        let Some(tokens) = reading.tokens.get(range) else {
            return Resolved { speaker: None, by: ResolvedBy::Undecided };
        };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Resolved { speaker: None, by: ResolvedBy::Undecided };
        };
        let text = first.span.join(last.span).of(reading.text);
        let by = ResolvedBy::Description;
        let key = text.to_lowercase();
        if let Some(&speaker) = self.phrases.get(&key) {
            return Resolved { speaker: Some(speaker), by };
        }
        let one = first.class.has(Class::FIRST) && !first.class.has(Class::PLURAL)
            || SINGLE.contains(&first.word)
            || tokens.iter().any(|t| {
                t.class.has(Class::PERSON)
                    && !t.class.any(Class::GROUP | Class::DETERMINER)
                    && t.word != const { label("those") }
            });
        let thing = tokens.len() > 1
            && !tokens.iter().any(|t| t.class.has(Class::PERSON) && !t.capital)
            && first.class.has(Class::DETERMINER)
            && !first.class.has(Class::QUANTIFIER)
            && !last.span.of(reading.text).ends_with('s')
            && !tokens.iter().any(|t| t.class.any(Class::GROUP | Class::PREPOSITION));
        let body = words::sort(last.word).any(Sort::BODY.or(Sort::BUSINESS).or(Sort::GENERAL));
        let document = tokens.iter().any(|t| t.class.has(Class::DOCUMENT));
        let kind = if thing && body && !document {
            Kind::Organization
        } else if thing || document {
            Kind::Document
        } else if one {
            Kind::Person
        } else {
            Kind::Group
        };
        self.anonymous += 1;
        let id = format!("anonymous-{}", self.anonymous);
        self.speakers.push(Speaker { id, name: None, description: Some(squeeze(text)), kind });
        self.phrases.insert(key, self.speakers.len() - 1);
        Resolved { speaker: Some(self.speakers.len() - 1), by }
    }

    /// Whether only commas, "and" and plain nouns stand between two of those named together.
    fn is_member(&self, last: &Mention, m: &Mention) -> bool {
        let reading = self.walk.reading;
        let between = &reading.tokens[last.end()..m.start()];
        let plain = between.iter().zip(&self.walk.item_of[last.end()..]).all(|(t, &item)| {
            t.kind == Mark::Comma
                || JOINTS.contains(&t.word)
                || t.word == const { label("the") }
                || reading.tag(item as usize) == Tag::Noun && !t.class.any(Class::VERB)
        });
        let own = match m.what {
            What::Name(_) => true,
            What::Phrase { noun, point } => {
                noun != Noun::Person || point != Point::Indefinite || has_article(reading, m)
            }
            What::Pronoun => false,
        };
        !between.is_empty() && plain && own && !m.owner
    }

    /// "Obama and Putin", "Cruz, Rubio and Kasich": an entity of its own.
    fn several(&mut self, range: &Range<usize>, head: usize) -> Option<usize> {
        let reading = self.walk.reading;
        let mentions = self.walk.mentions;
        let all = inside(mentions, range);
        let mut members = vec![head];
        let mut joined = false;
        for next in head + 1..all.end {
            let before = *members.last()?;
            let (last, m) = (&mentions[before], &mentions[next]);
            // A possessive or modifier of the phrase that follows, or an apposition.
            let part = mentions[next + 1..all.end].iter().any(|n| n.start() <= m.start());
            if part || m.start() < last.end() || m.same_as() == Some(before) {
                continue;
            }
            if !self.is_member(last, m) {
                break;
            }
            let between = &reading.tokens[last.end()..m.start()];
            joined |= between.iter().any(|t| JOINTS.contains(&t.word));
            members.push(next);
        }
        if !joined || members.len() < 2 {
            return None;
        }
        let mut ids: Vec<usize> = members.iter().filter_map(|&m| self.walk.followed[m].entity).collect();
        ids.dedup();
        if ids.len() < 2 {
            return None;
        }
        let span = reading.tokens[range.start].span.join(reading.tokens[range.end - 1].span);
        Some(self.walk.cast.together(ids, span))
    }

    fn speaker(&mut self, entity: usize) -> usize {
        if let Some(&speaker) = self.ids.get(&entity) {
            return speaker;
        }
        let name = self.cast().name_of(entity);
        let e = &self.cast().entities[entity];
        let kind = match e.being {
            Being::Person => Kind::Person,
            Being::Body | Being::Place | Being::Thing => Kind::Organization,
            Being::People => Kind::Group,
            Being::Text => Kind::Document,
        };
        let description = e.description.map(|d| squeeze(d.of(self.walk.reading.text)));
        let id = match &name {
            Some(name) => {
                let id = kebab(name);
                let wanted = self.taken.entry(id.clone()).or_insert(0);
                *wanted += 1;
                if *wanted > 1 { format!("{id}-{wanted}") } else { id }
            }
            None => {
                self.anonymous += 1;
                format!("anonymous-{}", self.anonymous)
            }
        };
        self.speakers.push(Speaker { id, name, description, kind });
        self.ids.insert(entity, self.speakers.len() - 1);
        self.speakers.len() - 1
    }
}

/// A phrase with its white space in one piece.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower-case words joined by hyphens.
fn kebab(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
