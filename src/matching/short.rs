//! A map by the short forms of terms, for the few of one quote.

use smallvec::{SmallVec, smallvec};

/// What is kept of some terms, each at the place that its lower bits choose or at a free one behind.
pub(super) struct ShortMap<V> {
    /// A power of two, and more than twice as many as terms.
    slots: SmallVec<[Option<(u32, V)>; 64]>,
}

impl<V: Copy> ShortMap<V> {
    /// Empty, with room for so many terms.
    pub fn with_room(terms: usize) -> Self {
        Self { slots: smallvec![None; (terms * 2 + 1).next_power_of_two()] }
    }

    /// What is kept of a term.
    pub fn get(&self, short: u32) -> Option<V> {
        self.slots[self.slot(short)].map(|(_, value)| value)
    }

    /// Keeps a value for a term. No more terms may have one than there is room for.
    pub fn set(&mut self, short: u32, value: V) {
        let slot = self.slot(short);
        self.slots[slot] = Some((short, value));
    }

    fn slot(&self, short: u32) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = short as usize & last;
        while self.slots[slot].is_some_and(|(other, _)| other != short) {
            slot = (slot + 1) & last;
        }
        slot
    }
}
