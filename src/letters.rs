//! Letters of all alphabets, told without a look at Unicode's tables, which is slow.

use crate::features::is_frequent_sign;

/// Whether a character is a letter: the same as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_letter(ch: char) -> bool {
    let code = u32::from(ch);
    match KNOWN.get(code as usize / 64) {
        Some(letters) => letters >> (code % 64) & 1 == 1,
        // Han from U+4E00 on, and Hangul.
        None if matches!(ch, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') => true,
        None => !is_frequent_sign(ch) && ch.is_alphabetic(),
    }
}

/// Whether a character is a letter or a digit: the same as [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_letter_or_digit(ch: char) -> bool {
    match ch.is_ascii() {
        true => ch.is_ascii_alphanumeric(),
        // What is no letter takes as long to look up as one, and most of it are these signs.
        false => is_letter(ch) || (!is_frequent_sign(ch) && ch.is_numeric()),
    }
}

/// Blocks of scripts that set words apart: from the alphabet of phonetics to Sinhala, Georgian, and Latin
/// and Greek with more marks. All of their characters are letters or signs, and none is white space.
const BLOCKS: [(u32, u32); 3] = [(0x250, 0xdff), (0x10a0, 0x10ff), (0x1e00, 0x1fff)];

/// Whether a character of these blocks is a letter; `None` for others.
pub(crate) const fn of_blocks(code: u32) -> Option<bool> {
    let mut block = 0;
    while block < BLOCKS.len() {
        if BLOCKS[block].0 <= code && code <= BLOCKS[block].1 {
            return Some(is_in_table(code));
        }
        block += 1;
    }
    None
}

/// Characters before those for punctuation, of which all letters are known.
const FIRST: usize = 0x2000;

/// A bit for each of them, set for letters.
static KNOWN: [u64; FIRST / 64] = {
    let mut known = [0; FIRST / 64];
    let mut code = 0;
    while code < FIRST {
        let is_letter = match code as u8 as char {
            latin if code < 0x100 => latin.is_ascii_alphabetic() || is_of_latin(latin),
            _ => code < BLOCKS[0].0 as usize || is_in_table(code as u32),
        };
        known[code / 64] |= (is_letter as u64) << (code % 64);
        code += 1;
    }
    known
};

/// Whether one of the characters from U+80 to U+FF is a letter.
const fn is_of_latin(ch: char) -> bool {
    match ch {
        'ª' | 'µ' | 'º' => true,
        '×' | '÷' => false,
        _ => ch >= 'À',
    }
}

const fn is_in_table(code: u32) -> bool {
    let (mut from, mut to) = (0, LETTERS.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let (first, last) = LETTERS[middle];
        if code < first as u32 {
            to = middle;
        } else if code > last as u32 {
            from = middle + 1;
        } else {
            return true;
        }
    }
    false
}

/// The first and the last of letters in a row, from U+250 to U+1FFF, sorted.
#[rustfmt::skip] // One entry a line.
const LETTERS: &[(char, char)] = &[
    ('\u{250}', '\u{2c1}'),
    ('\u{2c6}', '\u{2d1}'),
    ('\u{2e0}', '\u{2e4}'),
    ('\u{2ec}', '\u{2ec}'),
    ('\u{2ee}', '\u{2ee}'),
    ('\u{345}', '\u{345}'),
    ('\u{363}', '\u{374}'),
    ('\u{376}', '\u{377}'),
    ('\u{37a}', '\u{37d}'),
    ('\u{37f}', '\u{37f}'),
    ('\u{386}', '\u{386}'),
    ('\u{388}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{3a1}'),
    ('\u{3a3}', '\u{3f5}'),
    ('\u{3f7}', '\u{481}'),
    ('\u{48a}', '\u{52f}'),
    ('\u{531}', '\u{556}'),
    ('\u{559}', '\u{559}'),
    ('\u{560}', '\u{588}'),
    ('\u{5b0}', '\u{5bd}'),
    ('\u{5bf}', '\u{5bf}'),
    ('\u{5c1}', '\u{5c2}'),
    ('\u{5c4}', '\u{5c5}'),
    ('\u{5c7}', '\u{5c7}'),
    ('\u{5d0}', '\u{5ea}'),
    ('\u{5ef}', '\u{5f2}'),
    ('\u{610}', '\u{61a}'),
    ('\u{620}', '\u{657}'),
    ('\u{659}', '\u{65f}'),
    ('\u{66e}', '\u{6d3}'),
    ('\u{6d5}', '\u{6dc}'),
    ('\u{6e1}', '\u{6e8}'),
    ('\u{6ed}', '\u{6ef}'),
    ('\u{6fa}', '\u{6fc}'),
    ('\u{6ff}', '\u{6ff}'),
    ('\u{710}', '\u{73f}'),
    ('\u{74d}', '\u{7b1}'),
    ('\u{7ca}', '\u{7ea}'),
    ('\u{7f4}', '\u{7f5}'),
    ('\u{7fa}', '\u{7fa}'),
    ('\u{800}', '\u{817}'),
    ('\u{81a}', '\u{82c}'),
    ('\u{840}', '\u{858}'),
    ('\u{860}', '\u{86a}'),
    ('\u{870}', '\u{887}'),
    ('\u{889}', '\u{88f}'),
    ('\u{897}', '\u{897}'),
    ('\u{8a0}', '\u{8c9}'),
    ('\u{8d4}', '\u{8df}'),
    ('\u{8e3}', '\u{8e9}'),
    ('\u{8f0}', '\u{93b}'),
    ('\u{93d}', '\u{94c}'),
    ('\u{94e}', '\u{950}'),
    ('\u{955}', '\u{963}'),
    ('\u{971}', '\u{983}'),
    ('\u{985}', '\u{98c}'),
    ('\u{98f}', '\u{990}'),
    ('\u{993}', '\u{9a8}'),
    ('\u{9aa}', '\u{9b0}'),
    ('\u{9b2}', '\u{9b2}'),
    ('\u{9b6}', '\u{9b9}'),
    ('\u{9bd}', '\u{9c4}'),
    ('\u{9c7}', '\u{9c8}'),
    ('\u{9cb}', '\u{9cc}'),
    ('\u{9ce}', '\u{9ce}'),
    ('\u{9d7}', '\u{9d7}'),
    ('\u{9dc}', '\u{9dd}'),
    ('\u{9df}', '\u{9e3}'),
    ('\u{9f0}', '\u{9f1}'),
    ('\u{9fc}', '\u{9fc}'),
    ('\u{a01}', '\u{a03}'),
    ('\u{a05}', '\u{a0a}'),
    ('\u{a0f}', '\u{a10}'),
    ('\u{a13}', '\u{a28}'),
    ('\u{a2a}', '\u{a30}'),
    ('\u{a32}', '\u{a33}'),
    ('\u{a35}', '\u{a36}'),
    ('\u{a38}', '\u{a39}'),
    ('\u{a3e}', '\u{a42}'),
    ('\u{a47}', '\u{a48}'),
    ('\u{a4b}', '\u{a4c}'),
    ('\u{a51}', '\u{a51}'),
    ('\u{a59}', '\u{a5c}'),
    ('\u{a5e}', '\u{a5e}'),
    ('\u{a70}', '\u{a75}'),
    ('\u{a81}', '\u{a83}'),
    ('\u{a85}', '\u{a8d}'),
    ('\u{a8f}', '\u{a91}'),
    ('\u{a93}', '\u{aa8}'),
    ('\u{aaa}', '\u{ab0}'),
    ('\u{ab2}', '\u{ab3}'),
    ('\u{ab5}', '\u{ab9}'),
    ('\u{abd}', '\u{ac5}'),
    ('\u{ac7}', '\u{ac9}'),
    ('\u{acb}', '\u{acc}'),
    ('\u{ad0}', '\u{ad0}'),
    ('\u{ae0}', '\u{ae3}'),
    ('\u{af9}', '\u{afc}'),
    ('\u{b01}', '\u{b03}'),
    ('\u{b05}', '\u{b0c}'),
    ('\u{b0f}', '\u{b10}'),
    ('\u{b13}', '\u{b28}'),
    ('\u{b2a}', '\u{b30}'),
    ('\u{b32}', '\u{b33}'),
    ('\u{b35}', '\u{b39}'),
    ('\u{b3d}', '\u{b44}'),
    ('\u{b47}', '\u{b48}'),
    ('\u{b4b}', '\u{b4c}'),
    ('\u{b56}', '\u{b57}'),
    ('\u{b5c}', '\u{b5d}'),
    ('\u{b5f}', '\u{b63}'),
    ('\u{b71}', '\u{b71}'),
    ('\u{b82}', '\u{b83}'),
    ('\u{b85}', '\u{b8a}'),
    ('\u{b8e}', '\u{b90}'),
    ('\u{b92}', '\u{b95}'),
    ('\u{b99}', '\u{b9a}'),
    ('\u{b9c}', '\u{b9c}'),
    ('\u{b9e}', '\u{b9f}'),
    ('\u{ba3}', '\u{ba4}'),
    ('\u{ba8}', '\u{baa}'),
    ('\u{bae}', '\u{bb9}'),
    ('\u{bbe}', '\u{bc2}'),
    ('\u{bc6}', '\u{bc8}'),
    ('\u{bca}', '\u{bcc}'),
    ('\u{bd0}', '\u{bd0}'),
    ('\u{bd7}', '\u{bd7}'),
    ('\u{c00}', '\u{c0c}'),
    ('\u{c0e}', '\u{c10}'),
    ('\u{c12}', '\u{c28}'),
    ('\u{c2a}', '\u{c39}'),
    ('\u{c3d}', '\u{c44}'),
    ('\u{c46}', '\u{c48}'),
    ('\u{c4a}', '\u{c4c}'),
    ('\u{c55}', '\u{c56}'),
    ('\u{c58}', '\u{c5a}'),
    ('\u{c5c}', '\u{c5d}'),
    ('\u{c60}', '\u{c63}'),
    ('\u{c80}', '\u{c83}'),
    ('\u{c85}', '\u{c8c}'),
    ('\u{c8e}', '\u{c90}'),
    ('\u{c92}', '\u{ca8}'),
    ('\u{caa}', '\u{cb3}'),
    ('\u{cb5}', '\u{cb9}'),
    ('\u{cbd}', '\u{cc4}'),
    ('\u{cc6}', '\u{cc8}'),
    ('\u{cca}', '\u{ccc}'),
    ('\u{cd5}', '\u{cd6}'),
    ('\u{cdc}', '\u{cde}'),
    ('\u{ce0}', '\u{ce3}'),
    ('\u{cf1}', '\u{cf3}'),
    ('\u{d00}', '\u{d0c}'),
    ('\u{d0e}', '\u{d10}'),
    ('\u{d12}', '\u{d3a}'),
    ('\u{d3d}', '\u{d44}'),
    ('\u{d46}', '\u{d48}'),
    ('\u{d4a}', '\u{d4c}'),
    ('\u{d4e}', '\u{d4e}'),
    ('\u{d54}', '\u{d57}'),
    ('\u{d5f}', '\u{d63}'),
    ('\u{d7a}', '\u{d7f}'),
    ('\u{d81}', '\u{d83}'),
    ('\u{d85}', '\u{d96}'),
    ('\u{d9a}', '\u{db1}'),
    ('\u{db3}', '\u{dbb}'),
    ('\u{dbd}', '\u{dbd}'),
    ('\u{dc0}', '\u{dc6}'),
    ('\u{dcf}', '\u{dd4}'),
    ('\u{dd6}', '\u{dd6}'),
    ('\u{dd8}', '\u{ddf}'),
    ('\u{df2}', '\u{df3}'),
    ('\u{e01}', '\u{e3a}'),
    ('\u{e40}', '\u{e46}'),
    ('\u{e4d}', '\u{e4d}'),
    ('\u{e81}', '\u{e82}'),
    ('\u{e84}', '\u{e84}'),
    ('\u{e86}', '\u{e8a}'),
    ('\u{e8c}', '\u{ea3}'),
    ('\u{ea5}', '\u{ea5}'),
    ('\u{ea7}', '\u{eb9}'),
    ('\u{ebb}', '\u{ebd}'),
    ('\u{ec0}', '\u{ec4}'),
    ('\u{ec6}', '\u{ec6}'),
    ('\u{ecd}', '\u{ecd}'),
    ('\u{edc}', '\u{edf}'),
    ('\u{f00}', '\u{f00}'),
    ('\u{f40}', '\u{f47}'),
    ('\u{f49}', '\u{f6c}'),
    ('\u{f71}', '\u{f83}'),
    ('\u{f88}', '\u{f97}'),
    ('\u{f99}', '\u{fbc}'),
    ('\u{1000}', '\u{1036}'),
    ('\u{1038}', '\u{1038}'),
    ('\u{103b}', '\u{103f}'),
    ('\u{1050}', '\u{108f}'),
    ('\u{109a}', '\u{109d}'),
    ('\u{10a0}', '\u{10c5}'),
    ('\u{10c7}', '\u{10c7}'),
    ('\u{10cd}', '\u{10cd}'),
    ('\u{10d0}', '\u{10fa}'),
    ('\u{10fc}', '\u{1248}'),
    ('\u{124a}', '\u{124d}'),
    ('\u{1250}', '\u{1256}'),
    ('\u{1258}', '\u{1258}'),
    ('\u{125a}', '\u{125d}'),
    ('\u{1260}', '\u{1288}'),
    ('\u{128a}', '\u{128d}'),
    ('\u{1290}', '\u{12b0}'),
    ('\u{12b2}', '\u{12b5}'),
    ('\u{12b8}', '\u{12be}'),
    ('\u{12c0}', '\u{12c0}'),
    ('\u{12c2}', '\u{12c5}'),
    ('\u{12c8}', '\u{12d6}'),
    ('\u{12d8}', '\u{1310}'),
    ('\u{1312}', '\u{1315}'),
    ('\u{1318}', '\u{135a}'),
    ('\u{1380}', '\u{138f}'),
    ('\u{13a0}', '\u{13f5}'),
    ('\u{13f8}', '\u{13fd}'),
    ('\u{1401}', '\u{166c}'),
    ('\u{166f}', '\u{167f}'),
    ('\u{1681}', '\u{169a}'),
    ('\u{16a0}', '\u{16ea}'),
    ('\u{16ee}', '\u{16f8}'),
    ('\u{1700}', '\u{1713}'),
    ('\u{171f}', '\u{1733}'),
    ('\u{1740}', '\u{1753}'),
    ('\u{1760}', '\u{176c}'),
    ('\u{176e}', '\u{1770}'),
    ('\u{1772}', '\u{1773}'),
    ('\u{1780}', '\u{17b3}'),
    ('\u{17b6}', '\u{17c8}'),
    ('\u{17d7}', '\u{17d7}'),
    ('\u{17dc}', '\u{17dc}'),
    ('\u{1820}', '\u{1878}'),
    ('\u{1880}', '\u{18aa}'),
    ('\u{18b0}', '\u{18f5}'),
    ('\u{1900}', '\u{191e}'),
    ('\u{1920}', '\u{192b}'),
    ('\u{1930}', '\u{1938}'),
    ('\u{1950}', '\u{196d}'),
    ('\u{1970}', '\u{1974}'),
    ('\u{1980}', '\u{19ab}'),
    ('\u{19b0}', '\u{19c9}'),
    ('\u{1a00}', '\u{1a1b}'),
    ('\u{1a20}', '\u{1a5e}'),
    ('\u{1a61}', '\u{1a74}'),
    ('\u{1aa7}', '\u{1aa7}'),
    ('\u{1abf}', '\u{1ac0}'),
    ('\u{1acc}', '\u{1ace}'),
    ('\u{1b00}', '\u{1b33}'),
    ('\u{1b35}', '\u{1b43}'),
    ('\u{1b45}', '\u{1b4c}'),
    ('\u{1b80}', '\u{1ba9}'),
    ('\u{1bac}', '\u{1baf}'),
    ('\u{1bba}', '\u{1be5}'),
    ('\u{1be7}', '\u{1bf1}'),
    ('\u{1c00}', '\u{1c36}'),
    ('\u{1c4d}', '\u{1c4f}'),
    ('\u{1c5a}', '\u{1c7d}'),
    ('\u{1c80}', '\u{1c8a}'),
    ('\u{1c90}', '\u{1cba}'),
    ('\u{1cbd}', '\u{1cbf}'),
    ('\u{1ce9}', '\u{1cec}'),
    ('\u{1cee}', '\u{1cf3}'),
    ('\u{1cf5}', '\u{1cf6}'),
    ('\u{1cfa}', '\u{1cfa}'),
    ('\u{1d00}', '\u{1dbf}'),
    ('\u{1dd3}', '\u{1df4}'),
    ('\u{1e00}', '\u{1f15}'),
    ('\u{1f18}', '\u{1f1d}'),
    ('\u{1f20}', '\u{1f45}'),
    ('\u{1f48}', '\u{1f4d}'),
    ('\u{1f50}', '\u{1f57}'),
    ('\u{1f59}', '\u{1f59}'),
    ('\u{1f5b}', '\u{1f5b}'),
    ('\u{1f5d}', '\u{1f5d}'),
    ('\u{1f5f}', '\u{1f7d}'),
    ('\u{1f80}', '\u{1fb4}'),
    ('\u{1fb6}', '\u{1fbc}'),
    ('\u{1fbe}', '\u{1fbe}'),
    ('\u{1fc2}', '\u{1fc4}'),
    ('\u{1fc6}', '\u{1fcc}'),
    ('\u{1fd0}', '\u{1fd3}'),
    ('\u{1fd6}', '\u{1fdb}'),
    ('\u{1fe0}', '\u{1fec}'),
    ('\u{1ff2}', '\u{1ff4}'),
    ('\u{1ff6}', '\u{1ffc}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for ch in '\0'..=char::MAX {
            assert_eq!(is_letter(ch), ch.is_alphabetic(), "{ch:?}");
            assert_eq!(is_letter_or_digit(ch), ch.is_alphanumeric(), "{ch:?}");
        }
    }

    #[test]
    fn blocks_have_no_white_space() {
        for code in 0..=0xffff {
            if let (Some(known), Some(ch)) = (of_blocks(code), char::from_u32(code)) {
                assert_eq!(known, ch.is_alphabetic(), "{ch:?}");
                assert!(!ch.is_whitespace(), "{ch:?}");
            }
        }
    }
}
