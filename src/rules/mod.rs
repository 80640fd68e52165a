//! The rules, one a file, each to be used alone or left out.
//!
//! They come in four families:
//!
//! - **HTML tag removal**: [`FormControl`], [`Hidden`], [`MainContent`], and what the reader does
//!   itself with markup that has no text.
//! - **Ad and disclaimer blocks**: [`Ad`], [`AppDownload`], [`CommentSection`], [`Comments`], [`Cookies`],
//!   [`Copyright`], [`Disclaimer`], [`InnerTail`], [`Login`], [`MediaPrompt`], [`Share`],
//!   [`Subscription`], [`Syndication`], [`TailCut`].
//! - **Related-links trimming**: [`AboveTitle`], [`Attachments`], [`Breadcrumb`], [`HeadCut`],
//!   [`LinkList`], [`Navigation`], [`NextStory`], [`OneLine`], [`Pagination`],
//!   [`Ranking`], [`RelatedLinks`], [`RepeatedText`].
//! - **Metadata headers**: [`AuthorNote`], [`BelowTitle`], [`Byline`], [`Credit`], [`Dateline`], [`MetadataHeader`], [`NearTitle`],
//!   [`RepeatedTitle`], [`Signature`], [`StatedMetadata`], [`TitleLine`].
//!
//! [`ContentScore`] weighs what all of them wrote together with the shape of the page; where it is
//! left out, [`Rescue`] gives back what all of them together should not have taken.

use std::sync::Arc;

use crate::mark::Ground;
use crate::rule::Rule;

macro_rules! registry {
    ($($module:ident::$rule:ident,)*) => {
        $(mod $module;)*
        $(pub use $module::$rule;)*

        /// All rules, sorted by name.
        pub(crate) fn all() -> Vec<Arc<dyn Rule>> {
            vec![$(Arc::new($rule::default())),*]
        }
    };
}

registry! {
    above_title::AboveTitle,
    ad::Ad,
    app_download::AppDownload,
    attachments::Attachments,
    author_note::AuthorNote,
    below_title::BelowTitle,
    breadcrumb::Breadcrumb,
    byline::Byline,
    comment_section::CommentSection,
    comments::Comments,
    content_score::ContentScore,
    cookies::Cookies,
    copyright::Copyright,
    credit::Credit,
    dateline::Dateline,
    disclaimer::Disclaimer,
    form_control::FormControl,
    head_cut::HeadCut,
    hidden::Hidden,
    inner_tail::InnerTail,
    link_list::LinkList,
    login::Login,
    main_content::MainContent,
    media_prompt::MediaPrompt,
    metadata_header::MetadataHeader,
    navigation::Navigation,
    near_title::NearTitle,
    next_story::NextStory,
    one_line::OneLine,
    pagination::Pagination,
    ranking::Ranking,
    related_links::RelatedLinks,
    repeated_text::RepeatedText,
    repeated_title::RepeatedTitle,
    rescue::Rescue,
    share::Share,
    signature::Signature,
    stated_metadata::StatedMetadata,
    subscription::Subscription,
    syndication::Syndication,
    tail_cut::TailCut,
    title_line::TitleLine,
}

/// The rules without which a document's header and hidden parts would be taken for text.
pub(crate) fn structural() -> Vec<Arc<dyn Rule>> {
    vec![
        Arc::new(Hidden),
        Arc::new(MetadataHeader),
        Arc::new(StatedMetadata),
    ]
}

/// Whether the rescue gave something back.
pub(crate) fn rescued(grounds: &[Ground], names: &[Box<str>]) -> bool {
    let rescue = names.iter().position(|name| &**name == rescue::NAME);
    rescue.is_some_and(|rescue| {
        let mut rules = grounds.iter().map(|ground| usize::from(ground.rule));
        rules.any(|rule| rule == rescue)
    })
}
