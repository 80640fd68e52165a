//! A model as it is stored.
//!
//! All numbers are little-endian. First the words of classes: their number, their hashes (32 bits
//! each, rising), their weights (a signed byte each) and their votes for each page type (the same).
//! Then each forest: the number of columns of its rows, of the questions of a tree and of its
//! trees, its bias (all further numbers are 32-bit floats where nothing else is said), the
//! thresholds of all questions, their columns (16 bits each) and the values of all leaves. There is
//! one for HTML and one for text, then the number of page types and a forest for each, then the
//! calibration: the number of its steps and their values.

use wide::f32x8;

use super::forest::{DEEPEST, Forest, Question};
use super::page_forest::PageForest;
use super::tokens::{TYPES, TokenWeights, Word};
use super::{line_columns, page_columns};
use crate::page_type::PageType;

/// What begins the file of a model.
const SIGNATURE: &[u8; 8] = b"dechaff2";

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
    /// Where the trees for each page type ask the same, so that they are asked once: the values of
    /// the leaves for all types, tree by tree.
    type_leaves: Vec<f32x8>,
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
        let mut model = Model {
            tokens: tokens(&mut reader)?,
            html: forest(&mut reader, page_columns::COUNT)?,
            text: forest(&mut reader, line_columns::COUNT_OF_TEXT)?,
            page_types: (0..reader.count()?)
                .map_while(|_| forest(&mut reader, page_columns::COUNT))
                .collect(),
            type_leaves: Vec::new(),
            calibration: {
                let steps = reader.count()?;
                floats(&mut reader, steps)?
            },
        };
        let mut pairs = model.page_types.windows(2);
        if pairs.all(|pair| matches!(pair, [one, other] if one.asks_as(other))) {
            model.type_leaves = together(&model.page_types);
        }
        reader.bytes.is_empty().then_some(model)
    }
}

impl Model {
    /// How likely a page is of each type, by its features.
    pub(super) fn page_types(&self, page: &[f32]) -> TypeShares {
        let mut shares = [0.0; TYPES];
        let alike = self
            .page_types
            .first()
            .filter(|_| !self.type_leaves.is_empty());
        if let Some(forest) = alike {
            let mut sums = f32x8::splat(-0.0);
            let on_page = forest.on_page(page);
            for &leaf in on_page.as_ref().map_or(&[][..], PageForest::leaves) {
                sums += self
                    .type_leaves
                    .get(leaf as usize)
                    .copied()
                    .unwrap_or_default();
            }
            let sums = sums.to_array();
            for ((share, sum), forest) in shares.iter_mut().zip(sums).zip(&self.page_types) {
                *share = (forest.bias + sum).exp();
            }
        } else {
            for (share, forest) in shares.iter_mut().zip(&self.page_types) {
                *share = forest.sum_at(&forest.leaves_of(page)).exp();
            }
        }
        let all: f32 = shares.iter().sum();
        TypeShares(shares.map(|share| share / all.max(f32::MIN_POSITIVE)))
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

/// The values of the leaves of forests that ask the same, those of all forests beside each other.
fn together(forests: &[Forest]) -> Vec<f32x8> {
    let first = forests.first().map_or(&[][..], Forest::leaves);
    let mut all = vec![[0.0; 8]; first.len()];
    for (at, forest) in forests.iter().enumerate() {
        for (values, leaf) in all.iter_mut().zip(forest.leaves()) {
            if let Some(value) = values.get_mut(at) {
                *value = *leaf;
            }
        }
    }
    all.into_iter().map(f32x8::new).collect()
}

/// How likely a page is of each type, in the order of [`PageType::ALL`].
pub(super) struct TypeShares(pub(super) [f32; TYPES]);

impl TypeShares {
    /// Of a page that is surely of this type.
    pub(super) fn only(page_type: PageType) -> TypeShares {
        TypeShares(PageType::ALL.map(|one| if one == page_type { 1.0 } else { 0.0 }))
    }

    /// How likely the page is of a type.
    pub(super) fn of(&self, page_type: PageType) -> f32 {
        let mut types = PageType::ALL.into_iter().zip(self.0);
        types
            .find(|one| one.0 == page_type)
            .map_or(0.0, |one| one.1)
    }

    /// The likeliest type; `None` where a model knows no types.
    pub(super) fn likeliest(&self) -> Option<PageType> {
        let types = PageType::ALL.into_iter().zip(self.0);
        let best = types.max_by(|one, two| one.1.total_cmp(&two.1));
        best.filter(|(_, share)| *share > 0.0).map(|best| best.0)
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
}

fn tokens(reader: &mut Reader<'_>) -> Option<TokenWeights> {
    let count = reader.count()?;
    let hashes = reader.take(count.checked_mul(4)?)?.as_chunks().0.iter();
    let weights = reader.take(count)?.iter();
    let votes = reader.take(count.checked_mul(TYPES)?)?.as_chunks().0.iter();
    let words = hashes.zip(weights).zip(votes);
    let words = words.map(|((hash, weight), votes): (_, &[u8; TYPES])| Word {
        hash: u32::from_le_bytes(*hash),
        weight: weight.cast_signed(),
        votes: votes.map(u8::cast_signed),
    });
    Some(TokenWeights::new(words))
}

fn floats(reader: &mut Reader<'_>, count: usize) -> Option<Vec<f32>> {
    let floats = reader.take(count.checked_mul(4)?)?.as_chunks().0.iter();
    Some(floats.map(|float| f32::from_le_bytes(*float)).collect())
}

/// A forest of whose columns the last `of_page` are those of the page.
fn forest(reader: &mut Reader<'_>, of_page: usize) -> Option<Forest> {
    let (columns, depth, trees) = (reader.count()?, reader.count()?, reader.count()?);
    if !(1..=DEEPEST).contains(&depth) {
        return None;
    }
    let [bias] = floats(reader, 1)?[..] else {
        return None;
    };
    let asked = trees.checked_mul(depth)?;
    let thresholds = floats(reader, asked)?;
    let numbers = reader.take(asked.checked_mul(2)?)?.as_chunks().0.iter();
    let numbers = numbers.map(|number| u16::from_le_bytes(*number));
    let questions: Vec<Question> = numbers
        .zip(thresholds)
        .map(|(column, threshold)| Question { column, threshold })
        .collect();
    let exist = |question: &Question| usize::from(question.column) < columns;
    let leaves = floats(reader, trees.checked_mul(1 << depth)?)?;
    let exist = questions.iter().all(exist);
    let columns = (columns, columns.checked_sub(of_page)?);
    exist.then(|| Forest::new(columns, depth, bias, questions, leaves))
}
