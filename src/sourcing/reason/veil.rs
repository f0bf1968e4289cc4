//! The words that say a source is kept anonymous.

use std::ops::Range;

use crate::lexicon::Class;
use crate::phrase::Tag;

use super::ground::opens_ground;
use crate::sourcing::scene::Scene;
use crate::sourcing::words::Sort;

/// Words that keep a source anonymous: items `start` to, and without, `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Veil {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the words are a ground by themselves: "not authorized to speak".
    pub(super) speaks: bool,
    /// Whether nobody is said to ask for it: "the name was withheld".
    pub(super) passive: bool,
}

impl Veil {
    const fn asked(start: usize, end: usize) -> Self {
        Self { start, end, speaks: false, passive: false }
    }

    const fn unasked(start: usize, end: usize) -> Self {
        Self { passive: true, ..Self::asked(start, end) }
    }

    const fn barred(at: usize) -> Self {
        Self { start: at, end: at + 1, speaks: true, passive: false }
    }
}

/// Whether item `i` may be the last of such words at all.
pub(super) fn may_end(scene: &Scene, i: usize) -> bool {
    const LAST: Sort = Sort::MASKED.or(Sort::NAMING).or(Sort::WITHHOLD).or(Sort::FORBID).or(Sort::PERMIT);
    scene.sort(i).any(LAST.or(Sort::MOUTHPIECE))
        || scene.class(i).has(Class::NOT)
        || scene.is(i, "only")
        || ["openly", "publicly", "record"].iter().any(|word| scene.is(i, word))
}

/// How somebody may be spoken of who gives no name.
const CALLED: [&str; 4] = ["called", "described", "known", "referred"];

/// Words that keep somebody anonymous whose last word is item `at` of a sentence.
pub(super) fn at(scene: &Scene, at: usize, sentence: Range<usize>) -> Option<Veil> {
    let here = Here { scene, at, sentence };
    let sort = scene.sort(at);
    if sort.any(Sort::VAGUE) && here.is_apposed() {
        return Some(Veil::unasked(at, at + 1));
    }
    if sort.any(Sort::MASKED) && here.is_masked() {
        // "on condition of anonymity", "asked to remain anonymous", "without attribution".
        let stays = |i: usize| scene.is_lemma(i, "remain") && scene.reading.tag(i - 1) != Tag::To;
        let before = here.asked(7).map(|start| match start > 0 && stays(start) {
            true => Veil::unasked(start, at + 1),
            false => Veil::asked(start, at + 1),
        });
        // "anonymity was granted".
        let granted = || here.ahead(4).find(|&i| scene.sort(i).any(Sort::VEIL));
        return before.or_else(|| granted().map(|end| Veil::asked(at, end + 1)));
    }
    if sort.any(Sort::NAMING)
        && let Some(veil) = here
            .unnamed()
            .or_else(|| here.kept_out())
            .or_else(|| here.kept_by_house())
            .or_else(|| here.goes_by())
            .or_else(|| here.afraid())
    {
        return Some(veil);
    }
    let changed = scene.is(at, "changed") && !here.behind(2).any(|i| scene.class(i).has(Class::BE));
    if sort.any(Sort::WITHHOLD) && !changed {
        // "whose name is withheld".
        let name = here.ahead(5).chain(here.behind(9)).any(|i| scene.sort(i).any(Sort::NAMING));
        let asked = here.asked(7).map(|start| Veil::asked(start, at + 1));
        return name.then(|| asked.unwrap_or(Veil::unasked(at, at + 1)));
    }
    if scene.is(at, "only") {
        return here.partly_named();
    }
    if scene.is(at, "record") {
        return here.off_the_record();
    }
    if scene.is(at, "openly") || scene.is(at, "publicly") {
        return here.not_in_public();
    }
    if sort.any(Sort::FORBID) && here.keeps_from_speaking() {
        return Some(Veil::barred(at));
    }
    if scene.class(at).has(Class::NOT) && here.is_ordered() {
        return Some(Veil::barred(at));
    }
    if sort.any(Sort::MOUTHPIECE) {
        return here.is_no_spokesman();
    }
    if sort.any(Sort::PERMIT) {
        // "speaking without permission".
        if scene.is(at.saturating_sub(1), "without")
            && let Some(start) = here
                .behind(3)
                .find(|&i| scene.reading.tag(i) == Tag::Ing && scene.sort(i).any(Sort::DISCLOSE))
        {
            return Some(Veil { start, end: at + 1, speaks: true, passive: false });
        }
        // "not authorized to speak", "lacked permission to comment".
        let lacks = here.behind(2).any(|i| scene.sort(i).any(Sort::LACK));
        let unable = here.denied(5) || lacks || scene.is(at, "unauthorized");
        let to = here.ahead(3).find(|&i| scene.reading.tag(i) == Tag::To)?;
        return (unable && here.discloses(to)).then(|| Veil::barred(at));
    }
    None
}

/// An item in its sentence.
struct Here<'s, 'r> {
    scene: &'s Scene<'r>,
    at: usize,
    sentence: Range<usize>,
}

impl Here<'_, '_> {
    /// The items after this one, fewer than `reach`.
    fn ahead(&self, reach: usize) -> Range<usize> {
        self.at + 1..(self.at + reach).min(self.sentence.end)
    }

    /// Up to `reach` items before this one.
    fn behind(&self, reach: usize) -> Range<usize> {
        self.at.saturating_sub(reach).max(self.sentence.start)..self.at
    }

    /// The nearest word before it that asks for anonymity or declines.
    fn asked(&self, reach: usize) -> Option<usize> {
        self.behind(reach).rev().find(|&i| self.scene.sort(i).any(Sort::VEIL.or(Sort::REFUSE)))
    }

    /// Whether a word that may stand for anonymity does so here: "on background", "not for attribution", "go
    /// unnamed", and not "a background check".
    fn is_masked(&self) -> bool {
        let (scene, before) = (self.scene, self.at.saturating_sub(1));
        if scene.is(self.at, "background") {
            return ["on", "deep"].iter().any(|word| scene.is(before, word));
        }
        if scene.is(self.at, "attribution") {
            return scene.is(before, "without") || scene.is(before, "for") && self.denied(3);
        }
        let plain = scene.sort(self.at).any(Sort::VAGUE);
        let stays = ["remain", "stay", "go", "left", "kept", "be"].iter().any(|word| scene.is(before, word));
        !plain || stays
    }

    /// "a teacher, unnamed to protect her pupils".
    fn is_apposed(&self) -> bool {
        let comma = self.at > self.sentence.start && self.scene.reading.tag(self.at - 1) == Tag::Comma;
        comma && opens_ground(self.scene, self.at + 1, self.sentence.end)
    }

    /// "who goes by the name of Omar to protect …".
    fn goes_by(&self) -> Option<Veil> {
        let scene = self.scene;
        let by = self.behind(3).find(|&i| scene.is(i, "by") && scene.is_lemma(i.saturating_sub(1), "go"))?;
        Some(Veil::unasked(by - 1, self.at + 1))
    }

    /// "a witness too frightened to give his name".
    fn afraid(&self) -> Option<Veil> {
        let scene = self.scene;
        let to = self.behind(4).find(|&i| scene.reading.tag(i) == Tag::To)?;
        let fear =
            to.checked_sub(1).filter(|&i| i >= self.sentence.start && scene.sort(i).any(Sort::GROUND))?;
        let given = (to..self.at)
            .any(|i| scene.sort(i).any(Sort::DISCLOSE.or(Sort::SHOWN)) || scene.class(i).has(Class::BE));
        let too = fear - usize::from(fear > self.sentence.start && scene.is(fear - 1, "too"));
        (given && scene.reading.tag(fear) != Tag::Subordinator).then_some(Veil {
            start: too,
            end: self.at + 1,
            speaks: true,
            passive: false,
        })
    }

    /// Whether a word before it negates or declines.
    fn denied(&self, reach: usize) -> bool {
        self.behind(reach).any(|i| {
            let denies = self.scene.class(i).has(Class::NOT) || self.scene.sort(i).any(Sort::REFUSE);
            denies || ["without", "none", "neither"].iter().any(|word| self.scene.is(i, word))
        })
    }

    /// Whether a verb for speaking of a matter comes within a few words of item `from`.
    fn discloses(&self, from: usize) -> bool {
        let scene = self.scene;
        let until = (from + 4).min(self.sentence.end);
        // "to make statements", "to make it public".
        let spoken =
            |i: usize| scene.sort(i).any(Sort::OCCASION) || scene.is(i, "public") || scene.is(i, "comments");
        let makes =
            |i: usize| scene.is_lemma(i, "make") && (i + 1..(i + 4).min(self.sentence.end)).any(spoken);
        (from + 1..until).any(|i| scene.sort(i).any(Sort::DISCLOSE) && !self.is_idle_talk(i) || makes(i))
    }

    /// "to talk to each other", "to speak during the march": nothing that the press is kept from.
    fn is_idle_talk(&self, verb: usize) -> bool {
        let scene = self.scene;
        let talks = ["speak", "talk"].iter().any(|lemma| scene.is_lemma(verb, lemma));
        let mut ahead = verb + 1..(verb + 7).min(self.sentence.end);
        let next = |word: &str| scene.is(verb + 1, word);
        if next("to") || next("with") {
            return talks && !ahead.any(|i| scene.sort(i).any(Sort::PUBLIC.or(Sort::PROGRAMME)));
        }
        let apart = ["after", "during", "while", "until", "at"].iter().any(|word| next(word));
        talks && apart
    }

    /// "asked not to be named", "that his name not be used", "could not be identified because …".
    fn unnamed(&self) -> Option<Veil> {
        let scene = self.scene;
        // "he feared for his job if named".
        if self.at > self.sentence.start && scene.is(self.at - 1, "if") {
            return Some(Veil::asked(self.at - 1, self.at + 1));
        }
        let unused = self.ahead(5).any(|i| scene.class(i).has(Class::NOT));
        if !unused && !self.denied(7) {
            return None;
        }
        let be = self.behind(3).any(|i| scene.class(i).has(Class::BE));
        let shown = self.ahead(9).any(|i| scene.sort(i).any(Sort::SHOWN));
        if let Some(start) = self.asked(9).filter(|_| be || shown) {
            return Some(Veil::asked(start, self.at + 1));
        }
        // "whose name is not being published over fears for …".
        let withheld = self.ahead(7).find(|&i| scene.sort(i).any(Sort::SHOWN)).filter(|_| unused);
        if let Some(end) = withheld.map(|i| i + 1).filter(|&i| opens_ground(scene, i, self.sentence.end)) {
            return Some(Veil::unasked(self.at, end));
        }
        // Without anybody asking, only with a ground right after it.
        let grounded = be && opens_ground(scene, self.at + 1, self.sentence.end);
        grounded.then(|| Veil::unasked(self.at - 1, self.at + 1))
    }

    /// "had been told not to give interviews".
    fn is_ordered(&self) -> bool {
        let (scene, verb) = (self.scene, self.at.saturating_sub(1));
        let ordered = scene.sort(verb).any(Sort::ORDERED);
        let passive = self.behind(4).any(|i| scene.class(i).has(Class::BE));
        let to = scene.reading.items.get(self.at + 1).is_some_and(|next| next.tag == Tag::To);
        ordered && passive && to && self.discloses(self.at + 1)
    }

    /// "could not speak on the record", "spoke off the record".
    fn off_the_record(&self) -> Option<Veil> {
        let (scene, on) = (self.scene, self.at.checked_sub(2)?);
        let start = self.behind(7).find(|&i| scene.sort(i).any(Sort::DISCLOSE.or(Sort::VEIL)))?;
        let off = scene.is(on, "off") || scene.is(on, "on") && self.denied(7);
        (off && start < on).then(|| Veil::asked(start, self.at + 1))
    }

    /// "could not speak publicly", "did not want to talk openly", "could not publicly discuss the case".
    fn not_in_public(&self) -> Option<Veil> {
        let scene = self.scene;
        let not = self.at.checked_sub(1).filter(|&i| scene.class(i).has(Class::NOT));
        if let Some(not) = not.filter(|_| scene.sort(self.at + 1).any(Sort::DISCLOSE)) {
            let modal = usize::from(not > self.sentence.start && scene.reading.tag(not - 1) == Tag::Modal);
            return Some(Veil { start: not - modal, end: self.at + 2, speaks: true, passive: false });
        }
        let verb = self.behind(4).find(|&i| scene.sort(i).any(Sort::DISCLOSE))?;
        let not =
            self.behind(7).find(|&i| scene.class(i).has(Class::NOT) || scene.sort(i).any(Sort::REFUSE))?;
        (not < verb && verb <= not + 3).then(|| Veil::asked(not, self.at + 1))
    }

    /// "barred by law from discussing", "whose contract forbids talking".
    fn keeps_from_speaking(&self) -> bool {
        let from = self.ahead(9).find(|&i| self.scene.is(i, "from"));
        from.is_some_and(|from| self.discloses(from)) || self.scene.sort(self.at + 1).any(Sort::DISCLOSE)
    }

    /// "if his name was kept out of print", "that her name be left out", "refused to give her name".
    fn kept_out(&self) -> Option<Veil> {
        let scene = self.scene;
        let start = self.asked(9)?;
        let noun = matches!(scene.reading.tag(self.at), Tag::Noun);
        let out = self.ahead(5).find(|&i| scene.is(i, "out") || scene.sort(i).any(Sort::WITHHOLD));
        if let Some(out) = out.filter(|_| noun) {
            return Some(Veil::asked(start, out + 1));
        }
        let given = self.behind(4).any(|i| scene.sort(i).any(Sort::DISCLOSE.or(Sort::SHOWN)));
        // "to give the boy's name", "the names of the dead": somebody else's.
        let others =
            self.behind(3).any(|i| scene.class(i).has(Class::CLITIC_S)) || scene.is(self.at + 1, "of");
        (noun && given && !others && self.denied(7)).then(|| Veil::asked(start, self.at + 1))
    }

    /// "the Ledger is not naming her because", "whose surname this newspaper agreed to leave out".
    fn kept_by_house(&self) -> Option<Veil> {
        let scene = self.scene;
        let house = |i: usize| {
            let outlet =
                scene.sort(i).any(Sort::PROGRAMME.or(Sort::MASTHEAD)) || scene.class(i).has(Class::OUTLET);
            outlet || scene.is(i, "we")
        };
        let out = self.ahead(10).find(|&i| scene.is(i, "out") && scene.is_lemma(i - 1, "leave"));
        if let Some(out) = out.filter(|&out| (self.at..out).any(house)) {
            return Some(Veil::unasked(self.at, out + 1));
        }
        let denies = self.behind(6).any(|i| scene.class(i).has(Class::NOT));
        let refuses = denies && self.behind(8).any(house);
        let object = |i: &usize| {
            let tag = scene.reading.tag(*i);
            tag.is_nominal()
                || matches!(tag, Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Preposition)
        };
        let end = self.at
            + 1
            + self.ahead(7).take_while(|i| object(i) && !opens_ground(scene, *i, self.sentence.end)).count();
        (refuses && opens_ground(scene, end, self.sentence.end)).then(|| Veil::unasked(self.at, end))
    }

    /// "who is not an official spokesman".
    fn is_no_spokesman(&self) -> Option<Veil> {
        let scene = self.scene;
        let speaks = ["spokesman", "spokesperson", "spokeswoman"].iter().any(|word| scene.is(self.at, word));
        let not = self.behind(5).find(|&i| scene.class(i).has(Class::NOT)).filter(|_| speaks)?;
        let be = not.checked_sub(1).filter(|&i| scene.class(i).has(Class::BE))?;
        Some(Veil { start: be, end: self.at + 1, speaks: true, passive: false })
    }

    /// "identified only by his first name", "gave only her surname", "that only his initials be used", "would
    /// identify himself only as".
    fn partly_named(&self) -> Option<Veil> {
        let scene = self.scene;
        let before = self.at.checked_sub(1).filter(|&i| i >= self.sentence.start)?;
        let named = self.behind(3).any(|i| scene.sort(i).any(Sort::NAMING));
        let called =
            self.asked(5).is_some() && self.behind(2).any(|i| CALLED.iter().any(|word| scene.is(i, word)));
        if (named || called) && (scene.is(self.at + 1, "by") || scene.is(self.at + 1, "as")) {
            return Some(Veil::asked(before, self.name_end(self.at + 2)));
        }
        // "her call sign".
        let called = |i: usize| scene.is(i, "sign") && scene.is(i - 1, "call");
        let name = self.ahead(4).find(|&i| scene.sort(i).any(Sort::NAMING) || called(i))?;
        let shown = self.ahead(10).find(|&i| scene.sort(i).any(Sort::SHOWN));
        if let (Some(start), Some(shown)) = (self.asked(4), shown) {
            return Some(Veil::asked(start, shown + 1));
        }
        let start = None.or_else(|| scene.is_lemma(before, "give").then_some(before))?;
        Some(Veil::asked(start, self.name_end(name + 1)))
    }

    /// One past the part of a name that is given from item `from` on: "his first name[, Piet,]".
    fn name_end(&self, from: usize) -> usize {
        let scene = self.scene;
        let part = |i: &usize| {
            let tag = scene.reading.tag(*i);
            let name =
                tag == Tag::Comma && scene.reading.items.get(i + 1).is_some_and(|next| next.tag == Tag::Name);
            tag.is_nominal() || name
        };
        let end = from + (from..self.sentence.end).take_while(part).count();
        let closed = end < self.sentence.end
            && scene.reading.tag(end) == Tag::Comma
            && (from..end).any(|i| scene.reading.tag(i) == Tag::Comma);
        end + usize::from(closed)
    }
}

/// Whether the words stand right behind their noun, without a comma: "officials not authorized to speak said",
/// "a man who asked not to be named because … said".
pub(super) fn is_restrictive(scene: &Scene, veil: Veil) -> bool {
    let floor = scene.around(veil.start).start;
    for i in (floor.max(veil.start.saturating_sub(6))..veil.start).rev() {
        let tag = scene.reading.tag(i);
        let verbal = tag.is_verbal() || matches!(tag, Tag::Not | Tag::Adverb | Tag::Preposition | Tag::To);
        if !verbal && !scene.class(i).has(Class::RELATIVE) {
            return tag.is_nominal() && !scene.class(i).has(Class::TIME);
        }
    }
    false
}

/// Whether item `i` is a plain cue after a noun, or after the clause that describes it: "said", "told the paper".
pub(super) fn is_said(scene: &Scene, i: usize) -> bool {
    const PRESS: Sort = Sort::PUBLIC.or(Sort::PROGRAMME).or(Sort::MASTHEAD).or(Sort::WIRE);
    let subject = |k: usize| matches!(scene.reading.tag(k), Tag::Pronoun | Tag::Comma | Tag::Relative);
    let press = || (i + 1..(i + 4).min(scene.around(i).end)).any(|k| scene.sort(k).any(PRESS));
    let says = scene.is_lemma(i, "say") || scene.is_lemma(i, "tell") && press();
    says && i > 0 && !subject(i - 1)
}
