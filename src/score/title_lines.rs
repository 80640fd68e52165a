//! Which line of a plain text is its title: a weighted sum of what the line is, what stands around it and
//! what of it the text takes up.
//!
//! Of a whole page turned to text the title is one of hundreds of lines, and menus stand above it. It is
//! mostly one of the last before the longest run of text, its words come again there, a date or a name
//! stands near, and it is no sentence. The weights are learned (`training/title_lines.py`).

use std::ops::{Range, RangeInclusive};

use super::candidates::{Runs, run_gain};
use super::columns::Columns;
use super::sums::number;
use super::title_weights::{NONE, WEIGHTS};
use super::word_keys::{self, WordKeys};
use crate::block::Block;
use crate::features::is_cjk;
use crate::lanes;
use crate::ledger::{Label, Pen};
use crate::letters;
use crate::metadata::{no_titles, reading_time};
use crate::page::Page;
use crate::phrases;

/// Lines before the text that are looked at, and those at the beginning.
const ABOVE: usize = 24;
const FIRST: usize = 3;

/// Lines into the text that are looked at: a deck may come before the title.
const BELOW: usize = 2;

/// How many words titles have.
const WORDS_OF_TITLE: RangeInclusive<f32> = 2.0..=30.0;

/// Lines after which some more say half of what they could.
const HALF: f32 = 6.0;

/// Lines whose words are sought: seeking takes longer than all else.
const SOUGHT: usize = 3;

/// Bytes of the text in which they are sought, and lines around in which the line may stand again, at the
/// begin or the end of another: of a trail, of what is to be shared.
const TEXT: usize = 700;
const AROUND: usize = 16;

/// Words of a line that are sought, at most.
const WORDS: f32 = 10.0;

/// Bytes of the shortest line that may stand again: a word stands in many.
const SHORTEST_AGAIN: usize = 8;

/// How many lines before the title dates and bylines stand; one more may stand behind it.
const AROUND_DATES: usize = 3;
const SEEN_DATES: u64 = (1 << (2 * AROUND_DATES + 2)) - 1;

/// Words of the longest lines that are read as a date or a byline.
const LONGEST_DATED: f32 = 16.0;
const LONGEST_BYLINE: f32 = 12.0;

/// A line that may be the title.
pub(crate) struct TitleLine<'p> {
    pub(crate) block: Block<'p>,
    /// Whether it is the first of the document.
    pub(crate) is_first: bool,
    /// By how much it is likelier than that none of the lines is the title, in log-odds.
    pub(crate) log_odds: f32,
}

/// The line that is likeliest the title; `None` where it is likelier that there is none.
pub(crate) fn best<'p>(page: &'p Page, pen: &Pen<'_>) -> Option<TitleLine<'p>> {
    let lines = TitleLines::of(page, pen)?;
    // The likeliest of them, in order.
    let mut sums: Vec<(Block<'p>, Weighed)> = Vec::with_capacity(SOUGHT + 1);
    for line in lines.candidates() {
        let mut sum = Weighed::default();
        lines.add_shape(line, &mut sum);
        let place = sums.partition_point(|(_, other)| other.sum >= sum.sum);
        if place < SOUGHT && !no_titles::is_one(line) {
            sums.insert(place, (line, sum));
            sums.truncate(SOUGHT);
        }
    }
    let sums = sums.into_iter().map(|(block, mut sum)| {
        lines.add_words(block, &mut sum);
        (block, sum.sum)
    });
    let (block, sum) = sums.max_by(|one, other| one.1.total_cmp(&other.1))?;
    (sum > NONE).then_some(TitleLine {
        block,
        is_first: block.index() == lines.first,
        log_odds: sum - NONE,
    })
}

/// The lines that may be the title, and what is known of all of them.
pub(super) struct TitleLines<'p> {
    page: &'p Page,
    /// The first line that is no header.
    first: usize,
    /// The first running text of the longest run of it, and the end of that run.
    text: Range<usize>,
    /// From where on lines are looked at, and which of those are dates and bylines.
    from: usize,
    dated: u64,
    /// The words with which the text begins, and those of the page's address.
    words: WordKeys,
    address_words: WordKeys,
}

impl<'p> TitleLines<'p> {
    /// `None` for a text without running text: its lines may be anything.
    pub(super) fn of(page: &'p Page, pen: &Pen<'_>) -> Option<TitleLines<'p>> {
        let first = page.first_of_body();
        let mut runs = Runs::default();
        for block in page.blocks_from(first) {
            runs.add(run_gain(block.features()));
        }
        let (from, to) = runs.best();
        let mut run = page.blocks_from(first + from).take(to.saturating_sub(from));
        let text = run.find(|block| block.features().is_prose())?.index();
        let from = text.saturating_sub(ABOVE).max(first);
        let seen = page.blocks_from(from).take(text + BELOW + 5 - from);
        let begin = page
            .block(text)
            .map_or(0, |it| it.data().text.range().start);
        let last = page.block((first + to).saturating_sub(1));
        let end = last.map_or(begin, |last| last.data().text.range().end);
        Some(TitleLines {
            page,
            first,
            text: text..first + to,
            from,
            dated: seen.fold(0, |dated, block| {
                dated | u64::from(is_dated(block, pen)) << (block.index() - from)
            }),
            words: WordKeys::of(bytes(page, begin..end.min(begin + TEXT))),
            address_words: words_of_address(page, text),
        })
    }

    /// The lines that may be the title.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Block<'p>> {
        let head = self.first..self.from.min(self.first + FIRST);
        let near = self.from..self.text.start + BELOW;
        let lines = head.chain(near).filter_map(|at| self.page.block(at));
        lines.filter(|line| {
            let features = line.features();
            // A line that is nothing but phrases is known to be something else.
            let is_known = !line.hits().is_empty() && line.edges().are_all();
            let tells_time = || features.digits() > 0 && reading_time::is_one(line.text());
            WORDS_OF_TITLE.contains(&features.words())
                && !features.is_bulleted()
                && !is_known
                && !tells_time()
        })
    }

    /// Which of the lines around a place are dates or bylines, the first of those before it in the lowest bit.
    fn dated_around(&self, at: usize) -> u64 {
        let place = at.checked_sub(self.from).filter(|place| *place < 64);
        let dated = u128::from(self.dated) << AROUND_DATES;
        place.map_or(0, |place| (dated >> place) as u64 & SEEN_DATES)
    }

    /// What a line is and where it stands.
    pub(super) fn add_shape(&self, line: Block<'_>, to: &mut impl Columns) {
        let (text, features) = (line.text(), line.features());
        let (at, words) = (line.index(), features.words());
        to.flag("of two or three words", words < 4.0);
        to.flag("of four or five words", (4.0..6.0).contains(&words));
        to.flag("of 6 to 12 words", (6.0..=12.0).contains(&words));
        to.flag("of 13 to 20 words", words > 12.0 && words <= 20.0);
        to.flag("of more words", words > 20.0);
        to.flag("ends with a point", text.ends_with(['.', '。']));
        to.flag(
            "ends with a pause",
            text.ends_with([':', '：', ',', '，', ';']),
        );
        to.add(
            "lines to the text",
            saturating(self.text.start.saturating_sub(at)),
        );
        to.flag("stands right above the text", at + 1 == self.text.start);
        to.flag("stands in the text", at >= self.text.start);
        let dated = self.dated_around(at);
        let is_dated = |place: usize| dated >> place & 1 == 1;
        to.flag("above a date or byline", is_dated(AROUND_DATES + 1));
        to.flag("two lines above one", is_dated(AROUND_DATES + 2));
        to.flag("below one", is_dated(AROUND_DATES - 1));
        to.flag("near one", dated & !(1 << AROUND_DATES) != 0);
        to.flag("is one", is_dated(AROUND_DATES));
        let letters = Letters::of(text);
        to.flag("has signs of menus", letters.has_signs);
        to.add("words with capitals", letters.begun());
        to.flag("in capitals", letters.has_upper & !letters.has_lower);
        to.flag("is the first", at == self.first);
        to.add(
            "digits",
            features.digits() as f32 / features.chars().max(1) as f32,
        );
        let next = self.page.block(at + 1);
        to.flag(
            "above running text",
            next.is_some_and(|next| next.features().is_prose()),
        );
        to.add("lines before", saturating(at.saturating_sub(self.first)));
    }

    /// What of a line stands elsewhere.
    pub(super) fn add_words(&self, line: Block<'_>, to: &mut impl Columns) {
        let text = line.text();
        // A word of the line itself is not one that the text takes up.
        let is_above = line.index() < self.text.start;
        let (mut count, mut taken_up, mut in_address) = (0.0, 0.0, 0.0);
        word_keys::each(text.as_bytes(), |key| {
            if key.is_long() && count < WORDS {
                count += 1.0;
                taken_up += number(is_above && self.words.has(key));
                in_address += number(self.address_words.has(key));
            }
        });
        to.add("share taken up", taken_up / f32::max(count, 1.0));
        to.add("words taken up", taken_up / WORDS);
        to.flag("nothing taken up", count > 0.0 && taken_up == 0.0);
        let is_long = text.len() > SHORTEST_AGAIN;
        let is_again = |at: usize| {
            let other = self
                .page
                .block(at)
                .filter(|other| other.bytes() >= text.len());
            other.is_some_and(|other| stands_in(text.as_bytes(), other.text().as_bytes()))
        };
        let at = line.index();
        let first = at.saturating_sub(AROUND).max(self.first);
        to.flag("stands before", is_long && (first..at).any(is_again));
        to.flag(
            "stands again",
            is_long && (at + 1..at + 1 + AROUND).any(is_again),
        );
        to.flag("the address has words", self.address_words.count > 1);
        to.add("share in the address", in_address / f32::max(count, 1.0));
        to.add("words in the address", in_address / WORDS);
    }
}

/// The words of the page's address behind its site; none beside text of Han or kana, which stands in no
/// address.
fn words_of_address(page: &Page, text: usize) -> WordKeys {
    let is_wide = page
        .block(text)
        .is_some_and(|block| block.features().cjk() > 0);
    let address = page.url.as_deref().filter(|_| !is_wide).unwrap_or_default();
    let behind = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = behind.split_once('/').map_or("", |(_, path)| path);
    WordKeys::of(path.as_bytes())
}

/// Whether another text begins or ends with a text. Most are told by a byte.
fn stands_in(text: &[u8], other: &[u8]) -> bool {
    (other.first() == text.first() && other.starts_with(text))
        || (other.last() == text.last() && other.ends_with(text))
}

/// A number of lines from 0 to 1: the more there are, the less another one says.
fn saturating(lines: usize) -> f32 {
    lines as f32 / (lines as f32 + HALF)
}

/// The bytes of the page's text in a range, as far as there are some.
fn bytes(page: &Page, range: Range<usize>) -> &[u8] {
    let all = page.text.as_bytes();
    let end = range.end.min(all.len());
    all.get(range.start.min(end)..end).unwrap_or_default()
}

/// Whether a line is a date or begins as bylines do.
fn is_dated(line: Block<'_>, pen: &Pen<'_>) -> bool {
    if pen.label(line) == Some(Label::Byline) {
        return true;
    }
    let words = line.features().words();
    if words <= LONGEST_BYLINE && phrases::after_opener(line.text()).is_some() {
        return true;
    }
    words <= LONGEST_DATED && pen.has_date(line)
}

/// How a line is written.
#[derive(Default)]
struct Letters {
    /// Words, and those of them that begin with a capital.
    words: u32,
    capitals: u32,
    has_upper: bool,
    has_lower: bool,
    has_signs: bool,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let mut letters = Letters::default();
        if text.is_ascii() {
            letters.add_ascii(text.as_bytes());
        } else {
            letters.add_all(text.chars());
        }
        letters
    }

    fn add_ascii(&mut self, text: &[u8]) {
        let mut inside = 0;
        lanes::each(text, |_, lanes| {
            let upper = lanes::bits(lanes, |byte| lanes::is_among(byte, b'A', 26));
            let lower = lanes::bits(lanes, |byte| lanes::is_among(byte, b'a', 26));
            let signs = lanes::bits(lanes, |byte| {
                (byte == b'|') | (byte == b'/') | (byte == b'>')
            });
            let letters = upper | lower;
            let starts = letters & !(letters << 1 | inside);
            inside = letters >> 63;
            self.has_upper |= upper != 0;
            self.has_lower |= lower != 0;
            self.has_signs |= signs != 0;
            self.words += starts.count_ones();
            self.capitals += (starts & upper).count_ones();
        });
    }

    fn add_all(&mut self, text: impl Iterator<Item = char>) {
        let mut is_inside = false;
        for ch in text {
            let (is_letter, is_upper) = match ch {
                'a'..='z' => (true, false),
                'A'..='Z' => (true, true),
                ch if ch.is_ascii() || is_cjk(ch) => (false, false),
                ch => (letters::is_letter(ch), ch.is_uppercase()),
            };
            self.has_upper |= is_upper;
            self.has_lower |= is_letter & !is_upper;
            self.words += u32::from(is_letter & !is_inside);
            self.capitals += u32::from(is_upper & !is_inside);
            self.has_signs |= matches!(ch, '|' | '/' | '>' | '›' | '»' | '→' | '｜');
            is_inside = is_letter;
        }
    }

    /// The share of words that begin with a capital; a half where there are none.
    fn begun(&self) -> f32 {
        match self.words {
            0 => 0.5,
            words => self.capitals as f32 / words as f32,
        }
    }
}

/// The sum of the weights of what holds.
#[derive(Clone, Copy, Default)]
struct Weighed {
    sum: f32,
    /// How many features there were.
    count: usize,
}

impl Columns for Weighed {
    #[inline]
    fn add(&mut self, _name: &'static str, value: f32) {
        let weight = WEIGHTS.get(self.count).map_or(0.0, |(_, weight)| *weight);
        self.sum += weight * value;
        self.count += 1;
    }

    fn part(&mut self, _name: &'static str) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::columns::Names;
    use crate::score::tests::with_pen;

    #[test]
    fn each_feature_has_its_weight() {
        let text = format!(
            "Snow closes the pass\n{}",
            "The pass was closed on Sunday, and is still. ".repeat(9)
        );
        with_pen(&text, |page, pen| {
            let lines = TitleLines::of(page, pen).unwrap();
            let mut names = Names::default();
            let line = lines.candidates().next().unwrap();
            lines.add_shape(line, &mut names);
            lines.add_words(line, &mut names);
            let known: Vec<&str> = WEIGHTS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.names, known);
        });
    }
}
