//! The extractors that are compared, each with its defaults, from markup to the text of the main
//! content.

use dechaff::Cleaner;
use scraper::Html;

/// What finds the text of a page; `None` where it fails.
type Run = dyn Fn(&str) -> Option<String>;

/// An extractor: its name, and what it does.
pub struct Extractor {
    pub name: &'static str,
    pub run: Box<Run>,
}

fn extractor(name: &'static str, run: impl Fn(&str) -> Option<String> + 'static) -> Extractor {
    Extractor {
        name,
        run: Box::new(run),
    }
}

/// What most extractors begin with.
pub fn parse() -> Extractor {
    extractor("scraper::Html (parse only)", |page| {
        std::hint::black_box(Html::parse_document(page));
        Some(String::new())
    })
}

/// dechaff first, which all others are set against.
pub fn all() -> Vec<Extractor> {
    let cleaner = Cleaner::default();
    vec![
        extractor("dechaff", move |page| {
            Some(cleaner.clean(page).text().to_owned())
        }),
        extractor("dom_smoothie", |page| {
            let mut reader = dom_smoothie::Readability::new(page, None, None).ok()?;
            let article = reader.parse().ok()?;
            Some(article.text_content.to_string())
        }),
        extractor("libreadability", |page| {
            let article = libreadability::extract(page, None).ok()?;
            Some(article.text_content)
        }),
        extractor("readable-readability", |page| {
            let (tree, _) = readable_readability::Readability::new().parse(page);
            Some(tree.text_contents())
        }),
        extractor("rs-trafilatura", |page| {
            let article = rs_trafilatura::extract(page).ok()?;
            Some(article.content_text)
        }),
        extractor("trafilatura-crate", |page| {
            let options = trafilatura::Options::default();
            let article = trafilatura::extract(page, &options).ok()?;
            Some(article.content_text)
        }),
    ]
}
