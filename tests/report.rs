//! What other programs rely on: the JSON report, its positions, and the same bytes on any number of threads.

use std::path::Path;
use std::process::{Command, Output};

use attrib::report::wire::{Attribution, Document, Quote, Report, Span, Summary};

/// The program, run in the root of the project.
fn attrib(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs")
}

/// What the program prints, as the types that refuse unknown fields.
fn report(arguments: &[&str]) -> Report<'static> {
    serde_json::from_slice(&attrib(arguments).stdout)
        .expect("the report has the fields of its types, no others")
}

/// A stretch's place and what is said to stand there.
fn stretches<'a>(attribution: &'a Attribution) -> Vec<(&'a str, Span)> {
    let marked =
        [&attribution.source, &attribution.cue, &attribution.sourcing.via, &attribution.sourcing.reason];
    let parts = marked.into_iter().flatten().chain(&attribution.content).map(|part| (&*part.text, part.span));
    parts.chain(attribution.all_quotes().map(|quote| (&*quote.text, quote.span))).collect()
}

fn assert_positions(document: &Document) {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&*document.path)).unwrap();
    let points: Vec<char> = text.chars().collect();
    for (said, span) in document.attributions.iter().flat_map(stretches) {
        assert_eq!(&text[span.byte_start as usize..span.byte_end as usize], said);
        assert_eq!(points[span.start as usize..span.end as usize].iter().collect::<String>(), said);
        let line = text.lines().nth(span.line as usize - 1).unwrap();
        let tail: String = line.chars().skip(span.column as usize - 1).collect();
        let first = said.lines().next().unwrap();
        assert!(tail.starts_with(first), "{}:{}: {first}", span.line, span.column);
    }
}

#[test]
fn every_position_leads_back_to_its_text() {
    let report = report(&["check", "fixtures", "--format", "json"]);
    assert!(report.documents.iter().any(|d| d.path.ends_with("crimea.txt")));
    for document in &report.documents {
        assert!(!document.attributions.is_empty(), "{}", document.path);
        assert_positions(document);
    }
}

#[test]
fn the_summary_counts_the_documents() {
    let report = report(&["check", "fixtures", "--format", "json"]);
    let mut summary = Summary::default();
    for document in &report.documents {
        summary.add(&Summary::of(document));
    }
    assert_eq!(report.summary, summary);
    assert_eq!(report.schema_version, 1);
}

#[test]
fn each_line_of_jsonl_is_a_document() {
    let printed = attrib(&["check", "fixtures", "--format", "jsonl"]).stdout;
    let lines: Vec<Document> = printed
        .split(|&b| b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    assert_eq!(lines, report(&["check", "fixtures", "--format", "json"]).documents);
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    for format in ["text", "concise", "json", "jsonl", "sarif", "html", "markdown"] {
        let one = attrib(&["check", "fixtures", "--format", format, "--jobs", "1"]).stdout;
        assert!(!one.is_empty());
        for jobs in ["2", "5"] {
            assert_eq!(one, attrib(&["check", "fixtures", "--format", format, "--jobs", jobs]).stdout);
        }
    }
}

#[test]
fn a_report_lists_names_that_its_schema_knows() {
    let schema = attrib(&["schema", "report"]).stdout;
    let schema = String::from_utf8(schema).unwrap();
    for level in attrib::sourcing::Level::ALL {
        assert!(schema.contains(&format!("\"{}\"", level.name())), "{}", level.name());
    }
    for wording in attrib::wording::Wording::ALL {
        assert!(schema.contains(&format!("\"{}\"", wording.name())), "{}", wording.name());
    }
    for status in attrib::registry::Status::ALL {
        assert!(schema.contains(&format!("\"{}\"", status.name())), "{}", status.name());
    }
}

#[test]
fn sarif_points_at_the_words_of_a_finding() {
    let sarif: serde_json::Value =
        serde_json::from_slice(&attrib(&["check", "fixtures/dropped-not.txt", "--format", "sarif"]).stdout)
            .unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let dropped = results.iter().find(|result| result["ruleId"] == "Q003").unwrap();
    let index = dropped["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "Q003");
    let place = &dropped["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "fixtures/dropped-not.txt");
    let region = |key: &str| place["region"][key].as_u64().unwrap() as usize;
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dropped-not.txt"))
            .unwrap();
    let words: String = text.chars().skip(region("charOffset")).take(region("charLength")).collect();
    assert!(words.starts_with("The document contains an approach which does quite suit us"), "{words}");
    let line = text.lines().nth(region("startLine") - 1).unwrap();
    let columns = region("startColumn") - 1..region("endColumn") - 1;
    assert_eq!(line.chars().collect::<Vec<_>>()[columns].iter().collect::<String>(), words);
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_attrib"))
        .args(["check", "fixtures", "--exit-zero"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}

#[test]
fn quotes_between_doubled_apostrophes_are_listed_apart() {
    let folder = tempfile::TempDir::new().unwrap();
    let story = folder.path().join("wire.txt");
    std::fs::write(&story, "''It floats,'' Elena Marsh said. “It always did,” Tom Ebel said.\n").unwrap();
    let report = report(&["extract", story.to_str().unwrap(), "--format", "json"]);
    let [wire, print] = &report.documents[0].attributions[..] else { panic!("two are quoted") };
    let texts = |quotes: &[Quote]| quotes.iter().map(|q| q.text.to_string()).collect::<Vec<_>>();
    assert_eq!((texts(&wire.quotes), texts(&wire.doubled)), (vec![], vec!["It floats,".to_owned()]));
    assert_eq!((texts(&print.quotes), texts(&print.doubled)), (vec!["It always did,".to_owned()], vec![]));
    assert_eq!((&*wire.form, report.summary.quotes), ("direct", 2));
}

/// A registry with one claim that came through an outlet and rests on a file and a page, and a story that quotes it.
fn chained() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let claims = folder.path().join("claims");
    std::fs::create_dir(&claims).unwrap();
    std::fs::write(claims.join("minutes.txt"), "“We will dredge the channel in the spring.”\n").unwrap();
    std::fs::write(
        claims.join("board.yaml"),
        "speakers:\n  marsh: {name: Elena Marsh}\nclaims:\n  - id: spring\n    speaker: marsh\n    \
         text: We will dredge the channel in the spring.\n    said: 2024-03-01\n    occasion: harbour board\n    \
         via: [Radio Nord]\n    evidence:\n      - {file: minutes.txt}\n      \
         - {url: \"https://example.org/minutes\", retrieved: 2024-03-02, archived: \"https://archive.example/7\"}\n",
    )
    .unwrap();
    let story = "“We will dredge the channel,” Elena Marsh, the harbour master, told Radio Nord.\n";
    std::fs::write(folder.path().join("story.txt"), story).unwrap();
    folder
}

#[test]
fn a_report_leads_from_article_to_quote_to_claim_to_outlet_to_evidence() {
    let folder = chained();
    let (claims, story) = (folder.path().join("claims"), folder.path().join("story.txt"));
    let report =
        report(&["check", "-f", "json", "--claims", claims.to_str().unwrap(), story.to_str().unwrap()]);
    let [document] = report.documents.as_slice() else { panic!("{}", report.documents.len()) };
    let text = std::fs::read_to_string(&story).unwrap();
    assert_eq!(document.path, story.to_str().unwrap());
    assert_eq!(document.sha256.len(), 64);
    let quotes: Vec<&Quote> = document.attributions.iter().flat_map(|a| &a.quotes).collect();
    let [quote] = quotes.as_slice() else { panic!("{quotes:?}") };
    assert_eq!(&text[quote.span.byte_start as usize..quote.span.byte_end as usize], quote.text);
    let found = quote.matched.as_ref().expect("the quote has a claim");
    assert_eq!((&*found.claim, &*found.wording), ("spring", "excerpt"));
    let provenance = found.provenance.as_ref().expect("the claim has a provenance");
    assert_eq!(provenance.speaker.name.as_deref(), Some("Elena Marsh"));
    assert_eq!(provenance.said.as_deref(), Some("2024-03-01"));
    assert_eq!(provenance.occasion.as_deref(), Some("harbour board"));
    assert_eq!(provenance.via, ["Radio Nord"]);
    let [file, page] = provenance.evidence.as_slice() else { panic!("{:?}", provenance.evidence) };
    assert_eq!(file.file.as_deref(), Some("minutes.txt"));
    assert_eq!(page.url.as_deref(), Some("https://example.org/minutes"));
    assert_eq!(page.archived.as_deref(), Some("https://archive.example/7"));
}

#[test]
fn prov_leads_the_same_way() {
    let folder = chained();
    let (claims, story) = (folder.path().join("claims"), folder.path().join("story.txt"));
    let (claims, story) = (claims.to_str().unwrap(), story.to_str().unwrap());
    let output = attrib(&[
        "claims",
        "show",
        "--provenance",
        "spring",
        "--in",
        story,
        "-f",
        "prov",
        "--claims",
        claims,
    ]);
    let linked: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON-LD is JSON");
    assert_eq!(linked["@context"]["prov"], "http://www.w3.org/ns/prov#");
    let graph = linked["@graph"].as_array().unwrap();
    let node = |id: &serde_json::Value| {
        graph.iter().find(|node| &node["@id"] == id).unwrap_or_else(|| panic!("no node {id}"))
    };
    let quote = graph.iter().find(|node| !node["prov:wasQuotedFrom"].is_null()).expect("a quote");
    assert_eq!(quote["prov:value"], "We will dredge the channel,");
    assert_eq!(node(&quote["dcterms:isPartOf"]["@id"])["dcterms:source"], story);
    let claim = node(&quote["prov:wasQuotedFrom"]["@id"]);
    assert_eq!(node(&claim["prov:wasAttributedTo"]["@id"])["rdfs:label"], "Elena Marsh");
    let told = node(&claim["prov:wasDerivedFrom"]["@id"]);
    assert_eq!(node(&told["prov:wasAttributedTo"]["@id"])["rdfs:label"], "Radio Nord");
    let sources = told["prov:hadPrimarySource"].as_array().expect("two pieces of evidence");
    let named: Vec<&serde_json::Value> =
        sources.iter().map(|source| &node(&source["@id"])["dcterms:source"]).collect();
    assert_eq!(named, ["minutes.txt", "https://example.org/minutes"]);
}
