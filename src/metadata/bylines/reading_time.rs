//! Lines that tell how long a text takes to read.

use crate::cases::lower_case;
use crate::letters::is_letter;

/// The longest such line, in bytes.
const LONGEST: usize = 48;

/// What such lines say beside the number, in lower case, letters alone.
#[rustfmt::skip] // One entry a line.
static SAYINGS: &[&str] = &[
    "estimatedreadingtimeminutes",
    "lesedauermin",
    "lesedauerminuten",
    "lesezeitcaminuten",
    "lesezeitmin",
    "lesezeitminuten",
    "mindelectura",
    "mindelecture",
    "mindeleitura",
    "mindilettura",
    "minlesezeit",
    "minlezen",
    "minread",
    "minreadtime",
    "minsread",
    "minutenlesezeit",
    "minuteread",
    "minutesdelecture",
    "minutesread",
    "minutidilettura",
    "minutosdelectura",
    "minutosdeleitura",
    "readingtimemin",
    "readingtimemins",
    "readingtimeminutes",
    "readtimemin",
    "readtimeminutes",
    "tempodeleituramin",
    "tempodeleituraminutos",
    "tempodiletturamin",
    "tempodiletturaminuti",
    "tempsdelecturemin",
    "tempsdelectureminutes",
    "tiempodelecturamin",
    "tiempodelecturaminutos",
];

/// What stands in each of them.
const MINUTES: &[u8] = b"min";

/// Whether a line says nothing but how long the text takes to read: `7 min read`.
pub(crate) fn is_one(line: &str) -> bool {
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut parts = line.as_bytes().windows(MINUTES.len());
    if !parts.any(|part| part.eq_ignore_ascii_case(MINUTES)) {
        return false;
    }
    let mut said = lower_case(line).into_owned();
    said.retain(is_letter);
    SAYINGS.binary_search(&&*said).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_reading_times_are_told() {
        assert!(SAYINGS.is_sorted_by(|one, two| one < two));
        assert!(SAYINGS.iter().all(|saying| saying.contains("min")));
        for line in [
            "7 min read",
            "Lesezeit: 3 Min.",
            "Temps de lecture : 4 min",
            "5 minutos de lectura",
        ] {
            assert!(is_one(line), "{line}");
        }
        for line in [
            "min read",
            "A 7 min read about mills",
            "7 minutes",
            "7 mills",
        ] {
            assert!(!is_one(line), "{line}");
        }
    }

    #[test]
    fn they_are_no_titles() {
        let text = "We used to page somebody every night, and every night it was for a disk that was full.\n\n\
                    Half of the alerts went away in the first week, and nobody could say who had added them.\n\n\
                    In the second month we had one page, for a fire in the hall, which seemed fair to all.";
        let page = format!(
            "How we learned to stop paging at night\nAnn Bell\nFollow\nThe Quiet Pager\n--\n2\nListen\nShare\n\
             7 min read\n·\nJan 9, 2024\n\n{text}\nHelp\nStatus\nAbout"
        );
        let article = crate::clean(page);
        assert_eq!(
            article.title(),
            Some("How we learned to stop paging at night")
        );
    }
}
