//! Signs in titles that set nothing off: inside of brackets, between numbers, at the ends.

use std::ops::Range;

/// The brackets inside of which a separator sets nothing off.
const BRACKETS: [(char, char); 7] = [
    ('(', ')'),
    ('[', ']'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('《', '》'),
    ('（', '）'),
];

/// Digits of a year, from which numbers around a dash are a span of time.
const YEAR: usize = 4;

/// The longest title that is read for it, in bytes.
const LONGEST: usize = 512;

/// Whether a separator at a place of a title belongs to it: “Wheel (10/1998 - 02/2009)”.
pub(crate) fn is_inner(title: &str, separator: Range<usize>) -> bool {
    if title.len() > LONGEST {
        return false;
    }
    let (head, tail) = (title.get(..separator.start), title.get(separator.end..));
    let (head, tail) = (head.unwrap_or_default(), tail.unwrap_or_default());
    let sign = title.get(separator).unwrap_or_default();
    let is_dash = || sign.trim_matches([' ', '-', '–', '—']).is_empty();
    is_in_brackets(head, tail)
        || (is_year(head.chars().rev()) && is_year(tail.chars()) && is_dash())
}

fn is_in_brackets(head: &str, tail: &str) -> bool {
    let is_open = |ch: char| BRACKETS.iter().any(|(open, _)| *open == ch);
    let Some(at) = head.rfind(is_open) else {
        return false;
    };
    let inside = head.get(at..).unwrap_or_default();
    let open = inside.chars().next();
    let mut pairs = BRACKETS.iter();
    let close = pairs
        .find(|(known, _)| Some(*known) == open)
        .map(|(_, close)| *close);
    close.is_some_and(|close| !inside.contains(close) && tail.contains(close))
}

/// Whether a text begins with a year or a date in numbers.
fn is_year(text: impl Iterator<Item = char>) -> bool {
    let mut digits = 0;
    for ch in text {
        match ch {
            '0'..='9' => digits += 1,
            '/' | '.' | ':' => {}
            _ => return digits >= YEAR && !ch.is_alphabetic(),
        }
    }
    digits >= YEAR
}

/// Signs that are left at the ends of a title where what they set off is empty.
const SIGNS: [char; 9] = [' ', '-', '–', '—', '|', '｜', '·', '•', ':'];

/// The same, where the title has none that open quotations.
const ARROWS: [char; 2] = ['»', '›'];

/// The title without separators at its ends that stand apart from it.
pub(crate) fn without_separators(title: &str) -> &str {
    let quotes = title.contains(['«', '‹']);
    let is_sign = |ch: char| SIGNS.contains(&ch) || (!quotes && ARROWS.contains(&ch));
    if !title.starts_with(is_sign) && !title.ends_with(is_sign) {
        return title;
    }
    let head = title.trim_end_matches(is_sign);
    let behind = title.get(head.len()..).unwrap_or_default();
    let title = if behind.starts_with(' ') { head } else { title };
    // Before a colon stood a name.
    let tail = title.trim_start_matches(|ch: char| is_sign(ch) && ch != ':');
    let before = title.get(..title.len() - tail.len()).unwrap_or_default();
    if before.ends_with(' ') && !tail.is_empty() {
        tail
    } else {
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_in_brackets_and_spans_of_years_are_inner() {
        for (title, expected) in [
            ("Wheel (10/1998 - 02/2009) for Harbour", true),
            ("【桥梁 - 内港】修复完工", true),
            ("Tides 2010 - 2015", true),
            ("Tides (2010 - and moons", false),
            ("Tides (2010) - moons (2011)", false),
            ("Tides 2010 - 4PDA", false),
            ("Tides 2010 - 2015th tide", false),
        ] {
            let at = title.find(" - ").unwrap();
            assert_eq!(is_inner(title, at..at + 3), expected, "{title}");
        }
    }

    #[test]
    fn signs_at_the_ends_go_where_they_stand_apart() {
        for (title, expected) in [
            ("Find us -", "Find us"),
            ("- 灯台", "灯台"),
            ("The site ::", "The site"),
            ("» Tides", "Tides"),
            ("The play « Tides »", "The play « Tides »"),
            ("Tides:", "Tides:"),
            (": a table", ": a table"),
            ("-", "-"),
            (" - ", ""),
            ("-5 degrees", "-5 degrees"),
        ] {
            assert_eq!(without_separators(title), expected, "{title}");
        }
    }
}
