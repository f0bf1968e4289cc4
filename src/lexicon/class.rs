use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of word classes; a word belongs to all it may be.
///
/// Its 64 bits stand in two halves, so that what holds one and five halves more takes no room for alignment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class([u32; 2]);

macro_rules! classes {
    ($($name:ident $tag:literal $bit:literal $doc:literal),* $(,)?) => {
        impl Class {
            $(#[doc = $doc] pub const $name: Class = Class::from_bits(1 << $bit);)*

            /// The class that the data files call `tag`; empty for an unknown tag.
            pub fn named(tag: &str) -> Class {
                match tag {
                    $($tag => Class::$name,)*
                    _ => Class::NONE,
                }
            }
        }
    };
}

classes! {
    DETERMINER "determiner" 0 "Articles and what stands in their place.",
    PRONOUN "pronoun" 1 "Personal and reflexive pronouns.",
    SUBJECT "subject" 2 "Pronouns in the subject's form.",
    OBJECT "object" 3 "Pronouns in the object's form.",
    POSSESSIVE "possessive" 4 "his, their, whose.",
    REFLEXIVE "reflexive" 5 "himself.",
    MALE "male" 6 "Words and given names for men.",
    FEMALE "female" 7 "Words and given names for women.",
    NEUTER "neuter" 8 "it, its.",
    PLURAL "plural" 9 "they, these.",
    FIRST "first" 10 "First person.",
    SECOND "second" 11 "Second person.",
    RELATIVE "relative" 12 "who, which, that.",
    QUESTION "question" 13 "what, whether, how.",
    COMPLEMENTIZER "complementizer" 14 "that.",
    PREPOSITION "preposition" 15 "of, with, among.",
    CONJUNCTION "conjunction" 16 "and, but.",
    SUBORDINATOR "subordinator" 17 "because, while.",
    BE "be" 18 "Forms of to be.",
    HAVE "have" 19 "Forms of to have.",
    DO "do" 20 "Forms of to do.",
    MODAL "modal" 21 "will, may, could.",
    TO "to" 22 "to.",
    NOT "not" 23 "Words that negate.",
    FINITE "finite" 24 "Finite forms of be, have and do.",
    ADVERB "adverb" 25 "Adverbs.",
    ADJECTIVE "adjective" 26 "Adjectives the grammar needs to know.",
    QUANTIFIER "quantifier" 27 "some, many, two.",
    NUMBER "number" 28 "Numbers in words.",
    TITLE "title" 29 "What stands before a person's name.",
    SUFFIX "suffix" 30 "Jr., Sr.",
    ABBREVIATION "abbreviation" 31 "Written with a full stop.",
    TIME "time" 32 "Days, months, and other words for when.",
    MONTH "month" 33 "Months.",
    DAY "day" 34 "Days of the week.",
    OPENER "opener" 35 "Words that open sentences, so that a capital tells nothing.",
    ROLE "role" 36 "Offices that identify their holder.",
    PERSON "person" 37 "Nouns for people.",
    GROUP "group" 38 "Nouns for several people.",
    ORGANIZATION "organization" 39 "Nouns for bodies that speak in their own name.",
    COMPANY "company" 40 "Inc., Corp.",
    DOCUMENT "document" 41 "Nouns for texts.",
    OUTLET "outlet" 42 "Nouns for news outlets.",
    AUDIENCE "audience" 43 "Nouns for those a public statement is made to.",
    POLL "poll" 44 "Polls and those who answer them.",
    OCCASION "occasion" 45 "Speeches, rallies.",
    BARE "bare" 46 "source, sources.",
    PLACE "place" 47 "Abbreviated states.",
    GIVEN "given" 48 "Given names.",
    BASE "base" 49 "A verb's base form.",
    PAST "past" 50 "A verb's past.",
    PARTICIPLE "participle" 51 "A verb's past participle.",
    ING "ing" 52 "A verb's present participle.",
    THIRD "third" 53 "A verb's third person singular.",
    COMMUNICATION "communication" 54 "Verbs of saying.",
    COGNITION "cognition" 55 "Verbs of thinking.",
    EMOTION "emotion" 56 "Verbs of feeling.",
    PERCEPTION "perception" 57 "Verbs of perceiving.",
    SOCIAL "social" 58 "Verbs of dealing with others.",
    NOUNISH "noun" 59 "Verb forms that are nouns more often.",
    EITHER "either" 60 "Verb forms that are as often nouns or adjectives.",
    CLITIC_S "clitic-s" 61 "The clitic 's.",
    WORK "work" 62 "Nouns for works that bear a title: films, books, shows.",
}

impl Class {
    /// No class.
    pub const NONE: Class = Class::from_bits(0);
    /// Every form of a verb.
    pub const VERB: Class = Self::BASE.or(Self::PAST).or(Self::PARTICIPLE).or(Self::ING).or(Self::THIRD);
    /// The fields of meaning of verbs, and how often they are verbs.
    pub const FIELDS: Class = Self::COMMUNICATION
        .or(Self::COGNITION)
        .or(Self::EMOTION)
        .or(Self::PERCEPTION)
        .or(Self::SOCIAL)
        .or(Self::NOUNISH)
        .or(Self::EITHER);
    /// be, have, do and the modals.
    pub const AUXILIARY: Class = Self::BE.or(Self::HAVE).or(Self::DO).or(Self::MODAL);

    /// The set with these bits, as [`Class::bits`] gives them.
    pub(super) const fn from_bits(bits: u64) -> Class {
        Class([bits as u32, (bits >> 32) as u32])
    }

    /// The set in a number.
    pub(super) const fn bits(self) -> u64 {
        self.0[0] as u64 | (self.0[1] as u64) << 32
    }

    /// Both sets together; `|` for constants.
    pub const fn or(self, other: Class) -> Class {
        Class::from_bits(self.bits() | other.bits())
    }

    /// Whether all of `other` is in the set.
    pub const fn has(self, other: Class) -> bool {
        self.bits() & other.bits() == other.bits()
    }

    /// Whether any of `other` is in the set.
    pub const fn any(self, other: Class) -> bool {
        self.bits() & other.bits() != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.bits() == 0
    }
}

impl BitOr for Class {
    type Output = Class;
    fn bitor(self, other: Class) -> Class {
        Class::from_bits(self.bits() | other.bits())
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Class) {
        *self = *self | other;
    }
}

impl BitAnd for Class {
    type Output = Class;
    fn bitand(self, other: Class) -> Class {
        Class::from_bits(self.bits() & other.bits())
    }
}

impl std::ops::Not for Class {
    type Output = Class;
    fn not(self) -> Class {
        Class::from_bits(!self.bits())
    }
}
