//! What links of wikitext point to, and how they show images.

/// Options of images, beside sizes, sorted.
#[rustfmt::skip] // One entry a line.
const OPTIONS: [&str; 19] = [
    "baseline",
    "border",
    "bottom",
    "center",
    "centre",
    "frame",
    "framed",
    "frameless",
    "left",
    "middle",
    "mini",
    "none",
    "right",
    "sub",
    "super",
    "text-top",
    "thumb",
    "thumbnail",
    "upright",
];

/// What namespaces of files and of categories are called, in small letters, sorted.
#[rustfmt::skip] // One entry a line.
static NAMESPACES: &[(&str, Namespace)] = &[
    ("archivo", Namespace::File),
    ("bestand", Namespace::File),
    ("bild", Namespace::File),
    ("categoria", Namespace::Category),
    ("categorie", Namespace::Category),
    ("category", Namespace::Category),
    ("categoría", Namespace::Category),
    ("catégorie", Namespace::Category),
    ("datei", Namespace::File),
    ("fichier", Namespace::File),
    ("file", Namespace::File),
    ("image", Namespace::File),
    ("kategori", Namespace::Category),
    ("kategoria", Namespace::Category),
    ("kategorie", Namespace::Category),
    ("media", Namespace::File),
    ("plik", Namespace::File),
    ("категория", Namespace::Category),
    ("категорія", Namespace::Category),
    ("файл", Namespace::File),
    ("ファイル", Namespace::File),
    ("分类", Namespace::Category),
    ("分類", Namespace::Category),
    ("图像", Namespace::File),
    ("圖像", Namespace::File),
    ("文件", Namespace::File),
    ("檔案", Namespace::File),
    ("분류", Namespace::Category),
    ("파일", Namespace::File),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Category,
    File,
}

/// The namespace of what a link points to.
pub(super) fn namespace(target: &str) -> Option<Namespace> {
    let (name, _) = target.split_once(':')?;
    // The names are those of a few languages.
    let name = name.trim();
    if name.len() > 24 {
        return None;
    }
    let name = name.to_lowercase();
    let at = NAMESPACES.binary_search_by(|(known, _)| (*known).cmp(&name));
    at.ok()
        .and_then(|at| NAMESPACES.get(at))
        .map(|(_, namespace)| *namespace)
}

/// Whether a link points to the same page in another language.
pub(super) fn is_language(target: &str) -> bool {
    target.split_once(':').is_some_and(|(name, _)| {
        let code = name.split('-').next().unwrap_or_default();
        let is_of_code = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        (2..=3).contains(&code.len()) && name.bytes().all(is_of_code)
    })
}

/// Whether a part of the link of an image tells how it stands.
pub(super) fn is_option(part: &str) -> bool {
    const KEYS: [&str; 6] = ["alt", "class", "lang", "link", "page", "upright"];
    let part = part.trim();
    let is_size =
        part.ends_with("px") && part.starts_with(|ch: char| ch.is_ascii_digit() || ch == 'x');
    let key = part.split_once('=').map(|(key, _)| key.trim());
    is_size || OPTIONS.binary_search(&part).is_ok() || key.is_some_and(|key| KEYS.contains(&key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(NAMESPACES.is_sorted_by(|one, two| one.0 < two.0));
        assert!(OPTIONS.is_sorted());
    }
}
