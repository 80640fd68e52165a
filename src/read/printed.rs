//! HTML that programs make of printed sheets (pdf2htmlEX, pdftohtml of Poppler): an element for each line, placed
//! where it was printed. It is read as the text of the sheets, whose lines are joined to paragraphs.

use memchr::memmem;

use super::text;
use crate::block::BlockKind;
use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::page::{Gap, Page, Span};

/// Bytes of a document in which such a program names itself.
const HEAD: usize = 2 << 10;

/// Bytes in which the first sheet of one begins that does not.
const FIRST_SHEET: usize = 16 << 10;

/// With what pdftohtml opens the body, whatever the colours of the sheets.
const BODY: &[u8] = b" vlink=\"blue\" link=\"blue\">";

/// What sheets of pdf2htmlEX begin with, and those of pdftohtml that are placed.
const SHEET: &[u8] = b"class=\"pf ";
const PLACED_SHEET: &[u8] = b"-div\" style=\"position:relative";

/// What sheets of pdftohtml begin with that are not placed, before their number, which stands in no quotes.
const PLAIN_SHEET: &[u8] = b"<a name=";

/// Where the sheets begin.
fn sheets(html: &[u8]) -> Option<Vec<usize>> {
    let head = html.get(..HEAD).unwrap_or(html);
    let is_named = |name: &str| memmem::find(head, name.as_bytes()).is_some();
    let find = |sign| -> Vec<usize> { memmem::find_iter(html, sign).collect() };
    let some = |sheets: Vec<usize>| (!sheets.is_empty()).then_some(sheets);
    if is_named("pdf2htmlEX") {
        return some(find(SHEET));
    }
    if !is_named("\"pdftohtml") {
        let near = html.get(..FIRST_SHEET).unwrap_or(html);
        // Nearly no other page has such colours.
        memmem::find(near, BODY)?;
    }
    some(find(PLACED_SHEET)).or_else(|| {
        let is_numbered = |at: &usize| {
            let number = html.get(at + PLAIN_SHEET.len());
            number.is_some_and(u8::is_ascii_digit)
        };
        some(find(PLAIN_SHEET).into_iter().filter(is_numbered).collect())
    })
}

/// Reads a page that was lowered from the HTML of such a program anew, as the text that was printed; none where it
/// is no such page.
pub(super) fn read(page: &Page, source: &str, body: usize) -> Option<Page> {
    let mut begins = sheets(source.as_bytes().get(body..)?)?;
    begins.iter_mut().for_each(|at| *at += body);
    let mut read = text::lower_sheets(text_of(page, &begins)?);
    read.text_is_source = false;
    read.sources = vec![Span::NOWHERE; read.blocks.len()];
    read.fields.clone_from(&page.fields);
    if let Some(title) = title(page, source, &begins) {
        read.fields.push(Field::new("title", &title, Place::Header));
    }
    read.markup = page.markup;
    Some(read)
}

/// Lines of the longest title, and its bytes.
const LONGEST_TITLE: usize = 4;
const TITLE: std::ops::RangeInclusive<usize> = 6..=300;

/// How many times as large as the text the title is set, at least.
const LARGER: f32 = 1.15;

/// What is set in the largest letters on the first sheet, where it is larger than the text.
fn title(page: &Page, source: &str, begins: &[usize]) -> Option<String> {
    let first = *begins.first()?..begins.get(1).copied().unwrap_or(usize::MAX);
    let mut sizes: Vec<(&str, f32)> = Vec::new();
    let mut lines: Vec<(&str, f32)> = Vec::new();
    for (block, span) in page.blocks.iter().zip(&page.sources) {
        let container = page.containers.get(block.container as usize);
        let tokens = container
            .map(|it| page.string(it.tokens))
            .unwrap_or_default();
        let font = tokens.split_ascii_whitespace().find(|token| is_font(token));
        let Some(font) = font.filter(|_| first.contains(&span.range().start)) else {
            continue;
        };
        let known = sizes
            .iter()
            .find(|(name, _)| *name == font)
            .map(|(_, size)| *size);
        let size = match known {
            Some(size) => size,
            None if sizes.len() >= MOST_FONTS => continue,
            None => size_of(font, source),
        };
        if known.is_none() {
            sizes.push((font, size));
        }
        lines.push((page.text.get(block.text.range())?, size));
    }
    let largest = lines.iter().map(|(_, size)| *size).fold(0.0, f32::max);
    let longest = lines.iter().max_by_key(|(text, _)| text.len())?;
    if largest < longest.1 * LARGER {
        return None;
    }
    let lines = lines.iter().skip_while(|(_, size)| *size < largest);
    let lines = lines.take_while(|(_, size)| *size >= largest);
    let lines: Vec<&str> = lines
        .map(|(text, _)| text.trim())
        .take(LONGEST_TITLE + 1)
        .collect();
    let has_cjk = lines.iter().any(|line| line.contains(is_cjk));
    let title = lines
        .join(if has_cjk { "" } else { " " })
        .replace('\u{a0}', " ");
    let is_title = lines.len() <= LONGEST_TITLE && TITLE.contains(&title.len());
    (is_title && title.contains(char::is_alphabetic)).then_some(title)
}

/// Fonts whose sizes are kept; each is looked for in the styles.
const MOST_FONTS: usize = 64;

/// Whether a class tells the size of a font: `fs2` of pdf2htmlEX, `ft10` of pdftohtml.
fn is_font(token: &str) -> bool {
    let number = token
        .strip_prefix("fs")
        .or_else(|| token.strip_prefix("ft"));
    number
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|it| it.is_ascii_hexdigit()))
}

/// The size that the styles of the page give to the letters of a class, 0 where they give none.
fn size_of(font: &str, source: &str) -> f32 {
    let rule = format!(".{font}{{font-size:");
    let at = memmem::find(source.as_bytes(), rule.as_bytes());
    let value = at
        .and_then(|at| source.get(at + rule.len()..))
        .unwrap_or_default();
    let end = value
        .find(|ch: char| !ch.is_ascii_digit() && ch != '.')
        .unwrap_or(value.len());
    value
        .get(..end)
        .and_then(|value| value.parse().ok())
        .unwrap_or_default()
}

/// The lines of a page with form feeds between its sheets, which begin at some bytes of the document. What stands
/// before the first is the list of its headings.
fn text_of(page: &Page, begins: &[usize]) -> Option<String> {
    let mut out = String::with_capacity(page.text.len());
    let mut begins = begins.iter().copied().peekable();
    let first = begins.next()?;
    for (block, source) in page.blocks.iter().zip(&page.sources) {
        let at = source.range().start;
        let is_line =
            !matches!(block.kind, BlockKind::Envelope | BlockKind::Image) && !block.hidden;
        if !is_line || *source == Span::NOWHERE || at < first {
            continue;
        }
        let begun = std::iter::from_fn(|| begins.next_if(|begin| *begin <= at)).count();
        if begun > 0 && !out.is_empty() {
            out.push('\x0c');
        } else if block.gap == Gap::Paragraph && block.kind != BlockKind::Paragraph {
            out.push('\n');
        }
        let line = page.text.get(block.text.range()).unwrap_or_default();
        // Nothing that was printed has them, and they part lines.
        out.extend(line.chars().map(|ch| {
            if matches!(ch, '\x0c' | '\n' | '\u{a0}') {
                ' '
            } else {
                ch
            }
        }));
        out.push('\n');
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const SHEETS: [&[&str]; 2] = [
        &[
            "The mill at the bend of the river grinds flour again, for the first time in forty years. Two",
            "volunteers cut the new wheel from oak that had been felled on the hill.",
            "A mason dressed the stones.",
            "The first sack went to the baker, who says that the flour is coarser than what she buys and",
        ],
        &[
            "that she will not go back to the other. The wheel turns on Saturdays only, since the river is",
            "low in the summer and the trout need what there is.",
        ],
    ];

    const TEXT: &str = "\
The mill at the bend of the river grinds flour again, for the first time in forty years. Two volunteers cut the new \
wheel from oak that had been felled on the hill.
A mason dressed the stones.
The first sack went to the baker, who says that the flour is coarser than what she buys and that she will not go back \
to the other. The wheel turns on Saturdays only, since the river is low in the summer and the trout need what there \
is.";

    fn joined(text: &str) -> String {
        text.replace("\n\n", "\n")
    }

    #[test]
    fn lines_of_pdf2htmlex_are_paragraphs() {
        let line = |text: &str| {
            format!("<div class=\"t m0 x1 h2 y3 ff1 fs0 fc0 sc0 ls0 ws0\">{text}</div>")
        };
        let large = |text: &str| line(text).replace("fs0", "fs1");
        let sheets = SHEETS.iter().enumerate().map(|(at, lines)| {
            let lines: String = lines.iter().map(|text| line(text)).collect();
            let (head, foot) = (line("Harbour Council"), line(&format!("- {} -", at + 1)));
            let title = if at == 0 { large("Report on the mill") } else { String::new() };
            format!("<div id=\"pf{at}\" class=\"pf w0 h0\"><div class=\"pc w0 h0\">{head}{title}{lines}{foot}</div></div>")
        });
        let sheets: String = sheets.collect();
        let page = format!(
            "<html><head><meta name=\"generator\" content=\"pdf2htmlEX\"/><style>.fs0{{font-size:48.0px;}}\
             .fs1{{font-size:72.0px;}}</style><title></title></head><body><div id=\"sidebar\"><ul><li><a href=\"#pf1\">Mill</a></li></ul></div>{sheets}</body></html>"
        );
        let article = clean(page.as_str());
        assert!(joined(article.text()).ends_with(TEXT), "{}", article.text());
        assert!(!article.text().contains("- 1 -"));
        assert_eq!(article.title(), Some("Report on the mill"));
    }

    #[test]
    fn pages_about_such_programs_are_none() {
        for program in ["pdf2htmlEX", "\"pdftohtml\""] {
            let lead = SHEETS[1].join(" ");
            let page = format!(
                "<html><head><title>How to use {program}</title></head><body><h1>How to use {program}</h1>\
                 <p>{lead}</p><a name=\"1\"></a><a name=more></a><p>{}</p></body></html>",
                SHEETS[0].join(" ")
            );
            let article = clean(page.as_str());
            assert!(article.text().starts_with(&lead), "{}", article.text());
        }
    }

    #[test]
    fn lines_of_pdftohtml_are_paragraphs() {
        for is_placed in [true, false] {
            let sheets = SHEETS.iter().enumerate().map(|(at, lines)| {
                let number = (at + 1).to_string();
                let lines = ["Harbour Council"].iter().chain(*lines).copied().chain([&*number]);
                let lines = lines.map(|line| match is_placed {
                    true => format!(
                        "<p style=\"position:absolute;top:9px;white-space:nowrap\" class=\"ft10\">{}</p>\n",
                        line.replace(' ', "&#160;")
                    ),
                    false => format!("{line}<br/>\n"),
                });
                let lines: String = lines.collect();
                match is_placed {
                    true => format!(
                        "<div id=\"page{number}-div\" style=\"position:relative;width:892px;\">\n{lines}</div>\n"
                    ),
                    false => format!("<a name={number}></a>{lines}<hr/>\n"),
                }
            });
            let sheets: String = sheets.collect();
            let page = format!(
                "<html><head><title>Microsoft Word - mill.doc</title></head>\
                 <body bgcolor=\"#A0A0A0\" vlink=\"blue\" link=\"blue\">\n{sheets}</body></html>"
            );
            let article = clean(page.as_str());
            assert!(joined(article.text()).ends_with(TEXT), "{}", article.text());
            assert!(article.text().matches("Harbour Council").count() <= 1);
        }
    }
}
