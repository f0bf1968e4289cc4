//! A quote's claim among 1,000,000, measured: `cargo bench --bench matching [-- NUMBER|FILE]`.
//!
//! With a file, its lines are the claims, every hundredth aside. Without, claims are sentences of made-up words
//! whose frequencies fall as those of a language do (Zipf), joined by real function words. Quotes are taken from claims and changed; as many are of claims that were left out.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/perturb/random.rs"]
mod random;

use std::time::{Duration, Instant};

use attrib::matching::Index;
use random::Random;

const FUNCTION: &str = "the of to and a in that is was for it with as on be at by this have from or had not are but \
    they which one you were all her she there would their we him been has when who will no more if out so said what \
    up its about into than them can only other time new some could these two may first then do any like my now over";
const SYLLABLES: &str = "ba ber con dar der di du en fa fer gal gen hal in ka ker la len li lo mar men mi mor na nel \
    no or pa per pi ra ren ri ro sa sel si so ta tel ter ti to un va ven vi vor wa wen za";

struct Language {
    words: Vec<String>,
    /// Running sums of the words' frequencies.
    sums: Vec<f64>,
}

impl Language {
    fn new(random: &mut Random) -> Self {
        let mut words: Vec<String> = FUNCTION.split_whitespace().map(str::to_owned).collect();
        let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
        while words.len() < 60_000 {
            let length = 2 + random.below(3);
            words.push((0..length).map(|_| *random.pick(&syllables)).collect());
        }
        let mut sum = 0.0;
        let sums = (0..words.len()).map(|rank| {
            sum += 1.0 / (rank as f64 + 2.7);
            sum
        });
        Self { sums: sums.collect(), words }
    }

    fn word(&self, random: &mut Random) -> &str {
        let at = random.share() * self.sums.last().unwrap_or(&1.0);
        let rank = self.sums.partition_point(|sum| *sum < at);
        &self.words[rank.min(self.words.len() - 1)]
    }

    fn claim(&self, random: &mut Random) -> String {
        let length = 100 + random.below(60);
        let mut claim = String::with_capacity(length + 12);
        while claim.len() < length {
            if !claim.is_empty() {
                claim.push_str(if random.once_in(11) { ", " } else { " " });
            }
            claim.push_str(self.word(random));
        }
        claim[..1].make_ascii_uppercase();
        claim.push('.');
        claim
    }

    /// The claim with `changes` words dropped, added, replaced, misspelt or swapped.
    fn perturbed(&self, claim: &str, changes: usize, random: &mut Random) -> String {
        let mut words: Vec<String> = claim.split(' ').map(str::to_owned).collect();
        for _ in 0..changes {
            let at = random.below(words.len() - 1);
            match random.below(5) {
                0 => {
                    words.remove(at);
                }
                1 => words.insert(at, self.word(random).to_owned()),
                2 => words[at] = self.word(random).to_owned(),
                3 => {
                    let word = &mut words[at];
                    let middle = word.char_indices().nth(word.chars().count() / 2).map_or(0, |(at, _)| at);
                    word.insert(middle, 'x');
                }
                _ => words.swap(at, at + 1),
            }
        }
        words.join(" ")
    }
}

const WAYS: [&str; 5] = ["verbatim", "perturbed", "truncated", "elided", "five words"];

fn quote(way: usize, claim: &str, language: &Language, random: &mut Random) -> String {
    let words: Vec<&str> = claim.split(' ').collect();
    let half = words.len() / 2;
    match way {
        0 => claim.to_owned(),
        1 => {
            let changes = 1 + random.below(5);
            language.perturbed(claim, changes, random)
        }
        2 if random.once_in(2) => words[half..].join(" "),
        2 => words[..half].join(" "),
        3 => format!("{} … {}", words[..half - 2].join(" "), words[half + 2..].join(" ")),
        _ => {
            let start = random.below(words.len() - 5);
            words[start..start + 5].join(" ")
        }
    }
}

fn peak_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// What this process has had of the processor: what counts on a machine that others use.
fn processor_seconds() -> Option<f64> {
    const TICKS: f64 = 100.0;
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = status.rsplit(')').next()?.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}

/// The lines of a file, and those kept back.
fn read(path: &str) -> (Vec<String>, Vec<String>) {
    let text = std::fs::read_to_string(path).expect("a file of claims, one a line");
    let lines = text.lines().filter(|line| line.split(' ').count() > 8).map(str::to_owned).enumerate();
    let (strangers, claims): (Vec<_>, Vec<_>) = lines.partition(|(i, _)| i % 100 == 99);
    let plain = |lines: Vec<(usize, String)>| lines.into_iter().map(|(_, line)| line).collect();
    (plain(claims), plain(strangers))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if let [folder, role] = arguments.as_slice()
        && role == "check"
    {
        return check(std::path::Path::new(folder));
    }
    let mut random = Random::new(20_140_310);
    let language = Language::new(&mut random);
    let first = arguments.first().map_or("1000000", String::as_str);
    let (claims, strangers) = match first.parse() {
        Ok(number) => {
            let mut claims =
                |number| -> Vec<String> { (0..number).map(|_| language.claim(&mut random)).collect() };
            (claims(number), claims(1000))
        }
        Err(_) => read(first),
    };
    let count = claims.len();
    let length: usize = claims.iter().map(String::len).sum();
    println!("{count} claims of {} bytes on average", length / count.max(1));
    let before = processor_seconds();
    let start = Instant::now();
    let index = Index::build(&claims);
    println!("build in memory          {:>9.2?}", start.elapsed());
    if let (Some(before), Some(after)) = (before, processor_seconds()) {
        println!("  of processor time      {:>8.2} s", after - before);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("claims.idx");
    let start = Instant::now();
    index.write(&path, [7; 32]).expect("a writable folder");
    let size = std::fs::metadata(&path).map_or(0, |file| file.len()) >> 20;
    println!("write ({size} MB)           {:>9.2?}", start.elapsed());
    let mut lines = String::new();
    for way in 0..=WAYS.len() {
        for _ in 0..1000 {
            let present = way < WAYS.len();
            let at = random.below(count);
            let claim = if present { &claims[at] } else { random.pick(&strangers) };
            let how = if present { way } else { random.below(WAYS.len()) };
            let text = quote(how, claim, &language, &mut random);
            lines.push_str(&format!("{way}\t{at}\t{text}\n"));
        }
    }
    std::fs::write(folder.path().join("quotes.tsv"), lines).expect("a writable folder");
    drop((index, claims));
    // A process of its own, so that its memory is that of checking alone.
    let program = std::env::current_exe().expect("this program");
    let status = std::process::Command::new(program).arg(folder.path()).arg("check").status();
    assert!(status.is_ok_and(|status| status.success()), "the check failed");
}

/// Opens the index and finds every quote, on one core.
fn check(folder: &std::path::Path) {
    let quotes = std::fs::read_to_string(folder.join("quotes.tsv")).expect("the quotes");
    let start = Instant::now();
    let index = Index::open(&folder.join("claims.idx"), [7; 32]).expect("the index");
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); WAYS.len() + 1];
    let mut right = [0; WAYS.len() + 1];
    for (i, line) in quotes.lines().enumerate() {
        let mut columns = line.split('\t');
        let (Some(way), Some(at), Some(text)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let (way, at): (usize, usize) = (way.parse().expect("a way"), at.parse().expect("a position"));
        let began = Instant::now();
        let found = index.find(text, |_| false);
        times[way].push(began.elapsed());
        if i == 0 {
            println!("open and first answer    {:>9.2?}", start.elapsed());
        }
        let hit =
            if way < WAYS.len() { found.is_some_and(|found| found.claim == at) } else { found.is_some() };
        right[way] += usize::from(hit);
    }
    for (way, times) in times.iter_mut().enumerate() {
        times.sort_unstable();
        let share = 100.0 * right[way] as f64 / times.len().max(1) as f64;
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let slow = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
        match WAYS.get(way) {
            Some(name) => {
                println!("{name:<12} right {share:>6.1} %   median {median:>9.2?}   99 % {slow:>9.2?}")
            }
            None => println!("not there    found {share:>6.1} %   median {median:>9.2?}   99 % {slow:>9.2?}"),
        }
    }
    if let Some(peak) = peak_megabytes() {
        println!("peak memory of checking  {peak:>6} MB");
    }
}
