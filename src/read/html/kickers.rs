//! The names of sections that stand in headings, set apart by their style alone.

/// Words of their classes.
#[rustfmt::skip] // One entry a line.
const WORDS: [&str; 9] = [
    "badge",
    "eyebrow",
    "kicker",
    "label",
    "overline",
    "rubric",
    "rubrik",
    "tag",
    "topline",
];

/// Whether a class is that of a kicker: “`<span class=kicker>`Sport`</span>`Snow closes the pass”.
pub(super) fn is_one(class: &str) -> bool {
    let mut words = class.split([' ', '-', '_']);
    !class.is_empty() && words.any(|word| WORDS.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::clean;

    fn title(heading: &str) -> Option<String> {
        let text = "<p>The pass was closed on Sunday, after the plough had turned back twice.</p>";
        let article = clean(format!("<h1>{heading}</h1>{text}").as_str());
        article.title().map(str::to_owned)
    }

    #[test]
    fn a_kicker_is_no_part_of_the_first_word() {
        assert!(WORDS.is_sorted());
        for (heading, expected) in [
            (
                "<span class=label>Roads</span>Snow closes the pass",
                "Roads Snow closes the pass",
            ),
            ("<span class='art-kicker'>Roads </span> Snow", "Roads Snow"),
            (
                "<span>Roads</span><span>Snow closes the pass</span>",
                "Roads Snow closes the pass",
            ),
            (
                "<span>Snow</span><span>Pass</span> closes",
                "SnowPass closes",
            ),
            (
                "<span class=initial>S</span>now closes the pass",
                "Snow closes the pass",
            ),
            (
                "Snow<span class=tag>s</span> close the pass",
                "Snows close the pass",
            ),
        ] {
            assert_eq!(title(heading).as_deref(), Some(expected), "{heading}");
        }
    }
}
