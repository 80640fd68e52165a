//! The attributes that the lowering or the tree builder reads.

use super::lookup::Lookup;

macro_rules! attributes {
    ($($variant:ident $name:tt;)+) => {
        /// The name of an attribute that is read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum AttributeName {
            $(#[doc = $name] $variant,)+
        }

        impl AttributeName {
            /// How many names there are.
            pub(crate) const COUNT: usize = [$($name,)+].len();

            /// All names in the order of their numbers.
            pub(crate) const ALL: [AttributeName; AttributeName::COUNT] =
                [$(AttributeName::$variant,)+];
        }

        static LOOKUP: Lookup<{ AttributeName::COUNT }> = Lookup::new([$($name,)+]);
    };
}

impl AttributeName {
    /// The name with this key, which is `name` in any case.
    pub(crate) fn find(key: u64, name: &[u8]) -> Option<AttributeName> {
        let at = LOOKUP.find(key, name)?;
        AttributeName::ALL.get(at).copied()
    }

    /// The name that is written so.
    pub(crate) fn of(name: &str) -> Option<AttributeName> {
        AttributeName::find(super::key(name.as_bytes()), name.as_bytes())
    }
}

attributes! {
    About "about";
    Alt "alt";
    Alttext "alttext";
    AriaControls "aria-controls";
    AriaHidden "aria-hidden";
    AriaLabelledby "aria-labelledby";
    Class "class";
    Colspan "colspan";
    Content "content";
    DataActualsrc "data-actualsrc";
    DataDate "data-date";
    DataDatetime "data-datetime";
    DataEcho "data-echo";
    DataHref "data-href";
    DataLazySrc "data-lazy-src";
    DataLazyload "data-lazyload";
    DataOriginal "data-original";
    DataOriginalSrc "data-original-src";
    DataPermalink "data-permalink";
    DataPublishDate "data-publish-date";
    DataPublished "data-published";
    DataPublishtime "data-publishtime";
    DataSeconds "data-seconds";
    DataSrc "data-src";
    DataSrcset "data-srcset";
    DataTime "data-time";
    DataTimestamp "data-timestamp";
    DataUrl "data-url";
    DataUtime "data-utime";
    Datetime "datetime";
    Display "display";
    Encoding "encoding";
    Fallback "fallback";
    File "file";
    Hidden "hidden";
    Href "href";
    Id "id";
    Itemid "itemid";
    Itemprop "itemprop";
    Lang "lang";
    Linethickness "linethickness";
    Name "name";
    Placeholder "placeholder";
    Property "property";
    Rel "rel";
    Role "role";
    Rowspan "rowspan";
    Src "src";
    Srcset "srcset";
    Start "start";
    Style "style";
    Title "title";
    Type "type";
}
