//! Learns the weights of the attribution grammar from articles with hand-made attributions.
//!
//!     cargo run --release --features training --example train -- GOLD_DIR WEIGHTS_OUT [--without PREFIX,…] [--without-part K/N] [--predict OUT.jsonl]
//!
//! GOLD_DIR holds text/DOC.txt and gold.jsonl: one document a line, {"doc", "attributions": [{"source", "cue",
//! "content"}]}, each a list of [start, end] in code points. `--without` leaves out documents whose name begins
//! so, `--without-part` those whose name's hash leaves K when divided by N; `--predict` writes what the new weights
//! find in the documents left out, or in all when none was. Same input, same bytes out.
//! Beside the articles it learns the sentences of `lessons.txt`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod lessons;

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Write as _;
use std::iter::repeat_n;
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

const FOLDS: usize = 8;
const EPOCHS: usize = 12;
const RATE: f32 = 0.05;
/// Runs in different orders whose mean is taken, so that the weights owe little to chance.
const RUNS: u64 = 8;
/// How strongly each weight is drawn to 0, whatever the number of examples its feature holds in.
const DECAY: f32 = 2.0;
const MIN_COUNT: u32 = 3;
/// What a weight must be to be written.
const LEAST: f32 = 0.08;

struct Document {
    name: String,
    text: String,
    gold: Vec<Gold>,
    quotes: Vec<(Span, bool, Vec<Span>)>,
    /// How often it is learned.
    times: usize,
}

/// A part of the articles, with the weights learned on the others.
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
    let lessons = lessons::load()?;
    let taught: Vec<&Document> = kept.iter().copied().chain(&lessons).collect();
    let decisions = |part: &[&Document]| -> Vec<Example> {
        let one = |document: &&Document| {
            let mut out = Vec::new();
            let reading = Reading::new(&document.text);
            for _ in 0..document.times {
                examples(&reading, &document.gold, &counts, &mut out);
            }
            out
        };
        part.par_iter().flat_map_iter(one).collect()
    };
    let mut all = decisions(&taught);
    // What is decided about drafts is learned on drafts that a model without these articles makes, as they will be used.
    let folds: Vec<Fold> = (0..FOLDS)
        .map(|fold| {
            let side = |inside: bool| -> Vec<&Document> {
                let picked = taught.iter().enumerate().filter(|(i, _)| (i % FOLDS == fold) == inside);
                picked.map(|(_, d)| *d).collect()
            };
            let weights = write(&learn(&decisions(&side(false)).iter().collect::<Vec<_>>()), &counts, &words);
            let model = Model::parse(&weights);
            let mut accepting = Vec::new();
            for document in side(true).into_iter().flat_map(|d| repeat_n(d, d.times)) {
                accept_examples(&Reading::new(&document.text), &model, &document.gold, &mut accepting);
            }
            Fold { documents: side(true), weights, accepting }
        })
        .collect();
    for (i, fold) in folds.iter().enumerate() {
        let others = folds.iter().enumerate().filter(|(j, _)| *j != i);
        let accepting: Vec<&Example> = others.flat_map(|(_, f)| &f.accepting).collect();
        let model = Model::parse(&(fold.weights.clone() + &write(&learn(&accepting), &counts, &words)));
        for document in fold.documents.iter().flat_map(|d| repeat_n(d, d.times)) {
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
        documents.push(Document { name, text, gold, quotes, times: 1 });
    }
    Ok(documents)
}

/// Every label in the code and every word of the articles by its hash, so that weights can be written with names.
fn words(documents: &[&Document]) -> HashMap<u32, String> {
    let sources = [
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/attribution"),
        concat!(env!("CARGO_MANIFEST_DIR"), "/src/attribution/source"),
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
    let decay: Vec<f32> = names.iter().map(|f| DECAY / seen[&f.key()] as f32).collect();
    let runs: Vec<Vec<f32>> = (1..=RUNS).into_par_iter().map(|run| descend(&compact, &decay, run)).collect();
    let mean = |f: usize| runs.iter().map(|weights| weights[f]).sum::<f32>() / runs.len() as f32;
    names.into_iter().enumerate().map(|(f, name)| (name, mean(f))).collect()
}

/// The weights after all epochs of one run, whose number decides the order of the steps.
fn descend(examples: &[(Vec<Vec<u32>>, usize)], decay: &[f32], run: u64) -> Vec<f32> {
    let mut descent = Descent::new(decay, EPOCHS / 2 * examples.len());
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    let mut seed = run.wrapping_mul(0x2545_F491_4F6C_DD1D);
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut seed);
        for &i in &order {
            let (choices, answer) = &examples[i as usize];
            descent.step(choices, *answer);
        }
    }
    descent.mean().collect()
}

fn shuffle(order: &mut [u32], seed: &mut u64) {
    for i in (1..order.len()).rev() {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        order.swap(i, (*seed % (i as u64 + 1)) as usize);
    }
}

/// The weights on their way down the gradient.
struct Descent<'d> {
    weights: Vec<f32>,
    /// Sums of squared gradients.
    squares: Vec<f32>,
    decay: &'d [f32],
    /// Every change by when it was made, counted in steps from `warm` on: what the mean lacks of it.
    late: Vec<f64>,
    /// Steps taken.
    steps: usize,
    /// Steps before those whose weights make the mean.
    warm: usize,
}

impl<'d> Descent<'d> {
    fn new(decay: &'d [f32], warm: usize) -> Self {
        let count = decay.len();
        let (weights, squares) = (vec![0.0; count], vec![1e-2; count]);
        Descent { weights, squares, decay, late: vec![0.0; count], steps: 0, warm }
    }

    /// One step: logistic for a single choice, softmax for several.
    fn step(&mut self, choices: &[Vec<u32>], answer: usize) {
        let score = |c: &Vec<u32>| c.iter().map(|&f| self.weights[f as usize]).sum::<f32>();
        let scores: Vec<f32> = choices.iter().map(score).collect();
        let errors: Vec<f32> = if let [only] = scores[..] {
            vec![f32::from(answer == 0) - 1.0 / (1.0 + (-only).exp())]
        } else {
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let powers: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
            let total: f32 = powers.iter().sum();
            powers.iter().enumerate().map(|(i, p)| f32::from(i == answer) - p / total).collect()
        };
        let late = self.steps.saturating_sub(self.warm) as f64;
        for (choice, error) in choices.iter().zip(errors) {
            for &f in choice {
                let f = f as usize;
                let gradient = error - self.decay[f] * self.weights[f];
                self.squares[f] += gradient * gradient;
                let change = RATE * gradient / self.squares[f].sqrt();
                self.weights[f] += change;
                self.late[f] += late * f64::from(change);
            }
        }
        self.steps += 1;
    }

    /// The mean of the weights over the steps after the first `warm`.
    fn mean(self) -> impl Iterator<Item = f32> {
        let counted = (self.steps - self.warm).max(1) as f64;
        let mean = move |(w, late): (f32, f64)| (f64::from(w) - late / counted) as f32;
        self.weights.into_iter().zip(self.late).map(mean)
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
        .filter(|(_, w)| w.abs() >= LEAST)
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
