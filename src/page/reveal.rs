//! Text that a page hides until a script shows it.

use super::{Container, Page};
use crate::block::BlockKind;
use crate::hints::{self, Hints};

/// Words of hidden running text from which it may be the page itself, or its story.
const LEAST_HIDDEN: f32 = 50.0;

/// How many times as much running text must be hidden as is seen for it to be the page itself.
const PAGE_TO_SEEN: f32 = 3.0;

/// The same for what an element holds that is named as the content: what is seen is the summary above it.
const STORY_TO_SEEN: f32 = 2.0;

/// What stands beside a story and is no summary of it.
const BESIDE_STORY: Hints = Hints::AD
    .with(Hints::AUTHOR_BOX)
    .with(Hints::COMMENTS)
    .with(Hints::COOKIES)
    .with(Hints::COPYRIGHT)
    .with(Hints::FOOTER)
    .with(Hints::LOGIN)
    .with(Hints::NAVIGATION)
    .with(Hints::POPUP)
    .with(Hints::RELATED)
    .with(Hints::SIDEBAR)
    .with(Hints::SUBSCRIPTION);

impl Page {
    /// Some pages hide all that they have until a script has run, others the body of the story, until
    /// the reader has agreed or paid. Where most of the running text is hidden, it is the page, and
    /// counts as seen.
    pub(super) fn reveal(&mut self) {
        if !self.any.is_hidden {
            return;
        }
        let (mut hidden, mut seen) = (0.0, 0.0);
        for block in self.blocks.iter().filter(|block| block.features.is_prose()) {
            if block.hidden {
                hidden += block.features.words();
            } else {
                seen += block.features.words();
            }
        }
        if hidden < LEAST_HIDDEN {
            return;
        }
        let story = match hidden >= seen * PAGE_TO_SEEN {
            true => None,
            false => match self.hidden_story() {
                Some(elements) => Some(elements),
                None => return,
            },
        };
        for block in &mut self.blocks {
            let is_of_story = story.as_ref().is_none_or(|elements| {
                let element = elements.get(block.container as usize);
                element.copied().unwrap_or_default()
            });
            // Hidden pieces of lines have no counts; they stay hidden.
            block.hidden &= !is_of_story || block.features.chars() == 0;
        }
    }

    /// Which elements belong to a hidden one that is named as the content and has most of the story: what is
    /// seen is no more than its summary. One with a first heading beside that of the page is another story.
    fn hidden_story(&self) -> Option<Vec<bool>> {
        let stories = self.hidden_contents()?;
        let mut words = vec![0.0; self.containers.len()];
        let mut headings = vec![0_u32; self.containers.len()];
        for block in &self.blocks {
            let at = block.container as usize;
            // What is seen counts with the page, which is the first element.
            let story = match block.hidden {
                true => stories.get(at).copied().flatten(),
                false => Some(0),
            };
            let Some(story) = story else { continue };
            if block.kind == BlockKind::Heading(1) {
                *headings.get_mut(story)? += 1;
            }
            let is_beside = self.containers.get(at)?.hints.intersects(BESIDE_STORY);
            if block.features.is_prose() && !is_beside {
                *words.get_mut(story)? += block.features.words();
            }
        }
        let (headings_seen, seen) = (*headings.first()?, *words.first()?);
        let of_stories = words.iter().enumerate().skip(1);
        let (longest, words) = of_stories.max_by(|one, other| one.1.total_cmp(other.1))?;
        let is_another = headings_seen > 0 && *headings.get(longest)? > 0;
        if *words < LEAST_HIDDEN.max(STORY_TO_SEEN * seen) || is_another {
            return None;
        }
        let of_longest = stories.iter().map(|story| *story == Some(longest));
        Some(of_longest.collect())
    }

    /// Of each element the outermost one around it that is named as the content and of which nothing is seen.
    fn hidden_contents(&self) -> Option<Vec<Option<usize>>> {
        let mut is_seen = vec![false; self.containers.len()];
        for block in self.blocks.iter().filter(|block| !block.hidden) {
            *is_seen.get_mut(block.container as usize)? = true;
        }
        // Elements stand behind those around them.
        for (at, one) in self.containers.iter().enumerate().rev() {
            let seen = *is_seen.get(at)?;
            *is_seen.get_mut(one.parent as usize)? |= seen;
        }
        let mut stories: Vec<Option<usize>> = Vec::with_capacity(self.containers.len());
        for (at, one) in self.containers.iter().enumerate() {
            let above = stories.get(one.parent as usize).copied().flatten();
            let begins = at > 0 && !*is_seen.get(at)? && self.is_content(one);
            stories.push(above.or(begins.then_some(at)));
        }
        Some(stories)
    }

    fn is_content(&self, element: &Container) -> bool {
        !element.hints.intersects(BESIDE_STORY)
            && (element.own_hints.intersects(Hints::CONTENT)
                || hints::name_content(self.string(element.tokens)))
    }
}

#[cfg(test)]
mod tests {
    use crate::Cleaner;

    const SUMMARY: &str = "The ferry leaves later from Monday on, as the company told its passengers on Friday evening.";

    fn page(body: &str, beside: &str) -> String {
        let sentence = "Most passengers bring their own bread and share it on deck at sunrise. ";
        let story = format!("<p>{}</p>", sentence.repeat(4)).repeat(3);
        let body = body.replace("STORY", &story);
        format!("<h1>The ferry</h1><p>{SUMMARY}</p>{body}<aside class=sidebar>{beside}</aside>")
    }

    fn is_told(html: &str) -> bool {
        Cleaner::default().clean(html).text().contains("sunrise")
    }

    #[test]
    fn a_hidden_story_is_shown_by_a_script() {
        let shop = "<p>The shop sells rope, lamps and paint to everyone who keeps a boat here.</p>";
        let beside = shop.repeat(20);
        let named = r#"<div id="articleBody" style="display: none">STORY</div>"#;
        assert!(is_told(&page(named, "")));
        assert!(is_told(&page(named, &beside)));
        let inside = r#"<div style="display:none"><div class="entry-content">STORY</div></div>"#;
        assert!(is_told(&page(inside, &beside)));
    }

    #[test]
    fn what_else_is_hidden_stays_hidden() {
        let beside =
            "<p>The shop sells rope, lamps and paint to everyone who keeps a boat.</p>".repeat(20);
        for body in [
            r#"<div style="display:none">STORY</div>"#,
            r#"<div class="popup"><div class="content" style="display:none">STORY</div></div>"#,
            r#"<div class="entry-content" style="display:none"><h1>The next one</h1>STORY</div>"#,
        ] {
            assert!(!is_told(&page(body, &beside)), "{body}");
        }
        let told = format!(
            "<div class=story>{}</div>",
            format!("<p>{SUMMARY}</p>").repeat(12)
        );
        let copy = r#"<div class="content" style="display:none">STORY</div>"#;
        assert!(!is_told(&page(&format!("{told}{copy}"), "")));
    }
}
