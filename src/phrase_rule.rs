//! Phrases of a user's own, as a rule.

use crate::cases::lower_case;
use crate::label::Label;
use crate::ledger::Pen;
use crate::page::Page;
use crate::phrases::{Scope, is_bare, is_word};
use crate::rule::Rule;
use crate::weight::Weight;

/// A rule that removes the blocks in which phrases of your own stand: what a site or a collection prints
/// again and again and no table of the crate knows.
///
/// Letters match in upper and lower case, and in scripts that separate words whole words only. A block
/// goes as a whole, however long it is, so [`Scope::Anywhere`] is for phrases that no article has, and
/// [`Scope::Whole`] the choice for short ones.
///
/// ```
/// use dechaff::{Cleaner, PhraseRule, Scope};
///
/// let phrases = PhraseRule::new("harbour_post")
///     .phrases(["More from the pier", "本报网站"], Scope::Whole)
///     .phrase("Weather in ", Scope::Start);
/// let cleaner = Cleaner::builder().rule(phrases).build()?;
/// let article = cleaner.clean(
///     "The tide comes in at four, and there is more from the pier.\nMORE FROM THE PIER:\nWeather in Harbour: rain",
/// );
/// assert_eq!(article.text(), "The tide comes in at four, and there is more from the pier.");
/// let removal = article.removed().next().unwrap();
/// assert_eq!((removal.rule, removal.reason), ("harbour_post", "says “More from the pier”"));
/// # Ok::<(), dechaff::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PhraseRule {
    name: String,
    label: Label,
    weight: Weight,
    phrases: Vec<Own>,
}

/// A phrase, in lower case, and what its marks say.
#[derive(Clone, Debug)]
struct Own {
    text: String,
    scope: Scope,
    reason: String,
}

impl PhraseRule {
    /// A rule without phrases. Its label is `Label::Custom("phrase")`, which the content score does not
    /// overrule, and its weight [`Weight::STRONG`].
    #[must_use]
    pub fn new(name: impl Into<String>) -> PhraseRule {
        PhraseRule {
            name: name.into(),
            label: Label::Custom("phrase"),
            weight: Weight::STRONG,
            phrases: Vec::new(),
        }
    }

    /// Adds a phrase. One that is blank is left out.
    #[must_use]
    pub fn phrase(mut self, text: impl AsRef<str>, scope: Scope) -> PhraseRule {
        let text = text.as_ref().trim();
        if !text.is_empty() {
            self.phrases.push(Own {
                text: lower_case(text).into_owned(),
                scope,
                reason: format!("says “{text}”"),
            });
        }
        self
    }

    /// Adds phrases of one scope.
    #[must_use]
    pub fn phrases<T: AsRef<str>>(
        self,
        texts: impl IntoIterator<Item = T>,
        scope: Scope,
    ) -> PhraseRule {
        let texts = texts.into_iter();
        texts.fold(self, |rule, text| rule.phrase(text, scope))
    }

    /// Sets the label of what is removed.
    #[must_use]
    pub fn label(mut self, label: Label) -> PhraseRule {
        self.label = label;
        self
    }

    /// Sets how strong the evidence of a phrase is.
    #[must_use]
    pub fn weight(mut self, weight: Weight) -> PhraseRule {
        self.weight = weight;
        self
    }
}

impl Own {
    /// Whether the phrase stands where it has to in a text in lower case.
    fn applies(&self, text: &str) -> bool {
        let is_told = |at: usize| is_word(text, at..at + self.text.len());
        let is_bare_before = |at: usize| text.get(..at).is_some_and(is_bare);
        let is_bare_behind = |at: usize| text.get(at + self.text.len()..).is_some_and(is_bare);
        // Behind the first occurrence no other stands at the start.
        let first = || text.find(&self.text).filter(|at| is_told(*at));
        match self.scope {
            Scope::Anywhere => text.match_indices(&self.text).any(|(at, _)| is_told(at)),
            Scope::Start => first().is_some_and(is_bare_before),
            Scope::End => {
                let last = text.rfind(&self.text).filter(|at| is_told(*at));
                last.is_some_and(is_bare_behind)
            }
            Scope::Whole => first().is_some_and(|at| is_bare_before(at) && is_bare_behind(at)),
        }
    }
}

impl Rule for PhraseRule {
    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        for block in page.blocks() {
            if block.is_envelope() || block.is_hidden() {
                continue;
            }
            let text = lower_case(block.text());
            if let Some(phrase) = self.phrases.iter().find(|phrase| phrase.applies(&text)) {
                pen.boilerplate(block, self.label, self.weight, phrase.reason.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::marked;

    const TEXT: &str =
        "Ад near the pier, as ever\n» ad: 3\nthe ad\nadventures\n广告\n本期广告很多\nÄRMEL 7";

    #[test]
    fn phrases_stand_where_their_scope_says() {
        let rule = |text: &str, scope| PhraseRule::new("own").phrase(text, scope);
        let marks = |text: &str, scope| marked(rule(text, scope), TEXT);
        assert_eq!(marks("AD", Scope::Anywhere), ["» ad: 3", "the ad"]);
        assert_eq!(marks("ad", Scope::Start), ["» ad: 3"]);
        assert_eq!(marks("ad", Scope::End), ["» ad: 3", "the ad"]);
        assert_eq!(marks("ad", Scope::Whole), ["» ad: 3"]);
        assert_eq!(marks("广告", Scope::Whole), ["广告"]);
        assert_eq!(marks("广告", Scope::Anywhere), ["广告", "本期广告很多"]);
        assert_eq!(marks("ärmel", Scope::Whole), ["ÄRMEL 7"]);
        assert!(marks(" ", Scope::Anywhere).is_empty());
    }

    #[test]
    fn label_and_weight_are_those_that_were_set() {
        let rule = PhraseRule::new("own").phrases(["the pier"], Scope::Anywhere);
        let rule = rule.label(Label::Ad).weight(Weight::HINT);
        let cleaner = crate::Cleaner::empty().rule(rule).build().expect("a rule");
        let article = cleaner.clean(TEXT);
        assert_eq!(article.removed().count(), 0);
        let mut decisions = article.decisions();
        let evidence = decisions.find_map(|it| it.evidence().find(|it| it.rule == "own"));
        let evidence = evidence.map(|it| (it.label, it.weight));
        assert_eq!(evidence, Some((Label::Ad, -Weight::HINT.log_odds())));
    }
}
