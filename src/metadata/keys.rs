//! Keys of metadata and the fields they fill. Sorted, in lower case, one a line.
//!
//! The weights decide between all that fill the same field. Those of markup are set from counts
//! over two sets of pages whose metadata is known (1969 pages in English, German and Spanish):
//! behind a key stands how often it was right, and, behind a semicolon, how often it was where
//! nothing else said the same. What has no count is set like its kin.

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::FieldName::{
    self, Author, Category, Description, Editor, Image, Language, License, Modified, OriginalTitle,
    Published, Site, Source, Tag, Title, Url,
};
use crate::features::is_cjk;

/// Keys of front matter and of crawlers' header lines, as [`squashed`] writes them. A header line
/// with none of these is only read among others that have one.
static ENVELOPE: &[(&str, FieldName, f32)] = &[
    ("articletitle", Title, 4.0),
    ("auteur", Author, 4.0),
    ("author", Author, 5.0),
    ("author.name", Author, 5.0),
    ("authorname", Author, 4.5),
    ("authors", Author, 5.0),
    ("authors.name", Author, 5.0),
    ("autor", Author, 4.0),
    ("by", Author, 4.0),
    ("byline", Author, 4.0),
    ("canonical", Url, 4.5),
    ("canonicalurl", Url, 5.0),
    ("categories", Category, 5.0),
    ("category", Category, 5.0),
    ("channel", Category, 4.0),
    ("cover", Image, 4.0),
    ("coverimage", Image, 4.0),
    ("crawledurl", Url, 4.0),
    ("created", Published, 4.0),
    ("createdat", Published, 4.0),
    ("creator", Author, 4.0),
    ("date", Published, 5.0),
    ("datecreated", Published, 4.0),
    ("dateissued", Published, 4.0),
    ("datemodified", Modified, 5.0),
    ("datepublish", Published, 5.0),
    ("datepublished", Published, 5.0),
    ("datum", Published, 4.0),
    ("desc", Description, 4.0),
    ("description", Description, 5.0),
    ("editor", Editor, 5.0),
    ("excerpt", Description, 4.0),
    ("featuredimage", Image, 4.0),
    ("fecha", Published, 4.0),
    ("fechapublicacion", Published, 4.0),
    ("finalurl", Url, 5.0),
    ("fonte", Source, 4.0),
    ("fuente", Source, 4.0),
    ("headimg", Image, 4.5),
    ("headline", Title, 4.5),
    ("heroimage", Image, 4.0),
    ("image", Image, 5.0),
    ("imageurl", Image, 4.5),
    ("keywords", Tag, 4.0),
    ("lang", Language, 5.0),
    ("language", Language, 5.0),
    ("lastmod", Modified, 4.5),
    ("lastmodified", Modified, 4.0),
    ("lastmodifiedat", Modified, 4.0),
    ("lastupdated", Modified, 4.0),
    ("lastupdatedat", Modified, 4.0),
    ("licence", License, 5.0),
    ("license", License, 5.0),
    ("link", Url, 4.0),
    ("modified", Modified, 4.5),
    ("modifiedat", Modified, 4.0),
    ("origin", Source, 4.0),
    ("originaltitle", OriginalTitle, 5.0),
    ("permalink", Url, 4.0),
    ("postdate", Published, 4.0),
    ("posted", Published, 4.0),
    ("postedat", Published, 4.0),
    ("postedon", Published, 4.0),
    ("pubdate", Published, 5.0),
    ("pubdatetime", Published, 4.0),
    ("publicationdate", Published, 5.0),
    ("publishdate", Published, 5.0),
    ("published", Published, 5.0),
    ("publishedat", Published, 5.0),
    ("publishedon", Published, 5.0),
    ("publisher", Site, 4.0),
    ("publishon", Published, 4.0),
    ("publishtime", Published, 5.0),
    ("pubtime", Published, 5.0),
    ("quelle", Source, 4.0),
    ("releasedate", Published, 3.0),
    ("reporter", Author, 4.0),
    ("section", Category, 4.0),
    ("seedurl", Url, 3.0),
    ("site", Site, 5.0),
    ("sitename", Site, 5.0),
    ("source", Source, 5.0),
    ("sourcename", Source, 4.0),
    ("sourceurl", Url, 3.5),
    ("subject", Title, 3.0),
    ("summary", Description, 4.0),
    ("tag", Tag, 4.0),
    ("tags", Tag, 5.0),
    ("thumbnail", Image, 4.0),
    ("time", Published, 4.0),
    ("timestamp", Published, 3.5),
    ("titel", Title, 4.0),
    ("title", Title, 5.0),
    ("titre", Title, 4.0),
    ("titulo", Title, 4.0),
    ("título", Title, 4.0),
    ("updated", Modified, 4.5),
    ("updatedat", Modified, 4.5),
    ("updatedon", Modified, 4.0),
    ("uri", Url, 4.0),
    ("url", Url, 4.5),
    ("verfasser", Author, 4.0),
    ("website", Site, 4.0),
    ("writer", Author, 4.0),
    ("автор", Author, 4.0),
    ("дата", Published, 4.0),
    ("заголовок", Title, 4.0),
    ("источник", Source, 4.0),
    ("タイトル", Title, 5.0),
    ("作者", Author, 5.0),
    ("作者名", Author, 4.0),
    ("來源", Source, 5.0),
    ("修改日期", Modified, 4.0),
    ("修改时间", Modified, 4.5),
    ("修改時間", Modified, 4.5),
    ("公開日", Published, 5.0),
    ("公開日時", Published, 5.0),
    ("关键词", Tag, 4.0),
    ("分类", Category, 5.0),
    ("分類", Category, 5.0),
    ("原标题", OriginalTitle, 5.0),
    ("原標題", OriginalTitle, 5.0),
    ("发布日", Published, 5.0),
    ("发布日期", Published, 5.0),
    ("发布时间", Published, 5.0),
    ("发表于", Published, 4.0),
    ("发表日期", Published, 5.0),
    ("发表时间", Published, 5.0),
    ("地址", Url, 4.0),
    ("執筆者", Author, 4.0),
    ("媒体", Source, 4.0),
    ("封面", Image, 4.0),
    ("投稿日", Published, 4.0),
    ("投稿日時", Published, 4.0),
    ("投稿者", Author, 4.0),
    ("掲載日", Published, 4.0),
    ("摘要", Description, 5.0),
    ("文章作者", Author, 5.0),
    ("文章來源", Source, 5.0),
    ("文章来源", Source, 5.0),
    ("文章标题", Title, 5.0),
    ("文章標題", Title, 5.0),
    ("新聞來源", Source, 5.0),
    ("新闻来源", Source, 5.0),
    ("日付", Published, 4.0),
    ("日期", Published, 5.0),
    ("时间", Published, 4.5),
    ("時間", Published, 4.5),
    ("更新日", Modified, 4.0),
    ("更新日時", Modified, 4.0),
    ("更新日期", Modified, 4.5),
    ("更新时间", Modified, 4.5),
    ("更新時間", Modified, 4.5),
    ("来源", Source, 5.0),
    ("标签", Tag, 5.0),
    ("标题", Title, 5.0),
    ("栏目", Category, 4.0),
    ("標籤", Tag, 5.0),
    ("標題", Title, 5.0),
    ("欄目", Category, 4.0),
    ("発行日", Published, 4.0),
    ("發佈日期", Published, 5.0),
    ("發佈時間", Published, 5.0),
    ("發布日", Published, 5.0),
    ("發布日期", Published, 5.0),
    ("發布時間", Published, 5.0),
    ("發表日期", Published, 5.0),
    ("發表時間", Published, 5.0),
    ("稿件來源", Source, 5.0),
    ("稿件来源", Source, 5.0),
    ("站点", Site, 5.0),
    ("網址", Url, 5.0),
    ("網站", Site, 4.0),
    ("編輯", Editor, 5.0),
    ("编辑", Editor, 5.0),
    ("网址", Url, 5.0),
    ("网站", Site, 4.0),
    ("著者", Author, 4.0),
    ("責任編輯", Editor, 5.0),
    ("责任编辑", Editor, 5.0),
    ("連結", Url, 5.0),
    ("鏈接", Url, 5.0),
    ("链接", Url, 5.0),
    ("關鍵詞", Tag, 4.0),
    ("게시일", Published, 4.0),
    ("날짜", Published, 4.0),
    ("등록일", Published, 4.0),
    ("수정일", Modified, 4.0),
    ("작성일", Published, 4.0),
    ("작성자", Author, 4.0),
    ("제목", Title, 5.0),
    ("출처", Source, 4.0),
];

/// Names and properties of `<meta>` elements.
static META: &[(&str, FieldName, f32)] = &[
    ("_pubtime", Published, 2.5),
    ("application-name", Site, 1.2),
    ("apub:from", Source, 3.0),
    ("apub:time", Published, 2.5),
    ("article.created", Published, 2.5),
    ("article.published", Published, 2.8),
    ("article:author", Author, 1.8), // 39 of 45; 2 of 6
    ("article:author_name", Author, 2.0),
    ("article:modified_time", Modified, 3.0),
    ("article:published", Published, 2.8),
    ("article:published_time", Published, 3.3), // 475 of 502; 69 of 80
    ("article:section", Category, 3.0),
    ("article:tag", Tag, 2.5),
    ("article_date_original", Published, 2.5),
    ("author", Author, 2.05), // 275 of 316; 36 of 61
    ("authors", Author, 1.6),
    ("bt:author", Author, 1.6),
    ("bt:pubdate", Published, 2.5),
    ("byl", Author, 2.0),
    ("citation_author", Author, 3.5),
    ("citation_authors", Author, 3.5),
    ("citation_date", Published, 2.8),
    ("citation_journal_title", Site, 3.0),
    ("citation_keywords", Tag, 2.8),
    ("citation_language", Language, 2.5),
    ("citation_online_date", Published, 2.7),
    ("citation_publication_date", Published, 2.9),
    ("citation_title", Title, 2.2),
    ("columnname", Category, 2.5),
    ("content-language", Language, 2.0),
    ("contentsource", Source, 2.5),
    ("creator", Author, 1.6),
    ("cxenseparse:author", Author, 2.0),
    ("cxenseparse:publishtime", Published, 2.5),
    ("cxenseparse:recs:publishtime", Published, 2.5),
    ("date", Published, 1.6), // 24 of 31; 3 of 5
    ("date.created", Published, 2.0),
    ("date.modified", Modified, 2.5),
    ("datecreated", Published, 2.0),
    ("datemodified", Modified, 2.5),
    ("datepublished", Published, 2.6),
    ("dc.contributor", Editor, 0.5),
    ("dc.creator", Author, 2.0),
    ("dc.creator.personalname", Author, 2.5),
    ("dc.date", Published, 1.8),
    ("dc.date.created", Published, 1.8),
    ("dc.date.issued", Published, 2.5),
    ("dc.date.modified", Modified, 2.5),
    ("dc.description", Description, 2.8),
    ("dc.language", Language, 2.5),
    ("dc.publisher", Site, 2.0),
    ("dc.rights.license", License, 2.0),
    ("dc.source", Source, 1.0),
    ("dc.subject", Tag, 2.0),
    ("dc.title", Title, 1.3), // 11 of 16
    ("dcterms.abstract", Description, 2.8),
    ("dcterms.created", Published, 1.8),
    ("dcterms.creator", Author, 2.0),
    ("dcterms.date", Published, 1.8),
    ("dcterms.issued", Published, 2.5),
    ("dcterms.language", Language, 2.5),
    ("dcterms.license", License, 3.0),
    ("dcterms.modified", Modified, 2.5),
    ("dcterms.publisher", Site, 2.0),
    ("dcterms.title", Title, 1.3),
    ("description", Description, 3.0),
    ("eomportal-lastupdate", Modified, 2.0),
    ("geschrieben-am", Published, 1.0),
    ("keywords", Tag, 2.0),
    ("language", Language, 2.0),
    ("last-modified", Modified, 2.0),
    ("lastmod", Modified, 2.0),
    ("ms.date", Published, 1.5),
    ("news_keywords", Tag, 2.4),
    ("og:article:author", Author, 1.6),
    ("og:article:modified_time", Modified, 2.8),
    ("og:article:published_time", Published, 2.8),
    ("og:article:section", Category, 2.8),
    ("og:article:tag", Tag, 2.4),
    ("og:author", Author, 1.6),
    ("og:description", Description, 3.5),
    ("og:image", Image, 4.0),
    ("og:image:url", Image, 3.8),
    ("og:locale", Language, 2.5),
    ("og:pubdate", Published, 2.5),
    ("og:published_time", Published, 2.5),
    ("og:release_date", Published, 2.0),
    ("og:site_name", Site, 4.0),
    ("og:title", Title, 1.4), // 1184 of 1626; 14 of 69
    ("og:updated_time", Modified, 2.2),
    ("og:url", Url, 3.0),
    ("originalpublicationdate", Published, 2.5),
    ("page.author", Author, 2.5),
    ("parsely-author", Author, 2.2),
    ("parsely-image-url", Image, 3.0),
    ("parsely-link", Url, 2.5),
    ("parsely-pub-date", Published, 2.8),
    ("parsely-section", Category, 2.5),
    ("parsely-tags", Tag, 2.3),
    ("parsely-title", Title, 1.5),
    ("ptime", Published, 2.0),
    ("pubdate", Published, 2.5),
    ("publication_date", Published, 2.5),
    ("publish-date", Published, 2.5),
    ("publish_date", Published, 2.5),
    ("publishdate", Published, 2.5),
    ("published", Published, 2.0),
    ("published_time", Published, 2.5),
    ("publisher", Site, 1.5),
    ("revised", Modified, 1.5),
    ("rnews:datepublished", Published, 2.5),
    ("sailthru.author", Author, 2.5), // 12 of 12
    ("sailthru.date", Published, 2.6),
    ("sailthru.description", Description, 2.5),
    ("sailthru.image.full", Image, 2.8),
    ("sailthru.tags", Tag, 2.2),
    ("sailthru.title", Title, 1.4),
    ("shareaholic:article_author_name", Author, 1.8),
    ("shareaholic:article_published_time", Published, 2.5),
    ("shareaholic:language", Language, 1.5),
    ("sitename", Site, 3.5),
    ("source", Source, 2.0),
    ("twitter:description", Description, 3.0),
    ("twitter:image", Image, 3.5),
    ("twitter:image:src", Image, 3.4),
    ("twitter:title", Title, 1.2), // 674 of 928; 4 of 28
    ("weibo:article:create_at", Published, 2.5),
];

/// Properties of JSON-LD: of the page's article without a prefix, of what else the page is about
/// behind `main.`, of the page itself behind `page.`.
static JSON_LD: &[(&str, FieldName, f32)] = &[
    ("abstract", Description, 2.0),
    ("articlesection", Category, 3.5),
    ("author", Author, 2.8),              // 315 of 344; 38 of 50
    ("author.organization", Author, 1.0), // 9 of 20; 4 of 13
    ("creator", Author, 1.5),             // 11 of 11
    ("creator.organization", Author, 0.5),
    ("datecreated", Published, 1.8), // 28 of 33
    ("datemodified", Modified, 3.5),
    ("datepublished", Published, 2.7), // 348 of 401; 11 of 43
    ("description", Description, 3.2),
    ("editor", Editor, 3.0),
    ("headline", Title, 1.45), // 346 of 431; 7 of 28
    ("image", Image, 3.0),
    ("inlanguage", Language, 3.5),
    ("keywords", Tag, 3.0),
    ("license", License, 3.0),
    ("main.author", Author, 2.4), // 14 of 16
    ("main.author.organization", Author, 0.5),
    ("main.datecreated", Published, 2.5),
    ("main.datemodified", Modified, 2.5),
    ("main.datepublished", Published, 2.5), // 11 of 12
    ("main.description", Description, 2.0),
    ("main.headline", Title, 1.2),
    ("main.image", Image, 2.0),
    ("main.keywords", Tag, 2.0),
    ("main.name", Title, 1.1),           // 23 of 43; 0 of 18
    ("main.uploaddate", Published, 2.0), // 5 of 11; 0 of 5
    ("organization.name", Site, 1.5),
    ("page.author", Author, 2.5), // 55 of 59
    ("page.author.organization", Author, 0.5),
    ("page.datemodified", Modified, 2.5),
    ("page.datepublished", Published, 2.2), // 215 of 228; 6 of 8
    ("page.description", Description, 2.0),
    ("page.inlanguage", Language, 3.0),
    ("page.license", License, 2.5),
    ("person", Author, 1.2), // 164 of 176
    ("pubdate", Published, 2.7),
    ("publisher", Site, 3.2), // The company, where the site says its name itself.
    ("section", Category, 2.0),
    ("title", Title, 1.3),
    ("update", Modified, 3.5),
    ("url", Url, 2.5),
    ("website.name", Site, 3.5),
];

/// What elements of the body state, by how they do.
static MARKUP: &[(&str, FieldName, f32)] = &[
    ("class.author", Author, 1.9),  // 463 of 515; 115 of 152
    ("class.date", Published, 1.8), // 270 of 348; 10 of 72
    ("class.modified", Modified, 1.8),
    ("itemprop.articlesection", Category, 2.5),
    ("itemprop.author", Author, 2.75), // 134 of 158; 34 of 55
    ("itemprop.datemodified", Modified, 2.6),
    ("itemprop.datepublished", Published, 3.1), // 159 of 177; 21 of 29
    ("itemprop.editor", Editor, 2.5),
    ("itemprop.headline", Title, 0.9), // 122 of 150; 2 of 21
    ("itemprop.license", License, 2.5),
    ("link.author", Author, 2.2), // 211 of 233; 25 of 38
    ("rel.author", Author, 2.6),  // 97 of 109; 8 of 15
    ("rel.tag", Tag, 1.8),
    ("time", Published, 2.3), // 308 of 358; 22 of 51
    ("time.modified", Modified, 2.3),
];

/// A table by its keys.
type ByKey = FxHashMap<&'static str, (FieldName, f32)>;

static ENVELOPE_BY_KEY: Lazy<ByKey> = Lazy::new(|| by_key(ENVELOPE));
static META_BY_KEY: Lazy<ByKey> = Lazy::new(|| by_key(META));
static JSON_LD_BY_KEY: Lazy<ByKey> = Lazy::new(|| by_key(JSON_LD));
static MARKUP_BY_KEY: Lazy<ByKey> = Lazy::new(|| by_key(MARKUP));

fn by_key(table: &[(&'static str, FieldName, f32)]) -> ByKey {
    let entries = table.iter().copied();
    entries
        .map(|(key, field, weight)| (key, (field, weight)))
        .collect()
}

/// The field that a key of front matter or of a header line fills. `datePublished`, `date-published`
/// and `Date Published` are one key; names of `<meta>` elements are keys too.
pub(crate) fn envelope(key: &str) -> Option<(FieldName, f32)> {
    let key = key.trim();
    // Most are as they stand in the table, which has few letters with case but those of ASCII.
    let is_squashed = |ch: char| match ch {
        '\0'..='\u{7f}' => !ch.is_ascii_uppercase() && !matches!(ch, '-' | ' ' | '_'),
        _ => is_cjk(ch),
    };
    if key.chars().all(is_squashed)
        && let Some(found) = ENVELOPE_BY_KEY.get(key)
    {
        return Some(*found);
    }
    let known = ENVELOPE_BY_KEY.get(&*squashed(key)).copied();
    known.or_else(|| meta(&key.to_lowercase().replace("dc:", "dc.")))
}

/// A key in lower case without what stands between its words.
fn squashed(key: &str) -> String {
    key.to_lowercase().replace(['-', ' ', '_'], "")
}

/// The field that a `<meta>` element fills.
pub(crate) fn meta(name: &str) -> Option<(FieldName, f32)> {
    META_BY_KEY.get(name).copied().or_else(|| {
        // Many systems have a name of their own for it.
        let is_date = name.contains("date") || name.contains("time");
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if is_date && says(&["publish", "pubdate", "issue", "release"]) {
            Some((Published, 2.0))
        } else if is_date && says(&["modif", "update", "revis"]) {
            Some((Modified, 1.6))
        } else {
            None
        }
    })
}

/// The field that a statement of the body fills.
pub(crate) fn markup(key: &str) -> Option<(FieldName, f32)> {
    MARKUP_BY_KEY.get(key).copied()
}

/// The field that a property of JSON-LD fills.
pub(crate) fn json_ld(property: &str) -> Option<(FieldName, f32)> {
    JSON_LD_BY_KEY.get(property).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ENVELOPE, META, JSON_LD, MARKUP] {
            for pair in table.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
            }
        }
    }

    #[test]
    fn a_key_may_be_written_in_several_ways() {
        for key in [
            "date_published",
            "datePublished",
            "Date Published",
            "DATE-PUBLISHED",
            "published_date",
            "publishedAt",
            "pub_date",
            "article:published_time",
            "dc:date",
            "公開日",
        ] {
            let field = envelope(key).map(|(field, _)| field);
            assert_eq!(field, Some(Published), "{key}");
        }
        assert_eq!(envelope("og:image").map(|(field, _)| field), Some(Image));
        assert_eq!(envelope("crawl_date"), None);
        assert_eq!(envelope("抓取时间"), None);
    }
}
