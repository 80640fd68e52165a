//! The account that published a text first, as notes on the origin of texts name it:
//! `本文来自微信公众号“江城往事”（ID：jc），作者：李晓明`.

use crate::block::Block;
use crate::field::Place;
use crate::ledger::Pen;
use crate::metadata::credit_line::LONGEST_LINE;
use crate::metadata::{Candidate, FieldName};

/// What an account of the messenger is called there.
const ACCOUNT: &str = "公众号";

/// The longest name, in bytes.
const LONGEST: usize = 60;

/// What it weighs: as much as a source in a credit line.
const WEIGHT: f32 = 2.0;

/// Signs before the name, and those that end it.
const OPEN: [char; 8] = ['：', ':', ' ', '“', '"', '「', '【', '《'];
const CLOSE: [char; 15] = [
    '”', '"', '」', '】', '》', '（', '(', '，', ',', '。', '；', '、', '|', '｜', '！',
];

/// What the messenger writes before who wrote the text, and behind it the account and the time.
const OWN: [&str; 2] = ["原创 ", "原創 "];

/// Proposes the account that a block names which begins with such a note, or with `原创 李晓明 江城往事
/// 2022-03-14`.
pub(crate) fn propose(block: Block<'_>, pen: &mut Pen<'_>) {
    if block.bytes() > LONGEST_LINE {
        return;
    }
    let text = block.text();
    if let Some(account) = OWN
        .iter()
        .find_map(|own| beside_author(text.strip_prefix(own)?))
    {
        let account = Candidate::text(FieldName::Source, account).at(Place::Byline);
        return pen.propose(account.weighing(WEIGHT).in_block(block));
    }
    let hit = block.hits().iter().find(|hit| hit.phrase().is_some());
    let Some(hit) = hit.filter(|hit| hit.range().start == 0) else {
        return;
    };
    let ends = hit.phrase().is_some_and(|it| it.text().ends_with(ACCOUNT));
    let rest = text.get(hit.range().end..).filter(|_| ends);
    if let Some(name) = rest.and_then(account) {
        let account = Candidate::text(FieldName::Source, name).at(Place::Credit);
        pen.propose(account.weighing(WEIGHT).in_block(block));
    }
}

/// The account between the author and the year.
fn beside_author(rest: &str) -> Option<&str> {
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let (_, account, time) = (words.next()?, words.next()?, words.next()?);
    let is_year = |year: &str| year.starts_with("20") && year.bytes().all(|it| it.is_ascii_digit());
    let is_time = time.get(..4).is_some_and(is_year);
    let is_name = account.len() <= LONGEST && account.chars().any(char::is_alphabetic);
    (is_time && is_name).then_some(account)
}

/// The name that a text begins with.
fn account(rest: &str) -> Option<&str> {
    let name = rest.trim_start_matches(OPEN);
    let is_set_apart = name.len() < rest.len();
    let name = name.split(CLOSE).next()?.trim();
    let is_name = is_set_apart && name.len() <= LONGEST && name.chars().nth(1).is_some();
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{account, beside_author};

    #[test]
    fn accounts_are_set_apart() {
        assert_eq!(
            account("“江城往事”（ID：jc），作者：李晓明"),
            Some("江城往事")
        );
        assert_eq!(
            account("：江城往事（ID：jc），作者：李晓明"),
            Some("江城往事")
        );
        assert_eq!(account("的文章常常没有作者。"), None);
        assert_eq!(account(""), None);
        let account = beside_author("李晓明 江城往事 2022-03-14 08:15 发表于江西");
        assert_eq!(account, Some("江城往事"));
        assert_eq!(beside_author("江城往事 2022-03-14 08:15 发表于江西"), None);
    }

    #[test]
    fn the_account_of_a_note_is_the_source() {
        let story = "村口的老桥修了四个月，石匠用的还是当年的办法，先搭木拱架，再往上砌，最后把石头敲进去。";
        for note in [
            "本文来自微信公众号：江城往事（ID：jczs），作者：李晓明，头图来自：视觉河边",
            "本文来自微信公众号“江城往事”（ID：jczs），作者：李晓明，编辑：周岚，河边网经授权发布。",
            "原创 李晓明 江城往事 2022-03-14 08:15 发表于江西",
        ] {
            let text = format!("老桥修好了重新通行\n{note}\n{story}\n{story}桥好了。");
            let article = crate::clean(text);
            let source = article.metadata().source.as_ref().map(|it| &*it.value);
            assert_eq!(source, Some("江城往事"), "{note}");
        }
    }
}
