//! Writes docs/profiles.md: one story, invented for it, with what every profile says of it.
//!
//! `cargo run -q --example profiles > docs/profiles.md`

mod page {
    include!("profiles/page.rs");
}

fn main() -> std::io::Result<()> {
    use std::io::Write;
    std::io::stdout().write_all(page::page().as_bytes())
}
