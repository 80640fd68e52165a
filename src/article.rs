//! What comes out: what was kept, what was removed and why.

use std::borrow::Cow;
use std::sync::Arc;

use once_cell::sync::OnceCell;
use url::Url;

use crate::decision::{Decision, Removal};
use crate::error::Warning;
use crate::field::Place;
use crate::hints::Hints;
use crate::ledger::{Judgement, Label, Ledger};
use crate::mark::{Ground, Mark};
use crate::metadata::{
    Candidate, FieldName, Found, Metadata, PartialDateTime, addresses, front_page, keys,
    language_code, unsigned,
};
use crate::page::{BodyKind, MARKUP_KINDS, Page};
use crate::page_type::PageType;
use crate::render;
use crate::verdict::{Verdicts, verdicts};

/// A cleaned document.
///
/// ```
/// let article = dechaff::clean("\
/// 市图书馆春天重新开放
/// 发布时间：2024-03-02 来源：港口晚报
/// 市图书馆停业两年之后，将在今年春天重新向市民开放，馆长昨天在发布会上说。
/// 新馆增加了三间阅览室，儿童可以在底层的大厅里听故事，周末也照常开门。
/// 责任编辑：李明
/// ");
/// assert_eq!(article.title(), Some("市图书馆春天重新开放"));
/// let metadata = article.metadata();
/// assert_eq!(metadata.source.as_ref().unwrap().value, "港口晚报");
/// assert_eq!(metadata.published.as_ref().unwrap().value.to_string(), "2024-03-02");
/// assert_eq!(article.text().lines().count(), 2);
/// let last = article.removed().last().unwrap();
/// assert_eq!((last.text, last.label.name()), ("责任编辑：李明", "credit"));
/// ```
#[derive(Clone, Debug)]
pub struct Article {
    pub(crate) page: Page,
    pub(crate) marks: Vec<Mark>,
    pub(crate) grounds: Vec<Ground>,
    candidates: Vec<Candidate>,
    rules: Arc<[Box<str>]>,
    pub(crate) verdicts: Verdicts,
    metadata: Metadata,
    text: String,
    warnings: Vec<Warning>,
    /// What relative addresses are relative to, once that was asked for.
    base: OnceCell<Option<Url>>,
    /// The longest address that is written.
    longest_address: OnceCell<usize>,
    judgement: Option<Judgement>,
}

/// From which share on the type of a page says what its metadata can be: likelier than all others together.
const SURE: f32 = 0.5;

impl Article {
    pub(crate) fn resolve(
        page: Page,
        mut ledger: Ledger,
        rules: Arc<[Box<str>]>,
        threshold: f32,
        mut warnings: Vec<Warning>,
    ) -> Article {
        // By block, so that the evidence on one is found without a search through all.
        let (marks, grounds, of_blocks) = ledger.explain();
        let verdicts = verdicts(&page, (&marks, &grounds), &of_blocks, threshold);
        drop(of_blocks);
        if ledger.sites.as_ref().is_some_and(|it| it.is_front_page) {
            front_page::leave_out_stories(&mut ledger.candidates);
        }
        let is_sure = |judgement: &Judgement| judgement.type_share >= SURE;
        let page_type = ledger.judgement.filter(is_sure);
        let page_type = page_type.and_then(|judgement| judgement.page_type);
        unsigned::leave_out(&mut ledger.candidates, page_type);
        let mut metadata = Metadata::from_candidates(&ledger.candidates, page_type);
        addresses::settle(&mut metadata, &page);
        warnings.extend(unreadable_dates(&page));
        if crate::rules::rescued(&grounds, &rules) {
            warnings.push(Warning::Rescued);
        }
        let mut article = Article {
            page,
            marks,
            grounds,
            candidates: ledger.candidates,
            rules,
            verdicts,
            metadata,
            text: String::new(),
            warnings,
            base: OnceCell::new(),
            longest_address: OnceCell::new(),
            judgement: ledger.judgement,
        };
        article.text = render::text(&article);
        article.check_language();
        #[cfg(feature = "language")]
        article.detect_language();
        if article.page.text_is_stated {
            article.warnings.push(Warning::StatedText);
        }
        if article.text.is_empty() {
            article.warnings.push(Warning::Empty);
        }
        article
    }

    /// Drops a stated language that the script of the text belies.
    fn check_language(&mut self) {
        let stated = self.metadata.language.as_ref();
        let stated = stated.filter(|it| !matches!(it.place, Place::Caller | Place::Rule));
        let belied = stated.and_then(|it| language_code::belied_by(&it.value, &self.text));
        if let Some(of_script) = belied {
            self.metadata.language = of_script.map(of_text);
        }
    }

    /// Fills the language by that of the text where the document states none.
    #[cfg(feature = "language")]
    fn detect_language(&mut self) {
        if self.metadata.language.is_none()
            && let Some(code) = crate::metadata::language::detect(&self.text)
        {
            self.metadata.language = Some(of_text(code));
        }
    }

    /// The article of a document that was not read.
    pub(crate) fn unread(text: String, url: Option<String>, warning: Warning) -> Article {
        let metadata = Metadata {
            url: addresses::called(url.as_deref()),
            ..Metadata::default()
        };
        Article {
            page: Page::new(BodyKind::Text),
            marks: Vec::new(),
            grounds: Vec::new(),
            candidates: Vec::new(),
            rules: Arc::from([]),
            verdicts: Verdicts::default(),
            metadata,
            text,
            warnings: vec![warning],
            base: OnceCell::from(None),
            longest_address: OnceCell::new(),
            judgement: None,
        }
    }

    /// The title, without the name of the site.
    pub fn title(&self) -> Option<&str> {
        self.metadata
            .title
            .as_ref()
            .map(|title| title.value.as_str())
    }

    /// The text of the article without its title: a line a block, with blank lines between
    /// paragraphs of HTML and, in plain text, where the document has them. Of Markdown it is the text that
    /// shows, without the signs of headings and emphasis and the addresses of links. Soft hyphens are taken
    /// out of words, so that readers and indexes find them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What kind of page this is. `None` where it was not scored: plain text, and a cleaner
    /// without the rule `content_score`.
    pub fn page_type(&self) -> Option<PageType> {
        self.judgement?.page_type
    }

    /// How much of the main content the text can be expected to be and to hold, as a token F1
    /// from 0 to 1. `None` where it was not scored, as for [`Article::page_type`]. How far it can
    /// be relied on is shown by a table in the README.
    pub fn confidence(&self) -> Option<f32> {
        Some(self.judgement?.confidence)
    }

    /// What the document says about itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// All that was proposed for a field, the winner first, with where it was found.
    ///
    /// ```
    /// use dechaff::FieldName;
    ///
    /// let article = dechaff::clean(
    ///     "<title>Tides | Harbour Post</title><h1>Tides</h1><p>By Ann Bell</p>\
    ///      <p>The tide comes in at four, she said, and it goes out again at ten, as all know.</p>",
    /// );
    /// let winner = article.candidates(FieldName::Author)[0];
    /// assert_eq!((winner.as_text(), winner.weight() > 0.0), (Some("Ann Bell"), true));
    /// assert_eq!(article.rule_of(winner), "near_title");
    /// ```
    pub fn candidates(&self, field: FieldName) -> Vec<&Candidate> {
        let mut found: Vec<&Candidate> = self
            .candidates
            .iter()
            .filter(|candidate| candidate.field == field)
            .collect();
        found.sort_by(|one, two| two.weight.total_cmp(&one.weight));
        found
    }

    /// The rule that proposed a candidate.
    pub fn rule_of(&self, candidate: &Candidate) -> &str {
        self.rule(candidate.rule)
    }

    /// The blocks that were kept, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Decision<'_>> {
        self.decisions().filter(Decision::is_kept)
    }

    /// All blocks of the document in order, kept or removed, with the evidence on each.
    ///
    /// ```
    /// let article = dechaff::clean("The tide comes in at four, she said.\nShare this article");
    /// for decision in article.decisions().filter(|decision| !decision.is_kept()) {
    ///     assert_eq!(decision.block().text(), "Share this article");
    ///     let sum: f32 = decision.evidence().map(|evidence| evidence.weight).sum();
    ///     assert!(sum < -1.5 && sum == decision.sum());
    /// }
    /// ```
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> {
        self.page.blocks().map(|block| Decision::new(self, block))
    }

    /// What was removed, in the order of the document; at the end, markup without text.
    ///
    /// ```
    /// let document = "The tide comes in at four, she said.\n责任编辑：李明";
    /// let article = dechaff::clean(document);
    /// let removal = article.removed().next().unwrap();
    /// assert_eq!((removal.rule, removal.label.name()), ("credit", "credit"));
    /// assert_eq!(&document[removal.span.unwrap()], "责任编辑：李明");
    /// ```
    pub fn removed(&self) -> impl Iterator<Item = Removal<'_>> {
        self.decisions()
            .flat_map(|decision| decision.removals())
            .chain(self.markup())
    }

    /// The readers' comments of a page whose text is something else: the blocks that were removed
    /// from the elements that hold comments, by their classes or their heading, in order. The lines around each comment, its author
    /// and its buttons, are among them. Those of a thread are its text; they are no comments here.
    ///
    /// ```
    /// let article = dechaff::clean(
    ///     "<article><p>The ferry was late again on Friday, for the third time this week.</p></article>
    ///      <div class='comments'><p>It was on time on Thursday.</p></div>",
    /// );
    /// let comments: Vec<&str> = article.comments().map(|comment| comment.block().text()).collect();
    /// assert_eq!(comments, ["It was on time on Thursday."]);
    /// ```
    pub fn comments(&self) -> impl Iterator<Item = Decision<'_>> {
        self.decisions().filter(|decision| {
            let is_of_class = || decision.block().hints().intersects(Hints::COMMENTS);
            let is_of_label = || {
                let mut evidence = decision.evidence();
                evidence.any(|it| it.label == Label::Comments && it.weight < 0.0)
            };
            let is_behind_story = decision.block().is_behind_story();
            !decision.is_kept() && (is_of_class() || (is_behind_story && is_of_label()))
        })
    }

    /// What the reader of the article should know.
    ///
    /// ```
    /// use dechaff::Warning;
    ///
    /// assert_eq!(dechaff::clean("<nav><a href='/'>Home</a></nav>").warnings(), [Warning::Empty]);
    /// ```
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The article as Markdown, without its title. A document that is Markdown itself is given back as it
    /// was written, but for soft hyphens.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        render::markdown(self)
    }

    /// The article as HTML, without its title: elements of structure, links and images, no
    /// classes and no scripts. Of text it has paragraphs, headings and line breaks alone; what Markdown
    /// marks in its lines, links and lists among them, is in [`Article::to_markdown`].
    #[must_use]
    pub fn to_html(&self) -> String {
        render::html(self)
    }

    /// The page that the rules read.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// An address of the page, absolute where it is known what it is relative to.
    pub(crate) fn absolute<'a>(&self, address: &'a str) -> Cow<'a, str> {
        let address = address.trim();
        addresses::resolved(address, || self.base()).map_or(Cow::Borrowed(address), Cow::Owned)
    }

    /// The longest address that is written, with its base, once it was asked for.
    pub(crate) fn longest_address(&self, tell: impl FnOnce() -> usize) -> usize {
        *self.longest_address.get_or_init(tell)
    }

    /// Bytes that stand before a relative address.
    pub(crate) fn base_length(&self) -> usize {
        self.base().map_or(0, |base| base.as_str().len())
    }

    fn base(&self) -> Option<&Url> {
        let base = || addresses::base(self.metadata.url.as_ref(), &self.page);
        self.base.get_or_init(base).as_ref()
    }

    pub(crate) fn rule(&self, at: u16) -> &str {
        self.rules
            .get(usize::from(at))
            .map(|name| &**name)
            .unwrap_or_default()
    }

    fn markup(&self) -> impl Iterator<Item = Removal<'_>> {
        MARKUP_KINDS
            .iter()
            .zip(&self.page.markup)
            .filter(|(_, count)| count.elements > 0)
            .map(|(kind, _)| Removal {
                text: kind,
                span: None,
                rule: "reader",
                label: Label::Markup,
                reason: "markup without text",
                weight: -crate::ledger::Weight::CERTAIN.log_odds(),
                part: None,
            })
    }
}

/// Dates in the document's header that could not be read.
fn unreadable_dates(page: &Page) -> impl Iterator<Item = Warning> {
    page.fields()
        .iter()
        .filter(|field| field.place().is_own_header())
        .filter(|field| {
            let name = keys::envelope(field.key()).map(|(name, _)| name);
            matches!(name, Some(FieldName::Published | FieldName::Modified))
                && PartialDateTime::parse(field.value()).is_none()
        })
        .map(|field| Warning::UnreadableField {
            key: field.key().to_owned(),
            value: field.value().to_owned(),
        })
}

/// A language as the text itself tells it.
fn of_text(code: &str) -> Found<String> {
    Found {
        value: code.to_owned(),
        place: Place::Text,
        source: None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn comments_are_told_by_their_heading_too() {
        let told =
            "水磨坊停了四十年，上个月又开始磨面，磨出来的面粉比镇上买的还要香，村里人都这么说。";
        let page = format!(
            "<div><a href='/c'>评论(2)</a></div><article><h1>水车又转起来了</h1><p>{told}</p><p>{told}{told}</p>\
             <p>{told}{told}{told}</p></article>\
             <div class='pl'><h3>网友评论（2）</h3><p>小时候常去</p><p>什么时候开放</p></div>"
        );
        let article = crate::clean(page.as_str());
        let comments = article.comments().map(|comment| comment.block().text());
        let comments: Vec<&str> = comments.collect();
        assert_eq!(comments, ["网友评论（2）", "小时候常去", "什么时候开放"]);
    }
}
