//! The lunar date that stands before that of our calendar on Arabic pages: `16 رمضان 1445هـ`.

/// Words of such dates: parts of the names of months, the sign of the era, days of the week, and a word
/// for “which is”. Sorted.
static WORDS: &[&str] = &[
    "أول",
    "الآخر",
    "الآخرة",
    "الأحد",
    "الأربعاء",
    "الأول",
    "الأولى",
    "الإثنين",
    "الاثنين",
    "الاحد",
    "الاول",
    "الاولى",
    "الثاني",
    "الثانية",
    "الثلاثاء",
    "الجمعة",
    "الحجة",
    "الخميس",
    "السبت",
    "القعدة",
    "الموافق",
    "ثاني",
    "جمادى",
    "ذو",
    "ذي",
    "ربيع",
    "رجب",
    "رمضان",
    "شعبان",
    "شوال",
    "صفر",
    "محرم",
    "ه",
    "هـ",
    "يوم",
];

/// Numbers of such a date: the day and the year.
const NUMBERS: usize = 2;

/// Words of the longest: a day of the week, the month, the era and “which is”.
const MOST_WORDS: usize = 6;

/// Whether a text is nothing but such a date.
pub(super) fn is_date(text: &str) -> bool {
    let (mut numbers, mut words) = (0, 0);
    for part in text.split(|ch: char| !ch.is_alphanumeric()) {
        // The sign of the era follows the year at once.
        let word = part.trim_start_matches(char::is_numeric);
        numbers += usize::from(word.len() < part.len());
        if !word.is_empty() {
            words += 1;
            if words > MOST_WORDS || WORDS.binary_search(&word).is_err() {
                return false;
            }
        }
    }
    numbers == NUMBERS && words > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn dates_are_told_from_other_words() {
        assert!(is_date("16 رمضان 1445هـ - "));
        assert!(is_date("الثلاثاء ١٦ ربيع الأول ١٤٤٥ هـ الموافق "));
        assert!(!is_date("رمضان ") && !is_date("16 مقال 1445 ") && !is_date(""));
    }
}
