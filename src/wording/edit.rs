//! One step of an alignment, and what a difference is about.

/// What was done to the claim's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Op {
    /// Both have these words.
    Equal,
    /// Words of the claim that the quote lacks.
    Delete,
    /// Words of the quote that the claim lacks.
    Insert,
    /// Words of the claim that stand otherwise in the quote.
    Replace,
}

impl Op {
    /// All of them.
    pub const ALL: [Op; 4] = [Op::Equal, Op::Delete, Op::Insert, Op::Replace];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Op::Equal => "equal",
            Op::Delete => "delete",
            Op::Insert => "insert",
            Op::Replace => "replace",
        }
    }
}

/// One stretch of the alignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub op: Op,
    /// The words as the quote has them; empty for `Delete`.
    pub quote: String,
    /// The words as the claim has them; empty for `Insert`.
    pub claim: String,
    /// What the difference is about; `None` for equal words and for plain wording.
    pub kind: Option<EditKind>,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// Quotation marks, dashes, spaces, punctuation.
    Glyphs,
    /// The case of letters.
    Case,
    /// Bytes read in a wrong encoding ("d'Ã©tat").
    Encoding,
    /// The same value in another form ("12" and "twelve").
    SameValue,
    /// Words of the claim before the quote's first or after its last word.
    Cut,
    /// An ellipsis stands for the words.
    Ellipsis,
    /// The words stand in square brackets.
    Bracketed,
    /// "um", "you know".
    Filler,
    /// "do not" and "don't".
    Contraction,
    /// "U.S." and "United States", "Kiev" and "Kyiv".
    Abbreviation,
    /// An article, an ending, an agreement: "he go", "he goes".
    Grammar,
    /// A letter or two: "goverment".
    Spelling,
    /// The same words in another order.
    Order,
    /// Not, never, no, without, hardly, fail to, un-.
    Negation,
    /// If, unless, only, provided.
    Condition,
    /// A number.
    Number,
    /// A date, weekday, month or time.
    Date,
    /// A unit, a currency, percent.
    Unit,
    /// A name.
    Name,
    /// May, must, will.
    Modal,
    /// Perhaps, allegedly, I think.
    Hedge,
    /// All, most, some.
    Quantifier,
    /// More, less, better, worse.
    Comparative,
    /// Words of opposite sense, or that changed roles.
    Antonym,
}

impl EditKind {
    /// All kinds, in the order of declaration.
    pub const ALL: [EditKind; 24] = [
        EditKind::Glyphs,
        EditKind::Case,
        EditKind::Encoding,
        EditKind::SameValue,
        EditKind::Cut,
        EditKind::Ellipsis,
        EditKind::Bracketed,
        EditKind::Filler,
        EditKind::Contraction,
        EditKind::Abbreviation,
        EditKind::Grammar,
        EditKind::Spelling,
        EditKind::Order,
        EditKind::Negation,
        EditKind::Condition,
        EditKind::Number,
        EditKind::Date,
        EditKind::Unit,
        EditKind::Name,
        EditKind::Modal,
        EditKind::Hedge,
        EditKind::Quantifier,
        EditKind::Comparative,
        EditKind::Antonym,
    ];

    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            EditKind::Glyphs => "glyphs",
            EditKind::Case => "case",
            EditKind::Encoding => "encoding",
            EditKind::SameValue => "same-value",
            EditKind::Cut => "cut",
            EditKind::Ellipsis => "ellipsis",
            EditKind::Bracketed => "bracketed",
            EditKind::Filler => "filler",
            EditKind::Contraction => "contraction",
            EditKind::Abbreviation => "abbreviation",
            EditKind::Grammar => "grammar",
            EditKind::Spelling => "spelling",
            EditKind::Order => "word-order",
            EditKind::Negation => "negation",
            EditKind::Condition => "condition",
            EditKind::Number => "number",
            EditKind::Date => "date",
            EditKind::Unit => "unit",
            EditKind::Name => "name",
            EditKind::Modal => "modal",
            EditKind::Hedge => "hedge",
            EditKind::Quantifier => "quantifier",
            EditKind::Comparative => "comparative",
            EditKind::Antonym => "antonym",
        }
    }

    /// Whether such a difference bears on the meaning.
    pub const fn bears_on_meaning(self) -> bool {
        matches!(
            self,
            EditKind::Negation
                | EditKind::Condition
                | EditKind::Number
                | EditKind::Date
                | EditKind::Unit
                | EditKind::Name
                | EditKind::Modal
                | EditKind::Hedge
                | EditKind::Quantifier
                | EditKind::Comparative
                | EditKind::Antonym
        )
    }

    /// Whether such a difference leaves the sense as it is: dress, and the forms of the same words. The order of words may turn it.
    pub const fn keeps_the_sense(self) -> bool {
        self.keeps_the_words()
            || matches!(
                self,
                EditKind::Encoding
                    | EditKind::Filler
                    | EditKind::Contraction
                    | EditKind::Abbreviation
                    | EditKind::Grammar
                    | EditKind::Spelling
            )
    }

    /// Whether such a difference leaves the words as they are: dress, or a cut that is marked or at an end.
    pub const fn keeps_the_words(self) -> bool {
        matches!(
            self,
            EditKind::Glyphs
                | EditKind::Case
                | EditKind::SameValue
                | EditKind::Cut
                | EditKind::Ellipsis
                | EditKind::Bracketed
        )
    }
}

impl Edit {
    /// What happened, in words for people: see [`describe`].
    pub fn describe(&self) -> String {
        describe(self.op, self.kind)
    }
}

/// What such a step is, in words for people: "negation dropped", "number changed", "words left out".
pub fn describe(op: Op, kind: Option<EditKind>) -> String {
    let what = match kind {
        Some(EditKind::Glyphs) => "punctuation",
        Some(EditKind::SameValue) => return "same value in another form".to_owned(),
        Some(EditKind::Cut) => return "cut at the end".to_owned(),
        Some(EditKind::Ellipsis) => return "left out and marked".to_owned(),
        Some(EditKind::Bracketed) => return "marked by brackets".to_owned(),
        Some(EditKind::Order) => return "word order changed".to_owned(),
        Some(EditKind::Antonym) if op == Op::Replace => return "sense turned around".to_owned(),
        Some(kind) => kind.name(),
        None if op == Op::Delete => return "words left out".to_owned(),
        None => "words",
    };
    let how = match op {
        Op::Equal => return "same words".to_owned(),
        Op::Delete => "dropped",
        Op::Insert => "added",
        Op::Replace => "changed",
    };
    format!("{what} {how}")
}
