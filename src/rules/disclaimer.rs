//! Disclaimers and notes on rights.

use crate::block::{Block, BlockKind};
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::bylines::rights_of;
use crate::page::Page;
use crate::phrases::{self, Scope};
use crate::rule::Rule;

/// Marks disclaimers and notes on rights, short ones by a phrase and long ones by density.
///
/// # Why
///
/// They protect the site and say nothing of the story. A long one is told from an article about
/// the law by how close its phrases stand: three legal or contact phrases, at most 40 words for
/// each, or two of which one opens the line. In the middle of the text it takes one that opens the
/// line. What only names a subject (“copyright holders”, “知识产权”) counts beside two that state something,
/// or beside one that opens the line.
/// Where four lines are like that, they are what the page is about: terms of use, a law.
///
/// Phrases count in full in lines of up to 20 words and by half up to 40, since in longer lines
/// they are as often a part of the story. How much each says is set by hand. The density is set
/// by hand too.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Disclaimer, testing::marked};
///
/// assert_eq!(marked(Disclaimer, "The views expressed are solely those of the author."), [
///     "The views expressed are solely those of the author."
/// ]);
/// let article = "Disclaimers of this kind bind a driver only if she could read them, \
///                the judge wrote, and even then she may not be to blame.";
/// assert!(marked(Disclaimer, article).is_empty());
/// ```
///
/// # Known misses
///
/// A disclaimer in several lines of which most have no known phrase, and one in words of its
/// own. Wrongly: short sentences of an article about the law (“法律责任由船主承担。”).
#[derive(Clone, Copy, Debug, Default)]
pub struct Disclaimer;

/// Legal and contact phrases from which a long line is a disclaimer.
const MANY: usize = 3;

/// Words for each such phrase, at most: a text about the law uses the same phrases more thinly.
const WORDS_PER_PHRASE: f32 = 40.0;

/// Such lines from which the rights and duties that they tell are what the page is about: a site
/// says them once or twice.
const SUBJECT: usize = 4;

/// The weight from which a phrase states something; what weighs less names what articles about the law
/// are about too.
const STATEMENT: f32 = 1.5;

/// The digits of the shortest telephone number.
const LEAST_DIGITS: usize = 5;

impl Rule for Disclaimer {
    fn name(&self) -> &str {
        "disclaimer"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        evidence::by_phrases(page, pen, Label::Disclaimer);
        for block in evidence::saying(page, Label::Disclaimer) {
            rights_of::propose(block, pen);
        }
        let of_law = |block: &Block<'_>| {
            block.has_words(Label::Disclaimer) || block.has_words(Label::Copyright)
        };
        let long = page.blocks_with_hits().filter(|block| {
            let is_long = block.features().words() > evidence::SHORT;
            is_long && of_law(block) && block.hits().len() >= 2 && !opens_program(*block)
        });
        let dense: Vec<_> = long.map(|block| (block, Density::of(block))).collect();
        if dense
            .iter()
            .filter(|(_, density)| density.names_the_law())
            .count()
            >= SUBJECT
        {
            return;
        }
        for (block, density) in dense {
            let Some(weight) = density.weight() else {
                continue;
            };
            if !density.opens && block.is_within_prose(1) {
                continue;
            }
            pen.boilerplate(
                block,
                Label::Disclaimer,
                Weight::new(weight),
                "legal and contact phrases stand close together",
            );
        }
    }
}

/// How close the phrases of a long line stand, by which disclaimers show, and by one that opens the line.
struct Density {
    /// Phrases of law, wherever they stand.
    named: usize,
    /// Those that the line says of itself.
    said: usize,
    /// Those of them that state something.
    stated: usize,
    contacts: usize,
    opens: bool,
    words: f32,
}

impl Density {
    fn of(block: Block<'_>) -> Density {
        let text = block.text();
        let mut density = Density {
            named: 0,
            said: 0,
            stated: 0,
            contacts: 0,
            opens: false,
            words: block.features().words(),
        };
        let first_word = text.find(char::is_alphanumeric).unwrap_or(text.len());
        for hit in block.hits() {
            let Some(phrase) = hit.phrase() else {
                continue;
            };
            if !matches!(phrase.label(), Label::Disclaimer | Label::Copyright) {
                continue;
            }
            density.named += 1;
            let before = text.get(..hit.range().start).unwrap_or_default();
            let is_first = first_word >= before.len();
            let is_placed = phrase.scope() != Scope::Start || is_first || begins_sentence(before);
            if is_placed && !phrases::is_quoted(text, &hit.range()) {
                density.said += 1;
                density.stated += usize::from(phrase.weight >= STATEMENT);
                density.opens |= phrase.scope() == Scope::Start && is_first;
            }
        }
        // Contacts alone are not enough.
        if density.named > 0 {
            density.contacts = contacts(block);
        }
        density
    }

    /// Whether the law is spoken of as densely as in a disclaimer.
    fn names_the_law(&self) -> bool {
        self.named > 0 && self.is_dense(self.named + self.contacts)
    }

    fn is_dense(&self, phrases: usize) -> bool {
        let least = if self.opens { 2 } else { MANY };
        phrases >= least && self.words / phrases as f32 <= WORDS_PER_PHRASE
    }

    /// How sure it is, in log-odds, that the line is a disclaimer, if it is like one.
    fn weight(&self) -> Option<f32> {
        let phrases = self.said + self.contacts;
        let least = if self.opens { 1 } else { 2 };
        if self.stated < least || !self.is_dense(phrases) {
            return None;
        }
        Some(match phrases >= MANY {
            true => 1.0 + phrases as f32 * 0.6 + if self.opens { 1.5 } else { 0.0 },
            false => 2.4,
        })
    }
}

/// How many ways of contact a line tells, up to two: by words for them, beside a number or an address.
fn contacts(block: Block<'_>) -> usize {
    const WAYS: [&str; 8] = ["@", "电话", "電話", "QQ", "邮箱", "微信", "e-mail", "phone"];
    let text = block.text();
    if block.features().digits() < LEAST_DIGITS && !text.contains('@') {
        return 0;
    }
    WAYS.iter()
        .filter(|way| text.contains(**way))
        .count()
        .min(2)
}

/// What comments of programs begin with.
const COMMENTS: [&str; 6] = ["#", "%", "--", "/*", "//", "<!--"];

/// Whether a block is the text of a program, which tells its licence in a comment at the top.
fn opens_program(block: Block<'_>) -> bool {
    let text = block.text().trim_start();
    block.kind() == BlockKind::Code && COMMENTS.iter().any(|sign| text.starts_with(sign))
}

/// Whether a sentence begins behind a text.
fn begins_sentence(before: &str) -> bool {
    before.trim_end().ends_with([
        '.', '!', '?', ':', ';', ')', ']', '。', '！', '？', '：', '；', '）', '】',
    ])
}

#[cfg(test)]
mod tests {
    use super::Disclaimer;
    use crate::testing::marked;

    const BODY: &str = "The ferry leaves at six, and on market days it is full long before that.";

    #[test]
    fn news_of_the_law_names_its_subjects_only() {
        for line in [
            "The writers said that copyright would mean little if a firm could copy every book, and \
             that the firm had known of the infringement; trademarks were not at issue in the case.",
            "The firm said that its smartphone infringes no patent; the court found infringement of \
             the rights holders by two of its 12345 models, and the maker has been told to pay soon.",
            "法院认为，该应用侵犯了原告的著作权和知识产权，被告应当承担法律责任，并在微信公众平台上公开道歉，赔偿的金额将会另行确定。",
        ] {
            let cleaner = crate::Cleaner::builder().without("content_score").build();
            let article = cleaner.unwrap().clean(format!("{BODY}\n{line}").as_str());
            assert!(article.text().contains(line), "{line}");
        }
    }

    #[test]
    fn programs_tell_their_licence_first() {
        let head = "// Copyright 2017 The Harbour Authors. All rights reserved.\n\
                    // Use of this source code is governed by a license in the file LICENSE.\n";
        let page = |head: &str| {
            format!(
                "<h1>Lamp</h1><p>{BODY}</p><pre>{head}void main() {{ light(new Lamp()); }}</pre>"
            )
        };
        assert!(marked(Disclaimer, page(head).as_str()).is_empty());
        assert_eq!(
            marked(Disclaimer, page(&head.replace("//", "")).as_str()).len(),
            1
        );
    }

    #[test]
    fn articles_of_a_law_stay() {
        let law = "第一条 为了规范渡口的管理，制定本办法。\n\
                   第二条 未经授权，任何单位和个人不得转载时刻表。\n\
                   第三条 渡口应当公布举报电话。\n\
                   第四条 本办法自2024年9月1日起施行。";
        assert_eq!(crate::clean(law).text(), law);
    }

    #[test]
    fn statements_beside_subjects_and_contacts_are_a_disclaimer() {
        let line = "本网部分内容来自网络，版权归原作者所有，如有侵权或涉及知识产权等问题，请作者与我们联系，\
                    我们将在核实以后立即删除，联系电话：0123-4567890，邮箱：post@harbour.example。";
        assert_eq!(
            marked(Disclaimer, format!("{BODY}\n{line}").as_str()),
            [line]
        );
    }
}
