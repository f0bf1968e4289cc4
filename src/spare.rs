//! Memory of lists that is used again by the next ones of the same kind, on the same thread.
//!
//! A story needs some lists of tens of kilobytes for as long as it is read. Asking for them anew each time is what an
//! allocator is slowest at, and what scatters the small pieces that it hands out in between.

use std::cell::RefCell;
use std::thread::LocalKey;

/// Lists of a kind that are kept for a thread.
const KEPT: usize = 4;

/// Bytes up to which a list's memory is kept: that of long stories is given back.
const MOST: usize = 1 << 20;

/// What lists are made of whose memory is kept.
pub(crate) trait Kept: Sized + 'static {
    /// Where it is kept.
    fn shelf() -> &'static LocalKey<RefCell<Vec<Vec<Self>>>>;
}

/// Gives lists of a type a shelf.
macro_rules! kept {
    ($($type:ty),* $(,)?) => {
        $(impl $crate::spare::Kept for $type {
            fn shelf() -> &'static std::thread::LocalKey<std::cell::RefCell<Vec<Vec<Self>>>> {
                thread_local! {
                    static SHELF: std::cell::RefCell<Vec<Vec<$type>>> = const { std::cell::RefCell::new(Vec::new()) };
                }
                &SHELF
            }
        })*
    };
}

pub(crate) use kept;

kept!(u32, bool);

/// An empty list with room for `room`.
pub(crate) fn list<T: Kept>(room: usize) -> Vec<T> {
    let mut list = T::shelf().with_borrow_mut(Vec::pop).unwrap_or_default();
    list.reserve(room);
    list
}

/// Keeps the memory of a list that is done with.
pub(crate) fn keep<T: Kept>(mut list: Vec<T>) {
    list.clear();
    if (1..=MOST).contains(&(list.capacity() * size_of::<T>())) {
        T::shelf().with_borrow_mut(|shelf| {
            if shelf.len() < KEPT {
                shelf.push(list);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_used_again_unless_there_is_much_of_it() {
        let mut first: Vec<u32> = list(100);
        first.push(1);
        let place = first.as_ptr();
        keep(first);
        let second: Vec<u32> = list(50);
        assert!(second.is_empty() && second.as_ptr() == place);
        keep(list::<u32>(MOST));
        assert!(list::<u32>(0).capacity() < MOST);
    }
}
