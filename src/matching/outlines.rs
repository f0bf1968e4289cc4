//! What is read of a claim to compare it, kept from the first quote that meets it to the next.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::terms;
use crate::wording::{Outline, Reading};

/// Hashes that are kept at most, of all claims together (8 bytes each).
const ROOM: usize = 4 << 20;

/// A claim as far as a quote is compared with it before both are laid side by side.
#[derive(Debug)]
pub(super) struct Sketch {
    pub outline: Outline,
    /// Ascending.
    pub terms: Box<[u64]>,
}

impl Sketch {
    fn of(text: &str) -> Self {
        let mut terms = terms::words(text);
        terms.sort_unstable();
        Self { outline: Outline::of(&Reading::of(text)), terms: terms.into() }
    }
}

/// One place for each claim.
#[derive(Debug)]
pub(super) struct Outlines {
    places: Box<[OnceLock<Box<Sketch>>]>,
    taken: AtomicUsize,
}

impl Outlines {
    pub fn of(claims: usize) -> Self {
        let places = (0..claims).map(|_| OnceLock::new()).collect();
        Self { places, taken: AtomicUsize::new(0) }
    }

    /// Hands the sketch of a claim with this text to `look`. Once there is no room, it is made for that alone.
    pub fn with<T>(&self, claim: usize, text: &str, look: impl FnOnce(&Sketch) -> T) -> T {
        let place = self.places.get(claim);
        if let Some(kept) = place.and_then(OnceLock::get) {
            return look(kept);
        }
        let sketch = Sketch::of(text);
        let size = sketch.outline.size() + sketch.terms.len();
        match place.filter(|_| self.taken.fetch_add(size, Ordering::Relaxed) < ROOM) {
            Some(place) => look(place.get_or_init(|| Box::new(sketch))),
            None => look(&sketch),
        }
    }
}
