//! Names of persons in Han and Hangul characters, which nothing but their family names tells from
//! other words.

use crate::features::is_cjk;
use crate::phrases;

/// The characters of a name.
const SHORTEST: usize = 2;
pub(crate) const LONGEST: usize = 4;

/// Whether a text can be a Chinese name: two to four Han characters, of which the first is a family
/// name.
pub(crate) fn is_chinese(text: &str) -> bool {
    let mut chars = text.chars();
    let is_family = chars.next().is_some_and(is_family_name);
    is_family && chars.clone().all(is_han) && is_as_long(text)
}

/// Whether a text can be a Korean name: two to four Hangul syllables, of which the first is a family
/// name.
pub(crate) fn is_korean(text: &str) -> bool {
    let mut chars = text.chars();
    let is_family = chars.next().is_some_and(is_family_name);
    is_family && chars.all(is_hangul) && is_as_long(text)
}

/// Whether a word is surely the name of a Korean, which a space sets apart from the next: one of three
/// syllables, and no desk as `정치부`.
pub(crate) fn is_whole_korean(name: &str) -> bool {
    let is_desk = name.ends_with(['부', '팀', '국', '실', '시', '군', '사', '장']);
    is_korean(name) && name.chars().count() == 3 && !is_desk
}

fn is_as_long(text: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&text.chars().count())
}

fn is_family_name(ch: char) -> bool {
    FAMILY_NAMES.binary_search(&ch).is_ok()
}

pub(crate) fn is_han(ch: char) -> bool {
    is_cjk(ch) && !matches!(ch, '\u{3040}'..='\u{30ff}')
}

pub(crate) fn is_hangul(ch: char) -> bool {
    matches!(ch, '\u{ac00}'..='\u{d7a3}')
}

/// Whether a character is of a script of China, Japan or Korea.
pub(crate) fn is_east_asian(ch: char) -> bool {
    is_cjk(ch) || is_hangul(ch)
}

/// The Chinese names that nothing but spaces separates: `李明 王建国`; else the text as it is. The family
/// and the given name of a Japanese one are separated too (`山田 太郎`), but seldom begin both like
/// Chinese names; where they do, the family name mostly ends like one.
pub(crate) fn at_spaces(names: &str) -> Vec<&str> {
    let words = names.split([' ', '\u{3000}']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // `江城晚报 李明`
    let is_led = |outlet: &str| outlet.starts_with(is_cjk) && phrases::is_outlet(outlet);
    if let [outlet, name] = words[..]
        && is_chinese(name)
        && is_led(outlet)
    {
        return vec![name];
    }
    // `홍길동 김철수`
    if words.len() > 1 && words.iter().all(|word| is_whole_korean(word)) {
        return words;
    }
    let are_names = words.iter().all(|word| is_chinese(word));
    match are_names && !is_japanese(&words) {
        true => words,
        false => vec![names],
    }
}

/// Whether the words are more likely the family and the given name of one Japanese.
fn is_japanese(words: &[&str]) -> bool {
    let [family, given] = words else { return false };
    let ends = |ch| END_JAPANESE.binary_search(&ch).is_ok();
    given.starts_with(BEGIN_GIVEN) && family.chars().nth(1).is_some_and(ends)
}

/// Whether a text can be the name of a Chinese who reports from somewhere: no place, and of four
/// characters only where the family name has two, since else a place may be the second half.
pub(crate) fn is_reporter(text: &str) -> bool {
    let is_compound = || COMPOUNDS.iter().any(|family| text.starts_with(family));
    is_chinese(text)
        && !is_place(text)
        && (text.chars().nth(LONGEST - 1).is_none() || is_compound())
}

/// Whether a text is more likely the name of who published something than that of the town or office
/// that has an account: one of three characters, or of somebody whose name is hidden.
pub(crate) fn is_published(text: &str) -> bool {
    let is_whole = text.chars().count() == LONGEST - 1 && is_reporter(text);
    is_whole || HIDDEN.iter().any(|ending| text.ends_with(ending))
}

/// What those are called who are not named.
const HIDDEN: [&str; 4] = ["員", "员", "小編", "小编"];

/// Whether a text is a place that begins like the name of a person.
pub(crate) fn is_place(text: &str) -> bool {
    PLACES.binary_search(&text).is_ok()
}

/// Family names of two characters.
const COMPOUNDS: [&str; 7] = ["司徒", "司馬", "司马", "夏侯", "欧阳", "歐陽", "申屠"];

/// Places from which is reported and which begin with a family name.
#[rustfmt::skip] // One entry a line.
static PLACES: &[&str] = &[
    "万宁",
    "万州",
    "华沙",
    "华盛顿",
    "吉安",
    "吉林",
    "唐山",
    "夏威夷",
    "孟买",
    "孟買",
    "宁夏",
    "宁波",
    "宁波市",
    "安庆",
    "安康",
    "安徽",
    "安阳",
    "安順",
    "安顺",
    "岳阳",
    "岳陽",
    "常州",
    "常德",
    "成都",
    "成都市",
    "文山",
    "文昌",
    "景德镇",
    "曲阜",
    "柏林",
    "柳州",
    "梅州",
    "武汉",
    "武汉市",
    "武漢",
    "江苏",
    "江蘇",
    "江西",
    "江門",
    "江门",
    "池州",
    "沈阳",
    "温哥华",
    "温州",
    "溫哥華",
    "溫州",
    "石家庄",
    "石家庄市",
    "石家莊",
    "石門",
    "石门",
    "罗马",
    "羅馬",
    "苗栗",
    "苗栗縣",
    "莫斯科",
    "華沙",
    "華盛頓",
    "连云港",
    "連江",
    "連江縣",
    "連雲港",
    "郑州",
    "郑州市",
    "鄭州",
    "金华",
    "金華",
    "金边",
    "金邊",
    "金門",
    "金門縣",
    "金门",
    "金门县",
    "阳江",
    "陽江",
    "雷州",
    "馬尼拉",
    "馬德里",
    "馬祖",
    "马尼拉",
    "马德里",
    "高雄",
    "高雄市",
    "黃山",
    "黃石",
    "黄冈",
    "黄山",
    "黄石",
];

/// With which characters Japanese family names end of which the first is a Chinese one.
pub(super) static END_JAPANESE: &[char] = &[
    '上', '下', '中', '丸', '井', '代', '倉', '内', '利', '加', '原', '口', '古', '合', '地', '坂',
    '垣', '城', '場', '塚', '境', '夏', '多', '子', '宮', '尻', '尾', '屋', '山', '岡', '岩', '岸',
    '島', '崎', '嶋', '川', '巻', '市', '戸', '所', '手', '文', '斎', '木', '本', '村', '条', '東',
    '枝', '桐', '森', '横', '樹', '橋', '江', '池', '沢', '河', '浜', '浦', '淵', '添', '渕', '渡',
    '澤', '濱', '瀧', '瀬', '生', '田', '町', '畑', '目', '石', '神', '福', '端', '竹', '納', '脇',
    '良', '葉', '藤', '西', '見', '角', '谷', '豊', '賀', '越', '路', '辺', '邉', '邊', '部', '里',
    '野', '間', '馬', '駒', '鳥', '黒',
];

/// Family names with which Japanese given names begin.
const BEGIN_GIVEN: [char; 19] = [
    '万', '千', '史', '周', '夏', '安', '常', '康', '文', '明', '朱', '武', '江', '石', '秀', '金',
    '雅', '高', '龍',
];

/// What nearly all Chinese family names are or begin with, simplified and traditional, and nearly all
/// Korean ones.
static FAMILY_NAMES: &[char] = &[
    '丁', '万', '丛', '严', '乐', '乔', '于', '井', '仇', '付', '仝', '仲', '任', '伊', '伍', '佐',
    '何', '佘', '余', '佟', '侯', '俞', '倪', '储', '儲', '党', '兰', '关', '冀', '冉', '农', '冯',
    '冼', '凌', '刁', '刘', '劉', '劳', '勞', '包', '匡', '区', '區', '华', '卓', '单', '卜', '卞',
    '卢', '卫', '厉', '厲', '叢', '古', '史', '叶', '司', '吉', '向', '吕', '吳', '吴', '呂', '周',
    '唐', '商', '喬', '單', '喻', '嚴', '塗', '夏', '奚', '姚', '姜', '姬', '娄', '婁', '孔', '孙',
    '孟', '季', '孫', '宁', '安', '宋', '宗', '宫', '宮', '寇', '封', '尚', '尤', '尹', '屈', '屠',
    '岑', '岳', '崔', '左', '巩', '巫', '巴', '帅', '师', '帥', '師', '席', '常', '庄', '应', '庞',
    '康', '廉', '廖', '张', '張', '強', '强', '彭', '徐', '惠', '應', '成', '戚', '戴', '房', '敖',
    '文', '方', '施', '时', '明', '易', '時', '晏', '景', '曲', '曹', '曾', '朱', '朴', '权', '李',
    '杜', '杨', '林', '柏', '查', '柯', '柳', '柴', '栗', '栾', '桂', '桑', '梁', '梅', '楊', '楚',
    '楼', '榮', '樂', '樊', '樓', '權', '欧', '歐', '武', '段', '殷', '毕', '毛', '江', '池', '汪',
    '沈', '沙', '涂', '温', '游', '溫', '滕', '漆', '潘', '焦', '熊', '燕', '牛', '牟', '王', '班',
    '甄', '甘', '田', '申', '畢', '白', '皮', '盛', '盧', '瞿', '石', '祁', '祝', '禹', '秦', '程',
    '穆', '窦', '竇', '章', '童', '符', '简', '管', '範', '簡', '米', '粟', '紀', '練', '繆', '纪',
    '练', '缪', '罗', '羅', '翁', '翟', '耿', '聂', '聞', '聶', '肖', '胡', '胥', '臧', '舒', '艾',
    '芦', '苏', '苑', '苗', '苟', '范', '荆', '荣', '莊', '莫', '華', '萬', '葉', '葛', '董', '蒋',
    '蒙', '蒲', '蓝', '蔡', '蔺', '蕭', '薛', '藍', '蘆', '蘇', '蘭', '虞', '衛', '袁', '裴', '褚',
    '覃', '解', '許', '詹', '談', '諶', '謝', '譚', '许', '谈', '谌', '谢', '谭', '谷', '豆', '費',
    '賀', '賈', '费', '贺', '贾', '赵', '趙', '路', '車', '车', '辛', '農', '边', '连', '迟', '連',
    '遲', '邊', '邓', '邝', '邢', '邬', '邱', '邵', '邹', '郎', '郑', '郜', '郝', '郭', '鄒', '鄔',
    '鄢', '鄧', '鄭', '鄺', '金', '錢', '鍾', '钟', '钱', '閆', '閔', '關', '闞', '闫', '闵', '闻',
    '阚', '阮', '阳', '陆', '陈', '陳', '陶', '陸', '陽', '隆', '隋', '雷', '霍', '靳', '鞏', '鞠',
    '韋', '韓', '韦', '韩', '項', '顏', '顧', '项', '顾', '颜', '饒', '饶', '馬', '馮', '马', '高',
    '魏', '魯', '鲁', '鲍', '麥', '麦', '麻', '黃', '黄', '黨', '齊', '齐', '龍', '龐', '龔', '龙',
    '龚', '강', '고', '공', '곽', '구', '국', '권', '금', '기', '길', '김', '나', '남', '노', '도',
    '류', '마', '맹', '명', '모', '문', '민', '박', '반', '방', '배', '백', '변', '서', '석', '선',
    '설', '성', '손', '송', '신', '심', '안', '양', '엄', '연', '염', '오', '옥', '왕', '우', '원',
    '위', '유', '육', '윤', '이', '인', '임', '장', '전', '정', '제', '조', '주', '지', '진', '차',
    '채', '천', '최', '추', '탁', '표', '하', '한', '함', '허', '현', '홍', '황',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_sorted() {
        for table in [FAMILY_NAMES, END_JAPANESE] {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(PLACES.is_sorted());
    }

    #[test]
    fn names_are_told_from_words() {
        for name in ["李明", "王建国", "欧阳若兰", "陳大文"] {
            assert!(is_chinese(name), "{name}");
        }
        for word in ["好的", "是吗", "王", "台北報導", "李明在现场", "王さん"] {
            assert!(!is_chinese(word), "{word}");
        }
        assert!(is_korean("김철수") && !is_korean("김") && !is_korean("취재"));
    }

    #[test]
    fn spaces_separate_chinese_names_alone() {
        assert_eq!(at_spaces("李明 王建国"), ["李明", "王建国"]);
        assert_eq!(at_spaces("王小明 周洋"), ["王小明", "周洋"]);
        assert_eq!(at_spaces("李明 高文"), ["李明", "高文"]);
        assert_eq!(at_spaces("石田 夏雨 金山"), ["石田", "夏雨", "金山"]);
        for text in [
            "李明",
            "李 明",
            "山田 太郎",
            "高橋 和夫",
            "石田 夏美",
            "池野 文雄",
            "李明 记者",
        ] {
            assert_eq!(at_spaces(text), [text], "{text}");
        }
    }
}
