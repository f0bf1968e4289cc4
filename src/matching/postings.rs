//! Which claims have a term: buckets of claim positions, one after the other.
//!
//! Layout of the bytes, all numbers little-endian: the header, the claims' texts, where each begins (u64, one
//! more than claims), then for words and for pairs: the buckets, each how many claims it has and where its list
//! begins (two u32, one more than buckets, the latter in entries), and the lists (u32). A bucket with more claims
//! than its table's limit keeps the number and drops the list: it tells nothing apart.

use std::borrow::Cow;

use super::store::{Store, u32_at, u64_at};
use super::terms;

/// Claims, words' and pairs' bits of buckets, then the sections' beginnings.
const HEADER: usize = 8 * 8;
/// Bytes of a bucket.
const BUCKET: usize = 8;
/// Bytes of texts whose terms are kept between being counted and being listed; those of more are found twice.
const KEPT: usize = 8 << 20;
/// Lists longer than this are dropped.
const WORD_LIMIT: u32 = 1 << 12;
const PAIR_LIMIT: u32 = 1 << 15;

/// Which table a term is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Pairs and whole texts.
    Pair,
}

/// The index over the bytes of a store.
#[derive(Debug)]
pub(super) struct Postings {
    store: Store,
    claims: usize,
    texts: usize,
    offsets: usize,
    words: Table,
    pairs: Table,
}

/// Where the terms of one bucket stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bucket {
    pub kind: Kind,
    /// How many claims have one of them.
    pub count: u32,
    /// The entries of the list: none where too many claims have one.
    start: u32,
    end: u32,
}

impl Bucket {
    /// How many claims its list has.
    pub const fn listed(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
}

/// Claims that have a term, as the index holds them.
pub(super) struct List<'p>(Cow<'p, [u8]>);

impl List<'_> {
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// Whether a claim is among them.
    pub fn has(&self, claim: u32) -> bool {
        self.0.as_chunks().0.binary_search_by_key(&claim, |entry| u32::from_le_bytes(*entry)).is_ok()
    }

    /// Their positions, ascending.
    pub fn claims(&self) -> impl Iterator<Item = u32> {
        self.0.as_chunks().0.iter().map(|entry| u32::from_le_bytes(*entry))
    }
}

#[derive(Clone, Copy, Debug)]
struct Table {
    bits: u32,
    buckets: usize,
    lists: usize,
}

impl Table {
    /// Terms are spread by their upper bits.
    const fn bucket(self, term: u64) -> usize {
        (term >> (64 - self.bits)) as usize
    }
}

impl Postings {
    /// Reads the header of a store; `None` when it is damaged.
    pub fn over(store: Store) -> Option<Self> {
        let (fields, length) = {
            let header = store.read(0..HEADER)?;
            let fields: Option<Vec<usize>> =
                (0..HEADER / 8).map(|i| usize::try_from(u64_at(&header, i * 8)?).ok()).collect();
            (fields?, store.length())
        };
        let [claims, word_bits, pair_bits, offsets, words, word_lists, pairs, pair_lists] =
            fields.try_into().ok()?;
        let bits = |bits: usize| u32::try_from(bits).ok().filter(|bits| (1..32).contains(bits));
        let within = [offsets, words, word_lists, pairs, pair_lists].iter().all(|at| *at <= length);
        let words = Table { bits: bits(word_bits)?, buckets: words, lists: word_lists };
        let pairs = Table { bits: bits(pair_bits)?, buckets: pairs, lists: pair_lists };
        within.then_some(Self { store, claims, texts: HEADER, offsets, words, pairs })
    }

    pub const fn store(&self) -> &Store {
        &self.store
    }

    pub const fn claims(&self) -> usize {
        self.claims
    }

    /// The text of a claim; `None` outside the index or where it is damaged.
    pub fn text(&self, claim: usize) -> Option<Cow<'_, str>> {
        match self.bytes(claim)? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        }
    }

    /// The bytes of a claim's text, unchecked; `None` as for the text.
    pub fn bytes(&self, claim: usize) -> Option<Cow<'_, [u8]>> {
        let at = self.offsets + claim.checked_mul(8)?;
        let ends = self.store.read(at..at.checked_add(16)?)?;
        let (start, end) =
            (usize::try_from(u64_at(&ends, 0)?).ok()?, usize::try_from(u64_at(&ends, 8)?).ok()?);
        self.store.read(self.texts.checked_add(start)?..self.texts.checked_add(end)?)
    }

    /// Where a term stands, with others of the same bucket; nowhere where that is damaged.
    pub fn bucket(&self, kind: Kind, term: u64) -> Bucket {
        let table = self.table(kind);
        let at = table.buckets + table.bucket(term) * BUCKET;
        let read = || {
            let fields = self.store.read(at..at + 2 * BUCKET)?;
            let (count, start, end) =
                (u32_at(&fields, 0)?, u32_at(&fields, 4)?, u32_at(&fields, BUCKET + 4)?);
            Some(Bucket { kind, count, start, end })
        };
        read().unwrap_or(Bucket { kind, count: 0, start: 0, end: 0 })
    }

    /// The claims of a bucket; none when too many are in it.
    pub fn list(&self, bucket: Bucket) -> List<'_> {
        let lists = self.table(bucket.kind).lists;
        let read = self.store.read(lists + bucket.start as usize * 4..lists + bucket.end as usize * 4);
        List(read.unwrap_or_default())
    }

    const fn table(&self, kind: Kind) -> Table {
        match kind {
            Kind::Word => self.words,
            Kind::Pair => self.pairs,
        }
    }

    /// Indexes texts; a claim is known by its position.
    pub fn build<S: AsRef<str>>(claims: &[S]) -> Self {
        let mut total = 0;
        let mut terms = 0;
        for claim in claims {
            total += claim.as_ref().len();
            terms += claim.as_ref().len() / 6 + 1;
        }
        let mut bytes = Vec::with_capacity(HEADER + total + claims.len() * 8 + terms * 9);
        bytes.resize(HEADER, 0);
        let mut offsets = Vec::with_capacity(claims.len() * 8 + 8);
        for claim in claims {
            offsets.extend(((bytes.len() - HEADER) as u64).to_le_bytes());
            bytes.extend(claim.as_ref().as_bytes());
        }
        offsets.extend(((bytes.len() - HEADER) as u64).to_le_bytes());
        let offsets_at = bytes.len();
        bytes.append(&mut offsets);
        let bits = |buckets: usize| (usize::BITS - buckets.leading_zeros()).clamp(8, 22);
        let (word_bits, pair_bits) = (bits(terms / 16).min(20), bits(terms / 4));
        let (mut words, mut pairs) =
            (Filling::new(word_bits, WORD_LIMIT), Filling::new(pair_bits, PAIR_LIMIT));
        let kept = within(claims, KEPT);
        each_term(claims, 0, |kind, claim, term| match kind {
            Kind::Word => words.count(claim, term, claim < kept),
            Kind::Pair => pairs.count(claim, term, claim < kept),
        });
        words.lay_out(&mut bytes);
        pairs.lay_out(&mut bytes);
        each_term(claims, kept, |kind, claim, term| match kind {
            Kind::Word => words.list(claim, term, &mut bytes),
            Kind::Pair => pairs.list(claim, term, &mut bytes),
        });
        let (words, pairs) = (words.table, pairs.table);
        let fields = [
            claims.len(),
            word_bits as usize,
            pair_bits as usize,
            offsets_at,
            words.buckets,
            words.lists,
            pairs.buckets,
            pairs.lists,
        ];
        for (field, place) in fields.iter().zip(bytes.chunks_exact_mut(8)) {
            place.copy_from_slice(&(*field as u64).to_le_bytes());
        }
        let (texts, offsets) = (HEADER, offsets_at);
        Self { store: Store::Memory(bytes), claims: claims.len(), texts, offsets, words, pairs }
    }
}

/// How many of the first claims have texts of so many bytes together.
fn within<S: AsRef<str>>(claims: &[S], most: usize) -> u32 {
    let mut bytes = 0;
    let fits = claims.iter().take_while(|claim| {
        bytes += claim.as_ref().len();
        bytes <= most
    });
    fits.count() as u32
}

/// Hands out every term of the claims from one on, claim after claim; some more than once.
fn each_term<S: AsRef<str>>(claims: &[S], from: u32, mut take: impl FnMut(Kind, u32, u64)) {
    let mut words = Vec::new();
    for (claim, text) in (0u32..).zip(claims).skip(from as usize) {
        words.clear();
        terms::each(text.as_ref(), |word| words.push(word));
        words.iter().for_each(|word| take(Kind::Word, claim, *word));
        words.windows(2).for_each(|two| take(Kind::Pair, claim, terms::pair(two[0], two[1])));
        take(Kind::Pair, claim, terms::whole(&words));
    }
}

/// A table being filled: terms are counted first, then listed.
struct Filling {
    table: Table,
    limit: u32,
    counts: Vec<u32>,
    /// The last claim that each bucket was seen with.
    last: Vec<u32>,
    /// Where each bucket's next entry goes.
    next: Vec<u32>,
    /// Claims that need not be asked for their terms again, each with the buckets of these.
    kept: Vec<(u32, u32)>,
}

impl Filling {
    fn new(bits: u32, limit: u32) -> Self {
        let buckets = 1 << bits;
        Self {
            table: Table { bits, buckets: 0, lists: 0 },
            limit,
            counts: vec![0; buckets],
            last: vec![u32::MAX; buckets],
            next: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// The bucket of a claim's term, the first time that the claim has one in it.
    fn first(&mut self, claim: u32, term: u64) -> Option<usize> {
        let bucket = self.table.bucket(term);
        (std::mem::replace(&mut self.last[bucket], claim) != claim).then_some(bucket)
    }

    fn count(&mut self, claim: u32, term: u64, keep: bool) {
        if let Some(bucket) = self.first(claim, term) {
            self.counts[bucket] += 1;
            if keep {
                self.kept.push((claim, bucket as u32));
            }
        }
    }

    /// Adds the buckets and the lists, with what was kept in them.
    fn lay_out(&mut self, bytes: &mut Vec<u8>) {
        let mut sum = 0u32;
        self.table.buckets = bytes.len();
        self.next.reserve(self.counts.len());
        for count in &self.counts {
            bytes.extend(count.to_le_bytes());
            bytes.extend(sum.to_le_bytes());
            self.next.push(sum);
            sum += if *count > self.limit { 0 } else { *count };
        }
        bytes.extend(0u32.to_le_bytes());
        bytes.extend(sum.to_le_bytes());
        self.last.fill(u32::MAX);
        self.table.lists = bytes.len();
        bytes.resize(bytes.len() + sum as usize * 4, 0);
        for (claim, bucket) in std::mem::take(&mut self.kept) {
            self.put(claim, bucket as usize, bytes);
        }
    }

    fn list(&mut self, claim: u32, term: u64, bytes: &mut [u8]) {
        if let Some(bucket) = self.first(claim, term) {
            self.put(claim, bucket, bytes);
        }
    }

    fn put(&mut self, claim: u32, bucket: usize, bytes: &mut [u8]) {
        if self.counts[bucket] > self.limit {
            return;
        }
        let at = self.table.lists + self.next[bucket] as usize * 4;
        bytes[at..at + 4].copy_from_slice(&claim.to_le_bytes());
        self.next[bucket] += 1;
    }
}
