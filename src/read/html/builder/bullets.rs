//! Items of lists that programs of offices write as paragraphs: the bullet or the number, spaces that do not
//! break up to where the text begins, and the text.

use super::Builder;
use crate::block::BlockKind;
use crate::features::is_cjk;
use crate::page::{ElementName, Gap, Span};

/// The space that does not break.
const SPACE: char = '\u{a0}';

/// Letters that are bullets in the fonts of signs, before spaces; the text of the paragraph may begin with no
/// letter of them.
const BULLETS: [char; 19] = [
    'l', 'n', 'o', 'q', 'u', 'v', 'w', '§', '·', 'Ø', 'ü', '–', '—', '•', '■', '□', '●', '◆', '➢',
];

/// The largest number of an item, in digits.
const DIGITS: usize = 3;

impl Builder<'_> {
    /// Makes a paragraph that begins with a bullet an item of a list; what is left of its text.
    pub(super) fn as_item(&mut self, span: Span) -> Span {
        let text = self.page.text.get(span.range()).unwrap_or_default();
        let is_alone = self.state.kind == BlockKind::Paragraph && self.state.list_depth == 0;
        if !is_alone || !may_begin(text.as_bytes()) {
            return span;
        }
        let Some((length, number)) = marker(text) else {
            return span;
        };
        let own = self.page.containers.get_mut(self.state.container as usize);
        let Some(own) = own.filter(|own| own.tag == ElementName::Paragraph) else {
            return span;
        };
        own.tag = ElementName::ListItem;
        self.state.kind = BlockKind::ListItem { number };
        let last = self.page.blocks.last();
        if last.is_some_and(|last| matches!(last.kind, BlockKind::ListItem { .. })) {
            self.gap = Gap::Line;
        }
        Span::new(span.range().start + length, span.range().end)
    }
}

/// Whether a text may begin with a bullet or a number and spaces that do not break, cheaply.
fn may_begin(text: &[u8]) -> bool {
    match text {
        // Signs of the fonts themselves.
        [0xef, 0x80..=0x83, ..] => true,
        [first, rest @ ..] if first.is_ascii_digit() => {
            let mut rest = rest.iter().take(DIGITS + 1);
            rest.any(|byte| *byte == 0xc2)
        }
        [first, 0xc2, 0xa0, ..] => first.is_ascii_lowercase(),
        [0xc2 | 0xc3, _, 0xc2, 0xa0, ..] | [0xe2, _, _, 0xc2, 0xa0, ..] => true,
        _ => false,
    }
}

/// How long the bullet or the number is before the text, with its spaces, in bytes, and the number.
fn marker(text: &str) -> Option<(usize, Option<u32>)> {
    let (number, behind) = match text.chars().next()? {
        '0'..='9' => {
            let rest = text.trim_start_matches(|ch: char| ch.is_ascii_digit());
            let number = text.get(..text.len() - rest.len())?;
            (Some(number.parse().ok()?), rest.strip_prefix('.')?)
        }
        sign @ '\u{f000}'..='\u{f0ff}' => (None, text.get(sign.len_utf8()..)?),
        sign if BULLETS.contains(&sign) => (None, text.get(sign.len_utf8()..)?),
        _ => return None,
    };
    let body = behind.trim_start_matches([SPACE, ' ']);
    let spaces = behind.get(..behind.len() - body.len())?;
    // One alone may stand between the words of a line.
    let are_several = spaces.matches(SPACE).nth(1).is_some();
    let is_sign = text.starts_with(|ch| ('\u{f000}'..='\u{f0ff}').contains(&ch));
    let is_before_han = number.is_none() && !spaces.is_empty() && body.starts_with(is_cjk);
    let is_item = are_several || is_sign || is_before_han;
    (is_item && !body.is_empty()).then_some((text.len() - body.len(), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;

    #[test]
    fn bullets_and_numbers_are_told_from_text() {
        let spaces = "\u{a0}\u{a0}\u{a0} ";
        for (text, number) in [
            (format!("·{spaces}a rope"), None),
            (format!("o{spaces}a rope"), None),
            (format!("12.{spaces}a rope"), Some(12)),
            ("\u{f0b7} a rope".to_owned(), None),
            ("l\u{a0}缆绳".to_owned(), None),
        ] {
            let found = marker(&text).filter(|_| may_begin(text.as_bytes()));
            let (length, found) = found.unwrap_or_default();
            assert!(text[length..].starts_with(['a', '缆']), "{text}");
            assert_eq!(found, number, "{text}");
        }
        for text in [
            "o\u{a0}rope",
            "1.\u{a0}缆绳",
            "12\u{a0}\u{a0}ropes",
            "a\u{a0}\u{a0}rope",
            "·\u{a0}rope",
            "·\u{a0}\u{a0}",
            "2019.\u{a0}",
        ] {
            assert!(marker(text).is_none(), "{text}");
        }
    }

    #[test]
    fn paragraphs_of_offices_are_items() {
        let spaces = "<span>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>";
        let item = |mark: &str, text: &str| {
            format!(
                "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>{mark}{spaces}</span>\
                 <![endif]><b>{text}</b> of the harbour<o:p></o:p></p>"
            )
        };
        let items = format!("{}{}", item("·", "Ropes"), item("·", "Lamps"));
        let story = "<p>The tide comes in at four, and the boats go out again.</p>".repeat(3);
        let page = format!("<h1>Tide</h1>{story}{items}{story}");
        let article = clean(page.as_str());
        let shown = "- **Ropes** of the harbour\n- **Lamps** of the harbour\n";
        assert!(
            article.to_markdown().contains(shown),
            "{}",
            article.to_markdown()
        );
        assert!(article.text().contains("Ropes of the harbour\nLamps"));
        let numbered = format!("{}{}", item("1.", "Ropes"), item("2.", "Lamps"));
        let article = clean(format!("<h1>Tide</h1>{story}{numbered}{story}"));
        let shown = "1. **Ropes** of the harbour\n2. **Lamps** of the harbour\n";
        assert!(
            article.to_markdown().contains(shown),
            "{}",
            article.to_markdown()
        );
    }
}
