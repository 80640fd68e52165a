//! The name of the site, where nothing states it: the end of the page's title that its logo or its note
//! of copyright has too.

use super::{copies, logo};
use crate::block::{Block, BlockKind};
use crate::features::is_cjk;
use crate::field::{Field, Place};
use crate::hints::Hints;
use crate::ledger::{Label, Pen};
use crate::metadata::sites::Sites;
use crate::metadata::{Candidate, FieldName, title, values};
use crate::page::Page;

/// The weight of such a name: all that is stated goes before.
const OF_TITLE: f32 = 1.0;

/// Blocks at the start of a page among which its logo is, and at its end among which the note is.
const HEAD: usize = 12;
const FOOT: usize = 12;

/// Proposes the name with which the title in the page's head ends, or begins where the logo says it.
pub(crate) fn propose(page: &Page, sites: &Sites, pen: &mut Pen<'_>) {
    let fields = page.fields();
    let is_stated = |field: &Field| {
        let name = field.value();
        field.key() == "og:site_name" && values::without_scheme(name).len() == name.len()
    };
    if fields.iter().any(is_stated) {
        return;
    }
    let title = fields.iter().find(|it| it.place() == Place::HtmlTitle);
    let Some(title) = title else {
        return;
    };
    if let Some(site) = title::site_of(title.value(), sites, |part| is_named(page, part)) {
        pen.propose(
            Candidate::text(FieldName::Site, site)
                .at(Place::HtmlTitle)
                .under(title.key())
                .weighing(OF_TITLE),
        );
    }
}

/// Whether the logo is called so, or the note of copyright names it. The page's own heading, an entry
/// of a menu or trail and a picture called like the page are none.
fn is_named(page: &Page, name: &str) -> bool {
    let heading = page.title_heading.and_then(|index| page.block(index));
    if heading.is_some_and(|it| it.text().trim() == name && !logo::is_logo(it)) {
        return false;
    }
    let is_apart = |block: Block<'_>| {
        let is_entry = block.hints().intersects(Hints::NAVIGATION)
            || matches!(block.kind(), BlockKind::ListItem { .. });
        let mut links = block.links().map(|(address, _)| address);
        let leads_inside = links.any(|it| !it.contains("//") && (it.is_empty() || !is_front(it)));
        !(block.hints().intersects(Hints::BREADCRUMB) || is_entry && leads_inside)
    };
    let is_logo = |block: Block<'_>| {
        (block.text().trim() == name && is_apart(block)) || has_image(block, name)
    };
    page.blocks().take(HEAD).any(is_logo)
        || is_in_note(page, name)
        || (name.contains(is_cjk) && is_in_record(page, name))
}

/// The same, where the name may be a title too: a headline and a picture below it are no logo.
pub(crate) fn is_surely_named(page: &Page, name: &str) -> bool {
    let is_logo = |block: Block<'_>| {
        let mut links = block.links();
        links.any(|(address, text)| text.trim() == name && is_front(address))
            || has_image(block, name)
    };
    let mut above = page.blocks().take(HEAD).take_while(|it| !it.is_heading());
    above.any(is_logo) || is_in_note(page, name)
}

/// Whether an address is that of the front page of a site.
pub(crate) fn is_front(address: &str) -> bool {
    let address = copies::own(address);
    let mut colons = memchr::memchr_iter(b':', address.as_bytes());
    let host = colons.find_map(|at| address.get(at..)?.strip_prefix("://"));
    let path = match host {
        Some(rest) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    path.trim_matches('/').is_empty()
}

fn has_image(block: Block<'_>, name: &str) -> bool {
    block.images().any(|(_, alt)| alt.trim() == name)
}

fn is_in_note(page: &Page, name: &str) -> bool {
    let has_sign =
        |text: &str| memchr::memchr(0xc2, text.as_bytes()).is_some() && text.contains('©');
    let holds = |block: Block<'_>| has_sign(block.text()) && block.text().contains(name);
    page.blocks().rev().take(FOOT).any(holds)
}

/// Whether the notes of a Chinese page name it, which mostly have no sign: who has the rights, the number
/// under which the site is on record, a warning of its own. The links beside them lead to its pages.
fn is_in_record(page: &Page, name: &str) -> bool {
    let copyright = Label::Copyright.bit();
    let holds = |block: Block<'_>| {
        let says = || {
            let hits = block.with_hits();
            hits.is_some_and(|those| those.labels & copyright != 0)
        };
        let mut links = block.links();
        block.text().contains(name)
            && (block.hints().intersects(Hints::COPYRIGHT) || says())
            && !links.any(|(address, text)| text.trim() == name && !is_front(address))
    };
    page.blocks().rev().take(FOOT).any(holds)
}

#[cfg(test)]
mod tests {
    fn site(page: &str) -> Option<String> {
        let article = crate::clean(page);
        article.metadata().site.clone().map(|site| site.value)
    }

    #[test]
    fn the_title_ends_with_the_name_on_the_logo_or_in_the_note() {
        let story = "<h1>Snow closes the pass</h1><p>The pass was closed on Sunday, after the plough \
            had turned back twice, and it will stay closed until the wind has turned.</p>";
        let title = "<title>Snow closes the pass - Quayside News</title>";
        let logo = "<div><a href=/><img src=l.svg alt='Quayside News'></a></div>";
        let note = "<footer><p>© 2024 Quayside News. All rights reserved.</p></footer>";
        assert_eq!(
            site(&format!("{title}{logo}{story}")).as_deref(),
            Some("Quayside News")
        );
        assert_eq!(
            site(&format!("{title}{story}{note}")).as_deref(),
            Some("Quayside News")
        );
        assert_eq!(site(&format!("{title}{story}")), None);
    }

    #[test]
    fn the_notes_of_chinese_pages_name_the_site() {
        let story =
            "<p>大桥修了四个月，昨天下午重新通车，两岸的居民一早就来看热闹，孩子们跑在最前面。</p>";
        let page = |title: &str, note: &str| {
            let foot = format!("<p>内ICP备0000000号</p><div class=copyright>{note}</div>");
            site(&format!("<title>{title}</title>{story}{foot}"))
        };
        let warning = "<p>77内港加盟网提示：投资有风险</p>";
        let title = "大桥通车_大桥_通车时间-77内港加盟网";
        assert_eq!(page(title, warning).as_deref(), Some("77内港加盟网"));
        assert_eq!(
            page("大桥通车_内港往事", "<p>版权所有 内港往事</p>").as_deref(),
            Some("内港往事")
        );
        assert_eq!(page("大桥通车_内港往事", "<p>版权所有</p>"), None);
        let links = "<p><a href=/about>关于我们</a> <a href=/map>地图</a></p>";
        assert_eq!(page("公司简介_关于我们", links), None);
    }

    #[test]
    fn the_heading_and_entries_of_trails_and_menus_are_no_logo() {
        let story = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let title = "<title>Quayside - Roads in snow</title>";
        for head in [
            "<h1>Roads in snow</h1>",
            "<ul class=breadcrumb><li>Home</li><li>Roads in snow</li></ul><h2>Which are open</h2>",
            "<nav><ul><li><a href=/roads>Roads in snow</a></li></ul></nav><h2>Which are open</h2>",
        ] {
            assert_eq!(site(&format!("{title}{head}{story}")), None, "{head}");
        }
    }

    #[test]
    fn what_is_stated_goes_before_and_a_site_before_its_company() {
        let page = |ld: &str| {
            format!(
                "<title>Snow - Quayside</title><script type='application/ld+json'>{ld}</script>\
                 <h1>Snow</h1><p>The pass was closed on Sunday, after all.</p><p>© Quayside</p>"
            )
        };
        let graph = r#"{"@graph":[{"@type":"WebSite","name":"Quayside News"},
            {"@type":"Article","publisher":{"@type":"Organization","name":"Quayside Media Ltd"}}]}"#;
        assert_eq!(site(&page(graph)).as_deref(), Some("Quayside News"));
        let alone = r#"{"@type":"NewsMediaOrganization","name":"Quayside News"}"#;
        assert_eq!(site(&page(alone)).as_deref(), Some("Quayside News"));
        let named = "<meta name=SiteName content=内港网><h1>大桥完工</h1>";
        assert_eq!(site(named).as_deref(), Some("内港网"));
    }
}
