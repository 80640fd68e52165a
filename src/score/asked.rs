//! What trees ask, in the order in which it is answered: those that ask as many questions stand
//! together, so that no branch depends on how many a tree asks.

use super::forest::{DEEPEST, Question};

/// The questions of some trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// By the number of questions: how many trees ask as many.
    counts: [usize; DEEPEST + 1],
    /// The trees in the order of how much they ask.
    trees: Vec<u16>,
    /// Their questions, tree by tree.
    questions: Vec<Question>,
}

/// Who answers.
pub(super) trait Answers {
    /// Answers what some trees ask, each of them `COUNT` questions.
    fn answer<const COUNT: usize>(&mut self, trees: &[u16], questions: &[[Question; COUNT]]);

    /// Answers trees that ask nothing.
    fn answer_nothing(&mut self, trees: &[u16]);
}

impl Asked {
    /// What these trees ask.
    pub(super) fn by(mut trees: Vec<(u16, Vec<Question>)>) -> Asked {
        let mut asked = Asked::default();
        trees.sort_by_key(|(_, questions)| questions.len());
        for (tree, mut questions) in trees {
            questions.truncate(DEEPEST);
            asked.counts[questions.len()] += 1;
            asked.trees.push(tree);
            asked.questions.append(&mut questions);
        }
        asked
    }

    /// How many trees there are.
    pub(super) fn trees(&self) -> usize {
        self.trees.len()
    }

    /// Has all questions answered.
    #[inline]
    pub(super) fn ask(&self, of: &mut impl Answers) {
        let (nothing, trees) = self.trees.split_at(self.counts[0].min(self.trees.len()));
        of.answer_nothing(nothing);
        let rest = (trees, self.questions.as_slice());
        let rest = self.ask_next::<1>(rest, of);
        let rest = self.ask_next::<2>(rest, of);
        let rest = self.ask_next::<3>(rest, of);
        let rest = self.ask_next::<4>(rest, of);
        let rest = self.ask_next::<5>(rest, of);
        let rest = self.ask_next::<6>(rest, of);
        let rest = self.ask_next::<7>(rest, of);
        self.ask_next::<8>(rest, of);
    }

    /// Has those of the trees answered that ask `COUNT` and come next; what is left.
    #[inline]
    fn ask_next<'a, const COUNT: usize>(
        &self,
        (trees, questions): (&'a [u16], &'a [Question]),
        of: &mut impl Answers,
    ) -> (&'a [u16], &'a [Question]) {
        let count = self.counts[COUNT].min(trees.len());
        let (those, trees) = trees.split_at(count);
        let (asked, questions) = questions.split_at((count * COUNT).min(questions.len()));
        if count > 0 {
            of.answer::<COUNT>(those, asked.as_chunks().0);
        }
        (trees, questions)
    }
}

const _: () = assert!(DEEPEST == 8, "each number of questions has its turn");
