//! What kinds of boilerplate there are.

use std::fmt;

/// What kind of boilerplate something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Label {
    /// Advertising and promotional links.
    Ad,
    /// Prompts to install or open an app.
    AppDownload,
    /// A heading for attachments without any.
    Attachments,
    /// Outside of the main content, of no more particular kind.
    Boilerplate,
    /// A breadcrumb trail.
    Breadcrumb,
    /// A byline or date line.
    Byline,
    /// Readers' comments and the form for them.
    Comments,
    /// Cookie and consent notices.
    Cookies,
    /// A copyright line.
    Copyright,
    /// Who edited, reviewed or supplied the text.
    Credit,
    /// A disclaimer.
    Disclaimer,
    /// Buttons, selections, input fields.
    FormControl,
    /// Text that a reader of the page does not see.
    Hidden,
    /// Log-in, registration, captcha.
    Login,
    /// Scripts, styles, comments and other markup without text.
    Markup,
    /// A prompt to watch, listen or look somewhere else.
    MediaPrompt,
    /// A line of front matter or of a crawler's header.
    MetadataHeader,
    /// Menus.
    Navigation,
    /// Page numbers, next and previous, archive footers.
    Pagination,
    /// Links to other stories, and their headings.
    RelatedLinks,
    /// Text that stands elsewhere on the page too.
    Repetition,
    /// Buttons to share, print, save, change the type size.
    Share,
    /// Prompts to subscribe or follow.
    Subscription,
    /// The title, standing again in the text.
    Title,
    /// A label of a user's own rule.
    Custom(&'static str),
}

impl Label {
    /// The label's name: lower case, words joined by `_`.
    pub fn name(self) -> &'static str {
        match self {
            Label::Ad => "ad",
            Label::AppDownload => "app_download",
            Label::Attachments => "attachments",
            Label::Boilerplate => "boilerplate",
            Label::Breadcrumb => "breadcrumb",
            Label::Byline => "byline",
            Label::Comments => "comments",
            Label::Cookies => "cookies",
            Label::Copyright => "copyright",
            Label::Credit => "credit",
            Label::Disclaimer => "disclaimer",
            Label::FormControl => "form_control",
            Label::Hidden => "hidden",
            Label::Login => "login",
            Label::Markup => "markup",
            Label::MediaPrompt => "media_prompt",
            Label::MetadataHeader => "metadata_header",
            Label::Navigation => "navigation",
            Label::Pagination => "pagination",
            Label::RelatedLinks => "related_links",
            Label::Repetition => "repetition",
            Label::Share => "share",
            Label::Subscription => "subscription",
            Label::Title => "title",
            Label::Custom(name) => name,
        }
    }
}

impl Label {
    /// A bit of its own for each label that phrases can have; the others share one.
    pub(crate) fn bit(self) -> u32 {
        match self {
            Label::Ad => 1,
            Label::AppDownload => 1 << 1,
            Label::Attachments => 1 << 2,
            Label::Comments => 1 << 3,
            Label::Cookies => 1 << 4,
            Label::Copyright => 1 << 5,
            Label::Credit => 1 << 6,
            Label::Disclaimer => 1 << 7,
            Label::Login => 1 << 8,
            Label::MediaPrompt => 1 << 9,
            Label::Navigation => 1 << 10,
            Label::Pagination => 1 << 11,
            Label::RelatedLinks => 1 << 12,
            Label::Share => 1 << 13,
            Label::Subscription => 1 << 14,
            // Without a wildcard, so that a new label is not forgotten.
            Label::Boilerplate
            | Label::Breadcrumb
            | Label::Byline
            | Label::FormControl
            | Label::Hidden
            | Label::Markup
            | Label::MetadataHeader
            | Label::Repetition
            | Label::Title
            | Label::Custom(_) => 1 << 15,
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}
