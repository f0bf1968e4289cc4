//! Every construction with its summary and an example, in the order in which they are tried.

use super::{Construction, grammar};

/// All constructions, in the order in which they are tried; the last one matches whatever is left.
pub static CONSTRUCTIONS: &[Construction] = &[
    Construction {
        name: "according-to",
        summary: "The source stands after “according to”, before or behind what is reported.",
        example: "According to the harbour master, the channel is too shallow for ferries.",
        parser: grammar::according_to,
    },
    Construction {
        name: "quote-across-paragraphs",
        summary: "A quote in one paragraph that is given to the source and cue of another.",
        example: "“We looked twice,” Elena Marsh said. “There was no leak.\n\n“And we will look again.”",
        parser: grammar::quote_across_paragraphs,
    },
    Construction {
        name: "quote-source-cue",
        summary: "A quote, then its source and cue.",
        example: "“We will dredge the channel before the spring,” Elena Marsh said.",
        parser: grammar::quote_source_cue,
    },
    Construction {
        name: "quote-cue-source",
        summary: "A quote, then its cue and source.",
        example: "“We will dredge the channel before the spring,” said Elena Marsh.",
        parser: grammar::quote_cue_source,
    },
    Construction {
        name: "source-cue-quote",
        summary: "Source and cue, a comma, then the quote.",
        example: "Elena Marsh said, “We will dredge the channel before the spring.”",
        parser: grammar::source_cue_quote,
    },
    Construction {
        name: "source-cue-colon-quote",
        summary: "Source and cue, a colon, then the quote.",
        example: "Elena Marsh said: “We will dredge the channel before the spring.”",
        parser: grammar::source_cue_colon_quote,
    },
    Construction {
        name: "cue-source-quote",
        summary: "Cue and source in inverted order, then the quote.",
        example: "Said Elena Marsh: “We will dredge the channel before the spring.”",
        parser: grammar::cue_source_quote,
    },
    Construction {
        name: "interrupted-quote",
        summary: "Source and cue inside the sentence that is quoted.",
        example: "“The channel,” Elena Marsh said, “will be dredged before the spring.”",
        parser: grammar::interrupted_quote,
    },
    Construction {
        name: "continued-quote",
        summary: "A quote with its source and cue, and a second quote in the next sentence.",
        example: "“We will dredge the channel,” Elena Marsh said. “Nobody has to worry about the ferries.”",
        parser: grammar::continued_quote,
    },
    Construction {
        name: "clause-then-quote",
        summary: "A reported clause, and a quote in the next sentence that goes on with it.",
        example: "Elena Marsh said the channel was safe. “We have looked at every metre of it.”",
        parser: grammar::clause_then_quote,
    },
    Construction {
        name: "speaker-label",
        summary: "A name and a colon before the words, as in transcripts and headlines.",
        example: "MARSH: We have looked at every metre of it.",
        parser: grammar::speaker_label,
    },
    Construction {
        name: "participle-quote",
        summary: "A participle leads to the quote: “saying”, “adding”, “calling it”.",
        example: "Elena Marsh left the room, saying “we have looked at every metre of it.”",
        parser: grammar::participle_quote,
    },
    Construction {
        name: "quoted-complement",
        summary: "A quote as the object of its cue, without a comma.",
        example: "Elena Marsh called it “half a plan.”",
        parser: grammar::quoted_complement,
    },
    Construction {
        name: "quote-name",
        summary: "A quote beside a name, without a cue.",
        example: "“We have looked at every metre of it.” – Elena Marsh",
        parser: grammar::quote_name,
    },
    Construction {
        name: "quote-of-subject",
        summary: "A quote given to a phrase at the head of its sentence, whose verb is none of saying.",
        example: "To Elena Marsh the plan is a “gift to the sea.”",
        parser: grammar::quote_of_subject,
    },
    Construction {
        name: "mixed-clause-first",
        summary: "A clause with quoted words, then its source and cue.",
        example: "The plan “leaves half of the harbour to the sea” and helps nobody, Elena Marsh said.",
        parser: grammar::mixed_clause_first,
    },
    Construction {
        name: "clause-with-fragment",
        summary: "Source and cue, then a clause in which one to four words at a time are quoted.",
        example: "Elena Marsh said the plan was “badly flawed” and helped nobody.",
        parser: grammar::clause_with_fragment,
    },
    Construction {
        name: "clause-with-quote",
        summary: "Source and cue, then a clause that quotes five words or more.",
        example: "Elena Marsh said the plan “leaves half of the harbour to the sea” and helps nobody.",
        parser: grammar::clause_with_quote,
    },
    Construction {
        name: "clause-source-cue",
        summary: "A reported clause, then its source and cue.",
        example: "The channel will be dredged before the spring, Elena Marsh said.",
        parser: grammar::clause_source_cue,
    },
    Construction {
        name: "clause-cue-source",
        summary: "A reported clause, then its cue and source.",
        example: "The channel will be dredged before the spring, said Elena Marsh.",
        parser: grammar::clause_cue_source,
    },
    Construction {
        name: "interrupted-clause",
        summary: "Source and cue inside the clause that is reported.",
        example: "The channel, Elena Marsh said, will be dredged before the spring.",
        parser: grammar::interrupted_clause,
    },
    Construction {
        name: "participle-clause",
        summary: "A participle leads to the clause and shares the source before it.",
        example: "Elena Marsh said the channel was safe, adding that it would be dredged before the spring.",
        parser: grammar::participle_clause,
    },
    Construction {
        name: "relative-source",
        summary: "The source is “who” or “which”: “…, who said”.",
        example: "Elena Marsh, who said the channel was safe, left the harbour at noon.",
        parser: grammar::relative_source,
    },
    Construction {
        name: "that-clause",
        summary: "Source and cue, then a clause with “that”.",
        example: "Elena Marsh said that the channel was safe.",
        parser: grammar::that_clause,
    },
    Construction {
        name: "question-clause",
        summary: "Source and cue, then a clause with “whether”, “what”, “how”, “if”.",
        example: "Elena Marsh asked whether the channel was safe.",
        parser: grammar::question_clause,
    },
    Construction {
        name: "infinitive-clause",
        summary: "Source and cue, then what is promised, planned or wanted, with “to”.",
        example: "Elena Marsh promised to dredge the channel before the spring.",
        parser: grammar::infinitive_clause,
    },
    Construction {
        name: "charge",
        summary: "Source and cue, then somebody and what they are accused of or praised for.",
        example: "The mayor accused the port authority of hiding the report.",
        parser: grammar::charge,
    },
    Construction {
        name: "bare-clause",
        summary: "Source and cue, then the clause without a word between.",
        example: "Elena Marsh said the channel was safe.",
        parser: grammar::bare_clause,
    },
    Construction {
        name: "noun-cue",
        summary: "The cue is a noun: somebody's plan, claim, warning.",
        example: "Her statement that the bridge was safe surprised the inspectors.",
        parser: grammar::noun_cue,
    },
    Construction {
        name: "sourceless-verb",
        summary: "A cue whose source is not named: “is expected”, “was told”.",
        example: "It was announced that the channel would be dredged before the spring.",
        parser: grammar::sourceless_verb,
    },
    Construction {
        name: "loose",
        summary: "Source, cue and content in an order of their own.",
        example: "Described by Elena Marsh as “half a plan,” it failed.",
        parser: grammar::anything,
    },
];
