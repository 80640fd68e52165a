//! Whether a word beside a date is the name of an account.

use std::ops::Range;

use super::han_names::{is_chinese, is_han};
use super::japanese_names;
use super::not_accounts;
use crate::block::Block;
use crate::features::is_cjk;
use crate::hints::Hints;
use crate::metadata::date::around;
use crate::metadata::known_dates::Found;
use crate::metadata::{names, sent_from};
use crate::phrases;

/// Words that name nothing in a byline, but stand between a thing and its date.
const OF_THINGS: [&str; 3] = ["by", "de", "от"];

/// Words between a name and its date.
const JOINTS: [&str; 3] = ["den", "schrieb", "wrote"];

/// What has a date and is no account, in lower case, sorted.
#[rustfmt::skip] // Some short words.
static THINGS: &[&str] = &[
    "available", "bewertung", "closed", "deadline", "delivery", "ends", "event", "expires", "launch", "meeting",
    "off", "offer", "open", "opens", "rating", "release", "released", "review", "sale", "starts", "update",
    "version", "выхода",
];

/// What is said beside a date of a standard, a law, an event or a review, and sections of Japanese papers, sorted.
#[rustfmt::skip] // Some short words.
static SAID_OF_DATES: &[&str] = &[
    "エンタメ", "コラム", "スポーツ", "ニュース", "ビジネス", "メモ", "ライフ", "予定", "公布", "制定",
    "収録", "取材", "听过", "国内", "国際", "在看", "在读", "地域", "实施", "実施",
    "想看", "想读", "撮影", "放映", "放送", "政治", "文化", "施行", "時点", "海外",
    "玩过", "現在", "生效", "発売", "看过", "社会", "科学", "終了", "経済", "締切",
    "聽過", "芸能", "读过", "開催", "開始", "閲覧", "개봉", "개최", "방송", "시행",
    "촬영", "출시", "현재",
];

/// The name that is left of a line beside its date, if it can be one, and how much that tells.
pub(crate) fn beside_date<'a>(
    block: Block<'a>,
    name: &'a str,
    date: Option<Found>,
) -> Option<(&'a str, f32)> {
    let name = writer_of(block, name);
    let is_person = names::is_person(name);
    let may_be_name = match date {
        _ if is_category(block, name) || sent_from::is_name(name) => false,
        _ if not_accounts::is_abbreviation(name) => false,
        Some((date, _)) if not_accounts::is_place(block, name, &date) => false,
        _ if SAID_OF_DATES.binary_search(&name).is_ok() => false,
        Some(_) if japanese_names::of_list(name).is_some() => !block.is_heading(),
        Some((date, _)) if not_accounts::is_one(block, name, &date) => false,
        // A heading with more than a date is that of a story.
        _ if block.is_heading() => is_person && block.features().link_share() < 0.5,
        Some(_) if is_person => !is_split(block, name),
        Some((date, _)) => may_be_one(block, name, &date),
        None => is_person,
    };
    let found = match is_person {
        true => (as_written(block, name), 1.0),
        false => (name, 0.5),
    };
    may_be_name.then_some(found)
}

/// The shortest name of an account behind that of its writer, in characters.
const SHORTEST_ACCOUNT: usize = 4;

/// The Chinese writer before the account that published the text, `李晓明 江城往事`; else all of the name.
/// A point joins the names of foreigners, `马丁·斯科塞斯`.
pub(crate) fn writer_of<'a>(block: Block<'_>, name: &'a str) -> &'a str {
    if let Some(writer) = japanese_writer(name) {
        return writer;
    }
    let (writer, account) = name.split_once(' ').unwrap_or_default();
    // `江城晚报 李晓明`
    let is_led = || writer.starts_with(is_cjk) && phrases::is_outlet(writer);
    if is_chinese(account.trim_start()) && is_led() {
        return account.trim_start();
    }
    let is_pair = account.chars().nth(SHORTEST_ACCOUNT - 1).is_some()
        && account.chars().all(is_han)
        && is_chinese(writer)
        && block.text().contains(name);
    if is_pair { writer } else { name }
}

/// The Japanese before an office, an outlet or something else: `山田太郎記者`, `山田太郎 | Harbour Post`.
fn japanese_writer(name: &str) -> Option<&str> {
    if let Some(writer) = name.strip_suffix("記者") {
        return japanese_names::is_one(writer).then_some(writer);
    }
    let (writer, behind) = name.split_at_checked(japanese_names::length(name)?)?;
    let is_led = behind.starts_with(' ') && japanese_names::of_list(name).is_none();
    is_led.then_some(writer)
}

/// Whether what is left of a line beside its date may be the name of an account: one word, or a link of its
/// own. A number beside it tells a price or a version, a colon behind it a label, and between it and the
/// date nothing may stand but words that name nothing.
fn may_be_one(block: Block<'_>, name: &str, date: &Range<usize>) -> bool {
    let text = block.text();
    let Some(start) = text.find(name) else {
        return false;
    };
    let end = start + name.len();
    let is_before = end <= date.start;
    let (before, behind) = match is_before {
        true => (text.get(..start), text.get(end..around::start(text, date))),
        false => (text.get(date.end..start), text.get(end..)),
    };
    let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
    let is_cased = |ch: char| ch.is_uppercase() || ch.is_lowercase();
    let is_linked = || block.links().any(|(_, text)| text.trim() == name);
    if name.contains(' ') && name.contains(is_cased) {
        return block.hints().intersects(Hints::BYLINE) || is_linked();
    }
    if !name.contains(is_cased) {
        return true;
    }
    if THINGS.binary_search(&&*name.to_lowercase()).is_ok() || has_number(before, behind) {
        return false;
    }
    // `Harbour, 3 May 2024` is a place.
    let is_capital = name.starts_with(char::is_uppercase);
    if is_before && is_capital && before.is_empty() && behind.trim_end() == "," && !is_linked() {
        return false;
    }
    // "Am 2. Mai 2024 hinzugefügt"
    let is_plain = || name.chars().all(char::is_lowercase) && before.trim().is_empty();
    match is_before {
        true => leads_to_date(behind),
        false => is_linked() || !is_plain(),
    }
}

/// Whether a number touches a word: `EUR 12.50`, `20% OFF`. A clock does not count.
fn has_number(before: &str, behind: &str) -> bool {
    let last = before.trim_end_matches([' ', '%', '€', '$', '£']);
    let last = last.rsplit(' ').next().unwrap_or_default();
    let next = behind.trim_start_matches([' ', '€', '$', '£', ':']);
    let next = next.split(' ').next().unwrap_or_default();
    let is_number = |word: &str| {
        let is_of_number = |ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ',' | '%' | '*');
        word.contains(|ch: char| ch.is_ascii_digit()) && word.chars().all(is_of_number)
    };
    is_number(last) || is_number(next)
}

/// Whether nothing between a name and its date tells that it is that of a thing.
fn leads_to_date(between: &str) -> bool {
    let words = between.split(|ch: char| !ch.is_alphanumeric());
    let mut known = words.filter(|word| !word.is_empty());
    let is_known = |word: &str| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        is_number
            || word.contains(is_cjk)
            || JOINTS.contains(&word)
            || (phrases::is_filler(word) && !OF_THINGS.contains(&word))
    };
    let is_label = between.trim_end().ends_with([':', '：']);
    !is_label && known.all(is_known)
}

/// Whether a colon or a number stands between the words of a name: labels and their values.
fn is_split(block: Block<'_>, name: &str) -> bool {
    let words = name.split_once(' ').zip(name.rsplit_once(' '));
    let between = words.and_then(|((first, _), (_, last))| {
        let text = block.text();
        let first = first.trim_end_matches(',');
        text.get(text.find(first)?..text.rfind(last)?)
    });
    let is_list = name.contains(',');
    let splits = |ch: char| ch == ':' || (!is_list && ch.is_numeric());
    between.is_some_and(|text| text.contains(splits))
}

/// The name of a person with the small words that name nothing by themselves: `Maria von Bell`.
fn as_written<'a>(block: Block<'a>, name: &'a str) -> &'a str {
    let text = block.text();
    let words = name.split_once(' ').zip(name.rsplit_once(' '));
    let Some(((first, _), (_, last))) = words.filter(|_| !text.contains(name)) else {
        return name;
    };
    let whole = text.find(first).and_then(|start| {
        let behind = text.get(start..)?;
        behind.get(..behind.find(last)? + last.len())
    });
    let whole = whole.filter(|whole| whole.len() <= name.len() + LONGEST_PARTICLE);
    // "Ann Bell in Harbour"
    let is_joined = |whole: &str| {
        [" at ", " for ", " in "]
            .iter()
            .any(|it| whole.contains(it))
    };
    let is_name = |whole: &&str| names::is_person(whole) || is_joined(whole);
    whole.filter(is_name).unwrap_or(name)
}

/// Bytes of small words within a name.
const LONGEST_PARTICLE: usize = 8;

/// Whether a link that says a name is that of a category.
pub(crate) fn is_category(block: Block<'_>, name: &str) -> bool {
    let is_of_list = |address: &str| {
        PATHS.iter().any(|path| {
            let behind = address.split_once(path).map(|(_, behind)| behind);
            behind.is_some_and(|behind| behind.len() > 1)
        })
    };
    let mut links = block.links().filter(|(_, text)| text.trim() == name);
    links.any(|(address, _)| is_of_list(address)) || {
        let mut tags = block.page().stated("rel.tag");
        tags.any(|tag| tag.trim() == name)
    }
}

/// Parts of addresses behind which categories stand.
const PATHS: [&str; 8] = [
    "/categories/",
    "/category/",
    "/categoria/",
    "/kategorie/",
    "/rubrik/",
    "/tag/",
    "/topic/",
    "/topics/",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The author of a page with a line under its title.
    fn author(line: &str) -> Option<String> {
        let text = "<p>The lamp is made of brass and stands on three short feet, so that it keeps \
                    upright on a sloping deck.</p>";
        let page = format!("<h1>Brass lamp with three feet</h1>{line}{text}{text}");
        let article = crate::clean(page.as_str());
        let first = article.metadata().authors.first().cloned();
        first.map(|found| found.value)
    }

    #[test]
    fn table_is_sorted() {
        assert!(THINGS.is_sorted());
    }

    #[test]
    fn what_has_a_date_is_not_always_someone() {
        for line in [
            "EUR 12.50 | 2014-12-07",
            "20% OFF 12/16/2015 23:59:59",
            "SKU 12345 | In stock | 2 May 2024",
            "Version 2.3.1 | 2 May 2024 | 3.4 MB",
            "Launch Date: 2014-12-07",
            "Sale ends 2 May 2024",
            "Best before 2 May 2024",
            "Meeting of 2 May 2024",
            "Delivery by Monday 2 May 2024",
            "Bewertung vom 2. Mai 2024",
            "Am 2. Mai 2024 hinzugefügt",
            "2. Mai 2024 Wissenschaft Klima",
            "02.05.2024 B-Frauen",
            "2. Mai 2024 HafenINFO November 2023",
            "Gemeinsame Regelungen (zum 2. Mai 2024 gekündigt)",
            "2024-05-02.clover",
            "(4a4ef493e 2024-05-02)",
            "2 May 2024, UK",
            "HR Strategy | 2 May 2024",
            "Posted: 2 May 2024 Salary: £25,000 Location: Harbour",
            "Date de sortie : 18 nov. 2014",
            "Вт дек 09, 2014 12:27 pm",
            "4. März 2018 (vor 3 Jahren)",
            "4 Mart 2018 (3 yıl önce)",
            "2018年3月4日 3日前",
            "<a href='/category/politics/' rel='category tag'>Politics</a> December 3, 2015",
            "<a href='/topics/lamps'>Lamps</a> December 3, 2015",
        ] {
            assert_eq!(author(&format!("<p>{line}</p>")), None, "{line}");
        }
    }

    #[test]
    fn linked_headings_are_those_of_others() {
        let text = "<p>The lamp is made of brass and stands on three short feet.</p>";
        let line = "<h2><a href='/x'>Nowy regulamin lamp - 30.10.2015</a></h2>";
        let article = crate::clean(format!("<h1>Brass lamp</h1>{line}{text}{text}"));
        let metadata = article.metadata();
        assert!(metadata.authors.is_empty() && metadata.published.is_none());
    }

    #[test]
    fn a_place_before_a_date_is_no_account() {
        for line in [
            "Harbour, 2 May 2024",
            "2024-05-02 10:00 浙江",
            "浙江 2024-05-02",
        ] {
            assert_eq!(author(&format!("<p>{line}</p>")), None, "{line}");
        }
    }

    #[test]
    fn accounts_stay() {
        for (line, name) in [
            ("mossman, Oct 29, 2014", "mossman"),
            ("nora, 2 May 2024 #1", "nora"),
            ("<a href='/u/7'>Nora</a>, 2 May 2024", "Nora"),
            ("<a href='/u/7'>nora69</a> 2 May 2024", "nora69"),
            ("<a href='/u/7'>river cat</a> 2 May 2024", "river cat"),
            ("2 May 2024 | nora", "nora"),
            ("2 May 2024 | Ann Bell", "Ann Bell"),
            ("May 2, 2024 Ann Bell", "Ann Bell"),
            ("2. Mai 2024 - Anna Glocke", "Anna Glocke"),
            ("2 May 2024 <a href='/u/7'>Ann Bell</a>", "Ann Bell"),
            ("<span class=byline>2 May 2024 Ann Bell</span>", "Ann Bell"),
            ("Ann Bell (2 May 2024)", "Ann Bell"),
            ("TJ Bell | 2 May 2024", "TJ Bell"),
            ("Иван 12.03.2014", "Иван"),
            ("李晓明 2024-05-03", "李晓明"),
            ("李晓明 江城往事 2024-05-03", "李晓明"),
            ("2024-05-03 小明", "小明"),
            ("Nora Jeu 2 mai 2024", "Nora"),
        ] {
            assert_eq!(
                author(&format!("<p>{line}</p>")).as_deref(),
                Some(name),
                "{line}"
            );
        }
    }
}
