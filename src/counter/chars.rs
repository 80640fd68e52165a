//! What characters that are not ASCII count as, in a table: what is frequent is told by two looks.

use crate::features::is_cjk;
use crate::lanes::Lanes;

/// Nothing is known of the character.
pub(super) const UNKNOWN: u16 = 0;

/// A character that is known, white space or not.
const KNOWN: u16 = 1;

/// Not white space.
pub(super) const SEEN: u16 = 1 << 1;

/// A part of a word.
pub(super) const WORD: u16 = 1 << 2;

/// Keeps together the word that it stands in.
pub(super) const KEEPS: u16 = 1 << 3;

pub(super) const CJK: u16 = 1 << 4;

pub(super) const UNSPACED: u16 = 1 << 5;

pub(super) const DIGIT: u16 = 1 << 6;

pub(super) const PUNCTUATION: u16 = 1 << 7;

pub(super) const END: u16 = 1 << 8;

/// Characters of a row: those of which but the last byte is the same.
const ROW: usize = 64;

/// Rows of characters of at most three bytes.
const ROWS: usize = 1 << 10;

/// Different rows.
const DIFFERENT: usize = 64;

struct Table {
    /// For each row, which of the kinds are its.
    rows: [u8; ROWS],
    kinds: [[u16; ROW]; DIFFERENT],
}

static TABLE: Table = table();

/// What the character counts as that begins at a lane.
#[inline]
pub(super) fn kind_at(lanes: &Lanes, lane: u32) -> u16 {
    let rest = lanes.get(lane as usize..).unwrap_or_default();
    let [first, second, third, _] = rest.first_chunk().copied().unwrap_or([0; 4]);
    let low = |byte: u8| usize::from(byte & 0x3f);
    let is_wide = first >= 0xe0;
    let (row, at) = match is_wide {
        true => (usize::from(first & 0xf) << 6 | low(second), low(third)),
        false => (usize::from(first & 0x1f), low(second)),
    };
    let kind = TABLE.kinds[usize::from(TABLE.rows[row]) % DIFFERENT][at];
    // Of four bytes nothing is known.
    if first < 0xf0 { kind } else { UNKNOWN }
}

const fn table() -> Table {
    let mut table = Table {
        rows: [0; ROWS],
        kinds: [[UNKNOWN; ROW]; DIFFERENT],
    };
    let mut used = 1;
    let mut row = 2;
    while row < ROWS {
        let kinds = kinds_of(row);
        let mut known = 0;
        while known < used && !are_same(&table.kinds[known], &kinds) {
            known += 1;
        }
        table.kinds[known] = kinds;
        table.rows[row] = known as u8;
        if known == used {
            used += 1;
        }
        row += 1;
    }
    table
}

const fn are_same(one: &[u16; ROW], two: &[u16; ROW]) -> bool {
    // Rows that differ do so at one of these places.
    one[0] == two[0] && one[ROW - 1] == two[ROW - 1] && {
        let mut at = 1;
        while at < ROW - 1 && one[at] == two[at] {
            at += 1;
        }
        at == ROW - 1
    }
}

const fn kinds_of(row: usize) -> [u16; ROW] {
    let first = (row * ROW) as u32;
    let last = first + ROW as u32 - 1;
    let mut kinds = [kind_of(first); ROW];
    // Between Han and the forms for compatibility, what a row begins and ends with is all of it.
    if first < 0x3400 || first >= 0xf900 || kind_of(first) != kind_of(last) {
        let mut at = 0;
        while at < ROW {
            kinds[at] = kind_of(first + at as u32);
            at += 1;
        }
    }
    kinds
}

const fn kind_of(code: u32) -> u16 {
    let Some(ch) = char::from_u32(code) else {
        return UNKNOWN;
    };
    match ch {
        '。' | '！' | '？' | '…' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '။' | '።' => {
            KNOWN | SEEN | PUNCTUATION | END
        }
        '，' | '、' | '；' | '：' | '､' | '،' | '؛' => KNOWN | SEEN | PUNCTUATION,
        '\u{2019}' => KNOWN | SEEN | KEEPS,
        // Dashes, quotes, brackets.
        '\u{2010}'..='\u{2027}' | '\u{3008}'..='\u{3020}' | '（' | '）' => KNOWN | SEEN,
        '×' | '÷' => KNOWN | SEEN,
        // Latin letters with marks, the basic Cyrillic ones, Hangul.
        '\u{c0}'..='\u{24f}' | '\u{410}'..='\u{44f}' | '\u{ac00}'..='\u{d7a3}' => {
            KNOWN | SEEN | WORD
        }
        '０'..='９' => KNOWN | SEEN | WORD | DIGIT,
        _ if is_cjk(ch) => KNOWN | SEEN | CJK,
        // Thai, Lao, Burmese, Khmer: no spaces between words.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            KNOWN | SEEN | UNSPACED
        }
        // White space.
        '\u{a0}' | '\u{3000}' => KNOWN,
        // Signs of Latin-1 that are no letters, arrows, boxes, shapes.
        '·'
        | '»'
        | '«'
        | '©'
        | '®'
        | '°'
        | '§'
        | '\u{2190}'..='\u{23ff}'
        | '\u{2500}'..='\u{2bff}' => KNOWN | SEEN,
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_what_is_known_of_each_character() {
        for ch in ('\u{80}'..='\u{ffff}').step_by(1) {
            let mut lanes = [0; 72];
            ch.encode_utf8(&mut lanes[3..]);
            assert_eq!(kind_at(&lanes, 3), kind_of(u32::from(ch)), "{ch:?}");
        }
    }

    #[test]
    fn what_is_known_is_true() {
        for ch in '\u{80}'..='\u{ffff}' {
            let kind = kind_of(u32::from(ch));
            if kind != UNKNOWN {
                assert_eq!(kind & SEEN == 0, ch.is_whitespace(), "{ch:?}");
            }
            if kind & !KNOWN == SEEN {
                assert!(!ch.is_alphabetic(), "{ch:?}");
            }
        }
    }
}
