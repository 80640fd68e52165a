//! The date reader: it never panics, reads no impossible date, and reads what it prints.

use dechaff::PartialDateTime;
use proptest::prelude::*;

use super::config;

/// What dates are made of, and what stands around them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,4}",
        "[-/.:, T+Z年月日时分秒년월일]",
        prop::sample::select(vec![
            "May",
            "mai",
            "de",
            "сентября",
            "上午",
            "下午",
            "令和",
            "二〇二四",
            "Fri",
            "GMT",
            "pm",
            "st",
        ])
        .prop_map(str::to_owned),
        "\\PC{1,3}",
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn days_of(year: i16, month: i8) -> i8 {
    let leaps = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leaps => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn no_impossible_date_is_read(text in pieces()) {
        if let Some(date) = PartialDateTime::parse(&text) {
            prop_assert!((1900..2100).contains(&date.year()), "{text}: {date}");
            prop_assert!((1..=12).contains(&date.month()), "{text}: {date}");
            prop_assert!((1..=days_of(date.year(), date.month())).contains(&date.day()), "{text}: {date}");
            prop_assert!(date.hour().is_none_or(|hour| (0..24).contains(&hour)), "{text}: {date}");
            prop_assert!(date.minute().is_none_or(|minute| (0..60).contains(&minute)), "{text}: {date}");
            prop_assert!(date.second().is_none_or(|second| (0..60).contains(&second)), "{text}: {date}");
            prop_assert!(date.offset_minutes().is_none_or(|offset| offset.abs() <= 14 * 60 + 59), "{text}: {date}");
        }
    }

    #[test]
    fn what_is_printed_is_read_again(text in pieces()) {
        if let Some(date) = PartialDateTime::parse(&text) {
            prop_assert_eq!(PartialDateTime::parse(&date.to_string()), Some(date), "{}", text);
        }
    }

    #[test]
    fn every_day_is_read_in_every_form(year in 1900i16..2100, month in 1i8..=12, day in 1i8..=31) {
        let name = ["January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December"][usize::from(month.unsigned_abs()) - 1];
        let expected = (day <= days_of(year, month)).then(|| format!("{year}-{month:02}-{day:02}"));
        for text in [
            format!("{year}-{month:02}-{day:02}"),
            format!("{year}/{month}/{day}"),
            format!("{year}年{month}月{day}日"),
            format!("{year}년 {month}월 {day}일"),
            format!("{day}.{month}.{year}"),
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{year}{month:02}{day:02}"),
        ] {
            let read = PartialDateTime::parse(&text).map(|date| date.to_string());
            prop_assert_eq!(read.as_ref(), expected.as_ref(), "{}", text);
        }
    }
}
