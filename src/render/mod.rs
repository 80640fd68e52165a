//! From the kept blocks to text, Markdown and HTML.

mod html;
mod inline;
mod markdown;
mod text;

pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use text::text;
