//! How running text and code begin whose first line is no title.

/// Greetings, in lower case: whole lines, the beginning of lines that call, and in scripts other than
/// Latin the end of a line.
pub(crate) static GREETINGS: &[&str] = &[
    "bok svima",
    "bonjour à tous",
    "buenos días a todos",
    "dear all",
    "dear colleagues",
    "dear friends",
    "dear members",
    "dear neighbours",
    "dear parents",
    "dear readers",
    "dobar dan",
    "good afternoon",
    "good evening",
    "good morning",
    "guten tag",
    "hallo zusammen",
    "hello",
    "hello all",
    "hello everyone",
    "hello there",
    "hi",
    "hi all",
    "hi everyone",
    "hi there",
    "hola a todos",
    "pozdrav",
    "pozdrav svima",
    "poštovani",
    "всем привет",
    "добар дан",
    "добрый день",
    "добър ден",
    "здравейте",
    "здравейте на всички",
    "здравствуйте",
    "поздрав",
    "поздрав свима",
    "поштовани",
    "привет всем",
    "привет на всички",
    "בוקר טוב לכולם",
    "היי לכולם",
    "שלום לכולם",
    "שלום לכם",
    "こんにちは",
    "こんばんは",
    "みなさま",
    "みなさん",
    "各位",
    "大家好",
    "您好",
    "皆さま",
    "皆さん",
    "皆様",
    "안녕하세요",
    "안녕하십니까",
    "여러분",
    "여러분께",
];

/// What code begins with, as it is written.
pub(crate) static CODE: &[&str] = &[
    "#!/",
    "#include",
    "$ ",
    "<?php",
    "CREATE TABLE ",
    "DELETE FROM ",
    "INSERT INTO ",
    "SELECT ",
    "const ",
    "def ",
    "function ",
    "import ",
    "public class ",
    "sudo ",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [GREETINGS, CODE] {
            assert!(table.is_sorted_by(|one, two| one < two));
        }
    }
}
