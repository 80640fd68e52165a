//! What is counted once for a whole page, so that the features of each block are a few look-ups.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Score;
use super::anchors::{self, Relation, WordSet};
use super::candidates::Candidates;
use super::evidence::{self, Evidence};
use super::outright::Outright;
use super::sums::Sums;
use super::texts::Texts;
use super::tokens::{TYPES, TokenSums, TokenWeights, Votes, Words};
use crate::block::Block;
use crate::growth;
use crate::ledger::Pen;
use crate::page::{Container, ElementName, Page, Span, narrow};

/// Kinds of elements around a block, a bit each, in the order of their columns.
pub(super) const AROUND: [(&str, ElementName); 6] = [
    ("in_article", ElementName::Article),
    ("in_main", ElementName::Main),
    ("in_aside", ElementName::Aside),
    ("in_footer", ElementName::Footer),
    ("in_paragraph", ElementName::Paragraph),
    ("in_figure", ElementName::Figure),
];

/// What is known of an element that holds blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Element {
    /// The nearest element around it that holds more blocks.
    pub(super) wider: u32,
    pub(super) depth: u16,
    /// The kinds of elements that it is or stands in, as in [`AROUND`].
    pub(super) around: u16,
    /// The innermost `<article>` that it is or stands in; 0 for none.
    pub(super) article: u32,
    /// Elements on the page with its name and classes, itself included, by their group.
    pub(super) group: u32,
    /// The innermost element with at least two like it that it is or stands in; 0 for none.
    pub(super) repeated: u32,
    pub(super) tokens: TokenSums,
}

/// Elements of one name and one set of classes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) elements: u32,
    pub(super) sums: Sums,
    /// The words of their classes.
    pub(super) words: Words,
}

/// Elements alike from which they are a repetition: cards, posts, comments.
const REPEATED: u32 = 3;

/// About how many elements a group has: there is room for so many groups from the beginning.
const CONTAINERS_PER_GROUP: usize = 4;

/// What is counted once for a page.
pub(super) struct Survey<'p> {
    pub(super) page: &'p Page,
    /// The blocks that count: all but the metadata header and what is hidden.
    pub(super) seen: Vec<u32>,
    /// Before each seen block, the sums of those before it, and at the end those of all.
    before: Vec<Sums>,
    /// By block, its place among the seen or that of the next seen.
    place: Vec<u32>,
    /// The places of the blocks that are scored: all of the seen but those that the rules decide
    /// alone.
    pub(super) scored: Vec<u32>,
    pub(super) elements: Vec<Element>,
    pub(super) groups: Vec<Group>,
    /// What the words of classes say of the type of the page.
    pub(super) votes: [f32; TYPES],
    /// What the page says of its type.
    pub(super) outright: Outright,
    pub(super) evidence: Vec<Evidence>,
    pub(super) texts: Texts,
    pub(super) candidates: Candidates,
    /// The place of the first running text of the page's own story.
    pub(super) lead: Option<usize>,
    /// How each element lies to that of the lead and to the one that scores best.
    pub(super) to_lead: Vec<Relation>,
    pub(super) to_scored: Vec<Relation>,
    pub(super) title_words: WordSet,
    pub(super) summary_words: WordSet,
}

impl<'p> Survey<'p> {
    pub(super) fn new(page: &'p Page, pen: &Pen<'_>, weights: &TokenWeights) -> Survey<'p> {
        let evidence = evidence::by_block(page, pen);
        let blocks = page.blocks.len();
        let mut survey = Survey {
            page,
            seen: Vec::with_capacity(blocks),
            before: Vec::with_capacity(blocks + 1),
            place: Vec::with_capacity(blocks + 1),
            scored: Vec::with_capacity(blocks),
            elements: Vec::with_capacity(page.containers.len()),
            groups: Vec::new(),
            votes: [0.0; TYPES],
            outright: Outright::of(page, pen),
            evidence,
            texts: Texts::default(),
            candidates: Candidates::default(),
            lead: None,
            to_lead: Vec::new(),
            to_scored: Vec::new(),
            title_words: WordSet::of_title(pen),
            summary_words: WordSet::of_summary(page),
        };
        survey.count_blocks();
        survey.count_elements(weights);
        survey.texts = Texts::read(&survey, pen);
        survey.candidates = Candidates::find(&survey);
        survey.lead = anchors::find_lead(&survey);
        let lead = survey.lead.and_then(|lead| survey.block(lead));
        let lead = lead.map_or(0, |lead| lead.data().container);
        survey.to_lead = anchors::relations(&survey, lead);
        survey.to_scored = anchors::relations(&survey, survey.candidates.scored);
        survey
    }

    /// The seen blocks, the places of the scored, and the evidence on all blocks. The rest goes before
    /// there are scores, when both would take the most memory.
    fn into_evidence(self) -> (Vec<u32>, Vec<u32>, Vec<Evidence>) {
        (self.seen, self.scored, self.evidence)
    }

    /// The scores of the blocks that are scored. Takes their log-odds, and the reports on them where
    /// there are some.
    pub(super) fn into_scores(self, log_odds: Vec<f32>, reports: Vec<String>) -> Vec<Score> {
        let page = self.page;
        let (seen, scored, evidence) = self.into_evidence();
        let mut reports = reports.into_iter();
        let mut scores = Vec::with_capacity(scored.len());
        let scored = scored.into_iter().zip(log_odds);
        scores.extend(scored.filter_map(|(place, log_odds)| {
            let at = *seen.get(place as usize)?;
            let block = page.block(at as usize)?;
            let evidence = evidence.get(at as usize).unwrap_or(&Evidence::NONE);
            Some(Score {
                block: at,
                log_odds,
                evidence: evidence.sum,
                is_settled: evidence.is_settled(block),
                report: reports.next().map(String::into_boxed_str),
            })
        }));
        scores
    }

    /// The block at a place among the seen.
    pub(super) fn block(&self, place: usize) -> Option<Block<'p>> {
        self.page.block(*self.seen.get(place)? as usize)
    }

    /// The evidence of the rules on the block at a place.
    #[inline]
    pub(super) fn evidence(&self, place: usize) -> &Evidence {
        let block = self.seen.get(place).copied().unwrap_or(u32::MAX);
        self.evidence.get(block as usize).unwrap_or(&Evidence::NONE)
    }

    /// The blocks that are scored.
    pub(super) fn scored_blocks(&self) -> impl Iterator<Item = Block<'p>> {
        let places = self.scored.iter();
        places.filter_map(|place| self.block(*place as usize))
    }

    /// The sums over all seen blocks.
    #[inline]
    pub(super) fn all(&self) -> &Sums {
        self.before.last().unwrap_or(&Sums::NONE)
    }

    /// The sums over the seen blocks before a place.
    #[inline]
    pub(super) fn before(&self, place: usize) -> &Sums {
        let known = self.before.get(place).or(self.before.last());
        known.unwrap_or(&Sums::NONE)
    }

    /// The place of a block among the seen, or that of the next seen.
    pub(super) fn place_of(&self, block: usize) -> usize {
        self.place
            .get(block)
            .map_or(self.seen.len(), |&at| at as usize)
    }

    /// The places of the seen blocks of a span.
    pub(super) fn places(&self, blocks: Span) -> (usize, usize) {
        let range = blocks.range();
        (self.place_of(range.start), self.place_of(range.end))
    }

    /// The sums over the blocks of an element.
    #[inline] // Who asks for one sum does not have the others counted.
    pub(super) fn sums_of(&self, container: u32) -> Sums {
        let Some(container) = self.page.containers.get(container as usize) else {
            return Sums::default();
        };
        let (from, to) = self.places(container.blocks);
        self.before(to).minus(self.before(from))
    }

    #[inline]
    pub(super) fn element(&self, container: u32) -> Element {
        self.elements
            .get(container as usize)
            .copied()
            .unwrap_or_default()
    }

    fn count_blocks(&mut self) {
        let mut sums = Sums::default();
        self.before.push(sums);
        for block in self.page.blocks() {
            self.place.push(narrow(self.seen.len()));
            if block.is_envelope() || block.is_hidden() {
                continue;
            }
            let evidence = self.evidence.get(block.index());
            let evidence = evidence.unwrap_or(&Evidence::NONE);
            if !evidence.is_decided(block) {
                self.scored.push(narrow(self.seen.len()));
            }
            self.seen.push(narrow(block.index()));
            sums = sums.plus(&Sums::of(block, evidence));
            self.before.push(sums);
        }
        self.place.push(narrow(self.seen.len()));
    }

    fn count_elements(&mut self, weights: &TokenWeights) {
        let page = self.page;
        let mut groups: FxHashMap<u64, u32> = FxHashMap::default();
        groups.reserve(page.containers.len() / CONTAINERS_PER_GROUP);
        let mut votes = Votes::new(weights);
        for (at, container) in page.containers.iter().enumerate() {
            let above = match at {
                0 => Element::default(),
                _ => self.element(container.parent),
            };
            let group = self.group_of(at, container, &mut groups, |container| {
                weights.of(page.words_of(container), &mut votes)
            });
            let own_weight = self
                .groups
                .get(group as usize)
                .and_then(|group| group.words.weight);
            let blocks = container.blocks.range().len();
            let parent = page.containers.get(container.parent as usize);
            let same = parent.is_some_and(|parent| parent.blocks.range().len() == blocks);
            let own = AROUND.iter().position(|(_, name)| *name == container.tag);
            let is_article = container.tag == ElementName::Article;
            self.elements.push(Element {
                wider: if same { above.wider } else { container.parent },
                depth: above.depth.saturating_add(1),
                around: above.around | own.map_or(0, |bit| 1 << bit),
                article: if is_article {
                    narrow(at)
                } else {
                    above.article
                },
                group,
                repeated: 0,
                tokens: above.tokens.inside(own_weight),
            });
        }
        self.votes = votes.means();
        for (at, container) in page.containers.iter().enumerate().skip(1) {
            let above = self.element(container.parent).repeated;
            let Some(element) = self.elements.get_mut(at) else {
                break;
            };
            let group = self.groups.get(element.group as usize);
            let repeated = group.is_some_and(|group| group.elements >= REPEATED);
            element.repeated = if repeated { narrow(at) } else { above };
        }
    }

    /// Counts an element to those like it; their group. Elements of the line, without classes,
    /// are alike everywhere and make no group.
    fn group_of(
        &mut self,
        at: usize,
        container: &Container,
        known: &mut FxHashMap<u64, u32>,
        mut words_of: impl FnMut(&Container) -> Words,
    ) -> u32 {
        let bare = container.tokens.is_empty()
            && !matches!(
                container.tag,
                ElementName::Article | ElementName::ListItem | ElementName::Section
            );
        // They are of the group of the root, which comes first and is none.
        if bare && at > 0 {
            return 0;
        }
        let key = match at {
            0 => 0,
            _ => FxBuildHasher.hash_one((container.tag, self.page.string(container.tokens))),
        };
        let groups = &mut self.groups;
        let group = *known.entry(key).or_insert_with(|| {
            let words = words_of(container);
            let group = Group {
                words,
                ..Group::default()
            };
            growth::push(groups, group);
            narrow(groups.len() - 1)
        });
        if key != 0 {
            let (from, to) = self.places(container.blocks);
            let sums = self.before(to).minus(self.before(from));
            if let Some(group) = self.groups.get_mut(group as usize) {
                group.elements += 1;
                group.sums = group.sums.plus(&sums);
            }
        }
        group
    }
}
