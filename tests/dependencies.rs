//! What this project allows itself to depend on: free licences that fit its own, crates.io alone, and no crate
//! in two versions. Asks cargo, which fetches what other platforms need too, as `cargo fetch` does.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;
use spdx::Expression;

/// Licences that a program under MIT OR Apache-2.0 may link; MPL-2.0 binds the crate's own files only.
const LICENCES: [&str; 7] =
    ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0", "Unicode-3.0", "Zlib"];

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    metadata["packages"].as_array().expect("cargo lists packages").clone()
}

fn allowed(licence: &str) -> bool {
    let expression = Expression::parse_mode(licence, spdx::ParseMode::LAX);
    expression.is_ok_and(|e| {
        e.evaluate(|required| required.license.id().is_some_and(|id| LICENCES.contains(&id.name)))
    })
}

#[test]
fn every_licence_fits() {
    let packages = packages();
    let of = |package: &Value| package["license"].as_str().unwrap_or("none").to_owned();
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !allowed(&of(package)))
        .map(|package| format!("{}: {}", package["name"], of(package)))
        .collect();
    assert_eq!(refused, [""; 0]);
}

#[test]
fn every_crate_comes_from_the_registry_in_one_version() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let name = package["name"].as_str().unwrap_or_default().to_owned();
        if let Some(source) = package["source"].as_str() {
            assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{name}");
        }
        versions.entry(name).or_default().push(package["version"].to_string());
    }
    versions.retain(|_, versions| versions.len() > 1);
    assert_eq!(versions, BTreeMap::new());
}

#[test]
fn a_licence_outside_the_list_is_refused() {
    for (licence, fits) in [
        ("MIT/Apache-2.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT OR GPL-3.0-only", true),
        ("GPL-3.0-only", false),
        ("MIT AND GPL-3.0-only", false),
        ("none", false),
    ] {
        assert_eq!(allowed(licence), fits, "{licence}");
    }
}
