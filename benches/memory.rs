//! How much memory cleaning takes at most: `cargo bench --bench memory`.
//!
//! The documents of each kind of text (`common::text_sets`) are put behind each other until they
//! make a document of 1 MB and one of 10 MB. What counts is the most that is allocated at one time
//! while such a document is cleaned, the copy of it that the page keeps and the article's own text
//! included, as a multiple of the document.

mod common;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Set, text_sets};
use dechaff::Cleaner;

/// The most that text may take, as a multiple of its size.
const MOST: f64 = 4.0;

const SIZES: [usize; 2] = [1_000_000, 10_000_000];

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static MOST_ALLOCATED: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

impl Counting {
    fn more(&self, bytes: usize) {
        let allocated = ALLOCATED.fetch_add(bytes, Ordering::Relaxed) + bytes;
        MOST_ALLOCATED.fetch_max(allocated, Ordering::Relaxed);
    }
}

// SAFETY: all that is asked for is handed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Large pieces are moved page by page and never exist twice.
        ALLOCATED.fetch_sub(layout.size(), Ordering::Relaxed);
        self.more(size);
        unsafe { System.realloc(memory, layout, size) }
    }
}

/// The most that is allocated at one time while `what` runs.
fn peak<T>(what: impl FnOnce() -> T) -> usize {
    let before = ALLOCATED.load(Ordering::Relaxed);
    MOST_ALLOCATED.store(before, Ordering::Relaxed);
    black_box(what());
    MOST_ALLOCATED.load(Ordering::Relaxed) - before
}

/// The documents of a set behind each other, over and over.
fn document(set: &Set, size: usize) -> String {
    let mut text = String::with_capacity(size);
    for document in set.documents.iter().cycle() {
        if text.len() >= size {
            break;
        }
        text.push_str(document);
        text.push('\n');
    }
    text.truncate(text.floor_char_boundary(size));
    text
}

fn main() {
    let cleaner = Cleaner::default();
    println!("text                  MB  bytes/line    read   clean");
    for set in text_sets() {
        let _ = cleaner.clean(set.documents[0].as_str());
        for size in SIZES {
            let text = document(&set, size);
            let share = |peak: usize| peak as f64 / text.len() as f64;
            let read = share(peak(|| cleaner.read(text.as_str())));
            let clean = share(peak(|| cleaner.clean(text.as_str())));
            println!(
                "{:<18} {:>5.1} {:>11} {read:>7.2} {clean:>7.2}{}",
                set.name,
                text.len() as f64 / 1e6,
                set.bytes_per_line(),
                if clean <= MOST { "" } else { "  missed" },
            );
        }
    }
    println!("target: at most {MOST} times the text");
}
