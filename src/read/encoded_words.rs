//! Words of headers in an encoding of their own: `=?UTF-8?B?U2NobmVl?=` (RFC 2047).

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::transfer::{escaped_byte, from_base64};

/// One word: what it is encoded in, its bytes, and where it ends in the text behind its begin.
struct Word {
    encoding: &'static Encoding,
    bytes: Vec<u8>,
    length: usize,
}

/// The longest content of a word, in bytes: standards allow 75, and programs write longer ones.
const LONGEST: usize = 1 << 10;

/// The text with its encoded words decoded. One that is not well formed stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    // Programs break lines within characters too, so that bytes are joined before they are decoded.
    let mut open: Option<(&Encoding, Vec<u8>)> = None;
    let mut rest = text;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let Some(word) = word(from) else {
            close(&mut open, &mut decoded);
            decoded.push_str(before);
            decoded.push_str("=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        // Blanks between encoded words are none of the text.
        let is_joined = before.trim().is_empty();
        if open.is_none() || !is_joined {
            close(&mut open, &mut decoded);
            decoded.push_str(before);
        }
        match &mut open {
            Some((encoding, bytes)) if *encoding == word.encoding => bytes.extend(word.bytes),
            _ => {
                close(&mut open, &mut decoded);
                open = Some((word.encoding, word.bytes));
            }
        }
        rest = from.get(word.length..).unwrap_or_default();
    }
    close(&mut open, &mut decoded);
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Writes what was collected.
fn close(open: &mut Option<(&'static Encoding, Vec<u8>)>, decoded: &mut String) {
    if let Some((encoding, bytes)) = open.take() {
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        // A header is one line.
        decoded.extend(text.chars().filter(|ch| !ch.is_control()));
    }
}

/// The encoded word that a text begins with.
fn word(text: &str) -> Option<Word> {
    let inside = text.strip_prefix("=?")?;
    let (label, rest) = inside.split_once('?')?;
    let (form, rest) = rest.split_once('?')?;
    // Not further than a word can reach, so that many that are begun cost no more than their bytes.
    let (content, _) = rest
        .get(..rest.floor_char_boundary(LONGEST))?
        .split_once("?=")?;
    let behind = rest.get(content.len() + 2..)?;
    // A language may be told behind the encoding.
    let label = label.split('*').next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    let bytes = match form {
        "B" | "b" => from_base64(content)?,
        "Q" | "q" => from_quoted(content)?,
        _ => return None,
    };
    let length = text.len() - behind.len();
    Some(Word {
        encoding,
        bytes,
        length,
    })
}

fn from_quoted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        bytes.push(match byte {
            b'_' => b' ',
            b'=' => {
                rest = behind.get(2..)?;
                escaped_byte(behind)?
            }
            _ => *byte,
        });
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_words_of_both_forms() {
        for (text, decoded) in [
            ("=?UTF-8?B?SmFuYSBWw7ZndA==?=", "Jana Vögt"),
            (
                "Re: =?ISO-8859-1?Q?New_g=E4tes?= of [it]",
                "Re: New gätes of [it]",
            ),
            ("=?utf-8?q?New?=\n =?utf-8?q?_gates?=", "New gates"),
            ("=?utf-8?q?One?= and =?us-ascii*en?q?two?=", "One and two"),
            ("=?GB2312?B?zfXQocP3?=", "王小明"),
            // The second character is cut in two.
            ("=?gb2312?B?zfXQ?= =?gb2312?B?ocP3?=", "王小明"),
            (
                "=?x-none?B?zfXQ?= a =?utf-8?q?=zz?= b=?",
                "=?x-none?B?zfXQ?= a =?utf-8?q?=zz?= b=?",
            ),
            ("plain", "plain"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }
}
