//! Words beside dates that are those of no text: that of a clock, and those of what a page sells, announces or
//! rents. Sorted, in lower case, one a line.

use std::ops::Range;

use crate::block::{Block, BlockKind};
use crate::hints;
use crate::metadata::facts;
use crate::phrases::CreditKey;

/// Whether a line tells when what the page is about came out: statements to the press have such a label as
/// well, but not in a list beside other facts.
pub(crate) fn is_release_among_facts(block: Block<'_>) -> bool {
    let is_release = |range: Range<usize>| {
        let word = block.text().get(range).unwrap_or_default();
        word.eq_ignore_ascii_case("release date")
    };
    let is_in_list = !matches!(block.kind(), BlockKind::Paragraph | BlockKind::Heading(_));
    let mut keys = block.hits().iter().filter(|_| is_in_list);
    let is_told =
        keys.any(|hit| hit.credit() == Some(CreditKey::Published) && is_release(hit.range()));
    let beside = [block.previous(), block.next()];
    is_told && beside.into_iter().flatten().any(facts::is_fact)
}

/// Words of classes and ids for the date of today, alone and beside one for a date.
const OF_CLOCKS: [&[u8]; 4] = [b"clock", b"currentdate", b"today", b"todaysdate"];
const NOW: [&[u8]; 3] = [b"current", b"now", b"server"];
const DATES: [&[u8]; 3] = [b"date", b"datetime", b"time"];

/// Elements around a date whose classes and ids are read.
const AROUND: usize = 2;

/// Whether a block above the title stands in an element for the date of today.
pub(crate) fn is_in_clock(block: Block<'_>) -> bool {
    let title = block.page().title_heading;
    if title.is_none_or(|title| block.index() > title) {
        return false;
    }
    let mut around = block.ancestors().take(AROUND);
    around.any(|ancestor| {
        let (mut is_clock, mut is_now, mut is_date) = (false, false, false);
        hints::words(ancestor.tokens(), |word| {
            let is = |known: &&[u8]| word.eq_ignore_ascii_case(known);
            is_clock |= OF_CLOCKS.iter().any(is);
            is_now |= NOW.iter().any(is);
            is_date |= DATES.iter().any(is);
        });
        is_clock || (is_now && is_date)
    })
}

/// Words behind a date from which on something is to be had, or at which it takes place.
#[rustfmt::skip] // One entry a line.
const BEHIND: [&str; 14] = [
    "im Handel",
    "im Sortiment",
    "lieferbar",
    "verfügbar",
    "в продаже",
    "公開予定",
    "放送予定",
    "発売",
    "締切",
    "開催",
    "閲覧",
    "개봉",
    "개최",
    "출시",
];

/// Whether the words behind a date say so.
pub(crate) fn is_of_thing(behind: &str) -> bool {
    let behind = behind.trim_start();
    BEHIND.iter().any(|word| behind.starts_with(word))
}

/// What stands before the time at which the page was made, as boards and portals show it.
pub(super) static CLOCKS: &[&str] = &[
    "ahora son",
    "aktuell tid",
    "aktuelle zeit",
    "aktuelles datum",
    "aktuálny čas",
    "bugün",
    "current date",
    "current time",
    "danas je",
    "data atual",
    "date actuelle",
    "dnes je",
    "dzisiaj jest",
    "es ist gerade",
    "es ist jetzt",
    "fecha actual",
    "het is nu",
    "heute ist",
    "hoje é",
    "hora actual",
    "hora atual",
    "hoy es",
    "huidige datum",
    "huidige tijd",
    "hôm nay",
    "it is currently",
    "it is now",
    "kello on nyt",
    "ma van",
    "mai dátum",
    "mai nap:",
    "nous sommes actuellement",
    "nous sommes le",
    "obecny czas",
    "oggi è",
    "ora attuale",
    "pontos idő",
    "právě je",
    "sada je",
    "server time",
    "teraz je",
    "teraz jest",
    "time is now",
    "time now is",
    "today's date",
    "today’s date",
    "trenutno vreme",
    "trenutno vrijeme",
    "tänään on",
    "şu anki zaman",
    "в момента е",
    "данас је",
    "дата и час:",
    "днес е",
    "зараз",
    "поточний час",
    "сада је",
    "сега е",
    "сегодня",
    "сейчас",
    "текущее время",
    "текущо време",
    "тренутно време",
    "השעה כעת",
    "התאריך היום",
    "כעת השעה",
    "الساعة الآن",
    "الوقت الآن",
    "الوقت الحالي",
    "当前时间",
    "现在时间",
    "现在的时间是",
    "現在の時刻",
    "現在時刻",
    "當前時間",
    "目前时间",
    "目前時間",
    "系統時間",
    "系统时间",
    "현재 시각",
    "현재 시간",
];

/// Labels of when something comes out, is to be had, leaves, arrives or ends.
pub(super) static THINGS: &[&str] = &[
    "abreise:",
    "action valable",
    "akcija važi do",
    "akcija vrijedi do",
    "aktion endet",
    "aktion gültig",
    "angebot endet",
    "angebot gültig",
    "anreise:",
    "arrival date",
    "arrival:",
    "available from",
    "available on",
    "available since",
    "available until",
    "berlaku hingga",
    "berlaku sampai",
    "beschikbaar vanaf",
    "best before",
    "check-in date",
    "check-in:",
    "check-out date",
    "check-out:",
    "data de estreia",
    "data de lançamento",
    "data di uscita",
    "data premiery",
    "date d'arrivée",
    "date de départ",
    "date de sortie",
    "date d’arrivée",
    "datum izdanja",
    "datum izlaska",
    "delivered by",
    "delivery by",
    "delivery date",
    "departure date",
    "departure:",
    "disponibile dal",
    "disponible desde",
    "disponible dès",
    "disponible à partir",
    "disponível a partir",
    "do dnia",
    "ending on",
    "ends on",
    "ends:",
    "erscheint am",
    "erscheinungsdatum",
    "erscheinungstermin",
    "expiration",
    "fecha de caducidad",
    "fecha de estreno",
    "fecha de lanzamiento",
    "fecha de llegada",
    "fecha de salida",
    "fino al",
    "format:",
    "geldig t/m",
    "geldig van",
    "gyldig fra",
    "gyldig til",
    "gäller från",
    "gäller till",
    "gültig ab",
    "gültig vom",
    "haltbar bis",
    "hasta el",
    "im sortiment seit",
    "in stock from",
    "in stock since",
    "in store from",
    "jusqu'au",
    "jusqu’au",
    "kinostart",
    "lanceringsdato",
    "lanseringsdatum",
    "launch date",
    "leverbaar vanaf",
    "lieferbar ab",
    "lieferung bis",
    "most users ever online",
    "most users online",
    "ngày khởi hành",
    "ngày phát hành",
    "oferta válida",
    "oferta ważna",
    "offerta valida",
    "offre valable",
    "on sale from",
    "on sale until",
    "open until",
    "opens on",
    "ponuda važi do",
    "ponuda vrijedi do",
    "promotion ends",
    "promoção válida",
    "releasedatum",
    "rok trajanja",
    "sale ends",
    "sale starts",
    "scade il",
    "sconto valido",
    "ships by",
    "ships on",
    "släppdatum",
    "start date",
    "tanggal rilis",
    "use by",
    "utgivelsesdato",
    "utgivningsdatum",
    "valable du",
    "valable à partir",
    "valid till",
    "verfügbar ab",
    "verkaufsstart",
    "verschijningsdatum",
    "vizyon tarihi",
    "ważna do",
    "ważny do",
    "çıkış tarihi",
    "акција важи до",
    "в продаже с",
    "валидност до",
    "выезд:",
    "вылет:",
    "дата вибуття",
    "дата виходу",
    "дата выезда",
    "дата вылета",
    "дата выхода",
    "дата на издаване",
    "дата на излизане",
    "дата премьеры",
    "дата релиза",
    "дата релізу",
    "датум изласка",
    "действительно до",
    "действует до",
    "діє до",
    "заезд:",
    "офертата е валидна до",
    "понуда важи до",
    "премиера:",
    "премијера:",
    "промоцията важи до",
    "срок действия",
    "срок на годност",
    "המבצע בתוקף",
    "מבצע בתוקף",
    "תאריך השקה",
    "תאריך יציאה",
    "תאריך תפוגה",
    "تاريخ الإصدار",
    "تاريخ الانتهاء",
    "上市日期",
    "上市时间",
    "上市時間",
    "公演日",
    "出发日期",
    "出发时间",
    "出発日",
    "到期",
    "发售日",
    "发行日期",
    "発売予定",
    "發售日",
    "發行日期",
    "開演",
    "首播",
    "首映",
    "개봉일",
    "발매일",
    "출발일",
    "출시일",
];

#[cfg(test)]
mod tests {
    /// Whether a page has an author and a date, with a line under its title.
    fn read(line: &str) -> (bool, bool) {
        let page = format!(
            "<h1>Brass harbour lamp</h1><p>{line}</p>\
             <p>The lamp is made of brass and stands on three feet, so that it keeps upright on a deck.</p>\
             <p>Its wick burns for nine hours, and the glass can be taken out and cleaned without tools.</p>"
        );
        let article = crate::clean(page.as_str());
        let metadata = article.metadata();
        (!metadata.authors.is_empty(), metadata.published.is_some())
    }

    #[test]
    fn today_may_stand_above_the_title() {
        let published = |class: &str| {
            let page = format!(
                "<div id=top><div class='{class}'>3 May 2024</div></div><h1>Brass harbour lamp</h1>\
                 <p>Its wick burns for nine hours, and the glass can be cleaned without tools.</p>"
            );
            crate::clean(page.as_str()).metadata().published.is_some()
        };
        assert!(!published("head-clock"));
        assert!(!published("currentDate"));
        assert!(!published("date-today"));
        assert!(published("entry-date"));
    }

    #[test]
    fn days_of_clocks_and_of_things_are_none_of_the_text() {
        for line in [
            "It is currently Tue Dec 08, 2015 2:53 am",
            "The time now is 10:15 AM, 6 December 2014",
            "Aktuelle Zeit: Di 8. Dez 2015, 02:53",
            "Nous sommes le 08 déc. 2015, 02:53",
            "Fecha actual Mar Dic 08, 2015 2:53 am",
            "Dzisiaj jest 08 gru 2015, 02:53",
            "Текущее время: 08 дек 2015, 02:53",
            "现在的时间是 2015-12-08 02:53",
            "Sale ends: December 16, 2015",
            "Sale ends 2 May 2024",
            "Best before 2 May 2024",
            "Launch Date: 2014-12-07",
            "Erscheinungstermin: 20.9.2013",
            "Date de sortie : 18 nov. 2014",
            "Fecha de lanzamiento: 18/11/2014",
            "Oferta válida hasta el 2 de mayo de 2024",
            "Data premiery: 18.11.2014",
            "Seit dem 20.11.2013 im Sortiment",
            "Дата выхода: 18.11.2014",
            "Акция действует до 18 ноября 2014",
            "Gyldig fra: 2015-12-04 Gyldig til: 2015-12-31",
            "発売日：2024年5月3日",
            "상영작 개봉일: 2024.05.03",
        ] {
            assert_eq!(read(line), (false, false), "{line}");
        }
        let facts = "</p><ul><li>Maker: Oak and Sons<li>Release date: 16/02/2016</ul><p>";
        assert_eq!(read(facts), (false, false));
        assert_eq!(read("Release date: 16/02/2016"), (false, true));
        for line in [
            "Ann Bell, 2 May 2024",
            "By Ann Bell on 2 May 2024",
            "Ann Bell | Updated today, 2 May 2024",
        ] {
            assert_eq!(read(line), (true, true), "{line}");
        }
    }
}
