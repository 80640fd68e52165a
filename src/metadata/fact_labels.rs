//! Labels of rows and lists of facts: what they say of a date, and whom they credit.

use super::date::{labels, subjects};
use super::{Candidate, FieldName, han_names, names, sources};
use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::Pen;
use crate::phrases::CreditKey;

/// The longest label and the longest value, in bytes.
const LONGEST_LABEL: usize = 40;
const LONGEST_VALUE: usize = 90;

/// Blocks around a fact among which one tells when the text was published.
const AROUND: usize = 6;

/// Whether the label before a date, or in the line above, says that it is not that of the text.
pub(crate) fn is_of_others(block: Block<'_>, date: usize) -> bool {
    let text = block.text();
    let above = line_above(block);
    if subjects::is_label(label_of(text)) || above.is_some_and(subjects::is_label) {
        return true;
    }
    let before = text.get(..date).unwrap_or_default();
    match before.chars().any(char::is_alphanumeric) {
        true => labels::is_of_others(before),
        false => above.is_some_and(labels::is_of_others),
    }
}

/// Whether there is such a label at all.
pub(crate) fn has_label_of_others(block: Block<'_>) -> bool {
    let text = block.text();
    labels::has_label_of_others(text)
        || subjects::is_label(label_of(text))
        || line_above(block)
            .is_some_and(|above| labels::has_label_of_others(above) || subjects::is_label(above))
}

/// What of a line may be a label: up to its colon or the end of its first cell.
fn label_of(text: &str) -> &str {
    let begin = text.get(..text.floor_char_boundary(LONGEST_LABEL));
    let begin = begin.unwrap_or_default();
    let end = begin.find(['\t', ':', '：']).unwrap_or(0);
    begin.get(..end).unwrap_or_default()
}

/// The text of the line above, if it is as short as a label.
fn line_above(block: Block<'_>) -> Option<&str> {
    let above = block.previous()?;
    (above.features().words() <= 4.0).then(|| above.text())
}

/// What the line above says of a date that stands alone.
pub(crate) fn label_above(block: Block<'_>) -> Option<CreditKey> {
    let above = block.previous()?;
    let (words, own) = (above.features().words(), block.features().words());
    let hit = above
        .hits()
        .first()
        .filter(|_| words <= 4.0 && own <= 8.0)?;
    let key = hit.credit().filter(|_| above.features().digits() == 0)?;
    key.is_of_date().then_some(key)
}

/// Proposes whom a fact of the document credits: its label is a credit word and nothing else, and another
/// beside it tells when the text was published. A river has a source as well.
pub(crate) fn credits(block: Block<'_>, pen: &mut Pen<'_>) {
    let Some((key, value, at)) = credit(block).filter(|_| is_of_document(block)) else {
        return;
    };
    match key {
        CreditKey::Source if !sources::is_none(value) => {
            let source = Candidate::text(FieldName::Source, value.to_owned());
            pen.propose(source.at(Place::Credit).weighing(2.9).in_block(at));
        }
        CreditKey::Author => {
            for name in pen.known_names().split(value) {
                let is_name = han_names::is_chinese(&name)
                    || han_names::is_korean(&name)
                    || names::is_person(&name);
                if is_name {
                    let author = Candidate::text(FieldName::Author, name);
                    pen.propose(author.at(Place::Byline).weighing(2.2).in_block(at));
                }
            }
        }
        _ => {}
    }
}

/// The credit word that is the label of a row or of the next line, the value and where it stands.
fn credit(block: Block<'_>) -> Option<(CreditKey, &str, Block<'_>)> {
    let hit = block.hits().first().filter(|hit| hit.range().start == 0)?;
    let key = hit.credit()?;
    let behind = block.text().get(hit.range().end..)?;
    let behind = behind.trim_start_matches([':', '：', ' ']);
    let (value, at) = match block.kind() {
        BlockKind::TableRow { .. } => (behind.strip_prefix('\t')?, block),
        _ if behind.is_empty() => {
            let next = block.next().filter(|next| !next.is_hidden())?;
            (next.text(), next)
        }
        _ => return None,
    };
    let is_value = !value.is_empty() && value.len() <= LONGEST_VALUE && !value.contains('\t');
    is_value.then_some((key, value.trim(), at))
}

fn is_of_document(block: Block<'_>) -> bool {
    let page = block.page();
    let from = block.index().saturating_sub(AROUND);
    let mut around = page.blocks_from(from).take(2 * AROUND + 1);
    around.any(|other| {
        let hit = other.hits().first().filter(|hit| hit.range().start == 0);
        hit.and_then(|hit| hit.credit()) == Some(CreditKey::Published)
    })
}

#[cfg(test)]
mod tests {
    const STORY: &str = "<p>The keepers opened the new lock in the morning, and the first boats went \
                         through before noon, as the master said.</p><p>Others had to wait, as the \
                         water was too low for them until the evening.</p>";

    /// The first author, the date and the source of a page with such facts, in rows and in a list.
    fn read(facts: &[(&str, &str)]) -> [[Option<String>; 3]; 2] {
        let all = |line: &dyn Fn(&str, &str) -> String| -> String {
            facts
                .iter()
                .map(|(label, value)| line(label, value))
                .collect()
        };
        let rows = all(&|label, value| format!("<tr><th>{label}</th><td>{value}</td></tr>"));
        let list = all(&|label, value| format!("<dt>{label}</dt><dd>{value}</dd>"));
        [format!("<table>{rows}</table>"), format!("<dl>{list}</dl>")].map(|facts| {
            let article = crate::clean(format!("<h1>The new lock</h1>{facts}{STORY}").as_str());
            let metadata = article.metadata();
            [
                metadata.authors.first().map(|name| name.value.clone()),
                metadata
                    .published
                    .as_ref()
                    .map(|date| date.value.to_string()),
                metadata.source.as_ref().map(|source| source.value.clone()),
            ]
        })
    }

    #[test]
    fn facts_of_the_document_are_told_from_those_of_its_subject() {
        let day = Some("2021-03-12".to_owned());
        let of = |author: &str, source: &str| {
            [
                Some(author.to_owned()),
                day.clone(),
                Some(source.to_owned()),
            ]
        };
        let facts = [
            ("发布时间", "2021年3月12日"),
            ("来源", "港口报"),
            ("作者", "王小明"),
        ];
        assert_eq!(
            read(&facts),
            [of("王小明", "港口报"), of("王小明", "港口报")]
        );
        for facts in [
            [("Published", "12 March 2021"), ("Pages", "120")],
            [("Pages", "120"), ("Veröffentlicht", "12. März 2021")],
        ] {
            let [rows, list] = read(&facts);
            assert_eq!((&rows[1], &list[1]), (&day, &day), "{facts:?}");
        }
        for facts in [
            [("Born", "12 March 1961"), ("Occupation", "Keeper")],
            [("Source", "Lake Harbour"), ("Opened", "12 March 1961")],
            [
                ("Stable release", "3.2 / 12 March 2001"),
                ("Written in", "Rust"),
            ],
            [("上映时间", "2021年3月12日"), ("片长", "120分钟")],
            [("Gründung", "12. März 1961"), ("Sitz", "Hafen")],
            [("設立", "1961年3月12日"), ("本社", "内港")],
        ] {
            assert_eq!(
                read(&facts),
                [[None, None, None], [None, None, None]],
                "{facts:?}"
            );
        }
    }
}
