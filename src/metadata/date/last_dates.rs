//! Lines behind the last paragraph that tell when the text was published or changed and nothing else:
//! `发布于 2024-05-03 21:40`, `编辑于 2024-05-04・IP 属地江西`.

use crate::block::{Block, BlockKind};
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::OF_OTHERS;
use crate::metadata::credit_line::{CreditLine, LONGEST_LINE};
use crate::metadata::date::{self, PartialDateTime};
use crate::metadata::{Candidate, FieldName};
use crate::page::{BodyKind, Page};
use crate::phrases::{CreditKey, Hit};

/// Words that may be left in such a line: the name of an account.
const LEFT_OVER: f32 = 4.0;

/// How many lines of each kind are read: more are those of other stories.
const MOST: usize = 1;

/// A line, and what it tells.
struct LastDate<'a> {
    block: Block<'a>,
    field: FieldName,
    date: PartialDateTime,
}

/// Marks such lines and reads them.
pub(crate) fn mark(page: &Page, pen: &mut Pen<'_>) {
    for LastDate { block, field, date } in read(page, pen) {
        let reason = "tells the date behind the text";
        pen.boilerplate(block, Label::Byline, Weight::new(2.8), reason);
        // In markup other rules find it by where it stands.
        if page.body_kind() == BodyKind::Text {
            let date = Candidate::date(field, date).at(Place::Credit);
            pen.propose(date.weighing(1.0).in_block(block));
        }
    }
}

/// The lines behind the last paragraph. Where there are more of a kind, they tell nothing.
fn read<'a>(page: &'a Page, pen: &mut Pen<'_>) -> Vec<LastDate<'a>> {
    let Some(last) = last_paragraph(page) else {
        return Vec::new();
    };
    let mut found: Vec<LastDate<'a>> = Vec::new();
    for block in page.blocks_with_hits().rev() {
        if block.index() <= last {
            break;
        }
        let is_other = block.hints().intersects(OF_OTHERS) || block.kind() != BlockKind::Paragraph;
        if is_other
            || block.bytes() > LONGEST_LINE
            || block.features().ends_sentence()
            || !block.hits().iter().any(names_date)
            || !date::may_be_in(block)
        {
            continue;
        }
        let line = pen.credit_lines().read(block);
        if !line.tells_date()
            || line.author.is_some()
            || names_other(&line)
            || line.rest_words > LEFT_OVER
        {
            continue;
        }
        let (field, date) = match (line.date, line.modified) {
            (Some(date), _) => (FieldName::Published, date),
            (None, Some(date)) => (FieldName::Modified, date),
            (None, None) => continue,
        };
        found.push(LastDate { block, field, date });
        if found.iter().filter(|line| line.field == field).count() > MOST {
            return Vec::new();
        }
    }
    found
}

/// Whether what was found is a word before a date, without which a line tells none.
fn names_date(hit: &Hit) -> bool {
    hit.credit().is_some_and(CreditKey::is_of_date)
}

/// Paragraphs about rights that may stand at the end.
const OF_RIGHTS: usize = 2;

/// The last paragraph that is none about the rights in the text.
fn last_paragraph(page: &Page) -> Option<usize> {
    let mut last = page.last_prose()?;
    for _ in 0..OF_RIGHTS {
        let block = page.block(last)?;
        if !(block.has_words(Label::Disclaimer) || block.has_words(Label::Copyright)) {
            break;
        }
        let before = std::iter::successors(block.previous(), |it| it.previous());
        let mut before = before.take(MOST_BEFORE);
        let Some(other) = before.find(|it| it.features().is_prose()) else {
            break;
        };
        last = other.index();
    }
    Some(last)
}

/// Lines before a paragraph about rights in which the text ends.
const MOST_BEFORE: usize = 12;

/// Whether a key names more than a date and a place.
fn names_other(line: &CreditLine) -> bool {
    let mut keys = line.pairs.iter().map(|pair| pair.key);
    keys.any(|key| !key.is_of_date() && key != CreditKey::Other)
}

#[cfg(test)]
mod tests {
    use crate::clean;

    const STORY: &str = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们，村里的人都去看了。\n\
                         新的水轮是用橡木做的，转的方向和从前相反，所以磨出来的面更细，也更白。\n\
                         从前的水轮泡在河里几十年，轮叶烂了一半，每到涨水的时候就卡在石头上。\n\
                         村里的木匠花了一个冬天才把它换下来，换的时候河面还结着薄薄的一层冰。";

    #[test]
    fn a_date_stands_above_the_rights_in_the_text() {
        for date in ["发布于 2024-05-03 21:40", "编辑于 2024-05-03 21:40・江西"] {
            let rights = "著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。";
            let article = clean(format!("磨坊重开\n{STORY}\n{date}\n{rights}"));
            assert_eq!(article.text(), STORY, "{date}");
            let metadata = article.metadata();
            let found = metadata.published.as_ref().or(metadata.modified.as_ref());
            let found = found.map(|date| date.value.to_string());
            assert_eq!(found.as_deref(), Some("2024-05-03T21:40"), "{date}");
        }
    }

    #[test]
    fn dates_behind_the_text_are_its_own() {
        let document = format!(
            "磨坊重开\n{STORY}\n更新于 2024-05-04 08:10・IP 属地江西\n发布于 2024-05-03 21:40・IP 属地江西"
        );
        let article = clean(document.as_str());
        assert_eq!(article.text(), STORY);
        let metadata = article.metadata();
        let date = |found: &Option<crate::Found<crate::PartialDateTime>>| {
            found.as_ref().map(|date| date.value.to_string())
        };
        assert_eq!(
            date(&metadata.published).as_deref(),
            Some("2024-05-03T21:40")
        );
        assert_eq!(
            date(&metadata.modified).as_deref(),
            Some("2024-05-04T08:10")
        );
    }

    #[test]
    fn names_and_counts_may_stand_beside_them() {
        let line = "posted @ 2024-05-03 21:40  河湾的磨坊主  阅读(365)  评论(2)    收藏  举报";
        let document = format!("磨坊重开\n{STORY}\n{line}");
        let article = clean(document.as_str());
        assert_eq!(article.text(), STORY);
        let published = article.metadata().published.as_ref();
        let published = published.map(|date| date.value.to_string());
        assert_eq!(published.as_deref(), Some("2024-05-03T21:40"));
    }

    #[test]
    fn dates_of_other_stories_tell_nothing() {
        let document = format!(
            "磨坊重开\n{STORY}\n渡船停了\n发布时间：2024-05-01\n钟楼修好了\n发布时间：2024-05-02"
        );
        assert!(clean(document.as_str()).metadata().published.is_none());
    }
}
