//! Breadcrumb trails.

use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName};
use crate::page::{Block, Page, Place};
use crate::rule::{Phase, Rule};

/// TODO
#[derive(Clone, Copy, Debug, Default)]
pub struct Breadcrumb;

/// The longest trail, in words.
const LONGEST: f32 = 50.0;

/// Signs between the items of a trail.
const SEPARATORS: [char; 10] = ['»', '>', '›', '→', '＞', '»', '▸', '/', '»', '»'];

/// What trails begin with, in lower case.
const HOMES: [&str; 17] = [
    "accueil", "forum", "forums", "home", "home page", "homepage", "inicio", "start", "startseite",
    "главная", "トップ", "ホーム", "网站首页", "论坛", "首页", "首頁", "論壇",
];

impl Rule for Breadcrumb {
    fn name(&self) -> &str {
        "breadcrumb"
    }

    fn phase(&self) -> Phase {
        Phase::Local
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            if block.is_envelope() || block.features().words() > LONGEST {
                continue;
            }
            let hinted = block.hints().intersects(Hints::BREADCRUMB);
            if hinted && !block.features().is_prose() {
                pen.boilerplate(
                    block,
                    Label::Breadcrumb,
                    Weight::new(3.0),
                    "stands in an element for this",
                );
            }
            if !block.is_in_head() && !hinted {
                continue;
            }
            let Some(items) = items(block) else {
                continue;
            };
            if !hinted {
                pen.boilerplate(
                    block,
                    Label::Breadcrumb,
                    Weight::new(3.2),
                    "a trail of sections from the front page",
                );
            }
            propose(block, &items, pen);
        }
    }
}

/// The items behind the first, which is the front page.
fn items(block: Block<'_>) -> Option<Vec<&str>> {
    let text = block.text();
    let text = text.rsplit_once(['：', ':']).map_or(text, |(lead, rest)| {
        // "Current position: Home > News"
        if lead.chars().count() <= 12 && !lead.contains(SEPARATORS) {
            rest
        } else {
            text
        }
    });
    let separator = SEPARATORS.into_iter().find(|&separator| {
        // A stroke joins words too, so it separates only between spaces.
        text.contains(separator) && (separator != '/' || text.contains(" / "))
    })?;
    let mut items = text
        .split(separator)
        .map(str::trim)
        .filter(|item| !item.is_empty());
    let home = items.next()?.to_lowercase();
    let is_home = HOMES.contains(&home.as_str())
        || HOMES.iter().any(|known| home.ends_with(known) && !known.is_ascii());
    let items: Vec<&str> = items.collect();
    (is_home && !items.is_empty()).then_some(items)
}

fn propose(block: Block<'_>, items: &[&str], pen: &mut Pen<'_>) {
    let Some((last, sections)) = items.split_last() else {
        return;
    };
    // The last item is a section where the page is one, and then it is short; of articles some
    // trails say only "text".
    let is_title = sections.iter().all(|section| section != last)
        && crate::features::Features::of(last, 0).words() >= 3.0;
    let sections = if is_title { sections } else { items };
    for section in sections {
        pen.propose(
            Candidate::text(FieldName::Category, *section)
                .at(Place::Breadcrumb)
                .weighing(1.5)
                .reading(block.source()),
        );
    }
    if is_title {
        pen.propose(
            Candidate::text(FieldName::Title, *last)
                .at(Place::Breadcrumb)
                .weighing(2.2)
                .reading(block.source()),
        );
    }
}
