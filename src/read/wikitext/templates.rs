//! What templates of wikitext say, as far as the text needs it: most are boxes, notes and marks of editors.

/// Which of the values of a template stands in the text.
#[derive(Clone, Copy)]
enum Says {
    First,
    Second,
    /// The last of the values.
    Last,
    /// The first two, a number and its unit.
    Measure,
    /// All of them as a sentence has them, as a date.
    All,
}

/// Templates whose values stand within sentences, sorted.
#[rustfmt::skip] // One entry a line.
static INLINE: &[(&str, Says)] = &[
    ("abbr", Says::First),
    ("as of", Says::All),
    ("big", Says::First),
    ("blockquote", Says::First),
    ("center", Says::First),
    ("circa", Says::First),
    ("cite quote", Says::First),
    ("code", Says::First),
    ("color", Says::Last),
    ("convert", Says::Measure),
    ("cquote", Says::First),
    ("cvt", Says::Measure),
    ("formatnum", Says::First),
    ("frac", Says::All),
    ("ill", Says::First),
    ("illm", Says::First),
    ("interlanguage link", Says::First),
    ("ipa", Says::First),
    ("kbd", Says::First),
    ("lang", Says::Second),
    ("le", Says::First),
    ("link", Says::First),
    ("math", Says::First),
    ("mono", Says::First),
    ("mvar", Says::First),
    ("nihongo", Says::First),
    ("no wrap", Says::First),
    ("nobold", Says::First),
    ("nobr", Says::First),
    ("nowrap", Says::First),
    ("oldstyle", Says::First),
    ("quotation", Says::First),
    ("quote", Says::First),
    ("ruby", Says::First),
    ("small", Says::First),
    ("smallcaps", Says::First),
    ("sub", Says::First),
    ("sup", Says::First),
    ("tq", Says::First),
    ("transl", Says::Last),
    ("transliteration", Says::Last),
    ("tsl", Says::Last),
    ("unichar", Says::First),
    ("val", Says::First),
    ("zh", Says::First),
    ("仮リンク", Says::First),
    ("引用", Says::First),
    ("読み仮名", Says::First),
];

/// What a template says whose name and values were read to the signs that end it.
pub(super) fn said(inside: &str) -> String {
    let mut parts = parts(inside);
    let name = parts.next().unwrap_or_default().trim();
    // Functions have their first value behind a colon.
    let (name, first) = match name.split_once(':') {
        Some((name, first)) => (name, Some(first)),
        None => (name, None),
    };
    let Some(says) = of_name(name) else {
        return String::new();
    };
    let values = first.into_iter().chain(parts.filter_map(value));
    let values: Vec<&str> = values.map(str::trim).collect();
    let value = |at: usize| values.get(at).copied().unwrap_or_default().to_owned();
    match says {
        Says::First => value(0),
        Says::Second => value(1),
        Says::Last => values.last().copied().unwrap_or_default().to_owned(),
        Says::Measure => values.get(..2).unwrap_or(&values).join(" "),
        Says::All => values.join(" "),
    }
}

fn of_name(name: &str) -> Option<Says> {
    let name = name.replace('_', " ").to_lowercase();
    let find = |name: &str| {
        let at = INLINE.binary_search_by(|(known, _)| (*known).cmp(name));
        at.ok().and_then(|at| INLINE.get(at)).map(|(_, says)| *says)
    };
    let of_language = |(of, _): (&str, &str)| match of {
        // `{{lang-fr|…}}` has the text alone.
        "lang" => Some(Says::First),
        "link" => Some(Says::First),
        _ => None,
    };
    find(&name).or_else(|| name.split_once('-').and_then(of_language))
}

/// A value that has no name, or a number for one.
fn value(part: &str) -> Option<&str> {
    let Some((name, value)) = part.split_once('=') else {
        return Some(part);
    };
    let name = name.trim();
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    // An equals sign may stand in an attribute or an address.
    let is_name = !name.contains(['<', '[', '/', ' ', '"']) && name.len() <= LONGEST_NAME;
    match is_number || name == "text" {
        true => Some(value),
        false => (!is_name).then_some(part),
    }
}

/// The longest name of a value, in bytes.
const LONGEST_NAME: usize = 24;

/// What stands between bars, but for those within links.
pub(super) fn parts(inside: &str) -> impl Iterator<Item = &str> {
    let (mut depth, mut from, mut is_over) = (0_usize, 0, false);
    let mut signs = memchr::memchr3_iter(b'|', b'[', b']', inside.as_bytes());
    std::iter::from_fn(move || {
        for at in signs.by_ref() {
            match inside.as_bytes().get(at) {
                Some(b'[') => depth += 1,
                Some(b']') => depth = depth.saturating_sub(1),
                _ if depth == 0 => {
                    let part = inside.get(from..at);
                    from = at + 1;
                    return part;
                }
                _ => {}
            }
        }
        let last = inside.get(from..).filter(|_| !is_over);
        is_over = true;
        last
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(INLINE.is_sorted_by(|one, two| one.0 < two.0));
    }

    #[test]
    fn values_of_sentences_stay() {
        for (inside, expected) in [
            ("convert|12|m|ft|abbr=on", "12 m"),
            ("lang|fr|moulin", "moulin"),
            ("lang-fr|moulin", "moulin"),
            ("Nowrap|1=four a.m.", "four a.m."),
            ("formatnum:12000", "12000"),
            ("tsl|en|Bend Mill|湾磨坊", "湾磨坊"),
            ("cite news|title=The mill|date=3 May", ""),
            ("Reflist", ""),
        ] {
            assert_eq!(said(inside), expected, "{inside}");
        }
        let parts: Vec<_> = parts("a|[b|c] d|").collect();
        assert_eq!(parts, ["a", "[b|c] d", ""]);
    }
}
