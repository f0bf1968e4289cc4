//! Descriptions: "the spokeswoman", "her campaign", "another senior official": somebody named elsewhere,
//! somebody described before, or somebody new.

use super::ResolvedBy;
use super::cast::{Being, Entity};
use super::follow::{Followed, MEMORY, NOBODY, Walk};
use super::mention::{Mention, Noun, Point, What, has_article};
use super::name::Gender;
use super::role::contains_words;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::Tag;
use crate::text::Span;
use crate::token::Kind as Mark;

impl Walk<'_> {
    /// The description without its article.
    fn bare(&self, mention: &Mention) -> Span {
        let mut from = mention.start();
        while from < mention.head() && self.reading.tokens[from].class.has(Class::DETERMINER) {
            from += 1;
        }
        self.span(from, mention.end())
    }

    pub(super) fn phrase(&mut self, i: usize, point: Point, noun: Noun) -> Followed {
        let mention = self.mentions[i];
        let head = &self.reading.tokens[mention.head()];
        if let Some(other) = mention.same_as() {
            return self.apposed(i, other);
        }
        if let Some(id) = self.apposed_to_pair(i, noun) {
            return Followed { entity: Some(id), by: ResolvedBy::Apposition };
        }
        let lemma = head.lemma;
        let single = noun == Noun::Person;
        let unnamed = self.unnamed(&mention, point, noun, lemma);
        if single
            && (point == Point::Definite || head.capital)
            && let Some(id) = self.holder(&mention, lemma, Gender::of_noun(head.class))
            && !unnamed.is_some_and(|other| self.is_nearer(other, id))
        {
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        let body =
            if self.is_bare_body(&mention, point, noun) { self.recent_body(i, head.word) } else { None };
        let seen = |id: Option<usize>| id.and_then(|id| self.cast.entities[id].seen);
        let known = unnamed.filter(|&id| seen(unnamed) >= seen(body) && !self.cast.entities[id].assumed);
        if let Some(id) = known {
            return Followed { entity: Some(id), by: ResolvedBy::Description };
        }
        if let Some(id) = body.or_else(|| self.epithet(i, point, noun)) {
            if noun == Noun::Body {
                self.cast.entities[id].being = Being::Body;
            }
            return Followed { entity: Some(id), by: ResolvedBy::Role };
        }
        let id = unnamed.unwrap_or_else(|| self.introduce(&mention, noun, lemma));
        let introduced =
            point != Point::Definite && (point != Point::Indefinite || has_article(self.reading, &mention));
        self.cast.entities[id].assumed |= single && !introduced && unnamed.is_none();
        Followed { entity: Some(id), by: ResolvedBy::Description }
    }

    /// Whether somebody without a name was brought in, "an Egyptian official", after the last word of one who is named and
    /// may be called the same.
    fn is_nearer(&self, unnamed: usize, named: usize) -> bool {
        let (unnamed, named) = (&self.cast.entities[unnamed], &self.cast.entities[named]);
        let former = unnamed.description.is_some_and(|d| contains_words(d.of(self.reading.text), "former"));
        !unnamed.assumed && !former && unnamed.seen > named.seen
    }

    /// "the committee": a body that nothing but the noun tells of.
    fn is_bare_body(&self, mention: &Mention, point: Point, noun: Noun) -> bool {
        let definite = noun == Noun::Body && point == Point::Definite;
        definite && !self.has_name(mention) && self.place_of(mention).is_none()
    }

    /// "Ann Lee and Bob Roe, sociologists": the description of two who are named together.
    fn apposed_to_pair(&mut self, i: usize, noun: Noun) -> Option<usize> {
        let before = i.checked_sub(1)?;
        let end = self.mentions[before].end();
        let comma = self.reading.tokens.get(end).is_some_and(|t| t.kind == Mark::Comma);
        let apposed = noun == Noun::People && comma && end + 1 == self.mentions[i].start();
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
        let ours = words::sort(self.reading.tokens[mention.head()].word).any(Sort::OURS);
        let owner = if noun == Noun::Body && ours { self.owner(mention) } else { None };
        if let Some(id) = owner.and_then(|owner| self.cast.owned.get(&(owner, lemma)).copied()) {
            return id;
        }
        let mut entity = Entity::new(being);
        entity.learn(Gender::of_noun(self.reading.tokens[mention.head()].class), true);
        entity.last = lemma;
        entity.description = Some(self.bare(mention));
        let id = self.cast.entities.len();
        if let Some(owner) = owner {
            entity.label = Some(self.owned_name(owner, mention));
            self.cast.owned.insert((owner, lemma), id);
        } else if self.is_named(mention, noun) {
            let mut from = mention.start();
            while from < mention.head() && self.reading.tokens[from].class.has(Class::DETERMINER) {
                from += 1;
            }
            entity.name = from..mention.end();
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
                let first = &self.reading.tokens[mention.start()];
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
        format!("{} {}", text(surname), text(mention.head()))
    }

    /// Whose body it is: "Clinton's campaign", "the Clinton campaign", "her campaign".
    fn owner(&self, mention: &Mention) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.head() < mention.start());
        let to = self.mentions.partition_point(|m| m.head() < mention.head());
        let index = (from..to).last()?;
        let first = &self.mentions[index];
        let id = self.followed[index].entity?;
        let near = first.end() == mention.head() || first.end() + 1 == mention.head() && first.owner;
        let owner = &self.cast.entities[id];
        let person = owner.being == Being::Person && owner.is_named();
        let called = match first.what {
            What::Name(run) => self.reading.tokens[run.end() - 1].word == owner.last,
            _ => true,
        };
        (near && person && called).then_some(id)
    }

    /// Whether a name stands in the description.
    fn has_name(&self, mention: &Mention) -> bool {
        let from = self.mentions.partition_point(|m| m.head() < mention.start());
        let inside = self.mentions[from..].iter().take_while(|m| m.head() < mention.head());
        inside.into_iter().any(|m| matches!(m.what, What::Name(run) if run.sure))
            || (mention.start() + 1..=mention.head()).any(|t| self.reading.tokens[t].capital)
    }

    /// "Republicans", "House Democrats": a capital in mid-sentence, no number of them.
    fn is_proper(&self, mention: &Mention) -> bool {
        let head = &self.reading.tokens[mention.head()];
        let opens = mention.head() == 0 || !self.reading.tokens[mention.head() - 1].kind.is_wordy();
        let first = &self.reading.tokens[mention.start()];
        let party = [const { label("democrats") }, const { label("republicans") }].contains(&head.word);
        let lowered = (mention.start()..mention.head()).any(|t| {
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
        let head = &self.reading.tokens[mention.head()];
        let span = self.complemented(&mention);
        let entity = &mut self.cast.entities[id];
        if entity.being == Being::Person {
            entity.learn(Gender::of_noun(head.class), true);
            if matches!(mention.what, What::Phrase { noun: Noun::Body, .. }) && entity.may_be_body() {
                entity.being = Being::Body;
            }
        }
        let titles = |d: Span| d.len() < 6 && d.of(self.reading.text).ends_with('.');
        if entity.description.is_none_or(titles) {
            entity.description = Some(span);
        }
        self.mark(id, mention.start(), mention.end());
        self.cast.give_role(id, head.lemma);
        Followed { entity: Some(id), by: ResolvedBy::Apposition }
    }

    /// The description with what is attached to it: "pastor of Solid Rock Christian Church".
    fn complemented(&self, mention: &Mention) -> Span {
        let mut item = self.item_of[mention.end() - 1] as usize + 1;
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
        let name = mention.same_as().map(|k| &self.mentions[k]).filter(|m| m.start() == mention.start());
        if let Some(What::Name(run)) = name.map(|m| m.what) {
            return bare.join(self.reading.tokens[run.name() - 1].span);
        }
        if end > floor { bare.join(self.reading.span(end - 1)) } else { bare }
    }

    /// Somebody described with the same noun before.
    fn unnamed(&self, mention: &Mention, point: Point, noun: Noun, lemma: u32) -> Option<usize> {
        if point == Point::Other {
            return None;
        }
        let text = self.reading.text;
        let this = self.bare(mention).of(text);
        let place = self.place_of(mention).map_or("", |s| s.of(text));
        let plural = noun == Noun::People;
        let before = self.cast.described.get(&lemma)?.iter().rev().take(MEMORY);
        let mut found = before.map(|&id| (id, &self.cast.entities[id]));
        found
            .find(|(_, e)| {
                let that = e.description.map_or("", |d| d.of(text));
                let equal = that.eq_ignore_ascii_case(this) && (place.is_empty() || noun != Noun::Body);
                match point {
                    Point::Definite => {
                        equal || !plural && contains_words(that, this) && contains_words(that, place)
                    }
                    Point::Owned => equal,
                    _ => equal && (plural || noun != Noun::Person),
                }
            })
            .map(|(id, _)| id)
    }

    /// "Riyadh" of "the government in Riyadh".
    pub(super) fn place_of(&self, mention: &Mention) -> Option<Span> {
        let item = *self.item_of.get(mention.end())? as usize;
        let places = ["at", "for", "from", "in", "of"].map(|w| crate::lexicon::hash(w.as_bytes()));
        let placed = self.reading.tokens.get(mention.end()).is_some_and(|t| places.contains(&t.word))
            && item + 1 < self.reading.items.len();
        (placed && self.reading.tag(item + 1) == Tag::Name).then(|| self.reading.span(item + 1))
    }

    /// The named body that "the committee" or "the company" means.
    fn recent_body(&self, i: usize, word: u32) -> Option<usize> {
        let body = |e: usize| self.cast.entities[e].being == Being::Body && self.cast.entities[e].is_named();
        let named_so = self.back(i).find(|&(_, e)| body(e) && self.cast.entities[e].last == word);
        if !words::sort(word).any(Sort::GENERAL) {
            return named_so.map(|(_, e)| e);
        }
        let company = words::sort(word).any(Sort::BUSINESS);
        let here = self.mentions[i].paragraph();
        let near = |m: &Mention| !m.modifier && !m.quoted && m.paragraph() + 3 > here;
        let beside = |m: &Mention| company && m.subject && m.sentence() + 1 >= self.mentions[i].sentence();
        let fits = |k: usize, e: usize| {
            let m = &self.mentions[k];
            near(m)
                && (body(e) && !self.is_public(e, company)
                    || beside(m) && self.cast.entities[e].may_be_body())
        };
        let bodies = self.back(i).filter(|&(k, e)| fits(k, e));
        let general = bodies.max_by_key(|&(k, _)| {
            let m = &self.mentions[k];
            (2 * m.sentence() + if m.subject { 3 } else { 0 }, k)
        });
        let later = general.filter(|&(k, _)| named_so.is_none_or(|(n, _)| n < k)).or(named_so).or(general);
        later.map(|(_, e)| e)
    }

    /// Whether a body's name tells that it is a place, or no company: a committee, a party.
    fn is_public(&self, id: usize, company: bool) -> bool {
        let Some(last) = self.cast.entities[id].name.clone().last() else { return false };
        let token = &self.reading.tokens[last];
        let sort = words::sort(token.word);
        sort.any(Sort::PLACE.or(Sort::EVENT)) || company && sort.any(Sort::PUBLIC)
    }
}
