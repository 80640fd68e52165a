//! Who started a thread: whose name stands beside its first post.

use super::{Candidate, FieldName};
use crate::block::{Block, BlockKind};
use crate::cases;
use crate::features::Features;
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

/// Bytes of the longest line that a name stands in, and those before it: `Added by Ann Bell 2 months ago`.
const LONGEST_LINE: usize = 120;
const MOST_BEFORE: usize = 24;

/// Elements around a name among which that of its post is looked for.
const MOST_AROUND: usize = 4;

/// The same around a post, which may have a table of its own in its cell.
const MOST_AROUND_POST: usize = 8;

/// Blocks below a name in which the same member may be named anew, and lines of a member's cell at most.
const SAME: usize = 4;
const MOST_IN_CELL: usize = 16;

/// Parts of the addresses of members' pages: of vBulletin, SMF, PunBB, Discuz!, phpwind, HyperKitty,
/// Hacker News and others.
const OF_MEMBERS: [&str; 14] = [
    "/members/",
    "/profile/",
    "/profiles/",
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
    "user?id=",
];

/// What stands in their place where the link leads to a form of members. Sorted.
const FORMS: [&str; 9] = [
    "confirm", "login", "new", "password", "register", "sign_in", "sign_up", "signin", "signup",
];

/// How trackers of bugs label who reported one, in lower case, sorted; with the date or alone.
const LABELS: [&str; 3] = ["reported by:", "reported:", "reporter:"];

/// Proposes who started the thread, if the page is one.
pub(crate) fn propose(page: &Page, pen: &mut Pen<'_>) {
    if !page.is_thread && !score::is_forum(page) {
        return;
    }
    let title = page.title_at.unwrap_or_default();
    let around = page.blocks_from(title.saturating_sub(ABOVE_TITLE));
    let mut around = around.take(ABOVE_TITLE + BELOW_TITLE);
    let name = page.blocks().find_map(labelled);
    if let Some(name) = name.or_else(|| around.find_map(|block| named(block, title))) {
        let starter = Candidate::text(FieldName::Author, name).at(Place::Markup);
        pen.propose(starter.weighing(WEIGHT));
    }
}

/// Who reported what a tracker of bugs has a page of: `Reporter: Ann Bell`, the name in the same line or the
/// next one, or `Reported: 2024-04-25 by Ann Bell`.
fn labelled(block: Block<'_>) -> Option<&str> {
    let text = block.text();
    if !text.starts_with(['R', 'r']) || text.len() > LONGEST_LINE || block.is_hidden() {
        return None;
    }
    let begins = |label: &&str| cases::begins_with(text.as_bytes(), label);
    let label = LABELS.iter().find(|label| begins(label))?;
    let value = text.get(label.len()..)?.trim();
    let value = match value.rsplit_once(" by ") {
        Some((_, name)) => name,
        None if value.is_empty() => block.next()?.text(),
        None => value,
    };
    is_name(value).then_some(value)
}

fn is_name(text: &str) -> bool {
    let has_letters = || text.contains(char::is_alphabetic);
    text.len() <= LONGEST && has_letters() && Features::of(text, 0).words() <= MOST_WORDS
}

/// The name of a member in a line that is it or begins with it, as a link or as the heading of a post.
fn named(block: Block<'_>, title: usize) -> Option<&str> {
    const OF_OTHERS: Hints = Hints::NAVIGATION
        .with(Hints::FOOTER)
        .with(Hints::BREADCRUMB);
    let text = block.text();
    if block.is_hidden() || text.len() > LONGEST_LINE || block.hints().intersects(OF_OTHERS) {
        return None;
    }
    if let Some((address, name)) = member(block) {
        return Some(named_by_address(block, address).unwrap_or(name));
    }
    let is_plain = block.features().link_share() == 0.0 && is_name(text);
    let heads = || heads_post(block) || block.index() > title && heads_cell(block);
    (is_plain && heads()).then_some(text)
}

/// The first link of a line, if it leads to the page of a member: its address and the name.
fn member(block: Block<'_>) -> Option<(&str, &str)> {
    let (address, name) = block.links().find(|(_, name)| !name.is_empty())?;
    let before = block.text().find(name)?;
    let leads_to_member = || {
        OF_MEMBERS.iter().any(|part| {
            let behind = address.split_once(part).map(|(_, behind)| behind);
            behind.is_some_and(|name| {
                let first = name.split(['/', '?', '#', '&']).next();
                let is_form = first.is_none_or(|first| FORMS.binary_search(&first).is_ok());
                let has_number = || name.bytes().any(|byte| byte.is_ascii_digit());
                !name.is_empty() && !is_form && (!part.ends_with('?') || has_number())
            })
        })
    };
    (before <= MOST_BEFORE && is_name(name) && leads_to_member()).then_some((address, name))
}

/// The name as a link that follows has it whose text is the end of the address: an avatar stands before
/// it, which may have a letter for a picture and say whether the member is here.
fn named_by_address<'a>(block: Block<'a>, address: &str) -> Option<&'a str> {
    let slug = address.trim_end_matches('/').rsplit('/').next()?;
    let following = block.page().blocks_from(block.index()).take(SAME);
    following.filter_map(member).find_map(|(other, name)| {
        let is_same = other == address && slug.eq_ignore_ascii_case(name);
        is_same.then_some(name)
    })
}

/// Whether a line is the heading of a post of a page for readers without scripts.
fn heads_post(block: Block<'_>) -> bool {
    let is_low = matches!(block.kind(), BlockKind::Heading(3..));
    let is_post = || {
        let post = block.innermost(ElementName::Article, MOST_AROUND);
        let post = post.and_then(|at| block.page().containers.get(at as usize));
        post.is_some_and(|post| post.blocks.range().start == block.index())
    };
    is_low && is_post() && block.next().is_some_and(|next| next.features().is_prose())
}

/// Whether a line begins the cell of a member, beside that of the post: boards made of tables link no name
/// of those who may not be written to.
fn heads_cell(block: Block<'_>) -> bool {
    let page = block.page();
    let own = block.innermost(ElementName::TableCell, MOST_AROUND);
    let Some(own) = own.and_then(|at| page.containers.get(at as usize)) else {
        return false;
    };
    let cell = own.blocks.range();
    if cell.start != block.index() || cell.len() > MOST_IN_CELL {
        return false;
    }
    let is_prose = |block: &Block<'_>| block.features().is_prose();
    let beside = page.blocks_from(cell.end).take(SAME).find(is_prose);
    let is_beside = |post: Block<'_>| {
        let mut at = post.data().container as usize;
        (0..MOST_AROUND_POST).any(|_| {
            let Some(element) = page.containers.get(at) else {
                return false;
            };
            at = element.parent as usize;
            element.tag == ElementName::TableCell && element.parent == own.parent
        })
    };
    let mut lines = page.blocks_from(cell.start).take(cell.len());
    !lines.any(|line| is_prose(&line)) && beside.is_some_and(is_beside)
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

    #[test]
    fn a_line_may_begin_with_who_started_the_thread() {
        let thread = |line: &str| {
            format!(
                "<div id=menu><a href=/users/sign_in>Sign in</a></div>{line}<div id=flarum-content>{POST}</div>{POST}"
            )
        };
        for line in [
            "<div><a href=/u/old_tom>old_tom</a> to <a href=/c/boats>Boats</a> 2 months ago</div>",
            "<p class=author>Added by <a href=/users/7>old_tom</a> 2 months ago.</p>",
            "<div>24 points by <a href='user?id=old_tom'>old_tom</a> 2 months ago | hide</div>",
            "<div><a href=/user/old_tom><span>O</span><span>Offline</span></a></div>\
             <div><a href=/user/old_tom>old_tom</a></div>",
            "<div>Reporter:</div><div>old_tom</div>",
            "<div>Reported: 2024-04-25 07:14 UTC by old_tom</div>",
        ] {
            assert_eq!(starter(&thread(line)), ["old_tom"], "{line}");
        }
        for line in [
            "<div>I asked the harbour master and my neighbour <a href=/u/old_tom>old_tom</a></div>",
            "<div><a href='profile.php?mode=editprofile'>Profile</a></div>",
        ] {
            assert!(starter(&thread(line)).is_empty(), "{line}");
        }
    }

    #[test]
    fn boards_of_tables_name_members_in_a_cell() {
        let row = |name: &str, post: &str| {
            format!(
                "<tr><td><b>{name}</b><br><span class=postdetails>Deck hand<br>Posts: 3</span></td>\
                 <td><table><tr><td>Posted: today</td></tr><tr><td>{post}</td></tr></table></td></tr>"
            )
        };
        let thread = |post: &str| {
            format!(
                "<table>{}{}</table>",
                row("old_tom", post),
                row("ada", post)
            )
        };
        assert_eq!(starter(&thread(POST)), ["old_tom"]);
        assert!(starter(&thread("Yes")).is_empty());
    }
}
