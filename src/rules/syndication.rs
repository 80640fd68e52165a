//! What systems write below a text that others take over.

use crate::block::{Block, BlockKind};
use crate::ledger::{Label, Pen, Weight};
use crate::page::Page;
use crate::rule::Rule;

/// Marks the line that says where a text appeared first.
///
/// # Why
///
/// Systems add it to the end of each text of a feed, in the language they are set to: "The post …
/// appeared first on …". It names the text and its site, with links to both. What each of the
/// signs is worth alone is little: the line has to stand last or before a heading, to say so, and
/// to begin like one or have a link or the title in it.
///
/// # Example
///
/// ```
/// use dechaff::{rules::Syndication, testing::marked};
///
/// let text = "The ferry sails again.\nThe post Ferry sails appeared first on Harbour Post.";
/// assert_eq!(marked(Syndication, text), ["The post Ferry sails appeared first on Harbour Post."]);
/// assert!(marked(Syndication, "The song appeared first on the album Tides.").is_empty());
/// ```
///
/// # Known misses
///
/// Lines in words of the site's own. Wrongly: a last sentence with a link that tells where a song
/// or a story came out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Syndication;

/// The most words of such a line. Both titles stand in it.
const LONGEST: f32 = 40.0;

/// How many of the last blocks it may be: tags and buttons stand below it.
const NEAR_END: usize = 3;

/// How sure it is, in log-odds.
const SURE: f32 = 6.0;

/// What such lines begin with.
static OPENERS: &[&str] = &[
    "A bejegyzés ",
    "Artikel ",
    "Artikkelen ",
    "Artikkeli ",
    "Artykuł ",
    "Cet article ",
    "Der Artikel ",
    "Der Beitrag ",
    "El artículo ",
    "El post ",
    "Het bericht ",
    "Indlægget ",
    "Inlägget ",
    "Innlegget ",
    "L'article ",
    "L'articolo ",
    "L'entrada ",
    "La entrada ",
    "L’article ",
    "L’articolo ",
    "L’entrada ",
    "O artigo ",
    "O conteúdo ",
    "O post ",
    "Objava ",
    "Postingan ",
    "Príspevok ",
    "Příspěvek ",
    "The article ",
    "The post ",
    "Wpis ",
    "Članak ",
    "Запис ",
    "Запись ",
    "Материалът ",
    "Публикацията ",
    "Сообщение ",
    "Статията ",
    "Чланак ",
    "המאמר ",
    "הפוסט ",
    "投稿 ",
];

/// What they say. None begins with another one.
static SAYINGS: &[&str] = &[
    " aparece primeiro em ",
    " aparece primero en ",
    " apareceu primeiro em ",
    " apareció primero en ",
    " appeared first on ",
    " bejegyzés először ",
    " blev først udgivet på ",
    " dukket først opp på ",
    " dök först upp på ",
    " erschien zuerst auf ",
    " est apparu en premier sur ",
    " first appeared on ",
    " ha aparegut primer a ",
    " julkaistiin ensimmäisen kerran ",
    " muncul pertama kali di ",
    " nejdříve se objevil na ",
    " pertama kali tampil pada ",
    " pochodzi z serwisu ",
    " pojavila se prvi puta na ",
    " pojavio se prvi put na ",
    " pojavio se prvo na ",
    " proviene da ",
    " se pojavio prvo na ",
    " se prvi put pojavio na ",
    " se publicó primero en ",
    " verscheen eerst op ",
    " was originally published by ",
    " was originally published in ",
    " was originally published on ",
    " where people are continuing the conversation ",
    " xuất hiện đầu tiên vào ",
    " z witryny ",
    " zobrazený najskôr ",
    " впервые появилась ",
    " е публикуван за пръв път на ",
    " е публикувана за пръв път на ",
    " з'явився спочатку на ",
    " за пръв път се появи на ",
    " з’явився спочатку на ",
    " се появи за първи път на ",
    " се появи първо на ",
    " се појавио прво на ",
    " се прво појавио на ",
    " сначала появилась на ",
    " הופיע לראשונה ב",
    " הופיע ראשון ב",
];

/// What they say where no spaces are written.
static UNSPACED_SAYINGS: &[&str] = &[
    "に最初に表示されました",
    "最先出现在",
    "最早出现在",
    "最早出現於",
    "首先出現在",
];

/// Two of them: the first says the same of a book, the other goes on only below stories.
const PUBLISHED: &str = " was originally published ";
const CONVERSATION: &str = " where people are continuing the conversation ";

/// With what lines begin that lead from what a feed has of a text to all of it.
static LEADS: &[&str] = &[
    "Continua a leggere ",
    "Continuar a ler ",
    "Continuar leyendo ",
    "Continue a ler ",
    "Continue lendo ",
    "Continue reading ",
    "Continuer la lecture de ",
    "Continúa leyendo ",
    "Lees verder ",
    "Leggi tutto ",
    "Lire la suite de ",
    "Read more about ",
    "Seguir leyendo ",
    "Sigue leyendo ",
    "Verder lezen ",
];

/// The signs that such lines end with where the title is not stated.
const ARROWS: [char; 4] = ['→', '»', '›', '⟶'];

impl Rule for Syndication {
    fn name(&self) -> &str {
        "syndication"
    }

    fn check(&self, page: &Page, pen: &mut Pen<'_>) {
        let last = page.blocks.len().saturating_sub(NEAR_END);
        for block in page.blocks() {
            let is_heading = |next: Block<'_>| matches!(next.kind(), BlockKind::Heading(_));
            let is_last = block.index() >= last || block.next().is_some_and(is_heading);
            if is_last && leads_on(block) {
                let reason = "leads to the rest of the text";
                pen.boilerplate(block, Label::Boilerplate, Weight::new(SURE), reason);
            } else if is_last && says_where(block) {
                let reason = "says where the text appeared first";
                pen.boilerplate(block, Label::Boilerplate, Weight::new(SURE), reason);
            }
        }
    }
}

fn says_where(block: Block<'_>) -> bool {
    if block.is_envelope() || block.features().words() > LONGEST {
        return false;
    }
    let text = block.text();
    let has_cjk = block.features().cjk() > 0;
    let says = || has_spaced_saying(text) || has_cjk && has_unspaced_saying(text);
    // Most lines are told by how they begin. The sayings are sought faster than the title.
    match block.links().next().is_some() || begins_with(text, OPENERS) {
        // Books and songs were published somewhere too.
        true if text.contains(PUBLISHED) && !text.contains(CONVERSATION) => {
            says() && has_title(block)
        }
        true => says(),
        false => block.page().stated("title").next().is_some() && says() && has_title(block),
    }
}

/// Whether a saying begins with the two bytes behind the space: a bit for each pair of their lower bits.
static BEGINNINGS: [u64; 64] = {
    let mut bits = [0; 64];
    let mut at = 0;
    while at < SAYINGS.len() {
        let saying = SAYINGS[at].as_bytes();
        bits[(saying[1] % 64) as usize] |= 1 << (saying[2] % 64);
        at += 1;
    }
    bits
};

/// Whether a text that begins with a space may begin with a saying.
fn may_be_saying(text: &[u8]) -> bool {
    match *text {
        [_, one, two, ..] => BEGINNINGS[usize::from(one % 64)] >> (two % 64) & 1 == 1,
        _ => false,
    }
}

/// Whether one of the sayings stands in a text between spaces.
fn has_spaced_saying(text: &str) -> bool {
    let mut spaces = memchr::memchr_iter(b' ', text.as_bytes());
    spaces.any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        if !may_be_saying(rest.as_bytes()) {
            return false;
        }
        // Of those that do not come after it only the last may be what it begins with.
        let behind = SAYINGS.partition_point(|saying| *saying <= rest);
        let last = SAYINGS.get(..behind).and_then(<[&str]>::last);
        last.is_some_and(|saying| rest.starts_with(saying))
    })
}

/// Whether one of the others does, which all are of kana and Han characters.
fn has_unspaced_saying(text: &str) -> bool {
    UNSPACED_SAYINGS.iter().any(|saying| text.contains(saying))
}

/// Whether the block leads to the rest of the text, which it names: `Continue reading Ferry sails →`.
fn leads_on(block: Block<'_>) -> bool {
    let text = block.text();
    if block.is_envelope() || block.features().words() > LONGEST || !begins_with(text, LEADS) {
        return false;
    }
    text.ends_with(ARROWS) || has_title(block)
}

fn begins_with(text: &str, openers: &[&str]) -> bool {
    // Nearly all are told by their first byte.
    let first = text.as_bytes().first();
    let mut openers = openers.iter();
    openers.any(|opener| opener.as_bytes().first() == first && text.starts_with(opener))
}

/// Whether the title that the document states of itself stands in the block.
fn has_title(block: Block<'_>) -> bool {
    let mut titles = block.page().stated("title");
    titles.any(|title| !title.is_empty() && block.text().contains(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [LEADS, OPENERS, SAYINGS, UNSPACED_SAYINGS] {
            assert!(table.is_sorted_by(|one, two| one < two));
        }
    }

    #[test]
    fn each_saying_is_found() {
        let has_saying = |text: &str| has_spaced_saying(text) || has_unspaced_saying(text);
        for saying in SAYINGS.iter().chain(UNSPACED_SAYINGS) {
            assert!(has_saying(&format!("A post{saying}Post")), "{saying}");
            assert!(!has_saying(&format!("A post{}", saying.trim())) || !saying.ends_with(' '));
        }
        assert!(SAYINGS.windows(2).all(|pair| !pair[1].starts_with(pair[0])));
    }
}
