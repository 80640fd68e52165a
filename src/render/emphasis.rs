//! Emphasis in Markdown, which only counts where its signs touch the right characters.

use super::inline::Piece;
use crate::page::InlineKind;

/// A piece of a line of Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Text(&'a str),
    Code(&'a str),
    Open(Emphasis, Style),
    Close(Emphasis, Style),
    OpenLink,
    CloseLink(&'a str),
    Image { address: &'a str, alt: &'a str },
    Cell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    Strong,
    Weak,
}

/// How emphasis is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Asterisks,
    /// Where asterisks would stay what they are.
    Tags,
}

/// The parts of one line after the other.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    parts: Vec<Part<'a>>,
    settled: Vec<Part<'a>>,
    in_code: bool,
    /// Whether all of it is emphasised.
    is_weak: bool,
}

impl<'a> Line<'a> {
    /// Begins a line.
    pub(super) fn begin(&mut self, is_weak: bool) {
        self.parts.clear();
        self.in_code = false;
        self.is_weak = false;
        if is_weak {
            self.open(Emphasis::Weak);
            self.is_weak = true;
        }
    }

    /// Adds a piece; links are opened and closed by [`Line::add`].
    pub(super) fn push(&mut self, piece: Piece<'a>) {
        match piece {
            Piece::Text(text) if self.in_code => self.add(Part::Code(text)),
            Piece::Text(text) => self.add(Part::Text(text)),
            Piece::Open(InlineKind::Code) => self.in_code = true,
            Piece::Close(InlineKind::Code) => self.in_code = false,
            Piece::Open(InlineKind::Strong) => self.open(Emphasis::Strong),
            Piece::Close(InlineKind::Strong) => self.close(Emphasis::Strong),
            Piece::Open(InlineKind::Emphasis) if !self.is_weak => self.open(Emphasis::Weak),
            Piece::Close(InlineKind::Emphasis) if !self.is_weak => self.close(Emphasis::Weak),
            Piece::Image { address, alt } => self.add(Part::Image { address, alt }),
            Piece::Cell => self.add(Part::Cell),
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }

    pub(super) fn add(&mut self, part: Part<'a>) {
        self.parts.push(part);
    }

    /// The parts, with emphasis where Markdown sees it.
    pub(super) fn end(&mut self) -> &[Part<'a>] {
        if std::mem::take(&mut self.is_weak) {
            self.close(Emphasis::Weak);
        }
        if !self.parts.iter().any(|part| opens(*part)) {
            return &self.parts;
        }
        self.settled.clear();
        self.move_edges();
        self.choose_styles();
        &self.settled
    }

    fn open(&mut self, emphasis: Emphasis) {
        // What is emphasised twice in a row is so as one.
        match self.parts.last() {
            Some(&Part::Close(last, _)) if last == emphasis => {
                self.parts.pop();
            }
            _ => self.add(Part::Open(emphasis, Style::Asterisks)),
        }
    }

    /// Punctuation alone is not emphasised.
    fn close(&mut self, emphasis: Emphasis) {
        let is_own = |part: &Part<'_>| matches!(part, Part::Open(own, _) if *own == emphasis);
        match *self.parts.as_slice() {
            [.., last] if is_own(&last) => {
                self.parts.pop();
            }
            [.., first, Part::Text(text)]
                if is_own(&first) && !text.contains(char::is_alphanumeric) =>
            {
                self.parts.truncate(self.parts.len() - 2);
                self.add(Part::Text(text));
            }
            _ => self.add(Part::Close(emphasis, Style::Asterisks)),
        }
    }

    /// Moves spaces, and a sign that touches a word, from the edges of emphasised text out of it.
    fn move_edges(&mut self) {
        let mut at = 0;
        while let Some(&part) = self.parts.get(at) {
            let opened = count(&self.parts, at, true);
            let Some(&Part::Text(text)) = self.parts.get(at + opened) else {
                self.settled.push(part);
                at += 1;
                continue;
            };
            let closed = count(&self.parts, at + opened + 1, false);
            let end = at + opened + 1 + closed;
            let touches = |ch| matches!(side(ch), Side::Word | Side::Unknown);
            let before = opened > 0 && touches(last_char(&self.settled));
            let behind = closed > 0 && touches(first_char(&self.parts, end));
            // Brackets and quotes go out together.
            let both = opened > 0 && closed > 0 && (before || behind) && is_wrapped(text);
            let lead = edge(text.chars(), opened > 0, before || both);
            let trail = edge(text.chars().rev(), closed > 0, behind || both);
            let inner = text.len().saturating_sub(trail);
            let (lead, inner) = if lead < inner {
                (lead, inner)
            } else {
                (0, text.len())
            };
            self.settle_text(text.get(..lead));
            self.settle_run(at, opened);
            self.settle_text(text.get(lead..inner));
            self.settle_run(at + opened + 1, closed);
            self.settle_text(text.get(inner..));
            at = end;
        }
    }

    fn settle_text(&mut self, text: Option<&'a str>) {
        let text = text.filter(|text| !text.is_empty());
        self.settled.extend(text.map(Part::Text));
    }

    fn settle_run(&mut self, at: usize, run: usize) {
        let parts = self.parts.get(at..at + run);
        self.settled.extend_from_slice(parts.unwrap_or_default());
    }

    /// Writes as elements what asterisks cannot say.
    fn choose_styles(&mut self) {
        let mut open: Vec<(usize, bool)> = Vec::new();
        for at in 0..self.settled.len() {
            let before = self.settled.get(..at).unwrap_or_default();
            match self.settled.get(at) {
                Some(Part::Open(..)) => {
                    let inner = side(first_char(&self.settled, at + 1));
                    let is_free = !before.last().is_some_and(|last| closes(*last));
                    open.push((at, is_free && flanks(inner, side(last_char(before)))));
                }
                Some(&Part::Close(emphasis, _)) => {
                    let outer = side(first_char(&self.settled, at + 1));
                    let flanks = flanks(side(last_char(before)), outer);
                    if let Some((opened, opens)) = open.pop()
                        && !(opens && flanks)
                    {
                        let parts = [
                            (opened, Part::Open(emphasis, Style::Tags)),
                            (at, Part::Close(emphasis, Style::Tags)),
                        ];
                        for (at, part) in parts {
                            if let Some(own) = self.settled.get_mut(at) {
                                *own = part;
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn opens(part: Part<'_>) -> bool {
    matches!(part, Part::Open(..))
}

fn closes(part: Part<'_>) -> bool {
    matches!(part, Part::Close(..))
}

/// How many parts in a row open emphasis, or close it.
fn count(parts: &[Part<'_>], from: usize, open: bool) -> usize {
    let parts = parts.get(from..).unwrap_or_default().iter();
    parts
        .take_while(|part| if open { opens(**part) } else { closes(**part) })
        .count()
}

/// What the signs of emphasis may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Space,
    Sign,
    Word,
    /// Neither surely a sign nor surely none: marks on letters, symbols of other planes.
    Unknown,
}

fn side(ch: Option<char>) -> Side {
    match ch {
        None => Side::Space,
        Some(ch) if ch.is_whitespace() => Side::Space,
        Some(ch) if ch.is_alphanumeric() => Side::Word,
        // General punctuation, that of CJK, and the full-width forms of ASCII.
        Some('!'..='~' | '¡'..='¿' | '\u{2010}'..='\u{205e}') => Side::Sign,
        Some('\u{3001}'..='\u{3020}' | '・' | '\u{fe30}'..='\u{fe6b}') => Side::Sign,
        Some('\u{ff01}'..='\u{ff65}') => Side::Sign,
        Some(_) => Side::Unknown,
    }
}

/// Whether asterisks between what is emphasised and what is not are signs of emphasis.
fn flanks(inner: Side, outer: Side) -> bool {
    match inner {
        Side::Space => false,
        Side::Word => true,
        Side::Sign | Side::Unknown => matches!(outer, Side::Space | Side::Sign),
    }
}

/// How many bytes at an edge of emphasised text are to go out of it.
fn edge(chars: impl Iterator<Item = char>, is_edge: bool, touches: bool) -> usize {
    let mut bytes = 0;
    for ch in chars.take_while(|_| is_edge) {
        match side(Some(ch)) {
            Side::Space => bytes += ch.len_utf8(),
            Side::Sign if touches && bytes == 0 => return ch.len_utf8(),
            _ => break,
        }
    }
    bytes
}

/// Whether the text stands in brackets or quotes.
fn is_wrapped(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, last) = (chars.next(), chars.next_back());
    first.zip(last).is_some_and(|pair| PAIRS.contains(&pair))
}

const PAIRS: [(char, char); 14] = [
    ('"', '"'),
    ('(', ')'),
    ('[', ']'),
    ('«', '»'),
    ('‘', '’'),
    ('“', '”'),
    ('„', '“'),
    ('〈', '〉'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('〔', '〕'),
    ('（', '）'),
];

/// The first character of what is written from a place on.
fn first_char(parts: &[Part<'_>], from: usize) -> Option<char> {
    let parts = parts.get(from..)?.iter();
    parts
        .map(|part| match part {
            Part::Text(text) => text.chars().next(),
            Part::Code(_) => Some('`'),
            Part::OpenLink => Some('['),
            Part::CloseLink(_) => Some(']'),
            Part::Image { .. } => Some('!'),
            Part::Cell => Some(' '),
            Part::Open(..) | Part::Close(..) => None,
        })
        .find(Option::is_some)?
}

/// The last character of what is written.
fn last_char(parts: &[Part<'_>]) -> Option<char> {
    let parts = parts.iter().rev();
    parts
        .map(|part| match part {
            Part::Text(text) => text.chars().next_back(),
            Part::Code(_) => Some('`'),
            Part::OpenLink => Some('['),
            Part::CloseLink(_) | Part::Image { .. } => Some(')'),
            Part::Cell => Some(' '),
            Part::Open(..) | Part::Close(..) => None,
        })
        .find(Option::is_some)?
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    fn markdown(page: &str) -> String {
        let cleaner = crate::Cleaner::builder().without("content_score").build();
        let article: Article = cleaner.expect("a rule can be left out").clean(page);
        article.to_markdown()
    }

    #[test]
    fn emphasis_is_written_where_it_is_seen() {
        let cases = [
            ("他说<b>“引用。”</b>他又说", "他说“**引用。**”他又说"),
            ("<b>重点：</b>内容", "**重点**：内容"),
            ("<b>Note:</b>text", "**Note**:text"),
            ("<b>Note:</b> text", "**Note:** text"),
            ("an <b>(a)</b>b", "an (**a**)b"),
            ("in<i>ter</i>nal", "in*ter*nal"),
            ("<b>a</b><b>b</b>", "**ab**"),
            ("<i>c</i><b>d</b>", "*c*<strong>d</strong>"),
            ("<b><i>e</i></b>", "***e***"),
            ("<b><code>x</code></b>s", "<strong>`x`</strong>s"),
            ("内容<b>：</b>内容", "内容：内容"),
            ("<code>a</code><code>*b</code>", "`a*b`"),
            ("<code><b>a</b>*b</code>", "**`a`**`*b`"),
        ];
        for (html, expected) in cases {
            assert_eq!(markdown(&format!("<p>{html}</p>")), expected, "{html}");
        }
    }
}
