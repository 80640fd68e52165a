//! What became of a block, in pieces that can be shown.

use dechaff::{Decision, Evidence, Removal};

/// What became of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Kept,
    /// Kept but for some parts.
    Trimmed,
    Removed,
}

/// A piece of a block's text, and why it was removed if it was.
pub struct Piece<'a> {
    pub text: &'a str,
    pub removal: Option<Removal<'a>>,
}

pub struct View<'a> {
    pub fate: Fate,
    pub pieces: Vec<Piece<'a>>,
    /// The sum of the evidence on the whole block; `None` where there is none but on parts.
    pub sum: Option<f32>,
    pub evidence: Vec<Evidence<'a>>,
}

impl<'a> View<'a> {
    pub fn of(decision: Decision<'a>) -> View<'a> {
        let removals = decision.removals();
        let fate = match (decision.is_kept(), removals.is_empty()) {
            (false, _) => Fate::Removed,
            (true, true) => Fate::Kept,
            (true, false) => Fate::Trimmed,
        };
        let evidence: Vec<Evidence<'a>> = decision.evidence().collect();
        let is_on_all = evidence.iter().any(|one| one.part.is_none());
        View {
            fate,
            pieces: pieces(decision.block().text(), removals),
            sum: (fate == Fate::Removed || is_on_all).then(|| decision.sum()),
            evidence,
        }
    }

    /// What was removed of the block.
    pub fn removals(&self) -> impl Iterator<Item = &Removal<'a>> {
        self.pieces
            .iter()
            .filter_map(|piece| piece.removal.as_ref())
    }
}

/// The block's text, cut at what was removed of it.
fn pieces<'a>(text: &'a str, removals: Vec<Removal<'a>>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for removal in removals {
        // What was removed is a slice of the block's text, so its place tells where it stood.
        let start = (removal.text.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        if let Some(kept) = text.get(end..start).filter(|kept| !kept.is_empty()) {
            pieces.push(Piece {
                text: kept,
                removal: None,
            });
        }
        end = start.saturating_add(removal.text.len());
        pieces.push(Piece {
            text: removal.text,
            removal: Some(removal),
        });
    }
    if let Some(kept) = text.get(end..).filter(|kept| !kept.is_empty()) {
        pieces.push(Piece {
            text: kept,
            removal: None,
        });
    }
    pieces
}

/// A line that tells a piece of evidence.
pub fn told(evidence: &Evidence<'_>) -> String {
    let part = if evidence.part.is_some() {
        " (a part)"
    } else {
        ""
    };
    format!(
        "{:+.1} {}{part}: {}",
        evidence.weight, evidence.rule, evidence.reason
    )
}
