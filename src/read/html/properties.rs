//! Properties of schema.org and Dublin Core.

/// The key of a property of schema.org or Dublin Core.
pub(super) fn property_key(property: &str, of_author: bool) -> Option<&'static str> {
    let property = property.trim();
    let name = property.rsplit([':', '/', ' ']).next().unwrap_or_default();
    let known: [(&str, &str); 12] = [
        ("articleSection", "itemprop.articlesection"),
        ("author", "itemprop.author"),
        ("creator", "itemprop.author"),
        ("dateCreated", "itemprop.datepublished"),
        ("dateModified", "itemprop.datemodified"),
        ("datePublished", "itemprop.datepublished"),
        ("created", "itemprop.datepublished"),
        ("issued", "itemprop.datepublished"),
        ("modified", "itemprop.datemodified"),
        ("editor", "itemprop.editor"),
        ("headline", "itemprop.headline"),
        ("license", "itemprop.license"),
    ];
    if of_author && name == "name" {
        return Some("itemprop.author.name");
    }
    let mut known = known.into_iter();
    known.find(|(known, _)| *known == name).map(|(_, key)| key)
}

/// Whether a property is what somebody answered to the page, with an author and a date of its own.
pub(super) fn is_reply(property: &str) -> bool {
    const REPLIES: [&str; 4] = ["acceptedAnswer", "comment", "reply", "suggestedAnswer"];
    !property.is_empty() && property.split(' ').any(|name| REPLIES.contains(&name))
}

/// Whether a property is something else than the page and its author that has names of its own.
pub(super) fn is_of_other(property: &str) -> bool {
    const OTHERS: [&str; 13] = [
        "address",
        "addressCountry",
        "affiliation",
        "associatedMedia",
        "contactPoint",
        "image",
        "interactionStatistic",
        "logo",
        "memberOf",
        "parentOrganization",
        "publisher",
        "thumbnail",
        "worksFor",
    ];
    OTHERS.contains(&property)
}
