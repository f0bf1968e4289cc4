//! Pronouns: who is in focus where one stands.

use super::ResolvedBy;
use super::cast::Being;
use super::follow::{Followed, NOBODY, Walk};
use super::mention::What;
use super::name::Gender;
use crate::lexicon::Class;
use crate::phrase::Tag;

impl Walk<'_> {
    pub(super) fn pronoun(&mut self, i: usize) -> Followed {
        let mention = self.mentions[i];
        let class = self.reading.tokens[mention.head].class;
        if mention.quoted || class.any(Class::FIRST | Class::SECOND) {
            return NOBODY;
        }
        let by = ResolvedBy::Pronoun;
        let entity = if class.has(Class::PLURAL) {
            self.plural(i)
        } else if class.any(Class::MALE | Class::FEMALE) {
            let gender = Gender::of(class);
            let found = self.ahead(i, gender).or_else(|| self.focus(i, gender, true));
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
        let start = self.reading.sentences.get(here.sentence)?.start as usize;
        let item = self.item_of[here.start] as usize;
        let opens = match self.reading.tag(start) {
            Tag::Preposition => self.reading.tag(item) == Tag::Possessive && item < start + 6,
            Tag::Subordinator => item < start + 4,
            _ => false,
        };
        if !opens || (start..item).any(|k| self.reading.tag(k) == Tag::Comma) {
            return None;
        }
        let rest = (i + 1..self.mentions.len()).take_while(|&k| self.mentions[k].sentence == here.sentence);
        let after_comma = |k: usize| {
            let at = self.item_of[self.mentions[k].start] as usize;
            self.reading.tag(at.saturating_sub(1)) == Tag::Comma
        };
        let next = rest.into_iter().find(|&k| self.mentions[k].subject && after_comma(k))?;
        let mention = self.mentions[next];
        let What::Name(run) = mention.what else { return None };
        let id = self.cast.follow(run, &mention, self.speaks[next], |_| 0);
        let entity = &self.cast.entities[id];
        let agrees = entity.gender == gender || entity.gender == Gender::Unknown;
        (entity.being == Being::Person && agrees).then_some(id)
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
            let score = base - 25 * (here.sentence - m.sentence) as i32 + if m.subject { 15 } else { 0 }
                - if m.modifier || m.quoted { 30 } else { 0 }
                - if m.oblique { 8 } else { 0 };
            if best.is_none_or(|(s, ..)| score > s) {
                best = Some((score, if pair { k } else { e }, pair));
            }
        }
        let (_, found, pair) = best?;
        if pair { self.pair(found) } else { Some(found) }
    }

    fn neuter(&self, i: usize) -> Option<usize> {
        let here = &self.mentions[i];
        let score = |&(k, e): &(usize, usize)| {
            let (m, being) = (&self.mentions[k], self.cast.entities[e].being);
            let base = match being {
                Being::Body | Being::Place => 20,
                Being::Text => 16,
                _ => return None,
            };
            let near = 20 * (here.sentence - m.sentence) as i32;
            Some(base - near + if m.subject { 15 } else { 0 } - if m.modifier || m.quoted { 30 } else { 0 })
        };
        self.best(self.back(i).filter_map(|c| score(&c).map(|s| (s, c.1))))
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
        let mut scores: Vec<(usize, i32, i32)> = Vec::new();
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
                score -= if entity.name.len() == 1 && entity.roles.is_empty() { 25 } else { 12 };
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
        let distance = (here.sentence - there.sentence) as i32;
        let mut score = 60 - 14 * distance.min(8);
        score += if there.subject || self.speaks[k] { 14 } else { 0 };
        score += if self.speaks[k] { 10 } else { 0 };
        score -= if there.oblique { 5 } else { 0 };
        let leads = self.leads(k);
        score -= if there.owner && !leads { 4 } else { 0 };
        score += if leads { 8 } else { 0 };
        score -= if there.modifier { 25 } else { 0 };
        score -= if there.quoted { 45 } else { 0 };
        score += if there.paragraph == here.paragraph { 8 } else { 0 };
        if self.speaks[i] && self.last_speaker == Some(k) {
            score += 12;
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

    /// Whether mention `k` opens its sentence.
    fn leads(&self, k: usize) -> bool {
        let m = &self.mentions[k];
        let start = self.reading.sentences.get(m.sentence).map_or(0, |s| s.start as usize);
        self.item_of[m.start] as usize == start && !m.modifier
    }

    /// "Obama endorsed her": the object of a verb is not its subject.
    fn is_object_of(&self, i: usize, k: usize) -> bool {
        let (from, to) = (
            self.item_of[self.mentions[k].end - 1] as usize + 1,
            self.item_of[self.mentions[i].start] as usize,
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
        let item = self.item_of[self.mentions[i].start] as usize;
        let mark = item > 0 && matches!(self.reading.tag(item - 1), Tag::Comma | Tag::Quote | Tag::Dash);
        let closes = self.reading.items.get(item + 2).is_none_or(|next| {
            let clause = [Tag::Pronoun, Tag::That, Tag::Determiner, Tag::Possessive, Tag::To];
            !clause.contains(&next.tag)
        });
        self.speaks[i] && mark && closes
    }
}
