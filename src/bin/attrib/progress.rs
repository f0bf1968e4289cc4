//! How far a run is, shown on a terminal while it lasts: stories, rate and time left.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::inputs::Inputs;

/// While it is not known how much there is.
const ENDLESS: &str = "{spinner} {msg} stories, {bytes}, {bytes_per_sec}, {elapsed}";

/// As soon as it is.
const BOUNDED: &str = "{wide_bar} {msg} stories, {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";

/// A bar on standard error, or nothing.
pub struct Progress<'a> {
    bar: ProgressBar,
    inputs: Inputs<'a>,
    stories: Cell<u64>,
}

impl<'a> Progress<'a> {
    /// A bar for all `inputs`; none unless `shown`.
    pub fn new(inputs: Inputs<'a>, shown: bool) -> Self {
        let bar = if shown { styled(ProgressBar::no_length(), ENDLESS) } else { ProgressBar::hidden() };
        Self { bar, inputs, stories: Cell::new(0) }
    }

    /// Begins where an interrupted run stopped: behind `stories` of `bytes` in all, which say nothing of how fast this one is.
    pub fn go_on(&self, stories: u64, bytes: u64) {
        if !self.bar.is_hidden() {
            self.show(stories);
            self.bar.set_position(bytes);
            self.bar.tick();
            self.bar.reset_eta();
        }
    }

    /// Counts a story of `bytes`.
    pub fn advance(&self, bytes: usize) {
        if !self.bar.is_hidden() {
            self.show(self.stories.get() + 1);
            self.bar.inc(bytes as u64);
        }
    }

    fn show(&self, stories: u64) {
        self.stories.set(stories);
        self.bar.set_message(stories.to_string());
    }

    /// Does `work`, finding out meanwhile how much there is to do, and takes the bar away.
    pub fn during<R>(&self, work: impl FnOnce() -> R) -> R {
        if self.bar.is_hidden() {
            return work();
        }
        let (bar, inputs) = (self.bar.clone(), self.inputs);
        let done = AtomicBool::new(false);
        let result = thread::scope(|scope| {
            scope.spawn(|| {
                if let Some(size) = inputs.size(|| done.load(Ordering::Relaxed)) {
                    bar.set_length(size);
                    styled(bar, BOUNDED);
                }
            });
            let result = work();
            done.store(true, Ordering::Relaxed);
            result
        });
        self.bar.finish_and_clear();
        result
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
