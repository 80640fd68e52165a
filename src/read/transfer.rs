//! The forms in which bytes travel in letters (RFC 2045): base64 and quoted-printable.

/// The bytes that stand in base64, if nothing but it does.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=' && !is_gap(*byte)) {
        bits = bits << 6 | u32::from(six_bits(byte)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// The shortest line of base64 that shows that it is some, whatever stands behind it: a line of text has
/// blanks sooner.
const LEAST_LINE: usize = 60;

/// The bytes that stand in lines of base64 at the begin of a text, and what stands behind them. Text that
/// was decoded already may begin with words on lines of their own, which are none of base64.
pub(super) fn leading_base64(text: &str) -> (Vec<u8>, &str) {
    let (mut end, mut is_closed, mut is_long) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let shown = line.trim();
        let data = shown.trim_end_matches('=');
        if is_closed || !data.bytes().all(|byte| six_bits(byte).is_some()) {
            break;
        }
        is_closed = data.len() < shown.len();
        is_long |= data.len() >= LEAST_LINE;
        end += line.len();
    }
    let (data, rest) = text.split_at_checked(end).unwrap_or(("", text));
    match is_closed || is_long || rest.is_empty() {
        true => (from_base64(data).unwrap_or_default(), rest),
        false => (Vec::new(), text),
    }
}

fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn six_bits(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// Whether a text may be quoted-printable. Letters are kept with the header that they were sent with and
/// their text decoded too, and some programs say that they encode and do not: such text is ASCII by chance
/// alone, and has no soft line breaks.
pub(super) fn is_quoted_printable(text: &str) -> bool {
    text.is_ascii() || text.contains("=\n") || text.contains("=\r\n")
}

/// The bytes that quoted-printable stands for. What is no escape stays as it is.
pub(super) fn from_quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, b""));
        bytes.extend_from_slice(before);
        let behind = from.get(1..).unwrap_or_default();
        rest = match escaped_byte(behind) {
            Some(byte) => {
                bytes.push(byte);
                behind.get(2..).unwrap_or_default()
            }
            None => behind_line_end(behind).unwrap_or_else(|| {
                bytes.push(b'=');
                behind
            }),
        };
    }
    bytes.extend_from_slice(rest);
    bytes
}

/// The byte of which a text begins with the two digits.
pub(super) fn escaped_byte(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    Some((digit(0)? << 4 | digit(1)?) as u8)
}

/// Blanks that programs leave behind the sign of a soft line break, at most.
const MOST_BLANKS: usize = 80;

/// What stands behind a line end, before which nothing but blanks do.
fn behind_line_end(text: &[u8]) -> Option<&[u8]> {
    let mut begin = text.iter().take(MOST_BLANKS);
    let end = begin.position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))?;
    text.get(end..)?.strip_prefix(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable_is_read() {
        for (text, read) in [
            ("Caf=C3=A9 =3d a=\r\nb=  \nc", "Café = ab".to_owned() + "c"),
            ("1=2, x=zz =", "1=2, x=zz =".to_owned()),
            ("=E6=BD=AE=\n=E6=B0=B4", "潮水".to_owned()),
        ] {
            assert_eq!(from_quoted_printable(text), read.as_bytes(), "{text}");
        }
    }

    #[test]
    fn decoded_text_is_no_quoted_printable() {
        assert!(!is_quoted_printable("Café: a=b0\n"));
        assert!(is_quoted_printable("Café: a=b0, =\nb"));
        assert!(is_quoted_printable("Caf=E9"));
    }

    #[test]
    fn base64_ends_where_other_text_begins() {
        let long = "VGhl".repeat(15);
        for (text, bytes, rest) in [
            ("VGhl\r\nIHRp \nZGU=\n", "The tide".to_owned(), ""),
            (
                "VGhlIHRpZGU=\n-- \nUnsubscribe: here",
                "The tide".to_owned(),
                "-- \nUnsubscribe: here",
            ),
            (
                &format!("{long}\nThank you!\n"),
                "The".repeat(15),
                "Thank you!\n",
            ),
            (
                "Hello\nThe tide, as it is.",
                String::new(),
                "Hello\nThe tide, as it is.",
            ),
            ("VGhlI", "The".to_owned(), ""),
        ] {
            let (read, behind) = leading_base64(text);
            assert_eq!((&*read, behind), (bytes.as_bytes(), rest), "{text}");
        }
    }
}
