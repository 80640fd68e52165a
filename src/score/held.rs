//! What elements hold, as features. Blocks in a row stand in the same elements, so what was found of
//! an element is kept for the blocks that follow.

use super::sums::share;
use super::survey::{Group, Survey};
use crate::page::ElementName;

/// What an element holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) blocks: f32,
    pub(super) words: f32,
    pub(super) words_a_block: f32,
    pub(super) prose: f32,
    pub(super) prose_share: f32,
    pub(super) link_share: f32,
    /// Its share of the words and of the running text of the page.
    pub(super) page_share: f32,
    pub(super) page_prose_share: f32,
    pub(super) against_share: f32,
    /// Its name as a number.
    pub(super) name: f32,
    /// Elements with its name and classes.
    pub(super) alike: f32,
    /// The place of its first block.
    pub(super) from: f32,
    /// The nearest element around it that holds more, or [`NONE`].
    pub(super) wider: u32,
}

/// What a group of elements that are alike holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repetition {
    pub(super) elements: f32,
    pub(super) words_each: f32,
    pub(super) blocks_each: f32,
    pub(super) prose_share: f32,
    pub(super) link_share: f32,
    pub(super) page_share: f32,
}

/// How many elements are remembered: more than are asked about for one block.
const REMEMBERED: usize = 16;

/// What was found of the elements that were asked about last.
pub(super) struct Elements {
    /// By the number of the element modulo [`REMEMBERED`], and behind them what no element holds.
    held: [(u32, Held); REMEMBERED + 1],
    repetition: (u32, Repetition),
    /// The place of a heading, and how much of the title it is.
    heading: (usize, f32),
}

/// No element has this number.
pub(super) const NONE: u32 = u32::MAX;

impl Default for Elements {
    fn default() -> Elements {
        Elements {
            held: [(NONE, Held::NOTHING); REMEMBERED + 1],
            repetition: (NONE, Repetition::NONE),
            heading: (usize::MAX, 0.0),
        }
    }
}

impl Elements {
    /// What an element holds, or none.
    #[inline]
    pub(super) fn held(&mut self, survey: &Survey<'_>, element: u32) -> Held {
        let at = match element {
            NONE => REMEMBERED,
            _ => element as usize % REMEMBERED,
        };
        let slot = &mut self.held[at];
        if slot.0 != element {
            *slot = (element, Held::by(survey, element));
        }
        slot.1
    }

    /// What the elements like this one hold together.
    #[inline]
    pub(super) fn repetition(&mut self, survey: &Survey<'_>, element: u32) -> Repetition {
        let group = survey.element(element).group;
        if self.repetition.0 != group {
            let known = survey.groups.get(group as usize);
            let found = known.map_or(Repetition::NONE, |known| Repetition::of(survey, known));
            self.repetition = (group, found);
        }
        self.repetition.1
    }

    /// How much of the title a heading is.
    #[inline]
    pub(super) fn heading_in_title(&mut self, survey: &Survey<'_>, place: usize) -> f32 {
        if self.heading.0 != place {
            let text = survey.block(place).map_or("", |heading| heading.text());
            self.heading = (place, survey.title_words.covered_by(text));
        }
        self.heading.1
    }

    /// Keeps how much of the title a heading is.
    #[inline]
    pub(super) fn keep_heading(&mut self, place: usize, in_title: f32) {
        self.heading = (place, in_title);
    }
}

impl Held {
    /// What no element holds.
    pub(super) const NOTHING: Held = Held {
        blocks: 0.0,
        words: 0.0,
        words_a_block: 0.0,
        prose: 0.0,
        prose_share: 0.0,
        link_share: 0.0,
        page_share: 0.0,
        page_prose_share: 0.0,
        against_share: 0.0,
        name: -1.0,
        alike: 0.0,
        from: 0.0,
        wider: NONE,
    };

    #[inline(never)] // Mostly it is known.
    fn by(survey: &Survey<'_>, element: u32) -> Held {
        let Some(container) = survey.page.containers.get(element as usize) else {
            return Held::NOTHING;
        };
        let known = survey.element(element);
        let group = survey.groups.get(known.group as usize);
        let (from, to) = survey.places(container.blocks);
        let (all, sums) = (survey.all(), survey.before(to).minus(survey.before(from)));
        Held {
            blocks: sums.blocks,
            words: sums.words,
            words_a_block: share(sums.words, sums.blocks),
            prose: sums.prose,
            prose_share: sums.prose_share(),
            link_share: sums.link_share(),
            page_share: share(sums.words, all.words),
            page_prose_share: share(sums.prose, all.prose),
            against_share: share(sums.against, sums.blocks),
            name: name_number(container.tag),
            alike: group.map_or(0.0, |group| group.elements as f32),
            from: from as f32,
            wider: if element == 0 { NONE } else { known.wider },
        }
    }
}

impl Repetition {
    pub(super) const NONE: Repetition = Repetition {
        elements: 0.0,
        words_each: 0.0,
        blocks_each: 0.0,
        prose_share: 0.0,
        link_share: 0.0,
        page_share: 0.0,
    };

    fn of(survey: &Survey<'_>, group: &Group) -> Repetition {
        let elements = group.elements as f32;
        Repetition {
            elements,
            words_each: share(group.sums.words, elements),
            blocks_each: share(group.sums.blocks, elements),
            prose_share: group.sums.prose_share(),
            link_share: group.sums.link_share(),
            page_share: share(group.sums.words, survey.all().words),
        }
    }
}

/// The name of an element as a number; those that hold text stand at one end.
fn name_number(name: ElementName) -> f32 {
    match name {
        ElementName::Paragraph => 0.0,
        ElementName::Article => 1.0,
        ElementName::Main => 2.0,
        ElementName::Blockquote => 3.0,
        ElementName::Section => 4.0,
        ElementName::Div => 5.0,
        ElementName::Body => 6.0,
        ElementName::Other => 7.0,
        ElementName::TableCell => 8.0,
        ElementName::Table => 9.0,
        ElementName::DescriptionList => 10.0,
        ElementName::Noscript => 11.0,
        ElementName::Heading => 12.0,
        ElementName::Figure => 13.0,
        ElementName::List => 14.0,
        ElementName::ListItem => 15.0,
        ElementName::Header => 16.0,
        ElementName::Address => 17.0,
        ElementName::Fieldset => 18.0,
        ElementName::Form => 19.0,
        ElementName::FormControl => 20.0,
        ElementName::Aside => 21.0,
        ElementName::Footer => 22.0,
        ElementName::Nav => 23.0,
    }
}
