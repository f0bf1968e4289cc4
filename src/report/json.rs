//! JSON, the summary last, so that documents can be written as they come.

mod writer;

use serde::Serialize;

use super::wire::{Document, SCHEMA_VERSION, Summary, Tool};

/// Opens the report.
pub fn head(out: &mut Vec<u8>) {
    out.extend_from_slice(format!("{{\"schema_version\":{SCHEMA_VERSION},\"tool\":").as_bytes());
    write(&Tool::THIS, out);
    out.extend_from_slice(b",\"documents\":[");
}

/// One document, without a line end.
pub fn document(document: &Document, out: &mut Vec<u8>) {
    write(document, out);
}

/// Closes the report.
pub fn tail(summary: &Summary, out: &mut Vec<u8>) {
    out.extend_from_slice(b"],\"summary\":");
    write(summary, out);
    out.extend_from_slice(b"}\n");
}

/// A value whose keys are all strings, into memory: writing cannot fail on it.
pub fn write(value: &impl Serialize, out: &mut Vec<u8>) {
    let before = out.len();
    if value.serialize(&mut writer::Writer { out }).is_err() {
        out.truncate(before);
    }
}

/// Values made of items, commas between them.
pub fn list<T>(items: &[T], out: &mut Vec<u8>, value: impl Fn(&T) -> serde_json::Value) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write(&value(item), out);
    }
}
