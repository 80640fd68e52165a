//! The elements that the tree builder or the lowering tells apart.

use html5ever::{LocalName, local_name};

use super::lookup::Lookup;

/// Its end tag or what comes behind it ends other elements, or it is not to be looked past.
pub(crate) const SPECIAL: u16 = 1;
/// What is above it is out of scope.
pub(crate) const SCOPE: u16 = 1 << 1;
/// What is above it is out of scope for list items.
pub(crate) const LIST: u16 = 1 << 2;
/// What is above it is out of scope for paragraphs.
pub(crate) const BUTTON: u16 = 1 << 3;
/// What is above it is out of scope for the parts of tables.
pub(crate) const TABLE_SCOPE: u16 = 1 << 4;
/// Its end tag may be left out.
pub(crate) const IMPLIED: u16 = 1 << 5;
/// A part of a table whose end tag may be left out.
pub(crate) const IN_TABLE: u16 = 1 << 6;
/// `<h1>` to `<h6>`.
pub(crate) const HEADING: u16 = 1 << 7;
/// Rows go directly into it.
pub(crate) const BODY_CONTEXT: u16 = 1 << 8;
/// Cells go directly into it.
pub(crate) const ROW_CONTEXT: u16 = 1 << 9;
/// What does not belong into a table is not put into it, but before the table.
pub(crate) const FOSTERS: u16 = 1 << 10;

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

        const ALL: [Name; COUNT] = [$(Name::$variant,)+];
        static FLAGS: [u16; COUNT] = [$($flags,)+];
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
    pub(crate) fn flags(self) -> u16 {
        FLAGS.get(self as usize).copied().unwrap_or(0)
    }

    /// The name as html5ever knows it.
    pub(crate) fn local_name(self) -> Option<&'static LocalName> {
        LOCAL_NAMES.get(self as usize)
    }
}

elements! {
    A 0, "a";
    Abbr 0, "abbr";
    Address SPECIAL, "address";
    Annotation 0, "annotation";
    AnnotationXml 0, "annotation-xml";
    Applet SPECIAL | SCOPE, "applet";
    Area SPECIAL, "area";
    Article SPECIAL, "article";
    Aside SPECIAL, "aside";
    Audio 0, "audio";
    B 0, "b";
    Base SPECIAL, "base";
    Basefont SPECIAL, "basefont";
    Bgsound SPECIAL, "bgsound";
    Big 0, "big";
    Blockquote SPECIAL, "blockquote";
    Body SPECIAL, "body";
    Br SPECIAL, "br";
    Button SPECIAL | BUTTON, "button";
    Canvas 0, "canvas";
    Caption SPECIAL | SCOPE | IN_TABLE, "caption";
    Center SPECIAL, "center";
    Cite 0, "cite";
    Code 0, "code";
    Col SPECIAL, "col";
    Colgroup SPECIAL | IN_TABLE, "colgroup";
    Datalist 0, "datalist";
    Dd SPECIAL | IMPLIED, "dd";
    Del 0, "del";
    Desc 0, "desc";
    Details SPECIAL, "details";
    Dialog 0, "dialog";
    Dir SPECIAL, "dir";
    Div SPECIAL, "div";
    Dl SPECIAL, "dl";
    Dt SPECIAL | IMPLIED, "dt";
    Em 0, "em";
    Embed SPECIAL, "embed";
    Fieldset SPECIAL, "fieldset";
    Figcaption SPECIAL, "figcaption";
    Figure SPECIAL, "figure";
    Font 0, "font";
    Footer SPECIAL, "footer";
    Foreignobject 0, "foreignobject";
    Form SPECIAL, "form";
    Frame SPECIAL, "frame";
    Frameset SPECIAL, "frameset";
    G 0, "g";
    H1 SPECIAL | HEADING, "h1";
    H2 SPECIAL | HEADING, "h2";
    H3 SPECIAL | HEADING, "h3";
    H4 SPECIAL | HEADING, "h4";
    H5 SPECIAL | HEADING, "h5";
    H6 SPECIAL | HEADING, "h6";
    Head SPECIAL, "head";
    Header SPECIAL, "header";
    Hgroup SPECIAL, "hgroup";
    Hr SPECIAL, "hr";
    Html SPECIAL | SCOPE | TABLE_SCOPE | BODY_CONTEXT | ROW_CONTEXT, "html";
    I 0, "i";
    Iframe SPECIAL, "iframe";
    Image 0, "image";
    Img SPECIAL, "img";
    Input SPECIAL, "input";
    Ins 0, "ins";
    Isindex SPECIAL, "isindex";
    Kbd 0, "kbd";
    Keygen 0, "keygen";
    Label 0, "label";
    Legend 0, "legend";
    Li SPECIAL | IMPLIED, "li";
    Link SPECIAL, "link";
    Listing SPECIAL, "listing";
    Main SPECIAL, "main";
    Malignmark 0, "malignmark";
    Marquee SPECIAL | SCOPE, "marquee";
    Math 0, "math";
    Menu SPECIAL, "menu";
    Meta SPECIAL, "meta";
    Mglyph 0, "mglyph";
    Mi 0, "mi";
    Mn 0, "mn";
    Mo 0, "mo";
    Ms 0, "ms";
    Mtext 0, "mtext";
    Nav SPECIAL, "nav";
    Nobr 0, "nobr";
    Noembed SPECIAL, "noembed";
    Noframes SPECIAL, "noframes";
    Noscript SPECIAL, "noscript";
    Object SPECIAL | SCOPE, "object";
    Ol SPECIAL | LIST, "ol";
    Optgroup IMPLIED, "optgroup";
    Option IMPLIED, "option";
    P SPECIAL | IMPLIED, "p";
    Param SPECIAL, "param";
    Path 0, "path";
    Picture 0, "picture";
    Plaintext SPECIAL, "plaintext";
    Pre SPECIAL, "pre";
    Rb IMPLIED, "rb";
    Rp IMPLIED, "rp";
    Rt IMPLIED, "rt";
    Rtc IMPLIED, "rtc";
    Ruby 0, "ruby";
    S 0, "s";
    Samp 0, "samp";
    Script SPECIAL, "script";
    Search 0, "search";
    Section SPECIAL, "section";
    Select SPECIAL | SCOPE, "select";
    Small 0, "small";
    Source SPECIAL, "source";
    Span 0, "span";
    Strike 0, "strike";
    Strong 0, "strong";
    Style SPECIAL, "style";
    Sub 0, "sub";
    Summary SPECIAL, "summary";
    Sup 0, "sup";
    Svg 0, "svg";
    Table SPECIAL | SCOPE | TABLE_SCOPE | FOSTERS, "table";
    Tbody SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS, "tbody";
    Td SPECIAL | SCOPE | IN_TABLE, "td";
    Template SPECIAL | SCOPE | TABLE_SCOPE | BODY_CONTEXT | ROW_CONTEXT, "template";
    Textarea SPECIAL, "textarea";
    Tfoot SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS, "tfoot";
    Th SPECIAL | SCOPE | IN_TABLE, "th";
    Thead SPECIAL | IN_TABLE | BODY_CONTEXT | FOSTERS, "thead";
    Time 0, "time";
    Title SPECIAL, "title";
    Tr SPECIAL | IN_TABLE | ROW_CONTEXT | FOSTERS, "tr";
    Track SPECIAL, "track";
    Tt 0, "tt";
    U 0, "u";
    Ul SPECIAL | LIST, "ul";
    Use 0, "use";
    Var 0, "var";
    Video 0, "video";
    Wbr SPECIAL, "wbr";
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
