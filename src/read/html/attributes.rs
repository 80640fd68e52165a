//! The attributes that the lowering asks about, read in one pass.

use super::classes::Said;
use crate::html::{AttributeName as Name, Tree};

/// The attributes of an element. One is filled again and again, since it is large.
#[derive(Clone, Debug)]
pub(super) struct Attributes<'a> {
    /// By the place of the name; empty where the element does not have it.
    values: [&'a str; PLACES],
    /// A bit for each place that was filled.
    filled: u64,
    pub(super) hidden: bool,
    /// Whether line breaks of the text are kept, where the style says.
    pub(super) keeps_lines: Option<bool>,
    /// What the class says, where that was asked.
    pub(super) said: Said,
}

const PLACES: usize = Name::COUNT;

const _: () = assert!(PLACES <= 64);

/// The place of the value of a name. The addresses that lazy loaders will put into `src` have one
/// place, where the last stays, and so have those that say where the story in an element stands, and
/// those from which scripts make what is shown of a date.
const fn place(name: Name) -> usize {
    match name {
        Name::DataActualsrc
        | Name::DataEcho
        | Name::DataLazyload
        | Name::DataLazySrc
        | Name::DataOriginal
        | Name::DataOriginalSrc
        | Name::File => Name::DataSrc as usize,
        Name::DataDatetime
        | Name::DataPublishDate
        | Name::DataPublished
        | Name::DataPublishtime
        | Name::DataSeconds
        | Name::DataTime
        | Name::DataTimestamp
        | Name::DataUtime => Name::DataDate as usize,
        Name::About | Name::DataHref | Name::DataPermalink => Name::Itemid as usize,
        _ => name as usize,
    }
}

/// A bit for the place of each name.
const fn bits(names: &[Name]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < names.len() {
        bits |= 1 << place(names[at]);
        at += 1;
    }
    bits
}

/// By the number of the name.
static PLACE_OF: [u8; PLACES] = {
    let mut places = [0; PLACES];
    let mut at = 0;
    while at < PLACES {
        places[at] = place(Name::ALL[at]) as u8;
        at += 1;
    }
    places
};

/// Bytes of the longest title that is a date, and digits of the shortest: `2024-4-25`.
const LONGEST_DATE: usize = 32;
const LEAST_DIGITS: usize = 6;

impl Default for Attributes<'_> {
    fn default() -> Self {
        Attributes {
            values: [""; PLACES],
            filled: 0,
            hidden: false,
            keeps_lines: None,
            said: Said::default(),
        }
    }
}

impl<'a> Attributes<'a> {
    fn set(&mut self, name: Name, value: &'a str) {
        let place = usize::from(PLACE_OF[name as usize % PLACES]);
        self.values[place % PLACES] = value;
        self.filled |= 1 << place;
    }

    fn clear(&mut self) {
        while self.filled != 0 {
            let place = self.filled.trailing_zeros() as usize;
            self.values[place % PLACES] = "";
            self.filled &= self.filled - 1;
        }
        self.hidden = false;
        self.keeps_lines = None;
        self.said = Said::default();
    }

    /// The value of an attribute; of an element without it an empty one.
    pub(super) fn get(&self, name: Name) -> &'a str {
        self.values[place(name) % PLACES]
    }

    fn has(&self, name: Name) -> bool {
        self.filled >> place(name) & 1 != 0
    }

    /// Whether the element has one of some attributes, a bit each.
    fn has_any(&self, those: u64) -> bool {
        self.filled & those != 0
    }

    /// Whether the element may open another one.
    pub(super) fn may_control(&self) -> bool {
        let leads_within = || self.href().starts_with('#');
        self.has_any(bits(&[Name::AriaControls]))
            || self.has_any(bits(&[Name::Href])) && leads_within()
    }

    /// Whether an attribute but the class may state something of the page.
    pub(super) fn may_state(&self) -> bool {
        self.has_any(bits(&[
            Name::Itemprop,
            Name::Property,
            Name::Rel,
            Name::Href,
        ]))
    }

    pub(super) fn class(&self) -> &'a str {
        self.get(Name::Class)
    }

    pub(super) fn id(&self) -> &'a str {
        self.get(Name::Id)
    }

    pub(super) fn role(&self) -> &'a str {
        self.get(Name::Role)
    }

    pub(super) fn href(&self) -> &'a str {
        self.get(Name::Href)
    }

    /// Whether the element is a place that links lead to, as old pages and books write it, and no link. Where it is
    /// not closed, all that follows is in it. What has a class and no address is as often a link of a script.
    pub(super) fn is_place(&self) -> bool {
        let others = [Name::Href, Name::Class, Name::Role].map(|name| self.has(name));
        let is_named = self.has(Name::Name) || self.has(Name::Id);
        is_named && !others.contains(&true)
    }

    pub(super) fn src(&self) -> &'a str {
        self.get(Name::Src)
    }

    pub(super) fn alt(&self) -> &'a str {
        self.get(Name::Alt)
    }

    pub(super) fn alttext(&self) -> &'a str {
        self.get(Name::Alttext)
    }

    pub(super) fn display(&self) -> &'a str {
        self.get(Name::Display)
    }

    pub(super) fn datetime(&self) -> &'a str {
        self.get(Name::Datetime)
    }

    /// The date from which a script makes what the element shows: `3 hours ago`.
    pub(super) fn data_date(&self) -> &'a str {
        self.get(Name::DataDate)
    }

    pub(super) fn itemprop(&self) -> &'a str {
        self.get(Name::Itemprop)
    }

    pub(super) fn rel(&self) -> &'a str {
        self.get(Name::Rel)
    }

    pub(super) fn lang(&self) -> &'a str {
        self.get(Name::Lang)
    }

    /// The address that the element says that its content has, relative to no other; of most an
    /// empty one.
    pub(super) fn own_address(&self) -> &'a str {
        if !self.has_any(bits(&[Name::Itemid, Name::DataUrl])) {
            return "";
        }
        let those = [self.get(Name::DataUrl), self.get(Name::Itemid)];
        let mut addresses = those.into_iter().filter(|it| it.contains('/'));
        addresses.next().unwrap_or_default()
    }

    pub(super) fn title(&self) -> &'a str {
        self.get(Name::Title)
    }

    /// Whether the title is a day and no more, which stands beside `3 hours ago`.
    pub(super) fn has_dated_title(&self) -> bool {
        if !self.has_any(bits(&[Name::Title])) {
            return false;
        }
        let title = self.title().as_bytes();
        let is_of_date = |byte: &u8| byte.is_ascii_digit() || b" +,-./:AMPTZ".contains(byte);
        let digits = title.iter().filter(|byte| byte.is_ascii_digit());
        title.first().is_some_and(u8::is_ascii_digit)
            && title.len() <= LONGEST_DATE
            && title.iter().all(is_of_date)
            && digits.count() >= LEAST_DIGITS
    }

    pub(super) fn start(&self) -> &'a str {
        self.get(Name::Start)
    }

    /// How many columns and rows a cell reaches over.
    pub(super) fn spans(&self) -> (&'a str, &'a str) {
        (self.get(Name::Colspan), self.get(Name::Rowspan))
    }

    pub(super) fn name(&self) -> &'a str {
        self.get(Name::Name)
    }

    pub(super) fn property(&self) -> &'a str {
        self.get(Name::Property)
    }

    pub(super) fn content(&self) -> &'a str {
        self.get(Name::Content)
    }

    pub(super) fn kind(&self) -> &'a str {
        self.get(Name::Type)
    }

    /// The address of an image or of its source: that which a lazy loader will put into `src`, or
    /// `src`, or where that has but a stand-in the first of the sizes that the image comes in.
    pub(super) fn image(&self) -> &'a str {
        let addresses = [
            self.get(Name::DataSrc),
            first_size(self.get(Name::DataSrcset)),
            self.src(),
            first_size(self.get(Name::Srcset)),
            self.get(Name::DataUrl),
        ];
        let mut given = addresses.into_iter().filter(|it| is_address(it));
        let first = given.next().unwrap_or_default();
        // Most images have one address.
        let Some(second) = given.next().filter(|_| is_stand_in(first)) else {
            return first;
        };
        let others = [second].into_iter().chain(given);
        let mut others = others.filter(|it| !is_stand_in(it));
        others.next().unwrap_or(first)
    }

    /// The ids of the elements that a click on this one opens: those that it names, and the place on the
    /// page that it links to, which is shown for that where it is hidden, as the next tab.
    pub(super) fn controls(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let linked = self.href().strip_prefix('#');
        let controlled = self.get(Name::AriaControls).split_ascii_whitespace();
        controlled.chain(linked.filter(|id| !id.is_empty()))
    }

    /// Whether the element stands in for what a component of AMP will show, or shows where it cannot.
    /// Fields of forms have text in the attribute.
    fn stands_in(&self) -> bool {
        let is_bare = |name| self.has(name) && self.get(name).is_empty();
        self.has_any(bits(&[Name::Fallback, Name::Placeholder]))
            && (is_bare(Name::Fallback) || is_bare(Name::Placeholder))
    }

    /// Whether the element is hidden from screen readers.
    pub(super) fn is_aria_hidden(&self) -> bool {
        self.get(Name::AriaHidden).eq_ignore_ascii_case("true")
    }

    /// Whether the element is both hidden and transparent by its style, as what a script fades in.
    pub(super) fn fades_in(&self) -> bool {
        let declarations = || self.get(Name::Style).split(';').map(parts);
        let is_transparent = |(property, value): (&str, &str)| {
            property.eq_ignore_ascii_case("opacity") && value == "0"
        };
        let is_gone = |(property, value)| is_no_display(property, value);
        declarations().any(is_transparent) && !declarations().any(is_gone)
    }

    /// Whether the element says which other one is its label.
    pub(super) fn is_labelled(&self) -> bool {
        !self.get(Name::AriaLabelledby).is_empty()
    }
}

/// Words in the names of files that stand where a lazy loader will put an image.
const STAND_INS: [&str; 11] = [
    "1x1",
    "blank",
    "dot",
    "grey",
    "lazy",
    "lazyload",
    "loading",
    "pixel",
    "placeholder",
    "spacer",
    "transparent",
];

fn is_address(address: &str) -> bool {
    !address.is_empty() && !address.starts_with("data:")
}

/// Whether an address is that of an image which stands where another one will.
fn is_stand_in(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let mut words = file.split(|ch: char| !ch.is_ascii_alphanumeric());
    words.any(|word| {
        let mut stand_ins = STAND_INS.iter();
        stand_ins.any(|stand_in| stand_in.eq_ignore_ascii_case(word))
    })
}

/// The address of the first of the sizes of an image.
fn first_size(sizes: &str) -> &str {
    let first = sizes.split_ascii_whitespace().next();
    first.unwrap_or_default().trim_end_matches(',')
}

/// Reads the attributes of an element.
pub(super) fn read<'t, T: Tree>(tree: &'t T, node: T::Node, found: &mut Attributes<'t>) {
    found.clear();
    tree.attributes(node, |name, value| found.set(name, value));
    found.hidden = found.has(Name::Hidden) && found.get(Name::Hidden) != "until-found"
        || found.has(Name::Style) && hides(found.get(Name::Style))
        || found.stands_in();
    if found.has(Name::Style) {
        found.keeps_lines = keeps_lines(found.get(Name::Style));
    }
}

/// Whether a style attribute keeps the line breaks of the text, if it says.
fn keeps_lines(style: &str) -> Option<bool> {
    const PROPERTY: &str = "white-space:";
    let at = memchr::memmem::find(style.as_bytes(), PROPERTY.as_bytes())?;
    let value = style.get(at + PROPERTY.len()..)?.trim_start();
    let value = value.split([';', '!', ' ']).next()?;
    Some(value.starts_with("pre") || value == "break-spaces")
}

/// Whether a style attribute hides the element.
fn hides(style: &str) -> bool {
    let mut rest = style.trim_ascii_start();
    loop {
        let end = memchr::memchr(b';', rest.as_bytes());
        let declaration = end.map_or(rest, |end| rest.get(..end).unwrap_or_default());
        // Most properties begin with another letter.
        if declaration.starts_with(['d', 'D', 'v', 'V']) && is_hiding(declaration) {
            return true;
        }
        let Some(end) = end else {
            return false;
        };
        rest = rest.get(end + 1..).unwrap_or_default().trim_ascii_start();
    }
}

fn is_hiding(declaration: &str) -> bool {
    let (property, value) = parts(declaration);
    is_no_display(property, value)
        || (property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
}

fn is_no_display(property: &str, value: &str) -> bool {
    property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
}

/// The property of a declaration and its value, without `!important`; nothing of what is none.
pub(super) fn parts(declaration: &str) -> (&str, &str) {
    let (property, value) = declaration.split_once(':').unwrap_or_default();
    let value = value.split('!').next().unwrap_or_default();
    (property.trim(), value.trim())
}

#[cfg(test)]
mod tests {
    use super::{STAND_INS, hides, keeps_lines};

    #[test]
    fn stand_ins_are_sorted() {
        assert!(STAND_INS.is_sorted());
    }

    #[test]
    fn styles_keep_lines() {
        assert_eq!(keeps_lines("color:red;white-space: pre-wrap"), Some(true));
        assert_eq!(keeps_lines("white-space:pre-line;"), Some(true));
        assert_eq!(keeps_lines("white-space:nowrap"), Some(false));
        assert_eq!(keeps_lines("color:red"), None);
    }

    #[test]
    fn styles_hide() {
        assert!(hides("color: red; DISPLAY : none"));
        assert!(hides("visibility:hidden !important"));
        assert!(hides(" ;\n display:none;"));
        assert!(!hides("display: block; content: 'display: none'"));
        assert!(!hides("overflow: hidden"));
    }
}
