//! The language of the text, where the page states none.

use whatlang::Lang;

use super::long_codes;

/// How much of the text is looked at, in bytes.
const WINDOW: usize = 4096;

/// The code in BCP 47 of the language of a text, if it is clear enough.
pub(crate) fn detect(text: &str) -> Option<&'static str> {
    let window = text.get(..text.floor_char_boundary(WINDOW))?;
    let info = whatlang::detect(window).filter(whatlang::Info::is_reliable)?;
    // The detector has the codes of three letters of ISO 639-3; where there is one of two letters,
    // BCP 47 takes it.
    let code = info.lang().code();
    Some(match info.lang() {
        Lang::Cmn => "zh",
        _ => long_codes::short(code).unwrap_or(code),
    })
}

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
}
