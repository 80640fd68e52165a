//! Paragraphs that tell what somebody said.

use crate::block::Block;
use crate::ledger::Pen;
use crate::starts::Starts;

/// Signs that open what somebody says, and the signs that close it, as the languages set them.
static OPENING: Starts = Starts::new(&['"', '“', '„', '”', '«', '»', '「', '『']);
const CLOSING: [char; 8] = ['"', '“', '”', '«', '»', '」', '』', '‟'];

/// Words of such a paragraph, at least.
const LEAST: f32 = 6.0;

/// Bytes behind the quotation, at least: who said it. A quotation alone may stand on a card.
const LEAST_BEHIND: usize = 8;

/// Blocks before one, at most, among which the story is told: an advertisement may stand between.
const REACH: usize = 2;

/// Whether a paragraph begins with what somebody says and tells who does, `“We are late”, said the captain.`, shortly
/// behind a paragraph that stays. Neither headlines nor notices are made so.
pub(crate) fn is_reported_speech(block: Block<'_>, pen: &Pen<'_>) -> bool {
    if !block.starts_with(&OPENING) {
        return false;
    }
    let features = block.features();
    if !features.ends_sentence() || features.words() < LEAST {
        return false;
    }
    let mut chars = block.text().chars();
    chars.next();
    let Some((_, behind)) = chars.as_str().split_once(CLOSING) else {
        return false;
    };
    behind.len() >= LEAST_BEHIND && is_behind_told(block, pen)
}

/// Whether the story is told shortly before a block, in a paragraph that stays.
pub(super) fn is_behind_told(block: Block<'_>, pen: &Pen<'_>) -> bool {
    let mut before = std::iter::successors(block.previous(), |block| block.previous()).take(REACH);
    before.any(|it| it.features().is_prose() && pen.stays(it) && !it.is_envelope())
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_somebody_says_stays_among_notices() {
        let head = "Accueil\nSociété\nLe pont du port ouvre après neuf ans\nPar Anne Morel\n\
                    Publié le 05 mars 2024 à 10h12\nTemps de Lecture 2 min.\nPartager\nArticle réservé aux abonnés\n";
        let told = "Le pont au-dessus du bassin intérieur a ouvert mardi aux piétons, neuf ans après le premier pieu. \
                    Deux mille personnes l'ont traversé.\nLire aussi : Un bac de plus la nuit\n\
                    Les travaux se sont arrêtés trois fois à cause du sol meuble, et le coût a doublé.\n";
        let tail = "(avec AFP)\nIl vous reste 62.5% de cet article à lire. La suite est réservée aux abonnés.\n\
                    Réagir\nNewsletter\nSur le même thème\nContribuer\nServices";
        let said = "« J'avais cessé de compter », a dit la capitaine du port.";
        let article = crate::clean(format!("{head}{told}{said}\n{tail}"));
        let text = article.text();
        assert!(text.ends_with(said), "{text}");
        let alone = "« J'avais cessé de compter »";
        let article = crate::clean(format!("{head}{told}{alone}\n{tail}"));
        let text = article.text();
        assert!(!text.contains(alone), "{text}");
    }
}
