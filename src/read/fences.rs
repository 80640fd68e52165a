//! Lines of signs that set a header apart: `=====`, `-----`.

use super::header::behind_line;
use super::text::lines;

/// Where the body begins behind a line of signs that sets it apart.
pub(super) fn behind_fence(source: &str, body: usize) -> usize {
    let rest = source.get(body..).unwrap_or_default();
    let first = lines(rest).next().filter(|(line, _)| is_fence(line));
    first.map_or(body, |(line, at)| {
        behind_line(source, body + at + line.len())
    })
}

/// The shortest line of signs.
const SHORTEST_FENCE: usize = 3;

/// Whether a line is nothing but one sign again and again: `-----`, `=====`.
pub(super) fn is_fence(line: &str) -> bool {
    let mut bytes = line.bytes();
    let sign = bytes.next().filter(|sign| b"-=*_#~".contains(sign));
    sign.is_some_and(|sign| line.len() >= SHORTEST_FENCE && bytes.all(|byte| byte == sign))
}
