//! What is read of a claim before a quote is laid beside it, kept from the first quote that asks to the next.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::terms;
use crate::wording::{Outline, Reading};

/// Hashes that are kept at most, of all claims together (8 bytes each, terms 4).
const ROOM: usize = 4 << 20;

/// What is kept of one claim.
#[derive(Debug, Default)]
struct Place {
    /// Short forms, which take half the room.
    terms: OnceLock<Box<[u32]>>,
    outline: OnceLock<Box<Outline>>,
}

/// One place for each claim.
#[derive(Debug)]
pub(super) struct Outlines {
    places: Box<[Place]>,
    taken: AtomicUsize,
}

impl Outlines {
    pub fn of(claims: usize) -> Self {
        Self { places: (0..claims).map(|_| Place::default()).collect(), taken: AtomicUsize::new(0) }
    }

    /// Hands the short forms of a claim's terms to `look`, in order; `None` where the claim has no `text`.
    pub fn terms<'t, T>(
        &self,
        claim: usize,
        text: impl FnOnce() -> Option<Cow<'t, str>>,
        look: impl FnOnce(&[u32]) -> T,
    ) -> Option<T> {
        let read = || Some(terms::words(&text()?).into_iter().map(terms::short).collect::<Box<[u32]>>());
        let place = self.places.get(claim).map(|place| &place.terms);
        self.kept(place, read, |terms| terms.len(), |terms| look(terms))
    }

    /// Hands the outline of a claim to `look`; `None` where the claim has no `text`.
    pub fn outline<'t, T>(
        &self,
        claim: usize,
        text: impl FnOnce() -> Option<Cow<'t, str>>,
        look: impl FnOnce(&Outline) -> T,
    ) -> Option<T> {
        let read = || Some(Box::new(Outline::of(&Reading::of(&text()?))));
        let place = self.places.get(claim).map(|place| &place.outline);
        self.kept(place, read, |outline| outline.size(), |outline| look(outline))
    }

    /// What is kept at a place, or read now. Once there is no room, it is read for `look` alone.
    fn kept<K, T>(
        &self,
        place: Option<&OnceLock<K>>,
        read: impl FnOnce() -> Option<K>,
        size: impl FnOnce(&K) -> usize,
        look: impl FnOnce(&K) -> T,
    ) -> Option<T> {
        if let Some(kept) = place.and_then(OnceLock::get) {
            return Some(look(kept));
        }
        let new = read()?;
        let size = size(&new);
        Some(match place.filter(|_| self.taken.fetch_add(size, Ordering::Relaxed) < ROOM) {
            Some(place) => look(place.get_or_init(|| new)),
            None => look(&new),
        })
    }
}
