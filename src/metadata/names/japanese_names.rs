//! Names of Japanese, of which the family name tells them from other words.

use super::han_names::{END_JAPANESE, is_han};
use super::japanese_families::FAMILIES;

/// The longest family name of the table, in characters.
const LONGEST_FAMILY: usize = 3;

/// Characters of a given name.
const GIVEN: std::ops::RangeInclusive<usize> = 1..=3;

/// What stands behind a family name that is a part of the name of a place or a body, or an office: `山口県警`,
/// `千葉市`, `田中部長`.
static OF_OTHERS: &[char] = &[
    '丁', '会', '党', '化', '区', '員', '官', '室', '家', '局', '川', '市', '庁', '店', '形', '所',
    '授', '村', '様', '氏', '湾', '版', '相', '省', '県', '社', '紙', '署', '者', '誌', '課', '議',
    '道', '郡', '部', '長', '院', '館', '駅',
];

/// Whether a text is the name of a Japanese: a family name, with or without a space a given name.
pub(crate) fn is_one(text: &str) -> bool {
    length(text) == Some(text.len()) && !text.is_empty()
}

/// The length of the name with which a text begins, if it does, in bytes: up to what is of another script
/// or a sign.
pub(crate) fn length(text: &str) -> Option<usize> {
    let second = text.char_indices().nth(1).map(|(at, _)| at)?;
    if !text.starts_with(is_han) {
        return None;
    }
    let mut ends = text.char_indices().skip(2).take(LONGEST_FAMILY - 1);
    let known = ends.find_map(|(end, _)| {
        let family = text.get(..end)?;
        FAMILIES.binary_search(&family).is_ok().then_some(end)
    });
    let shaped = || {
        let (end, _) = text.char_indices().nth(2)?;
        let last = text.get(second..end)?.chars().next()?;
        END_JAPANESE.binary_search(&last).is_ok().then_some(end)
    };
    let (family, is_known) = match known {
        Some(end) => (end, true),
        None => (shaped()?, false),
    };
    let behind = text.get(family..)?;
    let given = behind.trim_start_matches([' ', '\u{3000}']);
    let space = behind.len() - given.len();
    let is_of_name = |ch: char| is_han(ch) || is_kana(ch) || ch == 'ー';
    let length = given.find(|ch| !is_of_name(ch)).unwrap_or(given.len());
    let given = given.get(..length)?;
    let last = given.chars().next_back()?;
    // A family name that is none of the table takes a given name that ends like most.
    let is_given = GIVEN.contains(&given.chars().count())
        && !given.starts_with(OF_OTHERS)
        && !given.ends_with(OF_OTHERS)
        && may_be_given(given)
        && (is_known || (given.chars().count() == 2 && END_GIVEN.binary_search(&last).is_ok()));
    is_given.then_some(family + space + length)
}

/// What stands behind a family name and is no given name, sorted.
#[rustfmt::skip] // One entry a line.
static NOT_GIVEN: &[&str] = &[
    "から",
    "くん",
    "さん",
    "たち",
    "ちゃん",
    "では",
    "には",
    "まで",
    "中学",
    "先生",
    "公司",
    "大学",
    "本人",
    "高校",
];

/// Whether what stands behind a family name may be a given name: all Han or all kana; a particle behind it is
/// another script: `太郎は`.
fn may_be_given(given: &str) -> bool {
    let is_sound = |ch: char| is_kana(ch) || ch == 'ー';
    let is_word = || given.chars().nth(1).is_some();
    let is_of_one_script = given.chars().all(is_han) || (given.chars().all(is_sound) && is_word());
    is_of_one_script && NOT_GIVEN.binary_search(&given).is_err()
}

/// Whether a character is kana, which Chinese has not.
pub(crate) fn is_kana(ch: char) -> bool {
    matches!(ch, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}')
}

/// The names of a list of nothing but names of Japanese, with signs between them.
pub(crate) fn of_list(list: &str) -> Option<Vec<&str>> {
    let names = list.split(['、', '，', ',', '・', '／', '/', '＆', '&']);
    let names: Vec<&str> = names.map(str::trim).collect();
    names.iter().all(|name| is_one(name)).then_some(names)
}

/// With which characters given names of two mostly end.
static END_GIVEN: &[char] = &[
    'え', 'お', 'か', 'み', 'り', '一', '三', '乃', '久', '之', '也', '二', '人', '仁', '介', '代',
    '伸', '佑', '作', '佳', '信', '健', '光', '典', '利', '則', '助', '勝', '博', '友', '史', '司',
    '吉', '吾', '和', '咲', '哉', '喜', '大', '太', '夫', '央', '奈', '子', '孝', '宏', '実', '宣',
    '将', '己', '帆', '希', '平', '幸', '広', '弘', '彦', '徳', '志', '恵', '悠', '憲', '文', '斗',
    '明', '昭', '晃', '晴', '智', '朋', '朗', '未', '来', '枝', '樹', '次', '正', '歩', '江', '沙',
    '治', '洋', '浩', '海', '由', '男', '真', '知', '祐', '秀', '穂', '紀', '紗', '絵', '織', '美',
    '義', '翔', '花', '英', '菜', '華', '蔵', '行', '衣', '裕', '誠', '貴', '輔', '進', '郁', '郎',
    '里', '隆', '雄', '雅', '音', '香', '麻',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(FAMILIES.is_sorted_by(|one, two| one < two));
        assert!(END_GIVEN.is_sorted_by(|one, two| one < two));
        assert!(OF_OTHERS.is_sorted());
        assert!(NOT_GIVEN.is_sorted());
    }

    #[test]
    fn names_are_told_from_places_and_words() {
        for name in [
            "山田太郎",
            "山田 太郎",
            "山田\u{3000}太郎",
            "佐々木健",
            "長谷川はなこ",
            "田中花子",
            "沖浦和子",
        ] {
            assert!(is_one(name), "{name}");
        }
        for text in [
            "",
            "山",
            "山田",
            "山口県警",
            "千葉市",
            "宮崎駅",
            "石川県",
            "港町新聞",
            "山田太郎は",
            "山田さん",
            "中山大学",
            "敬称略",
            "共同",
            "つづく",
            "中島公園と川",
            "東京本社",
            "李晓明",
            "第三部分",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }

    #[test]
    fn lists_are_nothing_but_names() {
        assert_eq!(
            of_list("山田太郎、田中花子"),
            Some(vec!["山田太郎", "田中花子"])
        );
        assert_eq!(of_list("山田太郎、石橋"), None);
    }
}
