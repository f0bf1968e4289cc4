//! Work done on many threads, its results handed over in the order of the inputs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// How many results each thread may be ahead of the one that is due.
const AHEAD: usize = 16;

struct State<I, R> {
    inputs: I,
    /// Number of the next input.
    next: usize,
    /// Number of the result that is due.
    due: usize,
    done: BTreeMap<usize, R>,
    running: usize,
    stopped: bool,
}

/// Inputs for each thread before it is given one more of them at once: of a few inputs every thread gets some.
const STEP: usize = 4;

/// Calls `work` for some inputs after the other on `jobs` threads and `sink` for each result, in the order of the inputs.
/// Memory stays bounded: threads wait when they are far ahead of what is due. `sink` ends it by an error.
///
/// `work` gets one input at first and `together` once there were many, and gives a result for each. `scratch` makes what a
/// thread keeps in between.
pub fn each<T, R, S, E>(
    inputs: impl Iterator<Item = T> + Send,
    jobs: usize,
    together: usize,
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Vec<T>) -> Vec<R> + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    R: Send,
{
    if jobs <= 1 {
        let (mut kept, mut inputs, mut next) = (scratch(), inputs, 0);
        loop {
            let some = several(&mut inputs, &mut next, jobs, together);
            if some.is_empty() {
                return Ok(());
            }
            work(&mut kept, some).into_iter().try_for_each(&mut sink)?;
        }
    }
    let state = State { inputs, next: 0, due: 0, done: BTreeMap::new(), running: jobs, stopped: false };
    let (state, changed) = (Mutex::new(state), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let mut kept = scratch();
                let _leave = Leave { state: &state, changed: &changed };
                while let Some((number, some)) = take(&state, &changed, jobs, together) {
                    let results = (number..).zip(work(&mut kept, some));
                    state.lock().unwrap_or_else(PoisonError::into_inner).done.extend(results);
                    changed.notify_all();
                }
            });
        }
        while let Some(result) = hand_over(&state, &changed) {
            if let Err(error) = sink(result) {
                state.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
                changed.notify_all();
                return Err(error);
            }
        }
        Ok(())
    })
}

/// Signs a thread off. When its work panics the others stop too, as what is due will never come, and the panic ends the run.
struct Leave<'a, I, R> {
    state: &'a Mutex<State<I, R>>,
    changed: &'a Condvar,
}

impl<I, R> Drop for Leave<'_, I, R> {
    fn drop(&mut self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.running -= 1;
        state.stopped |= thread::panicking();
        drop(state);
        self.changed.notify_all();
    }
}

/// The next inputs and the number of the first, as soon as it is not too far ahead.
fn take<T, R>(
    state: &Mutex<State<impl Iterator<Item = T>, R>>,
    changed: &Condvar,
    jobs: usize,
    together: usize,
) -> Option<(usize, Vec<T>)> {
    let guard = state.lock().unwrap_or_else(PoisonError::into_inner);
    let mut guard = changed
        .wait_while(guard, |state| !state.stopped && state.next >= state.due + jobs * AHEAD)
        .unwrap_or_else(PoisonError::into_inner);
    if guard.stopped {
        return None;
    }
    let State { inputs, next, .. } = &mut *guard;
    let number = *next;
    let some = several(inputs, next, jobs, together);
    (!some.is_empty()).then_some((number, some))
}

/// The next few inputs.
fn several<T>(
    inputs: &mut impl Iterator<Item = T>,
    next: &mut usize,
    jobs: usize,
    together: usize,
) -> Vec<T> {
    let some: Vec<T> = inputs.take((*next / (jobs.max(1) * STEP)).clamp(1, together)).collect();
    *next += some.len();
    some
}

/// The result that is due, once it is there; `None` after the last.
fn hand_over<T, R>(state: &Mutex<State<impl Iterator<Item = T>, R>>, changed: &Condvar) -> Option<R> {
    let guard = state.lock().unwrap_or_else(PoisonError::into_inner);
    let mut guard = changed
        .wait_while(guard, |state| state.running > 0 && !state.done.contains_key(&state.due))
        .unwrap_or_else(PoisonError::into_inner);
    let due = guard.due;
    let result = guard.done.remove(&due)?;
    guard.due += 1;
    drop(guard);
    changed.notify_all();
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        for jobs in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |_: &mut (), some: Vec<u64>| {
                thread::sleep(std::time::Duration::from_micros((some[0] * 7919) % 300));
                some.into_iter().map(|n| n * n).collect()
            };
            each(
                0..300,
                jobs,
                8,
                || (),
                work,
                |n| {
                    seen.push(n);
                    Ok::<(), ()>(())
                },
            )
            .unwrap();
            assert_eq!(seen, (0..300).map(|n| n * n).collect::<Vec<u64>>());
        }
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_ends_the_run() {
        let work = |_: &mut (), some: Vec<usize>| {
            assert!(!some.contains(&10));
            some
        };
        let ended = each(0..10_000, 2, 8, || (), work, |_| Ok::<(), ()>(()));
        unreachable!("{ended:?}");
    }

    #[test]
    fn an_error_of_the_sink_ends_endless_inputs() {
        for jobs in [1, 3] {
            let sink = |n| if n == 100 { Err(n) } else { Ok(()) };
            let ended = each(0.., jobs, 8, || (), |_, some: Vec<usize>| some, sink);
            assert_eq!(ended, Err(100));
        }
    }
}
