//! Hidden elements that a click shows.

use super::attributes::Attributes;
use super::builder::Builder;
use crate::block::BlockKind;
use crate::hints::{self, Hints};

/// Parts of a page that are no panels of its content, whatever their classes say.
const NO_PANELS: Hints = Hints::COOKIES
    .with(Hints::FOOTER)
    .with(Hints::FORM_CONTROL)
    .with(Hints::HEADER)
    .with(Hints::LOGIN)
    .with(Hints::NAVIGATION)
    .with(Hints::POPUP);

/// Whether what an element holds is hidden. What is hidden by the element itself is not where it is
/// a closed panel of the content, which the reader of the page opens: answers below their questions
/// and the tabs of a product are written that way, and are as much a part of the text as what is
/// open. The container of such a panel is marked. `is_opened` says that another element opens it.
pub(super) fn is_hidden(
    builder: &mut Builder<'_>,
    container: u32,
    attributes: &Attributes<'_>,
    is_opened: bool,
) -> bool {
    let above = builder.state.hidden;
    if !attributes.hidden {
        return above;
    }
    // It will stand elsewhere, whatever hides it here.
    if is_streamed(attributes.id()) {
        return false;
    }
    let Some(container) = builder.page.containers.get_mut(container as usize) else {
        return true;
    };
    let hints = container.hints;
    if above || hints.intersects(NO_PANELS) {
        return true;
    }
    let is_named_content = || {
        let mut names = [attributes.class(), attributes.id()].into_iter();
        names.any(hints::name_content)
    };
    // A script fades the text of the page in: WeChat writes all articles so.
    if attributes.role().is_empty() && attributes.fades_in() && is_named_content() {
        return false;
    }
    if !is_panel(hints, attributes, is_opened) {
        return true;
    }
    container.own_hints = container.own_hints.with(Hints::FOLDED);
    container.hints = hints.with(Hints::FOLDED);
    false
}

/// Notes that an element which is hidden from screen readers, and which a click on another one opens, is a
/// closed panel of the content: a style sheet may hide it, or show the first lines of it.
pub(super) fn unfold(builder: &mut Builder<'_>, container: u32, attributes: &Attributes<'_>) {
    let containers = &mut builder.page.containers;
    let parent = containers.get(container as usize).map(|it| it.parent);
    let around = parent.and_then(|parent| containers.get(parent as usize));
    let around = around.map(|it| it.hints).unwrap_or_default();
    let Some(container) = containers.get_mut(container as usize) else {
        return;
    };
    let is_said = attributes.said.hints.intersects(Hints::HIDDEN);
    if is_said || container.hints.intersects(NO_PANELS) {
        return;
    }
    let own_hints = container.own_hints.without(Hints::HIDDEN);
    container.own_hints = own_hints.with(Hints::FOLDED);
    container.hints = around.with(container.own_hints);
}

/// How many elements may stand around a question and not around its answer.
const AROUND_QUESTION: usize = 3;

/// Whether the last line before an element is a heading that asks, and stands in the same element. Other headings
/// and other questions stand above forms too.
pub(super) fn is_below_question(builder: &Builder<'_>) -> bool {
    let page = &builder.page;
    let Some(last) = page.blocks.last().filter(|last| !last.hidden) else {
        return false;
    };
    let text = page.text.get(last.text.range()).unwrap_or_default();
    let is_heading = matches!(last.kind, BlockKind::Heading(_));
    if !is_heading || !text.ends_with(['?', '？']) || last.features.link_chars > 0 {
        return false;
    }
    let mut at = last.container;
    (0..AROUND_QUESTION).any(|_| {
        let is_around = at == builder.state.container;
        at = page.containers.get(at as usize).map_or(0, |it| it.parent);
        is_around
    })
}

fn is_panel(hints: Hints, attributes: &Attributes<'_>, is_opened: bool) -> bool {
    match attributes.role() {
        "tabpanel" | "region" => true,
        "" => {
            is_opened
                || attributes.is_labelled()
                || hints.contains(Hints::PANEL)
                || hints::have_word(attributes.class(), &PANELS)
        }
        // Dialogs, menus, lists to choose from.
        _ => false,
    }
}

/// Words of classes that say of a hidden element that a click on the line above it shows it. They say
/// nothing of what is not hidden.
const PANELS: [&[u8]; 5] = [b"expand", b"expanded", b"moretext", b"readmore", b"toggle"];

/// Whether the element holds a part of the page that came later: React writes such parts behind
/// the page, hidden and with ids such as `S:1f`, and a script puts them where they belong.
fn is_streamed(id: &str) -> bool {
    id.strip_prefix("S:").is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_streamed;
    use crate::{Cleaner, Hints};

    #[test]
    fn what_another_element_opens_is_a_panel() {
        let is_hidden = |html: &str| {
            let page = Cleaner::default().read(html);
            page.blocks().any(|block| block.is_hidden())
        };
        assert!(is_hidden(
            "<button>Open</button><div id=x hidden>It leaves.</div>"
        ));
        for control in [
            "<button aria-controls='y x'>Open</button>",
            "<a role=button href=#x>Open</a>",
            "<ul><li><a href='#x'>Technical data</a></li></ul>",
        ] {
            let page = format!("{control}<div id=x hidden>It leaves at six.</div>");
            assert!(!is_hidden(&page), "{page}");
            let menu = format!("{control}<nav id=x hidden>Boats</nav>");
            assert!(is_hidden(&menu), "{menu}");
        }
        assert!(!is_hidden(
            "<h3>When does it leave?</h3><div hidden>It leaves at six.</div>"
        ));
        for other in ["<h3>The ferry</h3>", "<p>Forgot it?</p>"] {
            assert!(is_hidden(&format!(
                "{other}<div hidden>It leaves at six.</div>"
            )));
        }
        let named = |class: &str| {
            is_hidden(&format!(
                "<p>Older versions</p><div class={class} style='display:none'>It leaves.</div>"
            ))
        };
        assert!(!named("expand-content") && !named("toggle_content") && !named("readmore"));
        assert!(named("menu-toggle") && named("expansion") && named("popup-toggle"));
        assert!(!is_hidden(
            "<dl><dt>When?<dd style='display:none'>It leaves at six.</dl>"
        ));
    }

    #[test]
    fn what_another_element_opens_is_not_for_screen_readers_alone() {
        let hints = |html: &str| {
            let page = format!("<p>The ferry is at the pier since Monday.</p>{html}");
            let page = Cleaner::default().read(page);
            let last = page.blocks().last();
            last.map(|block| block.hints()).unwrap_or_default()
        };
        let panel = "<div id=x aria-hidden=true style='height:150px;overflow:hidden'>\
                     <p>It leaves at six.</p></div>";
        let more = "<button aria-controls=x>See more</button>";
        assert!(hints(panel).contains(Hints::HIDDEN));
        let opened = hints(&format!("{more}{panel}"));
        assert!(opened.contains(Hints::FOLDED) && !opened.contains(Hints::HIDDEN));
        let around = format!("{more}<div aria-hidden=true>{panel}</div>");
        assert!(hints(&around).contains(Hints::HIDDEN));
        let menu = format!("{more}<nav id=x aria-hidden=true>Boats</nav>");
        assert!(hints(&menu).contains(Hints::HIDDEN));
        let unseen = format!("{more}<p id=x class=sr-only aria-hidden=true>Boats</p>");
        assert!(hints(&unseen).contains(Hints::HIDDEN));
    }

    #[test]
    fn a_text_that_a_script_fades_in_is_seen() {
        let read = |element: &str| {
            let page = format!("<p>The keeper writes.</p><div {element}><p>It leaves.</p></div>");
            let page = Cleaner::default().read(&*page);
            page.blocks().any(|block| block.is_hidden())
        };
        let fades = "style='visibility: hidden; opacity: 0; '";
        assert!(!read(&format!("class=article-content {fades}")));
        assert!(read(&format!("class=popup-content {fades}")));
        assert!(read(&format!("class=tip {fades}")));
        assert!(read("class=article-content style='visibility: hidden'"));
        let gone = "style='visibility: hidden; opacity: 0; display: none'";
        assert!(read(&format!("class=article-content {gone}")));
    }

    #[test]
    fn streamed_parts_have_ids_of_their_own_kind() {
        assert!(is_streamed("S:0") && is_streamed("S:1f"));
        assert!(!is_streamed("S:") && !is_streamed("S:one") && !is_streamed("TOS:1"));
    }
}
