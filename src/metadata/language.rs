//! The language of the text, where the page states none.

use whatlang::Lang;

/// How much of the text is looked at, in bytes.
const WINDOW: usize = 4096;

/// The code in BCP 47 of the language of a text, if it is clear enough.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let window = text.get(..text.floor_char_boundary(WINDOW))?;
    let info = whatlang::detect(window).filter(whatlang::Info::is_reliable)?;
    // The detector has the codes of three letters of ISO 639-3; where there is one of two letters,
    // BCP 47 takes it.
    let code = info.lang().code();
    let short = CODES.iter().find(|(long, _)| *long == code);
    Some(match (info.lang(), short) {
        (Lang::Cmn, _) => "zh",
        (_, Some((_, short))) => short,
        (_, None) => code,
    })
}

/// Codes of three letters and of two; sorted.
#[rustfmt::skip] // One entry a line.
static CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_their_codes() {
        for (text, code) in [
            (
                "山口在星期天晚上封了路，扫雪车在第二个弯道两次掉头，司机说风太大。",
                "zh",
            ),
            (
                "峠は日曜日の夜に閉鎖され、除雪車は二度引き返したと道路事務所は話している。",
                "ja",
            ),
            (
                "The pass was closed on Sunday evening, after the plough had turned back twice. It will stay closed until the wind drops, and that may take until Thursday.",
                "en",
            ),
            (
                "Der Pass wurde am Sonntagabend gesperrt, nachdem der Pflug zweimal umgekehrt war. Er bleibt gesperrt, bis der Wind nachlässt, und das kann bis Donnerstag dauern, sagt das Amt für Straßen.",
                "de",
            ),
            (
                "Перевал был закрыт в воскресенье вечером, после того как плуг дважды повернул.",
                "ru",
            ),
        ] {
            assert_eq!(detect(text), Some(code), "{text}");
        }
        assert_eq!(detect("42"), None);
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(CODES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
