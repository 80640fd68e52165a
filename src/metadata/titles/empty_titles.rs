//! Titles that tell nothing of their page: systems and templates give them.

use super::kinds;
use crate::metadata::folding::{first_folded, fold};

/// Titles that systems give to pages that have none, folded.
#[rustfmt::skip] // One entry a line.
const NOTHING: [&str; 110] = [
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
    "portfoliodetail",
    "portfoliodetails",
    "postdetail",
    "postdetails",
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
    "打印文章",
    "打印版",
    "文章",
    "文章内容",
    "文章详情",
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
    "首頁",
    "首页",
    "공지사항",
    "보도자료",
];

/// The longest of them with its spaces, in bytes.
const LONGEST_NOTHING: usize = 32;

/// With what those begin that editors number.
const COUNTED: [&str; 3] = ["newpage", "untitled", "无标题文档"];

/// What titles begin with that greet who comes to the site, folded.
#[rustfmt::skip] // One entry a line.
const GREETINGS: [&str; 4] = [
    "welcometo",
    "欢迎光临",
    "欢迎访问",
    "歡迎訪問",
];

/// Whether a stated title tells nothing of the page.
pub(crate) fn says_nothing(title: &str) -> bool {
    // Most are longer, and nearly all begin with other letters than greetings do.
    let greets = |first| GREETINGS.iter().any(|it| it.starts_with(first));
    let may_greet = first_folded(title).is_some_and(greets);
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
        ] {
            assert!(says_nothing(title), "{title}");
        }
        assert!(
            !says_nothing("Home again") && !says_nothing("Article 50") && !says_nothing("Vite")
        );
    }
}
