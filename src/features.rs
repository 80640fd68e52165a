//! Counts over the text of a block, taken in one pass.

use crate::lanes::{self, Lanes};

/// Words from which a punctuated block counts as running text. Shorter lines are as often a
/// caption, a headline or a menu as they are a sentence.
const PROSE_WORDS: f32 = 12.0;

/// Above this share of linked characters a block is a list of links, whatever its punctuation.
const PROSE_LINK_SHARE: f32 = 0.5;

/// What a Han or kana character weighs against a word of a language that puts spaces between
/// words: a Chinese or Japanese word has two characters in the mean.
const WORDS_PER_CJK: f32 = 0.5;

/// The same for the scripts of South-East Asia that write no spaces and need about five letters
/// and signs a word.
const WORDS_PER_UNSPACED: f32 = 0.2;

/// Counts over a block's text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    pub(crate) chars: u32,
    pub(crate) words: f32,
    pub(crate) cjk: u32,
    pub(crate) digits: u32,
    pub(crate) punctuation: u32,
    pub(crate) sentence_ends: u32,
    pub(crate) link_chars: u32,
    pub(crate) ends_sentence: bool,
    pub(crate) is_bulleted: bool,
    pub(crate) has_address: bool,
}

impl Features {
    /// Characters that are not white space.
    pub fn chars(&self) -> usize {
        self.chars as usize
    }

    /// The length in words, comparable between scripts: a Han or kana character counts one half,
    /// a Thai, Lao, Khmer or Burmese character one fifth, and in other scripts a run of letters
    /// and digits counts one.
    pub fn words(&self) -> f32 {
        self.words
    }

    /// Han and kana characters.
    pub fn cjk(&self) -> usize {
        self.cjk as usize
    }

    /// Digits, full-width ones included.
    pub fn digits(&self) -> usize {
        self.digits as usize
    }

    /// Marks that separate clauses or end sentences, in any script.
    pub fn punctuation(&self) -> usize {
        self.punctuation as usize
    }

    /// Marks that end a sentence, in any script.
    pub fn sentence_ends(&self) -> usize {
        self.sentence_ends as usize
    }

    /// The share of the characters that stand in links, 0 to 1 (also: link density).
    pub fn link_share(&self) -> f32 {
        if self.chars == 0 {
            return 0.0;
        }
        (self.link_chars as f32 / self.chars as f32).min(1.0)
    }

    /// Whether the last character, closing quotes and brackets aside, ends a sentence.
    pub fn ends_sentence(&self) -> bool {
        self.ends_sentence
    }

    /// Whether the text begins with a list bullet.
    pub fn is_bulleted(&self) -> bool {
        self.is_bulleted
    }

    /// Whether an address (`https://…`) stands in the text.
    pub fn has_address(&self) -> bool {
        self.has_address
    }

    /// Whether the block is running text: long enough, punctuated and not made of links.
    pub fn is_prose(&self) -> bool {
        self.words >= PROSE_WORDS
            && self.punctuation > 0
            && (self.sentence_ends > 0 || self.ends_sentence || self.words >= 2.0 * PROSE_WORDS)
            && self.link_share() < PROSE_LINK_SHARE
    }

    /// Counts over `text`, of which `link_chars` characters stand in links.
    pub(crate) fn of(text: &str, link_chars: u32) -> Features {
        let mut count = Counter::default();
        let mut rest = text;
        // The words and points of an address are no words and points of the text.
        while let Some(at) = find_address(rest) {
            let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
            let end = from
                .find(|ch: char| !ch.is_ascii_graphic())
                .unwrap_or(from.len());
            count.add_all(before);
            count.add_address(from.get(..end).unwrap_or_default());
            rest = from.get(end..).unwrap_or_default();
        }
        count.add_all(rest);
        Features::from(&count, text, link_chars)
    }

    /// The same where no address stands in the text and no link.
    pub(crate) fn of_plain(text: &str) -> Features {
        let mut count = Counter::default();
        count.add_all(text);
        Features::from(&count, text, 0)
    }

    fn from(count: &Counter, text: &str, link_chars: u32) -> Features {
        Features {
            chars: count.chars,
            words: count.runs as f32
                + count.cjk as f32 * WORDS_PER_CJK
                + count.unspaced as f32 * WORDS_PER_UNSPACED,
            cjk: count.cjk,
            digits: count.digits,
            punctuation: count.punctuation,
            sentence_ends: count.sentence_ends,
            link_chars,
            ends_sentence: ends_sentence(text),
            has_address: count.has_address,
            is_bulleted: text.chars().next().is_some_and(is_bullet),
        }
    }
}

/// Where the first `://` stands.
fn find_address(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).find(|&at| bytes.get(at + 1..at + 3) == Some(b"//"))
}

/// What a character is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A part of a word.
    Word,
    /// Keeps together the word that it stands in.
    Keeps,
    /// Ends it.
    Ends,
}

#[derive(Default)]
struct Counter {
    chars: u32,
    runs: u32,
    cjk: u32,
    unspaced: u32,
    digits: u32,
    punctuation: u32,
    sentence_ends: u32,
    has_address: bool,
}

impl Counter {
    fn add_all(&mut self, text: &str) {
        let mut in_word = false;
        lanes::each(text.as_bytes(), |from, lanes| {
            in_word = self.add_step(text, from, lanes, in_word);
        });
    }

    /// Adds 64 bytes; whether a word goes on behind them.
    fn add_step(&mut self, text: &str, from: usize, lanes: &Lanes, in_word: bool) -> bool {
        // Without branches, `|` in place of `||`, so that many are compared at once.
        let digit = |byte: u8| byte.wrapping_sub(b'0') < 10;
        let letter = |byte: u8| (byte | 0x20).wrapping_sub(b'a') < 26;
        let later = |byte: u8| byte.wrapping_sub(0x80) < 0x40;
        let han = |byte: u8| byte.wrapping_sub(0xe4) < 6;
        let mut words = lanes::bits(lanes, |byte| digit(byte) | letter(byte));
        let mut keeps = lanes::bits(lanes, |byte| {
            later(byte) | (byte == b'\'') | (byte == b'-') | (byte == b'_')
        });
        self.chars += lanes::count(lanes, |byte| byte.wrapping_sub(0x21) < 0x5e);
        self.digits += lanes::count(lanes, digit);
        let ends = lanes::count(lanes, |byte| {
            (byte == b'.') | (byte == b'!') | (byte == b'?')
        });
        let pauses = lanes::count(lanes, |byte| {
            (byte == b',') | (byte == b';') | (byte == b':')
        });
        self.sentence_ends += ends;
        self.punctuation += ends + pauses;
        if lanes::count(lanes, |byte| byte >= 0xc0) > 0 {
            // U+4000 to U+9FFF: all Han but 64 signs that no text has.
            let plain = lanes::count(lanes, han);
            self.chars += plain;
            self.cjk += plain;
            let mut others = lanes::bits(lanes, |byte| (byte >= 0xc0) & !han(byte));
            while others != 0 {
                let at = from + others.trailing_zeros() as usize;
                let bit = others & others.wrapping_neg();
                others ^= bit;
                let ch = text.get(at..).and_then(|rest| rest.chars().next());
                match ch.map_or(Part::Ends, |ch| self.add(ch)) {
                    Part::Word => words |= bit,
                    Part::Keeps => keeps |= bit,
                    Part::Ends => {}
                }
            }
        }
        // A word goes on as a carry does in an addition: begun by what is a part of one, handed on
        // by what keeps it.
        let hands_on = words | keeps;
        let (sum, over) = words.overflowing_add(hands_on);
        let (sum, over_too) = sum.overflowing_add(u64::from(in_word));
        let going_on = sum ^ words ^ hands_on;
        self.runs += (words & !going_on).count_ones();
        over || over_too
    }

    fn add_address(&mut self, address: &str) {
        self.has_address = true;
        self.chars += u32::try_from(address.len()).unwrap_or(u32::MAX);
    }

    /// Adds a character that is neither ASCII nor in the plain range of Han. What is frequent is
    /// told before the general questions, which are slow to answer.
    fn add(&mut self, ch: char) -> Part {
        match ch {
            '。' | '！' | '？' | '…' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '။' | '።' => {
                self.sign(1, 1)
            }
            '，' | '、' | '；' | '：' | '､' | '،' | '؛' => self.sign(1, 0),
            '\u{2019}' => {
                self.chars += 1;
                Part::Keeps
            }
            // Dashes, quotes, brackets.
            '\u{2010}'..='\u{2027}' | '\u{3008}'..='\u{3020}' | '（' | '）' => self.sign(0, 0),
            '×' | '÷' => self.sign(0, 0),
            // Latin letters with marks, the basic Cyrillic ones, Hangul.
            '\u{c0}'..='\u{24f}' | '\u{410}'..='\u{44f}' | '\u{ac00}'..='\u{d7a3}' => self.letter(),
            '０'..='９' => {
                self.digits += 1;
                self.letter()
            }
            _ if is_cjk(ch) => {
                self.cjk += 1;
                self.sign(0, 0)
            }
            // Thai, Lao, Burmese, Khmer: no spaces between words.
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
                self.unspaced += 1;
                self.sign(0, 0)
            }
            _ if ch.is_whitespace() => Part::Ends,
            _ if ch.is_alphabetic() => self.letter(),
            _ => self.sign(0, 0),
        }
    }

    fn letter(&mut self) -> Part {
        self.chars += 1;
        Part::Word
    }

    fn sign(&mut self, punctuation: u32, sentence_ends: u32) -> Part {
        self.chars += 1;
        self.punctuation += punctuation;
        self.sentence_ends += sentence_ends;
        Part::Ends
    }
}

/// Whether the character is Han or kana, of which text is written without spaces.
pub(crate) fn is_cjk(ch: char) -> bool {
    matches!(ch,
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a line that begins with the character is an item of a list made of text.
pub(crate) fn is_bullet(ch: char) -> bool {
    matches!(
        ch,
        '-' | '*'
            | '•'
            | '·'
            | '・'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '▪'
            | '▸'
            | '►'
            | '»'
            | '›'
            | '>'
            | '–'
            | '※'
            | '☆'
            | '★'
            | '+'
    )
}

/// Whether the text ends like a sentence: a final mark, behind which only closing quotes and
/// brackets may stand.
fn ends_sentence(text: &str) -> bool {
    let last = text.chars().rev().find(|ch| {
        !matches!(
            ch,
            '"' | '\'' | '”' | '’' | '»' | '」' | '』' | ')' | '）' | ']' | '】' | '*' | ' '
        )
    });
    last.is_some_and(|ch| {
        matches!(
            ch,
            '.' | '!'
                | '?'
                | '。'
                | '！'
                | '？'
                | '…'
                | ':'
                | '：'
                | ';'
                | '；'
                | '؟'
                | '۔'
                | '।'
                | '॥'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_compare_between_scripts() {
        let english = Features::of("The library opens again in the spring, after two years.", 0);
        let chinese = Features::of("图书馆停业两年之后，将在今年春天重新向市民开放。", 0);
        assert_eq!(english.words(), 10.0);
        assert_eq!(chinese.words(), 11.0);
        assert!(english.ends_sentence() && chinese.ends_sentence());
    }

    #[test]
    fn full_width_marks_end_sentences() {
        for text in ["好！", "真的吗？", "他说：“好。”", "等等……"] {
            assert!(Features::of(text, 0).ends_sentence(), "{text}");
        }
        assert!(!Features::of("首页", 0).ends_sentence());
    }

    #[test]
    fn a_word_with_a_hyphen_or_an_apostrophe_is_one() {
        assert_eq!(Features::of("well-known author's", 0).words(), 2.0);
    }

    #[test]
    fn links_are_not_prose() {
        let text = "One headline of the day, another headline of the day. And a third one, too.";
        let chars = Features::of(text, 0).chars;
        assert!(Features::of(text, 0).is_prose());
        assert!(!Features::of(text, chars).is_prose());
    }
}
