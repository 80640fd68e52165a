//! What kind of page a document is.

/// What kind of page a document is, by what its main content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum PageType {
    /// One story: news, a blog post, an essay, an entry of an encyclopedia.
    Article,
    /// Many products to choose from.
    Collection,
    /// How to use something: manuals, references, tutorials.
    Documentation,
    /// A thread of posts.
    Forum,
    /// Teasers of stories, results, entries of a directory.
    Listing,
    /// One product.
    Product,
    /// What someone offers: a company's or a project's own page.
    Service,
}

impl PageType {
    /// All types, sorted by name; models count them in this order.
    pub const ALL: [PageType; 7] = [
        PageType::Article,
        PageType::Collection,
        PageType::Documentation,
        PageType::Forum,
        PageType::Listing,
        PageType::Product,
        PageType::Service,
    ];

    /// The type's name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            PageType::Article => "article",
            PageType::Collection => "collection",
            PageType::Documentation => "documentation",
            PageType::Forum => "forum",
            PageType::Listing => "listing",
            PageType::Product => "product",
            PageType::Service => "service",
        }
    }
}

impl std::fmt::Display for PageType {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(self.name())
    }
}
