//! The elements that the tree builder or the lowering tells apart.

use html5ever::{LocalName, local_name};

use super::lookup::Lookup;

/// Its end tag or what comes behind it ends other elements, or it is not to be looked past.
pub(crate) const SPECIAL: u32 = 1;
/// What is above it is out of scope.
pub(crate) const SCOPE: u32 = 1 << 1;
/// What is above it is out of scope for list items.
pub(crate) const LIST: u32 = 1 << 2;
/// What is above it is out of scope for paragraphs.
pub(crate) const BUTTON: u32 = 1 << 3;
/// What is above it is out of scope for the parts of tables.
pub(crate) const TABLE_SCOPE: u32 = 1 << 4;
/// Its end tag may be left out.
pub(crate) const IMPLIED: u32 = 1 << 5;
/// A part of a table whose end tag may be left out.
pub(crate) const IN_TABLE: u32 = 1 << 6;
/// `<h1>` to `<h6>`.
pub(crate) const HEADING: u32 = 1 << 7;
/// Rows go directly into it.
pub(crate) const BODY_CONTEXT: u32 = 1 << 8;
/// Cells go directly into it.
pub(crate) const ROW_CONTEXT: u32 = 1 << 9;
/// What does not belong into a table is not put into it, but before the table.
pub(crate) const FOSTERS: u32 = 1 << 10;
/// It ends the paragraph before it, and needs nothing else.
pub(crate) const BLOCK: u32 = 1 << 11;
/// Its end tag closes all that is in it.
pub(crate) const CLOSES: u32 = 1 << 12;
/// It goes on in the next paragraph when it is not closed.
pub(crate) const FORMATTING: u32 = 1 << 13;
/// It ends SVG and MathML.
pub(crate) const BREAKS_OUT: u32 = 1 << 14;
/// It is a part of a table.
pub(crate) const PART: u32 = 1 << 15;
/// It is in the line and holds nothing.
pub(crate) const VOID: u32 = 1 << 16;

macro_rules! elements {
    ($($variant:ident $flags:expr, $name:tt;)+) => {
        /// The name of an element, as far as it matters.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Name {
            $(#[doc = $name] $variant,)+
            /// Any other.
            Other,
        }

        /// All names but the last in the order of their numbers.
        pub(crate) const ALL: [Name; COUNT] = [$(Name::$variant,)+];
        static FLAGS: [u32; COUNT] = [$($flags,)+];
        static LOCAL_NAMES: [LocalName; COUNT] = [$(local_name!($name),)+];
        static LOOKUP: Lookup<COUNT> = Lookup::new([$($name,)+]);
    };
}

/// How many names there are, [`Name::Other`] aside.
pub(crate) const COUNT: usize = Name::Other as usize;

impl Name {
    /// The name with this key, which is `name` in any case.
    pub(crate) fn find(key: u64, name: &[u8]) -> Name {
        let found = LOOKUP.find(key, name).and_then(|at| ALL.get(at));
        found.copied().unwrap_or(Name::Other)
    }

    /// The name that is written so.
    pub(crate) fn of(name: &str) -> Name {
        Name::find(super::key(name.as_bytes()), name.as_bytes())
    }

    /// What the standard says of HTML elements of this name.
    pub(crate) fn flags(self) -> u32 {
        FLAGS.get(self as usize).copied().unwrap_or(0)
    }

    /// Whether the standard says any of this of it.
    pub(crate) fn has(self, flags: u32) -> bool {
        self.flags() & flags != 0
    }

    /// The name as html5ever knows it.
    pub(crate) fn local_name(self) -> Option<&'static LocalName> {
        LOCAL_NAMES.get(self as usize)
    }
}

elements! {
    A FORMATTING, "a";
    Abbr 0, "abbr";
    Address SPECIAL | BLOCK | CLOSES, "address";
    Annotation 0, "annotation";
    AnnotationXml 0, "annotation-xml";
    Applet SPECIAL | SCOPE, "applet";
    Area SPECIAL | VOID, "area";
    Article SPECIAL | BLOCK | CLOSES, "article";
    Aside SPECIAL | BLOCK | CLOSES, "aside";
    Audio 0, "audio";
    B FORMATTING | BREAKS_OUT, "b";
    Base SPECIAL, "base";
    Basefont SPECIAL, "basefont";
    Bgsound SPECIAL, "bgsound";
    Big FORMATTING | BREAKS_OUT, "big";
    Blockquote SPECIAL | BLOCK | CLOSES | BREAKS_OUT, "blockquote";
    Body SPECIAL | BREAKS_OUT, "body";
    Br SPECIAL | BREAKS_OUT | VOID, "br";
    Button SPECIAL | BUTTON | CLOSES, "button";
    Canvas 0, "canvas";
    Caption SPECIAL | SCOPE | IN_TABLE | PART, "caption";
    Center SPECIAL | BLOCK | CLOSES | BREAKS_OUT, "center";
    Cite 0, "cite";
    Code FORMATTING | BREAKS_OUT, "code";
    Col SPECIAL | PART, "col";
    Colgroup SPECIAL | IN_TABLE | PART, "colgroup";
    Datalist 0, "datalist";
    Dd SPECIAL | IMPLIED | BREAKS_OUT, "dd";
    Del 0, "del";
    Desc 0, "desc";
    Details SPECIAL | BLOCK | CLOSES, "details";
    Dialog BLOCK | CLOSES, "dialog";
    Dir SPECIAL | BLOCK | CLOSES, "dir";
    Div SPECIAL | BLOCK | CLOSES | BREAKS_OUT, "div";
    Dl SPECIAL | BLOCK | CLOSES | BREAKS_OUT, "dl";
    Dt SPECIAL | IMPLIED | BREAKS_OUT, "dt";
    Em FORMATTING | BREAKS_OUT, "em";
    Embed SPECIAL | BREAKS_OUT | VOID, "embed";
    Fieldset SPECIAL | BLOCK | CLOSES, "fieldset";
    Figcaption SPECIAL | BLOCK | CLOSES, "figcaption";
    Figure SPECIAL | BLOCK | CLOSES, "figure";
    Font FORMATTING, "font";
    Footer SPECIAL | BLOCK | CLOSES, "footer";
    Foreignobject 0, "foreignobject";
    Form SPECIAL, "form";
    Frame SPECIAL, "frame";
    Frameset SPECIAL, "frameset";
    G 0, "g";
    H1 SPECIAL | HEADING | BREAKS_OUT, "h1";
    H2 SPECIAL | HEADING | BREAKS_OUT, "h2";
    H3 SPECIAL | HEADING | BREAKS_OUT, "h3";
    H4 SPECIAL | HEADING | BREAKS_OUT, "h4";
    H5 SPECIAL | HEADING | BREAKS_OUT, "h5";
    H6 SPECIAL | HEADING | BREAKS_OUT, "h6";
    Head SPECIAL | BREAKS_OUT, "head";
    Header SPECIAL | BLOCK | CLOSES, "header";
    Hgroup SPECIAL | BLOCK | CLOSES, "hgroup";
    Hr SPECIAL | BREAKS_OUT, "hr";
    Html SPECIAL | SCOPE | TABLE_SCOPE | BODY_CONTEXT | ROW_CONTEXT, "html";
    I FORMATTING | BREAKS_OUT, "i";
    Iframe SPECIAL, "iframe";
    Image 0, "image";
    Img SPECIAL | BREAKS_OUT | VOID, "img";
    Input SPECIAL, "input";
    Ins 0, "ins";
    Isindex SPECIAL, "isindex";
    Kbd 0, "kbd";
    Keygen VOID, "keygen";
    Label 0, "label";
    Legend 0, "legend";
    Li SPECIAL | IMPLIED | BREAKS_OUT, "li";
    Link SPECIAL, "link";
    Listing SPECIAL | CLOSES | BREAKS_OUT, "listing";
    Main SPECIAL | BLOCK | CLOSES, "main";
    Malignmark 0, "malignmark";
    Mark 0, "mark";
    Marquee SPECIAL | SCOPE, "marquee";
    Math 0, "math";
    Menu SPECIAL | BLOCK | CLOSES | BREAKS_OUT, "menu";
    Meta SPECIAL | BREAKS_OUT, "meta";
    Mfrac 0, "mfrac";
    Mglyph 0, "mglyph";
    Mi 0, "mi";
    Mn 0, "mn";
    Mo 0, "mo";
    Mroot 0, "mroot";
    Ms 0, "ms";
    Msqrt 0, "msqrt";
    Msub 0, "msub";
    Msubsup 0, "msubsup";
    Msup 0, "msup";
    Mtable 0, "mtable";
    Mtext 0, "mtext";
    Mtr 0, "mtr";
    Munder 0, "munder";
    Munderover 0, "munderover";
    Nav SPECIAL | BLOCK | CLOSES, "nav";
    Nobr FORMATTING | BREAKS_OUT, "nobr";
    Noembed SPECIAL, "noembed";
    Noframes SPECIAL, "noframes";
    Noscript SPECIAL, "noscript";
    Object SPECIAL | SCOPE, "object";
    Ol SPECIAL | LIST | BLOCK | CLOSES | BREAKS_OUT, "ol";
    Optgroup IMPLIED, "optgroup";
    Option IMPLIED, "option";
    P SPECIAL | IMPLIED | BLOCK | BREAKS_OUT, "p";
    Param SPECIAL, "param";
    Path 0, "path";
    Picture 0, "picture";
    Plaintext SPECIAL, "plaintext";
    Pre SPECIAL | CLOSES | BREAKS_OUT, "pre";
    Rb IMPLIED, "rb";
    Rp IMPLIED, "rp";
    Rt IMPLIED, "rt";
    Rtc IMPLIED, "rtc";
    Ruby BREAKS_OUT, "ruby";
    S FORMATTING | BREAKS_OUT, "s";
    Samp 0, "samp";
    Script SPECIAL, "script";
    Search BLOCK | CLOSES, "search";
    Section SPECIAL | BLOCK | CLOSES, "section";
    Select SPECIAL | SCOPE | CLOSES, "select";
    Small FORMATTING | BREAKS_OUT, "small";
    Source SPECIAL, "source";
    Span BREAKS_OUT, "span";
    Strike FORMATTING | BREAKS_OUT, "strike";
    Strong FORMATTING | BREAKS_OUT, "strong";
    Style SPECIAL, "style";
    Sub BREAKS_OUT, "sub";
    Summary SPECIAL | BLOCK | CLOSES, "summary";
    Sup BREAKS_OUT, "sup";
    Svg 0, "svg";
    Table SPECIAL | SCOPE | TABLE_SCOPE | FOSTERS | BREAKS_OUT, "table";
    Tbody SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS | PART, "tbody";
    Td SPECIAL | SCOPE | IN_TABLE | PART, "td";
    Template SPECIAL | SCOPE | TABLE_SCOPE | BODY_CONTEXT | ROW_CONTEXT, "template";
    Textarea SPECIAL, "textarea";
    Tfoot SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS | PART, "tfoot";
    Th SPECIAL | SCOPE | IN_TABLE | PART, "th";
    Thead SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS | PART, "thead";
    Time 0, "time";
    Title SPECIAL, "title";
    Tr SPECIAL | IN_TABLE | ROW_CONTEXT | FOSTERS | PART, "tr";
    Track SPECIAL, "track";
    Tt FORMATTING | BREAKS_OUT, "tt";
    U FORMATTING | BREAKS_OUT, "u";
    Ul SPECIAL | LIST | BLOCK | CLOSES | BREAKS_OUT, "ul";
    Use 0, "use";
    Var BREAKS_OUT, "var";
    Video 0, "video";
    Wbr SPECIAL | VOID, "wbr";
    Xmp SPECIAL, "xmp";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_in_any_case() {
        for (at, name) in LOCAL_NAMES.iter().enumerate() {
            let found = [Name::of(name), Name::of(&name.to_ascii_uppercase())];
            assert_eq!(found, [ALL[at]; 2], "{name}");
            assert_eq!(ALL[at].local_name(), Some(name));
        }
        assert!(LOCAL_NAMES.is_sorted());
        for other in ["", "x", "blackquote", "ddd", "h7", "h\x11", "di", "divs"] {
            assert_eq!(Name::of(other), Name::Other, "{other}");
        }
    }
}
