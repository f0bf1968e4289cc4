//! Names and descriptions that stand beside each other and are one: "Ida Kurz, a former mayor,".

use super::follow::MEMORY;
use super::mention::{Mention, Noun, Scan, What};
use super::name::{Bearer, Run};
use crate::lexicon::{Class, label};
use crate::phrase::Tag;
use crate::token::Kind;

impl Scan<'_> {
    /// Adds a mention, tied to the one it stands in apposition to.
    pub(super) fn link(&mut self, mut mention: Mention, item: usize) {
        // What stands inside the description is no neighbour of it.
        let outer =
            self.mentions.iter().rposition(|m| m.start() < mention.start()).filter(|&k| k >= self.floor);
        if let Some(index) = outer.filter(|&k| !mention.quoted && !self.mentions[k].quoted) {
            match mention.what {
                What::Phrase { noun, .. } => {
                    let beside = Some(self.name_near(index)).filter(|&k| {
                        let between = self.item(self.mentions[index].end())..item;
                        self.describes(&mention, noun, k, between)
                    });
                    if beside.is_some() && self.tag(self.item(self.mentions[index].end())) == Tag::Comma {
                        let from = self.item(self.mentions[index].end()) + 1;
                        let whole = self.tag(from) == Tag::Determiner && from < item;
                        if whole {
                            mention.begin(self.reading().items[from].token as usize);
                        }
                    }
                    mention.tie(beside.or_else(|| self.described_with(index, item)));
                }
                What::Name(run) => self.name_described(&mention, run, index, item),
                What::Pronoun => {}
            }
        }
        self.mentions.push(mention);
    }

    /// The name that mention `index` is, or whose place it is: "Ida Kurz of Dunmore, a former mayor".
    fn name_near(&self, index: usize) -> usize {
        let m = &self.mentions[index];
        let placed = m.oblique && matches!(m.what, What::Name(_)) && index > self.floor;
        let touches = placed && self.item(self.mentions[index - 1].end()) + 1 == self.item(m.start());
        if touches && matches!(self.mentions[index - 1].what, What::Name(run) if run.bearer == Bearer::Person)
        {
            index - 1
        } else {
            index
        }
    }

    /// The first of the sentence's mentions that mention `index` may be tied to.
    fn nearby(&self, index: usize) -> usize {
        self.floor.max(index.saturating_sub(MEMORY))
    }

    /// "Ida Kurz, a farmer and former mayor": whom the description before "and" describes.
    fn described_with(&self, index: usize, item: usize) -> Option<usize> {
        let joined =
            self.item(self.mentions[index].end()) + 1 == item && self.tag(item - 1) == Tag::Conjunction;
        if !joined {
            return None;
        }
        let mut at = index;
        let floor = self.nearby(index);
        // "an adviser to Republicans and former director"
        while at > floor && self.mentions[at].oblique && self.mentions[at].same_as().is_none() {
            at -= 1;
        }
        let before = &self.mentions[at];
        let noun = matches!(before.what, What::Phrase { noun: Noun::Person, .. });
        before.same_as().filter(|&k| noun && k < at)
    }

    /// Whether the description `mention` says what the name at mention `index` is.
    fn describes(
        &self,
        mention: &Mention,
        noun: Noun,
        index: usize,
        between: std::ops::Range<usize>,
    ) -> bool {
        let (before, item) = (&self.mentions[index], between.end);
        let What::Name(run) = before.what else { return false };
        let article = self.tag(item) == Tag::Determiner;
        let beside = self.is_apposition(between.clone()) && self.closes(mention.end())
            || between.is_empty() && article && !mention.modifier;
        fits(run, noun) && !before.owner && (beside || self.is_copula(before, between))
    }

    /// Ties the description that ends in or before mention `index` to the name `mention` after it.
    fn name_described(&mut self, mention: &Mention, run: Run, index: usize, item: usize) {
        let mut at = index;
        // "the director of the Dunmore Centre, Ina Kurz,": over the names inside.
        let inner = |m: &Mention| {
            let item = self.item(m.start());
            let inside = m.oblique || item > 0 && self.tag(item - 1) == Tag::Possessive;
            let thing = !matches!(m.what, What::Phrase { noun: Noun::Person | Noun::People, .. });
            inside && thing
        };
        let floor = self.nearby(index);
        while at > floor && inner(&self.mentions[at]) {
            at -= 1;
        }
        let before = &self.mentions[at];
        let between = self.item(before.end())..item;
        let What::Phrase { noun, .. } = before.what else { return };
        let named = self.is_named_after(between.clone(), mention.end())
            || self.is_identified(between.clone())
            || self.is_coordinate(before, between.clone(), mention, run)
            || self.is_preposed(before, between, mention);
        if fits(run, noun) && named {
            let new = self.mentions.len();
            self.mentions[at].tie(Some(new));
        }
    }

    /// "a woman later identified as Ida Kurz", "a man known as Bob".
    fn is_identified(&self, between: std::ops::Range<usize>) -> bool {
        let words = [const { label("identified") }, const { label("known") }, const { label("named") }];
        let word = |k: usize| self.reading().token(k).word;
        let verb = between.clone().find(|&k| words.contains(&word(k)));
        let plain = verb.is_some_and(|v| (between.start..v).all(|k| self.tag(k) == Tag::Adverb));
        plain && verb.is_some_and(|v| (v + 1..between.end).all(|k| word(k) == const { label("as") }))
    }

    /// "Former prosecutor and Mayor Ida Kurz": two titles of one.
    fn is_coordinate(
        &self,
        before: &Mention,
        between: std::ops::Range<usize>,
        name: &Mention,
        run: Run,
    ) -> bool {
        let and = between.len() == 1 && self.tag(between.start) == Tag::Conjunction;
        let bare = !self.reading().tokens[before.start()].class.has(Class::DETERMINER);
        and && bare && name.start() < run.name() && run.bearer == Bearer::Person
    }

    /// "A former mayor, Kurz has won": a description that opens the sentence, and its subject.
    fn is_preposed(&self, before: &Mention, between: std::ops::Range<usize>, name: &Mention) -> bool {
        let start = self.reading().sentences.get(self.sentence).map_or(0, |s| s.start as usize);
        let comma = between.end > between.start && self.tag(between.end - 1) == Tag::Comma;
        let verb = matches!(self.tag(self.item(name.end())), Tag::Verb | Tag::Auxiliary | Tag::Modal);
        let plain = between.len() <= 9 && !between.clone().any(|k| self.tag(k).is_verbal());
        self.item(before.start()) == start && comma && plain && verb
    }

    /// Whether what stands in apposition ends at a mark, no verb of its own before it.
    fn closes(&self, end: usize) -> bool {
        let from = self.item(end);
        for item in from..from + 16 {
            match self.tag(item) {
                Tag::Comma
                | Tag::End
                | Tag::Dash
                | Tag::Close
                | Tag::Open
                | Tag::Colon
                | Tag::Relative
                | Tag::Semicolon
                | Tag::Quote => return true,
                _ if self.reading().class(item).has(Class::CLITIC_S) => {}
                Tag::Verb | Tag::Auxiliary | Tag::Modal => return false,
                _ => {}
            }
        }
        false
    }

    /// ", a Republican" after a name; an age or party brackets may stand between.
    fn is_apposition(&self, between: std::ops::Range<usize>) -> bool {
        let inner = between.start + 2..between.end.max(between.start + 2);
        let plain = [Tag::Noun, Tag::Adverb, Tag::Conjunction, Tag::Participle, Tag::Verb];
        between.len() == 1 && matches!(self.tag(between.start), Tag::Comma | Tag::Dash)
            // ", a former broadcast journalist", whose words look like verbs.
            || self.tag(between.start) == Tag::Comma
                && self.tag(between.start + 1) == Tag::Determiner
                && inner.len() <= 7
                && between.len() > 1
                && inner.clone().all(|k| plain.contains(&self.tag(k)))
                && inner.clone().filter(|&k| self.tag(k) == Tag::Verb).count() < 2
            || between.len() == 3
                && self.tag(between.start) == Tag::Comma
                && self.reading().kind(between.end - 1) == Kind::SingleClose
            || between.len() == 3
                && self.tag(between.start) == Tag::Comma
                && self.reading().kind(between.start + 1) == Kind::Number
                && self.tag(between.start + 2) == Tag::Comma
            || between.len() <= 6
                && self.tag(between.start) == Tag::Open
                && between.end > 1
                && self.tag(between.end - 1) == Tag::Comma
    }

    /// "is the", "became a".
    fn is_copula(&self, before: &Mention, between: std::ops::Range<usize>) -> bool {
        let become_ = const { label("become") };
        let relative = between.len() == 3
            && self.tag(between.start) == Tag::Comma
            && self.tag(between.start + 1) == Tag::Relative
            && self.reading().class(between.start + 2).has(Class::BE);
        relative
            || before.subject
                && (between.len() == 1 || between.len() == 2 && self.tag(between.start + 1) == Tag::Adverb)
                && (self.reading().class(between.start).has(Class::BE)
                    || self.reading().token(between.start).lemma == become_)
    }

    /// "the campaign manager, Robby Mook," or "his wife Jane": the name ends at a mark.
    fn is_named_after(&self, between: std::ops::Range<usize>, end: usize) -> bool {
        let after = self.item(end);
        let closes = matches!(
            self.tag(after),
            Tag::Comma | Tag::End | Tag::Dash | Tag::Open | Tag::Colon | Tag::Close
        ) || after >= self.reading().items.len();
        let placed = self.tag(after) == Tag::Preposition
            && self.tag(after + 1) == Tag::Name
            && self.tag(after + 2) == Tag::Comma;
        let closes = closes || placed;
        let comma = between.end > between.start && self.tag(between.end - 1) == Tag::Comma;
        let attached = between.len() <= 9
            && between.clone().take(between.len().saturating_sub(1)).all(|k| {
                matches!(
                    self.tag(k),
                    Tag::Noun
                        | Tag::Name
                        | Tag::Determiner
                        | Tag::Preposition
                        | Tag::Possessive
                        | Tag::Adverb
                )
            });
        comma && closes && attached
    }
}

/// Whether a name of this sort may be described by this sort of noun.
fn fits(run: Run, noun: Noun) -> bool {
    match noun {
        Noun::Person => matches!(run.bearer, Bearer::Person | Bearer::Unclear | Bearer::Single),
        Noun::Body => matches!(run.bearer, Bearer::Body | Bearer::Unclear | Bearer::Single),
        Noun::People | Noun::Text => false,
    }
}
