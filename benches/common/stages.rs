//! What is measured of each document, and how the stages follow from it.

use std::hint::black_box;

use dechaff::{Article, Cleaner, Page, stages};

/// The stages in their order; the whole, of which rendering is no part; and the yardstick, the
/// parse into a `scraper::Html`.
pub const STAGES: [&str; 10] = [
    "tokenize", "build", "lower", "features", "rules", "score", "resolve", "render", "clean",
    "scraper",
];

/// What is measured, each in a function of its own.
pub const PARTS: [&str; 10] = [
    "part_tokenize",
    "part_build",
    "part_read",
    "part_count",
    "part_check",
    "part_score",
    "part_resolve",
    "part_render",
    "part_clean",
    "part_scraper",
];

/// The costs of the stages from those of the parts, of which some hold others. Those that text has not are 0.
pub fn of_parts(parts: [f64; 10]) -> [f64; 10] {
    let [
        tokenize,
        build,
        read,
        count,
        check,
        score,
        resolve,
        render,
        clean,
        scraper,
    ] = parts;
    [
        tokenize,
        build - tokenize,
        read - build - count,
        count,
        check,
        score - check,
        resolve,
        render,
        clean,
        scraper,
    ]
}

/// The cleaners that the parts need.
pub struct Cleaners {
    all: Cleaner,
    unscored: Cleaner,
}

impl Default for Cleaners {
    fn default() -> Cleaners {
        let unscored = Cleaner::builder().without("content_score").build();
        Cleaners {
            all: Cleaner::default(),
            unscored: unscored.expect("there is a rule of that name"),
        }
    }
}

impl Cleaners {
    /// Cleans a document without measuring it.
    pub fn warm(&self, document: &str) {
        black_box(self.all.clean(document).to_markdown());
    }

    /// Runs the whole and, for pages, the yardstick alone.
    #[allow(dead_code, reason = "not all benches ask")]
    pub fn whole(&self, document: &str, is_text: bool) {
        part_clean(&self.all, document);
        if !is_text {
            part_scraper(document);
        }
    }

    /// Runs all parts for a document, each by way of `measure`, which is told its number. Text is not parsed.
    pub fn run(
        &self,
        document: &str,
        is_text: bool,
        mut measure: impl FnMut(usize, &mut dyn FnMut()),
    ) {
        if !is_text {
            measure(0, &mut || part_tokenize(document));
            measure(1, &mut || part_build(document));
            measure(9, &mut || part_scraper(document));
        }
        let mut page = None;
        measure(2, &mut || page = Some(part_read(&self.all, document)));
        let mut page = page.expect("it was read");
        measure(3, &mut || part_count(&mut page));
        measure(4, &mut || drop(part_check(&self.unscored, &page)));
        let mut evidence = None;
        measure(5, &mut || evidence = Some(part_score(&self.all, &page)));
        let mut ready = evidence.map(|evidence| (page, evidence));
        let mut article = None;
        measure(6, &mut || {
            article = ready.take().map(|ready| part_resolve(&self.all, ready));
        });
        let article = article.expect("it was resolved");
        measure(7, &mut || part_render(&article));
        measure(8, &mut || part_clean(&self.all, document));
    }
}

#[inline(never)]
fn part_tokenize(document: &str) {
    black_box(stages::tokenize(document));
}

#[inline(never)]
fn part_build(document: &str) {
    drop(black_box(stages::build(document)));
}

#[inline(never)]
fn part_read(cleaner: &Cleaner, document: &str) -> Page {
    cleaner.read(document)
}

#[inline(never)]
fn part_count(page: &mut Page) {
    stages::count(page);
}

#[inline(never)]
fn part_check(cleaner: &Cleaner, page: &Page) -> stages::Evidence {
    stages::check(cleaner, page)
}

#[inline(never)]
fn part_score(cleaner: &Cleaner, page: &Page) -> stages::Evidence {
    black_box(stages::check(cleaner, page))
}

#[inline(never)]
fn part_resolve(cleaner: &Cleaner, ready: (Page, stages::Evidence)) -> Article {
    stages::resolve(cleaner, ready.0, ready.1)
}

#[inline(never)]
fn part_render(article: &Article) {
    black_box((article.to_markdown(), article.to_html()));
}

#[inline(never)]
fn part_clean(cleaner: &Cleaner, document: &str) {
    drop(black_box(cleaner.clean(document)));
}

#[inline(never)]
fn part_scraper(document: &str) {
    drop(black_box(scraper::Html::parse_document(document)));
}
