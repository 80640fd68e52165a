//! What several rules do alike: evidence from phrases and from classes.

mod labelled_links;
mod passing_links;
mod recipe_words;
mod recipes;
mod running_feet;
mod sections;
mod speech;

use crate::block::Block;
use crate::features::{Features, is_cjk};
use crate::hints::Hints;
use crate::ledger::{Label, Pen, Weight};
use crate::page::{BodyKind, Page};
use crate::phrases::{self, Hit, Phrase, Scope};

pub(crate) use labelled_links::is_labelled_link;
pub(crate) use passing_links::resumes_at;
pub(crate) use recipes::recipe;
pub(crate) use running_feet::is_running_foot;
pub(crate) use sections::{by_sections, is_badge, is_data, section_end};
pub(crate) use speech::is_reported_speech;

/// Words up to which a phrase decides about the whole line. In short lines phrases are right in
/// 96 to 98 of 100 cases, in long ones in 65 to 84.
pub(crate) const SHORT: f32 = 20.0;

/// Words up to which a phrase still says something.
pub(crate) const MIDDLING: f32 = 40.0;

/// The most that phrases of one line say together.
pub(crate) const MOST: f32 = 5.0;

/// The share of a phrase's weight that remains in a line of middling length: the development sets
/// drop 145 such lines with a phrase and keep 33, which are log-odds of 1.5 against 4.0 of short
/// ones (6139 and 112).
const MIDDLING_SHARE: f32 = 0.5;

/// The share of a phrase's weight that remains where it is more likely the author's.
const OF_THE_BODY_SHARE: f32 = 0.4;

/// The same where the phrase stands within a sentence: phrases of two labels remove none.
const WITHIN_SENTENCE_SHARE: f32 = 0.18;

/// Phrases by which authors call sections of their texts too.
static SECTIONS: &[&str] = &[
    "comments",
    "discussion",
    "diskusija",
    "empfehlungen",
    "further reading",
    "preporuke",
    "rasprava",
    "recommendations",
    "reviews",
    "see also",
    "teme",
    "themen",
    "topics",
    "дискусия",
    "дискусија",
    "начало",
    "обсуждение",
    "препоруке",
    "препоръки",
    "расправа",
    "рекомендации",
    "теме",
    "דיון",
    "המלצות",
    "נושאים",
    "おすすめ",
    "キーワード",
    "参考文献",
    "延伸閱讀",
    "延伸阅读",
    "扩展阅读",
    "推荐",
    "推薦",
    "热点",
    "評論",
    "评论",
];

/// The share of links from which what stands under a heading is no section of the text.
const LINKED_SECTION: f32 = 0.3;

/// Words of the longest heading of a section.
const LONGEST_HEADING: f32 = 8.0;

/// How sure it is, in log-odds, that running text is not the page's own where its story has been told and
/// the page says that other stories, or readers, follow. It is more than a score gives back.
pub(crate) const OF_OTHERS: f32 = 6.0;

/// Phrases of one label from which a line is no sentence of the author's.
const MANY: usize = 3;

/// The share of its weight that each further phrase in a line adds.
const FURTHER_SHARE: f32 = 0.4;

/// The blocks that have phrases of a label, in order.
pub(crate) fn saying(page: &Page, label: Label) -> impl Iterator<Item = Block<'_>> {
    let saying = page.with_hits.iter();
    let saying = saying.filter(move |those| those.labels & label.bit() != 0);
    saying.filter_map(|those| page.block(those.block as usize))
}

/// Marks lines by the phrases of a label.
pub(crate) fn by_phrases(page: &Page, pen: &mut Pen<'_>, label: Label) {
    if page.phrase_labels & label.bit() == 0 {
        return;
    }
    for block in saying(page, label) {
        if block.is_envelope() || block.is_hidden() {
            continue;
        }
        // What heads data leads to no other story.
        let is_above_data = || block.edges().are_all() && block.next().is_some_and(is_data);
        if label == Label::RelatedLinks && is_above_data() {
            continue;
        }
        if let Some((weight, hit)) = phrase_weight(block, label) {
            pen.boilerplate(block, label, Weight::new(weight), hit.says());
        }
    }
}

/// What the phrases of a label say of a block together, and where the strongest of them occurs.
pub(crate) fn phrase_weight(block: Block<'_>, label: Label) -> Option<(f32, &Hit)> {
    let words = block.features().words();
    if words > MIDDLING || !block.has_words(label) {
        return None;
    }
    let mut strongest: Option<(&Phrase, &Hit)> = None;
    let mut sum = 0.0;
    let mut applying = 0;
    let mut opens = false;
    let (hits, edges) = (block.hits(), block.edges());
    for (before, hit) in hits.iter().enumerate() {
        let Some(phrase) = hit.phrase().filter(|phrase| phrase.label() == label) else {
            continue;
        };
        let applies = match phrase.scope() {
            Scope::Anywhere => true,
            Scope::Start => {
                edges.is_at_start(before)
                    && !is_subject(block, hit, phrase)
                    && !is_participle(block, phrase)
            }
            Scope::End => edges.is_at_end(hits.len() - 1 - before),
            Scope::Whole => edges.are_all() || is_all_seen(block, hit),
        };
        if !applies || is_quoted(block, hit, phrase) {
            continue;
        }
        applying += 1;
        opens |= edges.is_at_start(before);
        sum += phrase.weight * FURTHER_SHARE;
        if strongest.is_none_or(|(known, _)| phrase.weight > known.weight) {
            strongest = Some((phrase, hit));
        }
    }
    let (phrase, hit) = strongest?;
    let sum = sum + phrase.weight * (1.0 - FURTHER_SHARE);
    let share = if words <= SHORT { 1.0 } else { MIDDLING_SHARE };
    // Several tell a prompt where one of them opens it, and many wherever they stand.
    let may_be_of_body = applying == 1 || (!opens && applying < MANY);
    let share = match may_be_of_body && is_of_the_body(block, phrase) {
        _ if applying == 1 && heads_section(block, hit, phrase) => share * WITHIN_SENTENCE_SHARE,
        true if opens => share * OF_THE_BODY_SHARE,
        true => share * WITHIN_SENTENCE_SHARE,
        false => share,
    };
    Some(((sum * share).min(MOST), hit))
}

/// Whether nothing else is seen of the line: what is for screen readers alone, as the title behind
/// “Continue reading”, stands behind the phrase.
fn is_all_seen(block: Block<'_>, hit: &Hit) -> bool {
    if !block.page().has_unseen {
        return false;
    }
    let (text, phrase) = (block.text(), hit.range());
    let is_bare = |part: Option<&str>| part.is_none_or(|part| !part.contains(char::is_alphabetic));
    let mut at = phrase.end;
    for unseen in block.unseen() {
        if unseen.start >= at {
            if !is_bare(text.get(at..unseen.start)) {
                return false;
            }
            at = unseen.end;
        }
    }
    at > phrase.end && is_bare(text.get(..phrase.start)) && is_bare(text.get(at..))
}

/// Words of a heading behind the phrase that it begins with, and of the paragraph below it, from which
/// it heads a section.
const OF_HEADING: f32 = 3.0;
const OF_SECTION: f32 = 12.0;

/// Whether the phrase begins a heading that goes on, above running text that is not about the same:
/// “Video: how the lamp is filled”.
fn heads_section(block: Block<'_>, hit: &Hit, phrase: &Phrase) -> bool {
    let is_open = phrase.scope() == Scope::Start
        && phrase.label() == Label::MediaPrompt
        && block.is_heading();
    is_open && {
        let behind = block.text().get(hit.range().end..).unwrap_or_default();
        Features::of(behind, 0).words() >= OF_HEADING
            && block.next().is_some_and(|next| {
                next.features().is_prose()
                    && next.features().words() >= OF_SECTION
                    && next.features().link_share() < LINKED_SECTION
                    && !next.has_words(phrase.label())
            })
    }
}

/// Whether the phrase is more likely the author's: it is part of a sentence between two paragraphs,
/// or the heading of a section.
fn is_of_the_body(block: Block<'_>, phrase: &Phrase) -> bool {
    if phrase.scope() == Scope::Whole {
        let is_followed = block.next().is_some_and(|next| {
            let is_prose = next.features().is_prose();
            is_linking_sentence(next) || is_prose && next.features().link_share() < LINKED_SECTION
        });
        return is_followed && (block.is_heading() || may_be_authors(block, phrase));
    }
    // The neighbours are at hand, and the text may be in no cache.
    let ends = |text: &str| text.ends_with(['.', '!', '?', '。', '！', '？', '”', '"']);
    (block.is_within_prose(1) && ends(block.text()))
        || begins_article_of_law(block.text())
        || begins_item_of_notice(block.text())
}

/// Whether a block is a sentence with a link in it: the author's, since headlines are links as a whole,
/// or none.
fn is_linking_sentence(block: Block<'_>) -> bool {
    let features = block.features();
    features.link_chars > 0 && features.link_share() < LINKED_SECTION && features.ends_sentence()
}

/// What stands between the two signs that number an article of a law.
const NUMERALS: &str = "零〇一二三四五六七八九十百千0123456789";

/// Whether a text begins with the number of an article of a law: `第三条`.
fn begins_article_of_law(text: &str) -> bool {
    let number = text.strip_prefix('第');
    let behind = number.map(|it| it.trim_start_matches(|ch| NUMERALS.contains(ch)));
    behind.is_some_and(|behind| behind.starts_with(['条', '條']))
}

/// Whether a text begins with the number of an item in a notice of an office, which stands in brackets:
/// `（一）承辦單位：…`.
fn begins_item_of_notice(text: &str) -> bool {
    let number = text.strip_prefix('（');
    let behind = number.map(|it| it.trim_start_matches(|ch| NUMERALS.contains(ch)));
    behind.is_some_and(|behind| Some(behind) != number && behind.starts_with('）'))
}

/// Whether the line quotes the phrase and says something else too.
fn is_quoted(block: Block<'_>, hit: &Hit, phrase: &Phrase) -> bool {
    phrase.scope() != Scope::Whole && phrases::is_quoted(block.text(), &hit.range())
}

/// Whether a line of plain text, which has no headings, may head a section of the author's.
fn may_be_authors(block: Block<'_>, phrase: &Phrase) -> bool {
    block.page().body_kind() == BodyKind::Text && SECTIONS.binary_search(&phrase.text()).is_ok()
}

/// Whether a sentence speaks of the statement that the phrase names, and is not headed by it: no
/// colon or space stands behind the word.
fn is_subject(block: Block<'_>, hit: &Hit, phrase: &Phrase) -> bool {
    let is_followed = || {
        let behind = block.text().get(hit.range().end..).unwrap_or_default();
        behind.starts_with(is_cjk)
    };
    // Few lines with phrases end like sentences, and the phrase's text may be in no cache.
    block.features().ends_sentence() && phrase.text().ends_with(['明', '款']) && is_followed()
}

/// Whether the phrase begins a sentence as a participle: "Built with local stone, the tower stands".
fn is_participle(block: Block<'_>, phrase: &Phrase) -> bool {
    let may_begin = || phrase.text().ends_with(" by") || phrase.text().ends_with(" with");
    block.features().ends_sentence() && may_begin() && {
        let behind = block.text().split_once(", ").map(|(_, behind)| behind);
        behind.is_some_and(|behind| behind.starts_with(char::is_lowercase))
    }
}

/// Whether the block is a heading of what the label stands for, and says nothing else.
pub(crate) fn is_heading(block: Block<'_>, label: Label) -> bool {
    block.features().words() <= LONGEST_HEADING
        && block.edges().are_all()
        && phrase_weight(block, label).is_some()
}

/// Marks blocks by the elements around them: `short` log-odds for what is no running text,
/// `prose` for what is. Classes are less to be trusted where they surround whole paragraphs.
pub(crate) fn by_hints(
    page: &Page,
    pen: &mut Pen<'_>,
    hints: Hints,
    label: Label,
    (short, prose): (f32, f32),
) {
    by_hints_weighing(page, pen, hints, label, |block| {
        match block.features().is_prose() {
            true => prose,
            false => short,
        }
    });
}

/// The same by so many log-odds as `weigh` gives for a block.
pub(crate) fn by_hints_weighing(
    page: &Page,
    pen: &mut Pen<'_>,
    hints: Hints,
    label: Label,
    weigh: impl Fn(Block<'_>) -> f32,
) {
    for block in hinted(page, hints) {
        let reason = "stands in an element for this";
        pen.boilerplate(block, label, Weight::new(weigh(block)), reason);
    }
}

/// The blocks of which the elements around them say something, in order.
pub(crate) fn hinted(page: &Page, hints: Hints) -> impl Iterator<Item = Block<'_>> {
    let glances = match page.all_hints.intersects(hints) {
        true => page.glances.as_slice(),
        false => &[],
    };
    let glances = glances.iter().enumerate();
    let found = glances.filter(move |(_, it)| it.hints().intersects(hints) && !it.is_envelope());
    found.filter_map(|(index, _)| page.block(index))
}

#[cfg(test)]
mod tests {
    use super::SECTIONS;
    use crate::testing::marked_among_all;

    const BEFORE: &str = "The ferry leaves at six, and on market days it is full long before that.";
    const BEHIND: &str = "Most passengers bring their own bread and share it on deck at sunrise.";

    #[test]
    fn what_is_quoted_is_the_authors() {
        for line in [
            "“Never miss a tide,” he said.",
            "“转载请注明出处”为什么拦不住洗稿",
            "“打开App查看更多”则是另一种命运",
        ] {
            let document = format!("{BEFORE}\n{BEHIND}\n{line}");
            let article = crate::Cleaner::default().clean(document.as_str());
            assert!(article.text().contains(line), "{line}");
        }
        let document = format!("{BEFORE}\n{BEHIND}\nNever miss a story from the “Harbour Post”");
        assert_eq!(marked_among_all("subscription", document.as_str()).len(), 1);
    }

    #[test]
    fn a_section_of_sentences_with_links_is_the_authors() {
        let kept = |item: &str| {
            let list = format!("<h2>Further Reading</h2><ul><li>{item}</li></ul>");
            let page = format!("<h1>The ferry</h1><p>{BEFORE}</p><p>{BEHIND}</p><div>{list}</div>");
            let article = crate::Cleaner::default().clean(page.as_str());
            article.text().contains("wrote a book")
        };
        assert!(kept(
            "Anna Berg and a guide of the valley <a href=https://b.example>wrote a book</a> in 2014."
        ));
        assert!(!kept(
            "<a href=/2>Anna Berg and a guide of the valley wrote a book</a>"
        ));
    }

    #[test]
    fn in_a_sentence_of_the_body_two_phrases_say_no_more_than_one() {
        let cleaner = crate::Cleaner::builder().without("content_score");
        let cleaner = cleaner.build().unwrap();
        for line in [
            "The company changed its terms of service and privacy policy last year.",
            "消费者的合法权益受到侵害的，应当依法追究法律责任。",
        ] {
            let document = format!("{BEFORE}\n{line}\n{BEHIND}");
            let article = cleaner.clean(document.as_str());
            assert!(article.text().contains(line), "{line}");
        }
    }

    #[test]
    fn ordinary_sentences_stay_at_the_end_of_a_text() {
        let cleaner = crate::Cleaner::builder().without("content_score");
        let cleaner = cleaner.build().unwrap();
        for line in [
            "Past performance counts for little on this river.",
            "Built with stone from the hill, the pier has stood for ages.",
            "Powered by a small engine, the boat needs an hour.",
            "Copyright law protects the form of a map.",
            "Нужно принять все меры до зимы.",
            "Мобильное приложение порта не работало утром.",
            "Das müssen alle akzeptieren.",
            "Teilen Sie den Teig in vier Stücke.",
            "On ne peut pas tout accepter.",
            "Recibe cada año a muchos barcos.",
            "Assine o contrato depois de ler tudo.",
            "付费阅读的市场去年又大了一倍。",
            "未经许可，任何人不得进入码头。",
            "手机客户端的用户已经超过一万。",
            "자바스크립트를 배우는 데 석 달이 걸렸다.",
            "Tham gia nhóm từ năm 2010, anh chơi trống.",
        ] {
            let document = format!("{BEFORE}\n{BEHIND}\n{line}");
            let article = cleaner.clean(document.as_str());
            assert!(article.text().contains(line), "{line}");
        }
    }

    #[test]
    fn a_prompt_goes_with_what_only_screen_readers_read() {
        let prompt = |title: &str| {
            format!("<p>{BEFORE}</p><p>{BEHIND}</p><p><a href=/1>Continue reading{title}</a></p>")
        };
        let unseen = " <span class=screen-reader-text>A quiet winter at the lock</span>";
        let text = crate::clean(prompt(unseen).as_str()).text().to_owned();
        assert!(!text.contains("Continue"), "{text}");
        let said = marked_among_all("related_links", prompt(" the river").as_str());
        assert!(said.is_empty(), "{said:?}");
    }

    #[test]
    fn headings_of_sections_that_begin_like_prompts_stay() {
        for heading in [
            "Video: how the lamp is filled",
            "VIDEO: Rowers set out at dawn",
        ] {
            let page = format!("<p>{BEFORE}</p><h2>{heading}</h2><p>{BEHIND}</p><p>{BEFORE}</p>");
            let article = crate::clean(page.as_str());
            assert!(article.text().contains(heading), "{heading}");
        }
    }

    #[test]
    fn buttons_and_prompts_go() {
        for line in [
            "You’ll also like",
            "Don’t miss",
            "اقرأ أيضًا",
            "Alle ablehnen",
            "Tout refuser",
            "Rechazar todo",
            "全部接受",
            "すべて拒否",
            "Rejeitar tudo",
            "Artikel verschenken",
            "URLをコピー",
            "Noch kein Konto?",
            "Réservé aux abonnés",
            "この記事は有料会員限定です",
            "Commenter cet article",
            "Deja tu comentario",
            "写留言",
            "Nutzungsbedingungen",
            "侵权必究",
            "次のページへ",
        ] {
            let document = format!("{BEFORE}\n{BEHIND}\n{line}");
            let article = crate::Cleaner::default().clean(document.as_str());
            assert!(!article.text().contains(line), "{line}");
        }
    }

    #[test]
    fn sections_are_sorted() {
        assert!(SECTIONS.is_sorted_by(|one, two| one < two));
    }

    #[test]
    fn a_line_that_authors_call_sections_by_ends_no_text_before_its_paragraphs() {
        let body = "Tides are the rise and fall of the sea caused by the pull of the moon and the sun.\n\
                    Spring tides come at new and full moon, when the two of them pull along one line.\n";
        let behind =
            "The keeper's history of the tides is the best account of how the theory grew.";
        let text = |heading| format!("{}{heading}\n{behind}", body.repeat(3));
        let marked = |heading| marked_among_all("tail_cut", text(heading).as_str());
        assert!(marked("Further reading").is_empty());
        assert_eq!(marked("Related articles").len(), 1);
    }
}
