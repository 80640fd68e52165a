//! Addresses of the pages of authors.

use wide::u8x16;

/// Parts of addresses behind which the name of an author stands.
const AUTHOR_PATHS: [&str; 14] = [
    "author",
    "authors",
    "auteur",
    "auteurs",
    "autor",
    "autoren",
    "autores",
    "blog-authors",
    "byline",
    "columnist",
    "contributor",
    "contributors",
    "reporter",
    "writers",
];

/// Whether an address is that of an author's page.
pub(super) fn is_of_author(address: &str) -> bool {
    let bytes = address.as_bytes();
    // The first part is a scheme or nothing.
    let is_path = |at: usize| {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        AUTHOR_PATHS.iter().any(|path| {
            let name = rest.strip_prefix(path.as_bytes());
            name.is_some_and(|name| matches!(name, [b'/', first, ..] if *first != b'/'))
        })
    };
    let is_in = |at: usize, parts: &[u8; PART + 1]| {
        let mut bits = strokes_before_paths(parts);
        while bits != 0 {
            if is_path(at + bits.trailing_zeros() as usize) {
                return true;
            }
            bits &= bits - 1;
        }
        false
    };
    let mut at = 0;
    while let Some(parts) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        if is_in(at, parts) {
            return true;
        }
        at += PART;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let mut parts = [0; PART + 1];
    if let Some(parts) = parts.get_mut(..rest.len()) {
        parts.copy_from_slice(rest);
    }
    is_in(at, &parts)
}

/// Bytes that are compared at once.
const PART: usize = 16;

/// A bit for each stroke behind which one of [`AUTHOR_PATHS`] may stand: nearly all parts of addresses
/// begin with another letter.
fn strokes_before_paths(bytes: &[u8; PART + 1]) -> u32 {
    let [_, behind @ ..] = bytes;
    let first: &[u8; PART] = bytes.first_chunk().unwrap_or(behind);
    let (strokes, behind) = (u8x16::new(*first), u8x16::new(*behind));
    let is = |letter: u8| behind.simd_eq(u8x16::splat(letter));
    let from_a = behind - u8x16::splat(b'a');
    let begins = from_a.min(u8x16::splat(b'c' - b'a')).simd_eq(from_a) | is(b'r') | is(b'w');
    (strokes.simd_eq(u8x16::splat(b'/')) & begins).to_bitmask()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_tell_authors() {
        for (address, tells) in [
            ("/author/ann-bell/", true),
            ("https://harbour.example/autoren/anna", true),
            ("https://harbour.example/author/", false),
            ("author/ann", false),
            ("/authority/ann", false),
            ("/news/author", false),
        ] {
            assert_eq!(is_of_author(address), tells, "{address}");
        }
        for path in AUTHOR_PATHS {
            for length in 0..40 {
                let address = format!("{}/{path}/x", "-".repeat(length));
                assert!(is_of_author(&address), "{address}");
                assert!(is_of_author(&format!("{address}{address}")), "{address}");
            }
        }
    }
}
