//! Each stage of cleaning in bytes per second: `cargo bench --bench throughput`.
//!
//! The stages build on each other: `parse` is the yardstick, the parse into a `scraper::Html` of
//! the same bytes; `read` is from text to page; `rules` is what all rules cost beyond reading;
//! `render` is Markdown and HTML from a finished article (its plain text is made by `clean`);
//! `clean` is the whole. `ratios` sets the whole against the yardstick.

mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use common::{Set, html_sets, text_sets};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput};
use dechaff::{Article, Cleaner};
use scraper::Html;

/// Runs `what` over all documents of each set, as a group of benchmarks of that name.
fn group<'a>(
    criterion: &mut Criterion,
    name: &str,
    sets: impl IntoIterator<Item = &'a Set>,
    what: impl Fn(&str),
) {
    let mut group = begin(criterion, name);
    for set in sets {
        group.throughput(Throughput::Bytes(set.bytes() as u64));
        group.bench_function(set.name, |bencher| {
            bencher.iter(|| {
                for document in &set.documents {
                    what(document);
                }
            });
        });
    }
    group.finish();
}

fn begin<'c>(criterion: &'c mut Criterion, name: &str) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10);
    group
}

/// What all rules cost: cleaning with them less cleaning without. With them less is kept, so what
/// there is less to render counts in their favour.
fn rules(criterion: &mut Criterion, sets: &[Set]) {
    let all = Cleaner::default();
    let none = Cleaner::empty().build().expect("a cleaner without rules");
    let mut group = begin(criterion, "rules");
    for set in sets {
        let pass = |cleaner: &Cleaner| {
            let start = Instant::now();
            for document in &set.documents {
                black_box(cleaner.clean(document));
            }
            start.elapsed()
        };
        group.throughput(Throughput::Bytes(set.bytes() as u64));
        group.bench_function(set.name, |bencher| {
            bencher.iter_custom(|times| {
                let (mut with, mut without) = (Duration::ZERO, Duration::ZERO);
                for _ in 0..times {
                    with += pass(&all);
                    without += pass(&none);
                }
                // Nothing at all cannot be divided by.
                with.saturating_sub(without).max(Duration::from_nanos(1))
            });
        });
    }
    group.finish();
}

fn render(criterion: &mut Criterion, name: &str, sets: &[Set], what: fn(&Article) -> String) {
    let cleaner = Cleaner::default();
    let mut group = begin(criterion, name);
    for set in sets {
        let articles = set.documents.iter();
        let articles: Vec<Article> = articles.map(|document| cleaner.clean(document)).collect();
        group.throughput(Throughput::Bytes(set.bytes() as u64));
        group.bench_function(set.name, |bencher| {
            bencher.iter(|| {
                for article in &articles {
                    black_box(what(article));
                }
            });
        });
    }
    group.finish();
}

fn main() {
    let (pages, texts) = (html_sets(), text_sets());
    let cleaner = Cleaner::default();
    let mut criterion = Criterion::default().configure_from_args();
    group(&mut criterion, "parse", &pages, |page| {
        black_box(Html::parse_document(page));
    });
    group(&mut criterion, "read", &pages, |page| {
        black_box(cleaner.read(page));
    });
    rules(&mut criterion, &pages);
    render(&mut criterion, "markdown", &pages, Article::to_markdown);
    render(&mut criterion, "html", &pages, Article::to_html);
    group(&mut criterion, "clean", &pages, |page| {
        black_box(cleaner.clean(page));
    });
    group(&mut criterion, "clean_text", &texts, |text| {
        black_box(cleaner.clean(text));
    });
    criterion.final_summary();
}
