//! Pronouns: who is in focus where one stands.

use smallvec::SmallVec;

use super::ResolvedBy;
use super::cast::Being;
use super::follow::{Followed, MEMORY, NOBODY, Walk};
use super::mention::{Mention, What};
use super::name::Gender;
use super::words::{self, Sort};
use crate::lexicon::{Class, label};
use crate::phrase::Tag;
use crate::token::Token;

impl Walk<'_> {
    pub(super) fn pronoun(&mut self, i: usize) -> Followed {
        let mention = self.mentions[i];
        let class = self.reading.tokens[mention.head()].class;
        if mention.quoted || class.any(Class::FIRST | Class::SECOND) {
            return NOBODY;
        }
        let by = ResolvedBy::Pronoun;
        let both = self.reading.tokens[mention.head()].word == const { label("both") };
        let entity = if both {
            self.two(i)
        } else if class.has(Class::PLURAL) {
            self.plural(i)
        } else if class.any(Class::MALE | Class::FEMALE) {
            let gender = Gender::of(class);
            let near = self.coordinate(i, gender).or_else(|| self.ahead(i, gender));
            let found = near.or_else(|| self.focus(i, gender, true));
            if let Some(id) = found {
                let entity = &mut self.cast.entities[id];
                entity.learn(gender, false);
            }
            found
        } else if class.has(Class::NEUTER) {
            self.neuter(i)
        } else {
            return NOBODY;
        };
        entity.map_or(NOBODY, |id| Followed { entity: Some(id), by })
    }

    /// "Despite his doubts, Cruz said": the subject that comes after the opening phrase.
    fn ahead(&mut self, i: usize, gender: Gender) -> Option<usize> {
        let here = self.mentions[i];
        let start = self.reading.sentences.get(here.sentence())?.start as usize;
        let item = self.item_of[here.start()] as usize;
        let clause = self.reading.class(start).has(Class::SUBORDINATOR);
        let opens = match self.reading.tag(start) {
            Tag::Preposition if clause && item == start + 1 => true,
            Tag::Preposition => self.reading.tag(item) == Tag::Possessive && item < start + 6,
            Tag::Subordinator => item < start + 4,
            _ => false,
        };
        if !opens || (start..item).any(|k| self.reading.tag(k) == Tag::Comma) {
            return None;
        }
        let rest =
            (i + 1..self.mentions.len()).take_while(|&k| self.mentions[k].sentence() == here.sentence());
        let after_comma = |k: usize| {
            let at = self.item_of[self.mentions[k].start()] as usize;
            self.reading.tag(at.saturating_sub(1)) == Tag::Comma
        };
        let next = rest.into_iter().find(|&k| self.mentions[k].subject && after_comma(k))?;
        let mention = self.mentions[next];
        let What::Name(run) = mention.what else { return None };
        let id = self.cast.follow(run, &mention, self.speaks[next], |_| 0);
        let entity = &self.cast.entities[id];
        let agrees = entity.gender == gender || !entity.firm;
        (entity.being == Being::Person && agrees).then_some(id)
    }

    /// "Obama and his team": whose it is stands before "and".
    fn coordinate(&self, i: usize, gender: Gender) -> Option<usize> {
        let here = &self.mentions[i];
        let item = self.item_of[here.start()] as usize;
        let owned = self.reading.tag(item) == Tag::Possessive;
        let and = item > 0 && self.reading.tag(item - 1) == Tag::Conjunction;
        let before = i.checked_sub(1).filter(|_| owned && and)?;
        let mention = &self.mentions[before];
        let entity = &self.cast.entities[self.followed[before].entity?];
        let agrees = entity.gender == gender || entity.gender == Gender::Unknown;
        let touches = mention.end() + 1 == here.start() && !mention.quoted && !mention.modifier;
        (touches && entity.being == Being::Person && agrees).then_some(self.followed[before].entity?)
    }

    /// They: people, several together, else a body.
    fn plural(&mut self, i: usize) -> Option<usize> {
        let here = self.mentions[i];
        let mut best: Option<(i32, usize, bool)> = None;
        for (k, e) in self.back(i) {
            let m = &self.mentions[k];
            let pair = self.pairs(k);
            let base = match self.cast.entities[e].being {
                Being::People => 30,
                _ if pair => 30,
                Being::Body => 8,
                _ => continue,
            };
            let score = base - 25 * (here.sentence() - m.sentence()) as i32 + if m.subject { 15 } else { 0 }
                - if m.modifier || m.quoted { 30 } else { 0 }
                - if m.oblique { 8 } else { 0 }
                - if self.is_predicate(k) { 30 } else { 0 };
            if best.is_none_or(|(s, ..)| score > s) {
                best = Some((score, if pair { k } else { e }, pair));
            }
        }
        let (_, found, pair) = best?;
        if pair { self.pair(found) } else { Some(found) }
    }

    /// "have been rivals", "the world": no group that does anything.
    fn is_predicate(&self, k: usize) -> bool {
        let item = self.item_of[self.mentions[k].start()] as usize;
        let be = item > 0 && self.reading.class(item - 1).has(Class::BE);
        let word = self.reading.tokens[self.mentions[k].head()].word;
        be || words::sort(word).any(Sort::CROWD)
    }

    /// "Both have": the last two who were named together.
    fn two(&mut self, i: usize) -> Option<usize> {
        let here = self.mentions[i].sentence();
        let near = |&k: &usize| self.mentions[k].sentence() + 2 >= here;
        let found = (0..i).rev().take(MEMORY).take_while(near).find(|&k| self.pairs(k))?;
        self.pair(found)
    }

    fn neuter(&mut self, i: usize) -> Option<usize> {
        let here = &self.mentions[i];
        let verb = self.reading.tokens.get(here.end()).map_or(0, |t| t.lemma);
        let reads = verb == const { label("read") };
        let score = |&(k, e): &(usize, usize)| {
            let (m, entity) = (&self.mentions[k], &self.cast.entities[e]);
            let base = match entity.being {
                // "Valeant fell after it": no person, then.
                Being::Person | Being::Thing
                    if m.subject
                        && m.sentence() == here.sentence()
                        && entity.may_be_body()
                        && !self.is_dummy(here) =>
                {
                    14
                }
                Being::Text => 16,
                _ if reads => return None,
                Being::Body => 20,
                Being::Place => 12,
                _ => return None,
            };
            let near = 20 * (here.sentence() - m.sentence()) as i32;
            Some(base - near + if m.subject { 15 } else { 0 } - if m.modifier || m.quoted { 30 } else { 0 })
        };
        let id = self.best(self.back(i).filter_map(|c| score(&c).map(|s| (s, c.1))))?;
        if matches!(self.cast.entities[id].being, Being::Person | Being::Thing) {
            self.cast.entities[id].being = Being::Body;
        }
        Some(id)
    }

    /// Whether an "it" may stand for nothing: it was late, it would rain, it is said that.
    fn is_dummy(&self, it: &Mention) -> bool {
        const EMPTY: [u32; 8] = [
            label("appear"),
            label("happen"),
            label("matter"),
            label("rain"),
            label("seem"),
            label("snow"),
            label("take"),
            label("turn"),
        ];
        let mut verbs =
            self.reading.tokens[it.end()..].iter().take(5).skip_while(|t| t.class.has(Class::ADVERB));
        let first = verbs.find(|t| !t.class.has(Class::MODAL) && !t.class.has(Class::NOT));
        let mut second = || verbs.find(|t| !t.class.any(Class::ADVERB | Class::NOT));
        let is_done = |t: &Token| {
            t.class.has(Class::ING)
                || t.class.has(Class::PARTICIPLE) && !t.class.any(Class::COMMUNICATION | Class::COGNITION)
        };
        first.is_some_and(|t| match t.class.any(Class::BE | Class::CLITIC_S) {
            true => !second().is_some_and(is_done),
            false => EMPTY.contains(&t.lemma),
        })
    }

    /// The candidate with the highest score; the nearest of equals.
    fn best(&self, candidates: impl Iterator<Item = (i32, usize)>) -> Option<usize> {
        let mut best: Option<(i32, usize)> = None;
        for (score, id) in candidates {
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, id));
            }
        }
        best.map(|(_, id)| id)
    }

    /// The person of `gender` most in focus at mention `i`.
    pub(super) fn focus(&self, i: usize, gender: Gender, pronoun: bool) -> Option<usize> {
        // Entity, its best mention's score, and what its other mentions add.
        let mut scores: SmallVec<[(usize, i32, i32); 8]> = SmallVec::new();
        for (k, e) in self.back(i) {
            let entity = &self.cast.entities[e];
            let clash =
                gender != Gender::Unknown && entity.gender != Gender::Unknown && entity.gender != gender;
            if entity.being != Being::Person || clash && entity.firm {
                continue;
            }
            let mut score = self.salience(i, k, pronoun);
            if clash {
                // A given name tells less than the rest of the scene, but something.
                score -= 70;
                if score < 15 {
                    continue;
                }
            } else if gender != Gender::Unknown && entity.gender == Gender::Unknown {
                score -= if entity.name.len() == 1 && entity.roles.is_empty() { 18 } else { 12 };
            }
            if !entity.is_named() {
                score -= if entity.gender == Gender::Unknown { 18 } else { 12 };
            }
            if !pronoun {
                // A description fits whom the article is about, unless that one is known as something else.
                score += 2 * entity.count.min(10) as i32;
                score -= if entity.roles.is_empty() { 0 } else { 12 };
            }
            match scores.iter_mut().find(|(id, ..)| *id == e) {
                Some((_, best, more)) => {
                    *best = (*best).max(score);
                    *more += score.clamp(0, 32) / 8;
                }
                None => scores.push((e, score + (entity.count.min(8)) as i32, 0)),
            }
        }
        let all = scores.into_iter().map(|(id, score, more)| (score + more.min(10), id));
        self.best(all.filter(|&(score, _)| pronoun || score > 0))
    }

    /// How much mention `k` offers itself to a pronoun at `i`.
    fn salience(&self, i: usize, k: usize, pronoun: bool) -> i32 {
        let (here, there) = (&self.mentions[i], &self.mentions[k]);
        let distance = (here.sentence() - there.sentence()) as i32;
        let mut score = 60 - 14 * distance.min(8);
        score += if there.subject || self.speaks[k] { 14 } else { 0 };
        score += if self.speaks[k] { 10 } else { 0 };
        score -= if there.oblique { 5 } else { 0 };
        let leads = self.leads(k);
        score += if self.is_topic(k) { 40 } else { 0 };
        score -= if there.owner && !leads { 4 } else { 0 };
        score += if leads { 8 } else { 0 };
        score -= if there.modifier { 25 } else { 0 };
        score -= if there.quoted { 45 } else { 0 };
        score += if there.paragraph() == here.paragraph() { 8 } else { 0 };
        let opens = self.leads(i);
        if self.speaks[i] && self.last_speaker == Some(k) && (opens || distance > 0 && self.ends_quote(i)) {
            score += 12;
        }
        // "Comey coined this term when he": the subject of the same sentence.
        if distance == 0 && pronoun && there.subject && !self.follows_mark(i) {
            score += if self.is_nearest(i, k) { 18 } else { 12 };
        }
        if distance > 0 && self.ends_quote(i) {
            score -= self.asks(k);
        }
        if opens && distance == 1 && self.is_main(k) {
            score += if pronoun { 8 } else { 4 };
        }
        if distance == 0 && !pronoun && there.oblique {
            score -= 90;
        }
        if distance == 0 && there.subject && self.is_object_of(i, k) {
            score -= 60;
        }
        if distance == 0 && pronoun && self.trails(i) && !self.speaks[k] {
            score -= 30;
        }
        score
    }

    /// "As for Trump, he".
    fn is_topic(&self, k: usize) -> bool {
        let start = self.mentions[k].start();
        let [.., r#as, r#for] = &self.reading.tokens[start.saturating_sub(2)..start] else { return false };
        r#as.word == const { label("as") } && r#for.word == const { label("for") }
    }

    /// Whether mention `k` opens its sentence, a conjunction aside.
    fn leads(&self, k: usize) -> bool {
        let m = &self.mentions[k];
        let start = self.reading.sentences.get(m.sentence()).map_or(0, |s| s.start as usize);
        let item = self.item_of[m.start()] as usize;
        let joined = item == start + 1 && self.reading.tag(start) == Tag::Conjunction;
        (item == start || joined) && !m.modifier
    }

    /// "Frost then asked Kurz": how little the answer is to be expected from mention `k`.
    fn asks(&self, k: usize) -> i32 {
        let item = self.item_of[self.mentions[k].end() - 1] as usize + 1;
        let adverb = usize::from(self.reading.items.get(item).is_some_and(|i| i.tag == Tag::Adverb));
        let verb = self.reading.items.get(item + adverb).map(|i| &self.reading.tokens[i.token as usize]);
        let asks = verb.is_some_and(|t| t.lemma == const { label("ask") });
        let asked = self.mentions.get(k + 1).map(|m| self.item_of[m.start()] as usize);
        match asks {
            true if asked == Some(item + adverb + 1) => 25,
            true => 15,
            false => 0,
        }
    }

    /// Whether no other subject stands between mentions `k` and `i`.
    fn is_nearest(&self, i: usize, k: usize) -> bool {
        let other = |b: usize| self.mentions[b].subject && self.followed[b].entity != self.followed[k].entity;
        !(k + 1..i).any(other)
    }

    /// Whether mention `k` is its sentence's main subject: the first after an opening phrase or clause.
    fn is_main(&self, k: usize) -> bool {
        let here = self.mentions[k].sentence();
        let Some(sentence) = self.reading.sentences.get(here) else { return false };
        let start = sentence.start as usize;
        let item = |m: usize| self.item_of[self.mentions[m].start()] as usize;
        let aside = matches!(self.reading.tag(start), Tag::Subordinator | Tag::Preposition);
        let comma = || (start..item(k).min(start + MEMORY)).find(|&at| self.reading.tag(at) == Tag::Comma);
        let floor = if aside { comma().unwrap_or(start) } else { start };
        let before = (0..k).rev().take(MEMORY);
        let before = before.take_while(|&b| self.mentions[b].sentence() == here && item(b) >= floor);
        let person = |b: usize| {
            let being = self.followed[b].entity.map(|e| self.cast.entities[e].being);
            self.mentions[b].subject && being == Some(Being::Person)
        };
        self.mentions[k].subject && item(k) >= floor && !before.into_iter().any(person)
    }

    /// Whether mention `i` comes with the cue that closes a quote or clause.
    fn ends_quote(&self, i: usize) -> bool {
        let item = self.item_of[self.mentions[i].start()] as usize;
        self.trails(i) || item > 0 && self.reading.tag(item - 1) == Tag::Quote
    }

    /// "..., he said": whether a comma, dash or quote stands just before mention `i`.
    fn follows_mark(&self, i: usize) -> bool {
        let item = self.item_of[self.mentions[i].start()] as usize;
        item > 0 && matches!(self.reading.tag(item - 1), Tag::Comma | Tag::Quote | Tag::Dash)
    }

    /// "Obama endorsed her": the object of a verb is not its subject.
    fn is_object_of(&self, i: usize, k: usize) -> bool {
        let (from, to) = (
            self.item_of[self.mentions[k].end() - 1] as usize + 1,
            self.item_of[self.mentions[i].start()] as usize,
        );
        let class = self.reading.class(to);
        class.has(Class::OBJECT)
            && !class.has(Class::REFLEXIVE)
            && self.reading.tag(to) == Tag::Pronoun
            && from < to
            && (from..to)
                .all(|item| self.reading.tag(item).is_verbal() || self.reading.tag(item) == Tag::Adverb)
    }

    /// "Trump would lose, he said": what stands before belongs to his words.
    fn trails(&self, i: usize) -> bool {
        let item = self.item_of[self.mentions[i].start()] as usize;
        let closes = self.reading.items.get(item + 2).is_none_or(|next| {
            let clause = [Tag::Pronoun, Tag::That, Tag::Determiner, Tag::Possessive, Tag::To];
            !clause.contains(&next.tag)
        });
        self.speaks[i] && self.follows_mark(i) && closes
    }
}
