//! What stands behind the article.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::pagination;
use crate::block::Block;
use crate::evidence;
use crate::ledger::{Label, Pen, Weight};
use crate::metadata::posts;
use crate::page::{BodyKind, Container, LineSource, Page, WordSums};
use crate::phrases::{CreditKey, Hit, Phrase};
use crate::rule::{Phase, Rule};

/// Marks what stands behind the end of the article.
///
/// # Why
///
/// An article ends with a credit, a disclaimer, comments, related links or page numbers. What
/// follows goes when at least 30 words of body stand before that end and little stands behind
/// it: 22 of 100 words, and more with each further mark of an end, up to 70; in HTML less, and no
/// more than 120. Who edited the text is
/// told once, at its end: behind that line and 100 words twice the body may stand, since it is comments and
/// teasers. In plain text three paragraphs in a row as long as those before go on with the article behind links or
/// a credit. What a phrase says of a line that has body behind it, it does not say of an end
/// further down: “Reply”, “Read more”.
///
/// The numbers are set by hand, after what they do to the sets of dumped pages. Body behind another
/// credit keeps the article going.
///
/// # Example
///
/// ```
/// use dechaff::testing::marked_among_all;
///
/// let body = "The lamp of the pier was auctioned on Saturday, to a man without a name.\n\
///             He carried it down the steps himself, wrapped in a grey blanket of wool.\n\
///             The money will pay for a new one, which is smaller and needs no keeper.\n";
/// let ended = format!("{body}Editor: Tom Oak\nRoads in the valley");
/// assert_eq!(marked_among_all("tail_cut", ended.as_str()), ["Roads in the valley"]);
///
/// let goes_on = format!("{body}Source: Harbour Post\n{body}");
/// assert!(marked_among_all("tail_cut", goes_on.as_str()).is_empty());
/// ```
///
/// # Known misses
///
/// A tail without any mark of an end, and one as long as the article. Wrongly: a short note or
/// poem behind the credit that belongs to the article, and a second article behind the editor of
/// the first.
#[derive(Clone, Copy, Debug, Default)]
pub struct TailCut;

/// Words of body before the cut, at least.
const LEAST_BODY: f32 = 30.0;

/// Words of body from which an article is whole when its editor is named.
const LONG_BODY: f32 = 100.0;

/// The words that may stand behind the cut at most, however long the article is: a chapter of a book ends with the
/// sources of its pictures too.
const LONGEST_TAIL: f32 = 2000.0;

/// The share of the body's words that may stand behind the cut: a teaser or two, not a section;
/// how much it grows with each further mark of an end behind the cut, since the more of them there
/// are, the surer it is that the article is over; and the most that it grows to.
const LEFT_BEHIND: Share = Share {
    least: 0.22,
    each: 0.06,
    most: 0.7,
    words: LONGEST_TAIL,
};

/// The same in HTML and where a browser printed the links of a page: sections have headings of their own
/// there, or lists of links, that look like such marks. Elements tell teasers, and what is more than a few
/// words is of the article mostly.
const LEFT_BEHIND_IN_HTML: Share = Share {
    least: 0.15,
    each: 0.04,
    most: 0.5,
    words: 120.0,
};

/// The same behind a line that names the editor.
const BEHIND_EDITOR: Share = Share {
    least: 2.0,
    each: 0.03,
    most: 3.0,
    words: LONGEST_TAIL,
};

/// Ends that most pages have at most.
const USUAL_ENDS: usize = 16;

struct Share {
    least: f32,
    each: f32,
    most: f32,
    /// The most words, however long the article is.
    words: f32,
}

impl Share {
    /// Of so many words, with so many further marks of an end.
    fn of(&self, words: f32, further: usize) -> f32 {
        let share = (self.least + self.each * further as f32).min(self.most);
        (words * share).min(self.words)
    }
}

impl Rule for TailCut {
    fn name(&self) -> &str {
        "tail_cut"
    }

    fn phase(&self) -> Phase {
        Phase::Cut
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        // On a thread what says that an article ends is said by somebody, and others answer.
        if page.is_thread {
            return;
        }
        let (ends, total) = ends_of(page, pen);
        // The phrases are those of the tables.
        let mut said: FxHashMap<&str, f32> = FxHashMap::default();
        let (mut looked_around, mut resumed) = (0, 0);
        for (at, &(block, before)) in ends.iter().enumerate() {
            let further = ends.len() - at - 1;
            let share = match page.body_kind() {
                _ if before >= LONG_BODY && names_editor(block, pen) => &BEHIND_EDITOR,
                BodyKind::Html => &LEFT_BEHIND_IN_HTML,
                BodyKind::Text if page.lines == LineSource::Dump => &LEFT_BEHIND_IN_HTML,
                BodyKind::Text => &LEFT_BEHIND,
            };
            let most = share.of(before, further);
            // What was said before and had body behind it is no end: "Read more", "Reply".
            let first = says(block).map_or(before, |text| *said.entry(text).or_insert(before));
            let recurs = before - first >= LEAST_BODY;
            let is_end = !recurs && before >= LEAST_BODY && total - before <= most;
            if !is_end || block.index() < resumed {
                continue;
            }
            // Further marks behind the last paragraph tell of the end there.
            let is_told = || {
                let Some(last) = last_paragraph(page, block, before, pen) else {
                    return true;
                };
                let behind = ends.iter().skip(at + 1);
                let further = behind.take_while(|(end, _)| end.index() < last).count();
                total - before <= share.of(before, further)
            };
            let goes_on = || {
                goes_on_alike(page, block, pen)
                    || goes_on_as_thread(block, pen)
                    || resumes(page, block, before, pen)
            };
            let average = || average(page, block, before, pen);
            if let Some(story) = evidence::resumes_at(block, average, pen) {
                resume(page, block, story, pen);
                resumed = story.index();
            } else if is_told() && !goes_on() {
                cut_behind(page, block, pen);
                return;
            }
            looked_around += 1;
            if looked_around == MOST_ALIKE {
                return;
            }
        }
    }
}

/// The ends, each with the words of body before it, and the words of all body.
fn ends_of<'p>(page: &'p Page, pen: &Pen<'_>) -> (Vec<(Block<'p>, f32)>, f32) {
    let mut ends = Vec::with_capacity(USUAL_ENDS);
    let mut total = 0.0;
    // Behind the number of a sheet the next one begins.
    let has_sheets = LazyCell::new(|| pagination::sheets(page).next().is_some());
    for block in page.blocks() {
        total += body_words(block, pen);
        let is_of_sheet = || pen.label(block) == Some(Label::Pagination) && *has_sheets;
        if ends_article(block, pen) && !is_of_sheet() {
            ends.push((block, total));
        }
    }
    (ends, total)
}

/// The words of a block that count as body.
fn body_words(block: Block<'_>, pen: &Pen<'_>) -> f32 {
    // Without a branch for each: most lines of a text are one and not the other.
    let counts = block.features().is_prose() & pen.stays(block) & !block.is_envelope();
    if counts {
        block.features().words()
    } else {
        0.0
    }
}

/// Whether the block is one with which pages end an article.
fn ends_article(block: Block<'_>, pen: &Pen<'_>) -> bool {
    !block.is_in_head()
        && match pen.label(block) {
            // What heads data leads to no other story, and neither does a badge.
            Some(Label::RelatedLinks) => {
                !block.next().is_some_and(evidence::is_data) && !evidence::is_badge(block)
            }
            Some(
                Label::Credit
                | Label::Disclaimer
                | Label::Copyright
                | Label::Comments
                | Label::Pagination,
            ) => true,
            _ => false,
        }
}

/// The phrase with which a block begins to say what it is.
fn says(block: Block<'_>) -> Option<&'static str> {
    let mut phrases = block.hits().iter().filter_map(Hit::phrase);
    phrases.next().map(Phrase::text)
}

fn names_editor(block: Block<'_>, pen: &Pen<'_>) -> bool {
    let mut keys = block.hits().iter().filter_map(Hit::credit);
    pen.label(block) == Some(Label::Credit) && keys.any(|key| key == CreditKey::Editor)
}

/// The last paragraph behind a line that leads to another story in passing, `Read also: Snow`, if one is
/// as long as those before it are: the article may go on there.
fn last_paragraph(page: &Page, end: Block<'_>, before: f32, pen: &Pen<'_>) -> Option<usize> {
    let phrase = end.hits().iter().find(|hit| hit.phrase().is_some())?;
    let behind = end.text().get(phrase.range().end..)?;
    let leads = pen.label(end) == Some(Label::RelatedLinks) && !end.is_heading();
    if !leads || !behind.contains(char::is_alphanumeric) {
        return None;
    }
    let words = |block: &Block<'_>| body_words(*block, pen);
    let paragraphs = page.blocks().take(end.index());
    let paragraphs = paragraphs.filter(|block| words(block) > 0.0).count();
    let mut last = page.blocks_from(end.index() + 1).rev();
    let last = last.find(|block| words(block) * paragraphs as f32 >= before)?;
    Some(last.index())
}

/// Paragraphs in a row from which the article goes on behind what interrupts it, and the share of the length
/// that those before it have on average, from which one counts: summaries of other stories are shorter, and
/// stand under headlines.
const LEAST_RESUMED: usize = 3;
const RESUMED_SHARE: f32 = 0.6;

/// Whether plain text goes on with paragraphs like those before it behind links to other stories or the source of
/// a picture. Links end there without a line that tells.
fn resumes(page: &Page, end: Block<'_>, before: f32, pen: &Pen<'_>) -> bool {
    let interrupts = matches!(pen.label(end), Some(Label::RelatedLinks | Label::Credit));
    if page.body_kind() != BodyKind::Text || !interrupts || names_editor(end, pen) {
        return false;
    }
    let words = |block: Block<'_>| body_words(block, pen);
    let paragraphs = page.blocks().take(end.index());
    let paragraphs = paragraphs.filter(|block| words(*block) > 0.0).count();
    let least = RESUMED_SHARE * before;
    let mut in_a_row = 0;
    page.blocks_from(end.index() + 1).any(|block| {
        let counts = words(block) * paragraphs as f32 >= least;
        in_a_row = if counts { in_a_row + 1 } else { 0 };
        in_a_row == LEAST_RESUMED
    })
}

/// Elements around an end that are looked at, and those alike beside each other from which they are
/// the posts of a thread or the entries of a list.
const AROUND: usize = 8;
const LEAST_ALIKE: usize = 3;

/// Ends in such elements behind which none is looked for.
const MOST_ALIKE: usize = 8;

/// The share of their words that the longest of them has at most: the article may stand beside
/// teasers in elements alike.
const LONGEST_ALIKE: f32 = 0.6;

/// Whether a credit, links or page numbers stand in one of several elements set alike that all have
/// body, some of them behind it: who posts in a thread quotes and credits others.
fn goes_on_alike(page: &Page, end: Block<'_>, pen: &Pen<'_>) -> bool {
    if page.containers.len() <= 1 || pen.label(end) == Some(Label::Comments) {
        return false;
    }
    let words = LazyCell::new(|| WordSums::of(page, |block| body_words(block, pen) > 0.0));
    let mut at = end.data().container;
    for _ in 0..AROUND {
        let Some(own) = page.containers.get(at as usize).filter(|_| at != 0) else {
            return false;
        };
        let names = page.class_words.get(own.words);
        let is_like = |other: &&Container| {
            other.parent == own.parent
                && other.tag == own.tag
                && page.class_words.get(other.words) == names
        };
        // A child stands behind its parent.
        let first = match names.is_empty() {
            true => page.containers.len(),
            false => own.parent as usize + 1,
        };
        let like = page.containers.iter().skip(first).filter(is_like);
        at = own.parent;
        if like.clone().nth(LEAST_ALIKE - 1).is_none() {
            continue;
        }
        let (mut count, mut all, mut longest, mut last) = (0, 0.0, 0.0_f32, 0);
        for other in like {
            let blocks = other.blocks.range();
            let own_words = words.within(&blocks);
            if own_words > 0.0 {
                (count, all, last) = (count + 1, all + own_words, blocks.start);
                longest = longest.max(own_words);
            }
        }
        if count >= LEAST_ALIKE && last > end.index() && longest <= LONGEST_ALIKE * all {
            return true;
        }
    }
    false
}

/// Whether plain text is a thread that goes on behind an end.
fn goes_on_as_thread(end: Block<'_>, pen: &Pen<'_>) -> bool {
    end.page().body_kind() == BodyKind::Text
        && posts::follow(end, |block| body_words(block, pen) > 0.0)
}

/// The words that paragraphs before an end have on average.
fn average(page: &Page, end: Block<'_>, before: f32, pen: &Pen<'_>) -> f32 {
    let paragraphs = page.blocks().take(end.index());
    let paragraphs = paragraphs.filter(|block| body_words(*block, pen) > 0.0);
    before / paragraphs.count().max(1) as f32
}

fn cut_behind(page: &Page, last: Block<'_>, pen: &mut Pen<'_>) {
    for block in page.blocks_from(last.index() + 1) {
        cut(block, "stands behind the end of the article", pen);
    }
}

/// Has the story go on behind links, and marks the headlines between.
fn resume(page: &Page, links: Block<'_>, story: Block<'_>, pen: &mut Pen<'_>) {
    let between = page.blocks_from(links.index() + 1);
    for block in between.take_while(|block| block.index() < story.index()) {
        cut(block, "stands where the story leads to others", pen);
    }
    let reason = "goes on behind links that interrupt it";
    pen.content(story, Weight::STRONG, reason);
}

fn cut(block: Block<'_>, reason: &'static str, pen: &mut Pen<'_>) {
    if pen.stays(block) && !block.is_envelope() {
        pen.boilerplate(block, Label::RelatedLinks, Weight::new(2.4), reason);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::marked_among_all;

    #[test]
    fn a_chapter_is_no_tail() {
        let told = "The lamp of the pier was auctioned on Saturday, to a man without a name.\n";
        let marked = |chapters: usize| {
            let first = told.repeat(40 * chapters);
            let text = format!("{first}Editor: Tom Oak\n{}", told.repeat(60 * chapters));
            marked_among_all("tail_cut", text.as_str()).len()
        };
        assert_eq!(marked(1), 60);
        assert_eq!(marked(10), 0);
    }

    #[test]
    fn plain_text_goes_on_with_paragraphs_like_those_before() {
        let told = "The lamp of the pier was auctioned on Saturday, to a man without a name.\n";
        let links = "Related articles\n• Snow closes the pass\n";
        let summary = "The bench of the baker is back in the square.\n";
        let marked = |behind: &str| {
            let text = format!("The lamp\n{}{links}{behind}", told.repeat(20));
            marked_among_all("tail_cut", text.as_str()).len()
        };
        assert_eq!(marked(&told.repeat(3)), 0);
        assert_eq!(marked(&told.repeat(2)), 2);
        assert_eq!(marked(&summary.repeat(3)), 3);
    }

    #[test]
    fn a_credit_in_a_post_does_not_end_the_thread() {
        let said =
            "Once a minute is fine while the shaft turns, and when moored it stops after two.";
        let post = |text: &str| format!("<div class=post>{text}</div>");
        let long = post(&format!("<p>{said}</p>").repeat(3)).repeat(3);
        let quote = post(&format!("<p>Source: Harbour Post</p><p>{said}</p>"));
        let thread = format!(
            "<h1>Gland</h1>{long}{quote}{}",
            post(&format!("<p>{said}</p>"))
        );
        assert!(marked_among_all("tail_cut", thread.as_str()).is_empty());
        // Behind the last of them it does.
        let source = post(&format!("<p>{said}</p><p>Source: Harbour Post</p>"));
        let story = format!(
            "<article><h1>Gland</h1>{long}{source}<p>The ferry leaves at six.</p></article>"
        );
        assert_eq!(marked_among_all("tail_cut", story.as_str()).len(), 1);
    }

    #[test]
    fn a_line_to_another_story_does_not_end_a_short_one() {
        let told = "The lamp of the pier was auctioned on Saturday, to a man without a name, who paid \
                    for it with coins and carried it down the steps himself.\n";
        let marks = "Source: Harbour Post\nRelated articles\nRead more\nPrevious article: Ferry\n\
                     Next article: Snow\nLeave a comment\nCopyright 2024 Harbour Post";
        let marked = |behind: &str| {
            let text = format!("{}Read also: An old ferry\n{behind}{marks}", told.repeat(3));
            let marked = marked_among_all("tail_cut", text.as_str());
            marked.contains(&behind.trim_end().to_owned())
        };
        assert!(!marked(told));
        // A teaser.
        assert!(marked(
            "The old ferry sails again from the pier, for one summer at least.\n"
        ));
    }

    #[test]
    fn in_html_only_teasers_stand_behind_the_end_of_a_long_article() {
        let days = |days: std::ops::Range<usize>| -> String {
            let day = |day| {
                format!(
                    "<p>On day {day} the keeper of the lamp wrote down the wind, the tide and the \
                     names of all ships that had passed by the pier.</p>"
                )
            };
            days.map(day).collect()
        };
        let marked = |behind: usize| {
            let (body, rest) = (days(0..70), days(70..70 + behind));
            let page = format!("<article>{body}<p>Source: Harbour Post</p>{rest}</article>");
            marked_among_all("tail_cut", page.as_str()).len()
        };
        assert_eq!(marked(4), 4);
        assert_eq!(marked(8), 0);
    }
    #[test]
    fn links_that_a_browser_printed_end_no_article() {
        let days = |days: std::ops::Range<usize>| -> String {
            let day = |day| {
                format!(
                    "   On day {day} the keeper of the lamp wrote down the wind, the tide and the names\n   \
                     of all ships that had passed by the pier.\n\n"
                )
            };
            days.map(day).collect()
        };
        let links = "     * [3]Lamps of the north\n     * [4]Lamps of the south\n     * [5]Lamps of the isles\n\n";
        let list: String = (1..=5)
            .map(|number| format!("   {number}. https://h.example/{number}\n"))
            .collect();
        let dump = format!(
            "[1]Home [2]News\n\n{}{links}{}   [6]Read more\n\nReferences\n\n{list}   6. https://h.example/6\n",
            days(0..20),
            days(20..27)
        );
        assert!(marked_among_all("tail_cut", dump.as_str()).is_empty());
    }

    #[test]
    fn no_end_is_sought_in_threads_nor_above_data() {
        let post = |number: usize, rest: &str| {
            format!(
                "<div class=message><p>Pump {number} hummed all winter in the cellar below the stairs, and \
                 nobody knew why it did so at night alone.</p>{rest}</div>"
            )
        };
        let posts: String = (0..12).map(|number| post(number, "")).collect();
        let source = "<p>Source: Harbour Post</p><p>Mine is louder than yours by now.</p>";
        let page = |body: &str| format!("<body {body}><h1>Pumps hum</h1>{posts}<p>{source}</p>");
        assert!(!marked_among_all("tail_cut", page("").as_str()).is_empty());
        let thread = page("id=vanilla_discussion_index");
        let thread = format!("{thread}<div class=comment>{}</div>", post(20, ""));
        assert!(marked_among_all("tail_cut", thread.as_str()).is_empty());

        let row = "<tr><th>Material</th><td>Brass</td></tr>".repeat(2);
        let data = format!("<h1>Pumps</h1>{posts}<h3>More information</h3><table>{row}</table>");
        assert!(marked_among_all("tail_cut", data.as_str()).is_empty());
    }
}
