//! What blogs state in their exports beside feeds: of what kind an entry is (WordPress exports menus and styles as
//! entries, Blogger its settings and comments), comments within it, and the names of those who wrote it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::feed::html_of;
use super::vocabulary::part;
use super::xml::{Element, elements, text};

/// Kinds of entries of WordPress that are no documents, sorted.
#[rustfmt::skip] // One entry a line.
const OTHERS: [&str; 13] = [
    "attachment",
    "custom_css",
    "customize_changeset",
    "nav_menu_item",
    "oembed_cache",
    "revision",
    "user_request",
    "wp_block",
    "wp_font_face",
    "wp_font_family",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
];

/// Of what kind an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Document,
    Comment,
    /// What the system keeps with its entries.
    Other,
}

/// What an export states of an entry or of the blog.
#[derive(Default)]
pub(super) struct Stated {
    kind: Kind,
    /// The comments on the entry, as HTML.
    comments: Vec<String>,
    /// The names that are shown, by those under which people log in.
    names: FxHashMap<String, String>,
    is_of_wordpress: bool,
}

impl Stated {
    /// Of a document with comments.
    pub(super) fn of_comments(comments: Vec<String>) -> Stated {
        Stated {
            comments,
            ..Stated::default()
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    pub(super) fn comments(&self) -> &[String] {
        &self.comments
    }

    /// Whether shortcodes may stand in the text.
    pub(super) fn has_shortcodes(&self) -> bool {
        self.is_of_wordpress
    }

    /// Takes what an element states, if only exports have it.
    pub(super) fn take(&mut self, name: &str, element: &Element<'_>) -> bool {
        match name {
            "category" => return self.take_kind(element),
            "blogger:type" => {
                self.kind = match &*element.text() {
                    "COMMENT" => Kind::Comment,
                    _ => Kind::Document,
                }
            }
            "wp:post_type" => {
                self.is_of_wordpress = true;
                let kind = element.text();
                let is_part = kind.starts_with("wp_template");
                if is_part || OTHERS.binary_search(&kind.trim()).is_ok() {
                    self.kind = Kind::Other;
                }
            }
            "wp:status" if matches!(element.text().trim(), "auto-draft" | "trash") => {
                self.kind = Kind::Other;
            }
            "wp:author" => {
                let of = |name| text(part(element.inner, name)).trim().to_owned();
                self.names
                    .insert(of("wp:author_login"), of("wp:author_display_name"));
            }
            "wp:comment" => self.take_comment(element),
            _ => return false,
        }
        true
    }

    /// Takes the category with which Blogger tells of what kind an entry is.
    fn take_kind(&mut self, element: &Element<'_>) -> bool {
        let term = element.attribute("term").unwrap_or_default();
        let Some((schema, kind)) = term.split_once("/kind#") else {
            return false;
        };
        if !schema.ends_with("schemas.google.com/blogger/2008") {
            return false;
        }
        self.kind = match kind {
            "comment" => Kind::Comment,
            "settings" | "template" => Kind::Other,
            _ => Kind::Document,
        };
        true
    }

    /// Takes a comment that was approved; pings of other blogs are none.
    fn take_comment(&mut self, element: &Element<'_>) {
        let of = |name| text(part(element.inner, name));
        let is_approved = of("wp:comment_approved").trim() == "1";
        let is_said = matches!(of("wp:comment_type").trim(), "" | "comment");
        if is_approved && is_said {
            let inside = elements(element.inner).map_while(|it| it);
            let mut contents = inside.filter(|it| it.name == "wp:comment_content");
            self.comments.extend(contents.next().map(|it| html_of(&it)));
        }
    }

    /// Replaces the name under which someone logs in with the one that is shown.
    pub(super) fn show_name(&self, name: &mut String) {
        let shown = self.names.get(name);
        if let Some(shown) = shown.filter(|shown| !shown.is_empty()) {
            name.clone_from(shown);
        }
    }
}

/// Appends comments as a section of their own behind the text that begins at a byte.
pub(super) fn push_section(html: &mut String, from: usize, comments: &[String]) {
    if comments.is_empty() || !html.is_char_boundary(from) {
        return;
    }
    html.insert_str(from, "<article>\n");
    html.push_str("</article>\n<section class=\"comments\">\n");
    for comment in comments {
        html.push_str("<div class=\"comment\">\n");
        html.push_str(comment);
        html.push_str("</div>\n");
    }
    html.push_str("</section>\n");
}

/// The longest shortcode, in bytes.
const LONGEST: usize = 2 << 10;

/// Shortcodes that stand alone, without values, sorted.
const ALONE: [&str; 4] = ["archives", "gallery", "playlist", "sitemap"];

/// HTML without the shortcodes of WordPress, of which those around images become figures.
pub(super) fn without_shortcodes(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let ends = html.split("[/").skip(1);
    let ended: FxHashSet<&str> = ends.map(|end| name_of(end).0).collect();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        rest = match shortcode(behind, &ended) {
            Some((tag, behind)) => {
                plain.push_str(tag);
                behind
            }
            None => {
                plain.push('[');
                behind
            }
        };
    }
    plain.push_str(rest);
    plain
}

/// The name that a text begins with, and what stands behind it.
fn name_of(text: &str) -> (&str, &str) {
    let is_of_name = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || "_-".contains(ch);
    let length = text.find(|ch| !is_of_name(ch)).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or_default()
}

/// What takes the place of the shortcode that a text begins with, behind its bracket, and what stands behind it.
fn shortcode<'a>(text: &'a str, ended: &FxHashSet<&str>) -> Option<(&'static str, &'a str)> {
    let inside = text.strip_prefix('/');
    let is_end = inside.is_some();
    let (name, behind) = name_of(inside.unwrap_or(text));
    let is_name = name.starts_with(|ch: char| ch.is_ascii_lowercase());
    if !is_name || !behind.starts_with([' ', '/', ']']) {
        return None;
    }
    let window = behind.get(..behind.floor_char_boundary(LONGEST))?;
    let (values, _) = window.split_once(']')?;
    let behind = behind.get(values.len() + 1..)?;
    let is_code = is_end
        || values.contains("=\"")
        || values.contains("='")
        || values.trim_start().starts_with("http")
        || ALONE.binary_search(&name).is_ok()
        || values.is_empty() && ended.contains(name);
    let tag = match (name, is_end) {
        ("caption" | "wp_caption", false) => "<figure>",
        ("caption" | "wp_caption", true) => "</figure>",
        _ => "",
    };
    is_code.then_some((tag, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean;
    use crate::read::tests::{SAID, TOLD, stated};

    #[test]
    fn the_tables_are_sorted() {
        assert!(OTHERS.is_sorted());
        assert!(ALONE.is_sorted());
    }

    fn item(title: &str, kind: &str, text: &str) -> String {
        format!(
            "<item><title>{title}</title><pubDate>Fri, 03 May 2019 08:12:00 +0000</pubDate><dc:creator>ann</dc:creator>\
             <content:encoded><![CDATA[{text}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>\
             <wp:status>publish</wp:status><wp:post_type><![CDATA[{kind}]]></wp:post_type><wp:comment>\
             <wp:comment_author>Tom</wp:comment_author><wp:comment_content><![CDATA[{SAID}]]></wp:comment_content>\
             <wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type></wp:comment><wp:comment>\
             <wp:comment_content><![CDATA[Cheap flour]]></wp:comment_content><wp:comment_approved>spam</wp:comment_approved>\
             </wp:comment></item>"
        )
    }

    #[test]
    fn exports_of_wordpress_hold_more_than_posts() {
        let text = format!(
            "<!-- wp:paragraph -->\n<p>{TOLD}</p>\n<!-- /wp:paragraph -->\n[gallery ids=\"1,2\"]"
        );
        let items = [
            item("wheel.jpg", "attachment", "The wheel."),
            item("The mill grinds again", "post", &text),
            item("Styles", "wp_global_styles", "{\"version\": 2}"),
        ];
        let document = format!(
            "<rss><channel><title>Mill Blog</title><pubDate>Tue, 20 Feb 2024 10:30:00 +0000</pubDate><wp:author>\
             <wp:author_login>ann</wp:author_login><wp:author_display_name><![CDATA[Ann Bell]]></wp:author_display_name>\
             </wp:author>{}</channel></rss>",
            items.concat()
        );
        let article = clean(document.as_str());
        let date = Some("2019-05-03T08:12:00Z".to_owned());
        let expected = (Some("The mill grinds again"), vec!["Ann Bell"], date);
        assert_eq!(stated(&article), expected);
        assert_eq!(article.text(), TOLD);
        let comments: Vec<_> = article.comments().collect();
        let comments: Vec<_> = comments.iter().map(|it| it.block().text()).collect();
        assert_eq!(comments, [SAID]);
    }

    #[test]
    fn exports_of_blogger_hold_more_than_posts() {
        let entry = |kind: &str, title: &str, text: &str| {
            format!(
                "<entry><published>2019-05-03T08:12:00Z</published><category term='http://schemas.google.com/blogger/2008/kind#{kind}'/>\
                 <title type='text'>{title}</title><content type='html'>{text}</content><author><name>Ann Bell</name></author></entry>"
            )
        };
        let entries = [
            entry("template", "Template", "&lt;html&gt;"),
            entry("settings", "Days of posts", "7"),
            entry("post", "The mill grinds again", TOLD),
            entry("comment", "I remember…", SAID),
        ];
        let document = format!(
            "<feed><title>Mill Blog</title><updated>2024-02-20T10:30:00Z</updated>{}</feed>",
            entries.concat()
        );
        for document in [
            document.clone(),
            document.replace(
                "<category term='http://schemas.google.com/blogger/2008/kind#comment'/>",
                "<blogger:type>COMMENT</blogger:type>",
            ),
        ] {
            let article = clean(document.as_str());
            let date = Some("2019-05-03T08:12:00Z".to_owned());
            let expected = (Some("The mill grinds again"), vec!["Ann Bell"], date);
            assert_eq!(stated(&article), expected);
            assert_eq!(article.text(), TOLD);
            assert_eq!(article.comments().count(), 1);
            assert!(article.metadata().categories.is_empty());
        }
    }

    #[test]
    fn livejournal_has_entries_too() {
        let document = format!(
            "<livejournal><entry><itemid>1</itemid><eventtime>2009-05-03 08:12:00</eventtime><subject>The mill</subject>\
             <event>&lt;p&gt;{TOLD}&lt;/p&gt;</event><security>public</security></entry></livejournal>"
        );
        let article = clean(document.as_str());
        let date = Some("2009-05-03T08:12:00".to_owned());
        assert_eq!(stated(&article), (Some("The mill"), Vec::new(), date));
        assert_eq!(article.text(), TOLD);
    }

    #[test]
    fn shortcodes_go_and_other_brackets_stay() {
        for (html, expected) in [
            ("a [gallery] b [youtube https://a.example/1] c", "a  b  c"),
            ("[row]a[/row] [sic] [1] [x y]", "a [sic] [1] [x y]"),
            (
                "[caption id=\"1\"]<img> The wheel[/caption]",
                "<figure><img> The wheel</figure>",
            ),
            ("[gallery", "[gallery"),
        ] {
            assert_eq!(without_shortcodes(html), expected, "{html}");
        }
    }
}
