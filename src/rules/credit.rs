//! Credits: who edited, reviewed, supplied the text.

use std::ops::Range;

use super::byline::propose_pairs;
use crate::block::{Block, BlockKind};
use crate::evidence;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::{credits, labels_above};
use crate::metadata::credit_line::{self, LONGEST_LINE, Pair};
use crate::metadata::things::tells_of_thing;
use crate::metadata::{
    Candidate, FieldName, facts, first_accounts, han_names, japanese_signatures, last_dates, names,
    own_sources, release_contacts, signed_behind, sources, stated_lines, wire,
};
use crate::page::{BodyKind, Page};
use crate::phrases::{self, CreditKey};
use crate::rule::Rule;
use crate::starts::Starts;

/// Marks lines that say who edited, checked or supplied the text, and reads editor and source
/// from them.
///
/// # Why
///
/// Credits are metadata. A line counts when it is nothing but credits; at the end of a
/// paragraph, in brackets or behind the last sentence, the credit alone goes and the paragraph
/// stays. So does a line that is the name of an outlet in brackets. The source of a picture
/// stays, since it belongs to the picture. Whom the press may ask behind a release goes with what
/// the company says of itself there.
///
/// How many words may be left over, the longest name and the weights are set by hand.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Credit, testing::marked};
///
/// let document = "船主们商量了一夜，第二天一早就把锚链换了新的，岸上的人都去看。（责任编辑：周岚）\n\
///                 来源：河口晚报";
/// assert_eq!(marked(Credit, document), ["（责任编辑：周岚）", "来源：河口晚报"]);
///
/// assert!(marked(Credit, "图片来源：市档案馆").is_empty());
/// ```
///
/// # Known misses
///
/// A name alone, and credits among other words. Wrongly: what an editor or author says in an
/// interview, where it is no question (`编辑：这段要删掉。`), a short sentence that begins like a credit
/// (“Edited by three people, the book took nine years.”), and a source in brackets that belongs
/// to a quotation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Credit;

/// Words that may be left in a credit line beside what it is made of.
const LEFT_OVER: f32 = 1.5;

/// Blocks of running text at the end in which credits are looked for at the end of paragraphs. It
/// takes more than one, as teasers and disclaimers may follow.
const LAST_PROSE: usize = 6;

/// How many lines before and behind one may be none of running text.
const AROUND: usize = 6;

/// Words up to which a line in brackets may be the name of an outlet.
const LONGEST_OUTLET: f32 = 12.0;

/// What such a line begins with.
static BRACKETS: Starts = Starts::new(&['(', '（', '[', '【', '［', '《', ' ']);

impl Rule for Credit {
    fn name(&self) -> &str {
        "credit"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Credit);
        let end = end_of_body(page);
        for (block, opens) in told(page) {
            let opens = opens && may_be_outlet(block);
            let says_something = block.has_hits() || opens;
            if !says_something || block.is_envelope() || block.is_hidden() || is_data(block) {
                continue;
            }
            let is_line = block.bytes() <= LONGEST_LINE;
            // Further up a paragraph may end with the source of a quotation.
            let at_end = block.index() >= end;
            if (at_end || block.text().starts_with('(')) && wire::mark(block, at_end, pen) {
                continue;
            }
            first_accounts::propose(block, pen);
            let has_key = (is_line || at_end) && credit_line::has_key(block);
            if is_line
                && block.text().ends_with(['：', ':'])
                && labels_above::mark(block, at_end, pen)
            {
                continue;
            }
            if has_key && is_line && check_line(block, pen) {
                continue;
            }
            if has_key && is_line && begins_with_origin(block) {
                propose_persons(block, pen);
            }
            if is_line && begins_with_reviewer(block) {
                let reason = "begins with who reviewed the text";
                pen.boilerplate(block, Label::Credit, Weight::LIKELY, reason);
                continue;
            }
            if at_end && names_no_editor(block) {
                let reason = "would name the editor";
                pen.boilerplate(block, Label::Credit, Weight::new(2.4), reason);
                continue;
            }
            if has_key && at_end {
                trim_end(block, pen);
            }
            if is_line && opens {
                outlet(block, pen);
            }
        }
        last_dates::mark(page, pen);
        signed_behind::mark_last(page, pen);
        japanese_signatures::mark_last(page, end, pen);
        release_contacts::mark(page, pen);
        stated_lines::mark(page, pen);
        wire::mark_initials(page, end, pen);
        if let Some(block) = address_behind(page) {
            let reason = "the address of who reports";
            pen.boilerplate(block, Label::Credit, Weight::new(2.8), reason);
        }
    }
}

/// The line behind the last paragraph of a Korean report that is nothing but an address of mail.
fn address_behind(page: &Page) -> Option<Block<'_>> {
    let mut last = page.blocks().rev();
    let last = last.find(|block| block.features().is_prose() && !block.is_hidden())?;
    let is_told =
        last.text().ends_with(['.', '"', '”']) && last.text().contains(han_names::is_hangul);
    let line = last.next().filter(|_| is_told)?;
    let (user, host) = line.text().split_once('@')?;
    let is_word = |part: &str| {
        let mut bytes = part.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
    };
    (is_word(user) && is_word(host) && host.contains('.')).then_some(line)
}

/// The first of the last blocks of running text, behind which a credit is one of the whole text.
fn end_of_body(page: &Page) -> usize {
    let prose = page
        .blocks()
        .rev()
        .filter(|block| block.features().is_prose());
    prose.take(LAST_PROSE).last().map_or(0, Block::index)
}

/// The blocks that have phrases or credit words or begin with a bracket, in order, and whether they
/// begin so.
fn told(page: &Page) -> impl Iterator<Item = (Block<'_>, bool)> {
    let mut opening = page.opening_blocks().peekable();
    let mut with_hits = page.blocks_with_hits().peekable();
    std::iter::from_fn(move || {
        let index = |block: Option<&Block<'_>>| block.map_or(usize::MAX, |block| block.index());
        let (one, two) = (index(opening.peek()), index(with_hits.peek()));
        let opens = opening.next_if(|_| one <= two);
        let block = with_hits.next_if(|_| two <= one).or(opens)?;
        Some((block, opens.is_some()))
    })
}

fn is_data(block: Block<'_>) -> bool {
    matches!(block.kind(), BlockKind::Code | BlockKind::TableRow { .. })
}

/// Marks a line that is nothing but credits.
fn check_line(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    // In an interview "Editor:" begins a question; "Source: the river rises here." is prose.
    let asks = block.text().ends_with(['?', '？'])
        || (block.text().ends_with(['.', '。', '!', '！']) && block.is_within_prose(1));
    // The author of a book stands among its other facts.
    let is_text = block.page().body_kind() == BodyKind::Text;
    if asks || (is_text && block.is_in_head() && facts::is_among(block)) {
        return false;
    }
    let line = pen.credit_lines().read(block);
    if !credits(block, &line) || line.is_of_picture() || line.rest_words > LEFT_OVER {
        return false;
    }
    if line.pairs.iter().all(|pair| tells_of_thing(block, pair)) && block.is_within_prose(AROUND) {
        return false;
    }
    // "By Ann Bell, reviewed by Tom Oak" tells of a book.
    let is_reviewed = |pair: &Pair| pair.word(block).eq_ignore_ascii_case("reviewed by");
    if line.author.is_some() && line.pairs.iter().all(is_reviewed) {
        return false;
    }
    let names_editor = line.pairs.iter().any(|pair| pair.key == CreditKey::Editor);
    let weight = if names_editor { 3.2 } else { 2.4 };
    let reason = if names_editor {
        "names the editor"
    } else {
        "credits the text"
    };
    pen.boilerplate(block, Label::Credit, Weight::new(weight), reason);
    // Under a story "Posted by:" names readers.
    if !block.hints().intersects(Hints::COMMENTS) {
        propose_pairs(block, &line, pen);
    }
    true
}

/// Whether a line begins with a phrase that tells where the text was taken from.
fn begins_with_origin(block: Block<'_>) -> bool {
    let mut hits = block.hits().iter().take_while(|hit| hit.range().start == 0);
    hits.any(|hit| {
        hit.phrase()
            .is_some_and(|phrase| phrase.label() == Label::Credit)
    })
}

/// Proposes the Chinese author and editor whom a note on the origin of the text names among other things:
/// `本文来自公众号“江城往事”（ID：jc），作者：李晓明，题图来自……`.
fn propose_persons(block: Block<'_>, pen: &mut Pen<'_>) {
    let line = pen.credit_lines().read(block);
    for pair in &line.pairs {
        let field = match pair.key {
            CreditKey::Author => FieldName::Author,
            CreditKey::Editor => FieldName::Editor,
            _ => continue,
        };
        let names = pair.value(block).split(['，', ',', '。', '；']).next();
        for name in names.unwrap_or_default().split(['、', ' ', '&']) {
            if han_names::is_chinese(name) {
                let person = Candidate::text(field, name).at(Place::Credit);
                pen.propose(person.weighing(2.0).in_block(block));
            }
        }
    }
}

/// The longest line that begins with a reviewer, in words: a name, a degree, an office, a date.
const LONGEST_REVIEWER: f32 = 20.0;

/// Whether a short line begins with who reviewed or checked the text, whatever else is told of them.
fn begins_with_reviewer(block: Block<'_>) -> bool {
    let hit = block.hits().first();
    let is_one = hit.is_some_and(|hit| {
        hit.range().start == 0
            && hit.credit() == Some(CreditKey::Other)
            && names::is_of_another_part(block.text())
    });
    is_one
        && block.features().words() <= LONGEST_REVIEWER
        && !(block.text().ends_with('.') && block.is_within_prose(1))
}

/// Whether the line has nothing but the word before the editor's name: the name was an image or an
/// element of its own.
fn names_no_editor(block: Block<'_>) -> bool {
    let [hit] = block.hits() else { return false };
    let behind = block.text().get(hit.range().end..).unwrap_or_default();
    hit.credit() == Some(CreditKey::Editor)
        && hit.range().start == 0
        && behind.starts_with([':', '：'])
        && behind.chars().skip(1).all(char::is_whitespace)
        // Above what editors say in an interview the word stands again and again.
        && block
            .page()
            .blocks_with_hits()
            .rev()
            .filter(|other| other.has_text_of(block))
            .nth(1)
            .is_none()
}

/// Marks a credit at the end of a paragraph: in brackets, or behind the last sentence.
fn trim_end(block: Block<'_>, pen: &mut Pen<'_>) {
    let Some(part) = bracketed_end(block.text()).or_else(|| last_sentence(block)) else {
        return;
    };
    let line = credit_line::read_part(block, part.clone());
    let is_credit = line.credits()
        || line
            .pairs
            .iter()
            .any(|pair| pair.key == CreditKey::Reporter);
    if !is_credit
        || line.is_of_picture()
        || line.rest_words > LEFT_OVER
        || line.pairs.iter().any(|pair| pair.explains(block))
    {
        return;
    }
    pen.boilerplate_part(
        block,
        part,
        Label::Credit,
        Weight::STRONG,
        "a credit at the end of the paragraph",
    );
    propose_pairs(block, &line, pen);
}

/// The brackets at the end of a text, with what is in them.
fn bracketed_end(text: &str) -> Option<Range<usize>> {
    let end = without_day(text.trim_end_matches(['。', '.', ' ']));
    let close = end.chars().next_back()?;
    let open = match close {
        ')' => '(',
        '）' => '（',
        ']' => '[',
        '】' => '【',
        '］' => '［',
        _ => return None,
    };
    let start = end.rfind(open)?;
    (end.len() - start <= LONGEST_LINE).then_some(start..text.len())
}

/// The text without the day behind its last bracket, as in `（編輯：王小明）1130503`.
fn without_day(text: &str) -> &str {
    let before = text.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let is_day = matches!(text.len() - before.len(), 6..=8) && before.ends_with(['）', ')']);
    if is_day { before } else { text }
}

/// What stands behind the last end of a sentence, if it begins with a credit word.
fn last_sentence(block: Block<'_>) -> Option<Range<usize>> {
    let text = block.text();
    let hit = block.hits().iter().rev().find(|hit| {
        matches!(
            hit.credit(),
            Some(CreditKey::Editor | CreditKey::Author | CreditKey::Source)
        )
    })?;
    let before = text.get(..hit.range().start)?.trim_end();
    let ends = before.ends_with(['。', '！', '？', '”', '.', '!', '?', '"', '」', '』']);
    let from = hit.range().start;
    (ends && text.len() - from <= LONGEST_LINE).then_some(from..text.len())
}

/// Whether the block is a short one that begins with a bracket.
fn may_be_outlet(block: Block<'_>) -> bool {
    block.starts_with(&BRACKETS)
        && !block.is_in_head()
        && block.features().words() <= LONGEST_OUTLET
}

/// Words before the name of an outlet that say that the text is from there.
const ACCORDING_TO: [&str; 4] = ["Theo ", "theo ", "据", "據"];

/// Marks a line in brackets that is the name of an outlet: the source of the text.
fn outlet(block: Block<'_>, pen: &mut Pen<'_>) {
    let text = block.text();
    if let Some(name) = own_sources::paper(text) {
        let reason = "the page of a paper";
        pen.boilerplate(block, Label::Credit, Weight::new(3.0), reason);
        propose_outlet(block, name, pen);
        return;
    }
    if bracketed_end(text) != Some(0..text.len()) {
        return;
    }
    let name = text.trim_matches(|ch: char| !ch.is_alphanumeric());
    let name = ACCORDING_TO
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    let is_sentence = name.contains(['。', '，', ',', '！', '？', ':', '：']);
    if is_sentence || !phrases::is_outlet(name) || phrases::is_one(name) {
        return;
    }
    pen.boilerplate(
        block,
        Label::Credit,
        Weight::new(2.4),
        "the name of an outlet in brackets",
    );
    propose_outlet(block, name, pen);
}

/// Words before the name of an outlet that say that a picture is from there.
const OF_PICTURES: [&str; 4] = ["Foto ", "Photo ", "foto ", "photo "];

fn propose_outlet(block: Block<'_>, name: &str, pen: &mut Pen<'_>) {
    if sources::is_of_part(block) || OF_PICTURES.iter().any(|word| name.starts_with(word)) {
        return;
    }
    pen.propose(
        Candidate::text(FieldName::Source, name)
            .at(Place::Credit)
            .weighing(2.0)
            .reading(block.source()),
    );
}
