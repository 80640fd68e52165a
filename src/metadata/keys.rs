//! Keys of metadata and the fields they fill. Sorted, in lower case, one a line.
//!
//! The weight decides between keys of one place that fill the same field.

use super::FieldName::{
    self, Author, Category, Description, Editor, Image, Language, Modified, Published, Site,
    Source, Title, Url,
};

/// Keys of front matter and of crawlers' header lines. A header line with none of these is only
/// read among others that have one.
static ENVELOPE: &[(&str, FieldName, f32)] = &[
    ("article_title", Title, 4.0),
    ("auteur", Author, 4.0),
    ("author", Author, 5.0),
    ("author.name", Author, 5.0),
    ("authors", Author, 5.0),
    ("authors.name", Author, 5.0),
    ("autor", Author, 4.0),
    ("byline", Author, 4.0),
    ("canonical_url", Url, 5.0),
    ("categories", Category, 5.0),
    ("category", Category, 5.0),
    ("channel", Category, 4.0),
    ("cover", Image, 4.0),
    ("crawled_url", Url, 4.0),
    ("created", Published, 4.0),
    ("created_at", Published, 4.0),
    ("creator", Author, 4.0),
    ("date", Published, 5.0),
    ("date_modified", Modified, 5.0),
    ("date_published", Published, 5.0),
    ("datum", Published, 4.0),
    ("desc", Description, 4.0),
    ("description", Description, 5.0),
    ("editor", Editor, 5.0),
    ("excerpt", Description, 4.0),
    ("featured_image", Image, 4.0),
    ("final_url", Url, 5.0),
    ("headimg", Image, 4.5),
    ("headline", Title, 4.5),
    ("image", Image, 5.0),
    ("lang", Language, 5.0),
    ("language", Language, 5.0),
    ("last_modified", Modified, 4.0),
    ("lastmod", Modified, 4.5),
    ("link", Url, 4.0),
    ("modified", Modified, 4.5),
    ("origin", Source, 4.0),
    ("permalink", Url, 4.0),
    ("pubdate", Published, 5.0),
    ("publish_date", Published, 5.0),
    ("publish_time", Published, 5.0),
    ("published", Published, 5.0),
    ("published_at", Published, 5.0),
    ("publisher", Site, 4.0),
    ("pubtime", Published, 5.0),
    ("section", Category, 4.0),
    ("seed_url", Url, 3.0),
    ("site", Site, 5.0),
    ("site_name", Site, 5.0),
    ("sitename", Site, 5.0),
    ("source", Source, 5.0),
    ("source_name", Source, 4.0),
    ("source_url", Url, 3.5),
    ("subject", Title, 3.0),
    ("summary", Description, 4.0),
    ("thumbnail", Image, 4.0),
    ("time", Published, 4.0),
    ("timestamp", Published, 3.5),
    ("titel", Title, 4.0),
    ("title", Title, 5.0),
    ("titre", Title, 4.0),
    ("updated", Modified, 4.5),
    ("updated_at", Modified, 4.5),
    ("uri", Url, 4.0),
    ("url", Url, 4.5),
    ("website", Site, 4.0),
    ("writer", Author, 4.0),
    ("タイトル", Title, 5.0),
    ("作者", Author, 5.0),
    ("作者名", Author, 4.0),
    ("來源", Source, 5.0),
    ("修改时间", Modified, 4.5),
    ("分类", Category, 5.0),
    ("分類", Category, 5.0),
    ("发布日期", Published, 5.0),
    ("发布时间", Published, 5.0),
    ("发表时间", Published, 5.0),
    ("地址", Url, 4.0),
    ("封面", Image, 4.0),
    ("摘要", Description, 5.0),
    ("日付", Published, 4.0),
    ("日期", Published, 5.0),
    ("时间", Published, 4.5),
    ("時間", Published, 4.5),
    ("更新时间", Modified, 4.5),
    ("更新時間", Modified, 4.5),
    ("来源", Source, 5.0),
    ("标题", Title, 5.0),
    ("栏目", Category, 4.0),
    ("標題", Title, 5.0),
    ("欄目", Category, 4.0),
    ("發佈時間", Published, 5.0),
    ("發布時間", Published, 5.0),
    ("站点", Site, 5.0),
    ("網址", Url, 5.0),
    ("網站", Site, 4.0),
    ("編輯", Editor, 5.0),
    ("编辑", Editor, 5.0),
    ("网址", Url, 5.0),
    ("网站", Site, 4.0),
    ("責任編輯", Editor, 5.0),
    ("责任编辑", Editor, 5.0),
    ("連結", Url, 5.0),
    ("鏈接", Url, 5.0),
    ("链接", Url, 5.0),
];

/// Names and properties of `<meta>` elements.
static META: &[(&str, FieldName, f32)] = &[
    ("article:author", Author, 2.5),
    ("article:modified_time", Modified, 4.0),
    ("article:published_time", Published, 4.0),
    ("article:section", Category, 3.0),
    ("author", Author, 3.0),
    ("citation_author", Author, 4.0),
    ("citation_publication_date", Published, 3.5),
    ("citation_title", Title, 3.5),
    ("content-language", Language, 2.0),
    ("date", Published, 3.0),
    ("datepublished", Published, 3.5),
    ("dc.creator", Author, 3.0),
    ("dc.date", Published, 3.0),
    ("dc.date.issued", Published, 3.5),
    ("dc.title", Title, 2.5),
    ("dcterms.created", Published, 3.0),
    ("description", Description, 3.0),
    ("og:article:published_time", Published, 3.5),
    ("og:description", Description, 3.5),
    ("og:image", Image, 4.0),
    ("og:locale", Language, 2.5),
    ("og:site_name", Site, 4.0),
    ("og:title", Title, 3.0),
    ("og:updated_time", Modified, 3.0),
    ("og:url", Url, 3.0),
    ("parsely-author", Author, 3.0),
    ("parsely-pub-date", Published, 3.5),
    ("parsely-title", Title, 3.2),
    ("pubdate", Published, 3.5),
    ("publishdate", Published, 3.5),
    ("sailthru.author", Author, 2.8),
    ("sailthru.date", Published, 3.2),
    ("sailthru.title", Title, 3.0),
    ("twitter:description", Description, 3.0),
    ("twitter:image", Image, 3.5),
    ("twitter:title", Title, 2.8),
];

/// Properties of JSON-LD articles.
static JSON_LD: &[(&str, FieldName, f32)] = &[
    ("articlesection", Category, 3.5),
    ("author", Author, 4.5),
    ("datemodified", Modified, 4.5),
    ("datepublished", Published, 4.5),
    ("description", Description, 3.2),
    ("headline", Title, 3.4),
    ("image", Image, 3.0),
    ("inlanguage", Language, 3.5),
    ("publisher", Site, 3.5),
    ("url", Url, 2.5),
];

fn look_up(table: &[(&str, FieldName, f32)], key: &str) -> Option<(FieldName, f32)> {
    table
        .binary_search_by(|(known, _, _)| (*known).cmp(key))
        .ok()
        .and_then(|at| table.get(at))
        .map(|(_, field, weight)| (*field, *weight))
}

/// The field that a key of front matter or of a header line fills. Hyphens and spaces in the key
/// count as underscores.
pub(crate) fn envelope(key: &str) -> Option<(FieldName, f32)> {
    let key = key.trim().to_lowercase().replace(['-', ' '], "_");
    look_up(ENVELOPE, &key)
}

/// The field that a `<meta>` element fills.
pub(crate) fn meta(name: &str) -> Option<(FieldName, f32)> {
    look_up(META, name)
}

/// The field that a property of JSON-LD fills.
pub(crate) fn json_ld(property: &str) -> Option<(FieldName, f32)> {
    look_up(JSON_LD, property)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ENVELOPE, META, JSON_LD] {
            for pair in table.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
            }
        }
    }
}
