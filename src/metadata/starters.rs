//! Who started a thread: whose name stands beside its first post.

use super::{Candidate, FieldName};
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::Pen;
use crate::page::{ElementName, Page};
use crate::score;

/// What it weighs: less than what a thread states of its author.
const WEIGHT: f32 = 1.2;

/// Blocks above and below the title among which the name is looked for: the title of the first post stands
/// beside or below the name. And the words and bytes of the longest name.
const ABOVE_TITLE: usize = 20;
const BELOW_TITLE: usize = 60;
const MOST_WORDS: f32 = 4.0;
const LONGEST: usize = 40;

/// Elements around a name among which that of its post is looked for.
const MOST_AROUND: usize = 4;

/// Parts of the addresses of members' pages: of vBulletin, SMF, PunBB, Discuz!, phpwind and others.
const OF_MEMBERS: [&str; 12] = [
    "/members/",
    "/profile/",
    "/u/",
    "/user/",
    "/users/",
    "action=profile",
    "member.php?",
    "member/",
    "mod=space",
    "profile.php?",
    "space-uid-",
    "u.php?",
];

/// Proposes who started the thread, if the page is one.
pub(crate) fn propose(page: &Page, pen: &mut Pen<'_>) {
    if !page.is_thread && !score::is_forum(page) {
        return;
    }
    let title = page.title_at.unwrap_or_default();
    let around = page.blocks_from(title.saturating_sub(ABOVE_TITLE));
    let mut around = around.take(ABOVE_TITLE + BELOW_TITLE);
    if let Some(name) = around.find(|block| names_member(*block)) {
        let starter = Candidate::text(FieldName::Author, name.text()).at(Place::Markup);
        pen.propose(starter.weighing(WEIGHT));
    }
}

/// Whether a line is a link to the page of a member and no more, or the heading of a post of a page for
/// readers without scripts.
fn names_member(block: Block<'_>) -> bool {
    const OF_OTHERS: Hints = Hints::NAVIGATION
        .with(Hints::FOOTER)
        .with(Hints::BREADCRUMB);
    let (features, text) = (block.features(), block.text());
    if block.is_hidden()
        || features.words() > MOST_WORDS
        || text.len() > LONGEST
        || !text.contains(char::is_alphabetic)
        || block.hints().intersects(OF_OTHERS)
    {
        return false;
    }
    let leads_to_member = || {
        let mut links = block.links();
        links.any(|(address, _)| {
            let mut behind = OF_MEMBERS
                .iter()
                .filter_map(|part| address.split_once(part));
            behind.any(|(_, name)| !name.is_empty())
        })
    };
    let heads_post = || {
        let is_low = matches!(block.kind(), BlockKind::Heading(3..));
        let is_post = || {
            let post = block.innermost(ElementName::Article, MOST_AROUND);
            let post = post.and_then(|at| block.page().containers.get(at as usize));
            post.is_some_and(|post| post.blocks.range().start == block.index())
        };
        is_low && is_post() && block.next().is_some_and(|next| next.features().is_prose())
    };
    features.link_share() > 0.9 && leads_to_member() || features.link_share() == 0.0 && heads_post()
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const POST: &str = "<p>Mine hums too, and it was the valve below the inlet that was stuck.</p>";

    fn starter(html: &str) -> Vec<String> {
        let article = clean(format!("<title>Pump hums</title><h1>Pump hums</h1>{html}").as_str());
        let authors = article.metadata().authors.iter();
        authors.map(|author| author.value.clone()).collect()
    }

    #[test]
    fn who_posts_first_started_the_thread() {
        let post = |name: &str| {
            format!(
                "<div class=post_wrapper><div class=poster><h4><a href='index.php?action=profile;u=7'>{name}</a></h4>\
                <ul><li>Hero Member</li></ul></div><div class=post>{POST}</div></div>"
            )
        };
        let posts = post("Skipper71") + &post("waterlily");
        assert_eq!(
            starter(&format!("<div id=forumposts>{posts}</div>")),
            ["Skipper71"]
        );
        assert!(
            starter(&posts).is_empty(),
            "no system says that it is a thread"
        );
        let posts = format!(
            "<article><h3>old_tom</h3>{POST}</article><article><h3>ada</h3>{POST}</article>"
        );
        assert_eq!(
            starter(&format!("<div id=flarum-content>{posts}</div>")),
            ["old_tom"]
        );
        assert!(starter(&posts).is_empty());
        let inner = format!("<article>{POST}<h3>Support</h3>{POST}</article>");
        assert!(starter(&format!("<div id=flarum-content>{inner}</div>")).is_empty());
    }
}
