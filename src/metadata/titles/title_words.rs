//! The words that titles have in common.

use crate::features::is_cjk;
use crate::letters::is_letter_or_digit;
use crate::plain::PLAIN;

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
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(text.len().min(LONGEST_TITLE) / BYTES_A_WORD);
    let mut hash = NO_WORD;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            match PLAIN[usize::from(byte)] {
                0 => end(&mut words, &mut hash),
                lower => hash = mixed(hash, lower.into()),
            }
            at += 1;
            continue;
        }
        let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at += ch.len_utf8();
        // Han characters are words by themselves, and have no case.
        if let '\u{4e00}'..='\u{9fff}' = ch {
            end(&mut words, &mut hash);
            words.push(mixed(NO_WORD, ch.into()));
            continue;
        }
        // The general questions are slow to answer, and mostly need not be asked.
        let is_cjk = is_cjk(ch);
        let in_word = is_letter_or_digit(ch);
        if is_cjk || !in_word {
            end(&mut words, &mut hash);
        }
        if in_word {
            let lower = ch.to_lowercase();
            hash = lower.fold(hash, |hash, ch| mixed(hash, ch.into()));
        }
        if is_cjk {
            end(&mut words, &mut hash);
        }
    }
    end(&mut words, &mut hash);
    words.sort_unstable();
    words.dedup();
    Words(words)
}

/// The hash of no letters. None has it that has letters, as good as certainly.
const NO_WORD: u64 = 0;

/// Ends a word, if one is open.
fn end(words: &mut Vec<u64>, hash: &mut u64) {
    if *hash != NO_WORD {
        words.push(std::mem::replace(hash, NO_WORD));
    }
}

fn mixed(hash: u64, letter: u32) -> u64 {
    (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
