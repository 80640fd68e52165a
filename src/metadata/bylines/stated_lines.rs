//! Lines above the text that repeat who wrote it or where it comes from, as the header of the
//! document has it: `像素猫` below `作者：像素猫`.

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::{FieldName, keys};
use crate::page::Page;

/// The longest line, in bytes.
const LONGEST: usize = 60;

/// Lines that are looked at.
const MOST: usize = 24;

/// Signs that pages set beside a name.
const SIGNS: [char; 7] = ['©', '@', '·', '•', '|', '｜', '-'];

/// Marks such lines.
pub(crate) fn mark(page: &Page, pen: &mut Pen<'_>) {
    for block in find(page) {
        let reason = "repeats a name of the header";
        pen.boilerplate(block, Label::Byline, Weight::new(2.8), reason);
    }
}

/// The lines that repeat an author or a source of the header.
fn find(page: &Page) -> Vec<Block<'_>> {
    let is_name = |key: &str| {
        let field = keys::envelope(key).map(|(field, _)| field);
        matches!(
            field,
            Some(FieldName::Author | FieldName::Source | FieldName::Site)
        )
    };
    let fields = page.fields().iter();
    let fields = fields.filter(|it| it.place().is_own_header());
    let names: Vec<&str> = fields
        .filter(|field| field.value().len() <= LONGEST && is_name(field.key()))
        .map(|field| field.value().trim())
        .filter(|name| name.contains(char::is_alphabetic))
        .collect();
    if names.is_empty() {
        return Vec::new();
    }
    let ends = |block: &Block<'_>| !block.features().is_prose() || block.is_envelope();
    let repeats = |block: &Block<'_>| {
        let is_line = block.kind() == BlockKind::Paragraph && block.bytes() <= LONGEST;
        is_line
            && names.contains(
                &block
                    .text()
                    .trim_matches(|ch| ch == ' ' || SIGNS.contains(&ch)),
            )
    };
    let body = |block: &Block<'_>| !block.is_envelope();
    let head = page.blocks().filter(body).take(MOST).take_while(ends);
    head.filter(repeats).collect()
}

#[cfg(test)]
mod tests {
    use crate::clean;

    #[test]
    fn names_of_the_header_are_repeated_around_the_text() {
        let story = "河湾的磨坊多年来第一次重新磨面，磨坊主这样告诉我们，村里的人都去看了。\n\
                     新的水轮是用橡木做的，转的方向和从前相反，所以磨出来的面更细，也更白。\n\
                     从前的水轮泡在河里几十年，轮叶烂了一半，每到涨水的时候就卡在石头上。\n\
                     村里的木匠花了一个冬天才把它换下来，换的时候河面还结着薄薄的一层冰。";
        let header = "标题：磨坊重开\n作者：小河湾\n来源：港口往事\n\n磨坊重开\n";
        let document = format!("{header}港口往事\n小河湾©\n2024-05-03\n{story}");
        assert_eq!(clean(document.as_str()).text(), story);
        let spoken = story.replacen('\n', "\n港口往事\n", 1);
        let document = format!("{header}{spoken}");
        assert_eq!(clean(document.as_str()).text(), spoken);
    }
}
