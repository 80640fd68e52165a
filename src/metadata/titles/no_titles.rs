//! Lines of plain text that are no titles, whatever stands around them.

use super::kinds;
use crate::block::Block;
use crate::evidence;
use crate::features::is_cjk;
use crate::ledger::Label;
use crate::metadata::facts;
use crate::phrases::{self, CreditKey};

/// Signs with which captions point to their pictures.
const POINTERS: [char; 4] = ['▲', '△', '▼', '▽'];

/// With what a subtitle begins: `——石匠用的还是老办法`.
const SUBTITLE: &str = "——";

/// The longest number of a post in a thread, in bytes.
const LONGEST_FLOOR: usize = 8;

/// Whether a line is the number of a post: `1#`, `#12`, `3楼`.
fn is_floor(text: &str) -> bool {
    let number = text.len() <= LONGEST_FLOOR;
    let number = number.then(|| {
        let behind = text.strip_suffix(['#', '楼', '樓']);
        behind.or_else(|| text.strip_prefix('#'))
    });
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    number.flatten().is_some_and(is_number)
}

/// What may be done with an entry of an encyclopaedia, in the bars above its title and beside its headings.
const FUNCTIONS: [&str; 6] = ["上传视频", "收藏", "播报", "查看", "编辑", "讨论"];

/// Whether a line is one of these. Alone, some head sections and credits too.
pub(crate) fn is_function(text: &str) -> bool {
    text.len() <= LONGEST_FUNCTION && FUNCTIONS.contains(&text)
}

/// The longest of them, in bytes.
const LONGEST_FUNCTION: usize = 12;

/// What leads to the front page.
const FRONT_PAGES: [&str; 2] = ["首页", "首頁"];

/// The fewest entries of a menu that has such one, and of one that nothing else tells; the longest entry of
/// the latter, in characters.
const ENTRIES: usize = 3;
const ENTRIES_ALONE: usize = 6;
const LONGEST_ENTRY: usize = 5;

/// The fewest digits of a line of numbers, which is none of a year.
const DIGITS: usize = 8;

/// The longest word before a colon that is looked up, in characters.
const LONGEST_LABEL: usize = 8;

/// Whether a line is a caption, a credit, a fact of the document, a menu whose entries spaces set apart, or
/// nothing but numbers.
pub(crate) fn is_one(block: Block<'_>) -> bool {
    let (text, features) = (block.text(), block.features());
    if features.digits() >= DIGITS && !text.contains(char::is_alphabetic) {
        return true;
    }
    if is_floor(text) || is_function(text) {
        return true;
    }
    features.cjk() > 0
        && (text.starts_with(SUBTITLE)
            || text.starts_with(POINTERS)
            || (memchr::memchr(b'>', text.as_bytes()).is_some() && text.contains(" > "))
            || is_labelled(text)
            || is_menu(block)
            || is_of_account(text)
            || is_security(text)
            || is_front_page(text)
            || kinds::is_report(text)
            || evidence::is_running_foot(block)
            || block
                .previous()
                .is_some_and(|above| stands_below(block, above)))
}

/// Words that end notices and letters of offices and companies, above who signs.
const LAST_WORDS: [&str; 3] = ["特此", "谨此", "謹此"];

/// The longest line of such words and the longest label of a fact, in bytes.
const LONGEST_ABOVE: usize = 36;

/// How schools begin and end, which boards in Taiwan show in place of the name of who writes, and the longest
/// name without such a beginning, in bytes: headlines end alike.
const OF_STATE: &str = "國立";
const SCHOOLS: [&str; 3] = ["大學", "科大", "高中"];
const LONGEST_SCHOOL: usize = 15;

/// Whether what stands above a line tells that it is no title: the label that offices give to what is not
/// the name of a document, the last words of a notice, or for a school the title of the post.
fn stands_below(block: Block<'_>, above: Block<'_>) -> bool {
    if above.is_envelope() {
        return false;
    }
    let (text, longest) = (above.text(), above.bytes() <= LONGEST_ABOVE);
    let is_school = || {
        let name = block.text();
        (name.len() <= LONGEST_SCHOOL || name.starts_with(OF_STATE))
            && name.chars().all(is_cjk)
            && SCHOOLS.iter().any(|end| name.ends_with(end))
    };
    (longest && (LAST_WORDS.iter().any(|word| text.starts_with(word)) || facts::heads_value(text)))
        || is_school()
}

/// Whether a line ends with the level of an account: `河湾磨坊主 LV.15`.
fn is_of_account(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let level = last.strip_prefix(['L', 'l']);
    let level = level.and_then(|rest| rest.strip_prefix(['V', 'v']));
    let number = level.map(|rest| rest.trim_start_matches('.'));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Digits of the codes of securities.
const CODES: std::ops::RangeInclusive<usize> = 4..=6;

/// The longest name of a security with its code, in bytes.
const LONGEST_SECURITY: usize = 48;

/// Whether a line is the name of a security with its code: `河口石料（300999.SZ）`.
fn is_security(text: &str) -> bool {
    let inside = text
        .strip_suffix([')', '）'])
        .filter(|_| text.len() <= LONGEST_SECURITY);
    let parts = inside.and_then(|inside| inside.rsplit_once(['(', '（']));
    parts.is_some_and(|(name, code)| {
        let (digits, market) = code.split_once('.').unwrap_or((code, ""));
        !name.is_empty()
            && CODES.contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !(digits.len() == 4 && market.is_empty())
            && market.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// The longest name of a front page, in bytes.
const LONGEST_FRONT_PAGE: usize = 24;

/// Whether a line leads to the front page of a site that it names: `江城网首页`.
fn is_front_page(text: &str) -> bool {
    text.len() <= LONGEST_FRONT_PAGE && FRONT_PAGES.iter().any(|word| text.ends_with(word))
}

/// Whether a text begins with a word that names who made it or where it is from, or with one that offices
/// use. Headlines begin with such words in Latin letters: `Source: …`.
fn is_labelled(text: &str) -> bool {
    let mut chars = text.char_indices().take(LONGEST_LABEL + 1);
    let colon = chars.find(|(_, ch)| matches!(ch, ':' | '：'));
    let label = colon.and_then(|(end, _)| text.get(..end));
    let is_credit = || {
        phrases::credit_before(text).is_some_and(|(key, _)| {
            matches!(
                key,
                CreditKey::Author | CreditKey::Editor | CreditKey::Reporter | CreditKey::Source
            )
        })
    };
    label.is_some_and(|label| {
        label.starts_with(is_cjk) && (facts::is_of_office(label) || is_credit())
    })
}

/// Whether spaces set short entries apart: `江城网 首页 新闻 体育`.
pub(crate) fn is_menu(block: Block<'_>) -> bool {
    let text = block.text();
    // What a style sets apart may stand close: `江城首页新闻体育财经`.
    if block.has_words(Label::Navigation) && text.contains("首页新闻体育") {
        return true;
    }
    if memchr::memchr_iter(b' ', text.as_bytes()).count() + 1 < ENTRIES {
        return false;
    }
    let (mut count, mut has_front, mut are_short) = (0, false, true);
    for entry in text.split_whitespace() {
        count += 1;
        has_front |= FRONT_PAGES.contains(&entry);
        are_short &= entry.chars().all(is_cjk) && entry.chars().nth(LONGEST_ENTRY).is_none();
    }
    (has_front && count >= ENTRIES) || (are_short && count >= ENTRIES_ALONE)
}

#[cfg(test)]
mod tests {
    const STORY: &str = "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。\n\
                         雪深一米二，要等到天晴才能清理，镇上的面包店每天用雪橇送货，孩子们都很高兴。";

    fn title(head: &str) -> Option<String> {
        let article = crate::clean(format!("{head}\n{STORY}\n{STORY}"));
        article.title().map(str::to_owned)
    }

    #[test]
    fn lines_around_a_title_are_none() {
        let shown = "大雪封山 山口周五通车";
        for head in [
            "江城网 首页 新闻 体育 财经 文化 教育\n{}",
            "江城首页新闻体育财经娱乐科技博客更多\n{}\n2024-05-03 08:15",
            "财经 股票 新股 行情 数据 基金 期货\n{}\n2024-05-03 08:15",
            "{}\n▲山口的铲雪车。（图／读者提供）\n记者陈小芳／江城报导",
            "发文机关：江城市交通局\n成文日期：2024年05月02日\n{}\n2024-05-03 08:15",
            "江城新闻云 > 宠物动物\n2024-05-03 08:15\n{}\n记者陈小芳／江城报导",
            "江城电视台\n江城 文化 教育\n{}\n发布时间：2024-05-03 08:15\n作者：陈小芳",
            "{}\n——雪深一米二，村民等了三天\n2024-05-03 08:15",
            "{}\n1#\n2024-05-03 08:15",
            "江城网首页\n{}\n2024-05-03 08:15",
            "{}\n河湾磨坊主 LV.15\n2024-05-03 08:15",
            "{}\n江城大學\n2024-05-03 08:15",
            "证券研究报告 | 公司点评\n2024年05月03日\n河口石料（300999.SZ）\n{}",
            "索 引 号\n0012/2024-5\n发文机关\n江城市人民政府办公室\n成文日期\n2024-05-02\n{}\n字体：【大 中 小】",
            "{}\n0.312021.12.02 22:31:05\n字数 823",
        ] {
            let text = head.replace("{}", shown);
            assert_eq!(title(&text).as_deref(), Some(shown), "{head}");
        }
    }

    #[test]
    fn titles_that_resemble_them_stay() {
        for shown in [
            "首页改版 我们做了什么",
            "山口 大雪 面包店 雪橇",
            "时间的河：一个渡口的百年",
            "综述：山口的雪封住了整座镇子\n来源：江城网",
            "2024",
        ] {
            let found = title(&format!("{shown}\n2024-05-03 08:15"));
            assert_eq!(found.as_deref(), shown.split('\n').next());
        }
    }
}
