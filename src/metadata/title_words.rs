//! The words that titles have in common.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::features::{is_cjk, is_frequent_sign};

/// The words of a text in lower case, of Chinese and Japanese the characters: as sorted hashes.
pub(crate) struct Words(Vec<u64>);

impl Words {
    /// How many different words there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// How many words both have.
    pub(crate) fn shared(&self, other: &Words) -> usize {
        let known = |word: &&u64| other.0.binary_search(word).is_ok();
        self.0.iter().filter(known).count()
    }
}

/// Most titles are shorter, and most of their words longer, in bytes: there is room for as many from
/// the beginning.
const LONGEST_TITLE: usize = 160;
const BYTES_A_WORD: usize = 3;

/// The words of a text.
pub(crate) fn words(text: &str) -> Words {
    let mut words = Vec::with_capacity(text.len().min(LONGEST_TITLE) / BYTES_A_WORD);
    let mut hasher = FxHasher::default();
    let mut is_open = false;
    let mut end = |hasher: &mut FxHasher, is_open: &mut bool| {
        if std::mem::take(is_open) {
            words.push(std::mem::take(hasher).finish());
        }
    };
    for ch in text.chars() {
        // The general questions are slow to answer, and mostly need not be asked.
        let (is_plain, is_cjk) = (ch.is_ascii(), is_cjk(ch));
        let is_sign = || is_frequent_sign(ch) || !ch.is_alphanumeric();
        let in_word = match is_plain {
            true => ch.is_ascii_alphanumeric(),
            false => matches!(ch, '\u{4e00}'..='\u{9fff}') || !is_sign(),
        };
        if is_cjk || !in_word {
            end(&mut hasher, &mut is_open);
        }
        if in_word {
            if is_plain {
                hasher.write_u32(ch.to_ascii_lowercase().into());
            } else {
                ch.to_lowercase().for_each(|ch| hasher.write_u32(ch.into()));
            }
            is_open = true;
        }
        if is_cjk {
            end(&mut hasher, &mut is_open);
        }
    }
    end(&mut hasher, &mut is_open);
    words.sort_unstable();
    words.dedup();
    Words(words)
}
