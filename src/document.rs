//! What is to be cleaned: text, bytes or a tree that the caller already has.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::decode::{called, decode, decode_as};
use crate::error::{DocumentError, Warning};
use crate::metadata::PartialDateTime;
use crate::page::{BodyKind, Page};
use crate::read::lower_scraper;

/// The size limit of [`Document::from_bytes`], 64 MiB.
pub const DEFAULT_SIZE_LIMIT: usize = 64 << 20;

/// A document as it was crawled, with what the caller knows of it. It borrows the text or bytes that
/// it is made of where it can, and what comes of it does not: of a whole page nothing is copied but
/// its visible text.
///
/// ```
/// use dechaff::{BodyKind, Document};
///
/// let document = Document::from_text("<p>The tide comes in at four.</p>")
///     .with_url("https://harbour.example/tides")
///     .with_body_kind(BodyKind::Html);
/// assert_eq!(dechaff::clean(document).text(), "The tide comes in at four.");
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Document<'a> {
    pub(crate) content: Content<'a>,
    pub(crate) url: Option<String>,
    pub(crate) crawled: Option<PartialDateTime>,
    pub(crate) body_kind: Option<BodyKind>,
    pub(crate) warnings: Vec<Warning>,
}

#[derive(Clone, Debug)]
pub(crate) enum Content<'a> {
    Text(Cow<'a, str>),
    /// A tree, lowered when the document was made.
    Page(Box<Page>),
}

impl<'a> Document<'a> {
    /// A document from text. A byte order mark at its start is left out of the text but counts in
    /// the spans.
    pub fn from_text(text: impl Into<Cow<'a, str>>) -> Document<'a> {
        Document {
            content: Content::Text(text.into()),
            url: None,
            crawled: None,
            body_kind: None,
            warnings: Vec::new(),
        }
    }

    /// A document from bytes, at most [`DEFAULT_SIZE_LIMIT`] of them.
    ///
    /// The encoding is that of the byte order mark; else UTF-8 where the bytes are UTF-8; else the
    /// one that the page declares; else the likeliest. GB2312 and GBK are read as GB18030, of
    /// which they are parts.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Binary`] when the bytes are not text, [`DocumentError::TooLarge`] when
    /// they are over the limit.
    ///
    /// ```
    /// use dechaff::{Document, DocumentError};
    ///
    /// let gb2312 = b"<meta charset=gb2312><title>\xb3\xb1\xcb\xae</title>";
    /// let article = dechaff::clean(Document::from_bytes(gb2312)?);
    /// assert_eq!(article.title(), Some("潮水"));
    /// assert!(matches!(Document::from_bytes(b"%PDF-1.7 ..."), Err(DocumentError::Binary(_))));
    /// # Ok::<(), DocumentError>(())
    /// ```
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Document<'a>, DocumentError> {
        Document::from_bytes_within(bytes, DEFAULT_SIZE_LIMIT)
    }

    /// A document from at most `limit` bytes; see [`Document::from_bytes`].
    ///
    /// # Errors
    ///
    /// As [`Document::from_bytes`].
    pub fn from_bytes_within(bytes: &'a [u8], limit: usize) -> Result<Document<'a>, DocumentError> {
        within(bytes, limit)?;
        Ok(Document::decoded(decode(bytes)?))
    }

    /// A document from bytes beside which an encoding was stated, as in the header of the answer of a
    /// server: its label, or the whole `Content-Type`. It goes before what the page declares; a byte order
    /// mark goes before it, and so does UTF-8 where the bytes are UTF-8. A label that is unknown says
    /// nothing, nor does Latin 1, which servers state whatever the encoding is. Else as
    /// [`Document::from_bytes`].
    ///
    /// # Errors
    ///
    /// As [`Document::from_bytes`].
    ///
    /// ```
    /// use dechaff::Document;
    ///
    /// let bytes = b"<p>\xf7\xcf\xc4\xc1</p>";
    /// let document = Document::from_bytes_with_charset(bytes, "text/html; charset=koi8-r")?;
    /// assert_eq!(document.text(), Some("<p>Вода</p>"));
    /// # Ok::<(), dechaff::DocumentError>(())
    /// ```
    pub fn from_bytes_with_charset(
        bytes: &'a [u8],
        charset: &str,
    ) -> Result<Document<'a>, DocumentError> {
        within(bytes, DEFAULT_SIZE_LIMIT)?;
        Ok(Document::decoded(decode_as(bytes, called(charset))?))
    }

    fn decoded((text, encoding, malformed): (Cow<'a, str>, &'static Encoding, bool)) -> Self {
        let mut document = Document::from_text(text);
        if malformed {
            document.warnings.push(Warning::UndecodableBytes {
                encoding: encoding.name(),
            });
        }
        document
    }

    /// A document from a tree that the caller already has. The tree is read at once and not kept.
    /// Blocks of such a document have no source spans. `dechaff::scraper` is the version that it has to be of.
    ///
    /// ```
    /// use dechaff::scraper;
    ///
    /// let html = scraper::Html::parse_document("<h1>Tides</h1><p>The tide comes in at four.</p>");
    /// let article = dechaff::clean(&html);
    /// assert_eq!(article.title(), Some("Tides"));
    /// ```
    pub fn from_html(html: &scraper::Html) -> Document<'a> {
        Document {
            content: Content::Page(Box::new(lower_scraper(html))),
            url: None,
            crawled: None,
            body_kind: Some(BodyKind::Html),
            warnings: Vec::new(),
        }
    }

    /// The text as it was decoded, which all source spans refer to; for UTF-8 they are those of the
    /// bytes too. `None` for a document made from a tree.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Page(_) => None,
        }
    }

    /// Says where the document was found. It is the address in the metadata unless the document
    /// states one itself; what is no address with a host is left out. An empty one says nothing.
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into()).filter(|url| !url.trim().is_empty());
        self
    }

    /// Says when the document was crawled. What claims to be later is not its date.
    ///
    /// ```
    /// use dechaff::{Document, PartialDateTime};
    ///
    /// let text = "date: 2031-05-03\nupdated: 2024-05-01\n\nThe tide comes in at four.";
    /// let document = Document::from_text(text)
    ///     .with_crawl_date(PartialDateTime::parse("2024-05-02").unwrap());
    /// let metadata = dechaff::clean(document).metadata().clone();
    /// assert_ne!(metadata.published.unwrap().value.year(), 2031);
    /// ```
    pub fn with_crawl_date(mut self, date: PartialDateTime) -> Self {
        self.crawled = Some(date);
        self
    }

    /// Says how the body is written, instead of leaving it to be guessed.
    pub fn with_body_kind(mut self, kind: BodyKind) -> Self {
        self.body_kind = Some(kind);
        self
    }

    /// The document with a copy of what it borrows, to be kept or sent elsewhere.
    ///
    /// ```
    /// use dechaff::Document;
    ///
    /// fn read() -> Document<'static> {
    ///     let bytes = "The tide comes in at four.".to_owned().into_bytes();
    ///     Document::from_bytes(&bytes).unwrap().into_owned()
    /// }
    /// assert_eq!(read().text(), Some("The tide comes in at four."));
    /// ```
    pub fn into_owned(self) -> Document<'static> {
        Document {
            content: match self.content {
                Content::Text(text) => Content::Text(Cow::Owned(text.into_owned())),
                Content::Page(page) => Content::Page(page),
            },
            url: self.url,
            crawled: self.crawled,
            body_kind: self.body_kind,
            warnings: self.warnings,
        }
    }
}

/// Fails where there are more bytes than the limit allows.
fn within(bytes: &[u8], limit: usize) -> Result<(), DocumentError> {
    let size = bytes.len();
    match size > limit {
        true => Err(DocumentError::TooLarge { size, limit }),
        false => Ok(()),
    }
}

impl From<String> for Document<'_> {
    fn from(text: String) -> Self {
        Document::from_text(text)
    }
}

impl<'a> From<&'a str> for Document<'a> {
    fn from(text: &'a str) -> Self {
        Document::from_text(text)
    }
}

impl<'a> From<&'a String> for Document<'a> {
    fn from(text: &'a String) -> Self {
        Document::from_text(text.as_str())
    }
}

impl<'a> From<Cow<'a, str>> for Document<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Document::from_text(text)
    }
}

impl From<&scraper::Html> for Document<'_> {
    fn from(html: &scraper::Html) -> Self {
        Document::from_html(html)
    }
}

impl<'a> TryFrom<&'a [u8]> for Document<'a> {
    type Error = DocumentError;

    fn try_from(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        Document::from_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_borrowed_where_it_is_utf_8() {
        let page = "<p>潮水</p>";
        for document in [
            Document::from(page),
            Document::from_bytes(page.as_bytes()).unwrap(),
        ] {
            assert_eq!(document.text().map(str::as_ptr), Some(page.as_ptr()));
            let owned = document.into_owned();
            assert_eq!(owned.text(), Some(page));
            assert_ne!(owned.text().map(str::as_ptr), Some(page.as_ptr()));
        }
    }

    #[test]
    fn an_empty_address_says_nothing() {
        let page = Document::from("<p>The pass was closed.</p>").with_url("https://a.example/");
        assert_eq!(page.url.as_deref(), Some("https://a.example/"));
        assert_eq!(page.with_url(" ").url, None);
    }

    #[test]
    fn what_is_over_the_limit_is_refused() {
        let error = Document::from_bytes_within(b"12345", 4)
            .map(|_| ())
            .unwrap_err();
        assert_eq!(error, DocumentError::TooLarge { size: 5, limit: 4 });
    }
}
