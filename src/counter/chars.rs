//! What characters that are not ASCII count as, in a table: what is frequent is told by two looks.

use crate::features::is_cjk;
use crate::lanes::Lanes;
use crate::letters;

/// What a character counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// What it counts as is not in the table.
    Unknown,
    Space,
    /// A sign that counts as nothing but a character.
    Sign,
    /// A part of a word.
    Word,
    /// Keeps together the word that it stands in.
    Keeps,
    Cjk,
    Unspaced,
    /// A digit, which is a part of a word too.
    Digit,
    /// A mark within a sentence.
    Pause,
    /// A mark at the end of one.
    End,
}

/// Places for a kind each; more than there are kinds.
pub(super) const KINDS: usize = 16;

/// Characters of a row: those of which but the last byte is the same.
const ROW: usize = 64;

/// Rows of characters of at most three bytes.
const ROWS: usize = 1 << 10;

/// Different rows.
const DIFFERENT: usize = 128;

struct Table {
    /// For each row, which of the kinds are its.
    rows: [u8; ROWS],
    kinds: [[Kind; ROW]; DIFFERENT],
}

static TABLE: Table = table();

/// What the character counts as that begins at a lane.
#[inline]
pub(super) fn kind_at(lanes: &Lanes, lane: u32) -> Kind {
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
    if first < 0xf0 { kind } else { Kind::Unknown }
}

const fn table() -> Table {
    let mut table = Table {
        rows: [0; ROWS],
        kinds: [[Kind::Unknown; ROW]; DIFFERENT],
    };
    let mut used = 1;
    let mut row = 2;
    while row < ROWS {
        let kinds = kinds_of(row);
        let mut known = 0;
        while known < used && !are_same(&table.kinds[known], &kinds) {
            known += 1;
        }
        assert!(
            known < DIFFERENT,
            "there are more different rows than places"
        );
        table.kinds[known] = kinds;
        table.rows[row] = known as u8;
        if known == used {
            used += 1;
        }
        row += 1;
    }
    table
}

const fn are_same(one: &[Kind; ROW], two: &[Kind; ROW]) -> bool {
    let mut at = 0;
    while at < ROW && one[at] as u8 == two[at] as u8 {
        at += 1;
    }
    at == ROW
}

const fn kinds_of(row: usize) -> [Kind; ROW] {
    let first = (row * ROW) as u32;
    let last = first + ROW as u32 - 1;
    let mut kinds = [kind_of(first); ROW];
    // Between Han and the forms for compatibility, what a row begins and ends with is all of it.
    if first < 0x3400 || first >= 0xf900 || kind_of(first) as u8 != kind_of(last) as u8 {
        let mut at = 0;
        while at < ROW {
            kinds[at] = kind_of(first + at as u32);
            at += 1;
        }
    }
    kinds
}

const fn kind_of(code: u32) -> Kind {
    let Some(ch) = char::from_u32(code) else {
        return Kind::Unknown;
    };
    match ch {
        '。' | '！' | '？' | '…' | '．' | '｡' | '؟' | '۔' | '।' | '॥' | '။' | '።' => {
            Kind::End
        }
        '，' | '、' | '；' | '：' | '､' | '،' | '؛' => Kind::Pause,
        '\u{2019}' => Kind::Keeps,
        // Dashes, quotes, brackets.
        '\u{2010}'..='\u{2027}' | '\u{3008}'..='\u{3020}' | '（' | '）' => Kind::Sign,
        '×' | '÷' => Kind::Sign,
        // Latin letters with marks, Hangul.
        '\u{c0}'..='\u{24f}' | '\u{ac00}'..='\u{d7a3}' => Kind::Word,
        '０'..='９' => Kind::Digit,
        _ if is_cjk(ch) => Kind::Cjk,
        // Thai, Lao, Burmese, Khmer: no spaces between words.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Kind::Unspaced,
        '\u{a0}' | '\u{3000}' => Kind::Space,
        // Signs of Latin-1, arrows, boxes, shapes.
        '·' | '»' | '«' | '©' | '®' | '°' | '§' => Kind::Sign,
        '\u{2190}'..='\u{23ff}' | '\u{2500}'..='\u{2bff}' => Kind::Sign,
        _ => match letters::of_blocks(code) {
            Some(true) => Kind::Word,
            Some(false) => Kind::Sign,
            None => Kind::Unknown,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_what_is_known_of_each_character() {
        for ch in '\u{80}'..='\u{ffff}' {
            let mut lanes = [0; 72];
            ch.encode_utf8(&mut lanes[3..]);
            assert_eq!(kind_at(&lanes, 3), kind_of(u32::from(ch)), "{ch:?}");
        }
    }

    #[test]
    fn what_is_known_is_true() {
        for ch in '\u{80}'..='\u{ffff}' {
            let kind = kind_of(u32::from(ch));
            if kind != Kind::Unknown {
                assert_eq!(kind == Kind::Space, ch.is_whitespace(), "{ch:?}");
            }
            match kind {
                Kind::Word => assert!(ch.is_alphabetic(), "{ch:?}"),
                Kind::Sign => assert!(!ch.is_alphabetic(), "{ch:?}"),
                _ => {}
            }
        }
    }
}
