//! Which of two numbers is the month, where a day of the week stands beside the date.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

/// Days of the week, whole and short; sorted, in lower case.
static DAYS: &[(&str, Weekday)] = &[
    ("chủ nhật", Weekday::Sunday),
    ("csütörtök", Weekday::Thursday),
    ("czwartek", Weekday::Thursday),
    ("dienstag", Weekday::Tuesday),
    ("dim", Weekday::Sunday),
    ("dimanche", Weekday::Sunday),
    ("dinsdag", Weekday::Tuesday),
    ("dom", Weekday::Sunday),
    ("domenica", Weekday::Sunday),
    ("domingo", Weekday::Sunday),
    ("donderdag", Weekday::Thursday),
    ("donnerstag", Weekday::Thursday),
    ("fredag", Weekday::Friday),
    ("freitag", Weekday::Friday),
    ("fri", Weekday::Friday),
    ("friday", Weekday::Friday),
    ("gio", Weekday::Thursday),
    ("giovedì", Weekday::Thursday),
    ("hétfő", Weekday::Monday),
    ("jeu", Weekday::Thursday),
    ("jeudi", Weekday::Thursday),
    ("jue", Weekday::Thursday),
    ("jueves", Weekday::Thursday),
    ("kedd", Weekday::Tuesday),
    ("keskiviikko", Weekday::Wednesday),
    ("lauantai", Weekday::Saturday),
    ("lun", Weekday::Monday),
    ("lundi", Weekday::Monday),
    ("lunedì", Weekday::Monday),
    ("lunes", Weekday::Monday),
    ("lördag", Weekday::Saturday),
    ("lørdag", Weekday::Saturday),
    ("maanantai", Weekday::Monday),
    ("maandag", Weekday::Monday),
    ("mandag", Weekday::Monday),
    ("mar", Weekday::Tuesday),
    ("mardi", Weekday::Tuesday),
    ("martedì", Weekday::Tuesday),
    ("martes", Weekday::Tuesday),
    ("mer", Weekday::Wednesday),
    ("mercoledì", Weekday::Wednesday),
    ("mercredi", Weekday::Wednesday),
    ("mittwoch", Weekday::Wednesday),
    ("mié", Weekday::Wednesday),
    ("miércoles", Weekday::Wednesday),
    ("mon", Weekday::Monday),
    ("monday", Weekday::Monday),
    ("montag", Weekday::Monday),
    ("måndag", Weekday::Monday),
    ("nedelja", Weekday::Sunday),
    ("nedeľa", Weekday::Sunday),
    ("nedjelja", Weekday::Sunday),
    ("niedziela", Weekday::Sunday),
    ("onsdag", Weekday::Wednesday),
    ("perjantai", Weekday::Friday),
    ("petak", Weekday::Friday),
    ("piatok", Weekday::Friday),
    ("piątek", Weekday::Friday),
    ("pondelok", Weekday::Monday),
    ("ponedeljak", Weekday::Monday),
    ("ponedjeljak", Weekday::Monday),
    ("poniedziałek", Weekday::Monday),
    ("péntek", Weekday::Friday),
    ("qua", Weekday::Wednesday),
    ("quarta", Weekday::Wednesday),
    ("qui", Weekday::Thursday),
    ("quinta", Weekday::Thursday),
    ("sab", Weekday::Saturday),
    ("sabato", Weekday::Saturday),
    ("sam", Weekday::Saturday),
    ("samedi", Weekday::Saturday),
    ("samstag", Weekday::Saturday),
    ("sat", Weekday::Saturday),
    ("saturday", Weekday::Saturday),
    ("seg", Weekday::Monday),
    ("segunda", Weekday::Monday),
    ("sex", Weekday::Friday),
    ("sexta", Weekday::Friday),
    ("sobota", Weekday::Saturday),
    ("sonntag", Weekday::Sunday),
    ("sreda", Weekday::Wednesday),
    ("srijeda", Weekday::Wednesday),
    ("streda", Weekday::Wednesday),
    ("subota", Weekday::Saturday),
    ("sun", Weekday::Sunday),
    ("sunday", Weekday::Sunday),
    ("sunnuntai", Weekday::Sunday),
    ("szerda", Weekday::Wednesday),
    ("szombat", Weekday::Saturday),
    ("sáb", Weekday::Saturday),
    ("sábado", Weekday::Saturday),
    ("söndag", Weekday::Sunday),
    ("søndag", Weekday::Sunday),
    ("ter", Weekday::Tuesday),
    ("terça", Weekday::Tuesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("thursday", Weekday::Thursday),
    ("thứ ba", Weekday::Tuesday),
    ("thứ bảy", Weekday::Saturday),
    ("thứ hai", Weekday::Monday),
    ("thứ năm", Weekday::Thursday),
    ("thứ sáu", Weekday::Friday),
    ("thứ tư", Weekday::Wednesday),
    ("tiistai", Weekday::Tuesday),
    ("tirsdag", Weekday::Tuesday),
    ("tisdag", Weekday::Tuesday),
    ("torsdag", Weekday::Thursday),
    ("torstai", Weekday::Thursday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("tuesday", Weekday::Tuesday),
    ("utorak", Weekday::Tuesday),
    ("utorok", Weekday::Tuesday),
    ("vasárnap", Weekday::Sunday),
    ("ven", Weekday::Friday),
    ("vendredi", Weekday::Friday),
    ("venerdì", Weekday::Friday),
    ("vie", Weekday::Friday),
    ("viernes", Weekday::Friday),
    ("vrijdag", Weekday::Friday),
    ("wed", Weekday::Wednesday),
    ("wednesday", Weekday::Wednesday),
    ("woensdag", Weekday::Wednesday),
    ("wtorek", Weekday::Tuesday),
    ("zaterdag", Weekday::Saturday),
    ("zondag", Weekday::Sunday),
    ("četvrtak", Weekday::Thursday),
    ("środa", Weekday::Wednesday),
    ("štvrtok", Weekday::Thursday),
    ("воскресенье", Weekday::Sunday),
    ("вс", Weekday::Sunday),
    ("вт", Weekday::Tuesday),
    ("вторник", Weekday::Tuesday),
    ("вівторок", Weekday::Tuesday),
    ("неделя", Weekday::Sunday),
    ("недеља", Weekday::Sunday),
    ("неділя", Weekday::Sunday),
    ("недјеља", Weekday::Sunday),
    ("петак", Weekday::Friday),
    ("петък", Weekday::Friday),
    ("пн", Weekday::Monday),
    ("понеделник", Weekday::Monday),
    ("понедельник", Weekday::Monday),
    ("понедељак", Weekday::Monday),
    ("понеділок", Weekday::Monday),
    ("понедјељак", Weekday::Monday),
    ("пт", Weekday::Friday),
    ("пятница", Weekday::Friday),
    ("сб", Weekday::Saturday),
    ("середа", Weekday::Wednesday),
    ("ср", Weekday::Wednesday),
    ("среда", Weekday::Wednesday),
    ("сриједа", Weekday::Wednesday),
    ("сряда", Weekday::Wednesday),
    ("суббота", Weekday::Saturday),
    ("субота", Weekday::Saturday),
    ("събота", Weekday::Saturday),
    ("уторак", Weekday::Tuesday),
    ("четвер", Weekday::Thursday),
    ("четверг", Weekday::Thursday),
    ("четвртак", Weekday::Thursday),
    ("четвъртък", Weekday::Thursday),
    ("чт", Weekday::Thursday),
    ("חמישי", Weekday::Thursday),
    ("ראשון", Weekday::Sunday),
    ("רביעי", Weekday::Wednesday),
    ("שבת", Weekday::Saturday),
    ("שישי", Weekday::Friday),
    ("שלישי", Weekday::Tuesday),
    ("שני", Weekday::Monday),
];

/// Of two readings of the date in a range of a text that which falls on the day of the week before it or
/// behind it, if one does alone.
pub(super) fn of_readings(
    text: &str,
    range: &Range<usize>,
    readings: [Option<Date>; 2],
) -> Option<Date> {
    let is_set_off = |ch: char| matches!(ch, ' ' | ',' | '.' | '(' | '\u{a0}');
    let before = text.get(..range.start)?.trim_end_matches(is_set_off);
    let behind = text.get(range.end..)?.trim_start_matches(is_set_off);
    let is_sign = |ch: char| !ch.is_alphabetic();
    // In Vietnamese they are two words each.
    let two = before
        .rsplit_once(' ')
        .map(|(head, _)| head.rsplit(is_sign).next());
    let two = two
        .flatten()
        .and_then(|first| before.get(before.rfind(first)?..));
    let words = [
        before.rsplit(is_sign).next(),
        two,
        behind.split(is_sign).next(),
    ];
    let day = words.into_iter().flatten().find_map(number)?;
    let mut readings = readings.into_iter().flatten();
    let found = readings.find(|date| date.weekday() == day)?;
    readings.all(|date| date.weekday() != day).then_some(found)
}

/// More than a day of the week takes, in bytes.
const LONGEST: usize = 24;

fn number(word: &str) -> Option<Weekday> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let at = DAYS.binary_search_by_key(&lower.as_str(), |(word, _)| word);
    DAYS.get(at.ok()?).map(|(_, day)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::date::{Order, find, find_ordered};

    #[test]
    fn table_is_sorted() {
        assert!(DAYS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn days_of_the_week_tell_the_order() {
        for (text, date) in [
            (
                "Submitted by Ann Bell on Thu, 05/02/2024 - 10:12",
                Some("2024-05-02"),
            ),
            ("Thursday 02/05/2024", Some("2024-05-02")),
            ("02/05/2024 (Thu)", Some("2024-05-02")),
            ("Monday, 05/02/2024", Some("2024-02-05")),
            ("чт, 05/02/2024", Some("2024-05-02")),
            ("Thứ sáu, 3/5/2024", Some("2024-05-03")),
            ("Tue, 05/02/2024", None),
            ("Ann Bell, 05/02/2024", None),
        ] {
            let found = find(text).map(|(_, date)| date.to_string()[..10].to_owned());
            assert_eq!(found.as_deref(), date, "{text}");
        }
        let found = find_ordered("Thu, 05/02/2024", Order::DayFirst);
        assert!(found.is_some_and(|(_, date)| date.to_string() == "2024-05-02"));
    }
}
