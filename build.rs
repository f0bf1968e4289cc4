//! Lays the readable word lists and weights out as tables, so that the program parses nothing when it starts.

#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

use std::path::Path;

#[path = "src/lexicon"]
mod lexicon {
    #[allow(dead_code)]
    mod class;
    #[allow(dead_code)]
    pub mod filter;
    #[allow(dead_code)]
    mod key;
    pub mod lists;
    #[allow(dead_code)]
    pub mod table;

    pub use class::Class;
    pub use key::{fnv, label};
}

#[path = "src/attribution/table.rs"]
#[allow(dead_code)]
mod weights;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/attribution/table.rs");
    println!("cargo::rerun-if-changed=src/attribution/weights.tsv");
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out);
    // In the order of their hashes, so that every build gives the same bytes.
    let words: std::collections::BTreeMap<_, _> = lexicon::lists::build().into_iter().collect();
    let lexicon = lexicon::table::Table::lay_out(&words);
    std::fs::write(out.join("lexicon.bin"), lexicon.slots.concat())?;
    std::fs::write(out.join("lexicon-filter.bin"), lexicon.filter.bytes())?;
    let weights = std::fs::read_to_string("src/attribution/weights.tsv")?;
    let weights = weights::Table::parse(&weights);
    std::fs::write(out.join("weights.bin"), weights.buckets.concat())?;
    std::fs::write(out.join("weights-filter.bin"), weights.filter.bytes())?;
    Ok(())
}
