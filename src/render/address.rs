//! Addresses of links and images.

use std::borrow::Cow;

use crate::article::Article;

/// An address of the page as it is written; none where it would run a script.
pub(super) fn address<'a>(article: &Article, address: &'a str) -> Option<Cow<'a, str>> {
    (!runs_script(address)).then(|| article.absolute(address))
}

/// Browsers skip control characters and white space here.
pub(super) fn runs_script(address: &str) -> bool {
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
