//! What stands around names and is no part of them.

use super::degrees;
use super::name_words::{
    AGENCIES, BODIES, DATE_WORDS, GENERATIONS, HONORIFICS, JOINTS, OF_OTHER_PARTS, ROLES,
};
use super::plain_names::is_plain;
use super::roles::without_role;
use crate::cases;
use crate::features::is_cjk;
use crate::letters::is_letter;
use crate::metadata::date::{self, months, weekdays};
use crate::metadata::folding::has_plain_ends;
use crate::metadata::names::{is_of_date, is_person};
use crate::metadata::openers;
use crate::metadata::times_ago::without_time_ago;
use crate::phrases;

/// The name without signs around it, openers, roles, handles, dates.
pub(crate) fn clean(name: &str) -> &str {
    let mut name = without_signs(name);
    loop {
        let shorter = without_opener(name);
        let shorter = without_signs(shorter);
        if shorter.len() == name.len() {
            break;
        }
        name = shorter;
    }
    if is_plain(name) {
        return name;
    }
    name = name.split([':', '：']).next().unwrap_or_default();
    name = without_addition(name);
    name = without_joined(name);
    name = without_count(name);
    while let Some((head, last)) = name.rsplit_once(' ')
        && DANGLING.iter().any(|word| last.eq_ignore_ascii_case(word))
        && !is_initials(head, last)
        // "Harbour On" is a name of two words.
        && (head.contains(' ') || !last.starts_with(char::is_uppercase))
    {
        name = head;
    }
    let name = degrees::without_degrees(without_signs(name));
    let name = without_signs(without_role(without_signs(name)));
    let name = without_agency(without_honorific(once(without_stray_bracket(name))));
    degrees::without_office(degrees::without_degrees(name))
}

/// The name without a bracket at one end that has no other, and without one around a count:
/// `Ann Bell)`, `[Ann Bell`, `Ann Bell(42)`.
fn without_stray_bracket(name: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
    if name.ends_with(is_letter) && name.starts_with(is_letter) {
        return name;
    }
    let mut name = name;
    if let Some((head, count)) = name.strip_suffix(')').and_then(|it| it.rsplit_once('('))
        && count
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b',')
    {
        name = head.trim_end();
    }
    for (open, close) in PAIRS {
        name = match name.strip_suffix(close) {
            Some(bare) if !bare.contains(open) => bare.trim_end(),
            _ => name,
        };
        name = match name.strip_prefix(open) {
            Some(bare) if !bare.contains(close) => bare.trim_start(),
            _ => name,
        };
    }
    name
}

/// Words that join what follows to a name and are left over where that was taken away.
#[rustfmt::skip] // Some short words.
pub(crate) const DANGLING: [&str; 31] = [
    "aktualisiert", "am", "and", "at", "den", "dne", "el", "erschienen", "et", "for", "gepubliceerd", "il", "in",
    "le", "on", "op", "posted", "publicado", "published", "publiziert", "publié", "pubblicato", "shared",
    "sponsored", "stand", "und", "updated", "veröffentlicht", "vom", "with", "|",
];

/// Whether the last word is one of capitals behind others that have small letters: `Bell AM`.
fn is_initials(head: &str, last: &str) -> bool {
    last.chars().all(char::is_uppercase) && head.contains(char::is_lowercase)
}

/// The name without what a sign sets off behind it, and without a day: `Ann Bell (Harbour)`,
/// `Ann Bell on Tuesday`, `Anna Glocke am Dienstag`.
fn without_addition(name: &str) -> &str {
    let mut before = ' ';
    let cut = name.char_indices().find(|&(at, ch)| {
        let rest = name.get(at..).unwrap_or_default();
        let is_joint = std::mem::replace(&mut before, ch).is_lowercase() && ch.is_uppercase();
        let ends = match ch {
            _ if is_joint => begins_with_role(rest),
            '（' | '【' => true,
            ' ' => match rest.as_bytes() {
                [_, b'(', ..] => !goes_on(rest),
                [_, b'@' | b'[' | b'<', ..] | [_, b'-', b' ', ..] => true,
                [_, b'o' | b'a', b'n' | b'm', b' ', ..] => {
                    let day = rest.get(" on ".len()..).unwrap_or_default();
                    (rest.starts_with(" on") || rest.starts_with(" am"))
                        && day.split(' ').next().is_some_and(is_of_date)
                }
                [_, 0xe2, ..] => rest.starts_with(" – ") || rest.starts_with(" — "),
                _ => false,
            },
            _ => false,
        };
        ends && name.get(..at).is_some_and(|head| !head.trim().is_empty())
    });
    cut.and_then(|(at, _)| name.get(..at)).unwrap_or(name)
}

/// Whether a name goes on behind a bracket: `Ann (Annie) Bell`.
fn goes_on(text: &str) -> bool {
    let behind = text.split_once(')').map(|(_, behind)| behind.trim_start());
    behind.is_some_and(|behind| behind.starts_with(char::is_uppercase))
}

/// Whether a role stands at the start, as in `Ann BellFounder of the Post` where markup joins what
/// a style sets apart.
fn begins_with_role(text: &str) -> bool {
    let word = text.split(|ch: char| !is_letter(ch)).next();
    let word = word.unwrap_or_default().to_lowercase();
    ROLES.binary_search(&word.as_str()).is_ok()
}

/// The name without what a small word joins to it, and without an address of mail: `Ann Bell for Harbour
/// Post`, `Ann Bell and 2 others`, `Ann Bell ann@h.example`.
fn without_joined(name: &str) -> &str {
    let joins = |&(at, _): &(usize, &str)| {
        let mut words = name.get(at + 1..).unwrap_or_default().split(' ');
        let (word, next) = (words.next().unwrap_or_default(), words.next());
        let is_count = || next.is_some_and(|next| next.starts_with(|ch: char| ch.is_ascii_digit()));
        word.contains('@')
            || (next.is_some() && JOINTS.binary_search(&word).is_ok())
            || (word == "on" && next == Some("behalf"))
            || (matches!(word, "and" | "et" | "und" | "y" | "&") && is_count())
    };
    let cut = name.match_indices(' ').find(joins);
    // "Ann Bell with Tom Oak" are two.
    let cut = cut.filter(|(at, _)| {
        let rest = name.get(at + 1..).unwrap_or_default();
        let behind = rest.split_once(' ').filter(|(word, _)| *word == "with");
        !behind.is_some_and(|(_, behind)| is_person(behind))
    });
    let head = cut.and_then(|(at, _)| name.get(..at));
    let is_of_one = |head: &&str| {
        let is_body = |word: &str| BODIES.binary_search(&word.to_lowercase().as_str()).is_ok();
        name.contains('@') || (is_person(head) && !head.split(' ').any(is_body))
    };
    head.filter(is_of_one).unwrap_or(name)
}

/// The name without that of an agency behind it: `Ann Bell Associated Press`.
pub(crate) fn without_agency(name: &str) -> &str {
    // "Ann Bell Reuters" has the fewest words.
    if name.split(' ').nth(2).is_none() {
        return name;
    }
    // The longest of those that end alike stand last.
    let head = AGENCIES.iter().rev().find_map(|agency| {
        let at = name.len().checked_sub(agency.len())?;
        let (head, last) = name.split_at_checked(at)?;
        last.eq_ignore_ascii_case(agency)
            .then_some(head.strip_suffix(' ')?)
    });
    head.filter(|head| is_person(head)).unwrap_or(name)
}

/// The name without the number of comments behind it: `Ann Bell 5`, `Ann Bell 5 Comments`.
fn without_count(name: &str) -> &str {
    let is_count = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = name.match_indices(' ').skip(1);
    let count = words.find(|(at, _)| {
        let word = name.get(at + 1..).and_then(|rest| rest.split(' ').next());
        word.is_some_and(is_count)
    });
    match count.and_then(|(at, _)| name.get(..at)) {
        Some(head) if is_person(head) => match head.rsplit_once(' ') {
            // A month belongs to its day.
            Some((name, last)) if is_of_date(last) => name,
            _ => head,
        },
        _ => name,
    }
}

/// A name that stands twice, as that of the picture beside it.
fn once(name: &str) -> &str {
    let half = name.len() / 2;
    match (name.get(..half), name.get(half + 1..)) {
        (Some(one), Some(two)) if half > 3 && one == two => one,
        _ => name,
    }
}

/// The name without `Dr.`, `Prof.` and the like before it; one word alone is no name without them.
fn without_honorific(name: &str) -> &str {
    let mut bare = name;
    while let Some((first, rest)) = bare.split_once(' ') {
        let word = first.trim_end_matches('.').to_lowercase();
        if HONORIFICS.binary_search(&word.as_str()).is_err()
            || !rest.contains(|ch: char| ch.is_uppercase())
        {
            break;
        }
        bare = rest.trim_start();
    }
    match bare.contains(' ') {
        true => bare,
        false => name,
    }
}

fn without_signs(name: &str) -> &str {
    if has_plain_ends(name) {
        return name;
    }
    let is_sign = |ch: char| {
        ch.is_whitespace()
            || matches!(
                ch,
                ':' | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '_'
                    | '@'
                    | '"'
                    | '“'
                    | '”'
                    | '\''
                    | '*'
                    | '|'
                    | '/'
                    | '~'
                    | '·'
                    | '•'
                    | '«'
                    | '»'
                    | '>'
                    | '<'
                    | '©'
                    | '('
                    | '（'
                    | '&'
            )
    };
    let name = name.trim_matches(is_sign).trim_start_matches('.');
    // The dot of an initial, of "Jr." and of "Dr." stays; that of a sentence goes.
    let stays = name.strip_suffix('.').is_some_and(|head| {
        let last = head.rsplit([' ', '.', '-']).next().unwrap_or_default();
        let lower = last.to_lowercase();
        last.chars().count() == 1 || GENERATIONS.contains(&lower.as_str())
    });
    if stays || !name.ends_with('.') {
        name
    } else {
        name.trim_end_matches('.').trim_end_matches(is_sign)
    }
}

/// The name without what introduces it.
pub(crate) fn without_opener(name: &str) -> &str {
    // `ByAnn Bell`, where markup joins what a style sets apart.
    let joined = name.strip_prefix("By").or_else(|| name.strip_prefix("by"));
    if let Some(rest) = joined
        && rest.starts_with(char::is_uppercase)
    {
        return rest;
    }
    let mut best = name;
    // Most names begin with no letter that introduces any.
    for opener in openers::alike(name) {
        let Some(start) = name.get(..opener.len()) else {
            continue;
        };
        let same = start.eq_ignore_ascii_case(opener)
            || (!opener.is_ascii() && start.to_lowercase() == *opener);
        if !same {
            continue;
        }
        let rest = name.get(opener.len()..).unwrap_or_default();
        let ends = rest.is_empty()
            || opener.ends_with(':')
            || rest.starts_with(|ch: char| {
                ch.is_whitespace() || matches!(ch, ':' | '：' | '/' | '／')
            });
        // `记者李明`: Chinese needs no space, but `文` is a family name too.
        // `AuthorAnn Bell`, where markup joins what a style sets apart.
        let is_long = opener.len() > SHORT || (opener.len() == SHORT - 1 && rest.contains(' '));
        let joined = (opener.chars().all(is_cjk) && opener.chars().count() > 1)
            || (is_long
                && start.ends_with(char::is_lowercase)
                && rest.starts_with(char::is_uppercase));
        if (ends || joined) && rest.len() < best.len() {
            best = rest;
        }
    }
    best
}

/// The longest opener with which a name may begin, as in `VonNegut`, in bytes. Before a name of two words
/// three letters are one: `VonAnna Glocke`.
const SHORT: usize = 4;

/// The text up to a date, and up to a word that introduces one: `Ann BellPublished`.
pub(crate) fn without_date(text: &str) -> &str {
    let mut text = text;
    if let Some((range, _)) = date::find(text) {
        let head = text.get(..date::around::start(text, &range));
        let tail = text.get(range.end..);
        let head = head.unwrap_or_default();
        text = if head.chars().any(is_letter) {
            head
        } else {
            tail.unwrap_or_default()
        };
    }
    text = without_day(without_time_ago(text));
    let word = text.char_indices().skip_while(|(at, _)| *at <= 2);
    let begins = |ch| {
        matches!(
            ch,
            'P' | 'U' | 'L' | 'l' | 'M' | 'S' | 'V' | 'A' | '发' | '更' | '發'
        )
    };
    let mut word = word.filter(|(_, ch)| begins(*ch));
    let cut = word.find(|(at, _)| {
        let rest = text.get(*at..).unwrap_or_default();
        DATE_WORDS.iter().any(|word| rest.starts_with(word))
    });
    let parts = cut.and_then(|(at, _)| text.split_at_checked(at));
    let parts = parts.filter(|(name, word)| !phrases::is_account(name, word.trim()));
    parts.map_or(text, |(name, _)| name)
}

/// The shortest word before a full stop that is no initial.
const LEAST_NAME: usize = 3;

/// The text up to a day of the week, or one of a month, that stands behind a full stop and has no year: `Ann
/// Bell. Wednesday, 24. November`.
fn without_day(text: &str) -> &str {
    let is_day = |head: &str, behind: &str| {
        let name = head.rsplit(' ').next().unwrap_or_default();
        let (first, rest) = behind.split_once(' ').unwrap_or((behind, ""));
        let is_whole = first.ends_with(',') || rest.is_empty();
        let is_weekday = || weekdays::is_weekday(&first.trim_end_matches(',').to_lowercase());
        let is_number = || first.starts_with(|ch: char| ch.is_ascii_digit());
        let month = || rest.split([' ', ',']).next().unwrap_or_default();
        name.chars().count() >= LEAST_NAME
            && (is_whole && is_weekday() || is_number() && months::is_name(&month().to_lowercase()))
    };
    let mut stops = text.match_indices(". ");
    let found = stops.find_map(|(at, stop)| {
        let (head, behind) = (text.get(..at)?, text.get(at + stop.len()..)?);
        is_day(head, behind).then_some(head)
    });
    found.unwrap_or(text)
}

/// The letters with which what tells of other parts begins, a bit for each.
static FIRST_OF_OTHERS: u32 = {
    let (mut letters, mut at) = (0, 0);
    while at < OF_OTHER_PARTS.len() {
        letters |= 1 << (OF_OTHER_PARTS[at].as_bytes()[0] - b'a');
        at += 1;
    }
    letters
};

/// Whether brackets behind a name tell that it is of someone who did something else than write:
/// `Tom Oak (photography)`.
pub(super) fn did_otherwise(part: &str) -> bool {
    let part = part.trim_end().strip_suffix(')');
    let inside = part.and_then(|part| part.rsplit_once('('));
    inside.is_some_and(|(name, inside)| !name.trim().is_empty() && is_of_another_part(inside))
}

/// Whether the text names someone who did something else than write.
pub(crate) fn is_of_another_part(text: &str) -> bool {
    let start = text.trim_start().as_bytes();
    let first = start.first().map(u8::to_ascii_lowercase);
    let letter = first.filter(u8::is_ascii_lowercase);
    if letter.is_none_or(|letter| FIRST_OF_OTHERS & 1 << (letter - b'a') == 0) {
        return false;
    }
    OF_OTHER_PARTS.iter().any(|opener| {
        // Most openers differ in their first letter.
        let may_be = opener.bytes().next().map(|byte| byte.to_ascii_lowercase()) == first;
        may_be && cases::begins_with(start, opener)
    })
}
