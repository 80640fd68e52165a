//! How strong evidence is.

/// A strength of evidence in log-odds: the natural logarithm of how many times likelier a thing is
/// than its opposite. 0 says nothing, 2.2 is 9 to 1, 4.6 is 99 to 1.
///
/// A weight is a strength; whether it speaks for content or for boilerplate is said by the method
/// of the [`Pen`](crate::Pen) that takes it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Weight(f32);

impl Weight {
    /// A slight leaning, 2 to 1. Alone it removes nothing in any preset.
    pub const HINT: Weight = Weight(0.7);
    /// More likely than not, 4.5 to 1. Alone it removes a block in the precision preset and, just,
    /// in the balanced one.
    pub const LEANING: Weight = Weight(1.6);
    /// Likely, 9 to 1. Alone it removes a block in the balanced preset.
    pub const LIKELY: Weight = Weight(2.2);
    /// Strong, 55 to 1. Alone it removes a block in every preset. Evidence with one of our labels is
    /// weighed by the content score, which may hold a block for main content all the same; evidence
    /// with a [label of your own](crate::Label::Custom) is not.
    pub const STRONG: Weight = Weight(4.0);
    /// For what the structure of the document makes certain: a line of front matter, a hidden
    /// element. Nothing but another certainty outweighs it.
    pub const CERTAIN: Weight = Weight(100.0);

    /// A strength in log-odds; negative values and what is not a number count as 0.
    pub fn new(log_odds: f32) -> Weight {
        Weight(if log_odds > 0.0 {
            log_odds.min(100.0)
        } else {
            0.0
        })
    }

    /// The log-odds, 0 to 100.
    pub fn log_odds(self) -> f32 {
        self.0
    }
}
