//! Lines that tell what kind of document follows, above its title.

use super::title::fold;

/// The longest such line with its number, in bytes.
const LONGEST: usize = 48;

/// What such lines say, folded.
#[rustfmt::skip] // One entry a line.
static KINDS: &[&str] = &[
    "basınbülteni",
    "basınduyurusu",
    "communiquédepresse",
    "comunicadodeimprensa",
    "comunicadodeprensa",
    "comunicatostampa",
    "comunicatdepresă",
    "forimmediaterelease",
    "forrelease",
    "informacjaprasowa",
    "komunikatprasowy",
    "lehdistötiedote",
    "mediarelease",
    "medienmitteilung",
    "mediennotiz",
    "newsrelease",
    "notadeprensa",
    "persbericht",
    "presseinformation",
    "pressemeddelelse",
    "pressemelding",
    "pressemeldung",
    "pressemitteilung",
    "pressmeddelande",
    "pressrelease",
    "sajtóközlemény",
    "siaranpers",
    "tiskovázpráva",
    "tlačovásprava",
    "thôngcáobáochí",
    "δελτίοτύπου",
    "пресрелиз",
    "пресреліз",
    "прессрелиз",
    "הודעהלעיתונות",
    "بيانصحفي",
    "ニュースリリース",
    "プレスリリース",
    "報道発表",
    "报道稿",
    "新聞稿",
    "新闻稿",
    "新闻通稿",
    "보도자료",
];

/// Whether a line is nothing but a name for press releases, with or without a number: `Pressemitteilung
/// Nr. 12/2024`.
pub(crate) fn is_one(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let folded = fold(line);
    let name = folded.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let numbers = ["nr", "no", "n", "num", "第"];
    let without_number = numbers
        .iter()
        .filter_map(|number| name.strip_suffix(number));
    let mut names = std::iter::once(name).chain(without_number);
    names.any(|name| KINDS.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_titles_tell_the_kind() {
        for line in [
            "FOR IMMEDIATE RELEASE",
            "Press Release",
            "Pressemitteilung Nr. 12/2024",
            "Communiqué de presse n° 12",
            "新闻稿",
        ] {
            assert!(is_one(line), "{line}");
        }
        assert!(!is_one("Press release about the mill") && !is_one("Nr. 12") && !is_one(""));
    }

    #[test]
    fn the_title_stands_below_the_kind() {
        let story = "The mill at the bend of the river grinds flour again, for the first time in years, as \
                     the miller told us.\nThe new wheel is made of oak, and turns the other way.";
        for head in [
            "FOR IMMEDIATE RELEASE\n\nThe mill grinds again\n",
            "Press Release No. 12/2024\nHarbour, May 3, 2024\n\nThe mill grinds again\n",
            "Pressemitteilung\n3. Mai 2024\nThe mill grinds again\n",
        ] {
            let article = crate::clean(format!("{head}\n{story}"));
            assert_eq!(article.title(), Some("The mill grinds again"), "{head}");
        }
    }
}
