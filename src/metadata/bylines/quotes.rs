//! Lines with which forums quote: `Originally Posted by mossman View Post`.

/// What such lines begin with, in lower case, sorted.
static STARTS: [&str; 16] = [
    "cita de:",
    "citat:",
    "citazione originariamente scritto da",
    "citação de:",
    "citação originalmente publicada por",
    "envoyé par",
    "originally post by",
    "originally posted by",
    "originally written by",
    "originalmente publicado por",
    "originariamente inviata da",
    "originariamente scritto da",
    "postado originalmente por",
    "quote from",
    "zitat von",
    "сообщение от",
];

/// What they end with: the text of the link to what is quoted. In lower case, sorted.
static ENDS: [&str; 10] = [
    "afficher le message",
    "beitrag anzeigen",
    "go to post",
    "ver mensaje",
    "ver post",
    "view original post",
    "view post",
    "visualizza messaggio",
    "voir le message",
    "посмотреть сообщение",
];

/// The longest such line, in bytes.
const LONGEST: usize = 120;

/// Whether a line begins or ends with a letter of such lines. Most do not, and need not be put in lower
/// case.
fn may_introduce(line: &str) -> bool {
    let is_of = |ch: char, letters: &str| letters.contains(ch.to_ascii_lowercase());
    let last = line.chars().rev().find(|ch| ch.is_alphanumeric());
    line.starts_with(|ch| is_of(ch, "ceopqzсС")) || last.is_some_and(|ch| is_of(ch, "entoеЕ"))
}

/// Whether a line introduces what someone else wrote.
pub(crate) fn introduces(line: &str) -> bool {
    let line = line.trim();
    if line.len() > LONGEST || !may_introduce(line) {
        return false;
    }
    let lower = line.to_lowercase();
    let words = lower.trim_end_matches(|ch: char| !ch.is_alphanumeric());
    let before = |end: &str| words.strip_suffix(end).is_some_and(|it| it.contains(' '));
    STARTS.iter().any(|start| lower.starts_with(start)) || ENDS.iter().any(|end| before(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(STARTS.is_sorted() && ENDS.is_sorted());
        for start in STARTS {
            assert!(may_introduce(&format!("{start} 3")));
            assert!(may_introduce(&format!("{} 3", start.to_uppercase())));
        }
        for end in ENDS {
            assert!(may_introduce(&format!("3 {end}.")));
            assert!(may_introduce(&format!("3 {}.", end.to_uppercase())));
        }
    }

    #[test]
    fn who_is_quoted_did_not_write_the_page() {
        for line in [
            "Originally Posted by <b>mossman</b> <a href='#p1'>View Post</a>",
            "Escrito por <b>Nora</b> <a href='#p1'>Ver mensaje</a>",
            "Envoyé par Nora Blanchet",
        ] {
            let text =
                "<p>Once a minute is fine while the shaft turns; when moored it should stop.</p>";
            let page = format!("<h1>Leaking stern gland</h1><div>{line}</div>{text}{text}");
            let article = crate::clean(page.as_str());
            assert!(article.metadata().authors.is_empty(), "{line}");
        }
        for line in ["Posted by Ann Bell", "View post", "Written by Nora"] {
            assert!(!introduces(line), "{line}");
        }
    }
}
