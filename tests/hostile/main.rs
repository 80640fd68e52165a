//! Documents made to exhaust whoever reads them. Each of them, at a megabyte, is cleaned in under
//! a second, and twice as much takes about twice as long.
//!
//! Without optimisation the inputs are smaller and the limit is higher, so that it is still seen
//! when one of them never ends. `--nocapture` shows the times. The markup that parsers are known to
//! fail at is tried at 10 MB too, where that was asked for:
//! `cargo test --release --test hostile -- --ignored`.

mod bytes;
mod header;
mod html;
mod messages;
mod text;
mod tree;

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use dechaff::{Document, clean};

const OPTIMISED: bool = !cfg!(debug_assertions);
const SIZE: usize = if OPTIMISED { 1 << 20 } else { 50 << 10 };
const LIMIT: Duration = Duration::from_secs(if OPTIMISED { 1 } else { 10 });

/// What a growth is not measured against: it may be noise.
const NOISE: Duration = Duration::from_millis(if OPTIMISED { 250 } else { 1000 });

/// How many times longer twice the size may take.
const GROWTH: f64 = 3.0;

/// How often an input is measured that is too slow: a machine that other work keeps busy is only seldom
/// as fast twice in a row.
const TRIES: usize = 12;

/// A document of any size.
struct Input {
    name: String,
    make: Box<dyn Fn(usize) -> String>,
}

fn input(name: impl Into<String>, make: impl Fn(usize) -> String + 'static) -> Input {
    Input {
        name: name.into(),
        make: Box::new(make),
    }
}

/// A start and a piece over and over.
fn flood(start: &str, piece: &str, size: usize) -> String {
    let times = size.saturating_sub(start.len()).div_ceil(piece.len());
    format!("{start}{}", piece.repeat(times))
}

/// Floods, each named by its start and its piece.
fn floods(all: &[(&'static str, &'static str)]) -> Vec<Input> {
    let inputs = all.iter().map(|&(start, piece)| {
        let name = format!("{start:?} {piece:?}");
        input(name, move |size| flood(start, piece, size))
    });
    inputs.collect()
}

/// Pieces that are told apart by a number.
fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

/// How many times as long as a document what is written of it may be, beyond a few megabytes.
const WRITTEN: usize = 100;

/// Everything that an article offers.
fn clean_and_render(document: Document<'_>) {
    let most = document
        .text()
        .map_or(usize::MAX, |text| WRITTEN * text.len() + (8 << 20));
    let article = clean(document);
    let removed = article.removed().count();
    let rendered = article.to_markdown().len() + article.to_html().len();
    assert!(rendered <= most, "{rendered} bytes are written");
    std::hint::black_box((removed, rendered));
}

/// How long the work takes, unless it takes far too long; then it is left behind.
fn time(work: impl FnOnce() + Send + 'static) -> Result<Duration, String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let start = Instant::now();
        work();
        // Nobody listens any more when it took too long.
        let _ = sender.send(start.elapsed());
    });
    let most = LIMIT * 30;
    receiver.recv_timeout(most).map_err(|error| match error {
        RecvTimeoutError::Timeout => format!("not done after {most:?}"),
        RecvTimeoutError::Disconnected => "it panicked".to_owned(),
    })
}

/// What is wrong with the time that an input takes, if anything is. It is measured again when
/// something is: the machine may just have been busy.
fn complaint(input: &Input) -> Result<(), String> {
    let (mut once, mut twice) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        for (best, size) in [(&mut once, SIZE), (&mut twice, 2 * SIZE)] {
            let text = (input.make)(size);
            *best = (*best).min(time(move || clean_and_render(text.into()))?);
        }
        if once < LIMIT && growth(once, twice) < GROWTH {
            println!("{once:>10.1?} {twice:>10.1?}  {}", input.name);
            return Ok(());
        }
    }
    Err(format!("{once:?}, and twice as much takes {twice:?}"))
}

fn growth(once: Duration, twice: Duration) -> f64 {
    twice.as_secs_f64() / once.max(NOISE).as_secs_f64()
}

fn check(inputs: impl IntoIterator<Item = Input>) {
    let complaints: Vec<String> = inputs
        .into_iter()
        .filter_map(|input| Some(format!("{}: {}", input.name, complaint(&input).err()?)))
        .collect();
    assert!(
        complaints.is_empty(),
        "more than {LIMIT:?}, or {GROWTH} times as long for twice the size; on a busy machine run \
        them again alone:\n{}",
        complaints.join("\n")
    );
}
