//! Addresses of links and images.

use std::borrow::Cow;

use crate::article::Article;
use crate::page::InlineKind;

/// An address of the page as it is written; none where it is not.
pub(super) fn address<'a>(article: &Article, address: &'a str) -> Option<Cow<'a, str>> {
    is_written(article, address).then(|| article.absolute(address))
}

/// Whether an address is written: not where it would run a script, nor where it is one of those that
/// would make the article many times as long as the page.
pub(super) fn is_written(article: &Article, address: &str) -> bool {
    is_short(article, address) && !runs_script(address)
}

/// How many times as long as the page's own text its addresses may be, how many bytes they may take
/// anyhow, and what is short.
const ADDRESSES: usize = 16;
const SMALL_ADDRESSES: usize = 1 << 20;
const SHORT_ADDRESS: usize = 96;

/// Whether an address is short enough to be written wherever the page has it. One link may stand
/// around all blocks, and one base behind all links: together they take a few times what the page
/// has, or only short ones are written.
fn is_short(article: &Article, address: &str) -> bool {
    let base = article.base_length();
    let longest = article.longest_address(|| {
        let page = article.page();
        let links = page.inlines.iter().filter_map(|inline| match inline.kind {
            InlineKind::Link(address) => {
                let cells = page.str(inline.text).matches('\t').count();
                Some((address.range().len() + base) * (cells + 1))
            }
            InlineKind::Image { address, .. } => Some(address.range().len() + base),
            _ => None,
        });
        match links.sum::<usize>()
            > SMALL_ADDRESSES + ADDRESSES * (page.text.len() + page.strings.len())
        {
            true => SHORT_ADDRESS,
            false => usize::MAX,
        }
    });
    longest == usize::MAX || address.len() + base <= longest
}

/// Browsers skip control characters and white space here.
fn runs_script(address: &str) -> bool {
    let is_skipped = |ch: &char| ch.is_whitespace() || ch.is_control();
    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| {
        let mut chars = address.chars().filter(|ch| !is_skipped(ch));
        scheme.chars().all(|ch| {
            chars
                .next()
                .is_some_and(|own| own.eq_ignore_ascii_case(&ch))
        })
    })
}
