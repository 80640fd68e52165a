//! Rankings: lists of the stories that are read most, with their numbers.

use std::ops::Range;

use crate::block::Block;
use crate::features::is_bullet;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::rule::Rule;

/// Marks the numbered headlines of rankings in plain text.
///
/// # Why
///
/// A page sets the numbers of its ranking by a style of their own, without a sign behind them. Turned to
/// text they are glued to the headlines (`• 1Ferry sails`), or stand in lines of their own. Who numbers
/// the steps and the sections of a text writes a point or a space. So four bulleted headlines with
/// glued numbers that count up are a ranking behind the first paragraph, or five with
/// numbers above them, if they are no sentences and have the length of headlines. And where a list of
/// four begins anew right behind another one, they are rankings of the day and of the week,
/// of which a page shows one at a time: a text says something between its lists.
///
/// In the dumps of the development sets it marks 540 lines of 18 documents; 535 of them are boilerplate, and
/// five are headlines of a listing. The weight is set by hand, lower than that, since the
/// documents are few.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Ranking, testing::marked};
///
/// let document = "The ferry sailed on Friday with the first passengers since the flood of last year, and all were glad.\n\
///                 • 1Old crane finds a buyer\n• 2Bridge to be painted green\n\
///                 • 3Swans counted again\n• 4Harbour lamp goes out for good";
/// assert_eq!(marked(Ranking, document).len(), 4);
///
/// let steps = document.replace("• 1", "1. ").replace("• 2", "2. ").replace("• 3", "3. ").replace("• 4", "4. ");
/// assert!(marked(Ranking, steps.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// One ranking whose numbers have points, and those with counts or summaries between the headlines.
/// Wrongly: a list of long titles that is itself the text, as of films, with each number in a line of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ranking;

/// Headlines in a row from which they are a ranking, with glued numbers and with numbers above them.
const GLUED_RUN: usize = 4;
const APART_RUN: usize = 5;

/// Lines from which a list is one of rankings, where another one stands right before or behind it.
const LIST: usize = 4;

/// The number that a ranking begins with at most: the first headlines may have a picture instead.
const FIRST: usize = 2;

/// Set by hand.
const WEIGHT: f32 = 2.2;

/// The words of headlines with numbers above them: names and lines of code are shorter, paragraphs longer.
const HEADLINE: std::ops::RangeInclusive<f32> = 5.0..=30.0;

impl Rule for Ranking {
    fn name(&self) -> &str {
        "ranking"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        if page.body_kind() != BodyKind::Text {
            return;
        }
        let (mut run, mut lists) = (Run::default(), Lists::default());
        let mut is_idle = true;
        for (at, data) in page.blocks.iter().enumerate() {
            // Most lines are passed over here, and nearly all of the others below.
            if data.features.digits() == 0 && is_idle {
                continue;
            }
            let Some(block) = page.block(at) else {
                continue;
            };
            let number = Number::of(block);
            if number.is_none() && is_idle {
                continue;
            }
            lists.see(block, number, pen);
            if block.index() > page.first_prose() {
                run.see(block, number, pen);
            }
            is_idle = lists.list.lines.is_empty() && run.is_idle();
        }
        lists.end(false, page, pen);
        run.end(pen);
    }
}

/// What a line says of its place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    /// It begins with the number, and a letter follows.
    Glued(usize),
    /// It has the number and nothing else.
    Alone(usize),
    /// It begins with the number, and a sign follows, or a space where the number has a zero before it.
    Signed(usize),
}

impl Number {
    fn of(line: Block<'_>) -> Option<Number> {
        let features = line.features();
        if features.digits() == 0 || !(features.is_bulleted() || begins_with_digit(line)) {
            return None;
        }
        let text = line.text().trim_start_matches(is_bullet).trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&digits) {
            return None;
        }
        let (number, rest) = text.split_at_checked(digits)?;
        let number = number.parse().ok()?;
        let mut behind = rest.chars();
        match behind.next() {
            None => Some(Number::Alone(number)),
            Some(next) if features.is_bulleted() && begins_headline(next) => {
                Some(Number::Glued(number))
            }
            Some('.') if behind.next().is_some_and(|next| next.is_ascii_digit()) => None,
            Some('.' | '、' | '．') => Some(Number::Signed(number)),
            Some(' ') if digits > 1 && number < 10 => Some(Number::Signed(number)),
            Some(_) => None,
        }
    }
}

fn begins_with_digit(line: Block<'_>) -> bool {
    let first = line.text().as_bytes().first();
    first.is_some_and(u8::is_ascii_digit)
}

/// Ordinals and units begin with small letters.
fn begins_headline(ch: char) -> bool {
    let is_quote = matches!(ch, '“' | '"' | '「' | '『' | '《' | '【' | '‘' | '«' | '„');
    is_quote || (ch.is_alphabetic() && !ch.is_ascii_lowercase())
}

fn is_headline(block: Block<'_>) -> bool {
    let features = block.features();
    HEADLINE.contains(&features.words()) && !features.is_bulleted()
}

/// Lines of a ranking so far whose numbers have no sign.
#[derive(Default)]
struct Run<'a> {
    lines: Vec<Block<'a>>,
    /// A number in a line of its own, whose headline is the next one.
    alone: Option<(usize, Block<'a>)>,
    /// How many headlines make it a ranking.
    least: usize,
    headlines: usize,
    sentences: usize,
    last: usize,
}

impl<'a> Run<'a> {
    fn see(&mut self, block: Block<'a>, number: Option<Number>, pen: &mut Pen<'_>) {
        if let Some((number, above)) = self.alone.take()
            && is_headline(block)
        {
            return self.push(APART_RUN, number, [above, block], pen);
        }
        match number {
            Some(Number::Glued(number)) => self.push(GLUED_RUN, number, [block], pen),
            Some(Number::Alone(number)) => self.alone = Some((number, block)),
            Some(Number::Signed(_)) | None => self.end(pen),
        }
    }

    /// Takes the lines of one headline, as the next of the run or the first of another.
    fn push<const LINES: usize>(
        &mut self,
        least: usize,
        number: usize,
        lines: [Block<'a>; LINES],
        pen: &mut Pen<'_>,
    ) {
        if self.headlines == 0 || self.least != least || number != self.last + 1 {
            self.end(pen);
            if number > FIRST {
                return;
            }
        }
        self.least = least;
        self.headlines += 1;
        self.last = number;
        let ends = lines.last().map(|line| line.features().ends_sentence());
        self.sentences += usize::from(ends.unwrap_or_default());
        self.lines.extend(lines);
    }

    fn end(&mut self, pen: &mut Pen<'_>) {
        if self.headlines >= self.least && are_headlines(self.sentences, self.headlines) {
            for line in &self.lines {
                mark(*line, pen);
            }
        }
        self.lines.clear();
        (self.headlines, self.sentences) = (0, 0);
    }

    fn is_idle(&self) -> bool {
        self.headlines == 0 && self.alone.is_none()
    }
}

/// Headlines may be questions; steps and answers are all sentences.
fn are_headlines(sentences: usize, lines: usize) -> bool {
    sentences * 3 <= lines
}

/// Lists that begin anew right behind others.
#[derive(Default)]
struct Lists {
    /// The list before, and whether it is marked.
    last: List,
    is_marked: bool,
    list: List,
}

/// Lines of a list, which count from one.
#[derive(Default)]
struct List {
    lines: Range<usize>,
    sentences: usize,
}

impl List {
    fn may_be_ranking(&self) -> bool {
        self.lines.len() >= LIST && are_headlines(self.sentences, self.lines.len())
    }
}

impl Lists {
    fn see(&mut self, block: Block<'_>, number: Option<Number>, pen: &mut Pen<'_>) {
        let signed = match number {
            Some(Number::Signed(number)) => number,
            _ => 0,
        };
        // The outer list goes on where the inner one ends.
        let is_inner = !self.last.lines.is_empty() && signed == self.last.lines.len() + 1;
        if is_inner || signed != self.list.lines.len() + 1 {
            self.end(is_inner, block.page(), pen);
            if signed != 1 {
                self.last = List::default();
                return;
            }
        }
        if self.list.lines.is_empty() {
            self.list.lines.start = block.index();
        }
        self.list.lines.end = block.index() + 1;
        self.list.sentences += usize::from(block.features().ends_sentence());
    }

    /// Ends the list, and marks it and the last one, where that is not done, if both may be rankings.
    fn end(&mut self, is_inner: bool, page: &Page, pen: &mut Pen<'_>) {
        let list = std::mem::take(&mut self.list);
        let last = std::mem::take(&mut self.last);
        let are_rankings = !is_inner && list.may_be_ranking() && last.may_be_ranking();
        if are_rankings {
            let before = last.lines.filter(|_| !self.is_marked);
            for line in before
                .chain(list.lines.clone())
                .filter_map(|at| page.block(at))
            {
                mark(line, pen);
            }
        }
        self.is_marked = are_rankings;
        self.last = list;
    }
}

fn mark(line: Block<'_>, pen: &mut Pen<'_>) {
    let reason = "one of a ranking of headlines";
    pen.boilerplate(line, Label::RelatedLinks, Weight::new(WEIGHT), reason);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_glued_or_alone() {
        let cases = [
            ("• 1Ferry sails", Some(Number::Glued(1))),
            ("• 10《渡口》再版", Some(Number::Glued(10))),
            ("- 2上周渡船停航", Some(Number::Glued(2))),
            ("3", Some(Number::Alone(3))),
            ("• 12", Some(Number::Alone(12))),
            ("• 1. Ferry sails", Some(Number::Signed(1))),
            ("2、渡船停航", Some(Number::Signed(2))),
            ("• 03 渡船停航", Some(Number::Signed(3))),
            ("• 1st boat", None),
            ("1College of Lakes", None),
            ("• 2024年", None),
            ("4.5 boats", None),
            ("4 boats", None),
        ];
        for (line, number) in cases {
            let page = crate::Cleaner::default().read(line);
            let block = page.block(0).unwrap();
            assert_eq!(Number::of(block), number, "{line}");
        }
    }
}
