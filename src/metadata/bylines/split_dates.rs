//! Dates whose parts stand in lines of their own, as those of calendars that a style draws: `Nov`, `28`,
//! `Thu`, `2024`, `10:20`, and `28`, `2024-11`.

use crate::block::Block;
use crate::field::Place;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{Candidate, FieldName, PartialDateTime};
use crate::page::BodyKind;

/// The longest part, in bytes: a month in Chinese, `2024-11`, a time.
const LONGEST: usize = 9;

/// Parts at least and at most.
const LEAST: usize = 2;
const MOST: usize = 5;

/// Marks the lines of a date that begins with a block, and reads them.
pub(crate) fn mark(block: Block<'_>, pen: &mut Pen<'_>) -> bool {
    // The first part is a day, a month or a year.
    let is_text = block.page().body_kind() == BodyKind::Text;
    if !is_text
        || block.bytes() > LONGEST
        || pen.label(block).is_some()
        || is_part(block.previous())
    {
        return false;
    }
    let lines = || {
        let lines = block.page().blocks_from(block.index()).take(MOST);
        lines.take_while(|it| it.bytes() <= LONGEST)
    };
    if !lines().any(|line| is_year(line.text())) {
        return false;
    }
    let lines: Vec<Block<'_>> = lines().collect();
    let Some((count, date)) = (LEAST..=lines.len())
        .rev()
        .find_map(|count| Some((count, date_of(lines.get(..count)?)?)))
    else {
        return false;
    };
    for line in lines.into_iter().take(count) {
        pen.boilerplate(line, Label::Byline, Weight::new(3.6), "is a part of a date");
    }
    let date = Candidate::date(FieldName::Published, date).at(Place::Byline);
    pen.propose(date.weighing(2.3).in_block(block));
    true
}

/// Whether the line before is a number too: then this is a list of numbers.
fn is_part(line: Option<Block<'_>>) -> bool {
    line.is_some_and(|it| it.bytes() <= LONGEST && it.features().digits() > 0)
}

/// Whether a part may be or begin with a year.
fn is_year(text: &str) -> bool {
    text.len() >= 4 && text.starts_with(['1', '2'])
}

/// The date that lines make together, where none of them is one.
fn date_of(lines: &[Block<'_>]) -> Option<PartialDateTime> {
    if !lines.iter().any(|line| is_year(line.text())) {
        return None;
    }
    let texts: Vec<&str> = lines.iter().map(|line| line.text()).collect();
    let joined = match texts.as_slice() {
        // The day may stand above year and month.
        [day, month] if day.len() <= 2 && is_number(day) && month.len() > 4 => {
            format!("{}-{day}", month.replace(['/', '.'], "-"))
        }
        [first, ..] if first.len() > 4 && is_number(first) => return None,
        _ => texts.join(" "),
    };
    PartialDateTime::parse(&joined)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    const STORY: &str = "舊碼頭停用了十二年，上個月改成了一座水上圖書館，我趁著週末帶孩子去看了一趟。\n\
                         書架都固定在船板上，漲潮的時候整棟樓會慢慢抬高，孩子們趴在窗邊看水位。";

    #[test]
    fn parts_of_a_date_may_stand_in_lines_of_their_own() {
        let title = "舊碼頭的水上圖書館";
        for (head, date) in [
            (
                format!("Nov\n28\nThu\n2024\n10:20\n{title}"),
                "2024-11-28T10:20",
            ),
            (format!("Nov\n28\nThu\n2024\n{title}"), "2024-11-28"),
            (format!("{title}\n28\nNov\n2024"), "2024-11-28"),
            (format!("{title}\n28\n2024-11"), "2024-11-28"),
            (format!("{title}\n28\n2024/11"), "2024-11-28"),
        ] {
            let article = crate::clean(format!("{head}\n{STORY}"));
            let published = article.metadata().published.as_ref();
            let published = published.map(|it| it.value.to_string());
            assert_eq!(published.as_deref(), Some(date), "{head}");
            assert_eq!(
                (article.title(), article.text()),
                (Some(title), STORY),
                "{head}"
            );
        }
    }

    #[test]
    fn numbers_in_lines_of_their_own_are_no_date() {
        for head in [
            "水位\n28\n30\n2024",
            "水位\n28\n2024",
            "水位\n3.5\n2024\n11",
        ] {
            let article = crate::clean(format!("{head}\n{STORY}"));
            assert_eq!(article.metadata().published, None, "{head}");
        }
    }
}
