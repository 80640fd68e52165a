//! Counts over the text of a block, taken in one pass.

use crate::counter::Counter;

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

/// Counts over a block's text. Texts have many lines, so they are small.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Features {
    pub(crate) chars: u32,
    pub(crate) words: f32,
    pub(crate) cjk: u32,
    pub(crate) digits: u32,
    pub(crate) punctuation: u32,
    /// Ends of sentences, and in the highest bits what else is known of the text.
    ends_and_flags: u32,
    pub(crate) link_chars: u32,
}

/// The highest bits of [`Features::ends_and_flags`], and the ends that fit below them.
const ENDS_SENTENCE: u32 = 1 << 31;
const IS_BULLETED: u32 = 1 << 30;
const HAS_ADDRESS: u32 = 1 << 29;
const IS_PROSE: u32 = 1 << 28;
const BREAKS_OFF: u32 = 1 << 27;
const MOST_ENDS: u32 = BREAKS_OFF - 1;

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

    /// Marks that separate clauses or end sentences, in any script; in Thai and its like the spaces.
    pub fn punctuation(&self) -> usize {
        self.punctuation as usize
    }

    /// Marks that end a sentence, in any script.
    pub fn sentence_ends(&self) -> usize {
        (self.ends_and_flags & MOST_ENDS) as usize
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
        self.ends_and_flags & ENDS_SENTENCE != 0
    }

    /// Whether the text ends with three points.
    pub(crate) fn breaks_off(&self) -> bool {
        self.ends_and_flags & BREAKS_OFF != 0
    }

    /// Whether the text begins with a list bullet.
    pub fn is_bulleted(&self) -> bool {
        self.ends_and_flags & IS_BULLETED != 0
    }

    /// Whether an address (`https://…`) stands in the text.
    pub fn has_address(&self) -> bool {
        self.ends_and_flags & HAS_ADDRESS != 0
    }

    /// Whether the block is running text: long enough, punctuated and not made of links.
    pub fn is_prose(&self) -> bool {
        self.ends_and_flags & IS_PROSE != 0
    }

    fn reads_like_prose(&self) -> bool {
        // Without a branch for each: what holds of a line cannot be foreseen.
        let has_end = (self.sentence_ends() > 0) | self.ends_sentence();
        (self.words >= PROSE_WORDS)
            & (self.punctuation > 0)
            & (has_end | (self.words >= 2.0 * PROSE_WORDS))
            & (self.link_chars == 0 || self.link_share() < PROSE_LINK_SHARE)
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

    /// The features of a text that was counted.
    pub(crate) fn from(count: &Counter, text: &str, link_chars: u32) -> Features {
        // Where no spaces stand between words, they stand between clauses.
        let pauses = if count.unspaced() > count.chars() / 2 {
            u32::try_from(text.split_whitespace().count().saturating_sub(1)).unwrap_or(u32::MAX)
        } else {
            0
        };
        let mut features = Features {
            chars: count.chars(),
            words: count.runs() as f32
                + count.cjk() as f32 * WORDS_PER_CJK
                + count.unspaced() as f32 * WORDS_PER_UNSPACED,
            cjk: count.cjk(),
            digits: count.digits(),
            punctuation: count.punctuation().saturating_add(pauses),
            ends_and_flags: count.sentence_ends().min(MOST_ENDS),
            link_chars,
        };
        let flag = |flag: u32, holds: bool| flag * u32::from(holds);
        features.ends_and_flags |= flag(ENDS_SENTENCE, ends_sentence(text))
            | flag(BREAKS_OFF, breaks_off(text))
            | flag(IS_BULLETED, is_bulleted(text))
            | flag(HAS_ADDRESS, count.has_address);
        features.ends_and_flags |= flag(IS_PROSE, features.reads_like_prose());
        features
    }
}

/// Where the first `://` stands.
fn find_address(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).find(|&at| bytes.get(at + 1..at + 3) == Some(b"//"))
}

/// Whether the character is Han or kana, of which text is written without spaces.
pub(crate) const fn is_cjk(ch: char) -> bool {
    matches!(ch,
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether the character is a quotation mark, dash or mark of Chinese and Japanese, which are no
/// letters and no digits: the general answer is slow to look up for them.
pub(crate) fn is_frequent_sign(ch: char) -> bool {
    matches!(ch,
        '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'
        | '\u{ff1b}'
        | '\u{ff1f}')
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

/// What a byte tells of the text that begins or ends with it, in a table: one branch for all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    No,
    Yes,
    /// It takes a look at the characters.
    Unsure,
}

/// Whether texts that begin with a byte begin with a bullet, and whether those that end with one end
/// like a sentence.
static BULLETS: [Told; 256] = told(b"-*>+", b"");
static ENDS: [Told; 256] = told(b".!?:;", b"\"')]* ");

const fn told(yes: &[u8], unsure: &[u8]) -> [Told; 256] {
    let mut told = [Told::No; 256];
    let mut at = 0;
    while at < 256 {
        if at >= 0x80 {
            told[at] = Told::Unsure;
        }
        at += 1;
    }
    at = 0;
    while at < yes.len() {
        told[yes[at] as usize] = Told::Yes;
        at += 1;
    }
    at = 0;
    while at < unsure.len() {
        told[unsure[at] as usize] = Told::Unsure;
        at += 1;
    }
    told
}

fn is_bulleted(text: &str) -> bool {
    let Some(&first) = text.as_bytes().first() else {
        return false;
    };
    match BULLETS[usize::from(first)] {
        // Letters of two bytes, Han, Hangul.
        Told::Unsure => {
            !matches!(first, 0xc3..=0xdf | 0xe4..=0xed)
                && text.chars().next().is_some_and(is_bullet)
        }
        told => told == Told::Yes,
    }
}

/// Whether the text ends with three points or the sign of them.
fn breaks_off(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [.., b'.', b'.', b'.'] | [.., 0xe2, 0x80, 0xa6]
    )
}

/// Whether the text ends like a sentence: a final mark, behind which only closing quotes and
/// brackets may stand.
fn ends_sentence(text: &str) -> bool {
    let Some(&last) = text.as_bytes().last() else {
        return false;
    };
    match ENDS[usize::from(last)] {
        Told::Unsure => ends_sentence_by_chars(text),
        told => told == Told::Yes,
    }
}

fn ends_sentence_by_chars(text: &str) -> bool {
    // Letters of Latin, Greek and Cyrillic, Han, Hangul.
    if let [.., 0xc3..=0xd4, _] | [.., 0xe4..=0xed, _, _] = text.as_bytes() {
        return false;
    }
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
    fn bytes_tell_what_characters_do() {
        for ch in '\u{1}'..='\u{ffff}' {
            let text = format!("{ch}");
            assert_eq!(is_bulleted(&text), is_bullet(ch), "{ch:?}");
            assert_eq!(breaks_off(&text), ch == '…', "{ch:?}");
            assert_eq!(
                ends_sentence(&text),
                ends_sentence_by_chars(&text),
                "{ch:?}"
            );
        }
    }

    #[test]
    fn full_width_marks_end_sentences() {
        for text in ["好！", "真的吗？", "他说：“好。”", "等等……"] {
            assert!(Features::of(text, 0).ends_sentence(), "{text}");
        }
        assert!(!Features::of("首页", 0).ends_sentence());
    }

    #[test]
    fn thai_is_running_text_without_marks() {
        let sentence = "โรงสีเก่าที่คุ้งน้ำกลับมาหมุนอีกครั้งหลังจากหยุดไปสี่สิบปี ";
        assert!(Features::of(sentence.repeat(4).trim(), 0).is_prose());
        assert!(!Features::of(sentence.trim(), 0).is_prose());
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
