//! What stands around a date and belongs to it: the day of the week before it, how long ago it was, the
//! same day in another calendar.

use std::ops::Range;

use super::{PartialDateTime, find, months, numerals, weekdays};

/// Days of the week as languages shorten them, and their names in those that [`weekdays`] lacks; only
/// directly before a date, since many are words and names as well. In lower case, sorted.
#[rustfmt::skip] // Some hundred short words.
static DAYS: &[&str] = &[
    "cmt", "csüt", "csütörtök", "cts", "cum", "cuma", "cumartesi", "cz", "czw", "czwartek", "di", "dim",
    "dinsdag", "do", "dom", "donderdag", "dum", "fr", "fre", "fredag", "gio", "hét", "hétfő", "jeu", "joi",
    "jue", "ke", "kedd", "keskiviikko", "keskiviikkona", "la", "lauantai", "lauantaina", "lun", "lör",
    "lördag", "lør", "lørdag", "ma", "maanantai", "maanantaina", "maandag", "man", "mandag", "mar", "mer",
    "mi", "mie", "mié", "mo", "mån", "måndag", "ndz", "ne", "ned", "nedelja", "nedeľa", "nedjelja", "nie",
    "niedz", "niedziela", "ons", "onsdag", "paz", "pazar", "pazartesi", "pe", "per", "perjantai",
    "perjantaina", "perşembe", "petak", "piatok", "piątek", "pn", "po", "pon", "pondelok", "ponedeljak",
    "ponedjeljak", "poniedziałek", "prş", "pt", "pts", "pzt", "pá", "pát", "pátek", "pén", "péntek", "qua",
    "quarta-feira", "qui", "quinta-feira", "sa", "sab", "sal", "salı", "sam", "seg", "segunda-feira",
    "sex", "sexta-feira", "so", "sob", "sobota", "sreda", "srijeda", "st", "stre", "streda", "stř",
    "středa", "su", "subota", "sunnuntai", "sunnuntaina", "sze", "szerda", "szo", "szombat", "sáb", "sâm",
    "sön", "söndag", "søn", "søndag", "ter", "terça-feira", "ti", "tiistai", "tiistaina", "tir", "tirsdag",
    "tis", "tisdag", "to", "tor", "tors", "torsdag", "torstai", "torstaina", "uto", "utorak", "utorok",
    "vasárnap", "ven", "vie", "vin", "vr", "vrijdag", "wo", "woensdag", "wt", "wtorek", "za", "zaterdag",
    "zo", "zondag", "çar", "çarşamba", "çrş", "út", "úte", "úterý", "čet", "četvrtak", "čt", "čtv",
    "čtvrtek", "śr", "środa", "štv", "štvrtok", "воскресенье", "вс", "вск", "вт", "вто", "вторник", "втр",
    "вів", "вівторок", "нед", "неделя", "недеља", "неділя", "недјеља", "пет", "петак", "петък", "пн",
    "пон", "понеделник", "понедельник", "понедељак", "понеділок", "понедјељак", "пт", "птн", "пятница",
    "п’ятниця", "сб", "сер", "середа", "ср", "срд", "сре", "среда", "сриједа", "сря", "сряда", "суб",
    "суббота", "субота", "съб", "събота", "уто", "уторак", "чет", "четвер", "четверг", "четвртак",
    "четвъртък", "чт", "чтв",
];

/// Whether a word in lower case that stands beside a date is a day of the week.
pub(super) fn is_day(word: &str) -> bool {
    weekdays::is_weekday(word) || DAYS.binary_search(&word).is_ok()
}

/// Where a date begins with the day of the week, or the preposition, before it.
pub(crate) fn start(text: &str, date: &Range<usize>) -> usize {
    let before = text.get(..date.start).unwrap_or_default();
    let trimmed = before.trim_end_matches([' ', ',', '.', '\u{a0}']);
    let joins = |ch: char| ch.is_alphabetic() || matches!(ch, '-' | '’');
    let at = trimmed.trim_end_matches(joins).len();
    let word = trimmed.get(at..).unwrap_or_default();
    if word.is_empty() || before.len() == trimmed.len() || word.len() > LONGEST_DAY {
        return date.start;
    }
    // `河湾磨坊主 于 2024-05-03 发布`
    if matches!(word, "于" | "於") {
        return at;
    }
    // `Thứ Sáu, ngày 03/05/2024`
    if word == "ngày" {
        let before = trimmed.get(..at).unwrap_or_default();
        let before = before.trim_end_matches([' ', ',']);
        let last = before.trim_end_matches(char::is_alphabetic).len();
        return weekdays::start_of_two_words(before, last).unwrap_or(at);
    }
    let lower = word.to_lowercase();
    if weekdays::is_weekday(&lower) {
        return at;
    }
    if let Some(at) = weekdays::start_of_two_words(trimmed, at) {
        return at;
    }
    let is_day = DAYS.binary_search(&lower.as_str()).is_ok();
    // "Jo Ma, 2 May 2024" is a name.
    let head = trimmed.get(..at).unwrap_or_default().trim_end();
    let is_apart = || !head.ends_with(char::is_alphanumeric);
    let is_small = || word.starts_with(char::is_lowercase);
    let is_told = || names_other_month(text.get(date.clone()).unwrap_or_default());
    match is_day && (is_apart() || is_small() || is_told()) {
        true => at,
        false => date.start,
    }
}

/// More than the longest day of the week takes, in bytes.
const LONGEST_DAY: usize = 24;

/// Whether a date names its month in another language than English.
fn names_other_month(date: &str) -> bool {
    let mut words = date.split(|ch: char| !ch.is_alphabetic());
    let month = words.find(|word| word.chars().nth(1).is_some());
    month.is_some_and(|month| {
        let lower = month.to_lowercase();
        months::is_name(&lower) && !months::is_english(&lower)
    })
}

/// Signs and words between the begin and the end of an event.
const UNTIL: [&str; 9] = ["-", "–", "—", "~", "to ", "until ", "bis ", "até ", "à "];

/// Whether a date with a time is the begin of an event: a second time or date stands behind a dash.
pub(crate) fn begins_event(text: &str, date: &Range<usize>, found: PartialDateTime) -> bool {
    let behind = text.get(date.end..).unwrap_or_default().trim_start();
    let mut until = UNTIL.iter().filter_map(|until| behind.strip_prefix(until));
    let Some(end) = until.next().filter(|_| found.hour().is_some()) else {
        return false;
    };
    let end = end.trim_start();
    let hour = end.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_hour = matches!(end.len() - hour.len(), 1 | 2);
    let minute = hour.strip_prefix([':', '.', 'h']).unwrap_or_default();
    let is_time = is_hour && minute.starts_with(|ch: char| ch.is_ascii_digit());
    let is_date = || find(end).is_some_and(|(range, _)| start(end, &range) == 0);
    (is_time && !minute.contains(['.', '/', '-'])) || is_date()
}

/// Units of time beside a number, in lower case, sorted.
#[rustfmt::skip] // Some hundred short words.
static UNITS: &[&str] = &[
    "an", "anni", "anno", "ano", "anos", "ans", "ay", "año", "años", "dag", "dagar", "dage", "dagen",
    "dana", "day", "days", "den", "dia", "dias", "dni", "dny", "dní", "dzień", "día", "días", "dňami",
    "giorni", "giorno", "godina", "godine", "godinu", "godzin", "godziny", "gün", "hafta", "heures",
    "hodin", "hodinami", "hodín", "hora", "horas", "hour", "hours", "hónapja", "jaar", "jahr", "jahre",
    "jahren", "jam", "jour", "jours", "kuukautta", "lat", "lata", "let", "maand", "maanden", "meseca",
    "meseci", "meses", "mesi", "mesiacmi", "miesiące", "miesięcy", "minuutti", "minuuttia", "minút",
    "minútami", "mjeseca", "mjeseci", "mois", "monat", "monate", "monaten", "month", "months", "månader",
    "måneder", "mês", "napja", "nappal", "nedelja", "nedelje", "ngày", "năm", "perccel", "perce", "päivä",
    "päivää", "rokmi", "rokov", "roky", "saat", "sata", "sati", "semaine", "semaines", "semana", "semanas",
    "settimane", "stunden", "tag", "tage", "tagen", "tahun", "tháng", "tjedana", "tjedna", "tunti",
    "tuntia", "tuần", "tygodni", "tygodnie", "týdny", "týždňami", "uur", "vecka", "veckor", "viikkoa",
    "vuotta", "week", "weeks", "weken", "wochen", "year", "years", "yıl", "år", "éve", "órája", "órával",
    "χρόνια", "ώρες", "год", "года", "годин", "година", "године", "години", "дан", "дана", "ден", "день",
    "дней", "дни", "дня", "дні", "днів", "лет", "месеца", "месеци", "месяц", "месяца", "месяцев", "минута",
    "минути", "недели", "недель", "недеља", "недеље", "роки", "років", "сат", "сата", "сати", "седмици",
    "час", "часа", "часов", "דקה", "דקות", "חודש", "חודשים", "יום", "יומיים", "ימים", "שבוע", "שבועות",
    "שנה", "שנים", "שעה", "שעות", "أشهر", "أيام", "ساعات", "سنة", "سنوات", "شهر", "يوم",
];

/// The same behind a number in scripts that join words.
static JOINED_UNITS: [&str; 9] = [
    "年前",
    "日前",
    "月前",
    "週間前",
    "時間前",
    "分前",
    "天前",
    "周前",
    "年间",
];

/// Words that tell that a span of time is gone, in lower case, sorted.
#[rustfmt::skip] // Some short words.
static AGO: &[&str] = &[
    "a", "ago", "ezelőtt", "fa", "geleden", "hace", "há", "il", "lalu", "od", "pre", "pred", "prije",
    "sedan", "siden", "sitten", "temu", "trước", "vor", "y", "yang", "zpět", "önce", "πριν", "назад",
    "пре", "преди", "прије", "тому", "לפני", "قبل", "منذ",
];

/// Words for the eras of two calendars, sorted.
static ERAS: [&str; 7] = ["ه", "هجرى", "هجري", "هجرية", "هـ", "ھ", "ھـ"];

/// The years of the Hijri calendar in which pages were written.
const HIJRI: Range<u32> = 1380..1480;

/// A line without spans of time (`3 years ago`, `8年前`) and without dates of the Hijri calendar, if it
/// has any: beside a date they tell the same once more.
pub(crate) fn without_spans(line: &str) -> Option<String> {
    let line = numerals::plain_digits(line);
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |at: usize| {
        let word = words.get(at).copied().unwrap_or_default();
        word.trim_matches(|ch: char| !ch.is_alphanumeric() && ch != 'ـ')
    };
    let mut goes = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        if let Some(end) = span(at, &bare) {
            let is_ago = |at: usize| AGO.binary_search(&&*bare(at).to_lowercase()).is_ok();
            let mut first = at;
            while first > 0 && is_ago(first - 1) {
                first -= 1;
            }
            let mut last = end;
            while is_ago(last) {
                last += 1;
            }
            let span = goes.get_mut(first..last.min(words.len()));
            span.unwrap_or_default().fill(true);
            at = last;
        } else {
            at += 1;
        }
    }
    let kept = words.iter().zip(&goes).filter(|(_, goes)| !**goes);
    let kept = kept.map(|(word, _)| *word).collect::<Vec<_>>();
    (kept.len() < words.len()).then(|| kept.join(" "))
}

/// The end of a span of time or a date of the Hijri calendar that begins with a word.
fn span<'a>(at: usize, bare: &impl Fn(usize) -> &'a str) -> Option<usize> {
    let word = bare(at);
    let unit = word.trim_start_matches(|ch: char| ch.is_ascii_digit());
    if unit.len() == word.len() {
        return None;
    }
    if !unit.is_empty() {
        let is_unit = |joined: &&str| unit.ends_with(joined) && unit.chars().count() <= 4;
        return JOINED_UNITS.iter().any(is_unit).then_some(at + 1);
    }
    if UNITS.binary_search(&&*bare(at + 1).to_lowercase()).is_ok() {
        return Some(at + 2);
    }
    // "16 رمضان 1439 هـ"
    let year = (at + 2..at + 5).find(|&at| bare(at).starts_with(|ch: char| ch.is_ascii_digit()))?;
    // The sign of the era may touch it.
    let number = bare(year);
    let sign = number.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let digits = number.strip_suffix(sign).unwrap_or(number);
    let is_year = digits.parse().is_ok_and(|year: u32| HIJRI.contains(&year))
        && (sign.is_empty() || ERAS.contains(&sign));
    let is_arabic = |ch: char| matches!(ch, '\u{620}'..='\u{6ff}');
    let is_month = (at + 1..year).all(|at| bare(at).starts_with(is_arabic));
    let behind = usize::from(ERAS.contains(&bare(year + 1)));
    (is_year && is_month).then_some(year + 1 + behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [DAYS, UNITS, AGO, &ERAS] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn spans_of_time_go() {
        for (line, left) in [
            ("(8年前)", ""),
            ("Nora (il y a 3 ans)", "Nora"),
            ("vor 3 Jahren Nora", "Nora"),
            ("3 yıl önce", ""),
            ("(3 năm trước)", ""),
            ("24 شوال 1445هـ", ""),
            ("٢٤ شوال ١٤٤٥هـ", ""),
            ("الموافق 22 ربيع الثاني 1437 هجري", "الموافق"),
        ] {
            assert_eq!(without_spans(line).as_deref(), Some(left), "{line}");
        }
        for line in ["Nora Vor", "nora69 #1", "3 Ann Bell 1440", "Nora 1437"] {
            assert_eq!(without_spans(line), None, "{line}");
        }
    }

    #[test]
    fn spans_of_hours_are_those_of_events() {
        for (text, is_event) in [
            ("9 December 2015, 7:00 PM - 9:00 PM", true),
            ("9 December 2015 7:00 PM - 09 December 2015 9:00 PM", true),
            ("09.12.2015 19:00 bis 21:00 Uhr", true),
            ("9 December 2015 - 10:15", false),
            ("9 December 2015, 7:00 PM - Ann Bell", false),
            ("09.12.2015 19:00 - 5 comments", false),
        ] {
            let (date, found) = find(text).expect(text);
            assert_eq!(begins_event(text, &date, found), is_event, "{text}");
        }
        let text =
            "<p>The ferry leaves at six, and on market days it is full long before that.</p>";
        let page = format!("<h1>Boats</h1><p>9 December 2015, 7:00 PM - 9:00 PM</p>{text}{text}");
        assert!(crate::clean(page.as_str()).metadata().published.is_none());
    }

    #[test]
    fn days_of_the_week_belong_to_the_date_behind_them() {
        for (text, begins) in [
            ("nora » Mo 2. März 2015", "Mo"),
            ("Вт дек 09, 2014", "Вт"),
            ("Nora Jeu 2 mai 2024", "Jeu"),
            ("Nora di 2 mei 2024", "di"),
            ("Nora, Friday, 2 May 2024", "Friday"),
            ("Nora - Thứ Sáu, ngày 22/05/2024", "Thứ"),
            ("Jo Ma 2 May 2024", "2"),
            ("Octavio Paz, 2 May 2024", "2"),
            ("Nora 2024-05-02", "2"),
        ] {
            let (date, _) = super::super::find(text).expect(text);
            assert!(text[start(text, &date)..].starts_with(begins), "{text}");
        }
    }
}
