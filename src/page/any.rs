//! What some block of a page has.

use super::BlockData;
use super::tags::office_styles;

/// What some block has: rules that look for it need not look at pages on which none does.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Any {
    pub(crate) is_hidden: bool,
    pub(crate) has_links: bool,
    pub(crate) has_address: bool,
    /// Ends with a bracket, as links to edit a section do.
    pub(crate) ends_with_bracket: bool,
    /// Begins and is as short as buttons for the type size, `A+ A-` or `大`.
    pub(crate) may_change_size: bool,
    /// Begins as tags of templates do, `{{< figure >}}`, or commands of TeX.
    pub(crate) may_be_tag: bool,
    /// Begins as what programs of offices set documents to, `Normal 0 false`, or their styles.
    pub(crate) may_be_office_style: bool,
}

impl Any {
    /// Adds what a text begins and ends with.
    pub(super) fn add_text(&mut self, text: &[u8]) {
        self.ends_with_bracket |= text.last() == Some(&b']');
        self.may_be_office_style |= office_styles::may_begin(text);
        self.may_be_tag |= matches!(text.first(), Some(b'{' | b'\\' | b':'));
        self.may_change_size |= match text.len() {
            3 => text.starts_with(&[0xe4]) || text.starts_with(&[0xe5]),
            4..=12 => matches!(text, [b'A', b'+' | b'-' | b' ', ..]),
            _ => false,
        };
    }

    pub(super) fn add(&mut self, block: &BlockData) {
        self.is_hidden |= block.hidden;
        self.has_links |= block.features.link_chars > 0;
        self.has_address |= block.features.has_address();
    }
}
