//! Whom the press may ask, behind a release, and what the company says of itself there: `Media contact:` above a
//! name and an address of mail, `About Harbour Mills` above a paragraph on Harbour Mills.

use crate::block::{Block, BlockKind};
use crate::evidence::OF_OTHERS;
use crate::features::is_cjk;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::title::{NOT_ITS_OWN, fold};
use crate::page::Page;
use crate::phrases::{CreditKey, Phrase};

/// What stands above those who answer the press, folded.
#[rustfmt::skip] // One entry a line.
static CONTACTS: &[&str] = &[
    "contactodeprensa",
    "contactpresse",
    "contactspresse",
    "contattistampa",
    "contattostampa",
    "investorcontact",
    "investorcontacts",
    "mediacontact",
    "mediacontacts",
    "mediainquiries",
    "perscontact",
    "presscontact",
    "presscontacts",
    "pressekontakt",
    "pressekontakte",
    "presskontakt",
    "媒体联系",
    "媒体联系人",
    "媒體聯絡",
    "媒體聯絡人",
];

/// The same that stand above other things too: nothing but lines of contacts may stand behind.
const OPEN: [&str; 3] = ["contact", "contacts", "kontakt"];

/// What begins the line above what a company says of itself.
const ABOUT: [&str; 12] = [
    "ABOUT ",
    "Acerca de ",
    "About ",
    "Informazioni su ",
    "Om ",
    "Over ",
    "Sobre ",
    "À propos d",
    "Über ",
    "ÜBER ",
    "关于",
    "關於",
];

/// The longest label, in bytes; the longest line of a contact, in bytes, and how many belong to one label.
const LONGEST_LABEL: usize = 48;
const LONGEST_LINE: usize = 160;
const MOST_LINES: usize = 16;

/// Lines of contacts behind a label that stands above other things too, at most.
const MOST_OPEN: usize = 10;

/// Paragraphs in which a company tells of itself, at most.
const MOST_ABOUT: usize = 3;

/// Digits of a number to call.
const DIGITS: usize = 6;

/// Marks such lines and paragraphs.
pub(crate) fn mark(page: &Page, pen: &mut Pen<'_>) {
    let mut behind = 0;
    for block in page.blocks_with_hits() {
        let is_label = block.index() >= behind
            && block.bytes() <= LONGEST_LINE
            && may_begin(block)
            && !block.is_in_head()
            && !block.hints().intersects(NOT_ITS_OWN);
        let Some(end) = is_label.then(|| contacts(block)).flatten() else {
            continue;
        };
        for line in page.blocks_from(block.index()).take(end - block.index()) {
            let reason = "whom the press may ask";
            pen.boilerplate(line, Label::Credit, Weight::new(3.0), reason);
        }
        about_before(block, pen);
        behind = about(page.block(end), pen).unwrap_or(end);
    }
}

/// Whether a label for contacts may be what was found in a line.
fn may_begin(block: Block<'_>) -> bool {
    let Some(hit) = block.hits().first() else {
        return false;
    };
    let is_open = |phrase: &Phrase| OPEN.contains(&phrase.text());
    let may_be_open = block.has_words(Label::Navigation);
    hit.range().start == 0
        && (hit.credit() == Some(CreditKey::Other)
            || (may_be_open && hit.phrase().is_some_and(is_open)))
}

/// Where the lines end that a label for contacts begins with, if one of them can be called or written to.
fn contacts(label: Block<'_>) -> Option<usize> {
    if label.is_envelope() || label.is_hidden() {
        return None;
    }
    let text = label.text();
    let (name, value) = text.split_once([':', '：']).unwrap_or((text, ""));
    if name.len() > LONGEST_LABEL {
        return None;
    }
    let name = fold(name);
    let is_open = OPEN.contains(&&*name);
    if !is_open && !CONTACTS.contains(&&*name) {
        return None;
    }
    let mut end = (!is_open && can_be_reached(value)).then_some(label.index() + 1);
    let page = label.page();
    let mut next = None;
    let most = if is_open { MOST_OPEN } else { MOST_LINES };
    for line in page.blocks_from(label.index() + 1).take(most) {
        if ends(line) {
            next = Some(line);
            break;
        }
        let has_mail = line.text().contains('@');
        // Behind the entry of a menu stand others, and a page of a club goes on behind such lines.
        if is_open && !has_mail && line.features().link_share() > 0.5 {
            return None;
        }
        if has_mail || (!is_open && can_be_reached(line.text())) {
            end = Some(line.index() + 1);
        }
    }
    let is_last = next.is_none_or(|line| is_about(line.text()).is_some());
    end.filter(|_| !is_open || is_last)
}

/// Whether a line is none of a contact.
fn ends(line: Block<'_>) -> bool {
    let is_section =
        matches!(line.kind(), BlockKind::Heading(_)) || is_about(line.text()).is_some();
    line.features().is_prose() || line.bytes() > LONGEST_LINE || is_section
}

/// Whether an address of mail or a number to call stands in a line.
fn can_be_reached(line: &str) -> bool {
    let digits = || line.bytes().filter(u8::is_ascii_digit).count();
    let letters = || line.chars().filter(|ch| ch.is_alphabetic()).count();
    line.contains('@') || digits() >= DIGITS && letters() <= LONGEST_LABEL
}

/// Of whom a short line says that more is told of them below.
fn is_about(line: &str) -> Option<&str> {
    if line.len() > LONGEST_LABEL * 2 {
        return None;
    }
    let name = ABOUT.iter().find_map(|word| line.strip_prefix(word))?;
    let name = name.trim_start_matches(['e', '\'', '’', ' ']);
    let name = name.trim_end_matches([':', '：', ' ']);
    let is_name = name.starts_with(|ch: char| ch.is_uppercase() || is_cjk(ch));
    (is_name && !name.ends_with(['.', '?', '!', '。', '？'])).then_some(name)
}

/// Marks such a line with its paragraphs, and tells where they end: the first of them names whom it is about.
fn about(line: Option<Block<'_>>, pen: &mut Pen<'_>) -> Option<usize> {
    let line = line?;
    let name = is_about(line.text())?;
    let first = line.next().filter(|next| next.text().contains(name))?;
    let page = line.page();
    let told = page.blocks_from(first.index() + 1).take(MOST_ABOUT - 1);
    let told = told.take_while(|next| next.features().is_prose() && next.text().contains(name));
    let end = first.index() + 1 + told.count();
    for block in page.blocks_from(line.index()).take(end - line.index()) {
        let reason = "what a company says of itself behind a release";
        pen.boilerplate(block, Label::Credit, Weight::new(OF_OTHERS), reason);
    }
    Some(end)
}

/// The same for what stands right above the contacts.
fn about_before(contacts: Block<'_>, pen: &mut Pen<'_>) {
    let above = std::iter::successors(contacts.previous(), |block| block.previous());
    let mut above = above.take(MOST_ABOUT + 1);
    let line = above.find(|line| is_about(line.text()).is_some());
    about(line, pen);
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const STORY: &str = "The mill at the bend of the river grinds flour again, for the first time in forty \
        years, its keeper said on Monday.\n\nA mason from the next valley dressed the stones in a week, and the \
        council paid for the new wheel, which is made of oak.\n\n“We are glad to see the wheel turn again,” said \
        Ann Bell, who runs the mill with her brother. “Children come to look at it each day.”";

    const ABOUT: &str = "About Harbour Mills\n\nHarbour Mills is a leading maker of flour, founded in 1904, with \
        nine mills on three rivers and many who work in them.";

    fn cleaned(tail: &str) -> [String; 2] {
        let story = STORY.split("\n\n").chain(tail.split("\n\n"));
        let page: String = story
            .map(|part| match part.strip_prefix("## ") {
                Some(heading) => format!("<h2>{heading}</h2>"),
                None => format!("<p>{}</p>", part.replace('\n', "<br>")),
            })
            .collect();
        let page = format!("<article><h1>The mill grinds again</h1>{page}</article>");
        let text = format!("The mill grinds again\n\n{STORY}\n\n{tail}\n");
        [text, page].map(|document| clean(document).text().to_owned())
    }

    #[test]
    fn contacts_behind_a_release_go() {
        for tail in [
            "Media contact:\n\nAnn Bell\n\nHarbour Mills\n\n+1 555 010 0100\n\nann@mills.example",
            "Media Contact: Ann Bell, Harbour Mills, press@mills.example",
            "Press contacts\n\nAnn Bell\nTel: 0555 010 010\npress@mills.example",
            "Pressekontakt:\n\nMühle Hafen GmbH\n\nAnna Müller\n\npresse@muehle.example",
            "Contacts\n\nInvestors:\n\nAnn Bell\n\nir@mills.example\n\nMedia:\n\nTom Oak\n\npress@mills.example",
            "媒体联系：王芳\n\n电话：010-5550100",
            &format!("{ABOUT}\n\nMedia contact\n\nAnn Bell\n\nann@mills.example"),
            &format!("Media contact\n\nAnn Bell\n\nann@mills.example\n\n{ABOUT}"),
        ] {
            for text in cleaned(tail) {
                assert_eq!(text, STORY, "{tail}");
            }
        }
    }

    #[test]
    fn other_lines_of_the_kind_stay() {
        for tail in [
            ABOUT,
            "Media contact with the keeper was rare. He did not like to be asked, and hung up when he was.",
            "## Contacts\n\nThe wires touch each other here, and the lamp of the mill begins to glow at once.",
            "Kontakt:\n\nDer Müller spricht mit allen, die kommen, und zeigt ihnen gern die alten Steine der Mühle.",
            "Media contact:\n\nThe film shows how people meet in the mill at night, and how they part again.",
        ] {
            for text in cleaned(tail) {
                let last = tail.rsplit("\n\n").next().unwrap_or_default();
                assert!(text.ends_with(last), "{tail}: {text}");
            }
        }
    }
}
