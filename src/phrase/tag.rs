//! Part of speech by word lists and neighbours.

use super::Item;
use crate::lexicon::{Class, label};
use crate::quote::{Quote, is_nickname, is_title};
use crate::token::{Gap, Kind, Token};

/// A light part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Nouns, adjectives, numbers: what a noun phrase is made of.
    Noun,
    /// A capitalised noun that its place does not explain.
    Name,
    /// An article or what stands in its place.
    Determiner,
    /// A personal pronoun.
    Pronoun,
    /// his, their, 's.
    Possessive,
    /// who, which, that after a noun.
    Relative,
    /// what, whether, how.
    Question,
    /// A finite verb or base form.
    Verb,
    /// A verb in -ing.
    Ing,
    /// A past participle that is no main verb.
    Participle,
    /// be, have, do.
    Auxiliary,
    /// will, may, could.
    Modal,
    /// to.
    To,
    /// not, n't, never.
    Not,
    /// An adverb.
    Adverb,
    /// A preposition.
    Preposition,
    /// and, or, but.
    Conjunction,
    /// because, while, if.
    Subordinator,
    /// that before a clause.
    That,
    /// A comma.
    Comma,
    /// A full stop, question or exclamation mark.
    End,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash.
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A whole quote.
    Quote,
    /// Any other mark.
    Mark,
}

impl Tag {
    /// Its value in features.
    pub const fn label(self) -> u32 {
        match self {
            Tag::Noun => const { label("<noun>") },
            Tag::Name => const { label("<name>") },
            Tag::Determiner => const { label("<determiner>") },
            Tag::Pronoun => const { label("<pronoun>") },
            Tag::Possessive => const { label("<possessive>") },
            Tag::Relative => const { label("<relative>") },
            Tag::Question => const { label("<question>") },
            Tag::Verb => const { label("<verb>") },
            Tag::Ing => const { label("<ing>") },
            Tag::Participle => const { label("<participle>") },
            Tag::Auxiliary => const { label("<auxiliary>") },
            Tag::Modal => const { label("<modal>") },
            Tag::To => const { label("<to>") },
            Tag::Not => const { label("<not>") },
            Tag::Adverb => const { label("<adverb>") },
            Tag::Preposition => const { label("<preposition>") },
            Tag::Conjunction => const { label("<conjunction>") },
            Tag::Subordinator => const { label("<subordinator>") },
            Tag::That => const { label("<that>") },
            Tag::Comma => const { label("<comma>") },
            Tag::End => const { label("<end>") },
            Tag::Colon => const { label("<colon>") },
            Tag::Semicolon => const { label("<semicolon>") },
            Tag::Dash => const { label("<dash>") },
            Tag::Open => const { label("<open>") },
            Tag::Close => const { label("<close>") },
            Tag::Quote => const { label("<quote>") },
            Tag::Mark => const { label("<mark>") },
        }
    }

    /// Whether it may be part of a noun phrase.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Name | Tag::Determiner | Tag::Possessive)
    }

    /// Whether it belongs to a verb group.
    pub const fn is_verbal(self) -> bool {
        matches!(self, Tag::Verb | Tag::Auxiliary | Tag::Modal | Tag::Ing | Tag::Participle)
    }
}

/// Tags one sentence, left to right. A nickname in marks is part of its name, and a title of a work in marks is one.
pub(super) fn tag(tokens: &[Token], quotes: &[Quote], items: &mut [Item]) {
    let mut before = Tag::End;
    let titled = is_title_case(tokens, items);
    for i in 0..items.len() {
        let according =
            i > 0 && !items[i - 1].is_quote() && is_according(&tokens[items[i - 1].token as usize]);
        let next = items.get(i + 1).filter(|n| !n.is_quote()).map(|n| &tokens[n.token as usize]);
        let behind = i.checked_sub(1).and_then(|last| quotes.get(items[last].quote as usize));
        let item = &mut items[i];
        if !item.is_quote() {
            let opening = if titled {
                Capital::Always
            } else if i == 0 {
                Capital::First
            } else {
                Capital::Tells
            };
            let token = &tokens[item.token as usize];
            item.tag = if i == 0 && is_label(token) && next.is_some_and(|n| n.kind == Kind::Colon) {
                Tag::Name
            } else if behind.is_some_and(|quote| is_inverted(tokens, quote, token, next)) {
                Tag::Verb
            } else {
                one(token, before, next, opening)
            };
        } else if is_name(tokens, &quotes[item.quote as usize], before) {
            item.tag = Tag::Name;
        }
        // What follows "according to" is a noun.
        before = if according && item.tag == Tag::To { Tag::Preposition } else { item.tag };
    }
}

/// Whether an unknown word between a quote's comma and a name is the verb of an inverted tag: “…,” deadpanned Holm.
fn is_inverted(tokens: &[Token], quote: &Quote, token: &Token, next: Option<&Token>) -> bool {
    let tail = tokens[quote.tokens()].last();
    let named = next.is_some_and(|n| n.kind == Kind::Word && n.gap == Gap::Space && n.capital);
    token.kind == Kind::Word
        && !token.capital
        && token.class == Class::NONE
        && named
        && tail.is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Exclaim))
}

/// Whether a quote names somebody or something instead of quoting.
fn is_name(tokens: &[Token], quote: &Quote, before: Tag) -> bool {
    before == Tag::Name && is_nickname(tokens, quote) || is_title(tokens, quote)
}

/// "Q" or "A", as interviews label question and answer.
pub(super) fn is_label(token: &Token) -> bool {
    const LABELS: [u32; 2] = [label("q"), label("a")];
    token.capital && LABELS.contains(&token.word)
}

fn is_according(token: &Token) -> bool {
    token.word == const { label("according") }
}

/// What a capital tells of its word.
#[derive(Clone, Copy, PartialEq)]
enum Capital {
    /// That it is a name.
    Tells,
    /// Little: the word opens its sentence.
    First,
    /// Little: the words of a headline all have one.
    Always,
}

/// Whether all longer words have a capital, as in headlines.
fn is_title_case(tokens: &[Token], items: &[Item]) -> bool {
    let words = items.iter().filter(|i| !i.is_quote()).map(|i| &tokens[i.token as usize]);
    let mut long = 0;
    for word in words.filter(|t| t.kind == Kind::Word && t.span.len() > 4) {
        if !word.capital {
            return false;
        }
        long += 1;
    }
    long > 3
}

fn one(token: &Token, before: Tag, next: Option<&Token>, capital: Capital) -> Tag {
    match token.kind {
        Kind::Word => word(token, before, next, capital),
        Kind::Number => Tag::Noun,
        Kind::Clitic => clitic(token, before, next),
        Kind::Stop | Kind::Exclaim => Tag::End,
        Kind::Comma => Tag::Comma,
        Kind::Semicolon => Tag::Semicolon,
        Kind::Colon => Tag::Colon,
        Kind::Dash => Tag::Dash,
        Kind::Open => Tag::Open,
        Kind::Close => Tag::Close,
        Kind::SingleClose if is_plural_possessive(token, before, next) => Tag::Possessive,
        _ => Tag::Mark,
    }
}

/// The apostrophe of "the pilots’ union".
fn is_plural_possessive(token: &Token, before: Tag, next: Option<&Token>) -> bool {
    let noun = next.is_some_and(|n| n.gap == Gap::Space && n.kind == Kind::Word && !n.class.any(FUNCTION));
    token.gap == Gap::None && matches!(before, Tag::Noun | Tag::Name) && noun
}

/// `'s` is a verb after a pronoun and possessive after a noun.
fn clitic(token: &Token, before: Tag, next: Option<&Token>) -> Tag {
    if !token.class.has(Class::CLITIC_S) {
        return if token.class.has(Class::MODAL) { Tag::Modal } else { Tag::Auxiliary };
    }
    let verbal = next.is_some_and(|n| {
        n.class.any(Class::NOT | Class::DETERMINER | Class::PREPOSITION)
            || n.class.any(Class::ING) && !n.capital
    });
    if matches!(before, Tag::Pronoun | Tag::Relative | Tag::Question | Tag::That) || verbal {
        Tag::Auxiliary
    } else {
        Tag::Possessive
    }
}

fn word(token: &Token, before: Tag, next: Option<&Token>, capital: Capital) -> Tag {
    let class = token.class;
    // "Trump" and "Bush" are verbs too; no name looks like "says".
    let plain = match capital {
        Capital::Tells => Class::OPENER,
        Capital::First => Class::OPENER | Class::VERB | Class::PREPOSITION | Class::ADVERB,
        Capital::Always => {
            FUNCTION
                | Class::OPENER
                | Class::THIRD
                | Class::PAST
                | Class::PARTICIPLE
                | Class::ING
                | Class::ADVERB
        }
    };
    if token.capital && !class.any(plain) {
        return Tag::Name;
    }
    if let Some(tag) = closed(class, before, next) {
        return tag;
    }
    if class.any(Class::VERB)
        && let Some(tag) = verb(class, before, next)
    {
        return tag;
    }
    if class.has(Class::ADVERB) || is_first_to(token, before, next) {
        return Tag::Adverb;
    }
    Tag::Noun
}

/// "The paper first reported": before a verb, "first" says when.
fn is_first_to(token: &Token, before: Tag, next: Option<&Token>) -> bool {
    token.word == const { label("first") }
        && matches!(before, Tag::Name | Tag::Noun)
        && next.is_some_and(|n| n.class.any(Class::PAST | Class::THIRD) && !n.class.has(Class::ADJECTIVE))
}

/// Words of the closed classes.
fn closed(class: Class, before: Tag, next: Option<&Token>) -> Option<Tag> {
    let tag = if class.has(Class::COMPLEMENTIZER) {
        that(before, next)
    } else if floats(class, before, next) {
        Tag::Adverb
    } else if class.has(Class::TO) {
        Tag::To
    } else if class.has(Class::MODAL) {
        Tag::Modal
    } else if class.any(Class::BE | Class::HAVE | Class::DO) {
        Tag::Auxiliary
    } else if class.has(Class::OBJECT | Class::POSSESSIVE) {
        let noun = next.is_some_and(|n| {
            n.kind == Kind::Word
                && !n.class.any(
                    Class::PREPOSITION
                        | Class::CONJUNCTION
                        | Class::DETERMINER
                        | Class::TO
                        | Class::SUBORDINATOR
                        | Class::PRONOUN,
                )
        });
        if noun { Tag::Possessive } else { Tag::Pronoun }
    } else if class.has(Class::PRONOUN) {
        Tag::Pronoun
    } else if class.has(Class::POSSESSIVE) && !class.has(Class::RELATIVE) {
        Tag::Possessive
    } else if class.has(Class::RELATIVE) {
        if matches!(before, Tag::Noun | Tag::Name | Tag::Comma | Tag::Close | Tag::Preposition | Tag::Quote) {
            Tag::Relative
        } else {
            Tag::Question
        }
    } else if class.has(Class::NOT) && !class.any(Class::PREPOSITION | Class::CONJUNCTION | Class::PERSON) {
        if class.has(Class::DETERMINER) { Tag::Determiner } else { Tag::Not }
    } else if class.has(Class::DETERMINER) {
        Tag::Determiner
    } else if class.has(Class::CONJUNCTION) {
        Tag::Conjunction
    } else if class.has(Class::SUBORDINATOR) {
        let clause = next.is_some_and(|n| {
            n.class.any(Class::SUBJECT | Class::DETERMINER | Class::POSSESSIVE) || n.capital
        });
        if class.has(Class::PREPOSITION) && !clause { Tag::Preposition } else { Tag::Subordinator }
    } else if class.has(Class::QUESTION) {
        Tag::Question
    } else if class.has(Class::PREPOSITION) {
        Tag::Preposition
    } else {
        return None;
    };
    Some(tag)
}

/// "have both said", "were all told": a quantifier between the parts of a verb.
fn floats(class: Class, before: Tag, next: Option<&Token>) -> bool {
    let all = class.has(Class::QUANTIFIER) && class.has(Class::DETERMINER) && class.has(Class::OPENER);
    all && before == Tag::Auxiliary
        && next.is_some_and(|n| n.class.has(Class::COMMUNICATION) && n.class.has(Class::PARTICIPLE))
}

/// "that" opens a clause, refers back, or points.
fn that(before: Tag, next: Option<&Token>) -> Tag {
    let Some(next) = next else { return Tag::Pronoun };
    let clause = next.capital
        || next.class.any(
            Class::SUBJECT
                | Class::DETERMINER
                | Class::POSSESSIVE
                | Class::SUBORDINATOR
                | Class::PREPOSITION
                | Class::GROUP,
        );
    let finite = next.class.any(Class::MODAL | Class::FINITE | Class::PAST | Class::THIRD);
    match before {
        Tag::Verb | Tag::Ing | Tag::Participle | Tag::Adverb => Tag::That,
        Tag::Noun | Tag::Name | Tag::Comma if clause => Tag::That,
        Tag::Noun | Tag::Name | Tag::Close if finite => Tag::Relative,
        Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Conjunction | Tag::Auxiliary => Tag::That,
        _ if finite => Tag::Pronoun,
        _ => Tag::Determiner,
    }
}

/// A word that may be a verb: which form, or `None` for a noun or adjective.
fn verb(class: Class, before: Tag, next: Option<&Token>) -> Option<Tag> {
    if class.has(Class::ING) {
        return match before {
            Tag::Determiner | Tag::Possessive => None,
            _ => Some(Tag::Ing),
        };
    }
    match before {
        Tag::Modal | Tag::To | Tag::Not => return Some(Tag::Verb),
        Tag::Determiner | Tag::Possessive => return None,
        _ => {}
    }
    if class.any(Class::PAST | Class::PARTICIPLE) {
        return past(class, before, next);
    }
    let subject = matches!(before, Tag::Pronoun | Tag::Relative | Tag::Name);
    let opens = next.is_some_and(|n| {
        n.class.any(
            Class::DETERMINER
                | Class::SUBJECT
                | Class::OBJECT
                | Class::POSSESSIVE
                | Class::COMPLEMENTIZER
                | Class::TO
                | Class::QUESTION,
        ) || n.capital
            || n.kind.is_quote()
    });
    let taken = match before {
        Tag::Pronoun | Tag::Relative => true,
        Tag::Preposition => false,
        Tag::Quote => class.has(Class::THIRD) && !is_plural_subject(class, next),
        _ if class.has(Class::NOUNISH) => subject && opens && class.has(Class::THIRD),
        _ if class.has(Class::EITHER) => {
            subject
                || opens
                    && matches!(before, Tag::Noun | Tag::Adverb | Tag::Comma | Tag::Conjunction | Tag::Close)
        }
        _ => {
            !class.any(Class::PERSON | Class::GROUP | Class::TIME | Class::DOCUMENT | Class::ORGANIZATION)
                || subject
        }
    };
    taken.then_some(Tag::Verb)
}

/// Whether a word behind a quote is who speaks and no verb: “…,” sources said.
fn is_plural_subject(class: Class, next: Option<&Token>) -> bool {
    class.any(Class::PERSON | Class::GROUP)
        && next
            .is_some_and(|n| n.class.any(Class::PAST | Class::PREPOSITION | Class::AUXILIARY) && !n.capital)
}

/// Words that hold a sentence together.
const FUNCTION: Class = Class::DETERMINER
    .or(Class::PRONOUN)
    .or(Class::POSSESSIVE)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::TO)
    .or(Class::NOT)
    .or(Class::AUXILIARY);

/// A form in -ed: the main verb, or a participle that describes.
fn past(class: Class, before: Tag, next: Option<&Token>) -> Option<Tag> {
    if before == Tag::Auxiliary {
        return Some(Tag::Verb);
    }
    let only_participle = class.has(Class::PARTICIPLE) && !class.has(Class::PAST);
    let describes = next.is_some_and(|n| n.class.has(Class::PREPOSITION) && n.word == const { label("by") });
    // "said retired teacher Ann Lowe"
    let attribute = before == Tag::Verb
        && next
            .is_some_and(|n| n.kind == Kind::Word && !n.class.any(FUNCTION) && !n.class.has(Class::ADVERB));
    match before {
        _ if attribute => None,
        _ if only_participle || describes => Some(Tag::Participle),
        Tag::Preposition => None,
        _ => Some(Tag::Verb),
    }
}
