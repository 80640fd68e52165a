//! Signs that would be markup in Markdown.

/// Appends text in which no sign is markup, but at the start of a line: see [`guard_start`].
pub(super) fn escape(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let is_markup = match byte {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' => true,
            b'&' => is_entity(text.get(at + 1..).unwrap_or_default()),
            _ => false,
        };
        if is_markup {
            out.push_str(text.get(written..at).unwrap_or_default());
            out.push('\\');
            written = at;
        }
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

/// The longest name of an entity has 31 letters.
const LONGEST_ENTITY: usize = 32;

/// Whether what stands behind an ampersand makes an entity of it.
fn is_entity(behind: &str) -> bool {
    let name = behind.strip_prefix('#').unwrap_or(behind);
    let mut bytes = name.bytes().take(LONGEST_ENTITY);
    bytes.find(|byte| !byte.is_ascii_alphanumeric()) == Some(b';') && !name.starts_with(';')
}

/// Escapes what would begin another block than a paragraph at a place of the text.
pub(super) fn guard_start(out: &mut String, start: usize) {
    let line = out.get(start..).unwrap_or_default();
    let Some(first) = line.chars().next() else {
        return;
    };
    let run = line.len() - line.trim_start_matches(first).len();
    let behind = line.get(run..).unwrap_or_default();
    let ends_word = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    // Rules, lines under a heading, and those under the heads of a table.
    let is_only = || {
        let mut chars = line.chars();
        chars.all(|ch| ch == first || matches!(ch, ' ' | '|' | ':'))
    };
    let at = match first {
        '>' | '|' => Some(0),
        '#' => (run <= 6 && ends_word(behind)).then_some(0),
        '-' | '+' => ((run == 1 && ends_word(behind)) || is_only()).then_some(0),
        '=' => is_only().then_some(0),
        '~' => (run >= 3).then_some(0),
        '0'..='9' => {
            let behind = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
            let item = behind.strip_prefix(['.', ')']).is_some_and(ends_word);
            item.then_some(line.len() - behind.len())
        }
        _ => None,
    };
    if let Some(at) = at {
        out.insert(start + at, '\\');
    }
}

/// Escapes the end of a heading, where number signs are no part of it.
pub(super) fn guard_heading(out: &mut String) {
    let text = out.trim_end_matches('#');
    if text.len() < out.len() && text.ends_with([' ', '\t']) {
        out.insert(text.len(), '\\');
    }
}

/// Appends code of a line.
pub(super) fn push_code(out: &mut String, code: &str) {
    let fence = "`".repeat(longest_run(code) + 1);
    let is_sign = |ch| ch == '`' || ch == ' ';
    let padded = code.starts_with(is_sign) || code.ends_with(is_sign);
    let pad = if padded { " " } else { "" };
    for part in [&fence, pad, code, pad, &fence] {
        out.push_str(part);
    }
}

/// Appends code of several lines, and what language it is in.
pub(super) fn push_fenced(out: &mut String, code: &str, language: &str) {
    let fence = "`".repeat(longest_run(code).max(2) + 1);
    for part in [&fence, language, "\n", code, "\n", &fence] {
        out.push_str(part);
    }
}

/// A fence is longer than any run of its sign inside.
fn longest_run(code: &str) -> usize {
    let runs = code.split(|ch| ch != '`').map(str::len);
    runs.max().unwrap_or_default()
}

/// Appends the address of a link.
pub(super) fn push_destination(out: &mut String, address: &str) {
    let address = address.trim();
    let is_unusual = |ch: char| ch.is_whitespace() || matches!(ch, '(' | ')' | '<' | '>');
    let is_bracketed = address.contains(is_unusual);
    if is_bracketed {
        out.push('<');
    }
    for (at, ch) in address.char_indices() {
        match ch {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '&' if is_entity(address.get(at + 1..).unwrap_or_default()) => out.push_str("\\&"),
            _ if ch.is_whitespace() => out.push_str("%20"),
            _ => out.push(ch),
        }
    }
    if is_bracketed {
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(&mut out, text);
        guard_start(&mut out, 0);
        out
    }

    #[test]
    fn text_that_looks_like_markup_stays_text() {
        let cases = [
            ("1986. A great year", r"1986\. A great year"),
            ("10) The tenth", r"10\) The tenth"),
            ("3.5 metres", "3.5 metres"),
            ("# head", r"\# head"),
            ("#hashtag", "#hashtag"),
            ("- dash", r"\- dash"),
            ("-5 degrees", "-5 degrees"),
            ("---", r"\---"),
            ("--- | ---", r"\--- | ---"),
            ("===", r"\==="),
            ("> sign", r"\> sign"),
            (
                "&copy; and &#8364; AT&T; &c",
                r"\&copy; and \&#8364; AT\&T; &c",
            ),
            ("a & b; R&D", "a & b; R&D"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn code_is_written_as_it_is() {
        let code = |code: &str| {
            let mut out = String::new();
            push_code(&mut out, code);
            out
        };
        assert_eq!(code("my_func(a*b)"), "`my_func(a*b)`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a`"), "`` `a` ``");
    }
}
