//! Words that systems put into the titles of all pages.

/// What boards call the page of a topic or a forum in its title, in lower case.
#[rustfmt::skip] // One entry a line.
const VIEWS: [&str; 67] = [
    "afficher le forum",
    "afficher le sujet",
    "başlık görüntüleniyor",
    "başlığı görüntüle",
    "bekijk forum",
    "bekijk onderwerp",
    "exibir fórum",
    "exibir tópico",
    "forum anzeigen",
    "leggi argomento",
    "lihat topik",
    "mostra el tema",
    "näytä aihe",
    "onderwerp bekijken",
    "pogledaj forum",
    "pogledaj temu",
    "pregled foruma",
    "pregled teme",
    "thema anzeigen",
    "téma megtekintése",
    "vedi argomento",
    "vedi forum",
    "ver foro",
    "ver fórum",
    "ver tema",
    "ver tópico",
    "vezi subiect",
    "view forum",
    "view topic",
    "viewing topic",
    "vis emne",
    "vis tråd",
    "visa tråd",
    "visa ämne",
    "visualizar tópico",
    "voir le forum",
    "voir le sujet",
    "wyświetl temat",
    "xem chủ đề",
    "zobacz forum",
    "zobacz temat",
    "zobrazit téma",
    "zobraziť tému",
    "προβολή θέματος",
    "виж темата",
    "виж форума",
    "перегляд теми",
    "перегляд форуму",
    "погледај тему",
    "погледај форум",
    "преглед на тема",
    "преглед на темата",
    "преглед на форум",
    "преглед теме",
    "просмотр темы",
    "просмотр форума",
    "צפה בנושא",
    "צפה בפורום",
    "צפייה בנושא",
    "צפייה בפורום",
    "مشاهدة الموضوع",
    "نمایش موضوع",
    "トピックを表示",
    "查看主题",
    "檢視主題",
    "阅读主题",
    "주제 보기",
];

/// What blogs write between their name and the title of a story, in lower case.
#[rustfmt::skip] // One entry a line.
const ARCHIVES: [&str; 16] = [
    "archief van de blog",
    "archive du blog",
    "archives du blog",
    "archivio blog",
    "archivo del blog",
    "archiwum bloga",
    "arquivo do blog",
    "blog archief",
    "blog archiv",
    "blog archive",
    "blog archives",
    "blog arkiv",
    "blog arşivi",
    "blog-archiv",
    "blogarchiv",
    "архив блога",
];

/// The longest of them, in bytes.
const LONGEST: usize = 64;

/// Whether a part of a title says that a board shows a topic or a forum.
pub(crate) fn is_view(part: &str) -> bool {
    let part = part.trim();
    part.len() <= LONGEST && VIEWS.binary_search(&&*part.to_lowercase()).is_ok()
}

/// Whether a part in the middle of a title says that a blog shows a story.
pub(crate) fn is_archive(part: &str) -> bool {
    let part = part.trim();
    part.len() <= LONGEST && ARCHIVES.binary_search(&&*part.to_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{ARCHIVES, LONGEST, VIEWS, is_archive, is_view};

    #[test]
    fn views_are_sorted_and_lower() {
        assert!(VIEWS.is_sorted() && ARCHIVES.is_sorted());
        assert!(
            VIEWS
                .iter()
                .all(|it| it.len() <= LONGEST && it.to_lowercase() == *it)
        );
        assert!(is_view(" Ver Tema ") && !is_view("View"));
        assert!(is_archive("Blog Archive ") && !is_archive("Archive"));
    }
}
