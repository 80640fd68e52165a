//! Characters and bytes that texts begin with, told without a branch for each.

/// Characters that texts may begin with: by each of the first bytes of a text a bit for each
/// character that has this byte there, or ends before.
pub(crate) struct Starts([[u8; 256]; 3]);

impl Starts {
    /// Takes at most eight characters of at most three bytes: for a static, more do not compile.
    pub(crate) const fn new(chars: &[char]) -> Starts {
        assert!(chars.len() <= 8);
        let mut starts = Starts([[0; 256]; 3]);
        let mut at = 0;
        while at < chars.len() {
            let mut bytes = [0; 4];
            let length = chars[at].encode_utf8(&mut bytes).len();
            let mut place = 0;
            while length < 4 && place < 3 {
                starts.add(1 << at, place, bytes[place], place < length);
                place += 1;
            }
            at += 1;
        }
        starts
    }

    const fn add(&mut self, bit: u8, place: usize, byte: u8, is_part: bool) {
        let mut other = 0;
        while other < 256 {
            if !is_part || other == byte as usize {
                self.0[place][other] |= bit;
            }
            other += 1;
        }
    }

    /// Whether one of them stands at a place. What stands behind a text in that of a page does not
    /// end a character of it.
    #[inline]
    pub(crate) fn begin_at(&self, text: &str, at: usize) -> bool {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
            let byte = |at: usize| rest.get(at).copied().unwrap_or_default();
            [byte(0), byte(1), 0]
        });
        let [first, second, third] = &self.0;
        let at = bytes.map(usize::from);
        first[at[0]] & second[at[1]] & third[at[2]] != 0
    }
}

/// With which two bytes some words begin, ASCII letters in upper or lower case: by the first one a bit for
/// each that may be the second. Nearly all texts that begin otherwise are told by it.
pub(crate) struct Beginnings([u64; 256]);

impl Beginnings {
    /// Takes words of two bytes or more.
    pub(crate) const fn new(words: &[&str]) -> Beginnings {
        Beginnings([0; 256]).with(words)
    }

    /// The same with some more words.
    pub(crate) const fn with(mut self, words: &[&str]) -> Beginnings {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            assert!(word.len() > 1);
            let (first, second) = Beginnings::place(word[0], word[1]);
            self.0[first] |= second;
            at += 1;
        }
        self
    }

    const fn place(first: u8, second: u8) -> (usize, u64) {
        let second = 1 << (second.to_ascii_lowercase() % 64);
        (first.to_ascii_lowercase() as usize, second)
    }

    /// Whether a text may begin with one of the words.
    #[inline]
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        text.as_bytes().first_chunk().is_some_and(|&[one, two]| {
            let (first, second) = Beginnings::place(one, two);
            self.0[first] & second != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_first_two_bytes() {
        static BEGINNINGS: Beginnings = Beginnings::new(&["by ", "Von "]).with(&["文："]);
        for text in ["by Ann Bell", "BY ANN BELL", "von Ann Bell", "文：李晓明"] {
            assert!(BEGINNINGS.may_begin(text), "{text}");
        }
        for text in ["", "b", "Ann Bell", "before dawn", "李晓明"] {
            assert!(!BEGINNINGS.may_begin(text), "{text}");
        }
    }
}
