//! Learns the weights of the attribution grammar from articles with hand-made attributions.
//!
//!     cargo run --release --features training --example train -- GOLD_DIR WEIGHTS_OUT [--without PREFIX,…] [--without-part K/N] [--predict OUT.jsonl]
//!
//! GOLD_DIR holds text/DOC.txt and gold.jsonl: one document a line, {"doc", "attributions": [{"source", "cue",
//! "content"}]}, each a list of [start, end] in code points. `--without` leaves out documents whose name begins
//! so, `--without-part` those whose name's hash leaves K when divided by N; `--predict` writes what the new weights
//! find in the documents left out, or in all when none was. Same input, same bytes out.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use attrib::attribution::training::{
    Counts, Example, Gold, accept_examples, count, draft_examples, examples, is_listed,
};
use attrib::attribution::{Feature, Model, find};
use attrib::lexicon::label;
use attrib::phrase::Reading;
use attrib::text::{LineIndex, Span};
use rayon::prelude::*;
use serde_json::Value;

const FOLDS: usize = 3;
const EPOCHS: usize = 12;
const RATE: f32 = 0.05;
const L2: f32 = 5e-3;
const MIN_COUNT: u32 = 4;

struct Document {
    name: String,
    text: String,
    gold: Vec<Gold>,
    quotes: Vec<(Span, bool, Vec<Span>)>,
}

/// A third of the articles, with the weights learned on the others.
struct Fold<'d> {
    documents: Vec<&'d Document>,
    weights: String,
    accepting: Vec<Example>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
    let (Some(dir), Some(out)) = (args.first(), args.get(1)) else {
        return Err("expected GOLD_DIR and WEIGHTS_OUT".into());
    };
    let documents = load(Path::new(dir))?;
    let without: Vec<&str> = option("--without").map_or(Vec::new(), |s| s.split(',').collect());
    let part = option("--without-part").map(|s| part(s)).transpose()?;
    let is_left_out = |d: &&Document| {
        without.iter().any(|w| d.name.starts_with(w))
            || part.is_some_and(|(k, n)| name_hash(&d.name) % n == k)
    };
    let (left_out, kept): (Vec<&Document>, Vec<&Document>) = documents.iter().partition(is_left_out);
    let mut counts = Counts::new();
    for document in &kept {
        count(&Reading::new(&document.text), &document.gold, &mut counts);
    }
    let words = words(&kept);
    let decisions = |part: &[&Document]| -> Vec<Example> {
        let one = |document: &&Document| {
            let mut out = Vec::new();
            examples(&Reading::new(&document.text), &document.gold, &counts, &mut out);
            out
        };
        part.par_iter().flat_map_iter(one).collect()
    };
    let mut all = decisions(&kept);
    // What is decided about drafts is learned on drafts that a model without these articles makes, as they will be used.
    let folds: Vec<Fold> = (0..FOLDS)
        .map(|fold| {
            let side = |inside: bool| -> Vec<&Document> {
                let picked = kept.iter().enumerate().filter(|(i, _)| (i % FOLDS == fold) == inside);
                picked.map(|(_, d)| *d).collect()
            };
            let weights = write(&learn(&decisions(&side(false)).iter().collect::<Vec<_>>()), &counts, &words);
            let model = Model::parse(&weights);
            let mut accepting = Vec::new();
            for document in side(true) {
                accept_examples(&Reading::new(&document.text), &model, &document.gold, &mut accepting);
            }
            Fold { documents: side(true), weights, accepting }
        })
        .collect();
    for (i, fold) in folds.iter().enumerate() {
        let others = folds.iter().enumerate().filter(|(j, _)| *j != i);
        let accepting: Vec<&Example> = others.flat_map(|(_, f)| &f.accepting).collect();
        let model = Model::parse(&(fold.weights.clone() + &write(&learn(&accepting), &counts, &words)));
        for document in &fold.documents {
            draft_examples(&Reading::new(&document.text), &model, &document.gold, &document.quotes, &mut all);
        }
    }
    all.extend(folds.into_iter().flat_map(|f| f.accepting));
    eprintln!("{} documents, {} decisions", kept.len(), all.len());
    let weights = write(&learn(&all.iter().collect::<Vec<_>>()), &counts, &words);
    std::fs::write(out, &weights)?;
    if let Some(path) = option("--predict") {
        let shown = if left_out.is_empty() { &kept } else { &left_out };
        std::fs::write(path, predict(shown, &Model::parse(&weights))?)?;
    }
    Ok(())
}

/// Reads `K/N`.
fn part(value: &str) -> Result<(u32, u32), Box<dyn Error>> {
    let (k, n) = value.split_once('/').ok_or("expected K/N")?;
    let (k, n) = (k.parse()?, n.parse()?);
    if k < n { Ok((k, n)) } else { Err("expected K/N, K from 0 to N - 1".into()) }
}

/// FNV-1a over the bytes of a document's name.
fn name_hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn load(dir: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for line in std::fs::read_to_string(dir.join("gold.jsonl"))?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let name = record["doc"].as_str().ok_or("a document without a name")?.to_owned();
        let text = std::fs::read_to_string(dir.join("text").join(format!("{name}.txt")))?;
        let index = LineIndex::new(&text);
        let spans = |value: &Value| -> Vec<Span> {
            let pairs = value.as_array().into_iter().flatten();
            pairs
                .map(|pair| {
                    let at = |i: usize| index.byte_of(pair[i].as_u64().unwrap_or(0) as usize);
                    Span::new(at(0), at(1))
                })
                .collect()
        };
        let gold = record["attributions"].as_array().into_iter().flatten();
        let gold = gold
            .map(|a| Gold {
                source: spans(&a["source"]),
                cue: spans(&a["cue"]),
                content: spans(&a["content"]),
            })
            .collect();
        let quotes = record["quotes"].as_array().into_iter().flatten();
        let quotes = quotes
            .filter_map(|q| {
                let span = spans(&Value::Array(vec![q["span"].clone()])).first().copied()?;
                Some((span, q["attributed"] == true, spans(&q["source"])))
            })
            .collect();
        documents.push(Document { name, text, gold, quotes });
    }
    Ok(documents)
}

/// Every label in the code and every word of the articles by its hash, so that weights can be written with names.
fn words(documents: &[&Document]) -> HashMap<u32, String> {
    let sources = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/attribution"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/phrase"),
    ];
    let sources = sources.iter().flat_map(std::fs::read_dir).flatten().flatten();
    let code: String = sources.flat_map(|file| std::fs::read_to_string(file.path())).collect();
    // Labels hold no quotation marks, so every other piece between such marks is a literal or nothing that is asked for.
    let mut names: HashMap<u32, String> = code
        .split('"')
        .filter(|text| !text.contains(['\n', '\t']))
        .map(|text| (label(text), text.to_owned()))
        .collect();
    for document in documents {
        for token in attrib::token::tokenize(&document.text) {
            let word = token.span.of(&document.text).to_lowercase().replace('’', "'");
            if attrib::lexicon::hash(word.as_bytes()) == token.word {
                names.insert(token.word, word);
            }
        }
    }
    names
}

/// Weight of each feature, by logistic regression with AdaGrad steps and a decay.
fn learn(examples: &[&Example]) -> Vec<(Feature, f32)> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|e| &e.choices).flat_map(|c| &c.0) {
        *seen.entry(feature.key()).or_default() += 1;
    }
    let mut index: HashMap<u64, usize> = HashMap::new();
    let mut names = Vec::new();
    let compact: Vec<(Vec<Vec<u32>>, usize)> = examples
        .iter()
        .map(|e| {
            let choices = e.choices.iter().map(|c| {
                let kept = c.0.iter().filter(|f| seen[&f.key()] >= MIN_COUNT);
                kept.map(|f| {
                    *index.entry(f.key()).or_insert_with(|| {
                        names.push(*f);
                        names.len() - 1
                    }) as u32
                })
                .collect()
            });
            (choices.collect(), e.answer)
        })
        .collect();
    let mut weights = vec![0f32; names.len()];
    let mut steps = vec![1e-2f32; names.len()];
    let mut order: Vec<u32> = (0..compact.len() as u32).collect();
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let mut sum = vec![0f32; names.len()];
    for epoch in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        for &i in &order {
            let (choices, answer) = &compact[i as usize];
            step(choices, *answer, &mut weights, &mut steps);
        }
        if epoch >= EPOCHS / 2 {
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
        }
    }
    let scale = 1.0 / (EPOCHS - EPOCHS / 2) as f32;
    names.into_iter().zip(sum.into_iter().map(|s| s * scale)).collect()
}

fn shuffle(order: &mut [u32], seed: &mut u64) {
    for i in (1..order.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        order.swap(i, (*seed % (i as u64 + 1)) as usize);
    }
}

/// One step down the gradient: logistic for a single choice, softmax for several.
fn step(choices: &[Vec<u32>], answer: usize, weights: &mut [f32], steps: &mut [f32]) {
    let score = |c: &[u32]| c.iter().map(|&f| weights[f as usize]).sum::<f32>();
    let scores: Vec<f32> = choices.iter().map(|c| score(c)).collect();
    let errors: Vec<f32> = if let [only] = scores[..] {
        vec![f32::from(answer == 0) - 1.0 / (1.0 + (-only).exp())]
    } else {
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let powers: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
        let total: f32 = powers.iter().sum();
        powers.iter().enumerate().map(|(i, p)| f32::from(i == answer) - p / total).collect()
    };
    for (choice, error) in choices.iter().zip(errors) {
        for &f in choice {
            let f = f as usize;
            let gradient = error - L2 * weights[f];
            steps[f] += gradient * gradient;
            weights[f] += RATE * gradient / steps[f].sqrt();
        }
    }
}

/// The weights file: sorted, rounded, what hardly matters left out.
fn write(weights: &[(Feature, f32)], counts: &Counts, words: &HashMap<u32, String>) -> String {
    let name = |value: u32| match words.get(&value) {
        _ if value == 0 => String::new(),
        Some(word) => word.clone(),
        None => format!("#{value:08x}"),
    };
    let mut lines: Vec<String> = weights
        .iter()
        .filter(|(_, w)| w.abs() >= 0.12)
        .map(|(f, w)| {
            let line = format!("{w:.2}\t{}\t{}\t{}\t{}", f.template.name, name(f.a), name(f.b), name(f.c));
            line.trim_end().to_owned()
        })
        .collect();
    let listed = counts.keys().filter(|&&lemma| is_listed(counts, lemma));
    lines.extend(listed.map(|&lemma| format!("1\tcandidate\t{}", name(lemma))));
    lines.sort_unstable_by(|a, b| a.split_once('\t').map(|l| l.1).cmp(&b.split_once('\t').map(|l| l.1)));
    lines.dedup();
    lines.join("\n") + "\n"
}

fn predict(documents: &[&Document], model: &Model) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for document in documents {
        let index = LineIndex::new(&document.text);
        let reading = Reading::new(&document.text);
        let pair = |span: Span| {
            let place = index.place(span);
            serde_json::json!([place.start, place.end])
        };
        let list = |spans: &[Span]| Value::Array(spans.iter().map(|&s| pair(s)).collect());
        let attributions: Vec<Value> = find(&reading, model)
            .iter()
            .map(|a| {
                serde_json::json!({
                    "source": list(a.source.as_slice()), "cue": list(a.cue.as_slice()),
                    "content": list(&a.content), "quotes": list(&double(&document.text, &a.quotes)), "rule": a.rule.name,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"doc": document.name, "attributions": attributions}))?;
    }
    Ok(out)
}

/// Without what stands between two apostrophes, which the gold does not count as quoted.
fn double(text: &str, quotes: &[Span]) -> Vec<Span> {
    let doubled = |q: &Span| text[..q.start as usize].ends_with("''");
    quotes.iter().filter(|q| !doubled(q)).copied().collect()
}
