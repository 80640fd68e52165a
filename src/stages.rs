//! The stages of cleaning one by one, for those who measure them. Nothing here is of use to those
//! who clean.
//!
//! [`Cleaner::clean`] is [`Cleaner::read`], which tokenizes, builds and lowers a tree and counts
//! what its blocks are made of; then [`check`]; then [`resolve`].

use crate::article::Article;
use crate::cleaner::Cleaner;
use crate::features::Features;
use crate::html;
use crate::ledger::Ledger;
use crate::page::Page;

/// The tokens of a page of HTML, without what a tree of them costs.
pub fn tokenize(html: &str) -> usize {
    html::count_tokens(html)
}

/// A tree of HTML.
pub struct Tree<'a>(#[allow(dead_code, reason = "it is only built and dropped")] html::Parsed<'a>);

/// Tokenizes a page of HTML and builds its tree.
pub fn build(html: &str) -> Tree<'_> {
    Tree(html::parse(html, html::Tokenizer::default()))
}

/// Counts again what the blocks of a page are made of and looks again for its phrases.
pub fn count(page: &mut Page) {
    for at in 0..page.blocks.len() {
        if let Some(block) = page.blocks.get(at) {
            let features = Features::of(page.str(block.text), block.features.link_chars);
            if let Some(block) = page.blocks.get_mut(at) {
                block.features = features;
                block.hits = 0;
            }
        }
    }
    page.hits.clear();
    page.index();
}

/// What the rules of a cleaner say of a page.
pub struct Evidence(Ledger);

/// Runs the rules of a cleaner.
pub fn check(cleaner: &Cleaner, page: &Page) -> Evidence {
    Evidence(cleaner.check(page))
}

/// Resolves what the rules said, and writes the text of the article.
pub fn resolve(cleaner: &Cleaner, page: Page, evidence: Evidence) -> Article {
    cleaner.resolve(page, evidence.0, Vec::new())
}
