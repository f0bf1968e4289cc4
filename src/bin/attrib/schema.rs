//! `attrib schema`: JSON Schemas of what is read and written.

use attrib::{config, registry, report};

use crate::Outcome;
use crate::arguments::{SchemaArguments, SchemaOf};
use crate::{message, output};

/// Prints one schema.
pub fn run(arguments: &SchemaArguments) -> Outcome {
    let schema = match arguments.of {
        SchemaOf::Report => report::schema(),
        SchemaOf::Claims => registry::schema(),
        SchemaOf::Config => config::schema(),
    };
    match serde_json::to_string_pretty(&schema) {
        Ok(text) => output::print(format!("{text}\n").as_bytes()),
        Err(error) => message::failure(error),
    }
}
