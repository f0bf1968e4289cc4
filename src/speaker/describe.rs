//! Descriptions: "the spokeswoman", "her campaign", "another senior official": somebody named elsewhere,
//! somebody described before, or somebody new.

use super::ResolvedBy;
use super::cast::{Being, Entity};
use super::follow::{Followed, MEMORY, NOBODY, Walk};
use super::mention::{Mention, Noun, Point, What};
use super::name::Gender;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::Tag;
use crate::text::Span;
use crate::token::Kind as Mark;

impl Walk<'_> {
    /// The description without its article.
    fn bare(&self, mention: &Mention) -> Span {
        let mut from = mention.start;
        while from < mention.head && self.reading.tokens[from].class.has(Class::DETERMINER) {
            from += 1;
        }
        self.span(from, mention.end)
    }

    pub(super) fn phrase(&mut self, i: usize, point: Point, noun: Noun) -> Followed {
        let mention = self.mentions[i];
        let head = &self.reading.tokens[mention.head];
        if let Some(other) = mention.same_as {
            return self.apposed(i, other);
        }
        if let Some(id) = self.apposed_to_pair(i, noun) {
            return Followed { entity: Some(id), by: ResolvedBy::Apposition };
        }
        let lemma = head.lemma;
        let single = noun == Noun::Person;
        if single
            && (point == Point::Definite || head.capital)
            && let Some(id) = self.holder(&mention, lemma, Gender::of(head.class))
        {
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        let bare = noun == Noun::Body && point == Point::Definite && !self.has_name(&mention);
        let body = if bare { self.recent_body(i, head.word) } else { None };
        let unnamed = self.unnamed(&mention, point, noun, lemma);
        let seen = |id: Option<usize>| id.and_then(|id| self.cast.entities[id].seen);
        if let Some(id) = unnamed.filter(|_| seen(unnamed) >= seen(body)) {
            return Followed { entity: Some(id), by: ResolvedBy::Description };
        }
        let named = match (noun, point) {
            (Noun::Body, _) => body,
            (Noun::Person, Point::Definite) if mention.end == mention.head + 1 => self.epithet(i, head),
            _ => None,
        };
        if let Some(id) = named {
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        let by = ResolvedBy::Description;
        Followed { entity: Some(self.introduce(&mention, noun, lemma)), by }
    }

    /// "Ann Lee and Bob Roe, sociologists": the description of two who are named together.
    fn apposed_to_pair(&mut self, i: usize, noun: Noun) -> Option<usize> {
        let before = i.checked_sub(1)?;
        let end = self.mentions[before].end;
        let comma = self.reading.tokens.get(end).is_some_and(|t| t.kind == Mark::Comma);
        let apposed = noun == Noun::People && comma && end + 1 == self.mentions[i].start;
        apposed.then(|| self.pair(before)).flatten()
    }

    /// A new entity that is only described, or named after somebody: "the Trump campaign".
    fn introduce(&mut self, mention: &Mention, noun: Noun, lemma: u32) -> usize {
        let being = match noun {
            Noun::Person => Being::Person,
            Noun::People => Being::People,
            Noun::Body => Being::Body,
            Noun::Text => Being::Text,
        };
        let ours = words::sort(self.reading.tokens[mention.head].word).any(Sort::OURS);
        let owner = if noun == Noun::Body && ours { self.owner(mention) } else { None };
        if let Some(id) = owner.and_then(|owner| self.cast.owned.get(&(owner, lemma)).copied()) {
            return id;
        }
        let mut entity = Entity::new(being);
        entity.learn(Gender::of(self.reading.tokens[mention.head].class), true);
        entity.last = lemma;
        entity.description = Some(self.bare(mention));
        let id = self.cast.entities.len();
        if let Some(owner) = owner {
            entity.label = Some(self.owned_name(owner, mention));
            self.cast.owned.insert((owner, lemma), id);
        } else if self.is_named(mention, noun) {
            let mut from = mention.start;
            while from < mention.head && self.reading.tokens[from].class.has(Class::DETERMINER) {
                from += 1;
            }
            entity.name = from..mention.end;
        }
        self.cast.entities.push(entity);
        if !mention.headline {
            self.cast.described.entry(lemma).or_default().push(id);
        }
        self.cast.give_role(id, lemma);
        id
    }

    /// Whether the description names whom or what it describes.
    fn is_named(&self, mention: &Mention, noun: Noun) -> bool {
        match noun {
            Noun::Body => {
                let first = &self.reading.tokens[mention.start];
                let any = [const { label("a") }, const { label("an") }, const { label("one") }];
                self.has_name(mention) && !any.contains(&first.word)
            }
            Noun::Text => self.has_name(mention),
            Noun::People => self.is_proper(mention),
            Noun::Person => false,
        }
    }

    /// "Clinton campaign", of Clinton's or her campaign.
    fn owned_name(&self, owner: usize, mention: &Mention) -> String {
        let owner = &self.cast.entities[owner];
        let surname = owner.borrowed.unwrap_or(owner.name.end.saturating_sub(1));
        let text = |t: usize| self.reading.tokens.get(t).map_or("", |t| t.span.of(self.reading.text));
        format!("{} {}", text(surname), text(mention.head))
    }

    /// Whose body it is: "Clinton's campaign", "the Clinton campaign", "her campaign".
    fn owner(&self, mention: &Mention) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.head < mention.start);
        let to = self.mentions.partition_point(|m| m.head < mention.head);
        let index = (from..to).last()?;
        let first = &self.mentions[index];
        let id = self.followed[index].entity?;
        let near = first.end == mention.head || first.end + 1 == mention.head && first.owner;
        let owner = &self.cast.entities[id];
        let person = owner.being == Being::Person && owner.is_named();
        let called = match first.what {
            What::Name(run) => self.reading.tokens[run.end - 1].word == owner.last,
            _ => true,
        };
        (near && person && called).then_some(id)
    }

    /// Whether a name stands in the description.
    fn has_name(&self, mention: &Mention) -> bool {
        let from = self.mentions.partition_point(|m| m.head < mention.start);
        let inside = self.mentions[from..].iter().take_while(|m| m.head < mention.head);
        inside.into_iter().any(|m| matches!(m.what, What::Name(run) if run.sure))
            || mention.head > mention.start && self.reading.tokens[mention.head].capital
    }

    /// "Republicans", "House Democrats": a capital in mid-sentence, no number of them.
    fn is_proper(&self, mention: &Mention) -> bool {
        let head = &self.reading.tokens[mention.head];
        let opens = mention.head == 0 || !self.reading.tokens[mention.head - 1].kind.is_wordy();
        let first = &self.reading.tokens[mention.start];
        let party = [const { label("democrats") }, const { label("republicans") }].contains(&head.word);
        let lowered = (mention.start..mention.head).any(|t| {
            let token = &self.reading.tokens[t];
            !token.capital && !token.class.has(Class::DETERMINER)
        });
        let counted = first.class.any(Class::QUANTIFIER | Class::NUMBER);
        head.capital && (!opens || party) && !lowered && !counted
    }

    /// "Robby Mook, the campaign manager": the description joins the name's entity.
    fn apposed(&mut self, i: usize, other: usize) -> Followed {
        let mention = self.mentions[i];
        let id = if other < i {
            self.followed[other].entity
        } else if let What::Name(run) = self.mentions[other].what {
            Some(self.cast.follow(run, &self.mentions[other], true, |_| 0))
        } else {
            None
        };
        let Some(id) = id else { return NOBODY };
        let head = &self.reading.tokens[mention.head];
        let span = self.complemented(&mention);
        let entity = &mut self.cast.entities[id];
        if entity.being == Being::Person {
            entity.learn(Gender::of(head.class), true);
        }
        let titles = |d: Span| d.len() < 6 && d.of(self.reading.text).ends_with('.');
        if entity.description.is_none_or(titles) {
            entity.description = Some(span);
        }
        self.mark(id, mention.start, mention.end);
        self.cast.give_role(id, head.lemma);
        Followed { entity: Some(id), by: ResolvedBy::Apposition }
    }

    /// The description with what is attached to it: "pastor of Solid Rock Christian Church".
    fn complemented(&self, mention: &Mention) -> Span {
        let mut item = self.item_of[mention.end - 1] as usize + 1;
        let floor = item;
        let mut end = item;
        while item < self.reading.items.len() && item < floor + 12 {
            match self.reading.tag(item) {
                Tag::Preposition if !(item == floor && self.reading.class(item).has(Class::SUBORDINATOR)) => {
                }
                Tag::Noun | Tag::Name => end = item + 1,
                Tag::Determiner | Tag::Possessive => {}
                _ => break,
            }
            item += 1;
        }
        let bare = self.bare(mention);
        // "secretary of state Irene Foss": what comes before the name.
        let name = mention.same_as.map(|k| &self.mentions[k]).filter(|m| m.start == mention.start);
        if let Some(What::Name(run)) = name.map(|m| m.what) {
            return bare.join(self.reading.tokens[run.name - 1].span);
        }
        if end > floor { bare.join(self.reading.span(end - 1)) } else { bare }
    }

    /// Who was introduced with a role.
    fn holder(&self, mention: &Mention, lemma: u32, gender: Gender) -> Option<usize> {
        let holders = self.cast.by_role.get(&lemma)?.iter().map(|&id| (id, &self.cast.entities[id]));
        let found = holders.filter(|(_, e)| {
            e.being == Being::Person
                && e.is_named()
                && e.seen.is_some()
                && (gender == Gender::Unknown || e.gender == Gender::Unknown || gender == e.gender)
        });
        let modifiers = &self.reading.tokens[mention.start..mention.head];
        let found = found.map(|(id, e)| {
            let words = e.description.map_or("", |d| d.of(self.reading.text));
            let fit = modifiers.iter().filter(|t| !t.class.has(Class::DETERMINER)).map(|t| {
                let same = e.marks.contains(&t.word) || contains_words(words, t.span.of(self.reading.text));
                match (same, t.capital && t.kind == Mark::Word) {
                    (true, _) => 1,
                    // "the Vermont senator" is not the one from Arizona.
                    (false, true) if e.marks.iter().any(|&m| words::sort(m).any(Sort::PLACE)) => -3,
                    (false, _) => 0,
                }
            });
            (fit.sum::<i32>(), e.seen, id)
        });
        found.max().filter(|&(fit, ..)| fit >= 0).map(|(.., id)| id)
    }

    /// Somebody described with the same noun before.
    fn unnamed(&self, mention: &Mention, point: Point, noun: Noun, lemma: u32) -> Option<usize> {
        if point == Point::Other {
            return None;
        }
        let text = self.reading.text;
        let this = self.bare(mention).of(text);
        let plural = noun == Noun::People;
        let before = self.cast.described.get(&lemma)?.iter().rev().take(MEMORY);
        let mut found = before.map(|&id| (id, &self.cast.entities[id]));
        found
            .find(|(_, e)| {
                let that = e.description.map_or("", |d| d.of(text));
                let equal = that.eq_ignore_ascii_case(this);
                match point {
                    Point::Definite => equal || !plural && contains_words(that, this),
                    Point::Owned => equal,
                    _ => equal && (plural || noun != Noun::Person),
                }
            })
            .map(|(id, _)| id)
    }

    /// The named body that "the committee" or "the company" means.
    fn recent_body(&self, i: usize, word: u32) -> Option<usize> {
        let body = |e: usize| self.cast.entities[e].being == Being::Body && self.cast.entities[e].is_named();
        let named_so = self.back(i).find(|&(_, e)| body(e) && self.cast.entities[e].last == word);
        let general = || {
            let here = self.mentions[i].paragraph;
            let near = |k: usize| !self.mentions[k].modifier && self.mentions[k].paragraph + 3 > here;
            let bodies = self.back(i).filter(|&(k, e)| body(e) && near(k));
            bodies.max_by_key(|&(k, _)| (self.mentions[k].subject, k))
        };
        let any = words::sort(word).any(Sort::GENERAL);
        named_so.or_else(|| any.then(general).flatten()).map(|(_, e)| e)
    }

    /// "the tycoon", said of whom the story is about just now.
    fn epithet(&self, i: usize, head: &crate::token::Token) -> Option<usize> {
        let mouthpiece = words::sort(head.word).any(Sort::AGENCY);
        let official = [
            const { label("official") },
            const { label("source") },
            const { label("person") },
            const { label("man") },
            const { label("woman") },
            const { label("aide") },
        ];
        if mouthpiece || official.contains(&head.lemma) {
            return None;
        }
        let next = self.tag(self.mentions[i].end);
        if matches!(next, Tag::Preposition | Tag::Relative) {
            return None;
        }
        self.focus(i, Gender::of(head.class), false)
    }
}

/// Whether all words of `inner` stand in `outer`, in any case.
fn contains_words(outer: &str, inner: &str) -> bool {
    inner.split_whitespace().all(|w| outer.split_whitespace().any(|o| o.eq_ignore_ascii_case(w)))
}
