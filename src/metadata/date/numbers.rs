//! Numbers in the digits of ASCII that a text begins with.

use std::ops::RangeInclusive;
use std::str::FromStr;

/// The number of so many digits with which a text begins, which is not a part of a longer one, and what
/// stands behind it.
pub(super) fn number<T: FromStr>(text: &str, digits: RangeInclusive<usize>) -> Option<(T, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(count)?;
    let number = digits.contains(&count).then(|| number.parse().ok())??;
    Some((number, rest))
}
