/// How sure a rule's findings are; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It follows from the letters of the story, or of the registry.
    Certain,
    /// It follows from who speaks in the story, which is found out well over nine times in ten.
    NearCertain,
    /// An editor would mostly agree.
    Likely,
    /// A place worth a look.
    Hint,
}

impl Confidence {
    /// All of them, the surest first.
    pub const ALL: [Confidence; 4] =
        [Confidence::Certain, Confidence::NearCertain, Confidence::Likely, Confidence::Hint];

    /// The name in explanations.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Certain => "certain",
            Confidence::NearCertain => "near certain",
            Confidence::Likely => "likely",
            Confidence::Hint => "hint",
        }
    }

    /// What that means, in a clause.
    pub const fn meaning(self) -> &'static str {
        match self {
            Confidence::Certain => "follows from the letters of the story or of the registry",
            Confidence::NearCertain => "rests on who speaks where, or which claim a quote was taken from",
            Confidence::Likely => "an editor would mostly agree",
            Confidence::Hint => "a place worth a look",
        }
    }

    /// The word that code scanning services have for it.
    pub const fn precision(self) -> &'static str {
        match self {
            Confidence::Certain => "very-high",
            Confidence::NearCertain => "high",
            Confidence::Likely => "medium",
            Confidence::Hint => "low",
        }
    }
}
