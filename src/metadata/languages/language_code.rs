//! Codes of languages: how they are written, and whether the script of a text bears them out.

use super::long_codes;

/// Letters of a text that are looked at where the first of them are in another script.
const LETTERS: usize = 600;

/// The first of them, and the share that is enough to bear the code out.
const FIRST_LETTERS: usize = 48;
const ENOUGH: f32 = 0.5;

/// Letters from which a text has a script.
const LEAST_LETTERS: usize = 40;

/// The share of letters of one script that makes it the text's.
const MOST: f32 = 0.7;

/// The share of letters of a script below which no text is written in it. Latin letters stand in texts
/// of all scripts.
const NONE: f32 = 0.02;

/// The share of kana from which a text is Japanese.
const LEAST_KANA: f32 = 0.1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Arabic,
    Cyrillic,
    Devanagari,
    Greek,
    Han,
    Hangul,
    Hebrew,
    Kana,
    Latin,
    Thai,
}

/// The scripts, in the order of their numbers.
const SCRIPTS: [Script; 10] = [
    Script::Arabic,
    Script::Cyrillic,
    Script::Devanagari,
    Script::Greek,
    Script::Han,
    Script::Hangul,
    Script::Hebrew,
    Script::Kana,
    Script::Latin,
    Script::Thai,
];

/// Languages and the scripts that they are written in, sorted.
#[rustfmt::skip] // One entry a line.
static WRITTEN_IN: &[(&str, &[Script])] = &[
    ("ar", &[Script::Arabic]),
    ("bg", &[Script::Cyrillic]),
    ("ca", &[Script::Latin]),
    ("cs", &[Script::Latin]),
    ("da", &[Script::Latin]),
    ("de", &[Script::Latin]),
    ("el", &[Script::Greek]),
    ("en", &[Script::Latin]),
    ("es", &[Script::Latin]),
    ("et", &[Script::Latin]),
    ("fa", &[Script::Arabic]),
    ("fi", &[Script::Latin]),
    ("fr", &[Script::Latin]),
    ("he", &[Script::Hebrew]),
    ("hi", &[Script::Devanagari, Script::Latin]),
    ("hr", &[Script::Latin]),
    ("hu", &[Script::Latin]),
    ("id", &[Script::Latin]),
    ("it", &[Script::Latin]),
    ("ja", &[Script::Han, Script::Kana]),
    ("ko", &[Script::Hangul]),
    ("lt", &[Script::Latin]),
    ("lv", &[Script::Latin]),
    ("nb", &[Script::Latin]),
    ("nl", &[Script::Latin]),
    ("no", &[Script::Latin]),
    ("pl", &[Script::Latin]),
    ("pt", &[Script::Latin]),
    ("ro", &[Script::Latin]),
    ("ru", &[Script::Cyrillic]),
    ("sk", &[Script::Latin]),
    ("sl", &[Script::Latin]),
    ("sv", &[Script::Latin]),
    ("th", &[Script::Thai]),
    ("tr", &[Script::Latin]),
    ("uk", &[Script::Cyrillic]),
    ("vi", &[Script::Latin]),
    ("zh", &[Script::Han]),
];

/// Codes of countries that pages state in the place of those of languages; sorted.
#[rustfmt::skip] // One entry a line.
static COUNTRIES: &[(&str, &str)] = &[
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("jp", "ja"),
    ("kr", "ko"),
    ("tw", "zh"),
    ("ua", "uk"),
];

/// The code in BCP 47 that a value says, in the case that is usual: `en_us` is `en-US`. `None` for what
/// is none, as the placeholder of a template.
pub(crate) fn normalised(value: &str) -> Option<String> {
    let value = value.trim();
    let mut parts = value.split(['-', '_']);
    let language = parts.next()?;
    let is_of_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !matches!(language.len(), 2 | 3) || !is_of_letters(language) {
        return None;
    }
    let language = language.to_ascii_lowercase();
    let mut countries = COUNTRIES.iter().copied();
    let country = countries.find(|(country, _)| *country == language);
    let known = country.map(|(_, language)| language);
    let known = known.or_else(|| long_codes::short(&language));
    let mut code = known.map_or(language, str::to_owned);
    for part in parts {
        // What follows a single sign says how, not which language.
        if part.len() == 1 && is_of_letters(part) {
            break;
        }
        let is_part =
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_part {
            return None;
        }
        code.push('-');
        match part.len() {
            2 => code.push_str(&part.to_ascii_uppercase()),
            4 if is_of_letters(part) => {
                let (first, rest) = part.split_at_checked(1).unwrap_or_default();
                code.push_str(&first.to_ascii_uppercase());
                code.push_str(&rest.to_ascii_lowercase());
            }
            _ => code.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(code)
}

/// Whether a text is written in another script than the language of a code: templates say `en`
/// whatever is filled in. If so, the one language that is written in that script, if there is one.
pub(crate) fn belied_by(code: &str, text: &str) -> Option<Option<&'static str>> {
    let language = code.split('-').next()?;
    let at = WRITTEN_IN.binary_search_by_key(&language, |(known, _)| known);
    let (_, expected) = WRITTEN_IN.get(at.ok()?)?;
    let of =
        |shares: &[f32], script: Script| shares.get(script as usize).copied().unwrap_or_default();
    let of_expected = |shares: &[f32]| -> f32 { expected.iter().map(|it| of(shares, *it)).sum() };
    let first = shares(text, FIRST_LETTERS)?;
    // Chinese has no kana.
    let has_kana =
        |shares: &[f32]| of(shares, Script::Kana) > LEAST_KANA && !expected.contains(&Script::Kana);
    if of_expected(&first) > ENOUGH && !has_kana(&first) {
        return None;
    }
    let shares = shares(text, LETTERS)?;
    let share = |script: Script| of(&shares, script);
    let of_expected = of_expected(&shares);
    let is_cjk = |script: Script| matches!(script, Script::Han | Script::Kana);
    let main = SCRIPTS.into_iter().find(|script| match is_cjk(*script) {
        true => share(Script::Han) + share(Script::Kana) >= MOST,
        false => share(*script) >= MOST,
    })?;
    if is_cjk(main) && has_kana(&shares) {
        return Some(Some("ja"));
    }
    let is_written_so = expected.contains(&main) || of_expected > NONE && main == Script::Latin;
    if is_written_so {
        return None;
    }
    Some(match main {
        Script::Greek => Some("el"),
        Script::Han => Some("zh"),
        Script::Hangul => Some("ko"),
        Script::Hebrew => Some("he"),
        Script::Thai => Some("th"),
        _ => None,
    })
}

/// The shares of the scripts among the first letters of a text; `None` where there are too few.
fn shares(text: &str, letters: usize) -> Option<[f32; SCRIPTS.len()]> {
    let mut counts = [0u16; SCRIPTS.len()];
    let scripts = text.chars().filter_map(script_of).take(letters);
    let mut all = 0;
    for script in scripts {
        if let Some(count) = counts.get_mut(script as usize) {
            *count += 1;
        }
        all += 1;
    }
    (all >= LEAST_LETTERS).then(|| counts.map(|count| f32::from(count) / all as f32))
}

fn script_of(ch: char) -> Option<Script> {
    Some(match ch {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Script::Latin,
        '\u{370}'..='\u{3ff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{5d0}'..='\u{5ea}' => Script::Hebrew,
        '\u{620}'..='\u{6ff}' => Script::Arabic,
        '\u{900}'..='\u{97f}' => Script::Devanagari,
        '\u{e01}'..='\u{e4e}' => Script::Thai,
        '\u{3041}'..='\u{30ff}' => Script::Kana,
        '\u{3400}'..='\u{9fff}' => Script::Han,
        '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_written_as_usual_and_what_is_none_is_left_out() {
        for (value, code) in [
            ("en", Some("en")),
            ("EN-us", Some("en-US")),
            ("zh_cn", Some("zh-CN")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("en-GB-x-foo", Some("en-GB")),
            ("jp", Some("ja")),
            ("eng", Some("en")),
            ("ger-AT", Some("de-AT")),
            ("fil", Some("fil")),
            ("{{lang}}", None),
            ("utf-8", None),
            ("english", None),
            ("x-default", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(normalised(value).as_deref(), code, "{value}");
        }
    }

    #[test]
    fn a_script_belies_a_code() {
        let chinese = "山口在星期天晚上封了路，扫雪车在第二个弯道两次掉头，司机说风太大，站长说明天再看一看 GPS 的记录。";
        let japanese = "峠は日曜日の夜に閉鎖され、除雪車は二度引き返したと道路事務所は話している。風が止むまで開かない。";
        let russian =
            "Перевал был закрыт в воскресенье вечером, после того как плуг дважды повернул.";
        let english =
            "The pass was closed on Sunday evening, after the plough had turned back twice.";
        for (code, text, expected) in [
            ("en", chinese, Some(Some("zh"))),
            ("en-US", japanese, Some(Some("ja"))),
            ("de", russian, Some(None)),
            ("zh", japanese, Some(Some("ja"))),
            ("zh-CN", english, Some(None)),
            ("en", english, None),
            ("zh", chinese, None),
            ("ja", japanese, None),
            ("ja", "日本語対応済。", None),
            ("tlh", chinese, None),
        ] {
            assert_eq!(belied_by(code, text), expected, "{code}: {text}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(WRITTEN_IN.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (at, script) in SCRIPTS.into_iter().enumerate() {
            assert_eq!(at, script as usize);
        }
    }
}
