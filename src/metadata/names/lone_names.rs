//! A name that nothing introduces, in a line beside the date below the title.

use super::accounts::is_category;
use super::not_accounts;
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::Pen;
use crate::metadata::credit_line::CreditLine;
use crate::metadata::date::labels;
use crate::metadata::{Candidate, FieldName, names};
use crate::page::BodyKind;
use crate::phrases;

/// The longest such line, in bytes, and the most words of a name.
const LONGEST: usize = 48;
const MOST_WORDS: usize = 3;

/// Words from which on a line of text may be a title.
const LEAST_TITLE: f32 = 3.0;

/// What such a line weighs: as much as a name beside the date.
const WEIGHT: f32 = 1.0;

/// Proposes the name of a person in the line above a date, if the title stands right above that, or in
/// the line behind the date, if the title stands right above it and the text begins behind the name. Tells
/// whether there is one.
pub(crate) fn propose(date: Block<'_>, line: &CreditLine, pen: &mut Pen<'_>) -> bool {
    // `Gull Point - 3 May 2024` below a name tells from where.
    let is_place = || {
        let behind = date.text().strip_prefix(&*line.rest);
        behind.is_some_and(|behind| behind.starts_with(" - "))
    };
    if line.rest.contains(' ') && !is_place() {
        return false;
    }
    // In a list of facts another stands beside it: `Ort Hafen`, `Datum 3. Mai 2024`.
    let mut keys = line.pairs.iter().map(|pair| pair.word(date));
    let Some(above) = above(date).filter(|_| !keys.any(labels::is_general)) else {
        return false;
    };
    match is_title(above) {
        true => {
            let line = date.next().filter(|line| !line.is_hidden());
            let text = line.and_then(Block::next);
            line.filter(|_| text.is_some_and(|it| it.features().is_prose()))
                .is_some_and(|line| propose_line(line, pen))
        }
        false if self::above(above).is_some_and(is_title) => propose_line(above, pen),
        false => false,
    }
}

fn propose_line(line: Block<'_>, pen: &mut Pen<'_>) -> bool {
    let text = line.text();
    let may_be_one = line.bytes() <= LONGEST
        && text.split(' ').nth(MOST_WORDS).is_none()
        && names::is_person(text)
        && !line.is_heading()
        && !phrases::is_outlet(text)
        && !not_accounts::is_abbreviation(text)
        && line.hits().is_empty()
        && !is_category(line, text);
    if !may_be_one {
        return false;
    }
    if let [name] = &pen.known_names().split(text)[..]
        && name == text
    {
        let name = Candidate::text(FieldName::Author, name.clone());
        pen.propose(name.at(Place::Byline).weighing(WEIGHT).in_block(line));
        return true;
    }
    false
}

/// The line above that is shown.
fn above(block: Block<'_>) -> Option<Block<'_>> {
    let mut above = std::iter::successors(block.previous(), |it| it.previous());
    above.find(|it| !it.is_hidden() && it.kind() != BlockKind::Image)
}

/// Whether a line is the title, as far as it can be told.
fn is_title(line: Block<'_>) -> bool {
    let page = line.page();
    match page.body_kind() {
        BodyKind::Html => page.title_at == Some(line.index()),
        BodyKind::Text => line.features().words() >= LEAST_TITLE && !line.is_envelope(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_may_stand_alone_beside_the_date() {
        let author = |page: &str| {
            let article = crate::clean(page);
            let authors = &article.metadata().authors;
            authors.first().map(|name| name.value.clone())
        };
        let story = "The mill at the bend of the river grinds flour again, for the first time in years, \
                     as the miller told us.";
        for (line, name) in [
            ("Ann Bell", Some("Ann Bell")),
            ("Harbour Post", None),
            ("Press Release", None),
            ("Local News", None),
            ("HR Strategy", None),
            ("GET IT", None),
            ("TJ Bell", Some("TJ Bell")),
            ("Ann goes home", None),
        ] {
            let page = format!(
                "<h1>The mill grinds again</h1><div>{line}</div><div>May 3, 2024</div><p>{story}</p>"
            );
            assert_eq!(author(&page).as_deref(), name, "{page}");
            let text = format!("The mill grinds again\n{line}\nMay 3, 2024\n\n{story}\n{story}");
            assert_eq!(author(&text).as_deref(), name, "{text}");
            for date in [
                "Harbour - 3 May 2024 - 10:00",
                "Gull Point - 3 May 2024 - 10:00",
                "Published: 3 May 2024",
            ] {
                let text = format!("The mill grinds again\n{line}\n{date}\n\n{story}\n{story}");
                assert_eq!(
                    author(&text).as_deref(),
                    name.or(author(&format!(
                        "The mill grinds again\n{date}\n\n{story}\n{story}"
                    ))
                    .as_deref()),
                    "{text}"
                );
            }
            let below = format!(
                "<h1>The mill grinds again</h1><div>May 3, 2024</div><div>{line}</div><p>{story}</p>"
            );
            assert_eq!(author(&below).as_deref(), name, "{below}");
        }
        let far =
            format!("<h1>The mill</h1><p>{story}</p><div>Ann Bell</div><div>May 3, 2024</div>");
        assert_eq!(author(&far), None);
    }
}
