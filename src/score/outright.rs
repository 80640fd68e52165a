//! What a page says outright of its type, beside what the trees make of its features: they learned from
//! hundreds of pages of a type, among which each system and each word of an address is rare.

use super::model::TypeShares;
use super::page_columns::{PRODUCTS, SHARED_PRODUCTS};
use super::tokens::TYPES;
use super::{address, generators, systems};
use crate::block::BlockKind;
use crate::field::{ARTICLE_KINDS, KIND};
use crate::hints::Hints;
use crate::ledger::Pen;
use crate::metadata::FieldName;
use crate::page::{ElementName, Page};
use crate::page_type::PageType;

/// What each of these adds for the type that it tells, in log-odds: about as much as can be relied on it.
const OF_PARTS: f32 = 3.0;
const OF_BODY: f32 = 3.0;
const OF_GENERATOR: f32 = 2.0;
const OF_KIND: f32 = 2.0;
const OF_SHARED: f32 = 1.5;
const OF_PATH: f32 = 2.0;
const OF_BARE: f32 = 4.0;

/// What it says against a story that the address is that of the first page of a site, and that neither who
/// wrote it nor when is told: of ten stories of the development sets one is without both, of ten pages of
/// shops and services seven.
const AGAINST_FRONT: f32 = 2.0;
const AGAINST_UNDATED: f32 = 0.7;

/// What entries that lead elsewhere, and an address of such, say for a list of stories and for one of
/// products.
const OF_ENTRIES: [(PageType, f32); 2] = [(PageType::Listing, 1.2), (PageType::Collection, 0.8)];
const OF_HEADLINES: [(PageType, f32); 2] = [(PageType::Listing, 1.0), (PageType::Collection, 0.8)];

/// What a page says outright.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outright {
    /// For each type in log-odds, in the order of [`PageType::ALL`].
    pub(super) says: [f32; TYPES],
    /// Whether its address is that of the first page of a site.
    pub(super) is_front: bool,
    /// Whether it tells who wrote it or when.
    pub(super) is_signed: bool,
    pub(super) entries: Entries,
}

impl Outright {
    pub(super) fn of(page: &Page, pen: &Pen<'_>) -> Outright {
        let mut stated = [FieldName::Author, FieldName::Published].into_iter();
        Outright::signed(page, stated.any(|field| pen.best(field).is_some()))
    }

    /// The same, where it is known whether the page is signed or dated.
    fn signed(page: &Page, is_signed: bool) -> Outright {
        let address = address::outright(page);
        let mut outright = Outright {
            is_front: address.is_front,
            is_signed,
            entries: Entries::of(page),
            ..Outright::default()
        };
        for (page_type, says) in [
            (systems::of_parts(page), OF_PARTS),
            (systems::of_body(page), OF_BODY),
            (generators::of_page(page), OF_GENERATOR),
            (described(page), OF_KIND),
            (shared_as(page), OF_SHARED),
            (address.page_type, OF_PATH),
        ] {
            outright.say(page_type, says);
        }
        if address.is_list {
            outright.say_all(OF_HEADLINES);
        }
        if outright.entries.are_bare(page) {
            outright.say(Some(PageType::Article), OF_BARE);
        }
        outright
    }

    fn say(&mut self, page_type: Option<PageType>, says: f32) {
        if let Some(sum) = page_type.and_then(|it| self.says.get_mut(it as usize)) {
            *sum += says;
        }
    }

    fn say_all(&mut self, types: [(PageType, f32); 2]) {
        for (page_type, says) in types {
            self.say(Some(page_type), says);
        }
    }
}

impl TypeShares {
    /// The shares with what the page says outright.
    pub(super) fn with_outright(self, mut outright: Outright) -> TypeShares {
        if outright.is_front {
            outright.say(Some(PageType::Article), -AGAINST_FRONT);
        }
        if !outright.is_signed {
            outright.say(Some(PageType::Article), -AGAINST_UNDATED);
        }
        if outright.entries.have_headings() {
            outright.say_all(OF_ENTRIES);
        }
        if outright.entries.are_headlines() {
            outright.say_all(OF_HEADLINES);
        }
        let mut shares = self.0;
        for (share, says) in shares.iter_mut().zip(outright.says) {
            *share *= says.exp();
        }
        let all: f32 = shares.iter().sum();
        TypeShares(shares.map(|share| share / all.max(f32::MIN_POSITIVE)))
    }
}

/// What the JSON-LD of a page describes: one product, and neither a list nor a story nor who offers it.
fn described(page: &Page) -> Option<PageType> {
    const OTHERS: [&str; 5] = [
        "business",
        "collectionpage",
        "itemlist",
        "searchresultspage",
        "service",
    ];
    let mut is_product = false;
    for kind in page.stated(KIND) {
        let ends_with = |name: &&str| kind.ends_with(*name);
        if OTHERS.iter().chain(&ARTICLE_KINDS).any(&ends_with) {
            return None;
        }
        is_product |= PRODUCTS.iter().any(ends_with);
    }
    is_product.then_some(PageType::Product)
}

/// What networks are told that the page is. Nearly all else is an article or a site to them.
fn shared_as(page: &Page) -> Option<PageType> {
    match page.stated("og:type").next() {
        Some("product.group") => Some(PageType::Collection),
        Some(kind) if SHARED_PRODUCTS.contains(&kind) => Some(PageType::Product),
        _ => None,
    }
}

/// Linked headings from which a page may be a list, and the words beside what they head, as a share of
/// that and at least.
const LEAST_HEADINGS: usize = 5;
const BESIDE_SHARE: f32 = 0.6;
const BESIDE: f32 = 60.0;

/// Linked lines from which a page may be a list of headlines, the words of each, and the words of running
/// text on such a page at most.
const LEAST_HEADLINES: usize = 10;
const LEAST_HEADLINE: f32 = 4.0;
const MOST_PROSE: f32 = 150.0;

/// Elements around a heading among which that of its entry is looked for.
const MOST_AROUND: usize = 4;

/// The share of links from which a line leads elsewhere as a whole.
const LINKED: f32 = 0.9;

/// What stands beside the main content, whatever it is.
const ASIDE: Hints = Hints::NAVIGATION
    .with(Hints::FOOTER)
    .with(Hints::SIDEBAR)
    .with(Hints::COMMENTS);

/// The entries of a list: linked headings and lines, and the running text on the page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entries {
    pub(super) headings: usize,
    pub(super) headlines: usize,
    /// Words of running text behind linked headings, and those behind others or none.
    pub(super) under: f32,
    pub(super) beside: f32,
    /// Whether anything on the page leads elsewhere.
    leads: bool,
}

impl Entries {
    fn of(page: &Page) -> Entries {
        let mut entries = Entries::default();
        let (mut is_under, mut last) = (false, None);
        for block in page.blocks() {
            if block.is_hidden() || block.is_envelope() {
                continue;
            }
            let features = block.features();
            entries.leads |= features.link_share() > 0.0;
            if block.hints().intersects(ASIDE) {
                continue;
            }
            let (words, is_linked) = (features.words(), features.link_share() > LINKED);
            if matches!(block.kind(), BlockKind::Heading(_)) {
                let article = block.innermost(ElementName::Article, MOST_AROUND);
                is_under = is_linked || article.is_some() && article != last;
                last = article.or(last);
                entries.headings += usize::from(is_under);
            } else if !features.is_prose() {
                entries.headlines += usize::from(is_linked && words >= LEAST_HEADLINE);
            } else if is_under {
                entries.under += words;
            } else {
                entries.beside += words;
            }
        }
        entries
    }

    /// Whether the running text of the page stands under headings that lead elsewhere.
    fn have_headings(self) -> bool {
        self.headings >= LEAST_HEADINGS && self.beside < self.under * BESIDE_SHARE + BESIDE
    }

    /// Whether the page is a piece of one, as the entries of feeds are: it states nothing of itself, not even
    /// a title, and has running text and hardly anything that leads elsewhere. Or nothing leads elsewhere, as in
    /// the chapters of a book. All pages that the trees learned of state something and have links.
    fn are_bare(self, page: &Page) -> bool {
        let is_piece = page.fields.is_empty()
            && self.headings < LEAST_HEADINGS
            && self.headlines < LEAST_HEADLINES;
        self.beside >= BESIDE && (is_piece || !self.leads)
    }

    /// Whether the page has little but lines that lead elsewhere.
    fn are_headlines(self) -> bool {
        self.headlines >= LEAST_HEADLINES && self.under + self.beside < MOST_PROSE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::Cleaner;
    use crate::document::Document;

    const EVEN: f32 = 1.0 / PageType::ALL.len() as f32;

    /// What a page says of types that are as likely as each other.
    fn told(html: &str, is_signed: bool) -> TypeShares {
        let even = TypeShares([EVEN; PageType::ALL.len()]);
        even.with_outright(Outright::signed(&Cleaner::default().read(html), is_signed))
    }

    #[test]
    fn pages_say_what_they_are() {
        let kind = |kind: &str| {
            format!(
                "<script type='application/ld+json'>{{\"@type\":\"{kind}\",\"name\":\"Rope\"}}</script>"
            )
        };
        let meta = |attributes: &str| format!("<meta {attributes}>");
        for (head, page_type) in [
            (kind("Product"), PageType::Product),
            (meta("property=og:type content=product"), PageType::Product),
            (
                meta("property=og:type content=product.group"),
                PageType::Collection,
            ),
            (
                meta("name=generator content='Doxygen 1.9.8'"),
                PageType::Documentation,
            ),
        ] {
            let shares = told(&format!("{head}<p>The rope is new.</p>"), true);
            assert_eq!(shares.likeliest(), Some(page_type), "{head}");
        }
        for head in [String::new(), kind("Product") + &kind("NewsArticle")] {
            let shares = told(&format!("{head}<p>The rope is new.</p>"), true);
            assert!(
                shares.0.iter().all(|share| (share - EVEN).abs() < 1e-3),
                "{head}"
            );
        }
    }

    #[test]
    fn a_piece_of_a_page_is_a_story() {
        let story =
            "<p>The lamp of the pier went out on Friday, and nobody has the key.</p>".repeat(5);
        let of = |document: &str| told(document, false).likeliest();
        assert_eq!(of(&story), Some(PageType::Article));
        let link = "<li><a href='/lamp'>The lamp of the pier went out</a></li>".repeat(12);
        assert_ne!(of(&format!("{story}{link}")), Some(PageType::Article));
        let titled = format!("<title>Lamps</title>{story}");
        assert_eq!(of(&titled), Some(PageType::Article));
        let leads = format!("{titled}<p><a href=/>Harbour</a></p>");
        assert_ne!(of(&leads), Some(PageType::Article));
    }

    #[test]
    fn what_is_neither_signed_nor_dated_is_less_of_a_story() {
        let story =
            |is_signed: bool| told("<p>The lamp is lit.</p>", is_signed).of(PageType::Article);
        assert!(story(false) < story(true));
    }

    #[test]
    fn linked_headings_with_short_texts_make_a_list() {
        let entries = |heading: &str| {
            let entry = format!(
                "<article>{heading}<p>The lamp of the pier went out on Friday, and nobody has the key.</p></article>"
            );
            let page = Cleaner::default().read(entry.repeat(6));
            Entries::of(&page)
        };
        assert!(entries("<h2><a href='/lamp'>The lamp</a></h2>").have_headings());
        assert!(entries("<h2>The lamp</h2>").have_headings());
        assert!(!entries("").have_headings());
        let story = "<h2>The lamp</h2><p>The lamp of the pier went out on Friday, and nobody has the key.</p>";
        let page = Cleaner::default().read(story.repeat(6));
        assert!(!Entries::of(&page).have_headings());
        let line = "<li><a href='/lamp'>The lamp of the pier went out</a></li>";
        assert!(Entries::of(&Cleaner::default().read(line.repeat(12))).are_headlines());
    }

    #[test]
    fn addresses_say_what_they_lead_to() {
        let of = |address: &str| {
            let document = Document::from_text("<p>The lamp is lit.</p>").with_url(address);
            address::outright(&Cleaner::default().read(document))
        };
        let types = |address: &str| of(address).page_type;
        assert_eq!(
            types("https://docs.boat.example/lamp"),
            Some(PageType::Documentation)
        );
        assert_eq!(
            types("https://boat.example/en/docs/lamp"),
            Some(PageType::Documentation)
        );
        assert_eq!(
            types("https://boat.example/services/lamps"),
            Some(PageType::Service)
        );
        assert_eq!(types("https://boat.example/services"), None);
        assert!(of("https://boat.example/").is_front && !of("https://boat.example/a").is_front);
        assert!(of("https://boat.example/tag/lamps/").is_list);
        assert!(!of("https://boat.example/tag").is_list);
    }
}
