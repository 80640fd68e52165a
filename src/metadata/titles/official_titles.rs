//! Titles of documents of offices, courts and companies in Chinese, which say of what kind they are:
//! `关于加强古桥保护工作的通知`, `民 事 判 决 书`.

use crate::block::{Block, BlockKind};
use crate::features::is_cjk;

/// How long such a title is, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 24..=240;

/// What such a title is about stands behind one of these.
const ABOUT: [&str; 2] = ["关于", "關於"];

/// Kinds of documents. Sorted.
static KINDS: [&str; 27] = [
    "公告",
    "公示",
    "决定",
    "函",
    "办法",
    "報告",
    "复函",
    "意见",
    "批复",
    "报告",
    "报告书",
    "提示性公告",
    "方案",
    "法律意见书",
    "答复",
    "补充公告",
    "補充公告",
    "規定",
    "规定",
    "說明",
    "請示",
    "说明",
    "请示",
    "通告",
    "通報",
    "通报",
    "通知",
];

/// What else the last sign of a kind may be, with which most lines are told.
static LAST_SIGNS: [char; 13] = [
    '书', '函', '告', '報', '复', '定', '报', '明', '案', '法', '知', '示', '见',
];

/// What courts call their documents, without the spaces that set them wide.
static OF_COURTS: [&str; 9] = [
    "仲裁裁决书",
    "刑事判决书",
    "刑事裁定书",
    "执行裁定书",
    "民事判决书",
    "民事裁定书",
    "民事调解书",
    "行政判决书",
    "行政裁定书",
];

/// Who decides.
const DECIDES: [&str; 2] = ["人民法院", "仲裁委员会"];

/// How a law came about, in brackets below its title.
const ENACTED: [&str; 6] = ["公布", "通过", "施行", "修订", "公佈", "通過"];

/// Whether a line is the title of such a document, as its own words tell.
pub(crate) fn is_one(line: Block<'_>) -> bool {
    LENGTHS.contains(&line.bytes()) && is_title(line.text())
}

/// The same of the first heading of a page.
pub(crate) fn is_heading(heading: Block<'_>) -> bool {
    heading.kind() == BlockKind::Heading(1) && is_one(heading)
}

fn is_title(text: &str) -> bool {
    if !text.ends_with(LAST_SIGNS) || text.contains(['，', '。', '；', ':', '：', '>', '|']) {
        return false;
    }
    let about = ABOUT.iter().find_map(|word| text.find(word));
    let kind = text.rsplit_once('的').map(|(_, kind)| kind);
    // Before it stands whose document it is.
    let is_own = |at: usize| {
        text.get(..at)
            .is_some_and(|owner| owner.chars().all(is_cjk))
    };
    about.is_some_and(is_own) && kind.is_some_and(|kind| KINDS.binary_search(&kind).is_ok())
}

/// The title of a decision, in two lines: the court, and the kind, which is set wide.
pub(crate) fn of_court(line: Block<'_>, next: Option<Block<'_>>) -> Option<String> {
    let court = line.text();
    if !DECIDES.iter().any(|end| court.ends_with(end)) {
        return None;
    }
    let kind = next.filter(|next| LENGTHS.end() > &next.bytes())?;
    let kind = kind.text().replace([' ', '\u{3000}'], "");
    OF_COURTS
        .binary_search(&&*kind)
        .is_ok()
        .then(|| format!("{court}{kind}"))
}

/// Whether a line tells in brackets how the law above it came about.
pub(crate) fn is_enactment(line: Block<'_>) -> bool {
    let text = line.text();
    let inside = || {
        text.strip_prefix(['（', '('])?
            .trim_end()
            .strip_suffix(['）', ')'])
    };
    inside().is_some_and(|inside| {
        inside.contains('年')
            && inside.contains('月')
            && ENACTED.iter().any(|word| inside.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        crate::clean(text).title().map(str::to_owned)
    }

    #[test]
    fn tables_are_sorted() {
        assert!(OF_COURTS.is_sorted() && KINDS.is_sorted());
        let ends = |kind: &&str| kind.ends_with(LAST_SIGNS);
        assert!(KINDS.iter().all(ends));
    }

    #[test]
    fn titles_say_what_they_are() {
        for text in [
            "关于加强古桥保护工作的通知",
            "江城市人民政府办公室关于加强古桥保护工作的意见",
            "關於加強古橋保護工作的報告",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "他收到了关于老桥的通知",
            "关于我们",
            "一、关于老桥的说明：",
            "关于老桥的故事",
        ] {
            assert_eq!(is_title(text), text.starts_with("他"), "{text}");
        }
    }

    #[test]
    fn a_notice_is_called_what_it_is_about() {
        let text = "证券代码：300999 证券简称：河口石料 公告编号：2024-012\n河口石料股份有限公司\n\
                    关于签订老桥维修工程合同的公告\n\
                    本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述。\n\
                    近日，河口石料股份有限公司与县文物局签订了《老桥维修工程石料采购合同》，合同金额为三百万元。\n\
                    河口石料股份有限公司\n2024年3月26日";
        assert_eq!(
            title(text).as_deref(),
            Some("关于签订老桥维修工程合同的公告")
        );
    }

    #[test]
    fn a_heading_says_more_than_a_short_title() {
        let page = "<title>停水通知-河口县水务局</title><h1>关于河口镇部分区域停水的通知</h1>\
                    <p>因管道检修，定于三月二十七日停水，请用户提前储水，不便之处敬请谅解，来水时间另行通知。</p>\
                    <p>停水范围为河口路、老桥街两侧的全部用户，其他街道的用户用水不受影响，请互相转告。</p>";
        assert_eq!(title(page).as_deref(), Some("关于河口镇部分区域停水的通知"));
    }

    #[test]
    fn a_decision_is_called_by_court_and_kind() {
        let text = "河口县人民法院\n民 事 判 决 书\n（2023）赣0123民初456号\n\
                    原告李某与被告河口石料公司买卖合同纠纷一案，本院立案后，依法公开开庭进行了审理。\n\
                    本院认为，双方签订的买卖合同合法有效，被告应当按照约定支付货款，判决如下。\n审判员 陈某";
        assert_eq!(title(text).as_deref(), Some("河口县人民法院民事判决书"));
    }

    #[test]
    fn a_law_is_called_as_it_was_enacted() {
        let text = "河口古桥保护条例\n（2020年3月5日常务会议通过 自2020年6月1日起施行）\n第一章　总则\n\
                    第一条　为了保护古桥，制定本条例。\n第二条　古桥是指旧桥。";
        assert_eq!(title(text).as_deref(), Some("河口古桥保护条例"));
    }
}
