//! A small filter before a large table: one bit for each listed key, so that most of the many keys that are not
//! listed are told without touching the table's memory. The build script uses this file too.

use std::borrow::Cow;

/// Bits by the upper bits of a hash.
pub struct Filter {
    bytes: Cow<'static, [u8]>,
    shift: u32,
}

impl Filter {
    /// The filter that [`Filter::over`] laid out as `bytes`, a power of two of them, at least two.
    pub const fn of(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes), shift: 61 - bytes.len().trailing_zeros() }
    }

    /// A filter of `size` bytes, a power of two, for `keys`.
    #[allow(dead_code, reason = "for the build script and for training")]
    pub fn over(size: usize, keys: impl Iterator<Item = u64>) -> Self {
        let mut filter = Self { bytes: Cow::Owned(vec![0; size]), shift: 61 - size.trailing_zeros() };
        for key in keys {
            let (at, bit) = filter.place(key);
            filter.bytes.to_mut()[at] |= bit;
        }
        filter
    }

    /// Its bytes.
    #[allow(dead_code, reason = "for the build script")]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether `key` may be listed; false for most that are not.
    pub fn may_hold(&self, key: u64) -> bool {
        let (at, bit) = self.place(key);
        self.bytes.get(at).is_some_and(|byte| byte & bit != 0)
    }

    fn place(&self, key: u64) -> (usize, u8) {
        let at = key >> self.shift;
        ((at >> 3) as usize, 1 << (at & 7))
    }
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn what_is_listed_passes_and_most_else_does_not() {
        let key = |n: u64| (n + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let filter = Filter::over(1 << 10, (0..500).map(key));
        assert!((0..500).all(|n| filter.may_hold(key(n))));
        assert!((500..5500).filter(|&n| filter.may_hold(key(n))).count() < 500);
    }
}
