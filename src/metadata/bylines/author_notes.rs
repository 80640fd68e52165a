//! Notes that papers print behind a story on who wrote it.

use super::OF_READERS;
use crate::block::Block;
use crate::cases;
use crate::letters::is_letter;
use crate::starts::Beginnings;

/// The longest note, in bytes.
const LONGEST: usize = 1200;

/// The first byte of the last Latin letters.
const LAST_OF_LATIN: u8 = 0xc9;

/// Words of the longest name.
const LONGEST_NAME: usize = 4;

/// The shortest part of a name that may stand for all of it, in bytes.
const SHORTEST_PART: usize = 3;

/// The longest line that names who helped, in bytes, and what it says of them.
const LONGEST_HELP: usize = 200;
const CONTRIBUTED: &str = " contributed ";
const HELPED: [&str; 4] = [
    "reporting",
    "to this article",
    "to this report",
    "to this story",
];

/// Words among which the office stands, and who writes, sorted.
const LONGEST_OFFICE: usize = 8;
#[rustfmt::skip] // One entry a line.
const JOBS: &[&str] = &[
    "columnist",
    "contributor",
    "correspondent",
    "editor",
    "journalist",
    "reporter",
    "writer",
];

/// Paragraphs of the story before the note, at least.
const LEAST_STORY: usize = 2;

/// What asks to write to somebody or to read more, before the name, in lower case.
#[rustfmt::skip] // One entry a line.
const ASKS: &[&str] = &[
    "connect with ",
    "contact ",
    "e-mail ",
    "email ",
    "follow ",
    "more by ",
    "more from ",
    "reach ",
    "read more by ",
    "read more from ",
    "see more by ",
    "see more from ",
    "write to ",
    "you can contact ",
    "you can email ",
    "you can follow ",
    "you can reach ",
];

/// What may stand before the name, in lower case.
#[rustfmt::skip] // One entry a line.
const TITLES: &[&str] = &[
    "about the author: ",
    "columnist ",
    "contributing writer ",
    "correspondent ",
    "reporter ",
    "staff reporter ",
    "staff writer ",
    "the author, ",
    "über den autor: ",
    "über die autorin: ",
];

/// How the two begin.
static MAY_ASK: Beginnings = Beginnings::new(ASKS);
static MAY_BE_TITLE: Beginnings = Beginnings::new(TITLES);

/// How such notes go on behind the full name, in lower case.
#[rustfmt::skip] // One entry a line.
const SUBJECTS: &[&str] = &[
    " also ",
    " arbeitet ",
    " blogs ",
    " can be ",
    " contributes ",
    " covers ",
    " edits ",
    " es ",
    " est ",
    " graduated ",
    " hails from ",
    " has ",
    " holds ",
    " is ",
    " ist ",
    " joined ",
    " leads ",
    " lives ",
    " may be reached ",
    " reports ",
    " schreibt ",
    " serves ",
    " specialises ",
    " specializes ",
    " studied ",
    " teaches ",
    " works ",
    " writes ",
    ", a ",
    ", an ",
];

/// How they go on behind the first or the last word of the name alone, where a story seldom does.
#[rustfmt::skip] // One entry a line.
const OFFICES: &[&str] = &[
    " also writes ",
    " can be reached ",
    " covers ",
    " hails from ",
    " may be reached ",
    " reported from ",
    " writes about ",
    " writes for ",
];

/// How a paragraph tells of who wrote the text.
pub(crate) enum Note<'a> {
    /// It asks to write to somebody, or to follow: the story may name that one too.
    Ask,
    /// It tells who the author is.
    Subject(&'a str),
}

impl<'a> Note<'a> {
    /// What a paragraph tells of who wrote the text.
    pub(crate) fn of(block: Block<'a>, authors: &'a [String]) -> Option<Note<'a>> {
        let text = block.text();
        if text.len() > LONGEST || block.is_heading() || block.hints().intersects(OF_READERS) {
            return None;
        }
        let text = text.trim_start_matches(|ch: char| !is_letter(ch));
        // All that is known of them is written in Latin letters.
        if text
            .bytes()
            .next()
            .is_none_or(|first| first > LAST_OF_LATIN)
        {
            return None;
        }
        let asks = || behind_any(text, ASKS);
        if let Some(asked) = MAY_ASK.may_begin(text).then(asks).flatten() {
            let is_author = authors
                .iter()
                .any(|name| begins_with_name(asked, name).is_some());
            return (is_author || names_address(asked)).then_some(Note::Ask);
        }
        let title = || behind_any(text, TITLES);
        let text = MAY_BE_TITLE
            .may_begin(text)
            .then(title)
            .flatten()
            .unwrap_or(text);
        let person = behind_person(text);
        if person.is_some_and(is_reachable) || helped(text) || is_own_address(text, authors) {
            return Some(Note::Ask);
        }
        let is_subject = |name: &&String| {
            begins_with_name(text, name)
                .is_some_and(|behind| behind_any(behind, SUBJECTS).is_some())
                || parts(name).any(|part| {
                    let behind = begins_with_name(text, part);
                    behind.is_some_and(|behind| {
                        behind_any(behind, OFFICES).is_some() || tells_office(behind)
                    })
                })
                || is_based_in(text, name)
        };
        if let Some(author) = authors.iter().find(is_subject) {
            return Some(Note::Subject(author));
        }
        let behind = person.filter(|behind| tells_office(behind))?;
        text.get(..text.len() - behind.len()).map(Note::Subject)
    }

    /// Whether a story that stands in front of it is none of which the author is the subject.
    pub(crate) fn may_follow<'b>(&self, story: impl Iterator<Item = Block<'b>>) -> bool {
        let mut paragraphs = 0;
        for block in story {
            if matches!(self, Note::Subject(name) if block.text().contains(name)) {
                return false;
            }
            paragraphs += 1;
        }
        paragraphs >= LEAST_STORY
    }
}

/// What follows in a text that begins with one of these, ASCII letters in upper or lower case.
fn behind_any<'a>(text: &'a str, starts: &[&str]) -> Option<&'a str> {
    // Nearly all begin with another letter.
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    let mut may_be = starts
        .iter()
        .filter(|start| start.as_bytes().first() == Some(&first));
    let start = may_be.find(|start| cases::begins_with(text.as_bytes(), start))?;
    text.get(start.len()..)
}

/// What follows in a text that begins with a name, ASCII letters in upper or lower case.
fn begins_with_name<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let begins = cases::begins_with(text.as_bytes(), name);
    let behind = text.get(name.len()..).filter(|_| begins)?;
    (!behind.starts_with(is_letter)).then_some(behind)
}

/// The first and the last word of a name.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.split_once(' ').zip(name.rsplit_once(' '));
    let ends = ends
        .into_iter()
        .flat_map(|((first, _), (_, last))| [first, last]);
    ends.filter(|part| part.len() >= SHORTEST_PART)
}

/// Whether what follows a name says at once that this is one who writes: ` is a staff writer for the Post.`
fn tells_office(behind: &str) -> bool {
    let behind = behind_any(behind, &[" is a ", " is an ", " is the "]).unwrap_or_default();
    let sentence = behind.split(['.', ',']).next().unwrap_or_default();
    let mut words = sentence.split(' ').take(LONGEST_OFFICE);
    words.any(|word| JOBS.binary_search(&word).is_ok())
}

/// Whether a text begins with a place and the author behind it: `Based in Oslo, Ann is an editor`.
fn is_based_in(text: &str, name: &str) -> bool {
    let Some(place) = text.strip_prefix("Based in ") else {
        return false;
    };
    let first = name.split(' ').next().unwrap_or_default();
    let is_said = |behind: &str| {
        let behind = begins_with_name(behind, name).or_else(|| begins_with_name(behind, first));
        behind.is_some_and(|behind| behind.starts_with(" is "))
    };
    let pieces = place.match_indices(", ").take(LONGEST_NAME);
    let mut behind = pieces.filter_map(|(at, sign)| place.get(at + sign.len()..));
    first.len() >= SHORTEST_PART && behind.any(is_said)
}

/// Whether a name and an address stand at the start: `Ann Bell at ann@harbour.example`, `Ann Bell @ann`.
fn names_address(text: &str) -> bool {
    let Some(behind) = behind_person(text) else {
        return false;
    };
    let behind = behind.trim_start_matches([',', ' ', '(']);
    let behind =
        behind_any(behind, &["at ", "at: ", "by email at ", "on ", "via "]).unwrap_or(behind);
    let first = behind.split([' ', ',']).next().unwrap_or_default();
    first.contains('@')
        || first.starts_with("http")
        || ["twitter", "facebook"]
            .iter()
            .any(|site| cases::begins_with(first.as_bytes(), site))
}

/// Whether what follows a person says where to reach that one: ` can be reached at …`.
fn is_reachable(behind: &str) -> bool {
    let behind = behind_any(behind, &[" can be reached at ", " may be reached at "]);
    behind.is_some_and(|behind| {
        behind.contains('@') || behind.contains(|ch: char| ch.is_ascii_digit())
    })
}

/// Whether a short line names who helped: `Ann Bell contributed reporting from Oslo.`
fn helped(text: &str) -> bool {
    let before = || {
        let at = memchr::memmem::find(text.as_bytes(), CONTRIBUTED.as_bytes())?;
        let (before, behind) = text.split_at_checked(at)?;
        let behind = behind.strip_prefix(CONTRIBUTED)?;
        behind_any(behind, &HELPED).map(|_| before)
    };
    text.len() <= LONGEST_HELP
        && text.starts_with(char::is_uppercase)
        && before().is_some_and(|before| !before.contains(['?', '!', '"', '“', ':']))
}

/// Whether a line begins with an address or an account that has a part of the author's name, and is little
/// else: `ann.bell@harbour.example`, `Twitter: @annbell`.
fn is_own_address(text: &str, authors: &[String]) -> bool {
    if text.len() > LONGEST_HELP || memchr::memchr(b'@', text.as_bytes()).is_none() {
        return false;
    }
    let address = behind_any(text, &["e-mail: ", "email: ", "twitter: "]).unwrap_or(text);
    let (address, behind) = address.split_once(' ').unwrap_or((address, ""));
    let is_alone = behind.is_empty() || behind.starts_with("and follow ");
    let lower = address.to_lowercase();
    let is_in = |part: &str| part.len() > SHORTEST_PART && lower.contains(&part.to_lowercase());
    is_alone && lower.contains('@') && authors.iter().any(|name| parts(name).any(is_in))
}

/// What follows two to four words with capitals at the start of a text.
fn behind_person(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut count = 0;
    // Told by its characters, which of words as short as these is faster than a search.
    for word in text.split_inclusive([' ']).take(LONGEST_NAME) {
        let bare = word.trim_end_matches(' ');
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        let name = bare.trim_end_matches(',');
        count += 1;
        end += name.len();
        if name.len() < bare.len() {
            break;
        }
        end += word.len() - bare.len();
    }
    let name = text.get(..end)?.trim_end();
    (count > 1).then(|| text.get(name.len()..)).flatten()
}
