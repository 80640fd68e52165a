//! A model as it is stored.
//!
//! All numbers are little-endian. First the words of classes: their number, their hashes (32 bits
//! each, rising), their weights (a signed byte each) and their votes for each page type (the same). Then each forest: the number of columns
//! of its rows, of its trees and of its nodes, how many nodes each tree has (16 bits each), and
//! the nodes: threshold (32-bit float), column and step to the right child (16 bits each). There is
//! one for HTML and one for text, then the number of page types and a forest for each, then the
//! calibration: the number of its steps and their values.

use super::forest::{Forest, LEAF, Node};
use super::tokens::{TYPES, TokenWeights};
use crate::page_type::PageType;

/// What begins the file of a model.
const SIGNATURE: &[u8; 8] = b"dechaff1";

/// All that was learned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    pub(super) tokens: TokenWeights,
    /// For HTML; its rows have the columns of a block and those of its page.
    pub(super) html: Forest,
    /// The same for text.
    pub(super) text: Forest,
    /// For each page type in the order of [`PageType::ALL`]; their rows have the columns of a
    /// page.
    pub(super) page_types: Vec<Forest>,
    /// The F1 that pages had, at expected F1s of 0 to 1 in even steps.
    pub(super) calibration: Vec<f32>,
}

impl Model {
    /// Reads a model; `None` where the bytes are none.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Model> {
        let mut reader = Reader { bytes };
        if reader.take(SIGNATURE.len())? != SIGNATURE {
            return None;
        }
        let model = Model {
            tokens: tokens(&mut reader)?,
            html: forest(&mut reader)?,
            text: forest(&mut reader)?,
            page_types: (0..reader.count()?)
                .map_while(|_| forest(&mut reader))
                .collect(),
            calibration: floats(&mut reader)?,
        };
        reader.bytes.is_empty().then_some(model)
    }
}

impl Model {
    /// The likeliest type of a page, by its features.
    pub(super) fn page_type(&self, page: &[f32]) -> Option<PageType> {
        let sums = self
            .page_types
            .iter()
            .map(|forest| forest.sum(page, &(f32::NEG_INFINITY..f32::INFINITY)));
        let best = PageType::ALL
            .into_iter()
            .zip(sums)
            .max_by(|one, two| one.1.total_cmp(&two.1));
        best.map(|(page_type, _)| page_type)
    }

    /// The F1 to be expected where the scores expect this one: models are too sure of themselves.
    pub(super) fn calibrated(&self, expected: f32) -> f32 {
        let steps = self.calibration.len().saturating_sub(1);
        let place = expected.clamp(0.0, 1.0) * steps as f32;
        let at = |step: usize| self.calibration.get(step.min(steps)).copied();
        let (Some(below), Some(above)) = (at(place as usize), at(place as usize + 1)) else {
            return expected;
        };
        below + (above - below) * place.fract()
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn count(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.array()?) as usize)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.array()?))
    }
}

fn tokens(reader: &mut Reader<'_>) -> Option<TokenWeights> {
    let count = reader.count()?;
    let hashes = reader.take(count.checked_mul(4)?)?;
    let hashes = hashes
        .as_chunks()
        .0
        .iter()
        .map(|hash| u32::from_le_bytes(*hash))
        .collect();
    let weights = reader
        .take(count)?
        .iter()
        .map(|weight| weight.cast_signed())
        .collect();
    let votes = reader.take(count.checked_mul(TYPES)?)?.as_chunks().0.iter();
    let votes = votes
        .map(|votes: &[u8; TYPES]| votes.map(u8::cast_signed))
        .collect();
    Some(TokenWeights {
        hashes,
        weights,
        votes,
    })
}

fn floats(reader: &mut Reader<'_>) -> Option<Vec<f32>> {
    let count = reader.count()?;
    let floats = reader.take(count.checked_mul(4)?)?.as_chunks().0.iter();
    Some(floats.map(|float| f32::from_le_bytes(*float)).collect())
}

fn forest(reader: &mut Reader<'_>) -> Option<Forest> {
    let (columns, trees, nodes) = (reader.count()?, reader.count()?, reader.count()?);
    let mut roots = Vec::new();
    let mut root = 0;
    for _ in 0..trees {
        roots.push(u32::try_from(root).ok()?);
        root += usize::from(reader.short()?);
    }
    let nodes = reader.take(nodes.checked_mul(8)?)?;
    let nodes = nodes.as_chunks::<8>().0.iter();
    let nodes: Vec<Node> = nodes
        .map(|&[a, b, c, d, e, f, g, h]| Node {
            threshold: f32::from_le_bytes([a, b, c, d]),
            column: u16::from_le_bytes([e, f]),
            right: u16::from_le_bytes([g, h]),
        })
        .collect();
    let is_sound = nodes.iter().enumerate().all(|(at, node)| {
        let is_leaf = node.column == LEAF;
        let leads_on = node.right > 1 && at + usize::from(node.right) < nodes.len();
        is_leaf || (usize::from(node.column) < columns && leads_on)
    });
    (is_sound && root == nodes.len()).then_some(Forest {
        nodes,
        roots,
        columns,
    })
}
