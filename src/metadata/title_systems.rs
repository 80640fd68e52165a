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

/// The longest of them, in bytes.
const LONGEST: usize = 64;

/// Whether a part of a title says that a board shows a topic or a forum.
pub(super) fn is_view(part: &str) -> bool {
    let part = part.trim();
    part.len() <= LONGEST && VIEWS.binary_search(&&*part.to_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, VIEWS, is_view};

    #[test]
    fn views_are_sorted_and_lower() {
        assert!(VIEWS.is_sorted());
        assert!(
            VIEWS
                .iter()
                .all(|it| it.len() <= LONGEST && it.to_lowercase() == *it)
        );
        assert!(is_view(" Ver Tema ") && !is_view("View"));
    }
}
