//! What browsers of terminals print of a page: lynx, w3m, links and elinks set a number in brackets
//! before each link and list the addresses of all links at the end.

use crate::cases::lower_case;
use crate::features::Features;
use crate::page::{BlockData, LineSource, Page, Span};

/// Addresses from which such a list is one.
const LEAST: u32 = 3;

/// The most lines between two entries of a list: a label and the blank lines around it.
const MOST_BETWEEN: usize = 4;

/// The longest label of a list, in bytes, and the most words of it.
const LONGEST_LABEL: usize = 40;
const MOST_LABEL_WORDS: usize = 3;

/// Numbers that may be left out in the text, those of links that nothing shows, and in the list, those of
/// the fields of forms.
const MOST_LEFT_OUT: u32 = 4;
const MOST_FIELDS: u32 = 16;

/// The most digits of a number.
const MOST_DIGITS: usize = 5;

/// Words of a line from which its links are no more than a part of it.
const LONGEST_LINKED: f32 = 30.0;

/// The labels above the list of all links; below them that of those that can be seen may stand.
const LABELS: [&str; 12] = [
    "enlaces",
    "liens",
    "links",
    "referencias",
    "referenties",
    "referenzen",
    "references",
    "riferimenti",
    "références",
    "verweise",
    "ссылки",
    "参照",
];

/// A page as such a browser prints it.
pub(super) struct Dump {
    /// The line of the links that stand in the head of the page and that nothing shows.
    head: Span,
    /// Where the list of addresses begins.
    list: usize,
    /// The numbers in brackets before it.
    markers: Vec<Span>,
}

impl Dump {
    /// Tells whether what stands in the source from `body` on is one.
    pub(super) fn find(source: &str, body: usize) -> Option<Dump> {
        let text = source.get(body..)?;
        // Nearly no text goes on.
        entry(text.trim_end().lines().next_back()?)?;
        let (list, all) = list(text)?;
        let text = text.get(..list)?;
        let markers = markers(text, all);
        // Who writes notes sets the number behind a word, and with a blank behind it.
        let opens = |marker: &&Span| {
            let behind = text.get(marker.range().end..).unwrap_or_default();
            let before = text.get(..marker.range().start).unwrap_or_default();
            !behind
                .starts_with(|ch: char| ch.is_whitespace() || matches!(ch, '.' | ',' | ';' | ')'))
                && !before.ends_with(['.', ','])
        };
        let opening = markers.iter().filter(opens).count();
        if opening * 2 < all as usize || opening * 4 < markers.len() * 3 {
            return None;
        }
        let head = head(text);
        let moved = |span: &Span| Span::new(body + span.range().start, body + span.range().end);
        let shown = markers.iter().filter(|it| it.range().start >= head);
        Some(Dump {
            head: Span::new(body, body + head),
            list: body + list,
            markers: shown.map(moved).collect(),
        })
    }

    /// Removes the lines of the head and of the list from the blocks.
    pub(super) fn without_lists(&self, blocks: &mut Vec<BlockData>) {
        let end_of = |block: &BlockData| block.text.range().end;
        blocks.truncate(blocks.partition_point(|block| end_of(block) <= self.list));
        let head = self.head.range();
        blocks.retain(|block| end_of(block) <= head.start || end_of(block) > head.end);
    }

    /// Takes the numbers out of the text, and counts what of each block is linked.
    pub(super) fn take_out(self, page: &mut Page) {
        page.lines = LineSource::Dump;
        let mut markers = self.markers.iter().peekable();
        let text = std::mem::take(&mut page.text);
        page.blocks.retain_mut(|block| {
            let range = block.text.range();
            while markers
                .next_if(|it| it.range().end <= range.start)
                .is_some()
            {}
            let mut own = Vec::new();
            while let Some(marker) = markers.next_if(|it| it.range().start < range.end) {
                own.push(marker.range());
            }
            let Some(first) = own.first() else {
                return true;
            };
            let ends = own.iter().skip(1).map(|next| next.start).chain([range.end]);
            let parts = own.iter().zip(ends);
            let parts = parts.filter_map(|(marker, end)| text.get(marker.end..end));
            let before = text.get(range.start..first.start).unwrap_or_default();
            let shown: String = std::iter::once(before).chain(parts.clone()).collect();
            let features = Features::of(&shown, 0);
            if !features.ends_sentence() && features.words() < LONGEST_LINKED {
                block.features.link_chars = parts.map(linked_chars).sum();
            }
            features.chars() > 0
        });
        let (end, list) = (text.len(), self.list);
        page.text = text;
        let head = Some(self.head).filter(|head| !head.is_empty());
        let parts = head.into_iter().chain(self.markers);
        page.cut(parts.chain([Span::new(list, end)]).collect());
    }
}

/// Where the line ends, with its pieces, that lists the links in the head of the page.
fn head(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    let Some(line) = text.get(blank..).filter(|text| text.starts_with("#[1]")) else {
        return 0;
    };
    let mut end = blank;
    for piece in line.split_inclusive('\n') {
        if piece.trim().is_empty() {
            break;
        }
        end += piece.len();
    }
    end
}

/// How much of what stands behind a number is its link: what no sign sets off.
fn linked_chars(text: &str) -> u32 {
    let signs = ['|', '>', '»', '·', '•', '/', '→', '《', '\n'];
    let link = text.split(signs).next().unwrap_or_default();
    let chars = link.chars().filter(|ch| !ch.is_whitespace()).count();
    u32::try_from(chars).unwrap_or(u32::MAX)
}

/// The number of a line of the list: `12. https://…`, `[12] https://…`.
fn entry(line: &str) -> Option<u32> {
    let line = line.trim();
    let (number, rest) = match line.strip_prefix('[') {
        Some(inside) => inside.split_once(']')?,
        None => line.split_once('.')?,
    };
    let address = rest.strip_prefix([' ', '\t'])?.trim_start();
    let scheme = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let length = address.bytes().take_while(scheme).count();
    let is_address = length > 1 && address.get(length..)?.starts_with(':');
    let behind = address.get(length + 1..).unwrap_or_default();
    (is_address && behind.starts_with(|ch: char| !ch.is_whitespace())).then_some(())?;
    digits(number)
}

fn digits(text: &str) -> Option<u32> {
    let all = (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// Where the list at the end of a text begins, its labels included, and its last number.
fn list(text: &str) -> Option<(usize, u32)> {
    let (mut end, mut last, mut next, mut between) = (text.len(), None, 0, 0);
    while let Some(before) = text.get(..end) {
        let before = before.strip_suffix('\n').unwrap_or(before);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(start..)?;
        match entry(line) {
            Some(number) if last.is_none() || goes_on(number, next) => {
                last = last.or(Some(number));
                (next, between) = (number, 0);
                if number == 1 {
                    let all = last.filter(|all| *all >= LEAST)?;
                    return Some((above_labels(text, start), all));
                }
            }
            None if is_of_all(line) && goes_on(0, next) => {
                return Some((start, last.filter(|all| *all >= LEAST)?));
            }
            None if line.trim().is_empty() || is_label(line) => between += 1,
            _ => return None,
        }
        if start == 0 || between > MOST_BETWEEN {
            return None;
        }
        end = start;
    }
    None
}

/// Whether a number may stand before the next one in the list.
fn goes_on(number: u32, next: u32) -> bool {
    number < next && next - number <= 1 + MOST_FIELDS
}

/// Whether a line is the label of the list of all links.
fn is_of_all(line: &str) -> bool {
    is_label(line) && {
        let label = lower_case(line.trim().trim_end_matches(':'));
        LABELS.contains(&&*label)
    }
}

fn is_label(line: &str) -> bool {
    let line = line.trim();
    let short = line.len() <= LONGEST_LABEL && line.split_whitespace().count() <= MOST_LABEL_WORDS;
    short && !line.contains(|ch: char| matches!(ch, '.' | '!' | '?' | '。') || ch.is_ascii_digit())
}

/// Where the labels above a list begin.
fn above_labels(text: &str, list: usize) -> usize {
    let line_above = |end: usize| -> Option<(usize, &str)> {
        let before = text.get(..end)?.trim_end();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(start..)?.trim();
        is_label(line).then_some((start, line))
    };
    let Some((start, line)) = line_above(list) else {
        return list;
    };
    if is_of_all(line) {
        return start;
    }
    match line_above(start) {
        Some((above, line)) if is_of_all(line) => above,
        _ => start,
    }
}

/// The numbers in brackets that go on from one to the next, up to the last one of the list.
fn markers(text: &str, all: u32) -> Vec<Span> {
    let mut markers = Vec::new();
    let mut last = 0;
    for at in memchr::memchr_iter(b'[', text.as_bytes()) {
        let inside = text.get(at + 1..).unwrap_or_default();
        let length = inside.bytes().take_while(u8::is_ascii_digit).count();
        let number = inside.get(..length).and_then(digits);
        let closes = inside.as_bytes().get(length) == Some(&b']');
        let follows = |number: &u32| (1..=1 + MOST_LEFT_OUT).contains(&number.saturating_sub(last));
        if let Some(number) = number.filter(|it| closes && *it <= all && follows(it)) {
            markers.push(Span::new(at, at + length + 2));
            last = number;
        }
    }
    markers
}

#[cfg(test)]
mod tests {
    use crate::{Cleaner, clean};

    const LYNX: &str = "\
   #[1]Harbour Post » Feed [2]Harbour Post » Comments
   Feed

   [3]Skip to content [4]Search

   [5]Harbour Post
     * [6]Home
     * [7]News
     * [8]Opinion

   [9]Home > [10]News > The mill grinds again

                             The mill grinds again

   By [11]Ann Bell | May 3, 2024

   The mill at the bend of the river grinds flour again, for the first
   time in forty years. Two volunteers cut the [12]new wheel from oak that
   had been felled on the hill behind the church.

   [13]Tom Oak dressed the stones in a week. The first sack went to the
   baker, who says that the flour is coarser than what she buys and that
   she will not go back to the other.

   The wheel turns on Saturdays only, since the river is low in the summer
   and the trout need what there is, and in the winter it may turn for
   three days in a row, if the ice allows it.

     * [14]Ferry adds a late boat
     * [15]Old crane finds a buyer
     * [16]Council keeps the lamp

References

   Visible links:
   1. https://h.example/feed
   2. https://h.example/a
   3. https://h.example/#c
   4. https://h.example/s
   5. https://h.example/
   6. https://h.example/home
   7. https://h.example/news
   8. https://h.example/opinion
   9. https://h.example/
  10. https://h.example/news
  11. https://h.example/bell
  12. https://h.example/wheel
  13. https://h.example/oak
  14. https://h.example/ferry
  15. https://h.example/crane
  16. https://h.example/lamp

   Hidden links:
  17. https://h.example/hidden
";

    #[test]
    fn numbers_and_addresses_of_links_are_no_text() {
        let article = clean(LYNX);
        assert_eq!(article.title(), Some("The mill grinds again"));
        let authors = &article.metadata().authors;
        assert_eq!(authors.first().map(|it| &*it.value), Some("Ann Bell"));
        let text = article.text();
        assert!(text.starts_with("The mill at the bend"), "{text}");
        assert!(
            text.contains("cut the new wheel from oak that had been"),
            "{text}"
        );
        assert!(
            text.contains("Tom Oak dressed the stones in a week."),
            "{text}"
        );
        assert!(text.ends_with("if the ice allows it."), "{text}");
        for removal in article.removed() {
            assert!(removal.span.is_some_and(|span| span.end <= LYNX.len()));
        }
    }

    #[test]
    fn what_is_linked_counts_as_linked() {
        let page = Cleaner::default().read(LYNX);
        let share = |text: &str| {
            let mut blocks = page.blocks().filter(|block| block.text() == text);
            blocks.next().map(|block| block.features().link_share())
        };
        assert!(share("* Ferry adds a late boat").is_some_and(|share| share > 0.9));
        assert!(share("* Home").is_some_and(|share| share > 0.75));
        assert!(share("By Ann Bell | May 3, 2024").is_some_and(|share| share < 0.6));
        assert_eq!(share("References"), None);
    }

    #[test]
    fn other_browsers_list_them_otherwise() {
        let body = "The mill at the bend grinds [3]flour again, for the first time in forty years.";
        for list in [
            "References:\n\n[1] https://h.example/\n[2] https://h.example/a\n[3] mailto:a@h.example\n",
            "References:\n\n[1] https://h.example/\n[3] https://h.example/a\n",
            "Links:\n1. https://h.example/\n2. https://h.example/a\n3. javascript:void(0)",
        ] {
            let document = format!("[1]Home [2]News\n\n{body}\n\n{list}");
            assert_eq!(clean(document).text(), body.replace("[3]", ""), "{list}");
        }
    }

    #[test]
    fn notes_stay_as_they_are() {
        let notes = "The mill grinds flour again [1], for the first time in forty years [2]. The wheel is of \
                     oak [3].\n\n[1] https://h.example/a\n[2] https://h.example/b\n[3] https://h.example/c";
        let cited = notes.replace(" [", "[");
        for document in [notes, &*cited] {
            let page = Cleaner::default().read(document);
            assert_eq!(page.blocks().len(), 4, "{document}");
        }
    }
}
