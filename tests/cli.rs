//! The command line, as cases in `tests/cmd`: what is typed, what is printed, how it ends.
//! `TRYCMD=overwrite cargo test --test cli` writes what is printed into the cases.

#[test]
fn commands() {
    let cases = trycmd::TestCases::new();
    cases.case("tests/cmd/*.trycmd").case("tests/cmd/*.toml").env("NO_COLOR", "1");
}
