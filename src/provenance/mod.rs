//! What claims rest on: whether the evidence is there, is what it was, and holds the words.
//!
//! Reads files inside the registry's folder only, and never uses the network.

mod examine;
mod passage;

pub use examine::{Examined, Flaw, examine, examine_claims, hash_of};
pub use passage::{Passage, Passages};
