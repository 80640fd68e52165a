//! Which line of a plain text is its title: a weighted sum of what the line is, what stands around it and
//! what of it the text takes up.
//!
//! Of a whole page turned to text the title is one of hundreds of lines, and menus stand above it. It is
//! mostly one of the last before the longest run of text, its words come again there, a date or a name
//! stands near, and it is no sentence. The weights are learned (`training/title_lines.py`).

use std::ops::Range;

use memchr::memmem;

use super::candidates::{Runs, run_gain};
use super::columns::Columns;
use super::sums::number;
use super::title_weights::{NONE, WEIGHTS};
use crate::block::Block;
use crate::features::is_cjk;
use crate::ledger::{Label, Pen};
use crate::metadata::date;
use crate::page::Page;
use crate::phrases;

/// Lines before the text that are looked at, and those at the beginning.
const ABOVE: usize = 32;
const FIRST: usize = 3;

/// Lines into the text that are looked at: a deck may come before the title.
const BELOW: usize = 2;

/// The longest title, in words.
const LONGEST: f32 = 40.0;

/// Lines whose words are sought: seeking takes longer than all else.
const SOUGHT: usize = 4;

/// Bytes of the text in which they are sought, and of the lines around in which the line may stand again.
const TEXT: usize = 2000;
const AROUND: usize = 1500;

/// Words of a line that are sought, at most, and the letters of the shortest.
const WORDS: usize = 10;
const SHORTEST_WORD: usize = 4;

/// Words of the longest lines that are read as a date or a byline.
const LONGEST_DATED: f32 = 16.0;
const LONGEST_BYLINE: f32 = 12.0;

/// What sets entries of menus and trails apart.
const SIGNS: [char; 7] = ['|', '｜', '>', '›', '»', '→', '/'];

/// A line that may be the title.
pub(crate) struct TitleLine<'p> {
    pub(crate) block: Block<'p>,
    /// By how much it is likelier than that none of the lines is the title, in log-odds.
    pub(crate) log_odds: f32,
}

/// The line that is likeliest the title; `None` where it is likelier that there is none.
pub(crate) fn best<'p>(page: &'p Page, pen: &Pen<'_>) -> Option<TitleLine<'p>> {
    let lines = TitleLines::of(page, pen)?;
    let weigh = |line: &Block<'p>| {
        let mut sum = Weighed::default();
        lines.add_shape(*line, &mut sum);
        (*line, sum)
    };
    let mut sums: Vec<(Block<'p>, Weighed)> = lines.candidates().map(|it| weigh(&it)).collect();
    sums.sort_by(|one, other| other.1.sum.total_cmp(&one.1.sum));
    sums.truncate(SOUGHT);
    let sums = sums.into_iter().map(|(block, mut sum)| {
        lines.add_words(block, &mut sum);
        (block, sum.sum)
    });
    let (block, sum) = sums.max_by(|one, other| one.1.total_cmp(&other.1))?;
    (sum > NONE).then_some(TitleLine {
        block,
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
    dated: Vec<bool>,
    /// The path of the page's address in lower case, where it tells words that titles may share.
    address: String,
}

impl<'p> TitleLines<'p> {
    /// `None` for a text without running text: its lines may be anything.
    pub(super) fn of(page: &'p Page, pen: &Pen<'_>) -> Option<TitleLines<'p>> {
        let is_envelope = |block: &Block<'_>| block.is_envelope();
        let first = page.blocks().take_while(is_envelope).count();
        let mut runs = Runs::default();
        for block in page.blocks_from(first) {
            runs.add(run_gain(block.features()));
        }
        let (from, to) = runs.best();
        let mut run = page.blocks_from(first + from).take(to.saturating_sub(from));
        let text = run.find(|block| block.features().is_prose())?.index();
        let from = text.saturating_sub(ABOVE).max(first);
        let seen = page.blocks_from(from).take(text + BELOW + 5 - from);
        Some(TitleLines {
            page,
            first,
            text: text..first + to,
            from,
            dated: seen.map(|block| is_dated(block, pen)).collect(),
            address: address(page, text),
        })
    }

    /// The lines that may be the title.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Block<'p>> {
        let head = self.first..self.from.min(self.first + FIRST);
        let near = self.from..self.text.start + BELOW;
        let lines = head.chain(near).filter_map(|at| self.page.block(at));
        lines.filter(|line| (1.0..=LONGEST).contains(&line.features().words()))
    }

    /// Whether a line some lines away from a place is a date or a byline.
    fn is_dated(&self, at: usize, away: isize) -> bool {
        let place = at
            .checked_add_signed(away)
            .and_then(|at| at.checked_sub(self.from));
        place.is_some_and(|place| self.dated.get(place).copied().unwrap_or_default())
    }

    /// What a line is and where it stands.
    pub(super) fn add_shape(&self, line: Block<'_>, to: &mut impl Columns) {
        let (text, features) = (line.text(), line.features());
        let (at, words) = (line.index(), features.words());
        to.flag("of one word", words < 2.0);
        to.flag("of two or three words", (2.0..4.0).contains(&words));
        to.flag("of four or five words", (4.0..6.0).contains(&words));
        to.flag("of 6 to 12 words", (6.0..=12.0).contains(&words));
        to.flag("of 13 to 20 words", words > 12.0 && words <= 20.0);
        to.flag("of more words", words > 20.0);
        to.flag("ends with a point", text.ends_with(['.', '。']));
        to.flag(
            "ends with a pause",
            text.ends_with([':', '：', ',', '，', ';']),
        );
        to.flag("is an item of a list", features.is_bulleted());
        to.add(
            "lines to the text",
            (self.text.start.saturating_sub(at) as f32).ln_1p(),
        );
        to.flag("stands right above the text", at + 1 == self.text.start);
        to.flag("stands in the text", at >= self.text.start);
        to.flag("above a date or byline", self.is_dated(at, 1));
        to.flag("two lines above one", self.is_dated(at, 2));
        to.flag("below one", self.is_dated(at, -1));
        let mut near = (-3..=4).filter(|away| *away != 0);
        to.flag("near one", near.any(|away| self.is_dated(at, away)));
        to.flag("is one", self.is_dated(at, 0));
        to.flag("has signs of menus", text.contains(SIGNS));
        let letters = Letters::of(text);
        to.add("words with capitals", letters.begun);
        to.flag("in capitals", letters.is_upper);
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
        to.add("lines before", ((at - self.first) as f32).ln_1p());
    }

    /// What of a line stands elsewhere.
    pub(super) fn add_words(&self, line: Block<'_>, to: &mut impl Columns) {
        let text = line.text();
        let own = line.data().text.range();
        // A word that stands in the title itself is not one that the text takes up.
        let begin = own.end.max(
            self.page
                .block(self.text.start)
                .map_or(0, |it| it.data().text.range().start),
        );
        let end = self.page.block(self.text.end.saturating_sub(1));
        let end = end.map_or(begin, |last| last.data().text.range().end);
        let body = bytes(self.page, begin..end.min(begin + TEXT));
        let (mut count, mut taken_up, mut in_address) = (0.0, 0.0, 0.0);
        each_word(text, |word| {
            count += 1.0;
            // The first letter may be a capital.
            let rest = word
                .chars()
                .next()
                .filter(|ch| !is_cjk(*ch))
                .map_or(0, char::len_utf8);
            let rest = word.get(rest..).unwrap_or_default();
            taken_up += number(memmem::find(body, rest.as_bytes()).is_some());
            in_address += number(
                !self.address.is_empty() && self.address.contains(&*rest.to_ascii_lowercase()),
            );
        });
        to.add("share taken up", taken_up / f32::max(count, 1.0));
        to.add("words taken up", taken_up / WORDS as f32);
        to.flag("nothing taken up", count > 0.0 && taken_up == 0.0);
        let before = bytes(self.page, own.start.saturating_sub(AROUND)..own.start);
        let behind = bytes(self.page, own.end..own.end + AROUND);
        let again = |bytes: &[u8]| memmem::find(bytes, text.as_bytes()).is_some();
        let is_long = text.len() > 8;
        to.flag("stands before", is_long && again(before));
        to.flag("stands again", is_long && again(behind));
        to.flag("the address has words", !self.address.is_empty());
        to.add("share in the address", in_address / f32::max(count, 1.0));
        to.add("words in the address", in_address / WORDS as f32);
    }
}

/// The path of the page's address in lower case; empty where it has hardly any words, and beside text of Han
/// or kana, which stands in no address.
fn address(page: &Page, text: usize) -> String {
    let is_wide = page
        .block(text)
        .is_some_and(|block| block.features().cjk() > 0);
    let address = page.url.as_deref().filter(|_| !is_wide).unwrap_or_default();
    let behind = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = behind.split_once('/').map_or("", |(_, path)| path);
    let mut words = path.split(|ch: char| !ch.is_ascii_alphabetic());
    let has_words = words
        .by_ref()
        .filter(|word| word.len() >= SHORTEST_WORD)
        .nth(1)
        .is_some();
    if has_words {
        path.to_ascii_lowercase()
    } else {
        String::new()
    }
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
    words <= LONGEST_DATED && date::may_be_in(line) && date::find(line.text()).is_some()
}

/// How letters are written.
struct Letters {
    /// The share of words that begin with a capital; a half where there are none.
    begun: f32,
    /// Whether there are capitals and no small letters.
    is_upper: bool,
}

impl Letters {
    fn of(text: &str) -> Letters {
        let (mut words, mut begun, mut has_upper, mut has_lower) = (0.0, 0.0, false, false);
        let mut is_inside = false;
        for ch in text.chars() {
            let is_letter = ch.is_alphabetic() && !is_cjk(ch);
            let is_upper = is_letter && ch.is_uppercase();
            has_upper |= is_upper;
            has_lower |= is_letter && !is_upper;
            words += number(is_letter && !is_inside);
            begun += number(is_upper && !is_inside);
            is_inside = is_letter;
        }
        Letters {
            begun: if words > 0.0 { begun / words } else { 0.5 },
            is_upper: has_upper && !has_lower,
        }
    }
}

/// Calls `see` with the longer words of a text, of Han and kana with each pair of characters.
fn each_word<'t>(text: &'t str, mut see: impl FnMut(&'t str)) {
    let mut seen = 0;
    for run in text.split(|ch: char| !ch.is_alphanumeric()) {
        let mut rest = run;
        while let Some(first) = rest.chars().next().filter(|_| seen < WORDS) {
            let is_wide = is_cjk(first);
            let end = rest
                .find(|ch: char| is_cjk(ch) != is_wide)
                .unwrap_or(rest.len());
            let (part, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if !is_wide {
                if part.chars().nth(SHORTEST_WORD - 1).is_some() {
                    see(part);
                    seen += 1;
                }
                rest = behind;
                continue;
            }
            let second = first.len_utf8();
            let third = part.get(second..).and_then(|rest| rest.chars().next());
            if let Some(pair) = third.and_then(|third| part.get(..second + third.len_utf8())) {
                see(pair);
                seen += 1;
            }
            rest = rest.get(second..).unwrap_or_default();
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

    #[test]
    fn words_are_the_longer_ones_and_pairs_of_han() {
        let words = |text: &'static str| {
            let mut words = Vec::new();
            each_word(text, |word| words.push(word));
            words
        };
        assert_eq!(
            words("The mill at the bend, again"),
            ["mill", "bend", "again"]
        );
        assert_eq!(
            words("渡船复航3年 Ferry"),
            ["渡船", "船复", "复航", "Ferry"]
        );
    }
}
