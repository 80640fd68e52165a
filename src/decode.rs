//! From bytes to text.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED,
};
use memchr::memmem;

use crate::error::DocumentError;
use crate::read::mime;

/// How much of a page is searched for the declaration of its encoding. The HTML standard says
/// 1024 bytes; pages with long comments in front are not rare.
const DECLARATION_WINDOW: usize = 4096;

/// One byte in this many may be bad without the declared encoding being given up.
const FEW_ERRORS: usize = 50;

/// So many characters of several bytes for each error are UTF-8 for sure.
const FEW_CHARACTERS: usize = 20;

/// So many errors for each character of three bytes or more do not refute a page that says it is UTF-8. In a
/// text of another encoding there are more than fifteen, in Thai and Chinese, or none of such characters.
const FEW_FOREIGN: usize = 4;

/// How much is looked at to guess an encoding that is not declared.
const GUESS_WINDOW: usize = 256 << 10;

/// How much is looked at to tell text from other data.
const BINARY_WINDOW: usize = 8192;

/// The text, its encoding, and whether bytes had to be replaced.
pub(crate) fn decode(
    bytes: &[u8],
) -> Result<(Cow<'_, str>, &'static Encoding, bool), DocumentError> {
    decode_as(bytes, None)
}

/// The same of bytes beside which an encoding is stated.
pub(crate) fn decode_as<'a>(
    bytes: &'a [u8],
    stated: Option<&'static Encoding>,
) -> Result<(Cow<'a, str>, &'static Encoding, bool), DocumentError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        // The mark stays, so that in UTF-8 spans are those of the bytes; the readers skip it.
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, encoding, malformed));
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, encoding, malformed));
    }
    if let Some(kind) = binary_kind(bytes) {
        if let Some(encoding) = wide_utf_16(bytes) {
            let (text, malformed) = encoding.decode_without_bom_handling(bytes);
            return Ok((text, encoding, malformed));
        }
        return Err(DocumentError::Binary(kind));
    }
    // Text in another encoding that is by chance UTF-8 is all but impossible, while pages that
    // declare another encoding than their own are common.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !is_iso_2022_jp(bytes)
    {
        return Ok((Cow::Borrowed(text), UTF_8, false));
    }
    let declared = stated.or_else(|| declared_encoding(bytes));
    if is_damaged_utf_8(bytes, declared == Some(UTF_8)) {
        return Ok((String::from_utf8_lossy(bytes), UTF_8, true));
    }
    // Guessing takes longer than all the rest, and most pages say what they are.
    let guess = std::iter::once_with(|| likeliest_encoding(bytes));
    let candidates = declared.into_iter().chain(guess);
    let mut best: Option<(Cow<'_, str>, &'static Encoding, usize)> = None;
    for (at, encoding) in candidates.enumerate() {
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        if !malformed {
            return Ok((text, encoding, false));
        }
        let errors = text.matches('\u{fffd}').count();
        // Single-byte encodings read anything, so a few bad bytes do not refute what is declared.
        if errors * FEW_ERRORS <= text.len() && at == 0 {
            return Ok((text, encoding, true));
        }
        if best.as_ref().is_none_or(|(_, _, fewest)| errors < *fewest) {
            best = Some((text, encoding, errors));
        }
    }
    let (text, encoding, _) = best.unwrap_or_else(|| (String::from_utf8_lossy(bytes), UTF_8, 0));
    Ok((text, encoding, true))
}

/// The encoding of a label, as `windows-1251`, or of a type with one, as `text/html; charset=windows-1251`.
pub(crate) fn called(charset: &str) -> Option<&'static Encoding> {
    let named = encoding_behind(charset.as_bytes(), b"charset");
    let called = named.or_else(|| Encoding::for_label(charset.as_bytes()));
    // What servers state whatever the encoding is.
    called.filter(|it| *it != WINDOWS_1252)
}

/// Whether bytes are UTF-8 but for a few, or for a last character that was cut off, as crawlers cut
/// pages at a size: read in any other encoding, all of its characters would be wrong. A page that declares UTF-8
/// may have parts of another encoding: links that a copier of sites rewrote, a banner that is included.
fn is_damaged_utf_8(bytes: &[u8], is_declared: bool) -> bool {
    let (mut characters, mut long, mut quotes, mut errors, mut is_cut) = (0, 0, 0, 0, false);
    let quote = memmem::Finder::new(b"\xe2\x80");
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().as_bytes();
        characters += valid.iter().filter(|byte| **byte >= 0xc0).count();
        long += valid.iter().filter(|byte| **byte >= 0xe0).count();
        // Curled quotes, dashes and the like, which texts of letters of ASCII have: in other encodings these
        // bytes follow each other by no chance.
        quotes += quote.find_iter(valid).count();
        errors += usize::from(!chunk.invalid().is_empty());
        // A first byte of several, and not all of those that belong to it.
        is_cut = matches!(chunk.invalid(), [0xc2..=0xf4, ..]);
    }
    characters > errors * FEW_CHARACTERS
        || quotes >= errors && quotes > 0
        || errors == 1 && is_cut && characters > 0
        || is_declared && long * FEW_FOREIGN > errors
}

/// Whether ASCII stands for Japanese, by escapes that say so.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let escapes = memchr::memchr(0x1b, bytes).is_some() && bytes.is_ascii();
    escapes && likeliest_encoding(bytes) == ISO_2022_JP
}

/// The likeliest encoding by what follows the first byte that is not ASCII.
fn likeliest_encoding(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii());
    let telling = bytes.get(first.unwrap_or_default()..).unwrap_or_default();
    let window = telling.get(..GUESS_WINDOW).unwrap_or(telling);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(window, window.len() == telling.len());
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that the page names in its markup, or a letter or an answer of a server in its header.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    encoding_in_markup(bytes).or_else(|| encoding_in_header(bytes))
}

/// The first encoding that the header of a letter or of one of its parts names, or that of an answer of a
/// server.
fn encoding_in_header(bytes: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"content-type:";
    let mut rest = bytes.get(..DECLARATION_WINDOW.min(bytes.len()))?;
    let is_letter =
        || mime::may_begin(rest) && find_ignoring_case(rest, b"\nmime-version:").is_some();
    let is_answer = rest.starts_with(b"HTTP/") || rest.starts_with(b"WARC/");
    if !is_answer && !is_letter() {
        return None;
    }
    while let Some(at) = find_ignoring_case(rest, KEY) {
        rest = rest.get(at + KEY.len()..)?;
        // Its parameters may stand on the next line.
        let mut ends = memchr::memchr_iter(b'\n', rest);
        let end = ends.find(|at| !matches!(rest.get(at + 1), Some(b' ' | b'\t')));
        let value = rest.get(..end.unwrap_or(rest.len()))?;
        // What old programs wrote whatever the encoding was.
        let encoding = encoding_behind(value, b"charset").filter(|it| *it != WINDOWS_1252);
        if encoding.is_some() {
            return encoding;
        }
    }
    None
}

/// The encoding that the page names in `<meta charset>`, in `<meta http-equiv>` or in an XML
/// declaration; all three write `charset=` or `encoding=`. So do scripts and comments, of other things.
fn encoding_in_markup(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut rest = bytes.get(..DECLARATION_WINDOW.min(bytes.len()))?;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at..)?;
        let (end, sign) = match rest {
            [b'<', b'!', b'-', b'-', ..] => (memmem::find(rest, b"-->"), 3),
            _ => (memchr::memchr(b'>', rest), 1),
        };
        let tag = rest.get(..end.unwrap_or(rest.len()))?;
        if begins_ignoring_case(tag, b"<meta") || begins_ignoring_case(tag, b"<?xml") {
            let mut keys = [&b"charset"[..], &b"encoding"[..]].into_iter();
            if let Some(encoding) = keys.find_map(|key| encoding_behind(tag, key)) {
                return Some(encoding);
            }
        }
        rest = rest.get(end? + sign..)?;
    }
    None
}

/// The encoding that is named behind a key and an equals sign.
fn encoding_behind(tag: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let mut rest = tag;
    while let Some(at) = find_ignoring_case(rest, key) {
        rest = rest.get(at + key.len()..)?;
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else {
            continue;
        };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").unwrap_or(value);
        let value = value.strip_prefix(b"'").unwrap_or(value);
        let end = value
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))
            .unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(value.get(..end)?) {
            // A page that says UTF-16 in ASCII letters is not UTF-16, and what users define is read as
            // browsers do.
            return Some(match encoding {
                it if it == UTF_16LE || it == UTF_16BE => UTF_8,
                it if it == X_USER_DEFINED => WINDOWS_1252,
                it => it,
            });
        }
    }
    None
}

fn begins_ignoring_case(text: &[u8], key: &[u8]) -> bool {
    let begin = text.get(..key.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(key))
}

fn find_ignoring_case(text: &[u8], key: &[u8]) -> Option<usize> {
    text.windows(key.len())
        .position(|window| window.eq_ignore_ascii_case(key))
}

/// UTF-16 without a byte order mark: every second byte of mostly ASCII text is zero.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..BINARY_WINDOW.min(bytes.len()))?;
    let pairs = window.len() / 2;
    if pairs < 8 {
        return None;
    }
    let zeros = |offset: usize| {
        window
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 > pairs * 7 && first * 20 < pairs {
        Some(UTF_16LE)
    } else if first * 10 > pairs * 7 && second * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-16 without a byte order mark in scripts whose letters have no zero: the order in which nearly all
/// are letters and signs of text. Other data is so by no chance.
fn wide_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_of_text = |ch: char| {
        let is_western = matches!(ch, '\u{a0}'..='\u{5ff}' | '\u{2010}'..='\u{2030}');
        let is_eastern = matches!(
            ch,
            '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffee}'
        );
        matches!(ch, '\t' | '\n' | '\r' | ' '..='~') || is_western || is_eastern
    };
    let window = bytes.get(..BINARY_WINDOW.min(bytes.len()) & !1)?;
    let encodings = [UTF_16LE, UTF_16BE].into_iter();
    let mut fitting = encodings.filter(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(window);
        let (all, of_text) = text.chars().fold((0, 0), |(all, of_text), ch| {
            (all + 1, of_text + usize::from(is_of_text(ch)))
        });
        // Each line has its end, which is a sign of ASCII; one alone has the signs of its sentences.
        all >= 16 && of_text * 50 >= all * 49 && text.contains(['\n', '<', ' ', '。', '，', '、'])
    });
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

/// What the bytes are, if they are no text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 10] = [
        (b"%PDF-", "a PDF file"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF87a", "a GIF image"),
        (b"GIF89a", "a GIF image"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b", "gzip data"),
        (b"\x28\xb5\x2f\xfd", "zstd data"),
        (b"\x7fELF", "an executable"),
        (b"\xd0\xcf\x11\xe0", "an Office file"),
    ];
    for (signature, kind) in SIGNATURES {
        if bytes.starts_with(signature) {
            return Some(kind);
        }
    }
    let window = bytes.get(..BINARY_WINDOW.min(bytes.len()))?;
    // Escape stays out of the count: ISO-2022-JP uses it.
    let controls = window
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    // A stray control character happens in real pages; one in twenty does not.
    (controls * 20 > window.len()).then_some("binary data")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_quotes_show_damaged_utf_8() {
        let text = b"\xe2\x80\x9cI stopped,\xe2\x80\x9d said the miller in the caf\xe9.";
        let (text, encoding, malformed) = decode(text).expect("text");
        assert!(text.starts_with('\u{201c}') && malformed && encoding == UTF_8);
        let text = b"\x93I stopped,\x94 said the miller in the caf\xe9.";
        assert!(decode(text).expect("text").0.ends_with("caf\u{e9}."));
    }

    #[test]
    fn utf_16_without_a_mark_may_be_chinese() {
        let text = "河湾的磨坊重开\n\n河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们。\n<b>旧轮</b>换成了橡木。";
        let line = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们。";
        for text in [text, line] {
            let units = || text.encode_utf16();
            let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                assert_eq!(decode(&bytes).expect("text").0, text);
            }
        }
        let data: Vec<u8> = (0..2000_u32)
            .map(|at| (at * at * 7 % 251) as u8 & 0x1f)
            .collect();
        assert!(decode(&data).is_err());
    }

    fn decoded(bytes: &[u8]) -> (String, &'static str, bool) {
        let (text, encoding, malformed) = decode(bytes).expect("text");
        (text.into_owned(), encoding.name(), malformed)
    }

    #[test]
    fn gb2312_is_read_as_gb18030() {
        let (mut bytes, _, _) = GB18030
            .encode("<meta charset=\"gb2312\"><p>镕基与喆，市图书馆将在今年春天重新开放</p>");
        assert_eq!(
            decoded(&bytes).0,
            "<meta charset=\"gb2312\"><p>镕基与喆，市图书馆将在今年春天重新开放</p>"
        );
        bytes.to_mut().extend_from_slice(b"\xff");
        assert!(decoded(&bytes).2, "the stray byte is reported");
    }

    #[test]
    fn utf_8_that_was_cut_or_damaged_is_still_utf_8() {
        let chinese = "<p>市图书馆将在今年春天重新开放，儿童可以在底层的大厅里听故事</p>".repeat(3);
        let cut = chinese.as_bytes().split_at(chinese.len() - 5).0;
        let (text, encoding, malformed) = decoded(cut);
        assert!(text.starts_with("<p>市图书馆") && encoding == "UTF-8" && malformed);
        let mut damaged = chinese.clone().into_bytes();
        damaged.remove(40);
        assert_eq!(decoded(&damaged).1, "UTF-8");
        let french = "<p>Le café était fermé".as_bytes();
        assert_eq!(decoded(&french[..french.len() - 1]).1, "UTF-8");
        // One letter of another encoding is no cut character.
        assert_ne!(decoded(b"<p>Le caf\xe9 ferme").1, "UTF-8");
    }

    #[test]
    fn only_declarations_declare() {
        let page = |head: &str| {
            let text = format!("{head}<meta charset=\"gbk\"><p>市图书馆将在今年春天重新开放</p>");
            decoded(&GB18030.encode(&text).0).1
        };
        assert_eq!(page("<!-- charset=iso-8859-1 > was wrong -->"), "gb18030");
        assert_eq!(
            page("<script charset=\"koi8-r\" src=a.js></script>"),
            "gb18030"
        );
        assert_eq!(
            decoded(b"<meta charset=x-user-defined>\x80").1,
            "windows-1252"
        );
    }

    #[test]
    fn heads_of_answers_declare() {
        // Too little text to guess from.
        let (body, _, _) = encoding_rs::KOI8_R.encode("<p>Вода</p>");
        for head in [
            "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=koi8-r\r\n\r\n",
            "WARC/1.0\r\nContent-Type: application/http; msgtype=response\r\n\r\n\
             HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=\"KOI8-R\"\r\n\r\n",
        ] {
            let bytes = [head.as_bytes(), &body].concat();
            assert_eq!(decoded(&bytes).1, "KOI8-R", "{head}");
        }
    }

    #[test]
    fn charsets_are_called_by_label_or_type() {
        for charset in [
            "windows-1251",
            " CP1251 ",
            "text/html; Charset=\"windows-1251\"",
        ] {
            assert_eq!(called(charset).map(Encoding::name), Some("windows-1251"));
        }
        assert_eq!(called("text/html"), None);
        assert_eq!(called("text/html; charset=ISO-8859-1"), None);
    }

    #[test]
    fn utf_8_wins_over_a_wrong_declaration() {
        let text = "<meta charset=gbk><p>图书馆</p>";
        assert_eq!(decoded(text.as_bytes()), (text.to_owned(), "UTF-8", false));
    }

    #[test]
    fn declared_utf_8_may_have_parts_of_another_encoding() {
        let text = "市图书馆将在今年春天重新向市民开放，馆长昨天在发布会上说。";
        let (link, _, _) = GB18030.encode("该文件无法下载，因为它是一个域外的文件。");
        let links = [b"<a href=\"#", link.as_ref(), b"\">1</a>"]
            .concat()
            .repeat(4);
        let page = |head: &str, body: &[u8]| [head.as_bytes(), body, &links].concat();
        let (read, encoding, malformed) = decoded(&page("<meta charset=utf-8>", text.as_bytes()));
        assert!(read.contains(text) && encoding == "UTF-8" && malformed);
        // A declaration alone makes no UTF-8.
        let (body, _, _) = GB18030.encode(text);
        let (read, _, _) = decoded(&page("<meta charset=utf-8>", &body.repeat(8)));
        assert!(read.contains(text));
    }

    #[test]
    fn an_undeclared_encoding_is_detected() {
        let text = "市图书馆将在今年春天重新向市民开放，馆长昨天在发布会上说。".repeat(8);
        let (bytes, _, _) = GB18030.encode(&text);
        assert_eq!(decoded(&bytes).0, text);
        let (bytes, _, _) =
            encoding_rs::BIG5.encode("市立圖書館將在今年春天重新開放，館長昨天表示。");
        assert!(decoded(&bytes).0.contains("圖書館"));
    }

    #[test]
    fn marks_and_unmarked_utf_16_are_read() {
        assert_eq!(decoded(b"\xef\xbb\xbfTide").0, "\u{feff}Tide");
        assert_eq!(decoded(b"\xff\xfeT\0i\0d\0e\0").0, "\u{feff}Tide");
        let unmarked: Vec<u8> = "The tide comes in"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        assert_eq!(decoded(&unmarked).0, "The tide comes in");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [
            &b"\x89PNG\r\n"[..],
            b"PK\x03\x04",
            &[0, 1, 2, 3, 0, 0, 5, 9],
        ] {
            assert!(matches!(decode(bytes), Err(DocumentError::Binary(_))));
        }
    }
}
