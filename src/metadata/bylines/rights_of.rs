//! The author whom a line on the rights in the text names: `© 本文版权归作者 河边的猫 所有，转载请联系作者。`

use crate::block::Block;
use crate::field::Place;
use crate::ledger::Pen;
use crate::metadata::{Candidate, FieldName};

/// What the name stands behind and what before.
const BEHIND: [&str; 2] = ["版权归作者", "版權歸作者"];
const BEFORE: &str = "所有";

/// The longest name, in bytes, and the longest such line: a licence goes on.
const LONGEST: usize = 48;
const LONGEST_LINE: usize = 300;

/// What it weighs: less than an author in the byline.
const WEIGHT: f32 = 0.8;

/// What stands there where nobody is named: `版权归作者本人所有`, `版权归作者和本站共同所有`.
const NOBODY: [&str; 12] = [
    "与", "个人", "以及", "共", "及", "及其", "和", "或", "本人", "的", "與", "自己",
];

/// Proposes the author whom a line on rights names.
pub(crate) fn propose(block: Block<'_>, pen: &mut Pen<'_>) {
    if block.bytes() > LONGEST_LINE {
        return;
    }
    if let Some(name) = holder(block.text()) {
        let name = Candidate::text(FieldName::Author, name);
        pen.propose(name.at(Place::Credit).weighing(WEIGHT).in_block(block));
    }
}

/// The name in such a line.
fn holder(text: &str) -> Option<&str> {
    let mut behind = BEHIND.iter();
    let (_, rest) = behind.find_map(|words| text.split_once(words))?;
    let (name, _) = rest.split_once(BEFORE)?;
    let name = name.trim_matches([' ', '：', ':', '「', '」', '@', '\u{3000}']);
    let is_name = name.len() <= LONGEST
        && name.chars().nth(1).is_some()
        && !name.contains(['，', ',', '。', '；', '、', '/', '《'])
        && !NOBODY.iter().any(|word| name.starts_with(word));
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::holder;

    #[test]
    fn rights_are_of_an_author() {
        for (line, name) in [
            (
                "© 本文版权归作者 河边的猫 所有，任何形式转载请联系作者。",
                Some("河边的猫"),
            ),
            ("版权归作者：李明所有，转载请注明。", Some("李明")),
            ("本文版權歸作者 河邊的貓 所有", Some("河邊的貓")),
            ("版权归作者所有，转载请注明。", None),
            ("版权归作者本人所有。", None),
            ("本文版权归作者和石桥网共有，欢迎转载。", None),
            ("本文版权归作者和石桥网共同所有，欢迎转载。", None),
            ("版权归作者，本站对此不负责任，一切权利由作者所有", None),
        ] {
            assert_eq!(holder(line), name, "{line}");
        }
    }

    #[test]
    fn an_author_is_named_below_the_text_alone() {
        let story = "村口的老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再往上砌，最后把石头敲进去。";
        let line = "© 本文版权归作者 河边的猫 所有，任何形式转载请联系作者。";
        let article = crate::clean(format!(
            "老桥修好了重新通行\n{story}\n{story}桥好了。\n{line}"
        ));
        let authors = &article.metadata().authors;
        assert_eq!(authors.first().map(|it| &*it.value), Some("河边的猫"));
    }
}
