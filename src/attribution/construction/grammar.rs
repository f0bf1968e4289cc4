//! The grammar: one nom parser per construction, over laid-out attributions.

use nom::branch::alt;
use nom::combinator::opt;
use nom::error::{Error, ErrorKind};
use nom::{IResult, Parser};

use super::piece::{Content, Piece};
use crate::attribution::cue::Form;

/// What a parser reads.
pub type Input<'p> = &'p [Piece];

/// What it answers: the pieces it left.
pub type Outcome<'p> = IResult<Input<'p>, ()>;

/// One piece that `fits`.
fn piece<'p>(fits: impl Fn(Piece) -> bool) -> impl Parser<Input<'p>, Output = (), Error = Error<Input<'p>>> {
    move |input: Input<'p>| match input {
        [first, rest @ ..] if fits(*first) => Ok((rest, ())),
        _ => Err(nom::Err::Error(Error::new(input, ErrorKind::Satisfy))),
    }
}

fn is(wanted: Piece) -> impl for<'p> Fn(Input<'p>) -> Outcome<'p> {
    move |input| piece(|p| p == wanted).parse(input)
}

/// Nothing is left.
fn end(input: Input) -> Outcome {
    if input.is_empty() { Ok((input, ())) } else { Err(nom::Err::Error(Error::new(input, ErrorKind::Eof))) }
}

/// Whatever is left.
fn rest(_: Input) -> Outcome {
    Ok((&[], ()))
}

/// Anything that holds `piece`.
fn behind(piece: Piece, mut input: Input) -> Outcome {
    while let [first, rest @ ..] = input {
        if *first == piece {
            return self::rest(rest);
        }
        input = rest;
    }
    Err(nom::Err::Error(Error::new(input, ErrorKind::Eof)))
}

fn source(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Source { .. })).parse(input)
}

fn cue(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Cue(_))).parse(input)
}

/// A cue with the force of a finite verb: "said", "was asked".
fn verb(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Cue(Form::Finite | Form::Passive | Form::Infinitive))).parse(input)
}

fn comma(input: Input) -> Outcome {
    opt(is(Piece::Comma)).map(|_| ()).parse(input)
}

fn colon(input: Input) -> Outcome {
    opt(is(Piece::Colon)).map(|_| ()).parse(input)
}

/// Words and commas that belong to no part.
fn gap(mut input: Input) -> Outcome {
    while let [Piece::Other | Piece::Comma, rest @ ..] = input {
        input = rest;
    }
    Ok((input, ()))
}

/// Words that belong to no part, without a comma at their end.
fn words(input: Input) -> Outcome {
    let (mut rest, _) = opt(is(Piece::Other)).parse(input)?;
    while let [Piece::Comma, Piece::Other, more @ ..] = rest {
        rest = more;
    }
    Ok((rest, ()))
}

/// A content that is nothing but quotes.
fn quoted(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Content(Content::Quote | Content::Fragment))).parse(input)
}

/// A clause with quotes in it.
fn mixed(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Content(Content::MixedQuote | Content::MixedFragment | Content::Complement)))
        .parse(input)
}

/// A content without quotes.
fn unquoted(input: Input) -> Outcome {
    piece(|p| {
        use Content::{Charge, Clause, Infinitive, Question, That};
        matches!(p, Piece::Content(That | Question | Infinitive | Charge | Clause))
    })
    .parse(input)
}

fn content(input: Input) -> Outcome {
    piece(|p| matches!(p, Piece::Content(_))).parse(input)
}

fn of_content(wanted: Content) -> impl for<'p> Fn(Input<'p>) -> Outcome<'p> {
    is(Piece::Content(wanted))
}

/// "X said", whatever stands between.
fn source_verb(input: Input) -> Outcome {
    (source, gap, verb).map(|_| ()).parse(input)
}

/// "X said" or "said X".
fn told(input: Input) -> Outcome {
    alt(((source, gap, cue).map(|_| ()), (cue, gap, source).map(|_| ()))).parse(input)
}

/// "X said", "said X", "said" or nothing but a name, as it stands between or behind quotes.
fn tag(input: Input) -> Outcome {
    alt(((source, gap, opt(cue)).map(|_| ()), (cue, gap, opt(source)).map(|_| ()))).parse(input)
}

// Quotes.

/// "We will rebuild," Marsh said.
pub fn quote_source_cue(input: Input) -> Outcome {
    (quoted, comma, source, gap, verb, end).map(|_| ()).parse(input)
}

/// "We will rebuild," said Marsh.
pub fn quote_cue_source(input: Input) -> Outcome {
    (quoted, comma, verb, gap, source, end).map(|_| ()).parse(input)
}

/// Marsh said, "We will rebuild."
pub fn source_cue_quote(input: Input) -> Outcome {
    (source_verb, words, is(Piece::Comma), quoted, end).map(|_| ()).parse(input)
}

/// Marsh said: "We will rebuild."
pub fn source_cue_colon_quote(input: Input) -> Outcome {
    (source_verb, gap, is(Piece::Colon), quoted, end).map(|_| ()).parse(input)
}

/// Said Marsh: "We will rebuild."
pub fn cue_source_quote(input: Input) -> Outcome {
    (verb, gap, source, gap, colon, quoted, end).map(|_| ()).parse(input)
}

/// "The harbour," Marsh said, "will be dredged."
pub fn interrupted_quote(input: Input) -> Outcome {
    (quoted, comma, tag, gap, alt((quoted, mixed, unquoted)), rest).map(|_| ()).parse(input)
}

/// "We will rebuild," Marsh said. "Nobody doubts it."
pub fn continued_quote(input: Input) -> Outcome {
    (quoted, comma, tag, gap, is(Piece::Break), quoted, rest).map(|_| ()).parse(input)
}

/// Marsh said the harbour was safe. "We looked twice."
pub fn clause_then_quote(input: Input) -> Outcome {
    let clause = alt((
        (source_verb, gap, content).map(|_| ()),
        (content, comma, tag).map(|_| ()),
        (tag, gap, content).map(|_| ()),
    ));
    (clause, gap, opt((comma, content)), gap, is(Piece::Break), quoted, rest).map(|_| ()).parse(input)
}

/// "We looked twice." That is what Marsh said.
pub fn quote_pointed_at(input: Input) -> Outcome {
    behind(Piece::Back, input)
}

/// Marsh answered on Monday. / "We looked twice."
pub fn quote_across_paragraphs(input: Input) -> Outcome {
    behind(Piece::Paragraph, input)
}

/// "The water was black" — Elena Marsh.
pub fn quote_name(input: Input) -> Outcome {
    let mark = opt(alt((is(Piece::Comma), is(Piece::Colon), is(Piece::Paragraph))));
    let after = (quoted, opt(is(Piece::Comma)), opt(is(Piece::Paragraph)), source, end).map(|_| ());
    alt((after, (source, mark, quoted, end).map(|_| ()))).parse(input)
}

/// Marsh's answer was short and came late: "No."
pub fn quote_of_subject(input: Input) -> Outcome {
    (source, gap, colon, alt((quoted, mixed)), end).map(|_| ()).parse(input)
}

/// MARSH: "We looked twice."
pub fn speaker_label(input: Input) -> Outcome {
    (source, gap, is(Piece::Cue(Form::Colon)), rest).map(|_| ()).parse(input)
}

/// Marsh called the plan "half a plan".
pub fn quoted_complement(input: Input) -> Outcome {
    (source_verb, opt(is(Piece::Other)), alt((quoted, of_content(Content::Complement))), rest)
        .map(|_| ())
        .parse(input)
}

/// The plan, calling it "half a plan".
pub fn participle_quote(input: Input) -> Outcome {
    (opt((source, gap)), is(Piece::Cue(Form::Ing)), gap, colon, alt((quoted, mixed)), rest)
        .map(|_| ())
        .parse(input)
}

// Clauses with quotes.

/// Marsh said the plan was "half a plan" at best.
pub fn clause_with_fragment(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::MixedFragment), rest).map(|_| ()).parse(input)
}

/// Marsh said that the plan "leaves half of the harbour to the sea".
pub fn clause_with_quote(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::MixedQuote), rest).map(|_| ()).parse(input)
}

/// The plan "leaves half of the harbour to the sea", Marsh said.
pub fn mixed_clause_first(input: Input) -> Outcome {
    (mixed, comma, tag, rest).map(|_| ()).parse(input)
}

/// Marsh shrugged. "We looked twice."
pub fn led_quote(input: Input) -> Outcome {
    (source, gap, is(Piece::Break), quoted, rest).map(|_| ()).parse(input)
}

/// A letter from the pilots: / "We have waited for nine years."
pub fn announced_quote(input: Input) -> Outcome {
    (source, gap, is(Piece::Colon), is(Piece::Paragraph), quoted, rest).map(|_| ()).parse(input)
}

// Clauses.

/// Marsh wrote: / > The harbour was safe. A letter's salutation has a paragraph of its own.
pub fn set_apart(input: Input) -> Outcome {
    let below = (is(Piece::Paragraph), gap, opt(is(Piece::Paragraph)));
    let leads = alt((told, source));
    (leads, gap, is(Piece::Colon), below, unquoted, end).map(|_| ()).parse(input)
}

/// Marsh said that the harbour was safe.
pub fn that_clause(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::That), rest).map(|_| ()).parse(input)
}

/// Marsh asked whether the harbour was safe.
pub fn question_clause(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::Question), rest).map(|_| ()).parse(input)
}

/// Marsh promised to rebuild the harbour.
pub fn infinitive_clause(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::Infinitive), rest).map(|_| ()).parse(input)
}

/// Marsh accused the port of hiding the report.
pub fn charge(input: Input) -> Outcome {
    (source_verb, gap, of_content(Content::Charge), rest).map(|_| ()).parse(input)
}

/// Marsh said the harbour was safe.
pub fn bare_clause(input: Input) -> Outcome {
    (source_verb, gap, colon, of_content(Content::Clause), rest).map(|_| ()).parse(input)
}

/// The harbour was safe, Marsh said.
pub fn clause_source_cue(input: Input) -> Outcome {
    (unquoted, comma, source, gap, verb, end).map(|_| ()).parse(input)
}

/// The harbour was safe, said Marsh.
pub fn clause_cue_source(input: Input) -> Outcome {
    (unquoted, comma, verb, gap, source, end).map(|_| ()).parse(input)
}

/// The harbour, Marsh said, was safe.
pub fn interrupted_clause(input: Input) -> Outcome {
    (alt((unquoted, mixed)), comma, told, gap, content, rest).map(|_| ()).parse(input)
}

/// According to Marsh, the harbour was safe.
pub fn according_to(input: Input) -> Outcome {
    behind(Piece::Cue(Form::According), input)
}

/// Marsh, who said the harbour was safe.
pub fn relative_source(input: Input) -> Outcome {
    (is(Piece::Source { relative: true }), gap, cue, gap, content, rest).map(|_| ()).parse(input)
}

/// The harbour was safe, Marsh said, adding that it was also deep.
pub fn participle_clause(input: Input) -> Outcome {
    (opt((source, gap)), is(Piece::Cue(Form::Ing)), gap, unquoted, rest).map(|_| ()).parse(input)
}

/// Marsh's plan to rebuild the harbour.
pub fn noun_cue(input: Input) -> Outcome {
    let cue = is(Piece::Cue(Form::Noun));
    let around = alt((
        (source, gap, &cue, gap, colon, content).map(|_| ()),
        (&cue, gap, source, gap, colon, content).map(|_| ()),
        (&cue, gap, colon, content).map(|_| ()),
        (content, gap, opt((source, gap)), &cue).map(|_| ()),
    ));
    (around, rest).map(|_| ()).parse(input)
}

/// The harbour is expected to close.
pub fn sourceless_verb(input: Input) -> Outcome {
    let cue = alt((verb, is(Piece::Cue(Form::Participle))));
    (opt((content, gap)), cue, gap, opt(content), end).map(|_| ()).parse(input)
}

/// Whatever the others leave.
pub fn anything(input: Input) -> Outcome {
    rest(input)
}
