//! What a list says of single words, by their hashes as tokens carry them.

use super::filter::Filter;
use super::key::KeyMap;

/// Bytes of the filter before the map, 8 bits each.
const FILTER: usize = 1 << 11;

/// Values of listed words; nearly all words of a text are not listed, and told so by a filter.
pub(crate) struct WordMap<V> {
    filter: Filter,
    values: KeyMap<u32, V>,
}

impl<V: Copy + Default> FromIterator<(u32, V)> for WordMap<V> {
    fn from_iter<I: IntoIterator<Item = (u32, V)>>(words: I) -> Self {
        let values: KeyMap<u32, V> = words.into_iter().collect();
        Self { filter: Filter::over(FILTER, values.keys().map(|&word| spread(word))), values }
    }
}

impl<V: Copy + Default> WordMap<V> {
    /// The value of a word; the default of one that is not listed.
    pub fn get(&self, word: u32) -> V {
        let listed = self.filter.may_hold(spread(word)).then(|| self.values.get(&word));
        listed.flatten().copied().unwrap_or_default()
    }
}

/// A word's hash as filters take it, told by its upper bits.
pub(crate) const fn spread(word: u32) -> u64 {
    (word as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
