//! The words of class, id and role attributes, by their hashes.

use super::narrow;

/// Lists of words, one behind the other: each is told by its place, where it has how many words
/// there are, and the hashes of the words behind it.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordLists(Vec<u32>);

/// Places for the words of a small page.
const FEW: usize = 256;

impl WordLists {
    /// The list without words.
    pub(crate) const EMPTY: u32 = 0;

    /// Begins a list; the next one may begin where this one has all of its words.
    pub(crate) fn begin(&mut self) -> u32 {
        if self.0.is_empty() {
            self.0.reserve(FEW);
            self.0.push(0);
        }
        let list = narrow(self.0.len());
        self.0.push(0);
        list
    }

    /// Adds a word to the list that was begun last.
    #[inline]
    pub(crate) fn push(&mut self, list: u32, word: u32) {
        self.0.push(word);
        if let Some(count) = self.0.get_mut(list as usize) {
            *count += 1;
        }
    }

    /// Adds the words of another list to the one that was begun last.
    pub(crate) fn push_all(&mut self, list: u32, other: u32) {
        for at in 0..self.get(other).len() {
            if let Some(word) = self.get(other).get(at).copied() {
                self.push(list, word);
            }
        }
    }

    /// All lists in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &[u32]> {
        let mut rest = self.0.get(1..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (count, behind) = rest.split_first()?;
            let (words, next) = behind.split_at(behind.len().min(*count as usize));
            rest = next;
            Some(words)
        })
    }

    /// Gives back the room that was made for more words.
    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// The words of a list.
    pub(crate) fn get(&self, list: u32) -> &[u32] {
        let list = list as usize;
        let count = self.0.get(list).copied().unwrap_or_default() as usize;
        let words = self.0.get(list + 1..list + 1 + count);
        words.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_words_apart() {
        let mut lists = WordLists::default();
        assert!(lists.get(WordLists::EMPTY).is_empty());
        let one = lists.begin();
        lists.push(one, 7);
        lists.push(one, 8);
        let none = lists.begin();
        let two = lists.begin();
        lists.push(two, 9);
        let both = lists.begin();
        lists.push_all(both, one);
        lists.push_all(both, two);
        assert_eq!(lists.get(both), [7, 8, 9]);
        assert_eq!(lists.get(one), [7, 8]);
        assert!(lists.get(none).is_empty());
        assert_eq!(lists.get(two), [9]);
        assert!(lists.get(WordLists::EMPTY).is_empty());
        assert!(lists.get(u32::MAX).is_empty());
    }
}
