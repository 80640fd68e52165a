//! Chinese credits whose label stands in a line of its own, above whom it credits.

use crate::block::Block;
use crate::features::is_cjk;
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, date, facts, han_names, sources};
use crate::page::BodyKind;
use crate::phrases::{self, CreditKey};

/// The longest label with its colon, and the longest value, in bytes.
const LONGEST_LABEL: usize = 36;
const LONGEST_VALUE: usize = 60;

/// The weight of what such a pair of lines says.
const WEIGHT: f32 = 2.0;

/// Marks `来源：` and `江城日报` in the line below, as tools write them that set each element of a page into a
/// line, and proposes what they tell. Whether it did.
pub(crate) fn mark(block: Block<'_>, is_at_end: bool, pen: &mut Pen<'_>) -> bool {
    let Some((key, value)) = pair(block, is_at_end) else {
        return false;
    };
    let text = value.text().trim();
    let field = match key {
        CreditKey::Editor => FieldName::Editor,
        CreditKey::Author => FieldName::Author,
        CreditKey::Source => FieldName::Source,
        CreditKey::Published => FieldName::Published,
        _ => return false,
    };
    let candidate = match field {
        FieldName::Published => {
            let found = date::find(text).filter(|(range, _)| *range == (0..text.len()));
            let Some((_, date)) = found else {
                return false;
            };
            Candidate::date(field, date)
        }
        FieldName::Source if is_source(text) => Candidate::text(field, text),
        FieldName::Editor | FieldName::Author if han_names::is_chinese(text) => {
            Candidate::text(field, text)
        }
        _ => return false,
    };
    let reason = "a credit in two lines";
    for line in [block, value] {
        pen.boilerplate(line, Label::Credit, Weight::new(2.4), reason);
    }
    pen.propose(candidate.at(Place::Credit).weighing(WEIGHT).in_block(value));
    true
}

/// The key that is all of a line, and the line below; facts of a book or a film tell nothing of the text.
fn pair(block: Block<'_>, is_at_end: bool) -> Option<(CreditKey, Block<'_>)> {
    let text = block.text().trim();
    let is_label = text.len() <= LONGEST_LABEL && text.ends_with(['：', ':']);
    if !is_label || !text.contains(is_cjk) || block.page().body_kind() != BodyKind::Text {
        return None;
    }
    let hit = block.hits().iter().find(|hit| hit.credit().is_some())?;
    let (before, behind) = (
        block.text().get(..hit.range().start)?,
        block.text().get(hit.range().end..)?,
    );
    let is_bare = !before
        .chars()
        .chain(behind.chars())
        .any(char::is_alphanumeric);
    let is_apart = is_at_end && !block.is_within_prose(1) || block.is_in_head();
    if !is_bare || !is_apart || facts::is_among(block) {
        return None;
    }
    let value = block
        .next()
        .filter(|value| value.bytes() <= LONGEST_VALUE)?;
    Some((hit.credit()?, value))
}

/// Whether a line is the name of an outlet or an office, by its signs.
fn is_source(text: &str) -> bool {
    let is_name = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | ' ' | '·' | '、');
    let is_named = || text.contains(is_cjk) && text.chars().all(is_name);
    !sources::is_none(text) && (phrases::is_outlet(text) || is_named()) && !phrases::is_one(text)
}

#[cfg(test)]
mod tests {
    const TEXT: &str =
        "大雪封住山口已经三天，铲雪车两次折返，村里的人都等着消息，要到周五才能通车。";

    #[test]
    fn a_label_above_tells_what_a_line_is() {
        let page = format!(
            "大雪封山 山口周五通车\n来源：\n江城日报\n{TEXT}\n{TEXT}\n发布日期：\n2024-05-03\n责任编辑：\n李晓明"
        );
        let article = crate::clean(page);
        assert_eq!(article.text(), format!("{TEXT}\n{TEXT}"));
        let metadata = article.metadata();
        let source = metadata.source.as_ref().map(|source| source.value.as_str());
        assert_eq!(source, Some("江城日报"));
        let editor = metadata.editor.as_ref().map(|editor| editor.value.as_str());
        assert_eq!(editor, Some("李晓明"));
        let date = metadata
            .published
            .as_ref()
            .map(|date| date.value.to_string());
        assert_eq!(date.as_deref(), Some("2024-05-03"));
    }

    #[test]
    fn questions_and_facts_stay() {
        let page = format!("{TEXT}\n编辑：\n{TEXT}\n编辑：\n{TEXT}");
        assert!(crate::clean(page).text().contains("编辑："));
    }
}
