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
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=ATTRIB_BUILD={:016x}", sources("src".as_ref(), lexicon::fnv(b""))?);
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    let out = Path::new(&out);
    // In the order of their hashes, so that every build gives the same bytes.
    let words: std::collections::BTreeMap<_, _> = lexicon::lists::build().into_iter().collect();
    let lexicon = lexicon::table::Table::lay_out(&words);
    std::fs::write(out.join("lexicon.bin"), lexicon.slots.concat())?;
    std::fs::write(out.join("lexicon-filter.bin"), lexicon.filter.bytes())?;
    let weights = std::fs::read_to_string("src/attribution/weights.tsv")?;
    std::fs::write(out.join("names.txt"), names(&weights))?;
    let weights = weights::Table::parse(&weights);
    std::fs::write(out.join("weights-pilots.bin"), &weights.pilots)?;
    std::fs::write(out.join("weights-places.bin"), weights.places.concat())?;
    std::fs::write(out.join("weights-values.bin"), weights.values.concat())?;
    Ok(())
}

/// Every value that the weights file gives in words, one a line.
fn names(weights: &str) -> String {
    let values = weights.lines().flat_map(|line| line.split('\t').skip(2));
    let names: std::collections::BTreeSet<_> = values.filter(|value| !value.is_empty()).collect();
    names.into_iter().collect::<Vec<_>>().join("\n")
}

/// A hash of all files below `path`, which tells builds of the program apart.
fn sources(path: &Path, hash: u64) -> std::io::Result<u64> {
    if path.is_file() {
        return Ok(lexicon::fnv(&std::fs::read(path)?).rotate_left(7) ^ hash.wrapping_mul(31));
    }
    let mut below: Vec<_> =
        std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    below.sort();
    below.iter().try_fold(hash, |hash, path| sources(path, hash))
}
