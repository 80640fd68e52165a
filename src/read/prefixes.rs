//! Keys of header lines that name where they come from.

/// What stands before a colon within keys of feeds and of heads of pages, sorted.
const PREFIXES: [&str; 14] = [
    "article",
    "atom",
    "content",
    "dc",
    "dcterms",
    "googleplay",
    "itunes",
    "media",
    "og",
    "podcast",
    "prism",
    "slash",
    "sy",
    "twitter",
];

/// Whether a colon stands within a key, as in `dc:creator: Ann Bell`.
pub(super) fn is_within_key(line: &str, at: usize) -> bool {
    let (prefix, rest) = line.split_at_checked(at).unwrap_or_default();
    if PREFIXES.binary_search(&prefix).is_err() {
        return false;
    }
    let rest = rest.strip_prefix(':').unwrap_or_default();
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let name = rest.bytes().take_while(is_of_name).count();
    name > 0 && rest.as_bytes().get(name) == Some(&b':')
}
