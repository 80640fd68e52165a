//! Links to another story that interrupt the running text.

use super::speech::is_behind_told;
use crate::block::Block;
use crate::ledger::{Label, Pen};

/// Headlines of other stories under the label, at most, where they stand in lines of their own. Lists have more.
const MOST_HEADLINES: usize = 2;

/// Words of a headline, at most.
const LONGEST_HEADLINE: f32 = 20.0;

/// Words of a paragraph, at least.
const LEAST: f32 = 6.0;

/// The share of the words that paragraphs have on average, from which a paragraph is one of the story. Summaries
/// of other stories are shorter.
const OF_AVERAGE: f32 = 0.6;

/// Signs that set off what somebody says. No summary below a headline quotes.
const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];

/// The paragraph with which the story goes on behind links that interrupt it, if it does: `Read also: Snow`, and
/// next what is long or quotes somebody; `Read also`, a headline or two, and next what quotes somebody. Paragraphs of
/// the story have so many words on average.
pub(crate) fn resumes_at<'p>(
    links: Block<'p>,
    average: impl FnOnce() -> f32,
    pen: &Pen<'_>,
) -> Option<Block<'p>> {
    let phrase = links.hits().iter().find(|hit| hit.phrase().is_some())?;
    let leads = pen.label(links) == Some(Label::RelatedLinks) && !links.is_heading();
    if !leads || !is_behind_told(links, pen) {
        return None;
    }
    let rest = links.text().get(phrase.range().end..)?;
    let has_headline = rest.contains(char::is_alphanumeric);
    if has_headline {
        let next = links.next()?;
        let is_long = || next.features().words() >= OF_AVERAGE * average();
        return (is_paragraph(next, pen) && (quotes(next) || is_long())).then_some(next);
    }
    // What is long below headlines in lines of their own may be anything else.
    let behind = std::iter::successors(links.next(), |block| block.next());
    let headlines = behind.take(MOST_HEADLINES).take_while(is_headline);
    let next = headlines.last()?.next()?;
    (is_paragraph(next, pen) && quotes(next)).then_some(next)
}

fn is_headline(block: &Block<'_>) -> bool {
    let features = block.features();
    !features.ends_sentence() && features.words() <= LONGEST_HEADLINE
}

fn is_paragraph(block: Block<'_>, pen: &Pen<'_>) -> bool {
    let features = block.features();
    features.ends_sentence() && features.words() >= LEAST && pen.stays(block)
}

fn quotes(block: Block<'_>) -> bool {
    block.text().contains(QUOTES)
}

#[cfg(test)]
mod tests {
    #[test]
    fn who_is_quoted_behind_links_belongs_to_the_story() {
        let told = "The bridge over the inner harbour opened to walkers on Tuesday, nine years after the first pile.\n";
        let quoted = "“I had stopped counting the years”, said the harbour master.";
        let tail =
            "Source: Harbour Post\nRelated articles\nLeave a comment\nCopyright 2024 Harbour Post";
        let text = |links: &str, behind: &str| {
            let page = format!(
                "The bridge opens\n{}{links}\n{behind}\n{tail}",
                told.repeat(3)
            );
            crate::clean(page.as_str()).text().to_owned()
        };
        for links in [
            "Read also: Ferry adds a late boat",
            "Read also\nFerry adds a late boat",
            "Read also:\nFerry adds a late boat\nAn old crane finds a buyer",
        ] {
            let text = text(links, quoted);
            assert!(text.ends_with(quoted), "{text}");
            assert!(!text.contains("Ferry"), "{text}");
        }
        let summary = "The late ferry leaves at eleven from now on.";
        assert!(!text("Read also: Ferry adds a late boat", summary).contains(summary));
    }
}
