//! Lines whose words for roles label what the text tells of: `设计：沿用上一代的流线型车身`.

use crate::block::Block;
use crate::features::is_cjk;
use crate::metadata::credit_line::Pair;
use crate::phrases::{self, CreditKey};

/// Whether the value of a Chinese word for a role is neither names nor an outlet nor a number, but what
/// the text tells of a thing: `设计：沿用上一代的流线型车身`.
pub(crate) fn tells_of_thing(block: Block<'_>, pair: &Pair) -> bool {
    let value = pair.value(block);
    let is_long = |piece: &str| piece.chars().nth(LONGEST_NAME).is_some();
    let mut pieces = value.split([' ', '\u{3000}', '、', '，', ',', '/', '／', '|', '｜', '（']);
    pair.key == CreditKey::Other
        && value.starts_with(is_cjk)
        && !value.bytes().any(|byte| byte.is_ascii_digit())
        && pieces.any(is_long)
        && !value.trim_end().ends_with(OFFICES)
        && !phrases::is_outlet(value.trim_end())
}

/// With what the names of offices and companies end.
const OFFICES: [char; 10] = ['司', '院', '学', '學', '会', '會', '组', '組', '团', '室'];

/// The longest name in Han characters.
const LONGEST_NAME: usize = 4;
