//! Titles: which a page states and shows, and what is theirs of them.

mod empty_titles;
mod entry_titles;
mod first_line;
mod first_line_words;
mod kinds;
pub(crate) mod line_titles;
pub(crate) mod no_titles;
pub(crate) mod official_titles;
mod repeated_head;
pub(crate) mod shown_title;
pub(crate) mod text_titles;
pub(crate) mod title;
mod title_signs;
mod title_site;
mod title_systems;
mod title_words;
