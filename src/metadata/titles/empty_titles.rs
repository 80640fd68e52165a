//! Titles that tell nothing of their page: systems and templates give them.

use super::kinds;
use crate::metadata::folding::{first_folded, fold};

/// Titles that systems give to pages that have none, folded.
#[rustfmt::skip] // One entry a line.
const NOTHING: [&str; 118] = [
    "accueil",
    "article",
    "articledetail",
    "articledetails",
    "blogdetail",
    "blogdetails",
    "blogpage",
    "blogpost",
    "blogsingle",
    "detail",
    "details",
    "document",
    "druckversion",
    "eventdetails",
    "frontpage",
    "home",
    "homepage",
    "index",
    "inicio",
    "loading",
    "newpage",
    "news",
    "newsdetail",
    "newsdetails",
    "null",
    "page",
    "portfoliodetail",
    "portfoliodetails",
    "postdetail",
    "postdetails",
    "presentation",
    "printableversion",
    "printarticle",
    "printerfriendly",
    "printerfriendlypage",
    "printerfriendlyversion",
    "printpage",
    "printversion",
    "productdetail",
    "productdetails",
    "projectdetail",
    "projectdetails",
    "reactapp",
    "servicedetail",
    "servicedetails",
    "singleblog",
    "singlenews",
    "singlepost",
    "slide",
    "startseite",
    "titleofthedocument",
    "undefined",
    "unknown",
    "untitled",
    "untitleddocument",
    "untitledpage",
    "versioneperlastampa",
    "versionforprint",
    "versionimprimable",
    "versiónparaimprimir",
    "viteapp",
    "vitereact",
    "vueapp",
    "webpage",
    "версиядляпечати",
    "お知らせ",
    "产品详情",
    "公司新闻",
    "公告详情",
    "公示公告",
    "内容页",
    "博客详情",
    "商品详情",
    "学校新闻",
    "学院新闻",
    "工作动态",
    "幻灯片",
    "打印文章",
    "打印版",
    "文档",
    "文章",
    "文章内容",
    "文章详情",
    "新建文本文档",
    "新着情報",
    "新聞",
    "新闻",
    "新闻内容",
    "新闻动态",
    "新闻正文",
    "新闻详情",
    "新闻详细",
    "新闻资讯",
    "无标题文档",
    "最新消息",
    "标题",
    "校园新闻",
    "案例详情",
    "標題",
    "正文",
    "活动详情",
    "演示文稿",
    "無題",
    "综合新闻",
    "行业动态",
    "行业新闻",
    "要闻",
    "详情",
    "详情页",
    "资讯详情",
    "通知公告",
    "通知通告",
    "部门动态",
    "附件",
    "首頁",
    "首页",
    "공지사항",
    "보도자료",
];

/// The longest of them with its spaces, in bytes.
const LONGEST_NOTHING: usize = 32;

/// With what those begin that editors number.
#[rustfmt::skip] // One entry a line.
const COUNTED: [&str; 10] = [
    "document",
    "newpage",
    "page",
    "presentation",
    "slide",
    "untitled",
    "幻灯片",
    "文档",
    "无标题文档",
    "附件",
];

/// What titles begin with that greet who comes to the site, or name the program that made the document, folded.
#[rustfmt::skip] // One entry a line.
const GREETINGS: [&str; 9] = [
    "microsoftexcel",
    "microsoftpowerpoint",
    "microsoftword",
    "powerpointpresentation",
    "welcometo",
    "新建microsoft",
    "欢迎光临",
    "欢迎访问",
    "歡迎訪問",
];

/// Programs whose names stand before those of files that they printed.
const PROGRAMS: [&str; 3] = [
    "Microsoft Word - ",
    "Microsoft PowerPoint - ",
    "Microsoft Excel - ",
];

/// What the names of files of documents end with.
const ENDINGS: [&str; 12] = [
    "doc", "docx", "htm", "html", "indd", "odt", "pdf", "ppt", "pptx", "rtf", "wpd", "wps",
];

/// What stands before the dot of a title that is the name of a file.
fn stem(title: &str) -> Option<&str> {
    let (stem, ending) = title.rsplit_once('.')?;
    let is_ending = |it: &&str| it.eq_ignore_ascii_case(ending);
    ENDINGS.iter().any(is_ending).then_some(stem)
}

fn is_file(title: &str) -> bool {
    // Most titles have no dot near their end.
    let tail = title.len().saturating_sub("xhtml.".len());
    let tail = title.as_bytes().get(tail..).unwrap_or_default();
    tail.contains(&b'.') && stem(title).is_some()
}

/// Whether a title is but the number that a Chinese office gave to a document: `内港函〔2024〕31号`.
fn is_number(title: &str) -> bool {
    title.ends_with('号') && title.len() <= LONGEST_NUMBER && {
        let number = title
            .strip_suffix('号')
            .and_then(|rest| rest.rsplit_once(['〕', '］', ']', '】']));
        number.is_some_and(|(before, number)| {
            let number = number.trim().trim_start_matches('第');
            before.contains(['〔', '［', '[', '【']) && number.bytes().all(|it| it.is_ascii_digit())
        })
    }
}

/// The longest such number, in bytes.
const LONGEST_NUMBER: usize = 64;

/// The name of a file that a program printed, without the program and the ending; other titles as they are.
pub(crate) fn without_program(title: &str) -> &str {
    let mut programs = PROGRAMS.iter();
    let file = programs.find_map(|program| title.strip_prefix(program));
    let stem = file.map(|file| stem(file).unwrap_or(file).trim());
    stem.filter(|stem| !stem.is_empty()).unwrap_or(title)
}

/// Whether a stated title tells nothing of the page.
pub(crate) fn says_nothing(title: &str) -> bool {
    // Most are longer, and nearly all begin with other letters than greetings do.
    let greets = |first| GREETINGS.iter().any(|it| it.starts_with(first));
    let may_greet = first_folded(title).is_some_and(greets);
    if !may_greet && (is_file(title) || is_number(title)) {
        return true;
    }
    if title.len() > LONGEST_NOTHING && !may_greet {
        return false;
    }
    let folded = fold(title);
    // Editors count them: `New Page 3`, `untitled1`.
    let is_counted = COUNTED.iter().any(|it| folded.starts_with(it));
    let folded = match is_counted {
        true => folded.trim_end_matches(|ch: char| ch.is_ascii_digit()),
        false => &folded,
    };
    NOTHING.binary_search(&folded).is_ok()
        || GREETINGS.iter().any(|it| folded.starts_with(it))
        || kinds::is_folded(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_systems_say_nothing() {
        assert!(NOTHING.windows(2).all(|pair| pair[0] < pair[1]));
        for title in [
            "Home",
            "News Detail",
            "New Page 3",
            "Print Version",
            "Unknown",
            "新闻详情",
            "Welcome to the harbour",
            "Microsoft Word - harbour report.doc",
            "harbour_report.PDF",
            "Document1",
            "附件2",
            "内港函〔2024〕31号",
        ] {
            assert!(says_nothing(title), "{title}");
        }
        assert!(
            !says_nothing("Home again") && !says_nothing("Article 50") && !says_nothing("Vite")
        );
        assert!(
            !says_nothing("关于印发内港函〔2024〕31号的通知") && !says_nothing("Moving to PDF 2.0")
        );
        assert_eq!(
            without_program("Microsoft Word - The tide.docx"),
            "The tide"
        );
        assert_eq!(without_program("Microsoft Word - a guide"), "a guide");
        assert_eq!(without_program("The tide.docx"), "The tide.docx");
    }
}
