//! The extractors that are compared, each with its defaults, from markup to the text of the main
//! content.

use std::hint::black_box;

use dechaff::Cleaner;
use scraper::Html;

/// An extractor: its name, and what it makes of a page; false where it fails.
pub struct Extractor {
    pub name: &'static str,
    pub run: Box<dyn Fn(&str) -> bool>,
}

fn extractor(name: &'static str, run: impl Fn(&str) -> bool + 'static) -> Extractor {
    Extractor {
        name,
        run: Box::new(run),
    }
}

fn done<T>(text: T) -> bool {
    black_box(text);
    true
}

/// dechaff first, which all others are set against; then the parse into a tree, which is no
/// extractor but what most of them begin with.
pub fn all() -> Vec<Extractor> {
    let cleaner = Cleaner::default();
    vec![
        extractor("dechaff", move |page| done(cleaner.clean(page))),
        extractor("scraper::Html (parse only)", |page| {
            done(Html::parse_document(page))
        }),
        extractor("dom_smoothie", |page| {
            let reader = dom_smoothie::Readability::new(page, None, None);
            reader.and_then(|mut it| it.parse()).map(done).is_ok()
        }),
        extractor("libreadability", |page| {
            libreadability::extract(page, None).map(done).is_ok()
        }),
        extractor("readable-readability", |page| {
            let (tree, _) = readable_readability::Readability::new().parse(page);
            done(tree.text_contents())
        }),
        extractor("rs-trafilatura", |page| {
            rs_trafilatura::extract(page).map(done).is_ok()
        }),
        extractor("trafilatura (crate)", |page| {
            let options = trafilatura::Options::default();
            trafilatura::extract(page, &options).map(done).is_ok()
        }),
    ]
}
